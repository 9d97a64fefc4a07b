//! How the plan was made and how far it can be trusted.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::glance::subtitle;
use super::page::{Column, Page, Styles};
use super::words::Words;
use crate::domain::{Message, PROVEN_GAP};
use crate::write::Edition;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let plan = edition.plan;
    let columns = [
        Column::new(words.key("workbook-head-item"), 24.0),
        Column::new(words.key("workbook-head-content"), 66.0),
    ];
    let name = words.key("workbook-sheet-about");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, false, words, styles)?;
    let broken = edition.verdict().violations.len();
    let verdict = match broken {
        0 => words.key("workbook-verdict-fine"),
        n => words.say(Message::new("workbook-verdict-broken").with("n", n)),
    };
    let quality = plan.levels.quality.parts;
    let rows = [
        ("workbook-about-activities", plan.activities.len().to_string()),
        ("workbook-about-verdict", verdict),
        ("workbook-about-shortfall", shortfall(edition, words)),
        ("workbook-about-cost", cost(edition, words)),
        ("workbook-about-km", format!("{:.1}", plan.vehicle_km.value())),
        (
            "workbook-about-quality",
            words.say(
                Message::new("workbook-quality")
                    .with("all", quality.value())
                    .with("evenness", quality.evenness)
                    .with("spacing", quality.spacing)
                    .with("weekday", quality.weekday)
                    .with("rotation", quality.rotation),
            ),
        ),
        ("workbook-about-policy", words.word(plan.policy)),
        ("workbook-about-stopped", words.word(plan.stopped_by)),
        ("workbook-about-program", format!("alliance-calendar {}", plan.version)),
        ("workbook-about-command", words.plain(edition.command)),
        ("workbook-about-digest", plan.digest.clone()),
        ("workbook-about-edit", words.key("workbook-edit-note")),
    ];
    for (key, value) in rows {
        page.text(0, &words.key(key), &styles.strong)?;
        page.text(1, &value, &styles.cell)?;
        page.next()?;
    }
    Ok(page.sheet)
}

fn shortfall(edition: &Edition<'_>, words: &Words<'_>) -> String {
    let level = edition.plan.levels.shortfall;
    let proven = level.bound.is_some_and(|bound| bound >= level.value);
    let key = match (level.value, proven) {
        (0, _) => return words.key("workbook-all-met"),
        (_, true) => "workbook-shortfall-proven",
        (_, false) => "workbook-shortfall-open",
    };
    let units: u32 = edition.plan.shortfalls.iter().map(|s| s.units).sum();
    words.say(Message::new(key).with("n", units).with("weight", level.value))
}

fn cost(edition: &Edition<'_>, words: &Words<'_>) -> String {
    let cost = edition.plan.levels.cost;
    let said = |key| Message::new(key).with("cost", format!("{:.1}", cost.value));
    if let Some(proven) = edition.plan.leximin_said() {
        return words.say(said("workbook-cost-leximin").with("said", words.say(proven)));
    }
    words.say(match (cost.bound, cost.gap()) {
        (Some(_), Some(gap)) if gap <= PROVEN_GAP => said("workbook-cost-proven"),
        // Rounded down: a bound shown higher than it is would promise too much.
        (Some(bound), Some(_)) => said("workbook-cost-bound")
            .with("bound", format!("{:.1}", (bound * 10.0).floor() / 10.0)),
        _ => said("workbook-cost-open"),
    })
}
