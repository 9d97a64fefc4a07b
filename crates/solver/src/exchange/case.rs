//! Who may go where in an alliance.

use jiff::ToSpan;
use jiff::civil::Date;

use super::reasons::Lift;
use super::{Barred, ExchangeRules, LONG_PLACEMENT, Move, need};
use crate::domain::{ActivityKind, AllianceIx, ApartFrom, Exchanged, KinderIx, Scenario, StaffIx};
use crate::travel::DistanceTable;

/// Why a person who may go cannot go to one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Obstacle {
    /// Does not speak the language of the place.
    Language,
    /// Is kept apart from it.
    Apart,
    /// The road is too long, or not known.
    Road,
}

/// An alliance: the moves that are allowed, and the limits.
#[derive(Debug)]
pub(super) struct Case {
    pub lead: KinderIx,
    pub members: Vec<KinderIx>,
    /// Moves from the lead to members.
    pub out: Vec<Move>,
    /// Moves from members to the lead.
    pub back: Vec<Move>,
    pub barred: Vec<(StaffIx, Barred)>,
    /// Backbone teachers of the lead who may go at all.
    pub able: Vec<StaffIx>,
    pub due: u32,
    pub wanted: u32,
    /// By member: teachers of the lead that it takes, and teachers that it gives away.
    pub takes: Vec<u32>,
    pub gives: Vec<u32>,
    /// The same of the lead.
    pub lead_takes: u32,
    pub lead_gives: u32,
    /// By member.
    pub need: Vec<u32>,
}

impl Case {
    /// The case with one of its limits lifted, or none.
    pub fn new(
        scenario: &Scenario,
        rules: &ExchangeRules,
        earlier: &[Exchanged],
        a: AllianceIx,
        lifted: Option<Lift>,
    ) -> Self {
        let alliance = scenario.alliance(a);
        let lead = alliance.lead;
        let members: Vec<KinderIx> =
            alliance.members.iter().copied().filter(|&k| k != lead).collect();
        let last = last_days(scenario, earlier);
        let since = scenario.settings.year.start.saturating_sub(i64::from(rules.years).years());
        let barred_of = |p: StaffIx| {
            let person = scenario.person(p);
            if rules.excluded.contains(&p) && lifted != Some(Lift::Excluded) {
                return Some(Barred::Excluded);
            }
            if person.home == lead && !person.backbone {
                return Some(Barred::NotBackbone);
            }
            if person.home != lead && person.mentor && !person.backbone {
                return Some(Barred::OnlyMentor);
            }
            let went = last[p.index()].filter(|&day| day > since && lifted != Some(Lift::Years));
            went.map(Barred::Went)
        };
        let table = DistanceTable::new(scenario);
        let (mut barred, mut able, mut out, mut back) = (vec![], vec![], vec![], vec![]);
        for p in scenario.staff_ixs().filter(|&p| scenario.alliance_of(p) == a) {
            if let Some(why) = barred_of(p) {
                barred.push((p, why));
                continue;
            }
            let home = scenario.person(p).home;
            let from_lead = home == lead;
            if from_lead {
                able.push(p);
            }
            let hosts = if from_lead { members.as_slice() } else { std::slice::from_ref(&lead) };
            for &host in hosts {
                let obstacle = obstacle(scenario, rules, &table, p, host);
                let free = obstacle.is_none_or(|o| {
                    lifted == Some(Lift::Language) && o == Obstacle::Language
                        || lifted == Some(Lift::Road)
                            && o == Obstacle::Road
                            && table.km(home, host).0.is_finite()
                });
                if free {
                    let one = Move {
                        person: p,
                        home,
                        host,
                        road: hundredths(table.km(home, host).0),
                        fits: from_lead && !brought(scenario, p, host).is_empty(),
                    };
                    if from_lead { out.push(one) } else { back.push(one) }
                }
            }
        }
        let due = able.len() as u32;
        let share = (rules.share * f64::from(due) - 1e-9).ceil().max(1.0) as u32;
        let gives = |k: KinderIx| match rules.loss {
            _ if lifted == Some(Lift::Loss) => u32::MAX,
            Some(loss) => loss,
            None => scenario.kindergarten(k).max_away,
        };
        let room = |k: KinderIx| match lifted {
            Some(Lift::Room) => u32::MAX,
            _ => scenario.kindergarten(k).placements_max,
        };
        let per_place = if lifted == Some(Lift::PerPlace) { u32::MAX } else { rules.per_place };
        Self {
            lead,
            out,
            back,
            barred,
            able,
            due,
            wanted: rules.count.unwrap_or(if due == 0 { 0 } else { share }),
            takes: members.iter().map(|&k| room(k).min(per_place)).collect(),
            gives: members.iter().map(|&k| gives(k)).collect(),
            lead_takes: room(lead),
            lead_gives: gives(lead),
            need: members.iter().map(|&k| need(scenario, k)).collect(),
            members,
        }
    }

    /// Position of a member.
    pub fn member(&self, k: KinderIx) -> usize {
        self.members.iter().position(|&m| m == k).unwrap_or(usize::MAX)
    }
}

/// Hundredths of a kilometre: whole numbers, so that sums are exact.
pub(super) fn hundredths(km: f64) -> u32 {
    (km * 100.0).round() as u32
}

/// What keeps a person from a place.
pub(super) fn obstacle(
    scenario: &Scenario,
    rules: &ExchangeRules,
    table: &DistanceTable,
    p: StaffIx,
    host: KinderIx,
) -> Option<Obstacle> {
    let (person, place) = (scenario.person(p), scenario.kindergarten(host));
    let apart =
        |row: &crate::domain::Apart| row.person == p && row.from == ApartFrom::Kindergarten(host);
    let minutes = table.minutes(person.home, host);
    if place.language != "zh" && !person.languages.contains(&place.language) {
        Some(Obstacle::Language)
    } else if scenario.apart.iter().any(apart) {
        Some(Obstacle::Apart)
    } else if !minutes.0.is_finite() || minutes.0 > rules.minutes.0 + 1e-9 {
        Some(Obstacle::Road)
    } else {
        None
    }
}

/// Subjects of a person that nobody of a place teaches.
pub(super) fn brought(scenario: &Scenario, p: StaffIx, host: KinderIx) -> Vec<&str> {
    let own = |subject: &&String| {
        let mut staff = scenario.staff.iter().filter(|other| other.home == host);
        !staff.any(|other| other.subjects.contains(subject))
    };
    scenario.person(p).subjects.iter().filter(own).map(String::as_str).collect()
}

/// By person: the last day of the latest exchange that is known.
fn last_days(scenario: &Scenario, earlier: &[Exchanged]) -> Vec<Option<Date>> {
    let mut last = vec![None; scenario.staff.len()];
    let mut note = |p: StaffIx, day: Date| {
        let known: &mut Option<Date> = &mut last[p.index()];
        *known = Some(known.map_or(day, |known| known.max(day)));
    };
    earlier.iter().for_each(|e| note(e.person, e.until));
    for row in scenario.placements.iter().filter(|row| row.days >= LONG_PLACEMENT) {
        note(row.person, row.to);
    }
    for row in scenario.history.iter().filter(|row| row.kind() == ActivityKind::Placement) {
        // Five working days in seven.
        let days = (row.last_day() - row.date).get_days() + 1;
        if i64::from(days) * 5 >= i64::from(LONG_PLACEMENT) * 7 - 10 {
            row.staff.iter().for_each(|&p| note(p, row.last_day()));
        }
    }
    last
}
