//! Names and figures inside answers.

use super::Asked;
use crate::cli::layout::safe;
use crate::cli::style::{self, paint};
use crate::cli::voice::Voice;
use crate::domain::{AllianceIx, Demand, KinderIx, Message, Rule, StaffIx};
use crate::explain::Standing;

/// Columns of a name.
const NAME: usize = 40;

impl Asked<'_> {
    pub fn person(&self, p: StaffIx) -> String {
        safe(&self.scenario.name_of_person(p), NAME)
    }

    pub fn place(&self, k: KinderIx) -> String {
        safe(&self.scenario.name_of_place(k), NAME)
    }

    pub fn alliance(&self, a: AllianceIx) -> String {
        safe(&self.scenario.alliance(a).name, NAME)
    }

    /// Several of anything, with the language's own commas.
    pub fn list(&self, items: impl IntoIterator<Item = String>) -> String {
        items.into_iter().collect::<Vec<_>>().join(self.voice.texts().comma())
    }

    /// Names of rules, in the order given.
    pub fn rules(&self, rules: &[Rule]) -> String {
        self.list(rules.iter().map(|&rule| self.voice.word(rule)))
    }

    pub fn demand(&self, demand: Demand) -> String {
        self.voice.word(demand)
    }

    pub fn more(&self, levels: &Standing) -> String {
        more(levels, self.voice)
    }

    pub fn title(&self, message: &Message) -> String {
        format!("{}\n", paint(style::TITLE, self.voice.say(message)))
    }

    pub fn line(&self, message: &Message) -> String {
        format!("  {}\n", self.voice.say(message))
    }
}

/// A difference of levels in words.
pub(in crate::cli) fn more(more: &Standing, voice: &Voice) -> String {
    let same = more.shortfall == 0 && more.quality == 0;
    if same && more.cost.abs() < 0.05 && more.km.abs() < 0.05 {
        return voice.key("explain-more-none");
    }
    voice.say(
        &Message::new("explain-more")
            .with("shortfall", signed(more.shortfall as f64, 0))
            .with("cost", signed(more.cost, 1))
            .with("km", signed(more.km, 1))
            .with("quality", signed(more.quality as f64, 0)),
    )
}

/// A number with its sign; nothing is ±0.
pub(in crate::cli) fn signed(number: f64, digits: usize) -> String {
    let text = format!("{number:+.digits$}");
    if text.trim_start_matches(['+', '-']).chars().all(|c| c == '0' || c == '.') {
        format!("±{}", &text[1..])
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_sign() {
        assert_eq!(signed(3.04, 1), "+3.0");
        assert_eq!(signed(-2.0, 0), "-2");
        assert_eq!(signed(-0.01, 1), "±0.0");
        assert_eq!(signed(0.0, 0), "±0");
    }
}
