//! The main functions of the library: read, check, plan, repair and verify.
//!
//! May use: the modules of the pipeline, in the order in which data flows.
//! Must not contain: code that belongs in a module; text and output files.

use std::path::Path;

use crate::domain::{Activity, Diagnostic, Place, Plan, Policy, Rule, Scenario, Severity};
use crate::input::Reading;
use crate::replan::{Prepared, Wish};
use crate::solve::{CountyPoint, Frontier, Observer, PlanOptions};
use crate::verify::{Verdict, Violation, nearness};

/// Relative tolerance between two costs, for rounding.
const COST_TOLERANCE: f64 = 1e-6;

/// Relative tolerance between sums of bounds and sums of values.
const BOUND_TOLERANCE: f64 = 1e-9;

/// Reads a scenario: a folder of CSV files and `scenario.toml`, or a workbook of the same tables.
///
/// All findings are collected; there is a scenario unless one of them is an error.
#[must_use]
pub fn read(scenario: &Path) -> Reading {
    crate::input::read_scenario(scenario)
}

/// Every finding about a scenario: those of [`read`], then those about its pins.
#[must_use]
pub fn check(scenario: &Path) -> Vec<Diagnostic> {
    let Reading { scenario, mut findings, origin } = read(scenario);
    let pins = scenario.iter().flat_map(check_pins);
    findings.extend(pins.map(|mut finding| {
        origin.locate(&mut finding);
        finding
    }));
    findings
}

/// Pins that break a hard rule, each an error whose code names the rule: `PIN-K1`.
#[must_use]
pub fn check_pins(scenario: &Scenario) -> Vec<Diagnostic> {
    crate::verify::check_pins(scenario).into_iter().map(pin_finding).collect()
}

fn pin_finding(violation: Violation) -> Diagnostic {
    Diagnostic {
        code: pin_code(violation.rule),
        severity: Severity::Error,
        place: Some(Place {
            file: "pins.csv".to_owned(),
            line: violation.lines.last().copied(),
            ..Place::default()
        }),
        message: violation.message,
    }
}

/// Why there is no plan.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlanError {
    /// No calendar satisfies the scenario, e.g. because pins break a rule.
    #[error("the scenario has {} findings that leave no plan", .0.len())]
    Input(Vec<Diagnostic>),
    /// The verifier refuses the plan of the search: a bug of this program.
    #[error("the plan breaks {} rules and differs in {} figures", .0.verdict.violations.len(), .0.differences.len())]
    Bug(Box<Refusal>),
}

/// A plan that the verifier refused, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// The plan.
    pub plan: Plan,
    /// The verifier's result.
    pub verdict: Verdict,
    /// The figures that differ.
    pub differences: Vec<Difference>,
}

/// A figure that differs between the plan and the verifier.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Its name in `plan.json`, e.g. `levels.cost`.
    pub figure: &'static str,
    /// The plan's value.
    pub plan: f64,
    /// The verifier's value; for a bound, the value that it exceeds.
    pub verdict: f64,
}

