//! `alliance plan`: from a scenario to a calendar.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::args::{OutputArgs, PlanArgs};
use super::check::Checked;
use super::outputs::CommandLine;
use super::progress::View;
use super::research_args::LimitArgs;
use super::stop::Stop;
use super::voice::{Voice, note};
use super::{Ended, Exit, check, findings, open, outputs, plan_many, summary, verdict};
use crate::domain::{Language, Message, Plan, Scenario};
use crate::input::read_start_bytes;
use crate::solve::{Observer, PlanOptions, Start};
use crate::start::fit;
use crate::write::{CALENDAR_CSV, Format, plan_json};
use crate::{PlanError, Refusal};

pub(super) fn run(args: &PlanArgs, lang: Option<Language>) -> Ended {
    if no_step(args, &Voice::new(lang, None)) {
        return Err(Exit::Usage);
    }
    match args.scenarios.as_slice() {
        [folder] if !args.share.asked() => one(args, folder, lang),
        _ if args.start.is_some() => {
            Voice::new(lang, None).complain(&Message::new("cli-start-one"));
            Err(Exit::Usage)
        }
        folders => plan_many::run(args, folders, lang),
    }
}

fn one(args: &PlanArgs, folder: &Path, lang: Option<Language>) -> Ended {
    let checked = Checked::read(folder, lang).hiding(args.outputs.anonymise);
    let (scenario, voice) = checked.json(args.json).told(!args.quiet)?;
    let start = args.start.as_deref().map(|file| start(file, &scenario, &voice)).transpose()?;
    let out = args.out.clone().unwrap_or_else(|| args.default_out(folder));
    let view = View::new(&scenario, &voice, args.quiet);
    let stop = listen(&view, &voice, args.quiet);
    outputs::try_out(&out, &args.outputs, &voice)?;
    let command = command_line(args, folder, lang);
    let step = |plan: &Plan| {
        write_step(args, &out, (&scenario, plan), &command, &stop, &voice);
    };
    let options = PlanOptions { start, ..options(args, &scenario, &stop) };
    let plan = search(args, &scenario, &options, &view, &step);
    view.finish();
    let plan = plan.map_err(|error| failed(&error, &voice))?;

    let (scenario, plan) = outputs::shown((scenario, plan), &args.outputs, &voice);
    let given = (&scenario, &plan);
    let more = outputs::More { command: &command, ..outputs::More::default() };
    let written = outputs::write(&out, given, &args.outputs, &more, &stop, &voice)?;
    let exit = match plan.levels.shortfall.value {
        1.. if args.strict => Exit::Shortfall,
        _ => Exit::Done,
    };
    let text = match (args.json, args.quiet) {
        (true, _) => plan_json(&scenario, &plan, voice.texts()),
        (false, true) => return Ok(exit),
        (false, false) => {
            let files = outputs::listed(&out, &written.files, &voice);
            summary::summary(&scenario, &plan, &files, &voice)
        }
    };
    Ok(voice.data(&text, exit))
}

/// Plans, and hands over better and better plans meanwhile if that is asked for.
pub(super) fn search(
    args: &PlanArgs,
    scenario: &Scenario,
    options: &PlanOptions,
    observer: &dyn Observer,
    step: &(dyn Fn(&Plan) + Sync),
) -> Result<Plan, PlanError> {
    match args.every {
        None => crate::plan(scenario, options, observer),
        Some(every) => crate::plan_in_steps(scenario, options, observer, every, step),
    }
}

/// Formats that are written while the search goes on: the others are for people, who shall not be
/// handed what the next moment changes.
const OF_STEPS: [Format; 2] = [Format::Csv, Format::Json];

/// Writes a plan while the search goes on.
pub(super) fn write_step(
    args: &PlanArgs,
    out: &Path,
    (scenario, plan): (&Scenario, &Plan),
    command: &str,
    stop: &Stop,
    voice: &Voice,
) {
    let formats = args.outputs.formats().iter().copied().filter(|f| OF_STEPS.contains(f)).collect();
    let outputs = OutputArgs { formats, ..args.outputs.clone() };
    let more = outputs::More { command, ..outputs::More::default() };
    // What cannot be written is told; the next may succeed.
    let _ = outputs::write(out, (scenario, plan), &outputs, &more, stop, voice);
}

/// Whether there is nothing that could be written while the search goes on; told if so.
fn no_step(args: &PlanArgs, voice: &Voice) -> bool {
    let none = !args.outputs.formats().iter().any(|format| OF_STEPS.contains(format));
    if args.every.is_some() && none {
        voice.complain(&Message::new("cli-every-no-format"));
        return true;
    }
    false
}

