//! Attacks on the workbench, each refused.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use alliance_calendar::serve::{Options, Server};
use axum::http::StatusCode;
use serde_json::json;

use super::bench::Bench;

const SESSION: &str = "/api/session";

#[test]
fn who_may_not_ask_is_refused() {
    let bench = Bench::new();
    let (host, token) = (bench.host.as_str(), bench.token.as_str());
    let port = host.rsplit(':').next().expect("a port");
    let cookie = format!("alliance-{port}={token}");
    let wrong = format!("alliance-{port}={}", token.replace(&token[..1], "z"));
    let bearer = format!("Bearer {token}");
    let own = format!("http://{host}");
    let rebound = format!("evil.example:{port}");
    let local = format!("localhost:{port}");
    let local_origin = format!("http://localhost:{port}");
    let own_cookie = ("cookie", cookie.as_str());
    for (name, method, headers, status) in [
        ("nobody", "GET", vec![("host", host)], 401),
        ("a wrong token", "GET", vec![("host", host), ("cookie", &wrong)], 401),
        ("a wrong bearer", "GET", vec![("host", host), ("authorization", "Bearer 0")], 401),
        ("DNS rebinding", "GET", vec![("host", &rebound), own_cookie], 421),
        ("no host", "GET", vec![own_cookie], 421),
        ("another port", "GET", vec![("host", "127.0.0.1:1"), own_cookie], 421),
        ("another site", "GET", vec![("host", host), own_cookie, ("origin", "http://evil")], 403),
        ("an opaque origin", "POST", vec![("host", host), own_cookie, ("origin", "null")], 403),
        ("a form without origin", "POST", vec![("host", host), own_cookie], 403),
        (
            "a form of another site",
            "POST",
            vec![("host", host), own_cookie, ("sec-fetch-site", "cross-site")],
            403,
        ),
        (
            "our name with another's origin",
            "POST",
            vec![("host", host), own_cookie, ("origin", &local_origin)],
            403,
        ),
        ("ourselves", "GET", vec![("host", host), own_cookie], 200),
        ("localhost", "GET", vec![("host", &local), own_cookie, ("origin", &local_origin)], 200),
        ("a program", "GET", vec![("host", host), ("authorization", &bearer)], 200),
        ("our page changes", "POST", vec![("host", host), own_cookie, ("origin", &own)], 405),
    ] {
        let said = bench.raw(method, SESSION, &headers, Vec::new());
        assert_eq!(said.status.as_u16(), status, "{name}");
    }
}

#[test]
fn the_address_of_the_program_opens_once_and_shows_nothing_before() {
    let bench = Bench::new();
    let host = [("host", bench.host.as_str())];
    let closed = bench.raw("GET", "/", &host, Vec::new());
    assert_eq!(closed.status, StatusCode::UNAUTHORIZED);
    assert!(!String::from_utf8_lossy(&closed.body).contains(&bench.token));
    let wrong = bench.raw("GET", "/?token=00", &host, Vec::new());
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    let open = bench.raw("GET", &format!("/?token={}", bench.token), &host, Vec::new());
    assert_eq!(open.status, StatusCode::SEE_OTHER);
    let cookie = open.headers["set-cookie"].to_str().expect("text");
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    // No password was given, so none opens.
    let login = bench.raw("POST", "/login", &host, b"password=".to_vec());
    assert!(!login.headers.contains_key("set-cookie"));
}

#[test]
fn every_answer_says_what_pages_may_do() {
    let bench = Bench::new();
    for path in ["/", "/app.js", "/api/session", "/api/counties/x", "/nothing"] {
        let said = bench.ask("GET", path, None, Vec::new());
        let policy = said.headers["content-security-policy"].to_str().expect("text");
        let scripts = policy.split(';').find(|p| p.trim().starts_with("script-src"));
        assert_eq!(scripts.map(str::trim), Some("script-src 'self'"), "{path}");
        assert_eq!(said.headers["x-content-type-options"], "nosniff", "{path}");
    }
    let index = bench.ask("GET", "/", None, Vec::new());
    let html = String::from_utf8_lossy(&index.body).into_owned();
    assert!(!html.contains("onclick") && !html.contains("<script>"));
}

