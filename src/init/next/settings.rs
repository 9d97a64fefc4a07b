//! `scenario.toml` of the next term: its days, its name, its themes; everything else stays.

use jiff::civil::Date;
use toml_edit::{DocumentMut, Item, Key, Value};

use super::Work;
use crate::domain::{Holidays, Message};
use crate::init::holidays::all_known;
use crate::init::shift::later;

/// Words of one term and those of the next.
const SEASONS: &[(&str, &str)] = &[
    ("秋季", "春季"),
    ("上学期", "下学期"),
    ("上學期", "下學期"),
    ("第一学期", "第二学期"),
    ("第一學期", "第二學期"),
    ("autumn", "spring"),
    ("Autumn", "Spring"),
];

pub(super) fn take(work: &mut Work<'_>) -> Result<(), Message> {
    let unread = |why: String| Message::new("next-settings").with("why", why);
    let text = work.grids.settings.trim_start_matches('\u{feff}');
    let mut doc: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| unread(error.message().to_owned()))?;
    let term = work.term;
    for (section, key, day) in [
        ("year", "start", term.year.0),
        ("year", "end", term.year.1),
        ("term", "start", term.start),
        ("term", "end", term.end),
    ] {
        set(&mut doc[section][key], date(day));
    }
    set(&mut doc["term"]["index"], i64::from(term.index).into());
    let years = i64::from(term.year.0.year() - work.scenario.settings.year.start.year());
    let name = other_season(&later(&work.scenario.settings.name, years), term.index);
    set(&mut doc["name"], name.into());
    if work.scenario.settings.calendar.holidays == Holidays::Cn
        && !all_known((term.start, term.end))
    {
        set(&mut doc["calendar"]["holidays"], "none".into());
    }
    // The day of signing was this term's.
    if let Some(notice) = doc.get_mut("notice").and_then(Item::as_table_like_mut) {
        notice.remove("date");
    }
    themes(work, &mut doc);
    work.grids.settings = doc.to_string();
    Ok(())
}

/// A text that speaks of one season, for the other.
pub(super) fn other_season(text: &str, index: u32) -> String {
    SEASONS.iter().fold(text.to_owned(), |text, (first, second)| match index {
        1 => text.replace(second, first),
        2 => text.replace(first, second),
        _ => text,
    })
}

fn date(day: Date) -> Value {
    let text = day.to_string();
    text.parse::<toml_edit::Datetime>().map_or_else(|_| text.as_str().into(), Value::from)
}

/// Puts a value in the place of another and leaves the comment behind it.
fn set(item: &mut Item, mut value: Value) {
    if let Some(old) = item.as_value() {
        *value.decor_mut() = old.decor().clone();
    }
    *item = Item::Value(value);
}

/// Moves the months of themes, unless the new term has themes already.
fn themes(work: &mut Work<'_>, doc: &mut DocumentMut) {
    let Some(table) = doc.get_mut("themes").and_then(Item::as_table_like_mut) else { return };
    let month = |key: &str| -> Option<(i16, i8)> {
        let (year, month) = key.split_once('-')?;
        Some((year.parse().ok()?, month.parse().ok()?))
    };
    let all: Vec<(String, Item)> =
        table.iter().map(|(key, item)| (key.to_owned(), item.clone())).collect();
    let of = |day: Date| (day.year(), day.month());
    let new = of(work.term.start)..=of(work.term.end);
    let ahead = |key: &str| month(key).is_some_and(|month| new.contains(&month));
    let have = all.iter().any(|(key, _)| ahead(key));
    for (key, item) in all {
        if ahead(&key) {
            continue;
        }
        table.remove(&key);
        let Some((year, of)) = month(&key).filter(|_| !have) else { continue };
        let (year, of) = work.shift.month(year, of);
        let moved = format!("{year:04}-{of:02}");
        if ahead(&moved) {
            // As the others are written: "2027-03" = …
            let mut quoted = Key::new(&moved);
            if let Ok(parsed) = format!("\"{moved}\"").parse() {
                quoted = parsed;
            }
            table.entry_format(&quoted).or_insert(item);
            work.next.themes += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_speak_of_the_other_season() {
        assert_eq!(other_season("2026—2027学年秋季学期", 2), "2026—2027学年春季学期");
        assert_eq!(other_season("第二学期 spring", 1), "第一学期 autumn");
    }
}
