//! Pages of the example counties, and of a county whose names attack.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use alliance_calendar::domain::{Language, Plan, Scenario};
use alliance_calendar::input::{Sources, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};
use alliance_calendar::text::Texts;
use alliance_calendar::write::{Edition, report_html};

use crate::of_work;

/// Names as nobody should have them.
pub const ATTACKS: [&str; 7] = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(2)>",
    "\"><svg onload=alert(3)> ' onmouseover='alert(4)",
    "&lt;b&gt; {{ 7 * 7 }} ${alert(5)} </title></style>",
    "\u{202e}gnp.exe\u{2066}\u{200b}\u{0}园",
    "👩‍🏫🏔️ emoji 幼儿园",
    "=cmd()|'/c calc'!A0; rm -rf ../..",
];

/// The tiny county with hostile names in every place that takes one.
pub fn hostile() -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tiny");
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        files.insert(name, fs::read(&path).expect("readable"));
    }
    let reading = read_sources(&Sources { name: "tiny".to_owned(), files });
    let mut scenario = reading.scenario.expect("the example is in order");
    let mut attacks = ATTACKS.iter().cycle();
    let mut attack = || (*attacks.next().expect("endless")).to_owned();
    scenario.settings.name = attack();
    for theme in scenario.settings.themes.values_mut() {
        *theme = attack();
    }
    for alliance in &mut scenario.alliances {
        alliance.name = attack();
    }
    for (i, kindergarten) in scenario.kindergartens.iter_mut().enumerate() {
        kindergarten.name = attack();
        kindergarten.position = Some((103.0 + 0.05 * i as f64, 37.0));
    }
    for person in &mut scenario.staff {
        person.name = attack();
        person.subjects = vec![attack()];
    }
    scenario.staff[0].name = "很".repeat(300);
    scenario.kindergartens[1].name = "W".repeat(300);
    for event in &mut scenario.events {
        event.title = attack();
    }
    scenario
}

/// A plan that is the same on every machine.
pub fn planned(scenario: &Scenario, threads: usize) -> Plan {
    let options = PlanOptions { threads, ..of_work(40) };
    plan(scenario, &options, &Silent).expect("the example can be planned")
}

pub fn page(scenario: &Scenario, plan: &Plan, language: Language) -> String {
    let texts = Texts::new(language);
    let edition = Edition::new(scenario, plan, &texts, "alliance plan county --seed 1", &[]);
    report_html(&edition).expect("a page")
}
