### The appraisal of a term (English)

score-title = { $name }: appraisal of the alliances on { $date }
score-before-term = { $date } is before the term, which begins on { $start }: nothing is due yet.
score-criterion-events = Events
score-criterion-half-day = Open half day
score-criterion-visits = Visits made
score-criterion-received = Visits received
score-criterion-inspections = Inspections
score-criterion-follow-ups = Follow-ups
score-criterion-placements = Placements
score-criterion-hosting = Hosting in turn
score-criterion-weak-first = Weak ones first
score-county = All alliances on average: { $mark } marks
score-alliance = { $name }: { $mark } marks (the lead itself { $own }, the members on average { $members }, which count { $share }%)
score-place = { $name }: { $mark } marks
score-no-mark = –
score-lost = { $criterion }: { $asked } asked for, { $done } done, { $later } to come, { $behind } behind: { $lost } marks lost
score-lost-list = { $criterion }: { $asked } asked for, { $done } done, { $later } to come, { $behind } behind: { $lost } marks lost ({ $list })
score-lost-weak = { $criterion }: weak members receive fewer visits on average than the others, { $lost } marks lost
score-missing = { $name } { $done }/{ $asked }
score-nothing-lost = no marks lost
score-members-whole = no member has lost marks
score-rest = { $n ->
    [one] { $n } more member has lost marks: see score.xlsx
   *[other] { $n } more members have lost marks: see score.xlsx
}
score-lead = Lead
score-member = Member

# Tables
score-sheet-alliances = Alliances
score-sheet-places = Kindergartens
score-sheet-rows = Criteria
score-head-joint = Joint mark
score-head-own = Lead itself
score-head-members = Members on average
score-head-role = Role
score-head-mark = Mark
score-head-lost = Marks lost
score-head-lost-marks = Lost
score-head-criterion = Criterion
score-head-asked = Asked for
score-head-planned = Planned
score-head-done = Done
score-head-to-come = To come
score-head-behind = Behind
score-head-rate = Not behind (%)
score-head-weight = Weight
score-note-places = A cell is “done/asked for”; what does not apply is empty. What is planned for later costs no marks: only what is neither done nor still to come does.
score-note-alliances = Joint mark = the lead itself × { $own }% + the members on average × { $members }%; all alliances on average { $mark }.
