//! A drawing of lines, areas and words, as SVG and as PDF.

use std::fmt::Write as _;

use super::pdf::drawing_pdf;
use super::xml_text::xml_text;

/// A point on the paper, in points from the upper left.
pub(super) type At = (f64, f64);

/// How an edge is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// `#rrggbb`.
    pub colour: &'static str,
    /// In points.
    pub width: f64,
    /// Lengths of dashes and gaps; empty: a whole line.
    pub dash: &'static [f64],
}

/// Which end of words a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A part of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// A line through points, or the area that they enclose. A fill has a share of its colour, the
    /// rest is white.
    Path {
        points: Vec<At>,
        closed: bool,
        stroke: Option<Stroke>,
        fill: Option<(&'static str, f64)>,
    },
    /// A circle.
    Circle { at: At, radius: f64, stroke: Option<Stroke>, fill: Option<&'static str> },
    /// Words; `upwards` they are read from below.
    Words { at: At, anchor: Anchor, upwards: bool, words: String },
}

/// Size of the letters, in points.
pub(super) const LETTERS: f64 = 13.0;

/// What is drawn, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    pub(super) title: String,
    pub(super) caption: String,
    pub(super) size: (f64, f64),
    pub(super) items: Vec<Item>,
}

impl Drawing {
    /// An empty drawing; title and caption are told to screen readers and are not drawn.
    pub(super) fn new(title: &str, caption: &str, size: (f64, f64)) -> Self {
        Self { title: title.to_owned(), caption: caption.to_owned(), size, items: Vec::new() }
    }

    pub(super) fn line(&mut self, from: At, to: At, colour: &'static str) {
        let stroke = Some(Stroke { colour, width: 1.0, dash: &[] });
        self.items.push(Item::Path { points: vec![from, to], closed: false, stroke, fill: None });
    }

    pub(super) fn words(&mut self, at: At, anchor: Anchor, words: &str) {
        let words = words.to_owned();
        self.items.push(Item::Words { at, anchor, upwards: false, words });
    }

    /// The drawing as SVG, of a fixed size, to be printed or edited in any drawing program.
    #[must_use]
    pub fn svg(&self) -> String {
        let (w, h) = self.size;
        let mut text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" \
             font-size=\"{LETTERS}\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n",
            xml_text(&self.title),
            xml_text(&self.caption)
        );
        for item in &self.items {
            text += &svg_of(item);
        }
        text + "</svg>\n"
    }

    /// The drawing as a PDF of one page of its size.
    #[must_use]
    pub fn pdf(&self) -> Vec<u8> {
        drawing_pdf(self)
    }
}

fn svg_of(item: &Item) -> String {
    match item {
        Item::Path { points, closed, stroke, fill } => {
            let element = if *closed { "polygon" } else { "polyline" };
            let points: Vec<String> =
                points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            let fill = fill.map_or_else(
                || "fill=\"none\"".to_owned(),
                |(colour, share)| format!("fill=\"{colour}\" fill-opacity=\"{share}\""),
            );
            format!("<{element} points=\"{}\" {fill}{}/>\n", points.join(" "), svg_stroke(*stroke))
        }
        Item::Circle { at: (x, y), radius, stroke, fill } => format!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{}\"{}/>\n",
            fill.unwrap_or("none"),
            svg_stroke(*stroke)
        ),
        Item::Words { at: (x, y), anchor, upwards, words } => {
            let place = if *upwards {
                format!("transform=\"translate({x:.1} {y:.1}) rotate(-90)\"")
            } else {
                format!("x=\"{x:.1}\" y=\"{y:.1}\"")
            };
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            format!("<text {place} text-anchor=\"{anchor}\">{}</text>\n", xml_text(words))
        }
    }
}

fn svg_stroke(stroke: Option<Stroke>) -> String {
    let Some(Stroke { colour, width, dash }) = stroke else { return String::new() };
    let mut text = format!(" stroke=\"{colour}\" stroke-width=\"{width}\"");
    if !dash.is_empty() {
        let dash: Vec<String> = dash.iter().map(f64::to_string).collect();
        let _ = write!(text, " stroke-dasharray=\"{}\"", dash.join(" "));
    }
    text
}
