//! A plan from what stands on the disk: the verifier gives the figures, `plan.json` the bounds.

use serde_json::Value;

use crate::domain::{
    Activity, CostValue, FixedWord, Levels, LimitReport, Message, Plan, Policy, QualityValue,
    Scenario, ShortfallValue, StoppedBy,
};
use crate::verify::{Verdict, verify};

/// The policy that a plan was made under.
pub(super) fn policy(scenario: &Scenario, figures: &Value) -> Policy {
    let said = figures["policy"].as_str().and_then(Policy::from_word);
    said.unwrap_or(scenario.settings.objective.policy)
}

/// A plan with these activities. What `figures` prove of the scenario holds for every calendar of
/// it that obeys the rules.
pub(super) fn plan_of(scenario: &Scenario, activities: Vec<Activity>, figures: &Value) -> Plan {
    let policy = policy(scenario, figures);
    let verdict = verify(scenario, &activities, policy);
    plan_with(scenario, activities, verdict, figures, policy)
}

fn plan_with(
    scenario: &Scenario,
    activities: Vec<Activity>,
    verdict: Verdict,
    figures: &Value,
    policy: Policy,
) -> Plan {
    // A bound may not exceed what is reached: with another shortfall another cost is possible.
    let same = figures["levels"]["shortfall"]["value"].as_u64() == Some(verdict.shortfall);
    let bound = |value: f64, said: &Value| said.as_f64().filter(|b| same && *b <= value);
    let most = |value: u64, said: &Value| said.as_u64().filter(|b| *b <= value);
    let levels = &figures["levels"];
    let mut alliances = verdict.alliances;
    for report in &mut alliances {
        let id = &scenario.alliance(report.alliance).id;
        let all = figures["alliances"].as_array();
        let said = all.and_then(|all| all.iter().find(|a| a["id"] == id.as_str()));
        if let Some(said) = said {
            report.shortfall.bound = most(report.shortfall.value, &said["shortfall_bound"]);
            report.cost.bound = bound(report.cost.value, &said["cost"]["bound"]);
        }
    }
    let mut shortfalls = verdict.shortfalls;
    for shortfall in &mut shortfalls {
        let all = figures["shortfalls"].as_array();
        let said = all.and_then(|all| {
            all.iter().find(|s| {
                s["subject"] == shortfall.subject.as_str() && s["demand"] == shortfall.demand.name()
            })
        });
        let reason = said.and_then(|s| s["reason"].as_str()).filter(|text| !text.is_empty());
        shortfall.reason =
            reason.map(|text| Message::new("serve-said").with("text", text)).into_iter().collect();
    }
    Plan {
        scenario: scenario.settings.name.clone(),
        digest: scenario.digest.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        policy,
        seed: figures["seed"].as_u64().unwrap_or(1),
        threads: figures["threads"].as_u64().map_or(1, |n| usize::try_from(n).unwrap_or(1)),
        limit: LimitReport {
            time_s: figures["limit"]["time_s"].as_f64(),
            work: figures["limit"]["work"].as_u64(),
        },
        start: None,
        time_s: figures["time_s"].as_f64().unwrap_or_default(),
        stopped_by: match figures["stopped_by"].as_str() {
            Some("optimal") => StoppedBy::Optimal,
            Some("work") => StoppedBy::Work,
            Some("interrupt") => StoppedBy::Interrupt,
            _ => StoppedBy::Time,
        },
        levels: Levels {
            shortfall: ShortfallValue {
                value: verdict.shortfall,
                bound: most(verdict.shortfall, &levels["shortfall"]["bound"]),
            },
            cost: CostValue {
                value: verdict.cost,
                bound: bound(verdict.cost, &levels["cost"]["bound"]),
            },
            changes: None,
            quality: QualityValue {
                value: verdict.quality.value(),
                parts: verdict.quality,
                least: None,
                bound: None,
            },
        },
        vehicle_km: verdict.vehicle_km,
        alliances,
        groups: verdict.groups,
        activities,
        shortfalls,
    }
}
