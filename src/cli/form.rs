//! `alliance form`: which members join which lead.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use serde_json::{Value, json};

use super::check::Checked;
use super::stop::Stop;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::year_args::FormArgs;
use super::{Ended, Exit, findings, outputs};
use crate::domain::{Diagnostic, KinderIx, Language, Message, Minutes, Scenario, Severity};
use crate::form::{Division, Evenness, FormRules, Formed, Forming, conflict, form, trade_off};
use crate::input::{Sources, divided, read_sources, read_townships};
use crate::model::Limits;
use crate::text::plain;
use crate::travel::DistanceTable;
use crate::write::{FORM_FILES, FormWords, FoundForm, division_tables, form_files};

/// Nodes of a model's tree.
const NODES: u64 = 1_000_000;
/// Kindergartens and findings that are listed.
const LISTED: usize = 30;

pub(super) fn run(args: &FormArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) =
        Checked::read(&args.scenario, lang).json(args.answer.json).told(false)?;
    Ok(voice.data(&formed(args, &scenario, &voice)?, Exit::Done))
}

fn formed(args: &FormArgs, scenario: &Scenario, voice: &Voice) -> Result<String, Exit> {
    let out = args.answer.folder(&args.scenario, "form");
    outputs::try_tables(&out, &FORM_FILES, &args.scenario, voice)?;
    let usual = FormRules::of(scenario);
    let mut townships = usual.townships;
    if let Some(file) = &args.townships {
        for (k, township) in read(file, scenario, voice)? {
            townships[k.index()] = Some(township);
        }
    }
    let rules = FormRules {
        size: args.size.unwrap_or(usual.size),
        minutes: args.minutes.map_or(usual.minutes, |n| Minutes(f64::from(n))),
        together: args.together,
        weak: args.weak.unwrap_or(usual.weak),
        staff: args.staff.unwrap_or(usual.staff),
        townships,
        change_km: args.change.unwrap_or(usual.change_km),
    };
    let stop = Stop::listen(|| {});
    let flag = stop.flag();
    let limits = Limits { nodes: NODES, deadline: None, stop: &flag };
    let formed = match form(scenario, &rules, &limits) {
        Forming::Found(formed) => formed,
        Forming::Impossible => return Err(impossible(scenario, &rules, &flag, voice)),
        Forming::Unknown => {
            voice.complain(&Message::new("form-stopped"));
            return Err(Exit::Interrupted);
        }
    };
    let trade_offs: Vec<(Evenness, Vec<Formed>)> = [Evenness::Weak, Evenness::Staff]
        .map(|evenness| (evenness, trade_off(scenario, &rules, evenness, &limits)))
        .to_vec();
    let today = Division::today(scenario);
    let heads = args.answer.headers.unwrap_or(voice.texts().language());
    let (tables, found) = tables(&args.scenario, scenario, &formed.division, heads)
        .ok_or_else(|| voice.refuse(&Message::new("form-unreadable")))?;
    let made = FoundForm {
        scenario,
        rules: &rules,
        today: &today,
        formed: &formed,
        trade_offs: &trade_offs,
        tables: (&tables.0, &tables.1),
        texts: voice.texts(),
        headers: args.answer.headers,
    };
    let listed = stop.whole(|| outputs::write_made(&out, "form", form_files(&made), voice))?;
    if args.answer.json {
        return Ok(format!("{:#}\n", value(&made)));
    }
    Ok(summary(&made, &found, voice) + &listed)
}

/// The townships that a table gives to kindergartens.
fn read(file: &Path, scenario: &Scenario, voice: &Voice) -> Result<Vec<(KinderIx, String)>, Exit> {
    let bytes = outputs::read(file, voice)?;
    read_townships(scenario, &file.display().to_string(), &bytes)
        .map_err(|found| findings::refused(&found, voice))
}

/// `alliances.csv` and `kindergartens.csv` of the division, and what then no longer fits in the
/// other tables of the folder.
fn tables(
    path: &Path,
    scenario: &Scenario,
    division: &Division,
    heads: Language,
) -> Option<((String, String), Vec<Diagnostic>)> {
    let mut new = division_tables(scenario, &division.of, heads);
    if !path.is_dir() {
        return Some((new, Vec::new()));
    }
    let read = |name: &str| outputs::read_file(&path.join(name), outputs::LARGEST).ok();
    new.1 = divided(scenario, &read("kindergartens.csv")?, &division.of)?;
    let mut sources = Sources { name: path.display().to_string(), ..Sources::default() };
    for entry in std::fs::read_dir(path).ok()?.filter_map(Result::ok) {
        let name = entry.file_name().into_string().unwrap_or_default();
        let table = name.ends_with(".csv") || name.ends_with(".toml");
        if let Some(bytes) = read(&name).filter(|_| table) {
            sources.files.insert(name, bytes);
        }
    }
    sources.files.insert("kindergartens.csv".to_owned(), new.1.clone().into_bytes());
    let errors = read_sources(&sources).findings.into_iter();
    Some((new, errors.filter(|finding| finding.severity == Severity::Error).collect()))
}

