//! Calendars spoilt at random: the verifier answers, whatever it is given.

use alliance_calendar::domain::{Activity, Policy, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::verify::verify;
use jiff::ToSpan;
use proptest::prelude::*;
use std::sync::LazyLock;

static PLANNED: LazyLock<(Scenario, Vec<Activity>)> = LazyLock::new(|| {
    let shape = Shape { alliances: 2, kindergartens: 6, staff: 14, ..Shape::default() };
    let reading = read_sources(&generate(&shape));
    let scenario = reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings));
    let options = PlanOptions { work_limit: Some(2_000), ..PlanOptions::default() };
    let plan = plan(&scenario, &options, &Silent).expect("a plan");
    (scenario, plan.activities)
});

#[derive(Debug, Clone)]
enum Spoil {
    Days(usize, i32),
    Place(usize, usize),
    Person(usize, usize),
    Swap(usize, usize),
    Twice(usize),
    Drop(usize),
}

fn spoils() -> impl Strategy<Value = Spoil> {
    let n = 0..1000_usize;
    prop_oneof![
        (n.clone(), -400..400).prop_map(|(i, d)| Spoil::Days(i, d)),
        (n.clone(), n.clone()).prop_map(|(i, k)| Spoil::Place(i, k)),
        (n.clone(), n.clone()).prop_map(|(i, p)| Spoil::Person(i, p)),
        (n.clone(), n.clone()).prop_map(|(i, j)| Spoil::Swap(i, j)),
        n.clone().prop_map(Spoil::Twice),
        n.prop_map(Spoil::Drop),
    ]
}

fn spoil(scenario: &Scenario, rows: &mut Vec<Activity>, spoil: &Spoil) {
    if rows.is_empty() {
        return;
    }
    let n = rows.len();
    match *spoil {
        Spoil::Days(i, days) => {
            let row = &mut rows[i % n];
            row.date = row.date.saturating_add(days.days());
        }
        Spoil::Place(i, k) => {
            let places = scenario.kindergartens.len();
            rows[i % n].kindergarten =
                if k % 5 == 0 { None } else { scenario.kindergarten_ixs().nth(k % places) };
        }
        Spoil::Person(i, p) => {
            let people = scenario.staff.len();
            rows[i % n].staff.extend(scenario.staff_ixs().nth(p % people));
        }
        Spoil::Swap(i, j) => {
            let (a, b) = (rows[i % n].staff.clone(), rows[j % n].staff.clone());
            rows[i % n].staff = b;
            rows[j % n].staff = a;
        }
        Spoil::Twice(i) => rows.push(rows[i % n].clone()),
        Spoil::Drop(i) => {
            rows.remove(i % n);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_calendar_gets_an_answer_and_its_order_does_not_matter(
        spoilt in prop::collection::vec(spoils(), 1..12),
        turn in 0..1000_usize,
    ) {
        let (scenario, planned) = &*PLANNED;
        prop_assert!(verify(scenario, planned, Policy::Balanced).ok());
        let mut rows = planned.clone();
        for one in &spoilt {
            spoil(scenario, &mut rows, one);
        }
        // Lines as in a file, kept when the rows are dealt in another order.
        for (i, row) in rows.iter_mut().enumerate() {
            row.line = i as u32 + 2;
        }
        let said = verify(scenario, &rows, Policy::Gini);
        if !rows.is_empty() {
            let by = turn % rows.len();
            rows.rotate_left(by);
            rows.reverse();
        }
        let again = verify(scenario, &rows, Policy::Gini);
        prop_assert_eq!(
            said.violations.iter().map(|v| (v.rule, &v.lines)).collect::<Vec<_>>(),
            again.violations.iter().map(|v| (v.rule, &v.lines)).collect::<Vec<_>>()
        );
        prop_assert_eq!(&said.shortfalls, &again.shortfalls);
        prop_assert_eq!(said.quality, again.quality);
        prop_assert!((said.cost - again.cost).abs() < 1e-6 * said.cost.abs().max(1.0));
        for violation in &said.violations {
            prop_assert!(violation.lines.iter().all(|&l| l >= 2 && (l as usize) < rows.len() + 2));
        }
    }
}
