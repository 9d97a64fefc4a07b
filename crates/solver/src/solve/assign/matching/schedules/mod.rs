//! Assignments with limits of minutes: the generalised assignment problem, to a proof.
//!
//! Everybody's whole set of places is a knapsack under prices of the places. The best prices bound
//! the problem as the linear program over all sets would (M. Savelsbergh, Operations Research 45,
//! 1997), and decide pairs on the way (M. Posta, J. A. Ferland and P. Michelon, Computational Optimization
//! and Applications 52, 2012); the tree divides by who visits a place.

mod knapsack;
mod local;
mod relax;
mod space;
mod tree;

pub use space::Limited;
pub use tree::{Start, solve};
