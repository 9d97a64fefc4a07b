//! Where dates cost something, a plan says so.

use alliance_calendar::domain::{Message, Plan, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::plan;
use alliance_calendar::solve::Silent;

use crate::of_work;

/// A made-up county, in four weeks with one day out and one activity coming in if `crowded`.
fn county(crowded: bool) -> Scenario {
    let shape = Shape {
        alliances: 4,
        kindergartens: 8,
        staff: 18,
        tightness: 1.0,
        seed: 2,
        ..Shape::default()
    };
    let mut sources = generate(&shape);
    if crowded {
        let file = sources.files.get_mut("scenario.toml").expect("settings");
        let text = String::from_utf8(file.clone()).expect("UTF-8");
        let line = |line: &str| {
            let key = line.split(" =").next().unwrap_or_default();
            match key {
                "incoming_per_week" | "days_out_per_week" | "terms" => format!("{key} = 1\n"),
                "end" => "end = 2026-09-25\n".to_owned(),
                _ => format!("{line}\n"),
            }
        };
        *file = text.lines().map(line).collect::<String>().into_bytes();
        for name in ["events.csv", "closures.csv"] {
            let file = sources.files.get_mut(name).expect("a table");
            let end = file.iter().position(|&b| b == b'\n').map_or(file.len(), |at| at + 1);
            file.truncate(end);
        }
    }
    read_sources(&sources).scenario.expect("it reads")
}

fn planned(scenario: &Scenario) -> Plan {
    plan(scenario, &of_work(300), &Silent).expect("it can be planned")
}

#[test]
fn what_dates_cost_is_said_with_what_is_in_the_way() {
    let plan = planned(&county(true));
    let mut said = 0;
    for report in &plan.alliances {
        let Some(assigned) = &report.without_dates else { continue };
        said += 1;
        let (unmet, cost) = (report.shortfall.value, report.cost.value);
        let better =
            assigned.shortfall < unmet || assigned.shortfall == unmet && assigned.cost < cost;
        assert!(better, "{report:?}");
        assert!(!assigned.reason.is_empty(), "{report:?}");
        figures_are_explained(&assigned.reason);
        // Less may be unmet without dates than any calendar leaves, but not less than is proven.
        assert!(report.shortfall.bound.is_some_and(|bound| bound <= unmet), "{report:?}");
    }
    assert!(said > 0, "dates cost nothing: {:?}", plan.alliances);
}

/// Times that a rule forbids are named as a pair, and a sentence at the end says how to read one.
fn figures_are_explained(reason: &[Message]) {
    let (last, named) = reason.split_last().expect("a reason");
    assert_eq!(last.key, "reason-times", "{reason:?}");
    let gap = |name: &str| &last.args.iter().find(|(n, _)| *n == name).expect("a figure").1;
    let figure = |name: &str| gap(name).parse::<u32>().expect("a number");
    assert!((1..=figure("of")).contains(&figure("n")), "{reason:?}");
    let pair = format!("({}/{})", gap("n"), gap("of"));
    let of_rule = |m: &&Message| m.args.iter().any(|(n, rule)| *n == "rule" && rule == gap("rule"));
    let message = named.iter().find(of_rule).expect("the rule is named");
    assert!(message.args.iter().any(|(_, who)| who.contains(&pair)), "{reason:?}");
}

#[test]
fn nothing_is_said_where_dates_cost_nothing() {
    let plan = planned(&county(false));
    assert!(plan.alliances.iter().all(|a| a.without_dates.is_none()), "{:?}", plan.alliances);
}
