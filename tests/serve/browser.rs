//! The workbench in a headless Chromium: the whole job from a dropped workbook to an accepted repair.

use std::fs;

use serde_json::{Value, json};

use super::seen::{Seen, workbook};

#[test]
#[ignore = "needs Chromium"]
fn from_a_dropped_workbook_to_an_accepted_repair() {
    let mut seen = Seen::new();
    seen.picture("first");
    seen.drop_book(&workbook("docs/mistakes"), "县.xlsx");
    seen.until("three mistakes", "document.querySelectorAll('.finding.error').length === 3");
    seen.until("in words", "document.querySelector('.finding .hint').innerText.includes('弱')");
    seen.until("the grid", "!!document.querySelector('.grid td')");
    seen.picture("mistakes");
    seen.nothing_wrong();
    // A press on a finding leads to its cell, where it is mended in place.
    seen.click(".finding .where button");
    seen.until(
        "the cell",
        "document.activeElement.matches('.grid .wrong') && document.activeElement.value === '很弱'",
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
    seen.browser.eval("document.querySelectorAll('.side details').forEach((d) => (d.open = true))");
    seen.picture("calendar");
    seen.browser.eval(
        "document.querySelectorAll('.side details').forEach((d) => (d.open = true));
         [...document.querySelectorAll('.side .ranked button')].find((b) => b.textContent.startsWith('为什么是')).click()",
    );
    seen.until("an answer", "document.querySelector('.side pre')?.innerText.length > 20");
    seen.go("files");
    seen.until("the files", "!!document.querySelector('a[href*=\"report.html\"]')");
    seen.picture("files");
    // What takes place for one kindergarten, as it comes out of the printer: A4, and nothing else.
    seen.browser.eval(
        "const whom = document.querySelector('#for-whom');
         whom.value = [...whom.options].find((o) => o.value.startsWith('kindergarten')).value;
         whom.dispatchEvent(new Event('change'))",
    );
    seen.until("a notice of its own", "!!document.querySelector('.files a[href*=\".docx\"]')");
    seen.picture("handout");
    let pdf = String::from_utf8_lossy(&seen.browser.pdf()).into_owned();
    let sizes: Vec<&str> = pdf.split("/MediaBox").skip(1).filter_map(|b| b.get(..40)).collect();
    assert!(sizes.iter().all(|size| size.contains("594.9") && size.contains("841.")), "{sizes:?}");
    assert_eq!(sizes.len(), 1, "one sheet");
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
fn a_drag_to_a_forbidden_day_changes_nothing_and_one_to_a_free_day_is_taken_back() {
    let mut seen = Seen::planned();
    seen.go("calendar");
    seen.until("the calendar", "document.querySelectorAll('.ec-event.outreach').length > 0");
    let before = seen.calendar()["activities"].clone();
    for (free, verdict) in [(false, ".floating .verdict.bad"), (true, ".floating .verdict.good")] {
        let from = seen.take(".ec-event.outreach");
        // Across the calendar until the verdict is so: the page says it before the drop.
        let mut found = None;
        'search: for dy in [0.0, 170.0, -170.0, 340.0] {
            for dx in [-350.0, -180.0, 180.0, 350.0, 500.0, 700.0] {
                let to = (from.0 + dx, from.1 + dy);
                if !(90.0..1350.0).contains(&to.0) || !(60.0..890.0).contains(&to.1) {
                    continue;
                }
                seen.browser.mouse("mouseMoved", to);
                std::thread::sleep(std::time::Duration::from_millis(200));
                let there = format!(
                    "!!document.querySelector('{verdict}') && !document.querySelector('.swapping')"
                );
                if seen.browser.eval(&there) == json!(true) {
                    found = Some(to);
                    break 'search;
                }
            }
        }
        let to = found.unwrap_or_else(|| panic!("no day with {verdict}"));
        let said = seen.browser.eval("document.querySelector('.floating').innerText");
        assert!(said.as_str().is_some_and(|text| text.chars().count() > 8), "{said}");
        seen.until("free days are shaded", "!!document.querySelector('.ec-bg-event.free')");
        seen.browser.mouse("mouseReleased", to);
        if free {
            seen.until("it is moved", "!!document.querySelector('button.step:not(:disabled)')");
            assert_ne!(seen.calendar()["activities"], before);
            // The button says what it takes back.
            let said = seen.browser.eval("document.querySelector('button.step').innerText");
            assert!(said.as_str().is_some_and(|text| text.contains('→')), "{said}");
            seen.click("button.step");
            seen.until("it is back", "document.querySelector('button.step').disabled");
        } else {
            seen.until("it is told", "document.querySelector('#said').classList.contains('bad')");
        }
        assert_eq!(seen.calendar()["activities"], before, "{verdict}");
    }
    seen.nothing_wrong();
}

#[test]
#[ignore = "needs Chromium"]
fn two_swap_and_a_person_is_dropped_after_a_verdict() {
    let mut seen = Seen::planned();
    seen.go("calendar");
    seen.until("the calendar", "document.querySelectorAll('.ec-event[data-id]').length > 2");
    let from = seen.take(".ec-event.outreach");
    let other = seen.browser.eval(
        "(() => {
            const box = [...document.querySelectorAll('.ec-event.inspection')].map((e) => e.getBoundingClientRect()).find((b) => b.bottom < innerHeight - 40);
            return [box.x + 30, box.y + 8];
        })()",
    );
    let to = (other[0].as_f64().expect("a place"), other[1].as_f64().expect("a place"));
    seen.browser.mouse("mouseMoved", to);
    seen.until(
        "the verdict of the swap",
        "document.querySelector('.floating').innerText.includes('对调') && !!document.querySelector('.floating .verdict')",
    );
    seen.browser.mouse("mouseMoved", from);
    seen.browser.mouse("mouseReleased", from);
    assert_eq!(seen.calendar()["version"]["revision"], 1, "where it was");
    // By the panel too, among activities of its kind.
    seen.click(".ec-event.inspection");
    seen.until("whom to swap with", "document.querySelectorAll('#swap-with option').length > 1");
    seen.browser.eval(
        "const other = document.querySelector('#swap-with');
         other.selectedIndex = 1;
         other.dispatchEvent(new Event('change'))",
    );
    seen.until(
        "its verdict",
        "!!document.querySelector('.side .verdict.good, .side .verdict.bad')",
    );
    // A person, held over every visit and let go over one that somebody else can take.
    seen.click(".tray summary");
    let told = seen.browser.eval(
        "(async () => {
            const mount = document.querySelector('.calendar'), floating = document.querySelector('.floating');
            const wait = () => new Promise((done) => setTimeout(done, 400));
            const said = [];
            for (const person of document.querySelectorAll('.people li')) {
                const data = new DataTransfer();
                const send = (to, name, at) => to.dispatchEvent(new DragEvent(name, {bubbles: true, cancelable: true, dataTransfer: data, ...at}));
                for (const event of document.querySelectorAll('.ec-event.outreach, .ec-event.inspection')) {
                    send(person, 'dragstart', {});
                    const box = event.getBoundingClientRect();
                    const at = {clientX: box.x + 20, clientY: box.y + 8};
                    send(mount, 'dragover', at);
                    await wait();
                    send(mount, 'dragover', at);
                    await wait();
                    said.push(floating.innerText);
                    if (floating.querySelector('.verdict.good')) { send(mount, 'drop', at); await wait(); return said; }
                    send(person, 'dragend', {});
                }
            }
            return said;
        })()",
    );
    let told: Vec<&str> =
        told.as_array().expect("texts").iter().filter_map(Value::as_str).collect();
    assert!(told.len() > 1 && told.iter().any(|text| text.contains('替')), "{told:?}");
    seen.nothing_wrong();
}

