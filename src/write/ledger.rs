//! The ledger of service: sums, the rows that prove them, and certificates.

use std::io;

use super::county::county_name;
use super::csv_text::{csv_text, said, with_mark};
use super::docx::{Document, Sheet};
use super::edition::OutputFile;
use super::exchange::written;
use super::file_name::FileNames;
use super::xlsx::{Cell, SheetTable, tables_workbook};
use crate::domain::{ActivityKind, FixedWord, Language, Message, Scenario};
use crate::ledger::{Record, Service, Sums};
use crate::text::Texts;
use jiff::civil::Date;

/// The tables of a ledger.
pub const LEDGER_FILES: [&str; 3] = ["ledger.csv", "ledger-rows.csv", "ledger.xlsx"];
/// The folder of the certificates.
pub const CERTIFICATES: &str = "certificates";

/// Words from the right edge in which the signature ends, as in notices.
const SIGNED: usize = 2;

/// A ledger to be written.
#[derive(Debug, Clone, Copy)]
pub struct FoundLedger<'a> {
    /// The county in its last term.
    pub scenario: &'a Scenario,
    /// The records.
    pub records: &'a [Record],
    /// The last day that counts.
    pub until: Date,
    /// A certificate for each of them.
    pub certificates: bool,
    /// The language.
    pub texts: &'a Texts,
    /// The language of the heads of tables in CSV, if asked for.
    pub headers: Option<Language>,
}

/// All files, in the order of [`LEDGER_FILES`], and the certificates.
///
/// # Errors
/// Only if a document or the workbook could not be made, which memory alone could cause.
pub fn ledger_files(made: &FoundLedger<'_>) -> io::Result<Vec<OutputFile>> {
    let contents = [
        with_mark(&csv_text(sums_table(made)), made.headers).into_bytes(),
        with_mark(&csv_text(rows_table(made)), made.headers).into_bytes(),
        workbook(made).map_err(io::Error::other)?,
    ];
    let files = LEDGER_FILES.iter().zip(contents);
    let mut files: Vec<OutputFile> =
        files.map(|(name, content)| OutputFile { name: (*name).to_owned(), content }).collect();
    if made.certificates {
        let mut names = FileNames::default();
        for record in made.records {
            let stem = format!("{}-{}", record.name, record.id);
            let name = names.take(CERTIFICATES, &stem, "docx");
            files.push(OutputFile { name, content: certificate(made, record)? });
        }
    }
    Ok(files)
}

impl FoundLedger<'_> {
    /// The county by its own name.
    #[must_use]
    pub fn county(&self) -> String {
        let name = &self.scenario.settings.name;
        county_name(self.scenario).unwrap_or(name).to_owned()
    }

    /// The county, and until when services count.
    #[must_use]
    pub fn title(&self) -> String {
        let message = Message::new("ledger-title").with("name", self.county());
        self.texts.say(&message.with("until", self.texts.date(self.until)))
    }

    /// What a service was.
    fn kind(&self, service: &Service) -> String {
        match (service.kind, service.placement) {
            (ActivityKind::Placement, Some(kind)) => self.texts.word(kind),
            (kind, _) => self.texts.word(kind),
        }
    }

    fn mark(&self, service: &Service) -> String {
        match (service.weak, service.pastoral) {
            (true, true) => self.texts.key("exchange-why-both"),
            (true, false) => self.texts.key("exchange-why-weak"),
            (false, true) => self.texts.key("exchange-why-pastoral"),
            (false, false) => String::new(),
        }
    }

    /// Date, or first and last day.
    fn when(&self, service: &Service) -> String {
        match service.until > service.date {
            true => self.texts.say(
                &Message::new("ledger-span").with("from", service.date).with("to", service.until),
            ),
            false => service.date.to_string(),
        }
    }
}

/// A whole number where it is one, else tenths.
fn tenths(value: f64) -> String {
    format!("{value:.1}")
}

fn figures(sums: &Sums) -> [String; 11] {
    [
        sums.visits.to_string(),
        sums.inspections.to_string(),
        sums.follow_ups.to_string(),
        sums.placements.to_string(),
        sums.placement_days.to_string(),
        sums.days.to_string(),
        tenths(sums.km),
        format!("{:.0}", sums.minutes),
        sums.places.to_string(),
        sums.weak.to_string(),
        sums.pastoral.to_string(),
    ]
}

