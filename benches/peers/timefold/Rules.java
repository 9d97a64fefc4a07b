import java.util.*;

import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.score.stream.*;
import ai.timefold.solver.core.api.score.stream.uni.UniConstraintStream;

import static ai.timefold.solver.core.api.score.stream.ConstraintCollectors.*;
import static ai.timefold.solver.core.api.score.stream.Joiners.*;

/** The contract as constraint streams: hard rules, shortfall as medium, cost as soft. */
public class Rules implements ConstraintProvider {
    static final HardMediumSoftLongScore HARD = HardMediumSoftLongScore.ONE_HARD, MEDIUM = HardMediumSoftLongScore.ONE_MEDIUM,
            SOFT = HardMediumSoftLongScore.ONE_SOFT;

    static UniConstraintStream<Peer.Duty> duties(ConstraintFactory f) {
        return f.forEach(Peer.Visit.class).map(v -> new Peer.Duty(v.teacher, 0, v.place, v.slot, null))
                .concat(f.forEach(Peer.Inspection.class).map(i -> new Peer.Duty(i.a, 1, i.place, i.slot, i.b)))
                .concat(f.forEach(Peer.Inspection.class).map(i -> new Peer.Duty(i.b, 1, i.place, i.slot, i.a)));
    }

    static UniConstraintStream<Peer.Trip> trips(ConstraintFactory f) {
        return duties(f).groupBy(Peer.Duty::person, Peer.Duty::day, toList()).map(Peer.Trip::of);
    }

    /** An activity at a place; teachers who are there in one session make one. */
    record Incoming(Peer.Place place, Peer.Slot slot, String id) {
        int day() { return slot.day(); }
        int week() { return slot.week(); }
    }

    static UniConstraintStream<Incoming> incoming(ConstraintFactory f) {
        return f.forEach(Peer.Visit.class).map(v -> new Incoming(v.place, v.slot, "")).distinct()
                .concat(f.forEach(Peer.Inspection.class).map(i -> new Incoming(i.place, i.slot, i.id)));
    }

    static UniConstraintStream<Peer.Event> inPerson(ConstraintFactory f) {
        return f.forEach(Peer.Event.class).filter(e -> e.inPerson);
    }

    record Away(Peer.Person person, int key) {
        Peer.Place home() { return person.home; }
        boolean counts() { return !person.home.gone.getOrDefault(key, Set.of()).contains(person.index); }
    }

    record Stay(Peer.Placement placement, int day) {
        Peer.Person person() { return placement.person; }
        Peer.Place host() { return placement.host; }
    }

    static UniConstraintStream<Stay> stays(ConstraintFactory f) {
        return f.forEach(Peer.Placement.class).map(p -> p.span.days().stream().map(d -> new Stay(p, d)).toList())
                .flattenLast(l -> l);
    }

    static UniConstraintStream<Away> away(ConstraintFactory f) {
        return trips(f).map(t -> t.keys().stream().map(k -> new Away(t.person(), k)).toList()).flattenLast(l -> l)
                .concat(stays(f).filter(s -> !s.placement.replaced)
                        .map(s -> List.of(new Away(s.person(), s.day * 2), new Away(s.person(), s.day * 2 + 1))).flattenLast(l -> l))
                .filter(Away::counts);
    }

    record Burden(Peer.Person person, int role, long minutes) {
        Peer.Alliance alliance() { return person.home.alliance; }
    }

    // A list of entities equals itself after a change, and its group would not be counted anew; these do not.
    record Done(Peer.Place place, boolean done) {}

    record Hosting(Peer.Place host, boolean chosen) {}

