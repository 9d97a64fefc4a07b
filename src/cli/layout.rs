//! Text that fits a terminal: widths of Chinese, cells that are safe to show.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::voice::Voice;
use crate::domain::Message;
pub(super) use crate::text::safe;

/// Columns that a text takes on a terminal.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text, filled up with spaces to so many columns.
pub(super) fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Lines of a list on the screen.
const MOST: usize = 20;

/// Labels and what they say, one below the other, each with the first lines of its list.
pub(super) fn lists(parts: Vec<(String, String, Vec<String>)>, voice: &Voice) -> String {
    let columns = parts.iter().map(|(label, ..)| width(label)).max().unwrap_or(0);
    let mut text = String::new();
    for (label, value, list) in parts {
        text += &format!("  {}  {value}\n", pad(&label, columns));
        for line in list.iter().take(MOST) {
            text += &format!("    {line}\n");
        }
        if list.len() > MOST {
            let more = Message::new("next-more").with("n", list.len() - MOST);
            text += &format!("    {}\n", voice.say(&more));
        }
    }
    text
}

/// Signs that begin no line.
const NOT_FIRST: &str = "，。、；：？！）］｝】》〉」』”’…—)]},.;:?!%";
/// Signs that end no line.
const NOT_LAST: &str = "（［｛【《〈「『“‘([{";

/// The text in lines of at most so many columns; what cannot be broken may be longer. Chinese breaks
/// between any two characters, other text at its spaces.
pub(super) fn fill(text: &str, columns: usize) -> String {
    let lines = text.lines().map(|line| fill_line(line, columns));
    lines.collect::<Vec<_>>().join("\n")
}

fn fill_line(line: &str, columns: usize) -> String {
    let mut filled = String::new();
    let mut used = 0;
    for (space, piece) in pieces(line) {
        let wide = width(&piece);
        if used > 0 && used + usize::from(space) + wide > columns {
            filled.push('\n');
            used = 0;
        } else if space {
            filled.push(' ');
            used += 1;
        }
        filled.push_str(&piece);
        used += wide;
    }
    filled
}

/// What stays together, and whether a space stands before it.
fn pieces(line: &str) -> Vec<(bool, String)> {
    let wide = |c: char| c.width() == Some(2);
    let mut pieces: Vec<(bool, String)> = Vec::new();
    let (mut space, mut before) = (false, None);
    for c in line.chars() {
        if c == ' ' && before.is_some() {
            space = true;
            continue;
        }
        let apart = before.is_none_or(|b| {
            let broken = space || wide(b) || wide(c);
            broken && !NOT_FIRST.contains(c) && !NOT_LAST.contains(b)
        });
        match pieces.last_mut() {
            Some((_, piece)) if !apart => piece.extend(space.then_some(' ').into_iter().chain([c])),
            _ => pieces.push((space, c.to_string())),
        }
        (space, before) = (false, Some(c));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_takes_two_columns() {
        assert_eq!(width("乙园 K2"), 7);
        assert_eq!(pad("乙园", 6), "乙园  ");
        assert_eq!(pad("乙园", 3), "乙园");
    }

    #[test]
    fn lines_break_where_the_script_allows() {
        for (text, columns, filled) in [
            ("one two three", 7, "one two\nthree"),
            ("unbreakable x", 4, "unbreakable\nx"),
            ("送教和视导", 6, "送教和\n视导"),
            ("送教，视导", 4, "送\n教，\n视导"),
            ("（送教）", 4, "（送\n教）"),
            ("见 --lang 选项", 9, "见 --lang\n选项"),
            ("a\n\nb", 80, "a\n\nb"),
        ] {
            assert_eq!(fill(text, columns), filled, "{text}");
        }
    }
}
