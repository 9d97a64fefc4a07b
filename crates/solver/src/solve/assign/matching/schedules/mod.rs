//! Assignments with limits of minutes: the generalised assignment problem, to a proof.
//!
//! A column is a person's whole set of places (M. Savelsbergh, Operations Research 45, 1997), found
//! by a knapsack. Prices of the places take the part of the linear program over these columns, and
//! decide pairs on the way (M. Posta, J. A. Ferland and P. Michelon, Computational Optimization
//! and Applications 52, 2012); the tree divides by who visits a place.

mod knapsack;
mod local;
mod relax;
mod space;
mod tree;

pub use space::Limited;
pub use tree::{Start, solve};
