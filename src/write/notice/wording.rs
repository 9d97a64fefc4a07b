//! What a notice says.

use super::layout::Document;
use crate::domain::{Activity, ActivityKind, AllianceIx, Message, Mode, Session, StaffIx};
use crate::text::Texts;
use crate::write::edition::Edition;
use crate::write::title;

/// Addressees that are named one by one; more are addressed together.
const MOST_NAMED: usize = 8;

/// Words from the right edge in which the signature ends (GB/T 9704, 7.3.5.3).
const SIGNED: usize = 2;

/// Writes the notice of an alliance.
pub(super) fn notice(edition: &Edition<'_>, a: AllianceIx, document: &mut Document) {
    let Edition { scenario, plan, texts, .. } = *edition;
    let settings = &scenario.settings;
    let alliance = scenario.alliance(a);
    let say = |message: Message| texts.say(&message);
    let rows: Vec<&Activity> = plan.activities.iter().filter(|row| row.alliance == a).collect();
    let of =
        |kind| -> Vec<&Activity> { rows.iter().copied().filter(|r| r.kind() == kind).collect() };
    let (visits, inspections, events) =
        (of(ActivityKind::Outreach), of(ActivityKind::Inspection), of(ActivityKind::Event));
    let (follow_ups, placements) = (of(ActivityKind::FollowUp), of(ActivityKind::Placement));

    let term = say(term(edition));
    let lead = &scenario.kindergarten(alliance.lead).name;
    document.title(&say(Message::new("notice-title")
        .with("alliance", &alliance.name)
        .with("term", &term)));
    let members: Vec<&str> =
        alliance.members.iter().map(|&k| scenario.kindergarten(k).name.as_str()).collect();
    let to = if members.len() <= MOST_NAMED {
        Message::new("notice-to-named").with_list("members", members)
    } else {
        Message::new("notice-to-all").with("alliance", &alliance.name)
    };
    document.addressees(&say(to));
    document.paragraph(&say(Message::new("notice-opening")
        .with("term", &term)
        .with("from", texts.date(settings.term.start))
        .with("to", texts.date(settings.term.end))));

    document.heading(&say(Message::new("notice-overview-head")));
    let people: usize = visits.iter().map(|row| row.staff.len()).sum();
    document.paragraph(&say(Message::new("notice-overview")
        .with("visits", visits.len())
        .with("people", people)
        .with("inspections", inspections.len())
        .with("events", events.len())));
    document.heading(&say(Message::new("notice-hours-head")));
    let hours = |session: Session| {
        let (from, to) = settings.hours.sessions[session.index()];
        format!("{}–{}", from.strftime("%H:%M"), to.strftime("%H:%M"))
    };
    document.paragraph(&say(Message::new("notice-hours")
        .with("am", hours(Session::Am))
        .with("pm", hours(Session::Pm))));
    document.heading(&say(Message::new("notice-duties-head")));
    for key in ["notice-duty-sending", "notice-duty-receiving"] {
        document.paragraph(&say(Message::new(key)));
    }
    document.paragraph(&say(Message::new("notice-duty-change").with("lead", lead)));

    let tables: Vec<_> = [
        ("notice-table-events", event_table(edition, &events)),
        ("notice-table-visits", duty_table(edition, &visits, "notice-teachers")),
        ("notice-table-inspections", duty_table(edition, &inspections, "notice-mentors")),
        ("notice-table-followups", duty_table(edition, &follow_ups, "notice-mentors")),
        ("notice-table-placements", duty_table(edition, &placements, "notice-placed")),
    ]
    .into_iter()
    .filter(|(_, (_, rows))| !rows.is_empty())
    .enumerate()
    .collect();
    document.gap();
    for (i, (key, _)) in &tables {
        let title = say(Message::new(key).with("alliance", &alliance.name));
        let line = if *i == 0 { "notice-attached-first" } else { "notice-attached" };
        let line = say(Message::new(line).with("n", i + 1).with("title", title));
        document.attachment(&line, *i == 0);
    }
    document.gap();
    document.gap();
    let issuer = settings.notice.issuer.as_ref().unwrap_or(&alliance.name);
    document.signed(issuer, SIGNED);
    let date =
        settings.notice.date.map_or_else(|| say(Message::new("notice-no-date")), |d| texts.date(d));
    document.signed(&date, 2 * SIGNED);

    for (i, (key, (columns, rows))) in &tables {
        let number = say(Message::new("notice-table-number").with("n", i + 1));
        let title = say(Message::new(key).with("alliance", &alliance.name));
        document.table(&number, &title, columns, rows);
    }
}

