//! The terms of the contract: a county's term as types, its working days, its distances, and what
//! may change in it.
//!
//! | module | contents |
//! |---|---|
//! | [`domain`] | scenarios, calendars, plans, rules, demands and messages |
//! | [`calendar`] | working days, holidays, sessions, weeks |
//! | [`changes`] | changes to a planned term |
//! | [`travel`] | kilometres and minutes |

pub mod calendar;
pub mod changes;
pub mod domain;
pub mod travel;
