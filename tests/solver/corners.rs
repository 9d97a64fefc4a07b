//! Tiny scenarios in which every rule may bind: odd settings, roads that obey no triangle
//! inequality, languages, quotas, capacities, closures, events beside one another.

use std::fmt::Write as _;

use alliance_calendar::domain::Scenario;
use alliance_calendar::input::{Sources, read_sources};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// How large a corner scenario is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub alliances: u32,
    /// Kindergartens and people of each alliance, at most.
    pub kindergartens: u32,
    pub people: u32,
    /// Events of each alliance, at most.
    pub events: u32,
}

struct Corner(ChaCha8Rng);

impl Corner {
    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        *of.choose(&mut self.0).expect("a choice")
    }

    /// A number in a cell, or an empty cell for the default.
    fn maybe(&mut self, of: &[u32]) -> String {
        if self.0.random_bool(0.5) { String::new() } else { self.one(of).to_string() }
    }

    fn some(&mut self, of: &[&str]) -> String {
        let n = self.0.random_range(0..=of.len());
        of.choose_multiple(&mut self.0, n).copied().collect::<Vec<_>>().join(";")
    }

    fn settings(&mut self) -> String {
        let days = self.one(&["2026-09-10", "2026-09-11", "2026-09-15"]);
        let parallel = self.one(&[1, 1, 2]);
        let expertise = self.one(&["", "\"curriculum\"", "\"curriculum\", \"safety\""]);
        format!(
            "name = \"corner\"\nlanguage = \"en\"\n\
             [year]\nstart = 2026-09-01\nend = 2027-07-16\nterms = {}\n\
             [term]\nindex = 1\nstart = 2026-09-09\nend = {days}\n\
             [calendar]\nholidays = \"none\"\n\
             [travel]\nspeed_kmh = 60\nseats = {}\nmax_one_way_minutes = {}\n\
             max_drive_minutes_per_day = {}\nhalf_day_reach_minutes = 30\n\
             [outreach]\nvisits_per_term = {}\ngroup_max = {}\nsubjects_min = {}\n\
             visits_min = {{ weak = {}, ordinary = 1, strong = 0 }}\n\
             [inspection]\nper_year = {{ weak = 2, ordinary = 1, strong = 0 }}\nteam = {}\n\
             expertise = [{expertise}]\ngap_days = {}\n\
             [events]\ndelegates = {}\ngap_days = {}\nbureau_parallel = {parallel}\n\
             [limits]\ndays_out_per_week = {}\nincoming_per_week = {}\n\
             [burden]\nsession_minutes = {}\n\
             [objective]\nlambda = {}\n\
             [quality]\nspacing_days = 3\npreferred_weekdays = [\"wednesday\", \"thursday\"]\n",
            self.one(&[1, 2]),
            self.one(&[1, 2, 4]),
            self.one(&[60, 120]),
            self.one(&[70, 100, 300]),
            self.one(&[1, 1, 2]),
            self.one(&[1, 3]),
            self.one(&[1, 2]),
            self.one(&[1, 2]),
            self.one(&[1, 2]),
            self.one(&[0, 5]),
            self.one(&[0, 2, 5]),
            self.one(&[0, 1, 3]),
            self.one(&[1, 2]),
            self.one(&[1, 2]),
            self.one(&[0, 60, 180]),
            self.one(&["0.5", "1.0", "3.0"]),
        )
    }

    fn tables(&mut self, size: Size) -> Vec<(&'static str, String)> {
        let mut alliances = "id,name,lead\n".to_owned();
        let mut places = "id,name,alliance,support,language,can_host,host_capacity,max_away,\
                          visits_min,visits_max,inspections_per_year\n"
            .to_owned();
        let mut staff = "id,name,kindergarten,backbone,mentor,subjects,expertise,languages,\
                         visits_per_term,visits_max,inspections_max,max_one_way_minutes\n"
            .to_owned();
        let mut events = "id,alliance,kind,title,mode,duration,host,from,to\n".to_owned();
        let mut roads = "from,to,km,minutes\n".to_owned();
        let mut closures = "who,from,to,session\n".to_owned();
        for a in 0..size.alliances {
            writeln!(alliances, "A{a},Alliance {a},A{a}K0").expect("text");
            let n = self.0.random_range(2..=size.kindergartens);
            for k in 0..n {
                let support = self.one(&["weak", "ordinary", "strong"]);
                let language = self.one(&["", "", "bo"]);
                let hosts = self.one(&["yes", "yes", "no"]);
                let (capacity, away) = (self.maybe(&[2, 9]), self.one(&["", "", "0", "2"]));
                let (min, max) = (self.maybe(&[0, 1, 2]), self.maybe(&[1, 2]));
                let inspections = self.maybe(&[0, 1, 2]);
                writeln!(
                    places,
                    "A{a}K{k},Place {a}-{k},A{a},{support},{language},{hosts},{capacity},{away},\
                     {min},{max},{inspections}"
                )
                .expect("text");
                for l in (0..n).filter(|&l| l != k) {
                    let (km, minutes) =
                        (self.0.random_range(1..=9) * 5, self.0.random_range(1..=8) * 10);
                    writeln!(roads, "A{a}K{k},A{a}K{l},{km},{minutes}").expect("text");
                }
            }
            for p in 0..self.0.random_range(1..=size.people) {
                let home = self.0.random_range(0..n);
                let (backbone, mentor) = self.one(&[("yes", "no"), ("no", "yes"), ("yes", "yes")]);
                let subjects = self.some(&["art", "science"]);
                let expertise = self.some(&["curriculum", "safety"]);
                let languages = self.one(&["", "zh;bo"]);
                let visits = self.maybe(&[0, 1, 2]);
                let (most, inspections) = (self.one(&["", "2"]), self.maybe(&[1, 2]));
                let way = self.maybe(&[40, 80]);
                writeln!(
                    staff,
                    "A{a}P{p},Person {a}-{p},A{a}K{home},{backbone},{mentor},{subjects},\
                     {expertise},{languages},{visits},{most},{inspections},{way}"
                )
                .expect("text");
                if self.0.random_bool(0.2) {
                    writeln!(closures, "A{a}P{p},2026-09-10,2026-09-10,am").expect("text");
                }
            }
            for e in 0..self.0.random_range(0..=size.events) {
                let kind = self.one(&["research", "meeting", "open_half_day"]);
                let mode = self.one(&["in_person", "in_person", "online"]);
                let length = self.one(&["half", "full"]);
                let host = match self.0.random_bool(0.3) && mode == "in_person" {
                    true => format!("A{a}K{}", self.0.random_range(0..n)),
                    false => String::new(),
                };
                let (from, to) =
                    self.one(&[("09", "09"), ("09", "10"), ("10", "10"), ("09", "15")]);
                writeln!(
                    events,
                    "A{a}E{e},A{a},{kind},Event {e},{mode},{length},{host},2026-09-{from},\
                     2026-09-{to}"
                )
                .expect("text");
            }
        }
        vec![
            ("alliances.csv", alliances),
            ("kindergartens.csv", places),
            ("staff.csv", staff),
            ("events.csv", events),
            ("distances.csv", roads),
            ("closures.csv", closures),
        ]
    }
}

/// The scenario of a seed; none where it is refused.
pub fn corner(seed: u64, size: Size) -> Option<Scenario> {
    let mut corner = Corner(ChaCha8Rng::seed_from_u64(seed));
    let mut files = vec![("scenario.toml", corner.settings())];
    files.extend(corner.tables(size));
    scenario(&files)
}

/// A scenario of the given files.
pub fn scenario(files: &[(&str, impl AsRef<str>)]) -> Option<Scenario> {
    let bytes = |(name, text): &(&str, _)| {
        let text: &str = AsRef::as_ref(text);
        ((*name).to_owned(), text.as_bytes().to_vec())
    };
    let files = files.iter().map(bytes).collect();
    read_sources(&Sources { name: "corner".to_owned(), files }).scenario
}