/// Heads of the sums, as scripts and as people read them.
const SUMS: [(&str, &str); 14] = [
    ("staff", "ledger-head-id"),
    ("name", "workbook-head-name"),
    ("home", "workbook-head-home"),
    ("visits", "ledger-head-visits"),
    ("inspections", "ledger-head-inspections"),
    ("follow_ups", "ledger-head-follow-ups"),
    ("placements", "ledger-head-placements"),
    ("placement_days", "ledger-head-placement-days"),
    ("days", "ledger-head-days"),
    ("km", "ledger-head-km"),
    ("minutes", "ledger-head-minutes"),
    ("places", "ledger-head-places"),
    ("weak", "ledger-head-weak"),
    ("pastoral", "ledger-head-pastoral"),
];

/// Heads of the rows.
const ROWS: [(&str, &str); 12] = [
    ("staff", "ledger-head-id"),
    ("name", "workbook-head-name"),
    ("date", "workbook-head-day"),
    ("until", "ledger-head-until"),
    ("session", "workbook-head-session"),
    ("kind", "exchange-head-kind"),
    ("kindergarten", "ledger-head-place-id"),
    ("place", "workbook-head-kindergarten"),
    ("support", "ledger-head-mark"),
    ("days", "ledger-head-row-days"),
    ("km", "ledger-head-km"),
    ("minutes", "ledger-head-minutes"),
];

fn heads(made: &FoundLedger<'_>, columns: &[(&str, &'static str)]) -> Vec<String> {
    let texts = Texts::new(made.headers.unwrap_or(made.texts.language()));
    columns.iter().map(|&head| said(head, &texts)).collect()
}

fn sums_table(made: &FoundLedger<'_>) -> Vec<Vec<String>> {
    let mut table = vec![heads(made, &SUMS)];
    table.extend(made.records.iter().map(|record| {
        let mut row = vec![record.id.clone(), record.name.clone(), record.home.clone()];
        row.extend(figures(&record.sums));
        row
    }));
    table
}

fn rows_table(made: &FoundLedger<'_>) -> Vec<Vec<String>> {
    let language = made.headers.unwrap_or(made.texts.language());
    let written = |list: &str, word: &str| written(list, word, language);
    let mut table = vec![heads(made, &ROWS)];
    for record in made.records {
        for service in &record.services {
            let kind = match service.placement {
                Some(kind) => written("kind_of_placement", kind.word()),
                None => written("kind_of_activity", service.kind.word()),
            };
            let mark = match (service.weak, service.pastoral) {
                (false, false) => String::new(),
                (true, false) => written("support", "weak"),
                (weak, true) => {
                    let pastoral = written("kind_of_kindergarten", "pastoral");
                    if weak {
                        format!("{};{pastoral}", written("support", "weak"))
                    } else {
                        pastoral
                    }
                }
            };
            table.push(vec![
                record.id.clone(),
                record.name.clone(),
                service.date.to_string(),
                service.until.to_string(),
                written("session", service.slot.word()),
                kind,
                service.place.0.clone(),
                service.place.1.clone(),
                mark,
                service.days.to_string(),
                format!("{:.2}", service.km),
                format!("{:.1}", service.minutes),
            ]);
        }
    }
    table
}

