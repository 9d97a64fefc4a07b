//! The tables, their columns, and what the columns are called in the three languages.
//!
//! This is the one table of names: reading matches against it, the documentation is held to it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::plain::folded_header;
use super::words::usual;
use crate::domain::Language;

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column {
    /// Name in English, as the contract writes it.
    pub name: &'static str,
    /// Whether the file must have it.
    pub required: bool,
    /// Names in simplified Chinese, the usual one first.
    pub zh_hans: &'static [&'static str],
    /// Names in traditional Chinese, the usual one first.
    pub zh_hant: &'static [&'static str],
}

/// A table: one file of a scenario.
#[derive(Debug)]
pub(super) struct TableSpec {
    /// File name.
    pub file: &'static str,
    /// What its sheet is called in a workbook, beside the file name without its ending:
    /// simplified Chinese, the usual name first.
    pub sheets_hans: &'static [&'static str],
    /// The same in traditional Chinese.
    pub sheets_hant: &'static [&'static str],
    /// Whether a scenario must have it.
    pub required: bool,
    /// Whether it must have a row.
    pub needs_rows: bool,
    /// Most rows that it may have, far above any county's, so that memory stays bounded.
    pub max_rows: usize,
    /// Its columns.
    pub columns: &'static [Column],
}

const fn column(
    name: &'static str,
    required: bool,
    zh_hans: &'static [&'static str],
    zh_hant: &'static [&'static str],
) -> Column {
    Column { name, required, zh_hans, zh_hant }
}

macro_rules! columns {
    (@ must) => { true };
    (@ may) => { false };
    ($($need:ident $name:literal [$($hans:literal)|+] [$($hant:literal)|+],)+) => {
        &[$(column($name, columns!(@ $need), &[$($hans),+], &[$($hant),+])),+]
    };
}

/// A table: whether a scenario must have it (`filled`: with a row), its file, its sheet in simplified
/// and traditional Chinese, its most rows, its columns.
macro_rules! table {
    ($need:ident $file:literal [$($hans:literal)|+] [$($hant:literal)|+] $max:literal { $($columns:tt)+ }) => {
        table! { $need $file [$($hans)|+] [$($hant)|+] $max (columns! { $($columns)+ }) }
    };
    ($need:ident $file:literal [$($hans:literal)|+] [$($hant:literal)|+] $max:literal $columns:expr) => {
        TableSpec {
            file: $file,
            sheets_hans: &[$($hans),+],
            sheets_hant: &[$($hant),+],
            required: table!(@must $need),
            needs_rows: table!(@filled $need),
            max_rows: $max,
            columns: $columns,
        }
    };
    (@must may) => { false };
    (@must $other:ident) => { true };
    (@filled filled) => { true };
    (@filled $other:ident) => { false };
}

/// `alliances.csv`
pub(super) static ALLIANCES: TableSpec = table! { filled "alliances.csv" ["联盟"] ["聯盟"] 10_000 {
    may "id" ["编号" | "联盟编号" | "代码" | "编码"] ["編號" | "聯盟編號" | "代碼" | "編碼"],
    must "name" ["名称" | "联盟名称" | "联盟"] ["名稱" | "聯盟名稱" | "聯盟"],
    must "lead" ["牵头园" | "龙头园" | "核心园" | "牵头单位" | "牵头幼儿园"] ["牽頭園" | "龍頭園" | "核心園" | "牽頭單位" | "牽頭幼兒園"],
} };

