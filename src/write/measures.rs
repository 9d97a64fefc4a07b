//! Measures of distributions as tables for other programs.

use serde::Serialize;
use serde_json::{Map, Value};

use super::csv_text::csv_text;
use super::dictionary::{DICTIONARY_CSV, dictionary_csv, with_dictionary};
use crate::domain::{FixedWord, Role, Scenario};
use crate::fairness::{BeyondOne, Measure, lorenz};
use crate::loads::{Group, Judged};

/// What stands beside the figures of a plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanHead {
    /// The calendar's file, or the header of the column.
    pub plan: String,
    /// Hard rules that the calendar breaks; `None` for a table of loads.
    pub violations: Option<usize>,
    /// Level 1.
    pub shortfall: Option<u64>,
    /// K of the contract.
    pub vehicle_km: Option<f64>,
}

/// Alliance, role and group as the files write them.
fn names(scenario: Option<&Scenario>, group: &Group) -> [String; 3] {
    let role = |role: &Option<Role>| role.map_or("", FixedWord::word).to_owned();
    match group {
        Group::Alliance(a, r) => {
            let id = scenario.map_or_else(String::new, |s| s.alliance(*a).id.clone());
            [id, role(r), String::new()]
        }
        Group::County(r) => [String::new(), role(r), String::new()],
        Group::Named(name) => [String::new(), String::new(), name.clone()],
    }
}

/// A figure of a table: the shortest number that reads back the same, `inf`, or empty.
fn cell(figure: Option<f64>) -> String {
    figure.map_or_else(String::new, |x| (x + 0.0).to_string())
}

/// One row for each distribution and plan: `what,period,alliance,role,group,plan,people,total`,
/// the measures, whether the loads are envy-free up to one duty (`ef1,ef1_envious,ef1_excess`, empty
/// for a table of loads), and `trap`, the measures that call this plan fairer than another in which nobody
/// (sorted) carries more, each as `measure<other plan`.
///
/// Alliance and role are empty for the county. A figure that is not defined is empty, an infinite
/// one is `inf`.
#[must_use]
pub fn measures_csv(
    scenario: Option<&Scenario>,
    plans: &[PlanHead],
    judged: &[Judged],
    measures: &[Measure],
) -> String {
    let heads = ["what", "period", "alliance", "role", "group", "plan", "people", "total"];
    let mut header: Vec<String> = heads.map(str::to_owned).to_vec();
    header.extend(measures.iter().map(|m| m.name()));
    header.extend(["ef1", "ef1_envious", "ef1_excess", "trap"].map(str::to_owned));
    let mut records = vec![header];
    for j in judged {
        let [alliance, role, group] = names(scenario, &j.loads.group);
        for (plan, figures) in j.figures.iter().enumerate() {
            let mut record = vec![
                j.loads.what.map_or("loads", FixedWord::word).to_owned(),
                j.loads.period.map_or("", FixedWord::word).to_owned(),
                alliance.clone(),
                role.clone(),
                group.clone(),
                plans[plan].plan.clone(),
                j.people[plan].to_string(),
                cell(Some(j.loads.values(plan).iter().sum())),
            ];
            record.extend(figures.iter().map(|&x| cell(x)));
            let beyond = j.beyond_one[plan];
            let free = |b: BeyondOne| if b.envious == 0 { "yes" } else { "no" };
            record.push(beyond.map_or("", free).to_owned());
            record.push(beyond.map_or_else(String::new, |b| b.envious.to_string()));
            record.push(cell(beyond.map(|b| b.excess)));
            let traps = j.traps.iter().filter(|t| t.preferred == plan);
            let traps: Vec<String> =
                traps.map(|t| format!("{}<{}", t.measure.name(), plans[t.lighter].plan)).collect();
            record.push(traps.join(";"));
            records.push(record);
        }
    }
    csv_text(&records)
}

/// The files of a table of measures: `fairness.csv`, and its dictionary.
#[must_use]
pub fn fairness_files(csv: String) -> Vec<(String, String)> {
    let whole = csv.lines().next() == measures_csv(None, &[], &[], &Measure::ALL).lines().next();
    let table = vec![("fairness.csv".to_owned(), csv)];
    // Of chosen measures the dictionary tells more than is there.
    if whole { with_dictionary("fairness", table) } else { beside(table) }
}

/// The same without looking whether every column is there.
fn beside(mut files: Vec<(String, String)>) -> Vec<(String, String)> {
    files.push((DICTIONARY_CSV.to_owned(), dictionary_csv("fairness")));
    files
}

#[derive(Serialize)]
struct TrapEntry<'a> {
    measure: String,
    preferred: &'a str,
    lighter: &'a str,
}

