//! The message files against each other and against the sources.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::*;

/// The prefixes of keys that the sources name; `word-` keys are made up from the domain, `help-`
/// keys from the command line.
#[rustfmt::skip]
const ROOMS: &[&str] = &[
    "cli-",
    "date-",
    "distance-",
    "exchange-",
    "explain-",
    "form-",
    "ics-",
    "county-",
    "init-",
    "input-",
    "ledger-",
    "measure-",
    "page-",
    "next-",
    "notice-",
    "plan-",
    "reason-",
    "score-",
    "record-",
    "study-",
    "usage-",
    "replan-",
    "serve-",
    "verify-",
    "workbook-",
];

/// Key (`key` or `key.attribute`) → names of the gaps.
fn entries(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (file, source) in catalogue::files(language) {
        let (mut key, mut entry) = (String::new(), String::new());
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                key = line.split('=').next().unwrap_or("").trim().to_owned();
                entry.clone_from(&key);
                let file = file.trim_end_matches(".ftl");
                let room = if file == "words" { "word" } else { file };
                assert!(key.starts_with(&format!("{room}-")), "{file}: {key} has a foreign prefix");
                assert!(!found.contains_key(&key), "{language}/{file}: {key} is there twice");
                found.insert(key.clone(), BTreeSet::new());
            } else if let Some(attribute) = line.trim_start().strip_prefix('.') {
                entry = format!("{key}.{}", attribute.split('=').next().unwrap_or("").trim());
            }
            if entry.is_empty() {
                continue;
            }
            let gaps = found.entry(entry.clone()).or_default();
            for part in line.split('$').skip(1) {
                let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || "_-".contains(c)));
                gaps.insert(part[..end.unwrap_or(part.len())].to_owned());
            }
        }
    }
    found
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).expect("sources can be read") {
        let path = entry.expect("sources can be read").path();
        if path.is_dir() {
            sources(&path, text);
        } else if path.extension().is_some_and(|e| ["rs", "html", "js"].iter().any(|of| e == *of)) {
            text.push_str(&fs::read_to_string(&path).expect("sources are UTF-8"));
        }
    }
}

