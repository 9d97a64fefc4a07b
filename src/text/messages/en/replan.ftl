# Repair after changes.

replan-event-over = Event “{ $event }” ({ $id }) took place on { $date }, before { $today }.
    .hint = Leave it out, or give the day that is meant with --today.
replan-move-into-past = Event “{ $event }” ({ $id }) cannot be moved to a day before { $today }.
    .hint = Give a later day, or the day that is meant with --today.
replan-event-pinned = Event “{ $event }” ({ $id }) is pinned to where it stands (pins.csv, line { $line }).
    .hint = Take the row out of pins.csv first, or change it there.
replan-event-twice = Two changes say different things about event “{ $event }” ({ $id }).
    .hint = Keep the one that is meant.
replan-move-closed = On { $date } there is no working session in which event “{ $event }” ({ $id }) could take place.
    .hint = Give another day, or check weekends, holidays and closures of the alliance and the host.
