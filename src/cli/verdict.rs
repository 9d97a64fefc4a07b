//! Breaches of rules and demands left unmet as text.

use super::layout::safe;
use super::style::{self, paint};
use super::voice::Voice;
use crate::domain::{Message, Scenario, Shortfall};
use crate::verify::Violation;

/// Breaches shown in full.
const BREACHES: usize = 50;
/// Demands left unmet that are shown in full.
const SHORTFALLS: usize = 20;
/// Columns of a name.
const NAME: usize = 60;
/// Lines of the calendar that are listed.
const LINES: usize = 12;

/// Every breach: the rule, the calendar's lines, what is wrong.
pub(super) fn violations(violations: &[Violation], file: &str, voice: &Voice) -> String {
    let mut text = String::new();
    for violation in violations.iter().take(BREACHES) {
        let rule = Message::new("cli-violation")
            .with("rule", violation.rule)
            .with("name", voice.word(violation.rule));
        let mut lines: Vec<String> =
            violation.lines.iter().take(LINES).map(u32::to_string).collect();
        if violation.lines.len() > LINES {
            lines.push("…".to_owned());
        }
        let place = match lines.len() {
            0 => safe(file, NAME),
            _ => format!("{}:{}", safe(file, NAME), lines.join(",")),
        };
        let head = paint(style::ERROR, voice.say(&rule));
        text += &format!("{head} {place}\n  {}\n", voice.say(&violation.message));
    }
    if violations.len() > BREACHES {
        let more = Message::new("cli-more").with("n", violations.len() - BREACHES);
        text += &format!("{}\n", voice.say(&more));
    }
    text
}

/// Every demand left unmet with its reason, one line each, without indent.
pub(super) fn shortfalls(scenario: &Scenario, all: &[Shortfall], voice: &Voice) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for shortfall in all.iter().take(SHORTFALLS) {
        let message = Message::new("cli-shortfall")
            .with("demand", shortfall.demand)
            .with("name", voice.word(shortfall.demand))
            .with("subject", subject(scenario, &shortfall.subject))
            .with("units", shortfall.units);
        lines.push(voice.say(&message));
        lines.extend(shortfall.reason.iter().map(|r| format!("  {}", voice.say(r))));
    }
    if all.len() > SHORTFALLS {
        let more = Message::new("cli-shortfalls-more").with("n", all.len() - SHORTFALLS);
        lines.push(voice.say(&more));
    }
    lines
}

/// What a demand concerns.
pub(super) fn subject(scenario: &Scenario, id: &str) -> String {
    safe(&scenario.name_of_subject(id), NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Demand, Language, Rule};
    use crate::write::sample;

    #[test]
    fn rule_lines_and_names() {
        let voice = Voice::new(Some(Language::En), None);
        let broken = Violation {
            rule: Rule::K1,
            lines: vec![3, 7],
            message: Message::new("cli-unreadable").with("path", "x"),
        };
        let text = violations(&[broken], "calendar.csv", &voice);
        assert_eq!(
            anstream::adapter::strip_str(&text).to_string(),
            "rule K1 (one activity a day at a kindergarten) calendar.csv:3,7\n  \
             x cannot be read as a scenario\n"
        );
    }

    #[test]
    fn subject_is_named_and_reasons_follow() {
        let voice = Voice::new(Some(Language::En), None);
        let unmet = Shortfall {
            demand: Demand::D4,
            subject: "K2".to_owned(),
            units: 2,
            reason: vec![Message::new("cli-why-full")],
        };
        assert_eq!(
            shortfalls(&sample::scenario(), &[unmet], &voice),
            ["D4 visits received by a kindergarten: 乙园, 2 missing", "  the disk is full"]
        );
    }
}
