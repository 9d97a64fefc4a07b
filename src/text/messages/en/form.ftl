### Forming alliances (English)

form-title = { $name }: division into alliances
form-today = Today
form-new = New
form-span = { $least }–{ $most }
form-levels = { $what }: { $size } kindergartens in an alliance, { $weak } weak ones, { $staff } backbone teachers; { $km } km one way from all members to their leads, the longest { $longest } km
form-done = { $changes ->
    [one] { $changes } kindergarten changes its alliance, and { $km } km are saved one way
   *[other] { $changes } kindergartens change their alliance, and { $km } km are saved one way
}
form-done-more = { $changes ->
    [one] { $changes } kindergarten changes its alliance, for { $km } km more one way
   *[other] { $changes } kindergartens change their alliance, for { $km } km more one way
}
form-none = Today's division is the best: nothing has to change
form-proven-yes = proven
form-proven-no = not proven
form-proof = none costs less, proven
form-no-proof = stopped before the proof: one that costs less may exist
form-move = { $place }: { $from } → { $to } ({ $before } → { $after } km to the lead)
form-rest = … and { $n } more: see form.xlsx
form-no-moves = No kindergarten changes its alliance.
form-map-note = Each member is tied to its lead; a colour is an alliance, a square a lead; larger and with an edge is what changes its alliance.
form-points-note = Each row is a division that no other beats in both kilometres and evenness, the more even the further down; the other bounds stay. The cost is the sum of the roads from members to leads, one way, and { $change } km for each kindergarten that changes its alliance.
form-point = difference { $range }: cost { $cost } km ({ $km } km of road, { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
}; { $proven })
form-rows = { $n ->
    [one] After that one place of the other tables has to be changed (hosts of events, placements, pins …); alliance check shows it:
   *[other] After that { $n } places of the other tables have to be changed (hosts of events, placements, pins …); alliance check shows them:
}
form-tables = To adopt it put alliances.csv and kindergartens.csv into the scenario's folder.
form-stopped = Stopped: nothing is known yet, and nothing was written.
form-unreadable = kindergartens.csv cannot be written anew.
    .hint = Check the scenario with alliance check.

# What leaves no division
form-impossible = No division keeps all bounds. These together leave none; only without one of them there may be one:
    .hint = Relax one of --size, --minutes, --weak and --staff, or leave out --together.
form-bound-least = at least { $n } kindergartens in an alliance (--size): { $names }
form-bound-most = at most { $n } kindergartens in an alliance (--size): { $names }
form-bound-least-all = at least { $n } kindergartens in an alliance (--size)
form-bound-most-all = at most { $n } kindergartens in an alliance (--size)
form-bound-road = at most { $n } minutes one way to the lead (--minutes): { $names }
form-bound-together = the kindergartens of a township in one alliance (--together): { $names }
form-bound-weak = alliances differ by at most { $n } weak kindergartens (--weak)
form-bound-staff = alliances differ by at most { $n } backbone teachers (--staff)

# The workbook
form-sheet-alliances = Alliances
form-sheet-moves = Changes of alliance
form-sheet-points = Kilometres and evenness
form-sheet-places = Kindergartens
form-head-lead = Lead
form-head-size-today = Size today
form-head-size = New size
form-head-weak-today = Weak today
form-head-weak = New weak
form-head-staff-today = Teachers today
form-head-staff = New teachers
form-head-km-today = km today
form-head-km = km one way
form-head-from = Alliance today
form-head-to = New alliance
form-head-km-before = km today
form-head-km-after = New km
form-head-shared = Shared out
form-head-range = Difference
form-head-cost = Cost in km
form-head-changes = Changes
form-head-longest = Longest km
form-head-sizes = Sizes
form-head-weaks = Weak
form-head-staffs = Teachers
form-head-proven = Proof
form-head-road = km to the lead
form-head-before = Alliance before
form-shared-weak = Weak kindergartens
form-shared-staff = Backbone teachers
