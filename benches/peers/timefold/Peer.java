import java.nio.file.*;
import java.time.Duration;
import java.util.*;
import java.util.stream.*;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.*;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;

/** A county as planning problem: reads the lines of flat.py, solves, prints the plan and its score. */
public class Peer {
    /** Kilometres and minutes are counted in hundredths. */
    static long cent(double x) { return Math.round(x * 100); }

    static int seats, groupMax, subjectsMin, inspectionGap, eventGap, parallel, daysOut, incoming;
    static double reach, drive, session, lambda;
    static List<String> expertise;
    static final List<Slot> slots = new ArrayList<>();
    static final List<Alliance> alliances = new ArrayList<>();
    static final List<Place> places = new ArrayList<>();
    static final List<Person> people = new ArrayList<>();
    static final Map<Long, double[]> roads = new HashMap<>();
    static final Set<Long> apart = new HashSet<>();

    record Slot(int index, int day, int half, int week) {
        int key() { return day * 2 + half; }
    }

    static class Alliance {
        int index, due;
        List<Integer> eligible;
        long[] past = new long[2];
        public String toString() { return "A" + index; }
    }

    static class Place {
        int index, maxAway, visitsMin, visitsMax, placementsMax, left, due, hosted;
        Alliance alliance;
        String language;
        List<Integer> inspected, latest;
        BitSet open = new BitSet();
        Map<Integer, Set<Integer>> gone = new HashMap<>();
        public String toString() { return "K" + index; }
    }

    static class Person {
        int index, visits, visitsMax, inspectionsMax;
        long minutesMax;
        long[] past = new long[2];
        boolean backbone, mentor;
        Place home;
        List<String> subjects, expertise, languages;
        BitSet free = new BitSet();
        @SuppressWarnings("unchecked") List<Place>[] may = new List[2];
        public String toString() { return "P" + index; }
    }

    /** What people do at a place in a session; a partner where two mentors go. */
    record Duty(Person person, int role, Place place, Slot slot, Person partner) {
        int day() { return slot.day; }
    }

    /** A person's day on the road. */
    record Trip(Person person, int day, int week, int role, List<Integer> stops, int wrong, long km, long burden, List<Integer> keys) {
        static Trip of(Person p, int day, List<Duty> duties) {
            var sorted = new ArrayList<>(duties);
            sorted.sort(Comparator.comparingInt((Duty d) -> d.slot.half).thenComparingInt(d -> d.place.index));
            int wrong = 0, at = p.home.index;
            double km = 0, minutes = 0;
            boolean far = sorted.size() > 1;
            var stops = new ArrayList<Integer>();
            for (int i = 0; i < sorted.size(); i++) {
                var d = sorted.get(i);
                double[] leg = road(at, d.place.index);
                km += leg[0];
                minutes += leg[1];
                at = d.place.index;
                stops.add(at);
                far |= road(p.home.index, at)[1] > reach;
                if (i > 0) {
                    var before = sorted.get(i - 1);
                    if (before.slot == d.slot) wrong++;
                    if (before.role != d.role || before.partner != d.partner) wrong++;
                }
            }
            double[] back = road(at, p.home.index);
            km += back[0];
            minutes += back[1];
            if (minutes > drive + 1e-9) wrong++;
            var keys = new ArrayList<Integer>();
            for (int half = 0; half < 2; half++) {
                int h = half;
                if (far || sorted.stream().anyMatch(d -> d.slot.half == h)) keys.add(day * 2 + half);
            }
            return new Trip(p, day, sorted.get(0).slot.week, sorted.get(0).role, stops, wrong, cent(km),
                    cent(minutes + session * sorted.size()), keys);
        }
    }

    static double[] road(int a, int b) {
        return a == b ? new double[2] : roads.get((long) a * 100000 + b);
    }

    static boolean apart(Person a, Person b) {
        return apart.contains((long) Math.min(a.index, b.index) * 100000 + Math.max(a.index, b.index));
    }

    @PlanningEntity
    public static class Visit {
        @PlanningId String id;
        Person teacher;
        @PlanningVariable(valueRangeProviderRefs = "places", allowsUnassigned = true) Place place;
        @PlanningVariable(valueRangeProviderRefs = "slots") Slot slot;
        @ValueRangeProvider(id = "places") public List<Place> getPlaces() { return teacher.may[0]; }
    }

