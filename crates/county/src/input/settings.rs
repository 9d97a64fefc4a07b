//! `scenario.toml` → [`Settings`], the defaults of the contract applied.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time, Weekday};

use super::cells::{MAX_AMOUNT, MAX_COUNT};
use super::codes;
use super::findings::{Findings, suggest};
use super::headers::SETTINGS;
use super::toml_section::{Document, Section};
use super::year;
use crate::calendar::{CoverYear, holidays_cn};
use crate::domain::{
    BurdenSettings, CalendarSettings, EventSettings, FixedWord, Holidays, HourSettings,
    InspectionSettings, Language, LimitSettings, Minutes, NoticeSettings, ObjectiveSettings,
    OutreachSettings, Policy, QualitySettings, RepairSettings, Settings, TermSettings,
    TravelSettings, YearSettings,
};

/// Longest term and longest school year, in days.
const MAX_TERM: i32 = 400;
const MAX_YEAR: i32 = 800;
/// Most terms of a year.
const MAX_TERMS: u32 = 12;

/// Hours and minutes of the sessions where nothing else is said.
const HOURS: [[[i8; 2]; 2]; 2] = [[[8, 30], [11, 30]], [[14, 30], [17, 30]]];

/// Reads the settings. After an error stand-ins fill what could not be read.
pub(super) fn read(text: &str, found: &mut Findings) -> Settings {
    match Document::parse(text, found) {
        Some((document, table)) => all(Section::root(document, &table), found),
        None => stand_in(),
    }
}

/// Settings of no scenario, for reading on after an error.
pub(super) fn stand_in() -> Settings {
    read("", &mut Findings::default())
}

fn all(mut root: Section<'_>, found: &mut Findings) -> Settings {
    let name = root.text("name", found).map(|n| n.trim().to_owned());
    let unnamed = name.as_deref().is_none_or(str::is_empty);
    if unnamed && (name.is_some() || !root.has("name")) {
        root.missing("name", found);
    }
    let language = words::<Language>();
    let language = root.word("language", Language::ZhHans, &language, found);
    let (year, term) = year_and_term(&mut root, found);
    let calendar = calendar(&mut root, &term, found);
    let settings = Settings {
        name: name.unwrap_or_default(),
        language,
        year,
        term,
        calendar,
        travel: travel(&mut root, found),
        outreach: outreach(&mut root, found),
        inspection: inspection(&mut root, found),
        events: events(&mut root, found),
        limits: limits(&mut root, found),
        repair: repair(&mut root, found),
        burden: burden(&mut root, found),
        objective: objective(&mut root, found),
        quality: quality(&mut root, found),
        hours: hours(&mut root, found),
        notice: notice(&mut root, found),
        themes: themes(&mut root, found),
    };
    if found.clean(SETTINGS) {
        agreement(&settings, &mut root, found);
    }
    root.finish(found);
    settings
}

/// The number of the term, on which hangs what is still due, and the name agree with the dates.
fn agreement(settings: &Settings, root: &mut Section<'_>, found: &mut Findings) {
    let term = &settings.term;
    if let Some(likely) = year::index_by_dates(settings).filter(|&likely| likely != term.index) {
        let place = root.section("term", &mut Findings::default()).place("index");
        found.report(codes::INDEX_CONTRADICTED, place, |m| {
            m.with("index", term.index)
                .with("likely", likely)
                .with("start", term.start)
                .with("end", term.end)
        });
    } else if year::name_disagrees(settings) {
        found.report(codes::NAME_CONTRADICTED, root.place("name"), |m| {
            m.with("name", &settings.name)
                .with("year-start", settings.year.start)
                .with("year-end", settings.year.end)
                .with("index", term.index)
        });
    }
}

/// The words of a list as files write them.
fn words<W: FixedWord>() -> Vec<(&'static str, W)> {
    W::ALL.iter().map(|&w| (w.word(), w)).collect()
}

