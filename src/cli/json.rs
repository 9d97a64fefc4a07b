//! What the commands print for scripts.

use std::path::Path;

use serde::Serialize;

use super::findings::Kind;
use super::{Exit, findings, voice::Voice};
use crate::domain::{Diagnostic, Place, Severity};

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    header: Option<&'a str>,
    cell: Option<String>,
    message: String,
    hint: Option<String>,
    /// The other findings of the same kind.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<Also>,
}

/// Where the same is wrong, and what is said there if it is another sentence.
#[derive(Serialize)]
struct Also {
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    cell: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

/// Every kind of findings, in the order of the files.
pub(super) fn findings(findings: &[Diagnostic], voice: &Voice) -> String {
    let said = |f: &Diagnostic| voice.shown(&voice.texts().say(&f.message));
    let cell =
        |place: Option<&Place>| place.and_then(|p| p.cell.as_deref()).map(|cell| voice.shown(cell));
    let entries: Vec<Finding<'_>> = findings::folded(findings)
        .into_iter()
        .map(|Kind { first: f, others }| {
            let place = f.place.as_ref();
            Finding {
                code: f.code,
                severity: match f.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                },
                file: place.map(|p| p.file.as_str()),
                sheet: place.and_then(|p| p.sheet.as_deref()),
                reference: place.and_then(Place::reference),
                line: place.and_then(|p| p.line),
                column: place.and_then(|p| p.column),
                header: place.and_then(|p| p.header.as_deref()),
                cell: cell(place),
                message: said(f),
                hint: voice.texts().hint(&f.message).or_else(|| findings::pin_hint(f, voice)),
                also: others
                    .into_iter()
                    .map(|other| Also {
                        reference: other.place.as_ref().and_then(Place::reference),
                        line: other.place.as_ref().and_then(|p| p.line),
                        column: other.place.as_ref().and_then(|p| p.column),
                        cell: cell(other.place.as_ref()),
                        message: (other.message != f.message).then(|| said(other)),
                    })
                    .collect(),
            }
        })
        .collect();
    pretty(&entries)
}

/// One of many counties: its folders, how it ended, its findings and the content of `plan.json`,
/// indented to stand in an array.
pub(super) fn county(
    folder: &Path,
    out: &Path,
    exit: Exit,
    found: &[Diagnostic],
    plan: Option<&str>,
    voice: &Voice,
) -> String {
    // A plan stands here as it stands in its file, digit by digit. No text of JSON holds a line
    // end, so every line can be moved to the right.
    let moved = |text: &str| text.trim_end().replace('\n', "\n    ");
    let text = |path: &Path| moved(&pretty(&path.display().to_string()));
    format!(
        "  {{\n    \"folder\": {},\n    \"out\": {},\n    \"exit\": {},\n    \"findings\": {},\n    \"plan\": {}\n  }}",
        text(folder),
        text(out),
        exit.code(),
        moved(&findings(found, voice)),
        plan.map_or_else(|| "null".to_owned(), moved),
    )
}

/// A value as JSON, indented, ended by LF.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value);
    debug_assert!(json.is_ok(), "plain structs become JSON");
    json.unwrap_or_default() + "\n"
}
