//! Names of files made out of the users' own words, safe on every system.

use std::collections::HashSet;

use crate::text::unseen;

/// Characters of a name before its ending: paths on Windows have 260 in all.
const LONGEST: usize = 60;

/// Names that Windows keeps for devices, whatever ending follows.
const RESERVED: [&str; 8] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM", "LPT"];

/// Hands out names of files, none twice, not even in other letter case.
#[derive(Debug, Default)]
pub struct FileNames {
    taken: HashSet<String>,
}

impl FileNames {
    /// A name `folder/stem.ending` that is safe and has not been handed out before; `folder` may be
    /// empty. Of two that are the same, the second gets `-2` behind its stem, and so on.
    pub fn take(&mut self, folder: &str, stem: &str, ending: &str) -> String {
        let stem = safe_stem(stem);
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut name = format!("{folder}{slash}{stem}.{ending}");
        let mut n = 2;
        while !self.taken.insert(name.to_lowercase()) {
            name = format!("{folder}{slash}{stem}-{n}.{ending}");
            n += 1;
        }
        name
    }
}

/// A text as the name of a file, without the ending.
///
/// Letters, digits and signs of every script stay. What Windows, a shell or a terminal could take
/// for something else becomes `_`, the unseen goes, and so do dots and spaces at either end. A name
/// of a device gets a `_` in front.
#[must_use]
pub fn safe_stem(text: &str) -> String {
    let shown = |c: &char| !unseen(*c);
    let plain = |c: char| match c {
        c if c.is_ascii_alphanumeric() || "-_.()".contains(c) => c,
        c if c.is_ascii() => {
            if c == ' ' {
                c
            } else {
                '_'
            }
        }
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let edge = |c: char| c == '.' || c == ' ';
    let name: String = text.chars().filter(shown).map(plain).collect();
    let name: String = name.trim_matches(edge).chars().take(LONGEST).collect();
    let mut name = name.trim_end_matches(edge).to_owned();
    let device = name.split('.').next().unwrap_or("").trim_end().to_uppercase();
    let number = |c: char| c.is_ascii_digit() || "¹²³".contains(c);
    let reserved = RESERVED.contains(&device.as_str())
        || RESERVED.contains(&device.trim_end_matches(number))
            && device.trim_end_matches(number).chars().count() + 1 == device.chars().count();
    if name.is_empty() || name.starts_with('-') || reserved {
        name.insert(0, '_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_and_places_stay() {
        for name in ["P001-蔡丽", "松山镇中心幼儿园", "ᠮᠣᠩᠭᠣᠯ", "Ørsted (2)", "王·李", "👩‍🏫"]
        {
            let shown: String = name.chars().filter(|c| !unseen(*c)).collect();
            assert_eq!(safe_stem(name), shown);
        }
    }

    #[test]
    fn nothing_that_a_system_could_take_for_something_else_stays() {
        for (name, safe) in [
            ("=cmd()", "_cmd()"),
            ("<script>", "_script_"),
            ("\"; rm -rf", "__ rm -rf"),
            ("../x", "_x"),
            ("..\\x", "_x"),
            ("/etc/passwd", "_etc_passwd"),
            ("C:\\x*?|", "C__x___"),
            ("a\u{202e}fdp", "afdp"),
            ("a\nb\0c", "abc"),
            ("-rf", "_-rf"),
            (" a. . ", "a"),
            ("...", "_"),
            ("", "_"),
            ("con", "_con"),
            ("NUL.txt", "_NUL.txt"),
            ("com1", "_com1"),
            ("LPT¹", "_LPT¹"),
            ("com12", "com12"),
            ("console", "console"),
            ("$HOME `x` %PATH% ~", "_HOME _x_ _PATH_ _"),
        ] {
            assert_eq!(safe_stem(name), safe, "{name:?}");
        }
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        assert_eq!(safe_stem(&"长".repeat(300)).chars().count(), LONGEST);
        assert_eq!(safe_stem(&format!("{} .tail", "x".repeat(59))), "x".repeat(59));
    }

    #[test]
    fn no_name_twice() {
        let mut names = FileNames::default();
        let all: Vec<_> = [("a", "p1"), ("a", "P1"), ("a", "p1-2"), ("b", "p1"), ("", "p1")]
            .map(|(folder, stem)| names.take(folder, stem, "ics"))
            .to_vec();
        assert_eq!(all, ["a/p1.ics", "a/P1-2.ics", "a/p1-2-2.ics", "b/p1.ics", "p1.ics"]);
    }
}
