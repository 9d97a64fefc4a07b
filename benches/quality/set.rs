//! The reference set: counties by recipe, and the best that is known of each under each policy.
//!
//! The command `alliance generate` makes them, and runs are those of a study, so what is there
//! already is not run again. What is better goes into `best.csv`, with its calendar beside it.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use alliance_calendar::domain::{Activity, FixedWord, Policy, Scenario, gap};
use alliance_calendar::fairness::{leximin, sorted_down};
use alliance_calendar::input::{StudyLimit, StudySpec, read_calendar};
use alliance_calendar::solve::PlanOptions;
use alliance_calendar::study::{RunRecord, run_study};
use alliance_calendar::verify;

/// What is asked of the set.
pub struct Asked {
    /// The folder of the set.
    pub set: PathBuf,
    /// Where instances and runs are kept.
    pub runs: PathBuf,
    pub work: u64,
    pub seeds: Vec<u64>,
    /// Instances; empty: all.
    pub only: Vec<String>,
    pub policies: Vec<Policy>,
}

/// The policies of the set.
pub const POLICIES: [Policy; 5] =
    [Policy::Cost, Policy::Balanced, Policy::Minimax, Policy::Leximin, Policy::Gini];

/// Values that differ by less, relative, are equal.
const SAME: f64 = 1e-7;

/// A row of `instances.csv`.
struct Recipe {
    name: String,
    options: String,
    digest: String,
}

/// A row of `best.csv`, and what its calendar says.
#[derive(Clone)]
struct Best {
    instance: String,
    digest: String,
    policy: Policy,
    shortfall: u64,
    shortfall_bound: u64,
    cost: f64,
    bound: Option<f64>,
    vehicle_km: f64,
    quality: u64,
    /// Under `leximin`: how many of the largest burdens are proven.
    proven: Option<u64>,
    found_by: String,
    bound_by: String,
    /// All burdens, one for each role that a person has, from the largest down.
    burdens: Vec<f64>,
    calendar: Vec<u8>,
}

const HEAD: [&str; 14] = [
    "instance",
    "digest",
    "policy",
    "shortfall",
    "shortfall_bound",
    "cost",
    "bound",
    "gap",
    "vehicle_km",
    "quality",
    "burdens",
    "burdens_proven",
    "found_by",
    "bound_by",
];

type Outcome<T> = Result<T, String>;

/// Runs the set, instance by instance, and keeps what is better.
pub fn run(asked: &Asked) -> Outcome<()> {
    let mut recipes = recipes(&asked.set)?;
    let wanted = |name: &str| asked.only.is_empty() || asked.only.iter().any(|o| o == name);
    if let Some(unknown) = asked.only.iter().find(|o| recipes.iter().all(|r| r.name != **o)) {
        return Err(format!("there is no instance {unknown}"));
    }
    for at in 0..recipes.len() {
        if !wanted(&recipes[at].name) {
            continue;
        }
        let (folder, scenario) = made(asked, &recipes[at])?;
        if recipes[at].digest.is_empty() {
            recipes[at].digest.clone_from(&scenario.digest);
            put_recipes(&asked.set, &recipes)?;
        } else if recipes[at].digest != scenario.digest {
            let name = &recipes[at].name;
            return Err(format!(
                "{name}: the recipe makes another county; empty its digest to take it"
            ));
        }
        let records = records(asked, &recipes[at].name, folder, &scenario)?;
        update(asked, &recipes, &recipes[at].name, &scenario, &records)?;
    }
    Ok(())
}

fn said(path: &Path) -> impl Fn(std::io::Error) -> String {
    move |error| format!("{}: {error}", path.display())
}

fn table(path: &Path) -> Outcome<Vec<csv::StringRecord>> {
    let said = |error| format!("{}: {error}", path.display());
    csv::Reader::from_path(path).map_err(said)?.records().collect::<Result<_, _>>().map_err(said)
}

fn recipes(set: &Path) -> Outcome<Vec<Recipe>> {
    let rows = table(&set.join("instances.csv"))?;
    let of = |row: &csv::StringRecord| {
        let [name, options, digest] = [0, 1, 2].map(|i| row[i].to_owned());
        Recipe { name, options, digest }
    };
    Ok(rows.iter().map(of).collect())
}

fn put_recipes(set: &Path, recipes: &[Recipe]) -> Outcome<()> {
    let rows = recipes.iter().map(|r| [&r.name, &r.options, &r.digest].map(Clone::clone).to_vec());
    put(&set.join("instances.csv"), &["name", "options", "digest"], rows)
}

