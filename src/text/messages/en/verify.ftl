# Breaches of hard rules, by the name of the rule.
verify-p1 = P1: { $person } has more than one activity in a session on { $date }
verify-p2 = P2: { $person } has both outreach and inspection on { $date }
verify-p3 = P3: { $person } is out on { $days } days in the week of { $week }; at most { $limit } are allowed
verify-p4 = P4: { $place } is { $minutes } minutes from the home of { $person }; at most { $limit } are allowed
verify-p4-road = P4: a road between { $place } and the home of { $person } is closed on { $date }
verify-p5-road = P5: a road that { $person } would have to take on { $date } is closed
verify-p5 = P5: { $person } drives { $minutes } minutes on { $date }; at most { $limit } are allowed
verify-p6-home = P6: { $person } has a duty at home, { $place }
verify-p6-alliance = P6: { $person } has a duty outside the alliance, at { $place }
verify-p6-backbone = P6: { $person } is no backbone teacher but makes an outreach visit at { $place }
verify-p6-mentor = P6: { $person } is no mentor but inspects { $place }
verify-p7 = P7: { $person } is not available on { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 })
verify-p8-place = P8: { $person } is kept apart from { $place }
verify-p8-people = P8: { $person } and { $other } are kept apart, but both in one activity on { $date }
verify-p9 = P9: duties and roads of { $person } come to { $minutes } minutes in the term; at most { $limit } are allowed
verify-k1 = K1: { $place } has more than one activity on { $date }
verify-k2 = K2: { $place } has { $count } incoming activities in the week of { $week }; at most { $limit } are allowed
verify-k3 = K3: { $place } is not open on { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 })
verify-k3-term = K3: { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 }) lies outside the term, { $place }
verify-h1 = H1: { $count } people of { $place } are away on { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 }), at most { $limit } may be: { $people }
verify-o1 = O1: { $person } makes { $count } visits; at most { $limit } are allowed
verify-o2 = O2: { $person } visits { $place } more than once in the term
verify-o3 = O3: { $place } receives { $count } visits; at most { $limit } are allowed
verify-o4 = O4: { $activity } has { $count } teachers; at most { $limit } are allowed
verify-i1 = I1: { $activity } has { $count } different mentors; a team has { $size }
verify-i2 = I2: { $person } makes { $count } inspections; at most { $limit } are allowed
verify-i3 = I3: { $place } is inspected on { $first } and on { $second }, { $days } days apart; at least { $limit } are asked
verify-i4 = I4: { $place } is inspected { $count } times in the school year; at most { $limit } are allowed
verify-i5 = I5: { $person } inspects in different teams on { $date }
verify-f1 = F1: { $activity } on { $date } is not at { $place } or not from { $from } to { $to }
verify-f1-unknown = F1: { $activity } is not in followups.csv
verify-f1-once = F1: { $activity } takes place more than once
verify-l1 = L1: { $activity } from { $first } to { $last } has { $count } days of the host; { $days } on end are asked, from { $from } to { $to }
verify-l1-unknown = L1: { $activity } is not in placements.csv
verify-l1-row = L1: { $activity } is the placement of { $person } at { $place }
verify-l1-away = L1: { $person } is not available on { $date }, a day of { $activity }
verify-l1-once = L1: { $activity } takes place more than once
verify-l2 = L2: { $place } has { $count } placements on { $date }; at most { $limit } are allowed
verify-l3 = L3: { $person } has something else on { $date }, a day of a placement
verify-e1 = E1: { $event } on { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 }) does not fit its window { $from } to { $to } or its length ({ $length ->
    [half] half a day
   *[full] full day
 })
verify-e1-unknown = E1: { $event } is not in events.csv
verify-e1-once = E1: { $event } takes place more than once
verify-e2 = E2: { $host } may not host { $event }
verify-e3 = E3: { $host } was chosen to host and has { $count } hostings, { $other } only { $least }
verify-e4 = E4: { $alliance } has in-person events on { $first } and on { $second }, { $days } days apart; at least { $limit } are asked
verify-e5 = E5: { $alliance } has another activity during an event on { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 })
verify-e6 = E6: { $count } in-person events of the county on { $date } ({ $session ->
    [am] morning
    [pm] afternoon
   *[day] all day
 }); at most { $limit } are allowed
verify-pin-missing = PIN: the pinned activity { $activity } (pins.csv line { $line }) is missing
verify-pin-changed = PIN: the pinned activity { $activity } (pins.csv line { $line }) is not as it was given
