//! The appraisal of a term: a workbook, a page, a table.

use std::io;

use askama::Template;
use unicode_width::UnicodeWidthStr;

use super::county::county_name;
use super::csv_text::{csv_text, said, with_mark};
use super::edition::OutputFile;
use super::page::plain_page;
use super::xlsx::{Cell, SheetTable, tables_workbook};
use crate::domain::{Criterion, FixedWord, KinderIx, Language, Message, Scenario, Weights};
use crate::score::{AllianceScore, Marked, Measure, Missing, Score};
use crate::text::{Texts, plain};

/// The files of an appraisal.
pub const SCORE_FILES: [&str; 3] = ["score.csv", "score.html", "score.xlsx"];

/// Names that are given of what is behind.
const NAMED: usize = 8;

/// An appraisal to be written.
#[derive(Debug, Clone, Copy)]
pub struct FoundScore<'a> {
    /// The county.
    pub scenario: &'a Scenario,
    /// What counts how much.
    pub weights: &'a Weights,
    /// The marks.
    pub score: &'a Score,
    /// The language.
    pub texts: &'a Texts,
    /// The language of the heads of tables in CSV, if asked for.
    pub headers: Option<Language>,
}

#[derive(Template)]
#[template(path = "write/page/score.html")]
struct Body {
    title: String,
    county: String,
    note: String,
    places_note: String,
    heads: Vec<String>,
    alliances: Vec<[String; 5]>,
    alliance_heads: Vec<String>,
    places: Vec<(bool, Vec<String>)>,
}

/// All files, in the order of [`SCORE_FILES`].
///
/// # Errors
/// Only if the page or the workbook could not be made, which memory alone could cause.
pub fn score_files(made: &FoundScore<'_>) -> io::Result<Vec<OutputFile>> {
    let contents = [
        with_mark(&csv_text(rows(made)), made.headers).into_bytes(),
        made.page().map_err(io::Error::other)?.into_bytes(),
        made.workbook().map_err(io::Error::other)?,
    ];
    let files = SCORE_FILES.iter().zip(contents);
    Ok(files.map(|(name, content)| OutputFile { name: (*name).to_owned(), content }).collect())
}

/// The entry of a criterion's name.
const fn criterion_key(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Events => "score-criterion-events",
        Criterion::HalfDay => "score-criterion-half-day",
        Criterion::Visits => "score-criterion-visits",
        Criterion::Received => "score-criterion-received",
        Criterion::Inspections => "score-criterion-inspections",
        Criterion::FollowUps => "score-criterion-follow-ups",
        Criterion::Placements => "score-criterion-placements",
        Criterion::Hosting => "score-criterion-hosting",
        Criterion::WeakFirst => "score-criterion-weak-first",
    }
}

