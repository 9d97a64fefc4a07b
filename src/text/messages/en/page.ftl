### The page report.html (English)

# Frame
page-skip = Skip to the content
page-dark = Dark
page-light = Light
page-print = Print
page-nav = On this page
page-overview = Overview
page-months = Calendar
page-weeks = Weeks
page-list = List
page-map = Map
page-burdens = Burdens
page-demands = Demands
page-budget = Travel budget
page-evidence = Evidence
page-total = Total

# Dates and units
page-date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
page-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
page-from-to = { $from } to { $to }
page-km = { $km } km
page-minutes = { $minutes } min
page-units = { $n } short

# Overview
page-term = { $from } to { $to }, { $weeks } weeks
page-lead = This term's plan covers { $alliances ->
    [one] { $alliances } alliance
   *[other] { $alliances } alliances
} with { $kindergartens } kindergartens in { $activities } activities.
page-lead-checked = An independent verifier has held it to every hard rule: none is broken.
page-lead-broken = The verifier found broken rules; see Evidence at the end.
page-card-activities = Activities
page-card-activities-said = { $outreach } outreach · { $inspection } inspections · { $event } events
page-card-demands = Demands
page-card-demands-met = All met
page-card-demands-short = { $n } short
page-card-rules = Rules
page-card-rules-kept = All kept
page-card-rules-broken = { $n } breaches
page-card-rules-said = { $n } rules checked one by one
page-card-km = On the road
page-card-km-said = by shared vehicles
page-card-money = costs about { $money }
page-card-burden = Busiest person (this year)
page-card-burden-said = { $name }, { $home }
page-see-shortfalls = What is short, and why

# Filters
page-filters = Filter calendar, weeks, list and map
page-filter-alliance = Alliance
page-filter-kindergarten = Kindergarten
page-filter-person = Person
page-filter-kind = Kind
page-filter-any = All
page-filter-reset = Clear filters
page-count-all = #all activities
page-count-some = #some of #all activities
page-count-none = Nothing matches (of #all activities)
page-legend = Legend
page-mark-outreach = O
page-mark-inspection = I
page-mark-event = E
page-mark-followup = F
page-mark-placement = P
page-until = until { $date }

# Calendar, weeks and list
page-theme = Theme: { $name }
page-off = off
page-makeup = make-up day
page-closed-am = closed in the morning
page-closed-pm = closed in the afternoon
page-day-more = #n more
page-day-less = fewer
page-weeks-note = Each mark is one activity; point at it for details. Weeks in grey have no working day.
page-weeks-caption = Activities of each alliance, week by week
page-list-caption = All activities by date
page-col-date = Date
page-col-kind = Kind
page-col-place = Place
page-col-people = People
page-online = online
page-pinned = pinned
page-delegates = all of the alliance
page-nothing = Nothing takes place this term.

# Map
page-map-note = Drawn from the coordinates. Lines are this term's journeys as the crow flies, the thicker the more often.
page-map-short = Names leave out the word “幼儿园”, “幼兒園” or “Kindergarten” at their end.
page-map-lead = lead kindergarten
page-map-member = member
page-map-of = Map of { $name }: kindergartens and this term's routes
page-map-none = No coordinates, so there is no map.
page-map-unknown = Not drawn, without coordinates
page-map-number = { $n } { $name }
page-leg = { $kind }: { $from } – { $to }, { $times }×, { $km } km one way
page-routes = Routes of outreach and inspections ({ $n })
page-routes-caption = Routes of outreach and inspections
page-col-route = Route (and back to its start)
page-col-route-km = km and back
page-col-trips = Days
page-col-vehicles = Vehicles

# Burdens
page-burdens-note = A burden is counted in minutes over the school year, earlier terms included: the time on the road, and a fixed time for each duty. Sorted from the largest down; the closer a Lorenz curve lies to the diagonal, the more even.
page-group-summary = { $people } people · largest { $largest } min · mean { $mean } min · Gini { $gini } · Jain { $jain }
page-mean = mean { $minutes }
page-bars = Burdens
page-lorenz = Lorenz curve
page-people = Person by person
page-people-caption = Burdens in { $name }
page-col-name = Name
page-col-home = Home
page-col-duties = Duties this term
page-col-minutes = Minutes this year

# Demands
page-demands-caption = What each demand asks, what is met and what is short
page-col-demand = Demand
page-col-asked = Asked
page-col-met = Met
page-col-short = Short
page-col-weight = Weight of each
page-demands-alliances = By alliance: met / asked
page-shortfalls = What is short
page-shortfalls-none = Nothing: every demand is met.

# Budget
page-budget-priced = { $name } for each kilometre. People of one home on the same day and route share vehicles; kilometres are counted by vehicle.
page-budget-unpriced = People of one home on the same day and route share vehicles; kilometres are counted by vehicle. Set travel.cost_per_km to see money.
page-budget-caption = Kilometres and money of each alliance
page-col-km = km in all
page-col-money = Money
page-budget-homes = By kindergarten of departure

# Evidence
page-bounds = How far from the best
page-bounds-note = A bound is proven for the whole problem: no calendar that keeps the rules has less short, and none that leaves no more unmet than this one costs less. “—”: none is proven.
page-bounds-alliances = Values and bounds by alliance
page-col-level = Level
page-col-value = Value
page-col-bound = Proven bound
page-col-gap = Gap
page-col-means = Meaning
page-col-cost = Cost
page-level-shortfall = Shortfall, weighted
page-level-cost = Cost ({ $policy })
page-level-cost-minutes = Cost in minutes ({ $policy })
page-level-changes = Changes
page-level-quality = Points off for the calendar
page-quality-parts = { $evenness } crowded weeks, { $spacing } too close, { $weekday } off the preferred weekdays, { $rotation } too often on one weekday
page-said-met = Nothing is short
page-said-proven = It is proven that nothing that leaves no more unmet is cheaper.
page-said-gap = It is proven that no plan that leaves no more unmet costs less by more than { $gap }.
page-said-open = How much better a plan could be is not proven.
page-said-leximin = What is proven: { $said }.
page-said-short-proven = It is proven that no plan has less short
page-said-short-bound = It is proven that no plan gets below { $bound }
page-rules = Verdict, rule by rule
page-rules-note = The verifier sees the data and the calendar only, and nothing of the search.
page-rule-kept = kept
page-rule-broken = broken
page-made = How it was made
page-fact-digest = Digest of the input (SHA-256)
page-fact-version = Version
page-fact-policy = Policy
page-fact-seed = Seed
page-fact-limit = Limit of the search
page-fact-stopped = Why it ended
page-fact-km = Vehicle kilometres
page-fact-again = The command that makes it again
page-again-same = With the same input, the command below gives the same calendar, byte for byte.
page-again-time = The search was limited by time: another run may give another calendar, verified alike. With --work-limit it is the same byte for byte.
page-limit-work = { $work } units of work for each alliance
page-limit-time = { $seconds } seconds
page-limit-none = none
