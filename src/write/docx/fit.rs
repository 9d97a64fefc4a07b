//! How wide columns, how large letters and how high rows may be, so that a table keeps to one page.

use unicode_width::UnicodeWidthChar;

/// Sizes in half points, from that of a notice's tables down to the smallest that is read on a wall.
const SIZES: [usize; 11] = [24, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12];
/// Twentieths of a point that a cell keeps free at its sides, and above and below its text.
const SIDES: usize = 226;
const AROUND: usize = 80;

/// A column: its head, and its part of the width. A part of 0 is as wide as its longest line, so
/// that no date and no time breaks.
pub(in crate::write) type Column = (String, usize);

/// Length of a line in letters of so many half points, in twentieths of a point.
fn length(line: &str, size: usize) -> usize {
    let mut before = None;
    let letters = line.chars().map(|c| {
        let width = c.width().unwrap_or(0);
        // Between a Latin letter or digit and a Chinese character stands a quarter of a character.
        let mixed = c.is_alphanumeric() && before.is_some_and(|before| before != width);
        before = c.is_alphanumeric().then_some(width);
        let letter = match width {
            2 => 20,
            // In the widest of the fonts that may stand in.
            1 => 13,
            _ => 0,
        };
        (letter + if mixed { 5 } else { 0 }) * size
    });
    letters.sum::<usize>() / 2
}

/// Widths of the columns of a table that is so wide.
pub(super) fn widths(
    columns: &[Column],
    rows: &[Vec<String>],
    size: usize,
    width: usize,
) -> Vec<usize> {
    let longest = |i: usize| {
        let cells = rows.iter().filter_map(|row| row.get(i)).chain([&columns[i].0]);
        let lines = cells.flat_map(|cell| cell.lines());
        lines.map(|line| length(line, size)).max().unwrap_or(0) + SIDES
    };
    let asked: Vec<usize> =
        (0..columns.len()).map(|i| if columns[i].1 == 0 { longest(i) } else { 0 }).collect();
    let parts: usize = columns.iter().map(|(_, part)| part).sum();
    // Odd tables may ask for more than there is; some is left for the others.
    let most = if parts == 0 { width } else { width * 3 / 4 };
    let all = asked.iter().sum::<usize>().max(1);
    let fixed: Vec<usize> = asked.iter().map(|asked| asked * most.min(all) / all).collect();
    let rest = width - fixed.iter().sum::<usize>();
    let wide = |(i, (_, part)): (usize, &Column)| match part {
        0 => fixed[i],
        part => part * rest / parts,
    };
    columns.iter().enumerate().map(wide).collect()
}

/// Heights of the rows in letters of a size.
fn heights(columns: &[Column], rows: &[Vec<String>], size: usize, width: usize) -> Vec<usize> {
    let widths = widths(columns, rows, size, width);
    let height = |row: &Vec<String>| {
        let lines = row.iter().zip(&widths).map(|(cell, width)| {
            // Where a line may not break, part of a letter's room stays empty.
            let room = width.saturating_sub(SIDES + 5 * size).max(20 * size);
            cell.split('\n').map(|l| length(l, size).div_ceil(room).max(1)).sum::<usize>()
        });
        // The fonts that stand in for those asked for are up to half as high again.
        lines.max().unwrap_or(1) * size * 29 / 2 + AROUND
    };
    rows.iter().map(height).collect()
}

/// The largest size at which the rows are no higher than `room` (twentieths of a point), the table
/// being `width` wide and no row lower than `high`; the smallest where none is.
pub(in crate::write) fn size_that_fits(
    columns: &[Column],
    rows: &[Vec<String>],
    (width, room): (usize, usize),
    high: usize,
) -> usize {
    let fits = |&&size: &&usize| {
        let heights = heights(columns, rows, size, width);
        heights.iter().map(|&height| height.max(high)).sum::<usize>() <= room
    };
    *SIZES.iter().find(fits).unwrap_or(&SIZES[SIZES.len() - 1])
}

/// How high rows may be at least, so that a table in letters of a size fills its room.
pub(in crate::write) fn height_that_fills(
    columns: &[Column],
    rows: &[Vec<String>],
    (width, room): (usize, usize),
    size: usize,
) -> usize {
    let heights = heights(columns, rows, size, width);
    let fits = |high: &usize| heights.iter().map(|&h| h.max(*high)).sum::<usize>() <= room;
    (0..=room / rows.len().max(1)).rev().step_by(20).find(fits).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(parts: &[usize]) -> Vec<Column> {
        parts.iter().map(|&part| (String::new(), part)).collect()
    }

    #[test]
    fn more_rows_have_smaller_letters() {
        let row = vec!["3月2日（周二）".to_owned(), "教".repeat(30)];
        let size =
            |n: usize| size_that_fits(&columns(&[0, 1]), &vec![row.clone(); n], (8844, 11000), 0);
        assert_eq!(size(5), 24);
        assert!(size(40) < size(20) && size(20) < size(5), "{} {}", size(20), size(40));
        assert_eq!(size(1000), 12);
    }

    #[test]
    fn dates_keep_to_a_line_and_the_rest_is_shared() {
        let rows = [vec!["12月31日（周四）".to_owned(), "园".repeat(99), String::new()]];
        let found = widths(&columns(&[0, 3, 1]), &rows, 20, 8000);
        // Six characters and four digits of 10 points, and three places where they meet.
        assert_eq!(found[0], 6 * 200 + 4 * 130 + 3 * 50 + SIDES);
        assert!(found[1] == found[2] * 3 && found.iter().sum::<usize>() <= 8000, "{found:?}");
        // Where every column asks for all, none gets more than its share.
        let rows = [vec!["园".repeat(99), "园".repeat(99)]];
        assert_eq!(widths(&columns(&[0, 0]), &rows, 24, 8000), [4000, 4000]);
    }

    #[test]
    fn low_rows_grow_until_the_page_is_full() {
        let rows = vec![vec!["1".to_owned()], vec!["园\n".repeat(20)], vec!["2".to_owned()]];
        let (columns, page) = (columns(&[1]), (8000, 9000));
        let high = height_that_fills(&columns, &rows, page, 20);
        let full = heights(&columns, &rows, 20, 8000)[1];
        assert!(2 * high + full <= 9000 && 2 * high + full > 9000 - 60, "{high} {full}");
    }
}
