//! Burdens of each group: sorted bars, Lorenz curve, and the people behind them.

use super::words::{Num, Words};
use crate::domain::{GroupReport, Message, Plan, Role, StaffIx};
use crate::fairness::{gini, jain, lorenz};

/// Width and height of the bars' drawing, and the free strip above them.
const BARS: (f64, f64) = (360.0, 116.0);
const HEAD: f64 = 20.0;
/// The widest that one bar stands.
const STEP: f64 = 36.0;
/// Side of the Lorenz square and the free strip around it.
const SQUARE: f64 = 120.0;
const EDGE: f64 = 4.0;

/// One group's burdens.
pub(super) struct Group {
    pub alliance: usize,
    pub name: String,
    pub class: &'static str,
    pub role: String,
    pub summary: String,
    pub bars: Vec<Bar>,
    /// Height of the mean, and its label.
    pub mean: (Num, String),
    pub largest: String,
    /// The curve's points as SVG writes them.
    pub curve: String,
    pub gini: String,
    pub people: Vec<Person>,
    pub width: Num,
    pub height: Num,
}

/// One person's bar.
pub(super) struct Bar {
    pub x: Num,
    pub y: Num,
    pub width: Num,
    pub height: Num,
    pub title: String,
}

/// One person's row.
pub(super) struct Person {
    pub name: String,
    pub home: String,
    pub minutes: String,
    pub duties: usize,
}

pub(super) fn groups(words: &Words<'_>, plan: &Plan) -> Vec<Group> {
    let duties = Duties::count(words, plan);
    plan.groups.iter().map(|group| one(words, &duties, group)).collect()
}

/// Duties of every person this term, by role.
struct Duties([Vec<usize>; 2]);

impl Duties {
    fn count(words: &Words<'_>, plan: &Plan) -> Self {
        let n = words.scenario.staff.len();
        let mut counts = [vec![0; n], vec![0; n]];
        for activity in &plan.activities {
            let Some(role) = activity.role() else { continue };
            for p in &activity.staff {
                counts[role as usize][p.index()] += 1;
            }
        }
        Self(counts)
    }

    fn of(&self, role: Role, p: StaffIx) -> usize {
        self.0[role as usize][p.index()]
    }
}

fn one(words: &Words<'_>, duties: &Duties, group: &GroupReport) -> Group {
    let mut sorted: Vec<(StaffIx, f64)> =
        group.burdens.iter().map(|(p, minutes)| (*p, minutes.value())).collect();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let values: Vec<f64> = sorted.iter().map(|s| s.1).collect();
    let n = values.len() as f64;
    let largest = values.first().copied().unwrap_or(0.0);
    let mean = values.iter().sum::<f64>() / n;
    let minutes = |value: f64| {
        words.say(&Message::new("page-minutes").with("minutes", format!("{value:.0}")))
    };
    let (step, floor) = ((BARS.0 / n).min(STEP), BARS.1);
    let tall = |value: f64| if largest > 0.0 { value / largest * (BARS.1 - HEAD) } else { 0.0 };
    let bars = sorted
        .iter()
        .enumerate()
        .map(|(i, &(p, value))| Bar {
            x: Num(i as f64 * step + step * 0.1),
            y: Num(floor - tall(value)),
            width: Num((step * 0.8).max(0.1)),
            height: Num(tall(value)),
            title: format!("{}{}{}", words.person(p), words.texts.colon(), minutes(value)),
        })
        .collect();
    let curve: Vec<String> = lorenz(&values)
        .iter()
        .map(|&(people, share)| {
            format!("{},{}", Num(EDGE + people * SQUARE), Num(EDGE + (1.0 - share) * SQUARE))
        })
        .collect();
    let gini = format!("{:.3}", gini(&values));
    let summary = Message::new("page-group-summary")
        .with("people", values.len())
        .with("largest", format!("{largest:.0}"))
        .with("mean", format!("{mean:.0}"))
        .with("gini", &gini)
        .with("jain", format!("{:.3}", jain(&values)));
    let people = sorted
        .iter()
        .map(|&(p, value)| Person {
            name: words.person(p),
            home: words.place(words.scenario.person(p).home),
            minutes: format!("{value:.0}"),
            duties: duties.of(group.role, p),
        })
        .collect();
    Group {
        alliance: group.alliance.index(),
        name: words.name(&words.scenario.alliance(group.alliance).name),
        class: if group.role == Role::Outreach { "o" } else { "i" },
        role: words.word(group.role),
        summary: words.say(&summary),
        bars,
        mean: (
            Num(floor - tall(mean)),
            words.say(&Message::new("page-mean").with("minutes", format!("{mean:.0}"))),
        ),
        largest: minutes(largest),
        curve: curve.join(" "),
        gini,
        people,
        width: Num(BARS.0),
        height: Num(BARS.1),
    }
}
