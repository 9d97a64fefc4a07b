//! Activities that the plan must contain: few, and none that breaks a hard rule.

use jiff::civil::Date;

use super::Shape;
use super::county::{Alliance, County, Row, Whom, minutes};
use super::dates::Terms;
use super::dice::Dice;
use super::events::title;
use crate::domain::{ActivityKind, EventKind, EventLength, Slot};

/// The random stream of the pins.
const STREAM: u64 = u64::MAX;

/// Up to three pins: a visit and the lead's open half day in the first alliance, and a visit in the
/// last one. There are fewer if nothing certainly fits.
pub(super) fn pin(shape: &Shape, terms: &Terms, county: &County) -> Vec<Row> {
    let mut dice = Dice::new(shape.seed, STREAM);
    let mut pins = Vec::new();
    let Some(first) = county.first() else { return pins };
    pins.extend(open_half_day(terms, county, first, &mut dice));
    let busy: Vec<Date> = pins.iter().map(|p: &Row| p.date).collect();
    pins.extend(visit(terms, county, first, &busy, &mut dice));
    if let Some(last) = county.get(1..).and_then(<[Alliance]>::last) {
        pins.extend(visit(terms, county, last, &[], &mut dice));
    }
    pins.sort_by(|a, b| {
        (a.date, a.slot, &a.alliance, &a.id).cmp(&(b.date, b.slot, &b.alliance, &b.id))
    });
    pins
}

/// Whether no closure of any kind touches the day for the place and the person.
fn free(county: &County, a: &Alliance, date: Date, place: usize, person: Option<usize>) -> bool {
    let touches = |from: Date, to: Date| from <= date && date <= to;
    let wide = county.iter().flat_map(|a| &a.closures).filter(|c| c.whom == Whom::County);
    let own = a.closures.iter().filter(|c| match c.whom {
        Whom::County => false,
        Whom::Alliance => true,
        Whom::Kindergarten(k) => k == place || person.is_some_and(|p| a.staff[p].home == k),
        Whom::Person(p) => person == Some(p),
    });
    wide.chain(own).all(|c| !touches(c.from, c.to))
}

/// Whether the person's kindergarten can spare one more beside those who are away themselves (H1).
fn spared(a: &Alliance, date: Date, person: usize) -> bool {
    let home = a.staff[person].home;
    let away = a.closures.iter().filter(|c| {
        matches!(c.whom, Whom::Person(p) if a.staff[p].home == home)
            && c.from <= date
            && date <= c.to
    });
    (away.count() as u32) < a.kindergartens[home].max_away
}

fn open_half_day(terms: &Terms, county: &County, a: &Alliance, dice: &mut Dice) -> Option<Row> {
    let event = a
        .events
        .iter()
        .find(|e| e.kind == EventKind::OpenHalfDay && e.length == EventLength::Half)?;
    let dates: Vec<Date> = terms
        .days
        .iter()
        .map(|d| d.date)
        .filter(|&d| event.from <= d && d <= event.to && free(county, a, d, 0, None))
        .collect();
    if dates.is_empty() {
        return None;
    }
    Some(Row {
        id: event.id.clone(),
        kind: ActivityKind::Event,
        event: Some(event.kind),
        alliance: a.id.clone(),
        date: *dice.pick(&dates),
        slot: Slot::Am,
        kindergarten: a.kindergartens[0].id.clone(),
        staff: Vec::new(),
        title: title(event.kind).into(),
        pinned: true,
    })
}

/// A teacher and a near place, on a day without conflicts.
fn visit(
    terms: &Terms,
    county: &County,
    a: &Alliance,
    busy: &[Date],
    dice: &mut Dice,
) -> Option<Row> {
    let mut pairs = Vec::new();
    for (p, person) in a.staff.iter().enumerate() {
        let home = &a.kindergartens[person.home];
        if !person.backbone || home.max_away == 0 || a.scheme.names(p) {
            continue;
        }
        for (k, place) in a.kindergartens.iter().enumerate().skip(1) {
            // 25 minutes by the straight line: in reach of everybody on the worst road drawn.
            let near = k != person.home && minutes(home, place) <= 25;
            if near && place.visits_max != Some(0) {
                pairs.push((p, k));
            }
        }
    }
    dice.shuffle(&mut pairs);
    let mut days: Vec<Date> =
        terms.days.iter().map(|d| d.date).filter(|d| !busy.contains(d)).collect();
    dice.shuffle(&mut days);
    let (date, person, place) = pairs.iter().take(20).find_map(|&(p, k)| {
        let date = days.iter().find(|&&d| free(county, a, d, k, Some(p)) && spared(a, d, p))?;
        Some((*date, p, k))
    })?;
    Some(Row {
        id: format!("{}-V-pin", a.id),
        kind: ActivityKind::Outreach,
        event: None,
        alliance: a.id.clone(),
        date,
        slot: *dice.pick(&[Slot::Am, Slot::Pm]),
        kindergarten: a.kindergartens[place].id.clone(),
        staff: vec![a.staff[person].id.clone()],
        title: "送教".into(),
        pinned: true,
    })
}
