//! The sample, spoilt in one way at a time: each way is found, placed and never a panic.

use alliance_calendar::domain::{Diagnostic, FixedWord, Language, Severity};
use alliance_calendar::input::{Sources, read_sources};
use alliance_calendar::text::Texts;
use encoding_rs::{BIG5, GB18030};

use crate::bad_input::good;

/// One way to spoil a file.
pub enum Edit {
    /// The file is not there.
    Gone,
    /// The file says this instead.
    Is(&'static str),
    /// The file is these bytes.
    Bytes(Vec<u8>),
    /// The first such text is another.
    Swap(&'static str, &'static str),
    /// One more row.
    Row(&'static str),
}
use Edit::{Bytes, Gone, Is, Row, Swap};

/// Spoils one file of a scenario.
pub fn spoil(sources: &mut Sources, file: &str, edit: Edit) {
    let text = sources.files.get(file).map(|b| String::from_utf8_lossy(b).into_owned());
    let text = text.unwrap_or_default();
    let bytes = match edit {
        Gone => {
            sources.files.remove(file);
            return;
        }
        Is(other) => other.into(),
        Bytes(bytes) => bytes,
        Swap(from, to) => {
            assert!(text.contains(from), "{file} has no {from}");
            text.replacen(from, to, 1).into_bytes()
        }
        Row(row) => format!("{text}{row}\n").into_bytes(),
    };
    sources.files.insert(file.to_owned(), bytes);
}

/// One way to spoil the sample and what is found.
pub struct Case {
    /// The file that is spoilt, and how.
    pub spoilt: &'static str,
    pub edit: Edit,
    /// Code of a finding, and the file and line in which it is placed.
    pub code: &'static str,
    pub file: &'static str,
    pub line: Option<u32>,
}

/// A finding in the file that was spoilt.
pub fn case(spoilt: &'static str, edit: Edit, code: &'static str, line: Option<u32>) -> Case {
    Case { spoilt, edit, code, file: spoilt, line }
}

impl Case {
    /// The finding is in another file.
    pub fn in_file(self, file: &'static str, line: Option<u32>) -> Self {
        Self { file, line, ..self }
    }
}

/// The first finding of a code in a file.
fn hit<'d>(findings: &'d [Diagnostic], code: &str, file: &str) -> Option<&'d Diagnostic> {
    let in_file = |d: &&Diagnostic| d.place.as_ref().is_some_and(|p| p.file == file);
    findings.iter().filter(in_file).find(|d| d.code == code)
}

/// Says a finding in every language; a gap of the message left open is a panic.
fn say(finding: &Diagnostic) {
    for &language in Language::ALL {
        let texts = Texts::new(language);
        assert!(!texts.say(&finding.message).is_empty());
        assert!(texts.hint(&finding.message).is_some_and(|hint| !hint.is_empty()));
    }
}

