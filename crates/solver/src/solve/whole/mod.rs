//! The whole date-free model of one alliance and role, written out person by person.
//!
//! It is made apart from the masters that are solved (`crates/solver/src/solve/assign`): nobody is
//! counted together, no route is left out because another is better, no cut is added. Another
//! solver that minimises it confirms, or refutes, what this program has found.

mod inspection;
mod outreach;

use super::assign::{Budget, InspectionMaster, Master, OutreachMaster, assign};
use super::instance::{Instance, Past};
use super::objective::Objective;
use super::options::PlanOptions;
use crate::calendar::WorkCalendar;
use crate::domain::{AllianceIx, KinderIx, Policy, Role, Scenario, StaffIx};
use crate::model::{Col, NamedModel, Sense, Tag};
use crate::travel::DistanceTable;

/// What a column of the model stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnMeaning {
    /// `visit` (a person's day), `vehicles` (of a home on a route), `tour` (a team's day),
    /// `unmet` (units of a demand), `seen` (a subject at a place), `largest` (burden), `apart`
    /// (difference of two burdens), `level` and `above` (burdens above a level: their sum and that
    /// many times the level, of as many people as `word` says, is the sum of the largest).
    pub kind: &'static str,
    /// The person, or the team.
    pub people: Vec<StaffIx>,
    /// Where vehicles start; the place of a demand.
    pub place: Option<KinderIx>,
    /// The stops of the day, in order.
    pub stops: Vec<KinderIx>,
    /// The demand (`D4`) or subject.
    pub word: String,
    /// Kilometres that one unit drives.
    pub km: f64,
    /// Units of shortfall, weighted, of one unit.
    pub short: f64,
}

/// Which objective a model has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ModelGoal {
    /// The weighted shortfall.
    Shortfall,
    /// The cost of a policy, with at most so much weighted shortfall.
    Cost {
        /// The policy.
        policy: Policy,
        /// Kilometres per minute (λ).
        lambda: f64,
        /// Most weighted shortfall.
        shortfall: u64,
    },
}

/// A model of one alliance and role, with what its columns mean.
#[derive(Debug, Clone)]
pub struct WholeModel {
    /// The model.
    pub named: NamedModel,
    /// One meaning per column.
    pub meanings: Vec<ColumnMeaning>,
}

/// What this program finds for a group without dates.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupOptimum {
    /// Weighted shortfall found.
    pub shortfall: u64,
    /// Proven lower bound of it.
    pub shortfall_bound: u64,
    /// Vehicle kilometres found.
    pub km: f64,
    /// Cost found, by the policy.
    pub cost: f64,
    /// Proven lower bound of the cost at that shortfall or less.
    pub cost_bound: f64,
    /// Burdens, in the order of the group's people in the files.
    pub burdens: Vec<f64>,
}

/// A scenario laid out for date-free questions about its groups.
#[derive(Debug)]
pub struct Groups<'s> {
    instances: Vec<Instance<'s>>,
}

impl<'s> Groups<'s> {
    /// Lays out every alliance.
    #[must_use]
    pub fn new(scenario: &'s Scenario) -> Self {
        let table = DistanceTable::new(scenario);
        let calendar = WorkCalendar::new(scenario);
        let past = Past::new(scenario, &table);
        let mut people: Vec<Vec<StaffIx>> = vec![Vec::new(); scenario.alliances.len()];
        for p in scenario.staff_ixs() {
            people[scenario.alliance_of(p).index()].push(p);
        }
        let lay = |(a, people)| Instance::new(scenario, &table, &calendar, &past, a, people, &[]);
        Self { instances: scenario.alliance_ixs().zip(people).map(lay).collect() }
    }

