//! The pages: plain files built into the program.

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::answer::{Fault, kind_of, language};
use super::gate::Gate;
use crate::domain::{FixedWord, Message};
use crate::text::Texts;

macro_rules! files {
    ($($file:literal),+ $(,)?) => {
        &[$((concat!("/", $file), include_bytes!(concat!("web/", $file)))),+]
    };
}

/// Address → content.
const FILES: &[(&str, &[u8])] = files![
    "app.css",
    "app.js",
    "calendar.js",
    "compare.js",
    "counties.js",
    "county.js",
    "handout.js",
    "happened.js",
    "people.js",
    "planning.js",
    "sheets.js",
    "ui.js",
    "vendor/event-calendar.min.css",
    "vendor/event-calendar.min.js",
];

const INDEX: &str = include_str!("web/index.html");
const DOOR: &str = include_str!("web/door.html");

/// Whether an address may be seen without the token: it says nothing of a county.
pub(super) fn is_open(path: &str) -> bool {
    path == "/app.css"
}

/// A page or a file of it.
pub(super) async fn serve(uri: Uri) -> Response {
    let path = uri.path();
    if path == "/" {
        return page(INDEX.to_owned());
    }
    match FILES.iter().find(|(name, _)| *name == path) {
        Some((name, content)) => {
            let kind = HeaderValue::from_static(kind_of(name));
            ([(header::CONTENT_TYPE, kind)], *content).into_response()
        }
        None => Fault::missing(Message::new("serve-no-page")).into_response(),
    }
}

fn page(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// What who has no token sees: where the address is to be found, or a field for the password.
pub(super) fn door(gate: &Gate, headers: &HeaderMap) -> Response {
    let tongue = language(headers);
    let texts = Texts::new(tongue);
    let say = |key| texts.key(key);
    let (told, form) = match gate.has_password() {
        true => (say("serve-door-password"), ""),
        false => (say("serve-door-closed"), "hidden"),
    };
    let text = DOOR
        .replace("{lang}", tongue.word())
        .replace("{title}", &say("serve-title"))
        .replace("{told}", &told)
        .replace("{form}", form)
        .replace("{enter}", &say("serve-door-enter"));
    (StatusCode::UNAUTHORIZED, page(text)).into_response()
}
