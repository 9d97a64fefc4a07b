//! What else a scheme asks for within a term: follow-ups, placements, people kept apart, seminars in
//! a rhythm, weekdays on which somebody never can. Its stream of draws is its own, so that all else
//! is the same without it.

use jiff::civil::Date;

use super::Shape;
use super::county::Alliance;
use super::dates::Terms;
use super::dice::Dice;
use crate::domain::{PlacementKind, Slot, Support};

/// Set in the number of each alliance's stream.
const STREAM: u64 = 1 << 32;

const WEEKDAYS: [&str; 5] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/// The rows of one alliance; people and places by position in it.
#[derive(Default)]
pub(super) struct Scheme {
    /// Where, and in which window.
    pub(super) follow_ups: Vec<(usize, Date, Date)>,
    pub(super) placements: Vec<Placement>,
    pub(super) apart: Vec<(usize, ApartFrom)>,
    pub(super) fixed: Vec<Fixed>,
    /// First day, last day and number of the seminars.
    pub(super) rhythm: Option<(Date, Date, u32)>,
}

pub(super) struct Placement {
    pub(super) person: usize,
    pub(super) host: usize,
    pub(super) kind: PlacementKind,
    pub(super) days: u32,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) replaced: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ApartFrom {
    Person(usize),
    Kindergarten(usize),
}

/// A weekday on which somebody cannot.
pub(super) struct Fixed {
    pub(super) person: usize,
    pub(super) weekday: &'static str,
    pub(super) slot: Slot,
    pub(super) replaced: bool,
}

impl Scheme {
    /// Whether a row names the person.
    pub(super) fn names(&self, person: usize) -> bool {
        self.placements.iter().any(|p| p.person == person)
            || self.fixed.iter().any(|f| f.person == person)
            || self.apart.iter().any(|&(a, b)| a == person || b == ApartFrom::Person(person))
    }
}

pub(super) fn scheme(shape: &Shape, terms: &Terms, alliance: &Alliance, index: u32) -> Scheme {
    let mut dice = Dice::new(shape.seed, STREAM | u64::from(index));
    let mut scheme =
        Scheme { follow_ups: follow_ups(shape, terms, alliance, &mut dice), ..Scheme::default() };
    scheme.placements = placements(shape, terms, alliance, &mut dice);
    apart(shape, alliance, &mut scheme, &mut dice);
    let mut people: Vec<usize> = (0..alliance.staff.len()).filter(|&p| !scheme.names(p)).collect();
    dice.shuffle(&mut people);
    for &person in people.iter().take(shape.fixed_days as usize) {
        scheme.fixed.push(Fixed {
            person,
            weekday: WEEKDAYS[dice.below(5) as usize],
            slot: *dice.pick(&[Slot::Am, Slot::Pm, Slot::Day]),
            replaced: dice.chance(0.5),
        });
    }
    scheme.rhythm = (shape.rhythm > 0).then_some((terms.start, terms.end, shape.rhythm));
    scheme
}

/// Of the weak kindergartens first, in windows of four weeks in the first half of the term.
fn follow_ups(
    shape: &Shape,
    terms: &Terms,
    alliance: &Alliance,
    dice: &mut Dice,
) -> Vec<(usize, Date, Date)> {
    let mut places: Vec<usize> = (1..alliance.kindergartens.len()).collect();
    dice.shuffle(&mut places);
    places.sort_by_key(|&k| alliance.kindergartens[k].support != Support::Weak);
    places.truncate(shape.follow_ups as usize);
    let window = |place| {
        let from = terms.along(dice.range(0, 8), 16);
        (place, from, terms.moved(from, 27))
    };
    places.into_iter().map(window).collect()
}

/// By turns a member's teacher at the lead for five days, and one of the lead's at a member for ten.
fn placements(
    shape: &Shape,
    terms: &Terms,
    alliance: &Alliance,
    dice: &mut Dice,
) -> Vec<Placement> {
    let members = alliance.kindergartens.len();
    let mut people: Vec<usize> = (0..alliance.staff.len()).collect();
    dice.shuffle(&mut people);
    let (mut of_lead, mut of_members): (Vec<usize>, Vec<usize>) =
        people.into_iter().partition(|&p| alliance.staff[p].home == 0);
    let mut list = Vec::new();
    for i in 0..shape.placements {
        let support = i % 2 == 1 && members > 1;
        let person = if support { of_lead.pop() } else { of_members.pop() };
        let Some(person) = person else { continue };
        let from = terms.along(dice.range(0, 6), 16);
        let weeks = if dice.chance(shape.tightness) { 4 } else { 8 };
        list.push(Placement {
            person,
            host: if support { dice.range(1, members as i32 - 1) as usize } else { 0 },
            kind: if support { PlacementKind::Support } else { PlacementKind::Shadowing },
            days: if support { 10 } else { 5 },
            from,
            to: terms.moved(from, 7 * weeks - 1),
            replaced: dice.chance(0.5),
        });
    }
    list
}

/// Two people, or a person and a kindergarten at which neither works; no row twice.
fn apart(shape: &Shape, alliance: &Alliance, scheme: &mut Scheme, dice: &mut Dice) {
    let placed = |scheme: &Scheme, p| scheme.placements.iter().any(|x| x.person == p);
    let mut people: Vec<usize> =
        (0..alliance.staff.len()).filter(|&p| !placed(scheme, p)).collect();
    dice.shuffle(&mut people);
    for _ in 0..shape.apart {
        let Some(a) = people.pop() else { return };
        let other = people.last().copied().filter(|_| dice.chance(0.5));
        let place = dice.below(alliance.kindergartens.len() as u32) as usize;
        let from = match other {
            Some(other) => ApartFrom::Person(other),
            None if place == alliance.staff[a].home => continue,
            None => ApartFrom::Kindergarten(place),
        };
        scheme.apart.push((a, from));
    }
}
