//! Names that become paths.

use axum::http::StatusCode;

use super::answer::Fault;
use crate::domain::Message;
use crate::text::unseen;

/// Letters of a name.
const LONGEST: usize = 60;

/// Names that some system keeps for itself.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "archive", "versions"];

/// A name that is one folder on every system, and looks like what it is.
pub(super) fn folder(name: &str) -> Result<&str, Fault> {
    let refused =
        |key| Err(Fault::new(StatusCode::BAD_REQUEST, Message::new(key).with("name", shown(name))));
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST {
        return refused("serve-name-length");
    }
    let wrong = |c: char| c.is_control() || unseen(c) || r#"/\:*?"<>|"#.contains(c);
    if name.contains(wrong) || name.starts_with('.') || name.ends_with('.') {
        return refused("serve-name-letters");
    }
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    });
    if port || RESERVED.contains(&stem.as_str()) {
        return refused("serve-name-reserved");
    }
    Ok(name)
}

/// A file of a plan below its folder: `/` between parts, none of which leads out.
pub(super) fn file(path: &str) -> Result<&str, Fault> {
    let part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('.')
            && !part.chars().any(|c| c.is_control() || matches!(c, '\\' | ':'))
    };
    match path.split('/').all(part) && path.len() < 600 {
        true => Ok(path),
        false => Err(Fault::missing(Message::new("serve-no-file").with("name", shown(path)))),
    }
}

/// A name as it may be said.
pub(super) fn shown(name: &str) -> String {
    crate::text::safe(name, 120)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        for name in ["天祝县", "天祝县 2026 春", "A-1_b", " 县 "] {
            assert!(folder(name).is_ok(), "{name}");
        }
        for name in [
            "",
            " ",
            ".",
            "..",
            "../x",
            "a/b",
            r"a\b",
            "c:",
            "a\0b",
            "a\nb",
            ".git",
            "x.",
            "CON",
            "nul.txt",
            "com1",
            "archive",
            "\u{202e}abc",
            "a<b>",
            "a|b",
        ] {
            assert!(folder(name).is_err(), "{name:?}");
        }
        assert!(folder(&"长".repeat(61)).is_err());
    }

    #[test]
    fn files_stay_below_their_plan() {
        for path in ["report.html", "ics/people/张海燕.ics"] {
            assert!(file(path).is_ok(), "{path}");
        }
        for path in ["", "/etc/passwd", "../x", "a/../b", "a//b", ".hidden", r"a\b", "c:/x", "a/"] {
            assert!(file(path).is_err(), "{path}");
        }
    }
}
