//! The command line in the user's language: its texts, headings and words of usage.
//!
//! Keys of `help.ftl` are made up from the names of commands, options and values. Lines are filled
//! here, as clap breaks Chinese nowhere.

use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Args;
use super::layout::{fill, width};
use super::style::{TITLE, paint};
use crate::domain::Message;
use crate::text::Texts;

/// Columns of a terminal that everybody has.
const COLUMNS: usize = 80;
/// Columns before the help of an option on the next line, as clap sets them.
const INDENT: usize = 10;
/// Columns that clap puts around the name of an option or a command.
const AROUND: usize = 4;
/// What stands for a list of options in clap's usage.
const OPTIONS: &str = "[OPTIONS]";

/// The command line, all of it in one language.
pub(super) fn command(texts: &Texts) -> Command {
    let worded = worded(Args::command(), None, texts);
    let mut built = worded.clone();
    built.build();
    let usage = |command: &mut Command| usage(&command.render_usage().to_string(), texts);
    let root = usage(&mut built);
    let mut subs: Vec<String> = built.get_subcommands_mut().map(usage).collect();
    subs.reverse();
    worded
        .override_usage(root)
        .mut_subcommands(|sub| sub.override_usage(subs.pop().unwrap_or_default()))
}

/// The help of a command by its name.
pub(super) fn of(name: Option<&str>, texts: &Texts) -> Option<clap::builder::StyledStr> {
    let mut command = command(texts);
    command.build();
    match name {
        None => Some(command.render_long_help()),
        Some(name) => command.find_subcommand_mut(name).map(Command::render_long_help),
    }
}

/// The usage that clap makes, without its label, in the language's words.
pub(super) fn usage(made: &str, texts: &Texts) -> String {
    let usage = made.strip_prefix("Usage:").unwrap_or(made).trim();
    usage.replace(OPTIONS, &texts.key("usage-options"))
}

/// A command with its texts; `of` is the name of the command that it belongs to.
fn worded(command: Command, of: Option<&str>, texts: &Texts) -> Command {
    let say = |key| texts.key(key);
    let name = command.get_name().to_owned();
    let key = format!("help-about-{name}");
    let about = texts.entry(&key, None).unwrap_or_default();
    let columns = match of {
        None => COLUMNS,
        // The list of all commands has their names before.
        Some(_) => COLUMNS - AROUND - longest_command(),
    };
    let more = texts.entry(&key, Some("more")).unwrap_or_default();
    let long = format!("{}\n\n{}", fill(&about, COLUMNS), fill(&more, COLUMNS));
    let mut command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help))
        .about(fill(&about, columns))
        .long_about(long.trim_end().to_owned())
        .after_help(say("usage-exit-codes"))
        .term_width(0)
        .next_line_help(true);
    if of.is_none() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command =
            command.arg(version).next_line_help(false).subcommand_value_name(say("usage-command"));
    }
    let template = template(&command, texts);
    command
        .help_template(template)
        .mut_args(|arg| worded_arg(arg, &name, texts))
        .mut_subcommands(|sub| worded(sub, Some(&name), texts))
}

fn longest_command() -> usize {
    Args::command().get_subcommands().map(|sub| width(sub.get_name())).max().unwrap_or(0)
}

/// The layout of a command's help: only the headings that it needs.
fn template(command: &Command, texts: &Texts) -> String {
    let head = |key| paint(TITLE, texts.key(key));
    let mut template = format!("{{about-with-newline}}\n{}{{usage}}\n", head("usage-usage"));
    let parts = [
        (command.has_subcommands(), "usage-commands", "{subcommands}"),
        (command.get_positionals().next().is_some(), "usage-arguments", "{positionals}"),
        (true, "usage-more-options", "{options}"),
    ];
    for (_, key, part) in parts.into_iter().filter(|(there, ..)| *there) {
        template += &format!("\n{}\n{part}\n", head(key));
    }
    template.trim_end().to_owned() + "{after-help}"
}

