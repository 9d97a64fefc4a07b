# 变更后的调整。

replan-event-over = “{ $event }”（{ $id }）已于 { $date } 进行，早于 { $today }。
    .hint = 请去掉这一项，或用 --today 写明从哪一天起调整。
replan-move-into-past = “{ $event }”（{ $id }）不能改到 { $today } 之前。
    .hint = 请改用以后的日期，或用 --today 写明从哪一天起调整。
replan-event-pinned = “{ $event }”（{ $id }）已在 pins.csv 第 { $line } 行锁定。
    .hint = 请先从 pins.csv 删去这一行，或直接在那里修改。
replan-event-twice = 关于“{ $event }”（{ $id }）的两项变更互相矛盾。
    .hint = 请只保留正确的一项。
replan-move-closed = { $date } 没有可以安排“{ $event }”（{ $id }）的工作时段。
    .hint = 请换一天，或核对周末、节假日以及联盟和承办园的停课安排。
replan-fixed-breaks-rule = { $date } 的活动 { $activity } 须保持原样，但现在这样会违反规则 { $rule }。
    .hint = 请取消锁定或手工改动，或修改与之矛盾的内容。
replan-past-names-unknown = { $date } 已经过去，但这一行写有各表中已不存在的编号：{ $names }。
    .hint = 请把相应的行补回表中；人员离岗请用 --leaves，或在 closures.csv 中加一行。
replan-gone = 这一行写有各表中已不存在的编号：{ $names }。有关任务按已变更计算。
    .hint = 如果不是有意删除，请把相应的行补回表中。
replan-past-breach = 这项已经发生的安排违反规则 { $rule }：{ $what }按实际情况计算，不影响后面的调整。
    .hint = 如果实际情况不是这样，请在日历中更正这一行。
replan-today = 没有给出 --today：按电脑日期 { $today } 作为今天，这一天以前的安排视为已经发生。
replan-entered = 已把 { $n } 项变更记入 { $path }，以后各项命令都会读取。要撤回最近一次登记，请用 alliance undo。
replan-undo = 已从 { $path } 撤回 { $n } 行：
replan-undo-nothing = { $path } 没有登记过变更。
replan-past-doubt = { $person } 在 { $date } 缺勤，但日历中当天的 { $activity } 仍按已完成计算。
    .hint = 如果没有进行，请加 --not-held { $activity }；如果由别人代替，请加 --held { $activity }:原来的人=代替的人；如果照常进行，请加 --held { $activity }。
replan-not-over = { $activity } 安排在 { $date }，以 { $today } 为今天时还没有过去。
    .hint = --not-held 和 --held 只用于已经过去的安排；尚未举行的活动请用 --cancel 取消。
replan-held-ahead = { $activity } 不可能在 { $date } 开展过：这一天不在 { $start } 至 { $today } 之间。
    .hint = 请写实际开展的日期；还没有开展的，请用 alliance replan 改期。
replan-marked-twice = { $activity } 登记了两次，内容不一样。
    .hint = 请只保留其中一处。
replan-no-activity = 日历中没有编号为 { $activity } 的安排。
    .hint = 请从日历第一列复制编号。
replan-verify-changes = 与原日历相比变动 { $n } 项任务和活动。
replan-online = 线上
replan-spot = { $when }，{ $place }
replan-line-moved = { $what }：原定{ $before }，改为{ $after }
replan-effect-freed = 取消
replan-effect-moved = 改期
replan-effect-asked = 新增
replan-why-rule = 原安排已不可行（{ $what }）
replan-why-beside = 为其他调整让出时间（{ $what }）
replan-why-by-hand = 由组织方决定
replan-why-stands-in = 接替{ $people }
replan-why-demand = 完成本学期应有的{ $what }
replan-why-needed-elsewhere = 另有任务需要参加，以便各项安排全部落实
replan-why-saving = 为减少行程或使负担更均衡
replan-page-title = { $name }：调整情况
replan-page-nothing = 没有变动。
replan-page-activity = 活动
replan-page-who = 人员
replan-page-before = 原安排
replan-page-after = 现安排
replan-page-notices = 通知对象
replan-page-changes = 变动
replan-page-unmet = 未满足要求的权重
replan-page-cost = 成本
replan-page-cost-value = { $cost } 公里（含负担折算），调整前为 { $before } 公里
replan-page-cost-proven = { $cost } 公里（含负担折算），已证明在这些变动下最低；调整前为 { $before } 公里
replan-changes-proven = { $n } 项任务和活动，已证明不能更少
replan-changes-bound = { $n } 项任务和活动；已证明任何方案都至少要变动 { $bound } 项
replan-changes-open = { $n } 项任务和活动
replan-touched = 联盟
replan-touched-value = { $n ->
    [0] { $all } 个联盟都不受影响
   *[other] { $all } 个联盟中有 { $n } 个受影响，其余保持不变
 }
