### Studies: models for others, trade-offs, many runs (English)

# Models for other solvers
study-export-no-plan = { $alliance }, { $role }: no assignment keeps the pins, so there is no model to solve
study-export-not-linear = The goal { $policy } is no linear function of the burdens, and an MPS or LP file holds only linear models. Export another policy: owa, gini or balanced.
study-export-too-large = { $alliance }, { $role }: the model would have more than { $most } columns
    .hint = Ask for one alliance or role, or raise --most-columns.
study-exported = { $files } files for { $groups ->
    [one] 1 group
   *[other] { $groups } groups
 } in { $path }; models.csv lists what this program found:
study-export-line = { $alliance } { $role }: { $columns } columns, { $rows } rows; shortfall { $shortfall }, cost { $cost }, proven at least { $bound }

# Trade-offs
study-pareto = { $points ->
    [one] 1 plan
   *[other] { $points } plans
 } that nothing found beats both in kilometres and in the largest burden; { $proven } proven, { $supported } best for some price of a minute
study-pareto-line = { $km } km  { $minutes } min
study-pareto-proven = proven
study-pareto-found = with a calendar, not proven
study-pareto-undated = no calendar found: a bound alone
study-pareto-supported = supported
study-pareto-unsupported = unsupported
study-pareto-cut = In { $groups ->
    [one] 1 group
   *[other] { $groups } groups
 } a limit ended the search before its end: give more time, or more points, for the rest.
study-title-pareto = What fairness costs: { $name }
study-caption-largest = Every plan that no other beats both in vehicle kilometres and in the largest burden of anybody. Filled dots are proven and stand for verified calendars; the dashed line joins the plans that are best for some price of a minute.
study-caption-gini = The plans found that no other found beats both in vehicle kilometres and in the Gini index of all burdens. Nothing is proven of them; a lower index can mean that everybody travels more.
study-series-hull = supported
study-series-proven = proven
study-series-found = found

# Axes
study-axis-km = vehicle kilometres
study-axis-largest = largest burden (minutes)
study-axis-largest-sum = sum of the groups' largest burdens (minutes)
study-axis-gini = Gini index
study-axis-people = share of people, least burdened first
study-axis-share = share of all burdens
study-axis-burden = burden (minutes)
study-axis-work = work limit (units)
study-axis-time = time limit (seconds)
study-axis-gap = mean gap (%)
study-axis-ratio = ratio to the least
study-axis-problems = share of problems

# Studies
study-unreadable = { $path } cannot be read as a study
study-progress = { $done } of { $all } runs
study-stopping = Stopping; what is finished is kept. Ctrl-C again quits at once.
study-stopped = The study was stopped; started again, it goes on where it was.
study-waits = The last { $runs ->
    [one] run of this part is
   *[other] { $runs } runs of this part are
 } in the hands of other processes: waiting for them.
study-shard-done = Part { $part } of { $parts } is complete in { $path }; { $runs ->
    [one] 1 run was
   *[other] { $runs } runs were
 } made here. --merge makes the tables of all parts.
study-missing = { $missing } of { $all } runs are not there
    .hint = Start the command again without --merge: it makes what is missing. Runs that another build of the program made, or that somebody edited, do not count.
study-missing-run = { "  " }{ $run }
study-missing-claimed = { "  " }{ $run } (claimed by process { $pid } on { $host } since { $since })
study-missing-more = { "  " }and { $n } more
study-run-failed = The run { $run } gave no plan; the results of the others are kept.
study-done = { $runs ->
    [one] 1 run
   *[other] { $runs } runs
 } summed up in { $files } files in { $path }; open index.html first.
study-title-lorenz = Lorenz curves: { $name }
study-caption-lorenz = { $name }: which share of all burdens the least burdened people carry together, by policy and λ (first run of each). The dashed diagonal is perfect equality; who carries how much altogether it does not show.
study-title-burdens = Burdens: { $name }
study-caption-burdens = { $name }: burdens of everybody in every role by policy and λ (first run of each). Outlines are densities, dots are people, bars are medians.
study-title-trade-off = Kilometres and largest burdens: { $name }
study-caption-trade-off = { $name }: every run by its vehicle kilometres and the sum of its groups' largest burdens. The dashed line joins the runs that no other run beats in both.
study-series-front = best of both
study-title-gap = How far from proven best, by limit
study-caption-gap = Mean relative gap between cost and proven bound over all scenarios and seeds, by policy (with its λ) and limit.
study-title-profile = Performance profile: { $figure } ({ $limit })
study-caption-profile = { $figure } ({ $limit }): the share of problems (scenario and seed) in which a policy is within a ratio of the least that any policy reaches (Dolan and Moré 2002). A run that leaves more unmet than another counts as outside.
study-page-runs = { $runs } runs, made with version { $version }. Every figure is of calendars that passed the verifier.
study-page-policies = Policies
study-page-prices-note = Means over seeds, limit by limit. The price of fairness is the share of vehicle kilometres above those of the policy cost, the price of efficiency the share of the sum of largest burdens above that of minimax (Bertsimas, Farias and Trichakis 2011, 2012); prices.csv holds each run's, and the most that they can be.
study-page-pairs = Policies pair by pair
study-page-pairs-note = Differences first less second over runs with the same scenario, seed and limit; intervals of { $confidence } % by a two-stage percentile bootstrap with { $resamples } resamples, scenarios first; p is that of Wilcoxon's signed-rank test of the scenarios' mean differences. With few scenarios neither says much.
study-page-figures = Figures
study-page-inputs = Inputs
study-page-scenario = scenario
study-page-policy = policy
study-page-limit = limit
study-page-shortfall = shortfall
study-page-gap = gap %
study-page-price-fairness = price of fairness %
study-page-price-efficiency = price of efficiency %
study-page-figure = figure
study-page-pair = pair
study-page-n = pairs
study-page-less = less
study-page-same = same
study-page-more = more
study-page-difference = mean difference
study-page-interval = interval
study-page-p = p (signed ranks)
