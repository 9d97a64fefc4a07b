//! The visits in tables for the local search, and its tours as an assignment.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;

use super::super::super::objective::Objective;
use super::super::Assignment;
use super::super::cooling::Cooling;
use super::super::visit_search::{self, Teacher, VisitProblem};
use super::{OutreachMaster, name_of};

impl OutreachMaster<'_> {
    /// Local search, among the routes of these names only where there are any.
    pub(super) fn anneal(
        &self,
        objective: &Objective,
        start: Option<&Assignment>,
        names: Option<&[u64]>,
        cooling: &Cooling,
        rng: &mut ChaCha8Rng,
    ) -> Assignment {
        let inst = self.inst;
        // People of one home who go one way on days that pins set apart are no company.
        let mut at: BTreeMap<(&[usize], Option<u16>), usize> = BTreeMap::new();
        let mut routes: Vec<Vec<usize>> = Vec::new();
        for (route, &day) in self.classes.iter().flat_map(|c| c.routes.iter().zip(&c.on)) {
            at.entry((route, day)).or_insert_with(|| {
                routes.push(route.clone());
                routes.len() - 1
            });
        }
        let mut teachers = Vec::new();
        for (c, class) in self.classes.iter().enumerate() {
            let free = |r: &usize| {
                let among = |n: &[u64]| n.binary_search(&name_of(c, *r)).is_ok();
                !class.pinned.is_empty() || names.is_none_or(among)
            };
            let name = |r: usize| at[&(&class.routes[r][..], class.on[r])];
            let mut known: Vec<usize> = (0..class.routes.len()).filter(free).map(name).collect();
            known.sort_unstable();
            teachers.extend(class.people.iter().map(|&person| Teacher {
                person,
                home: class.home,
                quota: class.quota,
                most: class.most,
                days: inst.most_days_out(person),
                past: class.past,
                routes: known.clone(),
                pinned: class.pinned.clone(),
                apart: Vec::new(),
            }));
        }
        let at_home: Vec<(usize, usize)> = teachers.iter().map(|t| (t.person, t.home)).collect();
        for teacher in &mut teachers {
            let apart = |o: &(usize, usize)| {
                o.1 == teacher.home && inst.apart[teacher.person].contains(&o.0)
            };
            teacher.apart = (0..at_home.len()).filter(|&t| apart(&at_home[t])).collect();
        }
        let room = (0..inst.places).map(|k| self.room(k) as u32).collect();
        let mut problem =
            VisitProblem { inst, teachers, routes, q: self.q.clone(), room, objective: *objective };
        let given: Option<Vec<Vec<usize>>> = start.map(|start| {
            let of = |t: &Teacher| {
                let day = |stops: &[usize]| inst.pins.day(inst, t.person, stops);
                let mine = start.trips.iter().filter(|trip| trip.people.contains(&t.person));
                mine.filter_map(|trip| at.get(&(&trip.stops[..], day(&trip.stops))).copied())
                    .collect()
            };
            problem.teachers.iter().map(of).collect()
        });
        // What is done already may be done again.
        for (teacher, tours) in problem.teachers.iter_mut().zip(given.iter().flatten()) {
            teacher.routes.extend(tours);
            teacher.routes.sort_unstable();
            teacher.routes.dedup();
        }
        // Among few routes there is no need to stay near the start.
        let from = given.as_deref().filter(|_| names.is_none());
        let tours = visit_search::search(&problem, from, cooling, rng);
        let mut riders: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (teacher, mine) in problem.teachers.iter().zip(&tours) {
            for &r in mine {
                riders.entry((teacher.home, r)).or_default().push(teacher.person);
            }
        }
        let riders =
            riders.into_iter().map(|((home, r), people)| (home, &problem.routes[r], people));
        self.value(self.grouped(riders))
    }
}
