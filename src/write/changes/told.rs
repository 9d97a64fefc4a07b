//! Deeds in words: what it was, what it is, and why, as its reader would say it.

use super::deeds::{Deed, Effect};
use crate::domain::{ActivityKind, Message, Scenario, StaffIx, Who};
use crate::replan::{Cause, Difference, Happened, Spot};
use crate::text::{Texts, safe};
use crate::write::county::whole_county;

/// Columns of a name.
const NAME: usize = 120;

/// Reasons that are told for one deed.
const REASONS: usize = 2;

/// The words for deeds.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    pub scenario: &'a Scenario,
    pub texts: &'a Texts,
}

impl Teller<'_> {
    pub fn key(&self, key: &'static str) -> String {
        self.texts.key(key)
    }

    /// What an activity is: an event by its title, a duty by its kind.
    pub fn what(&self, d: &Difference) -> String {
        if d.activity == ActivityKind::Event && !d.title.is_empty() {
            shown(&d.title)
        } else {
            self.texts.word(d.activity)
        }
    }

    /// Day, weekday, session and its hours.
    pub fn when(&self, spot: &Spot) -> String {
        if spot.last > spot.date {
            let message = Message::new("replan-span").with("from", self.texts.day(spot.date));
            return self.texts.say(&message.with("to", self.texts.day(spot.last)));
        }
        let hours = &self.scenario.settings.hours;
        self.texts.say(
            &Message::new("replan-when")
                .with("date", self.texts.day(spot.date))
                .with("session", self.texts.word(spot.slot))
                .with("hours", hours.of(spot.slot)),
        )
    }

    pub fn place(&self, spot: &Spot) -> String {
        match spot.kindergarten {
            Some(k) => shown(&self.scenario.kindergarten(k).name),
            None => self.key("replan-online"),
        }
    }

    /// When and where.
    pub fn spot(&self, spot: Option<&Spot>) -> String {
        let Some(spot) = spot else { return String::new() };
        let message = Message::new("replan-spot").with("when", self.when(spot));
        self.texts.say(&message.with("place", self.place(spot)))
    }

    pub fn person(&self, p: StaffIx) -> String {
        shown(&self.scenario.person(p).name)
    }

    /// People with their homes.
    pub fn people(&self, people: &[StaffIx]) -> String {
        let named = |&p: &StaffIx| {
            let home = self.scenario.kindergarten(self.scenario.person(p).home);
            let message = Message::new("ics-person").with("name", self.person(p));
            self.texts.say(&message.with("home", shown(&home.name)))
        };
        people.iter().map(named).collect::<Vec<_>>().join(self.texts.comma())
    }

    /// What, before and after, in one line.
    pub fn line(&self, what: &str, before: &str, after: &str) -> String {
        let message = match (before.is_empty(), after.is_empty()) {
            (false, false) => {
                Message::new("replan-line-moved").with("before", before).with("after", after)
            }
            (false, true) => Message::new("replan-line-one").with("spot", before),
            _ => Message::new("replan-line-one").with("spot", after),
        };
        self.texts.say(&message.with("what", what))
    }

    /// Why, as it is told to one person, or to others (`None`).
    pub fn why(&self, deed: &Deed<'_>, reader: Option<StaffIx>) -> String {
        let d = deed.of;
        let mut messages: Vec<Message> = Vec::new();
        let steps_in = deed.effect == Effect::Asked && d.before.is_some();
        let replaced = d.causes.iter().find_map(|cause| match cause {
            Cause::StandsIn(people) => Some(people),
            _ => None,
        });
        let happened = d.causes.iter().any(|cause| matches!(cause, Cause::Happened(_)));
        if let Some(people) = replaced.filter(|_| steps_in) {
            let people = people.iter().map(|&p| self.person(p));
            messages.push(Message::new("replan-why-stands-in").with_list("people", people));
        }
        if let Some((gone, was)) = deed.makes_up {
            messages.push(
                Message::new("replan-why-makes-up")
                    .with("date", self.texts.day(was.date))
                    .with("place", self.place(was))
                    .with("what", self.what(gone)),
            );
        }
        let told = !messages.is_empty();
        for cause in &d.causes {
            let message = match cause {
                Cause::Happened(h) => self.happened(*h, d, reader),
                // What has happened says enough; and who comes need not know what others may not.
                Cause::Rule(..) | Cause::Beside(..) if happened || told => continue,
                Cause::Rule(rule, _) => {
                    Message::new("replan-why-rule").with("what", self.texts.word(*rule))
                }
                Cause::Beside(rule, _) => {
                    Message::new("replan-why-beside").with("what", self.texts.word(*rule))
                }
                Cause::ByHand => Message::new("replan-why-by-hand"),
                Cause::StandsIn(_) => continue,
                Cause::Saving => Message::new("replan-why-saving"),
                Cause::Demand if told => continue,
                Cause::Demand if deed.effect == Effect::Asked => {
                    Message::new("replan-why-demand").with("what", self.what(d))
                }
                Cause::Demand => Message::new("replan-why-needed-elsewhere"),
            };
            if messages.len() < REASONS && !messages.contains(&message) {
                messages.push(message);
            }
        }
        if messages.is_empty() {
            messages.push(Message::new("replan-why-needed-elsewhere"));
        }
        self.texts.join(&messages)
    }

    /// What has happened, said to whom it happened or to others.
    fn happened(&self, happened: Happened, d: &Difference, reader: Option<StaffIx>) -> Message {
        let about = |key, p: StaffIx| {
            let own = if reader == Some(p) { "yes" } else { "no" };
            Message::new(key).with("own", own).with("name", self.person(p))
        };
        let place = |k| shown(&self.scenario.kindergarten(k).name);
        match happened {
            Happened::Away(p, from, to) => {
                about("replan-why-away", p).with("days", self.days(from, to))
            }
            Happened::Left(p, from) => {
                about("replan-why-left", p).with("date", self.texts.short_date(from))
            }
            Happened::Shut(who, from, to) => {
                let who = match who {
                    Who::All => whole_county(self.scenario, self.texts),
                    Who::Alliance(a) => shown(&self.scenario.alliance(a).name),
                    Who::Kindergarten(k) => place(k),
                    Who::Person(p) => self.person(p),
                };
                Message::new("replan-why-shut").with("who", who).with("days", self.days(from, to))
            }
            Happened::Road(a, b, from, to) => Message::new("replan-why-road")
                .with("a", place(a))
                .with("b", place(b))
                .with("days", self.days(from, to)),
            Happened::NoHost(k) => Message::new("replan-why-no-host").with("place", place(k)),
            Happened::Apart(p) => about("replan-why-apart", p),
            Happened::Wanted => Message::new("replan-why-wanted"),
            Happened::Cancelled => Message::new("replan-why-cancelled"),
            Happened::NotHeld => Message::new("replan-why-not-held").with("what", self.what(d)),
        }
    }

    /// Days of a span, said once where there is one alone.
    fn days(&self, from: jiff::civil::Date, to: jiff::civil::Date) -> String {
        let from_text = self.texts.short_date(from);
        if from == to {
            return from_text;
        }
        let message = Message::new("replan-span").with("from", from_text);
        self.texts.say(&message.with("to", self.texts.short_date(to)))
    }
}

/// A name on one line, with nothing in it that is not seen.
pub(super) fn shown(name: &str) -> String {
    safe(name, NAME)
}
