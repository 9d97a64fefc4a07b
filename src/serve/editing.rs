//! The calendar by hand: what a change comes to, and the change itself, with undo and redo.

use std::path::Path;

use axum::body::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Fault, json_of, json_tagged, sent};
use super::asker::Asker;
use super::rows::{self, Wanted};
use super::version::{self, Edit, State as How, Version};
use super::{Question, plans, remedies, sheet, tables, versions};
use crate::domain::{Activity, Message, Rule};
use crate::explain::{self, Judged};
use crate::text::Texts;

/// A change of one activity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    activity: String,
    to: Wanted,
}

impl Asked {
    /// The rows after the change, and what it comes to.
    fn judged(&self, version: &Version) -> Result<(Vec<Activity>, Judged), Fault> {
        let (scenario, rows) = (version.scenario()?, &version.activities);
        let mut after = rows.clone();
        for (at, substitute) in rows::changes(scenario, rows, &self.activity, &self.to)? {
            explain::substitute(&mut after, at, substitute);
        }
        let policy = plans::policy(scenario, &version.figures);
        let judged = explain::judged(scenario, rows, &after, policy);
        Ok((after, judged))
    }
}

/// `GET …/calendar`
pub(super) async fn calendar(who: Asker) -> Answer {
    who.work(|who, folder| {
        let version = who.version(folder)?;
        Ok(json_tagged(&rows::calendar(&version, &who.texts())?, version.head.revision))
    })
    .await
}

/// `POST …/judge`: what a change would come to; nothing is changed.
pub(super) async fn judge(who: Asker, body: Bytes) -> Answer {
    let asked: Asked = sent(&body)?;
    who.work(move |who, folder| {
        let version = who.version(folder)?;
        let (_, judged) = asked.judged(&version)?;
        Ok(json_of(&json!({
            "holds": judged.fresh.is_empty(),
            "broken": rows::broken(&judged.fresh, &who.texts()),
            "more": rows::more(&judged.more),
        })))
    })
    .await
}

/// `GET …/activities/{id}/substitutes`: every other date, person and place, tried.
pub(super) async fn substitutes(who: Asker) -> Answer {
    who.work(|who, folder| {
        let version = who.version(folder)?;
        let scenario = version.scenario()?;
        let at = rows::at(&version.activities, &who.part)?;
        let policy = plans::policy(scenario, &version.figures);
        let found = explain::candidates(scenario, &version.activities, at, policy);
        let texts = who.texts();
        let possible = found.possible.iter().map(|candidate| {
            json!({
                "to": rows::substitute(scenario, candidate.substitute),
                "more": rows::more(&candidate.more),
            })
        });
        let word = |rule: &Rule| json!({"rule": rule.name(), "name": texts.word(*rule)});
        let forbidden = found.forbidden.iter().map(|(substitute, broken)| {
            json!({
                "to": rows::substitute(scenario, *substitute),
                "broken": broken.iter().map(word).collect::<Vec<_>>(),
            })
        });
        Ok(json_of(&json!({
            "possible": possible.collect::<Vec<_>>(),
            "forbidden": forbidden.collect::<Vec<_>>(),
        })))
    })
    .await
}

/// `POST …/ask`: the answer to a question about the calendar, in words.
pub(super) async fn ask(who: Asker, body: Bytes) -> Answer {
    let question: Question = sent(&body)?;
    who.work(move |who, folder| {
        let version = who.version(folder)?;
        let scenario = version.scenario()?;
        let policy = plans::policy(scenario, &version.figures);
        let missing = || Fault::missing(Message::new("serve-no-page"));
        let answers = who.desk.answers.ok_or_else(missing)?;
        let said = answers(&question, (scenario, &version.activities), policy, who.tongue);
        let said = said.map_err(Fault::bad)?;
        // A remedy can be tried where the tables are those that the plan is of.
        let files = tables::files(folder)?;
        let same = tables::digest(&files) == version.tables.digest;
        let texts = who.texts();
        let sheets = if same { sheet::sheets(&files, &texts) } else { Vec::new() };
        let remedies = said.remedies.iter().map(|(remedy, said)| {
            json!({
                "said": texts.without_codes(said), "before": remedy.shortfall.0, "after": remedy.shortfall.1,
                "cells": remedies::cells(scenario, remedy, &sheets, who.tongue),
            })
        });
        let text = texts.without_codes(&said.text);
        Ok(json_of(&json!({"text": text, "remedies": remedies.collect::<Vec<_>>()})))
    })
    .await
}

