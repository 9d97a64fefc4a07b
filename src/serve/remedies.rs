//! What would help an unmet demand, as other texts in cells of the county's tables: a draft that
//! can be tried.

use super::sheet::{Cell, at, heads, settings_at};
use crate::domain::{Language, Scenario};
use crate::explain::{Fact, Remedy, Step};
use crate::input::{ShownSheet, header_names};

/// The cells that a remedy changes; nothing if it is no matter of the tables, as what has happened.
pub(super) fn cells(
    scenario: &Scenario,
    remedy: &Remedy,
    sheets: &[ShownSheet],
    tongue: Language,
) -> Option<Vec<Cell>> {
    let draft = Draft { sheets, tongue };
    let settings = &scenario.settings;
    match (remedy.fact, remedy.step) {
        (Fact::Reach(p), Step::Minutes { to, .. }) => {
            let line = scenario.person(p).line;
            if to <= settings.travel.max_one_way_minutes.0 {
                return draft.cell("staff.csv", line, "max_one_way_minutes", &to.to_string());
            }
            // Nobody goes further than the county allows, whatever stands in the own row.
            let mut all = draft.setting("travel.max_one_way_minutes", &to.to_string())?;
            if draft.says("staff.csv", line, "max_one_way_minutes") {
                all.extend(draft.cell(
                    "staff.csv",
                    line,
                    "max_one_way_minutes",
                    &to.to_string(),
                )?);
            }
            Some(all)
        }
        (Fact::MinutesOf(p), Step::Minutes { to, .. }) => {
            draft.cell("staff.csv", scenario.person(p).line, "minutes_max", &to.to_string())
        }
        (Fact::Drive, Step::Minutes { to, .. }) => {
            draft.setting("travel.max_drive_minutes_per_day", &to.to_string())
        }
        (Fact::HalfDay, Step::Minutes { to, .. }) => {
            draft.setting("travel.half_day_reach_minutes", &to.to_string())
        }
        (Fact::Window(e), Step::Lift) => {
            let event = scenario.event(e);
            let (from, to) = (event.from.min(settings.term.start), event.to.max(settings.term.end));
            let mut all = draft.cell("events.csv", event.line, "from", &from.to_string())?;
            all.extend(draft.cell("events.csv", event.line, "to", &to.to_string())?);
            Some(all)
        }
        (Fact::Closed(i), Step::Lift) => {
            draft.without("closures.csv", scenario.closures.get(i as usize)?.line)
        }
        (Fact::Pinned(i), Step::Lift) => {
            draft.without("pins.csv", scenario.pins.get(i as usize)?.line)
        }
        (fact, Step::Number { to, .. }) => {
            let to = to.to_string();
            let of_person =
                |p, column| draft.cell("staff.csv", scenario.person(p).line, column, &to);
            let of_place = |k, column| {
                draft.cell("kindergartens.csv", scenario.kindergarten(k).line, column, &to)
            };
            match fact {
                Fact::VisitsOf(p) => of_person(p, "visits_max"),
                Fact::InspectionsOf(p) => of_person(p, "inspections_max"),
                Fact::Away(k) => of_place(k, "max_away"),
                Fact::VisitsAt(k) => of_place(k, "visits_max"),
                Fact::DaysOut => draft.setting("limits.days_out_per_week", &to),
                Fact::Incoming => draft.setting("limits.incoming_per_week", &to),
                Fact::Group => draft.setting("outreach.group_max", &to),
                Fact::InspectionGap => draft.setting("inspection.gap_days", &to),
                Fact::EventGap => draft.setting("events.gap_days", &to),
                Fact::Parallel => draft.setting("events.bureau_parallel", &to),
                _ => None,
            }
        }
        _ => None,
    }
}

struct Draft<'a> {
    sheets: &'a [ShownSheet],
    tongue: Language,
}

impl Draft<'_> {
    fn sheet(&self, table: &str) -> Option<&ShownSheet> {
        self.sheets.iter().find(|sheet| sheet.table == table)
    }

    /// The column of a table; the first that is free if it has none, with its header.
    fn column(&self, sheet: &ShownSheet, name: &str) -> (u32, Option<Cell>) {
        let (head, columns) = heads(sheet);
        if let Some((column, _)) = columns.iter().find(|(_, known)| known.english == name) {
            return (*column, None);
        }
        let last = sheet.rows.iter().flat_map(|row| &row.cells).map(|(column, _)| *column).max();
        let column = last.unwrap_or_default() + 1;
        let known = header_names().find(|n| n.table == sheet.table && n.english == name);
        let text =
            known.map_or_else(|| name.to_owned(), |known| known.usual(self.tongue).to_owned());
        (column, Some(Cell { sheet: sheet.sheet.clone(), row: head.max(1), column, text }))
    }

    fn cell(&self, table: &str, row: u32, column: &str, text: &str) -> Option<Vec<Cell>> {
        let sheet = self.sheet(table)?;
        if row == 0 {
            return None;
        }
        let (column, header) = self.column(sheet, column);
        let cell = Cell { sheet: sheet.sheet.clone(), row, column, text: text.to_owned() };
        Some(header.into_iter().chain([cell]).collect())
    }

    fn says(&self, table: &str, row: u32, column: &str) -> bool {
        let said = self.sheet(table).and_then(|sheet| {
            let (column, header) = self.column(sheet, column);
            let row = sheet.rows.iter().find(|r| r.number == row)?;
            header.is_none().then(|| at(row, column))?
        });
        said.is_some()
    }

    fn setting(&self, key: &str, text: &str) -> Option<Vec<Cell>> {
        let sheet = self.sheet(super::sheet::SETTINGS)?;
        let known = settings_at(sheet);
        let cell = |row, column, text: &str| Cell {
            sheet: sheet.sheet.clone(),
            row,
            column,
            text: text.to_owned(),
        };
        if let Some((row, (_, column))) = known.iter().find(|(_, (name, _))| name.key == key) {
            return Some(vec![cell(*row, *column, text)]);
        }
        let (_, column) = known.values().next()?;
        let row = sheet.rows.iter().map(|row| row.number).max()? + 1;
        Some(vec![cell(row, column - 1, key), cell(row, *column, text)])
    }

    fn without(&self, table: &str, line: u32) -> Option<Vec<Cell>> {
        let sheet = self.sheet(table)?;
        let row = sheet.rows.iter().find(|row| row.number == line)?;
        let empty = |column: &(u32, String)| Cell {
            sheet: sheet.sheet.clone(),
            row: line,
            column: column.0,
            text: String::new(),
        };
        Some(row.cells.iter().map(empty).collect())
    }
}
