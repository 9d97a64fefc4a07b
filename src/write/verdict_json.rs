//! A verdict on a calendar as JSON.

use serde::Serialize;

use super::{AllianceEntry, GroupEntry, ShortfallEntry};
use crate::domain::{Policy, QualityValue, Scenario};
use crate::text::Texts;
use crate::verify::Verdict;

#[derive(Serialize)]
struct Breach<'a> {
    rule: &'static str,
    lines: &'a [u32],
    message: String,
}

#[derive(Serialize)]
struct VerdictFile<'a> {
    policy: Policy,
    violations: Vec<Breach<'a>>,
    shortfall: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<u64>,
    vehicle_km: f64,
    cost: f64,
    quality: QualityValue,
    alliances: Vec<AllianceEntry<'a>>,
    groups: Vec<GroupEntry<'a>>,
    shortfalls: Vec<ShortfallEntry<'a>>,
}

/// A verdict as JSON, indented, ended by LF; `changes` are those since an earlier calendar.
#[must_use]
pub fn verdict_json(
    scenario: &Scenario,
    verdict: &Verdict,
    changes: Option<u64>,
    policy: Policy,
    texts: &Texts,
) -> String {
    let file = VerdictFile {
        policy,
        violations: verdict
            .violations
            .iter()
            .map(|v| Breach {
                rule: v.rule.name(),
                lines: &v.lines,
                message: texts.say(&v.message),
            })
            .collect(),
        shortfall: verdict.shortfall,
        changes,
        // A negative zero becomes a zero.
        vehicle_km: verdict.vehicle_km.value() + 0.0,
        cost: verdict.cost + 0.0,
        quality: QualityValue {
            value: verdict.quality.value(),
            parts: verdict.quality,
            least: None,
            bound: None,
        },
        alliances: verdict
            .alliances
            .iter()
            .map(|a| AllianceEntry::new(scenario, a, texts))
            .collect(),
        groups: verdict.groups.iter().map(|g| GroupEntry::new(scenario, g)).collect(),
        shortfalls: verdict.shortfalls.iter().map(|s| ShortfallEntry::new(s, texts)).collect(),
    };
    let json = serde_json::to_string_pretty(&file);
    debug_assert!(json.is_ok(), "plain structs become JSON: {json:?}");
    json.unwrap_or_default() + "\n"
}
