//! Names beside their places so that none covers another.
//!
//! Greedy point-feature labelling in the tradition of P. Yoeli, *The Logic of Automated Map
//! Lettering*, The Cartographic Journal 9(2), 1972: the most crowded place chooses first, among
//! positions around it from near to far, and takes the first that covers no name, place or leader.

use unicode_width::UnicodeWidthChar;

use super::projection::WIDTH;

/// Height of the letters in units of the drawing.
pub(super) const SIZE: f64 = 11.0;
/// Half of what a place's sign takes.
const DOT: f64 = 4.5;
/// Places that are tried; the names of others are listed below the map.
const MOST: usize = 160;
/// Distances from the place at which a name is tried.
const RINGS: [f64; 10] = [7.0, 11.0, 16.0, 22.0, 30.0, 40.0, 52.0, 66.0, 84.0, 106.0];
/// Farther than this a line leads from the place to its name.
const LEADER: f64 = 12.0;
/// Neighbours within this make a place crowded.
const NEAR: f64 = 50.0;

/// A name in its position.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// Position of the place among those given.
    pub place: usize,
    /// Where the text is anchored, on its base line.
    pub x: f64,
    pub y: f64,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// Where the line from the place ends, if there is one.
    pub leader: Option<(f64, f64)>,
}

/// The arrow to the north, in the corner that every map has it in.
const NORTH: Frame = Frame { left: WIDTH - 26.0, top: 0.0, right: WIDTH, bottom: 32.0 };

#[derive(Debug, Clone, Copy)]
struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Frame {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether a line from `a` to `b` passes through: it is clipped to the frame (Y.-D. Liang and
    /// B. A. Barsky, *A New Concept and Method for Line Clipping*, ACM Transactions on Graphics
    /// 3(1), 1984) and something is left.
    fn crossed(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut from, mut to) = (0.0_f64, 1.0_f64);
        for (p, q) in [
            (-dx, a.0 - self.left),
            (dx, self.right - a.0),
            (-dy, a.1 - self.top),
            (dy, self.bottom - a.1),
        ] {
            if p == 0.0 {
                if q < 0.0 {
                    return false;
                }
            } else if p < 0.0 {
                from = from.max(q / p);
            } else {
                to = to.min(q / p);
            }
        }
        from < to
    }
}

/// Width of a text in units of the drawing, rather too wide than too narrow: a Chinese character
/// is as wide as it is high, capitals nearly so.
pub(super) fn width(text: &str) -> f64 {
    let of = |c: char| match c {
        'W' | 'M' | 'm' | 'w' | '@' | '%' | '…' => 1.0,
        c if c.is_uppercase() => 0.78,
        c => c.width().unwrap_or(0) as f64 * if c.is_ascii() { 0.6 } else { 0.52 },
    };
    text.chars().map(of).sum::<f64>() * SIZE
}

/// Places the names of points; those of `first` choose before all others, and none covers one of
/// the `others`.
///
/// What is left out found no room.
pub(super) fn place(
    points: &[(f64, f64)],
    names: &[String],
    first: &[bool],
    others: &[(f64, f64)],
    height: f64,
) -> Vec<Label> {
    let crowd = |i: usize| {
        let near = |p: &&(f64, f64)| (p.0 - points[i].0).hypot(p.1 - points[i].1) < NEAR;
        points.iter().filter(near).count()
    };
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|&i| (!first[i], std::cmp::Reverse(crowd(i)), i));
    order.truncate(MOST);
    let signs = points.iter().chain(others);
    let mut taken: Vec<Frame> = signs.map(|&(x, y)| around(x, y, DOT)).collect();
    let names_from = taken.len();
    taken.push(NORTH);
    let mut lines: Vec<[(f64, f64); 2]> = Vec::new();
    let mut labels = Vec::new();
    for i in order {
        let fits = |label: &Label, frame: &Frame, signs: &[Frame]| {
            let inside = frame.left >= 2.0
                && frame.right <= WIDTH - 2.0
                && frame.top >= 2.0
                && frame.bottom <= height - 2.0;
            let leader = label.leader.map(|end| [points[i], end]);
            inside
                && !taken.iter().any(|other| frame.meets(other))
                && !lines.iter().any(|line| frame.crossed(line[0], line[1]))
                && leader.is_none_or(|[a, b]| {
                    let own = around(a.0, a.1, DOT);
                    !signs.iter().any(|other| {
                        other.crossed(a, b) && !(own.left == other.left && own.top == other.top)
                    })
                })
        };
        // A leader across another place is better than no name; across a name it never goes.
        let free = [&taken[..], &taken[names_from..]].into_iter().find_map(|signs| {
            positions(points[i], &names[i]).find(|(label, frame)| fits(label, frame, signs))
        });
        if let Some((label, frame)) = free {
            taken.push(frame);
            lines.extend(label.leader.map(|end| [points[i], end]));
            labels.push(Label { place: i, ..label });
        }
    }
    labels.sort_by_key(|label| label.place);
    labels
}