    /** An inspection, or a follow-up with its id and window. */
    @PlanningEntity
    public static class Inspection {
        @PlanningId String id;
        Place place;
        boolean followup;
        int from, to;
        List<Person> mentors;
        @PlanningVariable(valueRangeProviderRefs = "mentors") Person a;
        @PlanningVariable(valueRangeProviderRefs = "mentors") Person b;
        @PlanningVariable(valueRangeProviderRefs = "slots", allowsUnassigned = true) Slot slot;
        @ValueRangeProvider(id = "mentors") public List<Person> getMentors() { return mentors; }
        /** F1, and I3 against the past. */
        boolean outside() {
            return slot.day < from || slot.day > to
                    || !followup && place.inspected.stream().anyMatch(d -> Math.abs(d - slot.day) < inspectionGap);
        }
    }

    record Held(Place host, Slot first, Slot last, long km) {}

    @PlanningEntity
    public static class Event {
        @PlanningId String id;
        Alliance alliance;
        boolean inPerson, rotates, chosen;
        List<Held> choices = new ArrayList<>();
        @PlanningVariable(valueRangeProviderRefs = "helds", allowsUnassigned = true) Held held;
        @ValueRangeProvider(id = "helds") public List<Held> getChoices() { return choices; }
        int day() { return held.first.day; }
        boolean takes(Slot s) { return s == held.first || s == held.last; }
    }

    record Span(long km, List<Integer> days) {}

    @PlanningEntity
    public static class Placement {
        @PlanningId String id;
        Person person;
        Place host;
        boolean replaced;
        List<Span> choices = new ArrayList<>();
        @PlanningVariable(valueRangeProviderRefs = "spans", allowsUnassigned = true) Span span;
        @ValueRangeProvider(id = "spans") public List<Span> getChoices() { return choices; }
    }

    @PlanningSolution
    public static class Plan {
        @ProblemFactCollectionProperty @ValueRangeProvider(id = "slots") public List<Slot> slotList = slots;
        @ProblemFactCollectionProperty public List<Place> placeList = places;
        @ProblemFactCollectionProperty public List<Alliance> allianceList = alliances;
        @PlanningEntityCollectionProperty public List<Visit> visits = new ArrayList<>();
        @PlanningEntityCollectionProperty public List<Inspection> inspections = new ArrayList<>();
        @PlanningEntityCollectionProperty public List<Event> events = new ArrayList<>();
        @PlanningEntityCollectionProperty public List<Placement> placements = new ArrayList<>();
        @PlanningScore public HardMediumSoftLongScore score;
    }

    static List<String> words(String s) { return s.equals("-") ? List.of() : List.of(s.split(";")); }
    static List<Integer> numbers(String s) { return words(s).stream().map(Integer::valueOf).collect(Collectors.toList()); }

