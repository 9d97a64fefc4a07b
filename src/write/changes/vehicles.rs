//! Vehicles that leave otherwise than planned, for the kindergartens whose they are.

use super::deeds::Effect;
use super::notes::{Note, Notes};
use super::told::Teller;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, Message};
use crate::travel::DistanceTable;
use crate::write::owner::Owner;
use crate::write::trips::{Roads, Trip};

/// Adds to what the kindergartens are told which journeys are off and which are new.
pub(super) fn tell(t: Teller<'_>, earlier: &[Activity], now: &[Activity], notes: &mut Notes) {
    if earlier.is_empty() {
        return;
    }
    let (work, distances) = (WorkCalendar::new(t.scenario), DistanceTable::new(t.scenario));
    let roads = Roads { scenario: t.scenario, work: &work, distances: &distances };
    let (before, after) = (roads.trips(earlier), roads.trips(now));
    let missing =
        |these: &[Trip<'_>], trip: &Trip<'_>| !these.iter().any(|other| same(trip, other));
    let off = before.iter().filter(|trip| missing(&after, trip));
    let new = after.iter().filter(|trip| missing(&before, trip));
    let both = off
        .map(|trip| ("replan-vehicle-off", trip))
        .chain(new.map(|trip| ("replan-vehicle-new", trip)));
    for (key, trip) in both {
        let message = Message::new(key)
            .with("date", t.texts.day(trip.leaves.date()))
            .with("leaves", trip.leaves.strftime("%H:%M"))
            .with("back", trip.return_time(t.texts).replace('\n', " "))
            .with("n", trip.vehicles)
            .with("riders", trip.riders(t.scenario, t.texts))
            .with("stops", trip.stops(t.scenario, t.texts).replace('\n', t.texts.comma()));
        let text = t.texts.say(&message);
        let note = Note { effect: Effect::Vehicle, text, why: String::new() };
        notes.entry(Owner::Kindergarten(trip.home)).or_default().push(note);
    }
}

fn same(a: &Trip<'_>, b: &Trip<'_>) -> bool {
    let stops =
        |trip: &Trip<'_>| -> Vec<_> { trip.stops.iter().map(|row| row.kindergarten).collect() };
    (a.home, a.leaves, a.back, &a.riders) == (b.home, b.leaves, b.back, &b.riders)
        && stops(a) == stops(b)
}
