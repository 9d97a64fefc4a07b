//! The model: a column for each group of members and each lead that it may join.

use std::collections::BTreeMap;

use super::why::Bound;
use super::{Division, FormRules, Formed, Forming, hundredths, teachers, weak};
use crate::domain::{AllianceIx, KinderIx, Scenario};
use crate::model::{self, Col, Limits, Model, Sense, Status, Tag};
use crate::travel::DistanceTable;

/// Members that go together.
struct Unit {
    members: Vec<KinderIx>,
    /// The township that holds them together, by its position.
    town: Option<usize>,
}

/// A county and its rules.
pub(super) struct Case<'a> {
    scenario: &'a Scenario,
    rules: &'a FormRules,
    table: DistanceTable,
    teachers: Vec<u32>,
    /// Townships with the leads that lie in them.
    pub towns: Vec<(String, Vec<AllianceIx>)>,
    /// By kindergarten.
    town_of: Vec<Option<usize>>,
}

/// A model and what its columns mean.
struct Built {
    model: Model,
    columns: Vec<(Col, usize, AllianceIx)>,
    units: Vec<Unit>,
}

impl<'a> Case<'a> {
    pub fn new(scenario: &'a Scenario, rules: &'a FormRules) -> Self {
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        let mut towns: Vec<(String, Vec<AllianceIx>)> = Vec::new();
        let mut town_of = Vec::new();
        for (i, place) in scenario.kindergartens.iter().enumerate() {
            let town = rules.townships[i].as_deref().map(|name| {
                *names.entry(name).or_insert_with(|| {
                    towns.push((name.to_owned(), Vec::new()));
                    towns.len() - 1
                })
            });
            if let Some(town) = town
                && scenario.alliance(place.alliance).lead == KinderIx::from(i)
            {
                towns[town].1.push(place.alliance);
            }
            town_of.push(town);
        }
        let table = DistanceTable::new(scenario);
        Self { scenario, rules, table, teachers: teachers(scenario), towns, town_of }
    }

    fn is_lead(&self, k: KinderIx) -> bool {
        self.scenario.alliances.iter().any(|a| a.lead == k)
    }

