"""A county as plain words, a line each, for peers in other languages; and their plan back as a calendar."""

from datetime import date
from types import SimpleNamespace as Row

from county import HALVES, write_calendar

LARGE = 10**7


def flat(county, policy):
    """The lines. Places, people, sessions and alliances are numbers in the order of their lines."""
    c = county
    places, people, alliances = list(c.places), list(c.people), list(c.leads)
    place, person, alliance = ({k: i for i, k in enumerate(ids)} for ids in (places, people, alliances))
    session = {s: i for i, s in enumerate(c.sessions)}
    weeks = {}
    lines = []

    def say(*words):
        lines.append(" ".join(str(w) for w in words))

    def joined(words):
        return ";".join(str(w) for w in words) or "-"

    say("settings", c.travel.seats, c.outreach.group_max, c.outreach.subjects_min, c.inspection.gap_days,
        c.event.gap_days, c.event.bureau_parallel, c.limits.days_out_per_week, c.limits.incoming_per_week,
        c.travel.half_day_reach_minutes, c.travel.max_drive_minutes_per_day, c.session_minutes,
        c.lam if policy == "balanced" else 0, joined(c.inspection.expertise))
    for day, half in c.sessions:
        say("session", day.toordinal(), half, weeks.setdefault(day.isocalendar()[:2], len(weeks)))
    for a in alliances:
        each, own = c.due(a)
        say("alliance", own, joined(place[k] for k in c.eligible(a)))
    for k in c.places.values():
        latest = max(c.inspected[k.id], default=(None, []))[1]
        say("place", alliance[k.alliance], k.language, k.max_away, k.visits_min, k.visits_max, k.placements_max,
            c.left(k.id), c.due(k.alliance)[0][k.id], c.hosted[k.id],
            joined(d.toordinal() for d, _ in c.inspected[k.id]),
            joined(person[p] for p in latest if p in person and c.people[p].mentor))
        say("open", place[k.id], joined(i for s, i in session.items() if c.place_open(k.id, *s)))
    for p in c.people.values():
        say("person", place[p.home], int(p.backbone), int(p.mentor), p.visits if p.backbone else 0, p.visits_max,
            p.inspections_max, p.minutes_max, joined(p.subjects), joined(p.expertise), joined(p.languages),
            c.past[p.id, 0], c.past[p.id, 1])
        say("free", person[p.id], joined(i for s, i in session.items() if c.free(p.id, *s)))
        for role in (0, 1):
            say("may", person[p.id], role, joined(place[k] for k in places if c.may(p.id, k, role)))
    for a in places:
        for b in places:
            if a != b and c.places[a].alliance == c.places[b].alliance:
                say("road", place[a], place[b], *c.road(a, b))
    for pair in c.apart:
        if pair <= set(people):
            say("apart", *(person[p] for p in pair))
    for who, day, half in c.personal:
        if (day, half) in session:
            say("gone", person[who], session[day, half])
    for e in c.events:
        say("event", e.id, alliance[e.alliance], int(not e.online),
            int(not e.online and e.kind != "open_half_day"), int(not e.online and e.host is None))
        for host in c.hosts(e):
            for day, halves in c.event_slots(e, host):
                if e.online or all(abs((day - d).days) >= c.event.gap_days for d in c.held[e.alliance]):
                    say("held", -1 if host is None else place[host], session[day, halves[0]], session[day, halves[-1]],
                        c.event_km(e, host))
    for f in c.followups:
        say("followup", f.id, place[f.place], f.window[0].toordinal(), f.window[1].toordinal())
    for p in c.placements:
        say("placement", p.id, person[p.person], place[p.host], int(p.replaced))
        for span, km in c.placement_days(p):
            say("span", km, joined(d.toordinal() for d in span))
    return "\n".join(lines) + "\n"


def calendar(county, text, path):
    """Writes the calendar of lines such as `visit PERSON PLACE SESSION`."""
    places, people = list(county.places), list(county.people)
    rows, visits = [], {}
    events = {e.id: e for e in county.events}
    tasks = {t.id: t for t in county.followups + county.placements}
    for line in text.splitlines():
        kind, *words = line.split()
        if kind == "visit":
            visits.setdefault((int(words[1]), int(words[2])), []).append(people[int(words[0])])
        elif kind == "inspection":
            id, place, a, b, slot = words[0], *map(int, words[1:])
            day, half = county.sessions[slot]
            rows.append(Row(kind="followup" if id in tasks else "inspection", id=id if id in tasks else None, date=day,
                            session=HALVES[half], place=places[place], people=[people[a], people[b]]))
        elif kind == "event":
            day, half = county.sessions[int(words[2])]
            host = int(words[1])
            rows.append(Row(kind="event", id=words[0], date=day, people=[], place=None if host < 0 else places[host],
                            session="day" if events[words[0]].full else HALVES[half]))
        elif kind == "placement":
            task = tasks[words[0]]
            rows.append(Row(kind="placement", id=task.id, date=date.fromordinal(int(words[1])), session="day",
                            until=date.fromordinal(int(words[2])), place=task.host, people=[task.person]))
    for (place, slot), who in visits.items():
        day, half = county.sessions[slot]
        rows.append(Row(kind="outreach", id=None, date=day, session=HALVES[half], place=places[place], people=who))
    write_calendar(county, path, rows)
