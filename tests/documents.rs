//! The tables in `docs/` say what the program does.
//!
//! `UPDATE_DOCS=1 cargo test --test all documents` writes them anew.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use alliance_calendar::domain::{Demand, Language, Message, Rule, Severity};
use alliance_calendar::fairness::{Evening, Measure};
use alliance_calendar::input::{CODES, WORD_NAMES, header_names};
use alliance_calendar::text::Texts;

/// Two blocks of one document are written one after the other.
static WRITING: Mutex<()> = Mutex::new(());

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Holds the block `<!-- begin: name --> … <!-- end: name -->` of a document to a text.
pub fn hold(document: &str, name: &str, text: &str) {
    let _turn = WRITING.lock();
    let path = root().join("docs").join(document);
    let whole = fs::read_to_string(&path).expect("the document is there");
    let (begin, end) = (format!("<!-- begin: {name} -->\n"), format!("<!-- end: {name} -->"));
    let (before, rest) = whole.split_once(&begin).expect("the block begins");
    let (inside, after) = rest.split_once(&end).expect("the block ends");
    if inside == text {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "docs/{document}: the block {name} is out of date; UPDATE_DOCS=1 cargo test --test all documents"
    );
    fs::write(&path, format!("{before}{begin}{text}{end}{after}"))
        .expect("the document is writable");
}

fn names(all: &[&str]) -> String {
    all.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

#[test]
fn columns_are_the_readers() {
    let mut text = String::new();
    let mut table = "";
    for h in header_names() {
        if h.table != table {
            table = h.table;
            let _ = write!(
                text,
                "\n### `{table}`\n\n| English | simplified Chinese | traditional Chinese |\n|---|---|---|\n"
            );
        }
        let star = if h.required { " *" } else { "" };
        let (hans, hant) = (names(h.zh_hans), names(h.zh_hant));
        let _ = writeln!(text, "| `{}`{star} | {hans} | {hant} |", h.english);
    }
    hold("formats.md", "columns", &format!("{text}\n"));
}

#[test]
fn words_are_the_readers() {
    let mut text =
        "\n| list | English | also | simplified Chinese | traditional Chinese |\n|---|---|---|---|---|\n"
            .to_owned();
    for w in WORD_NAMES {
        let (also, hans, hant) = (names(w.also), names(w.zh_hans), names(w.zh_hant));
        let _ = writeln!(text, "| {} | `{}` | {also} | {hans} | {hant} |", w.list, w.english);
    }
    hold("formats.md", "words", &format!("{text}\n"));
}

/// The message of a key with `…` in every gap, and what to do about it.
fn worded(key: &'static str, entries: &str) -> (String, String) {
    let from = entries.find(&format!("\n{key} =")).expect("the message is there") + 1;
    let entry: Vec<&str> = entries[from..]
        .lines()
        .enumerate()
        .take_while(|(i, line)| *i == 0 || line.starts_with([' ', '}']))
        .map(|(_, line)| line)
        .collect();
    let mut gaps = BTreeSet::new();
    for part in entry.join("\n").split('$').skip(1) {
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || "_-".contains(c)));
        gaps.insert(part[..end.unwrap_or(part.len())].to_owned());
    }
    let message = gaps.into_iter().fold(Message::new(key), |m, gap| m.with(gap.leak(), "…"));
    let texts = Texts::new(Language::En);
    let line = |text: String| text.replace('\n', " ").replace('|', "\\|");
    (line(texts.say(&message)), line(texts.hint(&message).unwrap_or_default()))
}

#[test]
fn codes_are_the_readers() {
    let file: PathBuf = root().join("src/text/messages/en/input.ftl");
    let entries = fs::read_to_string(file).expect("the messages are there");
    let mut text = "\n| code | | what is wrong | what to do |\n|---|---|---|---|\n".to_owned();
    for code in CODES {
        let severity = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (what, hint) = worded(code.key, &entries);
        let _ = writeln!(text, "| `{}` | {severity} | {what} | {hint} |", code.code);
    }
    hold("errors.md", "codes", &format!("{text}\n"));
}

