//! A workbook edited by a person and saved by another program: the edits stay, the rest is
//! repaired around them.

use std::fs;
use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::end_to_end::world::World;

/// A sheet as cells; what a spreadsheet program keeps of it.
type Cells = Vec<Vec<Data>>;

fn opened(bytes: Vec<u8>) -> Vec<(String, Cells)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let sheets = book.worksheets();
    sheets
        .into_iter()
        .map(|(name, range)| {
            let (top, left) = range.start().unwrap_or_default();
            let mut rows: Cells = vec![Vec::new(); top as usize];
            for row in range.rows() {
                let before = std::iter::repeat_n(Data::Empty, left as usize);
                rows.push(before.chain(row.iter().cloned()).collect());
            }
            (name, rows)
        })
        .collect()
}

fn saved(sheets: &[(String, Cells)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                let (r, c) = (r as u32, c as u16);
                match cell {
                    Data::Empty => {}
                    Data::DateTime(when) => {
                        let when = ExcelDateTime::from_serial_datetime(when.as_f64());
                        let when = when.expect("a date");
                        sheet.write_datetime_with_format(r, c, &when, &date).expect("a cell");
                    }
                    Data::Float(number) => {
                        sheet.write_number(r, c, *number).expect("a cell");
                    }
                    other => {
                        sheet.write_string(r, c, other.to_string()).expect("a cell");
                    }
                }
            }
        }
    }
    book.save_to_buffer().expect("saved")
}

/// The activities in a workbook: the sheet, the header's row, and the position of a column.
struct Activities<'s> {
    rows: &'s mut Cells,
    head: usize,
}

impl<'s> Activities<'s> {
    fn of(sheets: &'s mut [(String, Cells)]) -> Self {
        let text = |cell: &Data| cell.to_string();
        for (_, rows) in sheets {
            let named = |row: &Vec<Data>| {
                ["pinned", "staff"].iter().all(|n| row.iter().any(|cell| text(cell) == *n))
            };
            if let Some(head) = rows.iter().position(named) {
                return Self { rows, head };
            }
        }
        panic!("no sheet of activities");
    }

    fn cell(&mut self, id: &str, column: &str) -> &mut Data {
        let is = |cell: &Data, what: &str| cell.as_string().is_some_and(|text| text == what);
        let at = |name: &str| self.rows[self.head].iter().position(|c| is(c, name));
        let (of_id, at) = (at("id").expect("ids"), at(column).expect("the column"));
        let row = self.rows.iter_mut().find(|row| row.get(of_id).is_some_and(|c| is(c, id)));
        &mut row.expect("the row")[at]
    }
}

/// The cells of the first row of a calendar that is such.
fn row_of(calendar: &str, fits: impl Fn(&csv::StringRecord) -> bool) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(calendar.as_bytes());
    let mut rows = reader.records().map(|row| row.expect("CSV"));
    let row = rows.find(fits).expect("such a row");
    row.iter().map(str::to_owned).collect()
}

#[test]
fn edited_workbook_is_kept_and_the_rest_repaired() {
    let world = World::with("tiny");
    world.run("plan tiny --work-limit 100 --out plan").ends(0);
    let before = world.read("plan/calendar.csv");

    // Nothing edited: opened and saved by another program, nothing changes.
    let mut sheets = opened(fs::read(world.path("plan/calendar.xlsx")).expect("written"));
    fs::write(world.path("same.xlsx"), saved(&sheets)).expect("written");
    for from in ["plan/calendar.csv", "plan/calendar.xlsx"] {
        let line = format!("replan tiny --from {from} --keep-edits same.xlsx --out same");
        let ran = world.run(&line).ends(0);
        assert!(!ran.err.contains("W601"), "{ran:?}");
        assert_eq!(world.read("same/calendar.csv"), before, "{from}");
    }

    // An inspection moves to another day, somebody else makes a visit, an event is pinned.
    let inspection = row_of(&before, |row| &row[1] == "inspection");
    let visit = row_of(&before, |row| &row[1] == "outreach" && &row[7] == "P004");
    let event = row_of(&before, |row| &row[0] == "E002");
    let mut activities = Activities::of(&mut sheets);
    let free = ["2026-10-15", "2026-10-22", "2026-10-29", "2026-11-05", "2026-11-12"];
    let day = free.iter().find(|day| !before.contains(*day)).expect("a free day");
    *activities.cell(&inspection[0], "date") = Data::String((*day).to_owned());
    *activities.cell(&visit[0], "staff") = Data::String("P001 卓玛".to_owned());
    *activities.cell(&event[0], "pinned") = Data::String("yes".to_owned());
    fs::write(world.path("edited.xlsx"), saved(&sheets)).expect("written");

    let line = "replan tiny --from plan/calendar.xlsx --keep-edits edited.xlsx --out after";
    world.run(line).ends(0);
    world.run("verify tiny after/calendar.csv").ends(0);
    let after = world.read("after/calendar.csv");
    let now = |id: &str| row_of(&after, |row| &row[0] == id);
    assert_eq!((now(&inspection[0])[4].as_str(), now(&inspection[0])[9].as_str()), (*day, "yes"));
    assert_eq!((now(&visit[0])[7].as_str(), now(&visit[0])[9].as_str()), ("P001", "yes"));
    let event_now = now("E002");
    assert_eq!((&event_now[..9], event_now[9].as_str()), (&event[..9], "yes"));
    let told = world.read("after/changes.csv");
    assert!(told.contains("卓玛") && told.contains("张海燕"), "{told}");
}
