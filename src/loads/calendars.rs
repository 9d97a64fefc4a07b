//! The distributions of the calendars of one scenario.

use std::collections::BTreeMap;

use super::{Distribution, Group, Period};
use crate::domain::{
    Activity, ActivityKind, AllianceIx, EventKind, FixedWord, GroupReport, KinderIx, Role,
    Scenario, StaffIx,
};
use crate::verify;

/// The quantity that is distributed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Minutes of each person in a role (contract, section 5).
    Burden,
    /// Duties of each person in a role.
    Duties,
    /// In-person events without open half days (E3) at each kindergarten that may host.
    Hostings,
    /// Outreach visits that each kindergarten receives.
    Received,
    /// Inspections of each kindergarten.
    Inspected,
}

impl FixedWord for What {
    const ALL: &'static [Self] =
        &[Self::Burden, Self::Duties, Self::Hostings, Self::Received, Self::Inspected];
    fn word(self) -> &'static str {
        match self {
            Self::Burden => "burden",
            Self::Duties => "duties",
            Self::Hostings => "hostings",
            Self::Received => "received",
            Self::Inspected => "inspected",
        }
    }
}

/// The loads of every group under each calendar: alliances in file order, then the county.
///
/// People: one group per alliance and role, per role in the county, and all people with a role.
/// Places: one group per alliance, and the county. Groups do not depend on the calendars, except
/// that a place which a calendar or the history uses is added:
///
/// - [`What::Hostings`]: kindergartens that may be chosen as host (E2);
/// - [`What::Received`]: members, and leads with `visits_min` > 0;
/// - [`What::Inspected`]: every kindergarten with `inspections_per_year` > 0.
///
/// Empty groups are omitted.
#[must_use]
pub fn distributions(
    scenario: &Scenario,
    calendars: &[&[Activity]],
    what: What,
    period: Period,
) -> Vec<Distribution> {
    let mut found = match what {
        What::Burden | What::Duties => people(scenario, calendars, what, period),
        What::Hostings | What::Received | What::Inspected => {
            places(scenario, calendars, what, period)
        }
    };
    found.retain(|d| !d.ids.is_empty());
    found
}

/// The rows that count.
fn rows<'a>(
    scenario: &'a Scenario,
    calendar: &'a [Activity],
    period: Period,
) -> impl Iterator<Item = &'a Activity> {
    let past: &[Activity] = if period == Period::Year { &scenario.history } else { &[] };
    past.iter().chain(calendar)
}

fn people(
    scenario: &Scenario,
    calendars: &[&[Activity]],
    what: What,
    period: Period,
) -> Vec<Distribution> {
    let of: Vec<[Vec<GroupReport>; 2]> = calendars
        .iter()
        .map(|calendar| {
            let mut groups = match period {
                Period::Year => verify::burdens_of_year(scenario, calendar),
                Period::Term => verify::burdens_of_term(scenario, calendar),
            };
            let largest = if what == What::Duties {
                count_duties(scenario, calendar, period, &mut groups);
                let mut largest = groups.clone();
                for (_, load) in largest.iter_mut().flat_map(|g| &mut g.burdens) {
                    load.0 = one_of(load.0);
                }
                largest
            } else {
                match period {
                    Period::Year => verify::largest_duties_of_year(scenario, calendar),
                    Period::Term => verify::largest_duties_of_term(scenario, calendar),
                }
            };
            [groups, largest]
        })
        .collect();
    let Some(first) = of.first() else { return Vec::new() };
    let group = |group: Group, chosen: &dyn Fn(&GroupReport) -> bool| {
        let by_person = |groups: &[GroupReport], both: fn(f64, f64) -> f64| {
            let mut all: BTreeMap<StaffIx, f64> = BTreeMap::new();
            for (p, minutes) in groups.iter().filter(|g| chosen(g)).flat_map(|g| &g.burdens) {
                let of = all.entry(*p).or_default();
                *of = both(*of, minutes.value());
            }
            all
        };
        // A person with both roles has the sum, and of the largest duties the larger.
        let loads = |groups: &[GroupReport]| by_person(groups, |a, b| a + b);
        Distribution {
            what: Some(what),
            period: Some(period),
            group,
            ids: loads(&first[0]).keys().map(|&p| scenario.person(p).id.clone()).collect(),
            plans: of.iter().map(|[g, _]| loads(g).into_values().map(Some).collect()).collect(),
            largest: Some(
                of.iter().map(|[_, l]| by_person(l, f64::max).into_values().collect()).collect(),
            ),
        }
    };
    let mut found: Vec<Distribution> = first[0]
        .iter()
        .map(|g| {
            let same = |other: &GroupReport| (other.alliance, other.role) == (g.alliance, g.role);
            group(Group::Alliance(g.alliance, Some(g.role)), &same)
        })
        .collect();
    for &role in Role::ALL {
        found.push(group(Group::County(Some(role)), &|g| g.role == role));
    }
    found.push(group(Group::County(None), &|_| true));
    found
}

