//! A workbench in a folder of its own, asked without a network.

use std::path::{Path, PathBuf};
use std::time::Duration;

use alliance_calendar::serve::{Options, Server, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use tower::ServiceExt;

pub struct Bench {
    pub folder: tempfile::TempDir,
    pub router: Router,
    pub token: String,
    /// `127.0.0.1:port`
    pub host: String,
    runtime: Runtime,
    _server: Server,
}

/// What came back.
pub struct Said {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Said {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The number that a change must name.
    pub fn tag(&self) -> String {
        let tag = self.headers.get("etag").and_then(|tag| tag.to_str().ok());
        tag.expect("an ETag").to_owned()
    }
}

impl Bench {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let options = Options { folder: folder.path().join("desk"), ..Options::default() };
        let server = Server::bind(&options).expect("a server");
        let desk = server.desk();
        let host = desk.gate.origin().trim_start_matches("http://").to_owned();
        let token = desk.gate.token().to_owned();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        Self { folder, router: router(desk), token, host, runtime, _server: server }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("desk")
    }

    /// Asks with these headers and no others.
    pub fn raw(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Said {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        self.runtime.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("an answer");
            let (parts, body) = response.into_parts();
            let read = tokio::time::timeout(Duration::from_secs(60), to_bytes(body, 1 << 28));
            let body = read.await.expect("an end").expect("a body").to_vec();
            Said { status: parts.status, headers: parts.headers, body }
        })
    }

    /// Asks as the pages do, with the token.
    pub fn ask(&self, method: &str, path: &str, tag: Option<&str>, body: Vec<u8>) -> Said {
        let token = format!("Bearer {}", self.token);
        let mut headers = vec![
            ("host", self.host.as_str()),
            ("authorization", &token),
            ("accept-language", "en"),
        ];
        headers.extend(tag.map(|tag| ("if-match", tag)));
        self.raw(method, path, &headers, body)
    }

    pub fn get(&self, path: &str) -> Value {
        let said = self.ask("GET", path, None, Vec::new());
        assert_eq!(said.status, StatusCode::OK, "{path}: {}", said.json());
        said.json()
    }

    pub fn post(&self, path: &str, body: &Value) -> Said {
        self.ask("POST", path, None, body.to_string().into_bytes())
    }

    /// A county from a template, planned.
    pub fn planned(&self, name: &str, template: &str) {
        let made = self.post("/api/counties", &json!({"name": name, "from": template}));
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.json());
        self.plan(name);
    }

    pub fn plan(&self, name: &str) -> Value {
        let begun = self.post(&format!("/api/counties/{name}/plan"), &json!({"work": 50}));
        assert_eq!(begun.status, StatusCode::ACCEPTED, "{}", begun.json());
        for _ in 0..1200 {
            let job = self.get(&format!("/api/counties/{name}/job"));
            if job["running"] == false {
                assert_eq!(job["fault"], Value::Null);
                return job;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the search does not end");
    }
}

/// Whether a calendar breaks no rule of the tables that stand with it.
pub fn holds(version: &Path) -> bool {
    let tables = version.join("tables");
    let book = tables.join("county.xlsx");
    let path = if book.exists() { book } else { tables };
    let scenario = alliance_calendar::read(&path).scenario.expect("tables without an error");
    let calendar = version.join("calendar.csv");
    let (rows, _) =
        alliance_calendar::input::read_calendar(&scenario, &calendar).expect("a calendar");
    let policy = scenario.settings.objective.policy;
    alliance_calendar::verify(&scenario, &rows, policy).violations.is_empty()
}
