//! Every calendar of a small scenario, one after the other.

use std::collections::BTreeMap;

use alliance_calendar::domain::{
    Activity, FollowUpIx, KinderIx, Mode, PlacementIx, Scenario, Session, Slot, StaffIx, What,
};
use alliance_calendar::verify::check_rules;
use jiff::ToSpan;
use jiff::civil::Date;

type Place = (KinderIx, Date, Session);

/// One thing that may be done, or left undone.
#[derive(Debug, Clone)]
enum Choice {
    Visit(StaffIx),
    Inspection,
    Event(usize),
    FollowUp(FollowUpIx),
    Placement(PlacementIx),
}

/// See the module.
pub struct Every<'s> {
    scenario: &'s Scenario,
    dates: Vec<Date>,
    choices: Vec<Choice>,
    teams: Vec<Vec<StaffIx>>,
    visits: Vec<(StaffIx, Place)>,
    rows: Vec<Activity>,
    /// Calendars tried so far.
    pub tried: u64,
    /// Calendars beyond which the search gives up.
    most: u64,
}

impl<'s> Every<'s> {
    /// Prepares to try at most so many calendars of a scenario of one alliance, with `spare`
    /// inspections more than are due: a place may lie on the shorter way to another.
    pub fn new(scenario: &'s Scenario, spare: u32, most: u64) -> Self {
        let term = &scenario.settings.term;
        let mut choices = Vec::new();
        choices.extend((0..scenario.events.len()).map(Choice::Event));
        choices.extend(scenario.placement_ixs().map(Choice::Placement));
        choices.extend(scenario.follow_up_ixs().map(Choice::FollowUp));
        for p in scenario.staff_ixs().filter(|&p| scenario.person(p).backbone) {
            choices.extend((0..scenario.person(p).visits_max).map(|_| Choice::Visit(p)));
        }
        let terms_left = scenario.settings.year.terms - term.index + 1;
        let due: u32 = scenario.kindergartens.iter().map(|k| k.inspections_per_year).sum();
        let own: u32 =
            scenario.kindergartens.iter().map(|k| k.inspections_per_year / terms_left).sum();
        let due = due.div_ceil(terms_left).max(own) + spare;
        choices.extend((0..due).map(|_| Choice::Inspection));
        let mentors: Vec<StaffIx> =
            scenario.staff_ixs().filter(|&p| scenario.person(p).mentor).collect();
        let mut teams = Vec::new();
        for (i, &a) in mentors.iter().enumerate() {
            match scenario.settings.inspection.team {
                1 => teams.push(vec![a]),
                2 => teams.extend(mentors[i + 1..].iter().map(|&b| vec![a, b])),
                more => panic!("teams of {more} are not tried"),
            }
        }
        Self {
            scenario,
            dates: term.start.series(1.day()).take_while(|&d| d <= term.end).collect(),
            choices,
            teams,
            visits: Vec::new(),
            rows: Vec::new(),
            tried: 0,
            most,
        }
    }

    fn row(&self, what: What, place: Option<KinderIx>, date: Date, slot: Slot) -> Activity {
        Activity {
            id: format!("X{}", self.rows.len()),
            what,
            alliance: self.scenario.alliance_ixs().next().expect("one alliance"),
            date,
            slot,
            kindergarten: place,
            staff: Vec::new(),
            title: String::new(),
            pinned: false,
            line: 0,
        }
    }

    /// The calendar of what is chosen so far: visits of one place and session are one activity.
    fn calendar(&self) -> Vec<Activity> {
        let mut rows = self.rows.clone();
        let mut groups: BTreeMap<Place, Vec<StaffIx>> = BTreeMap::new();
        for &(p, place) in &self.visits {
            groups.entry(place).or_default().push(p);
        }
        for ((k, date, session), staff) in groups {
            let row = self.row(What::Outreach, Some(k), date, session.into());
            rows.push(Activity { id: format!("V{}", rows.len()), staff, ..row });
        }
        rows
    }

