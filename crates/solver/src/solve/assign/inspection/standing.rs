//! Inspections of an earlier plan: which tours keep them on their days, and who cannot join a team
//! while others stay where they are.

use std::collections::BTreeSet;

use super::super::lacking::{Duty, Lacking, Standing, covered};
use super::InspectionMaster;
use crate::model::{Col, Model};

impl InspectionMaster<'_> {
    /// Inspections of an earlier plan that are missing; a team keeps a date that all of it can
    /// keep. `of_mentor` are the columns of each mentor.
    pub(super) fn lacking_rows(
        &self,
        model: &mut Model,
        of_mentor: &[Vec<(usize, Col)>],
        lacking: &Lacking,
    ) {
        let standing = &*lacking.standing;
        let (missing, others) = lacking.columns(model);
        let teams: Vec<Vec<usize>> = self.listed().teams.iter().map(|t| self.people(t)).collect();
        let stops = |i: usize| &self.space.routes[self.listed().tours[i].route];
        let team_of = |i: usize| self.listed().tours[i].team;
        let team = |i: usize| &teams[team_of(i)];
        let fits = |i: usize, d: &Duty| standing.fits(team(i), stops(i), d);
        let own = |p: usize| {
            let m = self.space.mentors.binary_search(&p);
            m.map_or(&[][..], |m| &of_mentor[m])
        };
        let all: Vec<(&Duty, Col)> = standing.duties.iter().zip(missing).collect();
        for (n, &(duty, gone)) in all.iter().enumerate() {
            let mine: Vec<(usize, Col)> =
                own(duty.person).iter().copied().filter(|u| fits(u.0, duty)).collect();
            // Tours that a pin holds elsewhere keep nothing.
            let pins: Vec<Vec<usize>> = self
                .inst
                .pinned_inspections
                .iter()
                .filter(|pin| pin.place == duty.place && pin.people.contains(&duty.person))
                .map(|pin| {
                    let mut team = pin.people.clone();
                    team.sort_unstable();
                    team
                })
                .collect();
            let held =
                |u: &&(usize, Col)| stops(u.0).contains(&duty.place) && pins.contains(team(u.0));
            let doing = own(duty.person).iter().filter(|u| fits(u.0, duty) || held(u));
            covered(model, duty.person, &[gone], doing.map(|u| u.1), 1 + pins.len());
            // A tour is made on one day.
            for &(other, too) in all[n + 1..].iter().filter(|(o, _)| {
                (o.person == duty.person || o.place == duty.place) && o.day != duty.day
            }) {
                if mine.iter().any(|u| fits(u.0, other)) {
                    let theirs = own(other.person).iter().copied();
                    let theirs = theirs.filter(|u| fits(u.0, other) && !fits(u.0, duty));
                    let doing = mine.iter().copied().chain(theirs).map(|u| u.1);
                    covered(model, duty.person, &[gone, too], doing, 2);
                }
            }
            // Two duties of one day are kept by one team (I5): on a tour of both, or on two of one
            // stop each where the tour of both is not listed as it saves nothing.
            for &(other, too) in
                all[n + 1..].iter().filter(|(o, _)| o.person == duty.person && o.day == duty.day)
            {
                let both: BTreeSet<usize> =
                    mine.iter().filter(|u| fits(u.0, other)).map(|u| team_of(u.0)).collect();
                let doing = mine.iter().filter(|u| {
                    fits(u.0, other) || stops(u.0).len() == 1 && !both.contains(&team_of(u.0))
                });
                covered(model, duty.person, &[gone, too], doing.map(|u| u.1), 1);
            }
            let apart = all
                .iter()
                .map(|&(d, col)| (d, col, true))
                .chain(standing.others.iter().zip(&others).map(|(d, &col)| (d, col, false)));
            for (other, too, same_role) in apart.filter(|(o, _, _)| *o != duty) {
                let barred = self.barred(standing, duty, (other, same_role));
                let meets = |u: &&(usize, Col)| team(u.0).iter().any(|p| barred.contains(p));
                if mine.iter().any(|u| meets(&u)) {
                    let without = mine.iter().filter(|u| !meets(u)).map(|u| u.1);
                    covered(model, duty.person, &[gone, too], without, 1);
                }
            }
        }
    }

    /// Mentors who cannot join the team of a duty that stays where another stays as well, which is
    /// of the same role or the other one.
    fn barred(
        &self,
        standing: &Standing,
        duty: &Duty,
        (other, same_role): (&Duty, bool),
    ) -> Vec<usize> {
        let inst = self.inst;
        let week = |d: &Duty| standing.week_of[usize::from(d.day)];
        let (today, home) = (other.day == duty.day, inst.home[other.person]);
        let mut barred = Vec::new();
        // P3, and P2.
        if today && !same_role || !today && standing.once_a_week && week(other) == week(duty) {
            barred.push(other.person);
        }
        // H1 where one may be away.
        let meet = other.session == duty.session
            || inst.far(home, other.place)
            || inst.far(home, duty.place);
        if today && meet && inst.max_away(home) == 1 {
            let mentors = self.space.mentors.iter().copied();
            barred.extend(mentors.filter(|&p| p != other.person && inst.home[p] == home));
        }
        barred
    }
}
