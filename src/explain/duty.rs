//! Why a duty is in the calendar, or why not: the best calendar with it beside the best without.

use jiff::civil::Date;
use rayon::prelude::*;

use super::Effort;
use super::focus::{Solved, focus, solve};
use super::trial::{SAME_COST, Standing, Trial};
use crate::calendar::WorkCalendar;
use crate::domain::{
    Activity, AllianceIx, CostValue, KinderIx, Policy, Role, Rule, Scenario, Session,
    ShortfallValue, Slot, StaffIx,
};
use crate::solve::Bar;
use crate::verify::verify;

/// The best calendars of the alliance found with and without a duty.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyDuty {
    /// Who.
    pub person: StaffIx,
    /// Where.
    pub place: KinderIx,
    /// As what.
    pub role: Role,
    /// Shortfall and cost of the alliance as the calendar stands.
    pub now: (u64, f64),
    /// The best found without the duty on any date; `None` where the search found nothing.
    pub without: Option<(ShortfallValue, CostValue)>,
}

impl WhyDuty {
    /// Proven: every calendar without the duty is worse at level 1 or 2.
    #[must_use]
    pub fn proven(&self) -> bool {
        self.without.is_some_and(|(short, cost)| {
            let same = SAME_COST * self.now.1.abs().max(1.0);
            let costs_more = cost.bound.is_some_and(|b| b > self.now.1 + same);
            let leaves = |b: u64| b > self.now.0 || (b == self.now.0 && costs_more);
            short.bound.is_some_and(leaves)
        })
    }
}

/// Why a person has the duties at a place that a calendar gives, or all of them where no place is
/// said.
#[must_use]
pub fn why(
    scenario: &Scenario,
    calendar: &[Activity],
    person: StaffIx,
    place: Option<KinderIx>,
    policy: Policy,
    effort: &Effort,
) -> Vec<WhyDuty> {
    let a = scenario.alliance_of(person);
    let mut duties: Vec<(Role, KinderIx)> = Vec::new();
    for &role in &[Role::Outreach, Role::Inspection] {
        for row in super::breakdown::duties_of(calendar, person, role) {
            let Some(k) = row.kindergarten.filter(|&k| place.is_none_or(|p| p == k)) else {
                continue;
            };
            if !duties.contains(&(role, k)) {
                duties.push((role, k));
            }
        }
    }
    let own = verify(scenario, calendar, policy).alliances.swap_remove(a.index());
    let one = focus(scenario, calendar, a);
    duties
        .into_iter()
        .map(|(role, place)| {
            let bar = Bar { person, place, role };
            let found = solve(&one, a, policy, vec![bar], effort);
            WhyDuty {
                person,
                place,
                role,
                now: (own.shortfall.value, own.cost.value),
                without: found.map(|f| (f.shortfall, f.cost)),
            }
        })
        .collect()
}

/// A calendar with the duty that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Forced {
    /// Shortfall and cost of the alliance in it.
    pub found: (u64, f64),
    /// Proven: no calendar of the alliance with the duty leaves less unmet, or costs less among
    /// those that leave no more. `None` where the search that forces the duty proves nothing.
    pub bound: Option<(u64, f64)>,
}

/// A duty put into the calendar as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct AsItStands {
    /// When.
    pub date: Date,
    /// In which session.
    pub session: Session,
    /// Id of the person's own activity that makes room for it.
    pub instead: Option<String>,
    /// Rules still broken; none: it fits.
    pub rules: Vec<Rule>,
    /// What the calendar would be worth more.
    pub more: Standing,
}

/// Why a person does not have a duty.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyNot {
    /// Who.
    pub person: StaffIx,
    /// Where.
    pub place: KinderIx,
    /// As what.
    pub role: Role,
    /// When, if asked.
    pub date: Option<Date>,
    /// Rules that each way breaks whatever else is planned: with any of these the duty is
    /// forbidden outright.
    pub forbidden: Vec<Rule>,
    /// The least that the calendar as it stands must bear for it, the rest unmoved.
    pub now: Option<AsItStands>,
    /// Shortfall and cost of the alliance as the calendar stands.
    pub stands: (u64, f64),
    /// The best calendar found with it.
    pub forced: Option<Forced>,
}

