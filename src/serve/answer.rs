//! Answers: JSON, files, and faults in the asker's language.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::domain::{Language, Message};
use crate::text::{Texts, language_of_locale};

/// What a handler gives.
pub(super) type Answer = Result<Response, Fault>;

/// Why something is not done.
#[derive(Debug, Clone)]
pub struct Fault {
    pub status: StatusCode,
    pub message: Message,
    /// What goes with it, for the page.
    pub more: Option<Value>,
}

impl Fault {
    pub fn new(status: StatusCode, message: Message) -> Self {
        Self { status, message, more: None }
    }

    /// What was sent cannot be understood.
    pub fn bad(message: Message) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// There is no such thing.
    pub fn missing(message: Message) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// It does not go with what is there.
    pub fn conflict(message: Message) -> Self {
        Self::new(StatusCode::CONFLICT, message)
    }

    /// It is understood and refused.
    pub fn refused(message: Message) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, message)
    }

    /// Somebody else has changed it meanwhile.
    pub fn stale() -> Self {
        Self::new(StatusCode::PRECONDITION_FAILED, Message::new("serve-stale"))
    }

    /// The system failed: a full disk, a folder that is gone.
    pub fn system(what: &std::path::Path, error: &std::io::Error) -> Self {
        let message = Message::new("serve-system");
        let message = message.with("path", what.display()).with("why", error);
        Self::new(StatusCode::CONFLICT, message)
    }

    pub fn with(mut self, more: Value) -> Self {
        self.more = Some(more);
        self
    }

    /// The fault in a language.
    pub fn told(&self, texts: &Texts) -> Response {
        let mut body = json!({
            "error": self.message.key,
            "message": texts.say(&self.message),
            "hint": texts.hint(&self.message),
        });
        if let Some(more) = &self.more {
            body["more"] = more.clone();
        }
        (self.status, json_of(&body)).into_response()
    }
}

/// The guard puts a fault into the asker's language on its way out.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<crate::write::WriteError> for Fault {
    fn from(error: crate::write::WriteError) -> Self {
        Self::system(&error.path, &error.source)
    }
}

/// A value as JSON.
pub(super) fn json_of(value: &Value) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// A value as JSON, with the number that a change of it must name.
pub(super) fn json_tagged(value: &Value, tag: impl std::fmt::Display) -> Response {
    let mut response = json_of(value);
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{tag}\"")) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

/// Bytes to be kept as a file of this name.
pub(super) fn file(name: &str, content: Vec<u8>) -> Response {
    let mut response = Body::from(content).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind_of(name)));
    let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let said = format!("attachment; filename*=UTF-8''{encoded}");
    if let Ok(value) = HeaderValue::from_str(&said) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// What a file holds, by its ending.
pub(super) fn kind_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "json" | "geojson" => "application/json",
        "svg" => "image/svg+xml",
        "ics" => "text/calendar; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

/// What was sent, understood.
pub(super) fn sent<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    let bytes = if bytes.is_empty() { b"{}" } else { bytes };
    serde_json::from_slice(bytes)
        .map_err(|error| Fault::bad(Message::new("serve-not-understood").with("why", error)))
}

/// The language that the asker wants.
pub(super) fn language(headers: &HeaderMap) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let first = wanted.and_then(|list| list.split([',', ';']).next()).unwrap_or_default().trim();
    if first.is_empty() { Language::ZhHans } else { language_of_locale(first) }
}
