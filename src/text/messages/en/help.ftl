### Help on the commands and their options (English)

# A command: what it does, and more with --help
help-about-alliance = Plans a county's kindergarten alliance term: outreach visits, inspections and events, with proven bounds
help-about-plan = Plan a term: write its calendar and tell what it comes to
    .more =
        The search can be stopped at any time with Ctrl-C: the best plan so far is written. Every plan is verified before it is written, and its files are written whole or not at all.

        Several counties are planned each by itself, as many at a time as there are threads; one that is refused does not stop the others, and a table at the end says what became of each.
help-about-check = Check a scenario's files: every error and warning in one go
help-about-verify = Hold a calendar against its scenario: rules, demands, cost and quality
    .more =
        Everything is worked out again from the files alone; nothing of the search is used.
help-about-explain = Explain a calendar: its levels to the activity, an unmet demand, a duty, a person's share
    .more =
        Without an option each level is taken apart. Every answer is checked by the verifier or by planning again; what is not known is said to be unknown.
help-about-replan = Repair a calendar after something has happened: the fewest changes that work
    .more =
        What has happened is edited into the scenario's own files, or said by the options here, each of which may be given several times; what the options say is kept in the scenario's happened.csv (a sheet of its workbook), which every command reads. Activities before --today have taken place and stay as they were; pinned ones stay; the rest may move. Nothing left unmet that can be met; then as few changed duties and events as can be, with a proof of how few; then cost; then quality.
help-about-undo = Take back what was entered last in a scenario's happened.csv: all that one repair was told
    .more =
        The calendar of before is in its own folder; give it to `replan` with --from to go on from there.
help-about-record = Record what took place, and say what is overdue and by when it can still be met
    .more =
        What took place is marked in the sheet of activities of calendar.xlsx, in a table with the ids, or said by options; it is entered in happened.csv, where replan and next read it. What is said twice is entered once.
help-about-next = Make the scenario of the next term from this term and its calendar
    .more =
        What took place becomes history; events and placements move to the same school week and weekday, each with a remark. Nothing is ever overwritten.
help-about-compare = Plan with and without what might happen, and compare: level by level, who gains, who loses
    .more =
        The changes are said as for `replan`. Both plans are made anew with the same limits; with --from the calendar given is the one without.
help-about-stress = Put a calendar under stress: each person away for each week, repaired
    .more =
        Tells the people, weeks and places on which the plan hangs, what a term of absences comes to, and whom to keep as standby. Every absence is repaired by itself, from the calendar as it is.
help-about-exchange = Propose whom to exchange for a school year: teachers of the leads, and as many of the members
    .more =
        Places in need come first (weak ones, then pastoral ones), then direct exchange between two kindergartens, subjects that a place lacks, short roads; every proposal is proven to be the best. Writes the list for the heads (exchange.csv), rows to be added to placements.csv, and a workbook with the reasons, other proposals, and why nobody goes to a place. docs/exchange.md says exactly what is weighed.
help-about-form = Find which members join which lead: short roads, moderate sizes, even shares, few changes
    .more =
        Without options no bound is worse than today's division. The division of least cost (kilometres from the members to their leads, and a price for each change) is proven; so is every point of the trade-off between kilometres and evenness. Writes alliances.csv and kindergartens.csv with the new division, a workbook, and a page with maps of today's division and the new one. Where bounds leave no division, a smallest set of them is named. docs/form.md says more.
help-about-ledger = Add up each person's service over terms and years, with the rows that prove it and certificates
    .more =
        Give a scenario and its calendar for each term. Visits, inspections, follow-ups and placements count, the history of each scenario too, each once; what happened.csv says did not take place does not. Writes ledger.csv, ledger-rows.csv, a workbook, and with --certificates a Word document for each person. docs/ledger.md defines every figure.
help-about-serve = Open the workbench: the whole job in a browser
    .more =
        A local server shows its pages in the browser: take a workbook, see what is wrong in it, plan, move, repair, hand out. Counties and plans are ordinary files in the folder. It listens on this machine alone, unless --listen is given.