#[test]
#[ignore = "needs Chromium"]
fn the_keyboard_alone_leads_from_the_first_page_to_a_moved_activity() {
    let mut seen = Seen::planned();
    let host = seen.program.host.clone();
    seen.browser.visit(&format!("http://{host}/"));
    seen.until("the county", "!!document.querySelector('.card h2 a')");
    seen.tab_to(".skip");
    seen.tab_to(".card h2 a");
    seen.browser.press("Enter", 13);
    seen.until("the calendar", "!!document.querySelector('.ec-event.outreach')");
    seen.tab_to(".ec-event.outreach");
    seen.browser.press("Enter", 13);
    seen.until("the details", "!!document.querySelector('.side .ranked button')");
    seen.tab_to(".side ol.ranked button");
    seen.browser.press("Enter", 13);
    seen.until("it is moved", "!!document.querySelector('button.step:not(:disabled)')");
    assert_eq!(seen.calendar()["version"]["undo"], 1);
    seen.browser.eval("document.querySelector('#main').focus()");
    seen.tab_to("button.step");
    seen.browser.press("Enter", 13);
    seen.until("it is back", "document.querySelector('button.step').disabled");
    assert_eq!(seen.calendar()["version"]["undo"], 0);
    // A cell, its neighbour below, and what was typed is checked.
    seen.browser.eval("document.querySelector('#main').focus()");
    seen.tab_to(".grid, .nav a[href$=tables]");
    seen.browser.press("Enter", 13);
    seen.until("the grid", "document.querySelectorAll('.grid input[data-row]').length > 3");
    seen.tab_to(".grid input:not([readonly])");
    let place = "JSON.stringify([document.activeElement.dataset.row, document.activeElement.dataset.column])";
    let first = seen.browser.eval(place);
    seen.browser.press("Enter", 13);
    assert_ne!(seen.browser.eval(place), first, "Enter leads to the cell below");
    seen.nothing_wrong();
}