pub(super) fn listen(view: &View<'_>, voice: &Voice, quiet: bool) -> Stop {
    let (say, text) = (view.speaker(), voice.key("cli-interrupt"));
    Stop::listen(move || {
        if !quiet {
            say(&text);
        }
    })
}

pub(super) fn options(args: &PlanArgs, scenario: &Scenario, stop: &Stop) -> PlanOptions {
    PlanOptions {
        threads: args.threads,
        policy: args.policy,
        stop: stop.flag(),
        ..args.limits().of_county(scenario)
    }
}

/// An earlier calendar to begin with; told where it cannot be read.
fn start(file: &Path, scenario: &Scenario, voice: &Voice) -> Result<Arc<Start>, Exit> {
    outputs::settle(file, voice)?;
    let name = file.display().to_string();
    let bytes = outputs::read(file, voice)?;
    let read = read_start_bytes(scenario, &name, &bytes)
        .map_err(|found| check::unreadable(file, &found, voice))?;
    Ok(Arc::new(fit(scenario, &read.activities, read.rows, read.digest)))
}

/// What makes the same files again, whatever the threads.
pub(super) fn command_line(args: &PlanArgs, folder: &Path, lang: Option<Language>) -> String {
    CommandLine::new("plan")
        .path(None, "SCENARIO", folder, &args.outputs)
        .limits(&args.limits())
        .option("--policy", args.policy)
        .option("--start", args.start.as_deref().map(Path::display))
        .outputs(&args.outputs)
        .option("--lang", lang)
        .finish()
}

impl PlanArgs {
    fn limits(&self) -> LimitArgs {
        let &Self { time_limit, work_limit, seed, .. } = self;
        LimitArgs { time_limit, work_limit, seed }
    }

    /// Where the files go if nothing is said of it.
    pub fn default_out(&self, scenario: &Path) -> PathBuf {
        if self.opened { open::beside(scenario) } else { default_out(scenario) }
    }
}

/// Folder of plans, if nothing is said of it.
pub(super) const OUT: &str = "out";

/// `out/` and the scenario's name.
fn default_out(scenario: &Path) -> PathBuf {
    Path::new(OUT).join(name(scenario))
}

/// The same, and what else a command makes.
pub(super) fn beside_plan(scenario: &Path, what: &str) -> PathBuf {
    let mut out = default_out(scenario).into_os_string();
    out.push(format!("-{what}"));
    out.into()
}

/// Name of the scenario's folder, or of its workbook without the extension.
pub(super) fn name(scenario: &Path) -> OsString {
    let ends_in_name = matches!(scenario.components().next_back(), Some(Component::Normal(_)));
    // `.` and `..` have a name only once they are followed.
    let followed = if ends_in_name { None } else { scenario.canonicalize().ok() };
    let path = followed.as_deref().unwrap_or(scenario);
    let workbook = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xlsx"));
    let name = if workbook { path.file_stem() } else { path.file_name() };
    name.unwrap_or("plan".as_ref()).to_owned()
}

/// Tells why there is no plan.
pub(super) fn failed(error: &PlanError, voice: &Voice) -> Exit {
    match error {
        PlanError::Input(found) => findings::refused_as("cli-refused", found, voice),
        PlanError::Bug(refusal) => bug(refusal, voice),
    }
}

pub(super) fn bug(refusal: &Refusal, voice: &Voice) -> Exit {
    note(verdict::violations(&refusal.verdict.violations, CALENDAR_CSV, voice).trim_end());
    for difference in &refusal.differences {
        note(
            &voice.say(
                &Message::new("cli-bug-level")
                    .with("level", difference.figure)
                    .with("plan", format!("{:?}", difference.plan))
                    .with("check", format!("{:?}", difference.verdict)),
            ),
        );
    }
    voice.refuse(&Message::new("cli-bug"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_out_is_named_after_the_scenario() {
        for (scenario, out) in [
            ("data/tianzhu", "out/tianzhu"),
            ("data/tianzhu/", "out/tianzhu"),
            ("data/v1.2", "out/v1.2"),
            ("county.xlsx", "out/county"),
            ("/", "out/plan"),
        ] {
            assert_eq!(default_out(Path::new(scenario)), Path::new(out), "{scenario}");
        }
        let here = std::env::current_dir().expect("somewhere");
        let name = here.file_name().expect("not the root");
        assert_eq!(default_out(Path::new(".")), Path::new("out").join(name));
    }
}
