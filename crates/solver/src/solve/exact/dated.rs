//! The columns of the dated problem — who goes where when, what event is held where when — and the
//! calendar of a point.

use std::collections::BTreeMap;

use super::super::assign::{Trip, combinations};
use super::super::board::{Board, DatedEvent, When};
use super::super::events::Choices;
use super::super::instance::{Instance, Pinned};
use super::levels::Burden;
use crate::calendar::WorkCalendar;
use crate::model::{Col, Limits, Model};

/// Columns beyond which the model is not tried.
const LARGEST: usize = 6_000;

/// Cells of the matrix (rows × columns) that one node may have for one unit of work.
const CELLS_PER_UNIT: u64 = 60_000;

/// What a column is.
#[derive(Debug, Clone)]
pub(in super::super) enum Use {
    /// Person or team, stops, and when: a trip of one role.
    Trip(Trip, When),
    /// Event by position in the choices, with where and when.
    Event(usize, DatedEvent),
    /// Placement of the alliance and its run.
    Stay(usize, usize),
}

/// The dated problem as a model.
pub(in super::super) struct Dated<'a, 'i> {
    pub(super) inst: &'i Instance<'i>,
    pub(super) choices: &'a Choices,
    pub uses: Vec<(Use, Col)>,
    pub model: Model,
    pub slack: Vec<(f64, Col)>,
    /// Columns that drive, with their kilometres.
    pub(super) km: Vec<(Col, f64)>,
    /// The largest burden of each group.
    pub largest: Vec<Col>,
    /// The burdens of each group.
    pub(super) burdens: [Vec<Burden>; 2],
}

impl<'a, 'i> Dated<'a, 'i> {
    /// Columns, rules and demands; `None` where it is too large.
    pub fn whole(inst: &'i Instance<'i>, choices: &'a Choices) -> Option<Self> {
        let mut dated = Self::new(inst, choices)?;
        dated.rules();
        dated.demands();
        Some(dated)
    }

