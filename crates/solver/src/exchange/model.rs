//! The model of an alliance: a column for each move, solved level by level.
//!
//! Every coefficient is a whole number, so each level's value is one, and is held by a row while
//! the next level is solved.

use super::case::Case;
use super::{Choice, ExchangeLevels, Move};
use crate::domain::{KinderIx, StaffIx};
use crate::model::{self, Col, Limits, Model, Outcome, Sense, Status, Tag};

/// What is asked of a proposal beside being the best.
#[derive(Debug, Clone, Default)]
pub(super) struct Wish {
    /// Stays at home.
    pub without: Option<StaffIx>,
    /// Gets a teacher of the lead.
    pub serving: Option<KinderIx>,
    /// Not just these people, for each list.
    pub other_than: Vec<Vec<StaffIx>>,
}

/// A model and its columns.
struct Built {
    model: Model,
    out: Vec<Col>,
    back: Vec<Col>,
    swaps: Vec<Col>,
}

fn tag(rule: &'static str, subject: usize) -> Tag {
    Tag { rule, subject }
}

impl Case {
    /// The best proposal that grants a wish; `None` if there is none, or if it was stopped.
    pub fn best(&self, wish: &Wish, limits: &Limits) -> Option<Choice> {
        let mut held: Vec<(Vec<(Col, f64)>, f64)> = Vec::new();
        let mut proven = true;
        let goals: [fn(&Self, &Built) -> Vec<(Col, f64)>; 5] = [
            |_, b| b.out.iter().map(|&c| (c, -1.0)).collect(),
            |case, b| {
                let need = |m: &Move| -f64::from(case.need[case.member(m.host)]);
                b.out.iter().zip(&case.out).map(|(&c, m)| (c, need(m))).collect()
            },
            |_, b| b.swaps.iter().map(|&c| (c, -1.0)).collect(),
            |case, b| {
                let fits = b.out.iter().zip(&case.out).filter(|(_, m)| m.fits);
                fits.map(|(&c, _)| (c, -1.0)).collect()
            },
            |case, b| {
                let all = b.out.iter().zip(&case.out).chain(b.back.iter().zip(&case.back));
                all.map(|(&c, m)| (c, f64::from(m.road))).collect()
            },
        ];
        let mut x = Vec::new();
        let last = goals.len() - 1;
        for (at, goal) in goals.into_iter().enumerate() {
            let mut built = self.built(wish, u32::MAX);
            let goal = goal(self, &built);
            // A goal without columns cannot be missed, but the last one gives the point.
            if goal.iter().all(|t| t.1 == 0.0) && at < last {
                continue;
            }
            let outcome = solved(&mut built, &goal, &held, limits);
            proven &= outcome.status == Status::Optimal;
            let value = outcome.value?.round();
            held.push((goal, value));
            x = outcome.x;
        }
        let choice = self.choice(&x, proven);
        Some(self.shortened(choice, wish, held, limits))
    }

    /// The same worth with the longest road as short as can be.
    fn shortened(
        &self,
        mut choice: Choice,
        wish: &Wish,
        mut held: Vec<(Vec<(Col, f64)>, f64)>,
        limits: &Limits,
    ) -> Choice {
        let Some((roads, sum)) = held.pop() else { return choice };
        while choice.levels.longest > 0 {
            let mut built = self.built(wish, choice.levels.longest - 1);
            let outcome = solved(&mut built, &roads, &held, limits);
            match outcome.status {
                Status::Optimal if outcome.value.is_some_and(|v| v.round() <= sum) => {
                    choice = self.choice(&outcome.x, choice.proven);
                }
                Status::Optimal | Status::Infeasible => break,
                Status::Feasible | Status::Unknown => {
                    choice.proven = false;
                    break;
                }
            }
        }
        choice
    }

