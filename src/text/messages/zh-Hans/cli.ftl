### What the command line says (simplified Chinese)

# Findings
cli-sheet = 工作表“{ $sheet }”
cli-row = 第 { $row } 行
cli-column = （“{ $header }”列）
cli-setting = （设置项 { $header }）
cli-quoted = “{ $text }”
cli-places = 出现在：{ $places }{ $more ->
    [yes] ……
   *[no] {""}
 }，共 { $n } 处
cli-help = 建议
cli-more = ……另有 { $n } 条，用 --json 可全部列出
cli-counts = { $errors } 个错误，{ $warnings } 个警告
cli-unreadable = { $path } 不是可以读取的数据文件夹
cli-calendar-unreadable = 无法将 { $path } 作为日历读取
cli-refused = 数据没有通过检查：{ $counts }。
cli-check-fine = { $name }可以排计划：{ $alliances } 个联盟，{ $kindergartens } 所幼儿园，{ $staff } 名教师，{ $events } 项活动。
cli-pin-breaks-rule = 计划必须原样保留 pins.csv 的每一行，而这一行会违反规则 { $rule }（{ $name }）。请修改或删除这一行。

# Writing
cli-cannot-read = 无法读取 { $path }：{ $why }。
cli-cannot-write = 无法写入 { $path }：{ $why }。没有改动任何文件。
cli-out-is-scenario = { $path } 就是数据所在的文件夹，本命令不改动数据。
    .hint = 请用 --out 写到别的文件夹，核对后再把新表放回数据文件夹。
cli-calendar-other-term = 安排 { $activity }（{ $date }）不在本学期 { $start } 至 { $end } 之内；{ $all } 项安排中有 { $n } 项如此。
    .hint = 请给出这一学期的日历，或改正日期。
cli-cannot-print = 无法输出：{ $why }。
cli-why-missing = 没有这个文件或文件夹
cli-why-permission = 没有写权限
cli-why-read-only = 磁盘为只读
cli-why-full = 磁盘已满
cli-why-not-folder = 这里应当是文件夹，却是一个文件
cli-why-is-folder = 这里应当是文件，却是一个文件夹
cli-why-too-large = 文件太大
cli-why-not-file = 这不是普通文件，而是管道、设备之类
cli-kept = { $path } 写出后被人改过；改过的文件已保留为 { $to }。

# While it works
cli-interrupt = 正在停止，将写出目前最好的计划。再按一次 Ctrl-C 则直接退出，不写文件。
cli-stage-events = 排活动
cli-stage-assignment = 派人
cli-stage-timetable = 定日期
cli-stage-quality = 优化日期
cli-stage-done = 完成
cli-progress = { $stage }
cli-progress-cost = { $stage } · 成本 { $cost }
cli-progress-proven = { $stage } · 成本 { $cost } · 已证明最优
cli-progress-gap = { $stage } · 成本 { $cost } · 距最优至多 { $gap }
cli-progress-all = { $all } 个联盟已完成 { $done } 个

# A bug
cli-bug = 这是程序的错误，不是数据的问题：计划没有通过程序自身的核验。没有写入任何文件。
    .hint = 请把数据文件夹连同上面的提示一起发给开发者。
cli-bug-level = { $level }：计划为 { $plan }，核验为 { $check }

# What a plan comes to
cli-title = { $name }：{ $from } 至 { $to } 学期计划
cli-activities = 安排
cli-activities-value = { $all } 项：送教 { $outreach }，视导 { $inspection }，联盟活动 { $event }
cli-activities-followups = ，跟踪督查 { $n }
cli-activities-placements = ，跟岗支教 { $n }
cli-vehicle-km = 行车里程
cli-vehicle-km-value = 合乘用车 { $km } 公里
cli-vehicle-money = 合乘用车 { $km } 公里，交通费约 { $money } 元
cli-cost = 综合成本
cli-cost-proven = { $cost }（{ $policy }）；已证明没有更低的方案
cli-cost-bound = { $cost }（{ $policy }）；已证明任何方案不低于 { $bound }，至多还能省 { $gap }
cli-cost-open = { $cost }（{ $policy }）；尚不知还能省多少
cli-cost-leximin = { $cost }（{ $policy }）；{ $said }
cli-quality = 日历质量
cli-quality-value = 扣 { $all } 分：周内过密 { $evenness }，间隔过近 { $spacing }，不在优选日 { $weekday }，集中在同一星期几 { $rotation }
cli-quality-proven = ；已证明成本不更高的方案都不会更少
cli-quality-least = ；同样的人走同样的路线，换日期也不会更少
cli-quality-nearness = ，改期跨周 { $n }
cli-search = 搜索
cli-search-value = { $seconds } 秒；{ $stopped }
cli-start = 起点
cli-start-value = { $rows } 行中 { $standing } 行照旧使用
cli-start-undated = ；{ $n } 行只用“谁去哪里”，日期另排
cli-start-unknown = ；{ $n } 行未用：表中没有，或与表不符
cli-start-outside = ；{ $n } 行未用：不在本学期
cli-start-forbidden = ；{ $n } 行未用：违反规则
cli-busiest = 最忙的人（本学年，含路途）
cli-busiest-value = { $name }（{ $home }）：{ $minutes } 分钟
cli-hosts = 联盟活动由谁承办
cli-hosts-place = { $place } { $n }
cli-hosts-online = 线上 { $n }
cli-hosts-more = ……另有 { $n } 个联盟，见 calendar.csv
cli-shortfalls = 未满足的要求
cli-shortfalls-none = 无，全部满足
cli-shortfalls-value = 共 { $n } 项，权重 { $weight }
cli-shortfalls-proven = 共 { $n } 项，权重 { $weight }；已证明没有更好的方案
cli-shortfalls-bound = 共 { $n } 项，权重 { $weight }；已证明任何方案的权重都不低于 { $bound }
cli-shortfall = { $demand } { $name }：{ $subject }，缺 { $units }
cli-shortfalls-more = ……另有 { $n } 项，见 plan.json
cli-without-dates = 排上日期的代价
cli-without-dates-line = { $alliance }：未满足权重 { $unmet }，综合成本 { $cost }；不论日期的指派为 { $assigned-unmet } 和 { $assigned }
cli-without-dates-alike = { $alliance }：未满足权重 { $unmet }、综合成本 { $cost } 与不论日期的指派相同，但里程较多或负担较不均匀
cli-without-dates-more = ……另有 { $n } 个联盟，详见 plan.json
cli-files = 文件
cli-files-folder = { $path }：{ $n } 个文件

# Verdict
cli-violation = 规则 { $rule }（{ $name }）
cli-verdict-fine = { $path } 没有违反任何规则。
cli-verdict-broken = { $path } 有 { $n } 处违反规则。
cli-cost-value = { $cost }（{ $policy }）
cli-shortfalls-open = 共 { $n } 项，权重 { $weight }；能否更少尚不清楚

cli-start-one = --start 以一个县的日历为起点，但这次要排几个县，或其中的一部分
    .hint = 请单独排这个县，或去掉 --start。
cli-every-no-format = --every 写的是 calendar.csv 和 plan.json，但 --formats 既没有 csv 也没有 json
    .hint = 请在 --formats 中加上 csv，或去掉 --every。
