### Measures of fairness (English)

# What is shared out
measure-of-burden = Burdens in minutes, { $period }
measure-of-duties = Duties made, { $period }
measure-of-hostings = Events hosted, { $period }
measure-of-received = Outreach visits received, { $period }
measure-of-inspected = Inspections received, { $period }
measure-of-loads = Loads
measure-period-year = year to date
measure-period-term = this term alone

# Groups
measure-group = { $alliance } { $role }
measure-alliance = { $alliance }
measure-county-role = { $county }, { $role }
measure-all = all
measure-column-group = group
measure-column-plan = plan
measure-column-people = n

# Measures
measure-name-mean = mean
measure-name-largest = largest
measure-name-smallest = smallest
measure-name-range = range
measure-name-max-min-ratio = max/min
measure-name-variance = variance
measure-name-cv = CV
measure-name-cv-sample = CV (sample)
measure-name-unfairness = distance
measure-name-gini = Gini
measure-name-gini-sample = Gini (sample)
measure-name-jain = Jain
measure-name-theil-t = Theil T
measure-name-theil-l = Theil L
measure-name-atkinson = Atkinson { $epsilon }
measure-name-hoover = Hoover
measure-name-top = top 10%
measure-name-bottom = bottom 40%
measure-name-palma = Palma
measure-name-envy-pairs = envy pairs
measure-name-one-duty = EF1
measure-one-duty-free = yes
measure-name-envious = envious

# Plans
measure-plan = { $km } km, shortfall { $shortfall }, { $broken ->
    [0] breaks no rule
    [one] breaks the rules once
   *[other] breaks the rules { $broken } times
 }
measure-trap = Beware: { $group }: { $measures } call { $preferred } fairer than { $lighter }, in which nobody carries more.
measure-trap-why = “Nobody carries more”: sorted from the most loaded down, each person has no more and somebody has less. Measures of inequality see differences alone, not how much there is to carry.
measure-loads-unreadable = { $path } cannot be read as a table of loads
