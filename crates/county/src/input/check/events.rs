//! Events: windows that can be met, hosts, and how many there are in the year.

use super::Rows;
use crate::calendar::WorkCalendar;
use crate::domain::{ActivityKind, AllianceIx, Event, KinderIx, Mode, Scenario};
use crate::input::codes;
use crate::input::findings::{Findings, file_place};

/// The term has a working day at all.
pub(super) fn working_days(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    if WorkCalendar::new(scenario).working_days() == 0 {
        found.report(codes::NO_WORKING_DAY, file_place("scenario.toml"), |m| {
            m.with("start", scenario.settings.term.start).with("end", scenario.settings.term.end)
        });
    }
}

/// Every window lies in the term and has a session that its event fits (E1): open for the host
/// where one is named, else for the alliance.
pub(super) fn windows(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let work = WorkCalendar::new(scenario);
    for (e, event) in scenario.event_ixs().zip(&scenario.events) {
        let fits = work
            .working()
            .filter(|&day| (event.from..=event.to).contains(&work.date(day)))
            .any(|day| work.event_fits(event, day));
        let term = &scenario.settings.term;
        let cell = |column| rows.event(e, column);
        if !fits {
            found.report(codes::WINDOW_CLOSED, cell("from"), |m| {
                m.with("event", &event.id)
                    .with("from", event.from)
                    .with("to", event.to)
                    .with("duration", event.length)
            });
        } else if event.from < term.start || event.to > term.end {
            let column = if event.from < term.start { "from" } else { "to" };
            found.report(codes::SPAN_CUT, cell(column), |m| {
                m.with("id", &event.id)
                    .with("from", event.from.max(term.start))
                    .with("to", event.to.min(term.end))
            });
        }
    }
}

/// People who come to an alliance's event that chooses its host: of its largest one (E2).
fn guests(scenario: &Scenario, a: AllianceIx) -> u64 {
    let chooses = |e: &&Event| e.alliance == a && e.mode == Mode::InPerson && e.host.is_none();
    let delegates = scenario.events.iter().filter(chooses).map(|e| e.delegates).max();
    let delegates = delegates.unwrap_or(scenario.settings.events.delegates);
    u64::from(delegates) * scenario.alliance(a).members.len() as u64
}

/// Kindergartens of the event's alliance that rule E2 lets it choose as hosts.
fn eligible_hosts<'s>(
    scenario: &'s Scenario,
    event: &Event,
) -> impl Iterator<Item = KinderIx> + use<'s> {
    let members = &scenario.alliance(event.alliance).members;
    let people = guests(scenario, event.alliance);
    members.iter().copied().filter(move |&k| {
        let k = scenario.kindergarten(k);
        k.can_host && k.host_capacity.is_none_or(|capacity| u64::from(capacity) >= people)
    })
}

/// An event that may choose its host has one to choose.
pub(super) fn hosts(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    for (e, event) in scenario.event_ixs().zip(&scenario.events) {
        let chooses = event.mode == Mode::InPerson && event.host.is_none();
        if chooses && eligible_hosts(scenario, event).next().is_none() {
            found.report(codes::NO_HOST, rows.event(e, "host"), |m| {
                let alliance = scenario.alliance(event.alliance);
                let people = guests(scenario, event.alliance);
                m.with("event", &event.id).with("alliance", &alliance.id).with("people", people)
            });
        }
    }
}

/// A later term has a history, without which all that the year asks for is due once more.
pub(super) fn history(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let settings = &scenario.settings;
    let due = scenario.kindergartens.iter().any(|k| k.inspections_per_year > 0);
    let later = settings.term.index > 1 && settings.term.start > settings.year.start;
    if later && due && scenario.history.is_empty() {
        found.report(codes::NO_HISTORY, file_place("history.csv"), |m| {
            m.with("index", settings.term.index)
        });
    }
}

/// By the last term an alliance has as many events as the year asks for.
pub(super) fn enough(rows: Rows<'_>, found: &mut Findings) {
    let scenario = rows.scenario;
    let settings = &scenario.settings;
    if settings.term.index < settings.year.terms {
        return;
    }
    let mut counts = vec![0_u32; scenario.alliances.len()];
    let past = scenario.history.iter().filter(|a| a.kind() == ActivityKind::Event);
    let of_year = past.map(|a| a.alliance).chain(scenario.events.iter().map(|e| e.alliance));
    for alliance in of_year {
        counts[alliance.index()] += 1;
    }
    for (a, &count) in scenario.alliance_ixs().zip(&counts) {
        if count < settings.events.min_per_year {
            found.report(codes::FEW_EVENTS, rows.alliance(a, "id"), |m| {
                m.with("alliance", &scenario.alliance(a).name)
                    .with("count", count)
                    .with("min", settings.events.min_per_year)
            });
        }
    }
}
