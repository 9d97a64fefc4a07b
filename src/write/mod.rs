//! A plan into files: one writer each, every file written whole or not at all.
//!
//! May use: the domain types, the working calendar, the distances, the verifier, the
//! differences of a repair, the indices of fairness and the wording.
//! Must not contain: any figure that neither the plan nor the verifier gives.
//!
//! A format is a variant of [`Format`] and a pure function from an [`Edition`] to files; every
//! command makes them by [`made`] and writes them by [`put`].

mod agenda;
mod anonymise;
mod atomic;
mod calendar_csv;
mod changes;
mod chart;
mod claim;
mod county;
mod csv_text;
mod dictionary;
mod distances_csv;
mod docx;
mod drawing;
mod edition;
mod exchange;
mod file_name;
mod form;
mod formats;
mod ics;
mod kept;
mod known;
mod latex;
mod ledger;
mod measures;
mod messages;
mod models;
mod notice;
mod outputs;
mod owner;
mod page;
mod papers;
mod pareto;
mod pdf;
mod plan_json;
mod routes_geojson;
mod score;
mod table_cells;
mod template_book;
mod title;
mod trips;
mod verdict_json;
mod xlsx;
mod xml_text;

#[cfg(test)]
pub(crate) mod sample;

pub use agenda::{NamedDays, named_days};
pub use anonymise::{Names, anonymised, anonymised_repair};
pub use atomic::{
    NewFile, NewSet, WriteError, WrittenSet, settle, shared_folder, try_folder, write_file,
    write_files, write_set,
};
pub use calendar_csv::calendar_csv;
pub use changes::{CHANGES_CSV, CHANGES_HTML, Repair, change_files, change_lines, changes_message};
pub use chart::{Chart, Mark, Series, Violins, chart, violins};
pub use claim::{Claim, Claimed, Holder, claim, holder_of};
pub use county::whole_county;
pub use csv_text::{csv_text, with_mark};
pub use dictionary::{DICTIONARY_CSV, dictionary_csv, table_json, with_dictionary};
pub use distances_csv::distances_csv;
pub use drawing::Drawing;
pub use edition::{Edition, OutputFile};
pub use exchange::{EXCHANGE_FILES, ExchangeWords, FoundExchange, exchange_files};
pub use file_name::{FileNames, safe_stem};
pub use form::{FORM_FILES, FormWords, FoundForm, division_tables, form_files};
pub use formats::{Format, Made};
pub use kept::Kept;
pub use known::known_of;
pub use latex::latex_table;
pub use ledger::{CERTIFICATES, FoundLedger, LEDGER_FILES, ledger_files};
pub use measures::{PlanHead, fairness_files, measures_csv, measures_json};
pub use models::{GroupModels, MODELS_CSV, ModelFormat, columns_csv, model_files, model_goals};
pub use outputs::{Request, files, made, put, try_out};
pub use page::report_html;
pub use pareto::{PARETO_FILES, pareto_files};
pub use plan_json::{AllianceEntry, GroupEntry, LevelEntry, ShortfallEntry, plan_json};
pub use routes_geojson::routes_geojson;
pub use score::{FoundScore, SCORE_FILES, score_files};
pub use table_cells::{put_settings, put_table_cells, setting_of_row, shown_settings};
pub use template_book::template_workbook;
pub use title::title;
pub use verdict_json::verdict_json;
pub use xlsx::{CALENDAR_XLSX, CellMark, mark_cells, put_cells, put_rows, scenario_workbook};

/// Name of the calendar's file.
pub const CALENDAR_CSV: &str = "calendar.csv";
/// Name of the file of a plan's figures.
pub const PLAN_JSON: &str = "plan.json";
/// Name of the page's file.
pub const REPORT_HTML: &str = "report.html";
/// Name of the file of routes.
pub const ROUTES_GEOJSON: &str = "routes.geojson";
/// Name of the file of distances.
pub const DISTANCES_CSV: &str = "distances.csv";
