//! The stored result of a run.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::instance::Instance;
use crate::domain::{FixedWord, GroupReport, Plan, Policy, Role, Scenario, hex};
use crate::verify::Verdict;

/// One person's burdens in a role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonRecord {
    /// Id of the alliance.
    pub alliance: String,
    /// `outreach` or `inspection`.
    pub role: String,
    /// Id of the person.
    pub person: String,
    /// Id of the home.
    pub home: String,
    /// Minutes over the school year, history included.
    pub burden: f64,
    /// Minutes of this term alone.
    pub term: f64,
}

/// The file that holds the program, where another has loaded it.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which file holds this program where the running one is another's, as an interpreter that
/// has loaded it as a library. Only the first word counts.
pub fn program_is(file: &Path) {
    let _ = PROGRAM.set(file.to_path_buf());
}

/// SHA-256 of the program's file, its first 16 hexadecimal digits: two builds of one version
/// differ. Empty where the system does not say which file it is.
pub fn program_digest() -> &'static str {
    static DIGEST: OnceLock<String> = OnceLock::new();
    DIGEST.get_or_init(|| {
        let file = PROGRAM.get().cloned().map_or_else(std::env::current_exe, Ok);
        let file = file.and_then(std::fs::read);
        file.map_or_else(|_| String::new(), |bytes| sha256(&bytes)[..16].to_owned())
    })
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// One run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RunRecord {
    /// Name of the run: its file name without extension.
    pub run: String,
    /// Name of the scenario's folder.
    pub scenario: String,
    /// Digest of the scenario.
    pub digest: String,
    /// Version of the program.
    pub version: String,
    /// `program_digest`.
    pub program: String,
    /// Commit of the program, where it is known.
    #[serde(default)]
    pub commit: String,
    /// Policy.
    pub policy: String,
    /// λ in km per minute.
    pub lambda: f64,
    /// Seed.
    pub seed: u64,
    /// `work` or `time`.
    pub limit: String,
    /// Units of work, or seconds.
    pub amount: f64,
    /// Why the search ended.
    pub stopped_by: String,
    /// Sizes of the scenario.
    pub instance: Instance,
    /// SHA-256 of the calendar's text.
    pub calendar: String,
    /// Level 1 and its bound.
    pub shortfall: u64,
    /// See `shortfall`.
    pub shortfall_bound: Option<u64>,
    /// Level 2 and its bound.
    pub cost: f64,
    /// See `cost`.
    pub cost_bound: Option<f64>,
    /// K.
    pub vehicle_km: f64,
    /// Level 4.
    pub quality: u64,
    /// Hard rules broken, by the verifier: 0.
    pub violations: usize,
    /// Seconds of the search.
    pub time_s: f64,
    /// Under `leximin`: by group, the number of the largest burdens that are proven minimal.
    #[serde(default)]
    pub proven: Vec<u32>,
    /// Burdens, alliances in file order, by role.
    pub people: Vec<PersonRecord>,
}

impl RunRecord {
    /// Stores a plan's figures and its verdict; `calendar` is the digest of its text.
    #[must_use]
    pub fn new(
        head: (&str, &str, (&str, f64)),
        calendar: &str,
        scenario: &Scenario,
        plan: &Plan,
        verdict: &Verdict,
        term: &[GroupReport],
    ) -> Self {
        let (run, name, (limit, amount)) = head;
        let mut people = Vec::new();
        for (year, term) in plan.groups.iter().zip(term) {
            for (&(p, burden), &(_, in_term)) in year.burdens.iter().zip(&term.burdens) {
                let person = scenario.person(p);
                people.push(PersonRecord {
                    alliance: scenario.alliance(year.alliance).id.clone(),
                    role: year.role.word().to_owned(),
                    person: person.id.clone(),
                    home: scenario.kindergarten(person.home).id.clone(),
                    burden: burden.value() + 0.0,
                    term: in_term.value() + 0.0,
                });
            }
        }
        let stopped = serde_json::to_value(plan.stopped_by).unwrap_or_default();
        Self {
            run: run.to_owned(),
            scenario: name.to_owned(),
            digest: plan.digest.clone(),
            version: plan.version.clone(),
            program: program_digest().to_owned(),
            commit: crate::COMMIT.unwrap_or_default().to_owned(),
            policy: plan.policy.word().to_owned(),
            lambda: scenario.settings.objective.lambda,
            seed: plan.seed,
            limit: limit.to_owned(),
            amount,
            stopped_by: stopped.as_str().unwrap_or_default().to_owned(),
            instance: Instance::of(scenario),
            calendar: calendar.to_owned(),
            shortfall: plan.levels.shortfall.value,
            shortfall_bound: plan.levels.shortfall.bound,
            cost: plan.levels.cost.value + 0.0,
            cost_bound: plan.levels.cost.bound,
            vehicle_km: plan.vehicle_km.value() + 0.0,
            quality: plan.levels.quality.value,
            violations: verdict.violations.len(),
            time_s: plan.time_s,
            proven: plan.groups.iter().filter_map(|g| g.proven).collect(),
            people,
        }
    }

    /// Relative gap of the cost; `None` without a bound.
    #[must_use]
    pub fn gap(&self) -> Option<f64> {
        self.cost_bound.map(|bound| crate::domain::gap(self.cost, bound))
    }

    /// The proven gap of the cost; `None` if unknown. The bound of `leximin` covers the kilometres
    /// under the burdens reached, which must be proven first.
    #[must_use]
    pub fn gap_from_best(&self) -> Option<f64> {
        let proven = self.proven.iter().sum::<u32>() as usize == self.people.len();
        self.gap().filter(|_| proven || self.policy() != Some(Policy::Leximin))
    }

    /// Burdens of everybody in every role.
    #[must_use]
    pub fn burdens(&self) -> Vec<f64> {
        self.people.iter().map(|p| p.burden).collect()
    }

    /// Burdens by group: alliance and role, in the order of the record.
    #[must_use]
    pub fn groups(&self) -> Vec<((String, String), Vec<f64>)> {
        let mut groups: Vec<((String, String), Vec<f64>)> = Vec::new();
        for p in &self.people {
            let key = (p.alliance.clone(), p.role.clone());
            match groups.last_mut() {
                Some(last) if last.0 == key => last.1.push(p.burden),
                _ => groups.push((key, vec![p.burden])),
            }
        }
        groups
    }

    /// Σ over groups of the largest burden.
    #[must_use]
    pub fn largest_sum(&self) -> f64 {
        self.groups().iter().map(|g| g.1.iter().copied().fold(0.0, f64::max)).sum()
    }

    /// λ, if the policy depends on it.
    #[must_use]
    pub fn weight(&self) -> Option<f64> {
        let weighed = self.policy().is_some_and(Policy::weighs);
        weighed.then_some(self.lambda)
    }

    /// The policy, if the record names one.
    #[must_use]
    pub fn policy(&self) -> Option<Policy> {
        Policy::from_word(&self.policy)
    }

    /// The role of a person's record, if it names one.
    #[must_use]
    pub fn role(person: &PersonRecord) -> Option<Role> {
        Role::from_word(&person.role)
    }
}
