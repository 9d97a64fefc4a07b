//! Each axiom that a measure claims holds on random distributions, and each that it does not claim
//! is broken by an example: the table in `docs/fairness.md` is true both ways. Leximin holds those of
//! its order.

use std::cmp::Ordering;

use alliance_calendar::fairness::{Evening, Measure, leximin, no_more, traps};
use proptest::prelude::*;

/// Small whole numbers make ties, zeros and equal people likely; the others are burdens.
pub(super) fn loads() -> impl Strategy<Value = Vec<f64>> {
    prop_oneof![
        prop::collection::vec((0_u32..7).prop_map(f64::from), 2..9),
        prop::collection::vec(0.0..900.0_f64, 2..20),
        prop::collection::vec(1.0..900.0_f64, 2..20),
    ]
}

fn judged(measure: Measure, before: &[f64], after: &[f64]) -> Ordering {
    let of = |x| measure.of(x).expect("defined for two and more");
    measure.fairer(of(after), of(before))
}

/// Whether the Pigou–Dalton axiom is claimed to be strict for this distribution.
fn strict(measure: Measure, loads: &[f64]) -> bool {
    let zeros = match measure {
        Measure::TheilL => true,
        Measure::Atkinson(epsilon) => epsilon >= 1.0,
        _ => false,
    };
    measure.axioms().evening == Evening::Better && !(zeros && loads.contains(&0.0))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn order_of_people_does_not_count(mut loads in loads(), seed in any::<u64>()) {
        let before = loads.clone();
        let n = loads.len();
        for i in (1..n).rev() {
            loads.swap(i, (seed.rotate_left(i as u32) % (i as u64 + 1)) as usize);
        }
        for m in Measure::ALL {
            prop_assert_eq!(judged(m, &before, &loads), Ordering::Equal, "{:?}", m);
        }
    }

    #[test]
    fn evening_out(loads in loads(), a in any::<prop::sample::Index>(),
                   b in any::<prop::sample::Index>(), part in 0.05..0.5_f64) {
        let (a, b) = (a.index(loads.len()), b.index(loads.len()));
        let gap = loads[a] - loads[b];
        prop_assume!(gap > 0.01);
        let mut after = loads.clone();
        after[a] -= gap * part;
        after[b] += gap * part;
        prop_assert_eq!(leximin(&after, &loads), Some(Ordering::Less));
        for m in Measure::ALL {
            match m.axioms().evening {
                Evening::Better | Evening::NeverWorse => {
                    prop_assert_ne!(judged(m, &loads, &after), Ordering::Greater, "{:?}", m);
                }
                Evening::CanBeWorse => {}
            }
            // Above what `fairer` takes for rounding.
            if strict(m, &loads) && gap * part > 0.02 * loads.iter().sum::<f64>() {
                prop_assert_eq!(judged(m, &loads, &after), Ordering::Less, "{:?}", m);
            }
        }
    }

    #[test]
    fn scale_translation_replication(loads in loads(), factor in 0.5..50.0_f64, more in 1.0..500.0_f64) {
        let scaled: Vec<f64> = loads.iter().map(|x| x * factor).collect();
        let moved: Vec<f64> = loads.iter().map(|x| x + more).collect();
        let twice: Vec<f64> = loads.iter().chain(&loads).copied().collect();
        for m in Measure::ALL {
            let axioms = m.axioms();
            for (claimed, other) in
                [(axioms.scale, &scaled), (axioms.translation, &moved), (axioms.replication, &twice)]
            {
                if claimed {
                    let (x, y) = (m.of(&loads).expect("some"), m.of(other).expect("some"));
                    let same = x == y || (x - y).abs() <= 1e-9 * (1.0 + more + x.abs());
                    prop_assert!(same, "{:?}: {} {}", m, x, y);
                }
            }
        }
    }

    #[test]
    fn less_for_one_is_never_worse_where_claimed(
        loads in loads(), at in any::<prop::sample::Index>(), part in 0.0..1.0_f64
    ) {
        let mut after = loads.clone();
        after[at.index(loads.len())] *= part;
        prop_assert_ne!(leximin(&after, &loads), Some(Ordering::Greater));
        for m in Measure::ALL.into_iter().filter(|m| m.axioms().monotone) {
            prop_assert_ne!(judged(m, &loads, &after), Ordering::Greater, "{:?}", m);
        }
    }

    #[test]
    fn traps_are_what_they_say(a in loads(), b in loads()) {
        for trap in traps(&[&a, &b], &Measure::ALL) {
            let (worse, better) = if trap.preferred == 0 { (&a, &b) } else { (&b, &a) };
            prop_assert!(no_more(better, worse));
            prop_assert_eq!(judged(trap.measure, worse, better), Ordering::Greater);
            prop_assert!(!trap.measure.axioms().monotone);
        }
    }
}

/// For what is not claimed: before and after.
type Example = (&'static [f64], &'static [f64]);

#[test]
fn what_is_not_claimed_is_broken_by_an_example() {
    let worse = |m, (before, after): Example| judged(m, before, after) == Ordering::Greater;
    let same = |m, (before, after): Example| judged(m, before, after) == Ordering::Equal;
    let less_for_one: [Example; 4] = [
        (&[4.0, 4.0], &[4.0, 2.0]),
        (&[4.0, 4.0, 4.0, 4.0, 4.0], &[4.0, 4.0, 4.0, 4.0, 1.0]),
        (&[9.0, 8.0], &[9.0, 1.0]),
        (&[3.0, 2.0, 2.0], &[3.0, 2.0, 0.0]),
    ];
    let evened: [Example; 3] = [
        (&[4.0, 4.0, 1.0, 1.0], &[4.0, 3.5, 1.5, 1.0]),
        (&[9.0, 6.0, 5.0, 1.0, 1.0], &[9.0, 5.6, 5.4, 1.0, 1.0]),
        (
            &[9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.5, 1.0],
            &[9.0, 8.0, 7.0, 5.6, 5.4, 4.0, 3.0, 2.0, 1.5, 1.0],
        ),
    ];
    for m in Measure::ALL {
        let axioms = m.axioms();
        if !axioms.monotone {
            assert!(less_for_one.iter().any(|&e| worse(m, e)), "{m:?} looks monotone");
        }
        match axioms.evening {
            Evening::Better => {}
            Evening::NeverWorse => {
                assert!(evened.iter().any(|&e| same(m, e)), "{m:?} looks strict");
            }
            Evening::CanBeWorse => {
                assert!(evened.iter().any(|&e| worse(m, e)), "{m:?} looks even");
            }
        }
        for (claimed, after, axiom) in [
            (axioms.scale, &[2.0, 6.0][..], "scale"),
            (axioms.translation, &[6.0, 8.0], "translation"),
            (axioms.replication, &[1.0, 3.0, 1.0, 3.0], "replication"),
        ] {
            assert_eq!(claimed, same(m, (&[1.0, 3.0], after)), "{m:?}: {axiom}");
        }
    }
}
