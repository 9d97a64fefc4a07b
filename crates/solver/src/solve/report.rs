//! From dated boards to the rows and figures of a [`Plan`].

use std::collections::{BTreeMap, HashSet};

use super::assign::Assigned;
use super::board::{Board, DatedEvent};
use super::events::{EventPlan, hosting_km};
use super::instance::Instance;
use super::objective::Objective;
use super::one_alliance::Solved;
use super::reasons;
use super::value::Value;
use crate::domain::{
    Activity, ActivityKind, AllianceIx, AllianceReport, CostValue, Demand, EventIx, GroupReport,
    Km, Levels, LimitReport, Minutes, PROVEN_GAP, Plan, Policy, QualityParts, QualityValue, Role,
    Scenario, Session, Shortfall, ShortfallValue, Slot, StaffIx, StoppedBy, What, WithoutDates,
    calendar_order, gap,
};
use crate::travel::DistanceTable;

/// One alliance's contribution to the plan.
#[derive(Debug)]
pub(super) struct AllianceOutcome {
    pub activities: Vec<Activity>,
    pub shortfalls: Vec<Shortfall>,
    pub shortfall: u64,
    pub shortfall_bound: u64,
    /// What of the bound is not of events.
    pub shortfall_elsewhere: u64,
    pub km: f64,
    pub cost: f64,
    pub cost_bound: Option<f64>,
    pub quality: QualityParts,
    /// What its trips have of it on any dates.
    pub least_quality: u64,
    /// What every calendar of it has that leaves no more unmet and costs no more.
    pub quality_bound: u64,
    pub groups: Vec<GroupReport>,
    /// The clock cut the search short.
    pub late: bool,
    pub without_dates: Option<WithoutDates>,
    /// What the bounds hang on: assignments by role, and what the calendar is worth.
    pub assigned: Option<[Assigned; 2]>,
    pub worth: Value,
}

impl AllianceOutcome {
    /// Weighted units that may be unmet here and, for all that is proven, elsewhere instead.
    pub const fn spare(&self) -> u64 {
        self.shortfall.saturating_sub(self.shortfall_bound)
    }

    /// Events that do not take place.
    pub fn lost(&self) -> u32 {
        self.shortfalls.iter().filter(|s| s.demand == Demand::D3).map(|s| s.units).sum()
    }

    /// What the clock has left open of its cost; 0 where the search ended by itself.
    pub fn open(&self) -> f64 {
        let open = self.cost - self.cost_bound.unwrap_or(0.0);
        if self.late && open > PROVEN_GAP * self.cost { open } else { 0.0 }
    }

    /// What this and a later slice of time have found and proven between them, under a priced
    /// policy; and whether the later calendar is the better one.
    pub fn and(self, next: Self) -> (Self, bool) {
        let key = |o: &Self| (o.shortfall, o.cost, o.quality.value());
        let better = key(&next) < key(&self);
        let shortfall_bound = self.shortfall_bound.max(next.shortfall_bound);
        let shortfall_elsewhere = self.shortfall_elsewhere.max(next.shortfall_elsewhere);
        let bound = [self.cost_bound, next.cost_bound].into_iter().flatten().reduce(f64::max);
        let (late, assigned) = (next.late, next.assigned.clone());
        let best = if better { next } else { self };
        let cost_bound = bound.map(|b| b.min(best.cost));
        let joined =
            Self { shortfall_bound, shortfall_elsewhere, cost_bound, late, assigned, ..best };
        (joined, better)
    }

    /// Every level is proven best.
    pub fn proven(&self) -> bool {
        self.shortfall == self.shortfall_bound
            && self.cost_bound.is_some_and(|b| gap(self.cost, b) <= PROVEN_GAP)
            && self.quality.value() == self.quality_bound
            && self.burdens_proven()
    }

    /// Under `leximin`: every burden is proven the least there can be.
    pub fn burdens_proven(&self) -> bool {
        self.groups.iter().all(|g| g.proven.is_none_or(|n| n as usize == g.burdens.len()))
    }
}

