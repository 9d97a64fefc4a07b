//! The workbench: its interface asked in-process, and the program itself.

mod attack;
mod bench;
mod browser;
mod fuzz;
mod killed;
mod program;
mod story;
