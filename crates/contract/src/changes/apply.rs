//! Changes → the new scenario.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    Activity, ActivityKind, Cancelled, Change, Closure, ClosureKind, Diagnostic, EventIx,
    FollowUpIx, KinderIx, Message, Place, Placement, PlacementIx, Planned, Scenario, Severity,
    Slot, StaffIx, Stated, Who, hex,
};

/// A scenario after its changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The new scenario. Positions of alliances, kindergartens and people do not change; new people
    /// are at the end.
    pub scenario: Scenario,
    /// New position by old position of each event; `None` for a cancelled one.
    pub events: Vec<Option<EventIx>>,
    /// The same for follow-ups.
    pub follow_ups: Vec<Option<FollowUpIx>>,
    /// The same for placements.
    pub placements: Vec<Option<PlacementIx>>,
    /// The complete changes for the record: with days, and with the data taken from the current
    /// calendar.
    pub changes: Vec<Stated>,
}

/// The context in which changes are entered.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The day; `None`: the first day of the term.
    pub today: Option<Date>,
    /// The current calendar, whose rows before that day have taken place; `None` if recorded
    /// changes are read again.
    pub earlier: Option<&'a [Activity]>,
    /// What is planned for that day is over too: it is evening.
    pub evening: bool,
}

impl Applied {
    /// A calendar of the old scenario, converted to the new one without the rows of what is
    /// cancelled.
    #[must_use]
    pub fn calendar(&self, before: &[Activity]) -> Vec<Activity> {
        before
            .iter()
            .filter_map(|row| {
                let mut row = row.clone();
                if let Some(planned) = row.planned() {
                    row.set_planned(Some(self.now(planned)?));
                }
                Some(row)
            })
            .collect()
    }

    /// Its position now; `None` if it is cancelled.
    #[must_use]
    pub fn now(&self, planned: Planned) -> Option<Planned> {
        match planned {
            Planned::Event(e) => self.events[e.index()].map(Planned::Event),
            Planned::FollowUp(f) => self.follow_ups[f.index()].map(Planned::FollowUp),
            Planned::Placement(p) => self.placements[p.index()].map(Planned::Placement),
        }
    }
}

/// Applies changes to a scenario, all at once.
///
/// In terms of the files: an absence and a closure are rows of `closures.csv`. A person who leaves
/// has such a row to the end of the year, and a demand of the visits made by then. A person who
/// joins is a row of `staff.csv`, with a closure until that day. A former host has `can_host` no,
/// and future events that name it have an empty `host`. A cancelled event has no row in
/// `events.csv`; a moved one has its day as `from` and `to`. Activities that took place differently
/// change no table, but are among the scenario's facts.
///
/// # Errors
/// All changes that contradict one another, the past or the pins.
pub fn apply(
    scenario: &Scenario,
    changes: &[Stated],
    known: Known,
) -> Result<Applied, Vec<Diagnostic>> {
    let mut work = Work {
        today: known.today.unwrap_or(scenario.settings.term.start),
        before: scenario,
        earlier: known.earlier,
        evening: known.evening,
        after: scenario.clone(),
        fate: BTreeMap::new(),
        wrong: Vec::new(),
    };
    let changes: Vec<Stated> = changes.iter().map(|stated| work.one(stated)).collect();
    work.moved();
    if !work.wrong.is_empty() {
        return Err(work.wrong);
    }
    let today = work.today;
    let Work { mut after, fate, .. } = work;
    let off = |planned: Planned| matches!(fate.get(&planned), Some((None, _)));
    after.cancelled.extend(fate.keys().filter(|p| off(**p)).map(|&planned| Cancelled {
        id: id(scenario, planned).to_owned(),
        title: match planned {
            Planned::Event(e) => scenario.event(e).title.clone(),
            Planned::FollowUp(_) | Planned::Placement(_) => String::new(),
        },
    }));
    let events = keep(&mut after.events, |i| off(Planned::Event(i.into())));
    let follow_ups = keep(&mut after.follow_ups, |i| off(Planned::FollowUp(i.into())));
    let placements = keep(&mut after.placements, |i| off(Planned::Placement(i.into())));
    if !changes.is_empty() {
        after.digest = digest(&scenario.digest, &changes, today);
    }
    let mut applied = Applied { scenario: after, events, follow_ups, placements, changes };
    let mut pins = std::mem::take(&mut applied.scenario.pins);
    for row in &mut pins {
        row.set_planned(row.planned().and_then(|planned| applied.now(planned)));
    }
    applied.scenario.pins = pins;
    Ok(applied)
}

/// Takes rows out of a table; by position before, the position of each that is left.
fn keep<T, I: From<usize>>(rows: &mut Vec<T>, off: impl Fn(usize) -> bool) -> Vec<Option<I>> {
    let mut next = 0_usize;
    let now = (0..rows.len()).map(|i| {
        let stays = !off(i);
        next += usize::from(stays);
        stays.then(|| I::from(next - 1))
    });
    let now: Vec<Option<I>> = now.collect();
    let mut kept = now.iter().map(Option::is_some);
    rows.retain(|_| kept.next() == Some(true));
    now
}

