//! The two roles of an alliance's repair with dates of what is new left aside: what they start from,
//! and how their bounds are raised to the calendars found.

use super::archive::Archive;
use super::lower::{Bounds, Counted};
use super::one::{Done, Job};
use super::outlook::Outlook;
use crate::domain::{Demand, PROVEN_GAP, Policy, gap};
use crate::solve::assign::{Assignment, Budget, Duty, Master, Standing};
use crate::solve::board::Board;
use crate::solve::value::Value;

/// Nodes of each tree that proves bounds, for one unit of work.
const NODES_PER_UNIT: f64 = 0.5;

/// Searches with a limit on changes instead of a price, at most.
const MOST_LIMITED: usize = 24;

impl<'i> Job<'_, 'i> {
    /// What the roles come to, dates left aside, once for each way of counting the duties that
    /// either may keep; none where burdens come before kilometres.
    pub fn outlooks<'m>(&'m self, masters: [&'m dyn Master; 2], done: &Done) -> Vec<Outlooks<'m>> {
        let summed = !matches!(self.scale.objective.policy, Policy::Minimax | Policy::Leximin);
        let Some(assigned) = done.assigned.as_ref().filter(|_| summed) else { return Vec::new() };
        let reached =
            done.score.shortfall.saturating_sub(u64::from(self.impossible * Demand::D3.weight()));
        let all: Vec<Duty> = done.either.iter().map(|e| e.0).collect();
        let lost: Vec<Duty> = done.either.iter().filter(|e| e.1).map(|e| e.0).collect();
        let mut ways = vec![lost, all];
        ways.dedup();
        let outlooks = |either: Vec<Duty>| Outlooks {
            twice: either.len() as u32,
            roles: [0, 1].map(|role| {
                let budget = Budget {
                    nodes: ((self.work as f64 * NODES_PER_UNIT) as u64).max(4),
                    deadline: self.deadline,
                    stop: self.stop,
                    seed: self.seed ^ role as u64,
                    start: None,
                    known: None,
                };
                let allowed = reached.saturating_sub(assigned[1 - role].shortfall_bound);
                let standing = self.standing(role, done, &either);
                let objective = self.scale.objective;
                let mut outlook = Outlook::new(masters[role], objective, standing, allowed, budget);
                outlook.see(assigned[role].best.clone());
                outlook.see(assignment(&done.board, role));
                outlook
            }),
        };
        ways.into_iter().map(outlooks).collect()
    }

    /// Earlier duties that a role may keep, and who can be out when beside what is fixed.
    fn standing(&self, role: usize, done: &Done, either: &[Duty]) -> Standing {
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
            duties: own.into_iter().chain(either.iter().copied()).collect(),
            others: of(1 - role),
            able: (0..inst.people.len()).map(able).collect(),
            open: inst.open.clone(),
            week_of: inst.week_of.clone(),
            once_a_week: limit == 1,
        }
    }

    /// Raises the bounds where calendars found lie above them, as far as dates do not matter.
    pub fn tighten(&self, archive: &Archive, bounds: &mut Bounds, all: &mut [Outlooks]) {
        for (way, outlooks) in all.iter_mut().enumerate() {
            for point in archive.points.values() {
                for (role, outlook) in outlooks.roles.iter_mut().enumerate() {
                    outlook.see(assignment(&point.board, role));
                }
            }
            let mut asked: Vec<(usize, u32, u32)> = Vec::new();
            for (&changes, point) in &archive.points {
                let cost = point.score.cost;
                while gap(cost, bounds.cost(changes)) > PROVEN_GAP && !self.over() {
                    let (split, sum) = bounds.counted[way].split(changes, bounds.forced);
                    let missed = cost - bounds.hosting - sum;
                    // Tours alone know of those who stay in the other role.
                    let next = [1, 0].into_iter().find(|&role| {
                        let outlook = &outlooks.roles[role];
                        let known = outlook.best_within(split[role]).map(|k| k.cost);
                        let lower = outlook.bounds.cost(split[role], changes);
                        let open = known.is_none_or(|known| gap(known, lower) > PROVEN_GAP);
                        (role == 1 || open) && !asked.contains(&(role, split[role], changes))
                    });
                    let Some(role) = next.filter(|_| asked.len() < MOST_LIMITED) else { break };
                    let (most, outlook) = (split[role], &mut outlooks.roles[role]);
                    asked.push((role, most, changes));
                    let enough = outlook.bounds.cost(most, changes) + missed;
                    if role == 0 {
                        outlook.limited(most, enough);
                    } else {
                        outlook.beside_others(most, (changes, bounds.forced), enough);
                    }
                    bounds.counted[way].roles[role] = outlook.bounds.clone();
                }
            }
        }
    }
}

/// Both roles, one way of counting the duties that either may keep.
pub(super) struct Outlooks<'m> {
    /// Duties that both count.
    twice: u32,
    pub roles: [Outlook<'m>; 2],
}

impl Outlooks<'_> {
    /// What they prove.
    pub fn counted(&self) -> Counted {
        let roles = [0, 1].map(|role| self.roles[role].bounds.clone());
        Counted { twice: self.twice, roles }
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
