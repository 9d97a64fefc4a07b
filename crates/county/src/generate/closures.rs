//! Closures and absences.

use jiff::civil::Weekday;

use super::Shape;
use super::county::{Alliance, Closure, Whom};
use super::dates::Terms;
use super::dice::Dice;
use crate::calendar::holidays_cn;
use crate::domain::Slot;

pub(super) fn closures(
    shape: &Shape,
    terms: &Terms,
    alliance: &Alliance,
    index: u32,
    dice: &mut Dice,
) -> Vec<Closure> {
    let mut list = Vec::new();
    if shape.closures <= 0.0 || terms.days.is_empty() {
        return list;
    }
    let degree = shape.closures * (0.4 + 0.6 * shape.tightness);
    let mut add = |whom, days: i32, slot, note, dice: &mut Dice| {
        let from = dice.pick(&terms.days).date;
        let to = terms.moved(from, days - 1);
        list.push(Closure { whom, from, to, slot, working: false, note });
    };
    if index == 0 {
        add(Whom::County, 1, Slot::Pm, "全县教师大会", dice);
    }
    if dice.chance(shape.closures) {
        add(Whom::Alliance, 1, Slot::Day, "联盟迎检", dice);
    }
    for k in 0..alliance.kindergartens.len() {
        if dice.chance(degree) {
            let days = if dice.chance(shape.tightness) { dice.range(3, 10) } else { 1 };
            add(Whom::Kindergarten(k), days, Slot::Day, "园舍维修", dice);
        }
        if dice.chance(degree * 0.5) {
            add(Whom::Kindergarten(k), 1, *dice.pick(&[Slot::Am, Slot::Pm]), "体检", dice);
        }
    }
    for p in 0..alliance.staff.len() {
        if dice.chance(degree * 0.4) {
            let days = dice.range(1, 14);
            add(Whom::Person(p), days, Slot::Day, "培训或请假", dice);
        }
    }
    if index == 0 {
        list.extend(make_up_day(terms, dice));
    }
    keep_windows_open(terms, alliance, &mut list);
    list
}

/// Removes closures that would close the host, or the alliance, during the whole window of an
/// event.
fn keep_windows_open(terms: &Terms, alliance: &Alliance, list: &mut Vec<Closure>) {
    for event in &alliance.events {
        // If no host is named, the lead is always eligible.
        let host = event.host.unwrap_or(0);
        let counts = |c: &Closure| match c.whom {
            Whom::Alliance => true,
            Whom::Kindergarten(k) => k == host,
            Whom::County => !c.working,
            Whom::Person(_) => false,
        };
        let open = terms.days.iter().map(|d| d.date).filter(|&d| {
            let inside = event.from <= d && d <= event.to;
            inside && !list.iter().any(|c| counts(c) && c.from <= d && d <= c.to)
        });
        // One spare day, because the county's closure may belong to another alliance.
        let enough = open.count() >= 2;
        if !enough {
            list.retain(|c| !counts(c) || c.to < event.from || event.to < c.from);
        }
    }
}

/// A working Saturday of the term.
fn make_up_day(terms: &Terms, dice: &mut Dice) -> Option<Closure> {
    let saturday = dice.pick(&terms.days).date.nth_weekday(1, Weekday::Saturday).ok()?;
    let festival = holidays_cn().day_off(saturday).is_some();
    (!festival && saturday <= terms.end).then_some(Closure {
        whom: Whom::County,
        from: saturday,
        to: saturday,
        slot: Slot::Day,
        working: true,
        note: "调休上班",
    })
}
