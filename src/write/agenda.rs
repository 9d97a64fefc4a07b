//! What concerns somebody, day by day: the same list for every paper, sheet and message.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::edition::Edition;
use super::owner::Owner;
use super::title;
use crate::calendar::holidays_cn;
use crate::domain::{
    Activity, ActivityKind, ClosureKind, Holidays, KinderIx, Message, Scenario, Slot, StaffIx, Who,
};
use crate::text::Texts;

/// One thing on one day, or on several on end.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub from: Date,
    pub to: Date,
    pub slot: Slot,
    /// In a word or two: whoever comes, goes, hosts, or is closed.
    pub what: String,
    /// With whom, where, which.
    pub detail: String,
    /// `None` for days off.
    pub row: Option<&'a Activity>,
}

/// Days on which somebody does not work, or works although it is a weekend.
#[derive(Debug, Clone)]
pub(super) struct Off {
    pub from: Date,
    pub to: Date,
    pub slot: Slot,
    pub who: Who,
    /// All of it: 停课：开学典礼.
    pub name: String,
    /// Key of a word for days of its kind.
    kind: &'static str,
    /// What is said beside that word: 开学典礼.
    note: String,
    weekdays: Vec<jiff::civil::Weekday>,
}

impl Off {
    pub fn covers(&self, date: Date) -> bool {
        (self.from..=self.to).contains(&date)
            && (self.weekdays.is_empty() || self.weekdays.contains(&date.weekday()))
    }
}

/// Days of the term that are not as usual, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDays {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Which days of the week; empty: all.
    pub weekdays: Vec<jiff::civil::Weekday>,
    /// Which sessions.
    pub slot: Slot,
    /// Whom they concern.
    pub who: Who,
    /// All of it: 停课：开学典礼.
    pub name: String,
}

/// Holidays, closures and make-up working days of the term, by name.
#[must_use]
pub fn named_days(scenario: &Scenario, texts: &Texts) -> Vec<NamedDays> {
    let named = |off: Off| {
        let Off { from, to, slot, who, name, weekdays, .. } = off;
        NamedDays { from, to, weekdays, slot, who, name }
    };
    days_off(scenario, texts).into_iter().map(named).collect()
}

/// The holidays of the term by name, and the closures.
pub(super) fn days_off(scenario: &Scenario, texts: &Texts) -> Vec<Off> {
    let term = &scenario.settings.term;
    let mut found: Vec<Off> = Vec::new();
    let mut put = |date: Date, kind, name: String, note: String| match found.last_mut() {
        Some(last) if last.name == name && last.to.saturating_add(1.days()) == date => {
            last.to = date
        }
        _ => found.push(Off {
            from: date,
            to: date,
            slot: Slot::Day,
            who: Who::All,
            name,
            kind,
            note,
            weekdays: Vec::new(),
        }),
    };
    if scenario.settings.calendar.holidays == Holidays::Cn {
        for date in term.start.series(1.day()).take_while(|date| *date <= term.end) {
            match holidays_cn().day_off(date) {
                Some(true) => put(date, "plan-off", texts.festival(date), texts.festival(date)),
                Some(false) => {
                    let name = texts.key("plan-works");
                    put(date, "plan-works", name, String::new());
                }
                None => {}
            }
        }
    }
    for closure in &scenario.closures {
        let kind = match (closure.kind, closure.who) {
            (ClosureKind::Working, _) => "plan-works",
            (ClosureKind::Closed, Who::Person(_)) => "plan-away",
            (ClosureKind::Closed, _) => "plan-closed",
        };
        let usual = texts.key(kind);
        let name = match &closure.note {
            Some(note) => {
                texts.say(&Message::new("plan-noted").with("what", usual).with("note", note))
            }
            None => usual,
        };
        if closure.to >= term.start && closure.from <= term.end {
            found.push(Off {
                from: closure.from.max(term.start),
                to: closure.to.min(term.end),
                slot: closure.slot,
                who: closure.who,
                name,
                kind,
                note: closure.note.clone().unwrap_or_default(),
                weekdays: closure.weekdays.clone(),
            });
        }
    }
    found
}

/// All that concerns an owner, by date and session.
pub(super) fn agenda<'a>(edition: &Edition<'a>, owner: Owner) -> Vec<Item<'a>> {
    let teller = Teller { edition };
    let rows = edition.plan.activities.iter();
    let mut items: Vec<Item<'a>> = rows
        .filter(|row| Owner::of(edition.scenario, row).contains(&owner))
        .flat_map(|row| teller.items(row, owner))
        .collect();
    let offs = edition.days_off().iter();
    items
        .extend(offs.filter(|off| closes(edition.scenario, off, owner)).map(|off| teller.off(off)));
    items.sort_by_key(|item| (item.from, item.slot));
    items
}

/// Whether days off are an owner's business.
pub(super) fn closes(scenario: &Scenario, off: &Off, owner: Owner) -> bool {
    let at = |k: KinderIx| {
        let alliance = scenario.kindergarten(k).alliance;
        [Who::All, Who::Alliance(alliance), Who::Kindergarten(k)].contains(&off.who)
    };
    match owner {
        Owner::County => off.who == Who::All,
        Owner::Alliance(a) => [Who::All, Who::Alliance(a)].contains(&off.who),
        Owner::Kindergarten(k) => at(k),
        Owner::Person(p) => at(scenario.person(p).home) || off.who == Who::Person(p),
    }
}

/// The word for an activity: an event and a placement by their own kind.
pub(super) fn kind_word(scenario: &Scenario, row: &Activity, texts: &Texts) -> String {
    match (row.event_kind(), row.placement().map(|p| scenario.placement(p).kind)) {
        (Some(kind), _) => texts.word(kind),
        (None, Some(kind)) => texts.word(kind),
        (None, None) => texts.word(row.kind()),
    }
}

