//! The exchange of a school year: the list for the heads, rows for `placements.csv`, a workbook.

mod words;

use std::collections::BTreeSet;
use std::io;

use super::csv_text::{csv_text, with_mark};
use super::edition::OutputFile;
use super::xlsx::{Cell, SheetTable, tables_workbook};
use crate::calendar::WorkCalendar;
use crate::domain::{FixedWord, KinderIx, Language, Message, PlacementKind, Scenario};
use crate::exchange::{AllianceExchange, Choice, ExchangeRules, Move};
use crate::input::{WORD_NAMES, header_names};
use crate::text::Texts;

pub use words::ExchangeWords;

/// The files of an exchange.
pub const EXCHANGE_FILES: [&str; 3] = ["exchange.csv", "exchange.xlsx", "placements.csv"];

/// An exchange that was found, to be written.
#[derive(Debug, Clone, Copy)]
pub struct FoundExchange<'a> {
    /// The county.
    pub scenario: &'a Scenario,
    /// What was asked for.
    pub rules: &'a ExchangeRules,
    /// By alliance.
    pub found: &'a [AllianceExchange],
    /// Working days of each placement; `None`: as many as the term has.
    pub days: Option<u32>,
    /// The language.
    pub texts: &'a Texts,
    /// The language of the heads and words of tables in CSV, if asked for.
    pub headers: Option<Language>,
}

impl<'a> FoundExchange<'a> {
    /// The wording.
    #[must_use]
    pub const fn words(&self) -> ExchangeWords<'a> {
        ExchangeWords { scenario: self.scenario, rules: self.rules, texts: self.texts }
    }

    /// What a move is called.
    #[must_use]
    pub fn kind(&self, way: &Move) -> String {
        self.texts.word(kind(self.scenario, way))
    }
}

/// All files, in the order of [`EXCHANGE_FILES`].
///
/// # Errors
/// Only if the workbook could not be made, which memory alone could cause.
pub fn exchange_files(made: &FoundExchange<'_>) -> io::Result<Vec<OutputFile>> {
    let contents = [
        list_csv(made).into_bytes(),
        workbook(made).map_err(io::Error::other)?,
        placements_csv(made).into_bytes(),
    ];
    let files = EXCHANGE_FILES.iter().zip(contents);
    Ok(files.map(|(name, content)| OutputFile { name: (*name).to_owned(), content }).collect())
}

/// Support at a member, shadowing at the lead.
fn kind(scenario: &Scenario, way: &Move) -> PlacementKind {
    let lead = scenario.alliance(scenario.kindergarten(way.home).alliance).lead;
    if way.home == lead { PlacementKind::Support } else { PlacementKind::Shadowing }
}

/// Columns of the list.
const LIST: [&str; 10] =
    ["alliance", "staff", "name", "home", "host", "kind", "km", "from", "to", "note"];
/// Columns of the rows for `placements.csv`.
const ROWS: [&str; 8] = ["id", "staff", "host", "kind", "days", "from", "to", "replaced"];

fn heads(table: &str, columns: &[&str], language: Language) -> Vec<String> {
    let name = |column: &&str| {
        let name = header_names().find(|h| h.table == table && h.english == *column);
        name.map_or(*column, |h| h.usual(language)).to_owned()
    };
    columns.iter().map(name).collect()
}

/// A fixed word as tables in a language write it.
pub(super) fn written(list: &str, word: &str, language: Language) -> String {
    let name = WORD_NAMES.iter().find(|w| w.list == list && w.english == word);
    name.map_or(word, |name| name.usual(language)).to_owned()
}

