//! What the reader makes of good and of spoilt input.

mod calendars;
mod dialect;
mod folders;
mod fuzz;
mod good;
mod habits;
mod program;
mod reading;
mod scheme;
mod spoilt;
