//! Placements: the days on end that each may take (L1), and how the days of a host to which
//! several alliances send people are shared out among them (L2).

use std::collections::BTreeMap;

use crate::calendar::{DayIx, WorkCalendar};
use crate::domain::{
    Activity, AllianceIx, ApartFrom, KinderIx, PlacementIx, Scenario, Session, StaffIx,
};
use crate::travel::DistanceTable;

/// Days on end of a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Ascending, from the first day of the term.
    pub days: Vec<u16>,
    /// Weeks in which it has a day.
    pub weeks: u32,
}

impl Run {
    fn new(calendar: &WorkCalendar, days: Vec<u16>) -> Self {
        let mut weeks: Vec<_> = days.iter().map(|&d| calendar.week(DayIx(d))).collect();
        weeks.dedup();
        Self { days, weeks: weeks.len() as u32 }
    }
}

/// A placement of the county with what it may take.
#[derive(Debug)]
struct Stay {
    ix: PlacementIx,
    /// Alliance of the person.
    alliance: AllianceIx,
    host: KinderIx,
    /// Every run that keeps L1; a pinned one has one.
    runs: Vec<Run>,
    /// Kilometres of a week.
    km: f64,
    pinned: bool,
}

impl Stay {
    fn new(
        scenario: &Scenario,
        table: &DistanceTable,
        calendar: &WorkCalendar,
        ix: PlacementIx,
    ) -> Self {
        let placement = scenario.placement(ix);
        let (person, host) = (placement.person, placement.host);
        let home = scenario.person(person).home;
        let pin = scenario.pins.iter().find(|pin| pin.placement() == Some(ix));
        let both = |open: &dyn Fn(Session) -> bool| open(Session::Am) && open(Session::Pm);
        let (from, to) = pin.map_or((placement.from, placement.to), |p| (p.date, p.last_day()));
        // Days on which the host is closed are passed over; the person is asked on the others.
        let open: Vec<DayIx> = calendar
            .days()
            .filter(|&d| (from..=to).contains(&calendar.date(d)))
            .filter(|&d| both(&|s| calendar.open(host, d, s)))
            .collect();
        let days = if pin.is_some() { open.len() } else { placement.days as usize };
        let barred = host == home
            || scenario
                .apart
                .iter()
                .any(|a| a.person == person && a.from == ApartFrom::Kindergarten(host));
        let free = |d: &DayIx| both(&|s| calendar.available(person, *d, s));
        let run = |days: &[DayIx]| Run::new(calendar, days.iter().map(|d| d.0).collect());
        let runs = open.windows(days.max(1)).filter(|w| !barred && w.iter().all(free)).map(run);
        Self {
            ix,
            alliance: scenario.alliance_of(person),
            host,
            runs: runs.collect(),
            km: 2.0 * table.km(home, host).0,
            pinned: pin.is_some(),
        }
    }
}

/// The county's placements, with one way of dating them that keeps L2.
#[derive(Debug)]
pub(super) struct CountyStays {
    stays: Vec<Stay>,
    /// Run of each; `None` where none was left.
    chosen: Vec<Option<usize>>,
}

impl CountyStays {
    pub fn new(scenario: &Scenario, table: &DistanceTable, calendar: &WorkCalendar) -> Self {
        let stays: Vec<Stay> =
            scenario.placement_ixs().map(|ix| Stay::new(scenario, table, calendar, ix)).collect();
        let mut order: Vec<usize> = (0..stays.len()).collect();
        order.sort_by_key(|&i| (!stays[i].pinned, stays[i].runs.len()));
        let mut taken: BTreeMap<(KinderIx, u16), u32> = BTreeMap::new();
        let mut busy: BTreeMap<(u32, u16), u32> = BTreeMap::new();
        let mut away: BTreeMap<(KinderIx, u16), u32> = BTreeMap::new();
        let mut chosen = vec![None; stays.len()];
        for i in order {
            let stay = &stays[i];
            let most = scenario.kindergarten(stay.host).placements_max;
            let placement = scenario.placement(stay.ix);
            let (person, home) = (placement.person.0, scenario.person(placement.person).home);
            let spare = scenario.kindergarten(home).max_away;
            let fits = |r: &&usize| {
                stay.runs[**r].days.iter().all(|&d| {
                    taken.get(&(stay.host, d)).copied().unwrap_or(0) < most
                        && !busy.contains_key(&(person, d))
                        && (placement.replaced
                            || away.get(&(home, d)).copied().unwrap_or(0) < spare)
                })
            };
            let mut runs: Vec<usize> = (0..stay.runs.len()).collect();
            runs.sort_by_key(|&r| stay.runs[r].weeks);
            chosen[i] = runs.iter().find(fits).copied();
            for &d in chosen[i].map_or(&[][..], |r: usize| &stay.runs[r].days) {
                *taken.entry((stay.host, d)).or_default() += 1;
                *busy.entry((person, d)).or_default() += 1;
                *away.entry((home, d)).or_default() += u32::from(!placement.replaced);
            }
        }
        Self { stays, chosen }
    }

