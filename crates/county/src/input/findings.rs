//! Collects findings; bounded, so that a broken file of a million rows stays readable.

use std::collections::HashMap;
use std::io;

use super::codes::{Code, MORE_KEY};
use crate::domain::{Diagnostic, Message, Place, Severity};

/// Findings of one sort in one file that are listed; the rest is only counted. As many as a clerk's
/// table has rows, so that each cell can be marked.
const LISTED: usize = 1000;
/// Characters of a cell or value that a message shows.
const SHOWN: usize = 40;

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Diagnostic>,
    counts: HashMap<(String, &'static str), usize>,
    order: Vec<String>,
    /// A sort that is no matter this time.
    forgiven: Option<&'static str>,
}

impl Findings {
    /// Findings that will be listed in the given order of files.
    pub fn in_order(files: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { order: files.into_iter().map(Into::into).collect(), ..Self::default() }
    }

    /// The same, but findings of a sort are passed over.
    pub fn forgiving(self, code: Code) -> Self {
        Self { forgiven: Some(code.code), ..self }
    }

    /// Adds a finding; `fill` fills the gaps of its message and is not asked once too many of
    /// the same sort are known.
    pub fn report(&mut self, code: Code, place: Place, fill: impl FnOnce(Message) -> Message) {
        if self.listed(code, &place.file) {
            self.push(code, place, fill(code.message()));
        }
    }

    /// The same where the place in the file takes time to find: it is not asked for either once too
    /// many are known.
    pub fn report_at(
        &mut self,
        code: Code,
        file: &str,
        place: impl FnOnce() -> Place,
        fill: impl FnOnce(Message) -> Message,
    ) {
        if self.listed(code, file) {
            self.push(code, place(), fill(code.message()));
        }
    }

    /// Counts a finding: whether it is one of those that are listed.
    fn listed(&mut self, code: Code, file: &str) -> bool {
        if self.forgiven == Some(code.code) {
            return false;
        }
        let count = self.counts.entry((file.to_owned(), code.code)).or_default();
        *count += 1;
        *count <= LISTED
    }

    /// Not part of the functions above, which the compiler copies for each of their callers.
    fn push(&mut self, code: Code, place: Place, message: Message) {
        let severity = code.severity();
        self.list.push(Diagnostic { code: code.code, severity, place: Some(place), message });
    }

    /// Adds a finding that was made elsewhere, at another place.
    pub fn repeat(&mut self, finding: Diagnostic, place: Place) {
        *self.counts.entry((place.file.clone(), finding.code)).or_default() += 1;
        self.list.push(Diagnostic { place: Some(place), ..finding });
    }

    /// Whether a file has shown no error so far.
    pub fn clean(&self, file: &str) -> bool {
        !self.counts.keys().any(|(f, code)| f == file && code.starts_with('E'))
    }

    /// Whether any error was found.
    pub fn any_error(&self) -> bool {
        self.counts.keys().any(|(_, code)| code.starts_with('E'))
    }

    /// The findings in the order of the files, lines and columns.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        for ((file, code), count) in self.counts {
            if count > LISTED {
                let severity =
                    if code.starts_with('E') { Severity::Error } else { Severity::Warning };
                self.list.push(Diagnostic {
                    code,
                    severity,
                    place: Some(Place { file, line: Some(u32::MAX), ..Place::default() }),
                    message: Message::new(MORE_KEY).with("count", count - LISTED),
                });
            }
        }
        let rank = |file: &str| self.order.iter().position(|f| f == file);
        self.list.sort_by_cached_key(|d| {
            d.place.as_ref().map(|p| {
                (rank(&p.file).unwrap_or(usize::MAX), p.file.clone(), p.line, p.column, d.code)
            })
        });
        for finding in &mut self.list {
            if let Some(place) = &mut finding.place {
                place.line = place.line.filter(|&line| line != u32::MAX);
            }
        }
        self.list
    }
}

/// A place that is a whole file.
pub(super) fn file_place(file: impl Into<String>) -> Place {
    Place { file: file.into(), ..Place::default() }
}

/// A place that is a line of a file.
pub(super) fn line_place(file: impl Into<String>, line: u32) -> Place {
    Place { line: Some(line), ..file_place(file) }
}

