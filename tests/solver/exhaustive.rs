//! Small scenarios: every calendar is tried, and the solver's levels are those of the best.

use alliance_calendar::domain::{FixedWord, Policy, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::{Sources, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::verify::{Verdict, verify};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;

use crate::of_work;
use crate::solver::every_calendar::Every;
use crate::{at_least, long};

/// Level values in their order, as the policy compares them; cost in thousandths, so that they
/// compare exactly.
type Levels = Vec<i64>;

fn levels(verdict: &Verdict, policy: Policy) -> Levels {
    let thousandths = |x: f64| (x * 1000.0).round() as i64;
    let mut levels = vec![verdict.shortfall as i64];
    if policy == Policy::Leximin {
        let burdens = verdict.groups.iter().map(|group| {
            let minutes = group.burdens.iter().map(|(_, minutes)| thousandths(minutes.0));
            minutes.collect::<Vec<i64>>()
        });
        let each: Vec<Vec<i64>> = burdens.collect();
        // All burdens of the alliance in one list decide first.
        for mut burdens in std::iter::once(each.concat()).chain(each) {
            burdens.sort_unstable_by(|a, b| b.cmp(a));
            levels.extend(burdens);
        }
    }
    levels.push(thousandths(verdict.cost));
    if policy == Policy::Minimax {
        levels.push(thousandths(verdict.vehicle_km.0));
    }
    levels.push(verdict.quality.value() as i64);
    levels
}

/// A made-up county of one alliance in one week.
pub fn small(seed: u64) -> Sources {
    generate(&Shape {
        alliances: 1,
        kindergartens: 3 + (seed % 2) as u32,
        staff: 3 + (seed % 3) as u32,
        seed,
        weeks: Some(1),
        tightness: [0.0, 0.4, 0.8][(seed % 3) as usize],
        events: (seed % 2) as u32,
        closures: [0.0, 0.5][(seed / 2 % 2) as usize],
        ..Shape::default()
    })
}

/// Roads between every two places that obey no triangle inequality, and days too short for some
/// places that can be reached over others.
fn crooked(seed: u64) -> Sources {
    let mut sources = small(seed);
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let text = |sources: &Sources, name: &str| {
        String::from_utf8(sources.files[name].clone()).expect("UTF-8")
    };
    let places: Vec<String> = text(&sources, "kindergartens.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap_or_default().to_owned())
        .collect();
    let mut roads = "from,to,km,minutes\n".to_owned();
    for a in &places {
        for b in places.iter().filter(|b| *b != a) {
            let minutes = dice.random_range(1..=9) * 10;
            let km = dice.random_range(1..=9) * 5;
            roads += &format!("{a},{b},{km},{minutes}\n");
        }
    }
    let settings: String = text(&sources, "scenario.toml")
        .lines()
        .filter(|line| !line.starts_with("max_drive_minutes_per_day"))
        .map(|line| match line {
            "[travel]" => "[travel]\nmax_drive_minutes_per_day = 110\n".to_owned(),
            _ => format!("{line}\n"),
        })
        .collect();
    sources.files.insert("distances.csv".to_owned(), roads.into_bytes());
    sources.files.insert("scenario.toml".to_owned(), settings.into_bytes());
    sources
}

/// Holds the solver to exhaustive search on the scenarios that are small enough.
pub fn compare(
    (made, spare): (impl Fn(u64) -> Option<Scenario> + Sync, u32),
    seeds: std::ops::Range<u64>,
    policies: &'static [Policy],
    most: u64,
    at_least: usize,
) {
    let outcomes: Vec<(String, bool)> = seeds
        .into_par_iter()
        .filter_map(|seed| {
            let scenario = made(seed)?;
            let mut best: Vec<Option<Levels>> = vec![None; policies.len()];
            let all = Every::new(&scenario, spare, most).run(&mut |calendar| {
                for (&policy, best) in policies.iter().zip(&mut best) {
                    let levels = levels(&verify(&scenario, calendar, policy), policy);
                    if best.as_ref().is_none_or(|b| levels < *b) {
                        *best = Some(levels);
                    }
                }
            });
            all.then_some((seed, scenario, best))
        })
        .flat_map_iter(|(seed, scenario, best)| {
            policies.iter().zip(best).map(move |(&policy, best)| {
                let best = best.expect("the empty calendar breaks no rule");
                judge(seed, &scenario, policy, &best)
            })
        })
        .collect();
    assert!(outcomes.len() >= at_least, "only {} scenarios were small enough", outcomes.len());
    let wrong: Vec<&String> = outcomes.iter().filter(|o| !o.1).map(|o| &o.0).collect();
    assert!(wrong.is_empty(), "{} of {} differ:\n{wrong:#?}", wrong.len(), outcomes.len());
}

/// Whether the solver's levels are those of the best calendar, and its bounds are below them.
fn judge(seed: u64, scenario: &Scenario, policy: Policy, best: &Levels) -> (String, bool) {
    let options = PlanOptions { threads: 1, policy: Some(policy), ..of_work(2_000) };
    let plan = plan(scenario, &options, &Silent).expect("it can be planned");
    let verdict = verify(scenario, &plan.activities, policy);
    let found = levels(&verdict, policy);
    let bound = plan.levels.cost.bound.unwrap_or(0.0);
    // Under leximin the bound is that of the burdens reached, which are the best ones here.
    let cost = verdict.cost;
    let bounds = plan.levels.shortfall.bound.is_some_and(|b| b as i64 <= best[0])
        && bound <= cost * (1.0 + 1e-9) + 1e-9
        && best.last().zip(plan.levels.quality.bound).is_none_or(|(q, b)| b as i64 <= *q);
    let same = found.len() == best.len() && found.iter().zip(best).all(|(a, b)| (a - b).abs() <= 1);
    let text = format!("seed {seed} {policy:?}: solver {found:?}, best {best:?}, bound {bound}");
    (text, same && bounds)
}

fn read(sources: &Sources) -> Option<Scenario> {
    read_sources(sources).scenario
}

#[test]
fn levels_equal_those_of_exhaustive_search() {
    compare((|seed| read(&small(seed)), 0), 0..24, Policy::ALL, 20_000, 15);
}

#[test]
fn so_they_do_where_another_place_shortens_the_way() {
    compare((|seed| read(&crooked(seed)), 1), 0..24, &[Policy::Cost, Policy::Minimax], 20_000, 8);
}

#[test]
#[ignore = "long"]
fn so_they_do_in_more_counties_under_every_policy() {
    compare((|seed| read(&small(seed)), 0), long(24..90), Policy::ALL, 20_000, at_least(60));
}

#[test]
#[ignore = "long"]
fn so_they_do_on_crooked_roads_under_every_policy() {
    compare((|seed| read(&crooked(seed)), 1), long(0..200), Policy::ALL, 20_000, at_least(150));
}
