//! A notice taken apart again.

use std::io::{Cursor, Read};

use super::*;
use crate::domain::{FixedWord, Language, Scenario};
use crate::text::Texts;
use crate::write::sample;

fn made(scenario: &Scenario, language: Language) -> Vec<OutputFile> {
    let (plan, texts) = (sample::plan(), Texts::new(language));
    notices(&Edition::new(scenario, &plan, &texts, "", &[])).expect("it can be made")
}

/// The text of the document, without its tags.
fn said(file: &OutputFile) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(&file.content)).expect("an archive");
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the document");
    part.read_to_string(&mut xml).expect("UTF-8");
    let texts = xml.split('<').filter_map(|tag| tag.split_once('>'));
    texts.map(|(_, text)| text).collect()
}

#[test]
fn same_plan_same_bytes_and_known_again() {
    let scenario = sample::scenario();
    let [first, second] = [0, 1].map(|_| made(&scenario, Language::ZhHans));
    assert_eq!(first, second);
    assert_eq!(first[0].name, "notices/notice-A1-甲联盟.docx");
    assert!((FOLDERS.ours)(&first[0].content));
    let saved = &first[0].content[..first[0].content.len() - MARK.len()];
    assert!(!(FOLDERS.ours)(saved), "what somebody has saved since is not ours");
}

#[test]
fn every_part_of_the_form_is_there() {
    let mut scenario = sample::scenario();
    scenario.settings.notice.issuer = Some("样例县教育局".to_owned());
    scenario.settings.notice.date = Some(jiff::civil::date(2027, 2, 25));
    let text = said(&made(&scenario, Language::ZhHans)[0]);
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
fn names_cannot_leave_their_place() {
    let mut scenario = sample::scenario();
    scenario.alliances[0].name = "<w:p>&\u{202e}\u{0}]]>".to_owned();
    for &language in Language::ALL {
        let text = said(&made(&scenario, language)[0]);
        assert!(text.contains("&lt;w:p") && text.contains("&amp;]]"), "{text}");
    }
}