/// Loads the version that may be edited, for who knows how it stands.
fn open(who: &Asker, folder: &Path) -> Result<Version, Fault> {
    let version = who.version(folder)?;
    who.held(version.head.revision)?;
    if version.head.state == How::Approved {
        return Err(Fault::conflict(Message::new("serve-approved")));
    }
    if version::latest(folder).is_some_and(|latest| latest.number != who.number) {
        return Err(Fault::conflict(Message::new("serve-not-latest")));
    }
    Ok(version)
}

/// Keeps changed rows and says how the calendar stands now.
fn keep(version: &mut Version, after: Vec<Activity>, texts: &Texts) -> Result<Value, Fault> {
    version.head.revision += 1;
    version.head.calendar_of = version.head.revision;
    let scenario = version.scenario()?;
    let plan = plans::plan_of(scenario, after, &version.figures);
    version::save(version, &plan, texts)?;
    let all = plan.activities.iter();
    let rows = all.map(|row| rows::activity(scenario, row, &version.head, texts));
    Ok(json!({
        "version": version.head.told(),
        "activities": rows.collect::<Vec<_>>(),
        "levels": versions::levels(&plan),
    }))
}

/// `POST …/edit`: a change by hand, unless it breaks a rule.
pub(super) async fn edit(who: Asker, body: Bytes) -> Answer {
    let asked: Asked = sent(&body)?;
    who.change(move |who, folder| {
        let mut version = open(who, folder)?;
        let scenario = version.scenario()?;
        let texts = who.texts();
        let (after, judged) = asked.judged(&version)?;
        if !judged.fresh.is_empty() {
            let message = Message::new("serve-breaks").with("n", judged.fresh.len());
            let more = json!({"broken": rows::broken(&judged.fresh, &texts)});
            return Err(Fault::refused(message).with(more));
        }
        let pairs = version.activities.iter().zip(&after).filter(|(was, now)| was != now);
        let edit: Edit = pairs
            .map(|(was, now)| {
                (was.id.clone(), rows::stand(scenario, was), rows::stand(scenario, now))
            })
            .collect();
        if !edit.is_empty() {
            version.head.done.push(edit);
            version.head.undone.clear();
        }
        let told = keep(&mut version, after, &texts)?;
        Ok(json_tagged(&told, version.head.revision))
    })
    .await
}

/// `POST …/undo` and `POST …/redo`.
pub(super) async fn step(who: Asker) -> Answer {
    let back = match who.part.as_str() {
        "undo" => true,
        "redo" => false,
        _ => return Err(Fault::missing(Message::new("serve-no-page"))),
    };
    who.change(move |who, folder| {
        let mut version = open(who, folder)?;
        let from = if back { &mut version.head.done } else { &mut version.head.undone };
        let nothing = || Fault::conflict(Message::new("serve-no-step"));
        let edit = from.pop().ok_or_else(nothing)?;
        let to = if back { &mut version.head.undone } else { &mut version.head.done };
        to.push(edit.clone());
        let scenario = version.scenario()?;
        let mut after = version.activities.clone();
        for (id, was, now) in &edit {
            let at = rows::at(&after, id)?;
            let stand = if back { was } else { now };
            rows::put_back(scenario, &mut after[at], stand).ok_or_else(nothing)?;
        }
        let told = keep(&mut version, after, &who.texts())?;
        Ok(json_tagged(&told, version.head.revision))
    })
    .await
}

/// What the next plan keeps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lock {
    activity: String,
    locked: bool,
}

/// `POST …/lock`: whether the next plan keeps an activity where it stands.
pub(super) async fn set_lock(who: Asker, body: Bytes) -> Answer {
    let asked: Lock = sent(&body)?;
    who.change(move |who, folder| {
        let mut version = who.version(folder)?;
        who.held(version.head.revision)?;
        rows::at(&version.activities, &asked.activity)?;
        let locked = &mut version.head.locked;
        match asked.locked {
            true => locked.insert(asked.activity.clone()),
            false => locked.remove(&asked.activity),
        };
        version.head.revision += 1;
        version::save_head(folder, &version.head)?;
        Ok(json_tagged(&json!({"version": version.head.told()}), version.head.revision))
    })
    .await
}
