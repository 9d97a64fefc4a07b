### The ledger of service (English)

ledger-title = { $name }: ledger of service up to { $until }
ledger-span = { $from } to { $to }
ledger-done = { $terms ->
    [one] { $terms } term
   *[other] { $terms } terms
}, { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $services ->
    [one] { $services } service
   *[other] { $services } services
}
ledger-none = Nobody has served up to { $until }.
ledger-person = { $name } ({ $home }): { $list }; { $days } days out, { $km } km, { $weak } at weak kindergartens, { $pastoral } at pastoral ones
ledger-part-visits = { $n ->
    [one] { $n } visit
   *[other] { $n } visits
}
ledger-part-inspections = { $n ->
    [one] { $n } inspection
   *[other] { $n } inspections
}
ledger-part-follow-ups = { $n ->
    [one] { $n } follow-up
   *[other] { $n } follow-ups
}
ledger-part-placements = { $n ->
    [one] { $n } placement ({ $days } days)
   *[other] { $n } placements ({ $days } days)
}
ledger-rest = … and { $n } more: see ledger.xlsx
ledger-pairs = Write pairs: for each term the scenario, then its calendar.
    .hint = For example alliance ledger autumn out/autumn/calendar.csv spring out/spring/calendar.csv
ledger-nobody = { $name } has not served up to { $until }: there is nothing to certify.
    .hint = Check the name or the id, or give a later day with --until.

# Certificates
ledger-certificate = Certificate of service
ledger-certificate-who = This certifies that { $name } of { $home } served in the kindergarten alliances of { $county } from { $from } to { $to }.
ledger-certificate-who-day = This certifies that { $name } of { $home } served in the kindergarten alliances of { $county } on { $from }.
ledger-certificate-what = The service comprises { $list }: { $days } days out, { $places } different kindergartens, { $km } km travelled, and { $hours } hours for visits and inspections, the road included.
ledger-part-weak = { $n } at weak kindergartens
ledger-part-pastoral = { $n } at pastoral kindergartens
ledger-certificate-need = Of these, { $list }.
ledger-certificate-end = The attachment lists each service.
ledger-certificate-table = The services of { $name }

# Tables
ledger-sheet-sums = People
ledger-sheet-rows = Services
ledger-note-sums = Kilometres are the person's own: several places of a day in one round, a placement there and back each week. Minutes include the road, not placements. Days out are those with a duty and those of placements.
ledger-note-rows = Of several places on a day each has the way there, the last one the way home too. What did not take place is not listed.
ledger-head-id = Id
ledger-head-visits = Visits
ledger-head-inspections = Inspections
ledger-head-follow-ups = Follow-ups
ledger-head-placements = Placements
ledger-head-placement-days = Placement days
ledger-head-days = Days out
ledger-head-km = km
ledger-head-minutes = Minutes
ledger-head-places = Places
ledger-head-weak = At weak ones
ledger-head-pastoral = At pastoral ones
ledger-head-until = Until
ledger-head-place-id = Place id
ledger-head-mark = Weak, pastoral
ledger-head-row-days = Days
