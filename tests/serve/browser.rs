//! The workbench in a headless Chromium: the whole job from a dropped workbook to an accepted repair.
//!
//! With `PAGE_PICTURES=folder` pictures of every page are kept there.

use std::fs;
use std::path::Path;

use alliance_calendar::domain::Language;
use alliance_calendar::input::Sources;
use alliance_calendar::text::Texts;
use alliance_calendar::write::scenario_workbook;
use base64::Engine;
use serde_json::{Value, json};

use super::program::Program;
use crate::page::browser::Browser;

/// A workbook of the tables in a folder, as a page can hold it.
fn workbook(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut sources = Sources::default();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let name = entry.file_name().into_string().expect("a name");
        if ["csv", "toml"].iter().any(|end| name.ends_with(end)) && name != "by-hand.csv" {
            sources.files.insert(name, fs::read(entry.path()).expect("a table"));
        }
    }
    let book = scenario_workbook(&sources, &Texts::new(Language::ZhHans)).expect("a workbook");
    base64::engine::general_purpose::STANDARD.encode(book)
}

struct Seen {
    browser: Browser,
    program: Program,
    _folder: tempfile::TempDir,
}

impl Seen {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let program = Program::start(&folder.path().join("desk"));
        let mut browser = Browser::start();
        browser.width(1440);
        let seen = Self { browser, program, _folder: folder };
        seen.opened()
    }

    fn opened(mut self) -> Self {
        let Program { host, token, .. } = &self.program;
        let address = format!("http://{host}/?token={token}");
        self.browser.visit(&address);
        self.browser.eval(
            "localStorage.setItem('alliance-language', 'zh-Hans');
             localStorage.setItem('alliance-by', '王老师')",
        );
        self.browser.visit(&format!("http://{host}/"));
        self.until("the first page", "!!document.querySelector('.drop')");
        self
    }

    fn until(&mut self, what: &str, expression: &str) {
        self.browser.until(what, expression);
    }

    /// Drops a workbook on the page.
    fn drop_book(&mut self, book: &str, name: &str) {
        self.browser.eval(&format!(
            "(() => {{
                const bytes = Uint8Array.from(atob('{book}'), (c) => c.charCodeAt(0));
                const dropped = new DataTransfer();
                dropped.items.add(new File([bytes], '{name}'));
                const event = new DragEvent('drop', {{bubbles: true, cancelable: true, dataTransfer: dropped}});
                document.querySelector('.drop').dispatchEvent(event);
            }})()"
        ));
    }

    fn go(&mut self, page: &str) {
        self.browser.eval(&format!("location.hash = '#/' + encodeURIComponent('县') + '/{page}'"));
    }

    fn click(&mut self, selector: &str) {
        let there = format!("!!document.querySelector({})", json!(selector));
        self.until(selector, &there);
        self.browser.eval(&format!("document.querySelector({}).click()", json!(selector)));
    }

    /// Where the middle of an element is.
    fn middle(&mut self, selector: &str) -> (f64, f64) {
        let at = self.browser.eval(&format!(
            "(() => {{
                const element = document.querySelector({});
                element.scrollIntoView({{block: 'center'}});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 40)];
            }})()",
            json!(selector)
        ));
        (at[0].as_f64().expect("a place"), at[1].as_f64().expect("a place"))
    }

    /// Keeps pictures of the page in both widths and colours for who wants to look at them, and
    /// holds that nothing is cut off.
    fn picture(&mut self, name: &str) {
        for width in [1440, 390] {
            for scheme in ["light", "dark"] {
                self.browser.width(width);
                self.browser.scheme(scheme);
                let wide = self.browser.eval("document.documentElement.scrollWidth - innerWidth");
                assert!(wide.as_f64() <= Some(0.0), "{name} at {width}: wider by {wide}");
                if let Some(folder) = std::env::var_os("PAGE_PICTURES") {
                    fs::create_dir_all(&folder).expect("a folder");
                    let file =
                        Path::new(&folder).join(format!("serve-{name}-{width}-{scheme}.png"));
                    fs::write(file, self.browser.picture()).expect("written");
                }
            }
        }
        self.browser.width(1440);
        self.browser.scheme("light");
    }

    fn nothing_wrong(&mut self) {
        let host = self.program.host.clone();
        let wrong = self.browser.wrong(&host);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    fn planned() -> Self {
        let mut seen = Self::new();
        seen.drop_book(&workbook("data/tiny"), "县.xlsx");
        seen.until("the county", "location.hash.endsWith('tables')");
        let plan = json!({"work": 50}).to_string();
        seen.program.ask("POST", "/api/counties/%E5%8E%BF/plan", "", &plan).expect("it runs");
        let job = "/api/counties/%E5%8E%BF/job";
        while seen.program.ask("GET", job, "", "").expect("it runs").1["running"] == true {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        seen
    }
}

#[test]
#[ignore = "needs Chromium"]
fn from_a_dropped_workbook_to_an_accepted_repair() {
    let mut seen = Seen::new();
    seen.picture("first");
    seen.drop_book(&workbook("docs/mistakes"), "县.xlsx");
    seen.until("three mistakes", "document.querySelectorAll('.finding.error').length === 3");
    seen.until("in words", "document.querySelector('.finding .hint').innerText.includes('弱')");
    seen.picture("mistakes");
    seen.nothing_wrong();
    // A press on a finding leads to its cell, where it is mended in place.
    seen.click(".finding .where button");
    seen.until(
        "the cell",
        "document.activeElement.matches('.grid input.wrong') && document.activeElement.value === '很弱'",
    );
    seen.picture("grid");
    seen.browser.eval(
        "document.activeElement.value = '弱';
         document.activeElement.dispatchEvent(new Event('change'))",
    );
    seen.until("one less", "document.querySelectorAll('.finding.error').length === 2");
    // Mended elsewhere, and put back on the same page.
    seen.drop_book(&workbook("data/tiny"), "mended.xlsx");
    seen.until(
        "no mistake",
        "!document.querySelector('.finding.error') && !!document.querySelector('.state.good')",
    );
    seen.click(".state.good a.main");
    seen.until("the choices", "!!document.querySelector('form button.main')");
    seen.picture("plan");
    seen.click("form button.main");
    seen.until("a plan", "!!document.querySelector('.figures')");
    seen.picture("planned");
    seen.go("calendar");
    seen.until("the calendar", "document.querySelectorAll('.ec-event.outreach').length > 0");
    seen.click(".ec-event.outreach");
    seen.until("what it could be", "!!document.querySelector('.side .ranked')");
    seen.browser.eval("document.querySelector('.side details:not([open]) summary').click()");
    seen.picture("calendar");
    seen.browser.eval(
        "[...document.querySelectorAll('.side .ranked button')].find((b) => b.innerText.startsWith('为什么是')).click()",
    );
    seen.until("an answer", "document.querySelector('.side pre')?.innerText.length > 20");
    seen.go("files");
    seen.until("the files", "!!document.querySelector('a[href*=\"report.html\"]')");
    seen.picture("files");
    seen.go("happened");
    seen.until("the form", "!!document.querySelector('input[list]')");
    seen.browser.eval(
        "document.querySelector('input[name=person]').value =
            [...document.querySelectorAll('#list-person option')].find((o) => o.value.includes('P003')).value;
         document.querySelector('input[name=first]').value = document.querySelector('#today').min;
         document.querySelector('input[name=last]').value = document.querySelector('#today').max;
         document.querySelector('form button').click()",
    );
    seen.until("it is entered", "document.querySelector('.entered').innerText.includes('P003') || document.querySelector('.entered button') !== null");
    seen.click("section button.large");
    seen.until("the repair", "[...document.querySelectorAll('button.large')].length === 2");
    seen.until("whom to tell", "!!document.querySelector('pre')");
    seen.picture("repair");
    seen.browser.eval("[...document.querySelectorAll('button.large')][1].click()");
    seen.until(
        "the new calendar",
        "location.hash.endsWith('calendar') && document.body.innerText.includes('第 2 版')",
    );
    seen.go("versions");
    seen.until("both versions", "document.querySelectorAll('.versions > li').length === 2");
    seen.picture("versions");
    seen.nothing_wrong();
}

#[test]
#[ignore = "needs Chromium"]
fn a_dragged_activity_is_judged_before_it_is_dropped() {
    let mut seen = Seen::planned();
    seen.go("calendar");
    seen.until("the calendar", "document.querySelectorAll('.ec-event.outreach').length > 0");
    let calendar = seen
        .program
        .ask("GET", "/api/counties/%E5%8E%BF/versions/1/calendar", "", "")
        .expect("it runs")
        .1;
    let before = calendar["activities"].clone();
    let from = seen.middle(".ec-event.outreach");
    seen.browser.mouse("mouseMoved", from);
    seen.browser.mouse("mousePressed", from);
    seen.browser.mouse("mouseMoved", (from.0 + 12.0, from.1 + 4.0));
    seen.until(
        "a verdict is near",
        "document.querySelector('.floating').classList.contains('shown')",
    );
    // Across the calendar until some day is forbidden: the page says why before the drop.
    let mut seen_bad = None;
    'search: for dy in [0.0, 170.0, -170.0, 340.0] {
        for dx in [-700.0, -500.0, -350.0, -180.0, 180.0, 350.0, 500.0, 700.0] {
            let to = (from.0 + dx, from.1 + dy);
            if !(90.0..1350.0).contains(&to.0) || !(0.0..890.0).contains(&to.1) {
                continue;
            }
            seen.browser.mouse("mouseMoved", to);
            std::thread::sleep(std::time::Duration::from_millis(150));
            if seen.browser.eval("!!document.querySelector('.floating .verdict.bad')")
                == json!(true)
            {
                seen_bad = Some(to);
                break 'search;
            }
        }
    }
    let to = seen_bad.expect("a day that is forbidden");
    let said = seen.browser.eval("document.querySelector('.floating').innerText");
    assert!(said.as_str().is_some_and(|text| text.chars().count() > 8), "{said}");
    seen.browser.mouse("mouseReleased", to);
    seen.until("it is told", "document.querySelector('#said').classList.contains('bad')");
    let now = seen
        .program
        .ask("GET", "/api/counties/%E5%8E%BF/versions/1/calendar", "", "")
        .expect("it runs")
        .1;
    assert_eq!(now["activities"], before, "a forbidden drop changes nothing");
}

