"""Reads a county folder as docs/contract.md says, and writes calendars; shared by all peers.

Independent of the program: only the names of columns (docs/formats.md) and the table of holidays are
taken from the repository. Teams of two and the cost of `balanced` and `cost` are what the peers model.
"""

import csv
import json
import math
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace as Row

ROOT = Path(__file__).resolve().parents[2]
HALVES = ("am", "pm")
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# Weights of section 4 of the contract.
D1, D2, D3, D4, D5, D6, D7, D8, D9, D10 = 100, 100, 100, 20, 5, 10, 10, 100, 10, 50


def column_names():
    """For each table the English name of each name of a column."""
    names, table = {}, None
    for line in (ROOT / "docs/formats.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("### `"):
            table = names.setdefault(line.split("`")[1], {})
        elif line.startswith("| `") and table is not None:
            words = re.findall(r"`([^`]+)`", line)
            for word in words:
                table.setdefault(word, words[0])
        elif line.startswith("## ") and names:
            table = None
    return names


def number(text, default):
    return default if text in (None, "") else float(text) if "." in text else int(text)


def listed(text):
    return [word for word in (text or "").split(";") if word]


def fill(settings, table, **defaults):
    return Row(**(defaults | settings.get(table, {})))


class County:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.columns = column_names()
        settings = tomllib.loads((self.folder / "scenario.toml").read_text(encoding="utf-8"))
        self.travel = fill(settings, "travel", detour=1.4, speed_kmh=40, seats=4, max_one_way_minutes=120,
                           max_drive_minutes_per_day=300, half_day_reach_minutes=60)
        self.outreach = fill(settings, "outreach", visits_per_term=1, group_max=3, subjects_min=2,
                             visits_min={"weak": 2, "ordinary": 1, "strong": 0})
        self.inspection = fill(settings, "inspection", per_year={"weak": 2, "ordinary": 1, "strong": 1}, team=2,
                               expertise=["curriculum", "safety"], gap_days=28)
        if self.inspection.team != 2:
            raise SystemExit("the peers plan teams of two mentors only")
        self.event = fill(settings, "events", delegates=2, gap_days=7, bureau_parallel=2)
        self.limits = fill(settings, "limits", days_out_per_week=1, incoming_per_week=2, placements_max=2)
        self.session_minutes = settings.get("burden", {}).get("session_minutes", 180)
        self.lam = settings.get("objective", {}).get("lambda", 1.0)
        self.year, self.term = settings["year"], settings["term"]
        self.read_people()
        self.read_time(settings)
        self.read_roads()
        self.read_tasks()
        self.read_history()

    def table(self, name):
        path = self.folder / name
        if not path.exists():
            return []
        names = self.columns[name]
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [{names.get(k, k): v.strip() for k, v in row.items()} for row in csv.DictReader(file)]
        return [row for row in rows if any(row.values())]

    def read_people(self):
        self.leads = {row["id"]: row["lead"] for row in self.table("alliances.csv")}
        self.places, self.people = {}, {}
        for row in self.table("kindergartens.csv"):
            lead = self.leads[row["alliance"]] == row["id"]
            none = lambda value: 0 if lead else value
            self.places[row["id"]] = Row(
                id=row["id"], name=row["name"], alliance=row["alliance"],
                at=(number(row.get("longitude"), 0.0), number(row.get("latitude"), 0.0)),
                language=row.get("language") or "zh", can_host=row.get("can_host") == "yes",
                capacity=number(row.get("host_capacity"), math.inf), max_away=number(row.get("max_away"), 1),
                visits_min=number(row.get("visits_min"), none(self.outreach.visits_min[row["support"]])),
                visits_max=number(row.get("visits_max"), none(9999)),
                inspections=number(row.get("inspections_per_year"), none(self.inspection.per_year[row["support"]])),
                placements_max=number(row.get("placements_max"), self.limits.placements_max))
        for row in self.table("staff.csv"):
            each = number(row.get("visits_per_term"), self.outreach.visits_per_term)
            self.people[row["id"]] = Row(
                id=row["id"], home=row["kindergarten"], alliance=self.places[row["kindergarten"]].alliance,
                backbone=row.get("backbone") == "yes", mentor=row.get("mentor") == "yes",
                subjects=listed(row.get("subjects")), expertise=listed(row.get("expertise")),
                languages=listed(row.get("languages")) or ["zh"], visits=each,
                visits_max=number(row.get("visits_max"), each),
                inspections_max=number(row.get("inspections_max"), 9999),
                one_way=min(self.travel.max_one_way_minutes, number(row.get("max_one_way_minutes"), math.inf)),
                minutes_max=number(row.get("minutes_max"), 10**7))
        self.apart = {frozenset((row["a"], row["b"])) for row in self.table("apart.csv")}

    def read_time(self, settings):
        rules = settings.get("calendar", {})
        weekend = rules.get("weekend", ["saturday", "sunday"])
        holidays = {}
        if rules.get("holidays", "CN") == "CN":
            holidays = json.loads((ROOT / "crates/contract/src/calendar/holidays-cn.json").read_text())
        closed, working = defaultdict(set), set()
        self.personal = []
        for row in self.table("closures.csv"):
            day, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
            halves = [h for h in (0, 1) if row.get("session") in (None, "", "day", HALVES[h])]
            weekdays = listed(row.get("weekday")) or WEEKDAYS
            while day <= last:
                if WEEKDAYS[day.weekday()] in weekdays:
                    for half in halves:
                        if row.get("kind") == "working":
                            working.add((day, half))
                        else:
                            closed[row["who"]].add((day, half))
                            if row["who"] in self.people and row.get("replaced") != "yes":
                                self.personal.append((row["who"], day, half))
                day += timedelta(1)
        self.closed = closed
        # A session is (day, half); `days` are those with a working session.
        self.days, self.working = [], set()
        day = self.term["start"]
        while day <= self.term["end"]:
            off = holidays.get(day.isoformat(), WEEKDAYS[day.weekday()] in weekend)
            for half in (0, 1):
                if (day, half) in working or not off and (day, half) not in closed["all"]:
                    self.working.add((day, half))
            if any((day, half) in self.working for half in (0, 1)):
                self.days.append(day)
            day += timedelta(1)
        self.sessions = sorted(self.working)

    def read_roads(self):
        self.roads = {}
        for row in self.table("distances.csv"):
            km = float(row["km"])
            minutes = number(row.get("minutes"), km / self.travel.speed_kmh * 60)
            self.roads[row["from"], row["to"]] = (km, minutes)
            self.roads.setdefault((row["to"], row["from"]), (km, minutes))

    def road(self, a, b):
        if a == b:
            return (0.0, 0.0)
        if (a, b) not in self.roads:
            (x, y), (u, v) = (map(math.radians, self.places[k].at) for k in (a, b))
            s = math.sin((v - y) / 2) ** 2 + math.cos(y) * math.cos(v) * math.sin((u - x) / 2) ** 2
            km = 2 * 6371.0088 * math.asin(math.sqrt(s)) * self.travel.detour
            self.roads[a, b] = (km, km / self.travel.speed_kmh * 60)
        return self.roads[a, b]

    def route(self, home, stops):
        """Kilometres and minutes from home over the stops and back."""
        way = [home, *stops, home]
        legs = [self.road(a, b) for a, b in zip(way, way[1:])]
        return sum(leg[0] for leg in legs), sum(leg[1] for leg in legs)

    def read_tasks(self):
        self.events, self.followups, self.placements = [], [], []
        start, end = self.term["start"], self.term["end"]
        window = lambda row: (max(start, date.fromisoformat(row["from"])), min(end, date.fromisoformat(row["to"])))
        for row in self.table("events.csv"):
            times = number(row.get("times"), 1)
            first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
            n = (last - first).days + 1
            for i in range(1, times + 1):
                a, b = (first, last) if times == 1 else (
                    first + timedelta(n * (i - 1) // times), first + timedelta(n * i // times - 1))
                self.events.append(Row(
                    id=row["id"] if times == 1 else f"{row['id']}-{i}", alliance=row["alliance"], kind=row["kind"],
                    title=row["title"], online=row["mode"] == "online", full=row["duration"] == "full",
                    host=row.get("host") or None, window=(max(start, a), min(end, b)),
                    delegates=number(row.get("delegates"), self.event.delegates)))
        for row in self.table("followups.csv"):
            self.followups.append(Row(id=row["id"], place=row["kindergarten"], window=window(row)))
        for row in self.table("placements.csv"):
            self.placements.append(Row(id=row["id"], person=row["staff"], host=row["host"], days=int(row["days"]),
                                       window=window(row), replaced=row.get("replaced") == "yes"))

    def read_history(self):
        self.history = [r for r in self.table("history.csv") if r.get("status") in (None, "", "done")
                        and self.year["start"] <= date.fromisoformat(r["date"]) < self.term["start"]]
        self.inspected = defaultdict(list)   # of a kindergarten: dates and teams
        self.hosted, self.held = Counter(), defaultdict(list)
        trips = defaultdict(list)
        for row in self.history:
            day = date.fromisoformat(row["date"])
            place = row["kindergarten"]
            if row["kind"] == "event" and place:
                self.held[row["alliance"]].append(day)
                if row["event"] != "open_half_day":
                    self.hosted[place] += 1
            if row["kind"] == "inspection":
                self.inspected[place].append((day, listed(row["staff"])))
            role = {"outreach": 0, "inspection": 1, "followup": 1}.get(row["kind"])
            if role is not None:
                for person in listed(row["staff"]):
                    trips[person, role, day].append((row["session"] != "am", place))
        self.past = Counter()
        for (person, role, _), stops in trips.items():
            minutes = self.route(self.people[person].home, [k for _, k in sorted(stops)])[1]
            self.past[person, role] += minutes + self.session_minutes * len(stops)
        self.terms_left = self.year["terms"] - self.term["index"] + 1 if "terms" in self.year else 1

    # What the rules say of one thing.

    def left(self, place):
        return max(0, self.places[place].inspections - len(self.inspected[place]))

    def due(self, alliance):
        """D2: of each kindergarten, and of the alliance."""
        left = {k.id: self.left(k.id) for k in self.places.values() if k.alliance == alliance}
        each = {k: n // self.terms_left for k, n in left.items()}
        return each, -(-sum(left.values()) // self.terms_left)

    def place_open(self, place, day, half):
        s = (day, half)
        return (s in self.working and s not in self.closed[place]
                and s not in self.closed[self.places[place].alliance])

    def free(self, person, day, half):
        return self.place_open(self.people[person].home, day, half) and (day, half) not in self.closed[person]

    def may(self, person, place, role):
        """P4, P6 and P8 for one person at one place."""
        p = self.people[person]
        return ((p.backbone if role == 0 else p.mentor) and p.home != place
                and p.alliance == self.places[place].alliance
                and self.road(p.home, place)[1] <= p.one_way + 1e-9
                and frozenset((person, place)) not in self.apart)

    def hosts(self, event):
        """E2; empty for an online event."""
        if event.online:
            return [None]
        if event.host:
            return [event.host]
        return self.eligible(event.alliance)

    def eligible(self, alliance):
        ks = [k for k in self.places.values() if k.alliance == alliance]
        need = [e.delegates for e in self.events if e.alliance == alliance and not e.online and not e.host]
        d = max(need, default=self.event.delegates)
        return [k.id for k in ks if k.can_host and k.capacity >= d * len(ks)]

    def event_km(self, event, host):
        if host is None:
            return 0.0
        cars = -(-event.delegates // self.travel.seats)
        return sum(2 * cars * self.road(k.id, host)[0] for k in self.places.values()
                   if k.alliance == event.alliance and k.id != host)

    def event_slots(self, event, host):
        """The days and halves on which the event fits, each as (day, halves)."""
        first, last = event.window
        for day in self.days:
            if first <= day <= last:
                for halves in [(0, 1)] if event.full else [(0,), (1,)]:
                    if host:
                        fits = all(self.place_open(host, day, h) for h in halves)
                    else:
                        fits = all((day, h) in self.working and (day, h) not in self.closed[event.alliance]
                                   for h in halves)
                    if fits:
                        yield day, halves

    def placement_days(self, placement):
        """Each choice of days on end (L1), with its kilometres."""
        first, last = placement.window
        whole = lambda day: all(self.place_open(placement.host, day, h) for h in (0, 1))
        days = [d for d in self.days if first <= d <= last and whole(d)]
        home = self.people[placement.person].home
        for i in range(len(days) - placement.days + 1):
            span = days[i:i + placement.days]
            if all(self.free(placement.person, d, h) for d in span for h in (0, 1)):
                weeks = len({d.isocalendar()[:2] for d in span})
                yield span, 2 * self.road(home, placement.host)[0] * weeks


def write_calendar(county, path, activities):
    """Activities as rows: kind, id (or None), date, session, place, people, and until for placements."""
    rows, numbers = [], Counter()
    titles = {e.id: e for e in county.events}
    for a in activities:
        id = a.id
        if id is None:
            stem = f"{'V' if a.kind == 'outreach' else 'I'}-{a.place}"
            numbers[stem] += 1
            id = f"{stem}-{numbers[stem]}"
        event = titles.get(id) if a.kind == "event" else None
        alliance = event.alliance if event else county.places[a.place].alliance
        if a.kind == "placement":
            alliance = county.people[a.people[0]].alliance
        rows.append([id, a.kind, event.kind if event else "", alliance, a.date.isoformat(), a.session,
                     a.place or "", ";".join(sorted(a.people)), event.title if event else "", "no",
                     a.until.isoformat() if getattr(a, "until", None) else ""])
    rows.sort(key=lambda r: (r[4], ["am", "pm", "day"].index(r[5]), r[3], r[0]))
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("id,kind,event,alliance,date,session,kindergarten,staff,title,pinned,until".split(","))
        writer.writerows(rows)
