//! The hard rules as rows, each with its name.

use std::collections::BTreeMap;

use super::super::assign::Trip;
use super::super::board::{DatedEvent, When};
use super::Dated;
use crate::model::{Col, Sense, Tag};

impl Dated<'_, '_> {
    /// Every rule of an alliance.
    pub fn rules(&mut self) {
        self.person_rules();
        self.place_rules();
        self.cover_rules();
        self.event_rules();
        self.pin_rules();
    }

    /// P1, P2, P3, P9, L3, O1, O2, I2 by person.
    fn person_rules(&mut self) {
        let inst = self.inst;
        let mut days: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        let mut weeks: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut total: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut once: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut minutes: Vec<Vec<(Col, f64)>> = vec![Vec::new(); inst.people.len()];
        for (stay, run, col) in self.stays() {
            let placing = &inst.placements.stays[stay];
            for &day in &placing.runs[run].days {
                days.entry((placing.person, day)).or_default().push((col, 1.0));
            }
        }
        for (trip, when, col) in self.trips() {
            for &p in &trip.people {
                let week = inst.week_of[usize::from(when.day)];
                days.entry((p, when.day)).or_default().push((col, 1.0));
                weeks.entry((p, week)).or_default().push((col, 1.0));
                minutes[p].push((col, inst.day_burden(inst.home[p], &trip.stops)));
                let stops = trip.stops.len() as f64;
                total.entry((trip.role, p)).or_default().push((col, stops));
                if trip.role == 0 {
                    for &k in &trip.stops {
                        once.entry((p, k)).or_default().push((col, 1.0));
                    }
                }
            }
        }
        for (p, row) in minutes.into_iter().enumerate() {
            if inst.minutes_max[p].is_finite() {
                self.model.row(Tag { rule: "P9", subject: p }, row, Sense::Le, inst.minutes_max[p]);
            }
        }
        let limit = f64::from(inst.scenario.settings.limits.days_out_per_week);
        for ((p, _), row) in days {
            self.model.row(Tag { rule: "P1", subject: p }, row, Sense::Le, 1.0);
        }
        for ((p, _), row) in weeks {
            self.model.row(Tag { rule: "P3", subject: p }, row, Sense::Le, limit);
        }
        for ((role, p), row) in total {
            let person = inst.person(p);
            let most = if role == 0 { Some(person.visits_max) } else { person.inspections_max };
            if let Some(most) = most {
                let rule = if role == 0 { "O1" } else { "I2" };
                self.model.row(Tag { rule, subject: p }, row, Sense::Le, f64::from(most));
            }
        }
        for ((p, _), row) in once {
            self.model.row(Tag { rule: "O2", subject: p }, row, Sense::Le, 1.0);
        }
    }