    /// The rows of the alliance; moves along roads longer than `longest` are left out.
    fn built(&self, wish: &Wish, longest: u32) -> Built {
        let mut model = Model::default();
        let mut column = |m: &Move| {
            let free = m.road <= longest && wish.without != Some(m.person);
            model.integer(0.0, if free { 1.0 } else { 0.0 })
        };
        let out: Vec<Col> = self.out.iter().map(&mut column).collect();
        let back: Vec<Col> = self.back.iter().map(&mut column).collect();
        let ones =
            |cols: &[Col], moves: &[Move], keep: &dyn Fn(&Move) -> bool| -> Vec<(Col, f64)> {
                let kept = cols.iter().zip(moves).filter(|(_, m)| keep(m));
                kept.map(|(&c, _)| (c, 1.0)).collect()
            };
        for (i, &p) in self.able.iter().enumerate() {
            let own = ones(&out, &self.out, &|m| m.person == p);
            model.row(tag("once", i), own, Sense::Le, 1.0);
        }
        let all_out = ones(&out, &self.out, &|_| true);
        let all_back = ones(&back, &self.back, &|_| true);
        let most = self.wanted.min(self.lead_gives);
        at_most(&mut model, tag("wanted", 0), &all_out, most);
        at_most(&mut model, tag("room", 0), &all_back, self.lead_takes);
        let both = all_out.iter().copied().chain(all_back.iter().map(|&(c, _)| (c, -1.0)));
        model.row(tag("both ways", 0), both.collect(), Sense::Eq, 0.0);
        let mut swaps = Vec::new();
        for (i, &k) in self.members.iter().enumerate() {
            let comes = ones(&out, &self.out, &|m| m.host == k);
            let goes = ones(&back, &self.back, &|m| m.home == k);
            at_most(&mut model, tag("takes", i), &comes, self.takes[i]);
            at_most(&mut model, tag("gives", i), &goes, self.gives[i]);
            if !comes.is_empty() && !goes.is_empty() {
                let swap = model.integer(0.0, comes.len().min(goes.len()) as f64);
                swaps.push(swap);
                for side in [&comes, &goes] {
                    let mut terms: Vec<(Col, f64)> = side.iter().map(|&(c, _)| (c, -1.0)).collect();
                    terms.push((swap, 1.0));
                    model.row(tag("swap", i), terms, Sense::Le, 0.0);
                }
            }
            if wish.serving == Some(k) {
                model.row(tag("serving", i), comes, Sense::Ge, 1.0);
            }
        }
        for (i, people) in wish.other_than.iter().enumerate() {
            let mut terms = ones(&out, &self.out, &|m| people.contains(&m.person));
            terms.extend(ones(&back, &self.back, &|m| people.contains(&m.person)));
            model.row(tag("others", i), terms, Sense::Le, people.len() as f64 - 1.0);
        }
        Built { model, out, back, swaps }
    }

    fn choice(&self, x: &[f64], proven: bool) -> Choice {
        let taken = |c: usize| x.get(c).is_some_and(|&v| v > 0.5);
        let out = self.out.iter().enumerate().filter(|(i, _)| taken(*i));
        let back = self.back.iter().enumerate().filter(|(i, _)| taken(self.out.len() + i));
        let out: Vec<Move> = out.map(|(_, m)| *m).collect();
        let back: Vec<Move> = back.map(|(_, m)| *m).collect();
        let swaps = self.members.iter().map(|&k| {
            let comes = out.iter().filter(|m| m.host == k).count();
            comes.min(back.iter().filter(|m| m.home == k).count()) as u32
        });
        let roads = || out.iter().chain(&back).map(|m| m.road);
        let levels = ExchangeLevels {
            count: out.len() as u32,
            need: out.iter().map(|m| self.need[self.member(m.host)]).sum(),
            swaps: swaps.sum(),
            fits: out.iter().filter(|m| m.fits).count() as u32,
            road: roads().sum(),
            longest: roads().max().unwrap_or(0),
        };
        Choice { moves: out.into_iter().chain(back).collect(), levels, proven }
    }
}

/// Adds a row that so many columns at most are taken, if there are more.
fn at_most(model: &mut Model, tag: Tag, terms: &[(Col, f64)], most: u32) {
    if terms.len() > most as usize {
        model.row(tag, terms.to_vec(), Sense::Le, f64::from(most));
    }
}

/// Minimises a goal while those before keep their values.
fn solved(
    built: &mut Built,
    goal: &[(Col, f64)],
    held: &[(Vec<(Col, f64)>, f64)],
    limits: &Limits,
) -> Outcome {
    for (i, (terms, value)) in held.iter().enumerate() {
        built.model.row(tag("level", i), terms.clone(), Sense::Le, *value);
    }
    goal.iter().for_each(|&(c, cost)| built.model.set_cost(c, cost));
    model::solve(&built.model, false, None, limits)
}
