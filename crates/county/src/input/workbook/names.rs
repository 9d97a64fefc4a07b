//! Which sheet of a workbook is which table.

use std::collections::BTreeMap;

use super::origin::sheet_place;
use crate::input::codes;
use crate::input::findings::{Findings, suggest};
use crate::input::headers::{SheetName, sheet_names};
use crate::input::table::trim;

/// Table → sheet. Two sheets for one table are an error; a sheet whose name is nearly that of a
/// table is a warning, any other is its owner's affair.
pub(super) fn assign(
    book: &str,
    sheets: &[String],
    wanted: impl Fn(&str) -> bool,
    found: &mut Findings,
) -> BTreeMap<&'static str, String> {
    let mut assigned: BTreeMap<&'static str, String> = BTreeMap::new();
    let known: Vec<SheetName> = sheet_names().filter(|s| wanted(s.table)).collect();
    let mut others = Vec::new();
    for sheet in sheets {
        let Some(name) = known.iter().find(|s| is_called(s, sheet)) else {
            others.push(sheet);
            continue;
        };
        match assigned.get(name.table) {
            Some(first) => found.report(codes::SHEET_TWICE, sheet_place(book, sheet), |m| {
                m.with("other", first).with("sheet", sheet)
            }),
            None => {
                assigned.insert(name.table, sheet.clone());
            }
        }
    }
    for sheet in others {
        let missing = known.iter().filter(|s| !assigned.contains_key(s.table));
        let near = missing.flat_map(SheetName::spellings).find(|name| similar(name, sheet));
        if near.is_some() {
            found.report(codes::SIMILAR_SHEET, sheet_place(book, sheet), |m| {
                suggest(m.with("sheet", sheet), near)
            });
        }
    }
    assigned
}

/// Whether a sheet's name is a name of the table: in any case, with the ending of the file, or
/// as clerks write it, `人员表`.
pub(super) fn is_called(name: &SheetName, sheet: &str) -> bool {
    let sheet = plain(sheet);
    let stem = [".csv", ".toml", "表"].iter().find_map(|end| sheet.strip_suffix(end));
    let file = name.table.split('.').next().unwrap_or_default();
    name.spellings().chain([file]).any(|n| n == sheet || Some(n) == stem)
}

fn plain(sheet: &str) -> String {
    trim(sheet).to_lowercase().replace(['-', ' '], "_")
}

/// What clerks write behind the name of a table.
const LISTS: &[&str] = &[
    "名单",
    "名單",
    "名册",
    "名冊",
    "花名册",
    "花名冊",
    "清单",
    "清單",
    "一览表",
    "一覽表",
    "一览",
    "一覽",
    "汇总表",
    "匯總表",
    "汇总",
    "匯總",
    "信息表",
    "信息",
    "资料",
    "資料",
    "情况表",
    "情況表",
];

/// One slip in a longer word, or one sign more in a short one: `人员1`.
fn similar(name: &str, sheet: &str) -> bool {
    let sheet = plain(sheet);
    if LISTS.iter().any(|list| sheet.strip_suffix(list) == Some(name)) {
        return true;
    }
    let slips = strsim::osa_distance(name, &sheet);
    let length = name.chars().count();
    slips <= length / 4 || (slips == 1 && sheet.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(sheets: &[&str]) -> (Vec<&'static str>, Vec<&'static str>) {
        let sheets: Vec<String> = sheets.iter().map(|s| (*s).to_owned()).collect();
        let mut found = Findings::default();
        let assigned = assign("b.xlsx", &sheets, |_| true, &mut found);
        (assigned.into_keys().collect(), found.finish().into_iter().map(|d| d.code).collect())
    }

    #[test]
    fn sheets_are_known_in_three_languages() {
        for sheet in ["staff", "Staff.csv", "人员", "人員", "人员表", " 教职工 "] {
            assert_eq!(tables(&[sheet]), (vec!["staff.csv"], vec![]), "{sheet}");
        }
        assert_eq!(tables(&["设置", "说明"]), (vec!["scenario.toml"], vec![]));
    }

    #[test]
    fn slips_and_doubles_are_told() {
        assert_eq!(tables(&["人员1"]), (vec![], vec!["W003"]));
        assert_eq!(tables(&["人员名单"]), (vec![], vec!["W003"]));
        assert_eq!(
            tables(&["幼儿园一览表", "停课", "停课清单"]),
            (vec!["closures.csv"], vec!["W003"])
        );
        assert_eq!(tables(&["kindergraten"]), (vec![], vec!["W003"]));
        assert_eq!(tables(&["Sheet1", "统计"]), (vec![], vec![]));
        assert_eq!(tables(&["人员", "staff"]), (vec!["staff.csv"], vec!["E023"]));
    }

    #[test]
    fn no_name_stands_for_two_tables() {
        for one in sheet_names() {
            for name in one.spellings() {
                let tables: Vec<_> = sheet_names().filter(|s| is_called(s, name)).collect();
                assert_eq!(tables, [one], "{name}");
            }
        }
    }
}
