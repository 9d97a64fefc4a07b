//! The report: Markdown for people, and its rows as CSV.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use alliance_calendar::domain::FixedWord;

use crate::Profile;
use crate::instances::{Family, Target};
use crate::machine;
use crate::ours::Run;
use crate::size::{EACH, Grown};

/// Costs that differ by less are equal.
#[cfg(feature = "highs")]
const EQUAL: f64 = 1e-4;

pub struct Report {
    text: String,
    csv: String,
}

/// What a family came to: the runs of each seed, one for each limit.
pub struct Done {
    pub family: Family,
    pub runs: Vec<(u64, Vec<Run>)>,
}

impl Done {
    /// The runs under one of the limits.
    fn at(&self, limit: usize) -> Vec<&Run> {
        self.runs.iter().map(|(_, runs)| &runs[limit]).collect()
    }

    fn last(&self) -> Vec<&Run> {
        self.at(self.family.limits.len() - 1)
    }
}

/// The worst seed shall be within so many medians and such a share more.
const SPREAD: (f64, f64) = (2.0, 0.002);

impl Report {
    pub fn new(profile: &Profile) -> Self {
        let mut command = "cargo bench --features highs --bench quality -- ".to_owned();
        if profile.quick {
            command += "--quick ";
        }
        command += "--out benches/REPORT.md";
        let load = machine::load().map_or_else(String::new, |load| {
            format!("- load of the last minute at the start: {load:.1}\n")
        });
        let text = format!(
            "# How good the plans are, and how soon\n\n\
             Written by `{command}`; do not edit. Its rows are in the CSV beside it.\n\n\
             - machine: {}\n- version: {}\n- planned with: the default backend, policy and \
             threads\n{load}\n\
             Every plan passed the verifier. A gap is (cost − bound) / cost, where the bound holds \
             for every calendar that leaves no more unmet. Medians are over the seeds.\n",
            machine::describe(),
            env!("CARGO_PKG_VERSION"),
        );
        let csv = "instance,policy,seed,limit_s,time_s,cpu_s,shortfall,shortfall_bound,cost,cost_bound,\
                   gap,levels_proven,levels,evenness,spacing,weekday,stopped_by\n";
        Self { text, csv: csv.to_owned() }
    }

    /// Level values, bounds and gaps by family and time limit.
    pub fn quality(&mut self, done: &[Done]) {
        for Done { family, runs } in done {
            for (seed, run) in runs.iter().flat_map(|(s, runs)| runs.iter().map(move |r| (s, r))) {
                self.row(family, *seed, run);
            }
        }
        self.text += "\n## Gaps\n\n\
            The spread is kept where the worst seed is within twice the median's gap plus 0.2 %.\n\n\
            | instance | seeds | limit | median time | median CPU | median gap | worst gap | spread kept | shortfall proven least | median quality |\n\
            |---|---:|---:|---:|---:|---:|---:|---|---:|---:|\n";
        for of in done {
            for (at, limit) in of.family.limits.iter().enumerate() {
                let these = of.at(at);
                let figure = |f: &dyn Fn(&Run) -> f64| median(these.iter().map(|r| f(r)).collect());
                let (middle, worst) = (figure(&|r| r.gap()), worst(&these));
                let kept = worst <= SPREAD.0 * middle + SPREAD.1;
                let proven = these.iter().filter(|r| r.shortfall == r.shortfall_bound).count();
                let _ = writeln!(
                    self.text,
                    "| {} | {n} | {limit} s | {:.2} s | {} | {} | {} | {} | {proven} of {n} | {} |",
                    of.family.title(),
                    figure(&|r| r.seconds),
                    seconds(these.iter().map(|r| r.cpu).collect::<Option<Vec<_>>>().map(median)),
                    percent(middle),
                    percent(worst),
                    if kept { "yes" } else { "no" },
                    figure(&|r| r.quality.value() as f64),
                    n = these.len(),
                );
            }
        }
        self.targets(done);
    }

    fn row(&mut self, family: &Family, seed: u64, run: &Run) {
        let levels = run.levels.map_or_else(|| ",".to_owned(), |(p, all)| format!("{p},{all}"));
        let _ = writeln!(
            self.csv,
            "\"{}\",{},{seed},{},{:.3},{},{},{},{:.4},{},{:.6},{levels},{},{},{},{}",
            family.name,
            family.policy.word(),
            run.limit,
            run.seconds,
            run.cpu.map_or_else(String::new, |s| format!("{s:.2}")),
            run.shortfall,
            run.shortfall_bound,
            run.cost,
            run.bound.map_or_else(String::new, |b| format!("{b:.4}")),
            run.gap(),
            run.quality.evenness,
            run.quality.spacing,
            run.quality.weekday,
            run.stopped_by
        );
    }

