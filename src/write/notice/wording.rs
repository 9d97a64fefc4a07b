//! What a notice says.

use crate::domain::{
    Activity, ActivityKind, AllianceIx, KinderIx, Message, Mode, Session, StaffIx,
};
use crate::text::Texts;
use crate::write::agenda::agenda;
use crate::write::county::{called, county_name};
use crate::write::docx::{Column, Document};
use crate::write::edition::Edition;
use crate::write::owner::Owner;
use crate::write::papers::mark_draft;
use crate::write::title;

/// Addressees that are named one by one; more are addressed together.
const MOST_NAMED: usize = 8;

/// Words from the right edge in which the signature ends (GB/T 9704, 7.3.5.3).
const SIGNED: usize = 2;

/// Writes the notice of the county, an alliance or a kindergarten.
pub(super) fn notice(edition: &Edition<'_>, owner: Owner, document: &mut Document) {
    let Edition { scenario, plan, texts, .. } = *edition;
    let settings = &scenario.settings;
    let say = |message: Message| texts.say(&message);
    let rows: Vec<&Activity> =
        plan.activities.iter().filter(|row| Owner::of(scenario, row).contains(&owner)).collect();
    let of =
        |kind| -> Vec<&Activity> { rows.iter().copied().filter(|r| r.kind() == kind).collect() };
    let (visits, inspections, events) =
        (of(ActivityKind::Outreach), of(ActivityKind::Inspection), of(ActivityKind::Event));
    let (follow_ups, placements) = (of(ActivityKind::FollowUp), of(ActivityKind::Placement));

    let term = texts.term(settings);
    let name = match owner {
        Owner::County => called(scenario, texts),
        other => other.name(scenario, texts),
    };
    mark_draft(edition, document);
    let title = match owner {
        Owner::Kindergarten(_) => "notice-title-kindergarten",
        _ => "notice-title",
    };
    document.title(&say(Message::new(title).with("alliance", &name).with("term", &term)));
    document.addressees(&say(addressees(edition, owner, &name)));
    let opening = match owner {
        Owner::Kindergarten(_) => "notice-opening-kindergarten",
        _ => "notice-opening",
    };
    document.paragraph(&say(Message::new(opening)
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
    let hours = |session: Session| settings.hours.of(session.into());
    document.paragraph(&say(Message::new("notice-hours")
        .with("am", hours(Session::Am))
        .with("pm", hours(Session::Pm))));
    document.heading(&say(Message::new("notice-who-head")));
    document.paragraph(&say(Message::new("notice-who").with("n", settings.events.delegates)));
    document.heading(&say(Message::new("notice-duties-head")));
    for key in ["notice-duty-sending", "notice-duty-receiving"] {
        document.paragraph(&say(Message::new(key)));
    }
    let seats = settings.travel.seats;
    document.paragraph(&say(Message::new("notice-duty-vehicles").with("seats", seats)));
    document.paragraph(&say(change(edition, owner)));

    let tables: Vec<(&'static str, Table)> = match owner {
        Owner::County => vec![
            ("notice-table-events", event_table(edition, &events, true)),
            ("notice-table-summary", summary_table(edition)),
        ],
        Owner::Kindergarten(k) => vec![
            ("notice-table-agenda", agenda_table(edition, owner)),
            ("notice-table-vehicles", vehicle_table(edition, k)),
        ],
        _ => vec![
            ("notice-table-events", event_table(edition, &events, false)),
            ("notice-table-visits", duty_table(edition, &visits, "notice-teachers")),
            ("notice-table-inspections", duty_table(edition, &inspections, "notice-mentors")),
            ("notice-table-followups", duty_table(edition, &follow_ups, "notice-mentors")),
            ("notice-table-placements", duty_table(edition, &placements, "notice-placed")),
        ],
    };
    let tables: Vec<_> =
        tables.into_iter().filter(|(_, (_, rows))| !rows.is_empty()).enumerate().collect();
    document.gap();
    for (i, (key, _)) in &tables {
        let title = say(Message::new(key).with("alliance", &name));
        let line = if *i == 0 { "notice-attached-first" } else { "notice-attached" };
        let line = say(Message::new(line).with("n", i + 1).with("title", title));
        document.attachment(&line, *i == 0);
    }
    document.gap();
    document.gap();
    let alliance = owner.alliance(scenario).map(|a| &scenario.alliance(a).name);
    // The name of the scenario says the term too, which signs nothing.
    let bureau = county_name(scenario)
        .map(|county| say(Message::new("notice-bureau").with("county", county)));
    let issuer = settings.notice.issuer.as_ref().or(alliance).or(bureau.as_ref());
    document.signed(issuer.unwrap_or(&settings.name), SIGNED);
    let date =
        settings.notice.date.map_or_else(|| say(Message::new("notice-no-date")), |d| texts.date(d));
    document.signed(&date, 2 * SIGNED);

    for (i, (key, (columns, rows))) in &tables {
        let number = say(Message::new("notice-table-number").with("n", i + 1));
        let title = say(Message::new(key).with("alliance", &name));
        document.table(&number, &title, columns, rows);
    }
}

fn addressees(edition: &Edition<'_>, owner: Owner, name: &str) -> Message {
    let scenario = edition.scenario;
    let Owner::Alliance(a) = owner else {
        return match owner {
            Owner::County => Message::new("notice-to-county"),
            _ => Message::new("notice-to-named").with_list("members", [name]),
        };
    };
    let members = &scenario.alliance(a).members;
    if members.len() <= MOST_NAMED {
        let members = members.iter().map(|&k| scenario.kindergarten(k).name.as_str());
        Message::new("notice-to-named").with_list("members", members)
    } else {
        Message::new("notice-to-all").with("alliance", name)
    }
}

/// Whom to ask before anything is changed.
fn change(edition: &Edition<'_>, owner: Owner) -> Message {
    let scenario = edition.scenario;
    let Some(a) = owner.alliance(scenario) else {
        return Message::new("notice-duty-change-county");
    };
    let lead = scenario.alliance(a).lead;
    let message = match edition.reach(lead) {
        Some(reach) => Message::new("notice-duty-change-reach").with("reach", reach),
        None => Message::new("notice-duty-change"),
    };
    message.with("lead", &scenario.kindergarten(lead).name)
}

type Table = (Vec<Column>, Vec<Vec<String>>);

fn columns(texts: &Texts, heads: &[(&'static str, usize)]) -> Vec<Column> {
    heads.iter().map(|&(key, width)| (texts.key(key), width)).collect()
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
                    texts.say(&Message::new("notice-until").with("date", texts.short_date(last)))
                }
                _ => texts.word(row.slot),
            });
            line.extend(rest(row));
            line
        })
        .collect()
}

