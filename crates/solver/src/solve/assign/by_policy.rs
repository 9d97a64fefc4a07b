//! The search of one group under each policy: which prices, in which order, and what they prove.

use std::cmp::Ordering;
use std::time::Instant;

use super::burden_search::{Budget, Left, Search};
use super::{Assignment, Master, Price, leximin, matching, tangents};
use crate::domain::{PROVEN_GAP, Policy, gap};
use crate::solve::objective::{Objective, Reached, sorted_down};

/// What is known of one group's date-free optimum.
#[derive(Debug, Clone)]
pub(in super::super) struct Assigned {
    /// The best found.
    pub best: Assignment,
    /// No plan of the alliance has less shortfall in this role.
    pub shortfall_bound: u64,
    /// The group's part of the reported cost is at least this in every plan with
    /// `best.shortfall` or less; under `leximin`, in every plan with these burdens.
    pub cost_bound: f64,
    /// The price behind the bound, kilometres to a unit of it, and the largest burden that it
    /// allows.
    pub price: Price,
    pub scale: f64,
    pub ceiling: f64,
    /// Under `leximin`: how many of the largest burdens are proven.
    pub proven_levels: u32,
    /// Whether a budget, not a proof, ended the search, and whether it was the clock's.
    pub exhausted: bool,
    pub late: bool,
    /// Where the search can go on if the clock has ended it.
    pub(super) left: Left,
}

impl Assigned {
    /// What two slices of time have found and proven between them, under a priced policy.
    fn and(self, known: &Self) -> Self {
        let value = |a: &Assignment| (a.shortfall, self.scale * self.price.of(a));
        let better = value(&known.best) < value(&self.best);
        let best = if better { known.best.clone() } else { self.best };
        let shortfall_bound = self.shortfall_bound.max(known.shortfall_bound);
        let value = self.scale * self.price.of(&best);
        let cost_bound = self.cost_bound.max(known.cost_bound).min(value);
        let exhausted = !closed(value, cost_bound, &best, shortfall_bound);
        Self { best, shortfall_bound, cost_bound, exhausted, ..self }
    }
}

/// The best assignment of a group and what is proven of it.
pub(in super::super) fn assign(
    master: &dyn Master,
    objective: &Objective,
    budget: Budget,
) -> Option<Assigned> {
    if let Some(known) = budget.known.filter(|known| !known.exhausted) {
        return Some(known.clone());
    }
    if let Some(done) = matching::assign(master, objective, budget) {
        return Some(done);
    }
    match objective.policy {
        Policy::Cost | Policy::Balanced => priced(master, objective, budget),
        Policy::Minimax => minimax(master, objective, budget),
        Policy::Leximin => lexicographic(master, objective, budget),
        Policy::Gini | Policy::Owa | Policy::Alpha | Policy::Nash => {
            tangents::weighed(master, objective, budget)
        }
    }
}

/// Lower bound of a group's cost over plans in which the alliance's shortfall is at most `reached`:
/// the group may have all of it that the other group's own bound leaves. `instead` states the price
/// and the largest burden where they are not those of the search.
pub(in super::super) fn bound_at(
    master: &dyn Master,
    own: &Assigned,
    other: &Assigned,
    reached: u64,
    instead: Option<(Price, f64)>,
    budget: Budget,
) -> f64 {
    let allowed = reached.saturating_sub(other.shortfall_bound);
    if allowed <= own.best.shortfall && instead.is_none() {
        return own.cost_bound;
    }
    let known = instead.is_none().then_some(&own.best);
    let scale = if instead.is_some() { 1.0 } else { own.scale };
    let (price, ceiling) = instead.unwrap_or_else(|| (own.price.clone(), own.ceiling));
    let plain = Objective::kilometres();
    let each = price.fair.is_some().then(|| master.each());
    let master = each.as_deref().unwrap_or(master);
    scale * Search::new(master, plain, price, budget).lowest(allowed, ceiling, known)
}

