//! `alliance stress`: on whom a calendar hangs, and what a term of absences comes to.

use serde_json::{Value, json};

use super::args::StressArgs;
use super::check::{self, Checked};
use super::layout::safe;
use super::style::{self, paint};
use super::voice::Voice;
use super::{Ended, Exit, findings};
use crate::domain::{KinderIx, Language, Message, Scenario, StaffIx};
use crate::explain::{Absences, Effort, Stress, Toll, stress};
use crate::text::Texts;
use crate::write::{csv_text, with_mark};

/// Weeks, people and places listed unless all are asked for.
const LISTED: usize = 8;
/// Columns of a name.
const NAME: usize = 40;

pub(super) fn run(args: &StressArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    let calendar = check::calendar(&scenario, &args.calendar, &voice)?;
    let policy = args.policy.unwrap_or(scenario.settings.objective.policy);
    let absences = Absences { rate: args.absences, terms: args.terms, from: args.from };
    let effort = Effort { work: args.work_limit, seed: args.seed, ..Effort::default() };
    let found = stress(&scenario, &calendar, &absences, policy, &effort)
        .map_err(|found| findings::refused(&found, &voice))?;
    let name = Names { scenario: &scenario };
    let text = if args.json {
        format!("{:#}\n", value(&found, &absences, &name))
    } else if args.csv {
        csv(&found, &name, args.headers, &voice)
    } else {
        text(&found, &absences, args.all, &name, &voice)
    };
    Ok(voice.data(&text, Exit::Done))
}

struct Names<'a> {
    scenario: &'a Scenario,
}

impl Names<'_> {
    fn person(&self, p: StaffIx) -> String {
        safe(&self.scenario.name_of_person(p), NAME)
    }

    fn place(&self, k: KinderIx) -> String {
        safe(&self.scenario.name_of_place(k), NAME)
    }
}