/// Its id in the files.
fn id(scenario: &Scenario, planned: Planned) -> &str {
    match planned {
        Planned::Event(e) => &scenario.event(e).id,
        Planned::FollowUp(f) => &scenario.follow_up(f).id,
        Planned::Placement(p) => &scenario.placement(p).id,
    }
}

/// The digest of an input that is a scenario and its changes.
fn digest(scenario: &str, changes: &[Stated], today: Date) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("{scenario}\n{today}\n"));
    for stated in changes {
        // Positions and values, without the source.
        hash.update(format!("{:?}\n", stated.change));
    }
    hex(&hash.finalize())
}

struct Work<'a> {
    today: Date,
    before: &'a Scenario,
    earlier: Option<&'a [Activity]>,
    evening: bool,
    after: Scenario,
    /// Cancelled (`None`) or moved, and the source.
    fate: BTreeMap<Planned, (Option<Date>, Place)>,
    wrong: Vec<Diagnostic>,
}

impl Work<'_> {
    /// Applies one change and returns it completed.
    fn one(&mut self, stated: &Stated) -> Stated {
        let place = &stated.place;
        let mut full = stated.clone();
        match &mut full.change {
            Change::Absent { person, from, to, slot, replaced } => {
                self.close(Who::Person(*person), (*from, *to), *slot, *replaced);
            }
            Change::Closed { who, from, to, slot } => self.close(*who, (*from, *to), *slot, false),
            Change::Leaves { person, from, asked } => {
                let from = *from.get_or_insert(self.today);
                let asked = *asked.get_or_insert_with(|| self.done_by(*person, from));
                self.leaves(*person, from, asked);
            }
            Change::Joins { person, from } => {
                let from = *from.get_or_insert(self.today);
                let p = StaffIx::from(self.after.staff.len());
                self.after.staff.push((**person).clone());
                let start = self.before.settings.term.start;
                if from > start {
                    let days = (start, from.saturating_sub(1.days()));
                    self.close(Who::Person(p), days, Slot::Day, true);
                }
            }
            Change::NoHost { kindergarten, held } => {
                held.extend(self.hosted(*kindergarten));
                self.no_host(*kindergarten, held);
            }
            Change::Cancel { what } => self.settle(*what, None, place),
            Change::Move { what, date } => self.settle(*what, Some(*date), place),
            Change::FollowUp(row) => self.after.follow_ups.push((**row).clone()),
            Change::Road(road) => self.after.roads.push(*road),
            Change::NotHeld { activity, date, .. } => {
                if let Some(row) = self.over(activity, place) {
                    *date = Some(row.date);
                }
                self.after.facts.push(full.clone());
            }
            Change::Held { activity, date, really } => {
                if let Some(row) = self.over(activity, place) {
                    *date = Some(row.date);
                    if let Some(held) = really.date.filter(|&held| {
                        !self.is_over(held) || held < self.before.settings.term.start
                    }) {
                        let message = Message::new("replan-held-ahead");
                        let message = message.with("activity", &*activity).with("date", held);
                        let message = message
                            .with("start", self.before.settings.term.start)
                            .with("today", self.today);
                        self.wrong.push(error("E709", place, message));
                    }
                    if !really.instead.is_empty() {
                        let mut was = row.clone();
                        super::facts::otherwise(self.before, &mut was, really);
                        (really.staff, really.instead) = (Some(was.staff), Vec::new());
                    }
                }
                self.after.facts.push(full.clone());
            }
        }
        full
    }

    /// `replaced`: not counted as absent (H1), because the person is not on the staff then.
    fn close(&mut self, who: Who, (from, to): (Date, Date), slot: Slot, replaced: bool) {
        let kind = ClosureKind::Closed;
        self.after.closures.push(Closure {
            who,
            from,
            to,
            weekdays: Vec::new(),
            slot,
            kind,
            replaced,
            note: None,
            line: 0,
        });
    }

    /// Visits of a person before a day.
    fn done_by(&self, p: StaffIx, day: Date) -> u32 {
        let rows = self.earlier.unwrap_or_default().iter();
        let visits = rows.filter(|row| row.kind() == ActivityKind::Outreach && row.date < day);
        visits.filter(|row| row.staff.contains(&p)).count() as u32
    }

    /// Past duties count, and no more are demanded.
    fn leaves(&mut self, p: StaffIx, from: Date, asked: u32) {
        let last = self.before.settings.year.end.max(self.before.settings.term.end);
        self.close(Who::Person(p), (from, last.max(from)), Slot::Day, true);
        let person = &mut self.after.staff[p.index()];
        person.visits_per_term = person.visits_per_term.min(asked);
    }

    /// Events that have taken place at a kindergarten.
    fn hosted(&self, k: KinderIx) -> Vec<EventIx> {
        let rows = self.earlier.unwrap_or_default().iter();
        let there = rows.filter(|row| row.kindergarten == Some(k) && row.date < self.today);
        there.filter_map(Activity::event).collect()
    }

    fn no_host(&mut self, k: KinderIx, held: &[EventIx]) {
        self.after.kindergartens[k.index()].can_host = false;
        for e in self.before.event_ixs() {
            let event = &mut self.after.events[e.index()];
            if held.contains(&e) {
                // Past events there keep their host, as if it had been named.
                event.host = Some(k);
            } else if event.host == Some(k) {
                event.host = None;
            }
        }
    }

    /// Whether a day has passed.
    fn is_over(&self, day: Date) -> bool {
        day < self.today || (self.evening && day == self.today)
    }

    /// The row of a past activity; `None` after a finding, or without a calendar.
    fn over(&mut self, activity: &str, place: &Place) -> Option<Activity> {
        let about = |key| Message::new(key).with("activity", activity);
        let rows = self.earlier?;
        match rows.iter().find(|row| row.id == activity) {
            Some(row) if self.is_over(row.date) => return Some(row.clone()),
            Some(row) => {
                let message = about("replan-not-over").with("date", row.date);
                self.wrong.push(error("E705", place, message.with("today", self.today)));
            }
            None => self.wrong.push(error("E706", place, about("replan-no-activity"))),
        }
        None
    }

    /// Cancels or moves something, once.
    fn settle(&mut self, planned: Planned, date: Option<Date>, place: &Place) {
        let before = self.before;
        let about = |key| about(before, key, planned);
        let mut refuse = |message| self.wrong.push(error("E701", place, message));
        // Earlier changes were valid at that time.
        let Some(earlier) = self.earlier else {
            self.fate.insert(planned, (date, place.clone()));
            return;
        };
        if let Some(row) =
            earlier.iter().find(|row| row.planned() == Some(planned) && row.date < self.today)
        {
            refuse(about("replan-event-over").with("date", row.date).with("today", self.today));
            return;
        }
        if date.is_some_and(|date| date < self.today) {
            refuse(about("replan-move-into-past").with("today", self.today));
            return;
        }
        let pin = self.before.pins.iter().find(|pin| pin.planned() == Some(planned));
        if let Some(pin) = pin.filter(|pin| date != Some(pin.date)) {
            refuse(about("replan-event-pinned").with("line", pin.line));
            return;
        }
        match self.fate.get(&planned) {
            Some((other, _)) if *other != date => refuse(about("replan-event-twice")),
            _ => {
                self.fate.insert(planned, (date, place.clone()));
            }
        }
    }

    /// Windows of what is moved, once every closure is known.
    fn moved(&mut self) {
        let calendar = WorkCalendar::new(&self.after);
        for (&planned, (date, place)) in &self.fate {
            let &Some(date) = date else { continue };
            let day = calendar.day(date);
            let fits = match planned {
                Planned::Event(e) => {
                    let event = &mut self.after.events[e.index()];
                    (event.from, event.to) = (date, date);
                    day.is_some_and(|day| calendar.event_fits(event, day))
                }
                Planned::FollowUp(f) => {
                    let follow_up = &mut self.after.follow_ups[f.index()];
                    (follow_up.from, follow_up.to) = (date, date);
                    let both = Slot::Day.sessions();
                    let place = follow_up.kindergarten;
                    day.is_some_and(|day| both.iter().any(|&s| calendar.open(place, day, s)))
                }
                Planned::Placement(p) => {
                    let placement = &mut self.after.placements[p.index()];
                    let last = last_day(&calendar, placement, date);
                    (placement.from, placement.to) = (date, last.unwrap_or(date));
                    last.is_some()
                }
            };
            if !fits && self.earlier.is_some() {
                let message = about(self.before, "replan-move-closed", planned);
                self.wrong.push(error("E702", place, message.with("date", date)));
            }
        }
    }
}

