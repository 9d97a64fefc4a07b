//! A page for each kindergarten, or each person: everything that concerns it, by date.

use std::io;

use super::mark_draft;
use crate::domain::{Message, Session};
use crate::write::agenda::agenda;
use crate::write::docx::{Column, Document, Sheet, size_that_fits};
use crate::write::edition::Edition;
use crate::write::owner::Owner;

/// Date, session, departure, what, details; all but the last on one line.
const WIDTHS: [usize; 5] = [0, 0, 0, 0, 1];

/// One document with all the pages; who has nothing has none.
pub(super) fn pages(
    edition: &Edition<'_>,
    owners: impl Iterator<Item = Owner>,
) -> io::Result<Vec<u8>> {
    let Edition { scenario, texts, .. } = *edition;
    let say = |message: Message| texts.say(&message);
    let key = |key| say(Message::new(key));
    let heads = [
        "notice-date",
        "notice-session",
        "plan-vehicle-leaves",
        "workbook-head-what",
        "workbook-head-content",
    ];
    let columns: Vec<Column> = heads.map(key).into_iter().zip(WIDTHS).collect();
    let leaves = edition.departures();
    let mut document = Document::new(texts.language(), Sheet::Upright);
    mark_draft(edition, &mut document);
    for owner in owners {
        let items = agenda(edition, owner);
        if matches!(owner, Owner::Person(_)) && items.iter().all(|item| item.row.is_none()) {
            continue;
        }
        let title = Message::new("plan-page-title").with("name", owner.name(scenario, texts));
        document
            .page(&say(title.with("term", texts.term(&scenario.settings))), &below(edition, owner));
        let rows: Vec<Vec<String>> = items
            .iter()
            .map(|item| {
                let at = item.row.and_then(|row| leaves.get(&(owner, row.id.as_str())).copied());
                vec![
                    item.day(texts),
                    texts.word(item.slot),
                    at.map_or_else(String::new, |at| at.strftime("%H:%M").to_string()),
                    item.what.clone(),
                    item.detail.clone(),
                ]
            })
            .collect();
        if rows.is_empty() {
            document.small(&key("workbook-nothing"));
            continue;
        }
        let size = size_that_fits(&columns, &rows, Sheet::Upright.room(), 0);
        document.grid(&columns, &rows, size, 0);
    }
    document.finish()
}

/// The alliance, whom to ask, and the hours of a session.
fn below(edition: &Edition<'_>, owner: Owner) -> String {
    let Edition { scenario, texts, .. } = *edition;
    let Some(alliance) = owner.alliance(scenario) else { return String::new() };
    let alliance = scenario.alliance(alliance);
    let hours = |session: Session| scenario.settings.hours.of(session.into());
    let mut said = vec![
        Message::new("plan-page-alliance")
            .with("alliance", &alliance.name)
            .with("lead", &scenario.kindergarten(alliance.lead).name),
        Message::new("notice-hours").with("am", hours(Session::Am)).with("pm", hours(Session::Pm)),
    ];
    if let Some(reach) = edition.reach(alliance.lead) {
        said.insert(1, Message::new("plan-page-contact").with("reach", reach));
    }
    said.iter().map(|message| texts.say(message)).collect::<Vec<_>>().join(texts.separator())
}
