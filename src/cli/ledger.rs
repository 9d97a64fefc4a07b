//! `alliance ledger`: each person's service over terms and years, with certificates.

use jiff::civil::Date;
use serde_json::{Value, json};

use super::check::{self, Checked};
use super::style::{self, paint};
use super::values::named;
use super::voice::{Voice, note};
use super::year_args::LedgerArgs;
use super::{Ended, Exit, findings, outputs};
use crate::domain::{Activity, Language, Message, Scenario};
use crate::input::{person_meant, read_archive};
use crate::ledger::{Record, Term, ledger};
use crate::write::{
    CALENDAR_CSV, CERTIFICATES, FoundLedger, LEDGER_FILES, NewFile, NewSet, ledger_files, write_set,
};

/// People who are listed.
const LISTED: usize = 12;

pub(super) fn run(args: &LedgerArgs, lang: Option<Language>) -> Ended {
    let (answer, voice) = made(args, lang)?;
    Ok(voice.data(&answer, Exit::Done))
}

/// A term as it was given.
struct Given {
    scenario: Scenario,
    calendar: Vec<Activity>,
    archive: Vec<Activity>,
}

/// The county and its calendar, pair by pair.
fn terms(args: &LedgerArgs, lang: Option<Language>) -> Result<(Vec<Given>, Voice), Exit> {
    let mut terms = Vec::new();
    let mut said = Voice::new(lang, None);
    if args.terms.len() % 2 == 1 {
        said.complain(&Message::new("ledger-pairs"));
        return Err(Exit::Usage);
    }
    for pair in args.terms.chunks_exact(2) {
        let (scenario, voice) = Checked::read(&pair[0], lang).json(args.answer.json).told(false)?;
        let file = if pair[1].is_dir() { pair[1].join(CALENDAR_CSV) } else { pair[1].clone() };
        let calendar = check::term_calendar(&scenario, &file, &voice)?;
        let archive =
            read_archive(&scenario, &pair[0]).map_err(|found| findings::refused(&found, &voice))?;
        terms.push(Given { scenario, calendar, archive: archive.0 });
        said = voice;
    }
    terms.sort_by_key(|term| term.scenario.settings.term.start);
    Ok((terms, said))
}

