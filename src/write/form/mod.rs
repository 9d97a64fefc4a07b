//! A division into alliances: tables to be used, a workbook, a page with maps.

mod words;

use std::io;

use super::csv_text::{csv_text, with_mark};
use super::edition::OutputFile;
use super::page::division_html;
use super::xlsx::{Cell, SheetTable, tables_workbook};
use crate::domain::{AllianceIx, KinderIx, Language, Message, Scenario, Support};
use crate::form::{Division, Evenness, FormRules, Formed};
use crate::input::header_names;
use crate::text::Texts;
use crate::travel::DistanceTable;

pub use words::FormWords;

/// The files of a division.
pub const FORM_FILES: [&str; 5] =
    ["alliances.csv", "form.csv", "form.html", "form.xlsx", "kindergartens.csv"];

/// A division that was found, to be written.
#[derive(Debug, Clone, Copy)]
pub struct FoundForm<'a> {
    /// The county.
    pub scenario: &'a Scenario,
    /// What was asked for.
    pub rules: &'a FormRules,
    /// Today's division.
    pub today: &'a Division,
    /// The one that costs least.
    pub formed: &'a Formed,
    /// Cost against evenness, by what is shared.
    pub trade_offs: &'a [(Evenness, Vec<Formed>)],
    /// `alliances.csv` and `kindergartens.csv`.
    pub tables: (&'a str, &'a str),
    /// The language.
    pub texts: &'a Texts,
    /// The language of the heads of `form.csv`, if asked for.
    pub headers: Option<Language>,
}

impl<'a> FoundForm<'a> {
    /// The wording.
    #[must_use]
    pub const fn words(&self) -> FormWords<'a> {
        FormWords { scenario: self.scenario, rules: self.rules, texts: self.texts }
    }

    /// Kindergartens that change their alliance.
    pub fn moved(&self) -> impl Iterator<Item = KinderIx> + '_ {
        let of = &self.formed.division.of;
        self.scenario.kindergarten_ixs().filter(|k| of[k.index()] != self.today.of[k.index()])
    }
}

/// All files, in the order of [`FORM_FILES`].
///
/// # Errors
/// Only if the page or the workbook could not be made, which memory alone could cause.
pub fn form_files(made: &FoundForm<'_>) -> io::Result<Vec<OutputFile>> {
    let contents = [
        with_mark(made.tables.0, made.headers).into_bytes(),
        with_mark(&points_csv(made), made.headers).into_bytes(),
        division_html(made).map_err(io::Error::other)?.into_bytes(),
        workbook(made).map_err(io::Error::other)?,
        with_mark(made.tables.1, made.headers).into_bytes(),
    ];
    let files = FORM_FILES.iter().zip(contents);
    Ok(files.map(|(name, content)| OutputFile { name: (*name).to_owned(), content }).collect())
}

/// `alliances.csv`, and of `kindergartens.csv` the columns that a division is about.
#[must_use]
pub fn division_tables(
    scenario: &Scenario,
    of: &[AllianceIx],
    heads: Language,
) -> (String, String) {
    let head = |table: &str, columns: &[&str]| -> Vec<String> {
        let names = header_names().filter(|h| h.table == table && columns.contains(&h.english));
        names.map(|h| h.usual(heads).to_owned()).collect()
    };
    let mut alliances = vec![head("alliances.csv", &["id", "name", "lead"])];
    alliances.extend(
        scenario
            .alliances
            .iter()
            .map(|a| vec![a.id.clone(), a.name.clone(), scenario.kindergarten(a.lead).id.clone()]),
    );
    let mut places = vec![head("kindergartens.csv", &["id", "name", "alliance"])];
    places.extend(
        scenario
            .kindergartens
            .iter()
            .zip(of)
            .map(|(k, &a)| vec![k.id.clone(), k.name.clone(), scenario.alliance(a).id.clone()]),
    );
    (csv_text(&alliances), csv_text(&places))
}

