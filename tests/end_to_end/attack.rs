//! Names that attack come out harmless in every format.

use std::fs;
use std::io::{Cursor, Read};

use super::world::World;

/// What somebody might call a kindergarten, an alliance, a person or an event.
fn names() -> Vec<String> {
    let mut names: Vec<String> = [
        "=cmd()",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1)",
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "\"; rm -rf /",
        "'); DROP TABLE staff;--",
        "../../x",
        "C:\\con\\nul:*?|",
        "CON",
        "abc\u{202e}fdp.exe",
        "a\nEND:VCALENDAR\nBEGIN:VCALENDAR",
        "{{7*7}}${7*7}&amp;&#x3c;]]>",
        "👩‍🏫🎒",
        "a\u{0301}\u{0301}\u{0301}",
        "  . ",
    ]
    .map(str::to_owned)
    .to_vec();
    names.push("长".repeat(300));
    names
}

/// Gives every row of a table of the scenario another name.
fn rename(world: &World, file: &str, columns: &[&str]) {
    let text = world.read(&format!("tiny/{file}"));
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("headers").clone();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&head).expect("written");
    let names = names();
    let mut next = names.iter().cycle();
    let mut renamed = 0;
    for row in reader.records() {
        let row = row.expect("a row");
        let cells = row.iter().zip(&head).map(|(cell, header)| {
            if columns.contains(&header) {
                renamed += 1;
                next.next().expect("endless").clone()
            } else {
                cell.to_owned()
            }
        });
        let cells: Vec<String> = cells.collect();
        writer.write_record(cells).expect("written");
    }
    assert!(renamed > 0, "{file} has none of {columns:?}: {head:?}");
    let bytes = writer.into_inner().expect("in memory");
    fs::write(world.path(&format!("tiny/{file}")), bytes).expect("writable");
}

#[test]
fn names_that_attack_are_harmless_in_every_format() {
    let world = World::with("tiny");
    rename(&world, "alliances.csv", &["name", "名称"]);
    rename(&world, "kindergartens.csv", &["name", "名称"]);
    rename(&world, "staff.csv", &["name", "姓名"]);
    rename(&world, "events.csv", &["title", "theme", "标题", "主题"]);
    world.run("plan tiny --work-limit 50 --quiet --out out").ends(0);
    world.run("verify tiny out/calendar.csv").ends(0);
    let mut endings = std::collections::BTreeSet::new();
    for file in world.files().iter().filter(|f| f.starts_with("out")) {
        let name = file.to_string_lossy().into_owned();
        safe_name(&name);
        let bytes = fs::read(world.path(&name)).expect("readable");
        let ending = name.rsplit('.').next().expect("an ending").to_owned();
        match ending.as_str() {
            "csv" => csv_is_no_formula(&bytes),
            "json" | "geojson" => {
                let _: serde_json::Value = serde_json::from_slice(&bytes).expect(&name);
                if ending == "geojson" {
                    unseen_is_gone(&bytes);
                }
            }
            "ics" => {
                ics_is_whole(&name, &bytes);
                unseen_is_gone(&bytes);
            }
            "docx" | "xlsx" => office_is_plain(&name, &bytes),
            "html" => {
                let text = String::from_utf8(bytes).expect("UTF-8");
                for tag in ["<script>alert", "<img src=x", "</script><img"] {
                    assert!(!text.contains(tag), "{name}: {tag}");
                }
            }
            "txt" => unseen_is_gone(&bytes),
            _ => panic!("{name}: say here what is harmless in this format"),
        }
        endings.insert(ending);
    }
    for ending in ["csv", "json", "ics", "docx", "geojson"] {
        assert!(endings.contains(ending), "{endings:?}");
    }
}

/// A name of Windows, Linux and macOS alike.
fn safe_name(name: &str) {
    for part in name.split('/') {
        let odd = |c: char| c.is_control() || "<>:\"\\|?*".contains(c) || c == '\u{202e}';
        assert!(!part.contains(odd), "{name:?}");
        assert!(!part.ends_with(['.', ' ']) && !part.starts_with('-'), "{name:?}");
        assert!(part.chars().count() < 100 && part.len() < 255, "{name:?}");
        let stem = part.split('.').next().unwrap_or("").to_uppercase();
        assert!(!["CON", "NUL", "AUX", "PRN", ""].contains(&stem.as_str()), "{name:?}");
    }
}

