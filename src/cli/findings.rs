//! Findings about the input as text: where, what, the cell with a mark under it, what to do.
//! Findings of one kind become one, with a list of their cells.

use std::path::Path;

use super::Exit;
use super::layout::{safe, width};
use super::style::{self, paint};
use super::voice::{Voice, note};
use crate::domain::{Diagnostic, Message, Place, Severity};
pub(super) use crate::findings::{Kind, folded};
use crate::input::SETTING_NAMES;

/// Kinds of findings that are shown.
const SHOWN: usize = 50;
/// Cells that are listed of one kind.
const CELLS: usize = 12;
/// Columns of a cell.
const CELL: usize = 60;
/// Columns of a file's name or a header.
const NAME: usize = 120;

/// How many errors and how many warnings there are.
pub(super) fn count(findings: &[Diagnostic]) -> (usize, usize) {
    let errors = findings.iter().filter(|f| f.severity == Severity::Error).count();
    (errors, findings.len() - errors)
}

/// The number of errors and warnings in words.
pub(super) fn counts(findings: &[Diagnostic], voice: &Voice) -> String {
    let (errors, warnings) = count(findings);
    voice.say(&Message::new("cli-counts").with("errors", errors).with("warnings", warnings))
}

/// Findings in words, errors first, at most [`SHOWN`] kinds of them.
pub(super) fn render(findings: &[Diagnostic], voice: &Voice) -> String {
    let placed: Vec<Diagnostic> = findings.iter().map(|f| voice.placed(f.clone())).collect();
    let mut kinds = folded(&placed);
    kinds.sort_by_key(|kind| kind.first.severity);
    let mut text: String = kinds.iter().take(SHOWN).map(|kind| one(kind, voice) + "\n").collect();
    if kinds.len() > SHOWN {
        let left: usize = kinds[SHOWN..].iter().map(|kind| 1 + kind.others.len()).sum();
        let more = Message::new("cli-more").with("n", left);
        text.push_str(&(voice.say(&more) + "\n\n"));
    }
    text
}

/// Tells findings on standard error.
pub(super) fn tell(findings: &[Diagnostic], voice: &Voice) {
    note(render(findings, voice).trim_end());
}

/// The end of a command whose input is refused: the findings are told.
pub(super) fn refused(findings: &[Diagnostic], voice: &Voice) -> Exit {
    tell(findings, voice);
    Exit::Refused
}

/// The same, and what that comes to in the words of a command.
pub(super) fn refused_as(key: &'static str, findings: &[Diagnostic], voice: &Voice) -> Exit {
    tell(findings, voice);
    note(&voice.say(&Message::new(key).with("counts", counts(findings, voice))));
    Exit::Refused
}

/// The same where a file is no input of the sort that a command needs.
pub(super) fn unreadable(
    key: &'static str,
    path: &Path,
    findings: &[Diagnostic],
    voice: &Voice,
) -> Exit {
    tell(findings, voice);
    voice.refuse(&Message::new(key).with("path", path.display()))
}

/// What to do about a pin that breaks a rule; `None` for other findings.
pub(super) fn pin_hint(finding: &Diagnostic, voice: &Voice) -> Option<String> {
    crate::findings::pin_hint(finding, voice.texts())
}

