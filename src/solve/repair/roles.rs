//! The two roles of an alliance's repair with dates of what is new left aside: what they start from,
//! and how their bounds are raised to the calendars found.

use super::archive::Archive;
use super::lower::Bounds;
use super::one::{Done, Job};
use super::outlook::Outlook;
use crate::domain::{PROVEN_GAP, Policy, gap};
use crate::solve::assign::{Assignment, Budget, Duty, Master, Standing};
use crate::solve::board::Board;
use crate::solve::value::Value;

/// Nodes of each tree that proves bounds, for one unit of work.
const NODES_PER_UNIT: f64 = 0.5;

/// Searches with a limit on changes instead of a price, at most.
const MOST_LIMITED: usize = 24;

impl<'i> Job<'_, 'i> {
    /// What each role comes to, dates left aside; `None` where burdens come before kilometres.
    pub fn outlooks<'m>(
        &'m self,
        masters: [&'m dyn Master; 2],
        done: &Done,
    ) -> Option<[Outlook<'m>; 2]> {
        let summed =
            matches!(self.scale.objective.policy, Policy::Cost | Policy::Balanced | Policy::Gini);
        let assigned = done.assigned.as_ref().filter(|_| summed)?;
        let reached = done.score.shortfall.saturating_sub(u64::from(self.impossible) * 100);
        Some([0, 1].map(|role| {
            let budget = Budget {
                nodes: ((self.work as f64 * NODES_PER_UNIT) as u64).max(4),
                deadline: self.deadline,
                stop: self.stop,
                seed: self.seed ^ role as u64,
            };
            let allowed = reached.saturating_sub(assigned[1 - role].shortfall_bound);
            let standing = self.standing(role, done);
            let objective = self.scale.objective;
            let mut outlook = Outlook::new(masters[role], objective, standing, allowed, budget);
            outlook.see(assigned[role].best.clone());
            outlook.see(assignment(&done.board, role));
            outlook
        }))
    }

    /// Earlier duties that a role may keep, and who can be out when beside what is fixed.
    fn standing(&self, role: usize, done: &Done) -> Standing {
        let inst = self.inst;
        let fixed = self.fixed(&self.old.fixed_events);
        let limit = inst.scenario.settings.limits.days_out_per_week;
        let able = |p: usize| -> Vec<u8> {
            let on = |day: usize| {
                let full = u32::from(fixed.days_out(p, inst.week_of[day])) >= limit;
                if full && !fixed.out(p, day) { 0 } else { inst.available[p][day] }
            };
            (0..inst.days).map(on).collect()
        };
        let of = |role: usize| -> Vec<Duty> {
            done.open.iter().filter(|d| d.0 == role).map(|d| d.1).collect()
        };
        let own = of(role);
        Standing {
            own: own.len(),
            duties: own.into_iter().chain(done.either.iter().copied()).collect(),
            others: of(1 - role),
            able: (0..inst.people.len()).map(able).collect(),
            open: inst.open.clone(),
            week_of: inst.week_of.clone(),
            once_a_week: limit == 1,
        }
    }

    /// Raises the bounds where calendars found lie above them, as far as dates do not matter.
    pub fn tighten(&self, archive: &Archive, bounds: &mut Bounds, outlooks: &mut [Outlook; 2]) {
        for point in archive.points.values() {
            for (role, outlook) in outlooks.iter_mut().enumerate() {
                outlook.see(assignment(&point.board, role));
            }
        }
        let mut asked: Vec<(usize, u32, u32)> = Vec::new();
        for (&changes, point) in &archive.points {
            let cost = point.score.cost;
            while asked.len() < MOST_LIMITED && !self.over() {
                let (split, below) = bounds.split(changes);
                if gap(cost, below.max(bounds.floor)) <= PROVEN_GAP {
                    break;
                }
                // Tours alone know of those who stay in the other role.
                let next = [1, 0].into_iter().find(|&role| {
                    let known = outlooks[role].best_within(split[role]).map(|k| k.cost);
                    let lower = bounds.roles[role].cost(split[role], changes);
                    let open = known.is_none_or(|known| gap(known, lower) > PROVEN_GAP);
                    (role == 1 || open) && !asked.contains(&(role, split[role], changes))
                });
                let Some(role) = next else { break };
                let most = split[role];
                asked.push((role, most, changes));
                let outlook = &mut outlooks[role];
                let enough = outlook.bounds.cost(most, changes) + cost - below;
                if role == 0 {
                    outlook.limited(most, enough);
                } else {
                    outlook.beside_others(most, (changes, bounds.forced), enough);
                }
                bounds.roles[role] = outlook.bounds.clone();
            }
        }
    }
}

/// What a board does in a role, dates left aside.
pub(super) fn assignment(board: &Board, role: usize) -> Assignment {
    let value = Value::of(board);
    Assignment {
        trips: board.items.iter().map(|i| &i.trip).filter(|t| t.role == role).cloned().collect(),
        shortfall: value.shortfall[role],
        km: value.km[role],
        burdens: value.group(board.inst, role),
    }
}
