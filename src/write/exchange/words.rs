//! Why this person goes, why nobody goes to that place: in words.

use crate::domain::{Message, PlaceKind, Scenario, Support};
use crate::exchange::{
    AllianceExchange, Barred, Chosen, ExchangeLevels, ExchangeRules, Lift, Obstacles, Unserved,
    WhyNobody,
};
use crate::text::Texts;
use crate::write::county::county_name;

/// The wording of an exchange; what it gives may hold names as the tables write them.
#[derive(Debug, Clone, Copy)]
pub struct ExchangeWords<'a> {
    /// The county.
    pub scenario: &'a Scenario,
    /// What was asked for.
    pub rules: &'a ExchangeRules,
    /// The language.
    pub texts: &'a Texts,
}

/// Hundredths of a kilometre for people.
fn km(hundredths: u32) -> String {
    format!("{:.1}", f64::from(hundredths) / 100.0)
}

impl ExchangeWords<'_> {
    fn join(&self, parts: &[String]) -> String {
        parts.join(self.texts.separator())
    }

    /// The county and its school year.
    #[must_use]
    pub fn title(&self) -> String {
        let settings = &self.scenario.settings;
        let name = county_name(self.scenario).unwrap_or(&settings.name);
        let (from, to) = (settings.year.start.year(), settings.year.end.year());
        let year = if from == to { from.to_string() } else { format!("{from}—{to}") };
        self.texts.say(&Message::new("exchange-title").with("name", name).with("year", year))
    }

    /// A teaching language by its name.
    fn language(&self, code: &str) -> String {
        self.texts.say(&Message::new("exchange-language").with("code", code))
    }

    /// What speaks for a move, and what it would cost without that person.
    #[must_use]
    pub fn why(&self, of: &AllianceExchange, chosen: &Chosen) -> String {
        let (scenario, way) = (self.scenario, &chosen.way);
        let lead = scenario.alliance(of.alliance).lead;
        let host = scenario.kindergarten(way.host);
        let mut parts = Vec::new();
        if way.home == lead {
            match (host.support == Support::Weak, host.kind == Some(PlaceKind::Pastoral)) {
                (true, true) => parts.push(self.texts.key("exchange-why-both")),
                (true, false) => parts.push(self.texts.key("exchange-why-weak")),
                (false, true) => parts.push(self.texts.key("exchange-why-pastoral")),
                (false, false) => {}
            }
            if host.language != "zh" {
                let language = self.language(&host.language);
                parts.push(
                    self.texts.say(&Message::new("exchange-why-speaks").with("language", language)),
                );
            }
            if !chosen.subjects.is_empty() {
                let message = Message::new("exchange-why-subjects");
                parts.push(self.texts.say(&message.with_list("subjects", &chosen.subjects)));
            }
        } else {
            let comes = of.best.moves.iter().find(|m| m.host == way.home);
            parts.push(match comes {
                Some(m) => {
                    let name = scenario.name_of_person(m.person);
                    self.texts.say(&Message::new("exchange-why-swap").with("name", name))
                }
                None => self.texts.key("exchange-why-alone"),
            });
        }
        let against = self.against(&of.best.levels, &chosen.without);
        let instead = chosen.instead.iter().map(|&p| scenario.name_of_person(p));
        let message = match chosen.instead.is_empty() {
            true => Message::new("exchange-why-without"),
            false => Message::new("exchange-why-instead").with_list("names", instead),
        };
        parts.push(self.texts.say(&message.with("against", against)));
        self.join(&parts)
    }

    /// How much less a proposal is worth than the best one: by the first level that differs.
    #[must_use]
    pub fn against(&self, best: &ExchangeLevels, other: &ExchangeLevels) -> String {
        let n = |key: &'static str, n: u32| self.texts.say(&Message::new(key).with("n", n));
        let more = |key: &'static str, (best, other): (u32, u32)| {
            self.texts.say(&Message::new(key).with("km", km(other.saturating_sub(best))))
        };
        if other.count < best.count {
            n("exchange-against-count", best.count - other.count)
        } else if other.need < best.need {
            n("exchange-against-need", best.need - other.need)
        } else if other.swaps < best.swaps {
            n("exchange-against-swaps", best.swaps - other.swaps)
        } else if other.fits < best.fits {
            n("exchange-against-fits", best.fits - other.fits)
        } else if other.road > best.road {
            more("exchange-against-road", (best.road, other.road))
        } else if other.longest > best.longest {
            more("exchange-against-longest", (best.longest, other.longest))
        } else {
            self.texts.key("exchange-against-same")
        }
    }

    /// Why a member gets nobody.
    #[must_use]
    pub fn why_nobody(&self, of: &AllianceExchange, unserved: &Unserved) -> String {
        match unserved.why {
            WhyNobody::NobodyDue => self.texts.key("exchange-nobody-due"),
            WhyNobody::Closed => self.texts.key("exchange-nobody-closed"),
            WhyNobody::Obstacles(obstacles) => self.obstacles(of, unserved, obstacles),
            WhyNobody::NoReturn => self.texts.key("exchange-nobody-return"),
            WhyNobody::Dearer(levels) => {
                let against = self.against(&of.best.levels, &levels);
                self.texts.say(&Message::new("exchange-nobody-dearer").with("against", against))
            }
        }
    }

    fn obstacles(&self, of: &AllianceExchange, unserved: &Unserved, all: Obstacles) -> String {
        let n = |key: &'static str, n: u32| {
            (n > 0).then(|| self.texts.say(&Message::new(key).with("n", n)))
        };
        let language = (all.language > 0).then(|| {
            let spoken = &self.scenario.kindergarten(unserved.place).language;
            let message = Message::new("exchange-obstacle-language").with("n", all.language);
            self.texts.say(&message.with("language", self.language(spoken)))
        });
        let minutes = format!("{:.0}", self.rules.minutes.value());
        let road = (all.road > 0).then(|| {
            let message = Message::new("exchange-obstacle-road").with("n", all.road);
            self.texts.say(&message.with("minutes", minutes))
        });
        let list = [language, n("exchange-obstacle-apart", all.apart), road];
        let message = Message::new("exchange-nobody-obstacles").with("n", of.due);
        self.texts.say(&message.with_list("list", list.into_iter().flatten()))
    }

    /// Why a person is not considered.
    #[must_use]
    pub fn barred(&self, why: Barred) -> String {
        match why {
            Barred::Excluded => self.texts.key("exchange-barred-excluded"),
            Barred::Went(day) => self.texts.say(
                &Message::new("exchange-barred-went")
                    .with("date", day)
                    .with("years", self.rules.years),
            ),
            Barred::NotBackbone => self.texts.key("exchange-barred-backbone"),
            Barred::OnlyMentor => self.texts.key("exchange-barred-mentor"),
        }
    }

    /// Where fewer go than shall, that, and what would let one more go.
    #[must_use]
    pub fn fewer(&self, of: &AllianceExchange) -> Option<String> {
        if of.best.levels.count >= of.wanted {
            return None;
        }
        let message = Message::new("exchange-fewer")
            .with("alliance", &self.scenario.alliance(of.alliance).name)
            .with("wanted", of.wanted)
            .with("count", of.best.levels.count);
        let lifts = of.lifts.iter().map(|&lift| self.lift(lift));
        let lifts: Vec<String> = lifts.collect();
        let hint = match lifts.is_empty() {
            true => self.texts.key("exchange-lift-none"),
            false => self.texts.say(&Message::new("exchange-lift-any").with_list("list", lifts)),
        };
        Some(self.join(&[self.texts.say(&message), hint]))
    }

    fn lift(&self, lift: Lift) -> String {
        self.texts.key(match lift {
            Lift::Years => "exchange-lift-years",
            Lift::Excluded => "exchange-lift-excluded",
            Lift::Language => "exchange-lift-language",
            Lift::Road => "exchange-lift-road",
            Lift::Loss => "exchange-lift-loss",
            Lift::Room => "exchange-lift-room",
            Lift::PerPlace => "exchange-lift-per-place",
        })
    }

    /// What whoever carries it out has to look at.
    #[must_use]
    pub fn notes(&self, found: &[AllianceExchange], days: Option<u32>) -> Vec<String> {
        let levels = |f: fn(&ExchangeLevels) -> u32| -> u32 {
            found.iter().map(|of| f(&of.best.levels)).sum()
        };
        let alone = levels(|l| l.count) - levels(|l| l.swaps);
        let mut notes = Vec::new();
        if alone > 0 {
            notes.push(self.texts.say(&Message::new("exchange-note-alone").with("n", alone)));
        }
        if days.is_none() && levels(|l| l.count) > 0 {
            notes.push(self.texts.key("exchange-note-term"));
        }
        if self
            .scenario
            .placements
            .iter()
            .any(|row| found.iter().flat_map(|of| &of.best.moves).any(|m| m.host == row.host))
        {
            notes.push(self.texts.key("exchange-note-room"));
        }
        notes
    }
}
