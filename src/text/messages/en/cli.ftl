### What the command line says (English)

# Findings
cli-sheet = sheet “{ $sheet }”
cli-row = row { $row }
cli-column = {" "}(column “{ $header }”)
cli-setting = {" "}(setting { $header })
cli-quoted = {" "}“{ $text }”
cli-places = in { $places }{ $more ->
    [yes] {" "}…
   *[no] {""}
 } ({ $n } in all)
cli-help = help
cli-more = … and { $n } more; --json lists them all
cli-counts = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
 }, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
 }
cli-unreadable = { $path } cannot be read as a scenario
cli-calendar-unreadable = { $path } cannot be read as a calendar
cli-refused = The scenario was refused: { $counts }.
cli-check-fine = { $name } can be planned: { $alliances } alliances, { $kindergartens } kindergartens, { $staff } staff, { $events } events.
cli-pin-breaks-rule = A plan must contain every row of pins.csv as it stands, but this would break rule { $rule } ({ $name }). Change or remove the row.

# Writing
cli-cannot-read = { $path } cannot be read: { $why }.
cli-cannot-write = { $path } cannot be written: { $why }. No file was changed.
cli-out-is-scenario = { $path } holds the scenario’s own tables, which this command does not change.
    .hint = Give another folder with --out, look at the new tables there, and then copy them.
cli-calendar-other-term = Activity { $activity } on { $date } is not in the term from { $start } to { $end }; so it is with { $n } of { $all } activities.
    .hint = Give the calendar of this very term, or correct the day.
cli-cannot-print = The output cannot be written: { $why }.
cli-why-missing = no such file or folder
cli-why-permission = permission denied
cli-why-read-only = the disk is read-only
cli-why-full = the disk is full
cli-why-not-folder = a file stands where a folder is needed
cli-why-is-folder = a folder stands where a file is needed
cli-why-too-large = the file is too large
cli-why-not-file = it is no regular file but a pipe, a device or the like
cli-kept = { $path } had been changed since it was written; the changed file is now { $to }.

# While it works
cli-interrupt = Stopping; the best plan so far will be written. Ctrl-C again quits without it.
cli-stage-events = events
cli-stage-assignment = who goes where
cli-stage-timetable = dates
cli-stage-quality = polishing
cli-stage-done = done
cli-progress = { $stage }
cli-progress-cost = { $stage } · cost { $cost }
cli-progress-proven = { $stage } · cost { $cost } · proven best
cli-progress-gap = { $stage } · cost { $cost } · at most { $gap } above the best
cli-progress-all = { $done } of { $all } alliances done

# A bug
cli-bug = This is a bug of the program, not of your files: its own check refuses the plan. Nothing was written.
    .hint = Please report it with the scenario and the lines above.
cli-bug-level = { $level }: the plan says { $plan }, the check finds { $check }

# What a plan comes to
cli-title = { $name }: the term from { $from } to { $to }
cli-activities = Activities
cli-activities-value = { $all }: { $outreach } outreach, { $inspection ->
    [one] 1 inspection
   *[other] { $inspection } inspections
 }, { $event ->
    [one] 1 event
   *[other] { $event } events
 }
cli-activities-followups = { "" }, { $n ->
    [one] 1 follow-up
   *[other] { $n } follow-ups
 }
cli-activities-placements = { "" }, { $n ->
    [one] 1 placement
   *[other] { $n } placements
 }
cli-vehicle-km = On the road
cli-vehicle-km-value = { $km } km by shared cars
cli-vehicle-money = { $km } km by shared cars, { $money } for transport
cli-cost = Cost
cli-cost-proven = { $cost } ({ $policy }); nothing cheaper exists
cli-cost-bound = { $cost } ({ $policy }); no plan is below { $bound }, so at most { $gap } could be saved
cli-cost-open = { $cost } ({ $policy }); how much could be saved is not known
cli-cost-leximin = { $cost } ({ $policy }); { $said }
cli-quality = Calendar
cli-quality-value = { $all ->
    [one] 1 penalty point
   *[other] { $all } penalty points
 }: { $evenness } crowded weeks, { $spacing } too close, { $weekday } on other weekdays, { $rotation } too often on one weekday
cli-quality-proven = ; no plan that costs no more has fewer
cli-quality-least = ; no other dates of the same trips have fewer
cli-quality-nearness = { "" }, weeks moved { $n }
cli-search = Search
cli-search-value = { $seconds } s; { $stopped }
cli-start = Begun with
cli-start-value = { $standing } of { $rows } rows as they stand
cli-start-undated = {"; "}{ $n } for who goes where, their dates found anew
cli-start-unknown = {"; "}{ $n } left out: not in the tables, or against them
cli-start-outside = {"; "}{ $n } left out: outside the term
cli-start-forbidden = {"; "}{ $n } left out: against a rule
cli-busiest = Busiest people (minutes in the school year, travel included)
cli-busiest-value = { $name } ({ $home }): { $minutes } min
cli-hosts = Hosts of events
cli-hosts-place = { $place } { $n }
cli-hosts-online = online { $n }
cli-hosts-more = … and { $n } more alliances; calendar.csv has them all
cli-shortfalls = Not met
cli-shortfalls-none = nothing: every demand is met
cli-shortfalls-value = { $n } in all, weight { $weight }
cli-shortfalls-proven = { $n } in all, weight { $weight }; no plan does better
cli-shortfalls-bound = { $n } in all, weight { $weight }; no plan gets below { $bound }
cli-shortfall = { $demand } { $name }: { $subject }, { $units } missing
cli-shortfalls-more = … and { $n } more; plan.json lists them all
cli-without-dates = What dates cost
cli-without-dates-line = { $alliance }: weight { $unmet } unmet and cost { $cost }; the assignment without dates has { $assigned-unmet } and { $assigned }
cli-without-dates-alike = { $alliance }: weight { $unmet } unmet and cost { $cost } as without dates, but more kilometres or less even burdens
cli-without-dates-more = … and in { $n } more alliances; plan.json lists them all
cli-files = Files
cli-files-folder = { $path }: { $n ->
    [one] 1 file
   *[other] { $n } files
 }

# Verdict
cli-violation = rule { $rule } ({ $name })
cli-verdict-fine = { $path } breaks no rule.
cli-verdict-broken = { $n ->
    [one] { $path } breaks the rules once.
   *[other] { $path } breaks the rules { $n } times.
 }
cli-cost-value = { $cost } ({ $policy })
cli-shortfalls-open = { $n } in all, weight { $weight }; whether less can be left is not known

cli-start-one = --start begins with the calendar of one county, but several are planned, or parts of them
    .hint = Plan this county alone, or leave --start out.
cli-every-no-format = --every writes calendar.csv and plan.json, but --formats names neither csv nor json
    .hint = Add csv to --formats, or leave --every out.
