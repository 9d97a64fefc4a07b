//! What `docs/fairness.md` and the library claim of measures and orders beside the table of axioms, on
//! random distributions.

use std::cmp::Ordering;

use alliance_calendar::fairness::{
    Measure, SAME, envious, envy_beyond_one, gini, jain, leximin, lorenz, no_more, variation,
};
use proptest::prelude::*;

use super::axioms::loads;

/// The ends of a measure's range for n numbers, as its definition states them.
fn ends(measure: Measure, n: f64) -> (f64, f64) {
    let infinite = f64::INFINITY;
    match measure {
        Measure::Variation => (0.0, (n - 1.0).sqrt()),
        Measure::VariationOfSample => (0.0, n.sqrt()),
        Measure::Gini | Measure::Hoover => (0.0, 1.0 - 1.0 / n),
        Measure::GiniOfSample => (0.0, 1.0),
        Measure::Jain => (1.0 / n, 1.0),
        Measure::TheilT => (0.0, n.ln()),
        Measure::Atkinson(e) if e < 1.0 => (0.0, 1.0 - n.powf(-e / (1.0 - e))),
        Measure::Atkinson(_) => (0.0, 1.0),
        // A tenth of fewer than ten people is a part of one of them.
        Measure::TopTenth => (0.1, (n / 10.0).min(1.0)),
        Measure::BottomTwoFifths => (0.0, 0.4),
        Measure::Palma => (0.25, infinite),
        Measure::MaxMinRatio => (1.0, infinite),
        Measure::EnvyPairs => (0.0, n * (n - 1.0) / 2.0),
        Measure::Envious => (0.0, n - 1.0),
        _ => (0.0, infinite),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_in_their_ranges(loads in loads()) {
        for m in Measure::ALL {
            let (least, most) = ends(m, loads.len() as f64);
            let x = m.of(&loads).expect("two and more");
            prop_assert!(x >= least - 1e-9 && x <= most + 1e-9, "{:?}: {} {} {}", m, least, x, most);
        }
    }

    /// Both ends of a range are reached: by all equal, and by one who has everything.
    #[test]
    fn ends_of_ranges_are_reached(n in 2_usize..40, load in 1.0..900.0_f64) {
        let equal = vec![load; n];
        let mut one = vec![0.0; n];
        one[n / 2] = load;
        for m in Measure::ALL.into_iter().filter(|m| m.is_inequality()) {
            let (least, most) = ends(m, n as f64);
            let of = |x: &[f64]| m.of(x).expect("two and more");
            let (fairest, worst) = match m {
                Measure::Jain | Measure::BottomTwoFifths => (most, least),
                _ => (least, most),
            };
            prop_assert!((of(&equal) - fairest).abs() < 1e-9, "{:?}: {}", m, of(&equal));
            // Those in the unit of the loads have no end; most envy is where all differ.
            let elsewhere = matches!(
                m,
                Measure::Range | Measure::Variance | Measure::Unfairness | Measure::EnvyPairs | Measure::Envious
            );
            let reached = of(&one) == worst || (of(&one) - worst).abs() < 1e-9;
            prop_assert!(elsewhere || reached, "{:?}: {} {}", m, of(&one), worst);
            prop_assert!((of(&vec![0.0; n]) - fairest).abs() < 1e-9, "{:?}: nothing is equal", m);
        }
    }

    #[test]
    fn jain_is_of_the_coefficient_of_variation_and_gini_of_the_curve(loads in loads()) {
        prop_assert!((jain(&loads) - 1.0 / (1.0 + variation(&loads).powi(2))).abs() < 1e-9);
        let area: f64 = lorenz(&loads)
            .windows(2)
            .map(|w| (w[1].0 - w[0].0) * (w[0].1 + w[1].1) / 2.0)
            .sum();
        prop_assert!((gini(&loads) - (1.0 - 2.0 * area)).abs() < 1e-9);
    }

    /// With a 0 the measures that look at the least loaded first are at their worst.
    #[test]
    fn nobody_with_nothing_or_the_worst_value(mut loads in loads(), at in any::<prop::sample::Index>()) {
        let at = at.index(loads.len());
        loads[at] = 0.0;
        prop_assume!(loads.iter().sum::<f64>() > 0.0);
        prop_assert_eq!(Measure::TheilL.of(&loads), Some(f64::INFINITY));
        for epsilon in [1.0, 2.0] {
            prop_assert_eq!(Measure::Atkinson(epsilon).of(&loads), Some(1.0));
        }
    }

    /// Leximin avoids the trap: what dominates is better: so do the two measures that avoid it never call it worse.
    #[test]
    fn what_gives_nobody_more_is_better_in_leximin(a in loads(), b in loads()) {
        if no_more(&a, &b) {
            prop_assert_eq!(leximin(&a, &b), Some(Ordering::Less));
            prop_assert!(!no_more(&b, &a));
            for m in [Measure::Largest, Measure::Mean] {
                let of = |x: &[f64]| m.of(x).expect("some");
                prop_assert_ne!(m.fairer(of(&a), of(&b)), Ordering::Greater, "{:?}", m);
            }
        }
    }

    /// Envy-free is envy-free up to one duty, each duty forgives more, and it is the definition.
    #[test]
    fn envy_up_to_one_duty(loads in loads(), parts in prop::collection::vec(0.0..1.0_f64, 20)) {
        let duties: Vec<f64> = loads.iter().zip(&parts).map(|(x, part)| x * part).collect();
        let (found, without) = (envy_beyond_one(&loads, &duties), envy_beyond_one(&loads, &vec![0.0; loads.len()]));
        prop_assert_eq!(without.envious, envious(&loads));
        prop_assert!(found.envious <= without.envious && found.excess <= without.excess);
        let breaks = |i: usize| (0..loads.len()).any(|j| j != i && loads[i] - duties[i] > loads[j] + SAME);
        prop_assert_eq!(found.envious, (0..loads.len()).filter(|&i| breaks(i)).count() as u64);
        prop_assert_eq!(found.excess > 0.0, found.envious > 0);
    }

    /// Of duties that count one each it says that no two loads differ by more than one.
    #[test]
    fn envy_up_to_one_of_many(counts in prop::collection::vec(0_u32..6, 1..12)) {
        let loads: Vec<f64> = counts.iter().map(|&c| f64::from(c)).collect();
        let ones: Vec<f64> = loads.iter().map(|x| x.min(1.0)).collect();
        let even = counts.iter().max().zip(counts.iter().min()).is_some_and(|(most, least)| most - least <= 1);
        prop_assert_eq!(envy_beyond_one(&loads, &ones).envious == 0, even);
    }
}

/// Nobody at all, and one alone.
#[test]
fn few_people() {
    for m in Measure::ALL {
        let sample = matches!(m, Measure::GiniOfSample | Measure::VariationOfSample);
        let (none, one) = (m.of(&[]), m.of(&[7.0]));
        if sample {
            assert_eq!((none, one), (None, None), "{m:?}");
        } else if m.is_inequality() {
            let two = m.of(&[7.0, 7.0]).expect("two");
            assert!((none.expect("equal") - two).abs() < 1e-12, "{m:?}: {none:?}");
            assert!((one.expect("equal") - two).abs() < 1e-12, "{m:?}: {one:?}");
        } else {
            assert_eq!((none, one), (None, Some(7.0)), "{m:?}");
        }
    }
}
