//! `alliance verify`: a calendar held against its scenario.

use super::args::VerifyArgs;
use super::check::{self, Checked};
use super::style::{self, paint};
use super::{Ended, Exit, summary, verdict};
use crate::domain::{Language, Message};
use crate::verify::nearness;
use crate::write::verdict_json;

pub(super) fn run(args: &VerifyArgs, lang: Option<Language>) -> Ended {
    let (scenario, voice) = Checked::read(&args.scenario, lang).json(args.json).told(false)?;
    let calendar = check::calendar(&scenario, &args.calendar, &voice)?;
    let policy = args.policy.unwrap_or(scenario.settings.objective.policy);
    let mut found = crate::verify(&scenario, &calendar, policy);
    let changes = match &args.from {
        Some(file) => {
            let earlier = super::replan::earlier(file, &scenario, &voice, true)?;
            found.quality.nearness = nearness(&earlier.activities, &calendar);
            Some(earlier.changes(&calendar))
        }
        None => None,
    };
    let broken = found.violations.len();
    let exit = if broken == 0 { Exit::Done } else { Exit::Refused };
    if args.json {
        let json = verdict_json(&scenario, &found, changes, policy, voice.texts());
        return Ok(voice.data(&json, exit));
    }
    let file = args.calendar.display().to_string();
    let mut text = verdict::violations(&found.violations, &file, &voice);
    let (colour, sentence) = if broken == 0 {
        (style::GOOD, Message::new("cli-verdict-fine"))
    } else {
        (style::ERROR, Message::new("cli-verdict-broken").with("n", broken))
    };
    let sentence = voice.say(&sentence.with("path", &file));
    text += &format!("{}\n\n", paint(colour, sentence));
    text += &summary::levels(&scenario, &calendar, &found, policy, &voice);
    if let Some(changes) = changes {
        let said = Message::new("replan-verify-changes").with("n", changes);
        text += &format!("\n{}\n", voice.say(&said));
    }
    Ok(voice.data(&text, exit))
}
