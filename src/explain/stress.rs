//! On whom a calendar hangs: one person away for one week, repaired, for every person and week that
//! has a duty; and what a term of such absences comes to.
//!
//! Absences are independent: each person is away in each week with the same probability. Every
//! absence is repaired by itself, from the calendar in force, on the Monday of its week: so the
//! expectation is a sum and exact for the repairs found, and what two absences in one term do to
//! each other is left out.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use super::Effort;
use super::focus::{focus, rows_of};
use crate::calendar::iso_week_start;
use crate::domain::{
    Activity, AllianceIx, Change, Diagnostic, KinderIx, Place, Policy, Scenario, Slot, StaffIx,
    Stated,
};
use crate::replan::{Earlier, Request, Wish, count_changes, prepare, search};
use crate::solve::{PlanOptions, Silent};
use crate::verify::verify;

/// One person away for one week, and the repair that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// Who is away.
    pub person: StaffIx,
    /// Monday of the week.
    pub week: Date,
    /// Duties of the person in it.
    pub duties: u32,
    /// Duties and events of the calendar that change (contract, section 5, level 3).
    pub changes: u64,
    /// Proven: no repair of the same shortfall changes fewer; `None` where nothing is proven.
    pub changes_bound: Option<u64>,
    /// Weighted shortfall beyond that of the calendar.
    pub shortfall: u64,
    /// Who has a duty that was not there before: whoever steps in or makes up for it.
    pub steps_in: Vec<StaffIx>,
    /// Kindergartens that lose an activity that nobody else gives them.
    pub lost: Vec<KinderIx>,
}

/// What some absences come to.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Toll {
    /// Absences that hit a duty.
    pub absences: f64,
    /// Changed duties and events.
    pub changes: f64,
    /// Weighted shortfall.
    pub shortfall: f64,
}

/// A figure of the simulated terms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// Mean of the terms.
    pub mean: f64,
    /// 95 % confidence interval of the mean: percentile bootstrap with 2,000 resamples (B. Efron
    /// and R. J. Tibshirani, *An Introduction to the Bootstrap*, 1993, ch. 13).
    pub interval: (f64, f64),
    /// 90 % of the terms have no more.
    pub ninetieth: f64,
}

/// A calendar under stress.
#[derive(Debug, Clone, PartialEq)]
pub struct Stress {
    /// Every person and week with a duty, by week, then person.
    pub losses: Vec<Loss>,
    /// Expected toll of a term: the sum of the losses, each with its probability.
    pub expected: Toll,
    /// Simulated terms.
    pub terms: Vec<Toll>,
    /// Of the simulated terms: absences, changes, shortfall.
    pub estimates: [Estimate; 3],
}

/// How absences are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Absences {
    /// Probability that a person is away in a week, from 0 to 1.
    pub rate: f64,
    /// Terms that are simulated, at least 1.
    pub terms: u32,
    /// Weeks before this day are not asked of.
    pub from: Option<Date>,
}

/// Resamples of a bootstrap.
const RESAMPLES: usize = 2_000;

impl Stress {
    /// Changes and shortfall by week, in the order of the term.
    #[must_use]
    pub fn by_week(&self) -> Vec<(Date, Toll)> {
        let mut weeks: BTreeMap<Date, Toll> = BTreeMap::new();
        for loss in &self.losses {
            add(weeks.entry(loss.week).or_default(), loss);
        }
        weeks.into_iter().collect()
    }

    /// Changes and shortfall by person, the heaviest first: the people on whom the plan hangs.
    #[must_use]
    pub fn by_person(&self) -> Vec<(StaffIx, Toll)> {
        let mut people: BTreeMap<StaffIx, Toll> = BTreeMap::new();
        for loss in &self.losses {
            add(people.entry(loss.person).or_default(), loss);
        }
        let mut people: Vec<(StaffIx, Toll)> = people.into_iter().collect();
        people.sort_by(|(p, a), (q, b)| {
            (b.shortfall.total_cmp(&a.shortfall))
                .then(b.changes.total_cmp(&a.changes))
                .then(p.cmp(q))
        });
        people
    }

    /// How many losses take an activity from each kindergarten, the most first.
    #[must_use]
    pub fn by_place(&self) -> Vec<(KinderIx, u32)> {
        counted(self.losses.iter().flat_map(|loss| &loss.lost).copied())
    }

    /// How many losses each person makes up for, the most first: whom to keep as standby.
    #[must_use]
    pub fn standby(&self) -> Vec<(StaffIx, u32)> {
        counted(self.losses.iter().flat_map(|loss| &loss.steps_in).copied())
    }
}

fn add(toll: &mut Toll, loss: &Loss) {
    toll.absences += 1.0;
    toll.changes += loss.changes as f64;
    toll.shortfall += loss.shortfall as f64;
}

fn counted<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Vec<(T, u32)> {
    let mut count: BTreeMap<T, u32> = BTreeMap::new();
    for one in all {
        *count.entry(one).or_default() += 1;
    }
    let mut count: Vec<(T, u32)> = count.into_iter().collect();
    count.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    count
}