/// Each case alone gives its finding; errors, and only they, cost the scenario.
pub fn holds(cases: Vec<Case>) {
    let mut wrong = Vec::new();
    for (i, case) in cases.into_iter().enumerate() {
        let Case { spoilt, edit, code, file, line } = case;
        let mut sources = good::sources();
        spoil(&mut sources, spoilt, edit);
        let reading = read_sources(&sources);
        reading.findings.iter().for_each(say);
        let found = hit(&reading.findings, code, file);
        let is_error = code.starts_with('E');
        let errors = reading.findings.iter().filter(|d| d.severity == Severity::Error).count();
        let fine = found.is_some_and(|d| {
            d.place.as_ref().and_then(|p| p.line) == line
                && (d.severity == Severity::Error) == is_error
        });
        if !fine || (errors > 0) != is_error || reading.scenario.is_none() != is_error {
            wrong.push(format!("{i}: {code} in {file}, line {line:?}: {:#?}", reading.findings));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every case.
pub fn cases() -> Vec<Case> {
    let all = [shapes(), cell_cases(), setting_cases(), reference_cases(), activity_cases()];
    all.into_iter().flatten().collect()
}

#[test]
fn files_and_shape() {
    holds(shapes());
}

/// Files that are no tables.
fn shapes() -> Vec<Case> {
    let gb = GB18030.encode("id,name,lead\nA1,第一联盟,K1\nA2,第二").0.into_owned();
    let cut = [gb.as_slice(), b"\xB5"].concat();
    let cell = "x".repeat(10 << 20);
    let quoted = format!("id,name,lead\nA1,\"{},K1\nA2,x,K4\n", "y\n".repeat(1 << 20));
    vec![
        case("scenario.toml", Gone, "E004", None),
        case("alliances.csv", Gone, "E004", None),
        case("kindergartens.csv", Gone, "E004", None),
        case("staff.csv", Gone, "E004", None),
        case("events.csv", Gone, "E004", None),
        case("alliances.csv", Bytes(vec![b'x'; (64 << 20) + 1]), "E005", None),
        case("alliances.csv", Bytes(cut), "E006", Some(3)),
        case("staff.csv", Bytes(b"id,name\n\xFF\xFF".to_vec()), "E006", Some(2)),
        case("staff.csv", Bytes(b"\xEF\xBB\xBFid,name\n\xB1\xE0".to_vec()), "E006", Some(2)),
        case("staff.csv", Bytes(b"\xFF\xFEi\0d\0,".to_vec()), "E006", Some(1)),
        case("staff.csv", Bytes(b"id,name\nA\0B\n".to_vec()), "E028", Some(2)),
        case("staff.csv", Bytes(b"PK\x03\x04\x14\0".to_vec()), "E007", None),
        case("events.csv", Bytes(b"\xD0\xCF\x11\xE0\xA1".to_vec()), "E007", None),
        case("scenario.toml", Bytes(vec![0; 100]), "E028", Some(1)),
        case("staff.csv", Bytes(BIG5.encode("id,name\nP1,王小明\n").0.into_owned()), "E027", None),
        case("staff.csv", Swap("P1,张三,K1", "P1,\"张三,K1"), "E009", Some(2)),
        case(
            "staff.csv",
            Is("id,name,kindergarten\nP1,\"张三,K1\nP2,李四,K1\nP3,王\"五,K2\n"),
            "E026",
            Some(2),
        ),
        case(
            "alliances.csv",
            Bytes(format!("id,name,lead\nA1,{cell},K1\n").into()),
            "E008",
            Some(2),
        ),
        case(
            "alliances.csv",
            Bytes(format!("id,name,lead\n{cell},x,K1\n").into()),
            "E008",
            Some(2),
        ),
        case("alliances.csv", Bytes(quoted.into()), "E009", Some(2)),
        case("alliances.csv", Swap("第一联盟", "\"第一联盟"), "E009", Some(2)),
        case("alliances.csv", Is(""), "E010", None),
        case("staff.csv", Is("\n\n,,,\n"), "E010", None),
        case("alliances.csv", Is("id;name;lead\nA1;x;K1\n"), "E011", Some(1)),
        case("alliances.csv", Is("id\tname\tlead\nA1\tx\tK1\n"), "E011", Some(1)),
        case("alliances.csv", Is("编号，名称，牵头园\n"), "E011", Some(1)),
        case("alliances.csv", Is("A1,x,K1\nA2,y,K4\n"), "E012", Some(1)),
        case("alliances.csv", Swap("lead", "leed"), "E012", Some(1)),
        case("kindergartens.csv", Swap("support,", ""), "E012", Some(1)),
        case("events.csv", Is("id\n"), "E012", Some(1)),
        case("pins.csv", Swap("session", "note"), "E012", Some(1)),
        case("staff.csv", Swap("languages", "subjects"), "E013", Some(1)),
        case("staff.csv", Swap("languages", "学科"), "E013", Some(1)),
        case("alliances.csv", Row("A3,x,K1,1"), "E014", Some(4)),
        case("closures.csv", Swap("培训", "培训,请假"), "E014", Some(5)),
        case("alliances.csv", Row("A3,x"), "E015", Some(4)),
        case("staff.csv", Swap("zh;bo,2,3,4,90", "zh"), "E015", Some(2)),
        case("alliances.csv", Is("id,name,lead\n"), "E017", None),
        case("kindergartens.csv", Is("id,name,alliance,support\n"), "E017", None),
        case("staff.csv", Swap("subjects", "subject"), "E029", Some(1)),
        case("staff.csv", Swap("subjects", "phone"), "W002", Some(1)),
        case("alliances.csv", Is("id,name,lead,memo\nA1,x,K1,1\nA2,y,K4,2\n"), "W002", Some(1)),
        case("closure.csv", Is("who,from,to\n"), "W001", None),
        case("Pins.csv", Is("id\n"), "W001", None),
        case("staff.csv.txt", Is("id\n"), "W001", None),
    ]
}

#[test]
fn cells() {
    holds(cell_cases());
}

/// Cells that say nothing that can stand there.
fn cell_cases() -> Vec<Case> {
    vec![
        case("alliances.csv", Swap("A1,第一联盟", ",第一联盟"), "E302", None)
            .in_file("kindergartens.csv", Some(2)),
        case("alliances.csv", Swap("第一联盟", " \u{3000}"), "E101", Some(2)),
        case("alliances.csv", Swap(",K4", ","), "E101", Some(3)),
        case("kindergartens.csv", Swap("township,ordinary", "township,"), "E101", Some(3)),
        case("staff.csv", Swap("李四,K1", "李四,"), "E101", Some(3)),
        case("events.csv", Swap("2027-03-19", ""), "E101", Some(2)),
        case("distances.csv", Swap("12.5", ""), "E101", Some(2)),
        case("kindergartens.csv", Swap("102.20", "NaN"), "E102", Some(3)),
        case("kindergartens.csv", Swap("102.20", "inf"), "E102", Some(3)),
        case("kindergartens.csv", Swap("102.20", "102°x"), "E102", Some(3)),
        case("distances.csv", Swap("12.5", "12.5次"), "E102", Some(2)),
        case("staff.csv", Swap(",2,3,4,90", ",两天,3,4,90"), "E102", Some(2)),
        case("kindergartens.csv", Swap("60,1", "60,1.5"), "E103", Some(3)),
        case("staff.csv", Swap(",2,3,4,90", ",2,0.5,4,90"), "E103", Some(2)),
        case("distances.csv", Swap("12.5", "-12.5"), "E104", Some(2)),
        case("distances.csv", Swap("12.5", "1e999"), "E104", Some(2)),
        case("distances.csv", Swap("12.5,20", "12.5,100001"), "E104", Some(2)),
        case("kindergartens.csv", Swap("102.20,36.95", "36.95,102.20"), "E104", Some(3)),
        case("kindergartens.csv", Swap("60,1", "-1,1"), "E104", Some(3)),
        case("staff.csv", Swap(",2,3,4,90", ",2,3,4,-90"), "E104", Some(2)),
        case("staff.csv", Swap(",2,3,4,90", ",2,3,4294967297,90"), "E104", Some(2)),
        case("events.csv", Swap("2027-03-08", "3月8日"), "E105", Some(2)),
        case("events.csv", Swap("2027-03-08", "46454"), "E105", Some(2)),
        case("closures.csv", Swap("2027-04-05", "清明节"), "E105", Some(2)),
        case("history.csv", Swap("2026-10-13", "13/10/2026"), "E105", Some(2)),
        case("events.csv", Swap("2027-04-30", "2027-04-31"), "E106", Some(3)),
        case("closures.csv", Swap("2027-06-01", "2027-02-29"), "E106", Some(4)),
        case("pins.csv", Swap("2027-03-23", "0027-03-23"), "E106", Some(2)),
        case("kindergartens.csv", Swap("ordinary", "ordinery"), "E107", Some(3)),
        case("kindergartens.csv", Swap("pastoral", "草原"), "E107", Some(4)),
        case("kindergartens.csv", Swap("bo,no", "bo,maybe"), "E107", Some(4)),
        case("staff.csv", Swap("yes,yes", "yes,2"), "E107", Some(2)),
        case("events.csv", Swap("open_half_day", "open_day"), "E107", Some(2)),
        case("events.csv", Swap("online", "腾讯会议"), "E107", Some(4)),
        case("events.csv", Swap("full", "2天"), "E107", Some(4)),
        case("closures.csv", Swap("pm", "noon"), "E107", Some(4)),
        case("closures.csv", Swap("working", "work"), "E107", Some(3)),
        case("history.csv", Swap("inspection", "inspect"), "E107", Some(3)),
        case("pins.csv", Swap(",yes", ",maybe"), "E107", Some(2)),
        case("closures.csv", Swap("2027-05-03", "2027-05-13"), "E108", Some(5)),
        case("events.csv", Swap("2027-03-08", "2027-03-28"), "E108", Some(2)),
        case("alliances.csv", Swap("A1,", "all,"), "E109", Some(2)),
        case("staff.csv", Swap("P1,", "全部,"), "E109", Some(2)),
        case("staff.csv", Swap("P1,", "P1;P9,"), "E109", Some(2)),
    ]
}

#[test]
fn settings() {
    holds(setting_cases());
}

/// Settings.
fn setting_cases() -> Vec<Case> {
    let f = "scenario.toml";
    vec![
        case(f, Swap("[year]", "[year"), "E201", Some(2)),
        case(f, Swap("\"样例县\"", "“样例县”"), "E201", Some(1)),
        case(f, Swap("terms = 2", "terms = 2\nterms = 2"), "E201", Some(6)),
        case(f, Swap("terms = 2", "terms ="), "E201", Some(5)),
        case(f, Is(""), "E202", Some(1)),
        case(f, Swap("name = \"样例县\"", ""), "E202", Some(1)),
        case(f, Swap("样例县", " "), "E202", Some(1)),
        case(f, Swap("end = 2027-07-16", ""), "E202", Some(2)),
        case(f, Swap("start = 2027-03-01", ""), "E202", Some(6)),
        case(f, Swap("\"样例县\"", "3"), "E203", Some(1)),
        case(f, Swap("terms = 2", "terms = \"2\""), "E203", Some(5)),
        case(f, Swap("terms = 2", "terms = 1.5"), "E203", Some(5)),
        case(f, Swap("team = 2", "team = true"), "E203", Some(19)),
        case(f, Swap("2026-09-01", "20260901"), "E203", Some(3)),
        case(f, Swap("{ weak = 2, ordinary = 1, strong = 0 }", "2"), "E203", Some(17)),
        case(f, Swap("[\"curriculum\", \"safety\"]", "\"safety\""), "E203", Some(20)),
        case(f, Swap("\"safety\"", "1"), "E203", Some(20)),
        case(f, Swap("\"入园适应\"", "1"), "E203", Some(24)),
        case(f, Swap("terms = 2", "terms = 0"), "E204", Some(5)),
        case(f, Swap("index = 2", "index = 0"), "E204", Some(7)),
        case(f, Swap("index = 2", "index = -1"), "E204", Some(7)),
        case(f, Swap("index = 2", "index = 99999999999999999999"), "E204", Some(7)),
        case(f, Swap("detour = 1.4", "detour = 0"), "E204", Some(14)),
        case(f, Swap("detour = 1.4", "detour = nan"), "E204", Some(14)),
        case(f, Swap("detour = 1.4", "detour = inf"), "E204", Some(14)),
        case(f, Swap("detour = 1.4", "speed_kmh = 0"), "E204", Some(14)),
        case(f, Swap("seats = 4", "seats = 0"), "E204", Some(15)),
        case(f, Swap("team = 2", "team = 0"), "E204", Some(19)),
        case(f, Swap("seats = 4", "max_one_way_minutes = -1"), "E204", Some(15)),
        case(f, Swap("weak = 2", "weak = -2"), "E204", Some(17)),
        case(f, Swap("2026-09-01", "2027-09-01"), "E108", Some(3)),
        case(f, Swap("2027-03-01", "2027-08-01"), "E108", Some(8)),
        case(f, Swap("2027-07-09", "2027-07-31"), "E205", Some(9)),
        case(f, Swap("2027-03-01", "2026-03-01"), "E206", Some(9)),
        case(f, Swap("2026-09-01", "1926-09-01"), "E206", Some(4)),
        case(f, Swap("2026-09-01", "\"2026-09-31\""), "E106", Some(3)),
        case(f, Swap("2026-09-01", "\"九月一日\""), "E105", Some(3)),
        case(f, Swap("2026-09-01", "2026-09-01T08:00:00"), "E105", Some(3)),
        case(f, Swap("index = 2", "index = 3"), "E207", Some(7)),
        case(f, Swap("2027-03\"", "2027-3\""), "E208", Some(24)),
        case(f, Swap("2027-03\"", "三月\""), "E208", Some(24)),
        case(f, Swap("\"saturday\"", "\"satruday\""), "E107", Some(11)),
        case(f, Swap("\"none\"", "\"US\""), "E107", Some(12)),
        case(f, Swap("[events]", "[objective]\npolicy = \"fair\"\n[events]"), "E107", Some(22)),
        case(f, Swap("[events]", "[objective]\nweights = [1, 2]\n[events]"), "E216", Some(22)),
        case(f, Swap("[events]", "[objective]\nweights = []\n[events]"), "E216", Some(22)),
        case(f, Swap("[events]", "[objective]\nweights = [2, 0, 1]\n[events]"), "E216", Some(22)),
        case(f, Swap("[year]", "language = \"fr\"\n[year]"), "E107", Some(2)),
        case(f, Swap("[events]", "[event]"), "E214", Some(21)),
        case(f, Swap("[events]", "[mine]"), "W201", Some(21)),
        case(f, Swap("seats", "seat"), "E214", Some(15)),
        case(f, Swap("\"none\"", "\"CN\""), "W202", Some(12)),
        case(f, Swap("index = 2", ""), "W203", Some(6)),
    ]
}

#[test]
fn holidays_beyond_the_table_are_an_error() {
    let mut sources = good::sources();
    for file in ["history.csv", "pins.csv", "closures.csv"] {
        spoil(&mut sources, file, Gone);
    }
    spoil(&mut sources, "events.csv", Is("id,alliance,kind,title,mode,duration,from,to\n"));
    let text = String::from_utf8(sources.files["scenario.toml"].clone()).expect("UTF-8");
    let later = text.replace("2027-", "2028-").replace("\"none\"", "\"CN\"");
    let later = later.replace("2026-09", "2027-09").into_bytes();
    sources.files.insert("scenario.toml".to_owned(), later);
    let findings = read_sources(&sources).findings;
    assert!(hit(&findings, "E209", "scenario.toml").is_some(), "{findings:#?}");
}

#[test]
fn rows_that_name_one_another() {
    holds(reference_cases());
}

/// Rows that name one another.
fn reference_cases() -> Vec<Case> {
    let (a, k, s) = ("alliances.csv", "kindergartens.csv", "staff.csv");
    vec![
        case(a, Row("A1,又一个,K1"), "E301", Some(4)),
        case(k, Row("A1,又一个,A1,,weak,,,,,,,,,"), "E301", Some(7)),
        case(s, Row("K5,又一个,K1,yes,,art,,,,,,"), "E301", Some(7)),
        case(
            "events.csv",
            Row("P1,A1,meeting,x,online,half,,2027-04-01,2027-04-02,"),
            "E301",
            Some(6),
        ),
        case("pins.csv", Row("N1,outreach,,A1,2027-03-24,am,K2,P1,,"), "E301", Some(4)),
        case("pins.csv", Row("H1,outreach,,A1,2027-03-24,am,K2,P1,,"), "E301", Some(4)),
        case("pins.csv", Row("E2,outreach,,A1,2027-03-24,am,K2,P1,,"), "E301", Some(4)),
        case("history.csv", Row("K1,outreach,,A1,2026-10-24,am,K2,P1,,"), "E301", Some(5)),
        case("history.csv", Row("H1,outreach,,A1,2026-10-24,am,K2,P1,,"), "E301", Some(5)),
        case(a, Swap(",K1", ",K9"), "E302", Some(2)),
        case(k, Swap("乡镇园,A1", "乡镇园,第三联盟"), "E302", Some(3)),
        case(s, Swap("李四,K1", "李四,k9"), "E302", Some(3)),
        case(s, Swap("李四,K1", "李四,K01"), "E302", Some(3)),
        case("events.csv", Swap("E2,A1", "E2,A9"), "E302", Some(3)),
        case("events.csv", Swap("half,K1", "half,K8"), "E302", Some(2)),
        case("closures.csv", Swap("K3,", "K7,"), "E302", Some(4)),
        case("closures.csv", Swap("P1,", "E1,"), "E302", Some(5)),
        case("distances.csv", Swap("K4,K5", "K4,K9"), "E302", Some(2)),
        case("history.csv", Swap("am,K2", "am,K9"), "E302", Some(2)),
        case("pins.csv", Swap("K3,P1", "K3,P9"), "E302", Some(2)),
        case("pins.csv", Swap("K3,P1", "K3,P1 P9"), "E511", Some(2)),
        case(s, Swap("李四,K1", "李四,A1"), "E303", Some(3)),
        case(a, Swap(",K1", ",P1"), "E303", Some(2)),
        case("history.csv", Swap("P1;P2", "P1;K2"), "E303", Some(3)),
        case(a, Swap(",K1", ",K4"), "E304", Some(2)),
        case(k, Swap("县直园,A1", "县直园,A2"), "E304", None).in_file(a, Some(2)),
        case(a, Row("A3,空联盟,K1"), "E305", Some(4)),
        case(k, Swap("102.20,", ","), "E306", Some(3)),
        case(k, Swap("36.95,", ","), "E306", Some(3)),
        case("distances.csv", Gone, "E307", None).in_file(k, Some(5)),
        case(k, Swap("102.10,36.90", ","), "E307", Some(2)),
        case(k, Row("K6,新园,A2,,weak,,,,,,,,,"), "E307", Some(5)),
        case("distances.csv", Row("K1,K1,0,"), "E308", Some(4)),
        case(k, Swap("102.20,36.95", "0,0"), "E320", Some(3)),
        case(k, Swap("102.20,36.95", "39.5,76.1"), "E321", Some(3)),
        case(k, Swap("102.20,36.95", "12.20,36.95"), "W320", Some(3)),
        case(k, Swap("102.20,36.95", "112.20,36.95"), "W321", Some(3)),
        case("distances.csv", Row("K4,K5,13,20"), "E309", Some(4)),
        case("closures.csv", Swap("all,2027-04-10", "K1,2027-04-10"), "E310", Some(3)),
        case(s, Swap("王五,K2,yes", "王五,K2,no"), "W301", Some(4)),
        case(s, Swap("science", ""), "W302", Some(4)),
        case(s, Swap("safety", "art"), "W303", Some(3)),
        case(s, Swap("4,90", "4,5"), "W304", Some(2)),
        case(s, Swap("2,3,4", "2,1,4"), "W305", Some(2)),
        case(k, Swap("1,,,\nK3", "1,3,2,\nK3"), "W306", Some(3)),
        case(s, Swap("钱七,K4,no,yes", "钱七,K4,yes,no"), "W307", None).in_file(a, Some(3)),
        case(k, Swap("bo,no", "mn,no"), "W308", Some(4)),
    ]
}

#[test]
fn a_table_that_is_not_there_is_one_finding() {
    for file in ["kindergartens.csv", "staff.csv", "events.csv"] {
        for (edit, code) in [(Gone, "E004"), (Is("id,\"name"), "E009"), (Is("a;id"), "E011")] {
            let mut sources = good::sources();
            spoil(&mut sources, file, edit);
            let findings = read_sources(&sources).findings;
            let codes: Vec<_> = findings.iter().map(|d| d.code).collect();
            assert_eq!(codes, [code], "{file}: {findings:#?}");
        }
    }
}

#[test]
fn a_term_without_a_working_day_is_one_finding() {
    let mut sources = good::sources();
    spoil(&mut sources, "closures.csv", Swap("all,2027-04-10,2027-04-10,,working,调休\n", ""));
    spoil(&mut sources, "closures.csv", Row("all,2027-01-01,2027-12-31,,,"));
    let codes: Vec<_> = read_sources(&sources).findings.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["E210"]);
}

#[test]
fn events_and_activities() {
    holds(activity_cases());
}

/// Events, histories and pins.
fn activity_cases() -> Vec<Case> {
    let (e, h, p) = ("events.csv", "history.csv", "pins.csv");
    vec![
        case(e, Swap("2027-03-08", "2027-02-08"), "W315", Some(2)),
        case(e, Swap("2027-06-30", "2027-07-30"), "W315", Some(5)),
        case(e, Swap("2027-03-08,2027-03-19", "2027-03-13,2027-03-14"), "W404", Some(2)),
        case(e, Swap("2027-04-01,2027-04-30", "2027-04-05,2027-04-05"), "W404", Some(3)),
        case(e, Swap("2027-04-01,2027-04-30", "2027-08-01,2027-08-31"), "W404", Some(3)),
        case(e, Swap("half,K1", "half,K5"), "E403", Some(2)),
        case(e, Swap("online,full,", "online,full,K4"), "E404", Some(4)),
        case("kindergartens.csv", Swap("strong,,,,yes", "strong,,,,no"), "W401", None)
            .in_file(e, Some(5)),
        case(
            e,
            Swap("E3,A2,training,培训,online,full,,2027-05-10,2027-05-21,\n", ""),
            "W402",
            None,
        )
        .in_file("alliances.csv", Some(3)),
        case(h, Swap("2026-10-13", "2027-03-02"), "E501", Some(2)),
        case(h, Swap("2026-10-13", "2026-08-31"), "E501", Some(2)),
        case(h, Swap("am,K2", "day,K2"), "E502", Some(2)),
        case(p, Swap("am,K3", "day,K3"), "E502", Some(2)),
        case(p, Swap("K3,P1", "K3,"), "E503", Some(2)),
        case(p, Swap("K3,P1", "K3,P1；P1"), "E504", Some(2)),
        case(p, Swap("am,K1,", "am,K1,P1"), "E505", Some(3)),
        case(p, Swap("K3,P1", ",P1"), "E506", Some(2)),
        case(p, Swap("outreach,", "outreach,research"), "E507", Some(2)),
        case(h, Swap("event,research", "event,"), "E101", Some(4)),
        case(p, Swap("E1,event", "E9,event"), "E508", Some(3)),
        case(p, Swap("N1,outreach,,A1", "N1,outreach,,A2"), "E509", Some(2)),
        case(h, Swap("H2,inspection,,A1", "H2,inspection,,A2"), "E509", Some(3)),
        case(p, Swap("open_half_day", "research"), "E510", Some(3)),
        case(
            p,
            Swap("E1,event,open_half_day,A1,2027-03-10,am,K1", "E1,event,,A2,2027-03-10,am,"),
            "E510",
            Some(3),
        ),
        case(h, Swap("K2,P1", "K2,P7"), "W501", Some(2)),
    ]
}