/// Kilometres of an alliance's in-person events.
pub(super) fn events_km(
    scenario: &Scenario,
    table: &DistanceTable,
    events: &EventPlan,
    a: AllianceIx,
) -> f64 {
    scenario
        .event_ixs()
        .filter(|&e| scenario.event(e).alliance == a)
        .filter_map(|e| Some(hosting_km(scenario, table, e, events.chosen[e.index()]?.host?)))
        .sum()
}

pub(super) fn outcome(
    scenario: &Scenario,
    table: &DistanceTable,
    impossible: u32,
    inst: &Instance,
    objective: Objective,
    solved: Solved,
) -> AllianceOutcome {
    let a = inst.alliance;
    let dated = &solved.board.events[..];
    let lost: Vec<EventIx> = scenario
        .event_ixs()
        .filter(|&e| scenario.event(e).alliance == a)
        .filter(|&e| !dated.iter().any(|d| d.event == e.index()))
        .collect();
    let hosting: f64 = dated
        .iter()
        .filter_map(|d| Some(hosting_km(scenario, table, d.event.into(), inst.ks[d.host?])))
        .sum();
    let lost_weight = lost.len() as u64 * u64::from(Demand::D3.weight());
    let lost_bound = u64::from(impossible * Demand::D3.weight());
    let value = Value::of(&solved.board);
    let activities = rows(scenario, &solved.board, dated);
    let mut shortfalls = reasons::shortfalls(inst, &solved.board);
    shortfalls.extend(lost.iter().map(|&e| Shortfall {
        demand: Demand::D3,
        subject: scenario.event(e).id.clone(),
        units: 1,
        // Worded once the calendar of the whole county is known.
        reason: Vec::new(),
    }));
    let mut groups = Vec::new();
    for (role, index) in [(Role::Outreach, 0), (Role::Inspection, 1)] {
        let burdens: Vec<_> = (0..inst.people.len())
            .filter(|&p| {
                let person = inst.person(p);
                if index == 0 { person.backbone } else { person.mentor }
            })
            .map(|p| (inst.people[p], Minutes(value.burden[index][p])))
            .collect();
        if !burdens.is_empty() {
            let proven = (objective.policy == Policy::Leximin).then(|| solved.proven_levels[index]);
            groups.push(GroupReport { alliance: a, role, burdens, proven });
        }
    }
    let shortfall_bound = solved.shortfall_bound + lost_bound;
    let without_dates = solved.without_dates.map(|assigned| WithoutDates {
        shortfall: assigned.shortfall + lost_weight,
        cost: assigned.cost + objective.of_km(hosting),
        ..assigned
    });
    AllianceOutcome {
        activities,
        shortfalls,
        shortfall: value.total_shortfall() + lost_weight,
        shortfall_elsewhere: solved.shortfall_bound,
        shortfall_bound: shortfall_bound.max(solved.dated_bound.unwrap_or(0)),
        km: value.all_km() + hosting,
        cost: solved.score.cost + objective.of_km(hosting),
        cost_bound: Some(solved.cost_bound),
        quality: solved.board.quality(),
        least_quality: solved.board.least_quality(),
        quality_bound: solved.quality_bound,
        groups,
        late: solved.late,
        without_dates,
        assigned: solved.assigned,
        worth: value,
    }
}

/// Role, pin and people of what takes place at one place, day and session.
type Activities = (usize, Option<usize>, Vec<usize>);