    fn targets(&mut self, done: &[Done]) {
        self.text += "\n## Targets\n\n| instance | asked for | median | worst seed | |\n|---|---|---:|---:|---|\n";
        for of in done {
            let runs = of.last();
            let within = of.family.limits.last().copied().unwrap_or_default();
            let (asked, middle, last, reached) = match of.family.target {
                Target::Gap(most, most_of_worst) => {
                    let (middle, last) =
                        (median(runs.iter().map(|r| r.gap()).collect()), worst(&runs));
                    let also = most_of_worst
                        .map_or_else(String::new, |w| format!(", worst {}", percent(w)));
                    let reached = middle <= most && most_of_worst.is_none_or(|w| last <= w);
                    (
                        format!("gap {}{also}", percent(most)),
                        percent(middle),
                        percent(last),
                        reached,
                    )
                }
                Target::Proven => {
                    let share = |r: &Run| {
                        r.levels.map_or_else(
                            || r.gap(),
                            |(proven, all)| proven as f64 / all.max(1) as f64,
                        )
                    };
                    let shares: Vec<f64> = runs.iter().map(|r| share(r)).collect();
                    let levels = runs.iter().any(|r| r.levels.is_some());
                    let end = |more: fn(f64, f64) -> f64| {
                        shares.iter().copied().reduce(more).unwrap_or(0.0)
                    };
                    let last = if levels { end(f64::min) } else { end(f64::max) };
                    let say = |share: f64| {
                        if levels {
                            format!("{:.0} % of levels", 100.0 * share)
                        } else {
                            percent(share)
                        }
                    };
                    let reached = runs.iter().all(|r| r.proven());
                    ("proven".to_owned(), say(median(shares.clone())), say(last), reached)
                }
            };
            let _ = writeln!(
                self.text,
                "| {} | {asked} within {within} s | {middle} | {last} | {} |",
                of.family.title(),
                if reached { "reached" } else { "missed" }
            );
        }
    }

    /// How counties grow.
    pub fn size(&mut self, counties: &[Grown]) {
        let _ = write!(
            self.text,
            "\n## Size\n\n\
             Alliances of 15 kindergartens and 40 staff, {EACH} s of search for each.\n\n\
             | alliances | read | plan | CPU | verify | most memory | activities | rules broken | gap | dates cost nothing in |\n\
             |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        );
        for c in counties {
            let memory = c.peak_mib.map_or_else(|| "–".to_owned(), |mib| format!("{mib:.0} MiB"));
            let _ = writeln!(
                self.text,
                "| {} | {:.2} s | {:.1} s | {} | {:.2} s | {memory} | {} | {} | {} | {:.1} % |",
                c.alliances,
                c.read,
                c.plan,
                seconds(c.cpu),
                c.verify,
                c.activities,
                c.violations,
                percent(c.gap),
                100.0 * c.kept as f64 / f64::from(c.alliances)
            );
        }
    }

    #[cfg(not(feature = "highs"))]
    pub fn not_compared(&mut self) {
        self.text += "\n## Beside HiGHS\n\nLeft out: this build has not the feature `highs`.\n";
    }

    /// Writes the report and its rows, or prints the report.
    pub fn write(&self, out: Option<&Path>) -> io::Result<()> {
        let Some(out) = out else {
            println!("{}", self.text);
            return Ok(());
        };
        fs::write(out, &self.text)?;
        fs::write(out.with_extension("csv"), &self.csv)
    }
}

/// One instance beside HiGHS.
#[cfg(feature = "highs")]
pub struct Compared {
    family: &'static str,
    seed: u64,
    columns: usize,
    rows: usize,
    /// Seconds that HiGHS had.
    limit: f64,
    other: Option<(u64, f64)>,
    proven: bool,
    other_seconds: Option<f64>,
    /// Seconds of our first run that is as good, events aside.
    ours_seconds: Option<f64>,
    /// Our best run's shortfall and cost, events aside.
    ours: (u64, f64),
}

#[cfg(feature = "highs")]
impl Compared {
    pub fn new(
        family: &Family,
        seed: u64,
        runs: &[Run],
        limit: f64,
        found: &crate::whole::Found,
    ) -> Self {
        let free = |run: &Run| (run.shortfall, run.cost - run.events_km);
        let better = |a: &(u64, f64), b: &(u64, f64)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
        let as_good = |(unmet, cost): (u64, f64)| {
            found.best.is_none_or(|(u, c)| unmet < u || unmet == u && cost <= c * (1.0 + EQUAL))
        };
        Self {
            family: family.name,
            seed,
            columns: found.columns,
            rows: found.rows,
            limit,
            other: found.best,
            proven: found.proven,
            other_seconds: found.reached(EQUAL),
            ours_seconds: runs.iter().find(|r| as_good(free(r))).map(|r| r.seconds),
            ours: runs.iter().map(free).min_by(better).unwrap_or((u64::MAX, f64::INFINITY)),
        }
    }