/// `kindergartens.csv`
pub(super) static KINDERGARTENS: TableSpec = table! { filled "kindergartens.csv" ["幼儿园" | "园所"] ["幼兒園" | "園所"] 20_000 {
    may "id" ["编号" | "园所编号" | "幼儿园编号" | "代码" | "编码"] ["編號" | "園所編號" | "幼兒園編號" | "代碼" | "編碼"],
    must "name" ["名称" | "幼儿园名称" | "园名" | "园所名称" | "幼儿园" | "园所"] ["名稱" | "幼兒園名稱" | "園名" | "園所名稱" | "幼兒園" | "園所"],
    must "alliance" ["联盟" | "所属联盟" | "所在联盟"] ["聯盟" | "所属聯盟" | "所在聯盟"],
    may "kind" ["类型" | "类别" | "性质" | "办园性质"] ["類型" | "類別" | "性質" | "辦園性質"],
    must "support" ["帮扶等级" | "帮扶类别" | "等级" | "办园水平" | "办园等级"] ["幫扶等級" | "幫扶類別" | "等級" | "辦園水平" | "辦園等級"],
    may "longitude" ["经度"] ["經度"],
    may "latitude" ["纬度"] ["緯度"],
    may "language" ["语言" | "教学语言" | "语种"] ["語言" | "教學語言" | "語種"],
    may "can_host" ["可承办" | "能否承办" | "是否可承办"] ["可承辦" | "能否承辦" | "是否可承辦"],
    may "host_capacity" ["承办容量" | "承办人数"] ["承辦容量" | "承辦人數"],
    may "max_away" ["最多外出" | "最多外出人数"] ["最多外出" | "最多外出人數"],
    may "visits_min" ["最少受访"] ["最少受訪"],
    may "visits_max" ["最多访次"] ["最多訪次"],
    may "inspections_per_year" ["年视导次数"] ["年視導次數"],
    may "placements_max" ["同日接收人数"] ["同日接收人數"],
    may "contact" ["联系人" | "负责人"] ["聯絡人" | "負責人"],
    may "phone" ["电话" | "联系电话"] ["電話" | "聯絡電話"],
} };

/// `staff.csv`
pub(super) static STAFF: TableSpec = table! { must "staff.csv" ["人员" | "教职工" | "教师"] ["人員" | "教職工" | "教師"] 200_000 {
    may "id" ["编号" | "人员编号" | "教师编号" | "代码" | "编码"] ["編號" | "人員編號" | "教師編號" | "代碼" | "編碼"],
    must "name" ["姓名" | "名称" | "教师姓名" | "人员姓名" | "老师姓名"] ["姓名" | "名稱" | "教師姓名" | "人員姓名" | "老師姓名"],
    must "kindergarten" ["幼儿园" | "所在园" | "所在幼儿园" | "所属幼儿园" | "单位" | "所在单位" | "园所"] ["幼兒園" | "所在園" | "所在幼兒園" | "所属幼兒園" | "單位" | "所在單位" | "園所"],
    may "backbone" ["骨干教师" | "骨干" | "是否骨干教师" | "是否骨干"] ["骨幹教師" | "骨幹" | "是否骨幹教師" | "是否骨幹"],
    may "mentor" ["导师" | "是否导师"] ["導師" | "是否導師"],
    may "subjects" ["学科" | "学科领域" | "领域" | "任教学科"] ["學科" | "學科領域" | "領域" | "任教學科"],
    may "expertise" ["专长" | "视导专长" | "特长"] ["專長" | "视導專長" | "特長"],
    may "languages" ["语种" | "语言" | "授课语言"] ["語種" | "語言" | "授課語言"],
    may "visits_per_term" ["学期送教次数"] ["學期送教次數"],
    may "visits_max" ["最多访次"] ["最多訪次"],
    may "inspections_max" ["最多视导"] ["最多視導"],
    may "max_one_way_minutes" ["单程上限分钟"] ["單程上限分鐘"],
    may "minutes_max" ["学期时长上限分钟"] ["學期時長上限分鐘"],
} };

/// `events.csv`
pub(super) static EVENTS: TableSpec = table! { must "events.csv" ["活动" | "联盟活动"] ["活動" | "聯盟活動"] 100_000 {
    may "id" ["编号" | "活动编号" | "代码" | "编码"] ["編號" | "活動編號" | "代碼" | "編碼"],
    must "alliance" ["联盟" | "所属联盟"] ["聯盟" | "所属聯盟"],
    must "kind" ["类型" | "活动类型" | "类别"] ["類型" | "活動類型" | "類別"],
    must "title" ["标题" | "活动名称" | "名称" | "活动"] ["標題" | "活動名稱" | "名稱" | "活動"],
    must "mode" ["形式" | "活动形式" | "方式"] ["形式" | "活動形式" | "方式"],
    must "duration" ["时长" | "活动时长"] ["時長" | "活動時長"],
    may "host" ["承办园" | "承办单位" | "承办幼儿园"] ["承辦園" | "承辦單位" | "承辦幼兒園"],
    must "from" ["开始" | "开始日期" | "最早日期"] ["開始" | "開始日期" | "最早日期"],
    must "to" ["结束" | "结束日期" | "最晚日期" | "截止日期"] ["結束" | "結束日期" | "最晚日期" | "截止日期"],
    may "theme" ["主题"] ["主題"],
    may "delegates" ["每园代表人数"] ["每園代表人數"],
    may "times" ["场次" | "次数"] ["場次" | "次數"],
    may "note" ["备注"] ["備註"],
} };