    pub(in crate::solve) fn instance(&self, alliance: AllianceIx) -> &Instance<'s> {
        &self.instances[alliance.index()]
    }

    /// Whether anybody of the alliance has the role.
    #[must_use]
    pub fn is_group(&self, alliance: AllianceIx, role: Role) -> bool {
        let inst = self.instance(alliance);
        let has = |p: usize| match role {
            Role::Outreach => inst.person(p).backbone,
            Role::Inspection => inst.person(p).mentor,
        };
        (0..inst.people.len()).any(has)
    }

    /// The model; `None` where it would have more than so many columns.
    #[must_use]
    pub fn model(
        &self,
        alliance: AllianceIx,
        role: Role,
        goal: ModelGoal,
        most_columns: usize,
    ) -> Option<WholeModel> {
        let inst = self.instance(alliance);
        let builder = Builder::new(inst, goal, most_columns);
        match role {
            Role::Outreach => outreach::build(builder),
            Role::Inspection => inspection::build(builder),
        }
    }

    /// What this program finds and proves for the group, by its own search without dates; `None`
    /// where no plan keeps the pins.
    #[must_use]
    pub fn optimum(
        &self,
        alliance: AllianceIx,
        role: Role,
        policy: Policy,
        options: &PlanOptions,
    ) -> Option<GroupOptimum> {
        let inst = self.instance(alliance);
        let objective = Objective::of(policy, &inst.scenario.settings.objective);
        let budget = Budget {
            nodes: options.work_limit.unwrap_or(100_000),
            deadline: options.time_limit.map(|t| std::time::Instant::now() + t),
            stop: &options.stop,
            seed: options.seed,
            start: None,
            known: None,
        };
        let found = with_master(inst, role, |master| assign(master, &objective, budget))?;
        Some(GroupOptimum {
            shortfall: found.best.shortfall,
            shortfall_bound: found.shortfall_bound,
            km: found.best.km,
            cost: objective.cost(found.best.km, &[&found.best.burdens]),
            cost_bound: found.cost_bound,
            burdens: found.best.burdens,
        })
    }
}

/// Calls with the master of a role.
pub(in crate::solve) fn with_master<T>(
    inst: &Instance,
    role: Role,
    call: impl FnOnce(&dyn Master) -> T,
) -> T {
    match role {
        Role::Outreach => call(&OutreachMaster::new(inst)),
        Role::Inspection => call(&InspectionMaster::new(inst)),
    }
}

/// Columns with their coefficients.
type Terms = Vec<(Col, f64)>;

/// A person's burden: what the past left, and the minutes that columns add.
struct Load {
    person: usize,
    past: f64,
    terms: Terms,
}

/// A model in the making.
struct Builder<'i, 's> {
    inst: &'i Instance<'s>,
    goal: ModelGoal,
    most: usize,
    whole: WholeModel,
    /// Weighted shortfall.
    short: Vec<(Col, f64)>,
}

impl<'i, 's> Builder<'i, 's> {
    fn new(inst: &'i Instance<'s>, goal: ModelGoal, most: usize) -> Self {
        let whole = WholeModel { named: NamedModel::default(), meanings: Vec::new() };
        Self { inst, goal, most, whole, short: Vec::new() }
    }

    /// Prices of a kilometre and of a minute of the largest burden, and of a minute of a pair's
    /// difference in a group of `n`.
    fn prices(&self, n: usize) -> (f64, f64, f64) {
        match self.goal {
            ModelGoal::Shortfall => (0.0, 0.0, 0.0),
            ModelGoal::Cost { policy, lambda, .. } => match policy {
                Policy::Gini => (1.0, 0.0, lambda / n as f64),
                Policy::Balanced => (1.0, lambda, 0.0),
                Policy::Minimax => (0.0, 1.0, 0.0),
                _ => (1.0, 0.0, 0.0),
            },
        }
    }

    fn full(&self) -> bool {
        self.whole.meanings.len() > self.most
    }

    fn meaning(&self, kind: &'static str) -> ColumnMeaning {
        ColumnMeaning {
            kind,
            people: Vec::new(),
            place: None,
            stops: Vec::new(),
            word: String::new(),
            km: 0.0,
            short: 0.0,
        }
    }

    fn places(&self, stops: &[usize]) -> Vec<KinderIx> {
        stops.iter().map(|&k| self.inst.ks[k]).collect()
    }

    fn integer(&mut self, letter: char, upper: f64, meaning: ColumnMeaning) -> Col {
        let cost = self.prices(1).0 * meaning.km;
        if meaning.short > 0.0 {
            self.short.push((Col(self.whole.meanings.len()), meaning.short));
        }
        self.whole.meanings.push(meaning);
        self.whole.named.integer(letter, cost, upper)
    }

    fn real(&mut self, letter: char, cost: f64, upper: f64, meaning: ColumnMeaning) -> Col {
        self.whole.meanings.push(meaning);
        self.whole.named.real(letter, cost, 0.0, upper)
    }

