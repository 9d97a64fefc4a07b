//! How reading, planning and verifying grow with a county: alliances, and staff of an alliance.

use std::hint::black_box;

use alliance_calendar::domain::Policy;
use alliance_calendar::generate::{Shape, generate};
use alliance_calendar::input::read_sources;
use alliance_calendar::solve::{PlanOptions, Silent, solve};
use alliance_calendar::verify::verify;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn shape(alliances: u32, kindergartens: u32, staff: u32) -> Shape {
    Shape { alliances, kindergartens, staff, seed: 7, ..Shape::default() }
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

fn plan(c: &mut Criterion) {
    let mut group = c.benchmark_group("plan, 200 units of work");
    group.sample_size(10);
    for (kindergartens, staff) in [(6, 12), (12, 30), (20, 80)] {
        let scenario = read_sources(&generate(&shape(1, kindergartens, staff)))
            .scenario
            .expect("made-up counties read");
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
        let scenario = read_sources(&generate(&shape(alliances, 15, 40)))
            .scenario
            .expect("made-up counties read");
        let quick = PlanOptions { work_limit: Some(1), ..options() };
        let plan = solve(&scenario, &quick, &Silent).expect("made-up counties can be planned");
        group.throughput(Throughput::Elements(plan.activities.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(alliances), &plan, |b, plan| {
            b.iter(|| verify(black_box(&scenario), &plan.activities, Policy::Balanced));
        });
    }
    group.finish();
}

criterion_group!(benches, read, plan, check);
criterion_main!(benches);