/// The list for the heads, which next year's exchange reads as an earlier one.
fn list_csv(made: &FoundExchange<'_>) -> String {
    let language = made.headers.unwrap_or(made.texts.language());
    let (scenario, words) = (made.scenario, made.words());
    let year = &scenario.settings.year;
    let mut records = vec![heads(EXCHANGE_FILES[0], &LIST, language)];
    for of in made.found {
        for chosen in &of.chosen {
            let way = &chosen.way;
            let person = scenario.person(way.person);
            records.push(vec![
                scenario.alliance(of.alliance).id.clone(),
                person.id.clone(),
                person.name.clone(),
                scenario.name_of_place(way.home),
                scenario.name_of_place(way.host),
                written("kind_of_placement", kind(scenario, way).word(), language),
                format!("{:.2}", f64::from(way.road) / 100.0),
                year.start.to_string(),
                year.end.to_string(),
                words.why(of, chosen),
            ]);
        }
    }
    with_mark(&csv_text(&records), made.headers)
}

/// Rows to be added to `placements.csv`.
fn placements_csv(made: &FoundExchange<'_>) -> String {
    let language = made.headers.unwrap_or(made.texts.language());
    let scenario = made.scenario;
    let (work, term) = (WorkCalendar::new(scenario), &scenario.settings.term);
    let mut records = vec![heads(EXCHANGE_FILES[2], &ROWS, language)];
    let mut ids = FreeIds::of(scenario);
    for of in made.found {
        for way in &of.best.moves {
            let all = work.longest_stay(way.person, way.host, term.start, term.end);
            let days = made.days.map_or(all, |days| days.min(all));
            if days == 0 {
                continue;
            }
            let replaced = stands_in(&of.best, way.home);
            records.push(vec![
                ids.next(),
                scenario.person(way.person).id.clone(),
                scenario.kindergarten(way.host).id.clone(),
                written("kind_of_placement", kind(scenario, way).word(), language),
                days.to_string(),
                term.start.to_string(),
                term.end.to_string(),
                written("yes_no", if replaced { "yes" } else { "no" }, language),
            ]);
        }
    }
    with_mark(&csv_text(&records), made.headers)
}

/// Whether as many come to a kindergarten as leave it.
fn stands_in(choice: &Choice, home: KinderIx) -> bool {
    let comes = choice.moves.iter().filter(|m| m.host == home).count();
    comes >= choice.moves.iter().filter(|m| m.home == home).count()
}

/// Ids that no row of any table has.
struct FreeIds<'a> {
    taken: BTreeSet<&'a str>,
    n: u32,
}

impl<'a> FreeIds<'a> {
    fn of(scenario: &'a Scenario) -> Self {
        let tables = [
            scenario.alliances.iter().map(|r| r.id.as_str()).collect::<Vec<_>>(),
            scenario.kindergartens.iter().map(|r| r.id.as_str()).collect(),
            scenario.staff.iter().map(|r| r.id.as_str()).collect(),
            scenario.events.iter().map(|r| r.id.as_str()).collect(),
            scenario.follow_ups.iter().map(|r| r.id.as_str()).collect(),
            scenario.placements.iter().map(|r| r.id.as_str()).collect(),
            scenario.history.iter().map(|r| r.id.as_str()).collect(),
        ];
        Self { taken: tables.into_iter().flatten().collect(), n: 0 }
    }

    fn next(&mut self) -> String {
        loop {
            self.n += 1;
            let id = format!("X{:03}", self.n);
            if !self.taken.contains(id.as_str()) {
                return id;
            }
        }
    }
}

fn workbook(made: &FoundExchange<'_>) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let words = made.words();
    let title = words.title();
    let tables = [list(made), others(made), places(made), people(made)];
    tables_workbook(&title, &tables, made.scenario, made.texts)
}