/// The largest of so many duties or activities that count one each.
const fn one_of(count: f64) -> f64 {
    count.min(1.0)
}

/// Replaces the minutes by the number of duties.
fn count_duties(
    scenario: &Scenario,
    calendar: &[Activity],
    period: Period,
    groups: &mut [GroupReport],
) {
    let mut duties: BTreeMap<(Role, StaffIx), u32> = BTreeMap::new();
    for row in rows(scenario, calendar, period) {
        let Some(role) = row.role() else { continue };
        for &p in &row.staff {
            *duties.entry((role, p)).or_default() += 1;
        }
    }
    for group in groups {
        for (p, load) in &mut group.burdens {
            load.0 = f64::from(duties.get(&(group.role, *p)).copied().unwrap_or(0));
        }
    }
}

/// The load that a row adds to its place.
fn given(what: What, row: &Activity) -> u32 {
    match (what, row.kind()) {
        (What::Hostings, ActivityKind::Event) => {
            u32::from(row.event_kind() != Some(EventKind::OpenHalfDay))
        }
        (What::Received, ActivityKind::Outreach) => row.staff.len() as u32,
        (What::Inspected, ActivityKind::Inspection) => 1,
        _ => 0,
    }
}

fn places(
    scenario: &Scenario,
    calendars: &[&[Activity]],
    what: What,
    period: Period,
) -> Vec<Distribution> {
    let counted = |calendar: &[Activity], period: Period| {
        let mut of = vec![0_u32; scenario.kindergartens.len()];
        for row in rows(scenario, calendar, period) {
            if let Some(k) = row.kindergarten {
                of[k.index()] += given(what, row);
            }
        }
        of
    };
    // The same places in the year and in the term.
    let used: Vec<Vec<u32>> = calendars.iter().map(|c| counted(c, Period::Year)).collect();
    let of: Vec<Vec<u32>> = calendars.iter().map(|c| counted(c, period)).collect();
    let members = |a: AllianceIx| -> Vec<KinderIx> {
        let alliance = scenario.alliance(a);
        let hosts = verify::eligible_hosts(scenario, a);
        let mut members = alliance.members.clone();
        members.retain(|&k| {
            let place = scenario.kindergarten(k);
            let belongs = match what {
                What::Hostings => hosts.contains(&k),
                What::Received => k != alliance.lead || place.visits_min > 0,
                _ => place.inspections_per_year > 0,
            };
            belongs || used.iter().any(|u| u[k.index()] > 0)
        });
        members
    };
    let group = |group: Group, places: &[KinderIx]| Distribution {
        what: Some(what),
        period: Some(period),
        group,
        ids: places.iter().map(|&k| scenario.kindergarten(k).id.clone()).collect(),
        plans: of
            .iter()
            .map(|of| places.iter().map(|k| Some(f64::from(of[k.index()]))).collect())
            .collect(),
        largest: Some(
            of.iter()
                .map(|of| places.iter().map(|k| one_of(f64::from(of[k.index()]))).collect())
                .collect(),
        ),
    };
    let by_alliance: Vec<(AllianceIx, Vec<KinderIx>)> =
        scenario.alliance_ixs().map(|a| (a, members(a))).collect();
    let all: Vec<KinderIx> = by_alliance.iter().flat_map(|(_, m)| m).copied().collect();
    let mut found: Vec<Distribution> =
        by_alliance.iter().map(|(a, m)| group(Group::Alliance(*a, None), m)).collect();
    found.push(group(Group::County(None), &all));
    found
}
