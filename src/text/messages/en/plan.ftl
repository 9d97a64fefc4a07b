### What stands in a plan's files (English)

# Titles of rows that have none of their own
plan-title-outreach = Outreach: { $place }
plan-title-outreach-subjects = Outreach: { $place } ({ $subjects })
plan-title-inspection = Inspection: { $place }
plan-title-followup = Follow-up: { $place }
plan-title-placement = { $kind }: { $place }

# With --anonymise
plan-anonymous = A county without names

# What is proven under leximin
plan-leximin-proven = every burden is proven the least there can be, and so are the kilometres under these burdens
plan-leximin-burdens-proven = every burden is proven the least there can be; the kilometres under these burdens are at most { $gap } above the least
plan-leximin-km-proven = { $proven } of { $people } burdens, the largest first, are proven the least there can be; under the burdens reached no fewer kilometres are possible
plan-leximin-open = { $proven } of { $people } burdens, the largest first, are proven the least there can be; under the burdens reached the kilometres are at most { $gap } above the least
plan-folder-alliances = alliances
plan-folder-kindergartens = kindergartens
plan-folder-people = people
plan-works = working day
plan-closed = closed
plan-away = away
plan-noted = { $what }: { $note }
plan-off = days off
plan-hosts = hosts: { $kind }
plan-attends = attends: { $kind }
plan-held = { $kind }
plan-comes = comes: { $kind }
plan-goes = goes: { $kind }
plan-goes-to = { $people } to { $place }
plan-people-at = { $place }: { $people }
plan-event-online = { $title } (online)
plan-event-at = { $title }; { $place } hosts, each kindergarten sends { $n }
plan-event-here = { $title }; { $n } from each kindergarten come, { $all } in all
plan-event-there = { $title }; at { $place }, send { $n }
plan-leaves = { $session } (leave by car at { $time })
plan-folder-papers = papers
plan-folder-messages = messages
plan-paper-kindergartens = kindergartens
plan-paper-people = people
plan-paper-months = months - { $name }
plan-paper-vehicles = vehicles
plan-page-title = { $name }: { $term }
plan-page-alliance = { $alliance }, led by { $lead }
plan-page-contact = ask { $reach }
plan-month-title = { $name }: { $month }/{ $year }
plan-month-theme = Theme of the month: { $theme }
plan-month-event = { $session }: { $kind } at { $place }
plan-month-event-county = { $session }: { $kind }, { $alliance }
plan-month-duty = { $session }: { $kind } at { $place } ({ $people })
plan-month-count = { $kind } { $n }
plan-vehicle-leaves = leaves
plan-vehicle-home = from
plan-vehicle-riders = who
plan-vehicle-stops = stops
plan-vehicle-back = back
plan-vehicle-count = vehicles
plan-vehicle-delegates = { $n } delegates
plan-vehicle-stop = { $place } ({ $kind }, { $from }–{ $to })
plan-vehicle-note = Departures follow from the hours of the sessions and the minutes on the road, rounded to five. Filter the first column for the list of a day.
plan-message-person = Dear { $name }, your duties in { $term }:
plan-message-kindergarten = To { $name }: what concerns your kindergarten in { $term }:
plan-message-alliance = { $name }: the calendar of { $term }:
plan-message-line = { $day }, { $session }: { $what }, { $detail }
plan-message-vehicles = Each kindergarten sends a car for its own people; those who go the same way on one day share it. The time in brackets is that of departure.
