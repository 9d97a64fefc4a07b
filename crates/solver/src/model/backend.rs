//! Which backend solves the models.

use std::sync::OnceLock;

use super::{Limits, Model, Outcome};

/// A solver of linear models with integers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// Pure Rust; always available.
    Microlp,
    /// C++; only in builds with the feature `highs`.
    #[cfg(feature = "highs")]
    Highs,
}

/// The choice.
#[cfg(not(feature = "highs"))]
const CHOICE: Backend = Backend::Microlp;
#[cfg(feature = "highs")]
const CHOICE: Backend = Backend::Highs;

static ASKED: OnceLock<Backend> = OnceLock::new();

impl Backend {
    /// The backend of this process.
    #[must_use]
    pub fn current() -> Self {
        *ASKED.get().unwrap_or(&CHOICE)
    }

    /// Whether its tree cuts fractional points off.
    #[must_use]
    pub fn cuts(self) -> bool {
        self != Self::Microlp
    }

    /// Selects another backend than the build's default, to compare the two. Call it once, before
    /// the first solve. Returns whether the requested backend is in use.
    pub fn choose(self) -> bool {
        *ASKED.get_or_init(|| self) == self
    }
}

/// Minimises a model; with `relax`, without integrality.
#[must_use]
pub fn solve(model: &Model, relax: bool, start: Option<&[f64]>, limits: &Limits) -> Outcome {
    if limits.over() {
        return Outcome::unknown();
    }
    match Backend::current() {
        Backend::Microlp => super::microlp_backend::solve(model, relax, start, limits),
        #[cfg(feature = "highs")]
        Backend::Highs => super::highs_backend::solve(model, relax, start, limits),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::*;
    use crate::model::{Sense, Status, Tag};

    const TAG: Tag = Tag { rule: "test", subject: 0 };

    fn solved(model: &Model, relax: bool, start: Option<&[f64]>) -> Outcome {
        let stop = AtomicBool::new(false);
        solve(model, relax, start, &Limits { nodes: 1000, deadline: None, stop: &stop })
    }

    /// A knapsack of capacity 5 with weights 2, 3, 4 and values 3, 4, 6: the first two items.
    fn sack() -> Model {
        let mut model = Model::default();
        let things = [3.0, 4.0, 6.0].map(|worth| model.integer(-worth, 1.0));
        let weights = things.iter().copied().zip([2.0, 3.0, 4.0]).collect();
        model.row(TAG, weights, Sense::Le, 5.0);
        model
    }

    #[test]
    fn sack_is_filled_best() {
        for start in [None, Some(&[0.0, 0.0, 1.0][..])] {
            let outcome = solved(&sack(), false, start);
            assert_eq!((outcome.status, outcome.x), (Status::Optimal, vec![1.0, 1.0, 0.0]));
            let (value, bound) = (outcome.value.expect("a value"), outcome.bound.expect("a bound"));
            assert!((value + 7.0).abs() < 1e-9 && bound <= value && bound > -7.001, "{bound}");
        }
    }

    #[test]
    fn relaxation_fills_the_sack_to_the_brim() {
        let outcome = solved(&sack(), true, None);
        // Value per weight: 1.5, 4/3, 1.5.
        assert!((outcome.value.expect("a value") + 7.5).abs() < 1e-9);
    }

    #[test]
    fn columns_held_at_zero_come_back_as_zero() {
        let mut model = sack();
        model.forbid(&[false, true, false]);
        assert_eq!(solved(&model, false, None).x, [0.0, 0.0, 1.0]);
        model.forbid(&[true, true, true]);
        let outcome = solved(&model, false, None);
        assert_eq!((outcome.status, outcome.value), (Status::Optimal, Some(0.0)));
    }

    #[test]
    fn what_cannot_be_is_infeasible() {
        let mut model = Model::default();
        let x = model.integer(1.0, 1.0);
        model.row(TAG, vec![(x, 2.0)], Sense::Eq, 1.0);
        assert_eq!(solved(&model, false, None).status, Status::Infeasible);
        model.forbid(&[true]);
        assert_eq!(solved(&model, false, None).status, Status::Infeasible);
    }
}
