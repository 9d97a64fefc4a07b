//! What a repair comes to, in words that a clerk understands.

use std::collections::BTreeSet;

use super::summary;
use super::voice::Voice;
use crate::domain::{Change, Event, Message, PROVEN_GAP, Plan, Scenario, gap};
use crate::replan::{CurvePoint, Difference, Prepared};
use crate::write::{change_lines, changes_message};

/// Differences listed in the summary.
const LISTED: usize = 12;

/// What changed, where, and what becomes of hosts that drop out.
pub(super) fn repair_summary(
    before: &Scenario,
    prepared: &Prepared,
    plan: &Plan,
    differences: &[Difference],
    curve: Option<&[CurvePoint]>,
    voice: &Voice,
) -> String {
    let touched = prepared.touched.iter().filter(|t| **t).count();
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    if let Some(changes) = plan.levels.changes {
        let message = changes_message(changes);
        rows.push(("replan-page-changes", voice.say(&message)));
    }
    let also: BTreeSet<_> =
        differences.iter().map(|d| d.alliance).filter(|a| !prepared.touched[a.index()]).collect();
    let message = match also.len() {
        0 => Message::new("replan-touched-value"),
        more => Message::new("replan-touched-more").with("more", more),
    };
    let message = message.with("n", touched).with("all", prepared.touched.len());
    rows.push(("replan-touched", voice.say(&message)));
    let mut text = format!("\n{}", summary::table(&rows, voice));

    for line in named_hosts(before, prepared, plan, voice) {
        text += &format!("  {line}\n");
    }
    let mut lines = change_lines(&prepared.scenario, differences, voice.texts());
    let more = lines.len().saturating_sub(LISTED);
    lines.truncate(LISTED);
    if more > 0 {
        lines.push(voice.say(&Message::new("replan-list-more").with("n", more)));
    }
    text += &summary::list("replan-list", &lines, voice);
    if let Some(curve) = curve {
        let lines: Vec<String> = curve.iter().map(|point| curve_line(point, voice)).collect();
        text += &summary::list("replan-curve", &lines, voice);
    }
    text
}

/// What becomes of events that named a host which drops out.
fn named_hosts(before: &Scenario, prepared: &Prepared, plan: &Plan, voice: &Voice) -> Vec<String> {
    let scenario = &prepared.scenario;
    let mut lines = Vec::new();
    for stated in &prepared.changes {
        let Change::NoHost { kindergarten, .. } = stated.change else { continue };
        let place = &scenario.kindergarten(kindergarten).name;
        for row in &prepared.earlier {
            let named = |event: &&Event| event.id == row.id && event.host == Some(kindergarten);
            let Some(event) = before.events.iter().find(named) else { continue };
            if row.kindergarten != event.host {
                continue;
            }
            let now = plan.activities.iter().find(|now| now.id == row.id);
            let message = match now {
                Some(now) => {
                    let host = now.kindergarten.map(|k| &scenario.kindergarten(k).name);
                    let day = voice.texts().day(now.date);
                    Message::new("replan-named-host").with_list("now", [day].iter().chain(host))
                }
                None => Message::new("replan-named-host-none"),
            };
            lines.push(voice.say(&message.with("place", place).with("title", &event.title)));
        }
    }
    lines
}

fn curve_line(point: &CurvePoint, voice: &Voice) -> String {
    let cost = format!("{:.1}", point.cost);
    let message = match point.bound {
        Some(bound) if gap(point.cost, bound) <= PROVEN_GAP => {
            Message::new("replan-curve-line-proven")
        }
        Some(bound) => Message::new("replan-curve-line").with("bound", format!("{bound:.1}")),
        None => Message::new("replan-curve-line-open"),
    };
    voice.say(&message.with("changes", point.changes).with("cost", cost))
}
