//! `--anonymise`: no name is left, wherever one could stand.

use super::world::World;

/// Names of the sample: people, kindergartens, an alliance, the county.
fn names(world: &World) -> Vec<String> {
    let mut names = vec!["王芳芳".to_owned()];
    for file in ["alliances.csv", "kindergartens.csv", "staff.csv"] {
        let text = world.read(&format!("tiny/{file}"));
        let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        names.extend(rows.records().map(|row| row.expect("a row")[1].to_owned()));
    }
    assert!(names.len() > 5, "{names:?}");
    names
}

#[test]
fn repair_names_nobody_in_files_file_names_and_on_the_screen() {
    let world = World::with("tiny");
    let names = names(&world);
    let first = world.run("plan tiny --work-limit 20 --anonymise --out plan").ends(0);
    let line = "replan tiny --from plan/calendar.csv --today 2026-10-08 --work-limit 20 \
                --leaves P002:2026-10-09 --joins P9,王芳芳,K001,yes,no,art \
                --anonymise --out repair";
    let second = world.run(line).ends(0);
    let json = world.run(&format!("{line} --json --quiet")).ends(0);
    for name in &names {
        for ran in [&first, &second, &json] {
            assert!(!ran.out.contains(name) && !ran.err.contains(name), "{name}: {ran:?}");
        }
        for file in world.files().iter().filter(|f| !f.starts_with("tiny")) {
            assert!(!file.to_string_lossy().contains(name), "{}", file.display());
            let bytes = std::fs::read(world.path(&file.to_string_lossy())).expect("there");
            let found = bytes.windows(name.len()).any(|w| w == name.as_bytes());
            assert!(!found, "{name} in {}", file.display());
        }
    }
    let table = world.read("repair/changes.csv");
    assert!(table.contains("P002"), "{table}");
    let text = world.read("repair/changes/people/P002 (K001).txt");
    assert!(text.contains("You leave on"), "{text}");
}
