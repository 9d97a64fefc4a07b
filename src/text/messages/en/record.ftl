### What took place (English)

record-done = { $n ->
    [one] 1 entry
   *[other] { $n } entries
 } recorded in { $path }{ $known ->
    [0] {""}
   *[other] ; { $known } were known already
 }. alliance undo takes the last record back.
record-refused = The record was refused: { $counts }. Nothing was written.
record-nothing = Nothing new{ $n ->
    [0] {""}
   *[other] : what is marked ({ $n }) is recorded already
 }. Nothing was written.
record-marks-open = { $path } has { $n ->
    [one] a mark that is
   *[other] { $n } marks that are
 } in no record yet.
    .hint = First run: alliance record { $scenario } { $path }
record-state = By { $today }
record-state-value = { $planned } activities: { $held } held, { $not-held } not held, { $unrecorded } without a record; { $to-come } to come
record-unrecorded = No record
record-unrecorded-value = { $n } count as held
record-overdue = Overdue
record-overdue-value = { $n ->
    [0] nothing: the calendar meets every demand
   *[other] { $n } in no calendar any more
 }
record-overdue-by = { $what }; can still be met until { $by }
record-overdue-late = { $what }; no day is left this term
record-replan = To put it into the calendar again: alliance replan { $scenario } --from { $calendar } --today { $day }
