//! Figures that can be printed, also without colours.

use super::drawing::{Anchor, At, Drawing, Item, Stroke};

/// Width and height of a figure, in points.
const SIZE: (f64, f64) = (720.0, 440.0);
/// Room on the left, top, right and bottom.
const ROOM: (f64, f64, f64, f64) = (78.0, 20.0, 184.0, 58.0);
/// Colours that people who see few colours can tell apart (M. Okabe and K. Ito, *Color Universal
/// Design*, 2008). What is printed without them differs in dashes and in the shapes of its marks.
const COLOURS: [&str; 7] =
    ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000"];
const DASHES: [&[f64]; 7] = [
    &[],
    &[9.0, 3.0],
    &[2.0, 2.5],
    &[9.0, 3.0, 2.0, 3.0],
    &[5.0, 2.0],
    &[9.0, 3.0, 2.0, 3.0, 2.0, 3.0],
    &[1.0, 4.0],
];
/// Corners of the marks around their middle, in turn from the top; none: a circle.
const SHAPES: [&[At]; 7] = [
    &[],
    &[(-4.0, -4.0), (4.0, -4.0), (4.0, 4.0), (-4.0, 4.0)],
    &[(0.0, -5.2), (5.0, 3.6), (-5.0, 3.6)],
    &[(0.0, -5.6), (5.6, 0.0), (0.0, 5.6), (-5.6, 0.0)],
    &[(0.0, 5.2), (-5.0, -3.6), (5.0, -3.6)],
    &[(-5.5, -1.6), (5.5, -1.6), (5.5, 1.6), (-5.5, 1.6)],
    &[(-1.6, -5.5), (1.6, -5.5), (1.6, 5.5), (-1.6, 5.5)],
];
const AXIS: &str = "#444444";
const GRID: &str = "#dddddd";
/// Points of a violin from end to end.
const OUTLINE: usize = 48;

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A line through the points, in the dashes of its style.
    Line,
    /// The same with a filled mark at each point.
    Joined,
    /// A thin line of short dashes through the points.
    Dashes,
    /// Filled marks.
    Dots,
    /// Open marks, which show what is below them.
    Rings,
}

/// Points drawn alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What the legend says; empty: not in the legend.
    pub name: String,
    /// How it is drawn.
    pub mark: Mark,
    /// Which style: a colour with its dashes and the shape of its marks.
    pub style: usize,
    /// The points.
    pub points: Vec<(f64, f64)>,
}

/// A figure with two axes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chart {
    /// What the figure is called, for programs and screen readers; it is not drawn.
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
    /// What the figure is called, for programs and screen readers; it is not drawn.
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

fn vertical(drawing: &mut Drawing, axis: &Axis, label: &str, right: f64) {
    for tick in ticks(axis.low, axis.high) {
        let y = axis.at(tick);
        drawing.line((ROOM.0, y), (right, y), GRID);
        drawing.words((ROOM.0 - 8.0, y + 4.0), Anchor::End, &number(tick));
    }
    let at = (18.0, (axis.from + axis.to) / 2.0);
    let words = label.to_owned();
    drawing.items.push(Item::Words { at, anchor: Anchor::Middle, upwards: true, words });
}

/// A mark of a style.
fn mark((x, y): At, style: usize, open: bool) -> Item {
    let colour = COLOURS[style % COLOURS.len()];
    let fill = (!open).then_some(colour);
    let stroke = Some(Stroke { colour, width: 1.5, dash: &[] });
    match SHAPES[style % SHAPES.len()] {
        [] => Item::Circle { at: (x, y), radius: 4.2, stroke, fill },
        corners => {
            let points = corners.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
            Item::Path { points, closed: true, stroke, fill: fill.map(|fill| (fill, 1.0)) }
        }
    }
}

/// What a series looks like through points on the paper, here or in the legend.
fn drawn(series: &Series, points: Vec<At>) -> Vec<Item> {
    let colour = COLOURS[series.style % COLOURS.len()];
    let (width, dash) = match series.mark {
        Mark::Dashes => (1.0, &[3.0, 3.0][..]),
        _ => (1.8, DASHES[series.style % DASHES.len()]),
    };
    let mut items = Vec::new();
    if matches!(series.mark, Mark::Line | Mark::Joined | Mark::Dashes) {
        let (points, stroke) = (points.clone(), Some(Stroke { colour, width, dash }));
        items.push(Item::Path { points, closed: false, stroke, fill: None });
    }
    if matches!(series.mark, Mark::Joined | Mark::Dots | Mark::Rings) {
        let open = series.mark == Mark::Rings;
        items.extend(points.into_iter().map(|point| mark(point, series.style, open)));
    }
    items
}

