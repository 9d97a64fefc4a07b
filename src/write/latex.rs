//! Tables for papers.

use std::fmt::Write as _;

/// A table as LaTeX: a `tabular` with the rules of the package `booktabs`, without float and caption,
/// to be read by `\input`. The first row is the head; `words` columns at the left are words, the
/// others numbers, to the right.
#[must_use]
pub fn latex_table(rows: &[Vec<String>], words: usize) -> String {
    let Some((head, body)) = rows.split_first() else { return String::new() };
    let columns: String =
        (0..head.len()).map(|column| if column < words { 'l' } else { 'r' }).collect();
    let mut text =
        format!("% \\usepackage{{booktabs}}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n");
    let line = |row: &[String]| {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        cells.join(" & ") + " \\\\\n"
    };
    text += &line(head);
    text += "\\midrule\n";
    for row in body {
        let _ = write!(text, "{}", line(row));
    }
    text + "\\bottomrule\n\\end{tabular}\n"
}

/// Text of which LaTeX understands nothing but the letters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '−' => out.push_str("$-$"),
            'λ' => out.push_str("$\\lambda$"),
            '…' => out.push_str("\\dots{}"),
            '–' => out.push_str("--"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    // A hyphen before a number is a minus.
    match out.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("$-${rest}"),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_a_command() {
        let rows = [["a_b", "x"], ["50 % of λ\\input{x}", "-1.5"]];
        let rows = rows.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(
            latex_table(&rows, 1),
            "% \\usepackage{booktabs}\n\\begin{tabular}{lr}\n\\toprule\na\\_b & x \\\\\n\\midrule\n\
             50 \\% of $\\lambda$\\textbackslash{}input\\{x\\} & $-$1.5 \\\\\n\\bottomrule\n\
             \\end{tabular}\n"
        );
    }
}