/// The events: when, what, where, and who attends.
fn event_table(edition: &Edition<'_>, rows: &[&Activity], county: bool) -> Table {
    let Edition { scenario, texts, .. } = *edition;
    let mut heads = vec![
        ("notice-number", 0),
        ("notice-date", 0),
        ("notice-session", 0),
        ("notice-event", 30),
        ("notice-host", 23),
        ("notice-attends", 24),
    ];
    if county {
        heads.insert(3, ("workbook-head-alliance", 20));
    }
    let rest = |row: &Activity| {
        let event = row.event().map(|e| scenario.event(e));
        let heading = title(scenario, row, texts).into_owned();
        let heading = match event.and_then(|e| e.theme.as_deref()) {
            Some(theme) => texts
                .say(&Message::new("notice-themed").with("title", heading).with("theme", theme)),
            None => heading,
        };
        let host = match row.kindergarten {
            Some(k) => {
                let reach = edition.reach(k).map(|reach| format!("\n{reach}")).unwrap_or_default();
                scenario.kindergarten(k).name.clone() + &reach
            }
            None => texts.word(Mode::Online),
        };
        let n = event.map_or(scenario.settings.events.delegates, |e| e.delegates) as usize;
        let others = scenario.alliance(row.alliance).members.len().saturating_sub(1);
        let attends = match row.kindergarten {
            Some(_) => Message::new("notice-delegates").with("n", n).with("all", n * others),
            None => Message::new("notice-online"),
        };
        let alliance = county.then(|| scenario.alliance(row.alliance).name.clone());
        alliance.into_iter().chain([heading, host, texts.say(&attends)]).collect()
    };
    let mut lines = lines(texts, rows, rest);
    if county {
        // Room for one more column: the weekday stands below the day.
        lines.iter_mut().for_each(|line| line[1] = line[1].replace('（', "\n（"));
    }
    (columns(texts, &heads), lines)
}

