//! The workbench: its interface asked in-process, and the program itself.

mod attack;
mod bench;
mod browser;
mod drafts;
mod fuzz;
mod process;
mod program;
mod seen;
mod story;
