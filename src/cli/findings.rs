//! Findings about the input as text: where, what, the cell with a mark under it, what to do.

use super::layout::{safe, width};
use super::style::{self, paint};
use super::voice::Voice;
use crate::domain::{Diagnostic, Message, Place, Severity};

/// Findings shown in full.
const SHOWN: usize = 50;
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

/// Findings in words, errors first, at most [`SHOWN`] of them.
pub(super) fn render(findings: &[Diagnostic], voice: &Voice) -> String {
    let placed: Vec<Diagnostic> = findings.iter().map(|f| voice.placed(f.clone())).collect();
    let mut sorted: Vec<&Diagnostic> = placed.iter().collect();
    sorted.sort_by_key(|f| f.severity);
    let mut text: String = sorted.iter().take(SHOWN).map(|f| one(f, voice) + "\n").collect();
    if sorted.len() > SHOWN {
        let more = Message::new("cli-more").with("n", sorted.len() - SHOWN);
        text.push_str(&(voice.say(&more) + "\n\n"));
    }
    text
}

/// What to do about a pin that breaks a rule; `None` for other findings.
pub(super) fn pin_hint(finding: &Diagnostic, voice: &Voice) -> Option<String> {
    let rule = crate::rule_of_pin(finding)?;
    let message = Message::new("cli-pin-breaks-rule");
    Some(voice.say(&message.with("rule", rule).with("name", voice.word(rule))))
}

fn one(finding: &Diagnostic, voice: &Voice) -> String {
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
        cell = place.cell.as_deref();
    }
    text += &format!("\n  {}\n", indent(&voice.say(&finding.message)));
    if let Some(cell) = cell {
        let cell = safe(&voice.shown(cell), CELL);
        let mark = "^".repeat(width(&cell).max(1));
        let bar = paint(style::FAINT, "|");
        text += &format!("  {bar} {cell}\n  {bar} {}\n", paint(colour, mark));
    }
    if let Some(hint) = voice.hint(&finding.message).or_else(|| pin_hint(finding, voice)) {
        text += &format!("  {}\n", indent(&voice.help(&hint)));
    }
    text
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
        let mut many = vec![finding(Severity::Warning, "w"); 60];
        many.push(finding(Severity::Error, "e"));
        let text = plain(&many, Language::En);
        assert!(text.starts_with("error[E103]"), "{text}");
        assert!(text.ends_with("… and 11 more; --json lists them all\n\n"), "{text}");
        let voice = Voice::new(Some(Language::En), None);
        assert_eq!(counts(&many, &voice), "1 error, 60 warnings");
    }
}