fn km(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}

/// The word in files for what is shared.
const fn word(evenness: Evenness) -> &'static str {
    match evenness {
        Evenness::Weak => "weak",
        Evenness::Staff => "staff",
    }
}

/// Today's division, the one that was chosen, and every point of the trade-offs: `point,cost,
/// km,changes,longest_km,size_min,size_max,weak_min,weak_max,staff_min,staff_max,proven`.
fn points_csv(made: &FoundForm<'_>) -> String {
    let head = [
        "point",
        "cost",
        "km",
        "changes",
        "longest_km",
        "size_min",
        "size_max",
        "weak_min",
        "weak_max",
        "staff_min",
        "staff_max",
        "proven",
    ];
    let mut records = vec![head.map(str::to_owned)];
    let mut add = |point: &str, d: &Division, proven: bool| {
        records.push([
            point.to_owned(),
            made.words().cost(d).to_string(),
            km(d.road).to_string(),
            d.changes.to_string(),
            km(d.longest).to_string(),
            d.size.0.to_string(),
            d.size.1.to_string(),
            d.weak.0.to_string(),
            d.weak.1.to_string(),
            d.staff.0.to_string(),
            d.staff.1.to_string(),
            if proven { "yes" } else { "no" }.to_owned(),
        ]);
    };
    add("today", made.today, false);
    add("chosen", &made.formed.division, made.formed.proven);
    for (evenness, points) in made.trade_offs {
        for point in points {
            add(word(*evenness), &point.division, point.proven);
        }
    }
    csv_text(&records)
}

fn workbook(made: &FoundForm<'_>) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let tables = [alliances(made), moves(made), points(made), places(made)];
    tables_workbook(&made.words().title(), &tables, made.scenario, made.texts)
}