/// Why a person does not have a duty at a place, on any date or on one.
#[must_use]
pub fn why_not(
    scenario: &Scenario,
    calendar: &[Activity],
    duty: (StaffIx, KinderIx, Role),
    date: Option<Date>,
    policy: Policy,
    effort: &Effort,
) -> WhyNot {
    let (person, place, role) = duty;
    let a = scenario.alliance_of(person);
    let own = verify(scenario, calendar, policy).alliances.swap_remove(a.index());
    let mut answer = WhyNot {
        person,
        place,
        role,
        date,
        forbidden: Vec::new(),
        now: None,
        stands: (own.shortfall.value, own.cost.value),
        forced: None,
    };
    let slots = sessions(scenario, date);
    answer.forbidden = forbidden(scenario, duty, &slots, a);
    if !answer.forbidden.is_empty() {
        return answer;
    }
    let trial = Trial::new(scenario, calendar, a, policy);
    answer.now = as_it_stands(&trial, duty, &slots, a);
    answer.forced = forced(scenario, calendar, duty, date, policy, effort);
    // The search may miss what is found by moving nothing else.
    if let Some(now) = answer.now.as_ref().filter(|now| now.rules.is_empty()) {
        let stands = (own.shortfall.value as i64 + now.more.shortfall) as u64;
        let found = (stands, own.cost.value + now.more.cost);
        let better = answer.forced.as_ref().is_none_or(|forced| found < forced.found);
        if better {
            let bound = answer.forced.and_then(|forced| forced.bound);
            answer.forced = Some(Forced { found, bound });
        }
    }
    answer
}

/// Sessions of the term, or of one day of it.
fn sessions(scenario: &Scenario, date: Option<Date>) -> Vec<(Date, Session)> {
    let work = WorkCalendar::new(scenario);
    let days: Vec<Date> = match date {
        Some(date) => vec![date],
        None => work.working().map(|d| work.date(d)).collect(),
    };
    days.into_iter().flat_map(|d| [(d, Session::Am), (d, Session::Pm)]).collect()
}

fn activity(a: AllianceIx, duty: (StaffIx, KinderIx, Role), at: (Date, Session)) -> Activity {
    let (person, place, role) = duty;
    Activity { id: "?".to_owned(), ..Activity::duty(role.into(), a, at, place, vec![person]) }
}

/// Rules that the duty breaks alone in an empty calendar, at every session; a team of its right
/// size is not asked of it (I1).
fn forbidden(
    scenario: &Scenario,
    duty: (StaffIx, KinderIx, Role),
    slots: &[(Date, Session)],
    a: AllianceIx,
) -> Vec<Rule> {
    let mut common: Option<Vec<Rule>> = None;
    for &at in slots {
        let found = crate::verify::check_rules(scenario, &[activity(a, duty, at)]);
        let mut rules: Vec<Rule> =
            found.into_iter().map(|v| v.rule).filter(|&r| r != Rule::I1).collect();
        rules.dedup();
        if rules.is_empty() {
            return Vec::new();
        }
        // What differs by session is still a reason where every session has one.
        match &mut common {
            None => common = Some(rules),
            Some(all) => {
                let kept: Vec<Rule> = all.iter().copied().filter(|r| rules.contains(r)).collect();
                if kept.is_empty() {
                    all.extend(rules);
                    all.sort_unstable();
                    all.dedup();
                } else {
                    *all = kept;
                }
            }
        }
    }
    common.unwrap_or_default()
}

/// The duty put into the calendar with nothing else moved: beside the person's duties, instead of
/// one of them, in a group or team that is there, or by itself; the way that breaks fewest rules.
fn as_it_stands(
    trial: &Trial,
    duty: (StaffIx, KinderIx, Role),
    slots: &[(Date, Session)],
    a: AllianceIx,
) -> Option<AsItStands> {
    let (person, place, role) = duty;
    let mut bases: Vec<(Option<String>, Vec<Activity>)> = vec![(None, trial.rows.clone())];
    for row in super::breakdown::duties_of(&trial.rows, person, role) {
        let mut without = trial.rows.clone();
        for r in without.iter_mut().filter(|r| r.id == row.id) {
            r.staff.retain(|&p| p != person);
        }
        without.retain(|r| r.event().is_some() || !r.staff.is_empty());
        bases.push((Some(row.id.clone()), without));
    }
    let mut best: Option<AsItStands> = None;
    for (instead, base) in &bases {
        let mut offer = |rows: &[Activity], (date, session): (Date, Session)| {
            let (rules, standing) = trial.judge(rows);
            let more = standing.beyond(&trial.base);
            let better = best
                .as_ref()
                .is_none_or(|b| rules.len().cmp(&b.rules.len()).then(more.order(&b.more)).is_lt());
            if better {
                best = Some(AsItStands { date, session, instead: instead.clone(), rules, more });
            }
        };
        for &at in slots {
            let there = base.iter().position(|r| {
                r.what == role.into()
                    && r.kindergarten == Some(place)
                    && (r.date, r.slot) == (at.0, Slot::from(at.1))
            });
            let mut rows = base.clone();
            match there {
                Some(i) if role == Role::Outreach => {
                    rows[i].staff.push(person);
                    rows[i].staff.sort_unstable();
                    offer(&rows, at);
                }
                Some(i) => {
                    // One of the team gives way.
                    for out in rows[i].staff.clone() {
                        let mut rows = rows.clone();
                        rows[i].staff.retain(|&p| p != out);
                        rows[i].staff.push(person);
                        rows[i].staff.sort_unstable();
                        offer(&rows, at);
                    }
                }
                None if role == Role::Outreach => {
                    rows.push(activity(a, duty, at));
                    offer(&rows, at);
                }
                None => {}
            }
        }
    }
    best
}