replan-touched-more = { $n ->
    [0] { $all } 个联盟都不受影响；其中 { $more } 个为改进安排也有变动
   *[other] { $all } 个联盟中有 { $n } 个受影响，另有 { $more } 个也有变动
 }
replan-list = 变动内容
replan-list-more = ……另有 { $n } 项，见 changes.csv
replan-list-line = { $who }：{ $line }
replan-curve = 变动数与成本
replan-curve-line = 至多变动 { $changes } 项：成本 { $cost }，任何安排都不低于 { $bound }
replan-curve-line-open = 至多变动 { $changes } 项：成本 { $cost }
replan-curve-line-proven = 至多变动 { $changes } 项：成本 { $cost }，已证明最低
replan-refused = 未能调整：{ $counts }。
replan-when = { $date }{ $session }（{ $hours }）
replan-span = { $from }至{ $to }
replan-line-one = { $what }：{ $spot }
replan-with = { $line }；同行：{ $people }
replan-alone = { $line }；改为本人单独前往
replan-in = 来园{ $what }
replan-out = 外出{ $what }
replan-in-people = { $line }，{ $people }
replan-in-instead = { $line }，来园人员由{ $gone }改为{ $people }
replan-part = { $line }（{ $part }）
replan-part-hosts = 改由贵园承办
replan-part-still-hosts = 由贵园承办
replan-part-hosts-no-more = 贵园不再承办
replan-part-sends = 请派{ $n }人参加
replan-effect-company = 人员变动
replan-why-makes-up = 补上原定{ $date }在{ $place }的{ $what }
replan-why-away = { $own ->
    [yes] 因您{ $days }请假
   *[no] 因{ $name }{ $days }请假
 }
replan-why-left = { $own ->
    [yes] 因您自{ $date }起离岗
   *[no] 因{ $name }自{ $date }起离岗
 }
replan-why-apart = { $own ->
    [yes] 您在那里需要回避
   *[no] { $name }在那里需要回避
 }
replan-why-shut = 因{ $who }{ $days }停课
replan-why-road = 因{ $days }{ $a }与{ $b }之间的道路不通或难行
replan-why-no-host = 因{ $place }不再承办活动
replan-why-wanted = 按要求改期
replan-why-cancelled = 活动取消
replan-why-not-held = 原定的{ $what }没有进行
replan-all = { $kind ->
    [banner] 全旗
    [district] 全区
    [city] 全市
   *[county] 全县
 }
replan-folder = 变动通知
replan-notice-person = { $name }老师：
    您好！{ $term }的安排有调整，与您有关的如下。
replan-notice-kindergarten = { $name }：
    { $term }的安排有调整，与贵园有关的如下。
replan-notice-alliance = { $name }：
    { $term }的安排有调整，联盟内的变动如下。
replan-notice-head = 【{ $effect }】
replan-notice-why = 原因：{ $why }
replan-notice-rest = 未提到的安排不变。
replan-page-everybody = 联盟各园
replan-page-told = { $people }人、{ $places }所园
replan-page-cost-minutes = { $cost } 分钟，调整前为 { $before } 分钟
replan-col-effect = 变动
replan-col-alliance = 联盟
replan-col-what = 事项
replan-col-person = 人员
replan-col-before-date = 原日期
replan-col-before-session = 原时段
replan-col-before-place = 原地点
replan-col-after-date = 现日期
replan-col-after-session = 现时段
replan-col-after-place = 现地点
replan-col-why = 原因
replan-col-id = 编号
replan-phones = { $path } 旁边没有手机日历（ics 文件夹）：改期和取消按只发过一次来推算；如果后来更新过，手机上可能新旧日期并存。--from 请尽量用原来输出文件夹里的日历。
replan-other-county = { $path } 中有 { $n } 行与“{ $scenario }”的各表不符，看来是别处或别的学期的日历。
    .hint = 请给出本方案的日历；如果没有弄错，用 alliance verify 可以逐行查看。
replan-named-host = “{ $title }”原指定由{ $place }承办；因其不再承办，现改为：{ $now }。
replan-named-host-none = “{ $title }”原指定由{ $place }承办；因其不再承办，又没有找到别的承办园和日期，这场活动未能安排。
replan-effect-elsewhere = 改地点
replan-effect-vehicle = 用车
replan-vehicle-off = 不再出车：{ $date }{ $leaves }—{ $back }，{ $n }辆（{ $riders }），到{ $stops }
replan-vehicle-new = 新增出车：{ $date }{ $leaves }—{ $back }，{ $n }辆（{ $riders }），到{ $stops }
