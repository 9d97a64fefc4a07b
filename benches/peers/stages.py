"""A plan in two stages for a solver of integer programs: first who goes where with whom, then when.

The first stage is what `alliance export` writes: for each group the least shortfall, then the least cost
under it. The second gives each trip, event and placement its days by a 0/1 model with all rules about
dates; what finds no day is left out. Each alliance is dated after the other.
"""

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from datetime import timedelta
from types import SimpleNamespace as Row

import highspy

from county import HALVES, County, write_calendar

INF = float("inf")
# A weight of shortfall is worth more than all kilometres.
UNMET = 1000.0
# Share of the time that is kept for the dates.
DATES = 0.25


class Model:
    """Columns with bounds and prices, rows with bounds and terms; minimised."""

    def __init__(self):
        self.low, self.high, self.price, self.whole = [], [], [], []
        self.rows = []

    def column(self, price=0.0, high=1.0, whole=True, low=0.0):
        self.low.append(low)
        self.high.append(high)
        self.price.append(price)
        self.whole.append(whole)
        return len(self.low) - 1

    def row(self, terms, high=INF, low=-INF):
        sums = defaultdict(float)
        for j, weight in terms:
            sums[j] += weight
        self.rows.append((low, high, list(sums.items())))

    def value(self, x):
        return sum(p * v for p, v in zip(self.price, x))


def read_mps(path):
    """An exported model, and the names of its rows and columns."""
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.readModel(str(path))
    lp, model = highs.getLp(), Model()
    whole = [kind == highspy.HighsVarType.kInteger for kind in lp.integrality_] or [False] * lp.num_col_
    # Each of these is copied when it is asked for.
    cost, low, high = list(lp.col_cost_), list(lp.col_lower_), list(lp.col_upper_)
    row_low, row_high = list(lp.row_lower_), list(lp.row_upper_)
    for j in range(lp.num_col_):
        model.column(cost[j], high[j], whole[j], low[j])
    terms = [[] for _ in range(lp.num_row_)]
    matrix = lp.a_matrix_
    start, index, value = list(matrix.start_), list(matrix.index_), list(matrix.value_)
    for j in range(lp.num_col_):
        for at in range(start[j], start[j + 1]):
            terms[index[at]].append((j, value[at]))
    for i in range(lp.num_row_):
        model.row(terms[i], row_high[i], row_low[i])
    return model, list(lp.row_names_)


def assignment(county, models, solver, seconds):
    """The trips of each alliance, what was reached for each group, and the seconds for reading, which do not count."""
    end, reading = time.monotonic() + seconds, 0.0
    with open(models / "models.csv", encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["goal"] == "cost"]
    trips, groups = defaultdict(list), []
    for done, row in enumerate(rows):
        stem = f"{row['alliance']}-{row['role']}"
        began = time.monotonic()
        least, _ = read_mps(models / f"{stem}-shortfall.mps")
        model, names = read_mps(models / f"{stem}-cost.mps")
        started = time.monotonic()
        reading += started - began
        end += started - began
        mine = (end - started) / (len(rows) - done)
        first, short_bound = solver(least, mine / 2, None)
        group = dict(alliance=row["alliance"], role=row["role"], columns=len(least.low), shortfall=None, value=None,
                     bound=None, shortfall_bound=short_bound)
        groups.append(group)
        if first is None:
            continue
        group["shortfall"] = short = round(least.value(first))
        # The program's own shortfall stands in the row; here the peer's own counts.
        at = next(i for i, name in enumerate(names) if name.startswith("shortfall"))
        model.rows[at] = (-INF, short, model.rows[at][2])
        start = complete(model, names, first)
        best, bound = solver(model, mine - (time.monotonic() - started), start)
        best = start if best is None else best
        group |= dict(value=model.value(best), bound=bound, seconds=round(time.monotonic() - started, 2))
        with open(models / f"{stem}-columns.csv", encoding="utf-8") as file:
            columns = list(csv.DictReader(file))
        trips[row["alliance"]] += (vehicles if row["role"] == "outreach" else tours)(county, columns, names, model, best)
    return trips, groups, reading