help-about-score = Appraise a term: done against planned against asked for, with marks and what pulled them down
    .more =
        On a day of the term what is planned for later costs no marks. Events, open half days, visits, inspections, follow-ups, placements, hosting in turn and help for weak members have marks by a table of weights that the bureau writes (score.toml in the scenario's folder, or --weights); the members' marks count in their lead's. Writes a workbook, a page and score.csv. docs/score.md defines every criterion.
help-about-init = Write a starting folder for a real county: the files to fill in, every setting explained
    .more =
        The term is the next one to be planned. Nothing is ever overwritten.
help-about-generate = Write a made-up county of the shape asked for, to try the planner on
    .more =
        The same options give the same files on every machine. Shares and degrees go from 0 to 1.
help-about-fairness = Measure how evenly calendars share burdens, hostings, visits and inspections
    .more =
        Each group (alliance and role, and the county) is a row, year to date and this term alone; several calendars stand side by side, whoever made them. What each measure says, and where it misleads, is in docs/fairness.md.
help-about-distances = Write a table of road distances for a scenario: distances.csv
    .more =
        Without an option they are worked out from the coordinates: great-circle distance times travel.detour. Only pairs inside an alliance are written, as no plan asks for others.
help-about-export = Write the whole date-free model of each alliance and role, for any other solver
    .more =
        Two models a group: the least shortfall, and the least cost of the policy at that shortfall. A table beside them says which person and places each column means, and models.csv what this program found and proved, so that another solver can confirm it. docs/study.md says exactly what the models hold.
help-about-pareto = Find what fairness costs in kilometres: every plan that nothing beats in both
    .more =
        Writes pareto.csv, a dictionary of its columns, and two figures (SVG and PDF): kilometres against the largest burden (each point with what is proven of it, and whether it is best for some price of a minute) and against the Gini index (the best found). --time-limit is for the whole, --work-limit for each point of a group.
help-about-study = Run a study: scenarios, policies, λ, seeds and limits, each combination one run
    .more =
        A study that was stopped, even by a power cut, goes on where it was when it is started again. docs/study.md says what study.toml holds and what is written.
help-about-help = Print the help of a command

# Options and arguments; with the command in the key: of that command only
help-lang = Language of everything said and written [default: the scenario's, then the system's]
help-scenarios = Folder or workbook (.xlsx) of the scenario; several: one county after the other
help-out = Folder for the files
help-plan-out = Folder for the plan's files, or for one folder per county [default: out/<folder's name>]
help-replan-out = Folder for the files [default: out/<name of the scenario's folder>-replan]
help-distances-out = File to write [default: distances.csv in the scenario's folder]
help-study-out = Folder for the results [default: out/<name of the file>]
help-time-limit = End each search after so many seconds [default: 20, or none with --work-limit]
help-plan-time-limit = End a county's search after so many seconds [default: 20, from 25 alliances on 0.8 for each; none with --work-limit]
help-replan-time-limit = End the search after so many seconds [default: when its own schedule is done]
help-compare-time-limit = End each search after so many seconds [default: as `plan` does]
help-work-limit = End each search after so many units of work, the same on every machine
help-plan-work-limit = End the search after so many units of work, the same on every machine
help-explain-work-limit = Units of work of each search behind an answer
help-replan-work-limit = End the search after so many units of work, the same on every machine
help-stress-work-limit = Units of work of each repair
help-plan-start = Begin with this calendar, of an earlier run or of last term: the plan is no worse, and better where the search finds more. Rows that no longer fit are left out and counted
help-every = Write the first plan at once and a better one every so often (10s) while the search goes on: calendar.csv and plan.json, each verified and written whole
help-seed = Seed of everything random
help-generate-seed = Seed: another seed, another county of the same shape
help-shard = Work on part I of N alone (2/8), beside other processes in the same folder; auto/N: the part is the number of the task of a Slurm array or an indexed Kubernetes job; auto: N too from the Slurm array
help-merge = Run nothing: make the tables from what is there, and say what is not
help-threads = Threads; 0: as many as the machine has
help-study-threads = Runs at a time; 0: as many as the machine has processors
help-policy = What the calendar costs, instead of what the scenario says
help-export-policy = What the calendar costs, instead of what the scenario says; under leximin kilometres
help-formats = Formats of the plan's files, with commas between them [default: all]
help-anonymise = Write ids instead of the names of people, kindergartens, alliances and the county, and leave out coordinates and whatever else could hold a name
help-no-alarms = Leave alarms out of the calendars for phones
help-headers = Language of the heads of tables in CSV; en is for scripts, without a byte-order mark [default: that of everything written]
help-force = Replace files that somebody has changed since they were written, instead of keeping them
help-distances-force = Replace the file if it is there
help-strict = Exit with 3 when the plan leaves a demand unmet
help-quiet = Say nothing but errors
help-study-quiet = Say nothing but errors while it runs
help-plan-json = Print the content of plan.json instead of the summary; of several counties, an array
help-check-json = Print the findings as JSON
help-verify-json = Print the verdict as JSON
help-explain-json = Print the answer as JSON
help-replan-json = Print the content of plan.json instead of the summary
help-compare-json = Print the comparison as JSON
help-next-json = Print the result as JSON
help-stress-json = Print the result as JSON
help-fairness-json = Print JSON: every measure, and the Lorenz curves
help-pareto-json = Print pareto.csv as JSON instead of the summary
help-study-json = Print runs.csv and comparisons.csv as JSON instead of the summary
help-export-json = Print models.csv as JSON instead of the summary
help-fairness-out = Folder for fairness.csv and dictionary.csv, instead of printing
help-scenario = Folder or workbook (.xlsx) of the scenario
help-distances-scenario = Folder or workbook of the scenario; its own distances do not count
help-mark = Write the scenario's workbook anew with every finding marked in its cell
help-calendar = The calendar, as `plan` writes it
help-verify-calendar = The calendar: calendar.csv or calendar.xlsx, as `plan` writes it or as edited
help-verify-from = The calendar that it repairs: changes (level 3) and nearness (level 4) are counted too
help-replan-from = The calendar in force
help-compare-from = The calendar without the changes [default: a plan made now]
help-stress-from = Weeks before this day are not asked of
help-done = A calendar with marks, or a table of them (.csv or .xlsx) [default: the calendar itself]
help-record-today = The day until whose end something may have taken place [default: the clock's day in the term]
help-record-quiet = Say only what was entered
help-record-json = Print the state of the term as JSON
help-record-held = An activity took place as planned, or otherwise: V2-K070-1:2027-05-12:pm, with others (:P149;P150, or :P149=P131), elsewhere (:@K071), with a result (:weak)
help-record-not-held = An activity did not take place: V2-K070-1
help-next-from = The calendar of this term (.csv or .xlsx), as it is now
help-next-out = Folder or workbook (.xlsx) of the next term, not there yet
help-staff-changes = A table of leavers and joiners (as changes.csv)
help-next-start = First day of the next term [without it: 1 September or 1 March]
help-next-end = Last day of the next term [without it: 15 January or 10 July]
help-init-from = What to start from
help-shortfall = For each unmet demand the rules and rows that together make it impossible, and what would free it
help-why = Why a person has a duty: the best calendar without it
help-why-not = Why a person does not have a duty: the rule that forbids it, or what it would cost
help-why-me = A person's card: duties, burden beside the group's, and why each duty is not another's
help-candidates = The best substitutes for the people, the place and the date of an activity
help-explain-role = The role that is meant, for a person who has both
help-export-role = Only this role
help-all = Leave nothing out
help-replan-today = Activities before this day have taken place [default: the clock's day, if it lies in the term; else none has]
help-compare-today = The day on which the changes are said [default: the first of the term]
help-absent = A person is not available: P12:2027-04-05..2027-05-30, or P12:2027-04-05:am; with :replaced at the end somebody stands in at home
help-leaves = A person leaves for good: P12, or P12:2027-05-01; by default on --today
help-joins = A person joins, as a row of staff.csv in the order of its columns: P99,王芳,K3,yes,no,art
help-closed = A place is closed: K7:2027-05-10..2027-05-14; also an alliance, or `all`
help-no-host = A kindergarten hosts no event any more
help-cancel = An event, a follow-up or a placement does not take place
help-moved = An event, a follow-up or a placement takes place on another day, or begins on it: E3:2027-05-12
help-followup = A kindergarten is to be followed up: K7:2027-04-01..2027-04-28
help-road = A road between two kindergartens is closed for a time: K12:K30:2027-04-01..2027-05-01; or takes so many minutes: K12:K30:2027-04-01..2027-05-01:90
help-not-held = An activity that is over did not take place: V2-K070-1
help-held = An activity that is over took place as planned, or otherwise: V2-K070-1:2027-05-12:pm, with others (:P149;P150, or :P149=P131 for P131 instead of P149), elsewhere (:@K071)
help-changes = A table of all this: changes.csv, or a workbook with a sheet `changes`
help-trial = Try it out: keep nothing of what the options say in happened.csv
help-keep-edits = The same calendar edited by hand: what was changed in it stays, the rest is repaired
help-max-changes = Save cost with at most so many changes in all, or as many as there must be
help-trade = Accept one more change wherever it saves at least so many kilometres of cost
help-curve = Tell what each further change would save, with a proof
help-earlier = Who was exchanged in earlier years: exchange.csv of those years, or a table of one's own with a person and the last day
help-years = Who came back less than so many years before this school year stays at home
help-count = Teachers that each lead sends [default: by --share]
help-share = Share of the lead's backbone teachers who are due: so many go, rounded up, at least one
help-per-place = Teachers of the lead at one member at most
help-loss = Teachers that a kindergarten gives away at most [default: its max_away]
help-exchange-minutes = Minutes on the road between home and host at most [default: travel.max_one_way_minutes]
help-without = People who are not considered, by id or name
help-alternatives = Further proposals for each alliance, each with other people
help-days = Working days of each row for placements.csv [default: the whole term]
help-exchange-out = Folder for the files [default: out/<name of the scenario's folder>-exchange]
help-exchange-json = Print the result as JSON
help-size = Kindergartens of an alliance, the lead included, at least..at most [default: as today]
help-form-minutes = Minutes on the road between a member and its lead at most [default: travel.max_one_way_minutes, or today's longest]
help-together = Keep the members of a township, which their names begin with, in one alliance
help-weak = Weak kindergartens that one alliance has more than another at most [default: as today]
help-form-staff = Backbone teachers that one alliance has more than another at most [default: as today]
help-townships = With --together: townships of kindergartens whose names do not say them, a table
help-change = What it costs to move a kindergarten to another alliance, in kilometres [default: 10]
help-form-out = Folder for the files [default: out/<name of the scenario's folder>-form]
help-form-json = Print the result as JSON
help-ledger-terms = For each term the scenario, then its calendar
help-until = Last day that counts [default: today]
help-person = Only these people, by id or name
help-certificates = Write a certificate for each person
help-ledger-out = Folder for the files [default: out/<name of the first scenario's folder>-ledger]
help-ledger-json = Print the result as JSON
help-on = Day of the appraisal [default: today, if it lies in the term; else the term's last day]
help-weights = Table of weights, a TOML file [default: score.toml in the scenario's folder, else the usual weights]
help-score-out = Folder for the files [default: out/<name of the scenario's folder>-score]
help-score-json = Print the result as JSON
help-absences = Probability that a person is away in a week, from 0 to 1
help-stress-terms = Terms to simulate
help-generate-terms = Terms in the school year
help-stress-csv = Print a table with a row for each person and week
help-fairness-csv = Print CSV: every measure, one row a group and calendar
help-serve-folder = Folder with the counties [default: alliance-workbench among the documents]
help-port = Port to listen on; 0: any that is free
help-no-open = Do not open the browser
help-listen = Address for other machines, who need the password
help-password-file = File whose first line is the password
help-init-folder = Folder to write, empty or not there yet; or a workbook (.xlsx) that is not there yet
help-generate-folder = Folder to write; it must be empty or not there yet
help-xlsx = Write one workbook instead of a folder of files: county.xlsx in the folder
help-alliances = Alliances in the county
help-kindergartens = Kindergartens in each alliance, the lead included
help-staff = Staff in each alliance, over all its kindergartens
help-term = Term to plan: 1 is the autumn of 2026, 2 the spring of 2027
help-tightness = Degree of tightness: fewer people away at a time, more closures, smaller quotas
help-language = Share of members that teach in a minority language
help-far = Share of members far from their lead
help-closures = Degree of closures: 0 none, 1 every kindergarten once and many people
help-events = Events of each alliance in the term
help-two-visit-share = Share of the leads' backbone teachers who are asked for two visits
help-roads = Share of the leads' roads to members with a row of their own in distances.csv
help-weeks = End the term with the Friday of this week [default: the whole term]
help-follow-ups = Follow-ups of each alliance in the term
help-placements = Placements of each alliance: shadowing at the lead and support at a member, by turns
help-apart = Rows of each alliance in apart.csv: people kept apart from a colleague or a kindergarten
help-fixed-days = People of each alliance with a weekday on which they never can
help-rhythm = Online seminars of each alliance, spread over the term as one row of events.csv
help-history = With --term 2: write what took place in the autumn
help-pins = Write one to three activities that the plan must contain
help-from-matrix = Make the scenario of a matrix of costs instead: one teacher a row, one kindergarten a column, a blank cell forbids the pair; CSV, or a file of OR-Library's assignment or generalised assignment problems
help-quota = With --from-matrix: visits of each teacher, asked..allowed [default: 1..1, or any number where the file limits burdens]
help-coverage = With --from-matrix: visits that each kindergarten should receive, or asked..allowed [default: 1, or 1..1 where the file limits burdens]
help-burdens = With --from-matrix: a matrix of minutes beside that of the costs, which are kilometres then
help-rows = With --from-matrix: limits of single rows, a CSV with minutes_max, visits_per_term, visits_max and name
help-columns = With --from-matrix: limits of single columns, a CSV with visits_min, visits_max and name
help-problem = With --from-matrix: which problem of a file that holds several
help-maximise = With --from-matrix: the numbers are gains; a cost is the largest gain less the pair's
help-calendars = Calendars, as `plan` writes them, or folders that hold a calendar.csv
help-loads = Measure a table of loads instead: one row a person, one column of numbers a plan
help-of = What is shared out [default: all of it]
help-period = Which part of the school year [default: both]
help-measures = Measures by name, as --csv heads them; atkinson_0.75 for another ε
help-osrm = Take them from a table service's answer: OSRM's JSON over all kindergartens with coordinates, in the order of kindergartens.csv
help-server = Ask an OSRM service on this machine or network, e.g. http://127.0.0.1:5000
help-matrix = Take kilometres from a matrix: ids of kindergartens in the first row and column
help-minutes = With --matrix: minutes from another matrix of the same form [default: by travel.speed_kmh]
help-mps = Write MPS files, which every solver reads [default]
help-lp = Write LP files, which people can read too
help-alliance = Only these alliances, by name or id
help-most-columns = Refuse a model of more columns
help-points = Points of a group at most
help-study = The study, a TOML file
help-help = Print help
help-version = Print version
help-command = The command to explain

# What stands for a value
help-value-scenario = SCENARIO
help-value-lang = LANG
help-value-marks = MARKS
help-value-path = PATH
help-value-dir = DIR
help-value-folder = FOLDER
help-value-seconds = SECONDS
help-value-n = N
help-value-policy = POLICY
help-value-list = LIST
help-value-xlsx = XLSX
help-value-calendar = CALENDAR
help-value-calendars = CALENDARS
help-value-role = ROLE
help-value-activity = ACTIVITY
help-value-who = WHO
help-value-who-days = WHO:DAYS
help-value-where = WHERE
help-value-where-days = WHERE:DAYS
help-value-row = ROW
help-value-id = ID
help-value-id-day = ID:DAY
help-value-a-b-days = A:B:DAYS
help-value-activity-how = ACTIVITY[:HOW]
help-value-date = DATE
help-value-file = FILE
help-value-km = KM
help-value-rate = RATE
help-value-template = TEMPLATE
help-value-degree = DEGREE
help-value-share = SHARE
help-value-what = WHAT
help-value-period = PERIOD
help-value-names = NAMES
help-value-address = ADDRESS
help-value-url = URL
help-value-ids = IDS
help-value-study = STUDY
help-value-command = COMMAND
help-value-who-where = WHO[:WHERE]
help-value-who-where-date = WHO:WHERE[:DATE]
help-value-a-b = A..B
help-value-i-n = I/N
help-value-c = C