fn table(
    made: &FoundExchange<'_>,
    name: &'static str,
    columns: &[(&'static str, f64)],
    rows: Vec<Vec<Cell>>,
) -> SheetTable {
    SheetTable::new(made.texts, name, made.words().title(), columns, rows)
}

fn list(made: &FoundExchange<'_>) -> SheetTable {
    let words = made.words();
    let columns = [
        ("workbook-head-alliance", 17.0),
        ("workbook-head-name", 11.0),
        ("workbook-head-home", 23.0),
        ("exchange-head-host", 23.0),
        ("exchange-head-kind", 9.0),
        ("exchange-head-km", 8.0),
        ("exchange-head-why", 58.0),
    ];
    let mut rows = Vec::new();
    for of in made.found {
        for chosen in &of.chosen {
            let mut row = moved(made, of, &chosen.way);
            row.push(Cell::text(words.why(of, chosen)));
            rows.push(row);
        }
    }
    let mut sheet = table(made, "exchange-sheet-list", &columns, rows);
    sheet.notes = made.found.iter().filter_map(|of| words.fewer(of)).collect();
    sheet.notes.extend(words.notes(made.found, made.days));
    sheet
}

fn moved(made: &FoundExchange<'_>, of: &AllianceExchange, way: &Move) -> Vec<Cell> {
    let scenario = made.scenario;
    vec![
        Cell::text(&scenario.alliance(of.alliance).name),
        Cell::strong(&scenario.person(way.person).name),
        Cell::text(scenario.name_of_place(way.home)),
        Cell::text(scenario.name_of_place(way.host)),
        Cell::centre(made.kind(way)),
        Cell::Decimal(f64::from(way.road) / 100.0),
    ]
}

fn others(made: &FoundExchange<'_>) -> SheetTable {
    let words = made.words();
    let columns = [
        ("workbook-head-alliance", 17.0),
        ("workbook-head-name", 11.0),
        ("workbook-head-home", 23.0),
        ("exchange-head-host", 23.0),
        ("exchange-head-kind", 9.0),
        ("exchange-head-km", 8.0),
        ("exchange-head-choice", 8.0),
        ("exchange-head-against", 40.0),
    ];
    let mut rows = Vec::new();
    for of in made.found {
        for (n, choice) in (1..).zip(&of.alternatives) {
            for way in &choice.moves {
                let mut row = moved(made, of, way);
                row.push(Cell::centre(
                    made.texts.say(&Message::new("exchange-choice").with("n", n)),
                ));
                row.push(Cell::text(words.against(&of.best.levels, &choice.levels)));
                rows.push(row);
            }
        }
    }
    table(made, "exchange-sheet-others", &columns, rows)
}

fn places(made: &FoundExchange<'_>) -> SheetTable {
    let (words, scenario) = (made.words(), made.scenario);
    let columns = [
        ("workbook-head-alliance", 17.0),
        ("workbook-head-kindergarten", 26.0),
        ("exchange-head-support", 10.0),
        ("exchange-head-nobody", 96.0),
    ];
    let mut rows = Vec::new();
    for of in made.found {
        for unserved in &of.unserved {
            rows.push(vec![
                Cell::text(&scenario.alliance(of.alliance).name),
                Cell::strong(scenario.name_of_place(unserved.place)),
                Cell::centre(made.texts.word(scenario.kindergarten(unserved.place).support)),
                Cell::text(words.why_nobody(of, unserved)),
            ]);
        }
    }
    table(made, "exchange-sheet-places", &columns, rows)
}

fn people(made: &FoundExchange<'_>) -> SheetTable {
    let (words, scenario) = (made.words(), made.scenario);
    let columns = [
        ("workbook-head-alliance", 17.0),
        ("workbook-head-home", 26.0),
        ("workbook-head-name", 14.0),
        ("exchange-head-barred", 60.0),
    ];
    let mut rows = Vec::new();
    for of in made.found {
        for (p, why) in &of.barred {
            rows.push(vec![
                Cell::text(&scenario.alliance(of.alliance).name),
                Cell::text(scenario.name_of_place(scenario.person(*p).home)),
                Cell::strong(&scenario.person(*p).name),
                Cell::text(words.barred(*why)),
            ]);
        }
    }
    table(made, "exchange-sheet-people", &columns, rows)
}