fn worded_arg(arg: Arg, command: &str, texts: &Texts) -> Arg {
    let mut help = arg_help(&arg, command, texts).unwrap_or_default();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
    if !defaults.is_empty() {
        help += &note("usage-default", defaults, texts);
    }
    if arg.get_action().takes_values() {
        let values = arg.get_value_parser().possible_values();
        let values: Vec<String> =
            values.into_iter().flatten().map(|value| value.get_name().to_owned()).collect();
        if !values.is_empty() {
            help += &note("usage-values", values, texts);
        }
    }
    let columns = match command {
        // Its options stand in columns; the longest is `--lang` with its value.
        "alliance" => COLUMNS - 2 * INDENT - AROUND,
        _ => COLUMNS - INDENT,
    };
    let names: Option<Vec<String>> =
        arg.get_value_names().map(|names| names.iter().map(|name| value(name, texts)).collect());
    let bare = arg.get_action().takes_values().then(|| value(arg.get_id().as_str(), texts));
    let arg = match arg.get_id().as_str() {
        "lang" | "help" | "version" => arg.display_order(999),
        _ => arg,
    };
    let arg = arg.help(fill(&help, columns));
    if !arg.get_action().takes_values() {
        return arg;
    }
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    match (names, bare) {
        (Some(names), _) => arg.value_names(names),
        (None, Some(bare)) => arg.value_name(bare),
        (None, None) => arg,
    }
}

/// What is said of an argument: of this command's, or of all of the name.
fn arg_help(arg: &Arg, command: &str, texts: &Texts) -> Option<String> {
    keys(arg.get_id().as_str(), command).iter().find_map(|key| texts.entry(key, None))
}

fn keys(id: &str, command: &str) -> [String; 2] {
    let id = id.replace('_', "-");
    [format!("help-{command}-{id}"), format!("help-{id}")]
}

/// What stands for a value.
fn value(name: &str, texts: &Texts) -> String {
    texts.entry(&value_key(name), None).unwrap_or_else(|| name.to_uppercase())
}

fn value_key(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    format!("help-value-{}", words.map(str::to_lowercase).collect::<Vec<_>>().join("-"))
}

fn note(key: &'static str, values: Vec<impl ToString>, texts: &Texts) -> String {
    texts.say(&Message::new(key).with_list("values", values))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::{FixedWord, Language};

    #[test]
    fn arguments_hold_together() {
        for &language in Language::ALL {
            command(&Texts::new(language)).debug_assert();
        }
    }

    #[test]
    fn everything_has_its_text_and_every_text_is_used() {
        let texts = Texts::new(Language::En);
        let mut used = BTreeSet::new();
        let mut root = Args::command();
        root = worded(root, None, &texts);
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            used.insert(format!("help-about-{}", command.get_name()));
            for arg in command.get_arguments() {
                let keys = keys(arg.get_id().as_str(), command.get_name());
                let key = keys.into_iter().find(|key| texts.entry(key, None).is_some());
                used.insert(key.unwrap_or_else(|| panic!("{} has no help", arg.get_id())));
            }
        }
        for command in std::iter::once(&Args::command()).chain(Args::command().get_subcommands()) {
            for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                let names: Vec<String> = match arg.get_value_names() {
                    Some(names) => names.iter().map(ToString::to_string).collect(),
                    None => vec![arg.get_id().to_string()],
                };
                used.extend(names.iter().map(|name| value_key(name)));
            }
        }
        let there: BTreeSet<String> = include_str!("../text/messages/en/help.ftl")
            .lines()
            .filter(|line| line.starts_with("help-"))
            .map(|line| line.split(' ').next().unwrap_or("").to_owned())
            .collect();
        assert_eq!(used, there);
    }

    #[test]
    fn help_fits_80_columns_in_every_language() {
        for &language in Language::ALL {
            let texts = Texts::new(language);
            let names: Vec<String> =
                Args::command().get_subcommands().map(|s| s.get_name().to_owned()).collect();
            for name in std::iter::once(None).chain(names.iter().map(|name| Some(name.as_str()))) {
                let help = of(name, &texts).expect("a command").to_string();
                for line in
                    help.lines().filter(|line| !line.contains("Usage") && !line.contains("用法"))
                {
                    assert!(width(line) <= COLUMNS, "{language} {name:?}: {line}");
                }
            }
        }
    }

    #[test]
    fn chinese_help_has_no_english_words_of_clap() {
        for language in [Language::ZhHans, Language::ZhHant] {
            let texts = Texts::new(language);
            for name in [None, Some("plan"), Some("replan"), Some("explain")] {
                let help = of(name, &texts).expect("a command").to_string();
                for word in
                    ["Usage", "Options", "Arguments", "Commands", "default", "possible", "Print"]
                {
                    assert!(!help.contains(word), "{}: {word}\n{help}", language.word());
                }
            }
        }
    }
}