/// How much each alliance does.
fn summary_table(edition: &Edition<'_>) -> Table {
    let Edition { scenario, plan, texts, .. } = *edition;
    let heads = [
        ("workbook-head-alliance", 30),
        ("notice-lead", 34),
        ("notice-visits", 0),
        ("notice-visitors", 0),
        ("notice-inspections", 0),
        ("notice-events", 0),
    ];
    let row = |a: AllianceIx| {
        let of = |kind| {
            plan.activities.iter().filter(move |row| row.alliance == a && row.kind() == kind)
        };
        let alliance = scenario.alliance(a);
        let people: usize = of(ActivityKind::Outreach).map(|row| row.staff.len()).sum();
        vec![
            alliance.name.clone(),
            scenario.kindergarten(alliance.lead).name.clone(),
            of(ActivityKind::Outreach).count().to_string(),
            people.to_string(),
            of(ActivityKind::Inspection).count().to_string(),
            of(ActivityKind::Event).count().to_string(),
        ]
    };
    (columns(texts, &heads), scenario.alliance_ixs().map(row).collect())
}

/// All that concerns a kindergarten, by date.
fn agenda_table(edition: &Edition<'_>, owner: Owner) -> Table {
    let texts = edition.texts;
    let heads = [
        ("notice-number", 0),
        ("notice-date", 0),
        ("notice-session", 0),
        ("workbook-head-what", 0),
        ("workbook-head-content", 1),
    ];
    let rows = agenda(edition, owner).into_iter().enumerate().map(|(i, item)| {
        vec![(i + 1).to_string(), item.day(texts), texts.word(item.slot), item.what, item.detail]
    });
    (columns(texts, &heads), rows.collect())
}

/// The vehicles that leave a kindergarten.
fn vehicle_table(edition: &Edition<'_>, k: KinderIx) -> Table {
    let texts = edition.texts;
    let heads = [
        ("notice-date", 0),
        ("plan-vehicle-leaves", 0),
        ("plan-vehicle-riders", 3),
        ("plan-vehicle-stops", 5),
        ("plan-vehicle-back", 0),
        ("plan-vehicle-count", 0),
    ];
    let trips = edition.trips().iter().filter(|trip| trip.home == k);
    let rows = trips.map(|trip| {
        vec![
            texts.day(trip.leaves.date()),
            trip.leaves.strftime("%H:%M").to_string(),
            trip.riders(edition.scenario, texts),
            trip.stops(edition.scenario, texts),
            trip.return_time(texts),
            trip.vehicles.to_string(),
        ]
    });
    (columns(texts, &heads), rows.collect())
}

fn duty_table(edition: &Edition<'_>, rows: &[&Activity], who: &'static str) -> Table {
    let Edition { scenario, texts, .. } = *edition;
    let outreach = who == "notice-teachers";
    let heads = [
        ("notice-number", 0),
        ("notice-date", 0),
        ("notice-session", 0),
        ("notice-place", 3),
        (who, 5),
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
