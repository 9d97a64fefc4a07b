//! Who asks about a county: in which language, which version, and in what state it is known.

use std::path::Path;
use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, Path as Parts};
use axum::http::request::Parts as Head;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::answer::{Fault, language};
use super::desk::{Desk, lock};
use super::version::{self, Version};
use crate::domain::{Language, Message};
use crate::text::Texts;

/// What the address of a request says.
#[derive(Debug, Deserialize)]
struct Address {
    county: String,
    #[serde(default)]
    number: u32,
    #[serde(default, alias = "id", alias = "name", alias = "sheet", alias = "which")]
    part: String,
}

/// A request about a county, without its body.
#[derive(Debug, Clone)]
pub(super) struct Asker {
    pub desk: Arc<Desk>,
    pub tongue: Language,
    pub county: String,
    /// The version, where the address names one.
    pub number: u32,
    /// What of the county or of the version, where the address names it.
    pub part: String,
    /// The state that the asker knows, from `If-Match`.
    known: Option<String>,
}

impl<S> FromRequestParts<S> for Asker
where
    Arc<Desk>: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Response;

    async fn from_request_parts(head: &mut Head, state: &S) -> Result<Self, Response> {
        let address = Parts::<Address>::from_request_parts(head, state).await;
        let Parts(Address { county, number, part }) =
            address.map_err(IntoResponse::into_response)?;
        Ok(Self {
            desk: Arc::from_ref(state),
            tongue: language(&head.headers),
            county: county.trim().to_owned(),
            number,
            part,
            known: known(&head.headers),
        })
    }
}

fn known(headers: &HeaderMap) -> Option<String> {
    let tag = headers.get(header::IF_MATCH)?.to_str().ok()?;
    Some(tag.trim().trim_start_matches("W/").trim_matches('"').to_owned())
}

impl Asker {
    /// Does work that takes time, with the county's folder, on a thread of its own.
    pub async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce(&Self, &Path) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let desk = Arc::clone(&self.desk);
        desk.work(move |desk| work(&self, &desk.workspace.county(&self.county)?)).await
    }

    /// The same, with the right to change the county.
    pub async fn change<T: Send + 'static>(
        self,
        change: impl FnOnce(&Self, &Path) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        self.work(move |who, folder| {
            let writer = who.desk.writer(&who.county);
            let _one = lock(&writer);
            change(who, folder)
        })
        .await
    }

    pub fn texts(&self) -> Texts {
        Texts::new(self.tongue)
    }

    /// The version that is asked about.
    pub fn version(&self, folder: &Path) -> Result<Version, Fault> {
        version::load(&self.desk, folder, self.number)
    }

    /// Refuses while a search runs.
    pub fn must_rest(&self) -> Result<(), Fault> {
        match self.desk.jobs.runs(&self.county) {
            true => Err(Fault::conflict(Message::new("serve-planning"))),
            false => Ok(()),
        }
    }

    /// Refuses a change by who does not know what is there now.
    pub fn held(&self, now: impl std::fmt::Display) -> Result<(), Fault> {
        match &self.known {
            Some(said) if *said == now.to_string() => Ok(()),
            Some(_) => Err(Fault::stale()),
            None => {
                Err(Fault::new(StatusCode::PRECONDITION_REQUIRED, Message::new("serve-no-match")))
            }
        }
    }
}