/// `closures.csv`
pub(super) static CLOSURES: TableSpec = table! { may "closures.csv" ["停课" | "放假停课" | "关闭"] ["停課" | "放假停課" | "關閉"] 100_000 {
    must "who" ["对象" | "停课对象" | "人员或单位"] ["對象" | "停課對象" | "人員或單位"],
    must "from" ["开始" | "开始日期"] ["開始" | "開始日期"],
    must "to" ["结束" | "结束日期"] ["結束" | "結束日期"],
    may "session" ["时段"] ["時段"],
    may "kind" ["类型"] ["類型"],
    may "note" ["备注" | "说明" | "原因" | "事由"] ["備註" | "說明" | "原因" | "事由"],
    may "weekday" ["星期"] ["星期"],
    may "replaced" ["有人顶岗"] ["有人頂崗"],
} };

/// `apart.csv`
pub(super) static APART: TableSpec = table! { may "apart.csv" ["回避"] ["迴避"] 100_000 {
    must "a" ["人员"] ["人員"],
    must "b" ["回避对象"] ["迴避對象"],
    may "note" ["备注"] ["備註"],
} };

/// `followups.csv`
pub(super) static FOLLOW_UPS: TableSpec = table! { may "followups.csv" ["跟踪督查"] ["跟蹤督查"] 20_000 {
    may "id" ["编号"] ["編號"],
    must "kindergarten" ["幼儿园"] ["幼兒園"],
    must "from" ["开始"] ["開始"],
    must "to" ["结束"] ["結束"],
    may "note" ["备注"] ["備註"],
} };

/// `placements.csv`
pub(super) static PLACEMENTS: TableSpec = table! { may "placements.csv" ["跟岗支教"] ["跟崗支教"] 20_000 {
    may "id" ["编号"] ["編號"],
    must "staff" ["人员"] ["人員"],
    must "host" ["接收园"] ["接收園"],
    must "kind" ["类型"] ["類型"],
    must "days" ["天数"] ["天數"],
    must "from" ["开始"] ["開始"],
    must "to" ["结束"] ["結束"],
    may "replaced" ["有人顶岗"] ["有人頂崗"],
    may "note" ["备注"] ["備註"],
} };

/// `distances.csv`
pub(super) static DISTANCES: TableSpec = table! { may "distances.csv" ["路程" | "距离"] ["路程" | "距離"] 1_000_000 {
    must "from" ["起点" | "开始" | "出发园"] ["起點" | "開始" | "出發園"],
    must "to" ["终点" | "结束" | "到达园"] ["終點" | "結束" | "到達園"],
    must "km" ["公里" | "公里数" | "里程" | "距离" | "路程"] ["公里" | "公里數" | "里程" | "距離" | "路程"],
    may "minutes" ["分钟" | "分钟数" | "行车时间" | "车程" | "时间"] ["分鐘" | "分钟數" | "行車時間" | "車程" | "時間"],
} };

/// The columns of a calendar, with those that only some tables have. `title` and `pinned` may be
/// left out, as a row typed by hand into `pins.csv` needs neither.
macro_rules! calendar_columns {
    ($need:ident $($more:tt)*) => {
        columns! {
            must "id" ["编号"] ["編號"],
            $need "kind" ["类型"] ["類型"],
            $need "event" ["活动类型"] ["活動類型"],
            $need "alliance" ["联盟"] ["聯盟"],
            $need "date" ["日期"] ["日期"],
            $need "session" ["时段"] ["時段"],
            $need "kindergarten" ["幼儿园"] ["幼兒園"],
            $need "staff" ["人员"] ["人員"],
            may "title" ["标题"] ["標題"],
            may "pinned" ["锁定"] ["鎖定"],
            may "until" ["截止日期"] ["截止日期"],
            $($more)*
        }
    };
}
const CALENDAR_COLUMNS: &[Column] = calendar_columns!(must);

/// The columns of a calendar with what is marked on it: the state, the day and the people where they
/// were others, and of an inspection what came of it.
const MARKED_COLUMNS: &[Column] = calendar_columns! { must
    may "status" ["完成情况" | "状态" | "开展情况"] ["完成情況" | "狀態" | "開展情況"],
    may "held_on" ["实际日期"] ["實際日期"],
    may "held_by" ["实际人员"] ["實際人員"],
    may "result" ["结果" | "视导结果"] ["結果" | "視導結果"],
    may "note" ["备注"] ["備註"],
};

