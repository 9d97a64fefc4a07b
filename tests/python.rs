//! The Python package, installed with pip into a fresh environment.

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder that holds the test programs of cargo's build: what is built already is used.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("this program");
    let below = program.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file());
    below.expect("cargo's folder").to_path_buf()
}

/// Runs a command that must succeed; what it prints.
pub fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let [said, told] =
        [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned());
    assert!(output.status.success(), "{command:?}\n{said}\n{told}");
    said
}

/// Makes a fresh environment in a folder; its Python.
pub fn environment(folder: &Path) -> PathBuf {
    let environment = folder.join("environment");
    run(Command::new("python3").args(["-m", "venv"]).arg(&environment));
    environment.join(if cfg!(windows) { "Scripts" } else { "bin" }).join("python")
}

#[test]
#[ignore = "long"]
fn python_package_is_installed_and_does_what_its_pages_show() {
    let here = tempfile::tempdir().expect("a folder");
    let python = environment(here.path());
    let programs = python.parent().expect("a folder");
    // The profile of the tests, and their folder: the library need not be built a second time.
    run(Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ".[notebook]"])
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target())
        .env("MATURIN_PEP517_ARGS", "--profile dev"));
    run(Command::new(&python)
        .args(["-m", "unittest", "discover", "--verbose", "--start-directory"])
        .arg(root().join("python/tests"))
        // Elsewhere than in the repository, whose folder `python` would be taken for the package.
        .current_dir(here.path())
        .env("PATH", with(programs)));
}

/// The search path of programs, these first.
fn with(programs: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(programs.to_path_buf()).chain(std::env::split_paths(&path));
    std::env::join_paths(all).expect("paths")
}

/// The package, the citation and the crate have one version.
#[test]
fn citation_has_the_version_of_the_crate() {
    let text = std::fs::read_to_string(root().join("CITATION.cff")).expect("the citation");
    let version = format!("\nversion: {}\n", env!("CARGO_PKG_VERSION"));
    assert!(text.contains(&version), "CITATION.cff: {version:?} is not there");
    for key in ["cff-version: 1.2.0", "message:", "title:", "authors:", "license:"] {
        assert!(text.lines().any(|line| line.starts_with(key)), "{key}");
    }
}
