//! Figures as SVG: plain enough to be printed, and edited in any drawing program.

use std::fmt::Write as _;

use super::xml_text::xml_text;

/// Width and height of a figure.
const SIZE: (f64, f64) = (720.0, 460.0);
/// Room on the left, top, right and bottom.
const ROOM: (f64, f64, f64, f64) = (78.0, 44.0, 168.0, 58.0);
/// Colours that people who see few colours can tell apart (M. Okabe and K. Ito, *Color Universal
/// Design*, 2008).
const COLOURS: [&str; 7] =
    ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
/// Points of a violin from end to end.
const OUTLINE: usize = 48;

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A line through the points.
    Line,
    /// A dashed line through the points.
    Dashes,
    /// Filled dots.
    Dots,
    /// Open dots.
    Rings,
}

/// Points drawn alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What the legend says; empty: not in the legend.
    pub name: String,
    /// How it is drawn.
    pub mark: Mark,
    /// Which colour.
    pub colour: usize,
    /// The points.
    pub points: Vec<(f64, f64)>,
}

/// A figure with two axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// Above the figure.
    pub title: String,
    /// What the figure shows, for readers and screen readers.
    pub caption: String,
    /// Below the horizontal axis.
    pub x: String,
    /// Beside the vertical axis.
    pub y: String,
    /// What is drawn, in order.
    pub series: Vec<Series>,
}

/// A figure of distributions side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Violins {
    /// Above the figure.
    pub title: String,
    /// What the figure shows, for readers and screen readers.
    pub caption: String,
    /// Beside the vertical axis.
    pub y: String,
    /// Names and values.
    pub groups: Vec<(String, Vec<f64>)>,
}

/// Steps of 1, 2 or 5 times a power of ten that cover a range with about six ticks.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let raw = (high - low).max(1e-12) / 6.0;
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|f| f * power).find(|s| *s >= raw);
    let step = step.unwrap_or(power * 10.0);
    let first = (low / step).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    (first..=last).map(|i| i as f64 * step).collect()
}

