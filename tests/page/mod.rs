//! `report.html`: its bytes here; how it opens in a browser in `in_browser.rs`, which the
//! ordinary run leaves out because it needs Chromium:
//!
//! ```sh
//! cargo test --test all page -- --ignored
//! ```

pub mod browser;
mod county;
mod in_browser;

use alliance_calendar::domain::{Language, Rule};

use crate::example;
use crate::page::county::{ATTACKS, hostile, page, planned};

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn hostile_names_stay_words() {
    let scenario = hostile();
    let plan = planned(&scenario, 1);
    for language in [Language::ZhHans, Language::En] {
        let html = page(&scenario, &plan, language);
        // The page's own data and script, and nothing else that begins or ends an element of
        // the attacks' kind.
        assert_eq!((count(&html, "<script"), count(&html, "</script")), (2, 2));
        assert_eq!((count(&html, "<style"), count(&html, "</style")), (1, 1));
        assert_eq!(
            (count(&html, "<title>样例"), count(&html, "<img"), count(&html, "<svg onload")),
            (0, 0, 0)
        );
        assert!(!html.contains(" onmouseover='"), "a quotation mark ended an attribute");
        for attack in &ATTACKS[..4] {
            assert!(!html.contains(attack), "{attack} stands in the page as it is");
        }
        for c in ['\u{202e}', '\u{2066}', '\u{200b}', '\0'] {
            assert!(!html.contains(c), "{c:?}");
        }
        assert!(html.contains("🏔️ emoji 幼儿园"), "harmless names stay");
        assert!(!html.contains(&"很".repeat(100)), "long names are cut");
        assert!(html.contains("{{ 7 * 7 }}"), "a template in a name is not filled");
    }
}

#[test]
fn same_plan_same_bytes_whatever_the_threads() {
    let scenario = example("tiny");
    let pages: Vec<String> =
        [1, 2].map(|n| page(&scenario, &planned(&scenario, n), Language::ZhHans)).to_vec();
    assert!(pages[0] == pages[1]);
}

#[test]
fn everything_is_there_without_scripts() {
    let scenario = example("tianzhu");
    let plan = planned(&scenario, 2);
    let html = page(&scenario, &plan, Language::ZhHans);
    let (body, _) = html.split_once("<script type=\"application/json\"").expect("a page");
    assert_eq!(count(body, "<tr data-i="), plan.activities.len(), "every activity in the list");
    assert_eq!(count(body, "<li class="), plan.activities.len(), "and in the calendar");
    assert_eq!(count(body, "<i class=\"dot"), plan.activities.len(), "and among the weeks");
    for theme in scenario.settings.themes.values() {
        let said = [format!("主题：{theme}<"), format!("class=\"theme\">{theme}<")];
        assert_eq!(said.map(|s| count(body, &s)), [1, 1], "{theme}");
    }
    for kindergarten in &scenario.kindergartens {
        assert!(body.contains(&kindergarten.name), "{}", kindergarten.name);
    }
    for person in &scenario.staff {
        assert!(body.contains(&person.name), "{}", person.name);
    }
    for rule in Rule::ALL {
        assert!(body.contains(&format!("<b class=\"rule\">{rule}</b>")), "{rule}");
    }
    assert!(body.contains(&plan.digest) && body.contains("alliance plan county --seed 1"));
    // No address that the browser would ask for.
    for address in ["http:", "https:", "src=", "url(", "@import"] {
        assert!(!html.contains(address), "{address}");
    }
    assert!(html.len() < 1_000_000, "{} bytes", html.len());
}

#[test]
fn every_language_has_its_own_words() {
    let scenario = example("tiny");
    let plan = planned(&scenario, 1);
    for (language, tag, word) in [
        (Language::ZhHans, "zh-Hans", "没有违反"),
        (Language::ZhHant, "zh-Hant", "沒有違反"),
        (Language::En, "en", "none is broken"),
    ] {
        let html = page(&scenario, &plan, language);
        assert!(html.contains(&format!("<html lang=\"{tag}\">")) && html.contains(word), "{tag}");
    }
}
