# Why a demand is unmet. $who lists the people or places concerned, with the figure in brackets.
reason-p1 = P1: out already on every day left: { $who }
reason-p3 = P3: all days out of the week are used up for { $who }
reason-p4 = P4: too far from home (minutes one way > limit) for { $who }
reason-p5 = P5: too long a drive for one day (minutes > limit) for { $who }
reason-p6 = P6: at home there, so no visitor: { $who }
reason-p7 = P7: no session in which both are free and open for { $who }
reason-k1 = K1: another activity is there on every day left for { $who }
reason-k2 = K2: all incoming activities of the week are used up for { $who }
reason-k3 = K3: closed all term: { $who }
reason-h1 = H1: nobody more may leave home (max_away) for { $who }
reason-o1 = O1: all visits allowed in the term are made elsewhere by { $who }
reason-o2 = O2: already visits there: { $who }
reason-o3 = O3: no more visits allowed (visits_max) at { $who }
reason-o4 = O4: every group is full for { $who }
reason-i1 = I1: too few mentors for a team at { $who }
reason-i2 = I2: all inspections allowed (inspections_max) are made by { $who }
reason-i3 = I3: too close to another inspection of { $who }
reason-e5 = E5: an event takes every session left for { $who }
reason-p8 = P8: kept apart (apart.csv) from the place or from everybody who could come along: { $who }
reason-p9 = P9: no minutes left this term (minutes_max) for { $who }
reason-f1 = F1: closed in the whole window (followups.csv): { $who }
reason-l1 = L1: not enough days on end in the window on which the host is open and nothing keeps away { $who }
reason-l2 = L2: the host takes no more placements then (placements_max): { $who }
reason-l3 = L3: on a placement, or on duty on its days: { $who }
reason-rule = { $rule }: { $who }
reason-times = ({ $n }/{ $of }): everybody is free and every place open at { $of } times; { $rule } forbids { $n } of them, other rules the rest, if any
reason-others = No rule by itself stands in the way; every plan found that does it leaves at least as much unmet elsewhere: { $who }
reason-team-others = Teams of { $team } mentors are free for it; every plan found that sends one leaves at least as much unmet elsewhere
reason-team-others-at = Teams of { $team } mentors are free for it; every plan found that sends one leaves at least as much unmet elsewhere: { $who }
reason-nobody = nobody in the alliance could meet { $demand }; add a teacher who can, or lower the demand
reason-no-mentor-has = no mentor of the alliance has: { $wanted }
reason-no-team = { $rule }: no team of { $team } mentors can be put together on a day that is left
reason-no-team-at = { $rule }: no team of { $team } mentors can be put together on a day that is left for { $who }
reason-no-host = E2: no kindergarten of the alliance may host with room enough (events.csv line { $line }); set can_host or host_capacity in kindergartens.csv
reason-event-closed = E1: from { $from } to { $to } the term has no { $duration ->
        [full] whole day
       *[half] half-day
    } on which the event could be (events.csv line { $line }); widen the window, or check closures
reason-event-near = E4: { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } are fewer than { $gap } days from “{ $event }” ({ $date })
reason-event-taken = E5: at { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } the alliance has “{ $event }” ({ $date })
reason-event-crowded = E6: at { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } the county already has { $parallel } events, which is the most at once
reason-event-busy = K1: at { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } every host that is open has another activity that day
reason-event-turn = E3: at { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } every host that is free is out of turn: { $hosts }
reason-event-duties = E5: at { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } the alliance has visits or inspections; every plan found that holds the event leaves at least as much unmet elsewhere
reason-event-free = At { $n } of { $of } { $duration ->
        [full] whole days
       *[half] half-days
    } no rule by itself stands in the way; every plan found that holds the event leaves at least as much unmet elsewhere
reason-pins-together = { $alliance }: the pinned activities cannot all stand in one calendar
    .hint = Take the pins of this alliance out of pins.csv one by one until the plan is found, then change the last one taken out.
reason-pin-out-of-turn = The pinned host { $host } of “{ $event }” is out of turn (E3): whatever the other events do, { $host } would end the term with at least two hostings more than another host of { $alliance }
    .hint = Pin another host, or name the host in events.csv (a named host needs no turn), or let others that wait for their turn host first.
