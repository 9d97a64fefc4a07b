//! Findings about the input for people: with whom they are told, what to do, where they stand.
//!
//! May use: the domain types, the input and the wording.
//! Must not contain: layout, colours.

use std::collections::HashMap;

use crate::domain::{Diagnostic, Language, Message};
use crate::input::{Origin, SETTING_NAMES, sheet_names};
use crate::text::Texts;

/// Different values of one kind that are each shown in full; of more only the first is.
const IN_FULL: usize = 3;

/// The same texts about tables that stand elsewhere: what messages call by the name of its file is
/// then called by that of its sheet.
#[must_use]
pub fn texts_about(texts: Texts, origin: &Origin) -> Texts {
    if origin.workbook().is_none() {
        return texts;
    }
    let language = texts.language();
    let calls = sheet_names().map(|name| {
        let sheet = origin.sheet(name.table).unwrap_or(name.usual(language));
        (name.table, texts.say(&Message::new("cli-sheet").with("sheet", sheet)))
    });
    let mut calls: Vec<(&'static str, String)> = calls.collect();
    calls.extend(settings_called(language));
    texts.calling(calls)
}

/// What to do about a finding, if that is known.
#[must_use]
pub fn remedy(finding: &Diagnostic, texts: &Texts) -> Option<String> {
    texts.hint(&finding.message).or_else(|| pin_hint(finding, texts))
}

/// What to do about a pin that breaks a rule; `None` for other findings.
#[must_use]
pub fn pin_hint(finding: &Diagnostic, texts: &Texts) -> Option<String> {
    let rule = crate::rule_of_pin(finding)?;
    let message = Message::new("cli-pin-breaks-rule");
    Some(texts.say(&message.with("rule", rule).with("name", texts.word(rule))))
}

/// What the sheet of the settings calls each of them in a language.
fn settings_called(language: Language) -> impl Iterator<Item = (&'static str, String)> {
    // A key without a dot is a word like any other.
    let keys = SETTING_NAMES.iter().filter(|name| name.key.contains('.'));
    keys.filter_map(move |name| Some((name.key, name.usual(language)?.to_owned())))
}

/// Findings of one kind: the first, and all that are told with it.
#[derive(Debug, Clone)]
pub struct Kind<'f> {
    /// The first.
    pub first: &'f Diagnostic,
    /// The others.
    pub others: Vec<&'f Diagnostic>,
}

/// The findings by kind, in the order of each kind's first. The same sentence about cells of one
/// column is one kind; so is the same problem with many values.
#[must_use]
pub fn folded(findings: &[Diagnostic]) -> Vec<Kind<'_>> {
    type Alike<'f> = HashMap<(&'static str, Option<Column<'f>>, &'f Message), usize>;
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    let mut alike: Alike<'_> = HashMap::new();
    for finding in findings {
        let column = column(finding);
        let foldable = column.is_some();
        let at = alike.entry((finding.code, column, &finding.message)).or_insert(kinds.len());
        match kinds.get_mut(*at) {
            Some(kind) if foldable => kind.others.push(finding),
            _ => kinds.push(Kind { first: finding, others: Vec::new() }),
        }
    }
    let mut sizes: HashMap<_, usize> = HashMap::new();
    for kind in &kinds {
        *sizes.entry(sort(kind.first)).or_default() += 1;
    }
    let mut firsts = HashMap::new();
    let mut merged: Vec<Kind<'_>> = Vec::with_capacity(kinds.len());
    for mut kind in kinds {
        let sort = sort(kind.first);
        if sort.1.is_none() || sizes[&sort] <= IN_FULL {
            merged.push(kind);
            continue;
        }
        let at = *firsts.entry(sort).or_insert(merged.len());
        match merged.get_mut(at) {
            Some(first) => {
                first.others.push(kind.first);
                first.others.append(&mut kind.others);
            }
            None => merged.push(kind),
        }
    }
    for kind in &mut merged {
        kind.others.sort_by_key(|f| f.place.as_ref().map(|p| (p.line, p.column)));
    }
    merged
}

/// The sort of a finding, whatever the value: code, column and sentence.
fn sort(finding: &Diagnostic) -> (&'static str, Option<Column<'_>>, &'static str) {
    (finding.code, column(finding), finding.message.key)
}

/// File, sheet, number and header of a column.
type Column<'f> = (&'f str, Option<&'f str>, Option<u32>, Option<&'f str>);

/// The column of a finding about a line; `None` for others, each of which stands for itself.
fn column(finding: &Diagnostic) -> Option<Column<'_>> {
    let place = finding.place.as_ref()?;
    place.line?;
    Some((&place.file, place.sheet.as_deref(), place.column, place.header.as_deref()))
}
