### The page report.html (simplified Chinese)

# Frame
page-skip = 跳到正文
page-dark = 深色
page-light = 浅色
page-print = 打印
page-nav = 本页目录
page-overview = 概况
page-months = 月历
page-weeks = 周表
page-list = 清单
page-map = 地图
page-burdens = 负担
page-demands = 要求
page-budget = 交通经费
page-evidence = 依据
page-total = 合计

# Dates and units
page-date = { $month }月{ $day }日
page-month = { $year }年{ $month }月
page-from-to = { $from }至{ $to }
page-km = { $km } 公里
page-minutes = { $minutes } 分钟
page-units = 缺 { $n }

# Overview
page-term = { $from } 至 { $to }，共 { $weeks } 周
page-lead = 本学期计划覆盖 { $alliances } 个联盟、{ $kindergartens } 所幼儿园，共安排 { $activities } 项。
page-lead-checked = 全部硬性规则已由独立的核验程序逐条核对，没有违反。
page-lead-broken = 核验发现有违反规则之处，见文末“依据”。
page-card-activities = 安排
page-card-activities-said = 送教 { $outreach } · 视导 { $inspection } · 活动 { $event }
page-card-demands = 要求
page-card-demands-met = 全部满足
page-card-demands-short = 缺 { $n } 项
page-card-rules = 规则
page-card-rules-kept = 全部遵守
page-card-rules-broken = 违反 { $n } 处
page-card-rules-said = 逐条核对 { $n } 条
page-card-km = 行车里程
page-card-km-said = 按合乘用车计
page-card-money = 交通费约 { $money } 元
page-card-burden = 最忙的人（本学年）
page-card-burden-said = { $name }，{ $home }
page-see-shortfalls = 查看未满足的要求及原因

# Filters
page-filters = 筛选月历、周表、清单和地图
page-filter-alliance = 联盟
page-filter-kindergarten = 幼儿园
page-filter-person = 人员
page-filter-kind = 类型
page-filter-any = 全部
page-filter-reset = 清除筛选
page-count-all = 共 #all 项
page-count-some = 显示 #some 项，共 #all 项
page-count-none = 没有符合条件的安排（共 #all 项）
page-legend = 图例
page-mark-outreach = 送
page-mark-inspection = 视
page-mark-event = 活
page-mark-followup = 督
page-mark-placement = 岗
page-until = 至 { $date }

# Calendar, weeks and list
page-theme = 主题：{ $name }
page-off = 休
page-makeup = 班
page-closed-am = 上午停课
page-closed-pm = 下午停课
page-day-more = 另有 #n 项
page-day-less = 收起
page-weeks-note = 每个小块是一项安排，指向它可以看到详情；灰色的周没有工作日。
page-weeks-caption = 各联盟每周的安排
page-list-caption = 全部安排，按日期排列
page-col-date = 日期
page-col-kind = 类型
page-col-place = 地点
page-col-people = 人员
page-online = 线上
page-pinned = 锁定
page-delegates = 本联盟各园
page-nothing = 本学期没有安排。

# Map
page-map-note = 按经纬度绘制，连线是本学期的行车路线（直线示意，越粗次数越多）。
page-map-short = 图中名称略去了词尾的“幼儿园”。
page-map-lead = 牵头园
page-map-member = 成员园
page-map-of = { $name }的幼儿园和本学期行车路线图
page-map-none = 没有经纬度，无法绘图。
page-map-unknown = 没有经纬度、未画出的园
page-map-number = { $n } { $name }
page-leg = { $kind }：{ $from } — { $to }，{ $times } 次，单程 { $km } 公里
page-routes = 送教和视导的行车路线（{ $n } 条）
page-routes-caption = 送教和视导的行车路线
page-col-route = 路线（终点返回起点）
page-col-route-km = 往返公里
page-col-trips = 出车天数
page-col-vehicles = 车次

# Burdens
page-burdens-note = 负担是本学年累计的分钟数：路上的时间，加上每次任务折算的时间，含此前学期。各组从高到低排列；洛伦兹曲线越贴近对角线越均衡。
page-group-summary = { $people } 人 · 最高 { $largest } 分钟 · 平均 { $mean } 分钟 · 基尼系数 { $gini } · Jain 指数 { $jain }
page-mean = 平均 { $minutes }
page-bars = 各人负担
page-lorenz = 洛伦兹曲线
page-people = 各人明细
page-people-caption = { $name }各人的负担
page-col-name = 姓名
page-col-home = 所在园
page-col-duties = 本学期任务
page-col-minutes = 本学年分钟

# Demands
page-demands-caption = 各项要求的应有、已满足和缺口
page-col-demand = 要求
page-col-asked = 应有
page-col-met = 已满足
page-col-short = 缺口
page-col-weight = 每缺一项计
page-demands-alliances = 各联盟：已满足 / 应有
page-shortfalls = 未满足的要求
page-shortfalls-none = 没有，全部满足。

# Budget
page-budget-priced = 每公里 { $name } 元；同园同日同路线的人合乘，里程按车辆计。
page-budget-unpriced = 同园同日同路线的人合乘，里程按车辆计。设置 travel.cost_per_km 后可列出金额。
page-budget-caption = 各联盟的行车公里和费用
page-col-km = 合计公里
page-col-money = 金额（元）
page-budget-homes = 按出发的幼儿园

# Evidence
page-bounds = 离最好还有多远
page-bounds-note = 下限是对整个问题证明过的：任何合规的日历缺口都不会更低；缺口不比本计划大的日历，成本都不会更低。“—”表示没有证明下限。
page-bounds-alliances = 各联盟的数值与下限
page-col-level = 比较的层次
page-col-value = 数值
page-col-bound = 证明的下限
page-col-gap = 差距
page-col-means = 含义
page-col-cost = 成本
page-level-shortfall = 缺口（加权）
page-level-cost = 成本（{ $policy }）
page-level-cost-minutes = 成本，分钟（{ $policy }）
page-level-changes = 改动
page-level-quality = 日历质量扣分
page-quality-parts = 周内过密 { $evenness }，间隔过近 { $spacing }，不在优选日 { $weekday }，集中在同一星期几 { $rotation }
page-said-met = 没有缺口
page-said-proven = 已证明在缺口不增加的前提下，没有成本更低的方案。
page-said-gap = 已证明在缺口不增加的前提下，成本至多还能再低 { $gap }。
page-said-open = 尚未证明还能改进多少。
page-said-leximin = 证明的情况：{ $said }。
page-said-short-proven = 已证明没有缺口更小的方案
page-said-short-bound = 已证明缺口不能低于 { $bound }
page-rules = 核验：逐条规则
page-rules-note = 核验程序只看数据和日历，不用求解的任何中间结果。
page-rule-kept = 遵守
page-rule-broken = 违反
page-made = 如何重新生成
page-fact-digest = 输入摘要（SHA-256）
page-fact-version = 程序版本
page-fact-policy = 比较方式
page-fact-seed = 随机种子
page-fact-limit = 搜索限度
page-fact-stopped = 停止原因
page-fact-km = 行车公里
page-fact-again = 重新生成的命令
page-again-same = 输入不变时，下面的命令得到逐字节相同的日历。
page-again-time = 搜索以时间为限，再次运行可能得到不同、但同样经过核验的日历；加上 --work-limit 则逐字节相同。
page-limit-work = 每个联盟 { $work } 个工作单位
page-limit-time = { $seconds } 秒
page-limit-none = 不限
