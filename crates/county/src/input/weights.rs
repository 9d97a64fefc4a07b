//! `score.toml`: how much each criterion of the appraisal counts.

use std::path::Path;

use super::bytes::decode;
use super::codes;
use super::findings::{Findings, file_place, unreadable};
use super::folder;
use super::toml_section::{Document, Section};
use crate::domain::{Criterion, Diagnostic, FixedWord, Weights};

/// Most that a weight can be.
const MOST: f64 = 1000.0;

/// Reads a table of weights; what is left out has its default.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn read_weights(file: &Path) -> Result<Weights, Vec<Diagnostic>> {
    let name = file.display().to_string();
    let mut found = Findings::default();
    let weights = match folder::bytes(file) {
        Ok(bytes) => decode(&name, &bytes, &mut found).and_then(|text| {
            let (document, table) = Document::of_file(&name, &text, &mut found)?;
            Some(weights(Section::root(document, &table), &mut found))
        }),
        Err(e) => {
            found.report(codes::CANNOT_READ, file_place(&name), |m| unreadable(m, &e));
            None
        }
    };
    match weights {
        Some(weights) if !found.any_error() => Ok(weights),
        _ => Err(found.finish()),
    }
}

fn weights(mut root: Section<'_>, found: &mut Findings) -> Weights {
    let usual = Weights::default();
    let mut of = usual.of;
    for (&criterion, weight) in Criterion::ALL.iter().zip(&mut of) {
        *weight = root.number(criterion.word(), *weight, 0.0, MOST, found);
    }
    let members = root.number("members", usual.members, 0.0, 1.0, found);
    root.finish_strictly(found);
    Weights { of, members }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Weights, Vec<&'static str>> {
        let mut found = Findings::default();
        let parsed = Document::of_file("score.toml", text, &mut found);
        let read =
            parsed.map(|(document, table)| weights(Section::root(document, &table), &mut found));
        let codes: Vec<&str> = found.finish().into_iter().map(|d| d.code).collect();
        read.filter(|_| codes.is_empty()).ok_or(codes)
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let own = read("visits = 40\nmembers = 0.5\n").expect("fine");
        assert_eq!((own.get(Criterion::Visits), own.members), (40.0, 0.5));
        assert_eq!(own.get(Criterion::Events), Weights::default().get(Criterion::Events));
        assert_eq!(read(""), Ok(Weights::default()));
    }

    #[test]
    fn slips_are_named() {
        assert_eq!(read("visits = -1\nmembers = 2\n"), Err(vec!["E204", "E204"]));
        assert_eq!(read("visit = 10\n"), Err(vec!["E214"]));
        assert_eq!(read("colour = 10\n"), Err(vec!["E215"]));
    }
}