    @Override
    public Constraint[] defineConstraints(ConstraintFactory f) {
        return new Constraint[] {
            // People
            trips(f).filter(t -> t.wrong() > 0).penalizeLong(HARD, t -> t.wrong()).asConstraint("P1 P2 P5 I5"),
            trips(f).groupBy(Peer.Trip::person, Peer.Trip::week, count()).filter((p, w, n) -> n > Peer.daysOut)
                    .penalizeLong(HARD, (p, w, n) -> n - Peer.daysOut).asConstraint("P3"),
            duties(f).filter(d -> !d.person().free.get(d.slot().index())).penalize(HARD).asConstraint("P7"),
            duties(f).filter(d -> !d.place().open.get(d.slot().index())).penalize(HARD).asConstraint("K3"),
            trips(f).groupBy(Peer.Trip::person, sumLong(Peer.Trip::burden)).filter((p, m) -> m > p.minutesMax)
                    .penalize(HARD).asConstraint("P9"),
            f.forEachUniquePair(Peer.Visit.class, equal(v -> v.place), equal(v -> v.slot))
                    .filter((v, w) -> Peer.apart(v.teacher, w.teacher)).penalize(HARD).asConstraint("P8 visits"),
            f.forEach(Peer.Inspection.class).filter(i -> i.a == i.b || Peer.apart(i.a, i.b)).penalize(HARD).asConstraint("I1 P8"),
            duties(f).filter(d -> d.role() == 1).groupBy(Peer.Duty::person, count())
                    .filter((p, n) -> n > p.inspectionsMax).penalizeLong(HARD, (p, n) -> n - p.inspectionsMax).asConstraint("I2"),
            // Places
            incoming(f).concat(inPerson(f).map(e -> new Incoming(e.held.host(), e.held.first(), e.id)))
                    .groupBy(Incoming::place, Incoming::day, count()).filter((k, d, n) -> n > 1)
                    .penalizeLong(HARD, (k, d, n) -> n - 1).asConstraint("K1"),
            incoming(f).groupBy(Incoming::place, Incoming::week, count()).filter((k, w, n) -> n > Peer.incoming)
                    .penalizeLong(HARD, (k, w, n) -> n - Peer.incoming).asConstraint("K2"),
            away(f).groupBy(Away::home, Away::key, countDistinct(Away::person))
                    .filter((k, key, n) -> n + k.gone.getOrDefault(key, Set.of()).size() > k.maxAway)
                    .penalizeLong(HARD, (k, key, n) -> Math.min(n, n + k.gone.getOrDefault(key, Set.of()).size() - k.maxAway))
                    .asConstraint("H1"),
            f.forEachUniquePair(Peer.Visit.class, equal(v -> v.teacher), equal(v -> v.place)).penalize(HARD).asConstraint("O2"),
            f.forEach(Peer.Visit.class).groupBy(v -> v.place, count()).filter((k, n) -> n > k.visitsMax)
                    .penalizeLong(HARD, (k, n) -> n - k.visitsMax).asConstraint("O3"),
            f.forEach(Peer.Visit.class).groupBy(v -> v.place, v -> v.slot, count()).filter((k, s, n) -> n > Peer.groupMax)
                    .penalizeLong(HARD, (k, s, n) -> n - Peer.groupMax).asConstraint("O4"),
            f.forEach(Peer.Inspection.class).filter(Peer.Inspection::outside).penalize(HARD).asConstraint("F1 I3 past"),
            f.forEachUniquePair(Peer.Inspection.class, equal(i -> i.place))
                    .filter((i, j) -> !i.followup && !j.followup && Math.abs(i.slot.day() - j.slot.day()) < Peer.inspectionGap)
                    .penalize(HARD).asConstraint("I3"),
            stays(f).groupBy(Stay::host, Stay::day, count()).filter((k, d, n) -> n > k.placementsMax)
                    .penalizeLong(HARD, (k, d, n) -> n - k.placementsMax).asConstraint("L2"),
            stays(f).join(trips(f), equal(Stay::person, Peer.Trip::person), equal(Stay::day, Peer.Trip::day))
                    .penalize(HARD).asConstraint("L3 duties"),
            stays(f).groupBy(Stay::person, Stay::day, count()).filter((p, d, n) -> n > 1).penalize(HARD).asConstraint("L3"),
            // Events
            f.forEach(Peer.Event.class).filter(e -> e.rotates).groupBy(e -> e.alliance, toList(e -> new Hosting(e.held.host(), e.chosen)))
                    .penalizeLong(HARD, Rules::rotation).asConstraint("E3"),
            f.forEachUniquePair(Peer.Event.class, equal(e -> e.alliance))
                    .filter((a, b) -> a.inPerson && b.inPerson && Math.abs(a.day() - b.day()) < Peer.eventGap)
                    .penalize(HARD).asConstraint("E4"),
            f.forEachUniquePair(Peer.Event.class, equal(e -> e.alliance))
                    .filter((a, b) -> a.takes(b.held.first()) || a.takes(b.held.last())).penalize(HARD).asConstraint("E5 events"),
            f.forEach(Peer.Event.class).join(incoming(f), equal(e -> e.alliance, i -> i.place().alliance), equal(Peer.Event::day, Incoming::day))
                    .filter((e, i) -> e.takes(i.slot())).penalize(HARD).asConstraint("E5"),
            inPerson(f).map(e -> e.held.first() == e.held.last() ? List.of(e.held.first()) : List.of(e.held.first(), e.held.last()))
                    .flattenLast(l -> l).groupBy(s -> s, count()).filter((s, n) -> n > Peer.parallel)
                    .penalizeLong(HARD, (s, n) -> n - Peer.parallel).asConstraint("E6"),
            // Demands
            f.forEachIncludingUnassigned(Peer.Visit.class).groupBy(v -> v.teacher, sum(v -> v.place == null ? 0 : 1))
                    .penalizeLong(MEDIUM, (p, n) -> 100L * Math.max(0, p.visits - n)).asConstraint("D1"),
            f.forEachIncludingUnassigned(Peer.Inspection.class).filter(i -> !i.followup)
                    .groupBy(i -> i.place.alliance, toList(i -> new Done(i.place, i.slot != null)))
                    .penalizeLong(MEDIUM, Rules::inspections).asConstraint("D2"),
            f.forEachIncludingUnassigned(Peer.Event.class).filter(e -> e.held == null).penalizeLong(MEDIUM, e -> 100).asConstraint("D3"),
            f.forEach(Peer.Place.class).ifNotExists(Peer.Visit.class, equal(k -> k, v -> v.place))
                    .penalizeLong(MEDIUM, k -> visits(k, List.of())).asConstraint("D4 D5 D7 none"),
            f.forEach(Peer.Visit.class).groupBy(v -> v.place, toList()).penalizeLong(MEDIUM, Rules::visits).asConstraint("D4 D5 D7"),
            f.forEach(Peer.Inspection.class).penalizeLong(MEDIUM, Rules::team).asConstraint("D6 D7 D9"),
            f.forEachIncludingUnassigned(Peer.Inspection.class).filter(i -> i.followup && i.slot == null)
                    .penalizeLong(MEDIUM, i -> 100).asConstraint("D8"),
            f.forEachIncludingUnassigned(Peer.Placement.class).filter(p -> p.span == null).penalizeLong(MEDIUM, p -> 50).asConstraint("D10"),
            // Cost
            trips(f).groupBy(t -> t.person().home, Peer.Trip::day, Peer.Trip::stops, toList())
                    .penalizeLong(SOFT, (k, d, s, l) -> (l.size() + Peer.seats - 1) / Peer.seats * l.get(0).km()).asConstraint("vehicles"),
            inPerson(f).penalizeLong(SOFT, e -> e.held.km()).asConstraint("events"),
            f.forEach(Peer.Placement.class).penalizeLong(SOFT, p -> p.span.km()).asConstraint("placements"),
            trips(f).groupBy(Peer.Trip::person, Peer.Trip::role, sumLong(Peer.Trip::burden))
                    .map((p, r, m) -> new Burden(p, r, m + p.past[r]))
                    .groupBy(Burden::alliance, Burden::role, max(Burden::minutes))
                    .penalizeLong(SOFT, (a, r, m) -> Math.round(Peer.lambda * Math.max(m, a.past[r]))).asConstraint("largest burden"),
        };
    }

