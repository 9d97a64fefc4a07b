//! The page in a headless Chromium: it opens without a complaint, nothing is cut off on a phone or
//! a screen, the filters work, it prints.
//!
//! With `PAGE_PICTURES=folder` the pictures and PDFs that were looked at are kept there.

use std::fs;
use std::path::{Path, PathBuf};

use alliance_calendar::domain::{Language, Plan, Scenario};
use serde_json::{Value, json};

use crate::example;
use crate::page::browser::Browser;
use crate::page::county::{hostile, page, planned};

const SELF_CHECK: &str = include_str!("self_check.js");
const WIDTHS: [u32; 2] = [390, 1440];

/// A page in a folder of its own.
struct Opened {
    browser: Browser,
    file: PathBuf,
    plan: Plan,
    _folder: tempfile::TempDir,
}

fn opened(scenario: &Scenario, language: Language) -> Opened {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.html");
    let plan = planned(scenario, 2);
    fs::write(&file, page(scenario, &plan, language)).expect("written");
    Opened { browser: Browser::start(), file, plan, _folder: folder }
}

/// Keeps a file for who wants to look at it.
fn keep(name: &str, bytes: impl FnOnce() -> Vec<u8>) {
    if let Some(folder) = std::env::var_os("PAGE_PICTURES") {
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(Path::new(&folder).join(name), bytes()).expect("written");
    }
}

/// Opens at both widths in both colours; there must be nothing to complain of.
fn stands_up(name: &str, scenario: &Scenario, language: Language) {
    let Opened { mut browser, file, _folder, .. } = opened(scenario, language);
    let mut wrong = Vec::new();
    for width in WIDTHS {
        for scheme in ["light", "dark"] {
            browser.width(width);
            browser.scheme(scheme);
            browser.open(&file);
            let found = browser.eval(SELF_CHECK);
            let found = found.as_array().expect("a list").iter().map(Value::to_string);
            let found = found.chain(browser.complaints());
            wrong.extend(found.map(|what| format!("{width} px, {scheme}: {what}")));
            keep(&format!("{name}-{width}-{scheme}.png"), || browser.picture());
        }
    }
    let pdf = browser.pdf();
    let text = String::from_utf8_lossy(&pdf);
    // A4 in points: the calendar lies, the rest stands.
    for size in ["/MediaBox [0 0 841.9", "/MediaBox [0 0 594.9"] {
        assert!(text.contains(size), "{name}: no page begins with {size}");
    }
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000, "{} bytes", pdf.len());
    keep(&format!("{name}.pdf"), || pdf);
    assert!(wrong.is_empty(), "{name}\n{}", wrong.join("\n"));
}

#[test]
#[ignore = "needs Chromium"]
fn tianzhu_stands_up() {
    stands_up("tianzhu", &example("tianzhu"), Language::ZhHans);
}

#[test]
#[ignore = "needs Chromium"]
fn ewenki_stands_up_in_traditional_chinese() {
    stands_up("ewenki", &example("ewenki"), Language::ZhHant);
}

#[test]
#[ignore = "needs Chromium"]
fn tiny_without_coordinates_stands_up_in_english() {
    stands_up("tiny", &example("tiny"), Language::En);
}

#[test]
#[ignore = "needs Chromium"]
fn hostile_names_do_nothing() {
    stands_up("hostile", &hostile(), Language::En);
}

/// Chooses something in a select, as a reader does.
fn choose(browser: &mut Browser, select: &str, value: impl ToString) -> Value {
    let value = value.to_string();
    browser.eval(&format!(
        "(() => {{ const s = document.getElementById('{select}'); s.value = '{value}'; \
         s.dispatchEvent(new Event('change', {{bubbles: true}})); return s.value; }})()"
    ))
}

/// How many of the list, the calendar and the weeks are to be seen, and what is said of it.
fn seen(browser: &mut Browser) -> (Vec<u64>, String) {
    let counts = browser.eval(
        "['.rows tbody tr', '.day li', '.dot'].map((s) => Array.from(document.querySelectorAll(s)) \
         .filter((e) => !e.hidden && !e.closest('[hidden]')).length)",
    );
    let said = browser.eval("document.getElementById('count').textContent");
    let counts = counts.as_array().expect("counts").iter().filter_map(Value::as_u64).collect();
    (counts, said.as_str().expect("text").to_owned())
}

