# Answers about a calendar: its levels taken apart, why a demand is unmet, why this person.

# Levels
explain-shortfall-title = Not met (level 1): { $value }
explain-cost-title = Cost (level 2): { $cost } ({ $policy })
explain-drives-title = On the road: { $km } km
explain-drive = { $km } km  { $date }  { $home } → { $stops }: { $people } ({ $vehicles ->
    [one] 1 vehicle
   *[other] { $vehicles } vehicles
 }; { $activities })
explain-delegates = { $km } km  { $date }  delegates → { $host } ({ $vehicles ->
    [one] 1 vehicle
   *[other] { $vehicles } vehicles
 } from each kindergarten; { $activities })
explain-drives-more = … and { $n } more, { $km } km; --all lists them
explain-loads-title = Largest burden of each group (minutes in the school year)
explain-load = { $burden } min  { $person } ({ $alliance }, { $role }): { $before } before this term, { $days }
explain-load-day = { $date } { $stops } { $minutes }
explain-load-none = nothing this term
explain-quality-title = Calendar (level 4): { $value }
explain-crowded = { $alliance }, week of { $week }: { $activities } activities, { $share } would be its share
explain-close = { $place }: only { $days } days between { $first } and { $second }
explain-rotation-alliance = { $who }: { $activities } visits and inspections on one weekday ({ $weekday }), { $share } would be its share
explain-rotation-mentor = { $who }: { $activities } inspections on one weekday ({ $weekday }), { $share } would be its share
explain-weekday = { $activity } on { $weekday }, { $date }
explain-none = nothing

# Why a demand is unmet
explain-all-met = Every demand is met.
explain-conflict = { $demand } { $name }: { $subject }
explain-impossible = Cannot be met while all of these hold (proven; each one is needed):
explain-impossible-unsure = Cannot be met while all of these hold (proven); for those marked ? it is not shown that they are needed:
explain-impossible-alone = Cannot be met even with every limit lifted and every other demand dropped (proven): there are too few people who could.
explain-possible = It can be met: a calendar that does was found. Plan again.
explain-unknown = Neither a calendar that meets it nor a proof that there is none was found; allow more work with --work-limit.
explain-fact-p4 = P4, longest way from home in minutes: { $who }
explain-fact-p5 = P5: at most { $limit } minutes on the road in a day
explain-fact-p3 = P3: at most { $limit } days out in a week
explain-fact-closed = P7, K3: closed or absent: { $who }
explain-fact-k2 = K2: at most { $limit } incoming activities in a week
explain-fact-h1 = H1, staff that may be absent at a time: { $who }
explain-fact-h1-half = H1: a duty more than { $limit } minutes away takes the whole day
explain-fact-o1 = O1, visits allowed in the term: { $who }
explain-fact-o3 = O3, visits that may be received: { $who }
explain-fact-o4 = O4: at most { $limit } teachers in one group
explain-fact-i2 = I2, inspections allowed in the term: { $who }
explain-fact-p9 = P9, minutes of duties allowed in the term: { $who }
explain-fact-i3 = I3: at least { $limit } days between two inspections of one kindergarten
explain-fact-e1 = E1, windows of events: { $who }
explain-fact-e4 = E4: at least { $limit } days between events of the alliance
explain-fact-e6 = E6: at most { $limit } events of the county at a time
explain-fact-pin = PIN, rows of pins.csv: { $who }
explain-fact-d1 = D1 is asked of others too: { $who }
explain-fact-d2 = D2 is asked too at: { $who }
explain-fact-d2-all = D2: the alliance's other inspections are asked too
explain-fact-d3 = D3, these events take place too: { $who }
explain-fact-d4 = D4 is asked too at: { $who }
explain-fact-d5 = D5: different subjects are asked
explain-fact-d6 = D6: every team needs every expertise
explain-fact-d7 = D7 is asked too at: { $who }
explain-item = { $name } ({ $value })
explain-item-line = line { $line }: { $name } ({ $value })
explain-unsure = ?{" "}

# What would free it
explain-remedies-title = What would free it (each tried by planning again, everything else unchanged; the best first)
explain-remedies-none = No single small change was found that frees it.
explain-remedy = { $change }: weight unmet { $from } → { $to }, cost { $cost }
explain-step-p4 = { $who }: longest way { $from } → { $to } minutes (staff.csv line { $line })
explain-step-p4-all = { $who }: longest way { $from } → { $to } minutes (travel.max_one_way_minutes; and staff.csv line { $line } where it says less)
explain-step-p5 = longest route of a day { $from } → { $to } minutes (travel.max_drive_minutes_per_day)
explain-step-p3 = days out in a week { $from } → { $to } (limits.days_out_per_week)
explain-step-k2 = incoming activities in a week { $from } → { $to } (limits.incoming_per_week)
explain-step-h1 = { $who }: staff that may be absent { $from } → { $to } (kindergartens.csv line { $line })
explain-step-h1-half = half a day reaches { $from } → { $to } minutes (travel.half_day_reach_minutes)
explain-step-o1 = { $who }: visits allowed { $from } → { $to } (staff.csv line { $line })
explain-step-o3 = { $who }: visits received { $from } → { $to } (kindergartens.csv line { $line })
explain-step-o4 = teachers in one group { $from } → { $to } (outreach.group_max)
explain-step-i2 = { $who }: inspections allowed { $from } → { $to } (staff.csv line { $line })
explain-step-p9 = { $who }: minutes of duties in the term { $from } → { $to } (minutes_max, staff.csv line { $line })
explain-step-i3 = days between two inspections { $from } → { $to } (inspection.gap_days)
explain-step-e4 = days between events { $from } → { $to } (events.gap_days)
explain-step-e6 = events at a time { $from } → { $to } (events.bureau_parallel)
explain-step-happened = without what happened to { $who } (happened.csv)
explain-step-closed = without the closure of { $who } (closures.csv line { $line })
explain-step-pin = without the pinned { $who } (pins.csv line { $line })
explain-step-e1 = { $who } on any day of the term (events.csv line { $line })

