//! Differences in words: one entry for each person, or for an event, that they concern.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::{ActivityKind, KinderIx, Message, Scenario, Slot, StaffIx};
use crate::replan::{Cause, Difference, Spot};
use crate::text::{Texts, safe};

/// Columns of a name.
const NAME: usize = 120;

/// Breaches of rules that are told for one difference.
const RULES: usize = 2;

/// What a difference means for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// No longer comes.
    Freed,
    /// Comes at another time.
    Moved,
    /// Is to come, and was not.
    Asked,
}

impl Effect {
    pub const ALL: &'static [Self] = &[Self::Freed, Self::Moved, Self::Asked];

    /// How the table calls it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Freed => "freed",
            Self::Moved => "moved",
            Self::Asked => "asked",
        }
    }

    /// The heading above such entries.
    pub const fn head(self) -> &'static str {
        match self {
            Self::Freed => "replan-effect-freed",
            Self::Moved => "replan-effect-moved",
            Self::Asked => "replan-effect-asked",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    pub date: Date,
    pub slot: Slot,
}

/// One entry.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub activity: String,
    pub kind: ActivityKind,
    pub effect: Effect,
    /// `None` for an event.
    pub person: Option<StaffIx>,
    pub person_id: String,
    pub person_name: String,
    pub alliance_id: String,
    pub alliance: String,
    pub place_id: String,
    pub place: String,
    pub before: Option<When>,
    pub after: Option<When>,
    /// Before and after, and what, in one line.
    pub line: String,
    pub before_text: String,
    pub after_text: String,
    pub why: String,
}

pub(super) fn told(scenario: &Scenario, differences: &[Difference], texts: &Texts) -> Vec<Told> {
    let teller = Teller { scenario, texts };
    let mut all: Vec<Told> = Vec::new();
    for d in differences {
        if d.activity == ActivityKind::Event {
            let effect = match (&d.before, &d.after) {
                (Some(_), Some(_)) => Effect::Moved,
                (Some(_), None) => Effect::Freed,
                (None, _) => Effect::Asked,
            };
            all.push(teller.entry(d, effect, None));
            continue;
        }
        let freed: BTreeSet<StaffIx> = d.freed().collect();
        let asked: BTreeSet<StaffIx> = d.asked().collect();
        for &p in freed.union(&asked) {
            let effect = match (freed.contains(&p), asked.contains(&p)) {
                (true, true) => Effect::Moved,
                (true, false) => Effect::Freed,
                (false, _) => Effect::Asked,
            };
            all.push(teller.entry(d, effect, Some(p)));
        }
    }
    all
}

struct Teller<'a> {
    scenario: &'a Scenario,
    texts: &'a Texts,
}