    /// How many times sooner we are as good; where HiGHS finds nothing in its time, at least so
    /// many times. `None` where we are never as good.
    fn ratio(&self) -> Option<f64> {
        Some(self.other_seconds.unwrap_or(self.limit) / self.ours_seconds?.max(1e-3))
    }

    /// The ratio in words.
    fn sooner(&self) -> String {
        let at_least = if self.other.is_none() { "≥ " } else { "" };
        self.ratio().map_or_else(|| "never".to_owned(), |r| format!("{at_least}{r:.1}"))
    }

    /// Our best cost above HiGHS's; `None` where more or less is left unmet.
    fn above(&self) -> Option<f64> {
        let (unmet, cost) = self.other?;
        (unmet == self.ours.0).then(|| self.ours.1 / cost - 1.0)
    }
}

#[cfg(feature = "highs")]
impl Report {
    pub fn compared(&mut self, limit: f64, all: &[Compared]) {
        let _ = write!(
            self.text,
            "\n## Beside HiGHS\n\n\
             HiGHS has {limit} s for the whole date-free model of each alliance (people × routes of \
             one or two stops, vehicles shared, inspections as team tours, the largest burdens; \
             `benches/quality/whole.rs`), with its defaults and all threads. Our plans have dates as \
             well. Costs are without the kilometres of events. “As good” is as little unmet and a \
             cost at most 0.01 % above HiGHS's best; for HiGHS, the second in which its best point, \
             up to 0.01 %, was found; for us, the time of the first run that is as good.\n\n\
             | instance | seed | columns | rows | HiGHS: unmet, cost | HiGHS there | ours: unmet, cost | ours above | ours as good | times sooner |\n\
             |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        );
        for c in all {
            let other = c.other.map_or_else(
                || "nothing found".to_owned(),
                |(unmet, cost)| {
                    format!("{unmet}, {cost:.2}{}", if c.proven { " (proven)" } else { "" })
                },
            );
            let _ = writeln!(
                self.text,
                "| {} | {} | {} | {} | {other} | {} | {}, {:.2} | {} | {} | {} |",
                c.family,
                c.seed,
                c.columns,
                c.rows,
                seconds(c.other_seconds),
                c.ours.0,
                c.ours.1,
                c.above().map_or_else(|| "–".to_owned(), signed),
                seconds(c.ours_seconds),
                c.sooner(),
            );
        }
        self.text += "\n| instance | median times sooner | as good in | median above HiGHS |\n|---|---:|---:|---:|\n";
        let mut families: Vec<&str> = all.iter().map(|c| c.family).collect();
        families.dedup();
        for family in families {
            let of: Vec<&Compared> = all.iter().filter(|c| c.family == family).collect();
            let good = of.iter().filter(|c| c.ours_seconds.is_some()).count();
            // Never as good counts as never sooner.
            let ratio = median(of.iter().map(|c| c.ratio().unwrap_or(0.0)).collect());
            let least = if of.iter().any(|c| c.other.is_none()) { "≥ " } else { "" };
            let above: Vec<f64> = of.iter().filter_map(|c| c.above()).collect();
            let above = if above.is_empty() { "–".to_owned() } else { signed(median(above)) };
            let _ = writeln!(
                self.text,
                "| {family} | {least}{ratio:.1} | {good} of {} | {above} |",
                of.len()
            );
        }
    }
}

fn worst(runs: &[&Run]) -> f64 {
    runs.iter().map(|r| r.gap()).fold(0.0, f64::max)
}

/// The middle figure, or the mean of the two in the middle; not a number where there is none.
fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    match figures.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => figures[n / 2],
        n => (figures[n / 2 - 1] + figures[n / 2]) / 2.0,
    }
}

fn percent(share: f64) -> String {
    match share {
        0.0 => "0 %".to_owned(),
        // The time was too short for any bound.
        share if share.is_infinite() => "no bound".to_owned(),
        share => format!("{:.3} %", 100.0 * share),
    }
}

#[cfg(feature = "highs")]
fn signed(share: f64) -> String {
    format!("{:+.3} %", 100.0 * share)
}

fn seconds(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| "–".to_owned(), |s| format!("{s:.2} s"))
}
