//! `plan.json`: the figures of a plan (contract, section 6).

use serde::Serialize;

use crate::domain::{
    AllianceReport, CostValue, GroupReport, Levels, LimitReport, Plan, Policy, QualityValue, Role,
    Scenario, Shortfall, StartReport, StoppedBy,
};
use crate::fairness::{gini, jain};
use crate::text::Texts;

/// The file, keys in the order of the contract.
#[derive(Serialize)]
struct PlanFile<'a> {
    scenario: &'a str,
    digest: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'static str>,
    policy: Policy,
    seed: u64,
    threads: usize,
    limit: LimitReport,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<&'a StartReport>,
    time_s: f64,
    stopped_by: StoppedBy,
    levels: LevelEntry,
    vehicle_km: f64,
    alliances: Vec<AllianceEntry<'a>>,
    groups: Vec<GroupEntry<'a>>,
    shortfalls: Vec<ShortfallEntry<'a>>,
}

/// The level values, without a negative zero.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub struct LevelEntry(Levels);

impl From<Levels> for LevelEntry {
    fn from(levels: Levels) -> Self {
        Self(Levels { cost: plain_cost(levels.cost), ..levels })
    }
}

/// What one alliance contributes, as the files write it.
#[derive(Debug, Clone, Serialize)]
pub struct AllianceEntry<'a> {
    id: &'a str,
    shortfall: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortfall_bound: Option<u64>,
    vehicle_km: f64,
    cost: CostValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    without_dates: Option<WithoutDatesEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quality: Option<QualityValue>,
}

/// An assignment that dates did not keep, as the files write it.
#[derive(Debug, Clone, Serialize)]
struct WithoutDatesEntry {
    shortfall: u64,
    cost: f64,
    reason: String,
}

impl<'a> AllianceEntry<'a> {
    /// Names the alliance by its id and words what dates took from it.
    #[must_use]
    pub fn new(scenario: &'a Scenario, report: &AllianceReport, texts: &Texts) -> Self {
        let without_dates = report.without_dates.as_ref().map(|assigned| WithoutDatesEntry {
            shortfall: assigned.shortfall,
            cost: plain(assigned.cost),
            reason: texts.join(&assigned.reason),
        });
        Self {
            id: &scenario.alliance(report.alliance).id,
            shortfall: report.shortfall.value,
            shortfall_bound: report.shortfall.bound,
            vehicle_km: plain(report.vehicle_km.value()),
            cost: plain_cost(report.cost),
            without_dates,
            quality: report.quality,
        }
    }
}

/// Burdens of one group in four figures, as the files write it.
#[derive(Debug, Clone, Serialize)]
pub struct GroupEntry<'a> {
    alliance: &'a str,
    role: Role,
    people: usize,
    largest_burden: f64,
    gini: f64,
    jain: f64,
    /// Under `leximin`: minutes from the largest down, and how many of them are proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    burdens: Option<Vec<f64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proven: Option<u32>,
}

impl<'a> GroupEntry<'a> {
    /// Works out the indices of a group.
    #[must_use]
    pub fn new(scenario: &'a Scenario, group: &GroupReport) -> Self {
        let mut burdens: Vec<f64> =
            group.burdens.iter().map(|(_, minutes)| minutes.value()).collect();
        burdens.sort_by(|a, b| b.total_cmp(a));
        Self {
            alliance: &scenario.alliance(group.alliance).id,
            role: group.role,
            people: burdens.len(),
            largest_burden: plain(burdens.iter().copied().fold(0.0, f64::max)),
            gini: plain(gini(&burdens)),
            jain: plain(jain(&burdens)),
            burdens: group.proven.map(|_| burdens.iter().map(|&b| plain(b)).collect()),
            proven: group.proven,
        }
    }
}

/// A demand left unmet, as the files write it.
#[derive(Debug, Clone, Serialize)]
pub struct ShortfallEntry<'a> {
    demand: &'static str,
    subject: &'a str,
    units: u32,
    weight: u32,
    reason: String,
}

impl<'a> ShortfallEntry<'a> {
    /// Words the reason.
    #[must_use]
    pub fn new(shortfall: &'a Shortfall, texts: &Texts) -> Self {
        Self {
            demand: shortfall.demand.name(),
            subject: &shortfall.subject,
            units: shortfall.units,
            weight: shortfall.demand.weight(),
            reason: texts.join(&shortfall.reason),
        }
    }
}