/// Codes of findings in a text, with the quotation marks of code around them if asked for.
fn codes_in(text: &str, quoted: bool) -> BTreeSet<String> {
    let is_code = |word: &&str| {
        word.len() == 4
            && word.starts_with(['E', 'W'])
            && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    let quotes = if quoted { '"' } else { '`' };
    text.split(quotes).filter(is_code).map(str::to_owned).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("readable").path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else {
            found.push(entry);
        }
    }
}

#[test]
fn codes_outside_the_readers_are_their_own_and_documented() {
    let document = fs::read_to_string(root().join("docs/errors.md")).expect("it is there");
    let documented = codes_in(&document, false);
    let readers: BTreeSet<&str> = CODES.iter().map(|c| c.code).collect();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    sources(&root().join("crates"), &mut files);
    let mut seen = 0;
    for file in files.iter().filter(|f| !f.starts_with(root().join("crates/county/src/input"))) {
        let text = fs::read_to_string(file).expect("a source");
        let own = text.split("#[cfg(test)]").next().unwrap_or_default();
        for code in codes_in(own, true) {
            seen += 1;
            assert!(!readers.contains(code.as_str()), "{}: {code} is a reader's", file.display());
            assert!(
                documented.contains(&code),
                "{}: {code} is not in docs/errors.md",
                file.display()
            );
        }
    }
    assert!(seen >= 5, "only {seen} codes found in the sources");
}

#[test]
fn measures_are_the_programs() {
    let yes = |claimed: bool| if claimed { "yes" } else { "no" };
    let mut text =
        "\n| measure | fairer is | less for one is never worse | evening out (Pigou–Dalton) \
                    | scale | translation | replication |\n|---|---|---|---|---|---|---|\n"
            .to_owned();
    for m in Measure::ALL {
        let axioms = m.axioms();
        let evening = match axioms.evening {
            Evening::Better => "always better",
            Evening::NeverWorse => "never worse",
            Evening::CanBeWorse => "can be worse",
        };
        let fairer = if m.fairer(1.0, 2.0) == Ordering::Less { "less" } else { "more" };
        let _ = writeln!(
            text,
            "| `{}` | {fairer} | {} | {evening} | {} | {} | {} |",
            m.name(),
            yes(axioms.monotone),
            yes(axioms.scale),
            yes(axioms.translation),
            yes(axioms.replication)
        );
    }
    hold("fairness.md", "axioms", &format!("{text}\n"));
}

#[test]
fn contract_names_every_rule_and_demand() {
    let contract = fs::read_to_string(root().join("docs/contract.md")).expect("the contract");
    let names = Rule::ALL.iter().filter(|r| **r != Rule::Pin).map(|r| r.name());
    for name in names.chain(Demand::ALL.iter().map(|d| d.name())) {
        assert!(contract.contains(&format!("**{name}**")), "{name}");
    }
}

/// Every link from one document to another leads somewhere.
#[test]
fn links_lead_somewhere() {
    let mut documents: Vec<PathBuf> = Vec::new();
    for folder in ["", "docs", "data", "data/tianzhu", "data/ewenki", "data/tiny"] {
        let entries = fs::read_dir(root().join(folder)).expect("the folder is there");
        let files = entries.map(|e| e.expect("readable").path());
        documents.extend(files.filter(|f| f.extension().is_some_and(|e| e == "md")));
    }
    assert!(documents.len() >= 8, "{documents:?}");
    for document in documents {
        let text = fs::read_to_string(&document).expect("documents are UTF-8");
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap_or("");
            let file = target.split('#').next().unwrap_or("");
            if file.is_empty() || target.contains("://") {
                continue;
            }
            let path = document.parent().expect("in a folder").join(file);
            assert!(path.exists(), "{}: {target} is not there", document.display());
        }
    }
}

/// Every file that a document at the root names in code type is there.
#[test]
fn files_named_are_there() {
    let mut named = 0;
    for document in ["README.md", "README.zh.md", "DESIGN.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(document)).expect("the document is there");
        for path in text.split('`').filter(|p| {
            let ours = ["src/", "crates/", "tests/", "docs/", "data/"]
                .iter()
                .any(|room| p.starts_with(room));
            ours && !p.contains(['\n', ' ', '{'])
        }) {
            assert!(root().join(path).exists(), "{document}: `{path}` is not there");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}