/// A tick's number without digits that say nothing.
fn number(x: f64) -> String {
    let text = format!("{x:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// One axis: its range in the data and on the paper.
struct Axis {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Axis {
    /// The range of the values with a little room; all of one value get a range of their own.
    fn of(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let (low, high) = values
            .filter(|v| v.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let pad = if high > low { (high - low) * 0.05 } else { low.abs().max(1.0) * 0.1 };
        // What starts near zero starts at zero.
        let start = if low >= 0.0 && low <= high * 0.25 { 0.0 } else { low - pad };
        Self { low: start, high: high + pad, from, to }
    }

    fn at(&self, x: f64) -> f64 {
        self.from + (x - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

struct Paper {
    text: String,
}

impl Paper {
    fn new(title: &str, caption: &str) -> Self {
        let (w, h) = SIZE;
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" role=\"img\" \
             font-family=\"sans-serif\" font-size=\"13\">\n"
        );
        let _ = writeln!(text, "<title>{}</title>", xml_text(title));
        let _ = writeln!(text, "<desc>{}</desc>", xml_text(caption));
        let _ = writeln!(text, "<rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>");
        let _ = writeln!(
            text,
            "<text x=\"{}\" y=\"26\" font-size=\"15\" font-weight=\"bold\">{}</text>",
            ROOM.0,
            xml_text(title)
        );
        Self { text }
    }

    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), colour: &str) {
        let _ = writeln!(
            self.text,
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{colour}\"/>"
        );
    }

    fn words(&mut self, (x, y): (f64, f64), anchor: &str, words: &str) {
        let _ = writeln!(
            self.text,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{}</text>",
            xml_text(words)
        );
    }

    fn vertical(&mut self, axis: &Axis, label: &str, right: f64) {
        for tick in ticks(axis.low, axis.high) {
            let y = axis.at(tick);
            self.line((ROOM.0, y), (right, y), "#ddd");
            self.words((ROOM.0 - 8.0, y + 4.0), "end", &number(tick));
        }
        let y = (axis.from + axis.to) / 2.0;
        let _ = writeln!(
            self.text,
            "<text transform=\"translate(18 {y:.1}) rotate(-90)\" text-anchor=\"middle\">{}</text>",
            xml_text(label)
        );
    }

    fn dot(&mut self, (x, y): (f64, f64), colour: &str, open: bool) {
        let fill = if open { "#fff" } else { colour };
        let _ = writeln!(
            self.text,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{fill}\" stroke=\"{colour}\" \
             stroke-width=\"1.5\"/>"
        );
    }

    fn finish(self) -> String {
        self.text + "</svg>\n"
    }
}

/// The figure.
#[must_use]
pub fn chart_svg(chart: &Chart) -> String {
    let (w, h) = SIZE;
    let (left, top, right, bottom) = (ROOM.0, ROOM.1, w - ROOM.2, h - ROOM.3);
    let all = || chart.series.iter().flat_map(|s| &s.points);
    let xs = Axis::of(all().map(|p| p.0), left, right);
    let ys = Axis::of(all().map(|p| p.1), bottom, top);
    let mut paper = Paper::new(&chart.title, &chart.caption);
    paper.vertical(&ys, &chart.y, right);
    for tick in ticks(xs.low, xs.high) {
        let x = xs.at(tick);
        paper.line((x, bottom), (x, bottom + 5.0), "#444");
        paper.words((x, bottom + 20.0), "middle", &number(tick));
    }
    paper.line((left, bottom), (right, bottom), "#444");
    paper.words(((left + right) / 2.0, h - 14.0), "middle", &chart.x);
    let mut row = top + 6.0;
    for series in &chart.series {
        let colour = COLOURS[series.colour % COLOURS.len()];
        let points: Vec<(f64, f64)> =
            series.points.iter().map(|p| (xs.at(p.0), ys.at(p.1))).collect();
        match series.mark {
            Mark::Line | Mark::Dashes => {
                let dash =
                    if series.mark == Mark::Dashes { " stroke-dasharray=\"5 4\"" } else { "" };
                let path: Vec<String> =
                    points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
                let _ = writeln!(
                    paper.text,
                    "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" \
                     stroke-width=\"1.8\"{dash}/>",
                    path.join(" ")
                );
            }
            Mark::Dots | Mark::Rings => {
                for &point in &points {
                    paper.dot(point, colour, series.mark == Mark::Rings);
                }
            }
        }
        if !series.name.is_empty() {
            match series.mark {
                Mark::Line | Mark::Dashes => {
                    paper.line((right + 10.0, row), (right + 26.0, row), colour);
                }
                mark => paper.dot((right + 18.0, row), colour, mark == Mark::Rings),
            }
            paper.words((right + 32.0, row + 4.0), "start", &series.name);
            row += 20.0;
        }
    }
    paper.finish()
}

/// The density of values at equally spaced places: a Gaussian kernel with the bandwidth of B. W.
/// Silverman, *Density Estimation for Statistics and Data Analysis*, 1986, equation 3.31.
fn density(values: &[f64]) -> Vec<(f64, f64)> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let (Some(&low), Some(&high)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let mean = sorted.iter().sum::<f64>() / n;
    let deviation = (sorted.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / n).sqrt();
    let quartile = |q: f64| sorted[((n - 1.0) * q).round() as usize];
    let spread = (quartile(0.75) - quartile(0.25)) / 1.34;
    let spread = if spread > 0.0 { deviation.min(spread) } else { deviation };
    let width = if spread > 0.0 { 0.9 * spread * n.powf(-0.2) } else { low.abs().max(1.0) * 0.01 };
    (0..=OUTLINE)
        .map(|i| {
            let x = low + (high - low) * i as f64 / OUTLINE as f64;
            let sum: f64 = sorted.iter().map(|v| (-0.5 * ((x - v) / width).powi(2)).exp()).sum();
            (x, sum)
        })
        .collect()
}

/// The figure: for each group an outline of its density, its values as dots, its median as a bar.
#[must_use]
pub fn violins_svg(violins: &Violins) -> String {
    let (w, h) = SIZE;
    let (left, top, right, bottom) = (ROOM.0, ROOM.1, w - 24.0, h - ROOM.3);
    let ys = Axis::of(violins.groups.iter().flat_map(|g| &g.1).copied(), bottom, top);
    let mut paper = Paper::new(&violins.title, &violins.caption);
    paper.vertical(&ys, &violins.y, right);
    paper.line((left, bottom), (right, bottom), "#444");
    let slot = (right - left) / violins.groups.len().max(1) as f64;
    for (i, (name, values)) in violins.groups.iter().enumerate() {
        let middle = left + slot * (i as f64 + 0.5);
        let colour = COLOURS[i % COLOURS.len()];
        paper.words((middle, bottom + 20.0), "middle", name);
        let outline = density(values);
        let most = outline.iter().map(|p| p.1).fold(0.0, f64::max).max(1e-300);
        let half = |d: f64| d / most * slot * 0.4;
        let side = |sign: f64| {
            let at = move |&(x, d): &(f64, f64)| (middle + sign * half(d), x);
            outline.iter().map(at).collect::<Vec<_>>()
        };
        let (mut path, mut back) = (side(1.0), side(-1.0));
        back.reverse();
        path.extend(back);
        let path: Vec<String> =
            path.iter().map(|&(x, v)| format!("{x:.1},{:.1}", ys.at(v))).collect();
        let _ = writeln!(
            paper.text,
            "<polygon points=\"{}\" fill=\"{colour}\" fill-opacity=\"0.25\" stroke=\"{colour}\"/>",
            path.join(" ")
        );
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        if let Some(&median) = sorted.get(sorted.len() / 2) {
            let y = ys.at(median);
            paper.line((middle - slot * 0.2, y), (middle + slot * 0.2, y), "#000");
        }
        for &v in values.iter().take(400) {
            let _ = writeln!(
                paper.text,
                "<circle cx=\"{middle:.1}\" cy=\"{:.1}\" r=\"1.3\" fill=\"{colour}\"/>",
                ys.at(v)
            );
        }
    }
    paper.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(ticks(0.0, 60.0), [0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0]);
        assert_eq!(ticks(101.0, 103.0).len(), 5);
        assert_eq!(number(0.30000000000000004), "0.3");
        assert_eq!(number(-0.0), "0");
    }

    #[test]
    fn words_cannot_break_out() {
        let series = Series {
            name: "<a>&\"\u{7}".to_owned(),
            mark: Mark::Dots,
            colour: 9,
            points: vec![(1.0, f64::NAN), (1.0, 2.0)],
        };
        let chart = Chart { title: "</svg>".to_owned(), series: vec![series], ..Chart::default() };
        let svg = chart_svg(&chart);
        assert!(svg.contains("&lt;a&gt;&amp;&quot;<") && svg.contains("&lt;/svg&gt;"), "{svg}");
        assert_eq!(svg.matches("</svg>").count(), 1);
    }

    #[test]
    fn empty_figures_are_figures() {
        assert!(chart_svg(&Chart::default()).ends_with("</svg>\n"));
        let groups = vec![("none".to_owned(), vec![]), ("one".to_owned(), vec![3.0])];
        let svg = violins_svg(&Violins { groups, ..Violins::default() });
        assert!(svg.ends_with("</svg>\n") && !svg.contains("NaN"), "{svg}");
    }
}
