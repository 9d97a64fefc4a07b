//! `alliance fairness`: how evenly calendars, or tables of loads, share what there is to carry.

use std::path::{Path, PathBuf};

use super::check::{self, Checked};
use super::layout::{pad, safe, width};
use super::research_args::FairnessArgs;
use super::style::{self, paint};
use super::voice::Voice;
use super::{Ended, Exit, findings, outputs};
use crate::domain::{Activity, FixedWord, Language, Message, Policy, Scenario};
use crate::fairness::Measure;
use crate::loads::{Group, Judged, Period, What, distributions, judge, tables};
use crate::write::{
    CALENDAR_CSV, OutputFile, PlanHead, fairness_files, measures_csv, measures_json, whole_county,
};

/// Measures that fit beside one another on a terminal.
const SHOWN: [Measure; 11] = [
    Measure::Mean,
    Measure::Largest,
    Measure::Range,
    Measure::Gini,
    Measure::Jain,
    Measure::Variation,
    Measure::TheilT,
    Measure::Atkinson(0.5),
    Measure::Hoover,
    Measure::Palma,
    Measure::EnvyPairs,
];

/// Columns of a name.
const NAME: usize = 36;

/// What is measured, and for whom.
struct Table<'a> {
    scenario: Option<&'a Scenario>,
    plans: Vec<PlanHead>,
    judged: Vec<Judged>,
    measures: Vec<Measure>,
    /// Shown beside the measures: envy-freeness up to one duty.
    one_duty: bool,
}

pub(super) fn run(args: &FairnessArgs, lang: Option<Language>) -> Ended {
    let measures = match args.measures.as_slice() {
        [] if args.json || args.csv || args.out.is_some() => Measure::ALL.to_vec(),
        [] => SHOWN.to_vec(),
        asked => asked.to_vec(),
    };
    match (&args.loads, &args.scenario) {
        (Some(file), _) => of_loads(args, file, measures, lang),
        (None, Some(scenario)) => of_calendars(args, scenario, measures, lang),
        (None, None) => Err(Exit::Usage),
    }
}

fn of_loads(
    args: &FairnessArgs,
    file: &Path,
    measures: Vec<Measure>,
    lang: Option<Language>,
) -> Ended {
    let voice = Voice::new(lang, None);
    let table = crate::input::read_loads(file)
        .map_err(|found| findings::unreadable("measure-loads-unreadable", file, &found, &voice))?;
    let judged = tables(&table).into_iter().map(|d| judge(d, &measures)).collect();
    let head = |plan: &String| PlanHead {
        plan: plan.clone(),
        violations: None,
        shortfall: None,
        vehicle_km: None,
    };
    let plans = table.plans.iter().map(head).collect();
    show(args, &Table { scenario: None, plans, judged, measures, one_duty: false }, &voice)
}

fn of_calendars(
    args: &FairnessArgs,
    scenario: &Path,
    measures: Vec<Measure>,
    lang: Option<Language>,
) -> Ended {
    let (scenario, voice) = Checked::read(scenario, lang).json(args.json).told(false)?;
    let mut calendars: Vec<Vec<Activity>> = Vec::new();
    let mut plans = Vec::new();
    for path in &args.calendars {
        let file = if path.is_dir() { path.join(CALENDAR_CSV) } else { PathBuf::from(path) };
        let calendar = check::calendar(&scenario, &file, &voice)?;
        let verdict = crate::verify(&scenario, &calendar, Policy::Cost);
        plans.push(PlanHead {
            plan: file.display().to_string(),
            violations: Some(verdict.violations.len()),
            shortfall: Some(verdict.shortfall),
            vehicle_km: Some(verdict.vehicle_km.value() + 0.0),
        });
        calendars.push(calendar);
    }
    let slices: Vec<&[Activity]> = calendars.iter().map(Vec::as_slice).collect();
    let all = |asked: &[What]| if asked.is_empty() { What::ALL.to_vec() } else { asked.to_vec() };
    let periods = if args.period.is_empty() { Period::ALL } else { &args.period };
    let mut judged = Vec::new();
    for what in all(&args.of) {
        for &period in periods {
            let found = distributions(&scenario, &slices, what, period);
            judged.extend(found.into_iter().map(|d| judge(d, &measures)));
        }
    }
    let one_duty = args.measures.is_empty();
    show(args, &Table { scenario: Some(&scenario), plans, judged, measures, one_duty }, &voice)
}