/// A value as messages show it: on one line, and not too long.
pub(super) fn shown(text: &str) -> String {
    let mut short: String =
        text.chars().take(SHOWN).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

/// Fills the gaps `why` and `detail` of a message about what cannot be read.
pub(super) fn unreadable(message: Message, error: &io::Error) -> Message {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "missing",
        io::ErrorKind::IsADirectory => "folder",
        io::ErrorKind::PermissionDenied => "permission",
        io::ErrorKind::InvalidInput => "not-a-file",
        _ => "other",
    };
    message.with("why", why).with("detail", error)
}

/// The candidate that was probably meant, if one is near enough.
pub(super) fn nearest<'c>(
    value: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    const LONGEST: usize = 64;
    const MOST: usize = 20_000;
    let length = value.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let value = value.to_lowercase();
    let candidates: Vec<&str> = candidates.into_iter().take(MOST).collect();
    let slip = candidates
        .iter()
        .filter_map(|&c| {
            let n = c.chars().count();
            let slips = strsim::osa_distance(&value, &c.to_lowercase());
            // A third of the letters may be wrong, and one letter of a short word.
            let allowed = (length.max(n) / 3).max(usize::from(length.max(n) > 1));
            let near = n <= LONGEST && slips <= allowed && !only_numbers_differ(&value, c);
            near.then_some((slips, c))
        })
        .min_by_key(|&(slips, _)| slips)
        .map(|(_, c)| c);
    // A short name of three Chinese characters or more: all of them are in the whole name, in order.
    let chinese = length >= 3 && !value.is_ascii();
    let whole = || {
        let short = candidates.iter().filter(|c| {
            let mut letters = c.chars();
            value.chars().all(|wanted| letters.any(|letter| letter == wanted))
        });
        short.min_by_key(|c| c.chars().count()).copied()
    };
    slip.or_else(|| if chinese { whole() } else { None })
}

/// Whether two texts are the same but for the numbers in them: `K2` is no slip for `K1`, but
/// `K04` is one for `K004`.
fn only_numbers_differ(one: &str, other: &str) -> bool {
    let parts = |text: &str| -> (String, Vec<String>) {
        let letters = text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        (letters.to_lowercase(), numbers.map(|n| n.trim_start_matches('0').to_owned()).collect())
    };
    let ((letters, numbers), (other_letters, other_numbers)) = (parts(one), parts(other));
    letters == other_letters && numbers != other_numbers
}

/// Fills the gaps `similar` (yes, no) and `suggestion` of a message.
pub(super) fn suggest(message: Message, suggestion: Option<&str>) -> Message {
    message
        .with("similar", if suggestion.is_some() { "yes" } else { "no" })
        .with("suggestion", suggestion.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::codes;

    #[test]
    fn many_of_a_sort_end_in_a_count() {
        let mut found = Findings::in_order(["b.csv", "a.csv"]);
        for line in 0..1150 {
            found.report(codes::EMPTY_CELL, line_place("a.csv", line), |m| m);
        }
        found.report(codes::EMPTY_CELL, line_place("b.csv", 7), |m| m);
        let list = found.finish();
        assert_eq!(list.len(), LISTED + 2);
        assert_eq!(list[0].place.as_ref().map(|p| p.file.as_str()), Some("b.csv"));
        let last = list.last().expect("findings");
        assert_eq!(last.message, Message::new(MORE_KEY).with("count", 150));
        assert_eq!(last.place, Some(file_place("a.csv")));
    }

    #[test]
    fn near_words_are_found() {
        assert_eq!(nearest("kindergraten", ["kindergarten", "staff"]), Some("kindergarten"));
        assert_eq!(nearest("K0l", ["K01", "K22"]), Some("K01"));
        assert_eq!(nearest("zzz", ["K01"]), None);
        assert_eq!(nearest("K04", ["K040", "K004"]), Some("K004"));
        assert_eq!(nearest("X02", ["K01", "K02"]), Some("K02"));
        // Another number is another thing, not a slip.
        assert_eq!(nearest("K2", ["K1", "K12"]), None);
        let long = ["鄂温克族自治旗第一民族幼儿园", "巴彦托海镇艾里社区幼儿园"];
        assert_eq!(nearest("第一民族园", long), Some(long[0]));
        assert_eq!(nearest("民族第一园", long), None);
        assert_eq!(nearest("幼儿圆", ["幼儿园", "联盟"]), Some("幼儿园"));
    }

    #[test]
    fn long_values_are_shortened() {
        assert_eq!(shown(&"x".repeat(50)).chars().count(), SHOWN + 1);
        assert_eq!(shown("a\nb"), "a b");
    }
}