def complete(model, names, first):
    """The plan of the least shortfall as a start for the cost: the columns that are new take what they must."""
    x = list(first) + [0.0] * (len(model.low) - len(first))
    for j in range(len(first), len(x)):
        for (low, high, terms), name in zip(model.rows, names):
            weight = dict(terms).get(j)
            if weight is not None and weight < 0:
                x[j] = max(x[j], (sum(w * x[i] for i, w in terms if i != j) - high) / -weight)
    return x


def vehicles(county, columns, names, model, x):
    """People of one home with the same stops share as many vehicles as the model pays for."""
    together = defaultdict(list)
    count = {}
    for column, value in zip(columns, x):
        if column["kind"] == "visit" and value > 0.5:
            together[column["place"], column["stops"]].append(column["people"])
        if column["kind"] == "vehicles":
            count[column["place"], column["stops"]] = round(value)
    trips = []
    for (home, stops), people in together.items():
        most = min(county.travel.seats, county.outreach.group_max, county.places[home].max_away)
        cars = [[] for _ in range(max(1, min(count.get((home, stops), 1), len(people)), -(-len(people) // most)))]
        for person in people:
            fits = [c for c in cars if len(c) < most and not any(frozenset((person, q)) in county.apart for q in c)]
            if fits:
                min(fits, key=len).append(person)
            else:
                cars.append([person])
        trips += [Row(kind="outreach", people=c, stops=[(k, None) for k in stops.split(";")]) for c in cars if c]
    return trips


def tours(county, columns, names, model, x):
    """Teams and their stops; a stop is a follow-up where the column stands in the row of its demand."""
    follow = defaultdict(dict)
    waiting = defaultdict(list)
    for f in county.followups:
        waiting[f.place].append(f)
    for (_, _, terms), name in zip(model.rows, names):
        if name.startswith("D8"):
            place = next(columns[j]["place"] for j, _ in terms if columns[j]["kind"] == "unmet")
            task = waiting[place].pop(0)
            for j, _ in terms:
                follow[j][place] = task
    trips = []
    for j, (column, value) in enumerate(zip(columns, x)):
        if column["kind"] == "tour":
            for _ in range(round(value)):
                trips.append(Row(kind="inspection", people=column["people"].split(";"),
                                 stops=[(k, follow[j].get(k)) for k in column["stops"].split(";")]))
    return trips


class Dates:
    """The model of the second stage for one alliance; `used` are sessions and hosts that others have taken."""

    def __init__(self, county, alliance, trips, used):
        self.county, self.model, self.used = county, Model(), used
        self.choices = defaultdict(list)   # of a thing: (column, what it means)
        self.things = []
        self.sums = defaultdict(list)      # of a rule and what it speaks of: terms
        self.limits = {}
        self.far = defaultdict(list)
        self.visits = {}
        self.hostings = defaultdict(list)
        self.weeks = {d: d.isocalendar()[:2] for d in county.days}
        self.absent = defaultdict(set)
        for person, day, half in county.personal:
            self.absent[county.people[person].home, day, half].add(person)
        for trip in trips:
            self.trip(trip)
        for event in county.events:
            if event.alliance == alliance:
                self.gathering(event)
        for placement in county.placements:
            if county.people[placement.person].alliance == alliance:
                self.placement(placement)
        self.close(alliance)

    def thing(self, what, weight):
        self.things.append((what, self.model.column(UNMET * weight)))
        return len(self.things) - 1

    def choose(self, thing, meaning, price=0.0):
        x = self.model.column(price)
        self.choices[thing].append((x, meaning))
        return x

    def at_most(self, rule, key, x, limit, weight=1.0):
        self.sums[rule, key].append((x, weight))
        self.limits[rule, key] = limit

    def trip(self, trip):
        c, inspection = self.county, trip.kind == "inspection"
        thing = self.thing(trip, 100 * len(trip.stops) * (1 if inspection else len(trip.people)))
        far = {p: len(trip.stops) > 1 or any(c.road(c.people[p].home, k)[1] > c.travel.half_day_reach_minutes
                                             for k, _ in trip.stops) for p in trip.people}
        for day in c.days:
            for halves in [(0, 1)] if len(trip.stops) > 1 else [(0,), (1,)]:
                stops = list(zip(trip.stops, halves))
                if not all(c.place_open(k, day, h) and all(c.free(p, day, h) for p in trip.people)
                           and (not f or f.window[0] <= day <= f.window[1])
                           and (f or not inspection or all(abs((day - d).days) >= c.inspection.gap_days
                                                           for d, _ in c.inspected[k]))
                           for (k, f), h in stops):
                    continue
                x = self.choose(thing, (day, halves))
                for p in trip.people:
                    self.at_most("day", (p, day), x, 1)
                    self.at_most("P3", (p, self.weeks[day]), x, c.limits.days_out_per_week)
                    for h in (0, 1) if far[p] else halves:
                        self.away(p, day, h, x)
                for (k, follow), h in stops:
                    if inspection:
                        self.at_most("K1", (k, day), x, 1)
                        self.at_most("K2", (k, self.weeks[day]), x, c.limits.incoming_per_week)
                        self.at_most("E5", (k, day, h), x, 1)
                        if not follow:
                            self.far[k].append((day, x))
                        continue
                    key = (k, day, h)
                    if key not in self.visits:
                        a = self.visits[key] = self.model.column()
                        self.at_most("K1", (k, day), a, 1)
                        self.at_most("K2", (k, self.weeks[day]), a, c.limits.incoming_per_week)
                        self.at_most("E5", key, a, 1)
                        self.sums["O4", key].append((a, -float(c.outreach.group_max)))
                    self.at_most("O4", key, x, 0, float(len(trip.people)))
                    for p in trip.people:
                        for pair in c.apart:
                            if p in pair and pair <= set(c.people):
                                self.at_most("P8", (pair, key), x, 1)

    def away(self, person, day, half, x):
        home = self.county.people[person].home
        absent = self.absent[home, day, half]
        if person not in absent:
            self.at_most("H1", (home, day, half), x, self.county.places[home].max_away - len(absent))

    def gathering(self, event):
        c = self.county
        thing = self.thing(event, 100)
        for host in c.hosts(event):
            for day, halves in c.event_slots(event, host):
                if not event.online and any(abs((day - d).days) < c.event.gap_days for d in c.held[event.alliance]):
                    continue
                x = self.choose(thing, (day, halves, host), c.event_km(event, host))
                for h in halves:
                    self.at_most("event", (day, h), x, 1)
                    if not event.online:
                        self.at_most("E6", (day, h), x, c.event.bureau_parallel - self.used["E6", day, h])
                if not event.online:
                    self.at_most("K1", (host, day), x, 1)
                    for back in range(c.event.gap_days):
                        self.at_most("E4", day - timedelta(back), x, 1)
                    if event.kind != "open_half_day":
                        self.hostings[host].append((x, event.host is None))

    def placement(self, placement):
        c = self.county
        thing = self.thing(placement, 50)
        for span, km in c.placement_days(placement):
            x = self.choose(thing, span, km)
            for day in span:
                self.at_most("day", (placement.person, day), x, 1)
                self.at_most("L2", (placement.host, day), x, c.places[placement.host].placements_max
                             - self.used["L2", placement.host, day])
                for h in (0, 1):
                    if not placement.replaced:
                        self.away(placement.person, day, h, x)

    def close(self, alliance):
        c, m = self.county, self.model
        for thing, (_, dropped) in enumerate(self.things):
            m.row([(x, 1.0) for x, _ in self.choices[thing]] + [(dropped, 1.0)], 1.0, 1.0)
        for (rule, key), terms in list(self.sums.items()):
            if rule == "event":
                day, half = key
                for k in c.places:
                    if ("E5", (k, day, half)) in self.sums:
                        self.sums["E5", (k, day, half)] += terms
        for key, terms in self.sums.items():
            if sum(w for _, w in terms if w > 0) > self.limits[key]:
                m.row(terms, float(self.limits[key]))
        for inspections in self.far.values():
            for day in {d for d, _ in inspections}:
                near = [(x, 1.0) for d, x in inspections if 0 <= (d - day).days < c.inspection.gap_days]
                m.row(near, 1.0)
        # E3: who is chosen has at most one hosting more than any other eligible host.
        eligible = c.eligible(alliance)
        for k in eligible:
            if chosen := [x for x, free in self.hostings[k] if free]:
                any_of = m.column()
                for x in chosen:
                    m.row([(x, 1.0), (any_of, -1.0)], 0.0)
                for j in eligible:
                    if j != k:
                        terms = [(x, 1.0) for x, _ in self.hostings[k]] + [(x, -1.0) for x, _ in self.hostings[j]]
                        m.row(terms + [(any_of, 50.0)], 51.0 - c.hosted[k] + c.hosted[j])

    def activities(self, x):
        """The calendar's rows, and how many things found no day."""
        rows, visits, dropped = [], defaultdict(list), 0
        for thing, (what, _) in enumerate(self.things):
            meaning = next((m for j, m in self.choices[thing] if x[j] > 0.5), None)
            if meaning is None:
                dropped += 1
            elif hasattr(what, "stops"):
                for (k, follow), half in zip(what.stops, meaning[1]):
                    if what.kind == "outreach":
                        visits[k, meaning[0], half] += what.people
                    else:
                        rows.append(Row(kind="followup" if follow else "inspection", id=follow.id if follow else None,
                                        date=meaning[0], session=HALVES[half], place=k, people=what.people))
            elif hasattr(what, "window") and hasattr(what, "person"):
                rows.append(Row(kind="placement", id=what.id, date=meaning[0], session="day", place=what.host,
                                people=[what.person], until=meaning[-1]))
                for day in meaning:
                    self.used["L2", what.host, day] += 1
            else:
                day, halves, host = meaning
                for half in halves if host else ():
                    self.used["E6", day, half] += 1
                rows.append(Row(kind="event", id=what.id, date=day, session="day" if what.full else HALVES[halves[0]],
                                place=host, people=[]))
        for (k, day, half), people in visits.items():
            rows.append(Row(kind="outreach", id=None, date=day, session=HALVES[half], place=k, people=people))
        return rows, dropped


def run(solver):
    """The command line of a peer that solves models by `solver(model, seconds, start)`."""
    from pathlib import Path

    parser = argparse.ArgumentParser()
    parser.add_argument("county")
    parser.add_argument("--models", required=True, help="folder that `alliance export` wrote")
    parser.add_argument("--policy", default="balanced")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    county = County(args.county)
    started = time.monotonic()
    end = started + args.seconds
    trips, groups, reading = assignment(county, Path(args.models), solver, args.seconds * (1 - DATES))
    started, end = started + reading, end + reading
    first = time.monotonic() - started
    # A solver that was late with the first stage still has its share for the dates; its time says so.
    end = max(end, time.monotonic() + args.seconds * DATES)
    used, rows, dropped = Counter(), [], 0
    for i, alliance in enumerate(county.leads):
        dates = Dates(county, alliance, trips[alliance], used)
        left = (end - time.monotonic()) / (len(county.leads) - i)
        x, _ = solver(dates.model, left, None)
        if x is None:
            dropped += len(dates.things)
            continue
        more, without = dates.activities(x)
        rows, dropped = rows + more, dropped + without
    write_calendar(county, args.out, rows)
    print(json.dumps(dict(groups=groups, assignment_s=round(first, 2), without_dates=dropped,
                          seconds=round(time.monotonic() - started, 2))))
