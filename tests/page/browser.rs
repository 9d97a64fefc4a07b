//! A headless Chromium, spoken to over its DevTools protocol
//! (<https://chromedevtools.github.io/devtools-protocol/>).
//!
//! The protocol runs over two pipes, messages ended by a zero byte, so that nothing is needed but
//! the browser itself.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use base64::Engine;
use serde_json::{Value, json};

/// Names under which the browser is installed.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// How long an answer may take before a test fails: without an end, a browser that hangs would hang
/// all the checks.
const PATIENCE: Duration = Duration::from_secs(120);

/// One page in one browser.
pub struct Browser {
    child: Child,
    to: ChildStdin,
    from: Receiver<Vec<u8>>,
    next: u64,
    session: Option<String>,
    events: VecDeque<Value>,
    _profile: tempfile::TempDir,
}

/// The browser of the environment variable `CHROMIUM`, else the first that the path has.
fn executable() -> PathBuf {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return path.into();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    NAMES
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
        .expect("these tests need Chromium: install it or name it in CHROMIUM")
}

impl Browser {
    /// Starts a browser with an empty page.
    pub fn start() -> Self {
        let profile = tempfile::tempdir().expect("a folder");
        // The browser reads from descriptor 3 and writes to 4; a shell ties them to our pipes.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh"])
            .arg(executable())
            .args([
                "--headless",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let to = child.stdin.take().expect("piped");
        let from = messages(BufReader::new(child.stdout.take().expect("piped")));
        let mut browser = Self {
            child,
            to,
            from,
            next: 0,
            session: None,
            events: VecDeque::new(),
            _profile: profile,
        };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let target = json!({"targetId": target["targetId"], "flatten": true});
        let session = browser.call("Target.attachToTarget", target);
        browser.session = Some(session["sessionId"].as_str().expect("a session").to_owned());
        for domain in ["Page", "Runtime", "Log", "Network"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        browser
    }

    fn receive(&mut self) -> Value {
        let message = self.from.recv_timeout(PATIENCE).expect("the browser answers");
        serde_json::from_slice(&message).expect("JSON")
    }

    /// Calls a method of the protocol and gives its result.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut message = json!({"id": id, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&message).expect("JSON");
        bytes.push(0);
        self.to.write_all(&bytes).and_then(|()| self.to.flush()).expect("the browser listens");
        loop {
            let message = self.receive();
            if message["id"] == json!(id) {
                assert!(message["error"].is_null(), "{method}: {}", message["error"]);
                return message["result"].clone();
            }
            if message["method"].is_string() {
                self.events.push_back(message);
            }
        }
    }

    fn wait_for(&mut self, method: &str) {
        while !self.events.iter().any(|event| event["method"] == method) {
            let message = self.receive();
            self.events.push_back(message);
        }
    }

    /// How wide the window is; below 760 px it is a phone's.
    pub fn width(&mut self, width: u32) {
        let size = json!({
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 760,
        });
        self.call("Emulation.setDeviceMetricsOverride", size);
    }

    /// Which colours the reader's system asks for.
    pub fn scheme(&mut self, scheme: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.call("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// Whether the page's own scripts run.
    pub fn scripts(&mut self, on: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": !on}));
    }

    /// Opens a file and waits until it stands.
    pub fn open(&mut self, file: &Path) {
        self.visit(&format!("file://{}", file.display()));
    }

    /// Opens an address and waits until it stands.
    pub fn visit(&mut self, url: &str) {
        self.events.clear();
        let answer = self.call("Page.navigate", json!({"url": url}));
        assert!(answer["errorText"].is_null(), "{url}: {}", answer["errorText"]);
        self.wait_for("Page.loadEventFired");
    }

    /// The value of an expression in the page.
    pub fn eval(&mut self, expression: &str) -> Value {
        let params = json!({
            "expression": expression, "returnByValue": true, "awaitPromise": true,
        });
        let answer = self.call("Runtime.evaluate", params);
        assert!(answer["exceptionDetails"].is_null(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Presses the tab key.
    pub fn tab(&mut self) {
        self.press("Tab", 9);
    }

    /// Presses a key that writes nothing.
    pub fn press(&mut self, key: &str, number: u32) {
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let key = json!({
                "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": number,
                "text": if kind == "keyDown" { text } else { "" },
            });
            self.call("Input.dispatchKeyEvent", key);
        }
    }

    /// Presses the mouse (`mousePressed`), moves it (`mouseMoved`) or lets it go (`mouseReleased`).
    pub fn mouse(&mut self, kind: &str, (x, y): (f64, f64)) {
        let event = json!({
            "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1,
        });
        self.call("Input.dispatchMouseEvent", event);
    }

    /// Waits until an expression in the page is true, and fails with what it is about if it is not.
    pub fn until(&mut self, what: &str, expression: &str) {
        for _ in 0..400 {
            if self.eval(expression) == json!(true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let text = self.eval("document.body.innerText");
        panic!("{what}: {expression}\n{}", text.as_str().unwrap_or_default());
    }

    /// Errors on the console, exceptions and breaches of the policy since the page was opened, and
    /// every request that went to another host.
    pub fn wrong(&mut self, host: &str) -> Vec<String> {
        self.eval("new Promise((done) => setTimeout(done, 50))");
        let of_page = |event: &&Value| {
            let params = &event["params"];
            match event["method"].as_str().unwrap_or_default() {
                "Runtime.consoleAPICalled" => params["type"] == "error",
                "Runtime.exceptionThrown" => true,
                "Log.entryAdded" => params["entry"]["level"] == "error",
                "Network.requestWillBeSent" => {
                    let url = params["request"]["url"].as_str().unwrap_or_default();
                    !(url.starts_with(&format!("http://{host}/")) || url.starts_with("data:"))
                }
                _ => false,
            }
        };
        self.events.iter().filter(of_page).map(Value::to_string).collect()
    }

    /// Everything that the page complained about since it was opened: messages on the console,
    /// exceptions, breaches of its policy, dialogs. And every request but for the page itself.
    pub fn complaints(&mut self) -> Vec<String> {
        // An answer after whatever the page has yet to say.
        self.eval("new Promise((done) => setTimeout(done, 50))");
        let of_page = |event: &&Value| {
            let params = &event["params"];
            match event["method"].as_str().unwrap_or_default() {
                "Runtime.consoleAPICalled"
                | "Runtime.exceptionThrown"
                | "Page.javascriptDialogOpening" => true,
                "Log.entryAdded" => params["entry"]["level"] != "verbose",
                "Network.requestWillBeSent" => params["type"] != "Document",
                _ => false,
            }
        };
        self.events.iter().filter(of_page).map(Value::to_string).collect()
    }

    /// The page as it prints, as PDF.
    pub fn pdf(&mut self) -> Vec<u8> {
        let params = json!({"preferCSSPageSize": true, "printBackground": true});
        let answer = self.call("Page.printToPDF", params);
        bytes(&answer["data"])
    }

    /// The whole page as a picture.
    pub fn picture(&mut self) -> Vec<u8> {
        let params = json!({"captureBeyondViewport": true, "format": "png"});
        let answer = self.call("Page.captureScreenshot", params);
        bytes(&answer["data"])
    }
}

/// What the browser says, message by message: who waits for one can give up.
fn messages(mut from: BufReader<ChildStdout>) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        loop {
            let mut message = Vec::new();
            let read = from.read_until(0, &mut message);
            // The end of the pipe, or nobody who listens.
            if message.pop() != Some(0) || read.is_err() || send.send(message).is_err() {
                return;
            }
        }
    });
    receive
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn bytes(data: &Value) -> Vec<u8> {
    let text = data.as_str().expect("base64");
    base64::engine::general_purpose::STANDARD.decode(text).expect("base64")
}
