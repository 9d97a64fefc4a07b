//! Cells as clerks and spreadsheet programs leave them.

use alliance_calendar::domain::Language;
use alliance_calendar::init::Template;
use alliance_calendar::input::{Reading, read_workbook};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use super::{places, template, with_parts, workbook};

const SETTINGS: [(&str, &str); 7] = [
    ("方案名称", "某县"),
    ("学年开始", "2026-09-01"),
    ("学年结束", "2027-07-16"),
    ("第几学期", "2"),
    ("学期开始", "2027年3月1日"),
    ("学期结束", "2027/7/9"),
    ("节假日表", "无"),
];

fn put(sheet: &mut Worksheet, row: u32, cells: &[&str]) {
    for (i, cell) in cells.iter().enumerate().filter(|(_, c)| !c.is_empty()) {
        sheet.write_string(row, i as u16, *cell).expect("a cell");
    }
}

fn sheet<'b>(book: &'b mut Workbook, name: &str, rows: &[&[&str]]) -> &'b mut Worksheet {
    let sheet = book.add_worksheet().set_name(name).expect("a name");
    for (i, row) in rows.iter().enumerate() {
        put(sheet, i as u32, row);
    }
    sheet
}

/// A workbook that reads without a finding but those that `edit` causes.
fn book(edit: impl Fn(&str, &mut Worksheet)) -> Reading {
    let mut book = Workbook::new();
    let settings: Vec<Vec<&str>> = SETTINGS.iter().map(|(k, v)| vec![*k, *v]).collect();
    let settings: Vec<&[&str]> = settings.iter().map(Vec::as_slice).collect();
    edit("设置", sheet(&mut book, "设置", &settings));
    edit("联盟", sheet(&mut book, "联盟", &[&["编号", "名称", "牵头园"], &["A1", "一", "K1"]]));
    let places: &[&[&str]] = &[
        &["编号", "名称", "联盟", "帮扶等级", "经度", "纬度", "可承办"],
        &["K1", "甲", "A1", "优质", "103.1", "36.9", "是"],
        &["K2", "乙", "A1", "一般", "103.2", "36.9"],
    ];
    edit("幼儿园", sheet(&mut book, "幼儿园", places));
    let staff: &[&[&str]] = &[
        &["编号", "姓名", "幼儿园", "骨干教师", "导师", "学科", "专长"],
        &["P1", "张", "K1", "是", "", "语言"],
        &["P2", "王", "K1", "", "是", "", "curriculum;safety"],
        &["P3", "李", "K1", "", "是", "", "curriculum"],
    ];
    edit("人员", sheet(&mut book, "人员", staff));
    let events: &[&[&str]] = &[
        &["编号", "联盟", "类型", "标题", "形式", "时长", "承办园", "开始", "结束"],
        &["E1", "A1", "教研", "研", "线下", "半天", "K1", "2027-04-01", "2027-04-30"],
    ];
    edit("活动", sheet(&mut book, "活动", events));
    let mut reading = read_workbook("b.xlsx", &book.save_to_buffer().expect("saved"));
    // One event in a year is few, and a history is missing: of no interest here.
    reading.findings.retain(|f| f.code != "W402" && f.code != "W502");
    reading
}

#[test]
fn plain_text_reads() {
    let reading = book(|_, _| {});
    assert_eq!(places(&reading.findings), []);
    let scenario = reading.scenario.expect("reads");
    assert_eq!(scenario.settings.term.start.to_string(), "2027-03-01");
    assert_eq!((scenario.kindergartens.len(), scenario.staff.len()), (2, 3));
}

#[test]
fn dates_numbers_booleans_and_formulas_read() {
    let reading = book(|name, sheet| match name {
        "活动" => {
            let day = ExcelDateTime::from_ymd(2027, 4, 6).expect("a day");
            let format = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
            sheet.write_datetime_with_format(1, 7, &day, &format).expect("a cell");
            // A formula that no format makes a date: 2027-05-01.
            let formula = Formula::new("=H2+25").set_result("46508");
            sheet.write_formula(1, 8, formula).expect("a cell");
        }
        "人员" => {
            sheet.write_boolean(1, 3, true).expect("a cell");
            sheet.write_boolean(1, 4, false).expect("a cell");
        }
        "幼儿园" => {
            sheet.write_number(1, 4, 103.144).expect("a cell");
            let formula = Formula::new("=E2+0.1").set_result("103.244");
            sheet.write_formula(2, 4, formula).expect("a cell");
        }
        "设置" => {
            sheet.write_number(3, 1, 2.0).expect("a cell");
            put(sheet, 7, &["每车乘客数", "７"]);
        }
        _ => {}
    });
    assert_eq!(places(&reading.findings), []);
    let scenario = reading.scenario.expect("reads");
    let event = &scenario.events[0];
    assert_eq!(
        (event.from.to_string(), event.to.to_string()),
        ("2027-04-06".into(), "2027-05-01".into())
    );
    assert_eq!(scenario.kindergartens[0].position, Some((103.144, 36.9)));
    assert_eq!(scenario.kindergartens[1].position, Some((103.244, 36.9)));
    assert!(scenario.staff[0].backbone && !scenario.staff[0].mentor);
    assert_eq!(scenario.settings.travel.seats, 7);
}

