//! What has taken place, as it was: it may break rules, and counts all the same.
//!
//! The board takes a day's work of a person or a team as one trip, which the past need not be: a
//! mentor who was replaced at noon, two visits in one session, somebody of another alliance who
//! stood in. Routes and burdens are worked out here from the rows; what the board counts otherwise
//! is put right once, as neither depends on what is still to come.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::alliance::Alliance;
use super::task::RepairTask;
use crate::calendar::WorkCalendar;
use crate::domain::{Activity, KinderIx, Role, Scenario, StaffIx, calendar_order};
use crate::solve::board::Board;
use crate::solve::value::Value;
use crate::travel::DistanceTable;

/// Differences that rounding explains: kilometres and minutes.
const ROUNDING: f64 = 1e-6;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// By alliance: kilometres of duties driven from its homes.
    km: Vec<f64>,
    /// By role and person: minutes of this term.
    burden: [Vec<f64>; 2],
    /// Who was out for another alliance, and when.
    pub elsewhere: Vec<(StaffIx, Date)>,
}

impl Settled {
    /// The past of a task; people of other alliances who took part in it stand at the end of the
    /// scenario's staff, at the lead of the alliance that they worked for and in no group, and in
    /// its pins.
    pub fn new(task: &RepairTask, scenario: &mut Scenario) -> Self {
        let mut settled = Self {
            km: vec![0.0; scenario.alliances.len()],
            burden: [0, 1].map(|_| vec![0.0; scenario.staff.len()]),
            elsewhere: Vec::new(),
        };
        let Some(today) = task.today else { return settled };
        let mut past: Vec<&Activity> = task.fixed.iter().filter(|row| row.date < today).collect();
        past.sort_by(|a, b| calendar_order(task.scenario, a, b));
        settled.work_out(task.scenario, &past);
        let Scenario { pins, staff, alliances, kindergartens, .. } = scenario;
        for row in pins.iter_mut().filter(|row| row.date < today && row.role().is_some()) {
            let (role, alliance) = (row.role(), row.alliance);
            for p in &mut row.staff {
                let person = &mut staff[p.index()];
                if kindergartens[person.home.index()].alliance == alliance {
                    continue;
                }
                let guest = crate::domain::Person {
                    home: alliances[alliance.index()].lead,
                    backbone: false,
                    mentor: false,
                    ..person.clone()
                };
                if role == Some(Role::Outreach) {
                    person.visits_per_term = person.visits_per_term.saturating_sub(1);
                    person.visits_max = person.visits_max.saturating_sub(1);
                } else {
                    person.inspections_max = person.inspections_max.map(|n| n.saturating_sub(1));
                }
                settled.elsewhere.push((*p, row.date));
                *p = StaffIx::from(staff.len());
                staff.push(guest);
            }
        }
        settled
    }

    /// Kilometres and burdens by the words of the contract.
    fn work_out(&mut self, scenario: &Scenario, past: &[&Activity]) {
        type Stops = Vec<KinderIx>;
        let table = DistanceTable::new(scenario);
        let mut days: BTreeMap<(StaffIx, Date), Stops> = BTreeMap::new();
        let mut roles: BTreeMap<(usize, StaffIx, Date), Stops> = BTreeMap::new();
        for row in past {
            let Some(role) = row.role().map(|role| role as usize) else { continue };
            for &p in &row.staff {
                days.entry((p, row.date)).or_default().extend(row.kindergarten);
                roles.entry((role, p, row.date)).or_default().extend(row.kindergarten);
            }
        }
        let mut vehicles: BTreeMap<(KinderIx, Date, Stops), u32> = BTreeMap::new();
        for ((p, date), stops) in days {
            *vehicles.entry((scenario.person(p).home, date, stops)).or_default() += 1;
        }
        let seats = scenario.settings.travel.seats;
        for ((home, _, stops), people) in vehicles {
            let alliance = scenario.kindergarten(home).alliance;
            self.km[alliance.index()] +=
                table.route_km(home, &stops).0 * f64::from(people.div_ceil(seats));
        }
        let session = scenario.settings.burden.session_minutes.0;
        for ((role, p, _), stops) in roles {
            self.burden[role][p.index()] += table.route_minutes(scenario.person(p).home, &stops).0
                + session * stops.len() as f64;
        }
    }

    /// Puts right what an alliance's board counts otherwise.
    pub fn correct(&self, a: &mut Alliance, calendar: &WorkCalendar, today: u16) {
        let mut board = Board::new(&a.inst, calendar);
        for item in a.old.fixed.iter().filter(|item| item.when.day < today) {
            let i = board.add_item(item.trip.clone(), None);
            board.force(i, item.when);
        }
        let counted = Value::of(&board);
        let km = self.km[a.inst.alliance.index()] - counted.km[0] - counted.km[1];
        let more = [0, 1].map(|role| -> Vec<f64> {
            let of = |p: usize| {
                let truth = self.burden[role].get(a.inst.people[p].index()).copied();
                a.inst.past_burden[role][p] + truth.unwrap_or(0.0) - counted.burden[role][p]
            };
            (0..a.inst.people.len()).map(of).collect()
        });
        if km.abs() > ROUNDING {
            a.inst.past_km = km;
        }
        for (role, more) in more.into_iter().enumerate() {
            for (past, more) in a.inst.past_burden[role].iter_mut().zip(more) {
                if more.abs() > ROUNDING {
                    *past += more;
                }
            }
        }
        let elsewhere = self.elsewhere.iter().filter_map(|(p, date)| {
            let p = a.inst.people.iter().position(|q| q == p)?;
            Some((p, calendar.day(*date)?.0))
        });
        a.old.elsewhere = elsewhere.collect();
    }
}
