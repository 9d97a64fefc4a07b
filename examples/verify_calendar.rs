//! Verifies a calendar that somebody else has made, and says which lines break which rule.
//!
//! ```sh
//! cargo run --example verify_calendar -- data/tiny out/tiny/calendar.csv
//! ```
//! Without arguments, a calendar of two rows for `data/tiny`, with an inspector who inspects the
//! own kindergarten.

use std::error::Error;
use std::path::Path;

use alliance_calendar::input::{read_calendar, read_calendar_bytes};
use alliance_calendar::verify::Verdict;
use alliance_calendar::{read, verify};

const ROWS: &str = "\
id,kind,event,alliance,date,session,kindergarten,staff
O1,outreach,,A1,2026-10-14,am,K002,P001;P002
I1,inspection,,A1,2026-10-15,am,K002,P004;P005
";

/// Reads both and verifies.
///
/// # Errors
/// Findings about the scenario or the calendar.
pub fn run(arguments: &[String]) -> Result<Verdict, Box<dyn Error>> {
    let (folder, calendar) = match arguments {
        [folder, calendar] => (folder.as_str(), Some(calendar)),
        _ => ("data/tiny", None),
    };
    let reading = read(Path::new(folder));
    let scenario = reading.scenario.ok_or_else(|| format!("{:#?}", reading.findings))?;
    let rows = match calendar {
        Some(file) => read_calendar(&scenario, Path::new(file)).map(|(rows, _)| rows),
        None => read_calendar_bytes(&scenario, "rows", ROWS.as_bytes()),
    };
    let rows = rows.map_err(|findings| format!("{findings:#?}"))?;
    Ok(verify(&scenario, &rows, scenario.settings.objective.policy))
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let verdict = run(&arguments)?;
    for violation in &verdict.violations {
        println!("{}, lines {:?}: {:?}", violation.rule, violation.lines, violation.message);
    }
    println!("rules broken {}, unmet {}", verdict.violations.len(), verdict.shortfall);
    println!("vehicle km {}, cost {:.1}", verdict.vehicle_km, verdict.cost);
    Ok(())
}
