//! The rows and settings that can stand in the way of a demand, and what lifting one means.

use super::focus::{drop_event, inspected_before};
use crate::domain::{
    Activity, ActivityKind, AllianceIx, Demand, EventIx, KinderIx, Minutes, Rule, Scenario,
    StaffIx, Who,
};

/// Something that the scenario says and that can stand in the way of a demand.
///
/// Lifting a fact only ever allows more calendars, or asks less of them. What cannot be lifted by
/// changing a row or a setting (P1, P2, P6, K1, O2, I1, I5, E5, and how many people there are) is
/// the ground on which all answers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// P4: the person's longest way.
    Reach(StaffIx),
    /// P5: the longest route of a day.
    Drive,
    /// P3: days out in a week.
    DaysOut,
    /// P7, K3: a row of `closures.csv`, by position.
    Closed(u32),
    /// K2: incoming activities in a week.
    Incoming,
    /// H1: how many of the kindergarten's staff may be absent.
    Away(KinderIx),
    /// H1: from how many minutes on a duty takes the whole day.
    HalfDay,
    /// O1: the teacher's visits in the term.
    VisitsOf(StaffIx),
    /// O3: the kindergarten's visits in the term.
    VisitsAt(KinderIx),
    /// O4: teachers in one activity.
    Group,
    /// I2: the mentor's inspections in the term.
    InspectionsOf(StaffIx),
    /// P9: minutes of the person's duties in the term.
    MinutesOf(StaffIx),
    /// I3: days between inspections of one kindergarten.
    InspectionGap,
    /// E1: the event's window.
    Window(EventIx),
    /// E4: days between in-person events.
    EventGap,
    /// E6: in-person events of the county at a time.
    Parallel,
    /// A row of `pins.csv`, by position.
    Pinned(u32),
    /// D1 of a teacher.
    VisitsDue(StaffIx),
    /// D2 of a kindergarten, in the last term of the year.
    InspectionsDue(KinderIx),
    /// D2 of the whole alliance. In an earlier term an inspection may be had at another
    /// kindergarten instead (D2 asks the alliance's sum), so that one alone cannot be lifted.
    AllInspectionsDue,
    /// D3 of an event.
    EventDue(EventIx),
    /// D4 of a kindergarten, and with it what D5 and D7 ask of its visits.
    VisitsExpected(KinderIx),
    /// D5 of every kindergarten.
    SubjectsExpected,
    /// D6 of every team.
    ExpertiseExpected,
    /// D7 of a kindergarten.
    LanguageExpected(KinderIx),
}

/// More than any count in a scenario.
const PLENTY: u32 = 1_000_000;

/// More than any way in minutes.
const FAR: Minutes = Minutes(1e9);

impl Fact {
    /// The hard rule that the fact belongs to; `None` for another demand.
    #[must_use]
    pub const fn rule(self) -> Option<Rule> {
        Some(match self {
            Self::Reach(_) => Rule::P4,
            Self::Drive => Rule::P5,
            Self::DaysOut => Rule::P3,
            Self::Closed(_) => Rule::P7,
            Self::Incoming => Rule::K2,
            Self::Away(_) | Self::HalfDay => Rule::H1,
            Self::VisitsOf(_) => Rule::O1,
            Self::VisitsAt(_) => Rule::O3,
            Self::Group => Rule::O4,
            Self::InspectionsOf(_) => Rule::I2,
            Self::MinutesOf(_) => Rule::P9,
            Self::InspectionGap => Rule::I3,
            Self::Window(_) => Rule::E1,
            Self::EventGap => Rule::E4,
            Self::Parallel => Rule::E6,
            Self::Pinned(_) => Rule::Pin,
            _ => return None,
        })
    }

