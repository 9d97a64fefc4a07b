//! A second generator, which the search was not tuned on: kindergartens along branching valleys, so
//! that roads are a tree; few large homes and many small ones; rules that differ from seed to seed.
//! Always a second term after a history that was drawn and not planned.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use alliance_calendar::domain::Scenario;
use alliance_calendar::input::{Sources, read_sources};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

const SUBJECTS: [&str; 5] = ["health", "language", "social", "science", "arts"];

/// Schooldays of the history: weekdays of October and November.
const AUTUMN: [(u32, &[u32]); 2] = [
    (10, &[12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30]),
    (11, &[2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27]),
];

/// A county of one alliance.
pub fn valleys(kindergartens: usize, staff: usize, seed: u64) -> Scenario {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let people = People::new(kindergartens, staff, &mut dice);
    let files = [
        ("scenario.toml", settings(seed, &mut dice)),
        ("alliances.csv", "id,name,lead\nA,Valley,K0\n".to_owned()),
        ("kindergartens.csv", places(kindergartens, &mut dice)),
        ("distances.csv", roads(kindergartens, &mut dice)),
        ("history.csv", history(kindergartens, &people, 2 + seed as usize % 2, &mut dice)),
        ("staff.csv", people.table),
        ("events.csv", EVENTS.to_owned()),
    ];
    let files: BTreeMap<String, Vec<u8>> =
        files.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes())).collect();
    let read = read_sources(&Sources { name: "valleys".to_owned(), files });
    read.scenario.unwrap_or_else(|| panic!("valleys of seed {seed}: {:?}", read.findings))
}

const EVENTS: &str = "id,alliance,kind,title,mode,duration,host,from,to\n\
    E1,A,open_half_day,Open half day,in_person,half,K0,2027-03-08,2027-04-16\n\
    E2,A,research,Research,in_person,half,,2027-04-05,2027-05-21\n\
    E3,A,training,Training,in_person,full,,2027-05-10,2027-06-25\n\
    E4,A,meeting,Meeting,online,half,,2027-06-07,2027-07-02\n";

fn settings(seed: u64, dice: &mut ChaCha8Rng) -> String {
    let mut one = |of: &[u32]| *of.choose(dice).expect("a choice");
    format!(
        "name = \"valleys {seed}\"\nlanguage = \"en\"\n\
         [year]\nstart = 2026-09-01\nend = 2027-07-16\nterms = 2\n\
         [term]\nindex = 2\nstart = 2027-03-01\nend = 2027-07-09\n\
         [calendar]\nholidays = \"none\"\n\
         [travel]\nseats = {}\nmax_one_way_minutes = {}\nmax_drive_minutes_per_day = {}\n\
         [outreach]\ngroup_max = {}\nsubjects_min = {}\n\
         visits_min = {{ weak = {}, ordinary = 1, strong = 0 }}\n\
         [inspection]\nteam = {}\nper_year = {{ weak = 2, ordinary = {}, strong = 1 }}\n\
         expertise = [\"safety\"]\ngap_days = 21\n\
         [limits]\ndays_out_per_week = {}\nincoming_per_week = {}\n\
         [burden]\nsession_minutes = {}\n\
         [objective]\npolicy = \"balanced\"\nlambda = {}.0\n",
        one(&[3, 4, 6]),
        one(&[90, 120, 150]),
        one(&[240, 300, 360]),
        one(&[1, 2, 4]),
        one(&[1, 2, 3]),
        one(&[2, 3]),
        2 + seed % 2,
        one(&[1, 2]),
        one(&[1, 2]),
        one(&[2, 3]),
        one(&[120, 180, 240]),
        one(&[1, 2, 4]),
    )
}

fn places(n: usize, dice: &mut ChaCha8Rng) -> String {
    let mut table = "id,name,alliance,kind,support,language,can_host,max_away\n".to_owned();
    for k in 0..n {
        let (kind, support) = match dice.random_range(0..10) {
            _ if k == 0 => ("county", "strong"),
            0..=3 => ("village", "weak"),
            4..=5 => ("attached", "weak"),
            6..=7 => ("township", "ordinary"),
            8 => ("private", "ordinary"),
            _ => ("township", "strong"),
        };
        let language = if k > 0 && dice.random_bool(0.15) { "bo" } else { "zh" };
        let host = if k == 0 || dice.random_bool(0.5) { "yes" } else { "no" };
        let away = if k == 0 { 8 } else { dice.random_range(1..=3) };
        let _ = writeln!(table, "K{k},Place {k},A,{kind},{support},{language},{host},{away}");
    }
    table
}

