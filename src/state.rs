//! How far a term is: what took place, what nobody has recorded, and what is overdue.

use jiff::civil::Date;

use crate::calendar::{DayIx, WorkCalendar};
use crate::changes::{Told, as_it_was, told};
use crate::domain::{
    Activity, Change, Demand, EventIx, FollowUpIx, PlacementIx, Scenario, Session, Slot, Stated,
};
use crate::verify::verify;

/// How far a term is at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct State {
    /// Activities of the calendar until that day, and what did not take place.
    pub planned: usize,
    /// Of these those that are recorded as held.
    pub held: usize,
    /// Those that are recorded as not held.
    pub not_held: usize,
    /// Those of which nothing is recorded, as positions in the calendar: they count as held.
    pub unrecorded: Vec<usize>,
    /// Activities of the calendar after that day.
    pub to_come: usize,
    /// Demands that stay unmet if all else takes place as the calendar has it.
    pub overdue: Vec<Overdue>,
}

/// A demand that no activity of the calendar meets any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overdue {
    /// The demand.
    pub demand: Demand,
    /// The id of whom or what it concerns.
    pub subject: String,
    /// Units missing.
    pub units: u32,
    /// The last day on which one of them can still be met, by the days on which the place is open,
    /// the person is there and the window is not over (a placement must begin by then); `None`
    /// where there is no such day. Other rules may leave fewer days.
    pub by: Option<Date>,
}

/// How far the term is at the end of a day.
#[must_use]
pub fn state(scenario: &Scenario, calendar: &[Activity], today: Date) -> State {
    let mut state = State::default();
    for (i, row) in calendar.iter().enumerate() {
        match told(&scenario.facts, row) {
            Some(Told::Held { .. }) => state.held += 1,
            Some(Told::NotHeld) => state.not_held += 1,
            None if row.last_day() <= today => state.unrecorded.push(i),
            None => state.to_come += 1,
        }
    }
    state.planned = state.held + state.not_held + state.unrecorded.len();
    let rows = as_it_was(scenario, calendar, &scenario.facts);
    let verdict = verify(scenario, &rows, scenario.settings.objective.policy);
    let days = Days { scenario, calendar: WorkCalendar::new(scenario), today };
    for missing in verdict.shortfalls {
        let by = days.last(missing.demand, &missing.subject);
        let (demand, subject, units) = (missing.demand, missing.subject, missing.units);
        state.overdue.push(Overdue { demand, subject, units, by });
    }
    state
}

/// Whether something said differs from what is recorded of the activity.
#[must_use]
pub fn is_news(scenario: &Scenario, calendar: &[Activity], stated: &Stated) -> bool {
    let Some(row) = stated.change.activity().and_then(|id| calendar.iter().find(|r| r.id == id))
    else {
        return true;
    };
    let facts = &scenario.facts;
    let before = told(facts, row);
    if before.is_none() {
        return true;
    }
    if matches!(stated.change, Change::NotHeld { .. }) {
        return before != Some(Told::NotHeld);
    }
    let with: Vec<Stated> = facts.iter().chain([stated]).cloned().collect();
    let one = std::slice::from_ref(row);
    before != told(&with, row) || as_it_was(scenario, one, facts) != as_it_was(scenario, one, &with)
}

struct Days<'s> {
    scenario: &'s Scenario,
    calendar: WorkCalendar,
    today: Date,
}

impl Days<'_> {
    /// The last day after today for which this holds.
    fn find(&self, fits: impl Fn(DayIx) -> bool) -> Option<Date> {
        let left = self.calendar.days().rev().map(|day| (day, self.calendar.date(day)));
        left.take_while(|(_, date)| *date > self.today)
            .find(|(day, _)| fits(*day))
            .map(|(_, date)| date)
    }

    fn last(&self, demand: Demand, subject: &str) -> Option<Date> {
        let (scenario, calendar) = (self.scenario, &self.calendar);
        let some = |open: &dyn Fn(Session) -> bool| Slot::Day.sessions().iter().any(|&s| open(s));
        match demand {
            Demand::D3 => {
                let e = scenario.events.iter().position(|e| e.id == subject)?;
                self.last_of_event(EventIx::from(e))
            }
            Demand::D8 => {
                let f = scenario.follow_ups.iter().position(|f| f.id == subject)?;
                let row = scenario.follow_up(FollowUpIx::from(f));
                self.find(|day| {
                    let date = calendar.date(day);
                    (row.from..=row.to).contains(&date)
                        && some(&|s| calendar.open(row.kindergarten, day, s))
                })
            }
            Demand::D10 => {
                let p = scenario.placements.iter().position(|p| p.id == subject)?;
                self.last_start(PlacementIx::from(p))
            }
            _ => {
                if let Some(p) = scenario.person_with_id(subject) {
                    return self.find(|day| some(&|s| calendar.available(p, day, s)));
                }
                if let Some(k) = scenario.place_with_id(subject) {
                    return self.find(|day| some(&|s| calendar.open(k, day, s)));
                }
                self.find(|day| some(&|s| calendar.county_open(day, s)))
            }
        }
    }

    fn last_of_event(&self, e: EventIx) -> Option<Date> {
        let (event, calendar) = (self.scenario.event(e), &self.calendar);
        self.find(|day| {
            (event.from..=event.to).contains(&calendar.date(day)) && calendar.event_fits(event, day)
        })
    }

    /// The last day on which a placement can begin.
    fn last_start(&self, p: PlacementIx) -> Option<Date> {
        let (row, calendar) = (self.scenario.placement(p), &self.calendar);
        let both = Slot::Day.sessions();
        let open = |day| {
            let date = calendar.date(day);
            (row.from..=row.to).contains(&date)
                && both.iter().all(|&s| calendar.open(row.host, day, s))
        };
        let there = |day| both.iter().all(|&s| calendar.available(row.person, day, s));
        let days: Vec<DayIx> = calendar.days().filter(|&day| open(day)).collect();
        let spans = days.windows(row.days as usize).rev();
        let mut whole = spans.filter(|span| span.iter().all(|&day| there(day)));
        whole.find_map(|span| {
            span.first().map(|&day| calendar.date(day)).filter(|&date| date > self.today)
        })
    }
}
