//! Which differences only lower the cost.
//!
//! A change that saves kilometres is not asked for by a demand: put back as it stood, it would
//! break no rule and leave no more unmet. That is tried, with the verifier as the judge: all
//! differences of an alliance that could have stayed together, then those that share people or
//! places, then each by itself.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::difference::{Cause, Difference};
use super::prepare::Prepared;
use crate::domain::{Activity, KinderIx, StaffIx};
use crate::verify::{Verdict, verify};

/// Gives the differences that only lower the cost that cause.
pub(super) fn tell(prepared: &Prepared, now: &[Activity], differences: &mut [Difference]) {
    let settled = |c: &Cause| matches!(c, Cause::Happened(_) | Cause::Rule(..) | Cause::ByHand);
    let unexplained = |d: &Difference| !d.causes.iter().any(settled);
    let mut by_alliance: Vec<Vec<usize>> = vec![Vec::new(); prepared.scenario.alliances.len()];
    for (i, d) in differences.iter().enumerate().filter(|(_, d)| unexplained(d)) {
        by_alliance[d.alliance.index()].push(i);
    }
    by_alliance.retain(|all| !all.is_empty());
    if by_alliance.is_empty() {
        return;
    }
    let judge = Judge::new(prepared, now);
    let mut saving: Vec<usize> = Vec::new();
    for all in by_alliance {
        let spare = |part: &[usize]| judge.spare(part.iter().map(|&i| &differences[i]));
        if spare(&all) {
            saving.extend(all);
            continue;
        }
        for part in parts(differences, &all) {
            if spare(&part) {
                saving.extend(part);
            } else {
                saving.extend(part.into_iter().filter(|&i| spare(&[i])));
            }
        }
    }
    for i in saving {
        // Rules that it breaks beside what came instead of it alone are no reason.
        let causes = &mut differences[i].causes;
        causes.retain(|cause| matches!(cause, Cause::StandsIn(_)));
        causes.push(Cause::Saving);
    }
}

/// The calendar as it is now, to be held against itself with something put back.
struct Judge<'a> {
    prepared: &'a Prepared,
    now: &'a [Activity],
    earlier: HashMap<&'a str, &'a Activity>,
    verdict: Verdict,
}

impl<'a> Judge<'a> {
    fn new(prepared: &'a Prepared, now: &'a [Activity]) -> Self {
        Self {
            prepared,
            now,
            earlier: prepared.earlier.iter().map(|row| (row.id.as_str(), row)).collect(),
            verdict: Self::verdict(prepared, now.iter()),
        }
    }

    fn verdict<'r>(prepared: &Prepared, rows: impl Iterator<Item = &'r Activity>) -> Verdict {
        let rows: Vec<Activity> =
            rows.zip(2..).map(|(row, line)| Activity { line, ..row.clone() }).collect();
        verify(&prepared.scenario, &rows, prepared.scenario.settings.objective.policy)
    }

    /// Whether these differences need not be: as it stood before, no more rules are broken and no
    /// alliance leaves more unmet.
    fn spare<'d>(&self, these: impl Iterator<Item = &'d Difference>) -> bool {
        let ids: HashSet<&str> = these.map(|d| d.id.as_str()).collect();
        let stays = self.now.iter().filter(|row| !ids.contains(row.id.as_str()));
        let back = ids.iter().filter_map(|id| self.earlier.get(id).copied());
        let then = Self::verdict(self.prepared, stays.chain(back));
        let unmet =
            |v: &Verdict| -> Vec<u64> { v.alliances.iter().map(|a| a.shortfall.value).collect() };
        then.violations.len() <= self.verdict.violations.len()
            && unmet(&then).iter().zip(unmet(&self.verdict)).all(|(then, now)| *then <= now)
    }
}

/// Differences that share people or places, directly or by others between them.
fn parts(differences: &[Difference], all: &[usize]) -> Vec<Vec<usize>> {
    type Touched = (BTreeSet<StaffIx>, BTreeSet<KinderIx>);
    let touched = |d: &Difference| -> Touched {
        let spots = || d.before.iter().chain(&d.after);
        (
            spots().flat_map(|s| s.staff.iter().copied()).collect(),
            spots().filter_map(|s| s.kindergarten).collect(),
        )
    };
    let mut parts: Vec<(Touched, Vec<usize>)> = Vec::new();
    for &i in all {
        let mut own = (touched(&differences[i]), vec![i]);
        let apart = |part: &(Touched, Vec<usize>)| {
            part.0.0.is_disjoint(&own.0.0) && part.0.1.is_disjoint(&own.0.1)
        };
        let (rest, met): (Vec<_>, Vec<_>) = parts.into_iter().partition(apart);
        for (touched, these) in met {
            own.0.0.extend(touched.0);
            own.0.1.extend(touched.1);
            own.1.extend(these);
        }
        own.1.sort_unstable();
        parts = rest;
        parts.push(own);
    }
    parts.into_iter().map(|part| part.1).collect()
}
