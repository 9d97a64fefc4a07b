//! Why the plan may be believed: the verifier's verdict, bounds, and how to make it again.

use super::words::{Words, thousands};
use crate::domain::{Message, PROVEN_GAP, Plan, Policy, Rule, ShortfallValue};
use crate::verify::Verdict;
use crate::write::changes::changes_message;

/// A hard rule and what the verifier found.
pub(super) struct RuleRow {
    pub rule: &'static str,
    pub name: String,
    pub breaches: Vec<String>,
}

/// A value and how far from the best it can be.
pub(super) struct Level {
    pub name: String,
    pub value: String,
    pub bound: String,
    pub gap: String,
    pub said: String,
}

/// Value and bound of one alliance.
pub(super) struct AllianceRow {
    pub name: String,
    pub shortfall: String,
    pub cost: String,
    pub bound: String,
    pub gap: String,
}

/// Everything that the last part of the page says.
pub(super) struct Evidence {
    pub rules: Vec<RuleRow>,
    pub ok: bool,
    pub levels: Vec<Level>,
    pub alliances: Vec<AllianceRow>,
    pub facts: Vec<(String, String)>,
}

/// Every rule in the contract's order, pins last.
fn rules(words: &Words<'_>, verdict: &Verdict) -> Vec<RuleRow> {
    Rule::ALL
        .iter()
        .map(|&rule| RuleRow {
            rule: rule.name(),
            name: words.word(rule),
            breaches: verdict
                .violations
                .iter()
                .filter(|v| v.rule == rule)
                .map(|v| words.say(&v.message))
                .collect(),
        })
        .collect()
}

fn percent(gap: Option<f64>) -> String {
    match gap {
        None => "—".to_owned(),
        Some(gap) if gap <= PROVEN_GAP => "0".to_owned(),
        // Rounded up: a gap shown smaller than it is would promise too much.
        Some(gap) => format!("{:.2} %", (gap * 1e4).ceil() / 100.0),
    }
}

/// Rounded down, for the same reason.
fn bound(bound: Option<f64>) -> String {
    bound.map_or_else(|| "—".to_owned(), |b| format!("{:.1}", (b * 10.0).floor() / 10.0))
}

/// How far from the best a cost is, in words.
pub(super) fn cost_said(words: &Words<'_>, plan: &Plan) -> String {
    if let Some(said) = plan.leximin_said() {
        return words.say(&Message::new("page-said-leximin").with("said", words.say(&said)));
    }
    match plan.levels.cost.gap() {
        Some(gap) if gap <= PROVEN_GAP => words.key("page-said-proven"),
        Some(gap) => words.say(&Message::new("page-said-gap").with("gap", percent(Some(gap)))),
        None => words.key("page-said-open"),
    }
}

fn shortfall_said(words: &Words<'_>, shortfall: ShortfallValue) -> String {
    match (shortfall.value, shortfall.bound) {
        (0, _) => words.key("page-said-met"),
        (value, Some(bound)) if bound >= value => words.key("page-said-short-proven"),
        (_, Some(bound)) if bound > 0 => {
            words.say(&Message::new("page-said-short-bound").with("bound", bound))
        }
        _ => words.key("page-said-open"),
    }
}

fn levels(words: &Words<'_>, plan: &Plan) -> Vec<Level> {
    let (levels, parts) = (&plan.levels, plan.levels.quality.parts);
    let whole = |value: Option<u64>| value.map_or_else(|| "—".to_owned(), |v| v.to_string());
    let cost_key = match plan.policy {
        Policy::Minimax => "page-level-cost-minutes",
        _ => "page-level-cost",
    };
    let mut rows = vec![
        Level {
            name: words.key("page-level-shortfall"),
            value: levels.shortfall.value.to_string(),
            bound: whole(levels.shortfall.bound),
            gap: percent(levels.shortfall.gap()),
            said: shortfall_said(words, levels.shortfall),
        },
        Level {
            name: words.say(&Message::new(cost_key).with("policy", words.word(plan.policy))),
            value: format!("{:.1}", levels.cost.value),
            bound: bound(levels.cost.bound),
            gap: percent(levels.cost.gap()),
            said: cost_said(words, plan),
        },
    ];
    if let Some(changes) = levels.changes {
        rows.push(Level {
            name: words.key("page-level-changes"),
            value: changes.value.to_string(),
            bound: whole(changes.bound),
            gap: percent(changes.gap()),
            said: words.say(&changes_message(changes)),
        });
    }
    rows.push(Level {
        name: words.key("page-level-quality"),
        value: parts.value().to_string(),
        bound: "—".to_owned(),
        gap: "—".to_owned(),
        said: words.say(
            &Message::new("page-quality-parts")
                .with("evenness", parts.evenness)
                .with("spacing", parts.spacing)
                .with("weekday", parts.weekday)
                .with("rotation", parts.rotation),
        ),
    });
    rows
}

fn alliances(words: &Words<'_>, plan: &Plan) -> Vec<AllianceRow> {
    plan.alliances
        .iter()
        .map(|a| AllianceRow {
            name: words.name(&words.scenario.alliance(a.alliance).name),
            shortfall: a.shortfall.value.to_string(),
            cost: format!("{:.1}", a.cost.value),
            bound: bound(a.cost.bound),
            gap: percent(a.cost.gap()),
        })
        .collect()
}

/// What made the plan, without the seconds and threads that differ from run to run.
fn facts(words: &Words<'_>, plan: &Plan, command: &str) -> Vec<(String, String)> {
    let limit = match (plan.limit.work, plan.limit.time_s) {
        (Some(work), _) => Message::new("page-limit-work").with("work", work),
        (None, Some(seconds)) => {
            Message::new("page-limit-time").with("seconds", format!("{seconds}"))
        }
        (None, None) => Message::new("page-limit-none"),
    };
    let again = if plan.limit.work.is_some() { "page-again-same" } else { "page-again-time" };
    let mut facts = vec![
        (words.key("page-fact-digest"), plan.digest.clone()),
        (words.key("page-fact-version"), format!("alliance-calendar {}", plan.version)),
        (words.key("page-fact-policy"), words.word(plan.policy)),
        (words.key("page-fact-seed"), plan.seed.to_string()),
        (words.key("page-fact-limit"), words.say(&limit)),
        (words.key("page-fact-stopped"), words.word(plan.stopped_by)),
        (words.key("page-fact-km"), thousands(plan.vehicle_km.value())),
    ];
    if !command.is_empty() {
        facts.push((words.key("page-fact-again"), words.key(again)));
    }
    facts
}

pub(super) fn evidence(
    words: &Words<'_>,
    plan: &Plan,
    verdict: &Verdict,
    command: &str,
) -> Evidence {
    Evidence {
        rules: rules(words, verdict),
        ok: verdict.ok(),
        levels: levels(words, plan),
        alliances: alliances(words, plan),
        facts: facts(words, plan, command),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_never_promise_too_much() {
        assert_eq!(percent(Some(0.00401)), "0.41 %");
        assert_eq!(percent(Some(0.0)), "0");
        assert_eq!(percent(None), "—");
        assert_eq!(bound(Some(490.29)), "490.2");
    }
}
