//! What every request passes: who asks, from where, for how long; and what every answer says of
//! itself.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::{Fault, language};
use super::desk::Desk;
use super::{assets, gate::Gate};
use crate::domain::Message;
use crate::text::Texts;

/// How long who does not know the password waits.
const WAIT: Duration = Duration::from_millis(700);

/// What pages may do: use our own files, and nothing else. Styles may be set on an element, as the
/// calendar does to place its events; scripts may not stand in a page.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; \
    frame-src 'self'; base-uri 'none'; frame-ancestors 'self'";
/// What a page made of a plan may do: run the scripts that it holds, as somebody from elsewhere.
pub(super) const SANDBOX: &str = "sandbox allow-scripts allow-modals allow-downloads allow-popups; \
    default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; \
    frame-ancestors 'self'";

/// Lets through who may ask.
pub(super) async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let tongue = language(request.headers());
    let mut response = match admitted(&desk.gate, &request) {
        Err(Barred::Fault(fault)) => fault.into_response(),
        Err(Barred::Answer(response)) => *response,
        Ok(()) => match tokio::time::timeout(desk.patience, next.run(request)).await {
            Ok(response) => response,
            Err(_) => Fault::new(StatusCode::REQUEST_TIMEOUT, Message::new("serve-too-slow"))
                .into_response(),
        },
    };
    let said = response.extensions_mut().remove::<Fault>().or_else(|| rejected(&response));
    if let Some(fault) = said {
        response = fault.told(&Texts::new(tongue));
    }
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    for (name, value) in [
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// What the server itself refused before anything of ours was asked, in our words.
fn rejected(response: &Response) -> Option<Fault> {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let plain = kind.is_none_or(|kind| kind.starts_with("text/plain"));
    match response.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Some(super::tables::too_large()),
        status if status.is_client_error() && plain => {
            let message = Message::new("serve-not-understood").with("why", status);
            Some(Fault::new(status, message))
        }
        _ => None,
    }
}

enum Barred {
    Fault(Fault),
    Answer(Box<Response>),
}

impl From<Fault> for Barred {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn text(headers: &HeaderMap, name: impl axum::http::header::AsHeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// The token that a request carries, and whether other sites could not have sent it.
fn token<'r>(gate: &Gate, headers: &'r HeaderMap) -> Option<(&'r str, bool)> {
    let bearer = text(headers, header::AUTHORIZATION).and_then(|v| v.strip_prefix("Bearer "));
    if let Some(token) = bearer {
        return Some((token, true));
    }
    let name = gate.cookie();
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut all = cookies.flat_map(|line| line.split(';'));
    let found = all.find_map(|one| one.trim().strip_prefix(&name)?.strip_prefix('='));
    found.map(|token| (token, false))
}

fn admitted(gate: &Gate, request: &Request) -> Result<(), Barred> {
    let refused = |status, key| Fault::new(status, Message::new(key));
    let headers = request.headers();
    let authority = request.uri().authority().map(ToString::to_string);
    let host = text(headers, header::HOST).map(str::to_owned).or(authority).unwrap_or_default();
    if !gate.is_host(&host) {
        return Err(refused(StatusCode::MISDIRECTED_REQUEST, "serve-host").into());
    }
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let origin = headers.get(header::ORIGIN).map(|v| v.to_str().unwrap_or("?"));
    let foreign = refused(StatusCode::FORBIDDEN, "serve-origin");
    if origin.is_some_and(|origin| !gate.is_own(origin, &host)) {
        return Err(foreign.into());
    }
    let path = request.uri().path();
    // What holds nothing of a county may be seen by who is asked for the password.
    if path == "/login" || assets::is_open(path) {
        return Ok(());
    }
    // The address that the program itself opens.
    if path == "/" && !changes {
        let query = request.uri().query().unwrap_or_default();
        let said = query.split('&').find_map(|part| part.strip_prefix("token="));
        if said.is_some_and(|said| gate.knows(said)) {
            return Err(Barred::Answer(Box::new(entered(gate))));
        }
    }
    match token(gate, headers) {
        Some((said, safe)) if gate.knows(said) => {
            let site = text(headers, "sec-fetch-site");
            let own = safe || origin.is_some() || site == Some("same-origin");
            if changes && !own { Err(foreign.into()) } else { Ok(()) }
        }
        _ if path == "/" && !changes => Err(Barred::Answer(Box::new(assets::door(gate, headers)))),
        _ => Err(refused(StatusCode::UNAUTHORIZED, "serve-token").into()),
    }
}

/// Into the workbench, with the token in a cookie that scripts and other sites cannot use.
fn entered(gate: &Gate) -> Response {
    let cookie = format!("{}={}; Path=/; HttpOnly; SameSite=Strict", gate.cookie(), gate.token());
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// `POST /login`: the password for the token.
pub(super) async fn login(State(desk): State<Arc<Desk>>, body: Bytes) -> Response {
    let said = String::from_utf8_lossy(&body);
    let said = said.strip_prefix("password=").unwrap_or_default();
    if desk.gate.opens(&decoded(said)) {
        return entered(&desk.gate);
    }
    tokio::time::sleep(WAIT).await;
    let mut response = Body::empty().into_response();
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::LOCATION, HeaderValue::from_static("/?wrong=1"));
    response
}

/// A field of a form.
pub(super) fn decoded(field: &str) -> String {
    let bytes = field.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while i < bytes.len() {
        let hex = || u8::from_str_radix(field.get(i + 1..i + 3)?, 16).ok();
        match (bytes[i], hex()) {
            (b'%', Some(byte)) => {
                out.push(byte);
                i += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        i += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_a_form_are_read() {
        for (field, said) in
            [("a+b", "a b"), ("%E7%AA%97", "窗"), ("100%", "100%"), ("%zz", "%zz"), ("%", "%")]
        {
            assert_eq!(decoded(field), said);
        }
    }
}