/// The same where the id alone says which activity it is, and any part of it may have been another.
const MARK_COLUMNS: &[Column] = calendar_columns! { may
    may "status" ["完成情况" | "状态" | "开展情况"] ["完成情況" | "狀態" | "開展情況"],
    may "held_on" ["实际日期"] ["實際日期"],
    may "held_session" ["实际时段"] ["實際時段"],
    may "held_by" ["实际人员"] ["實際人員"],
    may "held_at" ["实际地点"] ["實際地點"],
    may "result" ["结果" | "视导结果"] ["結果" | "視導結果"],
    may "note" ["备注"] ["備註"],
};

/// `calendar.csv`
pub(super) static CALENDAR: TableSpec = table! { must "calendar.csv" ["全部安排" | "安排" | "日历"] ["全部安排" | "安排" | "日曆"] 200_000 MARKED_COLUMNS };

/// `history.csv`
pub(super) static HISTORY: TableSpec =
    table! { may "history.csv" ["往期安排" | "历史"] ["往期安排" | "歷史"] 200_000 MARKED_COLUMNS };

/// `archive.csv`: what took place in earlier school years. No plan counts it.
pub(super) static ARCHIVE: TableSpec =
    table! { may "archive.csv" ["历年安排"] ["歷年安排"] 1_000_000 MARKED_COLUMNS };

/// `pins.csv`
pub(super) static PINS: TableSpec =
    table! { may "pins.csv" ["锁定安排" | "锁定"] ["鎖定安排" | "鎖定"] 200_000 CALENDAR_COLUMNS };

/// What took place, activity by activity: a calendar with marks, or a table of its ids alone.
pub(super) static MARKS: TableSpec = table! { may "marks.csv" ["全部安排" | "安排" | "日历"] ["全部安排" | "安排" | "日曆"] 200_000 MARK_COLUMNS };

/// The columns of what has happened. A person who joins has those of `staff.csv`.
const CHANGES_COLUMNS: &[Column] = columns! {
    must "change" ["变更"] ["變更"],
    must "subject" ["对象"] ["對象"],
    may "from" ["开始"] ["開始"],
    may "to" ["结束"] ["結束"],
    may "session" ["时段"] ["時段"],
    may "name" ["姓名" | "名称"] ["姓名" | "名稱"],
    may "kindergarten" ["幼儿园"] ["幼兒園"],
    may "backbone" ["骨干教师"] ["骨幹教師"],
    may "mentor" ["导师"] ["導師"],
    may "subjects" ["学科"] ["學科"],
    may "expertise" ["专长"] ["專長"],
    may "languages" ["语种"] ["語種"],
    may "visits_per_term" ["学期送教次数"] ["學期送教次數"],
    may "visits_max" ["最多访次"] ["最多訪次"],
    may "inspections_max" ["最多视导"] ["最多視導"],
    may "max_one_way_minutes" ["单程上限分钟"] ["單程上限分鐘"],
    may "minutes_max" ["学期时长上限分钟"] ["學期時長上限分鐘"],
    may "minutes" ["分钟"] ["分鐘"],
    may "staff" ["人员"] ["人員"],
    may "events" ["活动"] ["活動"],
    may "replaced" ["有人顶岗"] ["有人頂崗"],
    may "result" ["结果"] ["結果"],
    may "entered" ["登记日期"] ["登記日期"],
    may "entry" ["登记序号"] ["登記序號"],
    may "note" ["备注"] ["備註"],
};

/// `changes.csv`: what happens after a term was planned.
pub(super) static CHANGES: TableSpec =
    table! { may "changes.csv" ["变更"] ["變更"] 10_000 CHANGES_COLUMNS };

/// `happened.csv`: the same, kept with the scenario.
pub(super) static HAPPENED: TableSpec = table! { may "happened.csv" ["变更记录" | "已发生"] ["變更記錄" | "已發生"] 10_000 CHANGES_COLUMNS };

/// `exchange.csv`: who was exchanged, as the program lists it; a bureau may write one too.
pub(super) static EXCHANGE: TableSpec = table! { may "exchange.csv" ["轮岗名单"] ["輪崗名單"] 200_000 {
    may "alliance" ["联盟"] ["聯盟"],
    must "staff" ["人员" | "人员编号"] ["人員" | "人員編號"],
    may "name" ["姓名"] ["姓名"],
    may "home" ["所在园" | "派出园"] ["所在園" | "派出園"],
    may "host" ["接收园"] ["接收園"],
    may "kind" ["类型"] ["類型"],
    may "km" ["公里"] ["公里"],
    may "from" ["开始"] ["開始"],
    must "to" ["结束"] ["結束"],
    may "note" ["备注" | "说明"] ["備註" | "說明"],
} };