#[derive(Serialize)]
struct PlanEntry<'a> {
    plan: &'a str,
    people: usize,
    total: f64,
    figures: Map<String, Value>,
    ef1: Option<bool>,
    ef1_envious: Option<u64>,
    ef1_excess: Option<f64>,
    lorenz: Vec<(f64, f64)>,
}

#[derive(Serialize)]
struct GroupEntry<'a> {
    what: &'static str,
    period: Option<&'static str>,
    alliance: Option<String>,
    role: Option<String>,
    group: Option<String>,
    plans: Vec<PlanEntry<'a>>,
    traps: Vec<TrapEntry<'a>>,
}

#[derive(Serialize)]
struct File<'a> {
    plans: &'a [PlanHead],
    measures: Vec<String>,
    groups: Vec<GroupEntry<'a>>,
}

/// The same as JSON, with the Lorenz curve of each distribution. A figure that is not defined, or
/// infinite, is `null`.
#[must_use]
pub fn measures_json(
    scenario: Option<&Scenario>,
    plans: &[PlanHead],
    judged: &[Judged],
    measures: &[Measure],
) -> String {
    let some = |text: String| (!text.is_empty()).then_some(text);
    let groups = judged.iter().map(|j| {
        let [alliance, role, group] = names(scenario, &j.loads.group);
        let entries = j.figures.iter().enumerate().map(|(plan, figures)| {
            let values = j.loads.values(plan);
            let figures = measures.iter().zip(figures);
            PlanEntry {
                plan: &plans[plan].plan,
                people: values.len(),
                total: values.iter().sum::<f64>() + 0.0,
                figures: figures.map(|(m, x)| (m.name(), serde_json::json!(x))).collect(),
                ef1: j.beyond_one[plan].map(|b| b.envious == 0),
                ef1_envious: j.beyond_one[plan].map(|b| b.envious),
                ef1_excess: j.beyond_one[plan].map(|b| b.excess),
                lorenz: lorenz(&values),
            }
        });
        GroupEntry {
            what: j.loads.what.map_or("loads", FixedWord::word),
            period: j.loads.period.map(FixedWord::word),
            alliance: some(alliance),
            role: some(role),
            group: some(group),
            plans: entries.collect(),
            traps: j
                .traps
                .iter()
                .map(|t| TrapEntry {
                    measure: t.measure.name(),
                    preferred: &plans[t.preferred].plan,
                    lighter: &plans[t.lighter].plan,
                })
                .collect(),
        }
    });
    let file = File {
        plans,
        measures: measures.iter().map(|m| m.name()).collect(),
        groups: groups.collect(),
    };
    let json = serde_json::to_string_pretty(&file);
    debug_assert!(json.is_ok(), "plain structs become JSON");
    json.unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loads::{Distribution, judge};

    fn judged() -> (Vec<PlanHead>, Vec<Judged>) {
        let loads = Distribution {
            what: None,
            period: None,
            group: Group::Named("north".to_owned()),
            ids: vec!["x".to_owned(), "y".to_owned()],
            plans: vec![vec![Some(4.0), Some(4.0)], vec![Some(0.0), Some(2.5)]],
            largest: Some(vec![vec![1.0, 2.0], vec![0.0, 1.0]]),
        };
        let head = |plan: &str| PlanHead {
            plan: plan.to_owned(),
            violations: None,
            shortfall: None,
            vehicle_km: None,
        };
        (vec![head("long"), head("short")], vec![judge(loads, &MEASURES)])
    }

    const MEASURES: [Measure; 3] = [Measure::Largest, Measure::Gini, Measure::MaxMinRatio];

    #[test]
    fn rows_and_traps() {
        let (plans, judged) = judged();
        insta::assert_snapshot!(measures_csv(None, &plans, &judged, &MEASURES), @r"
        what,period,alliance,role,group,plan,people,total,largest,gini,max_min_ratio,ef1,ef1_envious,ef1_excess,trap
        loads,,,,north,long,2,8,4,0,1,yes,0,0,gini<short;max_min_ratio<short
        loads,,,,north,short,2,2.5,2.5,0.5,inf,no,1,1.5,
        ");
    }

    #[test]
    fn json_has_the_same_and_the_curve() {
        let (plans, judged) = judged();
        let json: Value =
            serde_json::from_str(&measures_json(None, &plans, &judged, &MEASURES)).expect("JSON");
        let group = &json["groups"][0];
        assert_eq!(group["plans"][1]["figures"]["gini"], 0.5);
        assert_eq!(group["plans"][1]["figures"]["max_min_ratio"], Value::Null);
        assert_eq!(group["plans"][1]["lorenz"][1], serde_json::json!([0.5, 0.0]));
        assert_eq!(group["traps"][0]["lighter"], "short");
    }
}
