//! Level 4: evenness, spacing, weekdays, rotation.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::facts::{Facts, Row};
use crate::domain::{Activity, ActivityKind, AllianceIx, KinderIx, QualityParts, StaffIx};

/// The parts of level 4. Rows outside the term count only for spacing and weekdays.
pub(super) fn parts(facts: &Facts) -> QualityParts {
    QualityParts {
        evenness: evenness(facts),
        spacing: spacing(facts),
        weekday: weekday(facts),
        rotation: rotation(facts),
        ..QualityParts::default()
    }
}

/// For each alliance and week, activities above ⌈N × working days of the week / of the term⌉.
fn evenness(facts: &Facts) -> u64 {
    let mut total: BTreeMap<AllianceIx, u64> = BTreeMap::new();
    let mut weekly: BTreeMap<_, u64> = BTreeMap::new();
    for r in facts.activities() {
        *total.entry(r.row.alliance).or_default() += 1;
        if let Some(day) = facts.day(r.row.date) {
            *weekly.entry((r.row.alliance, facts.calendar.week(day))).or_default() += 1;
        }
    }
    let term = u64::from(facts.calendar.working_days()).max(1);
    weekly
        .into_iter()
        .map(|((a, week), n)| {
            let days = u64::from(facts.calendar.working_days_of_week(week));
            n.saturating_sub((total[&a] * days).div_ceil(term))
        })
        .sum()
}

/// Pairs of consecutive incoming outreach or inspection activities that are too close.
fn spacing(facts: &Facts) -> u64 {
    let mut dates: BTreeMap<KinderIx, Vec<Date>> = BTreeMap::new();
    let spaced = |r: &Row| r.row.kind() != ActivityKind::FollowUp;
    for (k, r) in facts.incoming().filter(|(_, r)| spaced(r)) {
        dates.entry(k).or_default().push(r.row.date);
    }
    let least = facts.scenario.settings.quality.spacing_days as i32;
    let close = |mut dates: Vec<Date>| {
        dates.sort_unstable();
        dates.windows(2).filter(|w| (w[1] - w[0]).get_days() < least).count() as u64
    };
    dates.into_values().map(close).sum()
}

/// Each activity not on a preferred weekday.
fn weekday(facts: &Facts) -> u64 {
    let preferred = &facts.scenario.settings.quality.preferred_weekdays;
    facts.activities().filter(|r| !preferred.contains(&r.row.date.weekday())).count() as u64
}

/// Full weeks between the dates of each outreach, inspection, event and placement in the earlier
/// calendar and in this one (nearness, only for repairs). A moved activity keeps its id.
#[must_use]
pub fn nearness(earlier: &[Activity], now: &[Activity]) -> u64 {
    let stood: HashMap<&str, Date> =
        earlier.iter().map(|row| (row.id.as_str(), row.date)).collect();
    let counts = |row: &&Activity| row.kind() != ActivityKind::FollowUp;
    let moved = |row: &Activity| {
        let days = (row.date - *stood.get(row.id.as_str())?).get_days();
        Some(u64::from(days.unsigned_abs()) / 7)
    };
    now.iter().filter(counts).filter_map(moved).sum()
}

/// Outreach and inspection activities above ⌈n / w⌉ on one weekday for each alliance; likewise for
/// each mentor's own inspections.
fn rotation(facts: &Facts) -> u64 {
    let settings = &facts.scenario.settings;
    let preferred: BTreeSet<i8> = match &settings.quality.preferred_weekdays[..] {
        [] => (0..7)
            .filter(|d| !settings.calendar.weekend.iter().any(|w| w.to_monday_zero_offset() == *d))
            .collect(),
        preferred => preferred.iter().map(|w| w.to_monday_zero_offset()).collect(),
    };
    // Of an alliance, or of a mentor.
    let mut days: BTreeMap<(AllianceIx, Option<StaffIx>), Vec<i8>> = BTreeMap::new();
    for r in &facts.rows {
        let weekday = r.row.date.weekday().to_monday_zero_offset();
        let inspection = r.row.kind() == ActivityKind::Inspection;
        if inspection || r.row.kind() == ActivityKind::Outreach {
            days.entry((r.row.alliance, None)).or_default().push(weekday);
        }
        for &mentor in r.row.staff.iter().filter(|_| inspection) {
            days.entry((r.row.alliance, Some(mentor))).or_default().push(weekday);
        }
    }
    let above = |days: Vec<i8>| -> u64 {
        let share = days.len().div_ceil(preferred.len().max(1));
        let on = |day: i8| days.iter().filter(|d| **d == day).count();
        (0..7).map(|day| on(day).saturating_sub(share) as u64).sum()
    };
    days.into_values().map(above).sum()
}