fn show(args: &FairnessArgs, table: &Table<'_>, voice: &Voice) -> Ended {
    let Table { scenario, plans, judged, measures, .. } = table;
    if let Some(out) = &args.out {
        let csv = measures_csv(*scenario, plans, judged, measures);
        let made = fairness_files(csv).into_iter();
        let made = made.map(|(name, text)| OutputFile { name, content: text.into_bytes() });
        let files = outputs::write_made(out, "fairness", Ok(made.collect()), voice)?;
        return Ok(voice.data(&files, Exit::Done));
    }
    let text = if args.json {
        measures_json(*scenario, plans, judged, measures)
    } else if args.csv {
        measures_csv(*scenario, plans, judged, measures)
    } else {
        words(table, voice)
    };
    Ok(voice.data(&text, Exit::Done))
}

/// `A`, `B` … `Z`, `27` …: what a plan is called in the rows.
fn letter(plan: usize) -> String {
    match u8::try_from(plan) {
        Ok(n) if n < 26 => char::from(b'A' + n).to_string(),
        _ => (plan + 1).to_string(),
    }
}

/// The table for people.
fn words(table: &Table<'_>, voice: &Voice) -> String {
    let many = table.plans.len() > 1;
    let mut text = String::new();
    let calendars = table.scenario.map_or(&[][..], |_| &table.plans);
    for (i, plan) in calendars.iter().enumerate() {
        let mut line = String::from("  ");
        if many {
            line += &format!("{}  ", letter(i));
        }
        line += &safe(&plan.plan, 60);
        if let (Some(km), Some(shortfall), Some(broken)) =
            (plan.vehicle_km, plan.shortfall, plan.violations)
        {
            let said = Message::new("measure-plan")
                .with("km", format!("{km:.1}"))
                .with("shortfall", shortfall)
                .with("broken", broken);
            line += &format!("  {}", voice.say(&said));
        }
        text += &format!("{line}\n");
    }
    for block in table
        .judged
        .chunk_by(|a, b| (a.loads.what, a.loads.period) == (b.loads.what, b.loads.period))
    {
        text += &format!("\n  {}\n", paint(style::TITLE, title(&block[0], voice)));
        text += &rows(table, block, voice);
        let warned: String = block.iter().map(|judged| warnings(table, judged, voice)).collect();
        if !warned.is_empty() {
            let why = voice.key("measure-trap-why");
            text += &format!("{warned}    {}\n", paint(style::FAINT, why));
        }
    }
    text
}

fn title(judged: &Judged, voice: &Voice) -> String {
    let key = match judged.loads.what {
        Some(What::Burden) => "measure-of-burden",
        Some(What::Duties) => "measure-of-duties",
        Some(What::Hostings) => "measure-of-hostings",
        Some(What::Received) => "measure-of-received",
        Some(What::Inspected) => "measure-of-inspected",
        None => return voice.key("measure-of-loads"),
    };
    let period = match judged.loads.period {
        Some(Period::Term) => "measure-period-term",
        _ => "measure-period-year",
    };
    voice.say(&Message::new(key).with("period", voice.key(period)))
}

fn group(table: &Table<'_>, group: &Group, voice: &Voice) -> String {
    let alliance = |a| table.scenario.map_or_else(String::new, |s| s.alliance(a).name.clone());
    let county = || table.scenario.map_or_else(String::new, |s| whole_county(s, voice.texts()));
    let said = match group {
        Group::Alliance(a, Some(role)) => voice.say(
            &Message::new("measure-group")
                .with("alliance", alliance(*a))
                .with("role", voice.word(*role)),
        ),
        Group::Alliance(a, None) => {
            voice.say(&Message::new("measure-alliance").with("alliance", alliance(*a)))
        }
        Group::County(Some(role)) => {
            let county = Message::new("measure-county-role").with("county", county());
            voice.say(&county.with("role", voice.word(*role)))
        }
        Group::County(None) => county(),
        Group::Named(name) if name.is_empty() => voice.key("measure-all"),
        Group::Named(name) => name.clone(),
    };
    safe(&said, NAME)
}

/// What a measure is called.
pub(super) fn name(measure: Measure, voice: &Voice) -> String {
    let key = match measure {
        Measure::Mean => "measure-name-mean",
        Measure::Largest => "measure-name-largest",
        Measure::Smallest => "measure-name-smallest",
        Measure::Range => "measure-name-range",
        Measure::MaxMinRatio => "measure-name-max-min-ratio",
        Measure::Variance => "measure-name-variance",
        Measure::Variation => "measure-name-cv",
        Measure::VariationOfSample => "measure-name-cv-sample",
        Measure::Unfairness => "measure-name-unfairness",
        Measure::Gini => "measure-name-gini",
        Measure::GiniOfSample => "measure-name-gini-sample",
        Measure::Jain => "measure-name-jain",
        Measure::TheilT => "measure-name-theil-t",
        Measure::TheilL => "measure-name-theil-l",
        Measure::Atkinson(epsilon) => {
            let message = Message::new("measure-name-atkinson");
            return voice.say(&message.with("epsilon", epsilon));
        }
        Measure::Hoover => "measure-name-hoover",
        Measure::TopTenth => "measure-name-top",
        Measure::BottomTwoFifths => "measure-name-bottom",
        Measure::Palma => "measure-name-palma",
        Measure::EnvyPairs => "measure-name-envy-pairs",
        Measure::Envious => "measure-name-envious",
    };
    voice.key(key)
}

