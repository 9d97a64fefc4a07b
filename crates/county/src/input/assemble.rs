//! The files of a scenario → the scenario, readable top to bottom.

use std::collections::{BTreeMap, HashSet};

use super::findings::{Findings, file_place};
use super::headers::{
    ALLIANCES, APART, CLOSURES, DISTANCES, EVENTS, FOLLOW_UPS, HAPPENED, HISTORY, KINDERGARTENS,
    PINS, PLACEMENTS, SETTINGS, STAFF, TABLES, TableSpec,
};
use super::ids::{Ids, Meaning, Named};
use super::table::Table;
use super::tables::activities::{Purpose, World};
use super::tables::{
    activities, alliances, apart, closures, distances, events, follow_ups, kindergartens,
    placements, staff,
};
use super::{Sources, bytes, changes, check, codes, digest, folder, settings};
use crate::domain::Scenario;

/// What the files of a folder or the sheets of a workbook hold, before it is understood.
#[derive(Debug)]
pub(super) struct Raw {
    /// The settings as `scenario.toml`; `None` where they could not be read.
    pub settings: Option<String>,
    /// Name of the file of a table → the table.
    pub tables: BTreeMap<&'static str, Table>,
    /// Name and text of everything that the digest is over.
    pub digested: Vec<(&'static str, String)>,
}

/// The tables of a folder's files.
pub(super) fn raw(sources: &Sources, found: &mut Findings) -> Raw {
    for name in sources.files.keys() {
        folder::similar(name, found);
    }
    let texts = decode(sources, found);
    let tables = TABLES
        .into_iter()
        .filter_map(|spec| {
            let text = texts.get(spec.file)?;
            Some((spec.file, Table::read(spec.file, spec, text, found)))
        })
        .collect();
    Raw { settings: texts.get(SETTINGS).cloned(), tables, digested: texts.into_iter().collect() }
}

/// The scenario, whole only if there is no error among the findings.
pub(super) fn scenario(raw: Raw, found: &mut Findings) -> Scenario {
    let Raw { settings, mut tables, digested } = raw;
    let settings = match settings {
        Some(text) => settings::read(&text, found),
        None => settings::stand_in(),
    };
    let settings_clean = found.clean(SETTINGS);
    let mut table =
        |spec: &'static TableSpec| tables.remove(spec.file).unwrap_or_else(|| Table::missing(spec));
    let alliance_rows = table(&ALLIANCES);
    let kindergarten_rows = table(&KINDERGARTENS);
    let staff_rows = table(&STAFF);
    let event_rows = table(&EVENTS);
    let closure_rows = table(&CLOSURES);
    let distance_rows = table(&DISTANCES);
    let history_rows = table(&HISTORY);
    let apart_rows = table(&APART);
    let follow_up_rows = table(&FOLLOW_UPS);
    let placement_rows = table(&PLACEMENTS);
    let pin_rows = table(&PINS);
    let happened_rows = table(&HAPPENED);

    let mut ids = Ids::default();
    for (named, rows, within) in [
        (Named::Alliance, &alliance_rows, None),
        (Named::Kindergarten, &kindergarten_rows, Some(("alliance", Named::Alliance))),
        (Named::Person, &staff_rows, Some(("kindergarten", Named::Kindergarten))),
        (Named::FollowUp, &follow_up_rows, None),
        (Named::Placement, &placement_rows, None),
    ] {
        // A table that may be missing and is missing has no finding.
        if !rows.is_whole() && !found.clean(rows.file()) {
            ids.note_partial(named);
        }
        for (i, row) in rows.rows().enumerate() {
            let has_name = !matches!(named, Named::FollowUp | Named::Placement);
            let name = if has_name { row.cell("name").text } else { "" };
            ids.register(named, i, row.cell("id"), name, named.word(), found);
            let within = within.map(|(column, of)| (of, row.cell(column).text));
            if let Some((of, text)) = within
                && let Meaning::Row(_, at) = ids.meaning(text, &[of])
            {
                ids.note_within(named, i, Some((of, at)));
            }
        }
    }
    let times = events::register(&event_rows, &mut ids, found);

    let mut alliances = alliances::read(&alliance_rows, &ids, found);
    let leads: HashSet<_> = alliances.iter().map(|a| a.lead).collect();
    let kindergartens =
        kindergartens::read(&kindergarten_rows, &ids, &settings, |k| leads.contains(&k), found);
    alliances::join(&alliance_rows, &mut alliances, &kindergartens, &ids, found);
    let staff = staff::read(&staff_rows, &ids, &settings, found);
    let term = settings_clean.then_some(&settings.term);
    let events = events::read(&event_rows, &times, &ids, &kindergartens, &settings, found);
    let closures = closures::read(&closure_rows, &ids, found);
    let apart = apart::read(&apart_rows, &ids, found);
    let follow_ups = follow_ups::read(&follow_up_rows, &ids, found);
    let placements = placements::read(&placement_rows, &ids, found);
    let distances = distances::read(&distance_rows, &ids, &settings, found);
    let world = World { ids: &ids, kindergartens: &kindergartens, staff: &staff, events: &events };
    let span = term.map(|term| (settings.year.start, term.start));
    let history = activities::read(&history_rows, Purpose::History { span }, world, found);
    for activity in &history {
        ids.register_past(&activity.id, activity.line);
    }
    let world = World { ids: &ids, kindergartens: &kindergartens, staff: &staff, events: &events };
    let pins = activities::read(&pin_rows, Purpose::Pins, world, found);

    let scenario = Scenario {
        digest: digest::digest(digested.iter().map(|(name, text)| (*name, text.as_str()))),
        settings,
        alliances,
        kindergartens,
        staff,
        events,
        closures,
        distances,
        apart,
        follow_ups,
        placements,
        history,
        pins,
        roads: Vec::new(),
        facts: Vec::new(),
        cancelled: Vec::new(),
    };
    let rows = check::Rows {
        scenario: &scenario,
        alliances: &alliance_rows,
        kindergartens: &kindergarten_rows,
        staff: &staff_rows,
        events: &event_rows,
        closures: &closure_rows,
        apart: &apart_rows,
        follow_ups: &follow_up_rows,
        placements: &placement_rows,
    };
    check::all(rows, found);
    if found.any_error() {
        return scenario;
    }
    changes::happened(scenario, &happened_rows, found)
}

/// The text of every file of the scenario that is there and can be read.
fn decode(sources: &Sources, found: &mut Findings) -> BTreeMap<&'static str, String> {
    let required = |name| name == SETTINGS || TABLES.iter().any(|t| t.file == name && t.required);
    let mut texts = BTreeMap::new();
    for name in folder::names() {
        match sources.files.get(name) {
            Some(bytes) => {
                if let Some(text) = bytes::decode(name, bytes, found) {
                    texts.insert(name, text);
                }
            }
            // A file that could not be read has been reported.
            None if required(name) && found.clean(name) => {
                found.report(codes::MISSING_FILE, file_place(name), |m| {
                    m.with("file", name).with("folder", &sources.name)
                });
            }
            None => {}
        }
    }
    texts
}
