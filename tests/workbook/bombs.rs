//! Files made to exhaust memory, and damaged ones.

use alliance_calendar::archive::archive;
use alliance_calendar::domain::Language;
use alliance_calendar::init::Template;
use alliance_calendar::input::read_workbook;

use super::{parts, template, with_parts, workbook};

fn codes(book: &[u8]) -> Vec<&'static str> {
    read_workbook("b.xlsx", book).findings.iter().map(|d| d.code).collect()
}

/// The sample with other text in one part.
fn edited(part: &str, edit: impl Fn(String) -> String) -> Vec<u8> {
    let book = workbook(&template(Template::Tiny), Language::En);
    assert!(parts(&book).contains_key(part), "{part}");
    with_parts(&book, |name, bytes| match name == part {
        true => edit(String::from_utf8(bytes).expect("UTF-8")).into_bytes(),
        false => bytes,
    })
}

const STAFF: &str = "xl/worksheets/sheet5.xml";

#[test]
fn part_that_unpacks_to_a_gigabyte_is_refused() {
    let spaces = vec![b' '; 1 << 20];
    let mut bomb = Vec::new();
    bomb.extend_from_slice(b"<worksheet><sheetData>");
    for _ in 0..200 {
        bomb.extend_from_slice(&spaces);
    }
    let mut all = parts(&workbook(&template(Template::Tiny), Language::En));
    all.insert(STAFF.to_owned(), bomb);
    let book = archive(all.iter().map(|(n, b)| (n.as_str(), b.as_slice()))).expect("written");
    assert!(book.len() < 2 << 20, "{}", book.len());
    assert_eq!(codes(&book), ["E020"]);
}

#[test]
fn cells_in_the_farthest_corner_cost_nothing() {
    let book = edited(STAFF, |text| {
        text.replace(
            "</sheetData>",
            "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
        )
    });
    assert_eq!(codes(&book), codes(&workbook(&template(Template::Tiny), Language::En)));
}

#[test]
fn more_rows_than_any_county_are_refused() {
    let book = edited("xl/worksheets/sheet3.xml", |text| {
        let rows: String = (1000..12_000)
            .map(|r| format!("<row r=\"{r}\"><c r=\"A{r}\"><v>{r}</v></c></row>"))
            .collect();
        text.replace("</sheetData>", &format!("{rows}</sheetData>"))
    });
    assert!(codes(&book).contains(&"E016"), "{:?}", codes(&book));
}

#[test]
fn what_is_announced_is_not_believed() {
    let book = edited("xl/sharedStrings.xml", |text| {
        let at = text.find("uniqueCount=\"").expect("announced") + "uniqueCount=\"".len();
        format!("{}9999999999{}", &text[..at], &text[at..])
    });
    assert_eq!(codes(&book), ["E020"]);
    let book =
        edited(STAFF, |text| text.replacen("<v>", "<f t=\"shared\" si=\"4294967295\">1</f><v>", 1));
    assert_eq!(codes(&book), ["E020"]);
}

#[test]
fn archive_within_an_archive_is_left_alone() {
    let inner = archive([("x", vec![0; 1 << 20].as_slice())]).expect("written");
    let mut all = parts(&workbook(&template(Template::Tiny), Language::En));
    all.insert("xl/media/nested.zip".to_owned(), inner);
    let book = archive(all.iter().map(|(n, b)| (n.as_str(), b.as_slice()))).expect("written");
    assert_eq!(codes(&book), codes(&workbook(&template(Template::Tiny), Language::En)));
}

#[test]
fn what_is_no_workbook_is_told() {
    let empty = archive([("x.txt", b"x".as_slice())]).expect("written");
    for (bytes, code) in [
        (b"PK\x03\x04".as_slice(), "E019"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "E018"),
        (&empty, "E019"),
        (b"", "E030"),
        (b"id,name\n", "E030"),
    ] {
        assert_eq!(codes(bytes), [code]);
    }
}

/// A few hundred spoilt bytes and cuts, drawn by a plain generator: always an answer.
#[test]
fn damage_anywhere_ends_in_an_answer() {
    let book = workbook(&template(Template::Tiny), Language::ZhHans);
    let all = parts(&book);
    let mut state = 1_u64;
    let mut draw = |below: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let xml: Vec<&String> =
        all.keys().filter(|n| n.ends_with(".xml") || n.ends_with(".rels")).collect();
    for _ in 0..400 {
        let part = xml[draw(xml.len())];
        let mut changed = all.clone();
        let bytes = changed.get_mut(part).expect("there");
        for _ in 0..=draw(3) {
            let at = draw(bytes.len());
            let signs = b"<>/\"'&=0917AZr s\0\xFF";
            match draw(3) {
                0 => bytes[at] = signs[draw(signs.len())],
                1 => bytes.insert(at, signs[draw(signs.len())]),
                _ => bytes.truncate(at.max(1)),
            }
        }
        let spoilt =
            archive(changed.iter().map(|(n, b)| (n.as_str(), b.as_slice()))).expect("written");
        let reading = read_workbook("b.xlsx", &spoilt);
        let errors = reading.findings.iter().any(|f| f.code.starts_with('E'));
        assert_eq!(reading.scenario.is_none(), errors, "{part}");
    }
    for cut in (0..book.len()).step_by(book.len() / 40) {
        assert!(read_workbook("b.xlsx", &book[..cut]).scenario.is_none());
    }
}
