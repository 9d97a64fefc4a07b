### The next term (English)

next-no-term = { $start } to { $end } cannot be the next term.
    .hint = It must begin after { $old-end } and lie in the school year from { $year-start } to { $year-end }: give its days with --start and --end.
next-no-staff-change = A table of changes in staff holds only who leaves (leaves) and who joins (joins).
    .hint = Enter other changes with alliance replan or alliance record, then run next again.
next-settings = The settings cannot be carried over: { $why }
next-unsound = The tables of { $path } make no sound next term; nothing was written.
    .hint = Correct this term's tables as said above, then run next again.
next-refused = The next term was refused: { $counts }.
next-done = { $path } holds the next term: term { $index } of the school year, { $from } to { $to }.
    .hint = Look through the remarks, then: alliance plan { $path }
next-history = History
next-history-value = { $n ->
    [one] 1 activity
   *[other] { $n } activities
 } of this term taken over; now { $rows } rows of this school year, { $archived } of earlier years (archive.csv, counted by no plan)
next-left-out = Left out
next-left-out-value = { $n } did not take place, and { $n ->
    [one] is
   *[other] are
 } no history
next-left-line = { $what } ({ $why })
next-why-cancelled = cancelled
next-why-not-held = not held
next-why-not-planned = in no calendar
next-staff = Staff
next-staff-value = { $left } left, { $joined } joined
next-staff-left = left: { $names }
next-staff-joined = joined: { $names }
next-followups = Follow-ups
next-followups-value = { $n } proposed in followups.csv
next-followup-weak = to be mended since { $date }
next-followup-open = { $id } of the last term did not take place
next-moved = New days
next-moved-value = { $n ->
    [one] 1 row
   *[other] { $n } rows
 } moved to the same school week and weekday, each with a remark{ $look ->
    [0] {""}
   *[other] ; { $look } marked ! had no such week or no working day in it
 }
next-moved-line = { $table } { $what }: { $before } → { $after }
next-span = { $from }–{ $to }
next-look = {" "}!
next-more = … { $n } more
next-themes = Themes
next-themes-value = { $n ->
    [one] 1 month's theme was
   *[other] The themes of { $n } months were
 } given to the months of the new term; look at them in the settings
next-dropped = Not needed
next-dropped-value = { $tables }
next-dropped-one = { $table }: { $n ->
    [one] 1 row
   *[other] { $n } rows
 }
next-note-mark = [moved]
next-note = [moved] was { $from }–{ $to }; please check
next-note-look = [moved] was { $from }–{ $to }; no such week or no working day in it: please check