fn year_and_term(root: &mut Section<'_>, found: &mut Findings) -> (YearSettings, TermSettings) {
    let mut year = root.section("year", found);
    let year_span = span(&mut year, MAX_YEAR, found);
    let terms = year.count("terms", 1, MAX_TERMS, found);
    let terms_broken = terms.is_none() && year.has("terms");
    let terms = terms.unwrap_or(2);
    year.finish(found);

    let mut term = root.section("term", found);
    let term_span = span(&mut term, MAX_TERM, found);
    if let (Some((start, end)), Some((first, last))) = (year_span, term_span) {
        for (key, outside) in [("start", first < start), ("end", last > end)] {
            if outside {
                found.report(codes::TERM_OUTSIDE_YEAR, term.place(key), |m| {
                    m.with("year-start", start).with("year-end", end)
                });
            }
        }
    }
    let index = match term.count("index", 1, MAX_TERMS, found) {
        Some(index) => {
            if index > terms && !terms_broken {
                found.report(codes::TERM_INDEX, term.place("index"), |m| {
                    m.with("index", index).with("terms", terms)
                });
            }
            index
        }
        None => {
            let assumed = terms.min(2);
            if !term.has("index") {
                let place = term.place("index");
                found.report(codes::INDEX_ASSUMED, place, |m| m.with("index", assumed));
            }
            assumed
        }
    };
    term.finish(found);

    let (start, end) = year_span.unwrap_or_default();
    let (first, last) = term_span.unwrap_or_default();
    (YearSettings { start, end, terms }, TermSettings { index, start: first, end: last })
}

/// `start` and `end`, in order and not too far apart.
fn span(section: &mut Section<'_>, most: i32, found: &mut Findings) -> Option<(Date, Date)> {
    let (start, end) = (section.date("start", found), section.date("end", found));
    let (start, end) = start.zip(end)?;
    if start > end {
        found.report(codes::FROM_AFTER_TO, section.place("start"), |m| {
            m.with("from", start).with("to", end)
        });
        return None;
    }
    let days = (end - start).get_days() + 1;
    if days > most {
        found.report(codes::TERM_TOO_LONG, section.place("end"), |m| {
            m.with("days", days).with("most", most)
        });
        return None;
    }
    Some((start, end))
}

fn calendar(root: &mut Section<'_>, term: &TermSettings, found: &mut Findings) -> CalendarSettings {
    let mut s = root.section("calendar", found);
    let weekend = s.listed("weekend", &[Weekday::Saturday, Weekday::Sunday], found);
    let names = [("CN", Holidays::Cn), ("none", Holidays::None)];
    let holidays = s.word("holidays", Holidays::Cn, &names, found);
    if holidays == Holidays::Cn && found.clean(SETTINGS) {
        for year in term.start.year()..=term.end.year() {
            let code = match holidays_cn().covers(year) {
                CoverYear::Official => continue,
                CoverYear::StatutoryOnly => codes::HOLIDAYS_STATUTORY,
                CoverYear::Unknown => codes::HOLIDAYS_UNKNOWN,
            };
            found.report(code, s.place("holidays"), |m| m.with("year", year));
        }
    }
    s.finish(found);
    CalendarSettings { weekend, holidays }
}

fn travel(root: &mut Section<'_>, found: &mut Findings) -> TravelSettings {
    let mut s = root.section("travel", found);
    let mut minutes =
        |s: &mut Section<'_>, key, default| Minutes(s.number(key, default, 0.0, MAX_AMOUNT, found));
    let max_one_way_minutes = minutes(&mut s, "max_one_way_minutes", 120.0);
    let max_drive_minutes_per_day = minutes(&mut s, "max_drive_minutes_per_day", 300.0);
    let half_day_reach_minutes = minutes(&mut s, "half_day_reach_minutes", 60.0);
    let settings = TravelSettings {
        detour: s.number("detour", 1.4, 0.01, 100.0, found),
        speed_kmh: s.number("speed_kmh", 40.0, 0.1, 1000.0, found),
        seats: s.count("seats", 1, 1000, found).unwrap_or(4),
        max_one_way_minutes,
        max_drive_minutes_per_day,
        half_day_reach_minutes,
        cost_per_km: s.number("cost_per_km", 0.0, 0.0, 1e6, found),
    };
    s.finish(found);
    settings
}

