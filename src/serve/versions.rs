//! Versions of the plan: shown, named, submitted, approved, compared, taken again, handed out.

use std::io::{Cursor, Write};

use axum::body::Bytes;
use axum::extract::{Query, RawQuery};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{self, Answer, Fault, json_of, json_tagged, sent};
use super::asker::Asker;
use super::guard::{SANDBOX, decoded};
use super::tables::LARGEST;
use super::version::{self, State as Stage};
use super::{names, plans};
use crate::domain::{FixedWord, Message, Plan};
use crate::input::read_bounded;

/// Letters of a name or a note.
const LONGEST: usize = 500;

/// What a plan comes to.
pub(super) fn levels(plan: &Plan) -> Value {
    json!({
        "levels": plan.levels, "km": plan.vehicle_km.value() + 0.0, "activities": plan.activities.len(),
    })
}

/// `GET …/versions`
pub(super) async fn list(who: Asker) -> Answer {
    who.work(|_, folder| {
        let all = version::numbers(folder).into_iter().rev();
        let told: Vec<Value> =
            all.filter_map(|n| version::head(folder, n).ok()).map(|h| h.told()).collect();
        Ok(json_of(&json!({"versions": told})))
    })
    .await
}

/// `GET …/versions/{number}`: what is known of it, its figures and what it leaves unmet.
pub(super) async fn show(who: Asker) -> Answer {
    who.work(|who, folder| {
        let version = who.version(folder)?;
        let scenario = version.scenario()?;
        let texts = who.texts();
        let plan = plans::plan_of(scenario, version.activities.clone(), &version.figures);
        let mut kinds = std::collections::BTreeMap::new();
        for row in &plan.activities {
            *kinds.entry(row.kind()).or_insert(0_u32) += 1;
        }
        let kinds: Vec<Value> = kinds
            .into_iter()
            .map(|(kind, n)| json!({"kind": kind, "word": texts.word(kind), "n": n}))
            .collect();
        let unmet: Vec<Value> = plan
            .shortfalls
            .iter()
            .map(|s| {
                json!({
                    "demand": s.demand.name(), "word": texts.word(s.demand),
                    "subject": scenario.name_of_subject(&s.subject),
                    "units": s.units, "weight": s.demand.weight(),
                    "reason": texts.without_codes(&texts.join(&s.reason)),
                })
            })
            .collect();
        let broken = crate::verify(scenario, &plan.activities, plan.policy).violations;
        let now = super::tables::read(&who.desk, folder)?;
        let told = json!({
            "version": version.head.told(),
            "policy": {"id": plan.policy, "word": texts.word(plan.policy)},
            "figures": levels(&plan),
            "kinds": kinds,
            "unmet": unmet,
            "broken": super::rows::broken(&broken, &texts),
            "tables_changed": now.digest != version.tables.digest,
            "latest": version::latest(folder).is_some_and(|head| head.number == who.number),
        });
        Ok(json_tagged(&told, version.head.revision))
    })
    .await
}

/// What somebody says of a version.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    name: Option<String>,
    note: Option<String>,
    by: Option<String>,
    state: Option<Stage>,
}

/// `PATCH …/versions/{number}`
pub(super) async fn change(who: Asker, body: Bytes) -> Answer {
    let said: Said = sent(&body)?;
    let long = |text: &Option<String>| text.as_ref().is_some_and(|t| t.chars().count() > LONGEST);
    if long(&said.name) || long(&said.note) || long(&said.by) {
        return Err(Fault::bad(Message::new("serve-text-length").with("limit", LONGEST)));
    }
    who.change(move |who, folder| {
        let mut head = version::head(folder, who.number)?;
        who.held(head.revision)?;
        if let Some(state) = said.state {
            // What is approved stays so; a repair or another plan is a new version.
            if head.state == Stage::Approved && state != Stage::Approved {
                return Err(Fault::conflict(Message::new("serve-approved")));
            }
            head.state = state;
        }
        for (to, from) in
            [(&mut head.name, said.name), (&mut head.note, said.note), (&mut head.by, said.by)]
        {
            if let Some(text) = from {
                *to = text.trim().to_owned();
            }
        }
        head.revision += 1;
        // The files to hand out are of the calendar, which is as it was.
        version::save_head(folder, &head)?;
        Ok(json_tagged(&json!({"version": head.told()}), head.revision))
    })
    .await
}

/// `POST …/versions/{number}/restore`
pub(super) async fn restore(who: Asker, body: Bytes) -> Answer {
    let said: Said = sent(&body)?;
    who.change(move |who, folder| {
        who.must_rest()?;
        let head = version::restore(folder, who.number, said.by.unwrap_or_default())?;
        Ok(json_tagged(&json!({"version": head.told()}), head.revision))
    })
    .await
}

/// Two versions.
#[derive(Debug, Deserialize)]
pub(super) struct Two {
    a: u32,
    b: u32,
}

