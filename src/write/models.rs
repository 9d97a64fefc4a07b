//! Models for other solvers, and the tables that say what their columns mean.

use super::FileNames;
use super::csv_text::csv_text;
use super::dictionary::with_dictionary;
use crate::domain::{AllianceIx, FixedWord, Policy, Role, Scenario};
use crate::solve::{GroupOptimum, ModelGoal, WholeModel};

/// A format that other solvers read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelFormat {
    /// Free MPS.
    Mps,
    /// LP.
    Lp,
}

impl FixedWord for ModelFormat {
    const ALL: &'static [Self] = &[Self::Mps, Self::Lp];
    fn word(self) -> &'static str {
        match self {
            Self::Mps => "mps",
            Self::Lp => "lp",
        }
    }
}

/// One group's models and what this program found of them.
#[derive(Debug)]
pub struct GroupModels {
    /// The alliance.
    pub alliance: AllianceIx,
    /// The role.
    pub role: Role,
    /// The policy of the cost.
    pub policy: Policy,
    /// Minimises the shortfall.
    pub shortfall: WholeModel,
    /// Minimises the cost at the shortfall found; under `leximin` kilometres.
    pub cost: WholeModel,
    /// What this program found.
    pub found: GroupOptimum,
}

/// Name of the list of models.
pub const MODELS_CSV: &str = "models.csv";

/// Files of models: two a group, a table of columns beside them, the list of all, and
/// the dictionary.
///
/// The list has a row for each model: `file,alliance,role,policy,goal,columns,rows,terms,
/// shortfall_at_most,value,bound`, value and bound by this program's own search.
#[must_use]
pub fn model_files(
    scenario: &Scenario,
    groups: &[GroupModels],
    format: ModelFormat,
) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut names = FileNames::default();
    let head = [
        "file",
        "alliance",
        "role",
        "policy",
        "goal",
        "columns",
        "rows",
        "terms",
        "shortfall_at_most",
        "value",
        "bound",
    ];
    let mut list = vec![head.map(str::to_owned).to_vec()];
    for group in groups {
        let alliance = &scenario.alliance(group.alliance).id;
        let stem = format!("{alliance}-{}", group.role);
        let found = &group.found;
        let parts = [
            ("shortfall", &group.shortfall, None, found.shortfall as f64, {
                found.shortfall_bound as f64
            }),
            ("cost", &group.cost, Some(found.shortfall), found.cost, found.cost_bound),
        ];
        for (goal, whole, at_most, value, bound) in parts {
            let file = names.take("", &format!("{stem}-{goal}"), format.word());
            let name = format!("{}_{}_{goal}", group.alliance.0 + 1, group.role);
            let comment = format!(
                "scenario {}\ndigest {}\nalliance {alliance}, role {}, policy {}, minimise {goal}",
                scenario.settings.name, scenario.digest, group.role, group.policy
            );
            let named = &whole.named;
            let text = match format {
                ModelFormat::Mps => named.mps(&name, &comment),
                ModelFormat::Lp => named.lp(&name, &comment),
            };
            list.push(vec![
                file.clone(),
                alliance.clone(),
                group.role.word().to_owned(),
                group.policy.word().to_owned(),
                goal.to_owned(),
                named.model.columns().to_string(),
                named.model.rows().to_string(),
                named.model.terms().to_string(),
                at_most.map_or_else(String::new, |s| s.to_string()),
                value.to_string(),
                bound.to_string(),
            ]);
            files.push((file, text));
        }
        let file = names.take("", &format!("{stem}-columns"), "csv");
        files.push((file, columns_csv(scenario, &group.cost)));
    }
    files.push((MODELS_CSV.to_owned(), csv_text(&list)));
    with_dictionary("export", files)
}

/// The goals of a group's two models.
#[must_use]
pub fn model_goals(scenario: &Scenario, policy: Policy, shortfall: u64) -> [ModelGoal; 2] {
    let lambda = scenario.settings.objective.lambda;
    [ModelGoal::Shortfall, ModelGoal::Cost { policy, lambda, shortfall }]
}

/// What each column means: `column,kind,people,place,stops,word,km,shortfall`.
#[must_use]
pub fn columns_csv(scenario: &Scenario, whole: &WholeModel) -> String {
    let head = ["column", "kind", "people", "place", "stops", "word", "km", "shortfall"];
    let mut records = vec![head.map(str::to_owned)];
    for (name, m) in whole.named.names.iter().zip(&whole.meanings) {
        let people: Vec<&str> = m.people.iter().map(|&p| scenario.person(p).id.as_str()).collect();
        let place = |k| scenario.kindergarten(k).id.as_str();
        let stops: Vec<&str> = m.stops.iter().map(|&k| place(k)).collect();
        let number = |x: f64| if x == 0.0 { String::new() } else { x.to_string() };
        records.push([
            name.clone(),
            m.kind.to_owned(),
            people.join(";"),
            m.place.map_or("", place).to_owned(),
            stops.join(";"),
            m.word.clone(),
            number(m.km),
            number(m.short),
        ]);
    }
    csv_text(&records)
}
