//! The whole date-free problem of one alliance as one model, solved by HiGHS.
//!
//! Written from the contract alone and shared with nothing of the search: people × routes of one
//! or two stops for outreach, teams × tours for inspections, vehicles shared by the people of one
//! home, and the largest burden of each role as a column. Rules that need dates (P1–P3, P7, K2, K3,
//! I3, E5, closures) are left out, so its optimum is a lower bound of every calendar's cost, events
//! aside. Unmet demands cost [`UNMET`] km for each unit of weight.
//!
//! The model that `alliance export` writes (`crates/solver/src/solve/whole`) is another one, so nothing is taken
//! from it: it holds one role at a time and the shortfall in a row, adds what the days of the term
//! imply (P3, K1, K2), lists both orders of two stops, which would double what HiGHS has to look
//! at, and asks the search's own tables who can go where. Here a mistake in those must show.

use std::collections::BTreeSet;
use std::fs;
use std::time::Instant;

use alliance_calendar::domain::{Demand, KinderIx, Policy, Scenario, StaffIx};
use alliance_calendar::travel::DistanceTable;
use good_lp::solvers::highs::highs;
use good_lp::{
    Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, variable, variables,
};

/// Kilometres for each unit of weight of a demand left unmet.
const UNMET: f64 = 1000.0;

/// What HiGHS found.
#[derive(Debug, Clone)]
pub struct Found {
    pub columns: usize,
    pub rows: usize,
    pub seconds: f64,
    /// Weight of the demands left unmet and cost of the best point; `None` without a point.
    pub best: Option<(u64, f64)>,
    /// (second, shortfall and cost as one figure), whenever a better point was found.
    pub incumbents: Vec<(f64, f64)>,
    pub proven: bool,
}

impl Found {
    /// When the best point, up to a share of its cost, was there.
    pub fn reached(&self, share: f64) -> Option<f64> {
        let (unmet, cost) = self.best?;
        let enough = UNMET * unmet as f64 + cost * (1.0 + share);
        let first = self.incumbents.iter().find(|(_, value)| *value <= enough);
        Some(first.map_or(self.seconds, |(second, _)| *second))
    }
}

/// Columns, rows, and the two parts of the objective.
struct Whole<'a> {
    scenario: &'a Scenario,
    table: DistanceTable,
    places: Vec<KinderIx>,
    vars: ProblemVariables,
    rows: Vec<good_lp::Constraint>,
    cost: Expression,
    unmet: Expression,
}

/// Solves the model of a scenario of one alliance, without history and pins, under `balanced`.
pub fn solve(scenario: &Scenario, seconds: f64) -> Found {
    assert!(scenario.alliances.len() == 1, "one alliance");
    assert!(scenario.history.is_empty() && scenario.pins.is_empty(), "a year that begins");
    assert!(scenario.settings.objective.policy == Policy::Balanced, "the default policy");
    let mut whole = Whole {
        scenario,
        table: DistanceTable::new(scenario),
        places: scenario.kindergarten_ixs().collect(),
        vars: variables!(),
        rows: Vec::new(),
        cost: Expression::default(),
        unmet: Expression::default(),
    };
    whole.outreach();
    whole.inspections();
    let Whole { vars, rows, cost, unmet, .. } = whole;
    let (columns, count) = (vars.len(), rows.len());
    let log = tempfile::NamedTempFile::new().expect("a file for the log");
    let objective = cost.clone() + UNMET * unmet.clone();
    let started = Instant::now();
    let mut problem = vars
        .minimise(objective)
        .using(highs)
        .set_option("output_flag", true)
        .set_option("log_to_console", false)
        .set_option("log_file", log.path().display().to_string().as_str())
        .set_option("mip_rel_gap", 0.0)
        .set_option("mip_abs_gap", 1e-4)
        .set_time_limit(seconds);
    for row in rows {
        problem.add_constraint(row);
    }
    let solved = problem.solve();
    let seconds = started.elapsed().as_secs_f64();
    let text = fs::read_to_string(log.path()).unwrap_or_default();
    let incumbents = incumbents(&text);
    match solved {
        Ok(point) => Found {
            columns,
            rows: count,
            seconds,
            best: Some((point.eval(&unmet).round() as u64, point.eval(&cost))),
            incumbents,
            proven: text.contains("Status            Optimal"),
        },
        Err(_) => Found { columns, rows: count, seconds, best: None, incumbents, proven: false },
    }
}