    static long rotation(Peer.Alliance a, List<Hosting> events) {
        var hostings = new HashMap<Integer, Integer>();
        for (int k : a.eligible) hostings.put(k, Peer.places.get(k).hosted);
        var chosen = new HashSet<Integer>();
        for (var e : events) {
            hostings.merge(e.host.index, 1, Integer::sum);
            if (e.chosen) chosen.add(e.host.index);
        }
        long over = 0;
        for (int k : chosen)
            for (int j : a.eligible)
                if (j != k) over += Math.max(0, hostings.get(k) - hostings.get(j) - 1);
        return over;
    }

    static long inspections(Peer.Alliance a, List<Done> list) {
        var count = new HashMap<Peer.Place, Integer>();
        int all = 0, each = 0;
        for (var i : list) {
            count.merge(i.place, i.done ? 1 : 0, Integer::sum);
            all += i.done ? 1 : 0;
        }
        for (var c : count.entrySet()) each += Math.max(0, c.getKey().due - c.getValue());
        return 100L * Math.max(each, Math.max(0, a.due - all));
    }

    static long visits(Peer.Place k, List<Peer.Visit> visits) {
        if (k.visitsMin == 0) return 0;
        var subjects = new HashSet<String>();
        boolean speaks = k.language.equals("zh");
        for (var v : visits) {
            subjects.addAll(v.teacher.subjects);
            speaks |= v.teacher.languages.contains(k.language);
        }
        return 20L * Math.max(0, k.visitsMin - visits.size())
                + 5L * Math.max(0, Math.min(Peer.subjectsMin, k.visitsMin) - subjects.size()) + (speaks ? 0 : 10);
    }

    static long team(Peer.Inspection i) {
        long weight = 0;
        if (!i.followup)
            for (var e : Peer.expertise) if (!i.a.expertise.contains(e) && !i.b.expertise.contains(e)) weight += 10;
        var language = i.place.language;
        if (!i.followup && !language.equals("zh") && !i.a.languages.contains(language) && !i.b.languages.contains(language)) weight += 10;
        if (i.followup && !i.place.latest.isEmpty() && !i.place.latest.contains(i.a.index) && !i.place.latest.contains(i.b.index)) weight += 10;
        return weight;
    }
}