/// `GET …/compare?a=1&b=2`
pub(super) async fn compare(
    who: Asker,
    two: Result<Query<Two>, axum::extract::rejection::QueryRejection>,
) -> Answer {
    let Ok(Query(Two { a, b })) = two else {
        return Err(Fault::bad(Message::new("serve-not-understood").with("why", "a, b")));
    };
    who.work(move |who, folder| {
        let (a, b) = (version::load(&who.desk, folder, a)?, version::load(&who.desk, folder, b)?);
        let (before, after) = (a.scenario()?, b.scenario()?);
        let texts = who.texts();
        let spots = |v: &version::Version| {
            let scenario = v.tables.reading.scenario.as_ref();
            let rows = v.activities.iter();
            rows.filter_map(|row| {
                let scenario = scenario?;
                Some((row.id.clone(), super::rows::activity(scenario, row, &v.head, &texts)))
            })
            .collect::<std::collections::BTreeMap<_, _>>()
        };
        let (was, now) = (spots(&a), spots(&b));
        let ids: std::collections::BTreeSet<&String> = was.keys().chain(now.keys()).collect();
        let place = |v: &Value| json!([v["date"], v["until"], v["slot"], v["place"], v["staff"]]);
        let changed: Vec<Value> = ids
            .into_iter()
            .map(|id| (was.get(id), now.get(id)))
            .filter(|(was, now)| was.map(place) != now.map(place))
            .map(|(was, now)| json!({"before": was, "after": now}))
            .collect();
        let plan = |v: &version::Version, s| plans::plan_of(s, v.activities.clone(), &v.figures);
        Ok(json_of(&json!({
            "before": {"version": a.head.told(), "figures": levels(&plan(&a, before))},
            "after": {"version": b.head.told(), "figures": levels(&plan(&b, after))},
            "changed": changed,
        })))
    })
    .await
}

/// `GET …/versions/{number}/files`
pub(super) async fn files(who: Asker) -> Answer {
    who.work(|who, folder| {
        let version = who.version(folder)?;
        Ok(json_of(&json!({
            "files": version::listed(&version.folder)?,
            "fresh": version.head.files_of == Some(version.head.calendar_of),
        })))
    })
    .await
}

/// How a file is looked at.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Look {
    view: Option<String>,
}

/// `GET …/versions/{number}/files/{*name}`: to keep, or with `?view=1` to look at.
pub(super) async fn file(who: Asker, Query(look): Query<Look>) -> Answer {
    who.work(move |who, folder| {
        let name = names::file(&who.part)?;
        let version = who.version(folder)?;
        if !version::listed(&version.folder)?.iter().any(|known| known == name) {
            let message = Message::new("serve-no-file").with("name", names::shown(name));
            return Err(Fault::missing(message));
        }
        let path = version.folder.join(name);
        let bytes = read_bounded(&path, LARGEST as u64).map_err(|e| Fault::system(&path, &e))?;
        let last = name.rsplit('/').next().unwrap_or(name);
        Ok(if look.view.is_some() { looked_at(last, bytes) } else { answer::file(last, bytes) })
    })
    .await
}

/// A file in the browser: as a page of nobody, which can ask us nothing.
fn looked_at(name: &str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    let kind = match answer::kind_of(name) {
        kind if kind.starts_with("text/html") => kind,
        _ => "text/plain; charset=utf-8",
    };
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(SANDBOX));
    response
}

/// `GET …/versions/{number}/all.zip`: all files, or with `only` as often as wanted, some of them.
pub(super) async fn zip(who: Asker, RawQuery(query): RawQuery) -> Answer {
    let query = query.unwrap_or_default();
    let only: Vec<String> =
        query.split('&').filter_map(|part| part.strip_prefix("only=")).map(decoded).collect();
    who.work(move |who, folder| {
        let version = who.version(folder)?;
        let failed = |error: std::io::Error| Fault::system(&version.folder, &error);
        let mut all = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
        let wanted = |name: &String| only.is_empty() || only.contains(name);
        for name in version::listed(&version.folder)?.into_iter().filter(wanted) {
            let path = version.folder.join(&name);
            let bytes = read_bounded(&path, LARGEST as u64).map_err(failed)?;
            all.start_file(name, ::zip::write::SimpleFileOptions::default())
                .map_err(|error| failed(std::io::Error::other(error)))?;
            all.write_all(&bytes).map_err(failed)?;
        }
        let done = all.finish().map_err(|error| failed(std::io::Error::other(error)))?;
        Ok(answer::file(&format!("{}-{}.zip", who.county, who.number), done.into_inner()))
    })
    .await
}

/// Words of the fixed lists that pages let choose from.
pub(super) fn policies(texts: &crate::text::Texts) -> Vec<Value> {
    let all = crate::domain::Policy::CONTRACT.iter();
    all.map(|&policy| json!({"id": policy.word(), "word": texts.word(policy)})).collect()
}