/// The lines of HiGHS's log on which the best value falls, with their seconds.
fn incumbents(log: &str) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    for line in log.lines() {
        // … | BestBound BestSol Gap | Cuts InLp Confl. | LpIters Time, e.g. "12.3s".
        let words: Vec<&str> = line.split_whitespace().collect();
        let [.., sol, gap, _cuts, _in_lp, _confl, _iters, time] = words.as_slice() else {
            continue;
        };
        let second = time.strip_suffix('s').and_then(|t| t.parse::<f64>().ok());
        let (Some(second), Ok(value)) = (second, sol.parse::<f64>()) else { continue };
        let falls = found.last().is_none_or(|(_, best)| value < *best);
        if (gap.ends_with('%') || *gap == "Large") && value.is_finite() && falls {
            found.push((second, value));
        }
    }
    found
}

impl Whole<'_> {
    fn binary(&mut self) -> Variable {
        self.vars.add(variable().binary())
    }

    /// A column for units of a demand that stay unmet.
    fn short(&mut self, demand: Demand) -> Variable {
        let column = self.vars.add(variable().min(0.0));
        self.unmet.add_mul(f64::from(demand.weight()), column);
        column
    }

    /// Routes of one and of two stops from a home that a person may make (P4–P6). The order of
    /// two stops is left open: it changes no kilometre where the way there is the way back.
    fn routes(&self, person: StaffIx) -> Vec<Vec<KinderIx>> {
        let who = self.scenario.person(person);
        let limit = self.scenario.settings.travel.max_drive_minutes_per_day.0 + 1e-7;
        let near: Vec<KinderIx> = self
            .places
            .iter()
            .copied()
            .filter(|&k| k != who.home)
            .filter(|&k| self.table.minutes(who.home, k).0 <= who.max_one_way.0 + 1e-7)
            .collect();
        let mut routes: Vec<Vec<KinderIx>> = near.iter().map(|&k| vec![k]).collect();
        for (i, &a) in near.iter().enumerate() {
            routes.extend(near[i + 1..].iter().map(|&b| vec![a, b]));
        }
        routes.retain(|stops| self.table.route_minutes(who.home, stops).0 <= limit);
        routes
    }

    fn burden_of(&self, person: StaffIx, stops: &[KinderIx]) -> f64 {
        let road = self.table.route_minutes(self.scenario.person(person).home, stops).0;
        road + self.scenario.settings.burden.session_minutes.0 * stops.len() as f64
    }

    /// A column above every burden of a role, at its price.
    fn largest(&mut self, burdens: Vec<Expression>) {
        let largest = self.vars.add(variable().min(0.0));
        self.cost.add_mul(self.scenario.settings.objective.lambda, largest);
        self.rows.extend(burdens.into_iter().map(|burden| constraint::leq(burden, largest)));
    }

    fn outreach(&mut self) {
        let scenario = self.scenario;
        let seats = scenario.settings.travel.seats;
        let group = scenario.settings.outreach.group_max;
        let n = self.places.len();
        let mut visits: Vec<Vec<(StaffIx, Variable)>> = vec![Vec::new(); n];
        let mut burdens = Vec::new();
        let mut riders: std::collections::BTreeMap<(KinderIx, Vec<KinderIx>), Vec<Variable>> =
            std::collections::BTreeMap::new();
        for person in scenario.staff_ixs().filter(|&p| scenario.person(p).backbone) {
            let who = scenario.person(person);
            let (mut made, mut burden) = (Expression::default(), Expression::default());
            let mut at: Vec<Expression> = vec![Expression::default(); n];
            // H1: where nobody may be away, nobody goes.
            let away = scenario.kindergarten(who.home).max_away;
            let routes = if away == 0 { Vec::new() } else { self.routes(person) };
            for stops in routes {
                let x = self.binary();
                made.add_mul(stops.len() as f64, x);
                burden.add_mul(self.burden_of(person, &stops), x);
                for k in &stops {
                    visits[k.index()].push((person, x));
                    at[k.index()].add_mul(1.0, x);
                }
                riders.entry((who.home, stops)).or_default().push(x);
            }
            // O1, O2, D1.
            self.rows.push(constraint::leq(made.clone(), f64::from(who.visits_max)));
            self.rows.extend(at.into_iter().map(|visits| constraint::leq(visits, 1.0)));
            let short = self.short(Demand::D1);
            self.rows.push(constraint::geq(made + short, f64::from(who.visits_per_term)));
            burdens.push(burden);
        }
        self.largest(burdens);
        for ((home, stops), riders) in riders {
            // People of one day: no more than may be away (H1) nor than one activity takes (O4).
            let most = seats.min(scenario.kindergarten(home).max_away).min(group);
            let km = self.table.route_km(home, &stops).0;
            let vehicles = self.vars.add(variable().integer().min(0.0).max(riders.len() as f64));
            self.cost.add_mul(km, vehicles);
            let people: Expression = riders.iter().copied().sum();
            self.rows.push(constraint::leq(people, f64::from(most) * vehicles));
        }
        for k in self.places.clone() {
            self.visited(k, &visits[k.index()]);
        }
    }

    /// O3, D4, D5 and D7 of the visits to one kindergarten.
    fn visited(&mut self, k: KinderIx, visits: &[(StaffIx, Variable)]) {
        let scenario = self.scenario;
        let place = scenario.kindergarten(k);
        let all: Expression = visits.iter().map(|v| v.1).sum();
        if let Some(most) = place.visits_max {
            self.rows.push(constraint::leq(all.clone(), f64::from(most)));
        }
        if place.visits_min == 0 {
            return;
        }
        let short = self.short(Demand::D4);
        self.rows.push(constraint::geq(all + short, f64::from(place.visits_min)));
        let subjects: BTreeSet<&String> =
            visits.iter().flat_map(|(p, _)| &scenario.person(*p).subjects).collect();
        let mut seen = Expression::default();
        for subject in subjects {
            let column = self.vars.add(variable().min(0.0).max(1.0));
            let with: Expression = visits
                .iter()
                .filter(|(p, _)| scenario.person(*p).subjects.contains(subject))
                .map(|v| v.1)
                .sum();
            self.rows.push(constraint::leq(column, with));
            seen.add_mul(1.0, column);
        }
        let asked = scenario.settings.outreach.subjects_min.min(place.visits_min);
        let short = self.short(Demand::D5);
        self.rows.push(constraint::geq(seen + short, f64::from(asked)));
        if place.language != "zh" {
            let speakers: Expression = visits
                .iter()
                .filter(|(p, _)| scenario.person(*p).languages.contains(&place.language))
                .map(|v| v.1)
                .sum();
            let short = self.short(Demand::D7);
            self.rows.push(constraint::geq(speakers + short, 1.0));
        }
    }

    fn inspections(&mut self) {
        let scenario = self.scenario;
        let mentors: Vec<StaffIx> =
            scenario.staff_ixs().filter(|&p| scenario.person(p).mentor).collect();
        let routes: Vec<BTreeSet<Vec<KinderIx>>> = mentors
            .iter()
            .map(|&m| {
                let away = scenario.kindergarten(scenario.person(m).home).max_away;
                if away == 0 { BTreeSet::new() } else { self.routes(m).into_iter().collect() }
            })
            .collect();
        let n = self.places.len();
        let mut inspected: Vec<Expression> = vec![Expression::default(); n];
        let mut made: Vec<Expression> = vec![Expression::default(); mentors.len()];
        let mut burdens = made.clone();
        for team in teams(mentors.len(), scenario.settings.inspection.team as usize) {
            if !self.may_leave(&team, &mentors) {
                continue;
            }
            for stops in &routes[team[0]] {
                if !team[1..].iter().all(|&m| routes[m].contains(stops)) {
                    continue;
                }
                // A kindergarten of two inspections in the term may see the same team twice.
                let most = stops.iter().map(|&k| scenario.kindergarten(k).inspections_per_year);
                let most = most.min().unwrap_or(0);
                if most == 0 {
                    continue;
                }
                let people: Vec<StaffIx> = team.iter().map(|&m| mentors[m]).collect();
                let x = self.vars.add(variable().integer().min(0.0).max(f64::from(most)));
                self.cost.add_mul(self.team_km(&people, stops), x);
                self.unmet.add_mul(self.team_lacks(&people, stops), x);
                for k in stops {
                    inspected[k.index()].add_mul(1.0, x);
                }
                for &m in &team {
                    made[m].add_mul(stops.len() as f64, x);
                    burdens[m].add_mul(self.burden_of(mentors[m], stops), x);
                }
            }
        }
        for (&m, made) in mentors.iter().zip(made) {
            if let Some(most) = scenario.person(m).inspections_max {
                self.rows.push(constraint::leq(made, f64::from(most)));
            }
        }
        self.largest(burdens);
        self.due(inspected);
    }

    /// H1 of the members of a team that share a home.
    fn may_leave(&self, team: &[usize], mentors: &[StaffIx]) -> bool {
        let home = |m: usize| self.scenario.person(mentors[m]).home;
        team.iter().all(|&m| {
            let same = team.iter().filter(|&&o| home(o) == home(m)).count();
            same <= self.scenario.kindergarten(home(m)).max_away as usize
        })
    }

    fn team_km(&self, team: &[StaffIx], stops: &[KinderIx]) -> f64 {
        let homes: BTreeSet<KinderIx> =
            team.iter().map(|&p| self.scenario.person(p).home).collect();
        let seats = self.scenario.settings.travel.seats as usize;
        homes
            .into_iter()
            .map(|home| {
                let people = team.iter().filter(|&&p| self.scenario.person(p).home == home).count();
                self.table.route_km(home, stops).0 * people.div_ceil(seats) as f64
            })
            .sum()
    }

    /// Weight of D6 and D7 that a team leaves unmet at its stops.
    fn team_lacks(&self, team: &[StaffIx], stops: &[KinderIx]) -> f64 {
        let scenario = self.scenario;
        let any = |has: &dyn Fn(StaffIx) -> bool| team.iter().any(|&p| has(p));
        let missing = scenario.settings.inspection.expertise.iter();
        let missing =
            missing.filter(|e| !any(&|p| scenario.person(p).expertise.contains(e))).count();
        let unspoken = stops.iter().filter(|&&k| {
            let language = &scenario.kindergarten(k).language;
            language != "zh" && !any(&|p| scenario.person(p).languages.contains(language))
        });
        f64::from(Demand::D6.weight()) * (missing * stops.len()) as f64
            + f64::from(Demand::D7.weight()) * unspoken.count() as f64
    }

    /// I4 and D2: the larger of what the kindergartens and what the alliance lacks.
    fn due(&mut self, inspected: Vec<Expression>) {
        let year = &self.scenario.settings.year;
        let terms = year.terms + 1 - self.scenario.settings.term.index;
        let short = self.short(Demand::D2);
        let (mut all, mut left, mut own) = (Expression::default(), 0, Expression::default());
        for (k, inspected) in self.places.clone().into_iter().zip(inspected) {
            let due = self.scenario.kindergarten(k).inspections_per_year;
            left += due;
            self.rows.push(constraint::leq(inspected.clone(), f64::from(due)));
            let lacks = self.vars.add(variable().min(0.0));
            self.rows.push(constraint::geq(inspected.clone() + lacks, f64::from(due / terms)));
            own += lacks;
            all += inspected;
        }
        self.rows.push(constraint::leq(own, short));
        self.rows.push(constraint::geq(all + short, f64::from(left.div_ceil(terms))));
    }
}

/// Every set of so many of the first `n` numbers.
fn teams(n: usize, size: usize) -> Vec<Vec<usize>> {
    if size == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for last in size - 1..n {
        for mut team in teams(last, size - 1) {
            team.push(last);
            all.push(team);
        }
    }
    all
}