/// Whether the clock of a budget has run out.
pub(super) fn late(budget: &Budget) -> bool {
    budget.deadline.is_some_and(|d| Instant::now() >= d)
}

/// The first part of a budget.
pub(super) fn part(budget: Budget, share: f64) -> Budget {
    let now = Instant::now();
    Budget {
        nodes: ((budget.nodes as f64 * share) as u64).max(1),
        deadline: budget.deadline.map(|d| now + d.saturating_duration_since(now).mul_f64(share)),
        ..budget
    }
}

pub(super) fn closed(value: f64, bound: f64, best: &Assignment, shortfall_bound: u64) -> bool {
    gap(value, bound) <= PROVEN_GAP && best.shortfall <= shortfall_bound
}

/// `cost` and `balanced`: kilometres and the largest burden, each at its price.
pub(super) fn priced(
    master: &dyn Master,
    objective: &Objective,
    budget: Budget,
) -> Option<Assigned> {
    let largest = if objective.policy == Policy::Balanced { objective.lambda } else { 0.0 };
    let scale = objective.scale();
    let price = Price { km: 1.0 / scale, largest: largest / scale, ..Price::default() };
    let mut search = Search::new(master, *objective, price, budget);
    let (shortfall_bound, bound) = search.whole()?;
    let (ceiling, late) = (search.ceiling, late(&search.budget));
    let (best, price) = (search.best?, search.price);
    let value = scale * price.of(&best);
    let cost_bound = (scale * bound).min(value);
    let done = Assigned {
        exhausted: !closed(value, cost_bound, &best, shortfall_bound),
        late,
        best,
        shortfall_bound,
        cost_bound,
        price,
        scale,
        ceiling,
        proven_levels: 0,
        left: search.left,
    };
    Some(match budget.known {
        Some(known) => done.and(known),
        None => done,
    })
}

/// The same policy's weight under another policy.
pub(super) const fn as_policy(objective: &Objective, policy: Policy) -> Objective {
    Objective { policy, ..*objective }
}

/// The same units of work until a share of the time is over: what another policy finds with so
/// many units is found here too.
pub(super) fn until(budget: Budget, share: f64) -> Budget {
    Budget { nodes: budget.nodes, ..part(budget, share) }
}

/// The search on the largest burden alone, from the plan of `balanced` on.
struct Largest<'a> {
    search: Search<'a>,
    balanced: Assignment,
    /// No plan of the alliance has less shortfall in this role.
    shortfall_bound: u64,
    /// No plan of the shortfall reached or less has a smaller largest burden.
    bound: f64,
    /// The clock cut the search short.
    late: bool,
}

/// The first part of `minimax`, and of `leximin` with the same shares of the work and the clock: so
/// what one finds for the busiest, the other finds too.
fn largest<'a>(
    master: &'a dyn Master,
    objective: &Objective,
    budget: Budget<'a>,
) -> Option<Largest<'a>> {
    let balanced = priced(master, &as_policy(objective, Policy::Balanced), until(budget, 0.3))?;
    let price = Price { largest: 1.0, ..Price::default() };
    let plain = as_policy(objective, Policy::Minimax);
    let mut search = Search::new(master, plain, price, part(budget, 0.5));
    let found = search.local(None, search.moves());
    let mut plans = vec![balanced.best.clone(), found];
    plans.extend(budget.start.cloned());
    search.best = fairer(&plain, plans);
    even_out(&mut search);
    let (shortfall_bound, bound) = search.whole()?;
    let shortfall_bound = shortfall_bound.max(balanced.shortfall_bound);
    let late = late(&search.budget);
    Some(Largest { search, balanced: balanced.best, shortfall_bound, bound, late })
}