/// Rows of one alliance, ids not yet given.
pub(super) fn rows(scenario: &Scenario, board: &Board, dated: &[DatedEvent]) -> Vec<Activity> {
    let inst = board.inst;
    let start = scenario.settings.term.start;
    let date = |day: u16| start + jiff::Span::new().days(i64::from(day));
    let mut cells: BTreeMap<(u16, u8, usize), Activities> = BTreeMap::new();
    for (item, when) in board.items.iter().zip(&board.at) {
        let Some(when) = when else { continue };
        for (i, &k) in item.trip.stops.iter().enumerate() {
            let cell = cells.entry((when.day, when.session + i as u8, k)).or_insert((
                item.trip.role,
                None,
                Vec::new(),
            ));
            cell.2.extend(&item.trip.people);
        }
    }
    for pin in inst.pinned_visits.iter().chain(&inst.pinned_inspections) {
        if let Some(cell) = cells.get_mut(&(pin.day.0, pin.session.index() as u8, pin.place)) {
            cell.1 = Some(pin.pin);
        }
    }
    let mut rows = Vec::new();
    for ((day, session, k), (role, pin, mut people)) in cells {
        if let Some(pin) = pin {
            let mut row = scenario.pins[pin].clone();
            row.pinned = true;
            row.line = 0;
            rows.push(row);
            continue;
        }
        people.sort_unstable();
        let staff = people.into_iter().map(|p| inst.people[p]).collect();
        rows.push(duty_row(inst, (role, k), (day, session), staff));
    }
    for row in stay_rows(board) {
        let pin = scenario.pins.iter().find(|pin| pin.placement() == row.placement());
        rows.push(pin.map_or(row, |pin| Activity { pinned: true, line: 0, ..pin.clone() }));
    }
    for e in dated {
        let (ix, host) = (EventIx::from(e.event), e.host.map(|h| inst.ks[h]));
        let pinned = scenario.pins.iter().any(|p| p.event() == Some(ix));
        let row = Activity::of_event(scenario, ix, (date(e.day), e.slot), host);
        rows.push(Activity { pinned, ..row });
    }
    rows
}

/// A row of outreach, an inspection or a follow-up; the last has its id from its table.
pub(super) fn duty_row(
    inst: &Instance,
    (role, place): (usize, usize),
    (day, session): (u16, u8),
    staff: Vec<StaffIx>,
) -> Activity {
    let (what, id) = match (role, place.checked_sub(inst.places)) {
        (0, _) => (What::Outreach, String::new()),
        (_, None) => (What::Inspection, String::new()),
        (_, Some(f)) => {
            let row = inst.follow_ups[f];
            (What::FollowUp { row: Some(row) }, inst.scenario.follow_up(row).id.clone())
        }
    };
    let date = inst.scenario.settings.term.start + jiff::Span::new().days(i64::from(day));
    let session = if session == 0 { Session::Am } else { Session::Pm };
    let row = Activity::duty(what, inst.alliance, (date, session), inst.ks[place], staff);
    Activity { id, ..row }
}

/// Rows of the placements that have a run.
pub(super) fn stay_rows(board: &Board) -> impl Iterator<Item = Activity> {
    let (inst, scenario) = (board.inst, board.inst.scenario);
    let start = scenario.settings.term.start;
    let date = move |day: u16| start + jiff::Span::new().days(i64::from(day));
    inst.placements.stays.iter().zip(&board.stays).filter_map(move |(placing, run)| {
        let days = &placing.runs[(*run)?].days;
        let row = scenario.placement(placing.ix);
        Some(Activity {
            id: row.id.clone(),
            what: What::Placement { row: Some(placing.ix), until: date(*days.last()?) },
            alliance: inst.alliance,
            date: date(*days.first()?),
            slot: Slot::Day,
            kindergarten: Some(row.host),
            staff: vec![row.person],
            title: String::new(),
            pinned: false,
            line: 0,
        })
    })
}

/// Ids of the form V2-K007-1: kind, term, place, count in the order of dates. The term keeps them
/// apart from those of the history that this calendar will become.
fn give_ids(scenario: &Scenario, activities: &mut [Activity]) {
    let mut taken: HashSet<String> = scenario
        .history
        .iter()
        .chain(&scenario.pins)
        .map(|a| a.id.clone())
        .chain(scenario.events.iter().map(|e| e.id.clone()))
        .chain(scenario.follow_ups.iter().map(|f| f.id.clone()))
        .chain(scenario.placements.iter().map(|p| p.id.clone()))
        .chain(scenario.alliances.iter().map(|a| a.id.clone()))
        .chain(scenario.kindergartens.iter().map(|k| k.id.clone()))
        .chain(scenario.staff.iter().map(|p| p.id.clone()))
        .collect();
    activities.sort_by_key(|a| (a.date, a.slot));
    let mut count: BTreeMap<(ActivityKind, u32), u32> = BTreeMap::new();
    for a in activities.iter_mut().filter(|a| a.id.is_empty()) {
        let Some(place) = a.kindergarten else {
            continue;
        };
        let letter = if a.kind() == ActivityKind::Outreach { 'V' } else { 'I' };
        let n = count.entry((a.kind(), place.0)).or_default();
        loop {
            *n += 1;
            let term = scenario.settings.term.index;
            let id = format!("{letter}{term}-{}-{n}", scenario.kindergarten(place).id);
            if taken.insert(id.clone()) {
                a.id = id;
                break;
            }
        }
    }
}

