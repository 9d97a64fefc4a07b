//! One plan as every writer sees it.

use std::cell::OnceCell;

use crate::calendar::WorkCalendar;
use crate::domain::{Plan, Scenario};
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
    verdict: OnceCell<Verdict>,
    work: OnceCell<WorkCalendar>,
    distances: OnceCell<DistanceTable>,
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
            verdict: OnceCell::new(),
            work: OnceCell::new(),
            distances: OnceCell::new(),
        }
    }

    /// What the verifier says of the plan.
    pub fn verdict(&self) -> &Verdict {
        self.verdict.get_or_init(|| verify(self.scenario, &self.plan.activities, self.plan.policy))
    }

    /// The working days of the term.
    pub fn work(&self) -> &WorkCalendar {
        self.work.get_or_init(|| WorkCalendar::new(self.scenario))
    }

    /// Kilometres and minutes.
    pub fn distances(&self) -> &DistanceTable {
        self.distances.get_or_init(|| DistanceTable::new(self.scenario))
    }
}