fn named_in_sources() -> BTreeSet<String> {
    let mut text = String::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    sources(&root.join("src"), &mut text);
    sources(&root.join("crates"), &mut text);
    text.split('"')
        .filter(|s| ROOMS.iter().any(|room| s.len() > room.len() && s.starts_with(room)))
        .filter(|s| s.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_language_says_the_same_with_the_same_gaps() {
    let english = entries(Language::En);
    for &language in Language::ALL {
        let other = entries(language);
        for (key, gaps) in &english {
            assert_eq!(Some(gaps), other.get(key), "{language}: {key}");
        }
        for key in other.keys() {
            assert!(english.contains_key(key), "{language}: {key} is not in English");
        }
    }
}

#[test]
fn every_file_parses() {
    for &language in Language::ALL {
        for (file, source) in catalogue::files(language) {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{language}/{file}: {errors:?}");
            }
        }
    }
}

#[test]
fn every_key_of_the_sources_is_in_the_files_and_back() {
    let files: BTreeSet<String> = entries(Language::En)
        .into_keys()
        .filter(|key| !key.contains('.') && !key.starts_with("word-") && !key.starts_with("help-"))
        .collect();
    let named = named_in_sources();
    let unknown: Vec<_> = named.difference(&files).collect();
    assert!(unknown.is_empty(), "named in the sources, in no message file: {unknown:?}");
    let unused: Vec<_> = files.difference(&named).collect();
    assert!(unused.is_empty(), "in the message files, named in no source: {unused:?}");
}

#[test]
fn every_fixed_word_has_its_wording() {
    let words: BTreeSet<String> =
        entries(Language::En).into_keys().filter(|key| key.starts_with("word-")).collect();
    assert_eq!(words, words::keys());
}

#[test]
fn whole_numbers_select_plurals_and_ids_stay() {
    let texts = Texts::new(Language::En);
    let message = |n: &str| Message::new("cli-more").with("n", n);
    assert!(texts.say(&message("1000")).contains("1000"));
    assert!(texts.say(&message("007")).contains("007"));
    let counts = Message::new("cli-counts").with("errors", 1).with("warnings", 2);
    assert_eq!(texts.say(&counts), "1 error, 2 warnings");
}

#[test]
fn hint_only_where_there_is_one() {
    let texts = Texts::new(Language::ZhHans);
    assert_eq!(texts.hint(&Message::new("cli-more").with("n", 1)), None);
    assert!(texts.hint(&Message::new("cli-bug")).is_some());
}

#[test]
fn list_has_the_languages_own_commas() {
    let message = Message::new("input-useless-expertise").with("person", "P1");
    let message = message.with_list("asked", ["a", "b"]);
    assert!(Texts::new(Language::En).say(&message).ends_with("a, b."));
    assert!(Texts::new(Language::ZhHant).say(&message).ends_with("a、b。"));
}

#[test]
fn names_are_replaced_where_they_stand_alone() {
    let texts =
        |language| Texts::new(language).calling(vec![("calendar.csv", "“安排”".to_owned())]);
    for (path, said) in [
        ("calendar.csv", "“安排”"),
        ("out/calendar.csv", "out/calendar.csv"),
        ("my-calendar.csv", "my-calendar.csv"),
        ("calendar.csv.bak/calendar.csv", "“安排”.bak/calendar.csv"),
    ] {
        let message = Message::new("cli-unreadable").with("path", path);
        let plain = Texts::new(Language::En).say(&message);
        assert_eq!(texts(Language::En).say(&message), plain.replace(path, said), "{path}");
    }
    let message = Message::new("cli-unreadable").with("path", "calendar.csv");
    assert!(texts(Language::ZhHans).say(&message).starts_with("“安排”不"));
}

/// Big5 holds the letters that are written in Taiwan and none that only simplified texts have; what
/// is also a letter there, and words of the mainland, are listed.
#[test]
fn traditional_texts_are_traditional() {
    const MIXED: &[&str] = &[
        "这",
        "后来",
        "以后",
        "之后",
        "最后",
        "里面",
        "表里",
        "这里",
        "那里",
        "复制",
        "历史",
        "日历",
        "单元格",
        "單元格",
        "工作簿",
        "質量",
        "數據",
        "軟件",
        "文件夾",
        "屏幕",
        "信息",
        "默認",
        "打印",
        "搜索",
        "概率",
        "線程",
        "字符",
        "網絡",
        "視頻文件",
        "爲",
        "裏",
        "幾周",
        "每周",
        "各周",
        "本周",
        "周次",
    ];
    for (file, source) in catalogue::files(Language::ZhHant) {
        for (number, line) in (1..).zip(source.lines()).filter(|(_, l)| !l.starts_with('#')) {
            let han = |c: &char| ('\u{3400}'..='\u{9FFF}').contains(c);
            for c in line.chars().filter(han) {
                let (_, _, unknown) = encoding_rs::BIG5.encode(c.encode_utf8(&mut [0; 4]));
                assert!(!unknown, "{file}:{number}: {c} is not traditional: {line}");
            }
            for word in MIXED {
                assert!(!line.contains(word), "{file}:{number}: {word}: {line}");
            }
        }
    }
}

#[test]
fn who_is_no_engineer_reads_no_names_of_rules() {
    let texts = Texts::new(Language::ZhHans);
    let far = texts.word(Rule::P4);
    let said = |text: &str| texts.without_codes(text);
    assert_eq!(said("P4：离所在园太远：王静；K1班：P001"), "离所在园太远：王静；K1班：P001");
    assert_eq!(
        said(&format!("D1 {}：马秀英\n  ? D2：其他视导", texts.word(Demand::D1))),
        format!("{}：马秀英\n  ? 其他视导", texts.word(Demand::D1))
    );
    assert_eq!(said("其中 3 个被 P4 排除"), format!("其中 3 个被 {far} 排除"));
    let english = Texts::new(Language::En);
    assert_eq!(
        english.without_codes("H1: nobody else may be away; V1-K002-1, E01"),
        "nobody else may be away; V1-K002-1, E01"
    );
}
