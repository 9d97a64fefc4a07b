//! Records how cost and lower bound approach each other while a county is planned, as a table for
//! a plot.

use std::error::Error;
use std::path::Path;
use std::sync::Mutex;

use alliance_calendar::solve::{Observer, PlanOptions, Progress};
use alliance_calendar::{plan, read};

/// Keeps every report of the search; they come from several threads.
#[derive(Default)]
struct Trace(Mutex<Vec<Progress>>);

impl Observer for Trace {
    fn progress(&self, progress: Progress) {
        if let Ok(mut reports) = self.0.lock() {
            reports.push(progress);
        }
    }
}

/// Runs the example.
///
/// # Errors
/// Findings about the scenario, or pins that leave no plan.
pub fn run() -> Result<(), Box<dyn Error>> {
    let reading = read(Path::new("data/tiny"));
    let scenario = reading.scenario.ok_or_else(|| format!("{:#?}", reading.findings))?;
    let options = PlanOptions { time_limit: None, work_limit: Some(500), ..PlanOptions::default() };
    let trace = Trace::default();
    plan(&scenario, &options, &trace)?;
    println!("alliance,stage,cost,bound");
    for report in trace.0.into_inner()? {
        let alliance = &scenario.alliance(report.alliance).id;
        let figure = |x: Option<f64>| x.map_or_else(String::new, |x| format!("{x:.3}"));
        let (cost, bound) = (figure(report.cost), figure(report.bound));
        println!("{alliance},{:?},{cost},{bound}", report.stage);
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    run()
}
