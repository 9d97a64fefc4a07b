//! What the reader makes of good and of spoilt input.

mod calendars;
mod folders;
mod fuzz;
mod good;
mod program;
mod reading;
mod scheme;
mod spoilt;