/// A figure as people read it.
fn figure(measure: Measure, x: Option<f64>) -> String {
    let digits = match measure {
        Measure::Mean
        | Measure::Largest
        | Measure::Smallest
        | Measure::Range
        | Measure::Variance
        | Measure::Unfairness => 1,
        Measure::EnvyPairs | Measure::Envious => 0,
        _ => 3,
    };
    match x {
        None => "–".to_owned(),
        Some(x) if x.is_infinite() => "∞".to_owned(),
        Some(x) => format!("{x:.digits$}"),
    }
}

/// Rows under their heads; words to the left, figures to the right.
fn rows(table: &Table<'_>, block: &[Judged], voice: &Voice) -> String {
    let many = table.plans.len() > 1;
    let mut head = vec![voice.key("measure-column-group")];
    if many {
        head.push(voice.key("measure-column-plan"));
    }
    let words = head.len();
    head.push(voice.key("measure-column-people"));
    head.extend(table.measures.iter().map(|&m| name(m, voice)));
    if table.one_duty {
        head.push(voice.key("measure-name-one-duty"));
    }
    let mut lines = vec![head];
    for judged in block {
        for (plan, figures) in judged.figures.iter().enumerate() {
            let name =
                if plan == 0 { group(table, &judged.loads.group, voice) } else { String::new() };
            let mut line = vec![name];
            if many {
                line.push(match table.scenario {
                    Some(_) => letter(plan),
                    None => safe(&table.plans[plan].plan, NAME),
                });
            }
            line.push(judged.people[plan].to_string());
            line.extend(table.measures.iter().zip(figures).map(|(&m, &x)| figure(m, x)));
            if let Some(beyond) = judged.beyond_one[plan].filter(|_| table.one_duty) {
                line.push(match beyond.envious {
                    0 => voice.key("measure-one-duty-free"),
                    _ => format!("+{:.1}", beyond.excess),
                });
            }
            lines.push(line);
        }
    }
    let columns: Vec<usize> = (0..lines[0].len())
        .map(|c| lines.iter().map(|line| width(&line[c])).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for (i, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line
            .iter()
            .zip(&columns)
            .enumerate()
            .map(|(c, (cell, &columns))| {
                let gap = " ".repeat(columns.saturating_sub(width(cell)));
                if c < words { pad(cell, columns) } else { format!("{gap}{cell}") }
            })
            .collect();
        let line = cells.join("  ");
        let line = if i == 0 { paint(style::FAINT, line) } else { line };
        text += &format!("    {line}\n");
    }
    text
}

/// Where a measure calls a plan fairer than one in which nobody carries more.
fn warnings(table: &Table<'_>, judged: &Judged, voice: &Voice) -> String {
    let called = |plan: usize| match table.scenario {
        Some(_) => letter(plan),
        None => safe(&table.plans[plan].plan, NAME),
    };
    let mut text = String::new();
    for traps in judged.traps.chunk_by(|a, b| (a.preferred, a.lighter) == (b.preferred, b.lighter))
    {
        let measures = traps.iter().map(|t| name(t.measure, voice));
        let message = Message::new("measure-trap")
            .with_list("measures", measures)
            .with("preferred", called(traps[0].preferred))
            .with("lighter", called(traps[0].lighter))
            .with("group", group(table, &judged.loads.group, voice));
        text += &format!("    {}\n", paint(style::WARNING, voice.say(&message)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_have_letters_then_numbers() {
        assert_eq!([letter(0), letter(25), letter(26), letter(300)], ["A", "Z", "27", "301"]);
    }

    #[test]
    fn figures_are_short_and_honest() {
        assert_eq!(figure(Measure::Gini, Some(0.16)), "0.160");
        assert_eq!(figure(Measure::Largest, Some(392.36)), "392.4");
        assert_eq!(figure(Measure::EnvyPairs, Some(12.0)), "12");
        assert_eq!(figure(Measure::GiniOfSample, None), "–");
        assert_eq!(figure(Measure::MaxMinRatio, Some(f64::INFINITY)), "∞");
    }
}
