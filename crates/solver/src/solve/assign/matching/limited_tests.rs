//! Limits of minutes against every plan of small problems.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::super::{Goal, Known, Price};
use super::Matching;
use super::tests::{all, costs};

/// Limits of minutes that bind, quotas and coverage of every sort, plans that meet all or not.
#[test]
fn limits_of_minutes_are_solved_as_by_enumeration() {
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let (mut limited, mut unmet, mut unlike) = (0, 0, 0);
    for case in 0..150 {
        let (rows, columns) = (rng.random_range(2..4), rng.random_range(2..5));
        let generalised = rng.random_bool(0.5);
        let part = if rng.random_bool(0.3) { 0.37 } else { 1.0 };
        let minutes: Vec<Vec<f64>> = (0..rows)
            .map(|_| (0..columns).map(|_| part * f64::from(rng.random_range(0..9))).collect())
            .collect();
        let quota = |rng: &mut ChaCha8Rng| {
            let low = rng.random_range(0..2);
            if generalised { (0, 9) } else { (low, low + rng.random_range(0..3)) }
        };
        let coverage = |rng: &mut ChaCha8Rng| {
            let low = rng.random_range(0..3);
            if generalised { (1, 1) } else { (low, low + rng.random_range(0..2)) }
        };
        let problem = Matching {
            people: (0..rows).collect(),
            cost: {
                // Costs without a common unit too.
                let part = if rng.random_bool(0.3) { 0.123_7 } else { 1.0 };
                let mut costs = costs(&mut rng, rows, columns);
                costs.iter_mut().flatten().flatten().for_each(|c| *c *= part);
                costs
            },
            minutes,
            quota: (0..rows).map(|_| quota(&mut rng)).collect(),
            coverage: (0..columns).map(|_| coverage(&mut rng)).collect(),
            past: vec![0.0; rows],
            minutes_max: (0..rows).map(|_| f64::from(rng.random_range(0..14)) + 1e-6).collect(),
        };
        limited += usize::from(problem.is_limited());
        let plans = all(&problem);
        let known = Known { best: None, value: f64::INFINITY, nodes: 10_000, over: &|| false };
        let shortfall = plans.iter().map(|a| a.shortfall).min().expect("nobody goes");
        let grown = problem.grow_limited(&Goal::Shortfall, f64::MAX, &known).expect("a goal of it");
        let found = grown.best.expect("a plan").shortfall;
        assert_eq!((found, grown.bound.round() as u64), (shortfall, shortfall), "{case}");
        unmet += usize::from(shortfall > 0);
        let fits = plans.iter().filter(|a| a.shortfall == shortfall);
        let want = fits.map(|a| a.km).fold(f64::INFINITY, f64::min);
        let price = Price { km: 0.5, ..Price::default() };
        let goal = Goal::Cost { shortfall: shortfall as f64 + 1e-6, price };
        let grown = problem.grow_limited(&goal, f64::MAX, &known).expect("a goal of it");
        let found = grown.best.expect("a plan");
        assert_eq!(found.shortfall, shortfall, "{case}");
        assert!((found.km - want).abs() < 1e-5 * want.max(1.0), "{case}: {} {want}", found.km);
        assert!(
            (2.0 * grown.bound - want).abs() < 1e-4 * want.max(1.0),
            "{case}: {} {want}",
            grown.bound
        );
        // A ceiling of the burdens holds as a limit does.
        let most = (found.largest() - 0.5).max(0.0);
        let below = plans.iter().filter(|a| a.shortfall == shortfall && a.largest() <= most);
        let want = below.map(|a| a.km).fold(f64::INFINITY, f64::min);
        let grown = problem.grow_limited(&goal, most, &known).expect("a goal of it");
        assert_eq!(
            grown.best.as_ref().map(|a| (a.km - want).abs() < 1e-5 * want.max(1.0)),
            want.is_finite().then_some(true),
            "{case}"
        );
        unlike += usize::from(want.is_finite());
    }
    assert!(limited > 80 && unmet > 30 && unmet < 120 && unlike > 20, "{limited} {unmet} {unlike}");
}