#[test]
fn titles_stars_merged_cells_and_notes_beside_are_understood() {
    let reading = book(|name, sheet| {
        if name == "人员" {
            for row in (0..4_u32).rev() {
                for column in 0..8 {
                    sheet.clear_cell(row, column);
                }
            }
            put(sheet, 0, &["某县人员一览"]);
            put(
                sheet,
                2,
                &["编号*", "姓名＊", " 幼儿园 ", "骨干教师", "导师", "学科", "专长", "", ""],
            );
            put(sheet, 3, &["P1", "张", "", "是", "", "语言", "", "", "旁注"]);
            put(sheet, 5, &["P2", "王", "", "", "是", "", "curriculum;safety"]);
            put(sheet, 6, &["P3", "李", "", "", "是", "", "curriculum"]);
            sheet.merge_range(3, 2, 6, 2, "K1", &Format::new()).expect("merged");
        }
    });
    assert_eq!(places(&reading.findings), []);
    let scenario = reading.scenario.expect("reads");
    assert_eq!(scenario.staff.iter().map(|p| p.line).collect::<Vec<_>>(), [4, 6, 7]);
    assert!(scenario.staff.iter().all(|p| p.home.index() == 0));
}

#[test]
fn faults_are_placed() {
    let reading = book(|name, sheet| match name {
        "人员" => {
            let fault = Formula::new("=NA()").set_result("#N/A");
            sheet.write_formula(1, 2, fault).expect("a cell");
            put(sheet, 2, &["P1"]);
        }
        "幼儿园" => put(sheet, 2, &["K2", "乙", "A9", "一般", "东经百度", "36.9"]),
        "设置" => {
            put(sheet, 8, &["平均车速", "很快"]);
            put(sheet, 9, &["平均速度", "4"]);
            put(sheet, 5, &["学期结束", "2027/7/32"]);
        }
        _ => {}
    });
    assert_eq!(reading.scenario, None);
    let expected = [
        ("E106", "设置!B6"),
        ("E203", "设置!B9"),
        ("W201", "设置!A10"),
        ("E302", "幼儿园!C3"),
        ("E102", "幼儿园!E3"),
        ("E110", "人员!C2"),
        ("E301", "人员!A3"),
    ];
    let expected = expected.map(|(code, place)| (code, place.to_owned()));
    assert_eq!(places(&reading.findings), expected);
}

#[test]
fn missing_sheets_and_settings_are_told() {
    let mut book = Workbook::new();
    sheet(&mut book, "设置", &[&["设置项", "值"], &["方案名称", ""]]);
    sheet(&mut book, "人员1", &[&["编号", "姓名", "幼儿园"]]);
    let reading = read_workbook("b.xlsx", &book.save_to_buffer().expect("saved"));
    let found = places(&reading.findings);
    for expected in [("E202", "设置!B2"), ("E022", "!"), ("W003", "人员1!")] {
        let expected = (expected.0, expected.1.to_owned());
        assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
    }
    assert_eq!(found.iter().filter(|(code, _)| *code == "E022").count(), 4);
}

