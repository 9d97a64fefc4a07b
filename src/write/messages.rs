//! The plan in plain words for each person, kindergarten and alliance, to be pasted into a chat.

use super::agenda::agenda;
use super::edition::{Edition, OutputFile};
use super::file_name::FileNames;
use super::formats::Made;
use super::owner::Owner;
use crate::domain::{AllianceIx, Message, Session};
use crate::text::plain;

/// One text for each who has something to do.
pub(super) fn messages(edition: &Edition<'_>) -> Made {
    let Edition { scenario, texts, .. } = *edition;
    let folder = texts.key("plan-folder-messages");
    let leaves = edition.departures();
    let mut names = FileNames::default();
    let mut files = Vec::new();
    for owner in Owner::all(scenario) {
        // Days off are known to everybody.
        let mut items = agenda(edition, owner);
        items.retain(|item| item.row.is_some());
        if items.is_empty() {
            continue;
        }
        let key = match owner {
            Owner::Person(_) => "plan-message-person",
            Owner::Kindergarten(_) => "plan-message-kindergarten",
            Owner::Alliance(_) | Owner::County => "plan-message-alliance",
        };
        let Some(alliance) = owner.alliance(scenario) else { continue };
        let name = match owner {
            Owner::Person(p) => scenario.person(p).name.clone(),
            other => other.name(scenario, texts),
        };
        let head = Message::new(key).with("name", plain(&name));
        let mut text = texts.say(&head.with("term", texts.term(&scenario.settings))) + "\n\n";
        let mut travels = false;
        for (i, item) in items.iter().enumerate() {
            let at = item.row.and_then(|row| leaves.get(&(owner, row.id.as_str())).copied());
            travels |= at.is_some();
            let line = Message::new("plan-message-line")
                .with("day", item.day(texts))
                .with("session", item.session(texts, at))
                .with("what", plain(&item.what))
                .with("detail", plain(&item.detail));
            text += &format!("{}. {}\n", i + 1, texts.say(&line));
        }
        text += &format!("\n{}\n", foot(edition, alliance, travels));
        let name = owner.text_file(&folder, &mut names, scenario, texts);
        files.push(OutputFile { name, content: text.into_bytes() });
    }
    Ok(files)
}

/// The hours, the vehicles, whom to ask, and who says so.
fn foot(edition: &Edition<'_>, a: AllianceIx, travels: bool) -> String {
    let Edition { scenario, texts, .. } = *edition;
    let settings = &scenario.settings;
    let hours = |session: Session| settings.hours.of(session.into());
    let mut lines =
        vec![
            texts.say(
                &Message::new("notice-hours")
                    .with("am", hours(Session::Am))
                    .with("pm", hours(Session::Pm)),
            ),
        ];
    if travels {
        lines.push(texts.key("plan-message-vehicles"));
    }
    let alliance = scenario.alliance(a);
    if let Some(reach) = edition.reach(alliance.lead) {
        lines.push(texts.say(&Message::new("plan-page-contact").with("reach", reach)));
    }
    lines.push(plain(settings.notice.issuer.as_ref().unwrap_or(&alliance.name)));
    lines.extend(settings.notice.date.map(|date| texts.date(date)));
    lines.join("\n")
}
