### Many counties at a time (English)

# While it works
county-all = { $done } of { $all } counties done
county-interrupt = Stopping: the counties at work write their best plans so far, the others are not begun. Ctrl-C again quits.

# Refused
county-same-folder = { $first } and { $second } would both be written to { $out }
    .hint = Give the folders of the scenarios different names, or plan them one by one, each with its own --out.

# The table
county-column-county = County
county-column-activities = Activities
county-column-km = km
county-column-cost = Cost
county-column-gap = Gap
county-column-unmet = Not met
county-column-penalties = Penalties
county-column-seconds = Seconds
county-column-out = Folder
county-refused = no plan: { $counts }
county-not-written = no plan: it could not be written
county-bug = no plan: a bug of the program
county-unread = no plan: not a scenario
county-not-begun = not begun
county-sum = { $all } counties: { $planned } planned, { $failed } without a plan
county-warnings = { $n ->
    [one] 1 warning about the input; see
   *[other] { $n } warnings about the input; see
 } alliance check { $folder }
