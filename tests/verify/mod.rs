//! The verifier: every rule by name, every demand, every part of the levels worked out by hand.

mod corrupted;
mod demands;
mod rules;
mod scenario;
mod scheme;
mod worth;
