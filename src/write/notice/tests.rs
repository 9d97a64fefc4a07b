//! A notice taken apart again.

use super::*;
use crate::archive::Archive;
use crate::domain::{FixedWord, Language, Scenario};
use crate::text::Texts;
use crate::write::sample;

fn made(scenario: &Scenario, language: Language) -> Vec<OutputFile> {
    let (plan, texts) = (sample::plan(), Texts::new(language));
    notices(&Edition::new(scenario, &plan, &texts, "", &[])).expect("it can be made")
}

fn document(file: &OutputFile) -> String {
    let mut archive = Archive::open(&file.content, |_| 1 << 20).expect("an archive");
    String::from_utf8(archive.part("word/document.xml").expect("the document")).expect("UTF-8")
}

/// The text of the document, without its tags.
fn said(file: &OutputFile) -> String {
    let xml = document(file);
    let texts = xml.split('<').filter_map(|tag| tag.split_once('>'));
    texts.map(|(_, text)| text).collect()
}

#[test]
fn same_plan_same_bytes() {
    let scenario = sample::scenario();
    let [first, second] = [0, 1].map(|_| made(&scenario, Language::ZhHans));
    assert_eq!(first, second);
    let names: Vec<&str> = first.iter().map(|f| f.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "通知/通知-样例县.docx",
            "通知/通知-甲联盟.docx",
            "通知/幼儿园/通知-甲园.docx",
            "通知/幼儿园/通知-乙园.docx"
        ]
    );
}

#[test]
fn every_part_of_the_form_is_there() {
    let mut scenario = sample::scenario();
    scenario.settings.notice.issuer = Some("样例县教育局".to_owned());
    scenario.settings.notice.date = Some(jiff::civil::date(2027, 2, 25));
    let text = said(&made(&scenario, Language::ZhHans)[1]);
    let mut rest = text.as_str();
    for part in [
        "关于印发甲联盟2026—2027学年第二学期活动安排的通知",
        "甲园、乙园：",
        "送教1次、送教教师2人次，视导1次，联盟活动1次",
        "附件：1．甲联盟活动安排表",
        "样例县教育局",
        "2027年2月25日",
        "甲联盟活动安排表",
        "3月3日（周三）",
        "甲联盟送教安排表",
        "张三（甲园，语言）；李四（甲园，艺术）",
        "甲联盟视导安排表",
        "3月9日（周二）",
    ] {
        let at =
            rest.find(part).unwrap_or_else(|| panic!("{part} is missing or too early: {text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn who_attends_whom_to_ask_and_that_it_is_a_draft() {
    let mut scenario = sample::scenario();
    scenario.kindergartens[0].contact = Some("王主任".to_owned());
    let files = made(&scenario, Language::ZhHans);
    let (county, alliance, place) = (said(&files[0]), said(&files[1]), said(&files[3]));
    assert!(
        county.contains("联盟各园，每园2人，共2人") && county.contains("甲联盟甲园1211"),
        "{county}"
    );
    assert!(alliance.contains("牵头园甲园统筹（联系人：王主任）"), "{alliance}");
    assert!(place.contains("乙园出车安排表") && place.contains("参会代表2人"), "{place}");
    let head = |file: &OutputFile| {
        let mut archive = Archive::open(&file.content, |_| 1 << 20).expect("an archive");
        String::from_utf8(archive.part("word/header.xml").expect("a header")).expect("UTF-8")
    };
    assert!(head(&files[1]).contains("送审稿"));
    scenario.settings.notice.date = Some(jiff::civil::date(2027, 2, 25));
    assert!(!head(&made(&scenario, Language::ZhHans)[1]).contains("送审稿"));
}

#[test]
fn every_part_is_xml_and_refers_to_what_is_there() {
    for &language in Language::ALL {
        let file = &made(&sample::scenario(), language)[0];
        let mut archive = Archive::open(&file.content, |_| 1 << 20).expect("an archive");
        let names: Vec<String> = archive.names().map(str::to_owned).collect();
        let mut part = |name: &str| {
            let bytes = archive.part(name).unwrap_or_else(|| panic!("{name} is missing"));
            String::from_utf8(bytes).expect("UTF-8")
        };
        for name in &names {
            let xml = part(name);
            let mut reader = quick_xml::Reader::from_str(&xml);
            reader.config_mut().check_end_names = true;
            while !matches!(reader.read_event().expect(name), quick_xml::events::Event::Eof) {}
        }
        let values = |xml: &str, name: &str| -> Vec<String> {
            let begin = format!("{name}=\"");
            let pieces = xml.split(&begin).skip(1);
            pieces.filter_map(|p| Some(p.split_once('"')?.0.to_owned())).collect()
        };
        for target in values(&part("word/_rels/document.xml.rels"), "Target") {
            part(&format!("word/{target}"));
        }
        let styles = values(&part("word/styles.xml"), "w:styleId");
        for used in values(&part("word/document.xml"), "w:pStyle w:val") {
            assert!(styles.contains(&used), "{used}");
        }
    }
}

#[test]
fn head_of_a_table_repeats_and_title_breaks_between_words() {
    let xml = document(&made(&sample::scenario(), Language::ZhHans)[1]);
    let tables: Vec<&str> = xml.split("<w:tbl>").skip(1).collect();
    assert_eq!(tables.len(), 3);
    for table in tables {
        assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
        assert!(table.find("<w:tblHeader/>") < table.find("序号"), "the head is the first row");
    }
    let (before, after) = xml.split_once("<w:br/>").expect("a break");
    assert!(before.contains("关于印发甲联盟</w:t>") && !after.contains("<w:br/>"));
}

#[test]
fn names_cannot_leave_their_place() {
    let mut scenario = sample::scenario();
    scenario.alliances[0].name = "<w:p>&\u{202e}\u{0}]]>".to_owned();
    for &language in Language::ALL {
        let text = said(&made(&scenario, language)[1]);
        assert!(text.contains("&#60;w:p&#62;&#38;]]&#62;"), "{text}");
    }
}
