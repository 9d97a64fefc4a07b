//! The history of a generated autumn: a greedy calendar that obeys the rules it checks.

use super::Shape;
use super::county::{Alliance, MAX_ONE_WAY, Row, minutes};
use super::dates::{Day, Terms};
use super::dice::Dice;
use super::events::{KINDS, title};
use crate::domain::{ActivityKind, EventKind, Slot};

/// Number of days drawn before an activity is dropped.
const TRIES: u32 = 40;

/// Busy people and places by day of the autumn.
struct Taken<'a> {
    alliance: &'a Alliance,
    days: &'a [Day],
    /// Day → the whole alliance is at an event.
    event: Vec<bool>,
    /// Day → kindergarten → something takes place there.
    place: Vec<Vec<bool>>,
    /// Day → kindergarten → staff away.
    away: Vec<Vec<u32>>,
    /// Week → kindergarten → activities received.
    received: Vec<Vec<u32>>,
    /// Week → person → out on one of its days.
    out: Vec<Vec<bool>>,
}

impl<'a> Taken<'a> {
    fn new(alliance: &'a Alliance, days: &'a [Day]) -> Self {
        let (k, p) = (alliance.kindergartens.len(), alliance.staff.len());
        let weeks = days.last().map_or(0, |d| d.week + 1);
        Self {
            alliance,
            days,
            event: vec![false; days.len()],
            place: vec![vec![false; k]; days.len()],
            away: vec![vec![0; k]; days.len()],
            received: vec![vec![0; k]; weeks],
            out: vec![vec![false; p]; weeks],
        }
    }

    fn in_reach(&self, person: usize, place: usize) -> bool {
        let p = &self.alliance.staff[person];
        let limit = p.max_one_way.unwrap_or(MAX_ONE_WAY).min(MAX_ONE_WAY);
        let (home, place) =
            (&self.alliance.kindergartens[p.home], &self.alliance.kindergartens[place]);
        // Roads of `distances.csv` may be slower than the straight line suggests.
        minutes(home, place) * 17 / 10 <= limit
    }

    fn fits(&self, day: usize, place: usize, people: &[usize]) -> bool {
        let week = self.days[day].week;
        let room = |home: usize| {
            let going = people.iter().filter(|&&p| self.alliance.staff[p].home == home).count();
            self.away[day][home] + going as u32 <= self.alliance.kindergartens[home].max_away
        };
        !self.event[day]
            && !self.place[day][place]
            && self.received[week][place] < 2
            && people.iter().all(|&p| !self.out[week][p] && room(self.alliance.staff[p].home))
    }

    fn take(&mut self, day: usize, place: usize, people: &[usize]) {
        let week = self.days[day].week;
        self.place[day][place] = true;
        self.received[week][place] += 1;
        for &p in people {
            self.out[week][p] = true;
            self.away[day][self.alliance.staff[p].home] += 1;
        }
    }
}

pub(super) fn history(
    shape: &Shape,
    terms: &Terms,
    alliance: &Alliance,
    dice: &mut Dice,
) -> Vec<Row> {
    let mut taken = Taken::new(alliance, &terms.autumn);
    let mut rows = Vec::new();
    events(shape, &mut taken, &mut rows, dice);
    inspections(&mut taken, &mut rows, dice);
    visits(&mut taken, &mut rows, dice);
    rows
}

/// As many events as this term has, spread over the autumn, hosts in turn.
fn events(shape: &Shape, taken: &mut Taken, rows: &mut Vec<Row>, dice: &mut Dice) {
    let alliance = taken.alliance;
    let hosts: Vec<usize> = (0..alliance.kindergartens.len())
        .filter(|&k| {
            let k = &alliance.kindergartens[k];
            let everybody = 2 * alliance.kindergartens.len() as u32;
            k.can_host && k.host_capacity.is_none_or(|c| c >= everybody)
        })
        .collect();
    // At most one in a week and a half: in-person events are a week apart.
    let count = shape.events.min(taken.days.len() as u32 / 8) as usize;
    let mut turn = dice.below(hosts.len() as u32) as usize;
    for i in 0..count {
        let space = taken.days.len() / count;
        let day = i * space + dice.below((space - 7) as u32) as usize;
        let kind = KINDS[i % KINDS.len()];
        let host = match kind {
            EventKind::OpenHalfDay => Some(0),
            EventKind::Meeting => None,
            _ => {
                turn += 1;
                Some(hosts[turn % hosts.len()])
            }
        };
        taken.event[day] = true;
        rows.push(Row {
            id: format!("{}-E1-{}", alliance.id, i + 1),
            kind: ActivityKind::Event,
            event: Some(kind),
            alliance: alliance.id.clone(),
            date: taken.days[day].date,
            slot: *dice.pick(&[Slot::Am, Slot::Pm]),
            kindergarten: host.map_or_else(String::new, |k| alliance.kindergartens[k].id.clone()),
            staff: Vec::new(),
            title: title(kind).into(),
            pinned: false,
        });
    }
}