impl FoundScore<'_> {
    /// The county and the day.
    #[must_use]
    pub fn title(&self) -> String {
        let name = county_name(self.scenario).unwrap_or(&self.scenario.settings.name);
        let message = Message::new("score-title").with("name", name);
        self.texts.say(&message.with("date", self.texts.date(self.score.on)))
    }

    /// A mark for people.
    #[must_use]
    pub fn mark(&self, mark: Option<f64>) -> String {
        mark.map_or_else(|| self.texts.key("score-no-mark"), |mark| format!("{mark:.1}"))
    }

    /// Marks that a criterion costs a kindergarten.
    fn lost(&self, of: &Marked, measure: &Measure) -> f64 {
        let due = of.measures.iter().filter(|m| m.rate().is_some());
        let all: f64 = due.map(|m| self.weights.get(m.criterion)).sum();
        let rate = measure.rate().unwrap_or(1.0);
        if all > 0.0 {
            100.0 * self.weights.get(measure.criterion) * (1.0 - rate) / all
        } else {
            0.0
        }
    }

    /// What pulled a mark down, the dearest first.
    #[must_use]
    pub fn reasons(&self, of: &Marked) -> Vec<String> {
        let mut behind: Vec<(&Measure, f64)> = of
            .measures
            .iter()
            .map(|m| (m, self.lost(of, m)))
            .filter(|(_, lost)| *lost > 1e-9)
            .collect();
        behind.sort_by(|a, b| b.1.total_cmp(&a.1));
        behind.into_iter().map(|(measure, lost)| self.reason(measure, lost)).collect()
    }

    fn reason(&self, measure: &Measure, lost: f64) -> String {
        let mut list: Vec<String> =
            measure.missing.iter().take(NAMED).map(|m| self.missing(*m)).collect();
        if measure.missing.len() > NAMED {
            list.push("…".to_owned());
        }
        let key = match (measure.criterion, list.is_empty()) {
            (Criterion::WeakFirst, _) => "score-lost-weak",
            (_, true) => "score-lost",
            (_, false) => "score-lost-list",
        };
        self.texts.say(
            &Message::new(key)
                .with("criterion", self.texts.key(criterion_key(measure.criterion)))
                .with("asked", measure.asked)
                .with("done", measure.done)
                .with("later", measure.to_come)
                .with("behind", measure.behind())
                .with("lost", format!("{lost:.1}"))
                .with_list("list", list),
        )
    }

    fn missing(&self, missing: Missing) -> String {
        let (name, done, asked) = match missing {
            Missing::Person(p, done, asked) => (self.scenario.name_of_person(p), done, asked),
            Missing::Place(k, done, asked) => (self.scenario.name_of_place(k), done, asked),
        };
        let message = Message::new("score-missing").with("name", name);
        self.texts.say(&message.with("done", done).with("asked", asked))
    }

    fn note(&self) -> String {
        let share = |x: f64| format!("{:.0}", 100.0 * x);
        let message = Message::new("score-note-alliances")
            .with("own", share(1.0 - self.weights.members))
            .with("members", share(self.weights.members));
        self.texts.say(&message.with("mark", self.mark(self.score.county)))
    }

    /// Every kindergarten, the lead of each alliance first.
    fn marked(&self) -> impl Iterator<Item = (&AllianceScore, bool, &Marked)> {
        self.score.alliances.iter().flat_map(|a| {
            std::iter::once((a, true, &a.lead)).chain(a.members.iter().map(move |m| (a, false, m)))
        })
    }

    fn place(&self, k: KinderIx) -> String {
        self.scenario.name_of_place(k)
    }

    /// Done of asked, where the criterion applies.
    fn cell(of: &Marked, criterion: Criterion) -> String {
        let measure = of.measures.iter().find(|m| m.criterion == criterion && m.asked > 0);
        measure.map_or_else(String::new, |m| format!("{}/{}", m.done, m.asked))
    }

    fn workbook(&self) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
        let mark = |mark: Option<f64>| mark.map_or(Cell::Empty, Cell::Decimal);
        let alliances = self.score.alliances.iter().map(|a| {
            vec![
                Cell::strong(&self.scenario.alliance(a.alliance).name),
                Cell::text(self.place(a.lead.place)),
                mark(a.joint),
                mark(a.lead.mark),
                mark(a.members_mean),
                Cell::text(self.reasons(&a.lead).join(self.texts.separator())),
            ]
        });
        let places = self.marked().map(|(a, lead, of)| {
            let mut row = vec![
                Cell::text(&self.scenario.alliance(a.alliance).name),
                Cell::strong(self.place(of.place)),
                Cell::centre(self.texts.key(if lead { "score-lead" } else { "score-member" })),
                mark(of.mark),
            ];
            row.extend(Criterion::ALL.iter().map(|&c| Cell::centre(Self::cell(of, c))));
            row.push(Cell::text(self.reasons(of).join(self.texts.separator())));
            row
        });
        let details = self.marked().flat_map(|(a, _, of)| {
            of.measures.iter().filter(|m| m.asked > 0 || m.planned > 0).map(move |m| {
                let whole = |n: u32| Cell::Whole(f64::from(n));
                vec![
                    Cell::text(&self.scenario.alliance(a.alliance).name),
                    Cell::strong(self.place(of.place)),
                    Cell::text(self.texts.key(criterion_key(m.criterion))),
                    whole(m.asked),
                    whole(m.planned),
                    whole(m.done),
                    whole(m.to_come),
                    whole(m.behind()),
                    m.rate().map_or(Cell::Empty, |rate| Cell::Decimal(100.0 * rate)),
                    Cell::Decimal(self.weights.get(m.criterion)),
                    Cell::Decimal(self.lost(of, m)),
                ]
            })
        });
        let table = |name, columns: &[_], rows, notes| {
            let sheet = SheetTable::new(self.texts, name, self.title(), columns, rows);
            SheetTable { notes, ..sheet }
        };
        let mut place_heads = vec![
            ("workbook-head-alliance", 17.0),
            ("workbook-head-kindergarten", 25.0),
            ("score-head-role", 7.0),
            ("score-head-mark", 7.0),
        ];
        place_heads.extend(Criterion::ALL.iter().map(|&c| {
            let head = criterion_key(c);
            (head, UnicodeWidthStr::width(self.texts.key(head).as_str()) as f64 + 1.0)
        }));
        place_heads.push(("score-head-lost", 44.0));
        let tables = [
            table(
                "score-sheet-alliances",
                &[
                    ("workbook-head-alliance", 20.0),
                    ("score-lead", 24.0),
                    ("score-head-joint", 10.0),
                    ("score-head-own", 11.0),
                    ("score-head-members", 11.0),
                    ("score-head-lost", 70.0),
                ],
                alliances.collect(),
                vec![self.note()],
            ),
            table(
                "score-sheet-places",
                &place_heads,
                places.collect(),
                vec![self.texts.key("score-note-places")],
            ),
            table(
                "score-sheet-rows",
                &[
                    ("workbook-head-alliance", 18.0),
                    ("workbook-head-kindergarten", 28.0),
                    ("score-head-criterion", 18.0),
                    ("score-head-asked", 8.0),
                    ("score-head-planned", 8.0),
                    ("score-head-done", 8.0),
                    ("score-head-to-come", 8.0),
                    ("score-head-behind", 8.0),
                    ("score-head-rate", 12.0),
                    ("score-head-weight", 8.0),
                    ("score-head-lost-marks", 10.0),
                ],
                details.collect(),
                Vec::new(),
            ),
        ];
        tables_workbook(&self.title(), &tables, self.scenario, self.texts)
    }

    fn page(&self) -> Result<String, askama::Error> {
        let heads = |keys: &[&'static str]| -> Vec<String> {
            keys.iter().map(|&key| self.texts.key(key)).collect()
        };
        let reasons = |of: &Marked| plain(&self.reasons(of).join(self.texts.separator()));
        let mut place_heads = heads(&["workbook-head-kindergarten", "score-head-mark"]);
        place_heads.extend(Criterion::ALL.iter().map(|&c| self.texts.key(criterion_key(c))));
        place_heads.push(self.texts.key("score-head-lost"));
        let body = Body {
            title: plain(&self.title()),
            county: self
                .texts
                .say(&Message::new("score-county").with("mark", self.mark(self.score.county))),
            note: self.note(),
            places_note: self.texts.key("score-note-places"),
            alliance_heads: heads(&[
                "workbook-head-alliance",
                "score-head-joint",
                "score-head-own",
                "score-head-members",
                "score-head-lost",
            ]),
            alliances: self
                .score
                .alliances
                .iter()
                .map(|a| {
                    [
                        plain(&self.scenario.alliance(a.alliance).name),
                        self.mark(a.joint),
                        self.mark(a.lead.mark),
                        self.mark(a.members_mean),
                        reasons(&a.lead),
                    ]
                })
                .collect(),
            heads: place_heads,
            places: self
                .marked()
                .map(|(_, lead, of)| {
                    let mut row = vec![plain(&self.place(of.place)), self.mark(of.mark)];
                    row.extend(Criterion::ALL.iter().map(|&c| Self::cell(of, c)));
                    row.push(reasons(of));
                    (lead, row)
                })
                .collect(),
        };
        plain_page(&body.title.clone(), &body.render()?, self.texts)
    }
}