/// Plans a term and verifies the plan before it is returned.
///
/// # Errors
/// [`PlanError::Input`] if the pins leave no plan, [`PlanError::Bug`] if [`verify`] refuses the
/// plan.
pub fn plan(
    scenario: &Scenario,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Result<Plan, PlanError> {
    let pins = check_pins(scenario);
    if !pins.is_empty() {
        return Err(PlanError::Input(pins));
    }
    let mut plan = crate::solve::solve(scenario, options, observer).map_err(PlanError::Input)?;
    if let Some(start) = &options.start {
        plan = crate::anytime::or_start(scenario, plan, &start.standing);
    }
    held(scenario, plan, 0, &|_| false)
}

/// Repairs an earlier calendar and verifies the result before it is returned.
///
/// Violations that involve only past rows remain, because they cannot be repaired.
///
/// # Errors
/// [`PlanError::Bug`] if [`verify`] refuses the plan, or if it changes a fixed row.
pub fn replan(
    prepared: &Prepared,
    wish: Wish,
    options: &PlanOptions,
    observer: &dyn Observer,
) -> Result<Plan, PlanError> {
    let plan = crate::replan::search(prepared, wish, options, observer);
    let past: Vec<bool> = plan
        .activities
        .iter()
        .map(|row| prepared.today.is_some_and(|today| row.date < today))
        .collect();
    let over = |violation: &Violation| {
        violation.lines.iter().all(|&line| past.get(line as usize - 2).copied().unwrap_or(false))
    };
    let changes = crate::replan::count_changes(&prepared.earlier, &plan.activities);
    let said = plan.levels.changes.map_or(0, |c| c.value);
    let found = changes + prepared.settled;
    let moved = prepared.moved + nearness(&prepared.earlier, &plan.activities);
    let mut outcome = held(&prepared.scenario, plan, moved, &over);
    if said != found {
        let difference =
            Difference { figure: "levels.changes", plan: said as f64, verdict: found as f64 };
        outcome = Err(match outcome {
            Ok(plan) => {
                let verdict = verify(&prepared.scenario, &plan.activities, plan.policy);
                PlanError::Bug(Box::new(Refusal { plan, verdict, differences: vec![difference] }))
            }
            Err(PlanError::Bug(mut refusal)) => {
                refusal.differences.push(difference);
                PlanError::Bug(refusal)
            }
            Err(other) => other,
        });
    }
    outcome
}

/// The plan, if the verifier finds the same figures and no violations except those that are `over`;
/// `moved` are the weeks by which activities have moved.
fn held(
    scenario: &Scenario,
    plan: Plan,
    moved: u64,
    over: &dyn Fn(&Violation) -> bool,
) -> Result<Plan, PlanError> {
    let mut verdict = verify(scenario, &plan.activities, plan.policy);
    verdict.quality.nearness = moved;
    verdict.violations.retain(|violation| !over(violation));
    let differences = differences(&plan, &verdict);
    if verdict.violations.is_empty() && differences.is_empty() {
        Ok(plan)
    } else {
        Err(PlanError::Bug(Box::new(Refusal { plan, verdict, differences })))
    }
}

/// Finds all plans that no other beats both in kilometres and in the largest burden; a calendar stands
/// only where [`verify`] allows it and finds the point's figures. See [`crate::solve::frontier`].
///
/// # Errors
/// Findings about pins that no calendar can honour.
pub fn pareto(
    scenario: &Scenario,
    options: &PlanOptions,
    most_points: usize,
) -> Result<Frontier, Vec<Diagnostic>> {
    let mut found = crate::solve::frontier(scenario, options, most_points)?;
    for point in &mut found.county {
        point.calendar = point.calendar.take().filter(|c| stands(scenario, c, point));
    }
    Ok(found)
}

/// Whether the verifier finds a point's calendar allowed, and its figures the point's.
fn stands(scenario: &Scenario, calendar: &[Activity], point: &CountyPoint) -> bool {
    let verdict = verify(scenario, calendar, Policy::Cost);
    let burdens = verdict.groups.iter().flat_map(|g| &g.burdens).map(|b| b.1.value());
    let largest = burdens.fold(0.0, f64::max);
    verdict.ok()
        && (verdict.vehicle_km.value() - point.km).abs() <= 1e-6 * point.km.max(1.0)
        && largest <= point.largest + 1e-6
}

/// Verifies a calendar against a scenario, from the files alone: every violation, every shortfall,
/// and the levels.
#[must_use]
pub fn verify(scenario: &Scenario, calendar: &[Activity], policy: Policy) -> Verdict {
    crate::verify::verify(scenario, calendar, policy)
}

fn differences(plan: &Plan, verdict: &Verdict) -> Vec<Difference> {
    let levels = &plan.levels;
    let whole = |a: u64, b: u64| (a as f64, b as f64, a == b);
    let close =
        |a: f64, b: f64| (a, b, (a - b).abs() <= COST_TOLERANCE * a.abs().max(b.abs()).max(1.0));
    let (said, found) = (&levels.quality.parts, &verdict.quality);
    [
        ("levels.shortfall", whole(levels.shortfall.value, verdict.shortfall)),
        ("levels.cost", close(levels.cost.value, verdict.cost)),
        ("vehicle_km", close(plan.vehicle_km.value(), verdict.vehicle_km.value())),
        ("levels.quality.evenness", whole(said.evenness, found.evenness)),
        ("levels.quality.spacing", whole(said.spacing, found.spacing)),
        ("levels.quality.weekday", whole(said.weekday, found.weekday)),
        ("levels.quality.rotation", whole(said.rotation, found.rotation)),
        ("levels.quality.nearness", whole(said.nearness, found.nearness)),
    ]
    .into_iter()
    .filter(|(_, (_, _, same))| !same)
    .map(|(figure, (plan, verdict, _))| Difference { figure, plan, verdict })
    .chain(bounds_above(plan))
    .collect()
}

/// Bounds that exceed the plan's own value, and so are wrong.
fn bounds_above(plan: &Plan) -> Vec<Difference> {
    let whole = |n: u64| n as f64;
    let levels = &plan.levels;
    let mut stated = vec![
        (
            "levels.shortfall.bound",
            levels.shortfall.bound.map(whole),
            levels.shortfall.value as f64,
        ),
        ("levels.cost.bound", levels.cost.bound, levels.cost.value),
    ];
    stated.extend(
        levels.changes.map(|c| ("levels.changes.bound", c.bound.map(whole), c.value as f64)),
    );
    for one in &plan.alliances {
        let (unmet, cost) = (&one.shortfall, &one.cost);
        stated.push(("alliances.shortfall.bound", unmet.bound.map(whole), unmet.value as f64));
        stated.push(("alliances.cost.bound", cost.bound, cost.value));
    }
    let above = |(figure, bound, value): (&'static str, Option<f64>, f64)| {
        let bound = bound.filter(|b| *b > value + BOUND_TOLERANCE * value.abs() || b.is_nan())?;
        Some(Difference { figure, plan: bound, verdict: value })
    };
    stated.into_iter().filter_map(above).collect()
}

macro_rules! pin_codes {
    ($($rule:ident),+) => {
        /// Code of a finding about pins that break a rule.
        const fn pin_code(rule: Rule) -> &'static str {
            match rule {
                $(Rule::$rule => concat!("PIN-", stringify!($rule)),)+
                Rule::Pin => "PIN",
            }
        }
    };
}
pin_codes!(
    P1, P2, P3, P4, P5, P6, P7, P8, P9, K1, K2, K3, H1, O1, O2, O3, O4, I1, I2, I3, I4, I5, F1, L1,
    L2, L3, E1, E2, E3, E4, E5, E6
);