/// A table `{ weak, ordinary, strong }`.
fn by_support(
    parent: &mut Section<'_>,
    key: &'static str,
    default: [u32; 3],
    found: &mut Findings,
) -> [u32; 3] {
    let mut s = parent.section(key, found);
    let names = ["weak", "ordinary", "strong"];
    let mut values = default;
    for (value, name) in values.iter_mut().zip(names) {
        *value = s.count(name, 0, MAX_COUNT, found).unwrap_or(*value);
    }
    s.finish(found);
    values
}

fn outreach(root: &mut Section<'_>, found: &mut Findings) -> OutreachSettings {
    let mut s = root.section("outreach", found);
    let settings = OutreachSettings {
        visits_per_term: s.count("visits_per_term", 0, MAX_COUNT, found).unwrap_or(1),
        group_max: s.count("group_max", 1, MAX_COUNT, found).unwrap_or(3),
        subjects_min: s.count("subjects_min", 0, MAX_COUNT, found).unwrap_or(2),
        visits_min: by_support(&mut s, "visits_min", [2, 1, 0], found),
    };
    s.finish(found);
    settings
}

fn inspection(root: &mut Section<'_>, found: &mut Findings) -> InspectionSettings {
    let mut s = root.section("inspection", found);
    let expertise = s.texts("expertise", found).map_or_else(
        || vec!["curriculum".to_owned(), "safety".to_owned()],
        |texts| {
            let mut list: Vec<String> = Vec::new();
            for (text, _) in texts {
                let text = text.trim().to_owned();
                if !text.is_empty() && !list.contains(&text) {
                    list.push(text);
                }
            }
            list
        },
    );
    let settings = InspectionSettings {
        per_year: by_support(&mut s, "per_year", [2, 1, 1], found),
        team: s.count("team", 1, 100, found).unwrap_or(2),
        expertise,
        gap_days: s.count("gap_days", 0, MAX_COUNT, found).unwrap_or(28),
    };
    s.finish(found);
    settings
}

fn events(root: &mut Section<'_>, found: &mut Findings) -> EventSettings {
    let mut s = root.section("events", found);
    let mut count = |key, default| s.count(key, 0, MAX_COUNT, found).unwrap_or(default);
    let settings = EventSettings {
        min_per_year: count("min_per_year", 8),
        delegates: count("delegates", 2),
        gap_days: count("gap_days", 7),
        bureau_parallel: count("bureau_parallel", 2),
    };
    s.finish(found);
    settings
}

fn limits(root: &mut Section<'_>, found: &mut Findings) -> LimitSettings {
    let mut s = root.section("limits", found);
    let settings = LimitSettings {
        days_out_per_week: s.count("days_out_per_week", 0, MAX_COUNT, found).unwrap_or(1),
        incoming_per_week: s.count("incoming_per_week", 0, MAX_COUNT, found).unwrap_or(2),
        placements_max: s.count("placements_max", 0, MAX_COUNT, found).unwrap_or(2),
    };
    s.finish(found);
    settings
}

fn repair(root: &mut Section<'_>, found: &mut Findings) -> RepairSettings {
    let mut s = root.section("repair", found);
    let notice_days = s.count("notice_days", 0, MAX_COUNT, found).unwrap_or(0);
    s.finish(found);
    RepairSettings { notice_days }
}

fn burden(root: &mut Section<'_>, found: &mut Findings) -> BurdenSettings {
    let mut s = root.section("burden", found);
    let minutes = s.number("session_minutes", 180.0, 0.0, MAX_AMOUNT, found);
    s.finish(found);
    BurdenSettings { session_minutes: Minutes(minutes) }
}

