//! Plans a term from what another program has in memory, without a folder of files.
//!
//! Tables go in as CSV text with the columns of `docs/data.md`: the same checks and messages hold
//! for them as for files.

use std::error::Error;

use alliance_calendar::input::{Sources, read_sources};
use alliance_calendar::plan;
use alliance_calendar::solve::{PlanOptions, Silent};

struct Place {
    id: &'static str,
    support: &'static str,
    /// Degrees.
    longitude: f64,
    latitude: f64,
}

struct Teacher {
    name: &'static str,
    home: &'static str,
    subject: &'static str,
    mentor: bool,
}

const PLACES: [Place; 4] = [
    Place { id: "K1", support: "strong", longitude: 103.14, latitude: 36.97 },
    Place { id: "K2", support: "weak", longitude: 103.20, latitude: 36.90 },
    Place { id: "K3", support: "ordinary", longitude: 103.05, latitude: 37.02 },
    Place { id: "K4", support: "ordinary", longitude: 103.30, latitude: 36.95 },
];

const TEACHERS: [Teacher; 6] = [
    Teacher { name: "Zhuoma", home: "K1", subject: "art", mentor: false },
    Teacher { name: "Li Juan", home: "K1", subject: "language", mentor: false },
    Teacher { name: "Wang Jing", home: "K2", subject: "science", mentor: true },
    Teacher { name: "Zhaxi", home: "K3", subject: "health", mentor: true },
    Teacher { name: "Ma Xiulan", home: "K4", subject: "music", mentor: true },
    Teacher { name: "Zhang Haiyan", home: "K4", subject: "art", mentor: false },
];

const SETTINGS: &str = r#"
name = "From data"
[year]
start = 2026-09-01
end = 2027-07-09
terms = 2
[term]
index = 1
start = 2026-09-01
end = 2027-01-15
[inspection]
team = 2
expertise = []
[events]
min_per_year = 0
"#;

/// Runs the example.
///
/// # Errors
/// Findings about the tables, or pins that leave no plan.
pub fn run() -> Result<(), Box<dyn Error>> {
    let mut kindergartens = "id,name,alliance,support,longitude,latitude\n".to_owned();
    for Place { id, support, longitude, latitude } in PLACES {
        kindergartens += &format!("{id},Kindergarten {id},A1,{support},{longitude},{latitude}\n");
    }
    let mut staff = "id,name,kindergarten,backbone,mentor,subjects\n".to_owned();
    for (i, Teacher { name, home, subject, mentor }) in TEACHERS.into_iter().enumerate() {
        let mentor = if mentor { "yes" } else { "no" };
        staff += &format!("P{i},{name},{home},yes,{mentor},{subject}\n");
    }
    let files = [
        ("scenario.toml", SETTINGS),
        ("alliances.csv", "id,name,lead\nA1,First alliance,K1\n"),
        ("kindergartens.csv", &kindergartens),
        ("staff.csv", &staff),
        ("events.csv", "id,alliance,kind,title,mode,duration,host,from,to\n"),
    ];
    let reading = read_sources(&Sources {
        name: "from data".to_owned(),
        files: files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into(),
    });
    let scenario = reading.scenario.ok_or_else(|| format!("{:#?}", reading.findings))?;

    let options = PlanOptions { time_limit: None, work_limit: Some(500), ..PlanOptions::default() };
    let plan = plan(&scenario, &options, &Silent)?;
    for row in &plan.activities {
        let place = row.kindergarten.map_or("online", |k| &scenario.kindergarten(k).name);
        let who: Vec<&str> = row.staff.iter().map(|&p| &*scenario.person(p).name).collect();
        println!("{} {:?} {:?}: {place}, {}", row.date, row.slot, row.kind(), who.join(", "));
    }
    let [unmet, cost] = [plan.levels.shortfall.value as f64, plan.levels.cost.value];
    println!("unmet {unmet}, cost {cost:.1}, lower bound {:?}", plan.levels.cost.bound);
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    run()
}