/// The calendar of a county from the rows of its alliances, in order and with ids. Ids that a plan
/// has given to visits and inspections are given anew.
#[must_use]
pub fn whole_calendar(scenario: &Scenario, mut rows: Vec<Activity>) -> Vec<Activity> {
    for row in rows.iter_mut().filter(|row| !row.pinned) {
        if matches!(row.what, What::Outreach | What::Inspection) {
            row.id.clear();
        }
    }
    give_ids(scenario, &mut rows);
    rows.sort_by(|a, b| calendar_order(scenario, a, b));
    rows
}

/// The plan of all alliances, in their order; who asked for it knows seed, threads and limits.
pub(super) fn assemble(
    scenario: &Scenario,
    policy: Policy,
    outcomes: Vec<AllianceOutcome>,
) -> Plan {
    let mut plan = Plan {
        scenario: scenario.settings.name.clone(),
        digest: scenario.digest.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        policy,
        seed: 0,
        threads: 1,
        limit: LimitReport { time_s: None, work: None },
        start: None,
        time_s: 0.0,
        stopped_by: StoppedBy::Work,
        activities: Vec::new(),
        levels: Levels {
            shortfall: ShortfallValue { value: 0, bound: Some(0) },
            cost: CostValue { value: 0.0, bound: Some(0.0) },
            changes: None,
            quality: QualityValue::default(),
        },
        vehicle_km: Km::ZERO,
        alliances: Vec::new(),
        groups: Vec::new(),
        shortfalls: Vec::new(),
    };
    let (mut parts, mut least, mut pleasant) = (QualityParts::default(), 0, 0);
    let (mut value, mut bound, mut cost, mut km) = (0, 0, 0.0, 0.0);
    let mut cost_bound = Some(0.0);
    for (a, o) in scenario.alliance_ixs().zip(outcomes) {
        plan.alliances.push(AllianceReport {
            alliance: a,
            shortfall: ShortfallValue { value: o.shortfall, bound: Some(o.shortfall_bound) },
            vehicle_km: Km(o.km),
            cost: CostValue { value: o.cost, bound: o.cost_bound.map(|b| b.min(o.cost)) },
            without_dates: o.without_dates,
            quality: Some(QualityValue {
                value: o.quality.value(),
                parts: o.quality,
                least: Some(o.least_quality),
                bound: Some(o.quality_bound),
            }),
        });
        value += o.shortfall;
        bound += o.shortfall_bound;
        cost += o.cost;
        km += o.km;
        cost_bound = cost_bound.zip(o.cost_bound).map(|(x, y)| x + y.min(o.cost));
        parts.evenness += o.quality.evenness;
        parts.spacing += o.quality.spacing;
        parts.weekday += o.quality.weekday;
        parts.nearness += o.quality.nearness;
        parts.rotation += o.quality.rotation;
        least += o.least_quality;
        pleasant += o.quality_bound;
        plan.activities.extend(o.activities);
        plan.groups.extend(o.groups);
        plan.shortfalls.extend(o.shortfalls);
    }
    plan.levels.shortfall = ShortfallValue { value, bound: Some(bound) };
    plan.levels.cost = CostValue { value: cost, bound: cost_bound };
    plan.levels.quality =
        QualityValue { value: parts.value(), parts, least: Some(least), bound: Some(pleasant) };
    plan.vehicle_km = Km(km);
    give_ids(scenario, &mut plan.activities);
    plan.activities.sort_by(|a, b| calendar_order(scenario, a, b));
    plan
}
