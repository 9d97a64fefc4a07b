### The exchange of a school year (English)

exchange-title = { $name }: exchange of staff in the school year { $year }

# The summary
exchange-done = { $count ->
    [0] Nobody can be exchanged
    [one] { $count } teacher of the leads goes to a member, and one of a member to the lead
   *[other] { $count } teachers of the leads go to members, and as many of members to the leads
}
exchange-proven = nothing better exists, proven for every alliance
exchange-unproven = stopped before the proof: better ones may exist
exchange-sums = Need { $need } points (weak 2, pastoral 1), { $swaps } in direct exchange, { $fits } with a subject that the place lacks; { $km } km in all, the longest { $longest } km
exchange-of = { $alliance }: { $due } { $due ->
    [one] backbone teacher of the lead is due, { $wanted } shall go
   *[other] backbone teachers of the lead are due, { $wanted } shall go
}
exchange-move = { $name }, { $home } → { $host } ({ $kind }, { $km } km)
exchange-places = { $n ->
    [one] { $n } member gets nobody: why is in exchange.xlsx
   *[other] { $n } members get nobody: why is in exchange.xlsx
}

# Why
exchange-why-weak = a weak kindergarten
exchange-why-pastoral = a pastoral kindergarten
exchange-why-both = a weak and pastoral kindergarten
exchange-why-speaks = speaks its language, { $language }
exchange-why-subjects = brings what nobody there teaches: { $subjects }
exchange-why-swap = in exchange for { $name }, who takes over there
exchange-why-alone = nobody of the lead takes over there: the kindergarten has to see to the class
exchange-why-instead = without this person { $names } would go instead: { $against }
exchange-why-without = without this person { $against }
exchange-against-count = { $n ->
    [one] one pair fewer is exchanged
   *[other] { $n } pairs fewer are exchanged
}
exchange-against-need = the places in need get { $n } points less
exchange-against-swaps = { $n ->
    [one] one more class loses its teacher with nobody in return
   *[other] { $n } more classes lose their teacher with nobody in return
}
exchange-against-fits = { $n ->
    [one] one missing subject fewer is brought
   *[other] { $n } missing subjects fewer are brought
}
exchange-against-road = the roads are { $km } km longer in all
exchange-against-longest = the longest road is { $km } km longer
exchange-against-same = the result is just as good
exchange-nobody-due = no backbone teacher of the lead can go
exchange-nobody-closed = it takes nobody on a placement
exchange-nobody-obstacles = none of the { $n } who can go can go there: { $list }
exchange-nobody-return = then no teacher of a member could come to the lead
exchange-nobody-dearer = the places go to others; if somebody went here, { $against }
exchange-obstacle-language = { $n } do not speak { $language }
exchange-obstacle-apart = { $n } are kept apart from it
exchange-obstacle-road = { $n } would be on the road for more than { $minutes } minutes
exchange-barred-excluded = named with --without
exchange-barred-went = away on exchange until { $date }, less than { $years } years before this school year
exchange-barred-backbone = of the lead, but no backbone teacher
exchange-barred-mentor = a mentor who teaches no class
exchange-fewer = { $alliance }: { $wanted } shall go, { $count } can
exchange-lift-any = one more could go without any one of these: { $list }
exchange-lift-none = no single limit stands in the way alone
exchange-lift-years = the years between two exchanges (--years)
exchange-lift-excluded = those named with --without
exchange-lift-language = the language of the place
exchange-lift-road = the longest time on the road (--minutes)
exchange-lift-loss = how many a kindergarten gives away (--loss, max_away)
exchange-lift-room = how many placements a kindergarten takes (placements_max)
exchange-lift-per-place = teachers of the lead at one member (--per-place)
exchange-note-alone = { $n ->
    [one] One teacher leaves a class without a teacher of the lead in return: see to the class before the year begins.
   *[other] { $n } teachers leave a class without a teacher of the lead in return: see to the classes before the year begins.
}
exchange-note-term = Who is away for the whole term makes no visits and inspections: set visits_per_term to 0 in staff.csv, or choose fewer days with --days.
exchange-note-room = placements.csv already has rows at some of these hosts: together they may be more than placements_max at a time.

# The workbook
exchange-sheet-list = Exchange list
exchange-sheet-others = Other proposals
exchange-sheet-places = Members without anybody
exchange-sheet-people = Not considered
exchange-head-host = Host
exchange-head-kind = Kind
exchange-head-km = km
exchange-head-why = Why
exchange-head-choice = Proposal
exchange-head-against = Against the best one
exchange-head-support = Support
exchange-head-nobody = Why nobody goes there
exchange-head-barred = Why not
exchange-choice = No. { $n }
exchange-stopped = Stopped: nothing is known yet, and nothing was written.
exchange-language = { $code ->
    [bo] Tibetan
    [mn] Mongolian
    [evn] Evenki
    [ug] Uyghur
    [kk] Kazakh
    [ko] Korean
    [ii] Yi
    [za] Zhuang
   *[other] { $code }
}