    fn row(&mut self, rule: &'static str, terms: Vec<(Col, f64)>, sense: Sense, rhs: f64) {
        self.whole.named.row(Tag { rule, subject: 0 }, terms, sense, rhs);
    }

    /// Units of a demand left unmet, at most `upper`.
    fn unmet(
        &mut self,
        demand: crate::domain::Demand,
        place: Option<usize>,
        person: Option<usize>,
        upper: f64,
    ) -> Col {
        let meaning = ColumnMeaning {
            people: person.map(|p| self.inst.people[p]).into_iter().collect(),
            place: place.map(|k| self.inst.ks[k]),
            word: demand.name().to_owned(),
            short: f64::from(demand.weight()),
            ..self.meaning("unmet")
        };
        let weight = meaning.short;
        let col = self.real('u', 0.0, upper, meaning);
        self.short.push((col, weight));
        col
    }

    /// Rows of burdens: `minutes` are, for each person of the group, what the past left and the
    /// columns that add to it.
    fn burdens(&mut self, minutes: &[Load]) {
        self.ordered(minutes);
        let (_, largest, apart) = self.prices(minutes.len());
        if largest > 0.0 {
            let meaning = self.meaning("largest");
            let z = self.real('z', largest, f64::INFINITY, meaning);
            for load in minutes {
                let mut row = load.terms.clone();
                row.push((z, -1.0));
                self.row("burden", row, Sense::Le, -load.past);
            }
        }
        if apart > 0.0 {
            for (i, one) in minutes.iter().enumerate() {
                for other in &minutes[i + 1..] {
                    let people = [one, other].map(|load| self.inst.people[load.person]).to_vec();
                    let meaning = ColumnMeaning { people, ..self.meaning("apart") };
                    let d = self.real('d', apart, f64::INFINITY, meaning);
                    for sign in [1.0, -1.0] {
                        let mut row: Vec<(Col, f64)> =
                            one.terms.iter().map(|&(c, w)| (c, sign * w)).collect();
                        row.extend(other.terms.iter().map(|&(c, w)| (c, -sign * w)));
                        row.push((d, -1.0));
                        self.row("apart", row, Sense::Le, sign * (other.past - one.past));
                    }
                }
            }
        }
    }

    /// Rows of an ordered average: a sum of the sums of the k largest burdens, each the least over
    /// levels t of k t + Σ max(0, burden − t) (W. Ogryczak and A. Tamir, "Minimizing the sum of the
    /// k largest functions in linear time", Information Processing Letters 85, 2003).
    fn ordered(&mut self, minutes: &[Load]) {
        let ModelGoal::Cost { policy: Policy::Owa, lambda, .. } = self.goal else { return };
        let listed = &self.inst.scenario.settings.objective.weights;
        let weights = &listed[..listed.len().min(minutes.len())];
        let total: f64 = weights.iter().sum();
        for (i, weight) in weights.iter().enumerate() {
            let step = weight - weights.get(i + 1).copied().unwrap_or(0.0);
            if step <= 0.0 {
                continue;
            }
            let price = lambda * step / total;
            let word = (i + 1).to_string();
            let meaning = ColumnMeaning { word: word.clone(), ..self.meaning("level") };
            let level = self.real('t', price * (i + 1) as f64, f64::INFINITY, meaning);
            for load in minutes {
                let people = vec![self.inst.people[load.person]];
                let meaning = ColumnMeaning { people, word: word.clone(), ..self.meaning("above") };
                let above = self.real('e', price, f64::INFINITY, meaning);
                let mut row = load.terms.clone();
                row.extend([(level, -1.0), (above, -1.0)]);
                self.row("above", row, Sense::Le, -load.past);
            }
        }
    }

    /// The objective, or the row, of the shortfall.
    fn close(mut self) -> WholeModel {
        let short = std::mem::take(&mut self.short);
        match self.goal {
            ModelGoal::Shortfall => {
                for (col, weight) in short {
                    self.whole.named.model.set_cost(col, weight);
                }
            }
            ModelGoal::Cost { shortfall, .. } if !short.is_empty() => {
                self.row("shortfall", short, Sense::Le, shortfall as f64);
            }
            ModelGoal::Cost { .. } => {}
        }
        self.whole
    }
}
