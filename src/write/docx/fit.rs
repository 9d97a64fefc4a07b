//! How large letters may be so that a table keeps to one page.

use unicode_width::UnicodeWidthStr;

/// Sizes in half points, from that of a notice's tables down to the smallest that is read on a wall.
const SIZES: [usize; 7] = [24, 21, 20, 18, 16, 14, 12];
/// Twentieths of a point that a cell keeps free at its sides, and above and below its text.
const SIDES: usize = 216;
const AROUND: usize = 80;

/// The largest size at which the rows are no higher than `room` (twentieths of a point), the table
/// being `width` wide; the smallest where none is.
pub(in crate::write) fn size_that_fits(
    widths: &[usize],
    rows: &[Vec<String>],
    (width, room): (usize, usize),
    high: usize,
) -> usize {
    let all: usize = widths.iter().sum::<usize>().max(1);
    let fits = |&&size: &&usize| {
        let height: usize = rows
            .iter()
            .map(|row| {
                let lines = row.iter().zip(widths).map(|(cell, part)| {
                    // A Latin letter or digit is a little wider than half a Chinese character.
                    let room = (part * width / all).saturating_sub(SIDES) * 2 / (size * 11);
                    cell.split('\n').map(|l| l.width().div_ceil(room.max(2)).max(1)).sum::<usize>()
                });
                // The fonts that stand in for those asked for are up to half as high again.
                (lines.max().unwrap_or(1) * size * 29 / 2 + AROUND).max(high)
            })
            .sum();
        height <= room
    };
    *SIZES.iter().find(fits).unwrap_or(&SIZES[SIZES.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_rows_have_smaller_letters() {
        let row = vec!["3月2日（周二）".to_owned(), "教".repeat(30)];
        let size = |n: usize| size_that_fits(&[1, 2], &vec![row.clone(); n], (8844, 11000), 0);
        assert_eq!(size(5), 24);
        assert!(size(40) < size(20) && size(20) < size(5), "{} {}", size(20), size(40));
        assert_eq!(size(1000), 12);
    }
}
