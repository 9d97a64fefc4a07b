//! A scenario from a cost matrix; its vehicle kilometres equal the costs.

use std::fmt::Write as _;

use crate::input::{CostMatrix, CostProblem, LineLimits, Sources};

/// Visits of each teacher and at each kindergarten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixShape {
    /// Demanded and allowed visits of each teacher.
    pub quota: (u32, u32),
    /// Demanded and allowed visits of each kindergarten.
    pub coverage: (u32, Option<u32>),
}

/// Degrees of longitude between two neighbours: far beyond every limit of travel.
const APART: f64 = 0.01;

/// Makes a scenario of costs alone: see [`from_problem`].
#[must_use]
pub fn from_matrix(matrix: &CostMatrix, shape: MatrixShape) -> Sources {
    from_problem(&matrix.clone().into(), shape)
}

/// Makes a scenario with one teacher for each row and one kindergarten for each column.
///
/// Every teacher has a separate home, at half the cost in kilometres and half the burden in minutes
/// (the cost, where the problem has no burdens) from each allowed kindergarten. A visit drives
/// exactly the cost, a duty takes no further minutes, and
/// nobody can share a vehicle. All other routes exceed the daily driving limit, so nobody visits
/// two places on a day. So K is the sum of the costs, a burden is the sum of one teacher's burdens,
/// and every assignment can be dated. The minimum K is the optimum of the assignment problem, and
/// `minimax` gives the bottleneck assignment. With limits of minutes it is the generalised
/// assignment problem. Limits of single rows and columns go before those of the shape.
#[must_use]
pub fn from_problem(problem: &CostProblem, shape: MatrixShape) -> Sources {
    let matrix = &problem.matrix;
    let burdens = problem.burdens.as_ref().unwrap_or(&matrix.costs);
    let limits = |all: &[LineLimits], at: usize| all.get(at).copied().unwrap_or_default();
    let (teachers, places) = (matrix.rows.len(), matrix.columns.len());
    let largest = burdens.iter().flatten().flatten().copied().fold(0.0, f64::max);
    let home = |i: usize| format!("H{:04}", i + 1);
    let place = |j: usize| format!("K{:04}", j + 1);
    let named =
        |name: &str, id: &str| if name.is_empty() { id.to_owned() } else { name.to_owned() };

    let mut kindergartens = vec![
        ["id", "name", "alliance", "support", "longitude", "latitude", "visits_min", "visits_max"]
            .map(str::to_owned),
    ];
    let ids = (0..teachers).map(home).chain((0..places).map(place));
    for (at, id) in ids.enumerate() {
        let is_home = at < teachers;
        let name = if is_home { &matrix.rows[at] } else { &matrix.columns[at - teachers] };
        let (support, least, most) = if is_home {
            ("strong", "0".to_owned(), "0".to_owned())
        } else {
            let own = limits(&problem.columns, at - teachers);
            let most = own.most.or(shape.coverage.1);
            let most = most.map_or_else(String::new, |most| most.to_string());
            ("ordinary", own.least.unwrap_or(shape.coverage.0).to_string(), most)
        };
        let longitude = format!("{:.2}", 100.0 + APART * at as f64);
        let support = support.to_owned();
        let twice = is_home && !name.is_empty() && matrix.columns.contains(name);
        let name = match twice {
            true => format!("{name} (home)"),
            false => named(name, &id),
        };
        kindergartens.push([id, name, "A1".into(), support, longitude, "30".into(), least, most]);
    }
    let mut staff = vec![
        [
            "id",
            "name",
            "kindergarten",
            "backbone",
            "subjects",
            "visits_per_term",
            "visits_max",
            "minutes_max",
        ]
        .map(str::to_owned),
    ];
    let mut distances = vec![["from", "to", "km", "minutes"].map(str::to_owned)];
    for (i, row) in matrix.costs.iter().enumerate() {
        let id = format!("T{:04}", i + 1);
        let name = named(&matrix.rows[i], &id);
        let own = limits(&problem.rows, i);
        let least = own.least.unwrap_or(shape.quota.0).to_string();
        let most = own.most.unwrap_or(shape.quota.1).to_string();
        let minutes = own.minutes.map_or_else(String::new, |m| m.to_string());
        let [backbone, subject] = ["yes", "any"].map(str::to_owned);
        staff.push([id, name, home(i), backbone, subject, least, most, minutes]);
        for (j, (cost, burden)) in row.iter().zip(&burdens[i]).enumerate() {
            if let (Some(cost), Some(burden)) = (cost, burden) {
                let half = |x: f64| (x / 2.0).to_string();
                distances.push([home(i), place(j), half(*cost), half(*burden)]);
            }
        }
    }
    let mut sources = Sources { name: "matrix".to_owned(), ..Sources::default() };
    let mut put = |name: &str, text: String| sources.files.insert(name.into(), text.into_bytes());
    put("scenario.toml", settings(problem, largest));
    put("alliances.csv", format!("id,name,lead\nA1,matrix,{}\n", home(0)));
    put("kindergartens.csv", csv_text(&kindergartens));
    put("staff.csv", csv_text(&staff));
    put("events.csv", "id,alliance,kind,title,mode,duration,from,to\n".to_owned());
    put("distances.csv", csv_text(&distances));
    sources
}

fn settings(problem: &CostProblem, largest: f64) -> String {
    let (teachers, places) = (problem.matrix.rows.len(), problem.matrix.columns.len());
    let turned = |most| format!("# Gains as costs: gain = {most:?} * visits - vehicle_km\n");
    let turned = problem.largest_gain.map_or_else(String::new, turned);
    let mut text = format!(
        "{turned}name = \"matrix-{teachers}x{places}\"\nlanguage = \"en\"\n\n\
         [year]\nstart = 2026-09-01\nend = 2027-07-16\nterms = 1\n\n\
         [term]\nindex = 1\nstart = 2026-09-07\nend = 2027-07-09\n\n\
         [calendar]\nholidays = \"none\"\n\n"
    );
    let _ = write!(
        text,
        "[travel]\ndetour = 100\nspeed_kmh = 0.1\nseats = 1\nmax_one_way_minutes = {:?}\n\
         max_drive_minutes_per_day = {largest:?}\nhalf_day_reach_minutes = {:?}\n\n",
        largest / 2.0,
        largest / 2.0,
    );
    let _ = write!(
        text,
        "[outreach]\ngroup_max = {teachers}\nsubjects_min = 0\n\n\
         [inspection]\nper_year = {{ weak = 0, ordinary = 0, strong = 0 }}\n\n\
         [events]\nmin_per_year = 0\n\n\
         [limits]\ndays_out_per_week = 5\nincoming_per_week = 5\n\n\
         [burden]\nsession_minutes = 0\n\n\
         [objective]\npolicy = \"cost\"\n\n\
         [quality]\nspacing_days = 0\n\
         preferred_weekdays = [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\"]\n"
    );
    text
}

fn csv_text<const N: usize>(records: &[[String; N]]) -> String {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let written = records.iter().try_for_each(|record| csv.write_record(record));
    debug_assert!(written.is_ok(), "writing into memory does not fail");
    String::from_utf8(csv.into_inner().unwrap_or_default()).unwrap_or_default()
}
