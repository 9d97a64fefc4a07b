//! `alliance explain`: answers about a calendar.

mod answers;
mod duties;
mod json;
mod levels;
mod names;
mod unmet;

pub(super) use names::{more, signed};

use super::args::ExplainArgs;
use super::check::{self, Checked};
use super::voice::Voice;
use super::{Ended, Exit};
use crate::domain::{Activity, KinderIx, Language, Message, Policy, Role, Scenario, StaffIx};
use crate::explain::Effort;
use crate::input::{person_meant, place_meant};
use crate::serve::{Answered, Question};

/// What an answer is given from.
struct Asked<'a> {
    scenario: &'a Scenario,
    calendar: &'a [Activity],
    policy: Policy,
    effort: Effort,
    all: bool,
    voice: &'a Voice,
}

pub(super) fn run(args: &ExplainArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    let calendar = check::calendar(&scenario, &args.calendar, &voice)?;
    let asked = Asked {
        scenario: &scenario,
        calendar: &calendar,
        policy: args.policy.unwrap_or(scenario.settings.objective.policy),
        effort: Effort { work: args.work_limit, seed: args.seed, ..Effort::default() },
        all: args.all,
        voice: &voice,
    };
    let (text, value) = answer(args, &asked).map_err(|complaint| voice.refuse(&complaint))?;
    let text = if args.json { json::pretty(&value) } else { text };
    Ok(voice.data(&text, Exit::Done))
}

/// The answer to a question of the workbench, in a language.
pub(super) fn answered(
    question: &Question,
    (scenario, calendar): (&Scenario, &[Activity]),
    policy: Policy,
    language: Language,
) -> Result<Answered, Message> {
    let voice = Voice::new(Some(language), Some(scenario));
    let effort = Effort::default();
    let asked = Asked { scenario, calendar, policy, effort, all: false, voice: &voice };
    let mut menu = Vec::new();
    let (text, _) = match question {
        Question::Why(text) => {
            duties::why(&asked, &Duty::read(text, "P12[:K7]", None, &asked, false)?)
        }
        Question::WhyNot(text) => {
            duties::why_not(&asked, &Duty::read(text, "P12:K7[:YYYY-MM-DD]", None, &asked, true)?)
        }
        Question::WhyMe(person) => answers::card(&asked, person_meant(scenario, person)?),
        Question::Candidates(id) => {
            let at = calendar.iter().position(|row| row.id == *id);
            let missing = || Message::new("serve-no-activity").with("id", id);
            answers::candidates(&asked, at.ok_or_else(missing)?)
        }
        Question::Unmet => {
            let unmet = unmet::Unmet::of(&asked);
            menu = unmet.offers(&asked);
            unmet.answer(&asked)
        }
    };
    let plain = |text: &str| anstream::adapter::strip_str(text).to_string();
    let remedies = menu.into_iter().map(|(remedy, said)| (remedy, plain(&said))).collect();
    Ok(Answered { text: plain(&text), remedies })
}

/// The answer as text and as JSON.
fn answer(args: &ExplainArgs, asked: &Asked) -> Result<(String, serde_json::Value), Message> {
    if args.shortfall {
        return Ok(unmet::Unmet::of(asked).answer(asked));
    }
    if let Some(text) = &args.why {
        let duty = Duty::read(text, "P12[:K7]", args.role, asked, false)?;
        return Ok(duties::why(asked, &duty));
    }
    if let Some(text) = &args.why_not {
        let duty = Duty::read(text, "P12:K7[:YYYY-MM-DD]", args.role, asked, true)?;
        return Ok(duties::why_not(asked, &duty));
    }
    if let Some(id) = &args.why_me {
        return Ok(answers::card(asked, person_meant(asked.scenario, id)?));
    }
    if let Some(id) = &args.candidates {
        let at = asked.calendar.iter().position(|row| row.id == *id).ok_or_else(|| {
            let path = args.calendar.display();
            Message::new("explain-no-activity").with("calendar", path).with("id", id)
        })?;
        return Ok(answers::candidates(asked, at));
    }
    Ok(levels::answer(asked))
}

/// A duty as the command line names it.
struct Duty {
    person: StaffIx,
    place: Option<KinderIx>,
    date: Option<jiff::civil::Date>,
    role: Role,
}

impl Duty {
    fn read(
        text: &str,
        form: &'static str,
        role: Option<Role>,
        asked: &Asked,
        whole: bool,
    ) -> Result<Self, Message> {
        let wrong = || Message::new("explain-not-a-duty").with("text", text).with("form", form);
        let mut parts = text.split([':', '：']);
        let who = parts.next().filter(|id| !id.is_empty()).ok_or_else(wrong)?;
        let person = person_meant(asked.scenario, who)?;
        let place = parts.next().map(|id| place_meant(asked.scenario, id)).transpose()?;
        let date = parts.next().map(str::parse).transpose().map_err(|_| wrong())?;
        if parts.next().is_some() || (whole && place.is_none()) || (!whole && date.is_some()) {
            return Err(wrong());
        }
        let mentor_only = !asked.scenario.person(person).backbone;
        let own = if mentor_only { Role::Inspection } else { Role::Outreach };
        Ok(Self { person, place, date, role: role.unwrap_or(own) })
    }
}