#[test]
#[ignore = "needs Chromium"]
fn a_remedy_is_tried_on_the_page_and_a_folder_of_tables_is_edited() {
    let mut seen = Seen::new();
    let county = seen.folder.path().join("desk/县");
    fs::create_dir_all(&county).expect("a folder");
    for (file, bytes) in super::drafts::tight(2) {
        fs::write(county.join(file), bytes).expect("written");
    }
    seen.program.plan("%E5%8E%BF");
    seen.go("plan");
    seen.click("button.what-helps");
    seen.until("what would help", "!!document.querySelector('.remedies button')");
    seen.click(".remedies button");
    seen.until("before and after", "!!document.querySelector('.proposal .verdict.good')");
    seen.picture("remedy");
    seen.click(".proposal button.large");
    seen.until("the new version", "location.hash.endsWith('calendar')");
    assert_eq!(seen.calendar()["version"]["number"], 2);
    seen.go("tables");
    seen.until("the grid", "document.querySelectorAll('.tabs button').length > 5");
    seen.browser.eval("document.querySelector('.tabs button').click()");
    seen.until("settings", "!!document.querySelector('.grid input[type=date]')");
    seen.picture("settings");
    seen.browser.eval(
        "const cell = document.querySelector('.grid input[aria-label^=送教小组]');
         cell.focus();
         cell.value = '很多';
         cell.dispatchEvent(new Event('input'))",
    );
    // It is told while it is typed, and written when the cell is left.
    seen.until(
        "a word beside the cell",
        "!!document.querySelector('.grid .wrong') && document.querySelector('.cell-note').innerText.length > 4",
    );
    let toml = || fs::read_to_string(county.join("scenario.toml")).expect("there");
    assert!(!toml().contains("很多"));
    seen.browser.eval("document.activeElement.dispatchEvent(new Event('change'))");
    seen.until(
        "a finding",
        "!!document.querySelector('.finding') && !!document.querySelector('.grid .wrong')",
    );
    seen.until("it is written", "!!document.querySelector('.state.bad')");
    assert!(toml().contains("很多"));
    seen.nothing_wrong();
}

#[test]
#[ignore = "needs Chromium"]
fn two_windows_do_not_overwrite_each_other() {
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
