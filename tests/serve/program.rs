//! The program itself, asked over the network of this machine.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// The program, serving.
pub struct Program {
    pub child: Child,
    pub host: String,
    pub token: String,
    /// The part of the address that names a page.
    pub page: String,
}

impl Program {
    pub fn start(folder: &Path) -> Self {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
        command.args(["serve", "--no-open", "--lang", "en"]).arg(folder);
        Self::run(&mut command)
    }

    /// Runs a command that serves.
    pub fn run(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        let mut said = BufReader::new(child.stderr.take().expect("piped"));
        said.read_line(&mut line).expect("an address");
        let address = line.split("http://").nth(1).expect("an address").trim();
        let (host, token) = address.split_once("/?token=").expect("a token");
        let (token, page) = token.split_at(token.find('#').unwrap_or(token.len()));
        let (host, token, page) = (host.to_owned(), token.to_owned(), page.to_owned());
        std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        Self { child, host, token, page }
    }

    /// Status and body; nothing if the program is gone.
    pub fn ask(&self, method: &str, path: &str, tag: &str, body: &str) -> Option<(u16, Value)> {
        let mut stream = TcpStream::connect(&self.host).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(60))).ok()?;
        let (host, token, n) = (&self.host, &self.token, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
             If-Match: \"{tag}\"\r\nConnection: close\r\nContent-Length: {n}\r\n\r\n{body}"
        );
        stream.write_all(head.as_bytes()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        let text = String::from_utf8_lossy(&answer).into_owned();
        let status = text.split(' ').nth(1)?.parse().ok()?;
        let at = text.find("\r\n\r\n")? + 4;
        Some((status, serde_json::from_str(&text[at..]).unwrap_or(Value::Null)))
    }

    /// A county made of the small example, planned.
    pub fn planned(&self, name: &str) {
        let new = json!({"name": name, "from": "tiny"}).to_string();
        assert_eq!(self.ask("POST", "/api/counties", "", &new).expect("an answer").0, 201);
        self.plan(name);
    }

    pub fn plan(&self, name: &str) {
        let plan = json!({"work": 50}).to_string();
        self.ask("POST", &format!("/api/counties/{name}/plan"), "", &plan).expect("an answer");
        let job = format!("/api/counties/{name}/job");
        while self.ask("GET", &job, "", "").expect("it runs").1["running"] == true {
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Ends it at once.
    pub fn kill(self) {}
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
