### Notices (English)

notice-term = term { $index } of the school year { $first }–{ $second }
notice-title = Notice on the Activities of { $alliance } in { $term }
notice-to-named = To { $members }:
notice-to-all = To all kindergartens of { $alliance }:
notice-opening = The outreach visits, inspections and alliance events of { $term }, from { $from } to { $to }, have been arranged for the whole alliance as set out below. Please carry them out on the dates given.
notice-overview-head = 1. Overview
notice-overview = The term has { $visits ->
    [one] 1 outreach visit
   *[other] { $visits } outreach visits
 } ({ $people } teacher duties), { $inspections ->
    [one] 1 inspection
   *[other] { $inspections } inspections
 } and { $events ->
    [one] 1 alliance event
   *[other] { $events } alliance events
 }; the attached tables give date, place and people.
notice-hours-head = 2. Hours
notice-hours = Mornings are { $am }, afternoons { $pm }; a full day takes both.
notice-duties-head = 4. What is asked
notice-duty-sending = (1) Kindergartens that send people arrange cover for them in good time and see to their travel and safety.
notice-duty-receiving = (2) Kindergartens that receive visitors or host events prepare place, class and materials beforehand and keep a record.
notice-duty-change = (4) Whoever must change a date or people asks the lead kindergarten { $lead } first.
notice-attached-first = Attachments: { $n }. { $title }
notice-attached = { $n }. { $title }
notice-no-date = (date)
notice-bureau = Education Bureau of { $county }
notice-table-number = Attachment { $n }
notice-table-events = Events of { $alliance }
notice-table-visits = Outreach visits of { $alliance }
notice-table-inspections = Inspections of { $alliance }
notice-table-followups = Follow-ups of { $alliance }
notice-table-placements = Placements of { $alliance }
notice-number = No.
notice-date = Date
notice-session = Session
notice-event = Event
notice-host = Host
notice-place = Kindergarten visited
notice-teachers = Teachers (home, subjects)
notice-mentors = Mentors (home)
notice-placed = Placed
notice-until = until { $date }
notice-themed = { $title } (theme: { $theme })
notice-teacher = { $name } ({ $home }; { $subjects })
notice-person = { $name } ({ $home })
notice-draft = Draft
notice-folder = notices
notice-file = notice - { $name }
notice-title-kindergarten = What concerns { $alliance }
    in { $term }
notice-to-county = To all kindergartens of the county:
notice-opening-kindergarten = This is what the plan of the alliance asks of your kindergarten in { $term } ({ $from } to { $to }).
notice-who-head = 3. Who attends
notice-who = Visits and inspections are made by the people named in the tables. To an event in person each kindergarten of the alliance sends { $n }, unless the table says otherwise; all kindergartens take part in events online.
notice-duty-vehicles = (3) Each kindergarten sends its own vehicles; who goes the same way on the same day rides together, at most { $seats } in a vehicle. Departures stand in the list of vehicles.
notice-duty-change-reach = (4) Whoever must change a date or people asks the lead kindergarten { $lead } first ({ $reach }).
notice-duty-change-county = (4) Whoever must change a date or people asks the lead kindergarten of the alliance first.
notice-attends = Who attends
notice-delegates = { $n } from each kindergarten, { $all } in all
notice-online = all kindergartens of the alliance
notice-lead = Lead
notice-visits = Visits
notice-visitors = Teachers
notice-inspections = Inspections
notice-events = Events
notice-table-summary = What each alliance does
notice-table-agenda = What concerns { $alliance }
notice-table-vehicles = Vehicles of { $alliance }
