//! The workbench: a server on this machine whose pages do the whole job of a clerk in a browser.
//!
//! May use: the functions of this library, as the command line does. Must not contain: rules,
//! figures, formats of files, wording.
//!
//! A workspace is an ordinary folder with a folder for each county, in which are its workbook or
//! its tables and, in `versions`, its plans: the files that the command line reads and writes too.
//! There is no database. Pages speak to `/api` alone, which `openapi.json` describes.
//!
//! # Safety
//!
//! The server listens on the loopback address unless another is asked for, and then only with a
//! password. Whoever asks needs the token of the session, in a cookie that other sites cannot
//! send or in the header `Authorization`. `Host` and `Origin` are checked, so that no page of
//! another site can ask, whatever name it gives this machine. Names are checked before they become
//! paths, and links are not followed. What was accepted is on the disk before it is answered.

mod answer;
mod asker;
mod assets;
mod counties;
mod desk;
mod editing;
mod gate;
mod grid;
mod guard;
mod jobs;
mod names;
mod planning;
mod plans;
mod remedies;
mod repairs;
mod routes;
mod rows;
mod sheet;
mod tables;
mod version;
mod versions;
mod workspace;

use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::service::TowerToHyperService;

pub use desk::Desk;
pub use routes::{OPENAPI, router};

use crate::domain::{Activity, Language, Message, Policy, Scenario};
use crate::explain::Remedy;

/// How long a request may take, the sending of it included.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long the head of a request may take.
const HEAD: Duration = Duration::from_secs(15);
/// How long to wait when the system has no connection left to give.
const PAUSE: Duration = Duration::from_millis(200);

/// What is asked of the server.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The workspace; made if it is not there.
    pub folder: PathBuf,
    /// The port; 0: any that is free.
    pub port: u16,
    /// The address to listen on, if not the loopback address.
    pub listen: Option<IpAddr>,
    /// What who comes from another machine must know.
    pub password: Option<String>,
    /// Who words the answers to questions about a calendar.
    pub answers: Option<Answers>,
    /// How long a request may take, the sending of it included; two minutes if nothing is said.
    pub patience: Option<Duration>,
}

/// A question about a calendar, as the command `explain` understands it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// Why somebody has a duty: `P12` or `P12:K7`.
    Why(String),
    /// Why somebody has no duty: `P12:K7` or with a day behind it.
    WhyNot(String),
    /// What somebody has to do, and why so much of it.
    WhyMe(String),
    /// Why something is unmet, and what would help.
    Unmet,
    /// Why an activity is where it is: what else it could be.
    Candidates(String),
}

/// An answer in words.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// All of it.
    pub text: String,
    /// What would help, each in words.
    pub remedies: Vec<(Remedy, String)>,
}

/// Words the answer to a question about a scenario and its calendar.
pub type Answers =
    fn(&Question, (&Scenario, &[Activity]), Policy, Language) -> Result<Answered, Message>;

/// A server that holds its workspace and its address, and does not answer yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    desk: Arc<Desk>,
}

impl Server {
    /// Takes the workspace and the address.
    ///
    /// # Errors
    /// In words: the workspace is in use or cannot be used, the port is taken, or there is no
    /// password where one is needed.
    pub fn bind(options: &Options) -> Result<Self, Message> {
        let address = options.listen.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let password = options.password.as_deref().filter(|word| !word.is_empty());
        if !address.is_loopback() && password.is_none() {
            return Err(Message::new("serve-no-password").with("address", address));
        }
        let workspace = workspace::Workspace::open(&options.folder)?;
        let wanted = SocketAddr::new(address, options.port);
        let failed = |error: io::Error| {
            Message::new("serve-no-port").with("address", wanted).with("why", error)
        };
        let listener = TcpListener::bind(wanted).map_err(failed)?;
        let here = listener.local_addr().map_err(failed)?;
        let gate = gate::Gate::new(here, password);
        let patience = options.patience.unwrap_or(PATIENCE);
        let desk = Desk::new(workspace, gate, options.answers, patience);
        Ok(Self { listener, desk: Arc::new(desk) })
    }

    /// The address that opens the workbench once; it holds the token.
    #[must_use]
    pub fn address(&self) -> String {
        self.desk.gate.address()
    }

    /// The same, with the page of a county's tables.
    #[must_use]
    pub fn address_of(&self, county: &str) -> String {
        let plain = |byte: u8| match byte.is_ascii_alphanumeric() {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        };
        let county: String = county.bytes().map(plain).collect();
        format!("{}#/{county}/tables", self.address())
    }

    /// The address without the token, for who has the password.
    #[must_use]
    pub fn plain_address(&self) -> String {
        self.desk.gate.origin()
    }

    /// What the server works on.
    #[must_use]
    pub fn desk(&self) -> Arc<Desk> {
        Arc::clone(&self.desk)
    }

    /// Answers until `stop` is ready. Searches under way then end; what they have found so far is
    /// kept as a version.
    ///
    /// # Errors
    /// What the system says.
    pub fn run(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        self.listener.set_nonblocking(true)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let desk = Arc::clone(&self.desk);
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            tokio::select! {
                () = accept(listener, self.desk) => {}
                () = stop => {}
            }
            Ok::<(), io::Error>(())
        })?;
        desk.jobs.end_all();
        runtime.shutdown_timeout(std::time::Duration::from_secs(5));
        Ok(())
    }
}

/// Takes connections. Who sends the head of a request drop by drop is let go; the body and the
/// answer have the patience of the guard.
async fn accept(listener: tokio::net::TcpListener, desk: Arc<Desk>) {
    let head = HEAD.min(desk.patience);
    let router = router(desk);
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let mut builder = Builder::new(TokioExecutor::new());
            builder.http1().timer(TokioTimer::new()).header_read_timeout(head);
            let served = builder.serve_connection(TokioIo::new(stream), service).await;
            // Whoever has gone is told nothing.
            drop(served);
        });
    }
}
