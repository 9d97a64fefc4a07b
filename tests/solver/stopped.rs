//! A search that is told to stop before it has begun.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use alliance_calendar::domain::StoppedBy;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::{plan, verify};

use crate::example;

#[test]
fn what_is_easily_met_is_met_all_the_same() {
    for county in ["tianzhu", "ewenki", "tiny"] {
        let scenario = example(county);
        let stop = Arc::new(AtomicBool::new(true));
        let options = PlanOptions { stop, time_limit: None, ..PlanOptions::default() };
        let planned = plan(&scenario, &options, &Silent).expect("the example county is planned");
        let verdict = verify(&scenario, &planned.activities, planned.policy);
        assert!(verdict.violations.is_empty(), "{county}: {:?}", verdict.violations);
        assert_eq!(verdict.shortfall, 0, "{county}");
        assert_eq!(planned.stopped_by, StoppedBy::Interrupt, "{county}");
    }
}