    /// The demand that the fact is; `None` for a rule's limit.
    #[must_use]
    pub const fn demand(self) -> Option<Demand> {
        Some(match self {
            Self::VisitsDue(_) => Demand::D1,
            Self::InspectionsDue(_) | Self::AllInspectionsDue => Demand::D2,
            Self::EventDue(_) => Demand::D3,
            Self::VisitsExpected(_) => Demand::D4,
            Self::SubjectsExpected => Demand::D5,
            Self::ExpertiseExpected => Demand::D6,
            Self::LanguageExpected(_) => Demand::D7,
            _ => return None,
        })
    }
}

/// Facts of one kind, which are tried together before one by one.
pub(super) type Family = Vec<Fact>;

/// Every fact that concerns an alliance, family by family: other demands first, because an answer
/// that needs none of them is the clearer one.
pub(super) fn families(scenario: &Scenario, a: AllianceIx) -> Vec<Family> {
    let places = &scenario.alliance(a).members;
    let people: Vec<StaffIx> =
        scenario.staff_ixs().filter(|&p| scenario.alliance_of(p) == a).collect();
    let of_people = |fact: fn(StaffIx) -> Fact, keep: &dyn Fn(StaffIx) -> bool| -> Family {
        people.iter().copied().filter(|&p| keep(p)).map(fact).collect()
    };
    let of_places = |fact: fn(KinderIx) -> Fact, keep: &dyn Fn(KinderIx) -> bool| -> Family {
        places.iter().copied().filter(|&k| keep(k)).map(fact).collect()
    };
    let events = |fact: fn(EventIx) -> Fact| -> Family {
        scenario.event_ixs().filter(|&e| scenario.event(e).alliance == a).map(fact).collect()
    };
    let teacher = |p: StaffIx| scenario.person(p).backbone;
    let mentor = |p: StaffIx| scenario.person(p).mentor;
    let concerns = |who: Who| match who {
        Who::All => true,
        Who::Alliance(x) => x == a,
        Who::Kindergarten(k) => scenario.kindergarten(k).alliance == a,
        Who::Person(p) => scenario.alliance_of(p) == a,
    };
    let closures = (0_u32..).zip(&scenario.closures);
    let closed = closures
        .filter(|(_, c)| c.kind == crate::domain::ClosureKind::Closed && concerns(c.who))
        .map(|(i, _)| Fact::Closed(i));
    let pins = (0_u32..).zip(&scenario.pins).filter(|(_, pin)| pin.alliance == a);
    let asked = |k: KinderIx| scenario.kindergarten(k).visits_min > 0;
    let due =
        |k: KinderIx| scenario.kindergarten(k).inspections_per_year > inspected_before(scenario, k);
    let inspections = if last_term(scenario) {
        of_places(Fact::InspectionsDue, &due)
    } else if places.iter().any(|&k| due(k)) {
        vec![Fact::AllInspectionsDue]
    } else {
        Vec::new()
    };
    let families = vec![
        of_places(Fact::LanguageExpected, &|k| scenario.kindergarten(k).language != "zh"),
        vec![Fact::SubjectsExpected],
        vec![Fact::ExpertiseExpected],
        of_places(Fact::VisitsExpected, &asked),
        inspections,
        of_people(Fact::VisitsDue, &|p| teacher(p) && scenario.person(p).visits_per_term > 0),
        events(Fact::EventDue),
        pins.map(|(i, _)| Fact::Pinned(i)).collect(),
        vec![Fact::Parallel],
        vec![Fact::EventGap],
        events(Fact::Window),
        vec![Fact::Drive],
        vec![Fact::HalfDay],
        vec![Fact::Incoming],
        vec![Fact::Group],
        vec![Fact::InspectionGap],
        vec![Fact::DaysOut],
        closed.collect(),
        of_people(Fact::InspectionsOf, &|p| {
            mentor(p) && scenario.person(p).inspections_max.is_some()
        }),
        of_people(Fact::MinutesOf, &|p| scenario.person(p).minutes_max.is_some()),
        of_places(Fact::VisitsAt, &|k| scenario.kindergarten(k).visits_max.is_some()),
        of_people(Fact::VisitsOf, &teacher),
        of_places(Fact::Away, &|_| true),
        of_people(Fact::Reach, &|p| teacher(p) || mentor(p)),
    ];
    families.into_iter().filter(|family| !family.is_empty()).collect()
}