/// Puts a calendar under stress. Losses are repaired in parallel; the answer is the same for any
/// number of threads.
///
/// # Errors
/// What contradicts the calendar's pins, from the first absence in question.
pub fn stress(
    scenario: &Scenario,
    calendar: &[Activity],
    absences: &Absences,
    policy: Policy,
    effort: &Effort,
) -> Result<Stress, Vec<Diagnostic>> {
    let mut asked: BTreeMap<(Date, StaffIx), u32> = BTreeMap::new();
    for row in calendar {
        for &p in &row.staff {
            let week = iso_week_start(row.date);
            if absences.from.is_none_or(|from| row.date >= from) {
                *asked.entry((week, p)).or_default() += 1;
            }
        }
    }
    let alone: Vec<(Scenario, Vec<Activity>)> = scenario
        .alliance_ixs()
        .map(|a| (focus(scenario, calendar, a), rows_of(calendar, a)))
        .collect();
    let losses: Result<Vec<Loss>, Vec<Diagnostic>> = asked
        .into_par_iter()
        .map(|((week, person), duties)| {
            let a = scenario.alliance_of(person);
            let (one, rows) = &alone[a.index()];
            repaired((one, rows, a), (person, week, duties), policy, effort)
        })
        .collect();
    let losses = losses?;
    let mut expected = Toll::default();
    losses.iter().for_each(|loss| add(&mut expected, loss));
    let times = |x: f64| x * absences.rate;
    let expected = Toll {
        absences: times(expected.absences),
        changes: times(expected.changes),
        shortfall: times(expected.shortfall),
    };
    let mut rng = ChaCha8Rng::seed_from_u64(effort.seed);
    let terms: Vec<Toll> = (0..absences.terms.max(1))
        .map(|_| {
            let mut toll = Toll::default();
            for loss in &losses {
                if rng.random::<f64>() < absences.rate {
                    add(&mut toll, loss);
                }
            }
            toll
        })
        .collect();
    let of: [fn(&Toll) -> f64; 3] = [|t| t.absences, |t| t.changes, |t| t.shortfall];
    let estimates = of.map(|of| estimate(&terms.iter().map(of).collect::<Vec<_>>(), &mut rng));
    Ok(Stress { losses, expected, terms, estimates })
}

fn repaired(
    (scenario, rows, a): (&Scenario, &[Activity], AllianceIx),
    (person, week, duties): (StaffIx, Date, u32),
    policy: Policy,
    effort: &Effort,
) -> Result<Loss, Vec<Diagnostic>> {
    let sunday = week.checked_add(6.days()).unwrap_or(week);
    let away = Change::Absent { person, from: week, to: sunday, slot: Slot::Day, replaced: false };
    let changes = [Stated { change: away, place: Place::default() }];
    let earlier = Earlier { activities: rows.to_vec(), ..Earlier::default() };
    let today = Some(week.max(scenario.settings.term.start));
    let request = Request {
        scenario,
        changes: &changes,
        earlier: &earlier,
        edits: None,
        today,
        policy: Some(policy),
    };
    let prepared = prepare(&request)?;
    let options = PlanOptions {
        time_limit: None,
        work_limit: Some(effort.work),
        seed: effort.seed,
        threads: 1,
        policy: Some(policy),
        stop: effort.stop.clone(),
        ..PlanOptions::default()
    };
    let plan = search(&prepared, Wish::Fewest, &options, &Silent);
    let before = verify(scenario, rows, policy).alliances[a.index()].shortfall.value;
    let after = verify(&prepared.scenario, &plan.activities, policy);
    let has = |rows: &[Activity], p: StaffIx, row: &Activity| {
        rows.iter().any(|r| {
            (r.date, r.slot, r.kindergarten) == (row.date, row.slot, row.kindergarten)
                && r.staff.contains(&p)
        })
    };
    let mut steps_in: Vec<StaffIx> = Vec::new();
    for row in &plan.activities {
        let new = row.staff.iter().filter(|&&p| p != person && !has(rows, p, row));
        steps_in.extend(new);
    }
    steps_in.sort_unstable();
    steps_in.dedup();
    let received = |rows: &[Activity], k: KinderIx| {
        rows.iter().filter(|r| r.event().is_none() && r.kindergarten == Some(k)).count()
    };
    let members = scenario.alliance(a).members.iter().copied();
    let lost = members.filter(|&k| received(&plan.activities, k) < received(rows, k)).collect();
    let levels = plan.levels.changes;
    Ok(Loss {
        person,
        week,
        duties,
        changes: count_changes(&prepared.earlier, &plan.activities) + prepared.settled,
        changes_bound: levels.and_then(|c| c.bound),
        shortfall: after.alliances[a.index()].shortfall.value.saturating_sub(before),
        steps_in,
        lost,
    })
}

fn estimate(terms: &[f64], rng: &mut ChaCha8Rng) -> Estimate {
    let n = terms.len();
    let mean = |sum: f64| sum / n as f64;
    let mut means: Vec<f64> =
        (0..RESAMPLES).map(|_| mean((0..n).map(|_| terms[rng.random_range(0..n)]).sum())).collect();
    means.sort_by(f64::total_cmp);
    let mut sorted = terms.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |all: &[f64], share: f64| all[((all.len() - 1) as f64 * share).round() as usize];
    Estimate {
        mean: mean(terms.iter().sum()),
        interval: (at(&means, 0.025), at(&means, 0.975)),
        ninetieth: at(&sorted, 0.9),
    }
}
