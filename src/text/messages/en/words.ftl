### Fixed words of the domain (English)

# The rows of a calendar
word-activity-outreach = outreach visit
word-activity-inspection = inspection
word-activity-event = event
word-activity-followup = follow-up
word-activity-placement = placement

# Events
word-event-open_half_day = open half-day
word-event-research = teaching research
word-event-training = training
word-event-meeting = meeting
word-event-showcase = showcase
word-event-seminar = seminar
word-mode-in_person = in person
word-mode-online = online
word-length-half = half a day
word-length-full = full day

# Time
word-session-am = morning
word-session-pm = afternoon
word-session-day = all day
word-weekday-monday = Monday
word-weekday-tuesday = Tuesday
word-weekday-wednesday = Wednesday
word-weekday-thursday = Thursday
word-weekday-friday = Friday
word-weekday-saturday = Saturday
word-weekday-sunday = Sunday

# People and places
word-role-outreach = backbone teachers
word-role-inspection = mentors
word-support-weak = weak
word-support-ordinary = ordinary
word-support-strong = strong
word-place-county = county seat
word-place-township = township
word-place-village = village
word-place-private = private
word-place-attached = attached class
word-place-pastoral = pastoral
word-outcome-good = good
word-outcome-passed = passed
word-outcome-weak = to be mended
word-placement-shadowing = shadowing
word-placement-support = support

# How a plan is made
word-policy-cost = least kilometres
word-policy-balanced = kilometres and the busiest balanced
word-policy-minimax = least for the busiest
word-policy-leximin = least for the busiest, then the next
word-policy-gini = kilometres and differences balanced
word-policy-owa = kilometres and an ordered average balanced
word-policy-alpha = kilometres and a power mean balanced
word-policy-nash = kilometres and Nash welfare balanced
word-stopped-optimal = nothing better exists
word-stopped-time = the time was up
word-stopped-work = all the work that was set is done
word-stopped-interrupt = stopped by hand
word-language-zh-Hans = Simplified Chinese
word-language-zh-Hant = Traditional Chinese
word-language-en = English
word-severity-error = error
word-severity-warning = warning

# Hard rules
word-rule-P1 = one activity of a person in a session
word-rule-P2 = outreach or inspection, not both on a day
word-rule-P3 = days out in a week
word-rule-P4 = longest way from home
word-rule-P5 = longest drive of a day
word-rule-P6 = own alliance, own role, not at home
word-rule-P7 = the person is available
word-rule-P8 = kept apart
word-rule-P9 = minutes of duties in the term
word-rule-K1 = one activity a day at a kindergarten
word-rule-K2 = activities received in a week
word-rule-K3 = open in the session
word-rule-H1 = home cover
word-rule-O1 = most visits of a teacher
word-rule-O2 = a kindergarten once a term per teacher
word-rule-O3 = most visits of a kindergarten
word-rule-O4 = size of an outreach group
word-rule-I1 = size of an inspection team
word-rule-I2 = most inspections of a mentor
word-rule-I3 = days between two inspections
word-rule-I4 = most inspections in the school year
word-rule-I5 = a team stays together for the day
word-rule-F1 = a follow-up at its kindergarten, in its window, once
word-rule-L1 = days of a placement on end, in its window
word-rule-L2 = placements at one host on a day
word-rule-L3 = nothing else on a day of a placement
word-rule-E1 = window and sessions of an event
word-rule-E2 = a host that can host
word-rule-E3 = hosts take turns
word-rule-E4 = days between events of an alliance
word-rule-E5 = nothing else during an event
word-rule-E6 = events of the county in one session
word-rule-PIN = pinned activities stay as given

# Demands
word-demand-D1 = visits made by a teacher
word-demand-D2 = inspections due
word-demand-D3 = events of the term
word-demand-D4 = visits received by a kindergarten
word-demand-D5 = different subjects seen
word-demand-D6 = expertise in the team
word-demand-D7 = the kindergarten's language
word-demand-D8 = follow-ups
word-demand-D9 = somebody of the latest inspection in a follow-up's team
word-demand-D10 = placements