fn text(found: &Stress, absences: &Absences, all: bool, name: &Names<'_>, voice: &Voice) -> String {
    let figure = |x: f64| format!("{x:.1}");
    let title = Message::new("explain-stress-title")
        .with("n", found.losses.len())
        .with("rate", format!("{:.1}", 100.0 * absences.rate));
    let mut text = format!("{}\n", paint(style::TITLE, voice.say(&title)));
    let expected = found.expected;
    let keys = ["explain-stress-absences", "explain-stress-changes", "explain-stress-unmet"];
    let exact = [expected.absences, expected.changes, expected.shortfall];
    for ((key, exact), e) in keys.into_iter().zip(exact).zip(found.estimates) {
        let message = Message::new("explain-stress-estimate")
            .with("what", voice.key(key))
            .with("expected", figure(exact))
            .with("mean", figure(e.mean))
            .with("low", figure(e.interval.0))
            .with("high", figure(e.interval.1))
            .with("ninetieth", figure(e.ninetieth));
        text += &format!("  {}\n", voice.say(&message));
    }
    let toll = |what: String, t: Toll| {
        let message = Message::new("explain-stress-toll")
            .with("what", what)
            .with("n", format!("{:.0}", t.absences))
            .with("changes", format!("{:.0}", t.changes))
            .with("shortfall", format!("{:.0}", t.shortfall));
        voice.say(&message)
    };
    let mut weeks = found.by_week();
    weeks.sort_by(|(x, a), (y, b)| {
        (b.shortfall.total_cmp(&a.shortfall)).then(b.changes.total_cmp(&a.changes)).then(x.cmp(y))
    });
    let times = |who: String, n: u32| {
        voice.say(&Message::new("explain-stress-times").with("who", who).with("n", n))
    };
    let lists: [(&'static str, Vec<String>); 4] = [
        (
            "explain-stress-people",
            found.by_person().into_iter().map(|(p, t)| toll(name.person(p), t)).collect(),
        ),
        (
            "explain-stress-weeks",
            weeks.into_iter().map(|(week, t)| toll(week.to_string(), t)).collect(),
        ),
        (
            "explain-stress-places",
            found.by_place().into_iter().map(|(k, n)| times(name.place(k), n)).collect(),
        ),
        (
            "explain-stress-standby",
            found.standby().into_iter().map(|(p, n)| times(name.person(p), n)).collect(),
        ),
    ];
    for (head, lines) in lists {
        if lines.is_empty() {
            continue;
        }
        text += &format!("\n  {}\n", paint(style::TITLE, voice.key(head)));
        let shown = if all { lines.len() } else { LISTED.min(lines.len()) };
        for line in &lines[..shown] {
            text += &format!("    {line}\n");
        }
        if shown < lines.len() {
            let more = Message::new("explain-compare-rest").with("n", lines.len() - shown);
            text += &format!("    {}\n", voice.say(&more));
        }
    }
    text
}

/// Heads of the table for scripts, and the keys of those for people.
const HEADS: [(&str, &str); 8] = [
    ("week", "explain-csv-week"),
    ("person", "explain-csv-person"),
    ("duties", "explain-csv-duties"),
    ("changes", "explain-csv-changes"),
    ("changes_bound", "explain-csv-changes-bound"),
    ("shortfall", "explain-csv-shortfall"),
    ("steps_in", "explain-csv-steps-in"),
    ("lost", "explain-csv-lost"),
];

/// One row for each person and week: with ids for scripts, with names for people.
fn csv(found: &Stress, name: &Names<'_>, headers: Option<Language>, voice: &Voice) -> String {
    let scripts = headers == Some(Language::En);
    let others = headers.map(Texts::new);
    let texts = others.as_ref().unwrap_or(voice.texts());
    let heads = HEADS.map(|(english, key)| match scripts {
        true => english.to_owned(),
        false => texts.key(key),
    });
    let person = |p: &StaffIx| match scripts {
        true => name.scenario.person(*p).id.clone(),
        false => name.person(*p),
    };
    let place = |k: &KinderIx| match scripts {
        true => name.scenario.kindergarten(*k).id.clone(),
        false => name.place(*k),
    };
    let rows = found.losses.iter().map(|loss| {
        [
            loss.week.to_string(),
            person(&loss.person),
            loss.duties.to_string(),
            loss.changes.to_string(),
            loss.changes_bound.map(|b| b.to_string()).unwrap_or_default(),
            loss.shortfall.to_string(),
            loss.steps_in.iter().map(person).collect::<Vec<_>>().join(";"),
            loss.lost.iter().map(place).collect::<Vec<_>>().join(";"),
        ]
    });
    with_mark(&csv_text(std::iter::once(heads).chain(rows)), headers)
}

fn value(found: &Stress, absences: &Absences, name: &Names<'_>) -> Value {
    let person = |p: StaffIx| &name.scenario.person(p).id;
    let place = |k: KinderIx| &name.scenario.kindergarten(k).id;
    let toll =
        |t: Toll| json!({ "absences": t.absences, "changes": t.changes, "shortfall": t.shortfall });
    let keys = ["absences", "changes", "shortfall"];
    let estimates: serde_json::Map<String, Value> = keys
        .into_iter()
        .zip(found.estimates)
        .map(|(key, e)| {
            let (low, high) = e.interval;
            let value = json!({ "mean": e.mean, "interval": [low, high], "p90": e.ninetieth });
            (key.to_owned(), value)
        })
        .collect();
    json!({
        "rate": absences.rate,
        "terms": found.terms.len(),
        "expected": toll(found.expected),
        "simulated": estimates,
        "weeks": found.by_week().into_iter().map(|(week, t)| json!({
            "week": week.to_string(), "toll": toll(t),
        })).collect::<Vec<_>>(),
        "people": found.by_person().into_iter().map(|(p, t)| json!({
            "person": person(p), "toll": toll(t),
        })).collect::<Vec<_>>(),
        "places": found.by_place().into_iter().map(|(k, n)| json!({
            "kindergarten": place(k), "losses": n,
        })).collect::<Vec<_>>(),
        "standby": found.standby().into_iter().map(|(p, n)| json!({
            "person": person(p), "steps_in": n,
        })).collect::<Vec<_>>(),
    })
}