/// The figure.
#[must_use]
pub fn chart(chart: &Chart) -> Drawing {
    let (w, h) = SIZE;
    let (left, top, right, bottom) = (ROOM.0, ROOM.1, w - ROOM.2, h - ROOM.3);
    let all = || chart.series.iter().flat_map(|s| &s.points);
    let xs = Axis::of(all().map(|p| p.0), left, right);
    let ys = Axis::of(all().map(|p| p.1), bottom, top);
    let mut drawing = Drawing::new(&chart.title, &chart.caption, SIZE);
    vertical(&mut drawing, &ys, &chart.y, right);
    for tick in ticks(xs.low, xs.high) {
        let x = xs.at(tick);
        drawing.line((x, bottom), (x, bottom + 5.0), AXIS);
        drawing.words((x, bottom + 20.0), Anchor::Middle, &number(tick));
    }
    drawing.line((left, bottom), (right, bottom), AXIS);
    drawing.words(((left + right) / 2.0, h - 14.0), Anchor::Middle, &chart.x);
    let mut row = top + 6.0;
    for series in &chart.series {
        let points = series.points.iter().filter(|p| p.0.is_finite() && p.1.is_finite());
        let points: Vec<At> = points.map(|p| (xs.at(p.0), ys.at(p.1))).collect();
        drawing.items.extend(drawn(series, points));
        if series.name.is_empty() {
            continue;
        }
        let (from, to) = ((right + 10.0, row), (right + 42.0, row));
        let middle = (right + 26.0, row);
        let lined = matches!(series.mark, Mark::Line | Mark::Dashes | Mark::Joined);
        let line = Series { mark: if lined { series.mark } else { Mark::Dots }, ..series.clone() };
        match series.mark {
            Mark::Joined => {
                let line = Series { mark: Mark::Line, ..line };
                drawing.items.extend(drawn(&line, vec![from, to]));
                drawing.items.push(mark(middle, series.style, false));
            }
            Mark::Line | Mark::Dashes => drawing.items.extend(drawn(&line, vec![from, to])),
            Mark::Dots => drawing.items.push(mark(middle, series.style, false)),
            Mark::Rings => drawing.items.push(mark(middle, series.style, true)),
        }
        drawing.words((right + 48.0, row + 4.0), Anchor::Start, &series.name);
        row += 20.0;
    }
    drawing
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
pub fn violins(violins: &Violins) -> Drawing {
    let (w, h) = SIZE;
    let (left, top, right, bottom) = (ROOM.0, ROOM.1, w - 24.0, h - ROOM.3);
    let ys = Axis::of(violins.groups.iter().flat_map(|g| &g.1).copied(), bottom, top);
    let mut drawing = Drawing::new(&violins.title, &violins.caption, SIZE);
    vertical(&mut drawing, &ys, &violins.y, right);
    drawing.line((left, bottom), (right, bottom), AXIS);
    let slot = (right - left) / violins.groups.len().max(1) as f64;
    for (i, (name, values)) in violins.groups.iter().enumerate() {
        let middle = left + slot * (i as f64 + 0.5);
        let colour = COLOURS[i % COLOURS.len()];
        // Of many names every other one stands lower, so that they do not run into each other.
        let row = if violins.groups.len() > 5 && i % 2 == 1 { 36.0 } else { 20.0 };
        drawing.words((middle, bottom + row), Anchor::Middle, name);
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
        drawing.items.push(Item::Path {
            points: path.into_iter().map(|(x, v)| (x, ys.at(v))).collect(),
            closed: true,
            stroke: Some(Stroke { colour, width: 1.0, dash: &[] }),
            fill: Some((colour, 0.25)),
        });
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        if let Some(&median) = sorted.get(sorted.len() / 2) {
            let y = ys.at(median);
            drawing.line((middle - slot * 0.2, y), (middle + slot * 0.2, y), "#000000");
        }
        let dot = |&v: &f64| {
            let at = (middle, ys.at(v));
            Item::Circle { at, radius: 1.3, stroke: None, fill: Some(colour) }
        };
        drawing.items.extend(values.iter().take(400).map(dot));
    }
    drawing
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
            style: 9,
            points: vec![(1.0, f64::NAN), (1.0, 2.0)],
        };
        let figure = Chart { title: "</svg>".to_owned(), series: vec![series], ..Chart::default() };
        let svg = chart(&figure).svg();
        assert!(svg.contains("&lt;a&gt;&amp;&quot;<") && svg.contains("&lt;/svg&gt;"), "{svg}");
        assert_eq!(svg.matches("</svg>").count(), 1);
    }

    #[test]
    fn what_is_printed_without_colours_differs_too() {
        let looks = |style: usize| {
            let series =
                Series { name: String::new(), mark: Mark::Joined, style, points: Vec::new() };
            let grey = |item: Item| match item {
                Item::Path { points, stroke, closed, .. } => {
                    format!("{points:?} {closed} {:?}", stroke.map(|s| (s.width, s.dash)))
                }
                Item::Circle { .. } => "circle".to_owned(),
                Item::Words { .. } => unreachable!("no words in a series"),
            };
            drawn(&series, vec![(0.0, 0.0), (1.0, 1.0)]).into_iter().map(grey).collect::<Vec<_>>()
        };
        for a in 0..COLOURS.len() {
            for b in 0..a {
                let (x, y) = (looks(a), looks(b));
                assert!(x[0] != y[0] && x[1] != y[1], "{a} and {b}");
            }
        }
    }

    #[test]
    fn size_is_said_and_the_title_is_not_drawn() {
        let svg = chart(&Chart { title: "a title".to_owned(), ..Chart::default() }).svg();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"720\" height="));
        assert_eq!(svg.matches("a title").count(), 1);
        assert!(svg.contains("<title>a title</title>"));
    }

    #[test]
    fn empty_figures_are_figures() {
        assert!(chart(&Chart::default()).svg().ends_with("</svg>\n"));
        let groups = vec![("none".to_owned(), vec![]), ("one".to_owned(), vec![3.0])];
        let svg = violins(&Violins { groups, ..Violins::default() }).svg();
        assert!(svg.ends_with("</svg>\n") && !svg.contains("NaN"), "{svg}");
    }
}