/// `minimax`: the largest burden alone, then kilometres under it.
fn minimax(master: &dyn Master, objective: &Objective, budget: Budget) -> Option<Assigned> {
    let first = largest(master, objective, budget)?;
    let best = under(&first.search, held(), budget)?.0;
    let value = best.largest();
    let cost_bound = first.bound.min(value);
    let shortfall_bound = first.shortfall_bound.min(best.shortfall);
    Some(Assigned {
        exhausted: !closed(value, cost_bound, &best, shortfall_bound),
        late: first.late || late(&budget),
        best,
        shortfall_bound,
        cost_bound,
        price: first.search.price,
        scale: 1.0,
        ceiling: first.search.ceiling,
        proven_levels: 0,
        left: Left::default(),
    })
}

/// Kilometres, with the largest burden in its interval.
fn held() -> Price {
    Price { km: 1.0, held: true, ..Price::default() }
}

/// The best of some plans under an objective: shortfall first, and the first of equals.
pub(super) fn fairer(objective: &Objective, plans: Vec<Assignment>) -> Option<Assignment> {
    let worth = |a: &Assignment| objective.worth(a.km, &[&a.burdens]);
    plans.into_iter().reduce(|best, next| {
        let order = next.shortfall.cmp(&best.shortfall);
        let better = order.then_with(|| worth(&next).order(&worth(&best))) == Ordering::Less;
        if better { next } else { best }
    })
}

/// Rounds of local search for even burdens, and how much longer than others each is.
const EVEN_ROUNDS: usize = 4;
const EVEN_LONGER: u64 = 4;

/// Local search for the most even burdens, from what is known and from nothing by turns. What is
/// known becomes better under the search's own objective, and the most even plan is handed back.
fn even_out(search: &mut Search) -> Option<Assignment> {
    let own = search.objective;
    let even = as_policy(&own, Policy::Leximin);
    let moves = search.moves() * EVEN_LONGER;
    let mut best = search.best.clone()?;
    let mut evenest = best.clone();
    search.objective = even;
    for round in 0..EVEN_ROUNDS {
        let start = (round % 2 == 0).then(|| evenest.clone());
        let found = search.local(start.as_ref(), moves);
        best = fairer(&own, vec![best, found.clone()])?;
        evenest = fairer(&even, vec![evenest, found])?;
    }
    search.objective = own;
    search.best = Some(best);
    Some(evenest)
}

/// How often every burden is held in turn, at most.
const HELD_PASSES: usize = 2;

/// Local search for lower burdens below the largest ones, which are held at what is reached: in one
/// figure of all burdens some minutes of the first outweigh many of the next.
fn even_out_below(search: &mut Search) -> Option<()> {
    let (own, budget, moves) = (search.objective, search.budget, search.moves());
    let levels = search.master.group().len().min(Reached::MOST);
    let mut left = HELD_PASSES * levels * 2;
    for _ in 0..HELD_PASSES {
        let before = search.best.clone()?;
        for (held, again) in (0..levels).flat_map(|held| [(held, true), (held, false)]) {
            let best = search.best.clone()?;
            search.objective.reached = Reached::of(&sorted_down(&best.burdens), held);
            search.budget = until(budget, 1.0 / left as f64);
            let found = search.local(again.then_some(&best), moves);
            search.best = fairer(&own, vec![best, found]);
            left -= 1;
        }
        if search.best.as_ref()?.burdens == before.burdens {
            break;
        }
    }
    (search.objective, search.budget) = (own, budget);
    Some(())
}

/// Kilometres under the burdens that an earlier search has reached; with their bound.
fn under(first: &Search, price: Price, budget: Budget) -> Option<(Assignment, f64)> {
    let start = first.best.clone()?;
    let mut second = Search::new(first.master, first.objective, price, budget);
    second.used = first.used;
    second.shortfall = first.shortfall;
    second.ceiling = start.largest().max(second.floor);
    second.best = Some(start.clone());
    let bound = second.again();
    let found = second.best.unwrap_or_else(|| start.clone());
    let worth = |a: &Assignment| first.objective.worth(a.km, &[&a.burdens]);
    let better = worth(&found).order(&worth(&start)) == Ordering::Less;
    let best = if better { found } else { start };
    let bound = bound.min(best.km);
    Some((best, bound))
}