/// Kilometres and minutes between all places, along a tree in which each hangs on an earlier one.
fn roads(n: usize, dice: &mut ChaCha8Rng) -> String {
    let mut way = vec![vec![(0.0_f64, 0.0_f64); n]; n];
    for k in 1..n {
        // Valleys are long: the places near the end of one are taken more often.
        let from = dice.random_range(k.saturating_sub(4)..k);
        let km = dice.random_range(3.0..16.0_f64);
        let minutes = km / dice.random_range(25.0..60.0) * 60.0;
        let ways: Vec<(f64, f64)> =
            way[from][..k].iter().map(|&(a, b)| (a + km, b + minutes)).collect();
        for (other, there) in ways.into_iter().enumerate() {
            way[k][other] = there;
            way[other][k] = there;
        }
    }
    let mut table = "from,to,km,minutes\n".to_owned();
    for (a, row) in way.iter().enumerate() {
        for (b, (km, minutes)) in row.iter().enumerate().skip(a + 1) {
            let _ = writeln!(table, "K{a},K{b},{km:.1},{minutes:.0}");
        }
    }
    table
}

struct People {
    table: String,
    /// Homes of the teachers who visit, and people who inspect.
    teachers: Vec<(usize, usize)>,
    mentors: Vec<usize>,
}

impl People {
    fn new(n: usize, staff: usize, dice: &mut ChaCha8Rng) -> Self {
        let mut table = "id,name,kindergarten,backbone,mentor,subjects,expertise,languages,\
                         visits_per_term,visits_max,inspections_max\n"
            .to_owned();
        let (mut teachers, mut mentors) = (Vec::new(), Vec::new());
        for p in 0..staff {
            // A third at the lead, the rest at fewer and fewer of the others.
            let home =
                if p % 3 == 0 { 0 } else { (n as f64 * dice.random::<f64>().powi(2)) as usize };
            let backbone = dice.random_bool(0.6);
            let mentor = dice.random_bool(if home == 0 { 0.4 } else { 0.15 }) || p < 6;
            if backbone {
                teachers.push((p, home));
            }
            if mentor {
                mentors.push(p);
            }
            let yes = |b: bool| if b { "yes" } else { "no" };
            let subject = SUBJECTS.choose(dice).expect("a subject");
            let skill = if mentor && dice.random_bool(0.6) { "safety" } else { "" };
            let speaks = if dice.random_bool(0.25) { "zh;bo" } else { "zh" };
            let owed = dice.random_range(1..=2);
            let most = owed + dice.random_range(0..=1);
            let inspections = if dice.random_bool(0.3) {
                dice.random_range(2..=5).to_string()
            } else {
                String::new()
            };
            let _ = writeln!(
                table,
                "P{p},Person {p},K{home},{},{},{subject},{skill},{speaks},{owed},{most},{inspections}",
                yes(backbone),
                yes(mentor)
            );
        }
        Self { table, teachers, mentors }
    }
}

/// Most teachers visited somebody once in the autumn, and most places were inspected.
fn history(n: usize, people: &People, team: usize, dice: &mut ChaCha8Rng) -> String {
    let mut table =
        "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n".to_owned();
    let days: Vec<(u32, u32)> =
        AUTUMN.iter().flat_map(|(m, days)| days.iter().map(|&d| (*m, d))).collect();
    let mut row = |i: usize, id: String, kind: &str, place: usize, staff: &str, title: &str| {
        let (month, day) = days[i / 2 % days.len()];
        let session = if i.is_multiple_of(2) { "am" } else { "pm" };
        let _ = writeln!(
            table,
            "{id},{kind},,A,2026-{month:02}-{day:02},{session},K{place},{staff},{title},no"
        );
    };
    for (i, &(p, home)) in people.teachers.iter().enumerate() {
        let place = dice.random_range(1..n);
        if place != home && dice.random_bool(0.8) {
            row(i, format!("V{i}"), "outreach", place, &format!("P{p}"), "Visit");
        }
    }
    for place in 1..n {
        if dice.random_bool(0.7) {
            let mut sent: Vec<usize> =
                people.mentors.choose_multiple(dice, team).copied().collect();
            sent.sort_unstable();
            let staff: Vec<String> = sent.iter().map(|p| format!("P{p}")).collect();
            let at = dice.random_range(0..2 * days.len());
            row(at, format!("I{place}"), "inspection", place, &staff.join(";"), "Inspection");
        }
    }
    table
}