/// `townships.csv`: where a kindergarten lies whose name does not say so.
pub(super) static TOWNSHIPS: TableSpec = table! { may "townships.csv" ["乡镇"] ["鄉鎮"] 20_000 {
    must "kindergarten" ["幼儿园"] ["幼兒園"],
    must "township" ["乡镇" | "所在乡镇"] ["鄉鎮" | "所在鄉鎮"],
} };

/// The tables of a scenario, in the order of the contract.
pub(super) static TABLES: [&TableSpec; 13] = [
    &ALLIANCES,
    &KINDERGARTENS,
    &STAFF,
    &EVENTS,
    &CLOSURES,
    &DISTANCES,
    &HISTORY,
    &ARCHIVE,
    &APART,
    &FOLLOW_UPS,
    &PLACEMENTS,
    &PINS,
    &HAPPENED,
];

/// File name of the settings.
pub(super) const SETTINGS: &str = "scenario.toml";

/// What the sheet of the settings is called.
pub(super) const SETTINGS_SHEET: SheetName = SheetName {
    table: SETTINGS,
    required: true,
    english: "settings",
    zh_hans: &["设置", "方案设置"],
    zh_hant: &["設定", "方案設定"],
};

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Any text: names, ids, lists.
    Text,
    /// A day.
    Date,
    /// A whole number.
    Count,
    /// A number.
    Number,
    /// A word of a list of [`WORD_NAMES`](super::WORD_NAMES).
    Word(&'static str),
    /// An id of a row of another table.
    Id(&'static str),
}

/// What the cells of a column hold; the column by its English name.
#[must_use]
pub fn column_kind(table: &str, column: &str) -> ColumnKind {
    match (table, column) {
        ("distances.csv", "from" | "to") => ColumnKind::Id("kindergartens.csv"),
        ("kindergartens.csv", "kind") => ColumnKind::Word("kind_of_kindergarten"),
        ("events.csv", "kind") => ColumnKind::Word("kind_of_event"),
        ("closures.csv", "kind") => ColumnKind::Word("kind_of_closure"),
        ("placements.csv" | "exchange.csv", "kind") => ColumnKind::Word("kind_of_placement"),
        ("placements.csv" | "exchange.csv", "staff") | ("apart.csv", "a") => {
            ColumnKind::Id("staff.csv")
        }
        (_, "kind") => ColumnKind::Word("kind_of_activity"),
        (_, "event") => ColumnKind::Word("kind_of_event"),
        (_, "alliance") => ColumnKind::Id("alliances.csv"),
        (_, "kindergarten" | "lead" | "host") => ColumnKind::Id("kindergartens.csv"),
        (_, "change") => ColumnKind::Word("kind_of_change"),
        (_, "from" | "to" | "date" | "until" | "entered" | "held_on") => ColumnKind::Date,
        (_, "support") => ColumnKind::Word("support"),
        (_, "mode") => ColumnKind::Word("mode"),
        (_, "duration") => ColumnKind::Word("duration"),
        (_, "session" | "held_session") => ColumnKind::Word("session"),
        (_, "status") => ColumnKind::Word("status"),
        (_, "result") => ColumnKind::Word("result"),
        (_, "can_host" | "backbone" | "mentor" | "pinned" | "replaced") => {
            ColumnKind::Word("yes_no")
        }
        (
            _,
            "longitude" | "latitude" | "km" | "minutes" | "max_one_way_minutes" | "minutes_max",
        ) => ColumnKind::Number,
        (
            _,
            "host_capacity"
            | "max_away"
            | "visits_min"
            | "visits_max"
            | "inspections_per_year"
            | "visits_per_term"
            | "inspections_max"
            | "placements_max"
            | "delegates"
            | "times"
            | "days"
            | "entry",
        ) => ColumnKind::Count,
        _ => ColumnKind::Text,
    }
}

/// What the sheet of a table may be called in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetName {
    /// File of the table in a folder, e.g. `staff.csv`.
    pub table: &'static str,
    /// Whether a scenario must have it.
    pub required: bool,
    /// Name in English.
    pub english: &'static str,
    /// Names in simplified Chinese, the usual one first.
    pub zh_hans: &'static [&'static str],
    /// Names in traditional Chinese, the usual one first.
    pub zh_hant: &'static [&'static str],
}

