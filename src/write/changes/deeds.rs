//! Differences taken apart: one deed for each person, or event, that they concern.

use std::collections::BTreeSet;

use crate::domain::{ActivityKind, KinderIx, StaffIx};
use crate::replan::{Difference, Spot};

/// What a difference means for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Effect {
    /// No longer comes.
    Freed,
    /// Comes at another time.
    Moved,
    /// Comes at the same time, elsewhere.
    Elsewhere,
    /// Goes as before, with others.
    Company,
    /// Is to come, and was not.
    Asked,
    /// A vehicle leaves, or leaves no more.
    Vehicle,
}

impl Effect {
    pub const ALL: &'static [Self] =
        &[Self::Freed, Self::Moved, Self::Elsewhere, Self::Company, Self::Asked, Self::Vehicle];

    /// One word for a table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Freed => "replan-effect-freed",
            Self::Moved => "replan-effect-moved",
            Self::Elsewhere => "replan-effect-elsewhere",
            Self::Company => "replan-effect-company",
            Self::Asked => "replan-effect-asked",
            Self::Vehicle => "replan-effect-vehicle",
        }
    }
}

/// What is different for one person, or about an event.
#[derive(Debug, Clone)]
pub(super) struct Deed<'d> {
    /// The difference that has its causes.
    pub of: &'d Difference,
    pub effect: Effect,
    /// `None` for an event.
    pub person: Option<StaffIx>,
    pub before: Option<&'d Spot>,
    pub after: Option<&'d Spot>,
    /// What was to be and is not, in place of which this is.
    pub makes_up: Option<(&'d Difference, &'d Spot)>,
}

impl Deed<'_> {
    /// Its id in the calendar as it is now, where it still has one.
    pub fn id(&self) -> &str {
        &self.of.id
    }
}

/// Every deed, in the order of the differences.
pub(super) fn deeds(differences: &[Difference]) -> Vec<Deed<'_>> {
    let mut all: Vec<Deed<'_>> = Vec::new();
    for d in differences {
        if d.activity == ActivityKind::Event {
            let effect = match (&d.before, &d.after) {
                (Some(was), Some(is)) => moved(was, is),
                (Some(_), None) => Effect::Freed,
                (None, _) => Effect::Asked,
            };
            all.push(deed(d, effect, None));
            continue;
        }
        let freed: BTreeSet<StaffIx> = d.freed().collect();
        let asked: BTreeSet<StaffIx> = d.asked().collect();
        for &p in freed.union(&asked) {
            let effect = match (freed.contains(&p), asked.contains(&p)) {
                (true, true) => d
                    .before
                    .as_ref()
                    .zip(d.after.as_ref())
                    .map_or(Effect::Moved, |(a, b)| moved(a, b)),
                (true, false) => Effect::Freed,
                (false, _) => Effect::Asked,
            };
            all.push(deed(d, effect, Some(p)));
        }
    }
    same_on_another_day(&mut all);
    make_up(&mut all);
    all
}

fn moved(was: &Spot, is: &Spot) -> Effect {
    match (was.date, was.last, was.slot) == (is.date, is.last, is.slot) {
        true => Effect::Elsewhere,
        false => Effect::Moved,
    }
}

fn deed(d: &Difference, effect: Effect, person: Option<StaffIx>) -> Deed<'_> {
    Deed {
        of: d,
        effect,
        person,
        before: d.before.as_ref().filter(|_| effect != Effect::Asked),
        after: d.after.as_ref().filter(|_| effect != Effect::Freed),
        makes_up: None,
    }
}

/// A person who no longer goes somewhere on one day and does on another goes on another day.
fn same_on_another_day(all: &mut Vec<Deed<'_>>) {
    let place = |spot: Option<&Spot>| spot.and_then(|s| s.kindergarten);
    let mut i = 0;
    while i < all.len() {
        let freed = &all[i];
        let meets = |asked: &Deed<'_>| {
            asked.effect == Effect::Asked
                && asked.person == freed.person
                && asked.of.activity == freed.of.activity
                && place(asked.after) == place(freed.before)
        };
        let found = match freed.effect == Effect::Freed && freed.person.is_some() {
            true => all.iter().position(meets),
            false => None,
        };
        if let Some(j) = found {
            let asked = all.remove(j);
            i -= usize::from(j < i);
            all[i].effect = Effect::Moved;
            all[i].after = asked.after;
        }
        i += 1;
    }
}

/// What is new stands for what is gone: the person's own, or what the place was to receive.
fn make_up(all: &mut [Deed<'_>]) {
    let mut free: Vec<(StaffIx, Option<KinderIx>, &Difference, &Spot)> = all
        .iter()
        .filter(|deed| deed.effect == Effect::Freed)
        .filter_map(|deed| {
            let spot = deed.before?;
            Some((deed.person?, spot.kindergarten, deed.of, spot))
        })
        .collect();
    for deed in all.iter_mut().filter(|deed| deed.effect == Effect::Asked) {
        let (Some(p), Some(spot)) = (deed.person, deed.after) else { continue };
        let kind = deed.of.activity;
        let own = free.iter().position(|(q, _, d, _)| *q == p && d.activity == kind);
        let here =
            || free.iter().position(|(_, k, d, _)| *k == spot.kindergarten && d.activity == kind);
        // Whom somebody stands in for in the same activity is told as such.
        if let Some(i) = own.or_else(here).filter(|_| deed.of.before.is_none()) {
            let (_, _, d, was) = free.remove(i);
            deed.makes_up = Some((d, was));
        }
    }
}

/// Who goes as before and finds others beside them, with what they go to.
pub(super) fn partners(differences: &[Difference]) -> Vec<(StaffIx, &Difference)> {
    let mut found = Vec::new();
    for d in differences.iter().filter(|d| d.activity != ActivityKind::Event) {
        let (Some(before), Some(after)) = (&d.before, &d.after) else { continue };
        let same = (before.date, before.slot, before.kindergarten)
            == (after.date, after.slot, after.kindergarten);
        if same {
            let stay = after.staff.iter().filter(|p| before.staff.contains(p));
            found.extend(stay.map(|&p| (p, d)));
        }
    }
    found
}