impl Teller<'_> {
    fn entry(&self, d: &Difference, effect: Effect, person: Option<StaffIx>) -> Told {
        let before = d.before.as_ref().filter(|_| effect != Effect::Asked);
        let after = d.after.as_ref().filter(|_| effect != Effect::Freed);
        let place = after.or(before).and_then(|spot| spot.kindergarten);
        let when = |spot: Option<&Spot>| spot.map(|s| When { date: s.date, slot: s.slot });
        let who = person.map(|p| self.scenario.person(p));
        let what = self.what(d);
        let (before_text, after_text) = (self.spot(before), self.spot(after));
        let key = match effect {
            Effect::Freed => "replan-line-freed",
            Effect::Moved => "replan-line-moved",
            Effect::Asked => "replan-line-asked",
        };
        let used: &[(&str, &String)] = match effect {
            Effect::Freed => &[("what", &what), ("before", &before_text)],
            Effect::Moved => &[("what", &what), ("before", &before_text), ("after", &after_text)],
            Effect::Asked => &[("what", &what), ("after", &after_text)],
        };
        let line =
            used.iter().fold(Message::new(key), |message, (name, value)| message.with(name, value));
        let alliance = self.scenario.alliance(d.alliance);
        Told {
            activity: d.id.clone(),
            kind: d.activity,
            effect,
            person,
            person_id: who.map_or_else(String::new, |p| p.id.clone()),
            person_name: who.map_or_else(String::new, |p| p.name.clone()),
            alliance_id: alliance.id.clone(),
            alliance: shown(&alliance.name),
            place_id: place.map_or_else(String::new, |k| self.scenario.kindergarten(k).id.clone()),
            place: place.map_or_else(String::new, |k| self.scenario.kindergarten(k).name.clone()),
            before: when(before),
            after: when(after),
            line: self.texts.say(&line),
            before_text,
            after_text,
            why: self.why(d, effect, person),
        }
    }

    /// What the activity is: an event by its title, a duty by its kind.
    fn what(&self, d: &Difference) -> String {
        if d.activity == ActivityKind::Event && !d.title.is_empty() {
            shown(&d.title)
        } else {
            self.texts.word(d.activity)
        }
    }

    /// Day, weekday, session and place.
    fn spot(&self, spot: Option<&Spot>) -> String {
        let Some(spot) = spot else { return String::new() };
        let place = match spot.kindergarten {
            Some(k) => self.place(k),
            None => self.texts.say(&Message::new("replan-online")),
        };
        self.texts.say(
            &Message::new("replan-spot")
                .with("date", spot.date)
                .with("weekday", self.texts.word(spot.date.weekday()))
                .with("session", self.texts.word(spot.slot))
                .with("place", place),
        )
    }

    fn place(&self, k: KinderIx) -> String {
        let place = self.scenario.kindergarten(k);
        format!("{} {}", shown(&place.name), place.id)
    }

    fn people(&self, people: &[StaffIx]) -> Vec<String> {
        let name = |p: &StaffIx| {
            let person = self.scenario.person(*p);
            format!("{} {}", shown(&person.name), person.id)
        };
        people.iter().map(name).collect()
    }

    fn why(&self, d: &Difference, effect: Effect, person: Option<StaffIx>) -> String {
        let mut messages: Vec<Message> = Vec::new();
        let steps_in = effect == Effect::Asked && d.before.is_some();
        for cause in &d.causes {
            let message = match cause {
                // Who steps in is told for whom, not what the others may not do.
                Cause::Rule(..) | Cause::Beside(..) if steps_in && self.for_others(d) => continue,
                Cause::Rule(_, what) => self.rule("replan-why-rule", what),
                Cause::Beside(_, what) => self.rule("replan-why-beside", what),
                Cause::ByHand => Message::new("replan-why-by-hand"),
                Cause::StandsIn(people) if steps_in => {
                    Message::new("replan-why-stands-in").with_list("people", self.people(people))
                }
                Cause::StandsIn(people)
                    if forced(d) && person.is_none_or(|p| !people.contains(&p)) =>
                {
                    Message::new("replan-why-others").with_list("people", self.people(people))
                }
                Cause::StandsIn(_) => continue,
                Cause::Saving => Message::new("replan-why-saving"),
                // It is told already whom somebody stands in for.
                Cause::Demand if steps_in && self.for_others(d) => continue,
                Cause::Demand if effect == Effect::Asked => Message::new("replan-why-demand"),
                Cause::Demand => Message::new("replan-why-needed-elsewhere"),
            };
            if messages.len() < RULES && !messages.contains(&message) {
                messages.push(message);
            }
        }
        if messages.is_empty() {
            messages.push(Message::new("replan-why-needed-elsewhere"));
        }
        self.texts.join(&messages)
    }

    fn for_others(&self, d: &Difference) -> bool {
        d.causes.iter().any(|cause| matches!(cause, Cause::StandsIn(_)))
    }

    /// A breach in the verifier's words, which name the rule.
    fn rule(&self, key: &'static str, what: &Message) -> Message {
        Message::new(key).with("what", self.texts.say(what))
    }
}

/// Whether it could not stay as it stood.
fn forced(d: &Difference) -> bool {
    d.causes.iter().any(|cause| matches!(cause, Cause::Rule(..) | Cause::Beside(..)))
}

/// A name on one line, with nothing in it that is not seen.
pub(super) fn shown(name: &str) -> String {
    safe(name, NAME)
}
