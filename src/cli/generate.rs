//! `alliance generate`: a made-up county of a given shape.

use super::args::GenerateArgs;
use super::voice::Voice;
use super::{Exit, init};
use crate::domain::Language;
use crate::generate::{self, Shape};

pub(super) fn run(args: &GenerateArgs, lang: Option<Language>) -> Exit {
    let voice = Voice::new(lang, None);
    let written = generate::write_sources(&generate::generate(&shape(args)), &args.folder);
    init::told(&args.folder, "init-generated", written, &voice)
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
    }
}
