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
replan-held-ahead = { $activity } cannot have taken place on { $date }: that is not between { $start } and { $today }.
    .hint = Write the day on which it took place. If it is still to come, move it with alliance replan.
replan-marked-twice = { $activity } is marked twice, and not alike.
    .hint = Leave one of the two marks.
replan-no-activity = The calendar has no activity { $activity }.
    .hint = Copy its id from the first column of the calendar.
replan-verify-changes = Changes against the earlier calendar: { $n } duties and events.
replan-online = online
replan-spot = { $when }, { $place }
replan-line-moved = { $what }: { $after } instead of { $before }
replan-effect-freed = Called off
replan-effect-moved = Moved
replan-effect-asked = New
replan-why-rule = As it was planned it is no longer possible ({ $what })
replan-why-beside = To make room for what else has changed ({ $what })
replan-why-by-hand = Decided so by the organisers
replan-why-stands-in = In place of { $people }
replan-why-demand = So that all that is due takes place ({ $what })
replan-why-needed-elsewhere = Needed elsewhere, so that all that is due takes place
replan-why-saving = To save kilometres or even out duties
replan-page-title = { $name }: what has changed
replan-page-nothing = Nothing has changed.
replan-page-activity = Activity
replan-page-who = Who
replan-page-before = Before
replan-page-after = Now
replan-page-notices = To be told
replan-page-changes = Changes
replan-page-unmet = Weight of what is not met
replan-page-cost = Cost
replan-page-cost-value = { $cost } km in all; before the change { $before } km
replan-page-cost-proven = { $cost } km in all, proven to be the least for these changes; before the change { $before } km
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
replan-touched-value = { $n ->
    [0] none of { $all } is touched by what has happened
   *[other] { $n } of { $all } touched by what has happened; the others stay as they are
 }
replan-touched-more = { $n ->
    [0] none of { $all } is touched by what has happened, but { $more } change to do better
   *[other] { $n } of { $all } touched by what has happened; in { $more } more something changes too
 }
replan-list = What changes
replan-list-more = … and { $n } more: see changes.csv
replan-list-line = { $who }: { $line }
replan-curve = Changes against cost
replan-curve-line = at most { $changes } changes: cost { $cost }, no calendar below { $bound }
replan-curve-line-open = at most { $changes } changes: cost { $cost }
replan-curve-line-proven = at most { $changes } changes: cost { $cost }, proven to be the least
replan-refused = The repair was refused: { $counts }.
replan-when = { $date }, { $session } ({ $hours })
replan-span = { $from } to { $to }
replan-line-one = { $what }: { $spot }
replan-with = { $line }; together with { $people }
replan-alone = { $line }; now without others
replan-in = { $what } here
replan-out = { $what } elsewhere
replan-in-people = { $line }: { $people }
replan-in-instead = { $line }: { $people } instead of { $gone }
replan-part = { $line } ({ $part })
replan-part-hosts = you host it now
replan-part-still-hosts = you host it
replan-part-hosts-no-more = you no longer host it
replan-part-sends = please send { $n }
replan-effect-company = Other people
replan-why-makes-up = Makes up for { $what } at { $place } on { $date }
replan-why-away = { $own ->
    [yes] You are away ({ $days })
   *[no] { $name } is away ({ $days })
 }
replan-why-left = { $own ->
    [yes] You leave on { $date }
   *[no] { $name } leaves on { $date }
 }
replan-why-apart = { $own ->
    [yes] You are to be kept apart there
   *[no] { $name } is to be kept apart there
 }
replan-why-shut = { $who } is closed ({ $days })
replan-why-road = The road between { $a } and { $b } is closed or slow ({ $days })
replan-why-no-host = { $place } no longer hosts events
replan-why-wanted = Moved as asked
replan-why-cancelled = The event is cancelled
replan-why-not-held = It did not take place ({ $what })
replan-all = { $kind ->
    [banner] The banner
    [district] The district
    [city] The city
   *[county] The county
 }
replan-folder = changes
replan-notice-person = Dear { $name },
    the calendar of { $term } has changed. What concerns you:
replan-notice-kindergarten = To { $name }:
    the calendar of { $term } has changed. What concerns your kindergarten:
replan-notice-alliance = To { $name }:
    the calendar of { $term } has changed. What concerns the alliance:
replan-notice-head = { $effect }:
replan-notice-why = Why: { $why }
replan-notice-rest = What is not named here stays as it was.
replan-page-everybody = all kindergartens of the alliance
replan-page-told = { $people ->
    [one] 1 person
   *[other] { $people } people
 }, { $places ->
    [one] 1 kindergarten
   *[other] { $places } kindergartens
 }
replan-page-cost-minutes = { $cost } minutes; before the change { $before } minutes
replan-col-effect = effect
replan-col-alliance = alliance
replan-col-what = what
replan-col-person = person
replan-col-before-date = before date
replan-col-before-session = before session
replan-col-before-place = before place
replan-col-after-date = after date
replan-col-after-session = after session
replan-col-after-place = after place
replan-col-why = why
replan-col-id = activity
replan-phones = Beside { $path } there are no phone calendars (ics). What has moved or is called off is told to phones as if the calendar had been handed out once; where it was updated since, phones may keep both dates. Best give --from the calendar in the folder where it was written.
replan-other-county = { $n } rows of { $path } contradict the tables of “{ $scenario }”: it seems to be the calendar of another county or term.
    .hint = Give the calendar of this scenario; if it is, `alliance verify` lists the rows one by one.
replan-named-host = { $place } was named to host “{ $title }” and no longer hosts: now { $now }.
replan-named-host-none = { $place } was named to host “{ $title }” and no longer hosts: no other place and day was found, so that the event is left out.
replan-effect-elsewhere = Elsewhere
replan-effect-vehicle = Vehicles
replan-vehicle-off = No longer: { $date }, { $leaves }–{ $back }, { $n ->
    [one] 1 vehicle
   *[other] { $n } vehicles
 } ({ $riders }), to { $stops }
replan-vehicle-new = New: { $date }, { $leaves }–{ $back }, { $n ->
    [one] 1 vehicle
   *[other] { $n } vehicles
 } ({ $riders }), to { $stops }
