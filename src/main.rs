//! The command `alliance`.

use std::process::ExitCode;

fn main() -> ExitCode {
    alliance_calendar::cli::run(std::env::args_os()).into()
}
