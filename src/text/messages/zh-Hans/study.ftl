### Studies: models for others, trade-offs, many runs (simplified Chinese)

# Models for other solvers
study-export-no-plan = { $alliance }，{ $role }：没有任何安排能满足 pins.csv 的锁定，因而没有可求解的模型
study-export-not-linear = 目标 { $policy } 不是负担的线性函数，而 MPS 和 LP 文件只能写线性模型。请导出别的目标：owa、gini 或 balanced。
study-export-too-large = { $alliance }，{ $role }：模型将超过 { $most } 列
    .hint = 请只导出一个联盟或一种角色，或调高 --most-columns。
study-exported = 已为 { $groups } 组在 { $path } 写出 { $files } 个文件；models.csv 列有本程序求得的结果：
study-export-line = { $alliance } { $role }：{ $columns } 列，{ $rows } 行；未满足 { $shortfall }，成本 { $cost }，已证明不低于 { $bound }

# Trade-offs
study-pareto = 里程与最大负担均不被其他方案超过的方案 { $points } 个；其中已证明 { $proven } 个，对某一分钟价格最优者 { $supported } 个
study-pareto-line = { $km } 公里  { $minutes } 分钟
study-pareto-proven = 已证明
study-pareto-found = 有日历，未证明
study-pareto-undated = 未找到日历：仅为界
study-pareto-supported = 支撑点
study-pareto-unsupported = 非支撑点
study-pareto-cut = 有 { $groups } 组在完成之前因限额停止：放宽时间或点数可得其余。
study-title-pareto = 公平的代价：{ $name }
study-caption-largest = 行车里程与最大个人负担均不被其他方案超过的全部方案。实心点为已证明且有经核验的日历；虚线连接对某一分钟价格最优的方案。
study-caption-gini = 所找到的方案中，行车里程与全体负担的基尼系数均不被其他方案超过者，均未证明；基尼系数较低也可能意味着人人多跑路。
study-series-hull = 支撑点
study-series-proven = 已证明
study-series-found = 已找到

# Axes
study-axis-km = 行车里程（公里）
study-axis-largest = 最大负担（分钟）
study-axis-largest-sum = 各组最大负担之和（分钟）
study-axis-gini = 基尼系数
study-axis-people = 人数占比（负担由轻到重）
study-axis-share = 负担占比
study-axis-burden = 负担（分钟）
study-axis-work = 工作量限额（单位）
study-axis-time = 时间限额（秒）
study-axis-gap = 平均差距（%）
study-axis-ratio = 与最小者之比
study-axis-problems = 问题所占比例

# Studies
study-unreadable = { $path } 不能作为研究方案读取
study-progress = 已完成 { $done }／{ $all } 次
study-stopping = 正在停止；已完成的结果保留。再按 Ctrl-C 立即退出。
study-stopped = 研究已停止；再次启动时从停下处继续。
study-waits = 本部分最后 { $runs } 次求解正由其他进程进行，正在等待。
study-shard-done = 第 { $part } 部分（共 { $parts } 部分）已在 { $path } 中完成，其中 { $runs } 次求解在此进行。汇总各部分请用 --merge。
study-missing = 共 { $all } 次求解，缺 { $missing } 次
    .hint = 不加 --merge 再次运行，即补上所缺的部分。由程序的其他构建得出的、或被人改过的结果不算。
study-missing-run = { "  " }{ $run }
study-missing-claimed = { "  " }{ $run }（{ $host } 上的进程 { $pid } 自 { $since } 起占用）
study-missing-more = { "  " }另有 { $n } 次
study-run-failed = { $run } 没有得出方案；其他结果已保留。
study-done = { $runs } 次求解已汇总为 { $path } 中的 { $files } 个文件；请先打开 index.html。
study-title-lorenz = 洛伦兹曲线：{ $name }
study-caption-lorenz = { $name }：负担最轻的若干人合计承担全部负担的多少，按求解目标和 λ 分（各取第一次）。虚线对角线为完全均等；总量多少不在图中。
study-title-burdens = 负担分布：{ $name }
study-caption-burdens = { $name }：全体人员各角色的负担，按求解目标和 λ 分（各取第一次）。轮廓为密度，点为人员，横线为中位数。
study-title-trade-off = 里程与最大负担：{ $name }
study-caption-trade-off = { $name }：每次求解的行车里程与各组最大负担之和。虚线连接两项均不被其他结果超过者。
study-series-front = 两项兼优
study-title-gap = 距已证明的最优还有多远
study-caption-gap = 各限额下成本与已证明下界的平均相对差距（所有数据与种子），按求解目标分。
study-title-profile = 性能曲线：{ $figure }（{ $limit }）
study-caption-profile = { $figure }（{ $limit }）：各求解目标的数值不超过最小者若干倍的问题（数据与种子）所占比例（Dolan、Moré 2002）。未满足更多的一次求解不计入。
study-page-runs = 共 { $runs } 次求解，程序版本 { $version }。所有数字均来自通过核验的日历。
study-page-policies = 求解目标
study-page-prices-note = 各限额分别对种子取平均。公平的代价是行车里程高出 cost 的比例，效率的代价是各组最大负担之和高出 minimax 的比例（Bertsimas、Farias、Trichakis，2011、2012）；prices.csv 列有每次的数值及其上限。
study-page-pairs = 两两比较
study-page-pairs-note = 数据、种子、限额相同的两次求解之差（前者减后者）；区间为 { $confidence }% 的两阶段百分位自助法，重抽样 { $resamples } 次，先抽数据；p 为对各数据平均差的 Wilcoxon 符号秩检验。数据很少时二者意义都不大。
study-page-figures = 图
study-page-inputs = 输入
study-page-scenario = 数据
study-page-policy = 求解目标
study-page-limit = 限额
study-page-shortfall = 未满足
study-page-gap = 差距 %
study-page-price-fairness = 公平的代价 %
study-page-price-efficiency = 效率的代价 %
study-page-figure = 指标
study-page-pair = 两者
study-page-n = 对数
study-page-less = 较小
study-page-same = 相同
study-page-more = 较大
study-page-difference = 平均差
study-page-interval = 区间
study-page-p = p（符号秩检验）