/// The term in words: the school year and which of its terms.
fn term(edition: &Edition<'_>) -> Message {
    let settings = &edition.scenario.settings;
    Message::new("notice-term")
        .with("first", settings.year.start.year())
        .with("second", settings.year.end.year())
        .with("index", settings.term.index)
}

type Table = (Vec<(String, usize)>, Vec<Vec<String>>);

fn columns(texts: &Texts, heads: &[(&'static str, usize)]) -> Vec<(String, usize)> {
    heads.iter().map(|&(key, width)| (texts.say(&Message::new(key)), width)).collect()
}

/// Number, date and session of each row, then what the rest says.
fn lines(
    texts: &Texts,
    rows: &[&Activity],
    rest: impl Fn(&Activity) -> Vec<String>,
) -> Vec<Vec<String>> {
    rows.iter()
        .enumerate()
        .map(|(i, row)| {
            let mut line = vec![(i + 1).to_string(), texts.day(row.date)];
            // What takes several days says its last.
            line.push(match row.last_day() {
                last if last > row.date => {
                    texts.say(&Message::new("notice-until").with("date", texts.day(last)))
                }
                _ => texts.word(row.slot),
            });
            line.extend(rest(row));
            line
        })
        .collect()
}

fn event_table(edition: &Edition<'_>, rows: &[&Activity]) -> Table {
    let Edition { scenario, texts, .. } = *edition;
    let heads = [
        ("notice-number", 8),
        ("notice-date", 27),
        ("notice-session", 9),
        ("notice-event", 32),
        ("notice-host", 24),
    ];
    let rest = |row: &Activity| {
        let theme = row.event().and_then(|e| scenario.event(e).theme.as_deref());
        let heading = title(scenario, row, texts).into_owned();
        let heading = match theme {
            Some(theme) => texts
                .say(&Message::new("notice-themed").with("title", heading).with("theme", theme)),
            None => heading,
        };
        let host = match row.kindergarten {
            Some(k) => scenario.kindergarten(k).name.clone(),
            None => texts.word(Mode::Online),
        };
        vec![heading, host]
    };
    (columns(texts, &heads), lines(texts, rows, rest))
}

fn duty_table(edition: &Edition<'_>, rows: &[&Activity], who: &'static str) -> Table {
    let Edition { scenario, texts, .. } = *edition;
    let outreach = who == "notice-teachers";
    let heads = [
        ("notice-number", 8),
        ("notice-date", 27),
        ("notice-session", 9),
        ("notice-place", 22),
        (who, 34),
    ];
    let person = |&p: &StaffIx| {
        let person = scenario.person(p);
        let home = &scenario.kindergarten(person.home).name;
        let message = if outreach && !person.subjects.is_empty() {
            Message::new("notice-teacher").with_list("subjects", &person.subjects)
        } else {
            Message::new("notice-person")
        };
        texts.say(&message.with("name", &person.name).with("home", home))
    };
    let rest = |row: &Activity| {
        let place = row.kindergarten.map_or("", |k| &scenario.kindergarten(k).name);
        let people: Vec<String> = row.staff.iter().map(person).collect();
        vec![place.to_owned(), people.join(texts.separator())]
    };
    (columns(texts, &heads), lines(texts, rows, rest))
}
