# Repair after changes.

replan-event-over = “{ $event }” ({ $id }) took place on { $date }, before { $today }.
    .hint = Leave it out, or give the day that is meant with --today.
replan-move-into-past = “{ $event }” ({ $id }) cannot be moved to a day before { $today }.
    .hint = Give a later day, or the day that is meant with --today.
replan-event-pinned = “{ $event }” ({ $id }) is pinned to where it stands (pins.csv, line { $line }).
    .hint = Take the row out of pins.csv first, or change it there.
replan-event-twice = Two changes say different things about “{ $event }” ({ $id }).
    .hint = Keep the one that is meant.
replan-move-closed = On { $date } there is no working session in which “{ $event }” ({ $id }) could take place.
    .hint = Give another day, or check weekends, holidays and closures of the alliance and the host.
replan-fixed-breaks-rule = Activity { $activity } on { $date } is to stay as it stands, but that breaks rule { $rule } now.
    .hint = Take its pin or the edit out, or change what contradicts it.
replan-past-names-unknown = On { $date }, which is over, it names what is in no table any more: { $names }.
    .hint = Put the row back into its table; for a person who has left use --leaves, or a row of closures.csv.
replan-gone = It names what is in no table any more: { $names }. That work counts as changed.
    .hint = If that was not meant, put the row back into its table.
replan-past-breach = This has taken place against { $rule }: { $what } It counts as it was and stops nothing.
    .hint = If it was otherwise, correct the row in the calendar.
replan-today = No --today: { $today } is taken for today, as the clock says. What stands before it has taken place.
replan-entered = Kept in { $path } for every command, things that happened: { $n }. `alliance undo` takes the last entry back.
replan-undo = Taken back from { $path }, rows: { $n }.
replan-undo-nothing = Nothing has been entered for { $path }.
replan-past-doubt = { $person } was away on { $date }, but { $activity } of that day is in the calendar and counts as done.
    .hint = If it did not take place: --not-held { $activity }. If somebody stood in: --held { $activity }:WHO=OTHER. If it took place as planned: --held { $activity }.
replan-not-over = { $activity } stands on { $date }, which is not over on { $today }.
    .hint = Say --not-held and --held of what is over; an event still to come is cancelled with --cancel.
replan-no-activity = The calendar has no activity { $activity }.
    .hint = Copy its id from the first column of the calendar.
replan-verify-changes = Changes against the earlier calendar: { $n } duties and events.
replan-online = online
replan-spot = { $date } { $weekday }, { $session }, { $place }
replan-line-freed = { $what }: { $before }
replan-line-moved = { $what }: { $after } instead of { $before }
replan-line-asked = { $what }: { $after }
replan-effect-freed = No longer needed:
replan-effect-moved = At another time or place:
replan-effect-asked = New:
replan-why = Why
replan-why-rule = As it stood it breaks a rule now – { $what }
replan-why-beside = Beside what is changed it would break a rule – { $what }
replan-why-by-hand = Decided so by the organisers
replan-why-stands-in = In place of { $people }
replan-why-others = { $people } cannot come then
replan-why-demand = A visit, inspection or event that is due would not take place otherwise
replan-why-needed-elsewhere = Needed elsewhere, so that all that is due takes place
replan-why-saving = To save kilometres or even out duties; all that is due would take place without it too
replan-notice = { $name } ({ $home })
    The calendar of { $term } has changed. What concerns you:
replan-page-title = { $name }: what has changed
replan-page-nothing = Nothing has changed.
replan-page-activity = Activity
replan-page-who = Who
replan-page-before = Before
replan-page-after = Now
replan-page-notices = To be told
replan-page-changes = Changes
replan-page-people = People to be told
replan-page-unmet = Weight of what is not met
replan-page-cost = Cost
replan-page-cost-value = { $cost }
replan-page-cost-proven = { $cost }, proven to be the least for these changes
replan-changes-proven = { $n ->
    [one] 1 duty or event
   *[other] { $n } duties and events
 }, and no calendar manages with fewer
replan-changes-bound = { $n ->
    [one] 1 duty or event
   *[other] { $n } duties and events
 }; no calendar manages with fewer than { $bound }
replan-changes-open = { $n ->
    [one] 1 duty or event
   *[other] { $n } duties and events
 }
replan-touched = Alliances
replan-touched-value = { $n } of { $all } touched by what has happened; the others stay as they are
replan-touched-more = { $n } of { $all } touched by what has happened; in { $more } more something changes too
replan-list = What changes
replan-list-more = … and { $n } more: see changes.csv
replan-list-line = { $who }: { $line }
replan-curve = Changes against cost
replan-curve-line = at most { $changes } changes: cost { $cost }, no calendar below { $bound }
replan-curve-line-open = at most { $changes } changes: cost { $cost }
replan-curve-line-proven = at most { $changes } changes: cost { $cost }, proven to be the least
replan-refused = The repair was refused: { $counts }.
replan-changes-unreadable = { $path } cannot be read: { $why }