#[test]
fn names_do_not_lead_out_of_the_workspace() {
    let bench = Bench::new();
    fs::create_dir(bench.folder.path().join("outside")).expect("a folder");
    for name in [
        "..%2Foutside",
        "%2e%2e",
        "..",
        "%2Fetc",
        "..%5Coutside",
        "a%00b",
        "archive",
        ".git",
        "C%3A",
        "x%2F..%2F..%2Foutside",
    ] {
        for path in [
            format!("/api/counties/{name}"),
            format!("/api/counties/{name}/workbook"),
            format!("/api/counties/{name}/versions/1/files/version.json"),
        ] {
            let said = bench.ask("GET", &path, None, Vec::new());
            assert!(said.status.is_client_error(), "{path}: {}", said.status);
        }
    }
    for name in ["../x", "..", "", "a/b", "nul", "<script>alert(1)</script>", "a\nb", "\u{202e}x"] {
        let said = bench.post("/api/counties", &json!({"name": name, "from": "tiny"}));
        assert_eq!(said.status, StatusCode::BAD_REQUEST, "{name:?}");
    }
    let there: Vec<_> = fs::read_dir(bench.folder.path()).expect("a folder").flatten().collect();
    assert_eq!(there.len(), 2, "nothing was made beside the workspace");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let bench = Bench::new();
    let secret = bench.folder.path().join("secret.csv");
    fs::write(&secret, "secret").expect("written");
    bench.planned("county", "tiny");
    let desk = bench.path();
    symlink(desk.join("county"), desk.join("linked")).expect("a link");
    let said = bench.ask("GET", "/api/counties/linked", None, Vec::new());
    assert_eq!(said.status, StatusCode::NOT_FOUND);
    symlink(&secret, desk.join("county/versions/0001/secret.csv")).expect("a link");
    let path = "/api/counties/county/versions/1/files/secret.csv";
    assert_eq!(bench.ask("GET", path, None, Vec::new()).status, StatusCode::NOT_FOUND);
    symlink(&secret, desk.join("county/staff.csv")).expect("a link");
    let said = bench.ask("GET", "/api/counties/county/workbook", None, Vec::new());
    assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn files_of_a_plan_stay_below_it() {
    let bench = Bench::new();
    bench.planned("county", "tiny");
    let base = "/api/counties/county/versions/1/files";
    for name in [
        "..%2F..%2Fcounty.xlsx",
        "%2e%2e/%2e%2e/county.xlsx",
        "..%2f0001%2fversion.json",
        "version.json",
        "tables/county.xlsx",
        ".alliance.json",
        "%2Fetc%2Fpasswd",
        "a%00b",
    ] {
        let said = bench.ask("GET", &format!("{base}/{name}"), None, Vec::new());
        assert_eq!(said.status, StatusCode::NOT_FOUND, "{name}");
    }
    let page = bench.ask("GET", &format!("{base}/report.html?view=1"), None, Vec::new());
    assert_eq!(page.status, StatusCode::OK);
    // A page made of the users' words asks us nothing, whatever it holds.
    let policy = page.headers["content-security-policy"].to_str().expect("text");
    assert!(policy.starts_with("sandbox ") && !policy.contains("allow-same-origin"), "{policy}");
}

#[test]
fn uploads_are_bounded_and_must_be_workbooks() {
    let bench = Bench::new();
    let import = "/api/counties/import?name=x";
    let said = bench.ask("POST", import, None, vec![0; (32 << 20) + 2]);
    assert_eq!(said.status, StatusCode::PAYLOAD_TOO_LARGE);
    for bytes in [Vec::new(), b"MZ".to_vec(), b"<html>".to_vec(), vec![0xff; 100]] {
        let said = bench.ask("POST", import, None, bytes);
        assert_eq!(said.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // The beginning of a workbook and nothing behind it: taken, with a finding that says so.
    let said = bench.ask("POST", import, None, b"PK\x03\x04 and nothing".to_vec());
    assert_eq!(said.status, StatusCode::CREATED);
    assert_ne!(said.json()["errors"], 0);
    let said = bench.post("/api/counties", &json!({"name": "x".repeat(2 << 20)}));
    assert_eq!(said.status, StatusCode::PAYLOAD_TOO_LARGE);
}

/// Drop by drop, the head of a request or its body: neither holds a connection for long.
#[test]
fn who_sends_slowly_is_let_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let patience = Some(Duration::from_secs(1));
    let options = Options { folder: folder.path().join("desk"), patience, ..Options::default() };
    let server = Server::bind(&options).expect("a server");
    let (desk, (end, ended)) = (server.desk(), tokio::sync::oneshot::channel::<()>());
    let host = desk.gate.origin().trim_start_matches("http://").to_owned();
    let token = desk.gate.token().to_owned();
    let running = std::thread::spawn(move || server.run(async { drop(ended.await) }));
    let head = format!(
        "POST /api/counties/import?name=x HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
    );
    let body = format!("{head}Content-Length: 1000000\r\n\r\n");
    for (name, begin, says) in [("head", head.as_str(), ""), ("body", body.as_str(), "408")] {
        let mut stream = TcpStream::connect(&host).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a time");
        stream.write_all(begin.as_bytes()).expect("sent");
        let mut drops = stream.try_clone().expect("another end");
        let begun = Instant::now();
        let dripping = std::thread::spawn(move || {
            while drops.write_all(b"x").is_ok() && begun.elapsed() < Duration::from_secs(20) {
                std::thread::sleep(Duration::from_millis(50));
            }
        });
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        assert!(begun.elapsed() < Duration::from_secs(8), "{name}: {:?}", begun.elapsed());
        assert!(answer.contains(says), "{name}: {answer}");
        dripping.join().expect("it ends");
        assert!(begun.elapsed() < Duration::from_secs(15), "{name}: {:?}", begun.elapsed());
    }
    assert!(!folder.path().join("desk/x").exists());
    drop(end);
    running.join().expect("it ends").expect("it ran");
}

#[test]
fn a_second_server_and_a_county_are_refused_in_words() {
    let bench = Bench::new();
    let bind = |options: Options| Server::bind(&options).map(drop).expect_err("refused").key;
    let folder = bench.path();
    assert_eq!(bind(Options { folder, ..Options::default() }), "serve-in-use");
    let county = bench.folder.path().join("county");
    fs::create_dir(&county).expect("a folder");
    fs::write(county.join("scenario.toml"), "").expect("written");
    assert_eq!(bind(Options { folder: county, ..Options::default() }), "serve-is-county");
    let listen = "0.0.0.0".parse().ok();
    let folder = bench.folder.path().join("other");
    assert_eq!(bind(Options { folder, listen, ..Options::default() }), "serve-no-password");
}
