//! What is told to each person, kindergarten and alliance that a repair concerns: whoever goes, is
//! left with others, receives, hosts, sends delegates, or lends its people.

use std::collections::BTreeMap;

use super::deeds::{Deed, Effect, partners};
use super::told::Teller;
use crate::domain::{ActivityKind, KinderIx, Message, StaffIx};
use crate::replan::{Difference, Spot};
use crate::write::owner::Owner;

/// One thing that somebody is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub effect: Effect,
    pub text: String,
    pub why: String,
}

pub(super) type Notes = BTreeMap<Owner, Vec<Note>>;

/// Everything that is to be told, the cancelled first for each.
pub(super) fn notes(teller: Teller<'_>, differences: &[Difference], deeds: &[Deed<'_>]) -> Notes {
    let mut all = Writer { teller, notes: Notes::new() };
    for deed in deeds {
        match deed.person {
            Some(p) => all.person(p, deed),
            None => all.event(deed),
        }
        let (line, why) = (teller.summary(deed), teller.why(deed, None));
        all.tell(Owner::Alliance(deed.of.alliance), deed.effect, line, why);
    }
    for (p, d) in partners(differences) {
        all.partner(p, d);
    }
    all.places(deeds);
    all.homes(deeds);
    for notes in all.notes.values_mut() {
        notes.sort_by_key(|note| note.effect);
    }
    all.notes
}

impl Teller<'_> {
    /// Who, what, before and after.
    pub fn summary(&self, deed: &Deed<'_>) -> String {
        let line = self.line(&self.what(deed.of), &self.spot(deed.before), &self.spot(deed.after));
        match deed.person {
            Some(p) => self.about(&self.people(&[p]), &line),
            None => line,
        }
    }

    fn about(&self, who: &str, line: &str) -> String {
        let message = Message::new("replan-list-line").with("who", who).with("line", line);
        self.texts.say(&message)
    }
}

struct Writer<'a> {
    teller: Teller<'a>,
    notes: Notes,
}

/// Deeds of people that are the same but for the person.
type Same<'d> = (ActivityKind, Option<&'d Spot>, Option<&'d Spot>);

