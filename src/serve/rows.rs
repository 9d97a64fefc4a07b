//! A calendar as the page shows it, and changes of it as the page says them.

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::Fault;
use super::version::{Head, Stand, Version};
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, FixedWord, Message, Scenario, Session, Slot, What, Who};
use crate::explain::{Standing, Substitute, substitutes};
use crate::text::Texts;
use crate::verify::Violation;
use crate::write::{named_days, title};

/// All that the calendar page needs.
pub(super) fn calendar(version: &Version, texts: &Texts) -> Result<Value, Fault> {
    let scenario = version.scenario()?;
    let settings = &scenario.settings;
    let work = WorkCalendar::new(scenario);
    let days = work.days().map(|day| {
        let open = |session| work.is_working(day) && work.county_open(day, session);
        json!({"date": work.date(day), "am": open(Session::Am), "pm": open(Session::Pm)})
    });
    let off = named_days(scenario, texts).into_iter().map(|off| {
        json!({
            "from": off.from, "to": off.to, "slot": off.slot, "name": off.name,
            "weekdays": off.weekdays.iter().map(|d| d.to_monday_one_offset()).collect::<Vec<_>>(),
            "who": match off.who {
                Who::All => Value::Null,
                Who::Alliance(a) => json!(scenario.alliance(a).id),
                Who::Kindergarten(k) => json!(scenario.kindergarten(k).id),
                Who::Person(p) => json!(scenario.person(p).id),
            },
        })
    });
    Ok(json!({
        "version": version.head.told(),
        "name": settings.name,
        "term": {"start": settings.term.start, "end": settings.term.end},
        "themes": settings.themes,
        "days": days.collect::<Vec<_>>(),
        "off": off.collect::<Vec<_>>(),
        "alliances": scenario.alliances.iter().map(|a| json!({"id": a.id, "name": a.name}))
            .collect::<Vec<_>>(),
        "kindergartens": scenario.kindergarten_ixs().map(|k| {
            let place = scenario.kindergarten(k);
            json!({
                "id": place.id, "name": scenario.name_of_place(k),
                "alliance": scenario.alliance(place.alliance).id,
            })
        }).collect::<Vec<_>>(),
        "staff": scenario.staff_ixs().map(|p| {
            let person = scenario.person(p);
            json!({
                "id": person.id, "name": scenario.name_of_person(p),
                "home": scenario.kindergarten(person.home).id,
                "alliance": scenario.alliance(scenario.alliance_of(p)).id,
                "backbone": person.backbone, "mentor": person.mentor,
            })
        }).collect::<Vec<_>>(),
        "activities": version.activities.iter()
            .map(|row| activity(scenario, row, &version.head, texts)).collect::<Vec<_>>(),
    }))
}

/// One activity.
pub(super) fn activity(scenario: &Scenario, row: &Activity, head: &Head, texts: &Texts) -> Value {
    json!({
        "id": row.id,
        "kind": row.kind(),
        "word": texts.word(row.kind()),
        "alliance": scenario.alliance(row.alliance).id,
        "date": row.date,
        "until": row.last_day(),
        "slot": row.slot,
        "place": row.kindergarten.map(|k| &scenario.kindergarten(k).id),
        "staff": row.staff.iter().map(|&p| &scenario.person(p).id).collect::<Vec<_>>(),
        "title": title(scenario, row, texts),
        "pinned": row.pinned,
        "locked": head.locked.contains(&row.id),
    })
}

/// Where an activity stands.
pub(super) fn stand(scenario: &Scenario, row: &Activity) -> Stand {
    Stand {
        date: row.date.to_string(),
        until: row.last_day().to_string(),
        slot: row.slot.word().to_owned(),
        place: row.kindergarten.map(|k| scenario.kindergarten(k).id.clone()),
        staff: row.staff.iter().map(|&p| scenario.person(p).id.clone()).collect(),
    }
}

/// Puts an activity where it stood; `None` if the tables do not know that place any more.
pub(super) fn put_back(scenario: &Scenario, row: &mut Activity, stand: &Stand) -> Option<()> {
    let date: Date = stand.date.parse().ok()?;
    let until: Date = stand.until.parse().ok()?;
    let slot = Slot::from_word(&stand.slot)?;
    let place = match &stand.place {
        Some(id) => Some(scenario.place_with_id(id)?),
        None => None,
    };
    let staff = stand.staff.iter().map(|id| scenario.person_with_id(id)).collect::<Option<_>>()?;
    (row.date, row.slot, row.kindergarten, row.staff) = (date, slot, place, staff);
    if let What::Placement { until: last, .. } = &mut row.what {
        *last = until;
    }
    Some(())
}