    /// K1, K2, O3, O4, I3, I4, E5 by place; one switch per place, day and session of visits.
    fn place_rules(&mut self) {
        let inst = self.inst;
        let settings = &inst.scenario.settings;
        let mut visits: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        let mut inspections: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        // Inspections of a place by day, follow-ups aside, and visits of people who are kept apart.
        let mut by_day: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        let mut by_person: BTreeMap<(usize, usize, u16, u8), Vec<Col>> = BTreeMap::new();
        let pairs: Vec<(usize, usize)> = (0..inst.people.len())
            .flat_map(|p| inst.apart[p].iter().map(move |&q| (p, q)))
            .filter(|(p, q)| p < q)
            .collect();
        for (trip, when, col) in self.trips() {
            for (i, &k) in trip.stops.iter().enumerate() {
                let at = (inst.site[k], when.day, when.session + i as u8);
                let of = if trip.role == 0 { &mut visits } else { &mut inspections };
                of.entry(at).or_default().push((col, 1.0));
                if trip.role == 1 {
                    by_day.entry((k, when.day)).or_default().push((col, 1.0));
                } else if !inst.apart[trip.people[0]].is_empty() {
                    let visit = (trip.people[0], at.0, at.1, at.2);
                    by_person.entry(visit).or_default().push(col);
                }
            }
        }
        // Activities at a place and day: switches of visits, inspections, events at the host.
        let mut daily: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        let mut weekly: BTreeMap<(usize, usize), Vec<(Col, f64)>> = BTreeMap::new();
        let mut session: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        let group_max = f64::from(settings.outreach.group_max);
        for (&(k, day, s), row) in &visits {
            let switch = self.model.integer(0.0, 1.0);
            let mut all = row.clone();
            all.push((switch, -group_max));
            self.model.row(Tag { rule: "O4", subject: k }, all, Sense::Le, 0.0);
            for &(col, _) in row {
                let tag = Tag { rule: "O4", subject: k };
                self.model.row(tag, vec![(col, 1.0), (switch, -1.0)], Sense::Le, 0.0);
            }
            for (p, q) in &pairs {
                let of = |who: &usize| {
                    let cols = by_person.get(&(*who, k, day, s)).into_iter().flatten();
                    cols.map(|&col| (col, 1.0)).collect::<Vec<_>>()
                };
                let (mut both, theirs) = (of(p), of(q));
                if !both.is_empty() && !theirs.is_empty() {
                    both.extend(theirs);
                    both.push((switch, -1.0));
                    self.model.row(Tag { rule: "P8", subject: *p }, both, Sense::Le, 0.0);
                }
            }
            daily.entry((k, day)).or_default().push((switch, 1.0));
            let week = inst.week_of[usize::from(day)];
            weekly.entry((k, week)).or_default().push((switch, 1.0));
            session.entry((k, day, s)).or_default().push((switch, 1.0));
        }
        for (&(k, day, s), row) in &inspections {
            daily.entry((k, day)).or_default().extend(row);
            let week = inst.week_of[usize::from(day)];
            weekly.entry((k, week)).or_default().extend(row);
            session.entry((k, day, s)).or_default().extend(row);
        }
        let held: Vec<(DatedEvent, Col)> = self.events().map(|(_, e, col)| (e, col)).collect();
        for (event, col) in &held {
            if let Some(host) = event.host {
                daily.entry((host, event.day)).or_default().push((*col, 1.0));
            }
        }
        for ((k, day, s), mut row) in session {
            row.extend(held.iter().filter_map(|(e, col)| {
                let takes =
                    e.day == day && e.slot.sessions().iter().any(|x| x.index() == usize::from(s));
                takes.then_some((*col, 1.0))
            }));
            self.model.row(Tag { rule: "E5", subject: k }, row, Sense::Le, 1.0);
        }
        for ((k, _), row) in daily {
            self.model.row(Tag { rule: "K1", subject: k }, row, Sense::Le, 1.0);
        }
        let most = f64::from(settings.limits.incoming_per_week);
        for ((k, _), row) in weekly {
            self.model.row(Tag { rule: "K2", subject: k }, row, Sense::Le, most);
        }
        let gap = settings.inspection.gap_days as i32;
        for k in inst.places..inst.ks.len() {
            let at = by_day.range((k, 0)..(k + 1, 0)).flat_map(|(_, row)| row.clone()).collect();
            self.model.row(Tag { rule: "F1", subject: k }, at, Sense::Le, 1.0);
        }
        for k in 0..inst.places {
            let mut all = Vec::new();
            for day in 0..inst.days as i32 {
                let mut window = Vec::new();
                for d in day..(day + gap.max(1)).min(inst.days as i32) {
                    window.extend(by_day.get(&(k, d as u16)).into_iter().flatten().copied());
                }
                if let Some(today) = by_day.get(&(k, day as u16)) {
                    all.extend(today.iter().copied());
                    let near = |past: &i32| (day - past).abs() < gap;
                    if inst.past_inspections[k].iter().any(near) {
                        let tag = Tag { rule: "I3", subject: k };
                        self.model.row(tag, today.clone(), Sense::Le, 0.0);
                    }
                }
                self.model.row(Tag { rule: "I3", subject: k }, window, Sense::Le, 1.0);
            }
            let left = f64::from(inst.left[k]);
            self.model.row(Tag { rule: "I4", subject: k }, all, Sense::Le, left);
            let place = inst.scenario.kindergarten(inst.ks[k]);
            if let Some(most) = place.visits_max {
                let row = visits.iter().filter(|(at, _)| at.0 == k).flat_map(|(_, r)| r.clone());
                let row: Vec<(Col, f64)> = row.collect();
                self.model.row(Tag { rule: "O3", subject: k }, row, Sense::Le, f64::from(most));
            }
        }
    }

    /// H1 by home, day and session, and L2.
    fn cover_rules(&mut self) {
        let inst = self.inst;
        let mut absent: BTreeMap<(usize, u16, u8), Vec<(Col, f64)>> = BTreeMap::new();
        for (trip, when, col) in self.trips() {
            let mut homes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for &p in &trip.people {
                homes.entry(inst.home[p]).or_default().push(p);
            }
            for (home, people) in homes {
                let all_day = trip.stops.len() > 1 || trip.stops.iter().any(|&k| inst.far(home, k));
                for s in (0..2_u8).filter(|&s| all_day || s == when.session) {
                    let there = |p: &&usize| inst.closed[**p][usize::from(when.day)] >> s & 1 == 0;
                    let leave = people.iter().filter(there).count() as f64;
                    absent.entry((home, when.day, s)).or_default().push((col, leave));
                }
            }
        }
        let mut hosted: BTreeMap<(usize, u16), Vec<(Col, f64)>> = BTreeMap::new();
        for (stay, run, col) in self.stays() {
            let placing = &inst.placements.stays[stay];
            for &day in &placing.runs[run].days {
                hosted.entry((placing.host, day)).or_default().push((col, 1.0));
                for s in (0..2).filter(|_| !placing.replaced) {
                    let home = inst.home[placing.person];
                    absent.entry((home, day, s)).or_default().push((col, 1.0));
                }
            }
        }
        for ((home, day, s), row) in absent {
            let tag = Tag { rule: "H1", subject: home };
            let closed = inst.closed_at[home][usize::from(day)][usize::from(s)];
            let most = f64::from(inst.max_away(home)) - f64::from(closed);
            if most < 0.0 {
                let row = row.into_iter().map(|(col, _)| (col, 1.0)).collect();
                self.model.row(tag, row, Sense::Le, 0.0);
            } else {
                self.model.row(tag, row, Sense::Le, most);
            }
        }
        for ((host, day), row) in hosted {
            let most = match self.choices.beside {
                true => u32::from(inst.placements.room[host][usize::from(day)]),
                false => inst.placements.most[host],
            };
            let tag = Tag { rule: "L2", subject: host };
            self.model.row(tag, row, Sense::Le, f64::from(most));
        }
    }