fn csv_is_no_formula(bytes: &[u8]) {
    for row in csv::Reader::from_reader(bytes).records() {
        for cell in &row.expect("a row") {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
        }
    }
}

fn ics_is_whole(name: &str, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect(name);
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let unfolded = text.replace("\r\n ", "");
    let lines = |line: &str| unfolded.split("\r\n").filter(|l| *l == line).count();
    assert_eq!((lines("BEGIN:VCALENDAR"), lines("END:VCALENDAR")), (1, 1), "{name}");
    assert_eq!(lines("BEGIN:VEVENT"), lines("END:VEVENT"), "{name}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{name}");
    assert!(text.split("\r\n").all(|l| l.len() <= 75), "{name}");
}

fn unseen_is_gone(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(!text.contains('\u{202e}') && !text.contains("\\u202e"));
}

/// Every part is well-formed where it matters: no tag of ours, no foreign formula, no control character.
fn office_is_plain(name: &str, bytes: &[u8]) {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect(name);
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).expect(name);
        let mut text = String::new();
        if !part.name().is_ok_and(|n| n.ends_with(".xml"))
            || part.read_to_string(&mut text).is_err()
        {
            continue;
        }
        for bad in ["<script", "<img", "\u{202e}", "\0"] {
            assert!(!text.contains(bad), "{name}: {bad}");
        }
        // The sums of a budget and a day of the week that follows its date are ours; nothing from
        // outside is ever in a formula.
        for formula in text.split("<f>").skip(1) {
            let formula = formula.split("</f>").next().unwrap_or("");
            let sum = formula.strip_prefix("SUM(").and_then(|f| f.strip_suffix(')'));
            let cell = |text: &str| {
                let row = text.trim_start_matches(|c: char| c.is_ascii_uppercase());
                row.len() < text.len() && !row.is_empty() && row.chars().all(|c| c.is_ascii_digit())
            };
            assert!(sum.unwrap_or(formula).split(':').all(cell), "{name}: {formula}");
        }
    }
}

#[test]
fn anonymised_files_hold_no_name() {
    let world = World::with("tiny");
    let scenario = world.read("tiny/scenario.toml");
    world.write("tiny/scenario.toml", &scenario.replacen("name = \"", "name = \"隐名县", 1));
    let mut names = vec!["隐名县".to_owned()];
    for (file, columns) in [
        ("alliances.csv", &["name", "名称"][..]),
        ("kindergartens.csv", &["name", "名称", "longitude", "经度"]),
        ("staff.csv", &["name", "姓名"]),
        ("events.csv", &["title", "theme", "标题", "主题"]),
    ] {
        let text = world.read(&format!("tiny/{file}"));
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let head = reader.headers().expect("headers").clone();
        for row in reader.records() {
            let row = row.expect("a row");
            let told =
                row.iter().zip(&head).filter(|(cell, h)| columns.contains(h) && !cell.is_empty());
            names.extend(told.map(|(cell, _)| cell.to_owned()));
        }
    }
    assert!(names.len() > 10, "{names:?}");
    // What was handed out before with names must not come back in the files that follow.
    world.run("plan tiny --work-limit 50 --quiet --out out").ends(0);
    let ran = world.run("plan tiny --work-limit 50 --anonymise --out out").ends(0);
    let hidden = |text: &str, place: &str| {
        for name in &names {
            assert!(!text.contains(name.as_str()), "{place} holds {name}");
        }
    };
    hidden(&ran.out, "the summary");
    for file in world.files().iter().filter(|f| f.starts_with("out")) {
        let path = file.to_string_lossy().into_owned();
        hidden(&path, "a file's name");
        let bytes = fs::read(world.path(&path)).expect("readable");
        let text = match zip::ZipArchive::new(Cursor::new(&bytes)) {
            Ok(mut archive) => (0..archive.len())
                .filter_map(|i| {
                    let mut text = String::new();
                    archive.by_index(i).ok()?.read_to_string(&mut text).ok()?;
                    Some(text)
                })
                .collect(),
            Err(_) => String::from_utf8(bytes).expect("UTF-8").replace("\r\n ", ""),
        };
        hidden(&text, &path);
    }
    world.run("verify tiny out/calendar.csv").ends(0);
}