/// Half of the year's inspections: one where two are due, one at every other where one is.
fn inspections(taken: &mut Taken, rows: &mut Vec<Row>, dice: &mut Dice) {
    let alliance = taken.alliance;
    let mentors: Vec<usize> =
        (0..alliance.staff.len()).filter(|&p| alliance.staff[p].mentor).collect();
    for place in 1..alliance.kindergartens.len() {
        if alliance.kindergartens[place].inspections_per_year() < 2 && place % 2 == 0 {
            continue;
        }
        let mut team: Vec<usize> = mentors
            .iter()
            .copied()
            .filter(|&p| alliance.staff[p].home != place && taken.in_reach(p, place))
            .collect();
        for _ in 0..TRIES {
            dice.shuffle(&mut team);
            if team.len() < 2 {
                break;
            }
            let day = dice.below(taken.days.len() as u32) as usize;
            if taken.fits(day, place, &team[..2]) {
                taken.take(day, place, &team[..2]);
                rows.push(row(
                    ActivityKind::Inspection,
                    taken,
                    day,
                    place,
                    &team[..2],
                    rows.len(),
                    dice,
                ));
                break;
            }
        }
    }
}

/// One visit by each backbone teacher, alone or with a colleague of the same home.
fn visits(taken: &mut Taken, rows: &mut Vec<Row>, dice: &mut Dice) {
    let alliance = taken.alliance;
    let mut open: Vec<usize> =
        (0..alliance.staff.len()).filter(|&p| alliance.staff[p].backbone).collect();
    dice.shuffle(&mut open);
    while let Some(first) = open.pop() {
        let home = alliance.staff[first].home;
        let colleague = open.last().copied().filter(|&p| alliance.staff[p].home == home);
        let places: Vec<usize> = (1..alliance.kindergartens.len())
            .filter(|&k| k != home && taken.in_reach(first, k))
            .filter(|&k| colleague.is_none_or(|p| taken.in_reach(p, k)))
            .collect();
        if places.is_empty() {
            continue;
        }
        let mut group = vec![first];
        group.extend(colleague);
        for _ in 0..TRIES {
            let place = *dice.pick(&places);
            let day = dice.below(taken.days.len() as u32) as usize;
            if taken.fits(day, place, &group) {
                taken.take(day, place, &group);
                rows.push(row(ActivityKind::Outreach, taken, day, place, &group, rows.len(), dice));
                open.truncate(open.len() - usize::from(colleague.is_some()));
                break;
            }
        }
    }
}

fn row(
    kind: ActivityKind,
    taken: &Taken,
    day: usize,
    place: usize,
    people: &[usize],
    number: usize,
    dice: &mut Dice,
) -> Row {
    let alliance = taken.alliance;
    let (letter, title) = match kind {
        ActivityKind::Inspection => ("I", "视导"),
        _ => ("V", "送教"),
    };
    let mut people = people.to_vec();
    people.sort_unstable();
    Row {
        id: format!("{}-{letter}1-{number}", alliance.id),
        kind,
        event: None,
        alliance: alliance.id.clone(),
        date: taken.days[day].date,
        slot: *dice.pick(&[Slot::Am, Slot::Pm]),
        kindergarten: alliance.kindergartens[place].id.clone(),
        staff: people.iter().map(|&p| alliance.staff[p].id.clone()).collect(),
        title: title.into(),
        pinned: false,
    }
}
