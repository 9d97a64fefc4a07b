//! What became of each of many counties, as a table.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Exit;
use super::layout::{pad, safe, width};
use super::progress::percent;
use super::style::{self, paint};
use super::voice::Voice;
use crate::domain::{Language, Message, Plan};

/// Columns of a name and of a path.
const NAME: usize = 32;
const PATH: usize = 80;

/// One county and what became of it.
#[derive(Debug)]
pub(super) struct County {
    pub folder: PathBuf,
    pub out: PathBuf,
    /// The language in which it is talked about, once it was read.
    pub language: Option<Language>,
    pub warnings: usize,
    /// A demand left unmet is an exit code of its own.
    pub strict: bool,
    pub end: End,
}

/// What became of a county.
#[derive(Debug)]
pub(super) enum End {
    Planned(Figures),
    /// Its files have errors.
    Refused {
        errors: usize,
    },
    /// It is no scenario at all.
    Unread,
    /// The plan could not be written.
    NotWritten,
    /// A mistake of this program.
    Bug,
    /// Somebody asked to stop before.
    NotBegun,
}

/// What the table says of a plan.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Figures {
    name: String,
    activities: usize,
    km: f64,
    cost: f64,
    gap: Option<f64>,
    unmet: u32,
    penalties: u64,
    seconds: f64,
}

impl Figures {
    pub fn of(plan: &Plan) -> Self {
        Self {
            name: safe(&plan.scenario, NAME),
            activities: plan.activities.len(),
            km: plan.vehicle_km.value(),
            cost: plan.levels.cost.value,
            gap: plan.levels.cost.gap(),
            unmet: plan.shortfalls.iter().map(|s| s.units).sum(),
            penalties: plan.levels.quality.value,
            seconds: plan.time_s,
        }
    }
}

impl County {
    /// A county that nobody has looked at.
    pub fn not_begun(folder: &Path, out: &Path, strict: bool) -> Self {
        let (folder, out) = (folder.to_owned(), out.to_owned());
        Self { folder, out, language: None, warnings: 0, strict, end: End::NotBegun }
    }

    /// How the program would end if this were the only county.
    pub fn exit(&self) -> Exit {
        match &self.end {
            End::Planned(figures) if self.strict && figures.unmet > 0 => Exit::Shortfall,
            End::Planned(_) => Exit::Done,
            _ => Exit::Refused,
        }
    }

    /// The folder, safe to show.
    pub fn name(&self) -> String {
        safe(&self.folder.display().to_string(), PATH)
    }
}

/// Columns of figures: the header's key and what stands below.
type Column = (&'static str, fn(&Figures) -> String);

const COLUMNS: [Column; 7] = [
    ("county-column-activities", |f| f.activities.to_string()),
    ("county-column-km", |f| format!("{:.1}", f.km)),
    ("county-column-cost", |f| format!("{:.1}", f.cost)),
    ("county-column-gap", |f| f.gap.map_or_else(|| "?".to_owned(), percent)),
    ("county-column-unmet", |f| f.unmet.to_string()),
    ("county-column-penalties", |f| f.penalties.to_string()),
    ("county-column-seconds", |f| format!("{:.1}", f.seconds)),
];

/// One line per county, a line that counts them, and where there are warnings to read.
pub(super) fn table(counties: &[County], voice: &Voice) -> String {
    let heads: Vec<String> = COLUMNS.iter().map(|(key, _)| voice.key(key)).collect();
    let cells: Vec<Option<Vec<String>>> = counties
        .iter()
        .map(|county| match &county.end {
            End::Planned(figures) => Some(COLUMNS.iter().map(|(_, say)| say(figures)).collect()),
            _ => None,
        })
        .collect();
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|i| {
            let below = cells.iter().flatten().map(|row| width(&row[i]));
            below.chain([width(&heads[i])]).max().unwrap_or(0)
        })
        .collect();
    let name = |county: &County| match &county.end {
        End::Planned(figures) => figures.name.clone(),
        _ => county.name(),
    };
    let county = voice.key("county-column-county");
    let first = counties.iter().map(|c| width(&name(c))).chain([width(&county)]).max().unwrap_or(0);
    let right = |row: &[String]| -> String {
        let cell = |(text, &columns): (&String, &usize)| {
            format!("  {}{text}", " ".repeat(columns.saturating_sub(width(text))))
        };
        row.iter().zip(&widths).map(cell).collect()
    };
    let head =
        format!("  {}{}  {}", pad(&county, first), right(&heads), voice.key("county-column-out"));
    let mut text = format!("\n{}\n", paint(style::TITLE, head));
    for (county, row) in counties.iter().zip(&cells) {
        text += &match row {
            Some(row) => {
                let out = safe(&county.out.display().to_string(), PATH);
                format!("  {}{}  {out}\n", pad(&name(county), first), right(row))
            }
            None => {
                let why = paint(style::ERROR, voice.say(&why(county, voice)));
                format!("  {}  {why}\n", pad(&name(county), first))
            }
        };
    }
    let planned = cells.iter().flatten().count();
    let sum = Message::new("county-sum")
        .with("all", counties.len())
        .with("planned", planned)
        .with("failed", counties.len() - planned);
    text += &format!("\n  {}\n", voice.say(&sum));
    for county in counties.iter().filter(|c| c.warnings > 0 && matches!(c.end, End::Planned(_))) {
        let folder = county.name();
        let warned = Message::new("county-warnings").with("n", county.warnings);
        text += &format!("  {}\n", voice.say(&warned.with("folder", folder)));
    }
    text
}

/// Why a county has no plan.
fn why(county: &County, voice: &Voice) -> Message {
    match county.end {
        End::Refused { errors } => {
            let counts =
                Message::new("cli-counts").with("errors", errors).with("warnings", county.warnings);
            Message::new("county-refused").with("counts", voice.say(&counts))
        }
        End::Unread => Message::new("county-unread"),
        End::NotWritten => Message::new("county-not-written"),
        End::Bug => Message::new("county-bug"),
        End::NotBegun | End::Planned(_) => Message::new("county-not-begun"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::sample;

    fn county(folder: &str, end: End) -> County {
        let folder = PathBuf::from(folder);
        let out = PathBuf::from("out").join(&folder);
        County { folder, out, language: None, warnings: 2, strict: true, end }
    }

    #[test]
    fn table_lines_up_in_chinese() {
        let counties = [
            county("yangli", End::Planned(Figures::of(&sample::plan()))),
            county("wuxia", End::Refused { errors: 3 }),
            county("weiqi", End::NotBegun),
        ];
        let text = table(&counties, &Voice::new(Some(Language::ZhHans), None));
        insta::assert_snapshot!(anstream::adapter::strip_str(&text).to_string(), @"

          县      安排  公里   成本   差距  未满足  扣分   秒  文件夹
          样例县     3  60.5  500.2  2.00%       1     1  0.5  out/yangli
          wuxia   没有计划：3 个错误，2 个警告
          weiqi   没有开始

          共 3 个县：1 个有计划，2 个没有计划
          数据有 2 个警告，详见 alliance check yangli
        ");
    }

    #[test]
    fn exit_of_a_county() {
        let planned = || End::Planned(Figures::of(&sample::plan()));
        assert_eq!(county("a", planned()).exit(), Exit::Shortfall);
        assert_eq!(County { strict: false, ..county("a", planned()) }.exit(), Exit::Done);
        assert_eq!(county("a", End::NotBegun).exit(), Exit::Refused);
    }
}
