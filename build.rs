//! The commit of the sources, for `--version` and the results that name it.
//!
//! Only release builds ask: a development build would be made anew for every commit.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var("PROFILE").as_deref() != Ok("release") {
        return;
    }
    if let Some(commit) = packaged().or_else(checked_out) {
        println!("cargo:rustc-env=ALLIANCE_COMMIT={commit}");
    }
}

/// What `cargo package` wrote beside the sources.
fn packaged() -> Option<String> {
    let text = fs::read_to_string(".cargo_vcs_info.json").ok()?;
    let (_, rest) = text.split_once("\"sha1\": \"")?;
    rest.get(..12).map(str::to_owned)
}

/// What git says of the folder of the sources.
fn checked_out() -> Option<String> {
    let git = |words: &[&str]| {
        let said = Command::new("git").args(words).output().ok()?;
        let text = String::from_utf8(said.stdout).ok()?;
        said.status.success().then(|| text.trim().to_owned())
    };
    // A folder inside another's repository is not that repository's.
    if !Path::new(".git").exists() {
        return None;
    }
    println!("cargo:rerun-if-changed={}", git(&["rev-parse", "--git-path", "logs/HEAD"])?);
    for sources in ["src", "crates", "python/src", "Cargo.toml", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={sources}");
    }
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let changed = git(&["status", "--porcelain", "--untracked-files=no"])?;
    Some(if changed.is_empty() { commit } else { format!("{commit}-changed") })
}
