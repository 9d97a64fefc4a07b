//! Rows about burdens that both masters share: tangents of a figure of all, caps, and what a limit
//! implies for whole duties.

use super::{Fair, Price};
use crate::model::{Backend, Col, Model, Sense, Tag};
use crate::solve::welfare::Welfare;

/// One person's burden as a sum over columns.
#[derive(Debug)]
pub(super) struct Load<'a> {
    /// Local person.
    pub person: usize,
    pub past: f64,
    /// Column and the minutes that it adds.
    pub weights: &'a [(Col, f64)],
    /// At most one of the columns can be one.
    pub single: bool,
}

/// Burdens as columns of their own, one for each person of the group, and a column that no tangent
/// exceeds.
#[derive(Debug)]
pub(super) struct FairRows<'p> {
    fair: &'p Fair,
    burdens: Vec<Option<Col>>,
    most: f64,
}

impl<'p> FairRows<'p> {
    /// `None` where no figure of all burdens has a price.
    pub fn new(price: &'p Price, people: usize) -> Option<Self> {
        let fair = price.fair.as_ref()?;
        Some(Self { fair, burdens: vec![None; people], most: 0.0 })
    }

    /// The burden of the person at a position of the group.
    pub fn add(&mut self, model: &mut Model, at: usize, load: &Load, most: f64) {
        let burden = model.real(0.0, load.past, most);
        let tag = Tag { rule: "burden", subject: load.person };
        let mut row = load.weights.to_vec();
        row.push((burden, -1.0));
        model.row(tag, row, Sense::Eq, -load.past);
        self.burdens[at] = Some(burden);
        self.most = self.most.max(most);
    }

    /// Closes the rows.
    pub fn close(self, model: &mut Model) {
        if self.fair.welfare == Welfare::Gini && Backend::current().cuts() {
            return self.pairs(model);
        }
        let most = self.fair.welfare.most(self.burdens.len(), self.most);
        let figure = model.real(self.fair.price, 0.0, most);
        for tangent in &self.fair.tangents {
            let tag = Tag { rule: "tangent", subject: 0 };
            let of = |(w, col): (&f64, &Option<Col>)| Some(((*col)?, *w));
            let mut row: Vec<(Col, f64)> =
                tangent.weights.iter().zip(&self.burdens).filter_map(of).collect();
            row.push((figure, -1.0));
            model.row(tag, row, Sense::Le, -tangent.constant);
        }
        model.set_burdens(self.burdens.into_iter().flatten().collect());
    }
}

impl FairRows<'_> {
    /// The differences of all pairs, one by one: many more rows, but a backend that cuts fractional
    /// points off finds most of its cuts in them.
    fn pairs(self, model: &mut Model) {
        let people = self.burdens.len() as f64;
        let burdens: Vec<Col> = self.burdens.into_iter().flatten().collect();
        for (i, &one) in burdens.iter().enumerate() {
            for &other in &burdens[i + 1..] {
                let apart = model.real(self.fair.price / people, 0.0, self.most);
                let tag = Tag { rule: "apart", subject: i };
                for sign in [1.0, -1.0] {
                    let row = vec![(one, sign), (other, -sign), (apart, -1.0)];
                    model.row(tag, row, Sense::Le, 0.0);
                }
            }
        }
    }
}

/// Counts of people above each cap, gathered person by person.
#[derive(Debug)]
pub(super) struct Caps {
    caps: Vec<(f64, u32)>,
    above: Vec<(Vec<(Col, f64)>, u32)>,
}

impl Caps {
    pub fn new(price: &Price) -> Self {
        let above = vec![(Vec::new(), 0); price.caps.len()];
        Self { caps: price.caps.clone(), above }
    }

    /// Adds a person, or a class of `people` like ones who make one visit each.
    pub fn add(&mut self, model: &mut Model, load: &Load, people: u32, hi: f64) {
        for (&(minutes, _), (above, fixed)) in self.caps.iter().zip(&mut self.above) {
            let limit = minutes + 1e-6;
            if load.past > limit {
                *fixed += people;
            } else if load.single {
                let over = load.weights.iter().filter(|w| load.past + w.1 > limit);
                above.extend(over.map(|&(col, _)| (col, 1.0)));
            } else {
                let room = hi - load.past;
                // Somebody may make the same tour more than once.
                let reach: f64 = load.weights.iter().map(|w| w.1 * model.upper(w.0)).sum();
                if reach <= limit - load.past {
                    continue;
                }
                let switch = model.integer(0.0, 1.0);
                let tag = Tag { rule: "cap", subject: load.person };
                let mut row = load.weights.to_vec();
                row.push((switch, -(room - (minutes - load.past)).max(0.0) - 1e-6));
                model.row(tag, row, Sense::Le, minutes - load.past + 1e-6);
                for &(col, _) in load.weights.iter().filter(|w| load.past + w.1 > limit) {
                    let most = model.upper(col);
                    model.row(tag, vec![(col, 1.0), (switch, -most)], Sense::Le, 0.0);
                }
                above.push((switch, 1.0));
            }
        }
    }

    /// Closes the rows; a cap that is broken whatever is done becomes a row that cannot hold.
    pub fn close(self, model: &mut Model) {
        for (&(_, people), (above, fixed)) in self.caps.iter().zip(self.above) {
            let tag = Tag { rule: "cap", subject: 0 };
            model.row(tag, above, Sense::Le, f64::from(people) - f64::from(fixed));
        }
    }
}

/// What whole duties under a limit imply beyond their sum: two that are each more than half of it
/// exclude each other, and no more fit than the smallest ones (cover inequalities; L. A. Wolsey,
/// Mathematical Programming 8, 1975).
pub(super) fn knapsack_cuts(model: &mut Model, tag: Tag, weights: &[(Col, f64)], limit: f64) {
    let small = weights.iter().map(|w| w.1).fold(f64::INFINITY, f64::min);
    if !small.is_finite() || small <= 0.0 {
        return;
    }
    let most = ((limit + 1e-6) / small).floor().max(0.0);
    if most < weights.len() as f64 && most <= 6.0 {
        model.row(tag, weights.iter().map(|w| (w.0, 1.0)).collect(), Sense::Le, most);
    }
    // Of duties heavier than limit / (n + 1) at most n fit.
    for n in 1..=3_u32 {
        if f64::from(n) >= most {
            break;
        }
        let heavy: Vec<(Col, f64)> = weights
            .iter()
            .filter(|w| w.1 > (limit + 1e-6) / f64::from(n + 1))
            .map(|w| (w.0, 1.0))
            .collect();
        if heavy.len() > n as usize {
            model.row(tag, heavy, Sense::Le, f64::from(n));
        }
    }
}
