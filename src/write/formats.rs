//! The formats in which a plan can be written: one writer each.

use crate::domain::FixedWord;

use super::edition::{Edition, OutputFile};
use super::xlsx::{CALENDAR_XLSX, calendar_workbook};
use super::{
    CALENDAR_CSV, PLAN_JSON, REPORT_HTML, ROUTES_GEOJSON, calendar_csv, ics, messages, notice,
    papers, plan_json, report_html, routes_geojson,
};

/// What a writer gives: its files, or why there are none.
pub type Made = Result<Vec<OutputFile>, Box<dyn std::error::Error + Send + Sync>>;

/// A format of a plan's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// `calendar.csv`
    Csv,
    /// `plan.json`
    Json,
    /// `calendar.xlsx`
    Xlsx,
    /// `ics/`: calendars for phones
    Ics,
    /// `report.html`
    Html,
    /// Notices of the county, each alliance and each kindergarten
    Docx,
    /// Papers to be printed: pages, months, vehicles
    Papers,
    /// The plan in plain words for each person, kindergarten and alliance
    Messages,
    /// `routes.geojson`: places and routes for map programs
    Geojson,
}

impl FixedWord for Format {
    #[rustfmt::skip]
    const ALL: &'static [Self] = &[
        Self::Csv,
        Self::Json,
        Self::Xlsx,
        Self::Ics,
        Self::Html,
        Self::Docx,
        Self::Papers,
        Self::Messages,
        Self::Geojson,
    ];

    fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Ics => "ics",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Papers => "papers",
            Self::Messages => "messages",
            Self::Geojson => "geojson",
        }
    }
}

impl Format {
    /// The files of a plan in this format.
    ///
    /// # Errors
    /// What the format cannot hold.
    pub(super) fn make(self, edition: &Edition<'_>) -> Made {
        match self {
            Self::Csv => one(
                CALENDAR_CSV,
                calendar_csv(edition.scenario, &edition.plan.activities, edition.texts),
            ),
            Self::Json => one(PLAN_JSON, plan_json(edition.scenario, edition.plan, edition.texts)),
            Self::Xlsx => calendar_workbook(edition),
            Self::Ics => ics::calendars(edition),
            Self::Html => one(REPORT_HTML, report_html(edition)?),
            Self::Docx => notice::notices(edition),
            Self::Papers => papers::papers(edition),
            Self::Messages => messages::messages(edition),
            Self::Geojson => one(ROUTES_GEOJSON, routes_geojson(edition)),
        }
    }

    /// The one file of a format that has one.
    pub(super) const fn file(self) -> Option<&'static str> {
        match self {
            Self::Csv => Some(CALENDAR_CSV),
            Self::Json => Some(PLAN_JSON),
            Self::Xlsx => Some(CALENDAR_XLSX),
            Self::Html => Some(REPORT_HTML),
            Self::Geojson => Some(ROUTES_GEOJSON),
            Self::Ics | Self::Docx | Self::Papers | Self::Messages => None,
        }
    }

    /// The folders (below the plan's) of a format that writes a file for each alliance,
    /// kindergarten or person.
    pub(super) const fn folders(self) -> &'static [&'static str] {
        match self {
            Self::Ics => ics::FOLDERS.names,
            _ => &[],
        }
    }
}

/// Folders full of files of one format, whose names say no word of a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Folders {
    /// Below the plan's folder, `/` between parts.
    pub names: &'static [&'static str],
    /// Ending of the files, without the dot.
    pub ending: &'static str,
}

/// The one file of a format.
fn one(name: &str, content: impl Into<Vec<u8>>) -> Made {
    Ok(vec![OutputFile { name: name.to_owned(), content: content.into() }])
}