fn objective(root: &mut Section<'_>, found: &mut Findings) -> ObjectiveSettings {
    let mut s = root.section("objective", found);
    let settings = ObjectiveSettings {
        policy: s.word("policy", Policy::Balanced, &words(), found),
        lambda: s.number("lambda", 1.0, 0.0, 1e6, found),
        weights: s.weights("weights", &[3.0, 2.0, 1.0], found),
        alpha: s.number("alpha", 1.0, 0.0, 100.0, found),
        disagreement: Minutes(s.number("disagreement", 2400.0, 1.0, MAX_AMOUNT, found)),
    };
    s.finish(found);
    settings
}

fn quality(root: &mut Section<'_>, found: &mut Findings) -> QualitySettings {
    let mut s = root.section("quality", found);
    let midweek = [Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday];
    let settings = QualitySettings {
        spacing_days: s.count("spacing_days", 0, MAX_COUNT, found).unwrap_or(14),
        preferred_weekdays: s.listed("preferred_weekdays", &midweek, found),
    };
    s.finish(found);
    settings
}

/// `[hours]`: `am = "08:30-11:30"`, the afternoon likewise.
fn hours(root: &mut Section<'_>, found: &mut Findings) -> HourSettings {
    let mut s = root.section("hours", found);
    let mut sessions =
        HOURS.map(|span| span.map(|[hour, minute]| Time::constant(hour, minute, 0, 0)));
    for (key, session) in ["am", "pm"].into_iter().zip(&mut sessions) {
        let Some(text) = s.text(key, found) else { continue };
        match clock_span(text) {
            Some(span) => *session = span,
            None => found.report(codes::BAD_HOURS, s.place(key), |m| {
                m.with("value", super::findings::shown(text)).with("key", s.path(key))
            }),
        }
    }
    if sessions[0][1] > sessions[1][0] {
        found.report(codes::HOURS_OVERLAP, s.place("pm"), |m| m);
    }
    s.finish(found);
    HourSettings { sessions: sessions.map(|[from, to]| (from, to)) }
}

/// `08:30-11:30`; the later one second.
fn clock_span(text: &str) -> Option<[Time; 2]> {
    let clock = |text: &str| {
        let (hour, minute) = text
            .trim()
            .replace('：', ":")
            .split_once(':')
            .map(|(h, m)| (h.to_owned(), m.to_owned()))?;
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
    };
    let (from, to) = text.split_once(['-', '–', '—', '~', '～', '至'])?;
    let (from, to) = (clock(from)?, clock(to)?);
    (from < to).then_some([from, to])
}

/// `[notice]`: who signs, and when.
fn notice(root: &mut Section<'_>, found: &mut Findings) -> NoticeSettings {
    let mut s = root.section("notice", found);
    let issuer = s.text("issuer", found).map(|text| text.trim().to_owned());
    let empty = s.text("date", &mut Findings::default()).is_some_and(|text| text.trim().is_empty());
    let date = if s.has("date") && !empty { s.date("date", found) } else { None };
    s.finish(found);
    NoticeSettings { issuer: issuer.filter(|text| !text.is_empty()), date }
}

/// `[themes]`, whose keys are months.
fn themes(root: &mut Section<'_>, found: &mut Findings) -> BTreeMap<String, String> {
    let s = root.section("themes", found);
    let mut themes = BTreeMap::new();
    for (key, value) in s.entries() {
        let month: &str = key.get_ref();
        let valid = month.len() == 7 && super::cells::date(&format!("{month}-01")).is_ok();
        if !valid {
            found.report_at(
                codes::BAD_MONTH,
                SETTINGS,
                || s.place(month),
                |m| {
                    let padded = month.split_once('-').map(|(y, m)| format!("{y}-{m:0>2}"));
                    let padded = padded.filter(|p| p != month && p.len() == 7);
                    suggest(m.with("key", super::findings::shown(month)), padded.as_deref())
                },
            );
        }
        match value.get_ref().as_str() {
            Some(text) => {
                themes.insert(month.to_owned(), text.trim().to_owned());
            }
            None => s.wrong_type(month, value, "text", found),
        }
    }
    themes
}