fn table(
    made: &FoundForm<'_>,
    name: &'static str,
    columns: &[(&'static str, f64)],
    rows: Vec<Vec<Cell>>,
) -> SheetTable {
    SheetTable::new(made.texts, name, made.words().title(), columns, rows)
}

/// Each alliance today and then.
fn alliances(made: &FoundForm<'_>) -> SheetTable {
    let scenario = made.scenario;
    let columns = [
        ("workbook-head-alliance", 20.0),
        ("form-head-lead", 24.0),
        ("form-head-size-today", 11.0),
        ("form-head-size", 11.0),
        ("form-head-weak-today", 11.0),
        ("form-head-weak", 11.0),
        ("form-head-staff-today", 11.0),
        ("form-head-staff", 11.0),
        ("form-head-km-today", 12.0),
        ("form-head-km", 12.0),
    ];
    let table_of = DistanceTable::new(scenario);
    let mut rows = Vec::new();
    for a in scenario.alliance_ixs() {
        let lead = scenario.alliance(a).lead;
        let mut row = vec![
            Cell::strong(&scenario.alliance(a).name),
            Cell::text(scenario.name_of_place(lead)),
        ];
        let divisions = [made.today, &made.formed.division];
        let sums = divisions.map(|d| {
            let own: Vec<KinderIx> =
                scenario.kindergarten_ixs().filter(|k| d.of[k.index()] == a).collect();
            let weak = own.iter().filter(|&&k| scenario.kindergarten(k).support == Support::Weak);
            let staff = scenario.staff.iter().filter(|p| p.backbone && own.contains(&p.home));
            let road: f64 = own.iter().map(|&k| table_of.km(k, lead).value()).sum();
            (own.len() as f64, weak.count() as f64, staff.count() as f64, road)
        });
        row.extend(sums.map(|s| Cell::Whole(s.0)));
        row.extend(sums.map(|s| Cell::Whole(s.1)));
        row.extend(sums.map(|s| Cell::Whole(s.2)));
        row.extend(sums.map(|s| Cell::Decimal(s.3)));
        rows.push(row);
    }
    let mut sheet = table(made, "form-sheet-alliances", &columns, rows);
    let words = made.words();
    sheet.notes = vec![
        words.levels("form-today", made.today),
        words.levels("form-new", &made.formed.division),
    ];
    sheet
}

fn moves(made: &FoundForm<'_>) -> SheetTable {
    let scenario = made.scenario;
    let columns = [
        ("workbook-head-kindergarten", 30.0),
        ("exchange-head-support", 10.0),
        ("form-head-from", 22.0),
        ("form-head-to", 22.0),
        ("form-head-km-before", 12.0),
        ("form-head-km-after", 12.0),
    ];
    let table_of = DistanceTable::new(scenario);
    let rows = made.moved().map(|k| {
        let road = |a| Cell::Decimal(table_of.km(k, scenario.alliance(a).lead).value());
        let (from, to) = (made.today.of[k.index()], made.formed.division.of[k.index()]);
        vec![
            Cell::strong(scenario.name_of_place(k)),
            Cell::centre(made.texts.word(scenario.kindergarten(k).support)),
            Cell::text(&scenario.alliance(from).name),
            Cell::text(&scenario.alliance(to).name),
            road(from),
            road(to),
        ]
    });
    table(made, "form-sheet-moves", &columns, rows.collect())
}

fn points(made: &FoundForm<'_>) -> SheetTable {
    let words = made.words();
    let columns = [
        ("form-head-shared", 26.0),
        ("form-head-range", 10.0),
        ("form-head-cost", 12.0),
        ("form-head-km", 12.0),
        ("form-head-changes", 10.0),
        ("form-head-longest", 12.0),
        ("form-head-sizes", 14.0),
        ("form-head-weaks", 14.0),
        ("form-head-staffs", 14.0),
        ("form-head-proven", 14.0),
    ];
    let mut rows = Vec::new();
    for (evenness, points) in made.trade_offs {
        for point in points {
            let d = &point.division;
            let span = |(least, most): (u32, u32)| {
                made.texts.say(&Message::new("form-span").with("least", least).with("most", most))
            };
            let proven = if point.proven { "form-proven-yes" } else { "form-proven-no" };
            rows.push(vec![
                Cell::strong(made.texts.key(FormWords::shared(*evenness))),
                Cell::Whole(f64::from(FormWords::range(*evenness, d))),
                Cell::Decimal(words.cost(d)),
                Cell::Decimal(km(d.road)),
                Cell::Whole(f64::from(d.changes)),
                Cell::Decimal(km(d.longest)),
                Cell::centre(span(d.size)),
                Cell::centre(span(d.weak)),
                Cell::centre(span(d.staff)),
                Cell::centre(made.texts.key(proven)),
            ]);
        }
    }
    let mut sheet = table(made, "form-sheet-points", &columns, rows);
    sheet.notes = vec![words.points_note()];
    sheet
}

fn places(made: &FoundForm<'_>) -> SheetTable {
    let scenario = made.scenario;
    let columns = [
        ("workbook-head-alliance", 22.0),
        ("workbook-head-kindergarten", 34.0),
        ("exchange-head-support", 10.0),
        ("form-head-road", 12.0),
        ("form-head-before", 22.0),
    ];
    let table_of = DistanceTable::new(scenario);
    let mut rows = Vec::new();
    for a in scenario.alliance_ixs() {
        let lead = scenario.alliance(a).lead;
        let own = scenario.kindergarten_ixs().filter(|k| made.formed.division.of[k.index()] == a);
        for k in own {
            let before = made.today.of[k.index()];
            rows.push(vec![
                Cell::text(&scenario.alliance(a).name),
                Cell::strong(scenario.name_of_place(k)),
                Cell::centre(made.texts.word(scenario.kindergarten(k).support)),
                Cell::Decimal(table_of.km(k, lead).value()),
                if before == a { Cell::Empty } else { Cell::text(&scenario.alliance(before).name) },
            ]);
        }
    }
    table(made, "form-sheet-places", &columns, rows)
}
