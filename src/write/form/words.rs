//! A division and the bounds that allow none, in words.

use crate::domain::{Message, Scenario};
use crate::form::{Bound, Conflict, Division, Evenness, FormRules};
use crate::text::Texts;
use crate::write::county::county_name;

/// The wording of a division; what it gives may hold names as the tables write them.
#[derive(Debug, Clone, Copy)]
pub struct FormWords<'a> {
    /// The county.
    pub scenario: &'a Scenario,
    /// What was asked for.
    pub rules: &'a FormRules,
    /// The language.
    pub texts: &'a Texts,
}

impl FormWords<'_> {
    /// How much more of something one alliance has than another.
    #[must_use]
    pub const fn range(evenness: Evenness, d: &Division) -> u32 {
        match evenness {
            Evenness::Weak => d.weak.1 - d.weak.0,
            Evenness::Staff => d.staff.1 - d.staff.0,
        }
    }

    /// What is shared, as an entry of the message files.
    #[must_use]
    pub const fn shared(evenness: Evenness) -> &'static str {
        match evenness {
            Evenness::Weak => "form-shared-weak",
            Evenness::Staff => "form-shared-staff",
        }
    }

    /// The county and what it is about.
    #[must_use]
    pub fn title(&self) -> String {
        let name = county_name(self.scenario).unwrap_or(&self.scenario.settings.name);
        self.texts.say(&Message::new("form-title").with("name", name))
    }

    /// What a division comes to.
    #[must_use]
    pub fn levels(&self, key: &'static str, d: &Division) -> String {
        let span = |(least, most): (u32, u32)| {
            self.texts.say(&Message::new("form-span").with("least", least).with("most", most))
        };
        let km = |hundredths: u32| format!("{:.1}", f64::from(hundredths) / 100.0);
        self.texts.say(
            &Message::new("form-levels")
                .with("what", self.texts.key(key))
                .with("km", km(d.road))
                .with("longest", km(d.longest))
                .with("size", span(d.size))
                .with("weak", span(d.weak))
                .with("staff", span(d.staff)),
        )
    }

    /// What the tables of trade-offs show.
    #[must_use]
    pub fn points_note(&self) -> String {
        self.texts.say(&Message::new("form-points-note").with("change", self.rules.change_km))
    }

    /// Cost of a division in kilometres.
    #[must_use]
    pub fn cost(&self, d: &Division) -> f64 {
        d.cost(self.rules) as f64 / 100.0
    }

    /// The bounds that together leave no division, a line each.
    #[must_use]
    pub fn conflict(&self, conflict: &Conflict) -> Vec<String> {
        let scenario = self.scenario;
        let (mut least, mut most, mut far, mut towns) = (vec![], vec![], vec![], vec![]);
        let mut lines = Vec::new();
        for member in &conflict.members {
            match member.fact {
                Bound::SizeMin(a) => least.push(scenario.alliance(a).name.clone()),
                Bound::SizeMax(a) => most.push(scenario.alliance(a).name.clone()),
                Bound::Road(k) => far.push(scenario.name_of_place(k)),
                Bound::Together(t) => towns.push(conflict.townships[t].clone()),
                Bound::Weak => {
                    let message = Message::new("form-bound-weak").with("n", self.rules.weak);
                    lines.push(self.texts.say(&message));
                }
                Bound::Staff => {
                    let message = Message::new("form-bound-staff").with("n", self.rules.staff);
                    lines.push(self.texts.say(&message));
                }
            }
        }
        let all = scenario.alliances.len();
        let mut sized = |keys: [&'static str; 2], n: u32, names: Vec<String>, of: usize| {
            let key = if names.len() == of { keys[0] } else { keys[1] };
            if !names.is_empty() {
                lines.push(
                    self.texts.say(&Message::new(key).with("n", n).with_list("names", names)),
                );
            }
        };
        sized(["form-bound-least-all", "form-bound-least"], self.rules.size.0, least, all);
        sized(["form-bound-most-all", "form-bound-most"], self.rules.size.1, most, all);
        let minutes = self.rules.minutes.value().round() as u32;
        sized(["form-bound-road"; 2], minutes, far, usize::MAX);
        if !towns.is_empty() {
            let message = Message::new("form-bound-together").with_list("names", towns);
            lines.push(self.texts.say(&message));
        }
        lines
    }
}