struct Teller<'e, 'a> {
    edition: &'e Edition<'a>,
}

impl<'a> Teller<'_, 'a> {
    fn say(&self, message: Message) -> String {
        self.edition.texts.say(&message)
    }

    fn place(&self, k: KinderIx) -> &'a str {
        &self.edition.scenario.kindergarten(k).name
    }

    /// Names, with the homes of those who are not at home there.
    fn people(&self, people: &[StaffIx], at_home: Option<KinderIx>) -> String {
        let scenario = self.edition.scenario;
        let named = people.iter().map(|&p| match scenario.person(p).home {
            home if Some(home) == at_home => scenario.person(p).name.clone(),
            _ => Owner::Person(p).name(scenario, self.edition.texts),
        });
        named.collect::<Vec<_>>().join(self.edition.texts.comma())
    }

    fn kind(&self, row: &Activity) -> String {
        kind_word(self.edition.scenario, row, self.edition.texts)
    }

    fn items(&self, row: &'a Activity, owner: Owner) -> Vec<Item<'a>> {
        let item = |key, detail: String| Item {
            from: row.date,
            to: row.last_day(),
            slot: row.slot,
            what: self.say(Message::new(key).with("kind", self.kind(row))),
            detail,
            row: Some(row),
        };
        if row.kind() == ActivityKind::Event {
            let key = match owner {
                Owner::Kindergarten(k) if row.kindergarten == Some(k) => "plan-hosts",
                Owner::Kindergarten(_) => "plan-attends",
                _ => "plan-held",
            };
            return vec![item(key, self.event(row, owner))];
        }
        let there = row.kindergarten.map_or("", |k| self.place(k));
        match owner {
            Owner::Kindergarten(k) => {
                let own: Vec<StaffIx> = row
                    .staff
                    .iter()
                    .copied()
                    .filter(|&p| self.edition.scenario.person(p).home == k)
                    .collect();
                let comes = (row.kindergarten == Some(k))
                    .then(|| item("plan-comes", self.people(&row.staff, None)));
                let goes = (!own.is_empty()).then(|| {
                    let others: Vec<StaffIx> =
                        row.staff.iter().copied().filter(|p| !own.contains(p)).collect();
                    let message = Message::new("plan-goes-to").with("place", there);
                    let message = message.with("people", self.people(&own, Some(k)));
                    item("plan-goes", self.with_others(self.say(message), &others))
                });
                comes.into_iter().chain(goes).collect()
            }
            Owner::Person(p) => {
                let others: Vec<StaffIx> = row.staff.iter().copied().filter(|&q| q != p).collect();
                vec![item("plan-held", self.with_others(there.to_owned(), &others))]
            }
            Owner::County | Owner::Alliance(_) => {
                let message = Message::new("plan-people-at").with("place", there);
                let message = message.with("people", self.people(&row.staff, None));
                vec![item("plan-held", self.say(message))]
            }
        }
    }

    fn with_others(&self, line: String, others: &[StaffIx]) -> String {
        if others.is_empty() {
            return line;
        }
        let message = Message::new("replan-with").with("line", line);
        self.say(message.with("people", self.people(others, None)))
    }

    /// The title of an event, where it is, and how many go.
    fn event(&self, row: &Activity, owner: Owner) -> String {
        let Edition { scenario, texts, .. } = *self.edition;
        let event = row.event().map(|e| scenario.event(e));
        let heading = title(scenario, row, texts);
        let heading = match event.and_then(|e| e.theme.as_ref()) {
            Some(theme) => {
                self.say(Message::new("notice-themed").with("title", heading).with("theme", theme))
            }
            None => heading.into_owned(),
        };
        let Some(host) = row.kindergarten else {
            return self.say(Message::new("plan-event-online").with("title", heading));
        };
        let n = event.map_or(scenario.settings.events.delegates, |e| e.delegates);
        let key = match owner {
            Owner::Kindergarten(k) if k == host => "plan-event-here",
            Owner::Kindergarten(_) => "plan-event-there",
            _ => "plan-event-at",
        };
        let message = Message::new(key).with("title", heading).with("n", n);
        match owner {
            Owner::Kindergarten(k) if k == host => {
                let others = scenario.alliance(row.alliance).members.len().saturating_sub(1);
                self.say(message.with("all", others * n as usize))
            }
            _ => self.say(message.with("place", self.place(host))),
        }
    }

    fn off(&self, off: &Off) -> Item<'a> {
        let texts = self.edition.texts;
        let weekdays: Vec<String> = off.weekdays.iter().map(|&day| texts.word(day)).collect();
        Item {
            from: off.from,
            to: off.to,
            slot: off.slot,
            what: texts.key(off.kind),
            detail: match weekdays.is_empty() {
                true => off.note.clone(),
                false if off.note.is_empty() => weekdays.join(texts.comma()),
                false => format!("{}{}{}", weekdays.join(texts.comma()), texts.colon(), off.note),
            },
            row: None,
        }
    }
}

impl Item<'_> {
    /// The day, or the first and the last.
    pub fn day(&self, texts: &Texts) -> String {
        if self.to == self.from {
            return texts.day(self.from);
        }
        let message = Message::new("replan-span").with("from", texts.short_date(self.from));
        texts.say(&message.with("to", texts.short_date(self.to)))
    }

    /// The sessions, and where it is known when to leave.
    pub fn session(&self, texts: &Texts, leaves: Option<DateTime>) -> String {
        let slot = texts.word(self.slot);
        match leaves {
            Some(at) => {
                let time = at.strftime("%H:%M").to_string();
                texts.say(&Message::new("plan-leaves").with("session", slot).with("time", time))
            }
            None => slot,
        }
    }
}