/// The last day of a placement that begins on a day (L1); `None` where it cannot.
fn last_day(calendar: &WorkCalendar, placement: &Placement, first: Date) -> Option<Date> {
    let both = Slot::Day.sessions();
    let open = calendar
        .days()
        .filter(|&d| calendar.date(d) >= first)
        .filter(|&d| both.iter().all(|&s| calendar.open(placement.host, d, s)));
    let days: Vec<DayIx> = open.take(placement.days as usize).collect();
    let free = |&d: &DayIx| both.iter().all(|&s| calendar.available(placement.person, d, s));
    let begins = days.first().is_some_and(|&d| calendar.date(d) == first);
    let whole = days.len() == placement.days as usize && days.iter().all(free);
    days.last().filter(|_| begins && whole).map(|&d| calendar.date(d))
}

/// A message about what is cancelled or moved.
fn about(scenario: &Scenario, key: &'static str, planned: Planned) -> Message {
    let name = match planned {
        Planned::Event(e) => &scenario.event(e).title,
        Planned::FollowUp(f) => &scenario.kindergarten(scenario.follow_up(f).kindergarten).name,
        Planned::Placement(p) => &scenario.person(scenario.placement(p).person).name,
    };
    Message::new(key).with("event", name).with("id", id(scenario, planned))
}

fn error(code: &'static str, place: &Place, message: Message) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, place: Some(place.clone()), message }
}