/// Whether every inspection still due in the year is due this term.
pub(super) fn last_term(scenario: &Scenario) -> bool {
    scenario.settings.term.index >= scenario.settings.year.terms
}

/// Asks for no inspection of a place; what is pinned stays allowed (I4).
fn no_inspection(scenario: &mut Scenario, calendar: &mut Vec<Activity>, k: KinderIx) {
    let there =
        |row: &Activity| row.kind() == ActivityKind::Inspection && row.kindergarten == Some(k);
    let pinned = scenario.pins.iter().filter(|row| there(row)).count() as u32;
    let keep = inspected_before(scenario, k) + pinned;
    scenario.kindergartens[k.index()].inspections_per_year = keep;
    calendar.retain(|row| row.pinned || !there(row));
}

/// Lifts facts in a scenario and in the calendar that is judged by it.
pub(super) fn lift(scenario: &mut Scenario, calendar: &mut Vec<Activity>, facts: &[Fact]) {
    // Rows are taken out last and from the end, so that the positions of the others hold.
    let mut rows: Vec<Fact> = Vec::new();
    for &fact in facts {
        match fact {
            Fact::Reach(p) => scenario.staff[p.index()].max_one_way = FAR,
            Fact::Drive => scenario.settings.travel.max_drive_minutes_per_day = FAR,
            Fact::DaysOut => scenario.settings.limits.days_out_per_week = 7,
            Fact::Incoming => scenario.settings.limits.incoming_per_week = 14,
            Fact::Away(k) => scenario.kindergartens[k.index()].max_away = PLENTY,
            Fact::HalfDay => scenario.settings.travel.half_day_reach_minutes = FAR,
            Fact::VisitsOf(p) => {
                let most = scenario.kindergartens.len() as u32;
                let person = &mut scenario.staff[p.index()];
                person.visits_max = person.visits_max.max(most);
            }
            Fact::VisitsAt(k) => scenario.kindergartens[k.index()].visits_max = None,
            Fact::Group => scenario.settings.outreach.group_max = PLENTY,
            Fact::InspectionsOf(p) => scenario.staff[p.index()].inspections_max = None,
            Fact::MinutesOf(p) => scenario.staff[p.index()].minutes_max = None,
            Fact::InspectionGap => scenario.settings.inspection.gap_days = 0,
            Fact::Window(e) => {
                let (start, end) = (scenario.settings.term.start, scenario.settings.term.end);
                let event = &mut scenario.events[e.index()];
                (event.from, event.to) = (event.from.min(start), event.to.max(end));
            }
            Fact::EventGap => scenario.settings.events.gap_days = 0,
            Fact::Parallel => scenario.settings.events.bureau_parallel = PLENTY,
            Fact::VisitsDue(p) => scenario.staff[p.index()].visits_per_term = 0,
            Fact::InspectionsDue(k) => no_inspection(scenario, calendar, k),
            Fact::AllInspectionsDue => {
                for k in scenario.kindergarten_ixs() {
                    no_inspection(scenario, calendar, k);
                }
            }
            Fact::VisitsExpected(k) => scenario.kindergartens[k.index()].visits_min = 0,
            Fact::SubjectsExpected => scenario.settings.outreach.subjects_min = 0,
            Fact::ExpertiseExpected => scenario.settings.inspection.expertise.clear(),
            Fact::LanguageExpected(k) => {
                "zh".clone_into(&mut scenario.kindergartens[k.index()].language);
            }
            Fact::Closed(_) | Fact::Pinned(_) | Fact::EventDue(_) => rows.push(fact),
        }
    }
    rows.sort_unstable();
    for fact in rows.into_iter().rev() {
        match fact {
            Fact::Closed(i) => drop(scenario.closures.remove(i as usize)),
            Fact::Pinned(i) => drop(scenario.pins.remove(i as usize)),
            Fact::EventDue(e) => drop_event(scenario, calendar, e),
            _ => {}
        }
    }
}
