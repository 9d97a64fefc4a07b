### What took place (simplified Chinese)

record-done = 已登记 { $n } 项，记入 { $path }{ $known ->
    [0] {""}
   *[other] ；另有 { $known } 项以前已登记过
 }。撤回最近一次登记请用 alliance undo。
record-refused = 未能登记：{ $counts }，没有改动任何文件。
record-nothing = 没有新的登记{ $n ->
    [0] {""}
   *[other] ：所填的 { $n } 项以前都已登记过
 }，没有改动任何文件。
record-marks-open = { $path } 里有 { $n } 项填了完成情况，但还没有登记。
    .hint = 请先运行：alliance record { $scenario } { $path }
record-state = 截至 { $today }
record-state-value = 应开展 { $planned } 项：已开展 { $held }，未开展 { $not-held }，未登记 { $unrecorded }；以后还有 { $to-come } 项
record-unrecorded = 未登记
record-unrecorded-value = { $n } 项，暂按已开展计算
record-overdue = 逾期未落实
record-overdue-value = { $n ->
    [0] 无，日历能满足全部要求
   *[other] { $n } 项，日历中已没有安排
 }
record-overdue-by = { $what }；最迟 { $by } 前还可补上
record-overdue-late = { $what }；本学期已没有可补的日子
record-replan = 重新排入日历：alliance replan { $scenario } --from { $calendar } --today { $day }
