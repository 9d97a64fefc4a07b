//! The workbench in a headless Chromium, and what a hand does there.
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
pub fn workbook(folder: &str) -> String {
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

pub struct Seen {
    pub browser: Browser,
    pub program: Program,
    pub folder: tempfile::TempDir,
}

impl Seen {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let program = Program::start(&folder.path().join("desk"));
        let mut browser = Browser::start();
        browser.width(1440);
        let seen = Self { browser, program, folder };
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

    pub fn until(&mut self, what: &str, expression: &str) {
        self.browser.until(what, expression);
    }

    /// Drops a workbook on the page.
    pub fn drop_book(&mut self, book: &str, name: &str) {
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

    pub fn go(&mut self, page: &str) {
        self.browser.eval(&format!("location.hash = '#/' + encodeURIComponent('县') + '/{page}'"));
    }

    pub fn click(&mut self, selector: &str) {
        let there = format!("!!document.querySelector({})", json!(selector));
        self.until(selector, &there);
        self.browser.eval(&format!("document.querySelector({}).click()", json!(selector)));
    }

    /// Where the middle of an element is.
    pub fn middle(&mut self, selector: &str) -> (f64, f64) {
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
    pub fn picture(&mut self, name: &str) {
        self.browser.eval("scrollTo(0, 0); document.querySelector('#said').className = ''");
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

    pub fn nothing_wrong(&mut self) {
        let host = self.program.host.clone();
        let wrong = self.browser.wrong(&host);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    pub fn planned() -> Self {
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

    /// Presses the tab key until an element has the focus.
    pub fn tab_to(&mut self, selector: &str) {
        let there = format!("document.activeElement.matches({})", json!(selector));
        for _ in 0..200 {
            self.browser.tab();
            if self.browser.eval(&there) == json!(true) {
                return;
            }
        }
        panic!("the tab key never leads to {selector}");
    }

    /// The calendar of the version in force.
    pub fn calendar(&self) -> Value {
        let county = "/api/counties/%E5%8E%BF";
        let said = self.program.ask("GET", county, "", "").expect("it runs").1;
        let number = &said["current"]["number"];
        let path = format!("{county}/versions/{number}/calendar");
        self.program.ask("GET", &path, "", "").expect("it runs").1
    }

    /// Takes an element in hand and moves it a little.
    pub fn take(&mut self, selector: &str) -> (f64, f64) {
        let from = self.middle(selector);
        self.browser.mouse("mouseMoved", from);
        self.browser.mouse("mousePressed", from);
        self.browser.mouse("mouseMoved", (from.0 + 12.0, from.1 + 4.0));
        self.until("a verdict is near", "document.querySelector('.floating').matches('.shown')");
        from
    }
}