    /// As many nodes as the units of work are worth, at most so many; `None` where that is none.
    pub fn limits<'l>(&self, given: &Limits<'l>, most: u64) -> Option<Limits<'l>> {
        let size = (self.model.columns() * self.model.rows()) as u64;
        let nodes = (given.nodes.saturating_mul(CELLS_PER_UNIT) / size.max(1)).min(most);
        (nodes > 0).then_some(Limits { nodes, ..*given })
    }

    fn new(inst: &'i Instance<'i>, choices: &'a Choices) -> Option<Self> {
        let mut dated = Dated {
            inst,
            choices,
            uses: Vec::new(),
            model: Model::default(),
            slack: Vec::new(),
            km: Vec::new(),
            largest: Vec::new(),
            burdens: [Vec::new(), Vec::new()],
        };
        for (e, options) in choices.options.iter().enumerate() {
            for option in options {
                let col = dated.model.integer(0.0, 1.0);
                dated.uses.push((Use::Event(e, *option), col));
            }
        }
        for (s, placing) in inst.placements.stays.iter().enumerate() {
            for run in 0..placing.runs.len() {
                let col = dated.model.integer(0.0, 1.0);
                dated.uses.push((Use::Stay(s, run), col));
            }
        }
        let n = inst.ks.len();
        let mut routes: Vec<Vec<usize>> = (0..n).map(|k| vec![k]).collect();
        for a in 0..n {
            routes.extend((0..n).filter(|&b| b != a).map(|b| vec![a, b]));
        }
        for p in (0..inst.people.len()).filter(|&p| inst.person(p).backbone) {
            let most = inst.person(p).visits_max as usize;
            for route in routes.iter().filter(|r| r.len() <= most) {
                let open =
                    |k: &usize| inst.scenario.kindergarten(inst.ks[*k]).visits_max != Some(0);
                if route.iter().all(open) && inst.can_go(0, p, route) {
                    dated.dates(0, &[p], route)?;
                }
            }
        }
        let mentors: Vec<usize> =
            (0..inst.people.len()).filter(|&p| inst.person(p).mentor).collect();
        let mut teams = Vec::new();
        combinations(mentors.len(), inst.scenario.settings.inspection.team as usize, &mut |t| {
            let team: Vec<usize> = t.iter().map(|&m| mentors[m]).collect();
            if teams.len() < 500 && inst.together(&team) {
                teams.push(team);
            }
        });
        if teams.len() == 500 {
            return None;
        }
        for team in &teams {
            for route in &routes {
                if route.iter().all(|&k| inst.left[k] > 0)
                    && team.iter().all(|&m| inst.can_go(1, m, route))
                {
                    dated.dates(1, team, route)?;
                }
            }
        }
        Some(dated)
    }

    fn dates(&mut self, role: usize, people: &[usize], route: &[usize]) -> Option<()> {
        let inst = self.inst;
        for day in 0..inst.days {
            for session in 0..=(2 - route.len()) as u8 {
                let fits = route.iter().enumerate().all(|(i, &k)| {
                    let s = session + i as u8;
                    inst.open[k][day] >> s & 1 == 1
                        && people.iter().all(|&p| inst.available[p][day] >> s & 1 == 1)
                });
                let fits = fits && inst.allows(people, route, day as u16, session);
                if fits {
                    let trip = Trip { role, people: people.to_vec(), stops: route.to_vec() };
                    let when = When { day: day as u16, session };
                    let col = self.model.integer(0.0, 1.0);
                    self.uses.push((Use::Trip(trip, when), col));
                    if self.uses.len() > LARGEST {
                        return None;
                    }
                }
            }
        }
        Some(())
    }

    pub(super) fn trips(&self) -> impl Iterator<Item = (&Trip, When, Col)> {
        self.uses.iter().filter_map(|(u, col)| match u {
            Use::Trip(trip, when) => Some((trip, *when, *col)),
            Use::Event(..) | Use::Stay(..) => None,
        })
    }

    pub(super) fn stays(&self) -> impl Iterator<Item = (usize, usize, Col)> {
        self.uses.iter().filter_map(|(u, col)| match u {
            Use::Stay(stay, run) => Some((*stay, *run, *col)),
            _ => None,
        })
    }

    pub(super) fn events(&self) -> impl Iterator<Item = (usize, DatedEvent, Col)> {
        self.uses.iter().filter_map(|(u, col)| match u {
            Use::Event(e, dated) => Some((*e, *dated, *col)),
            Use::Trip(..) | Use::Stay(..) => None,
        })
    }

    /// The calendar of a point.
    pub fn board(&self, calendar: &WorkCalendar, x: &[f64]) -> Option<Board<'i>> {
        let inst = self.inst;
        let mut board = Board::new(inst, calendar);
        let mut visits: BTreeMap<(usize, When, Vec<usize>), Vec<usize>> = BTreeMap::new();
        let mut trips: Vec<(Trip, When)> = Vec::new();
        let mut stays = Vec::new();
        for (used, col) in &self.uses {
            if x[col.0] < 0.5 {
                continue;
            }
            match used {
                Use::Event(_, event) => board.add_event(*event),
                Use::Stay(stay, run) => stays.push((*stay, *run)),
                Use::Trip(trip, when) if trip.role == 1 => trips.push((trip.clone(), *when)),
                Use::Trip(trip, when) => visits
                    .entry((inst.home[trip.people[0]], *when, trip.stops.clone()))
                    .or_default()
                    .push(trip.people[0]),
            }
        }
        trips.extend(
            visits
                .into_iter()
                .map(|((_, when, stops), people)| (Trip { role: 0, people, stops }, when)),
        );
        for (trip, when) in trips {
            let day = |pin: &Pinned| {
                pin.day.0 == when.day
                    && trip.stops.contains(&pin.place)
                    && pin.people.contains(&trip.people[0])
            };
            let pins = if trip.role == 0 { &inst.pinned_visits } else { &inst.pinned_inspections };
            let pin = pins.iter().find(|p| day(p)).map(|p| p.pin);
            let i = board.add_item(trip, pin);
            if !board.fits(i, when) {
                return None;
            }
            board.place(i, when);
        }
        for (stay, run) in stays {
            if board.stay_blocked(stay, run).is_some() {
                return None;
            }
            board.set_stay(stay, Some(run));
        }
        Some(board)
    }
}