impl Writer<'_> {
    fn tell(&mut self, owner: Owner, effect: Effect, text: String, why: String) {
        let notes = self.notes.entry(owner).or_default();
        let note = Note { effect, text, why };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }

    fn person(&mut self, p: StaffIx, deed: &Deed<'_>) {
        let t = self.teller;
        let line = t.line(&t.what(deed.of), &t.spot(deed.before), &t.spot(deed.after));
        let text = self.beside(line, p, deed.after);
        self.tell(Owner::Person(p), deed.effect, text, t.why(deed, Some(p)));
    }

    /// A line, and who else goes.
    fn beside(&self, line: String, p: StaffIx, spot: Option<&Spot>) -> String {
        let others: Vec<StaffIx> =
            spot.iter().flat_map(|s| &s.staff).copied().filter(|&q| q != p).collect();
        if others.is_empty() {
            return line;
        }
        let message = Message::new("replan-with").with("line", line);
        self.teller.texts.say(&message.with("people", self.teller.people(&others)))
    }

    /// Who goes as before, with others.
    fn partner(&mut self, p: StaffIx, d: &Difference) {
        let t = self.teller;
        let after = d.after.as_ref();
        let line = t.line(&t.what(d), &t.spot(after), "");
        let text = match self.beside(line.clone(), p, after) {
            with if with != line => with,
            _ => t.texts.say(&Message::new("replan-alone").with("line", line)),
        };
        let deed = Deed {
            of: d,
            effect: Effect::Company,
            person: Some(p),
            before: d.before.as_ref(),
            after,
            makes_up: None,
        };
        self.tell(Owner::Person(p), Effect::Company, text, t.why(&deed, Some(p)));
    }

    /// An event, to every kindergarten of the alliance with its part in it.
    fn event(&mut self, deed: &Deed<'_>) {
        let t = self.teller;
        let host = |spot: Option<&Spot>| spot.and_then(|s| s.kindergarten);
        let (was, is) = (host(deed.before), host(deed.after));
        let line = t.line(&t.what(deed.of), &t.spot(deed.before), &t.spot(deed.after));
        let row = t.scenario.events.iter().find(|event| event.id == deed.of.id);
        let members = &t.scenario.alliance(deed.of.alliance).members;
        for &k in members {
            let part = match (was == Some(k), is == Some(k)) {
                (true, true) => Some(Message::new("replan-part-still-hosts")),
                (false, true) => Some(Message::new("replan-part-hosts")),
                (true, false) => Some(Message::new("replan-part-hosts-no-more")),
                (false, false) => None,
            };
            let delegates = row.map(|event| event.delegates).filter(|_| is.is_some());
            let sends =
                || Some(Message::new("replan-part-sends").with("n", delegates.filter(|&n| n > 0)?));
            let sends = if is == Some(k) { None } else { sends() };
            let parts: Vec<Message> = part.into_iter().chain(sends).collect();
            let text = match parts.is_empty() {
                true => line.clone(),
                false => t.texts.say(
                    &Message::new("replan-part")
                        .with("line", &line)
                        .with("part", t.texts.join(&parts)),
                ),
            };
            self.tell(Owner::Kindergarten(k), deed.effect, text, t.why(deed, None));
        }
    }

    /// Who comes to a kindergarten, for the kindergarten.
    fn places(&mut self, deeds: &[Deed<'_>]) {
        let t = self.teller;
        let mut order: Vec<KinderIx> = Vec::new();
        let place = |spot: Option<&Spot>| spot.and_then(|s| s.kindergarten);
        let duties = || deeds.iter().filter(|deed| deed.person.is_some());
        for k in duties().flat_map(|d| [place(d.before), place(d.after)]).flatten() {
            if !order.contains(&k) {
                order.push(k);
            }
        }
        for k in order {
            // By time before and after, as far as they are here.
            let mut groups: Vec<(Same<'_>, Vec<&Deed<'_>>)> = Vec::new();
            for deed in duties() {
                let here = |spot: Option<&'_ Spot>| spot.is_some_and(|s| s.kindergarten == Some(k));
                let (before, after) =
                    (deed.before.filter(|s| here(Some(s))), deed.after.filter(|s| here(Some(s))));
                if before.is_none() && after.is_none() {
                    continue;
                }
                push(&mut groups, (deed.of.activity, before, after), deed);
            }
            while !groups.is_empty() {
                let ((kind, before, after), people) = groups.remove(0);
                let instead = before.filter(|_| after.is_none()).and_then(|was| {
                    groups.iter().position(|((other, before, after), _)| {
                        *other == kind
                            && before.is_none()
                            && after.is_some_and(|s| same_time(s, was))
                    })
                });
                let what = Message::new("replan-in").with("what", t.what(people[0].of));
                let what = t.texts.say(&what);
                let when = |spot: Option<&Spot>| spot.map_or_else(String::new, |s| t.when(s));
                let who = |these: &[&Deed<'_>]| {
                    let people: Vec<StaffIx> = these.iter().filter_map(|d| d.person).collect();
                    t.people(&people)
                };
                let (effect, text) = match instead {
                    Some(i) => {
                        let (_, come) = groups.remove(i);
                        let message = Message::new("replan-in-instead")
                            .with("line", t.line(&what, &when(before), ""))
                            .with("gone", who(&people))
                            .with("people", who(&come));
                        (Effect::Company, t.texts.say(&message))
                    }
                    None => {
                        let line = t.line(&what, &when(before), &when(after));
                        let message = Message::new("replan-in-people").with("line", line);
                        let effect = match (before.is_some(), after.is_some()) {
                            (true, true) => Effect::Moved,
                            (true, false) => Effect::Freed,
                            _ => Effect::Asked,
                        };
                        (effect, t.texts.say(&message.with("people", who(&people))))
                    }
                };
                self.tell(Owner::Kindergarten(k), effect, text, t.why(people[0], None));
            }
        }
    }

    /// Where the people of a kindergarten go, for the kindergarten.
    fn homes(&mut self, deeds: &[Deed<'_>]) {
        let t = self.teller;
        let mut groups: Vec<((KinderIx, Same<'_>), Vec<&Deed<'_>>)> = Vec::new();
        for deed in deeds {
            let Some(p) = deed.person else { continue };
            let same = (deed.of.activity, deed.before, deed.after);
            let key = (t.scenario.person(p).home, same);
            match groups.iter_mut().find(|(k, _)| k.0 == key.0 && alike(&k.1, &key.1)) {
                Some((_, these)) => these.push(deed),
                None => groups.push((key, vec![deed])),
            }
        }
        for ((home, (_, before, after)), these) in groups {
            let names: Vec<String> =
                these.iter().filter_map(|d| d.person).map(|p| t.person(p)).collect();
            let what = Message::new("replan-out").with("what", t.what(these[0].of));
            let line = t.line(&t.texts.say(&what), &t.spot(before), &t.spot(after));
            let text = t.about(&names.join(t.texts.comma()), &line);
            self.tell(Owner::Kindergarten(home), these[0].effect, text, t.why(these[0], None));
        }
    }
}

fn push<'a, 'd>(
    groups: &mut Vec<(Same<'a>, Vec<&'a Deed<'d>>)>,
    key: Same<'a>,
    deed: &'a Deed<'d>,
) {
    match groups.iter_mut().find(|(k, _)| alike(k, &key)) {
        Some((_, these)) => these.push(deed),
        None => groups.push((key, vec![deed])),
    }
}

/// Whether two deeds are at the same times and places.
fn alike(a: &Same<'_>, b: &Same<'_>) -> bool {
    let at = |spot: Option<&Spot>| spot.map(|s| (s.date, s.last, s.slot, s.kindergarten));
    a.0 == b.0 && at(a.1) == at(b.1) && at(a.2) == at(b.2)
}

fn same_time(a: &Spot, b: &Spot) -> bool {
    (a.date, a.slot) == (b.date, b.slot)
}