fn made(args: &LedgerArgs, lang: Option<Language>) -> Result<(String, Voice), Exit> {
    let (terms, voice) = terms(args, lang)?;
    let Some(Given { scenario, .. }) = terms.last() else { return Err(Exit::Usage) };
    let out = args.answer.folder(&args.terms[0], "ledger");
    outputs::try_files(&out, &LEDGER_FILES, &voice)?;
    let until = args.until.unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    let slices: Vec<Term<'_>> = terms
        .iter()
        .map(|Given { scenario, calendar, archive }| Term { scenario, calendar, archive })
        .collect();
    let mut records = ledger(&slices, until);
    if named(&args.person).next().is_some() {
        records = chosen(args, &terms, records, until, &voice)?;
    }
    let found = FoundLedger {
        scenario,
        records: &records,
        until,
        certificates: args.certificates,
        texts: voice.texts(),
        headers: args.answer.headers,
    };
    let files = ledger_files(&found).map_err(|error| outputs::not_made(&error, &out, &voice))?;
    let part = |name: &str| if name.starts_with(CERTIFICATES) { CERTIFICATES } else { "ledger" };
    let contents: Vec<(&str, NewFile<'_>)> = files
        .iter()
        .map(|file| (part(&file.name), (file.name.as_str(), file.content.as_slice())))
        .collect();
    let set =
        NewSet { files: &contents, parts: &["ledger", CERTIFICATES], force: false, alone: false };
    let written = write_set(&out, &set).map_err(|error| outputs::cannot_write(&error, &voice))?;
    outputs::kept(&written, &voice);
    if args.answer.json {
        return Ok((format!("{:#}\n", value(&found)), voice));
    }
    let mut text = summary(&found, terms.len(), &voice);
    for line in outputs::listed(&out, &written.files, &voice) {
        text += &format!("  {line}\n");
    }
    Ok((text, voice))
}

/// The records of the people asked for.
fn chosen(
    args: &LedgerArgs,
    terms: &[Given],
    records: Vec<Record>,
    until: Date,
    voice: &Voice,
) -> Result<Vec<Record>, Exit> {
    let mut wanted: Vec<(String, String)> = Vec::new();
    for text in named(&args.person) {
        // A person of an earlier term may have left since.
        let mut found = terms.iter().rev().map(|t| (&t.scenario, person_meant(&t.scenario, text)));
        let named = found.find_map(|(s, p)| {
            let person = s.person(p.ok()?);
            Some((person.id.clone(), person.name.clone()))
        });
        let Some(named) = named else {
            let last = &terms[terms.len() - 1];
            if let Err(message) = person_meant(&last.scenario, text) {
                voice.complain(&message);
            }
            return Err(Exit::Refused);
        };
        wanted.push(named);
    }
    let idle: Vec<Message> = wanted
        .iter()
        .filter(|(id, name)| !records.iter().any(|r| r.id == *id && r.name == *name))
        .map(|(_, name)| Message::new("ledger-nobody").with("name", name).with("until", until))
        .collect();
    if idle.len() == wanted.len() {
        idle.iter().for_each(|message| voice.complain(message));
        return Err(Exit::Refused);
    }
    // Of several the others are written; who has not served is told of.
    idle.iter().for_each(|message| note(&voice.say(message)));
    let asked = |r: &Record| wanted.iter().any(|(id, name)| r.id == *id && r.name == *name);
    Ok(records.into_iter().filter(asked).collect())
}

fn summary(found: &FoundLedger<'_>, terms: usize, voice: &Voice) -> String {
    let head = Message::new("ledger-title")
        .with("name", found.county())
        .with("until", voice.texts().date(found.until));
    let mut text = format!("{}\n", paint(style::TITLE, voice.say(&head)));
    if found.records.is_empty() {
        let none = Message::new("ledger-none").with("until", found.until);
        return text + &format!("  {}\n\n", paint(style::WARNING, voice.say(&none)));
    }
    let services: usize = found.records.iter().map(|r| r.services.len()).sum();
    let done = Message::new("ledger-done")
        .with("terms", terms)
        .with("people", found.records.len())
        .with("services", services);
    text += &format!("  {}\n\n", voice.say(&done));
    let mut records: Vec<&Record> = found.records.iter().collect();
    records.sort_by_key(|r| std::cmp::Reverse(r.sums.days));
    for record in records.iter().take(LISTED) {
        text += &format!("    {}\n", person(record, voice));
    }
    if records.len() > LISTED {
        let more = Message::new("ledger-rest").with("n", records.len() - LISTED);
        text += &format!("    {}\n", voice.say(&more));
    }
    text + "\n"
}

fn person(record: &Record, voice: &Voice) -> String {
    let s = &record.sums;
    let parts = [
        ("ledger-part-visits", s.visits),
        ("ledger-part-inspections", s.inspections),
        ("ledger-part-follow-ups", s.follow_ups),
        ("ledger-part-placements", s.placements),
    ];
    let list = parts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| {
        let message = Message::new(key).with("n", n);
        voice.say(&message.with("days", s.placement_days))
    });
    let message = Message::new("ledger-person")
        .with("name", &record.name)
        .with("home", &record.home)
        .with_list("list", list)
        .with("days", s.days)
        .with("km", format!("{:.1}", s.km))
        .with("weak", s.weak)
        .with("pastoral", s.pastoral);
    voice.say(&message)
}

fn value(found: &FoundLedger<'_>) -> Value {
    let record = |r: &Record| {
        json!({
            "staff": r.id,
            "name": r.name,
            "home": r.home,
            "visits": r.sums.visits,
            "inspections": r.sums.inspections,
            "follow_ups": r.sums.follow_ups,
            "placements": r.sums.placements,
            "placement_days": r.sums.placement_days,
            "days": r.sums.days,
            "km": r.sums.km,
            "minutes": r.sums.minutes,
            "places": r.sums.places,
            "weak": r.sums.weak,
            "pastoral": r.sums.pastoral,
            "services": r.services.iter().map(|s| json!({
                "date": s.date.to_string(),
                "until": s.until.to_string(),
                "session": s.slot,
                "kind": s.kind,
                "kindergarten": s.place.0,
                "km": s.km,
                "minutes": s.minutes,
            })).collect::<Vec<_>>(),
        })
    };
    json!({
        "until": found.until.to_string(),
        "people": found.records.iter().map(record).collect::<Vec<_>>(),
    })
}