    pub fn members(&self) -> impl Iterator<Item = KinderIx> + '_ {
        self.scenario.kindergarten_ixs().filter(|&k| !self.is_lead(k))
    }

    fn units(&self, lifted: &[Bound]) -> Vec<Unit> {
        let mut units: Vec<Unit> = Vec::new();
        let mut of_town: BTreeMap<usize, usize> = BTreeMap::new();
        for k in self.members() {
            let town = self.town_of[k.index()]
                .filter(|&town| self.rules.together && !lifted.contains(&Bound::Together(town)));
            match town.and_then(|town| of_town.get(&town)) {
                Some(&at) => units[at].members.push(k),
                None => {
                    of_town.extend(town.map(|town| (town, units.len())));
                    units.push(Unit { members: vec![k], town });
                }
            }
        }
        units
    }

    /// Whether a member may join a lead.
    fn joins(&self, k: KinderIx, a: AllianceIx, lifted: &[Bound]) -> bool {
        let minutes = self.table.minutes(k, self.scenario.alliance(a).lead).0;
        minutes.is_finite()
            && (minutes <= self.rules.minutes.0 + 1e-9 || lifted.contains(&Bound::Road(k)))
    }

    /// The rows; without costs it only asks whether there is a division.
    fn built(&self, lifted: &[Bound], costs: bool) -> Built {
        let scenario = self.scenario;
        let mut model = Model::default();
        let units = self.units(lifted);
        let price = hundredths(self.rules.change_km);
        let mut columns = Vec::new();
        for (u, unit) in units.iter().enumerate() {
            let leads = unit.town.map(|town| &self.towns[town].1).filter(|leads| !leads.is_empty());
            let mut own = Vec::new();
            for a in scenario.alliance_ixs() {
                let fine = unit.members.iter().all(|&k| self.joins(k, a, lifted))
                    && leads.is_none_or(|leads| leads.contains(&a));
                if !fine {
                    continue;
                }
                let cost: u64 = unit.members.iter().map(|&k| self.cost(k, a, price)).sum();
                let col = model.integer(if costs { cost as f64 } else { 0.0 }, 1.0);
                columns.push((col, u, a));
                own.push((col, 1.0));
            }
            let tag = Tag { rule: "one lead", subject: u };
            // An empty row that cannot hold makes the model impossible, as it should.
            model.row(tag, own, Sense::Eq, 1.0);
        }
        let mut built = Built { model, columns, units };
        self.share(&mut built, lifted);
        built
    }

    fn cost(&self, k: KinderIx, a: AllianceIx, price: u32) -> u64 {
        let road = hundredths(self.table.km(k, self.scenario.alliance(a).lead).0);
        let moved = self.scenario.kindergarten(k).alliance != a;
        u64::from(road) + if moved { u64::from(price) } else { 0 }
    }

    /// Sizes, weak kindergartens and teachers of every alliance between their bounds.
    fn share(&self, built: &mut Built, lifted: &[Bound]) {
        let scenario = self.scenario;
        let (n, alliances) = (scenario.kindergartens.len() as u32, scenario.alliances.len() as u32);
        let sums: [(&'static str, Vec<u32>, Bound, u32); 2] = [
            (
                "weak",
                scenario.kindergarten_ixs().map(|k| u32::from(weak(scenario, k))).collect(),
                Bound::Weak,
                self.rules.weak,
            ),
            ("staff", self.teachers.clone(), Bound::Staff, self.rules.staff),
        ];
        for a in scenario.alliance_ixs() {
            let terms = built.terms(a, &vec![1; n as usize]);
            let (least, most) = self.rules.size;
            let tag = |rule| Tag { rule, subject: a.index() };
            if !lifted.contains(&Bound::SizeMin(a)) {
                let least = f64::from(least) - 1.0;
                built.model.row(tag("least size"), terms.clone(), Sense::Ge, least);
            }
            if !lifted.contains(&Bound::SizeMax(a)) {
                built.model.row(tag("most size"), terms, Sense::Le, f64::from(most) - 1.0);
            }
        }
        for (rule, worth, bound, range) in sums {
            let all: u32 = worth.iter().sum();
            if lifted.contains(&bound) || range >= all {
                continue;
            }
            // Between the least sum and the least sum and the range lie all; their mean does too.
            let (lowest, highest) =
                (all.div_ceil(alliances).saturating_sub(range), all / alliances);
            let least = built.model.real(0.0, f64::from(lowest), f64::from(highest));
            for a in scenario.alliance_ixs() {
                let own = f64::from(worth[scenario.alliance(a).lead.index()]);
                let mut terms = built.terms(a, &worth);
                terms.push((least, -1.0));
                let tag = Tag { rule, subject: a.index() };
                built.model.row(tag, terms.clone(), Sense::Ge, -own);
                built.model.row(tag, terms, Sense::Le, f64::from(range) - own);
            }
        }
    }

    /// The division of least cost.
    pub fn solve(&self, limits: &Limits) -> Forming {
        let built = self.built(&[], true);
        let outcome = model::solve(&built.model, false, None, limits);
        match outcome.status {
            Status::Optimal | Status::Feasible => Forming::Found(Formed {
                division: Division::new(self.scenario, built.division(self.scenario, &outcome.x)),
                proven: outcome.status == Status::Optimal,
            }),
            Status::Infeasible => Forming::Impossible,
            Status::Unknown => Forming::Unknown,
        }
    }

    /// Whether there is a division once some bounds are lifted.
    pub fn possible(&self, lifted: &[Bound], limits: &Limits) -> Option<bool> {
        let built = self.built(lifted, false);
        let outcome = model::solve(&built.model, false, None, limits);
        match outcome.status {
            Status::Optimal | Status::Feasible => Some(true),
            Status::Infeasible => Some(false),
            Status::Unknown => None,
        }
    }
}

impl Built {
    /// What joins an alliance, each unit with what it is worth.
    fn terms(&self, a: AllianceIx, worth: &[u32]) -> Vec<(Col, f64)> {
        let of = |u: usize| self.units[u].members.iter().map(|k| worth[k.index()]).sum::<u32>();
        let joined = self.columns.iter().filter(|(.., to)| *to == a);
        let terms = joined.map(|&(col, u, _)| (col, f64::from(of(u))));
        terms.filter(|t| t.1 != 0.0).collect()
    }

    fn division(&self, scenario: &Scenario, x: &[f64]) -> Vec<AllianceIx> {
        let mut of: Vec<AllianceIx> = scenario.kindergartens.iter().map(|k| k.alliance).collect();
        for &(col, u, a) in &self.columns {
            if x.get(col.0).is_some_and(|&v| v > 0.5) {
                self.units[u].members.iter().for_each(|k| of[k.index()] = a);
            }
        }
        of
    }
}