fn one(kind: &Kind<'_>, voice: &Voice) -> String {
    let finding = kind.first;
    let colour = match finding.severity {
        Severity::Error => style::ERROR,
        Severity::Warning => style::WARNING,
    };
    let word = voice.word(finding.severity);
    let mut text = paint(colour, format_args!("{word}[{}]", finding.code));
    let mut cell = None;
    if let Some(place) = &finding.place {
        text += &format!(" {}", safe(&place.file, NAME));
        text += &match &place.sheet {
            Some(sheet) => in_sheet(place, sheet, voice),
            None => [place.line, place.column.filter(|_| place.line.is_some())]
                .map(|number| number.map_or_else(String::new, |n| format!(":{n}")))
                .concat(),
        };
        if let Some(header) = &place.header {
            let key = if is_setting(place, voice) { "cli-setting" } else { "cli-column" };
            text += &voice.say(&Message::new(key).with("header", safe(header, NAME)));
        }
        let named = place.header.as_ref().filter(|_| place.sheet.is_some()).and_then(|header| {
            SETTING_NAMES.iter().find(|name| name.key == header && is_setting(place, voice))
        });
        cell = place.cell.as_deref().map(|cell| {
            named.and_then(|name| name.shown(cell, voice.texts().language())).unwrap_or(cell)
        });
    }
    text += &format!("\n  {}\n", indent(&voice.say(&finding.message)));
    if let Some(cell) = cell {
        let cell = safe(&voice.shown(cell), CELL);
        let mark = "^".repeat(width(&cell).max(1));
        let bar = paint(style::FAINT, "|");
        text += &format!("  {bar} {cell}\n  {bar} {}\n", paint(colour, mark));
    }
    if !kind.others.is_empty() {
        text += &format!("  {}\n", voice.say(&places(kind, voice)));
    }
    if let Some(hint) = voice.hint(&finding.message).or_else(|| pin_hint(finding, voice)) {
        text += &format!("  {}\n", indent(&voice.help(&hint)));
    }
    text
}

/// Where a kind of findings is found, with the values if they differ.
fn places(kind: &Kind<'_>, voice: &Voice) -> Message {
    let first = kind.first;
    let all = std::iter::once(&first).chain(&kind.others);
    let same = kind.others.iter().all(|f| f.message == first.message);
    let names = all.take(CELLS).filter_map(|f| {
        let place = f.place.as_ref()?;
        let name = place
            .reference()
            .or_else(|| Some(voice.say(&Message::new("cli-row").with("row", place.line?))))?;
        let cell = place.cell.as_deref().filter(|_| !same).map(|cell| {
            voice.say(&Message::new("cli-quoted").with("text", safe(&voice.shown(cell), CELL)))
        });
        Some(name + &cell.unwrap_or_default())
    });
    Message::new("cli-places")
        .with_list("places", names)
        .with("n", 1 + kind.others.len())
        .with("more", if 1 + kind.others.len() > CELLS { "yes" } else { "no" })
}

/// Sheet, and cell or row.
fn in_sheet(place: &Place, sheet: &str, voice: &Voice) -> String {
    let sheet = voice.say(&Message::new("cli-sheet").with("sheet", safe(sheet, NAME)));
    let cell = place.reference().or_else(|| {
        let row = Message::new("cli-row").with("row", place.line?);
        Some(voice.say(&row))
    });
    format!(" {sheet}{}", cell.map_or_else(String::new, |cell| format!(" {cell}")))
}

/// Whether the place is in the settings, where a header is the name of one.
fn is_setting(place: &Place, voice: &Voice) -> bool {
    match &place.sheet {
        Some(sheet) => voice.is_settings_sheet(sheet),
        None => place.file.ends_with(".toml"),
    }
}

