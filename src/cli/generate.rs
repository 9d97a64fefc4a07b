//! `alliance generate`: a made-up county of a given shape.

use std::path::Path;

use super::args::GenerateArgs;
use super::voice::Voice;
use super::{Ended, findings, init};
use crate::domain::Language;
use crate::generate::{self, MatrixShape, Shape};
use crate::input::{CostFiles, read_problem};

pub(super) fn run(args: &GenerateArgs, lang: Option<Language>) -> Ended {
    let voice = Voice::new(lang, None);
    if let Some(file) = &args.from_matrix {
        return of_matrix(args, file, &voice);
    }
    let written = generate::write_sources(&generate::generate(&shape(args)), &args.folder);
    init::told(&args.folder, "init-generated", written, &voice)
}

fn of_matrix(args: &GenerateArgs, file: &Path, voice: &Voice) -> Ended {
    let files = CostFiles {
        costs: file,
        burdens: args.burdens.as_deref(),
        rows: args.rows.as_deref(),
        columns: args.columns.as_deref(),
        problem: args.problem,
        maximise: args.maximise,
    };
    let problem = read_problem(&files)
        .map_err(|found| findings::unreadable("init-matrix-unreadable", file, &found, voice))?;
    let usual = problem.usual_shape();
    let shape = MatrixShape {
        quota: args.quota.unwrap_or(usual.0),
        coverage: args.coverage.unwrap_or(usual.1),
    };
    let written = generate::write_sources(&generate::from_problem(&problem, shape), &args.folder);
    init::told(&args.folder, "init-generated", written, voice)
}

fn shape(args: &GenerateArgs) -> Shape {
    Shape {
        alliances: args.alliances,
        kindergartens: args.kindergartens,
        staff: args.staff,
        seed: args.seed,
        term: args.term,
        terms: args.terms,
        history: args.history,
        tightness: args.tightness,
        language: args.language,
        far: args.far,
        closures: args.closures,
        pins: args.pins,
        events: args.events,
        two_visit_share: args.two_visit_share,
        roads: args.roads,
        weeks: args.weeks,
        follow_ups: args.follow_ups,
        placements: args.placements,
        apart: args.apart,
        fixed_days: args.fixed_days,
        rhythm: args.rhythm,
    }
}
