//! Two school years, term after term: plan, record, disturb, repair, record, score, next.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use alliance_calendar::domain::{Activity, ActivityKind, Scenario};
use alliance_calendar::input::read_calendar;
use alliance_calendar::verify::verify;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::end_to_end::world::World;

/// How a chain is run.
struct Chain<'w> {
    world: &'w World,
    county: &'w str,
    /// Ending of each scenario: nothing for a folder.
    ending: &'static str,
    work: u32,
    seed: usize,
}

fn scenario(world: &World, path: &str) -> Scenario {
    let reading = alliance_calendar::read(&world.path(path));
    reading.scenario.unwrap_or_else(|| panic!("{path}: {:#?}", reading.findings))
}

/// Ids of all rows of the past; those of a workbook are read with the program's own reader.
fn past(world: &World, path: &str) -> BTreeSet<String> {
    let mut grids = alliance_calendar::input::read_grids(&world.path(path)).expect("reads");
    let mut ids = BTreeSet::new();
    for file in ["history.csv", "archive.csv"] {
        let grid = grids.table(file);
        for row in grid.rows() {
            assert!(ids.insert(grid.get(row, "id").to_owned()), "{path}: twice in {file}");
        }
    }
    ids
}

impl Chain<'_> {
    fn calendar(&self, folder: &str, scenario: &Scenario) -> (String, Vec<Activity>) {
        let kind = if self.ending.is_empty() { "csv" } else { "xlsx" };
        let file = format!("{folder}/calendar.{kind}");
        let (rows, _) = read_calendar(scenario, &self.world.path(&file)).expect("reads");
        (file, rows)
    }

    /// Marks everything until a day; one visit did not take place, inspections end one after the
    /// other well and badly.
    fn marks(&self, rows: &[Activity], (after, today): (Date, Date), fail: bool) -> usize {
        let mut table = "id,status,result,note\n".to_owned();
        let mut failed = !fail;
        let due = rows.iter().filter(|row| row.date > after && row.last_day() <= today);
        let mut n = 0;
        for (i, row) in due.enumerate() {
            n += 1;
            let inspects = matches!(row.kind(), ActivityKind::Inspection | ActivityKind::FollowUp);
            let result = ["weak", "passed", "good"][(i + self.seed) % 3];
            let line = match row.kind() {
                ActivityKind::Outreach if !failed => {
                    failed = true;
                    format!("{},取消,,大雪", row.id)
                }
                _ if inspects => format!("{},已完成,{result},", row.id),
                _ => format!("{},已完成,,", row.id),
            };
            writeln!(table, "{line}").expect("a text");
        }
        self.world.write("marks.csv", &table);
        n
    }

    fn record(&self, current: &str, file: &str, today: Date, n: usize) {
        let line = format!("record {current} {file} --done marks.csv --today {today} --json");
        let told = self.world.run(&line).ends(0).json();
        assert_eq!(told["entered"], n, "{current}");
        let told = self.world.run(&line).ends(0).json();
        assert_eq!((&told["entered"], &told["known"]), (&0.into(), &n.into()), "{current}: twice");
    }

    /// One term; what it is called after it.
    fn term(&self, nth: usize, current: &str) -> String {
        let Self { world, county, ending, work, .. } = *self;
        let now = scenario(world, current);
        let term = now.settings.term.clone();
        let formats = if ending.is_empty() { "csv" } else { "csv,xlsx" };
        let plan = format!("{county}-plan-{nth}");
        world
            .run(&format!(
                "plan {current} --work-limit {work} --formats {formats} --out {plan} --quiet"
            ))
            .ends(0);
        let (file, rows) = self.calendar(&plan, &now);
        world.run(&format!("verify {current} {file}")).ends(0);

        // In mid-term the bureau records what took place; then people fall ill.
        let today = term.start.saturating_add(56.days());
        let n = self.marks(&rows, (term.start.saturating_sub(1.days()), today), true);
        assert!(n > 0);
        self.record(current, &file, today, n);
        let tomorrow = today.saturating_add(1.days());
        let ill: BTreeSet<&str> = rows
            .iter()
            .filter(|row| row.date > tomorrow && row.date <= tomorrow.saturating_add(14.days()))
            .flat_map(|row| row.staff.iter().map(|&p| now.person(p).id.as_str()))
            .collect();
        let mut absent = String::new();
        for who in ill.iter().skip(self.seed + nth).step_by(5).take(2) {
            let last = tomorrow.saturating_add(13.days());
            write!(absent, " --absent {who}:{tomorrow}..{last}").expect("a text");
        }
        let repaired = format!("{county}-repaired-{nth}");
        world.run(&format!("replan {current} --from {file} --today {tomorrow}{absent} --work-limit {work} --formats {formats} --out {repaired} --quiet")).ends(0);
        let told = scenario(world, current);
        let (file, rows) = self.calendar(&repaired, &told);
        world.run(&format!("verify {current} {file}")).ends(0);

        // At the end the rest took place.
        let n = self.marks(&rows, (today, term.end), false);
        self.record(current, &file, term.end, n);
        let held = scenario(world, current);
        self.yearly(&held, &rows);
        let score = format!("score {current} {file} --on {} --out {county}-score-{nth}", term.end);
        world.run(&score).ends(0);
        let before = past(world, current);
        let next = format!("{county}-{}{ending}", nth + 1);
        let told =
            world.run(&format!("next {current} --from {file} --out {next} --json")).ends(0).json();
        assert_eq!(told["took_place"], rows.len());
        // Nothing of the past is lost.
        let after = past(world, &next);
        assert!(before.is_subset(&after), "{next}");
        assert_eq!(after.len(), before.len() + rows.len(), "{next}");
        next
    }

    /// What the year asks for has taken place by its last term.
    fn yearly(&self, now: &Scenario, rows: &[Activity]) {
        let verdict = verify(now, rows, now.settings.objective.policy);
        assert_eq!(verdict.violations, [], "{}", now.settings.name);
        if now.settings.term.index < now.settings.year.terms {
            return;
        }
        let mut inspected: BTreeMap<_, u32> = BTreeMap::new();
        for row in now.history.iter().chain(rows) {
            if row.kind() == ActivityKind::Inspection {
                *inspected.entry(row.kindergarten.expect("a place")).or_default() += 1;
            }
        }
        for k in now.kindergarten_ixs() {
            let asked = now.kindergarten(k).inspections_per_year;
            let had = inspected.get(&k).copied().unwrap_or(0);
            assert_eq!(had, asked, "{}: {}", now.settings.name, now.name_of_place(k));
        }
        for a in now.alliance_ixs() {
            let events = now.history.iter().chain(rows);
            let had = events.filter(|r| r.kind() == ActivityKind::Event && r.alliance == a).count();
            assert!(had >= now.settings.events.min_per_year as usize, "{had} events of {a:?}");
        }
    }

    fn run(&self, terms: usize) {
        let mut current = format!("{}{}", self.county, self.ending);
        for nth in 0..terms {
            current = self.term(nth, &current);
        }
        self.world.run(&format!("check {current}")).ends(0);
        // The record of service has every year.
        let last = self.world.path(&format!("{}-repaired-{}", self.county, terms - 1));
        let kind = if self.ending.is_empty() { "csv" } else { "xlsx" };
        let before = match terms {
            1 => format!("{}{}", self.county, self.ending),
            n => format!("{}-{}{}", self.county, n - 1, self.ending),
        };
        let line =
            format!("ledger {before} {}/calendar.{kind} --out ledger --json", last.display());
        let told = self.world.run(&line).ends(0).json();
        assert!(!told.as_array().is_some_and(Vec::is_empty), "{told}");
    }
}