    static Plan read(Path path) throws Exception {
        var plan = new Plan();
        for (String line : Files.readAllLines(path)) {
            String[] w = line.split(" ");
            int[] n = new int[w.length];
            for (int i = 1; i < w.length; i++) {
                try { n[i] = (int) Double.parseDouble(w[i]); } catch (NumberFormatException e) { n[i] = 0; }
            }
            switch (w[0]) {
                case "settings" -> {
                    seats = n[1]; groupMax = n[2]; subjectsMin = n[3]; inspectionGap = n[4]; eventGap = n[5];
                    parallel = n[6]; daysOut = n[7]; incoming = n[8];
                    reach = Double.parseDouble(w[9]); drive = Double.parseDouble(w[10]);
                    session = Double.parseDouble(w[11]); lambda = Double.parseDouble(w[12]);
                    expertise = words(w[13]);
                }
                case "session" -> slots.add(new Slot(slots.size(), n[1], n[2], n[3]));
                case "alliance" -> {
                    var a = new Alliance();
                    a.index = alliances.size(); a.due = n[1]; a.eligible = numbers(w[2]);
                    alliances.add(a);
                }
                case "place" -> {
                    var k = new Place();
                    k.index = places.size(); k.alliance = alliances.get(n[1]); k.language = w[2]; k.maxAway = n[3];
                    k.visitsMin = n[4]; k.visitsMax = n[5]; k.placementsMax = n[6]; k.left = n[7]; k.due = n[8];
                    k.hosted = n[9]; k.inspected = numbers(w[10]); k.latest = numbers(w[11]);
                    places.add(k);
                }
                case "open" -> numbers(w[2]).forEach(places.get(n[1]).open::set);
                case "person" -> {
                    var p = new Person();
                    p.index = people.size(); p.home = places.get(n[1]); p.backbone = n[2] == 1; p.mentor = n[3] == 1;
                    p.visits = n[4]; p.visitsMax = n[5]; p.inspectionsMax = n[6]; p.minutesMax = cent(Double.parseDouble(w[7]));
                    p.subjects = words(w[8]); p.expertise = words(w[9]); p.languages = words(w[10]);
                    for (int r = 0; r < 2; r++) {
                        p.past[r] = cent(Double.parseDouble(w[11 + r]));
                        if (r == 0 ? p.backbone : p.mentor)
                            p.home.alliance.past[r] = Math.max(p.home.alliance.past[r], p.past[r]);
                    }
                    people.add(p);
                }
                case "free" -> numbers(w[2]).forEach(people.get(n[1]).free::set);
                case "may" -> people.get(n[1]).may[n[2]] =
                        numbers(w[3]).stream().map(places::get).collect(Collectors.toList());
                case "road" -> roads.put((long) n[1] * 100000 + n[2],
                        new double[] {Double.parseDouble(w[3]), Double.parseDouble(w[4])});
                case "apart" -> apart.add((long) Math.min(n[1], n[2]) * 100000 + Math.max(n[1], n[2]));
                case "gone" -> people.get(n[1]).home.gone.computeIfAbsent(slots.get(n[2]).key(), x -> new HashSet<>()).add(n[1]);
                case "event" -> {
                    var e = new Event();
                    e.id = w[1]; e.alliance = alliances.get(n[2]); e.inPerson = n[3] == 1; e.rotates = n[4] == 1; e.chosen = n[5] == 1;
                    plan.events.add(e);
                }
                case "held" -> plan.events.get(plan.events.size() - 1).choices.add(new Held(n[1] < 0 ? null : places.get(n[1]),
                        slots.get(n[2]), slots.get(n[3]), cent(Double.parseDouble(w[4]))));
                case "followup" -> inspection(plan, w[1], places.get(n[2]), true, n[3], n[4]);
                case "placement" -> {
                    var p = new Placement();
                    p.id = w[1]; p.person = people.get(n[2]); p.host = places.get(n[3]); p.replaced = n[4] == 1;
                    plan.placements.add(p);
                }
                case "span" -> plan.placements.get(plan.placements.size() - 1).choices
                        .add(new Span(cent(Double.parseDouble(w[1])), numbers(w[2])));
                default -> throw new IllegalArgumentException(line);
            }
        }
        for (var p : people)
            for (int i = 0; p.backbone && i < p.visitsMax && !p.may[0].isEmpty(); i++) {
                var v = new Visit();
                v.id = "V" + p.index + "-" + i; v.teacher = p;
                plan.visits.add(v);
            }
        for (var k : places)
            for (int i = 0; i < k.left; i++) inspection(plan, "I" + k.index + "-" + i, k, false, 0, Integer.MAX_VALUE);
        return plan;
    }

    static void inspection(Plan plan, String id, Place k, boolean followup, int from, int to) {
        var i = new Inspection();
        i.id = id; i.place = k; i.followup = followup; i.from = from; i.to = to;
        i.mentors = people.stream().filter(p -> p.mentor && p.may[1].contains(k)).collect(Collectors.toList());
        if (i.mentors.size() > 1) plan.inspections.add(i);
    }

    public static void main(String[] args) throws Exception {
        var plan = read(Path.of(args[0]));
        SolverConfig config = SolverConfig.createFromXmlFile(new java.io.File(args[1]))
                .withTerminationSpentLimit(Duration.ofMillis((long) (1000 * Double.parseDouble(args[2]))));
        var solver = SolverFactory.<Plan>create(config).buildSolver();
        var out = new StringBuilder();
        Plan best = solver.solve(plan);
        out.append("score ").append(best.score).append('\n');
        for (var v : best.visits)
            if (v.place != null) out.append("visit %d %d %d\n".formatted(v.teacher.index, v.place.index, v.slot.index));
        for (var i : best.inspections)
            if (i.slot != null) out.append("inspection %s %d %d %d %d\n".formatted(i.id, i.place.index, i.a.index, i.b.index, i.slot.index));
        for (var e : best.events)
            if (e.held != null) out.append("event %s %d %d\n".formatted(e.id, e.held.host == null ? -1 : e.held.host.index, e.held.first.index));
        for (var p : best.placements)
            if (p.span != null) out.append("placement %s %d %d\n".formatted(p.id, p.span.days.get(0), p.span.days.get(p.span.days.size() - 1)));
        System.out.print(out);
    }
}