/// Heads of the table, as scripts and as people read them.
const HEADS: [(&str, &str); 13] = [
    ("alliance", "workbook-head-alliance"),
    ("kindergarten", "ledger-head-place-id"),
    ("name", "workbook-head-kindergarten"),
    ("role", "score-head-role"),
    ("criterion", "score-head-criterion"),
    ("asked", "score-head-asked"),
    ("planned", "score-head-planned"),
    ("done", "score-head-done"),
    ("to_come", "score-head-to-come"),
    ("behind", "score-head-behind"),
    ("weight", "score-head-weight"),
    ("lost", "score-head-lost-marks"),
    ("mark", "score-head-mark"),
];

/// A row for each criterion of each kindergarten.
fn rows(made: &FoundScore<'_>) -> Vec<Vec<String>> {
    let texts = Texts::new(made.headers.unwrap_or(made.texts.language()));
    let mut rows: Vec<Vec<String>> = vec![HEADS.iter().map(|&head| said(head, &texts)).collect()];
    for (a, lead, of) in made.marked() {
        let place = made.scenario.kindergarten(of.place);
        let role = if lead { ("lead", "score-lead") } else { ("member", "score-member") };
        for m in &of.measures {
            rows.push(vec![
                made.scenario.alliance(a.alliance).id.clone(),
                place.id.clone(),
                place.name.clone(),
                said(role, &texts),
                said((m.criterion.word(), criterion_key(m.criterion)), &texts),
                m.asked.to_string(),
                m.planned.to_string(),
                m.done.to_string(),
                m.to_come.to_string(),
                m.behind().to_string(),
                made.weights.get(m.criterion).to_string(),
                format!("{:.2}", made.lost(of, m)),
                of.mark.map_or_else(String::new, |mark| format!("{mark:.2}")),
            ]);
        }
    }
    rows
}