fn put(path: &Path, head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Outcome<()> {
    let mut all = vec![head.iter().map(|&c| c.to_owned()).collect()];
    all.extend(rows);
    let text = alliance_calendar::write::csv_text(&all);
    alliance_calendar::write::write_file(path, text.as_bytes()).map_err(|e| e.to_string())
}

/// Makes an instance anew with the command, and reads it.
fn made(asked: &Asked, recipe: &Recipe) -> Outcome<(PathBuf, Scenario)> {
    let runs = std::path::absolute(&asked.runs).map_err(said(&asked.runs))?;
    let folder = runs.join("instances").join(&recipe.name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(said(&folder))?;
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_alliance"));
    command.arg("generate").arg(&folder).args(recipe.options.split_whitespace());
    let output = command.current_dir(&asked.set).output().map_err(said(&folder))?;
    if !output.status.success() {
        return Err(format!("{}: {}", recipe.name, String::from_utf8_lossy(&output.stderr)));
    }
    let scenario = alliance_calendar::read(&folder).scenario;
    scenario.map(|s| (folder, s)).ok_or_else(|| format!("{} cannot be read", recipe.name))
}

fn records(
    asked: &Asked,
    name: &str,
    folder: PathBuf,
    scenario: &Scenario,
) -> Outcome<Vec<RunRecord>> {
    let spec = StudySpec {
        name: name.to_owned(),
        scenarios: vec![folder],
        policies: asked.policies.clone(),
        lambdas: vec![None],
        seeds: asked.seeds.clone(),
        limits: vec![StudyLimit::Work(asked.work)],
        resamples: 100,
        confidence: 0.95,
    };
    let told = |done: usize, all: usize, stored: bool| {
        if !stored {
            eprintln!("{name}: {done} of {all}");
        }
    };
    let options = PlanOptions::default();
    let scenarios = std::slice::from_ref(scenario);
    run_study(&spec, scenarios, &asked.runs.join(name), &options, &told).map_err(|e| e.to_string())
}

fn file_of(set: &Path, instance: &str, policy: Policy) -> PathBuf {
    set.join("calendars").join(format!("{instance}-{policy}.csv.gz"))
}

/// All burdens of a calendar, from the largest down.
fn burdens(scenario: &Scenario, calendar: &[Activity]) -> Vec<f64> {
    let groups = verify::burdens_of_year(scenario, calendar);
    let all: Vec<f64> = groups.iter().flat_map(|g| &g.burdens).map(|b| b.1.value()).collect();
    sorted_down(&all)
}

/// The rows of `best.csv` of the instances as the recipes make them now; burdens and calendars of the
/// one that is asked for.
fn known(asked: &Asked, recipes: &[Recipe], name: &str, scenario: &Scenario) -> Outcome<Vec<Best>> {
    let path = asked.set.join("best.csv");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for row in table(&path)? {
        let current = |r: &Recipe| r.name == row[0] && r.digest == row[1];
        if !recipes.iter().any(current) {
            eprintln!("{} {}: of another county; left out", &row[0], &row[2]);
            continue;
        }
        let wrong = |what: &str| format!("best.csv: {} {}: {what}", &row[0], &row[2]);
        let whole = |at: usize| row[at].parse::<u64>().map_err(|_| wrong(HEAD[at]));
        let number = |at: usize| row[at].parse::<f64>().map_err(|_| wrong(HEAD[at]));
        let maybe = |at: usize| Some(at).filter(|&at| !row[at].is_empty());
        let policy = Policy::from_word(&row[2]).ok_or_else(|| wrong("policy"))?;
        let mut best = Best {
            instance: row[0].to_owned(),
            digest: row[1].to_owned(),
            policy,
            shortfall: whole(3)?,
            shortfall_bound: whole(4)?,
            cost: number(5)?,
            bound: maybe(6).map(number).transpose()?,
            vehicle_km: number(8)?,
            quality: whole(9)?,
            proven: maybe(11).map(whole).transpose()?,
            found_by: row[12].to_owned(),
            bound_by: row[13].to_owned(),
            burdens: vec![0.0; whole(10)? as usize],
            calendar: Vec::new(),
        };
        if best.instance == name {
            let file = file_of(&asked.set, name, policy);
            let (rows, _) = read_calendar(scenario, &file)
                .map_err(|_| format!("{} cannot be read", file.display()))?;
            best.burdens = burdens(scenario, &rows);
            best.calendar = fs::read(&file).map_err(said(&file))?;
        }
        all.push(best);
    }
    Ok(all)
}

/// Puts what is better into `best.csv`, and its calendars beside it.
fn update(
    asked: &Asked,
    recipes: &[Recipe],
    name: &str,
    scenario: &Scenario,
    records: &[RunRecord],
) -> Outcome<()> {
    let mut all = known(asked, recipes, name, scenario)?;
    for record in records {
        let file = asked.runs.join(name).join("calendars").join(format!("{}.csv.gz", record.run));
        let new = of(name, record, fs::read(&file).map_err(said(&file))?)?;
        let policy = new.policy;
        let place = all.iter().position(|b| b.instance == name && b.policy == policy);
        let old = place.map(|at| all.swap_remove(at));
        all.push(match old {
            Some(old) => merged(old, new)?,
            None => new,
        });
    }
    for best in all.iter().filter(|b| b.instance == name) {
        let file = file_of(&asked.set, name, best.policy);
        fs::create_dir_all(asked.set.join("calendars")).map_err(said(&file))?;
        fs::write(&file, &best.calendar).map_err(said(&file))?;
    }
    let order = |b: &Best| {
        let policy = Policy::ALL.iter().position(|&p| p == b.policy);
        (recipes.iter().position(|r| r.name == b.instance), policy)
    };
    all.sort_by_key(order);
    put(&asked.set.join("best.csv"), &HEAD, all.iter().map(row))
}

fn of(name: &str, record: &RunRecord, calendar: Vec<u8>) -> Outcome<Best> {
    let policy = record.policy().ok_or_else(|| format!("{}: no policy", record.run))?;
    let commit = if record.commit.is_empty() { "" } else { " " }.to_owned() + &record.commit;
    let by = format!(
        "alliance {}{commit}, {} {}, seed {}",
        record.version, record.limit, record.amount, record.seed
    );
    Ok(Best {
        instance: name.to_owned(),
        digest: record.digest.clone(),
        policy,
        shortfall: record.shortfall,
        shortfall_bound: record.shortfall_bound.unwrap_or(0),
        cost: record.cost,
        bound: record.cost_bound,
        vehicle_km: record.vehicle_km,
        quality: record.quality,
        proven: (policy == Policy::Leximin)
            .then(|| record.proven.iter().map(|&p| u64::from(p)).sum()),
        found_by: by.clone(),
        bound_by: by,
        burdens: sorted_down(&record.burdens()),
        calendar,
    })
}

fn row(best: &Best) -> Vec<String> {
    let some = |x: Option<f64>| x.map_or_else(String::new, |x| x.to_string());
    vec![
        best.instance.clone(),
        best.digest.clone(),
        best.policy.to_string(),
        best.shortfall.to_string(),
        best.shortfall_bound.to_string(),
        best.cost.to_string(),
        some(best.bound),
        best.bound.map_or_else(String::new, |b| format!("{:.6}", gap(best.cost, b))),
        best.vehicle_km.to_string(),
        best.quality.to_string(),
        best.burdens.len().to_string(),
        best.proven.map_or_else(String::new, |p| p.to_string()),
        best.found_by.clone(),
        best.bound_by.clone(),
    ]
}

/// Which of two numbers is less; equal within rounding.
fn less(a: f64, b: f64) -> Ordering {
    if (a - b).abs() <= SAME * a.abs().max(b.abs()) { Ordering::Equal } else { a.total_cmp(&b) }
}

/// Level by level (contract, section 5), then by quality. Under `leximin` all burdens of the county in
/// one sorted list decide: a list for each group would leave some calendars without an order.
fn better(a: &Best, b: &Best) -> Ordering {
    let level = match a.policy {
        Policy::Leximin => leximin(&a.burdens, &b.burdens).unwrap_or(Ordering::Equal),
        _ => less(a.cost, b.cost),
    };
    a.shortfall
        .cmp(&b.shortfall)
        .then(level)
        .then(less(a.vehicle_km, b.vehicle_km))
        .then(a.quality.cmp(&b.quality))
}

/// The better of two with the best of what both prove about it.
fn merged(old: Best, new: Best) -> Outcome<Best> {
    let (mut best, other) =
        if better(&new, &old) == Ordering::Less { (new, old) } else { (old, new) };
    best.shortfall_bound = best.shortfall_bound.max(other.shortfall_bound);
    // A bound holds for calendars that leave no more unmet than the one that it was proven for; under
    // leximin, for those with the same burdens.
    let counts = other.shortfall >= best.shortfall
        && (best.policy != Policy::Leximin
            || other.shortfall == best.shortfall
                && leximin(&best.burdens, &other.burdens) == Some(Ordering::Equal));
    if counts {
        best.proven = best.proven.max(other.proven);
        if other.bound > best.bound {
            (best.bound, best.bound_by) = (other.bound, other.bound_by);
        }
    }
    match best.bound {
        Some(bound) if less(bound, best.cost) == Ordering::Greater => Err(format!(
            "{} {}: the bound {bound} is above {}",
            best.instance, best.policy, best.cost
        )),
        _ => Ok(best),
    }
}
