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
notice-duties-head = 3. What is asked
notice-duty-sending = (1) Kindergartens that send people arrange cover for them in good time and see to their travel and safety.
notice-duty-receiving = (2) Kindergartens that receive visitors or host events prepare place, class and materials beforehand and keep a record.
notice-duty-change = (3) Whoever has to change a date or a person reports it to the lead kindergarten, { $lead }, before the day; nobody changes it alone.
notice-attached-first = Attachments: { $n }. { $title }
notice-attached = { $n }. { $title }
notice-no-date = (date)
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