# Why, why not
explain-duty = { $person } at { $place } ({ $role })
explain-duty-none = { $person } has no such duty in this calendar.
explain-now = As it stands: weight unmet { $shortfall }, cost { $cost } (the alliance alone)
explain-without = Without it, the best found: weight unmet { $shortfall } ({ $shortfall-more }), cost { $cost } ({ $more })
explain-without-proven = Proven: every calendar without it costs at least { $bound }, or leaves more unmet.
explain-without-unmet = Proven: every calendar without it leaves a weight of at least { $bound } unmet.
explain-without-open = Not proven: a calendar without it could cost as little as { $bound }.
explain-without-better = A calendar without it is better: plan again.
explain-without-nothing = Without it no calendar was found.
explain-forbidden = Forbidden whatever else is planned: { $rules }
explain-fits = It fits the calendar as it stands, on { $date } ({ $session }): { $more }
explain-fits-not = With nothing else moved it breaks at least { $rules } (best on { $date }, { $session })
explain-fits-instead = With nothing else moved it fits instead of { $row }, on { $date } ({ $session }): { $more }
explain-fits-not-instead = With nothing else moved and without { $row } it breaks at least { $rules } (best on { $date }, { $session })
explain-with = With it, the best found: weight unmet { $shortfall } ({ $shortfall-more }), cost { $cost } ({ $more })
explain-with-bound = Proven: every calendar with it leaves a weight of at least { $shortfall } unmet, and costs at least { $bound } if it leaves no more than that found.
explain-with-none = No calendar with it was found that leaves as little unmet.

# Why me
explain-card-title = { $person } ({ $home })
explain-card-burden = { $role }: { $burden } minutes this school year; the group of { $people } has { $mean } on average and { $largest } at most; place { $rank } from the top
explain-card-none = no duty this term
explain-placement = { $activity }, { $from } to { $until }: placement at { $place }. Its table says who goes and where; only the days can change.
explain-card-duty = { $activity }  { $date } { $weekday } { $session }  { $place } ({ $role })
explain-card-rule = { $person }: { $rules }
explain-card-cost = { $person }: possible, { $more }
explain-card-exchange = { $person }: { $rules }; an exchange for { $activity } is possible, { $more }
explain-card-more = … and { $n } more for the same reasons; --all lists them

# Candidates
explain-candidates-title = Substitutes for { $activity } ({ $date } { $session }, { $place }), nothing else moved
explain-candidates-person = { $into } instead of { $out }
explain-candidates-place = at { $place }
explain-candidates-when = on { $date } { $weekday } { $session }
explain-candidates-days = { $first } { $weekday } to { $last }
explain-candidate = { $what }: { $more }
explain-candidates-none = None is possible.
explain-candidates-forbidden = Not possible: { $who }
explain-no-activity = { $calendar } has no activity { $id }
explain-not-a-duty = “{ $text }” is not of the form { $form }.

# Differences of levels
explain-more = unmet { $shortfall }, cost { $cost }, { $km } km, calendar { $quality }
explain-more-none = the same on every level


# Two calendars
explain-compare-stopped = Stopped: the two plans were not finished, and there is nothing to compare.
explain-compare-title = With the changes, beside without: { $more }
explain-compare-levels = { $what }: weight unmet { $shortfall }, cost { $cost } ({ $policy }), { $km } km, calendar { $quality }
explain-compare-first = Without
explain-compare-second = With
explain-compare-gains = Less burden (minutes in the school year)
explain-compare-loses = More burden (minutes in the school year)
explain-compare-person = { $person } ({ $role }): { $before } → { $after } ({ $more })
explain-compare-gone = Duties and events only without: { $n }
explain-compare-new = Duties and events only with: { $n }
explain-compare-move = { $who }  { $date } { $session }  { $place }
explain-compare-rest = … and { $n } more; --all lists them

# Under stress
explain-stress-title = { $n } absences of a person for a week would hit a duty; at { $rate } % per person and week a term comes to
explain-stress-absences = Absences
explain-stress-changes = Changed duties and events
explain-stress-unmet = Weight unmet beyond now
explain-stress-estimate = { $what }: { $expected } expected; simulated { $mean } (95 % interval { $low } to { $high }), in nine terms of ten at most { $ninetieth }
explain-stress-people = On whom the plan hangs
explain-stress-weeks = The hardest weeks (from Monday)
explain-stress-places = Kindergartens that lose an activity
explain-stress-standby = Whom to keep as standby: who steps in
explain-stress-toll = { $what }: { $n ->
    [one] 1 absence
   *[other] { $n } absences
 }, { $changes } changed, weight unmet +{ $shortfall }
explain-stress-times = { $who }: { $n ->
    [one] once
   *[other] { $n } times
 }

# Heads of the table of stress
explain-csv-week = Week from Monday
explain-csv-person = Person
explain-csv-duties = Duties
explain-csv-changes = Changes
explain-csv-changes-bound = Changes at least
explain-csv-shortfall = Weight unmet
explain-csv-steps-in = Who steps in
explain-csv-lost = Who loses an activity