    /// Hands every calendar that breaks no rule to `each`; whether these were all.
    pub fn run(&mut self, each: &mut dyn FnMut(&[Activity])) -> bool {
        self.descend(0, 0, each);
        self.tried <= self.most
    }

    fn descend(&mut self, at: usize, least: usize, each: &mut dyn FnMut(&[Activity])) {
        if self.tried > self.most {
            return;
        }
        let calendar = self.calendar();
        // A broken rule stays broken whatever is added, but for the rotation (E3), which is
        // counted at the end of the term.
        let last = at == self.choices.len();
        let broken = check_rules(self.scenario, &calendar);
        self.tried += 1;
        if broken.iter().any(|v| last || v.rule.name() != "E3") {
            return;
        }
        if last {
            each(&calendar);
            return;
        }
        let choice = self.choices[at].clone();
        // Like choices in a row are tried in one order only.
        let again = |next: Option<&Choice>| match (&choice, next) {
            (Choice::Visit(p), Some(Choice::Visit(q))) => p == q,
            (Choice::Inspection, Some(Choice::Inspection)) => true,
            _ => false,
        };
        let same = again(self.choices.get(at + 1));
        let mut option = 0;
        for date in self.dates.clone() {
            match &choice {
                Choice::Event(e) => {
                    let event = &self.scenario.events[*e];
                    let hosts: Vec<Option<KinderIx>> = match (event.mode, event.host) {
                        (Mode::Online, _) => vec![None],
                        (_, Some(host)) => vec![Some(host)],
                        _ => self.scenario.kindergarten_ixs().map(Some).collect(),
                    };
                    for &slot in event.length.slots() {
                        for &host in &hosts {
                            let ix = self.scenario.event_ixs().nth(*e).expect("an event");
                            self.rows.push(Activity::of_event(
                                self.scenario,
                                ix,
                                (date, slot),
                                host,
                            ));
                            self.descend(at + 1, 0, each);
                            self.rows.pop();
                        }
                    }
                }
                Choice::FollowUp(f) => {
                    let follow_up = self.scenario.follow_up(*f).clone();
                    for session in [Session::Am, Session::Pm] {
                        for team in self.teams.clone() {
                            let what = What::FollowUp { row: Some(*f) };
                            let place = Some(follow_up.kindergarten);
                            let row = self.row(what, place, date, session.into());
                            let id = follow_up.id.clone();
                            self.rows.push(Activity { id, staff: team, ..row });
                            self.descend(at + 1, 0, each);
                            self.rows.pop();
                        }
                    }
                }
                Choice::Placement(p) => {
                    let placement = self.scenario.placement(*p).clone();
                    for until in self.dates.clone().into_iter().filter(|&until| until >= date) {
                        let what = What::Placement { row: Some(*p), until };
                        let row = self.row(what, Some(placement.host), date, Slot::Day);
                        let (id, staff) = (placement.id.clone(), vec![placement.person]);
                        self.rows.push(Activity { id, staff, ..row });
                        self.descend(at + 1, 0, each);
                        self.rows.pop();
                    }
                }
                Choice::Visit(p) => {
                    for session in [Session::Am, Session::Pm] {
                        for k in self.scenario.kindergarten_ixs() {
                            option += 1;
                            if option > least {
                                self.visits.push((*p, (k, date, session)));
                                self.descend(at + 1, if same { option } else { 0 }, each);
                                self.visits.pop();
                            }
                        }
                    }
                }
                Choice::Inspection => {
                    for session in [Session::Am, Session::Pm] {
                        for k in self.scenario.kindergarten_ixs() {
                            for team in self.teams.clone() {
                                option += 1;
                                if option > least {
                                    let row =
                                        self.row(What::Inspection, Some(k), date, session.into());
                                    self.rows.push(Activity { staff: team, ..row });
                                    self.descend(at + 1, if same { option } else { 0 }, each);
                                    self.rows.pop();
                                }
                            }
                        }
                    }
                }
            }
        }
        // Left undone, and with it the like ones that follow.
        let mut next = at + 1;
        while again(self.choices.get(next)) {
            next += 1;
        }
        self.descend(next, 0, each);
    }
}
