//! What the reader makes of good and of spoilt input.

mod good;
mod reading;