/// The rule that a finding about pins names, if it is one.
#[must_use]
pub fn rule_of_pin(finding: &Diagnostic) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|&rule| pin_code(rule) == finding.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ChangesValue, Km, Message, QualityParts};
    use crate::write::sample;

    fn verdict_of(plan: &Plan) -> Verdict {
        Verdict {
            violations: Vec::new(),
            shortfalls: plan.shortfalls.clone(),
            shortfall: plan.levels.shortfall.value,
            vehicle_km: plan.vehicle_km,
            cost: plan.levels.cost.value,
            quality: plan.levels.quality.parts,
            alliances: plan.alliances.clone(),
            groups: plan.groups.clone(),
        }
    }

    #[test]
    fn rounding_is_no_difference() {
        let plan = sample::plan();
        let mut verdict = verdict_of(&plan);
        verdict.cost *= 1.0 + 1e-9;
        assert_eq!(differences(&plan, &verdict), []);
    }

    #[test]
    fn every_figure_is_compared() {
        let plan = sample::plan();
        let mut verdict = verdict_of(&plan);
        verdict.shortfall += 1;
        verdict.cost += 0.01;
        verdict.vehicle_km = Km(f64::NAN);
        verdict.quality =
            QualityParts { evenness: 7, spacing: 7, weekday: 7, rotation: 7, nearness: 7 };
        let found: Vec<_> = differences(&plan, &verdict).iter().map(|d| d.figure).collect();
        assert_eq!(
            found,
            [
                "levels.shortfall",
                "levels.cost",
                "vehicle_km",
                "levels.quality.evenness",
                "levels.quality.spacing",
                "levels.quality.weekday",
                "levels.quality.rotation",
                "levels.quality.nearness"
            ]
        );
    }

    #[test]
    fn a_bound_above_its_value_is_a_difference() {
        let plan = sample::plan();
        let with = |change: &dyn Fn(&mut Plan)| {
            let mut plan = plan.clone();
            change(&mut plan);
            let found = differences(&plan, &verdict_of(&plan));
            found.iter().map(|d| d.figure).collect::<Vec<_>>()
        };
        let above = |value: f64| Some(value * (1.0 + 1e-6) + 1e-6);
        assert_eq!(
            with(&|p| p.levels.shortfall.bound = Some(p.levels.shortfall.value + 5)),
            ["levels.shortfall.bound"]
        );
        assert_eq!(
            with(&|p| p.levels.cost.bound = above(p.levels.cost.value)),
            ["levels.cost.bound"]
        );
        assert_eq!(
            with(&|p| p.levels.changes = Some(ChangesValue { value: 3, bound: Some(4) })),
            ["levels.changes.bound"]
        );
        assert_eq!(
            with(&|p| {
                let one = &mut p.alliances[0];
                one.shortfall.bound = Some(one.shortfall.value + 5);
                one.cost.bound = above(one.cost.value);
            }),
            ["alliances.shortfall.bound", "alliances.cost.bound"]
        );
    }

    #[test]
    fn code_of_a_pin_names_its_rule() {
        for &rule in Rule::ALL {
            let violation =
                Violation { rule, lines: vec![2, 5], message: Message::new("cli-help") };
            let finding = pin_finding(violation);
            assert_eq!(rule_of_pin(&finding), Some(rule));
            assert!(finding.code.ends_with(rule.name()), "{}", finding.code);
            assert_eq!(finding.place.and_then(|p| p.line), Some(5));
        }
    }
}
