### What took place (traditional Chinese)

record-done = 已登記 { $n } 項，記入 { $path }{ $known ->
    [0] {""}
   *[other] ；另有 { $known } 項以前已登記過
 }。撤回最近一次登記請用 alliance undo。
record-refused = 未能登記：{ $counts }，沒有改動任何檔案。
record-nothing = 沒有新的登記{ $n ->
    [0] {""}
   *[other] ：所填的 { $n } 項以前都已登記過
 }，沒有改動任何檔案。
record-marks-open = { $path } 裡有 { $n } 項填了完成情況，但還沒有登記。
    .hint = 請先執行：alliance record { $scenario } { $path }
record-state = 截至 { $today }
record-state-value = 應開展 { $planned } 項：已開展 { $held }，未開展 { $not-held }，未登記 { $unrecorded }；以後還有 { $to-come } 項
record-unrecorded = 未登記
record-unrecorded-value = { $n } 項，暫按已開展計算
record-overdue = 逾期未落實
record-overdue-value = { $n ->
    [0] 無，日曆能滿足全部要求
   *[other] { $n } 項，日曆中已沒有安排
 }
record-overdue-by = { $what }；最遲 { $by } 前還可補上
record-overdue-late = { $what }；本學期已沒有可補的日子
record-replan = 重新排入日曆：alliance replan { $scenario } --from { $calendar } --today { $day }