    /// Each event once, E3, E4, E5 among events.
    fn event_rules(&mut self) {
        let inst = self.inst;
        let held: Vec<(usize, DatedEvent, Col)> = self.events().collect();
        let gap = inst.scenario.settings.events.gap_days as i32;
        for day in 0..inst.days as i32 {
            let near: Vec<(Col, f64)> = held
                .iter()
                .filter(|(_, e, _)| {
                    let d = i32::from(e.day);
                    e.host.is_some() && d >= day && d < day + gap.max(1)
                })
                .map(|x| (x.2, 1.0))
                .collect();
            let sessions: [Vec<(Col, f64)>; 2] = [0, 1].map(|s| {
                held.iter()
                    .filter(|(_, e, _)| {
                        i32::from(e.day) == day && e.slot.sessions().iter().any(|x| x.index() == s)
                    })
                    .map(|x| (x.2, 1.0))
                    .collect()
            });
            if gap > 0 {
                self.model.row(Tag { rule: "E4", subject: 0 }, near, Sense::Le, 1.0);
            }
            for row in sessions {
                self.model.row(Tag { rule: "E5", subject: 0 }, row, Sense::Le, 1.0);
            }
        }
        // E3: whoever is chosen ends with at most one more than any other that may host.
        let mut hostings: BTreeMap<usize, Vec<(Col, f64)>> = BTreeMap::new();
        for (e, dated, col) in &held {
            if let Some(host) = dated.host.filter(|_| self.choices.in_turn[*e]) {
                hostings.entry(host).or_default().push((*col, 1.0));
            }
        }
        let chosen: BTreeMap<usize, Vec<Col>> = held
            .iter()
            .filter(|(e, d, _)| d.host.is_some() && self.choices.chosen[*e])
            .fold(BTreeMap::new(), |mut map, (_, d, col)| {
                map.entry(d.host.unwrap_or(0)).or_insert_with(Vec::new).push(*col);
                map
            });
        let large = 2.0
            + held.len() as f64
            + self.choices.eligible.iter().map(|h| f64::from(h.1)).fold(0.0, f64::max);
        for (&host, cols) in &chosen {
            let switch = self.model.integer(0.0, 1.0);
            for &col in cols {
                let row = vec![(col, 1.0), (switch, -1.0)];
                self.model.row(Tag { rule: "E3", subject: host }, row, Sense::Le, 0.0);
            }
            let base = self.choices.eligible.iter().find(|h| h.0 == host).map_or(0, |h| h.1);
            for &(other, other_base) in self.choices.eligible.iter().filter(|h| h.0 != host) {
                let mut row = hostings.get(&host).cloned().unwrap_or_default();
                let theirs = hostings.get(&other).cloned().unwrap_or_default();
                row.extend(theirs.into_iter().map(|(c, v)| (c, -v)));
                row.push((switch, large));
                let rhs = large + 1.0 + f64::from(other_base) - f64::from(base);
                self.model.row(Tag { rule: "E3", subject: host }, row, Sense::Le, rhs);
            }
        }
    }

    fn pin_rules(&mut self) {
        let inst = self.inst;
        for (role, pins) in [(0, &inst.pinned_visits), (1, &inst.pinned_inspections)] {
            for pin in pins {
                let here =
                    |trip: &Trip, when: When| {
                        trip.role == role
                            && when.day == pin.day.0
                            && trip.stops.iter().position(|&k| k == pin.place).is_some_and(|i| {
                                usize::from(when.session) + i == pin.session.index()
                            })
                    };
                let mut team = pin.people.clone();
                team.sort_unstable();
                let at: Vec<(Vec<usize>, Col)> = self
                    .trips()
                    .filter(|(trip, when, _)| here(trip, *when))
                    .map(|(trip, _, col)| (trip.people.clone(), col))
                    .collect();
                let tag = Tag { rule: "PIN", subject: pin.pin };
                if role == 1 {
                    let row = at.iter().filter(|x| x.0 == team).map(|x| (x.1, 1.0)).collect();
                    self.model.row(tag, row, Sense::Eq, 1.0);
                    continue;
                }
                for &p in &team {
                    let row = at.iter().filter(|x| x.0 == [p]).map(|x| (x.1, 1.0)).collect();
                    self.model.row(tag, row, Sense::Eq, 1.0);
                }
                let others =
                    at.iter().filter(|x| !team.contains(&x.0[0])).map(|x| (x.1, 1.0)).collect();
                self.model.row(tag, others, Sense::Le, 0.0);
            }
        }
    }
}
