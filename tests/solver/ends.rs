//! Every search ends within its work limit, under every policy.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use alliance_calendar::domain::{FixedWord, Policy, Scenario};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use rayon::prelude::*;

use crate::of_work;
use crate::solver::corners::{Size, corner, scenario};
use crate::{at_least, long};

/// Far longer than any of these takes: whoever has not ended by then goes on for ever.
const WATCH: Duration = Duration::from_secs(400);

/// Whether a search ends by itself; else a watchdog stops it.
fn ends(scenario: &Scenario, policy: Policy, work: u64) -> bool {
    let stop = Arc::new(AtomicBool::new(false));
    let (done, watch) = mpsc::channel::<()>();
    let flag = Arc::clone(&stop);
    let dog = std::thread::spawn(move || {
        if watch.recv_timeout(WATCH) == Err(mpsc::RecvTimeoutError::Timeout) {
            flag.store(true, Ordering::Relaxed);
        }
    });
    let options =
        PlanOptions { threads: 1, policy: Some(policy), stop: Arc::clone(&stop), ..of_work(work) };
    plan(scenario, &options, &Silent).expect("it can be planned");
    drop(done);
    dog.join().expect("the watchdog ends");
    !stop.load(Ordering::Relaxed)
}

fn all_end(seeds: std::ops::Range<u64>, work: u64, at_least: usize) {
    let size = Size { alliances: 1, kindergartens: 4, people: 5, events: 2 };
    let scenarios: Vec<(u64, Scenario)> =
        seeds.into_par_iter().filter_map(|seed| Some((seed, corner(seed, size)?))).collect();
    assert!(scenarios.len() >= at_least, "only {} scenarios", scenarios.len());
    let endless: Vec<(u64, Policy)> = scenarios
        .par_iter()
        .flat_map_iter(|(seed, scenario)| {
            let goes_on = |policy: &&Policy| !ends(scenario, **policy, work);
            Policy::ALL.iter().filter(goes_on).map(|&policy| (*seed, policy)).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(endless, []);
}

#[test]
fn small_searches_end_under_every_policy() {
    all_end(0..20, 40, 12);
}

#[test]
#[ignore = "long"]
fn two_thousand_small_searches_end_under_every_policy() {
    all_end(long(1_000..3_000), 100, at_least(1_500));
}

/// The bound of kilometres under the burdens reached is asked of tours without any known: a dive
/// for one had no end where there is none.
#[test]
fn a_bound_without_a_known_plan_is_found_in_the_end() {
    let files = [
        ("alliances.csv", "id,name,lead\nA0,A,A0K0\n"),
        (
            "kindergartens.csv",
            "id,name,alliance,kind,support,language,can_host,max_away,visits_min,visits_max,\
             inspections_per_year\n\
             A0K0,a,A0,pastoral,strong,,,,,,1\nA0K1,b,A0,attached,weak,,yes,1,,1,1\n\
             A0K2,c,A0,village,strong,bo,yes,1,3,0,\nA0K3,d,A0,private,ordinary,bo,yes,,,,3\n",
        ),
        (
            "staff.csv",
            "id,name,kindergarten,backbone,mentor,subjects,expertise,languages,visits_per_term,\
             visits_max,inspections_max,max_one_way_minutes\n\
             A0P0,p,A0K1,yes,yes,language,curriculum;safety,zh;bo,2,,1,60\n\
             A0P1,q,A0K2,yes,yes,science;art,safety,zh;bo,,,2,\n\
             A0P2,r,A0K0,yes,no,,,mn,,,0,\nA0P3,s,A0K0,yes,no,science,,,,4,,\n",
        ),
        ("events.csv", "id,alliance,kind,title,mode,duration,host,from,to\n"),
        (
            "distances.csv",
            "from,to,km,minutes\nA0K0,A0K1,32,\nA0K2,A0K0,22,19\nA0K3,A0K0,14,\n\
             A0K2,A0K1,15,15\nA0K1,A0K3,20,30\nA0K3,A0K2,8,\n",
        ),
        (
            "scenario.toml",
            "name = \"endless\"\nlanguage = \"en\"\n\
             [year]\nstart = 2026-09-01\nend = 2027-07-16\nterms = 2\n\
             [term]\nindex = 2\nstart = 2026-09-07\nend = 2026-09-11\n\
             [calendar]\nholidays = \"none\"\n\
             [travel]\nspeed_kmh = 60\nmax_drive_minutes_per_day = 90\n\
             half_day_reach_minutes = 30\n\
             [outreach]\ngroup_max = 1\nsubjects_min = 3\n\
             visits_min = { weak = 3, ordinary = 2, strong = 1 }\n\
             [inspection]\nteam = 1\nexpertise = [\"curriculum\", \"safety\"]\ngap_days = 5\n\
             [limits]\ndays_out_per_week = 1\nincoming_per_week = 1\n\
             [burden]\nsession_minutes = 60\n[objective]\nlambda = 0.5\n",
        ),
    ];
    let scenario = scenario(&files).expect("it reads");
    assert!(ends(&scenario, Policy::Leximin, 100));
}
