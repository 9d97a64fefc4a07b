//! The term at a glance: a row for each week, a column for each alliance.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Column, Page, Styles, lines};
use super::words::Words;
use crate::calendar::iso_week_start;
use crate::domain::{Activity, ActivityKind, AllianceIx, Message, Who};
use crate::write::Edition;

/// Alliances that fit side by side on a page.
const BESIDE: usize = 8;

pub(super) fn sheet(
    edition: &Edition<'_>,
    words: &Words<'_>,
    styles: &Styles,
) -> Result<Worksheet, XlsxError> {
    let scenario = edition.scenario;
    let alliances = scenario.alliances.len();
    let width = (112.0 / alliances.min(BESIDE) as f64).clamp(13.0, 40.0);
    let mut columns = vec![Column::new(words.key("workbook-head-week"), 16.0)];
    columns.extend(scenario.alliances.iter().map(|a| Column::new(words.plain(&a.name), width)));
    let name = words.key("workbook-sheet-glance");
    let mut page = Page::new(&name, &subtitle(edition, words), &columns, true, words, styles)?;
    page.sheet.set_freeze_panes(3, 1)?;
    if alliances > BESIDE {
        // Side by side no longer: the weeks stand on every page.
        page.sheet.set_print_fit_to_pages(0, 0).set_repeat_columns(0, 0)?;
        let breaks: Vec<u32> =
            (1..=alliances.div_ceil(BESIDE)).map(|n| (n * BESIDE + 1) as u32).collect();
        page.sheet.set_vertical_page_breaks(&breaks)?;
        page.sheet.set_print_scale(70);
    }

    let mut cells: BTreeMap<(Date, AllianceIx), Vec<&Activity>> = BTreeMap::new();
    for activity in &edition.plan.activities {
        cells.entry((iso_week_start(activity.date), activity.alliance)).or_default().push(activity);
    }
    let work = edition.work();
    let mut weeks: Vec<Date> = work.days().map(|day| iso_week_start(work.date(day))).collect();
    weeks.dedup();
    let mut themed = "";
    for monday in weeks {
        let (label, month) = (words.week(monday), month(edition, monday));
        // A theme is said in the first week of its month.
        let theme = scenario.settings.themes.get(&month).filter(|t| themed != t.as_str());
        let theme = theme.map(|t| (words.plain(t), t));
        if let Some((_, theme)) = theme {
            themed = theme;
        }
        let sunday = monday.saturating_add(6.days());
        let off = |who: Who| {
            let offs = edition.days_off().iter().filter(move |off| off.who == who);
            let here = offs.filter(|off| off.from <= sunday && off.to >= monday);
            here.map(|off| off_line(off.from.max(monday), off.to.min(sunday), &off.name, words))
        };
        let theme = theme.map(|(theme, _)| theme);
        let label: Vec<String> = std::iter::once(label).chain(theme).chain(off(Who::All)).collect();
        let label = label.join("\n");
        page.text(0, &label, &styles.strong)?;
        for a in scenario.alliance_ixs() {
            let column = a.index() as u16 + 1;
            let here = cells.get(&(monday, a)).map_or(&[][..], Vec::as_slice);
            let off: Vec<String> = off(Who::Alliance(a)).collect();
            cell(&mut page, column, (here, &off), width, words)?;
        }
        page.next()?;
    }
    Ok(page.sheet)
}

/// Days off in a week.
fn off_line(from: Date, to: Date, name: &str, words: &Words<'_>) -> String {
    let date = |date: Date| date.strftime("%-m/%-d").to_string();
    let days = if from == to { date(from) } else { format!("{}–{}", date(from), date(to)) };
    format!("{days} {}", words.plain(name))
}

/// The month that a week is counted to: that of its first day in the term.
fn month(edition: &Edition<'_>, monday: Date) -> String {
    monday.max(edition.scenario.settings.term.start).strftime("%Y-%m").to_string()
}

/// Writes the activities of a week; how many lines they take.
fn cell(
    page: &mut Page<'_>,
    column: u16,
    (here, off): (&[&Activity], &[String]),
    width: f64,
    words: &Words<'_>,
) -> Result<(), XlsxError> {
    let styles = page.styles;
    let lines_said = off.iter().map(|off| (2, off.clone()));
    let lines_said = lines_said.chain(here.iter().map(|activity| line(activity, words)));
    let said: Vec<(usize, String)> = lines_said
        .enumerate()
        .map(|(i, (run, line))| (run, if i == 0 { line } else { format!("\n{line}") }))
        .collect();
    if said.is_empty() {
        return page.text(column, "", &styles.cell);
    }
    page.grow(said.iter().map(|(_, line)| lines(line.trim_start(), width)).sum());
    let runs: Vec<_> = said.iter().map(|(run, line)| (&styles.runs[*run], line.as_str())).collect();
    page.sheet.write_rich_string_with_format(page.row, column, &runs, &styles.cell)?;
    Ok(())
}

fn line(activity: &Activity, words: &Words<'_>) -> (usize, String) {
    let (run, message) = match activity.kind() {
        ActivityKind::Outreach => (0, Message::new("workbook-glance-outreach")),
        ActivityKind::Inspection => (1, Message::new("workbook-glance-inspection")),
        ActivityKind::Event => (2, Message::new("workbook-glance-event")),
        ActivityKind::FollowUp => (1, Message::new("workbook-glance-followup")),
        ActivityKind::Placement => (0, Message::new("workbook-glance-placement")),
    };
    let place = match activity.kindergarten {
        Some(k) => words.place(k),
        None => words.word(crate::domain::Mode::Online),
    };
    let message = message
        .with("day", activity.date.strftime("%-m/%-d"))
        .with("when", words.when(activity.date, activity.slot))
        .with("until", activity.last_day().strftime("%-m/%-d"))
        .with("place", place)
        .with_list("people", activity.staff.iter().map(|&p| words.person(p)))
        .with("kind", words.kind(activity));
    (run, words.say(message))
}

/// What stands below the title of every sheet: the county and its term.
pub(super) fn subtitle(edition: &Edition<'_>, words: &Words<'_>) -> String {
    let term = &edition.scenario.settings.term;
    words.say(
        Message::new("workbook-subtitle")
            .with("name", words.plain(&edition.plan.scenario).chars().take(120).collect::<String>())
            .with("from", term.start)
            .with("to", term.end),
    )
}
