//! How the program ends.

use std::process::ExitCode;

/// What the exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done: the files are written, the scenario has no error, the calendar breaks no rule.
    Done = 0,
    /// The input is refused, a rule is broken, or the output cannot be written.
    Refused = 1,
    /// The command line is not understood.
    Usage = 2,
    /// With `--strict`: the plan is written and leaves a demand unmet.
    Shortfall = 3,
    /// Stopped by a second Ctrl-C (128 + SIGINT).
    Interrupted = 130,
}

impl Exit {
    /// The number.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