/// Tells which bounds leave no division.
fn impossible(scenario: &Scenario, rules: &FormRules, stop: &AtomicBool, voice: &Voice) -> Exit {
    let limits = Limits { nodes: NODES, deadline: None, stop };
    let found = conflict(scenario, rules, &limits);
    let words = FormWords { scenario, rules, texts: voice.texts() };
    let message = Message::new("form-impossible");
    note(&format!(
        "{}{}{}",
        paint(style::ERROR, voice.word(Severity::Error)),
        voice.texts().colon(),
        voice.say(&message)
    ));
    for line in words.conflict(&found) {
        note(&format!("  {}", plain(&line)));
    }
    if let Some(hint) = voice.hint(&message) {
        note(&format!("  {}", voice.help(&hint)));
    }
    Exit::Refused
}

fn summary(made: &FoundForm<'_>, found: &[Diagnostic], voice: &Voice) -> String {
    let (scenario, words) = (made.scenario, made.words());
    let (today, new) = (made.today, &made.formed.division);
    let km = |hundredths: u32| format!("{:.1}", f64::from(hundredths) / 100.0);
    let proof = if made.formed.proven { "form-proof" } else { "form-no-proof" };
    let done = match (new.changes, today.road >= new.road) {
        (0, _) => Message::new("form-none"),
        (n, true) => {
            Message::new("form-done").with("changes", n).with("km", km(today.road - new.road))
        }
        (n, false) => {
            Message::new("form-done-more").with("changes", n).with("km", km(new.road - today.road))
        }
    };
    let mut text = format!("{}\n", paint(style::TITLE, plain(&words.title())));
    text += &format!("  {}\n", plain(&words.levels("form-today", today)));
    text += &format!("  {}\n", plain(&words.levels("form-new", new)));
    let separator = voice.texts().separator();
    text += &format!("  {}{separator}{}\n", voice.say(&done), voice.key(proof));
    let table = DistanceTable::new(scenario);
    let moved: Vec<KinderIx> = made.moved().collect();
    if !moved.is_empty() {
        text.push('\n');
    }
    for &k in moved.iter().take(LISTED) {
        let (from, to) = (today.of[k.index()], new.of[k.index()]);
        let road = |a| format!("{:.1}", table.km(k, scenario.alliance(a).lead).value());
        let line = Message::new("form-move")
            .with("place", scenario.name_of_place(k))
            .with("from", &scenario.alliance(from).name)
            .with("to", &scenario.alliance(to).name)
            .with("before", road(from))
            .with("after", road(to));
        text += &format!("    {}\n", voice.say(&line));
    }
    if moved.len() > LISTED {
        let more = Message::new("form-rest").with("n", moved.len() - LISTED);
        text += &format!("    {}\n", voice.say(&more));
    }
    for (evenness, points) in made.trade_offs {
        text += &format!("\n  {}\n", paint(style::TITLE, voice.key(FormWords::shared(*evenness))));
        for point in points {
            let d = &point.division;
            let proven = if point.proven { "form-proven-yes" } else { "form-proven-no" };
            let line = Message::new("form-point")
                .with("range", FormWords::range(*evenness, d))
                .with("cost", format!("{:.1}", words.cost(d)))
                .with("km", km(d.road))
                .with("changes", d.changes)
                .with("proven", voice.key(proven));
            text += &format!("    {}\n", voice.say(&line));
        }
    }
    text.push('\n');
    if !found.is_empty() {
        let message = Message::new("form-rows").with("n", found.len());
        text += &format!("  {}\n", paint(style::WARNING, voice.say(&message)));
        let listed = &found[..found.len().min(LISTED)];
        for line in findings::render(listed, voice).trim_end().lines() {
            text += &format!("    {line}\n");
        }
        text.push('\n');
    }
    if new.changes > 0 {
        text += &format!("  {}\n\n", voice.key("form-tables"));
    }
    text
}

fn value(made: &FoundForm<'_>) -> Value {
    let scenario = made.scenario;
    let division = |d: &Division| {
        json!({
            "cost": made.words().cost(d),
            "km": f64::from(d.road) / 100.0,
            "longest_km": f64::from(d.longest) / 100.0,
            "changes": d.changes,
            "size": d.size,
            "weak": d.weak,
            "staff": d.staff,
        })
    };
    let point = |p: &Formed| {
        let mut point = division(&p.division);
        point["proven"] = json!(p.proven);
        point
    };
    let of = scenario.kindergartens.iter().zip(&made.formed.division.of);
    let of: serde_json::Map<String, Value> =
        of.map(|(k, &a)| (k.id.clone(), json!(scenario.alliance(a).id))).collect();
    let trade_offs: Vec<Value> = made
        .trade_offs
        .iter()
        .map(|(evenness, points)| {
            let of = match evenness {
                Evenness::Weak => "weak",
                Evenness::Staff => "staff",
            };
            json!({ "of": of, "points": points.iter().map(point).collect::<Vec<_>>() })
        })
        .collect();
    json!({
        "scenario": scenario.settings.name,
        "today": division(made.today),
        "new": point(made.formed),
        "alliance": of,
        "trade_offs": trade_offs,
    })
}