/// The sheets of a scenario's workbook in their usual order, then that of a calendar.
pub fn sheet_names() -> impl Iterator<Item = SheetName> {
    let tables = TABLES.into_iter().chain([&CALENDAR]).map(TableSpec::sheet);
    std::iter::once(SETTINGS_SHEET).chain(tables)
}

impl SheetName {
    /// The usual name in a language.
    #[must_use]
    pub const fn usual(&self, language: Language) -> &'static str {
        usual(language, self.english, self.zh_hans, self.zh_hant)
    }

    /// Every way to write the name.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.english)
            .chain(self.zh_hans.iter().copied())
            .chain(self.zh_hant.iter().copied())
    }
}

/// What a column of a table may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeaderName {
    /// File of the table, e.g. `staff.csv`.
    pub table: &'static str,
    /// Name in English, as the contract writes it.
    pub english: &'static str,
    /// Whether the file must have the column.
    pub required: bool,
    /// Names in simplified Chinese, the usual one first.
    pub zh_hans: &'static [&'static str],
    /// Names in traditional Chinese, the usual one first.
    pub zh_hant: &'static [&'static str],
}

impl HeaderName {
    /// The usual name in a language.
    #[must_use]
    pub const fn usual(&self, language: Language) -> &'static str {
        usual(language, self.english, self.zh_hans, self.zh_hant)
    }

    /// Whether a text is one of the names.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        self.english == text || self.zh_hans.contains(&text) || self.zh_hant.contains(&text)
    }
}

/// Every column of every table (those that are no scenario's included) with its names.
pub fn header_names() -> impl Iterator<Item = HeaderName> + Clone {
    TABLES.into_iter().chain([&CALENDAR, &MARKS, &CHANGES, &EXCHANGE, &TOWNSHIPS]).flat_map(
        |table| {
            table.columns.iter().map(|c| HeaderName {
                table: table.file,
                english: c.name,
                required: c.required,
                zh_hans: c.zh_hans,
                zh_hant: c.zh_hant,
            })
        },
    )
}

impl Column {
    /// Every way to write the name.
    pub fn spellings(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name)
            .chain(self.zh_hans.iter().copied())
            .chain(self.zh_hant.iter().copied())
    }
}

impl TableSpec {
    /// What its sheet is called.
    pub fn sheet(&self) -> SheetName {
        SheetName {
            table: self.file,
            required: self.required,
            english: self.file.trim_end_matches(".csv"),
            zh_hans: self.sheets_hans,
            zh_hant: self.sheets_hant,
        }
    }

    /// The position of the column that a header names.
    pub fn column(&self, header: &str) -> Option<usize> {
        static COLUMNS: LazyLock<HashMap<(&str, String), usize>> = LazyLock::new(|| {
            let mut columns = HashMap::new();
            for table in
                TABLES.into_iter().chain([&CALENDAR, &MARKS, &CHANGES, &EXCHANGE, &TOWNSHIPS])
            {
                for (i, column) in table.columns.iter().enumerate() {
                    let folded = column.spellings().map(|s| folded_header(s)[1].clone());
                    columns.extend(folded.map(|name| ((table.file, name), i)));
                }
            }
            columns
        });
        let names = folded_header(header).into_iter();
        names.filter_map(|name| COLUMNS.get(&(self.file, name)).copied()).next()
    }

    /// The position of the column of a known English name.
    ///
    /// # Panics
    /// If the table has no such column: the name is written in the program, not in the input.
    pub fn position(&self, name: &str) -> usize {
        self.columns
            .iter()
            .position(|c| c.name == name)
            .unwrap_or_else(|| panic!("{} has no column {name}", self.file))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn no_name_stands_for_two_columns_of_a_table() {
        let mut seen = HashMap::new();
        for h in header_names() {
            let all = h.zh_hans.iter().chain(h.zh_hant).chain([&h.english]);
            for name in all {
                let other = seen.insert((h.table, *name), h.english);
                assert!(other.is_none_or(|o| o == h.english), "{} {name}", h.table);
            }
        }
    }

    #[test]
    fn headers_are_matched_in_any_case_and_language() {
        for header in [
            "max_one_way_minutes",
            "Max one-way minutes",
            "单程上限分钟",
            "單程上限分鐘",
            "单程上限\n（分钟）",
            "*单程 上限分钟（必填）",
        ] {
            assert_eq!(STAFF.column(header), Some(STAFF.position("max_one_way_minutes")));
        }
        assert_eq!(STAFF.column("lead"), None);
    }
}