/// A made-up county small enough for every run of the tests.
fn small(name: &str) -> World {
    let world = World::new();
    world.run(&format!("generate {name} --alliances 2 --kindergartens 5 --staff 14 --term 1 --seed 5 --follow-ups 1 --placements 1 --apart 1 --events 4 --tightness 0.2")).ends(0);
    world
}

#[test]
fn two_years_of_a_small_county_in_folders() {
    let world = small("county");
    Chain { world: &world, county: "county", ending: "", work: 40, seed: 0 }.run(4);
}

#[test]
fn two_years_of_a_small_county_in_workbooks() {
    let world = small("county");
    // Next term's scenario may be a workbook where this term's is a folder.
    world.run("plan county --work-limit 40 --formats csv --out first").ends(0);
    world.run("next county --from first/calendar.csv --out county.xlsx").ends(0);
    Chain { world: &world, county: "county", ending: ".xlsx", work: 40, seed: 1 }.run(3);
}

/// Two years of an example county, in folders and in workbooks.
fn whole(county: &str) {
    let world = World::with(county);
    Chain { world: &world, county, ending: "", work: 60, seed: 0 }.run(4);
    let world = World::new();
    world.run(&format!("init {county}.xlsx --from {county}")).ends(0);
    Chain { world: &world, county, ending: ".xlsx", work: 60, seed: 1 }.run(4);
}

#[test]
#[ignore = "long"]
fn two_years_of_ewenki() {
    whole("ewenki");
}

#[test]
#[ignore = "long"]
fn two_years_of_tianzhu() {
    whole("tianzhu");
}