#[test]
#[ignore = "needs Chromium"]
fn filters_show_what_was_chosen() {
    let scenario = example("tianzhu");
    let Opened { mut browser, file, plan, _folder } = opened(&scenario, Language::ZhHans);
    browser.width(1440);
    browser.open(&file);
    let all = plan.activities.len();
    let check = |browser: &mut Browser, expected: usize, what: &str| {
        let (counts, said) = seen(browser);
        assert_eq!(counts, vec![expected as u64; 3], "{what}");
        let told = match expected {
            n if n == all => format!("共 {all} 项"),
            0 => format!("没有符合条件的安排（共 {all} 项）"),
            n => format!("显示 {n} 项，共 {all} 项"),
        };
        assert_eq!(said, told, "{what}");
    };
    check(&mut browser, all, "at first");

    let alliance = 2;
    let of = |f: &dyn Fn(&alliance_calendar::domain::Activity) -> bool| {
        plan.activities.iter().filter(|a| f(a)).count()
    };
    choose(&mut browser, "f-alliance", alliance);
    check(&mut browser, of(&|a| a.alliance.index() == alliance), "an alliance");
    let maps = browser.eval(
        "Array.from(document.querySelectorAll('.map[data-a]')).filter((e) => !e.hidden).length",
    );
    assert_eq!(maps, 1, "its map alone");
    let members = scenario.alliances[alliance].members.len();
    let options = browser.eval("document.querySelectorAll('#f-kindergarten option').length");
    assert_eq!(options, members + 1, "only its own kindergartens can be chosen");

    choose(&mut browser, "f-kind", 1);
    let inspections = of(&|a| {
        a.alliance.index() == alliance
            && a.kind() == alliance_calendar::domain::ActivityKind::Inspection
    });
    check(&mut browser, inspections, "and a kind");

    browser.eval("document.getElementById('reset').click()");
    check(&mut browser, all, "cleared");

    let person = plan.activities.iter().find_map(|a| a.staff.first()).copied().expect("somebody");
    choose(&mut browser, "f-person", person.0);
    check(&mut browser, of(&|a| a.staff.contains(&person)), "a person");
    let legs = browser.eval("Array.from(document.querySelectorAll('.map:not([hidden]):not(.county) .leg:not(.gone)')).length");
    assert!(legs.as_u64().is_some_and(|n| (1..10).contains(&n)), "the person's roads: {legs}");
    browser.eval("document.getElementById('reset').click()");

    let place = plan.activities.iter().find_map(|a| a.kindergarten).expect("somewhere");
    choose(&mut browser, "f-kindergarten", place.0);
    let concerns = of(&|a| {
        a.kindergarten == Some(place)
            || a.staff.iter().any(|&p| scenario.person(p).home == place)
            || a.event().is_some() && a.alliance == scenario.kindergarten(place).alliance
    });
    check(&mut browser, concerns, "a kindergarten");

    let idle = scenario.staff_ixs().find(|p| !plan.activities.iter().any(|a| a.staff.contains(p)));
    if let Some(idle) = idle {
        browser.eval("document.getElementById('reset').click()");
        choose(&mut browser, "f-person", idle.0);
        check(&mut browser, 0, "who has no duty");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
#[ignore = "needs Chromium"]
fn keyboard_goes_from_the_top_to_the_filters() {
    let Opened { mut browser, file, _folder, .. } = opened(&example("tiny"), Language::En);
    browser.width(1440);
    browser.open(&file);
    let mut order = Vec::new();
    for _ in 0..16 {
        browser.tab();
        let at = browser
            .eval("document.activeElement.id || document.activeElement.getAttribute('href') || ''");
        order.push(at.as_str().unwrap_or_default().to_owned());
    }
    let expected = [
        "#main",
        "theme",
        "print",
        "#weeks",
        "#months",
        "#map",
        "#burdens",
        "#demands",
        "#budget",
        "#list",
        "#evidence",
        "f-alliance",
        "f-kindergarten",
        "f-person",
        "f-kind",
        "reset",
    ];
    assert_eq!(order, expected);
    // The choice of colours says what it is and does what it says.
    browser.scheme("light");
    let before = browser.eval("getComputedStyle(document.body).backgroundColor");
    browser.eval("document.getElementById('theme').click()");
    let after = browser.eval("getComputedStyle(document.body).backgroundColor");
    assert_ne!(before, after);
    assert_eq!(browser.eval("document.getElementById('theme').ariaPressed"), "true");
}

#[test]
#[ignore = "needs Chromium"]
fn nothing_is_missing_without_scripts() {
    let Opened { mut browser, file, plan, _folder } = opened(&example("tiny"), Language::ZhHans);
    browser.width(390);
    browser.scripts(false);
    browser.open(&file);
    let (counts, _) = seen(&mut browser);
    assert_eq!(counts, vec![plan.activities.len() as u64; 3]);
    assert_eq!(browser.eval("document.getElementById('filters').hidden"), true);
    assert_eq!(browser.eval(SELF_CHECK), json!([]));
}