/// `leximin`: the most even of what every policy finds, then burden after burden from the largest
/// down, then kilometres under all of them.
fn lexicographic(master: &dyn Master, objective: &Objective, budget: Budget) -> Option<Assigned> {
    let with = |policy| as_policy(objective, policy);
    let first = largest(master, objective, budget)?;
    let least = under(&first.search, held(), until(budget, 0.1))?.0;
    // `minimax` of an assignment problem of several visits each has a search of its own.
    let apart = matching::assign(master, &with(Policy::Minimax), until(budget, 0.3));
    let cost = priced(master, &with(Policy::Cost), until(budget, 0.1))?;
    let gini = tangents::found(master, &with(Policy::Gini), until(budget, 0.2))?;
    let known = [cost.shortfall_bound, first.shortfall_bound];
    let price = Price { largest: 1.0, ..Price::default() };
    let mut search = Search::new(master, *objective, price, part(budget, 0.5));
    let found = search.local(None, search.moves());
    let mut plans = vec![least, first.balanced, gini.best, cost.best, found];
    plans.extend(apart.as_ref().map(|apart| apart.best.clone()));
    plans.extend(budget.start.cloned());
    search.best = fairer(objective, plans);
    search.best = even_out(&mut search);
    search.budget = until(budget, 0.3);
    even_out_below(&mut search)?;
    let reached = search.best.as_ref()?.shortfall;
    search.hold(reached);
    let shortfall_bound = known.into_iter().max().unwrap_or(0).min(reached);
    search.budget = Budget { nodes: budget.nodes / 4 * 3, ..part(budget, 0.7) };
    // Of plans that leave more unmet the first search has said nothing.
    let known = reached as f64 <= first.search.shortfall;
    let bound = if known { first.bound } else { 0.0 };
    let apart = apart.filter(|apart| reached <= apart.best.shortfall);
    let bound = apart.map_or(bound, |apart| bound.max(apart.cost_bound));
    let proven_levels = leximin::descend(&mut search, bound);
    let cut = late(&search.budget);
    let best = search.best.as_ref()?;
    let price = Price {
        km: 1.0,
        held: true,
        caps: leximin::caps(&sorted_down(&best.burdens)),
        ..Price::default()
    };
    let (best, cost_bound) = under(&search, price.clone(), budget)?;
    let proven = proven_levels as usize == best.burdens.len();
    Some(Assigned {
        exhausted: !proven || !closed(best.km, cost_bound, &best, shortfall_bound),
        late: cut || late(&budget),
        ceiling: best.largest().max(search.floor),
        best,
        shortfall_bound,
        cost_bound,
        price,
        scale: 1.0,
        proven_levels,
        left: Left::default(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::super::{Goal, InspectionMaster, OutreachMaster};
    use super::*;
    use crate::calendar::WorkCalendar;
    use crate::domain::{Scenario, StaffIx};
    use crate::model::{self, Limits, Status};
    use crate::solve::instance::{Instance, Past};
    use crate::travel::DistanceTable;
    use alliance_county::generate::{Shape, generate};
    use alliance_county::input::{Sources, read_sources};

    static NEVER: AtomicBool = AtomicBool::new(false);

    const WORK: Budget =
        Budget { nodes: 4_000, deadline: None, stop: &NEVER, seed: 1, start: None, known: None };

    /// What a test makes of the only alliance of a scenario.
    fn laid_out<T>(scenario: &Scenario, test: impl FnOnce(&Instance) -> T) -> T {
        let table = DistanceTable::new(scenario);
        let (calendar, past) = (WorkCalendar::new(scenario), Past::new(scenario, &table));
        let people: Vec<StaffIx> = scenario.staff_ixs().collect();
        let alliance = scenario.alliance_ixs().next().expect("one alliance");
        test(&Instance::new(scenario, &table, &calendar, &past, alliance, people, &[]))
    }

    fn made(kindergartens: u32, staff: u32, tightness: f64, seed: u64) -> Shape {
        Shape { alliances: 1, kindergartens, staff, tightness, seed, ..Shape::default() }
    }

    fn generated(shape: &Shape) -> Scenario {
        read_sources(&generate(shape)).scenario.expect("it reads")
    }

    #[test]
    fn bound_of_a_larger_shortfall_is_close_below_its_optimum() {
        let larger = |seed| {
            laid_out(&generated(&made(5, 9, 0.6, seed)), |inst| {
                let (visits, tours) = (OutreachMaster::new(inst), InspectionMaster::new(inst));
                let masters: [&dyn Master; 2] = [&visits, &tours];
                let mut less = 0;
                for policy in [Policy::Cost, Policy::Balanced] {
                    let objective = Objective { policy, lambda: 1.0, ..Objective::kilometres() };
                    let done = masters.map(|m| assign(m, &objective, WORK).expect("something"));
                    for role in 0..2 {
                        let (own, other) = (&done[role], &done[1 - role]);
                        let reached = own.best.shortfall + other.shortfall_bound + 200;
                        let bound = bound_at(masters[role], own, other, reached, None, WORK);
                        let goal = Goal::Cost {
                            shortfall: (own.best.shortfall + 200) as f64,
                            price: own.price.clone(),
                        };
                        let (lo, hi) = masters[role].burden_range();
                        let limits = Limits { nodes: 100_000, deadline: None, stop: &NEVER };
                        let best =
                            model::solve(&masters[role].build(&goal, lo, hi), false, None, &limits);
                        assert_eq!(best.status, Status::Optimal);
                        let best = best.value.expect("a point");
                        let case = (seed, policy, role, bound, best);
                        assert!(bound <= best * (1.0 + 1e-6), "{case:?}");
                        assert!(bound >= 0.75 * best, "{case:?}");
                        less += usize::from(best < 0.999 * own.price.of(&own.best));
                    }
                }
                less
            })
        };
        let less: usize = (1..=4).map(larger).sum();
        assert!(less > 4, "a larger shortfall saves something in {less} cases only");
    }

    /// The burdens of inspections that a policy reaches and proves, from the largest down.
    fn inspections(shape: &Shape, policy: Policy) -> (Vec<f64>, f64, bool) {
        let scenario = generated(shape);
        let objective = Objective::of(policy, &scenario.settings.objective);
        laid_out(&scenario, |inst| {
            let done = assign(&InspectionMaster::new(inst), &objective, WORK).expect("something");
            let cost = objective.cost(done.best.km, &[&done.best.burdens]);
            (sorted_down(&done.best.burdens), cost, !done.exhausted)
        })
    }

    /// Optima of HiGHS on the exported models.
    #[test]
    fn inspections_reach_and_prove_the_optima_of_exact_models() {
        let near = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-2);
        // Rounding calls the same tours again.
        let (_, cost, proven) = inspections(&made(10, 25, 0.0, 10), Policy::Balanced);
        assert!((cost - 321.5518).abs() < 1e-3 && proven, "{cost}");
        // Parts of tours even burdens out as whole ones cannot.
        let (burdens, _, proven) = inspections(&made(12, 30, 0.0, 5), Policy::Minimax);
        assert!((burdens[0] - 425.0281).abs() < 1e-3 && proven, "{burdens:?}");
        // Below the largest burdens, which no single figure of all of them holds.
        let (burdens, ..) = inspections(&made(7, 16, 0.8, 34), Policy::Leximin);
        assert!(near(&burdens, &[417.922, 417.922, 291.6, 257.308, 244.88, 216.37, 0.0]));
        // Two mentors make the same tour twice, above the third largest burden.
        let twice = Shape { term: 2, history: true, ..made(6, 14, 0.6, 33) };
        let (burdens, _, _) = inspections(&twice, Policy::Leximin);
        let least = [1258.841, 1239.791, 514.813, 428.715, 0.0, 0.0, 0.0];
        assert!(near(&burdens, &least), "{burdens:?}");
    }

    #[test]
    fn a_second_slice_goes_on_from_the_first_and_both_bounds_hold() {
        let slices = |seed, inst: &Instance, objective: &Objective| {
            let mut went_on = 0;
            let (visits, tours) = (OutreachMaster::new(inst), InspectionMaster::new(inst));
            for master in [&visits as &dyn Master, &tours] {
                let of = |budget: Budget| assign(master, objective, budget).expect("something");
                let cost = |done: &Assigned| objective.cost(done.best.km, &[&done.best.burdens]);
                let long = of(WORK);
                for nodes in [2, 3, 5, 20] {
                    let first = of(Budget { nodes, ..WORK });
                    let second = of(Budget { known: Some(&first), ..WORK });
                    let case = (seed, nodes, cost(&first), cost(&second), cost(&long));
                    assert_eq!(second.best.shortfall, long.best.shortfall, "{case:?}");
                    let worse = cost(&second) > cost(&first) + 1e-9;
                    assert!(!worse || second.best.shortfall < first.best.shortfall, "{case:?}");
                    assert!(second.cost_bound >= first.cost_bound, "{case:?}");
                    assert!(second.cost_bound <= cost(&long) + 1e-6, "{case:?}");
                    assert!(second.exhausted || cost(&second) <= cost(&long) + 1e-3, "{case:?}");
                    went_on += u32::from(!first.left.is_empty() && !second.exhausted);
                }
            }
            went_on
        };
        let of = |seed| {
            let scenario = generated(&made(8, 20, 0.4, seed));
            let objective = Objective::of(Policy::Balanced, &scenario.settings.objective);
            laid_out(&scenario, |inst| slices(seed, inst, &objective))
        };
        let went_on: u32 = (1..=3).map(of).sum();
        assert!(went_on > 2, "{went_on}");
    }

    /// data/tiny in one week with one day out for each, where two stops save nothing.
    fn one_day_each() -> Scenario {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/tiny");
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).expect("it is there");
        let events = text("events.csv").lines().next().expect("a header").to_owned();
        let distances = text("distances.csv")
            .replace("K002,K003,40", "K002,K003,50")
            .replace("K002,K004,15", "K002,K004,30")
            .replace("K003,K004,25", "K003,K004,40");
        let files = [
            ("scenario.toml", text("scenario.toml").replace("2026-11-20", "2026-10-16")),
            ("events.csv", events),
            ("distances.csv", distances),
            ("alliances.csv", text("alliances.csv")),
            ("kindergartens.csv", text("kindergartens.csv")),
            ("staff.csv", text("staff.csv")),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes())).into();
        let sources = Sources { name: "tiny".to_owned(), files };
        let scenario = read_sources(&sources).scenario.expect("it reads");
        assert_eq!(scenario.settings.limits.days_out_per_week, 1);
        scenario
    }

    #[test]
    fn two_stops_that_save_nothing_stay_where_days_are_few() {
        laid_out(&one_day_each(), |inst| {
            let objective =
                Objective { policy: Policy::Balanced, lambda: 1.0, ..Objective::kilometres() };
            let visits = OutreachMaster::new(inst);
            let (lo, hi) = visits.burden_range();
            let limits = Limits { nodes: 1_000, deadline: None, stop: &NEVER };
            let least = model::solve(&visits.build(&Goal::Shortfall, lo, hi), false, None, &limits);
            // P002 owes two visits and has one day: both on it, or a bound that no calendar keeps.
            assert_eq!((least.status, least.value), (Status::Optimal, Some(0.0)));
            let done = assign(&visits, &objective, WORK).expect("something");
            assert_eq!((done.best.shortfall, done.shortfall_bound), (0, 0));
            assert!(
                done.best.trips.iter().any(|trip| trip.stops.len() == 2),
                "{:?}",
                done.best.trips
            );
        });
    }
}
