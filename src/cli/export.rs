//! `alliance export`: the date-free models, for other solvers.

use super::check::Checked;
use super::research_args::ExportArgs;
use super::stop::Stop;
use super::style::{self, paint};
use super::voice::{Voice, note};
use super::{Ended, Exit, json, outputs};
use crate::domain::{AllianceIx, FixedWord, Language, Message, Policy, Role, Scenario};
use crate::input::alliance_meant;
use crate::solve::{Groups, PlanOptions};
use crate::write::{
    GroupModels, MODELS_CSV, ModelFormat, model_files, model_goals, table_json, write_files,
};

pub(super) fn run(args: &ExportArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    let mut alliances: Vec<AllianceIx> = scenario.alliance_ixs().collect();
    let asked: Result<Vec<AllianceIx>, Message> =
        args.alliance.iter().map(|text| alliance_meant(&scenario, text)).collect();
    match asked {
        Ok(asked) if asked.is_empty() => {}
        Ok(asked) => alliances.retain(|a| asked.contains(a)),
        Err(message) => return Err(voice.refuse(&message)),
    }
    outputs::try_files(&args.out, &[MODELS_CSV], &voice)?;
    let policy = args.policy.unwrap_or(scenario.settings.objective.policy);
    if matches!(policy, Policy::Alpha | Policy::Nash) {
        let message = Message::new("study-export-not-linear").with("policy", policy.word());
        return Err(voice.refuse(&message));
    }
    let text = voice.key("cli-interrupt");
    let stop = Stop::listen(move || note(&text));
    let options = PlanOptions { stop: stop.flag(), ..args.limits.options() };
    let groups = models(&scenario, &alliances, policy, args, &options, &voice)?;
    let format = if args.lp { ModelFormat::Lp } else { ModelFormat::Mps };
    let files = model_files(&scenario, &groups, format);
    let contents: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let written = stop
        .whole(|| write_files(&args.out, "models", &contents))
        .map_err(|error| outputs::cannot_write(&error, &voice))?;
    outputs::kept(&written, &voice);
    if args.json {
        let list = files.iter().find(|file| file.0 == MODELS_CSV).map_or("", |file| &file.1);
        let models = table_json("export", MODELS_CSV, list);
        return Ok(voice.data(&json::pretty(&models), Exit::Done));
    }
    let done = Message::new("study-exported")
        .with("files", written.files.len())
        .with("groups", groups.len())
        .with("path", args.out.display());
    let mut text = format!("{}\n", paint(style::GOOD, voice.say(&done)));
    for group in &groups {
        text += &format!("  {}\n", line(&scenario, group, &voice));
    }
    Ok(voice.data(&text, Exit::Done))
}

fn models(
    scenario: &Scenario,
    alliances: &[AllianceIx],
    policy: Policy,
    args: &ExportArgs,
    options: &PlanOptions,
    voice: &Voice,
) -> Result<Vec<GroupModels>, Exit> {
    let laid = Groups::new(scenario);
    let mut groups = Vec::new();
    for &alliance in alliances {
        for &role in Role::ALL {
            if args.role.is_some_and(|r| r != role) || !laid.is_group(alliance, role) {
                continue;
            }
            let told = |key| {
                Message::new(key)
                    .with("alliance", &scenario.alliance(alliance).name)
                    .with("role", voice.word(role))
            };
            let Some(found) = laid.optimum(alliance, role, policy, options) else {
                return Err(voice.refuse(&told("study-export-no-plan")));
            };
            let goals = model_goals(scenario, policy, found.shortfall);
            let [shortfall, cost] =
                goals.map(|goal| laid.model(alliance, role, goal, args.most_columns));
            let (Some(shortfall), Some(cost)) = (shortfall, cost) else {
                return Err(
                    voice.refuse(&told("study-export-too-large").with("most", args.most_columns))
                );
            };
            groups.push(GroupModels { alliance, role, policy, shortfall, cost, found });
        }
    }
    Ok(groups)
}

fn line(scenario: &Scenario, group: &GroupModels, voice: &Voice) -> String {
    let found = &group.found;
    let bound = (found.cost_bound * 1e4).floor() / 1e4;
    voice.say(
        &Message::new("study-export-line")
            .with("alliance", &scenario.alliance(group.alliance).name)
            .with("role", group.role.word())
            .with("columns", group.cost.named.model.columns())
            .with("rows", group.cost.named.model.rows())
            .with("shortfall", found.shortfall)
            .with("cost", format!("{:.4}", found.cost))
            .with("bound", format!("{bound:.4}")),
    )
}
