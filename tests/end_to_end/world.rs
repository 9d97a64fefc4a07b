//! A folder to work in, and the program run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The exit code and no panic.
    pub fn ends(self, code: i32) -> Self {
        assert!(!self.err.contains("panicked"), "{self:?}");
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        self
    }

    /// Standard output as JSON, and as nothing else.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

/// A folder that holds the example counties and is gone afterwards.
pub struct World {
    folder: tempfile::TempDir,
}

impl World {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with a copy of an example county.
    pub fn with(county: &str) -> Self {
        let world = Self::new();
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(county);
        fs::create_dir(world.path(county)).expect("created");
        for entry in fs::read_dir(data).expect("readable") {
            let from = entry.expect("readable").path();
            let to = world.path(county).join(from.file_name().expect("a file"));
            fs::copy(from, to).expect("copied");
        }
        world
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The program, to be run in the folder.
    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("alliance"));
        command.args(line.split_whitespace()).current_dir(self.folder.path());
        command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("RUST_BACKTRACE");
        command.env("LANG", "en_GB.UTF-8").stdin(Stdio::null());
        command
    }

    /// Runs the program in the folder, in English.
    pub fn run(&self, line: &str) -> Ran {
        ran(self.command(line).args(["--lang", "en"]))
    }

    /// Every file in the folder, by its path from there, but for what remembers them.
    pub fn files(&self) -> Vec<PathBuf> {
        fn list(folder: &Path, root: &Path, found: &mut Vec<PathBuf>) {
            for entry in fs::read_dir(folder).expect("readable") {
                let path = entry.expect("readable").path();
                if path.is_dir() {
                    list(&path, root, found);
                } else if !path.ends_with(".alliance.json") {
                    found.push(path.strip_prefix(root).expect("inside").to_owned());
                }
            }
        }
        let mut found = Vec::new();
        list(self.folder.path(), self.folder.path(), &mut found);
        found.sort();
        found
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("written");
    }

    /// Replaces the first such text of a file.
    pub fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, &text.replacen(from, to, 1));
    }
}

/// Runs a command to its end.
pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let code = output.status.code().expect("no signal ended it");
    Ran { code, out: text(output.stdout), err: text(output.stderr) }
}
