//! How reading, building, every stage of the search, verifying and writing grow with a county: with its
//! alliances, and with the staff of an alliance.

use std::hint::black_box;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use alliance_calendar::calendar::WorkCalendar;
use alliance_calendar::domain::{Language, Policy, Scenario};
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::solve::{Observer, PlanOptions, Progress, Silent, Stage, solve};
use alliance_calendar::text::Texts;
use alliance_calendar::travel::DistanceTable;
use alliance_calendar::verify::verify;
use alliance_calendar::write::{Request, files};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn shape(alliances: u32, kindergartens: u32, staff: u32) -> Shape {
    Shape { alliances, kindergartens, staff, seed: 7, ..Shape::default() }
}

fn scenario(alliances: u32, kindergartens: u32, staff: u32) -> Scenario {
    let sources = generate(&shape(alliances, kindergartens, staff));
    read_sources(&sources).scenario.expect("made-up counties read")
}

fn options() -> PlanOptions {
    PlanOptions { time_limit: None, work_limit: Some(200), ..PlanOptions::default() }
}

fn read(c: &mut Criterion) {
    let mut group = c.benchmark_group("read");
    for alliances in [1, 10, 100] {
        let sources = generate(&shape(alliances, 15, 40));
        group.throughput(Throughput::Elements(u64::from(alliances)));
        group.bench_with_input(BenchmarkId::from_parameter(alliances), &sources, |b, sources| {
            b.iter(|| read_sources(black_box(sources)));
        });
    }
    group.finish();
}

fn build(c: &mut Criterion) {
    let mut group = c.benchmark_group("build");
    for alliances in [1, 10, 100] {
        let scenario = scenario(alliances, 15, 40);
        group.throughput(Throughput::Elements(u64::from(alliances)));
        group.bench_with_input(
            BenchmarkId::new("calendar", alliances),
            &scenario,
            |b, scenario| {
                b.iter(|| WorkCalendar::new(black_box(scenario)));
            },
        );
        group.bench_with_input(
            BenchmarkId::new("distances", alliances),
            &scenario,
            |b, scenario| {
                b.iter(|| DistanceTable::new(black_box(scenario)));
            },
        );
    }
    group.finish();
}

/// When each stage of the search began; for a county of one alliance.
struct Watch {
    started: Instant,
    stages: Mutex<Vec<(Stage, Duration)>>,
}

impl Observer for Watch {
    fn progress(&self, progress: Progress) {
        let mut stages = self.stages.lock().expect("nobody panics");
        stages.push((progress.stage, self.started.elapsed()));
    }
}

/// How long a stage takes in one solve: from its first sign of life to the next stage's.
fn stage(scenario: &Scenario, stage: Stage) -> Duration {
    let watch = Watch { started: Instant::now(), stages: Mutex::default() };
    solve(scenario, &options(), &watch).expect("made-up counties can be planned");
    let mut stages = watch.stages.into_inner().expect("nobody panics");
    // Events are planned before the first alliance begins, and nobody tells.
    stages.insert(0, (Stage::Events, Duration::ZERO));
    let begins = stages.iter().position(|(s, _)| *s == stage).expect("every solve has it");
    let ends = stages[begins..].iter().find(|(s, _)| *s != stage).expect("every solve is done");
    ends.1 - stages[begins].1
}

fn stages(c: &mut Criterion) {
    let mut group = c.benchmark_group("stage, 200 units of work");
    group.sample_size(10);
    for (kindergartens, staff) in [(6, 12), (12, 30), (20, 80)] {
        let scenario = scenario(1, kindergartens, staff);
        for (name, which) in [
            ("events", Stage::Events),
            ("assignment", Stage::Assignment),
            ("timetable and quality", Stage::Timetable),
        ] {
            let size = format!("{kindergartens} kindergartens, {staff} staff");
            group.bench_with_input(BenchmarkId::new(name, size), &scenario, |b, scenario| {
                b.iter_custom(|times| (0..times).map(|_| stage(scenario, which)).sum());
            });
        }
    }
    group.finish();
}

fn plan(c: &mut Criterion) {
    let mut group = c.benchmark_group("plan, 200 units of work");
    group.sample_size(10);
    for (kindergartens, staff) in [(6, 12), (12, 30), (20, 80)] {
        let scenario = scenario(1, kindergartens, staff);
        let size = format!("{kindergartens} kindergartens, {staff} staff");
        group.bench_with_input(BenchmarkId::from_parameter(size), &scenario, |b, scenario| {
            b.iter(|| solve(black_box(scenario), &options(), &Silent));
        });
    }
    group.finish();
}

fn check(c: &mut Criterion) {
    let mut group = c.benchmark_group("verify");
    for alliances in [1, 10, 100] {
        let scenario = scenario(alliances, 15, 40);
        let quick = PlanOptions { work_limit: Some(1), ..options() };
        let plan = solve(&scenario, &quick, &Silent).expect("made-up counties can be planned");
        group.throughput(Throughput::Elements(plan.activities.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(alliances), &plan, |b, plan| {
            b.iter(|| verify(black_box(&scenario), &plan.activities, Policy::Balanced));
        });
    }
    group.finish();
}

/// All files of a plan, in memory.
fn write(c: &mut Criterion) {
    let mut group = c.benchmark_group("write");
    group.sample_size(10);
    for county in ["tiny", "ewenki", "tianzhu"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(county);
        let scenario = alliance_calendar::read(&folder).scenario.expect("the examples read");
        let plan = alliance_calendar::plan(&scenario, &options(), &Silent).expect("no pins");
        let texts = Texts::new(Language::ZhHans);
        let request = Request::new(&scenario, &plan, &texts);
        group.bench_function(BenchmarkId::from_parameter(county), |b| {
            b.iter(|| files(black_box(&request), &[]).expect("they can be made"));
        });
    }
    group.finish();
}

criterion_group!(benches, read, build, stages, plan, check, write);
criterion_main!(benches);