fn indent(text: &str) -> String {
    text.replace('\n', "\n  ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, Place};

    fn finding(severity: Severity, cell: &str) -> Diagnostic {
        Diagnostic {
            code: "E103",
            severity,
            place: Some(Place {
                file: "staff.csv".to_owned(),
                sheet: None,
                line: Some(12),
                column: Some(3),
                header: Some("幼儿园".to_owned()),
                cell: Some(cell.to_owned()),
            }),
            message: Message::new("cli-bug"),
        }
    }

    fn at(line: u32, cell: &str) -> Diagnostic {
        let mut finding = finding(Severity::Error, cell);
        if let Some(place) = &mut finding.place {
            place.line = Some(line);
        }
        finding.message = Message::new("cli-unreadable").with("path", cell);
        finding
    }

    fn plain(findings: &[Diagnostic], language: Language) -> String {
        let text = render(findings, &Voice::new(Some(language), None));
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn place_cell_mark_and_help() {
        let text = plain(&[finding(Severity::Error, "松山\u{202e}园")], Language::ZhHans);
        insta::assert_snapshot!(text, @r"
        错误[E103] staff.csv:12:3（“幼儿园”列）
          这是程序的错误，不是数据的问题：计划没有通过程序自身的核验。没有写入任何文件。
          | 松山\u{202e}园
          | ^^^^^^^^^^^^^^
          建议：请把数据文件夹连同上面的提示一起发给开发者。
        ");
    }

    #[test]
    fn setting_is_called_a_setting() {
        let mut setting = finding(Severity::Error, "x");
        setting.place = Some(Place {
            file: "scenario.toml".to_owned(),
            header: Some("travel.seats".to_owned()),
            ..Place::default()
        });
        let says = |language| plain(std::slice::from_ref(&setting), language);
        assert!(
            says(Language::En).starts_with("error[E103] scenario.toml (setting travel.seats)\n")
        );
        assert!(says(Language::ZhHant).contains("scenario.toml（設定項 travel.seats）\n"));
    }

    #[test]
    fn finding_about_the_whole() {
        let whole = Diagnostic { place: None, ..finding(Severity::Warning, "") };
        let text = plain(&[whole], Language::En);
        assert!(text.starts_with("warning[E103]\n  This is a bug"), "{text}");
    }

    #[test]
    fn pin_names_the_rule_that_it_breaks() {
        let pin = Diagnostic {
            code: "PIN-K1",
            message: Message::new("cli-unreadable").with("path", "x"),
            ..finding(Severity::Error, "")
        };
        assert!(plain(&[pin], Language::En).contains("break rule K1 (one activity a day"));
    }

    #[test]
    fn empty_cell_has_a_mark_too() {
        assert!(plain(&[finding(Severity::Error, "")], Language::En).contains("| ^\n"));
    }

    #[test]
    fn errors_come_first_and_many_are_counted() {
        let whole = Diagnostic { place: None, ..finding(Severity::Warning, "w") };
        let mut many = vec![whole; 60];
        many.push(finding(Severity::Error, "e"));
        let text = plain(&many, Language::En);
        assert!(text.starts_with("error[E103]"), "{text}");
        assert!(text.ends_with("… and 11 more; --json lists them all\n\n"), "{text}");
        let voice = Voice::new(Some(Language::En), None);
        assert_eq!(counts(&many, &voice), "1 error, 60 warnings");
    }

    #[test]
    fn same_sentence_about_a_column_is_told_once() {
        let mut many: Vec<Diagnostic> = (2..32).map(|line| at(line, "丙")).collect();
        many.insert(7, at(40, "丁"));
        assert_eq!(folded(&many).len(), 2);
        let text = plain(&many, Language::ZhHans);
        assert_eq!(text.matches("[E103]").count(), 2, "{text}");
        assert!(text.contains("第 2 行、第 3 行、"), "{text}");
        assert!(text.contains("第 13 行……，共 30 处"), "{text}");
        assert!(counts(&many, &Voice::new(Some(Language::En), None)).starts_with("31 errors"));
    }

    #[test]
    fn many_values_of_one_kind_are_told_once_with_each_value() {
        let few: Vec<Diagnostic> =
            (0..3).zip(["a", "b", "c"]).map(|(line, cell)| at(line, cell)).collect();
        assert_eq!(folded(&few).len(), 3, "three values are told in full");
        let mut more = few;
        more.push(at(9, "d"));
        let mut sheet = more.clone();
        for place in sheet.iter_mut().filter_map(|f| f.place.as_mut()) {
            place.sheet = Some("人员".to_owned());
        }
        assert_eq!(folded(&more).len(), 1);
        let text = plain(&sheet, Language::En);
        assert!(text.contains("C0 “a”, C1 “b”, C2 “c”, C9 “d”"), "{text}");
        assert!(text.contains("4 in all"), "{text}");
        // Another column is another kind.
        if let Some(place) = &mut more[3].place {
            place.column = Some(7);
        }
        assert_eq!(folded(&more).len(), 4);
    }
}