/// The best calendar found in which the duty stands. Other places are barred for a teacher of one
/// visit, which proves a bound too; otherwise, and on a date, the duty is pinned where it may
/// stand.
fn forced(
    scenario: &Scenario,
    calendar: &[Activity],
    duty: (StaffIx, KinderIx, Role),
    date: Option<Date>,
    policy: Policy,
    effort: &Effort,
) -> Option<Forced> {
    let (person, place, role) = duty;
    let a = scenario.alliance_of(person);
    let one = focus(scenario, calendar, a);
    let has = |found: &Solved| {
        found.activities.iter().any(|row| {
            row.role() == Some(role)
                && row.kindergarten == Some(place)
                && row.staff.contains(&person)
                && date.is_none_or(|d| d == row.date)
        })
    };
    let figures = |f: &Solved| (f.shortfall.value, f.cost.value);
    let better = |x: &Solved, y: &Solved| {
        x.shortfall.value.cmp(&y.shortfall.value).then(x.cost.value.total_cmp(&y.cost.value))
    };
    let who = scenario.person(person);
    let members = &scenario.alliance(a).members;
    if date.is_none() && role == Role::Outreach && who.visits_max <= 1 {
        let bars = members.iter().filter(|&&k| k != place);
        let bars = bars.map(|&k| Bar { person, place: k, role }).collect();
        let found = solve(&one, a, policy, bars, effort)?;
        // A calendar that bars the rest and leaves the person at home is one without the duty.
        return has(&found).then(|| Forced {
            found: figures(&found),
            bound: found.shortfall.bound.zip(found.cost.bound),
        });
    }
    let places = |keep: &[KinderIx]| -> Vec<Bar> {
        let barred = members.iter().filter(|k| !keep.contains(k));
        barred.map(|&k| Bar { person, place: k, role }).collect()
    };
    // Each way to force the duty: what is barred, what is pinned.
    let mut ways: Vec<(Vec<Bar>, Option<Activity>)> = Vec::new();
    match (date, role) {
        // This place and one other, whichever is best.
        (None, Role::Outreach) => {
            let others = members.iter().filter(|&&k| k != place);
            ways.extend(others.map(|&other| (places(&[place, other]), None)));
        }
        (None, Role::Inspection) => {
            let mentors: Vec<StaffIx> = mates(scenario, person, a).collect();
            let bars_but = |mate: StaffIx| {
                let barred = mentors.iter().filter(|&&p| p != mate);
                barred.map(|&p| Bar { person: p, place, role }).collect()
            };
            ways.extend(mentors.iter().map(|&mate| (bars_but(mate), None)));
        }
        (Some(date), _) => {
            for session in [Session::Am, Session::Pm] {
                let pins = pins(scenario, duty, (date, session), a);
                ways.extend(pins.into_iter().map(|pin| (Vec::new(), Some(pin))));
            }
        }
    }
    let best = ways
        .into_par_iter()
        .filter_map(|(bars, pin)| {
            let mut one = one.clone();
            one.pins.extend(pin);
            let fine = crate::verify::check_pins(&one).is_empty();
            fine.then(|| solve(&one, a, policy, bars, effort)).flatten().filter(&has)
        })
        .min_by(better);
    best.map(|found| Forced { found: figures(&found), bound: None })
}

/// The other mentors of the alliance.
fn mates(
    scenario: &Scenario,
    person: StaffIx,
    a: AllianceIx,
) -> impl Iterator<Item = StaffIx> + '_ {
    scenario
        .staff_ixs()
        .filter(move |&p| scenario.person(p).mentor && scenario.alliance_of(p) == a && p != person)
}

/// Activities that hold the duty on a date: a teacher alone, a mentor with each other one.
fn pins(
    scenario: &Scenario,
    duty: (StaffIx, KinderIx, Role),
    at: (Date, Session),
    a: AllianceIx,
) -> Vec<Activity> {
    let row = Activity { pinned: true, ..activity(a, duty, at) };
    if duty.2 == Role::Outreach || scenario.settings.inspection.team == 1 {
        return vec![row];
    }
    if scenario.settings.inspection.team != 2 {
        return Vec::new();
    }
    let mates = scenario
        .staff_ixs()
        .filter(|&p| scenario.person(p).mentor && scenario.alliance_of(p) == a && p != duty.0);
    mates
        .map(|mate| {
            let mut staff = vec![duty.0, mate];
            staff.sort_unstable();
            Activity { staff, ..row.clone() }
        })
        .collect()
}