fn around(x: f64, y: f64, half: f64) -> Frame {
    Frame { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

/// Positions around a point, the better ones first.
fn positions(at: (f64, f64), name: &str) -> impl Iterator<Item = (Label, Frame)> {
    /// Directions, to the right and left first: (x, y) of a unit circle, y downwards.
    const WAYS: [(f64, f64); 12] = [
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, -1.0),
        (0.0, 1.0),
        (0.77, -0.64),
        (0.77, 0.64),
        (-0.77, -0.64),
        (-0.77, 0.64),
        (0.42, -0.91),
        (0.42, 0.91),
        (-0.42, -0.91),
        (-0.42, 0.91),
    ];
    let wide = width(name);
    RINGS.into_iter().flat_map(move |ring| {
        WAYS.into_iter().map(move |(dx, dy)| {
            let (x, y) = (at.0 + dx * ring, at.1 + dy * ring);
            let (anchor, left) = if dx > 0.1 {
                ("start", x)
            } else if dx < -0.1 {
                ("end", x - wide)
            } else {
                ("middle", x - wide / 2.0)
            };
            // The middle of the letters lies on the ring, above and below it their edge.
            let middle = y + dy * SIZE * 0.5;
            let frame = Frame {
                left: left - 1.0,
                top: middle - SIZE * 0.6,
                right: left + wide + 1.0,
                bottom: middle + SIZE * 0.6,
            };
            let leader = (ring > LEADER).then_some((x, middle - dy * SIZE * 0.5));
            (Label { place: 0, x, y: middle + SIZE * 0.36, anchor, leader }, frame)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(points: &[(f64, f64)], names: &[String], labels: &[Label]) -> Vec<Frame> {
        let mut frames: Vec<Frame> = labels
            .iter()
            .map(|l| {
                let wide = width(&names[l.place]);
                let left = match l.anchor {
                    "start" => l.x,
                    "end" => l.x - wide,
                    _ => l.x - wide / 2.0,
                };
                let middle = l.y - SIZE * 0.36;
                Frame { left, top: middle - 5.5, right: left + wide, bottom: middle + 5.5 }
            })
            .collect();
        frames.extend(points.iter().map(|&(x, y)| around(x, y, 4.0)));
        frames
    }

    #[test]
    fn nothing_covers_anything() {
        // A county seat with a heap of places, and a few far out.
        let points: Vec<(f64, f64)> = (0..24)
            .map(|i| {
                let (a, r) = (f64::from(i) * 2.4, f64::from(i) * 5.0);
                (180.0 + r * a.cos(), 150.0 + r * a.sin())
            })
            .collect();
        let names: Vec<String> = (0..24).map(|i| format!("松山镇第{i}村")).collect();
        let labels = place(&points, &names, &[false; 24], &[], 300.0);
        assert!(labels.len() >= 18, "{} of 24 found room", labels.len());
        let frames = frames(&points, &names, &labels);
        for (i, a) in frames.iter().enumerate() {
            let over = frames[i + 1..].iter().filter(|b| a.meets(b)).count();
            // Places may lie on each other; names on nothing.
            assert!(over == 0 || i >= labels.len(), "{a:?}");
            assert!(i >= labels.len() || (a.left >= 0.0 && a.right <= WIDTH), "{a:?}");
        }
    }

    #[test]
    fn who_comes_first_is_named() {
        let points = vec![(100.0, 100.0); 40];
        let names = vec!["天祝县幼儿园".to_owned(); 40];
        let mut first = vec![false; 40];
        first[33] = true;
        let labels = place(&points, &names, &first, &[], 200.0);
        assert!(labels.iter().any(|l| l.place == 33 && l.leader.is_none()));
        assert!(labels.len() < 40);
    }

    #[test]
    fn line_through_a_frame() {
        let frame = around(10.0, 10.0, 5.0);
        assert!(frame.crossed((0.0, 0.0), (20.0, 20.0)));
        assert!(frame.crossed((10.0, 10.0), (30.0, 10.0)));
        assert!(!frame.crossed((0.0, 0.0), (20.0, 0.0)));
        assert!(!frame.crossed((0.0, 10.0), (4.0, 10.0)));
    }
}