fn workbook(made: &FoundLedger<'_>) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let whole = |n: u32| Cell::Whole(f64::from(n));
    let sums = made.records.iter().map(|record| {
        let s = &record.sums;
        vec![
            Cell::centre(&record.id),
            Cell::strong(&record.name),
            Cell::text(&record.home),
            whole(s.visits),
            whole(s.inspections),
            whole(s.follow_ups),
            whole(s.placements),
            whole(s.placement_days),
            whole(s.days),
            Cell::Decimal(s.km),
            Cell::Whole(s.minutes),
            whole(s.places),
            whole(s.weak),
            whole(s.pastoral),
        ]
    });
    let rows = made.records.iter().flat_map(|record| {
        record.services.iter().map(|s| {
            vec![
                Cell::centre(&record.id),
                Cell::strong(&record.name),
                Cell::centre(s.date.to_string()),
                if s.until > s.date { Cell::centre(s.until.to_string()) } else { Cell::Empty },
                Cell::centre(made.texts.word(s.slot)),
                Cell::centre(made.kind(s)),
                Cell::centre(&s.place.0),
                Cell::text(&s.place.1),
                Cell::centre(made.mark(s)),
                if s.days > 0 { whole(s.days) } else { Cell::Empty },
                Cell::Decimal(s.km),
                Cell::Whole(s.minutes),
            ]
        })
    });
    let table = |name, all: &[(_, &'static str)], widths: &[f64], rows, note| {
        let heads = all.iter().zip(widths).map(|(&(_, key), &width)| (key, width));
        let heads: Vec<_> = heads.collect();
        let sheet = SheetTable::new(made.texts, name, made.title(), &heads, rows);
        SheetTable { notes: vec![made.texts.key(note)], ..sheet }
    };
    let widths = [8.0, 11.0, 26.0, 8.0, 8.0, 10.0, 10.0, 12.0, 9.0, 10.0, 10.0, 10.0, 10.0, 10.0];
    let row_widths = [8.0, 11.0, 11.0, 11.0, 8.0, 10.0, 10.0, 28.0, 12.0, 9.0, 10.0, 9.0];
    let tables = [
        table("ledger-sheet-sums", &SUMS, &widths, sums.collect(), "ledger-note-sums"),
        table("ledger-sheet-rows", &ROWS, &row_widths, rows.collect(), "ledger-note-rows"),
    ];
    tables_workbook(&made.title(), &tables, made.scenario, made.texts)
}

/// The certificate of a person: what the services come to, and the list of them.
fn certificate(made: &FoundLedger<'_>, record: &Record) -> io::Result<Vec<u8>> {
    let (texts, sums) = (made.texts, &record.sums);
    let settings = &made.scenario.settings;
    let mut document = Document::new(texts.language(), Sheet::Notice);
    document.title(&made.texts.key("ledger-certificate"));
    let first = record.services.first().map_or(made.until, |s| s.date);
    let last = record.services.iter().map(|s| s.until).max().unwrap_or(made.until);
    let who = if first == last { "ledger-certificate-who-day" } else { "ledger-certificate-who" };
    document.paragraph(
        &made.texts.say(
            &Message::new(who)
                .with("name", &record.name)
                .with("home", &record.home)
                .with("county", made.county())
                .with("from", texts.date(first))
                .with("to", texts.date(last)),
        ),
    );
    let parts = [
        ("ledger-part-visits", sums.visits),
        ("ledger-part-inspections", sums.inspections),
        ("ledger-part-follow-ups", sums.follow_ups),
    ];
    let mut list: Vec<String> = parts
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| made.texts.say(&Message::new(key).with("n", n)))
        .collect();
    if sums.placements > 0 {
        let message = Message::new("ledger-part-placements").with("n", sums.placements);
        list.push(made.texts.say(&message.with("days", sums.placement_days)));
    }
    document.paragraph(
        &made.texts.say(
            &Message::new("ledger-certificate-what")
                .with_list("list", list)
                .with("days", sums.days)
                .with("places", sums.places)
                .with("km", tenths(sums.km))
                .with("hours", tenths(sums.minutes / 60.0)),
        ),
    );
    let need = [("ledger-part-weak", sums.weak), ("ledger-part-pastoral", sums.pastoral)];
    let need = need.into_iter().filter(|(_, n)| *n > 0);
    let need: Vec<String> =
        need.map(|(key, n)| made.texts.say(&Message::new(key).with("n", n))).collect();
    if !need.is_empty() {
        let message = Message::new("ledger-certificate-need").with_list("list", need);
        document.paragraph(&made.texts.say(&message));
    }
    document.paragraph(&made.texts.key("ledger-certificate-end"));
    document.gap();
    let bureau = county_name(made.scenario)
        .map(|county| made.texts.say(&Message::new("notice-bureau").with("county", county)));
    let issuer = settings.notice.issuer.as_ref().or(bureau.as_ref());
    document.signed(issuer.unwrap_or(&settings.name), SIGNED);
    let date = match settings.notice.date {
        Some(date) => texts.date(date),
        None => made.texts.key("notice-no-date"),
    };
    document.signed(&date, 2 * SIGNED);
    let columns = [
        (made.texts.key("notice-number"), 1),
        (made.texts.key("workbook-head-day"), 3),
        (made.texts.key("exchange-head-kind"), 2),
        (made.texts.key("workbook-head-kindergarten"), 5),
        (made.texts.key("ledger-head-mark"), 2),
        (made.texts.key("ledger-head-km"), 2),
    ];
    let rows: Vec<Vec<String>> = (1..)
        .zip(&record.services)
        .map(|(n, s): (usize, &Service)| {
            vec![
                n.to_string(),
                made.when(s),
                made.kind(s),
                s.place.1.clone(),
                made.mark(s),
                tenths(s.km),
            ]
        })
        .collect();
    let number = made.texts.say(&Message::new("notice-table-number").with("n", 1));
    let title =
        made.texts.say(&Message::new("ledger-certificate-table").with("name", &record.name));
    document.table(&number, &title, &columns, &rows);
    document.finish()
}