/// The place of an activity in a calendar.
pub(super) fn at(rows: &[Activity], id: &str) -> Result<usize, Fault> {
    rows.iter().position(|row| row.id == id).ok_or_else(|| {
        let message = Message::new("serve-no-activity");
        Fault::missing(message.with("id", super::names::shown(id)))
    })
}

/// A change by hand as the page says it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub(super) enum Wanted {
    /// Another day or session.
    When { date: String, slot: Option<String> },
    /// Somebody for somebody else.
    Person { out: String, into: String },
    /// Another place or host.
    Place { place: String },
    /// The days of another activity for those of this one, and back.
    Swap { swap: String },
}

/// The changes that are asked for, each with the place of its activity.
pub(super) fn changes(
    scenario: &Scenario,
    rows: &[Activity],
    id: &str,
    wanted: &Wanted,
) -> Result<Vec<(usize, Substitute)>, Fault> {
    let own = at(rows, id)?;
    let unknown = |what: &str| {
        let message = Message::new("serve-unknown").with("name", super::names::shown(what));
        Fault::bad(message)
    };
    let day = |text: &str| text.parse::<Date>().map_err(|_| unknown(text));
    match wanted {
        Wanted::When { date, slot } => {
            let slot = match slot {
                Some(word) => Slot::from_word(word).ok_or_else(|| unknown(word))?,
                None => rows[own].slot,
            };
            Ok(vec![(own, moved(scenario, &rows[own], day(date)?, slot))])
        }
        Wanted::Person { out, into } => {
            let person = |id: &String| scenario.person_with_id(id).ok_or_else(|| unknown(id));
            let (out, into) = (person(out)?, person(into)?);
            if !rows[own].staff.contains(&out) || rows[own].staff.contains(&into) {
                return Err(unknown(&scenario.person(into).id));
            }
            Ok(vec![(own, Substitute::Person { out, into })])
        }
        Wanted::Place { place } => {
            let place = scenario.place_with_id(place).ok_or_else(|| unknown(place))?;
            Ok(vec![(own, Substitute::Place(place))])
        }
        Wanted::Swap { swap } => {
            let other = at(rows, swap)?;
            let (a, b) = (&rows[own], &rows[other]);
            let there = moved(scenario, a, b.date, b.slot);
            Ok(vec![(own, there), (other, moved(scenario, b, a.date, a.slot))])
        }
    }
}

/// An activity on another day; a placement has as many open days of its host as before.
fn moved(scenario: &Scenario, row: &Activity, date: Date, slot: Slot) -> Substitute {
    let What::Placement { until, .. } = row.what else { return Substitute::When(date, slot) };
    let days = substitutes(scenario, row);
    let found =
        days.into_iter().find(|s| matches!(s, Substitute::Days(first, _) if *first == date));
    // Where no run of days begins then, as long as it was: the rules say what is wrong with it.
    let span = until - row.date;
    found.unwrap_or(Substitute::Days(date, date.checked_add(span).unwrap_or(date)))
}

/// A substitute as the page says it.
pub(super) fn substitute(scenario: &Scenario, substitute: Substitute) -> Value {
    match substitute {
        Substitute::Person { out, into } => json!({
            "out": scenario.person(out).id, "into": scenario.person(into).id,
        }),
        Substitute::Place(k) => json!({"place": scenario.kindergarten(k).id}),
        Substitute::When(date, slot) => json!({"date": date, "slot": slot}),
        Substitute::Days(first, _) => json!({"date": first}),
    }
}

/// What something costs more.
pub(super) fn more(more: &Standing) -> Value {
    json!({
        "shortfall": more.shortfall, "km": more.km, "minutes": more.minutes, "cost": more.cost,
        "quality": more.quality,
    })
}

/// Broken rules in words.
pub(super) fn broken(violations: &[Violation], texts: &Texts) -> Value {
    let one = |v: &Violation| {
        json!({
            "rule": v.rule.name(), "name": texts.word(v.rule), "message": texts.say(&v.message),
        })
    };
    violations.iter().map(one).collect()
}
