//! Data flows one way: a room imports only what its row of the table in `src/lib.rs` names, and
//! each row names only rows above it.
//!
//! A path counts where it is written out as `crate::room::…`, `alliance_calendar::room::…` or as
//! `super::` up to the crate; comments and test modules do not.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The front door, `src/api.rs`, stands below what it serves and above these.
const ABOVE_THE_DOOR: [&str; 2] = ["study", "cli"];

/// Libraries that one room alone may use.
const SOLE_USERS: &[(&str, &[&str])] = &[
    ("archive", &["zip"]),
    ("cli", &["anstream", "anstyle", "clap", "ctrlc", "indicatif"]),
    ("input", &["calamine", "encoding_rs", "strsim"]),
    ("model", &["good_lp", "highs", "microlp"]),
    ("text", &["fluent_bundle", "unic_langid"]),
    ("write", &["base64", "geojson", "quick_xml", "rust_xlsxwriter"]),
];

type Rooms = BTreeMap<String, Vec<String>>;

/// The table's rooms in its order, and what each may import.
fn table() -> (Vec<String>, Rooms) {
    let door = fs::read_to_string("src/lib.rs").expect("the front door");
    let rows: Vec<(String, Vec<String>)> = door
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`] | "))
        .map(|(room, rest)| {
            let imports = rest.trim_end_matches(" |").rsplit(" | ").next().expect("a cell");
            (room.to_owned(), imports.split(", ").map(str::to_owned).collect())
        })
        .collect();
    (rows.iter().map(|row| row.0.clone()).collect(), rows.into_iter().collect())
}

/// The files of a folder and of those inside it.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found
}

/// What a line of code of a room imports against the table.
fn offence(rooms: &Rooms, room: &str, depth: usize, line: &str) -> Option<String> {
    let may = |other: &str| {
        let allowed = &rooms.get(room).map_or(&[][..], Vec::as_slice);
        let any = room == "cli" || (room == "api" && !ABOVE_THE_DOOR.contains(&other));
        other == room || any || allowed.iter().any(|a| a == other)
    };
    let word = |text: &str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        (text[..end].to_owned(), !text[end..].starts_with(['(', '<']))
    };
    for root in ["crate::", "alliance_calendar::"] {
        for (at, _) in line.match_indices(root) {
            if line[..at].ends_with(|c: char| c.is_alphanumeric() || "_$".contains(c)) {
                continue;
            }
            // Whatever is no room, and a function of a room's name, is of the front door.
            let (name, is_room) = word(&line[at + root.len()..]);
            let other = if is_room && rooms.contains_key(&name) { &name } else { "api" };
            if !may(other) {
                return Some(format!("{room} may not import {other}"));
            }
        }
    }
    if line.contains(&"super::".repeat(depth)) {
        return Some(format!("a path from {room} to the crate is written `crate::…`"));
    }
    let mut owners = SOLE_USERS.iter().filter(|(owner, _)| *owner != room);
    owners.find_map(|(owner, libraries)| {
        let library = libraries.iter().find(|l| {
            line.match_indices(&format!("{l}::"))
                .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        })?;
        Some(format!("{library} is for {owner} alone"))
    })
}

/// The lines of the program itself, with their numbers.
fn code(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines: Vec<&str> = source.lines().collect();
    let tests = lines.windows(2).position(|w| w[0] == "#[cfg(test)]" && w[1].ends_with('{'));
    let end = tests.unwrap_or(lines.len());
    let numbered = lines.into_iter().take(end).enumerate().map(|(i, line)| (i + 1, line));
    numbered.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn imports_keep_to_the_table() {
    let (_, rooms) = table();
    let mut wrong = Vec::new();
    for path in files(Path::new("src")) {
        let name = path.file_stem().and_then(|n| n.to_str()).expect("a name");
        let inside = path.strip_prefix("src").expect("of src");
        let parts = inside.components().count();
        let room = match inside.components().next().and_then(|c| c.as_os_str().to_str()) {
            Some("lib.rs" | "main.rs") => continue,
            Some("api.rs") => "api",
            Some(room) => room,
            None => unreachable!("every file has a name"),
        };
        if ["tests", "sample"].contains(&name) {
            continue;
        }
        let depth = if name == "mod" { parts - 1 } else { parts };
        let source = fs::read_to_string(&path).expect("readable");
        for (number, line) in code(&source) {
            let place = format!("{}:{number}", path.display());
            wrong.extend(offence(&rooms, room, depth, line).map(|why| format!("{place}: {why}")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_room_has_a_row_and_says_what_it_is_for() {
    let (order, rooms) = table();
    for (at, room) in order.iter().enumerate() {
        for import in &rooms[room] {
            let above = order[..at].contains(import) || import == "api";
            assert!(above || ["nothing", "everything"].contains(&import.as_str()), "{room}");
        }
        let opening = fs::read_to_string(format!("src/{room}/mod.rs")).expect(room);
        for sentence in ["//! May use: ", "//! Must not contain: "] {
            assert!(opening.contains(sentence), "{room}: {sentence}");
        }
    }
    for entry in fs::read_dir("src").expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        assert!(!entry.path().is_dir() || rooms.contains_key(&name), "{name} has no row");
    }
}

#[test]
fn an_offence_is_seen_however_it_is_written() {
    let (_, rooms) = table();
    for line in [
        "use crate::solve::PlanOptions;",
        "    let x: Option<crate::input::Sources> = None;",
        "use alliance_calendar::write::csv_text;",
        "use crate::{PlanError, plan};",
        "use super::super::solve;",
        "fn a(b: zip::ZipArchive) {}",
    ] {
        assert!(offence(&rooms, "verify", 2, line).is_some(), "{line}");
    }
    for line in ["use crate::domain::Plan;", "use super::facts;", "$crate::verify::x(unzip::a)"] {
        assert_eq!(offence(&rooms, "verify", 2, line), None, "{line}");
    }
    let source =
        "//! crate::solve::a\nuse b;\n#[cfg(test)]\nmod tests {\n    use crate::solve::c;\n";
    assert_eq!(code(source).collect::<Vec<_>>(), [(2, "use b;")]);
}
