//! Holds the imports of the sources to the picture of rooms: data flows one way.
//!
//! The sources are read as tokens, so that a path counts wherever it stands — in a `use`, in a
//! signature, in a macro — and a comment, a string or a test module never does. Test modules may
//! look anywhere: what they borrow is not part of the program.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What a room may take from another.
#[derive(Debug, Clone, Copy)]
enum May {
    All(&'static str),
    Only(&'static str, &'static [&'static str]),
}
use May::{All, Only};

/// Each room and the rooms that it may import; a room imports only what stands above it.
const PICTURE: &[(&str, &[May])] = &[
    ("domain", &[]),
    ("archive", &[]),
    ("model", &[]),
    ("fairness", &[]),
    ("calendar", &[All("domain")]),
    ("travel", &[All("domain")]),
    ("text", &[All("domain")]),
    ("roads", &[All("domain"), All("travel")]),
    ("input", &[All("domain"), All("archive"), All("calendar"), All("travel")]),
    ("verify", &[All("domain"), All("calendar"), All("travel")]),
    ("loads", &[All("domain"), All("fairness"), Only("input", &["LoadTable"]), All("verify")]),
    ("solve", &[All("domain"), All("calendar"), All("travel"), All("model")]),
    ("replan", &[All("domain"), All("calendar"), All("verify"), All("solve")]),
    (
        "explain",
        &[
            All("domain"),
            All("calendar"),
            All("travel"),
            All("solve"),
            All("verify"),
            All("replan"),
        ],
    ),
    (
        "write",
        &[
            All("domain"),
            All("fairness"),
            All("calendar"),
            All("travel"),
            All("text"),
            All("verify"),
            All("loads"),
            All("replan"),
            Only(
                "solve",
                &["Frontier", "GroupFrontier", "GroupOptimum", "ModelGoal", "WholeModel"],
            ),
            // The names of tables, columns, settings and words.
            Only(
                "input",
                &[
                    "ColumnKind",
                    "SETTING_NAMES",
                    "SettingKind",
                    "SettingName",
                    "Sources",
                    "WORD_NAMES",
                    "WordName",
                    "column_kind",
                    "header_names",
                    "sheet_names",
                ],
            ),
            All("archive"),
        ],
    ),
    ("generate", &[All("domain"), All("calendar"), Only("input", &["CostMatrix", "Sources"])]),
    ("api", &[All("domain"), All("input"), All("solve"), All("verify"), All("replan")]),
    (
        "study",
        &[
            All("domain"),
            All("fairness"),
            All("text"),
            Only("input", &["StudyLimit", "StudySpec"]),
            All("verify"),
            All("solve"),
            All("write"),
            All("api"),
        ],
    ),
    (
        "cli",
        &[
            All("domain"),
            All("calendar"),
            All("travel"),
            All("text"),
            All("roads"),
            All("input"),
            All("verify"),
            All("fairness"),
            All("loads"),
            All("solve"),
            All("explain"),
            All("replan"),
            All("write"),
            All("generate"),
            All("study"),
            All("api"),
        ],
    ),
];

/// Libraries that one room alone may import.
const SOLE_IMPORTERS: &[(&str, &str)] = &[
    ("askama", "write"),
    ("base64", "write"),
    ("good_lp", "model"),
    ("highs", "model"),
    ("microlp", "model"),
    ("ureq", "roads"),
    ("docx_rs", "write"),
    ("geojson", "write"),
    ("clap", "cli"),
    ("ctrlc", "cli"),
    ("indicatif", "cli"),
    ("anstream", "cli"),
    ("anstyle", "cli"),
    ("fluent_bundle", "text"),
    ("unic_langid", "text"),
    ("encoding_rs", "input"),
    ("calamine", "input"),
    ("zip", "archive"),
    ("rust_xlsxwriter", "write"),
    ("quick_xml", "write"),
    ("strsim", "input"),
];

/// The first sentence says what lives in the room; these two follow it.
const SENTENCES: [&str; 2] = ["What may enter: ", "What never belongs here: "];

// ---- tokens

#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    text: String,
    line: usize,
}

/// Words, `::` and single signs, without comments, strings and characters.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut found, mut line, mut i) = (Vec::new(), 1, 0);
    while i < chars.len() {
        let start = i;
        match chars[i] {
            '/' if at(i + 1) == '/' => {
                while i < chars.len() && chars[i] != '\n' {
                    i += 1;
                }
            }
            '/' if at(i + 1) == '*' => {
                let mut depth = 0;
                while i < chars.len() {
                    match (chars[i], at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
            '"' => i = string_end(&chars, i),
            'r' if raw_hashes(&chars, i).is_some() => {
                let end: String = std::iter::once('"')
                    .chain("#".repeat(raw_hashes(&chars, i).unwrap_or(0)).chars())
                    .collect();
                i += 1 + end.len();
                while i < chars.len() && !chars[i..].iter().copied().take(end.len()).eq(end.chars())
                {
                    i += 1;
                }
                i += end.len();
            }
            // A character, not a lifetime.
            '\'' if at(i + 1) == '\\' => {
                i += 3;
                while i < chars.len() && chars[i] != '\'' {
                    i += 1;
                }
                i += 1;
            }
            '\'' if at(i + 2) == '\'' => i += 3,
            ':' if at(i + 1) == ':' => {
                found.push(Token { text: "::".to_owned(), line });
                i += 2;
            }
            c if word(c) => {
                while i < chars.len() && word(chars[i]) {
                    i += 1;
                }
                found.push(Token { text: chars[start..i].iter().collect(), line });
            }
            c => {
                if !c.is_whitespace() {
                    found.push(Token { text: c.to_string(), line });
                }
                i += 1;
            }
        }
        line += chars[start..i.min(chars.len())].iter().filter(|&&c| c == '\n').count();
    }
    found
}

fn string_end(chars: &[char], quote: usize) -> usize {
    let mut i = quote + 1;
    while i < chars.len() && chars[i] != '"' {
        i += if chars[i] == '\\' { 2 } else { 1 };
    }
    i + 1
}

/// How many `#` a raw string has that begins here; `None` where none begins.
fn raw_hashes(chars: &[char], r: usize) -> Option<usize> {
    if r > 0 && (chars[r - 1].is_alphanumeric() || chars[r - 1] == '_') && chars[r - 1] != 'b' {
        return None;
    }
    let hashes = chars[r + 1..].iter().take_while(|&&c| c == '#').count();
    (chars.get(r + 1 + hashes) == Some(&'"')).then_some(hashes)
}

// ---- paths

/// A path from the crate's root, or one of another crate: its segments and its line.
type Found = (Vec<String>, usize);

/// Every path that the code of a module names; `test` modules are returned by name instead.
fn paths(source: &str, module: &[String]) -> (Vec<Found>, Vec<String>) {
    let tokens = tokens(source);
    let text = |i: usize| tokens.get(i).map_or("", |t| t.text.as_str());
    let (mut found, mut tests) = (Vec::new(), Vec::new());
    // Inline modules around the token, with the depth of braces outside each.
    let mut inside: Vec<(String, usize)> = Vec::new();
    let (mut depth, mut i) = (0, 0);
    while i < tokens.len() {
        if is_test_attribute(&tokens, i) {
            i = after_attribute(&tokens, i);
            while text(i) == "#" {
                i = after_attribute(&tokens, i);
            }
            let end = after_item(&tokens, i);
            if let Some(m) = (i..end).find(|&j| text(j) == "mod")
                && text(m + 2) == ";"
            {
                tests.push(text(m + 1).to_owned());
            }
            i = end;
            continue;
        }
        match text(i) {
            "mod" if text(i + 2) == "{" => {
                inside.push((text(i + 1).to_owned(), depth));
                depth += 1;
                i += 3;
                continue;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if inside.last().is_some_and(|(_, d)| *d == depth) {
                    inside.pop();
                }
            }
            _ => {}
        }
        let begins = i == 0 || text(i - 1) != "::";
        let used = text(i + 1) == "::" || (i > 0 && text(i - 1) == "use");
        if begins && used && text(i).chars().all(|c| c.is_alphanumeric() || c == '_') {
            let mut here = module.to_vec();
            here.extend(inside.iter().map(|(name, _)| name.clone()));
            let mut all = Vec::new();
            i = tree(&tokens, i, &mut Vec::new(), &mut all);
            found.extend(
                all.into_iter().filter_map(|(path, line)| Some((resolve(path, &here)?, line))),
            );
            continue;
        }
        i += 1;
    }
    (found, tests)
}

/// Reads `a::b::{c, d::e}` and gives each leaf with what stands before it.
fn tree(tokens: &[Token], mut i: usize, before: &mut Vec<String>, all: &mut Vec<Found>) -> usize {
    let text = |i: usize| tokens.get(i).map_or("", |t| t.text.as_str());
    let depth = before.len();
    let line = tokens[i.min(tokens.len() - 1)].line;
    loop {
        if text(i) == "{" && !before.is_empty() {
            i += 1;
            while i < tokens.len() && text(i) != "}" {
                i = tree(tokens, i, before, all);
                if text(i) == "as" {
                    i += 2;
                }
                if text(i) == "," {
                    i += 1;
                } else if text(i) != "}" {
                    break;
                }
            }
            before.truncate(depth);
            return i + usize::from(text(i) == "}");
        }
        before.push(text(i).to_owned());
        i += 1;
        if text(i) != "::" {
            break;
        }
        i += 1;
        // A turbofish ends what is a path of modules.
        if text(i) == "<" {
            break;
        }
    }
    all.push((before.clone(), line));
    before.truncate(depth);
    i
}

/// The path from the root of this crate (`crate` first) or of another; `None` for one that
/// begins beside the code.
fn resolve(path: Vec<String>, module: &[String]) -> Option<Vec<String>> {
    let supers = path.iter().take_while(|s| *s == "super").count();
    let mut full = vec!["crate".to_owned()];
    if supers > 0 {
        full.extend(module.iter().take(module.len().saturating_sub(supers)).cloned());
        full.extend(path.into_iter().skip(supers));
        return Some(full);
    }
    match path[0].as_str() {
        "self" => None,
        "crate" | "alliance_calendar" => {
            full.extend(path.into_iter().skip(1));
            Some(full)
        }
        _ => Some(path),
    }
}

fn is_test_attribute(tokens: &[Token], i: usize) -> bool {
    let text: Vec<&str> = tokens.iter().skip(i).take(7).map(|t| t.text.as_str()).collect();
    text == ["#", "[", "cfg", "(", "test", ")", "]"]
}

fn after_attribute(tokens: &[Token], hash: usize) -> usize {
    close(tokens, hash + 1, "[", "]")
}

/// The token after the item that begins here: after its `;` or its closing brace.
fn after_item(tokens: &[Token], mut i: usize) -> usize {
    while i < tokens.len() {
        match tokens[i].text.as_str() {
            ";" => return i + 1,
            "{" => return close(tokens, i, "{", "}"),
            "(" => i = close(tokens, i, "(", ")"),
            "[" => i = close(tokens, i, "[", "]"),
            _ => i += 1,
        }
    }
    i
}

/// The token after the one that closes the bracket here.
fn close(tokens: &[Token], open: usize, opens: &str, closes: &str) -> usize {
    let mut depth = 0;
    for (i, token) in tokens.iter().enumerate().skip(open) {
        if token.text == opens {
            depth += 1;
        } else if token.text == closes {
            depth -= 1;
            if depth == 0 {
                return i + 1;
            }
        }
    }
    tokens.len()
}

// ---- the picture

fn entry(room: &str) -> Option<&'static [May]> {
    PICTURE.iter().find(|(name, _)| *name == room).map(|(_, may)| *may)
}

/// What is wrong with the imports of one file; `module` is its path from the root.
fn offences(file: &str, source: &str, module: &[String]) -> Vec<String> {
    let Some(may) = entry(&module[0]) else {
        return vec![format!("{file}:1: the room {} is not in the picture", module[0])];
    };
    let room = module[0].as_str();
    let mut wrong = Vec::new();
    for (path, line) in paths(source, module).0 {
        let named = path.join("::");
        if path[0] != "crate" {
            if let Some((_, owner)) =
                SOLE_IMPORTERS.iter().find(|(library, owner)| *library == path[0] && *owner != room)
            {
                wrong.push(format!("{file}:{line}: {named}: only {owner} imports it"));
            }
            continue;
        }
        let Some(first) = path.get(1) else { continue };
        // What the root exports itself comes from the front door.
        let target = if entry(first).is_some() { first.as_str() } else { "api" };
        let allowed = target == room
            || may.iter().any(|may| match may {
                All(other) => *other == target,
                Only(other, names) => {
                    *other == target && path.get(2).is_some_and(|n| names.contains(&n.as_str()))
                }
            });
        if !allowed {
            wrong.push(format!("{file}:{line}: {named}: {room} may not import it"));
        }
    }
    wrong
}

/// Whether the lines at the top say what lives here, what may enter and what never belongs here.
fn says_what_it_is(source: &str) -> bool {
    let top: Vec<&str> =
        source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let first = top.first().is_some_and(|line| line.chars().any(char::is_alphabetic));
    let at = SENTENCES.map(|s| top.iter().position(|line| line.starts_with(s.trim_end())));
    first && matches!(at, [Some(enter), Some(never)] if 0 < enter && enter < never)
}

// ---- the sources

struct Source {
    /// From the repository's root, with `/`.
    file: String,
    module: Vec<String>,
    text: String,
}

fn read(folder: &Path, module: &[String], all: &mut Vec<Source>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("src can be read")
        .map(|e| e.expect("src can be read").path())
        .collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().and_then(|s| s.to_str()).expect("names are UTF-8").to_owned();
        let mut inner = module.to_vec();
        if path.is_dir() {
            inner.push(stem);
            read(&path, &inner, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            if stem != "mod" {
                inner.push(stem);
            }
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let parts: Vec<_> = path
                .strip_prefix(root)
                .expect("inside")
                .iter()
                .map(|p| p.to_string_lossy())
                .collect();
            let text = fs::read_to_string(&path).expect("sources are UTF-8");
            all.push(Source { file: parts.join("/"), module: inner, text });
        }
    }
}

fn sources() -> Vec<Source> {
    let mut all = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut all);
    assert!(all.len() > 50, "the sources were found");
    all
}

#[test]
fn imports_keep_to_the_picture() {
    let all = sources();
    let mut tests: Vec<Vec<String>> = Vec::new();
    for source in &all {
        for name in paths(&source.text, &source.module).1 {
            let root = matches!(source.module.last().map(String::as_str), Some("lib" | "main"));
            let mut module = if root { Vec::new() } else { source.module.clone() };
            module.push(name);
            tests.push(module);
        }
    }
    let wrong: Vec<String> = all
        .iter()
        .filter(|s| !matches!(s.file.as_str(), "src/lib.rs" | "src/main.rs"))
        .filter(|s| !tests.iter().any(|t| s.module.starts_with(t)))
        .flat_map(|s| offences(&s.file, &s.text, &s.module))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_room_says_what_it_is() {
    let all = sources();
    for (room, _) in PICTURE {
        let names = [format!("src/{room}/mod.rs"), format!("src/{room}.rs")];
        let source = all.iter().find(|s| names.contains(&s.file));
        let source = source.unwrap_or_else(|| panic!("{} is missing", names[0]));
        assert!(
            says_what_it_is(&source.text),
            "{}:1: open with what lives here, then `//! {}…`, then `//! {}…`",
            source.file,
            SENTENCES[0],
            SENTENCES[1]
        );
    }
}

#[test]
fn rooms_form_a_line() {
    for (i, (room, may)) in PICTURE.iter().enumerate() {
        for may in *may {
            let (All(other) | Only(other, _)) = may;
            assert!(PICTURE[..i].iter().any(|(name, _)| name == other), "{room} imports {other}");
        }
    }
}

#[test]
fn front_door_shows_the_picture() {
    let lib = sources().into_iter().find(|s| s.file == "src/lib.rs").expect("lib.rs");
    let rows: BTreeMap<String, String> = lib
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`] | "))
        .map(|(room, rest)| {
            let imports = rest.trim_end_matches(" |").rsplit(" | ").next().unwrap_or("");
            (room.to_owned(), imports.to_owned())
        })
        .collect();
    for (room, may) in PICTURE.iter().filter(|(room, _)| *room != "api" && *room != "cli") {
        let names: Vec<&str> = may
            .iter()
            .map(|m| match m {
                All(o) | Only(o, _) => *o,
            })
            .collect();
        let said = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
        assert_eq!(rows.get(*room), Some(&said), "src/lib.rs: the row of {room}");
    }
}

// ---- the tester tested

fn judged(module: &str, source: &str) -> Vec<String> {
    let module: Vec<String> = module.split("::").map(str::to_owned).collect();
    offences("f.rs", source, &module)
}

#[test]
fn offender_is_named_with_file_and_line() {
    assert_eq!(
        judged("verify::rules", "//! x\nuse crate::domain::Rule;\nuse crate::solve::Board;\n"),
        ["f.rs:3: crate::solve::Board: verify may not import it"]
    );
    assert_eq!(judged("ui", "fn f() {}"), ["f.rs:1: the room ui is not in the picture"]);
}

#[test]
fn every_way_to_name_a_path_counts() {
    let wrong = |source: &str| judged("verify::rules", source).len();
    for source in [
        "use crate::solve;",
        "use crate::solve::*;",
        "use crate::{domain::Rule, solve::{Board, When as W}};",
        "use crate::{\n  domain,\n  input::{self},\n};",
        "fn f(x: &crate::text::Texts) {}",
        "fn f() { let x = crate::read(p); }",
        "pub use crate::write as w;",
        "use super::super::model::Col;",
        "mod inner { use super::super::super::model; }",
        "fn f() { m!($crate::cli::run()) }",
        "use alliance_calendar::solve::solve;",
        "use good_lp::Expression;",
        "fn f() -> microlp::Problem { g::<u8>() }",
        "use clap;",
        "fn f() { let c = '\"'; crate::solve::solve(c) }",
    ] {
        assert!(wrong(source) > 0, "missed: {source}");
    }
    for source in [
        "use crate::{calendar::WorkCalendar, domain::{Rule, Scenario}, travel};",
        "use crate::verify::Verdict;",
        "use super::Violation;",
        "mod inner { use super::super::Violation; use super::x; }",
        "use std::fmt;",
        "// use crate::solve::Board;\n/* crate::solve /* nested */ crate::cli */",
        "/// [`crate::solve::Board`]\nfn f() {}",
        "const S: &str = \"crate::solve\"; const R: &str = r#\"crate::\"solve\"#;",
        "#[cfg(test)]\nmod tests { use crate::solve::solve; fn f() { {} } }\nuse crate::domain;",
        "#[cfg(test)]\nuse crate::solve::solve;",
        "fn f<'a>(x: &'a str) -> &'a str { x }",
    ] {
        assert_eq!(wrong(source), 0, "{source}: {:?}", judged("verify::rules", source));
    }
}

#[test]
fn only_what_is_named_may_be_taken() {
    assert!(judged("generate", "use crate::input::Sources;").is_empty());
    assert_eq!(judged("generate", "use crate::input::{Sources, read_sources};").len(), 1);
    assert_eq!(judged("generate", "use crate::input;").len(), 1);
}

#[test]
fn lines_are_counted_through_strings_and_comments() {
    let source =
        "/* a\nb */ const S: &str = \"x\\\"\ny\";\nconst R: &str = r\"\n\";\nuse crate::cli;";
    assert_eq!(judged("domain", source), ["f.rs:6: crate::cli: domain may not import it"]);
}

#[test]
fn opening_sentences_are_asked_for() {
    let good = "//! Things.\n//!\n//! What may enter: a.\n//! What never belongs here: b.\n";
    assert!(says_what_it_is(good));
    for bad in [
        "mod a;",
        "//! Things.\n",
        "//! What may enter: a.\n//! What never belongs here: b.\n",
        "//! Things.\n//! What never belongs here: b.\n//! What may enter: a.\n",
        "//! Things.\nmod a;\n//! What may enter: a.\n//! What never belongs here: b.\n",
    ] {
        assert!(!says_what_it_is(bad), "{bad}");
    }
}
