//! Kindergartens along valleys.

use super::Shape;
use super::county::{Kindergarten, Road};
use super::dice::Dice;
use super::names::{self, Villages};
use crate::domain::{PlaceKind, Support};

/// Sixteen directions, in thousandths: cosine and sine, without asking the machine for either.
const DIRECTIONS: [(i32, i32); 16] = [
    (1000, 0),
    (924, 383),
    (707, 707),
    (383, 924),
    (0, 1000),
    (-383, 924),
    (-707, 707),
    (-924, 383),
    (-1000, 0),
    (-924, -383),
    (-707, -707),
    (-383, -924),
    (0, -1000),
    (383, -924),
    (707, -707),
    (924, -383),
];

/// Length of a straight piece of a valley, in metres.
const PIECE: i32 = 6_000;

/// A polyline of straight pieces from its seat.
struct Valley {
    pieces: Vec<(i32, i32)>,
}

impl Valley {
    fn new(heading: usize, dice: &mut Dice) -> Self {
        let mut heading = heading;
        let pieces = (0..8)
            .map(|_| {
                let direction = DIRECTIONS[heading % 16];
                heading += [15, 16, 16, 17][dice.below(4) as usize];
                direction
            })
            .collect();
        Self { pieces }
    }

    /// The point at this distance in metres up the valley, off its floor.
    fn point(&self, seat: (i32, i32), metres: i32, dice: &mut Dice) -> (i32, i32) {
        let (mut x, mut y) = seat;
        let mut left = metres;
        for &(dx, dy) in &self.pieces {
            let step = left.min(PIECE);
            x += dx * step / 1000;
            y += dy * step / 1000;
            left -= step;
        }
        (x + dice.range(-700, 700), y + dice.range(-700, 700))
    }
}

/// The alliance's name and its kindergartens, the lead first.
pub(super) fn kindergartens(
    shape: &Shape,
    alliance: &str,
    index: u32,
    dice: &mut Dice,
) -> (String, Vec<Kindergarten>) {
    let seat = match index {
        0 => (0, 0),
        _ => (dice.range(-40_000, 40_000), dice.range(-25_000, 25_000)),
    };
    let mut villages = Villages::new(dice);
    let valleys: Vec<Valley> = {
        let count = (1 + shape.kindergartens / 6).clamp(2, 4) as usize;
        let first = dice.below(16) as usize;
        (0..count).map(|i| Valley::new(first + i * 16 / count, dice)).collect()
    };
    let mut list = Vec::with_capacity(shape.kindergartens as usize);
    let lead_village = villages.next();
    for i in 0..shape.kindergartens {
        let lead = i == 0;
        let village = if lead { lead_village.clone() } else { villages.next() };
        let road_m = match (lead, dice.chance(shape.far)) {
            (true, _) => 0,
            (_, true) => dice.range(35_000, 60_000),
            (_, false) => dice.range(2_500, 30_000),
        };
        let at = if lead {
            seat
        } else {
            let valley = dice.below(valleys.len() as u32) as usize;
            valleys[valley].point(seat, road_m * 10 / 14, dice)
        };
        let kind = if lead { lead_kind(index) } else { member_kind(road_m, dice) };
        let support = match (lead, dice.weighted(&[30, 50, 20])) {
            (true, _) | (_, 2) => Support::Strong,
            (_, 0) => Support::Weak,
            _ => Support::Ordinary,
        };
        let town = matches!(kind, PlaceKind::County | PlaceKind::Township);
        let can_host = lead || dice.chance(if town { 0.8 } else { 0.3 });
        let everybody = 2 * shape.kindergartens;
        let host_capacity = match (lead, can_host, dice.weighted(&[40, 45, 15])) {
            (true, ..) => Some(everybody + 30),
            (_, false, _) | (_, _, 0) => None,
            (_, true, 1) => Some(everybody + dice.below(20)),
            (_, true, _) => Some(everybody / 2),
        };
        list.push(Kindergarten {
            id: format!("{alliance}-K{}", i + 1),
            name: names::kindergarten(&village, kind),
            kind,
            support,
            at,
            minority: !lead && dice.chance(shape.language),
            can_host,
            host_capacity,
            max_away: max_away(shape, lead, dice),
            visits_max: None,
        });
    }
    (format!("{lead_village}联盟"), list)
}

fn lead_kind(index: u32) -> PlaceKind {
    if index.is_multiple_of(3) { PlaceKind::County } else { PlaceKind::Township }
}

fn member_kind(road_m: i32, dice: &mut Dice) -> PlaceKind {
    use PlaceKind::{Attached, Pastoral, Private, Township, Village};
    *dice.pick(match road_m {
        ..10_000 => &[Township, Private, Private, Village],
        10_000..35_000 => &[Township, Village, Village, Attached],
        _ => &[Village, Attached, Pastoral, Pastoral],
    })
}

fn max_away(shape: &Shape, lead: bool, dice: &mut Dice) -> u32 {
    let tight = shape.tightness;
    let roomy = if lead { dice.range(3, 6) } else { dice.range(1, 2) } as u32;
    match lead {
        true if dice.chance(tight) => roomy.div_ceil(2),
        true => roomy,
        false if dice.chance(tight * tight * 0.4) => 0,
        false if dice.chance(tight) => 1,
        false => roomy,
    }
}

/// Roads from the lead with known distances.
pub(super) fn roads(shape: &Shape, kindergartens: &[Kindergarten], dice: &mut Dice) -> Vec<Road> {
    let mut roads = Vec::new();
    for (to, k) in kindergartens.iter().enumerate().skip(1) {
        if !dice.chance(shape.roads) {
            continue;
        }
        let (dx, dy) = (k.at.0 - kindergartens[0].at.0, k.at.1 - kindergartens[0].at.1);
        let straight = (i64::from(dx) * i64::from(dx) + i64::from(dy) * i64::from(dy)).isqrt();
        // 1.3 to 1.7 of the straight line, in hundreds of metres.
        let hectometres = straight as u32 * dice.range(130, 170) as u32 / 10_000 + 1;
        // 30 to 50 km/h, if the minutes are given.
        let minutes = dice.chance(0.5).then(|| hectometres * 6 / dice.range(30, 50) as u32 + 1);
        roads.push(Road { to, hectometres, minutes });
    }
    roads
}
