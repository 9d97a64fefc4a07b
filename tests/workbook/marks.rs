//! The clerk's own workbook comes back with its errors marked and all else as it was.

use alliance_calendar::domain::Language;
use alliance_calendar::init::Template;
use alliance_calendar::input::read_workbook;
use alliance_calendar::write::{CellMark, mark_cells};

use super::{parts, template, workbook};

fn at(sheet: &str, row: u32, column: u32, text: &str) -> CellMark {
    CellMark { sheet: sheet.to_owned(), row, column, error: row != 1, text: text.to_owned() }
}

fn text(book: &[u8], part: &str) -> String {
    String::from_utf8(parts(book).remove(part).unwrap_or_default()).expect("UTF-8")
}

#[test]
fn cells_there_and_not_there_are_marked_and_all_else_stays() {
    let book = workbook(&template(Template::Tiny), Language::En);
    let marks = [
        at("staff", 2, 3, "a <b> & \"c\"\u{1}"),
        at("staff", 2, 3, "again"),
        at("staff", 1, 1, "on a header that has a comment"),
        at("staff", 40, 30, "far away"),
        at("staff", 3, 12, "an empty cell"),
        at("settings", 5, 2, "a date"),
    ];
    let marked = mark_cells(&book, &marks).expect("marked");
    assert_eq!(marked, mark_cells(&book, &marks).expect("marked"));
    let sheet = text(&marked, "xl/worksheets/sheet5.xml");
    for reference in ["C2", "A1", "AD40", "L3"] {
        assert!(sheet.contains(&format!("<c r=\"{reference}\"")), "{reference}");
    }
    assert!(sheet.contains("<row r=\"40\">"));
    let all: String = parts(&marked)
        .iter()
        .filter(|(name, _)| name.contains("comments"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(all.contains("a &lt;b&gt; &amp; &quot;c&quot;\n\nagain"), "{all}");
    // The comment that was there still is, below the new text and in one comment with it.
    let comment =
        all.split("<comment ref=\"A1\"").find(|c| c.contains("on a header")).expect("there");
    assert!(comment.split("</comment>").next().is_some_and(|c| c.contains("An id, unique")));

    // Read again it says the same, and parts that hold no mark are untouched.
    let (before, after) = (read_workbook("b.xlsx", &book), read_workbook("b.xlsx", &marked));
    assert_eq!(before.scenario, after.scenario);
    let (before, after) = (parts(&book), parts(&marked));
    for (name, bytes) in &before {
        let touched =
            ["sheet2.xml", "sheet5.xml", "comments", "vmlDrawing", "styles", "Content_Types"];
        if !touched.iter().any(|t| name.contains(t)) {
            assert_eq!(Some(bytes), after.get(name), "{name}");
        }
    }
}

#[test]
fn formats_of_marked_cells_keep_all_but_the_fill() {
    let book = workbook(&template(Template::Tiny), Language::ZhHans);
    // The first day of the school year: a date in a box.
    let marked = mark_cells(&book, &[at("设置", 4, 2, "x")]).expect("marked");
    let (before, after) = (text(&book, "xl/styles.xml"), text(&marked, "xl/styles.xml"));
    let count = |styles: &str| styles.matches("<xf ").count();
    assert_eq!(count(&after), count(&before) + 1);
    assert!(after.contains("FFFFC7CE"));
    let new =
        after.split("</cellXfs>").next().and_then(|s| s.rsplit("<xf ").next()).expect("there");
    assert!(new.contains("numFmtId=\"16") && new.contains("applyFill=\"1\""), "{new}");
}

#[test]
fn sheet_that_is_not_there_is_an_error() {
    let book = workbook(&template(Template::Tiny), Language::En);
    assert!(mark_cells(&book, &[at("nowhere", 1, 1, "x")]).is_err());
    assert!(mark_cells(b"PK\x03\x04", &[]).is_err());
    assert!(mark_cells(&book, &[]).is_ok());
}

#[test]
fn marks_are_made_anew_and_never_doubled() {
    let book = workbook(&template(Template::Tiny), Language::En);
    let first = [
        at("staff", 2, 3, "mended later"),
        at("staff", 3, 3, "stays"),
        at("staff", 1, 1, "on a header that has a comment"),
    ];
    let second = [at("staff", 3, 3, "stays"), at("staff", 40, 2, "new")];
    let marked = mark_cells(&book, &first).expect("marked");
    assert_eq!(marked_texts(&mark_cells(&marked, &first).expect("marked")), marked_texts(&marked));
    let again = mark_cells(&marked, &second).expect("marked");
    let (comments, sheet) = marked_texts(&again);
    assert_eq!(comments.matches("stays").count(), 1);
    assert!(!comments.contains("mended later") && !comments.contains("on a header"), "{comments}");
    assert!(comments.contains("Required.") && comments.contains("ref=\"A1\""), "{comments}");
    // The mended cells look as they did before.
    let before = text(&book, "xl/worksheets/sheet5.xml");
    let cell = |sheet: &str, at: &str| {
        let from = sheet.find(&format!("<c r=\"{at}\"")).expect("there");
        sheet[from..].split('>').next().map(str::to_owned)
    };
    for at in ["C2", "A1"] {
        assert_eq!(cell(&sheet, at), cell(&before, at));
    }
    assert_ne!(cell(&sheet, "C3"), cell(&before, "C3"));
    let boxes: usize = parts(&again)
        .iter()
        .filter(|(name, _)| name.contains("vmlDrawing"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("<v:shape ").count())
        .sum();
    let before: usize = parts(&book)
        .iter()
        .filter(|(name, _)| name.contains("vmlDrawing"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).matches("<v:shape ").count())
        .sum();
    assert_eq!(boxes, before + 2);
    // Without a finding nothing of the marks is left.
    let clean = marked_texts(&mark_cells(&again, &[]).expect("marked")).0;
    assert_eq!(
        clean.matches("<comment ").count(),
        marked_texts(&book).0.matches("<comment ").count()
    );
}

/// The comments of all sheets, and the sheet of the staff.
fn marked_texts(book: &[u8]) -> (String, String) {
    let comments = parts(book)
        .iter()
        .filter(|(name, _)| name.contains("comments"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    (comments, text(book, "xl/worksheets/sheet5.xml"))
}
