### Calendars for phones (English)

ics-cancelled = Cancelled: { $title }
ics-person = { $name } ({ $home })
ics-teachers = Teachers: { $people }
ics-mentors = Mentors: { $people }
ics-placed = Placed: { $people }
ics-place = At: { $place }
ics-host = Host: { $place }
ics-alliance = Alliance: { $name }
ics-delegates = { $n ->
    [one] 1 delegate
   *[other] { $n } delegates
 } from each kindergarten
ics-theme = Theme: { $theme }
