//! `alliance fairness` from outside.

use std::path::Path;

use crate::research::{alliance, said};

#[test]
fn table_of_loads_with_its_warning() {
    let here = tempfile::tempdir().expect("a folder");
    let table = "name,group,long way,short way\nAn,north,400,100\nBo,north,400,200\n\
                 Cai,south,400,300\nDu,south,400,\n";
    std::fs::write(here.path().join("loads.csv"), table).expect("writable");
    let line = ["fairness", "--loads", "loads.csv", "--measures", "largest,gini,atkinson_0.75"];
    insta::assert_snapshot!(said(&alliance(&line, here.path())), @"
    Loads
      group  plan       n  largest   Gini  Atkinson 0.75
      north  long way   2    400.0  0.000          0.000
             short way  2    200.0  0.167          0.043
      south  long way   2    400.0  0.000          0.000
             short way  1    300.0  0.000          0.000
      all    long way   4    400.0  0.000          0.000
             short way  3    300.0  0.222          0.068
      Beware: north: Gini, Atkinson 0.75 call long way fairer than short way, in which nobody carries more.
      “Nobody carries more”: sorted from the most loaded down, each person has no more and somebody has less. Measures of inequality see differences alone, not how much there is to carry.
    ");
    let csv = said(&alliance(&[&line[..], &["--csv"]].concat(), here.path()));
    assert!(csv.starts_with("what,period,alliance,role,group,plan,people,total,largest,gini,"));
    let json = said(&alliance(&[&line[..], &["--json"]].concat(), here.path()));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["groups"][0]["traps"][0]["measure"], "gini");
    let files = said(&alliance(&["fairness", "--loads", "loads.csv", "--out", "f"], here.path()));
    assert!(files.contains("fairness.csv") && files.contains("dictionary.csv"), "{files}");
    crate::research::defined(&here.path().join("f"));
}

#[test]
fn table_that_cannot_be_read_says_where() {
    let here = tempfile::tempdir().expect("a folder");
    std::fs::write(here.path().join("x.csv"), "name,A\nAn,1\nBo,two\n").expect("writable");
    let output = alliance(&["fairness", "--loads", "x.csv"], here.path());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true));
    assert!(said.contains("E102") && said.contains("x.csv:3:2") && said.contains("two"), "{said}");
}

#[test]
fn calendars_side_by_side() {
    let here = tempfile::tempdir().expect("a folder");
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/tiny").display().to_string();
    for policy in ["cost", "minimax"] {
        let line =
            ["plan", &tiny, "--policy", policy, "--out", policy, "--work-limit", "500", "-q"];
        said(&alliance(&line, here.path()));
    }
    let line = ["fairness", &tiny, "cost", "minimax/calendar.csv", "--lang", "en"];
    let burdens = ["--of", "burden", "--period", "year"];
    let shown = said(&alliance(&[&line[..], &burdens].concat(), here.path()));
    insta::assert_snapshot!(shown, @"
      A  cost/calendar.csv  795.0 km, shortfall 0, breaks no rule
      B  minimax/calendar.csv  875.0 km, shortfall 0, breaks no rule

      Burdens in minutes, year to date
        group                          plan  n   mean  largest  range   Gini   Jain     CV  Theil T  Atkinson 0.5  Hoover  Palma  envy pairs     EF1
        城关联盟 backbone teachers     A     4  272.5    420.0  220.0  0.163  0.905  0.323    0.049         0.023   0.135  0.515           6     yes
                                       B     4  268.8    405.0  205.0  0.155  0.915  0.305    0.043         0.021   0.127  0.497           6     yes
        城关联盟 mentors               A     3  608.3    865.0  605.0  0.221  0.850  0.420    0.100         0.053   0.191  0.649           3  +365.0
                                       B     3  633.3    750.0  280.0  0.098  0.966  0.188    0.018         0.009   0.086  0.371           3   +20.0
        The county, backbone teachers  A     4  272.5    420.0  220.0  0.163  0.905  0.323    0.049         0.023   0.135  0.515           6     yes
                                       B     4  268.8    405.0  205.0  0.155  0.915  0.305    0.043         0.021   0.127  0.497           6     yes
        The county, mentors            A     3  608.3    865.0  605.0  0.221  0.850  0.420    0.100         0.053   0.191  0.649           3  +365.0
                                       B     3  633.3    750.0  280.0  0.098  0.966  0.188    0.018         0.009   0.086  0.371           3   +20.0
        The county                     A     6  485.8    865.0  665.0  0.280  0.801  0.499    0.129         0.066   0.215  0.898          15  +425.0
                                       B     6  495.8    750.0  550.0  0.257  0.817  0.474    0.122         0.064   0.226  0.787          15  +290.0
    ");
    let csv = said(&alliance(&[&line[..], &["--csv"]].concat(), here.path()));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    let of = |plan: &str, column: usize| -> f64 {
        let row = rows
            .iter()
            .find(|r| (&r[0], &r[1], &r[3], &r[5]) == ("burden", "year", "inspection", plan));
        row.expect("the group")[column].parse().expect("a number")
    };
    let largest = 9;
    assert!(of("minimax/calendar.csv", largest) <= of("cost/calendar.csv", largest));
}

#[test]
fn command_line_that_makes_no_sense() {
    let here = tempfile::tempdir().expect("a folder");
    for line in [
        &["fairness"][..],
        &["fairness", "x"],
        &["fairness", "x", "y", "--loads", "z"],
        &["fairness", "x", "y", "--measures", "ginny"],
        &["fairness", "x", "y", "--of", "joy"],
        &["fairness", "x", "y", "--csv", "--json"],
    ] {
        let output = alliance(line, here.path());
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{line:?}");
    }
}