/// A negative zero becomes a zero.
fn plain(value: f64) -> f64 {
    value + 0.0
}

fn plain_cost(cost: CostValue) -> CostValue {
    CostValue { value: plain(cost.value), bound: cost.bound.map(plain) }
}

/// The figures of a plan as JSON, indented, ended by LF.
#[must_use]
pub fn plan_json(scenario: &Scenario, plan: &Plan, texts: &Texts) -> String {
    let file = PlanFile {
        scenario: &plan.scenario,
        digest: &plan.digest,
        version: &plan.version,
        commit: (plan.version == crate::VERSION).then_some(crate::COMMIT).flatten(),
        policy: plan.policy,
        seed: plan.seed,
        threads: plan.threads,
        limit: plan.limit,
        start: plan.start.as_ref(),
        time_s: plain(plan.time_s),
        stopped_by: plan.stopped_by,
        levels: plan.levels.into(),
        vehicle_km: plain(plan.vehicle_km.value()),
        alliances: plan.alliances.iter().map(|a| AllianceEntry::new(scenario, a, texts)).collect(),
        groups: plan.groups.iter().map(|g| GroupEntry::new(scenario, g)).collect(),
        shortfalls: plan.shortfalls.iter().map(|s| ShortfallEntry::new(s, texts)).collect(),
    };
    let json = serde_json::to_string_pretty(&file);
    debug_assert!(json.is_ok(), "plain structs become JSON: {json:?}");
    json.unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{FixedWord, Language};
    use crate::write::sample;

    #[test]
    fn keys_and_order_of_the_contract() {
        let json = plan_json(&sample::scenario(), &sample::plan(), &Texts::new(Language::ZhHans));
        insta::assert_snapshot!(json, @r#"
        {
          "scenario": "样例县",
          "digest": "d1ce57",
          "version": "0.1.0",
          "policy": "balanced",
          "seed": 1,
          "threads": 2,
          "limit": {
            "time_s": 20.0,
            "work": null
          },
          "time_s": 0.5,
          "stopped_by": "time",
          "levels": {
            "shortfall": {
              "value": 5,
              "bound": 5,
              "gap": 0.0
            },
            "cost": {
              "value": 500.25,
              "bound": 490.25,
              "gap": 0.01999000499750125
            },
            "changes": null,
            "quality": {
              "value": 1,
              "parts": {
                "evenness": 0,
                "spacing": 1,
                "weekday": 0,
                "rotation": 0,
                "nearness": 0
              }
            }
          },
          "vehicle_km": 60.5,
          "alliances": [
            {
              "id": "A1",
              "shortfall": 5,
              "shortfall_bound": 5,
              "vehicle_km": 60.5,
              "cost": {
                "value": 500.25,
                "bound": 490.25,
                "gap": 0.01999000499750125
              }
            }
          ],
          "groups": [
            {
              "alliance": "A1",
              "role": "outreach",
              "people": 2,
              "largest_burden": 200.0,
              "gini": 0.0,
              "jain": 1.0
            },
            {
              "alliance": "A1",
              "role": "inspection",
              "people": 2,
              "largest_burden": 220.0,
              "gini": 0.5,
              "jain": 0.5
            }
          ],
          "shortfalls": [
            {
              "demand": "D5",
              "subject": "K2",
              "units": 1,
              "weight": 5,
              "reason": ""
            }
          ]
        }
        "#);
    }

    #[test]
    fn no_negative_zero_and_no_bound_is_null() {
        let mut plan = sample::plan();
        plan.levels.cost = CostValue { value: -0.0, bound: None };
        let json = plan_json(&sample::scenario(), &plan, &Texts::new(Language::En));
        let read: serde_json::Value = serde_json::from_str(&json).expect("valid JSON");
        let cost = serde_json::json!({"value": 0.0, "bound": null, "gap": null});
        assert_eq!(read["levels"]["cost"], cost);
        assert!(!json.contains("-0.0"), "{json}");
    }

    #[test]
    fn policy_words_are_those_of_the_contract() {
        assert_eq!(serde_json::json!(Policy::Balanced), Policy::Balanced.word());
    }
}
