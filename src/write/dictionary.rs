//! What the columns of the tables for research mean: one place for the code, a file beside the tables.

use serde_json::{Map, Value};

use super::csv_text::csv_text;
use crate::fairness::Measure;

/// Name of the dictionary.
pub const DICTIONARY_CSV: &str = "dictionary.csv";

/// Column, unit, definition.
type Column = (&'static str, &'static str, &'static str);

/// Columns in the order of a table.
enum Part {
    These(&'static [Column]),
    /// Every measure, of what, with what its columns' names begin.
    Measures(&'static str, &'static str),
}

use Part::{Measures, These};

/// Unit of a measure that has that of what is measured.
const SAME: &str = "as the loads";

const KEYS: &[Column] = &[
    (
        "run",
        "",
        "name of the run, the same in every table; of scenario, digest, policy, lambda, seed and limit",
    ),
    ("scenario", "", "name of the scenario's folder or workbook"),
    ("policy", "", "policy of the run: cost, balanced, minimax, leximin or gini"),
    (
        "lambda",
        "km per minute",
        "weight of burdens in the cost; empty where the policy does not depend on it",
    ),
    ("seed", "number", "seed of everything random"),
    ("limit", "", "what ends the search: work or time"),
    ("amount", "units of work or seconds", "how much of it"),
];

const BUILD: &[Column] = &[
    ("version", "", "version of the program"),
    ("program", "", "beginning of the SHA-256 of the program's file"),
    (
        "commit",
        "",
        "commit of the program's sources, where a release build knows it; -changed: they differed from it",
    ),
];

const RUNS: &[Column] = &[
    ("digest", "", "SHA-256 of the scenario's tables and settings"),
    ("stopped_by", "", "why the search ended: optimal, time, work or interrupt"),
    ("shortfall", "weighted units", "level 1: unmet demands, weighted (contract, section 4)"),
    ("shortfall_bound", "weighted units", "no calendar has a smaller shortfall"),
    (
        "cost",
        "by policy: km, or minutes for minimax",
        "level 2 by the run's policy (contract, section 5); under leximin the kilometres",
    ),
    (
        "cost_bound",
        "as cost",
        "no calendar with this shortfall costs less; under leximin: none with these burdens",
    ),
    ("cost_gap", "share", "(cost - cost_bound) / cost"),
    ("burdens", "burdens", "number of burdens: one for each role that a person has"),
    (
        "burdens_proven",
        "burdens",
        "under leximin: largest burdens of all groups that are proven minimal, one after the other",
    ),
    ("vehicle_km", "km", "K: kilometres of shared vehicles in the term"),
    ("quality", "penalty points", "level 4: quality of the dates"),
    ("violations", "violations", "hard rules broken, by the verifier"),
    (
        "largest_sum",
        "minutes",
        "sum over groups (alliance and role) of the largest burden of the school year",
    ),
    (
        "calendar",
        "",
        "file of the run's calendar, compressed by gzip; alliance verify reads it as it is",
    ),
    ("calendar_sha256", "", "SHA-256 of the calendar, not compressed"),
    ("alliances", "alliances", "of the scenario"),
    ("kindergartens", "kindergartens", "of the scenario, the leads included"),
    ("staff", "people", "of the scenario"),
    ("teachers", "people", "of these, backbone teachers"),
    ("mentors", "people", "of these, mentors"),
    ("weeks", "weeks", "length of the term from its first day, begun weeks included"),
    ("events", "events", "of the scenario"),
    ("followups", "follow-ups", "of the scenario"),
    ("placements", "placements", "of the scenario"),
    ("history", "rows", "activities earlier in the school year"),
    ("pins", "rows", "pinned activities"),
    ("visits_asked", "visits", "demanded of backbone teachers (D1)"),
    ("inspections_asked", "inspections", "demanded in the term (D2)"),
    ("received_asked", "visits", "demanded by kindergartens (D4)"),
];

const GROUP: &[Column] = &[
    ("alliance", "", "id of the alliance"),
    ("role", "", "outreach: backbone teachers; inspection: mentors"),
];

const PRICES: &[Column] = &[
    (
        "price_of_fairness",
        "share",
        "vehicle_km / vehicle_km(cost) - 1, cost being the run of that policy with the same scenario, seed and limit; empty if there is none or its shortfall differs",
    ),
    ("price_of_fairness_at_most", "share", "the same against the lower bound of cost"),
    ("price_of_efficiency", "share", "largest_sum / largest_sum(minimax) - 1, likewise"),
    ("price_of_efficiency_at_most", "share", "the same against the lower bound of minimax"),
];

const COMPARISONS: &[Column] = &[
    ("figure", "", "what is compared: a column of runs.csv; less is better"),
    ("limit", "", "what ended the searches: work or time"),
    ("amount", "units of work or seconds", "how much of it; limits are never pooled"),
    ("policy_a", "", "the first policy"),
    ("lambda_a", "km per minute", "its lambda, as in runs.csv"),
    ("policy_b", "", "the second policy"),
    ("lambda_b", "km per minute", "its lambda"),
    ("scenarios", "scenarios", "that have runs of both"),
    ("pairs", "pairs", "runs of both with the same scenario and seed"),
    ("a_less", "pairs", "in which the first is less by more than 0.000001, relative"),
    ("same", "pairs", "in which neither is"),
    ("a_more", "pairs", "in which the first is more"),
    ("mean_difference", "as the figure", "mean over pairs of first minus second"),
    ("low", "as the figure", "lower end of its two-stage percentile bootstrap interval"),
    ("high", "as the figure", "upper end"),
    ("ranked", "scenarios", "whose mean difference is not zero: what the signed-rank test ranks"),
    ("rank_sum_plus", "ranks", "of the scenarios in which the first is more"),
    ("rank_sum_minus", "ranks", "of the scenarios in which it is less"),
    (
        "p",
        "probability",
        "two-sided p-value of Wilcoxon's signed-rank test over scenarios; exact up to 50, ties included; not corrected for the number of comparisons",
    ),
];

const PROFILES: &[Column] = &[
    ("figure", "", "of which figure: a column of runs.csv"),
    ("limit", "", "what ended the searches: work or time"),
    ("amount", "units of work or seconds", "how much of it"),
    ("policy", "", "the policy"),
    ("lambda", "km per minute", "its lambda, as in runs.csv"),
    ("ratio", "", "figure over the least of all policies in the problem (scenario and seed)"),
    ("share", "share", "of the problems in which the policy is within this ratio; a step function"),
];

const PARETO: &[Column] = &[
    ("alliance", "", "id of the alliance; empty for the county"),
    ("role", "", "outreach or inspection; empty for the county"),
    ("against", "", "the column against which kilometres stand: largest_burden or burdens_gini"),
    ("km", "km", "kilometres of shared vehicles; for the county with events and placements"),
    (
        "km_bound",
        "km",
        "no plan with this largest burden or less has fewer kilometres; empty: not known",
    ),
    ("largest_burden", "minutes", "largest burden that a person has in a role"),
    ("burdens_gini", "0 to 1", "Gini index of all burdens, one for each role that a person has"),
    (
        "proven",
        "yes or no",
        "no plan is better in one and not worse in the other; for the county also: dated",
    ),
    (
        "supported",
        "yes or no",
        "on the lower convex hull of the frontier; empty for groups and for burdens_gini",
    ),
    ("dated", "yes or no", "a verified calendar with these figures was found; empty: not asked"),
];

const FAIRNESS: &[Column] = &[
    (
        "what",
        "",
        "what is shared: burden (minutes), duties, hostings, received, inspected, or loads of a table",
    ),
    ("period", "", "term or year; empty for a table"),
    ("alliance", "", "id of the alliance; empty for the county"),
    (
        "role",
        "",
        "outreach or inspection; empty for places, and for people of all roles, whose roles are added up",
    ),
    ("group", "", "group of a table of loads"),
    ("plan", "", "file of the calendar, or header of the table's column"),
    ("people", "people or kindergartens", "number of loads"),
    ("total", SAME, "sum of the loads"),
];

const BEYOND_ONE: &[Column] = &[
    (
        "ef1",
        "yes or no",
        "envy-free up to one duty: without the largest of one's own duties nobody carries more than anybody else; empty for a table of loads",
    ),
    (
        "ef1_envious",
        "people or kindergartens",
        "that carry more than another even without their own largest duty",
    ),
    (
        "ef1_excess",
        SAME,
        "the most by which such a load without its largest duty exceeds the smallest",
    ),
];

const TRAPS: &[Column] = &[(
    "trap",
    "",
    "measures that call this plan fairer than another in which nobody, sorted, carries more: measure<other plan",
)];

const MODELS: &[Column] = &[
    ("file", "", "file of the model"),
    ("alliance", "", "id of the alliance"),
    ("role", "", "outreach or inspection"),
    ("policy", "", "policy of the cost"),
    ("goal", "", "what is minimised: shortfall or cost"),
    ("columns", "columns", "of the model"),
    ("rows", "rows", "of the model"),
    ("terms", "terms", "of its rows: coefficients that are not zero"),
    ("shortfall_at_most", "weighted units", "what the row shortfall allows; empty: there is none"),
    ("value", "as the goal", "the best that this program found"),
    ("bound", "as the goal", "no solution is below"),
];

const MODEL_COLUMNS: &[Column] = &[
    ("column", "", "name of the column in the model"),
    ("kind", "", "what it stands for"),
    ("people", "", "ids of people, by semicolons"),
    ("place", "", "id of the kindergarten"),
    ("stops", "", "ids of the day's stops in turn, by semicolons"),
    ("word", "", "rule, demand or what else tells it from others"),
    ("km", "km", "its kilometres; empty: none"),
    ("shortfall", "weighted units", "its shortfall; empty: none"),
];

/// The tables of each command: file, and columns in turn.
const TABLES: &[(&str, &str, &[Part])] = &[
    (
        "study",
        "runs.csv",
        &[
            These(KEYS),
            These(BUILD),
            These(RUNS),
            Measures("burdens_", "all burdens, one for each role that a person has"),
        ],
    ),
    (
        "study",
        "groups.csv",
        &[
            These(KEYS),
            These(BUILD),
            These(GROUP),
            These(&[
                ("people", "people", "of the group"),
                (
                    "proven",
                    "burdens",
                    "under leximin: largest burdens of the group that are proven minimal",
                ),
            ]),
            Measures("", "the burdens of the group's people"),
        ],
    ),
    (
        "study",
        "people.csv",
        &[
            These(KEYS),
            These(BUILD),
            These(GROUP),
            These(&[
                ("person", "", "id of the person"),
                ("home", "", "id of the home kindergarten"),
                (
                    "burden",
                    "minutes",
                    "burden of the school year in this role, history included (contract, section 5)",
                ),
                ("term_burden", "minutes", "burden of the term alone"),
            ]),
        ],
    ),
    (
        "study",
        "times.csv",
        &[
            These(KEYS),
            These(BUILD),
            These(&[(
                "time_s",
                "seconds",
                "of the search, by the clock: the one column that differs from run to run",
            )]),
        ],
    ),
    ("study", "prices.csv", &[These(KEYS), These(PRICES)]),
    ("study", "comparisons.csv", &[These(COMPARISONS)]),
    ("study", "profiles.csv", &[These(PROFILES)]),
    ("pareto", "pareto.csv", &[These(PARETO)]),
    (
        "fairness",
        "fairness.csv",
        &[These(FAIRNESS), Measures("", "the loads"), These(BEYOND_ONE), These(TRAPS)],
    ),
    ("export", "models.csv", &[These(MODELS)]),
    ("export", "*-columns.csv", &[These(MODEL_COLUMNS)]),
];

/// Unit and definition of a measure; docs/fairness.md has formulas, ranges and sources.
fn measure(measure: Measure) -> (&'static str, &'static str) {
    match measure {
        Measure::Mean => (SAME, "mean"),
        Measure::Largest => (SAME, "largest"),
        Measure::Smallest => (SAME, "smallest"),
        Measure::Range => (SAME, "largest minus smallest"),
        Measure::MaxMinRatio => ("ratio", "largest over smallest; inf if the smallest is 0"),
        Measure::Variance => ("square of the loads", "variance of the population"),
        Measure::Variation => ("ratio", "coefficient of variation, of the population"),
        Measure::VariationOfSample => ("ratio", "coefficient of variation, of a sample (n - 1)"),
        Measure::Unfairness => {
            (SAME, "square root of the sum of squared differences from the mean")
        }
        Measure::Gini => ("0 to 1", "Gini index, of the population"),
        Measure::GiniOfSample => ("0 to 1", "Gini index times n / (n - 1)"),
        Measure::Jain => ("0 to 1", "Jain's index; more is fairer"),
        Measure::TheilT => ("nats", "Theil's T"),
        Measure::TheilL => ("nats", "Theil's L, the mean log deviation"),
        Measure::Atkinson(_) => ("0 to 1", "Atkinson's index with the epsilon in its name"),
        Measure::Hoover => ("0 to 1", "Hoover's index: the share to be moved for equality"),
        Measure::TopTenth => ("share", "of the total that the most loaded tenth carries"),
        Measure::BottomTwoFifths => {
            ("share", "of the total that the least loaded two fifths carry")
        }
        Measure::Palma => ("ratio", "top_10 over bottom_40"),
        Measure::EnvyPairs => ("pairs", "in which one carries more than the other"),
        Measure::Envious => ("people", "who carry more than somebody else"),
    }
}

/// File, column, unit and definition of every column that a command writes.
fn entries(command: &str) -> Vec<[String; 4]> {
    let mut entries = Vec::new();
    for (_, file, parts) in TABLES.iter().filter(|table| table.0 == command) {
        for part in *parts {
            match part {
                These(columns) => entries.extend(
                    columns
                        .iter()
                        .map(|&(name, unit, said)| [*file, name, unit, said].map(str::to_owned)),
                ),
                Measures(prefix, of) => entries.extend(Measure::ALL.into_iter().map(|m| {
                    let (unit, said) = measure(m);
                    let name = format!("{prefix}{}", m.name());
                    [(*file).to_owned(), name, unit.to_owned(), format!("{said}; of {of}")]
                })),
            }
        }
    }
    entries
}

/// `dictionary.csv` of a command: `file,column,unit,definition`.
#[must_use]
pub fn dictionary_csv(command: &str) -> String {
    let head = ["file", "column", "unit", "definition"].map(str::to_owned);
    csv_text(std::iter::once(head).chain(entries(command)))
}

/// The tables of a command and their dictionary.
#[must_use]
pub fn with_dictionary(command: &str, mut files: Vec<(String, String)>) -> Vec<(String, String)> {
    debug_assert_eq!(undefined(command, &files), Vec::<String>::new());
    files.push((DICTIONARY_CSV.to_owned(), dictionary_csv(command)));
    files
}

/// Tables whose head is not what the dictionary says.
fn undefined(command: &str, files: &[(String, String)]) -> Vec<String> {
    let entries = entries(command);
    let mut wrong = Vec::new();
    for (name, text) in files.iter().filter(|f| f.0.ends_with(".csv")) {
        let is = |file: &str| match file.strip_prefix('*') {
            Some(ending) => name.ends_with(ending),
            None => name == file,
        };
        let known: Vec<&str> =
            entries.iter().filter(|e| is(&e[0])).map(|e| e[1].as_str()).collect();
        let head = text.lines().next().unwrap_or_default();
        if head != known.join(",") {
            wrong.push(format!("{name}: {head}"));
        }
    }
    wrong
}

/// A table of a command as a list of JSON objects: what has no unit is text, the rest numbers or, where
/// the unit is `yes or no`, true and false. What is empty, or no finite number, is `null`.
#[must_use]
pub fn table_json(command: &str, file: &str, csv: &str) -> Value {
    let entries = entries(command);
    let units: Vec<&str> = entries.iter().filter(|e| e[0] == file).map(|e| &*e[2]).collect();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().cloned().unwrap_or_default();
    let cell = |unit: &str, text: &str| match (unit, text) {
        (_, "") => Value::Null,
        ("", text) => text.into(),
        ("yes or no", text) => (text == "yes").into(),
        (_, text) => match text.parse::<u64>() {
            Ok(whole) => whole.into(),
            Err(_) => text.parse::<f64>().map_or(Value::Null, Value::from),
        },
    };
    let object = |row: csv::StringRecord| -> Value {
        let cells = units.iter().zip(row.iter()).map(|(unit, text)| cell(unit, text));
        head.iter().map(str::to_owned).zip(cells).collect::<Map<String, Value>>().into()
    };
    reader.records().filter_map(Result::ok).map(object).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_defined_once_a_table() {
        for command in ["study", "pareto", "fairness", "export"] {
            let entries = entries(command);
            assert!(!entries.is_empty(), "{command}");
            let mut seen = std::collections::BTreeSet::new();
            for [file, column, _, said] in &entries {
                assert!(!said.is_empty() && seen.insert((file, column)), "{file}: {column}");
            }
        }
    }

    #[test]
    fn json_has_numbers_where_there_are_units() {
        let csv = "alliance,role,against,km,km_bound,largest_burden,burdens_gini,proven,supported,dated\n\
                   01,,x,2,,1.5,inf,yes,no,\n";
        let want = serde_json::json!([{
            "alliance": "01", "role": null, "against": "x", "km": 2, "km_bound": null,
            "largest_burden": 1.5, "burdens_gini": null, "proven": true, "supported": false,
            "dated": null
        }]);
        assert_eq!(table_json("pareto", "pareto.csv", csv), want);
    }

    #[test]
    fn tables_without_a_definition_are_found() {
        let table = |name: &str, text: &str| vec![(name.to_owned(), text.to_owned())];
        assert_eq!(undefined("pareto", &table("new.csv", "a,b\n")), ["new.csv: a,b"]);
        assert_eq!(undefined("study", &table("prices.csv", "run\n")), ["prices.csv: run"]);
    }
}