#[test]
#[ignore = "needs Chromium"]
fn two_windows_do_not_overwrite_each_other_and_the_keyboard_is_enough() {
    let mut seen = Seen::planned();
    seen.go("calendar");
    seen.until("the calendar", "document.querySelectorAll('.ec-event.outreach').length > 0");
    // By keyboard alone: an activity in focus, Enter, the substitutes are read out.
    seen.browser.eval("document.querySelector('.ec-event.outreach').focus()");
    seen.browser.press("Enter", 13);
    seen.until("the details", "!!document.querySelector('.side .ranked button')");
    // Another window moves something meanwhile.
    let base = "/api/counties/%E5%8E%BF/versions/1";
    let body = json!({"activity": first(&seen), "locked": true}).to_string();
    let locked = seen.program.ask("POST", &format!("{base}/lock"), "1", &body).expect("it runs");
    assert_eq!(locked.0, 200);
    seen.browser.eval("document.querySelector('.side .ranked button').focus()");
    seen.browser.press("Enter", 13);
    seen.until(
        "it is refused in words",
        "document.querySelector('#said.bad')?.innerText.includes('刷新') ?? false",
    );
    let now = seen.program.ask("GET", base, "", "").expect("it runs").1;
    assert_eq!(now["version"]["revision"], 2, "only the first change counts");
}

fn first(seen: &Seen) -> Value {
    let path = "/api/counties/%E5%8E%BF/versions/1/calendar";
    let calendar = seen.program.ask("GET", path, "", "").expect("it runs").1;
    calendar["activities"][0]["id"].clone()
}