#[test]
fn formula_without_a_result_is_told() {
    let book = workbook(&template(Template::Tiny), Language::En);
    // As a library writes it that works nothing out.
    let book = with_parts(&book, |name, bytes| {
        if name != "xl/worksheets/sheet8.xml" {
            return bytes;
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        let at = text.find("<c r=\"C2\"").expect("kilometres");
        let end = at + text[at..].find("</c>").expect("its end");
        format!("{}<c r=\"C2\"><f>1+1</f>{}", &text[..at], &text[end..]).into_bytes()
    });
    let found = places(&read_workbook("b.xlsx", &book).findings);
    assert_eq!(found[0], ("E111", "distances!C2".to_owned()));
}

/// What the cell shows is the id: the number behind it is not.
#[test]
fn numbers_that_a_format_shows_as_ids_are_ids() {
    for (format, n, shown) in
        [("\"K\"0", 1.0, "K1"), ("\\K0", 1.0, "K1"), ("000", 7.0, "007"), ("\"K\"00", 7.0, "K07")]
    {
        let format = Format::new().set_num_format(format);
        let reading = book(|name, sheet| match (name, shown) {
            ("幼儿园", _) => {
                sheet.write_number_with_format(1, 0, n, &format).expect("a cell");
                // A number is one however it is shown.
                sheet.write_number_with_format(1, 5, 37.0, &format).expect("a cell");
            }
            ("联盟", _) => put(sheet, 1, &["A1", "一", shown]),
            ("人员", _) => {
                for row in 1..4 {
                    sheet.write_number_with_format(row, 2, n, &format).expect("a cell");
                }
            }
            ("活动", _) => put(sheet, 1, &["", "", "", "", "", "", shown]),
            _ => {}
        });
        assert_eq!(places(&reading.findings), [], "{shown}");
        let scenario = reading.scenario.expect("reads");
        assert_eq!(scenario.kindergartens[0].id, shown);
        assert_eq!(scenario.kindergartens[0].position, Some((103.1, 37.0)));
    }
}

#[test]
fn settings_are_named_as_people_write_them() {
    let rows = [
        ("每车 乘客数（必填）", "5人"),
        ("*单程上限分钟", "100分钟"),
        ("优化目标：", "里程 最少"),
        ("优先安排日", "周二/周四"),
        ("视导组专长", "课程|安全"),
        ("【送教小组人数上限】", "三"),
        ("平均车速", "45公里/小时"),
        ("薄弱园最少受访", "两次"),
        ("上午时间", "9:00—11:00"),
    ];
    let reading = book(|name, sheet| {
        if name == "设置" {
            for (i, (key, value)) in rows.iter().enumerate() {
                put(sheet, 10 + i as u32, &[key, value]);
            }
        }
    });
    let settings = reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings)).settings;
    assert_eq!((settings.travel.seats, settings.outreach.group_max), (5, 3));
    assert_eq!(settings.travel.max_one_way_minutes.value(), 100.0);
    assert_eq!(settings.objective.policy, alliance_calendar::domain::Policy::Cost);
    assert_eq!(settings.quality.preferred_weekdays.len(), 2);
    assert_eq!(settings.inspection.expertise, ["课程", "安全"]);
    assert!((settings.travel.speed_kmh - 45.0).abs() < 1e-9);
    assert_eq!(settings.hours.sessions[0].0.to_string(), "09:00:00");
}

#[test]
fn hidden_and_struck_out_rows_are_told_and_count() {
    let reading = book(|name, sheet| match name {
        "人员" => {
            sheet.set_row_hidden(3).expect("a row");
            let struck = Format::new().set_font_strikethrough();
            sheet.write_string_with_format(1, 1, "张", &struck).expect("a cell");
            // An empty struck cell and a hidden empty row say nothing.
            sheet.write_blank(2, 5, &struck).expect("a cell");
            sheet.set_row_hidden(9).expect("a row");
        }
        "幼儿园" => {
            sheet.set_column_hidden(3).expect("a column");
            sheet.set_column_hidden(20).expect("a column");
        }
        "设置" => {
            sheet.set_row_hidden(2).expect("a row");
        }
        _ => {}
    });
    let expected =
        [("W006", "幼儿园!"), ("W005", "人员!2"), ("W004", "人员!4"), ("W004", "设置!3")];
    assert_eq!(places(&reading.findings), expected.map(|(code, place)| (code, place.to_owned())));
    let args = |i: usize| reading.findings[i].message.args[0].1.clone();
    assert_eq!((args(0), args(1), args(2)), ("帮扶等级".into(), "2".into(), "4".into()));
    assert_eq!(reading.scenario.expect("reads").staff.len(), 3);
}

#[test]
fn many_hidden_rows_are_one_finding() {
    let reading = book(|name, sheet| {
        if name == "人员" {
            for row in 1..4 {
                sheet.set_row_hidden(row).expect("a row");
            }
        }
    });
    assert_eq!(places(&reading.findings), [("W004", "人员!2".to_owned())]);
    assert_eq!(reading.findings[0].message.args[0].1, "2–4");
}