    /// The placements of an alliance's people, and how many of them its hosts have room for (L2),
    /// by host and day: what they take here, and a share of what all alliances leave.
    pub fn of(&self, scenario: &Scenario, a: AllianceIx, people: &[StaffIx], days: usize) -> Own {
        let mut hosts: Vec<KinderIx> = Vec::new();
        let mut stays = Vec::new();
        for (stay, &first) in self.stays.iter().zip(&self.chosen) {
            let placement = scenario.placement(stay.ix);
            if let Some(person) = people.iter().position(|&p| p == placement.person) {
                let host = hosts.iter().position(|&h| h == stay.host).unwrap_or_else(|| {
                    hosts.push(stay.host);
                    hosts.len() - 1
                });
                stays.push(Placing {
                    ix: stay.ix,
                    person,
                    host,
                    runs: stay.runs.clone(),
                    km: stay.km,
                    least_km: stay
                        .runs
                        .iter()
                        .map(|r| stay.km * f64::from(r.weeks))
                        .reduce(f64::min),
                    replaced: placement.replaced,
                    pinned: stay.pinned,
                    first,
                });
            }
        }
        let room = hosts.iter().map(|&host| self.room(scenario, host, a, days)).collect();
        let most = hosts.iter().map(|&h| scenario.kindergarten(h).placements_max).collect();
        Own { stays, hosts, most, room }
    }

    fn room(&self, scenario: &Scenario, host: KinderIx, own: AllianceIx, days: usize) -> Vec<u8> {
        let most = scenario.kindergarten(host).placements_max.min(u32::from(u8::MAX));
        let here = || self.stays.iter().zip(&self.chosen).filter(|(s, _)| s.host == host);
        let mut senders: Vec<AllianceIx> = here().map(|(s, _)| s.alliance).collect();
        senders.sort_unstable();
        senders.dedup();
        let turn = senders.iter().position(|&a| a == own).unwrap_or(0);
        let (mut load, mut mine) = (vec![0_u32; days], vec![0_u32; days]);
        for (stay, run) in here() {
            for &d in run.map_or(&[][..], |r| &stay.runs[r].days) {
                load[usize::from(d)] += 1;
                mine[usize::from(d)] += u32::from(stay.alliance == own);
            }
        }
        let share = |load: u32| {
            let spare = most.saturating_sub(load) as usize;
            ((spare + senders.len() - 1 - turn) / senders.len()) as u32
        };
        mine.iter().zip(&load).map(|(mine, &load)| (mine + share(load)) as u8).collect()
    }
}

/// A placement of one alliance, its person and host in local positions.
#[derive(Debug, Clone)]
pub(super) struct Placing {
    pub ix: PlacementIx,
    pub person: usize,
    /// Position in [`Own::hosts`].
    pub host: usize,
    /// Every run that keeps L1.
    pub runs: Vec<Run>,
    /// Kilometres of a week, and of the shortest run.
    pub km: f64,
    pub least_km: Option<f64>,
    /// Somebody stands in at home (H1).
    pub replaced: bool,
    /// A pin holds its only run.
    pub pinned: bool,
    /// The run that it has where the county's placements are dated by themselves.
    pub first: Option<usize>,
}

impl Placing {
    /// Kilometres of a run.
    pub fn km_of(&self, run: usize) -> f64 {
        self.km * f64::from(self.runs[run].weeks)
    }
}

/// What an alliance has of the county's placements.
#[derive(Debug, Clone, Default)]
pub(super) struct Own {
    pub stays: Vec<Placing>,
    pub hosts: Vec<KinderIx>,
    /// By host: what all alliances may have there on a day (L2), and this one by day.
    pub most: Vec<u32>,
    pub room: Vec<Vec<u8>>,
}

impl Own {
    /// Kilometres that the placements that can be dated drive at least, with at most so many of
    /// them left out.
    pub fn least_km(&self, left_out: usize) -> f64 {
        let mut km: Vec<f64> = self.stays.iter().filter_map(|s| s.least_km).collect();
        km.sort_by(|a, b| b.total_cmp(a));
        km.iter().skip(left_out).sum()
    }

    /// The placement of a row of a calendar and its run; `None` where it has no such run.
    pub fn run_of(&self, row: &Activity, calendar: &WorkCalendar) -> Option<(usize, usize)> {
        let stay = self.stays.iter().position(|s| Some(s.ix) == row.placement())?;
        let (first, last) = (calendar.day(row.date)?.0, calendar.day(row.last_day())?.0);
        let same = |r: &Run| r.days.first() == Some(&first) && r.days.last() == Some(&last);
        Some((stay, self.stays[stay].runs.iter().position(same)?))
    }

    /// In a repair: what stands fixed is a placement's only run, others begin on a day from
    /// `earliest` on or stay as they were.
    pub fn fix(
        &mut self,
        fixed: &[&Activity],
        earlier: &[&Activity],
        earliest: u16,
        calendar: &WorkCalendar,
    ) {
        for placing in &mut self.stays {
            let row_in = |rows: &[&Activity]| {
                rows.iter().find(|row| row.placement() == Some(placing.ix)).and_then(|row| {
                    Some((calendar.day(row.date)?.0, calendar.day(row.last_day())?.0))
                })
            };
            let is = |run: &Run, (first, last): (u16, u16)| {
                run.days.first() == Some(&first) && run.days.last() == Some(&last)
            };
            let was = row_in(earlier);
            if let Some(at) = row_in(fixed) {
                let known = placing.runs.iter().find(|run| is(run, at)).cloned();
                let run = known.unwrap_or_else(|| {
                    let open = |&d: &u16| calendar.is_working(DayIx(d));
                    Run::new(calendar, (at.0..=at.1).filter(open).collect())
                });
                placing.runs = vec![run];
                placing.pinned = true;
            } else {
                placing.runs.retain(|run| {
                    run.days.first() >= Some(&earliest) || was.is_some_and(|was| is(run, was))
                });
            }
            placing.first = None;
            placing.least_km =
                placing.runs.iter().map(|r| placing.km * f64::from(r.weeks)).reduce(f64::min);
        }
    }

    /// Placements that no calendar places.
    pub fn impossible(&self) -> u32 {
        self.stays.iter().filter(|s| s.runs.is_empty()).count() as u32
    }
}
