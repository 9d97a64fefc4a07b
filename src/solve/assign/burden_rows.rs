//! Rows about burdens that both masters share: distance from an interval, and caps.

use super::Price;
use crate::model::{Col, Model, Sense, Tag};

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

/// Prices the distance of a person's burden from an interval; gives the part that is fixed.
pub(super) fn price_distance(model: &mut Model, price: &Price, load: &Load) -> f64 {
    let Some(apart) = price.apart else { return 0.0 };
    let still = apart.cost(load.past);
    if load.single {
        for &(col, minutes) in load.weights {
            model.set_cost(col, model.cost(col) + apart.cost(load.past + minutes) - still);
        }
        return still;
    }
    let most: f64 = load.weights.iter().map(|w| w.1).sum::<f64>() + load.past + apart.lo.abs();
    let distance = model.real(apart.price, 0.0, most.max(1.0));
    let tag = Tag { rule: "burden", subject: load.person };
    let mut over: Vec<(Col, f64)> = load.weights.iter().map(|&(c, w)| (c, -w)).collect();
    over.push((distance, 1.0));
    model.row(tag, over, Sense::Ge, load.past - apart.hi);
    let mut under: Vec<(Col, f64)> = load.weights.to_vec();
    under.push((distance, 1.0));
    model.row(tag, under, Sense::Ge, apart.lo - load.past);
    0.0
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
                let reach: f64 = load.weights.iter().map(|w| w.1).sum();
                if reach <= limit - load.past {
                    continue;
                }
                let switch = model.integer(0.0, 1.0);
                let tag = Tag { rule: "cap", subject: load.person };
                let mut row = load.weights.to_vec();
                row.push((switch, -(room - (minutes - load.past)).max(0.0) - 1e-6));
                model.row(tag, row, Sense::Le, minutes - load.past + 1e-6);
                for &(col, w) in load.weights.iter().filter(|w| load.past + w.1 > limit) {
                    let _ = w;
                    model.row(tag, vec![(col, 1.0), (switch, -1.0)], Sense::Le, 0.0);
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
