//! One plan as every writer sees it.

use std::cell::OnceCell;
use std::collections::HashMap;

use jiff::civil::DateTime;

use super::agenda::{Off, days_off};
use super::changes::Repair;
use super::owner::Owner;
use super::trips::{Roads, Trip};
use crate::calendar::WorkCalendar;
use crate::domain::{KinderIx, Plan, Scenario};
use crate::text::Texts;
use crate::travel::DistanceTable;
use crate::verify::{Verdict, verify};

/// A file of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its place below the plan's folder, `/` between parts; see
    /// [`FileNames`](super::FileNames) for names made of the users' words.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// All that a writer may use: it adds words and layout, and no figure of its own.
#[derive(Debug)]
pub struct Edition<'a> {
    /// The input.
    pub scenario: &'a Scenario,
    /// The plan of it.
    pub plan: &'a Plan,
    /// The language.
    pub texts: &'a Texts,
    /// The command line that makes the plan again; empty if there is none.
    pub command: &'a str,
    /// Files of earlier plans; only those of formats that write a file for each alliance,
    /// kindergarten or person. What was handed out last comes last.
    pub earlier: &'a [OutputFile],
    /// What it changes, if it repairs another.
    pub repair: Option<Repair<'a>>,
    /// Phones are not to ring.
    pub quiet: bool,
    verdict: OnceCell<Verdict>,
    work: OnceCell<WorkCalendar>,
    distances: OnceCell<DistanceTable>,
    days_off: OnceCell<Vec<Off>>,
    trips: OnceCell<Vec<Trip<'a>>>,
}

impl<'a> Edition<'a> {
    /// What is not asked for is never worked out.
    #[must_use]
    pub fn new(
        scenario: &'a Scenario,
        plan: &'a Plan,
        texts: &'a Texts,
        command: &'a str,
        earlier: &'a [OutputFile],
    ) -> Self {
        Self {
            scenario,
            plan,
            texts,
            command,
            earlier,
            repair: None,
            quiet: false,
            verdict: OnceCell::new(),
            work: OnceCell::new(),
            distances: OnceCell::new(),
            days_off: OnceCell::new(),
            trips: OnceCell::new(),
        }
    }

    /// The same, of a plan that repairs another.
    #[must_use]
    pub const fn repairing(mut self, repair: Option<Repair<'a>>) -> Self {
        self.repair = repair;
        self
    }

    /// What the verifier says of the plan.
    pub fn verdict(&self) -> &Verdict {
        self.verdict.get_or_init(|| verify(self.scenario, &self.plan.activities, self.plan.policy))
    }

    /// The working days of the term.
    pub fn work(&self) -> &WorkCalendar {
        self.work.get_or_init(|| WorkCalendar::new(self.scenario))
    }

    /// Holidays and closures of the term.
    pub(super) fn days_off(&self) -> &[Off] {
        self.days_off.get_or_init(|| days_off(self.scenario, self.texts))
    }

    /// What journeys are worked out from.
    pub(super) fn roads(&self) -> Roads<'_> {
        Roads { scenario: self.scenario, work: self.work(), distances: self.distances() }
    }

    /// All journeys of the plan, by departure.
    pub(super) fn trips(&self) -> &[Trip<'a>] {
        self.trips.get_or_init(|| self.roads().trips(&self.plan.activities))
    }

    /// When an owner must leave for an activity.
    pub(super) fn departures(&self) -> HashMap<(Owner, &'a str), DateTime> {
        self.roads().departures(self.trips())
    }

    /// Whom to ask at a kindergarten, as far as it is known.
    pub(super) fn reach(&self, k: KinderIx) -> Option<String> {
        let place = self.scenario.kindergarten(k);
        let known: Vec<&str> =
            [&place.contact, &place.phone].into_iter().flatten().map(String::as_str).collect();
        (!known.is_empty()).then(|| known.join(" "))
    }

    /// Kilometres and minutes.
    pub fn distances(&self) -> &DistanceTable {
        self.distances.get_or_init(|| DistanceTable::new(self.scenario))
    }
}
