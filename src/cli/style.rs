//! Colours; terminals that have none never see them, as `anstream` takes them off.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
pub(super) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const HELP: Style = AnsiColor::Cyan.on_default();
pub(super) const TITLE: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();

/// The text in a style.
pub(super) fn paint(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
