//! Who may ask: the token of the session, the names of this server, the password.

use std::net::{IpAddr, SocketAddr};

use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

use crate::domain::hex;

/// Who may ask.
#[derive(Debug)]
pub struct Gate {
    token: String,
    here: SocketAddr,
    password: Option<[u8; 32]>,
}

/// 32 random bytes in hex.
fn random() -> String {
    let mut bytes = [0; 32];
    // A machine without randomness cannot serve safely.
    OsRng.try_fill_bytes(&mut bytes).expect("the system gives random bytes");
    hex(&bytes)
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

impl Gate {
    pub(super) fn new(here: SocketAddr, password: Option<&str>) -> Self {
        Self { token: random(), here, password: password.map(digest) }
    }

    /// The token of the session.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Whether somebody knows the token. Digests are compared, so that time tells nothing.
    pub(super) fn knows(&self, said: &str) -> bool {
        digest(said) == digest(&self.token)
    }

    /// Whether a password opens; never where there is none.
    pub(super) fn opens(&self, said: &str) -> bool {
        self.password == Some(digest(said))
    }

    /// Whether there is a password.
    pub(super) const fn has_password(&self) -> bool {
        self.password.is_some()
    }

    /// The cookie that carries the token. Cookies do not know ports, so the name does.
    pub(super) fn cookie(&self) -> String {
        format!("alliance-{}", self.here.port())
    }

    /// The address of the pages.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.here)
    }

    /// The address that opens the session.
    pub(super) fn address(&self) -> String {
        format!("{}/?token={}", self.origin(), self.token)
    }

    /// Whether a `Host` is a name of this server. A name of the net is none: a page of another
    /// site could have made it point here.
    pub(super) fn is_host(&self, host: &str) -> bool {
        let port = self.here.port();
        if host == format!("localhost:{port}") {
            return true;
        }
        let Ok(asked) = host.parse::<SocketAddr>() else {
            return port == 80 && (host == "localhost" || host.parse::<IpAddr>().is_ok());
        };
        let local = asked.ip().is_loopback() || asked.ip() == self.here.ip();
        asked.port() == port && (local || self.here.ip().is_unspecified())
    }

    /// Whether an `Origin` is that of our own pages, as they were asked for by this host.
    pub(super) fn is_own(&self, origin: &str, host: &str) -> bool {
        origin.strip_prefix("http://") == Some(host) && self.is_host(host)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_hosts() {
        let gate = Gate::new("127.0.0.1:4711".parse().expect("an address"), None);
        for host in ["127.0.0.1:4711", "localhost:4711", "[::1]:4711"] {
            assert!(gate.is_host(host), "{host}");
        }
        for host in ["", "evil.example:4711", "127.0.0.1", "127.0.0.1:80", "192.168.1.7:4711"] {
            assert!(!gate.is_host(host), "{host}");
        }
        assert!(gate.is_own("http://localhost:4711", "localhost:4711"));
        for origin in ["null", "http://evil.example", "https://localhost:4711"] {
            assert!(!gate.is_own(origin, "localhost:4711"), "{origin}");
        }
    }

    #[test]
    fn tokens_differ_and_no_password_opens_nothing() {
        let here = "127.0.0.1:1".parse().expect("an address");
        let (one, two) = (Gate::new(here, None), Gate::new(here, Some("窗")));
        assert_ne!(one.token(), two.token());
        assert!(!one.opens("") && two.opens("窗") && !two.opens("窗 "));
    }
}
