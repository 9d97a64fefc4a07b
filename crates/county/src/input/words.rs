//! The fixed words in the three languages: English as the contract writes them, and Chinese.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::plain::folded;
use crate::domain::{
    ActivityKind, ChangeKind, ClosureKind, EventKind, EventLength, FixedWord, Language, Mode,
    Outcome, PlaceKind, PlacementKind, Slot, Support,
};

/// A fixed word and how else it may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordName {
    /// The list that it belongs to, e.g. `support`.
    pub list: &'static str,
    /// The word in English, as the contract writes it.
    pub english: &'static str,
    /// Other spellings in Latin letters or signs.
    pub also: &'static [&'static str],
    /// In simplified Chinese, the usual one first.
    pub zh_hans: &'static [&'static str],
    /// In traditional Chinese, the usual one first.
    pub zh_hant: &'static [&'static str],
}

macro_rules! names {
    ($($list:literal {
        $($word:literal $(= $($also:literal)|+)? [$($hans:literal)|+] [$($hant:literal)|+],)+
    })+) => {
        &[$($(WordName {
            list: $list,
            english: $word,
            also: &[$($($also),+)?],
            zh_hans: &[$($hans),+],
            zh_hant: &[$($hant),+],
        }),+),+]
    };
}

/// Every fixed word of the tables.
pub const WORD_NAMES: &[WordName] = names! {
    "yes_no" {
        "yes" = "y" | "true" | "1" | "√" | "✓" | "✔" | "☑" | "✅" | "〇" | "○" | "◯"
            ["是" | "有" | "对" | "是的" | "可" | "可以" | "能"] ["是" | "有" | "對" | "是的" | "可" | "可以" | "能"],
        "no" = "n" | "false" | "0" | "×" | "✗" | "✘" | "✕" | "☐" | "x"
            ["否" | "无" | "没有" | "不是" | "不" | "不可" | "不能"] ["否" | "無" | "沒有" | "不是" | "不" | "不可" | "不能"],
    }
    "support" {
        "weak" ["弱" | "薄弱" | "较弱" | "较差"] ["弱" | "薄弱" | "較弱" | "較差"],
        "ordinary" ["一般" | "普通" | "中" | "中等"] ["一般" | "普通" | "中" | "中等"],
        "strong" ["强" | "优质" | "较强" | "优秀" | "示范"] ["強" | "優質" | "較強" | "優秀" | "示範"],
    }
    "kind_of_kindergarten" {
        "county" ["县城" | "县直" | "旗直" | "市直" | "区直" | "城区" | "县城公办"] ["縣城" | "縣直" | "旗直" | "市直" | "區直" | "城區"],
        "township" ["乡镇" | "乡镇中心" | "镇中心" | "乡中心" | "中心" | "乡" | "镇" | "苏木"] ["鄉鎮" | "鄉鎮中心" | "鎮中心" | "鄉中心" | "中心" | "鄉" | "鎮" | "蘇木"],
        "village" ["村" | "村级" | "农村" | "嘎查"] ["村" | "村級" | "農村" | "嘎查"],
        "private" ["民办" | "私立" | "民营"] ["民辦" | "私立" | "民營"],
        "attached" ["附属" | "附设" | "附设幼儿" | "小学附设" | "附设幼儿班"] ["附屬" | "附設" | "小學附設" | "附設幼兒班"],
        "pastoral" ["牧区"] ["牧區"],
    }
    "kind_of_event" {
        "open_half_day" ["开放半日" | "半日开放" | "半日开放日"] ["開放半日" | "半日開放" | "半日開放日"],
        "research" ["教研" | "教学研究" | "联合教研"] ["教研" | "教學研究" | "聯合教研"],
        "training" ["培训" | "讲座" | "专题培训"] ["培訓" | "講座" | "專題培訓"],
        "meeting" ["会议" | "例会" | "工作会议"] ["會議" | "例會" | "工作會議"],
        "showcase" ["展示" | "观摩" | "成果展示"] ["展示" | "觀摩" | "成果展示"],
        "seminar" ["研讨" | "研讨会" | "座谈"] ["研討" | "研討會" | "座談"],
    }
    "mode" {
        "in_person" ["线下" | "现场" | "集中" | "面对面"] ["線下" | "現場" | "集中" | "面對面"],
        "online" ["线上" | "网络" | "网上" | "在线" | "视频"] ["線上" | "網絡" | "網上" | "在線" | "視頻"],
    }
    "duration" {
        "half" = "0.5" | "0.5天" ["半天" | "半日" | "半个工作日"] ["半天" | "半日" | "半個工作日"],
        "full" = "1天" ["全天" | "全日" | "一天" | "整天" | "一整天"] ["全天" | "全日" | "一天" | "整天" | "一整天"],
    }
    "session" {
        "am" ["上午" | "早上"] ["上午" | "早上"],
        "pm" ["下午" | "午后"] ["下午" | "午後"],
        "day" ["全天" | "全日" | "整天" | "一天" | "上下午"] ["全天" | "全日" | "整天" | "一天" | "上下午"],
    }
    "kind_of_activity" {
        "outreach" ["送教" | "送教下乡"] ["送教" | "送教下鄉"],
        "inspection" ["视导" | "督导"] ["視導" | "督導"],
        "event" ["活动"] ["活動"],
        "followup" = "follow_up" ["跟踪督查" | "回访督查"] ["跟蹤督查" | "回訪督查"],
        "placement" ["跟岗支教" | "派驻"] ["跟崗支教" | "派駐"],
    }
    "kind_of_placement" {
        "shadowing" ["跟岗学习" | "跟岗"] ["跟崗學習" | "跟崗"],
        "support" ["支教"] ["支教"],
    }
    "status" {
        "done" ["已完成" | "完成"] ["已完成" | "完成"],
        "cancelled" = "canceled" | "not_held" ["取消" | "已取消" | "未开展"] ["取消" | "已取消" | "未開展"],
        "moved" ["改期"] ["改期"],
        "replaced" ["换人"] ["換人"],
    }
    "result" {
        "good" ["良好" | "优秀" | "好" | "优" | "良"] ["良好" | "優秀" | "好" | "優" | "良"],
        "passed" = "pass" ["合格" | "达标" | "一般"] ["合格" | "達標" | "一般"],
        "weak" = "failed" ["待整改" | "需整改" | "整改" | "薄弱" | "不合格" | "较差" | "差"] ["待整改" | "需整改" | "整改" | "薄弱" | "不合格" | "較差" | "差"],
    }
    "kind_of_closure" {
        "closed"
            ["关闭" | "放假" | "停课" | "闭园" | "休息" | "请假" | "病假" | "事假" | "产假" | "陪产假" | "婚假" | "丧假" | "年假" | "外出" | "培训" | "出差" | "不可用"]
            ["關閉" | "放假" | "停課" | "閉園" | "休息" | "請假" | "病假" | "事假" | "產假" | "陪產假" | "婚假" | "喪假" | "年假" | "外出" | "培訓" | "出差" | "不可用"],
        "working"
            ["上班" | "调休上班" | "补班" | "上课" | "补课" | "正常上班" | "调休上课"]
            ["上班" | "調休上班" | "補班" | "上課" | "補課" | "正常上班" | "調休上課"],
    }
    "kind_of_change" {
        "absent" ["缺勤" | "请假" | "病假" | "事假" | "产假"] ["缺勤" | "請假" | "病假" | "事假" | "產假"],
        "leaves" ["离岗" | "离职" | "辞职" | "调出" | "借调"] ["離崗" | "離職" | "辭職" | "調出" | "借調"],
        "joins" ["入职" | "调入"] ["入職" | "調入"],
        "closed" ["关闭" | "停课"] ["關閉" | "停課"],
        "no_host" ["不再承办"] ["不再承辦"],
        "cancel" ["取消"] ["取消"],
        "move" ["改期"] ["改期"],
        "followup" ["跟踪督查"] ["跟蹤督查"],
        "road" ["道路" | "断路"] ["道路" | "斷路"],
        "not_held" ["未开展" | "未进行"] ["未開展" | "未進行"],
        "held" ["已开展" | "实际"] ["已開展" | "實際"],
    }
    "who" {
        "all"
            ["全部" | "全县" | "全旗" | "全市" | "全区" | "全州" | "全盟" | "全体" | "所有" | "所有人" | "全部幼儿园" | "各园"]
            ["全部" | "全縣" | "全旗" | "全市" | "全區" | "全州" | "全盟" | "全體" | "所有" | "所有人" | "全部幼兒園" | "各園"],
    }
    "language" {
        "zh"
            ["汉语" | "中文" | "普通话" | "国家通用语言" | "国家通用语" | "汉" | "国语" | "汉文"]
            ["漢語" | "中文" | "普通話" | "國家通用語言" | "國家通用語" | "漢" | "國語" | "漢文"],
    }
    "weekday" {
        "monday" = "mon" ["星期一" | "周一" | "礼拜一" | "一"] ["星期一" | "週一" | "禮拜一" | "一"],
        "tuesday" = "tue" ["星期二" | "周二" | "礼拜二" | "二"] ["星期二" | "週二" | "禮拜二" | "二"],
        "wednesday" = "wed" ["星期三" | "周三" | "礼拜三" | "三"] ["星期三" | "週三" | "禮拜三" | "三"],
        "thursday" = "thu" ["星期四" | "周四" | "礼拜四" | "四"] ["星期四" | "週四" | "禮拜四" | "四"],
        "friday" = "fri" ["星期五" | "周五" | "礼拜五" | "五"] ["星期五" | "週五" | "禮拜五" | "五"],
        "saturday" = "sat" ["星期六" | "周六" | "礼拜六" | "六"] ["星期六" | "週六" | "禮拜六" | "六"],
        "sunday" = "sun" ["星期日" | "周日" | "星期天" | "周天" | "礼拜天" | "礼拜日" | "日" | "天"] ["星期日" | "週日" | "星期天" | "週天" | "禮拜天" | "禮拜日" | "日" | "天"],
    }
};

/// The usual one of names in a language.
pub(super) const fn usual(
    language: Language,
    english: &'static str,
    zh_hans: &[&'static str],
    zh_hant: &[&'static str],
) -> &'static str {
    match language {
        Language::En => english,
        Language::ZhHans => zh_hans[0],
        Language::ZhHant => zh_hant[0],
    }
}

impl WordName {
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

    fn spellings(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.english)
            .chain(self.also.iter().copied())
            .chain(self.zh_hans.iter().copied())
            .chain(self.zh_hant.iter().copied())
    }
}

fn list(name: &str) -> impl Iterator<Item = &'static WordName> {
    WORD_NAMES.iter().filter(move |w| w.list == name)
}

/// The English word of a list that a text is a way to write, in any case.
pub(super) fn english(list_name: &str, text: &str) -> Option<&'static str> {
    static WORDS: LazyLock<HashMap<(&str, String), &str>> = LazyLock::new(|| {
        let words = WORD_NAMES.iter().flat_map(|w| w.spellings().map(move |s| (w, s)));
        words.map(|(w, s)| ((w.list, as_compared(s)), w.english)).collect()
    });
    let (list_name, _) = WORD_NAMES.iter().map(|w| (w.list, ())).find(|w| w.0 == list_name)?;
    let find = |text: &str| WORDS.get(&(list_name, text.to_owned())).copied();
    let text = as_compared(text);
    find(&text).or_else(|| {
        let &(_, before, after) = AROUND.iter().find(|(lists, _, _)| lists.contains(&list_name))?;
        let bare = before.iter().find_map(|b| text.strip_prefix(b)).unwrap_or(&text);
        find(bare).or_else(|| after.iter().filter_map(|a| bare.strip_suffix(a)).find_map(&find))
    })
}

/// The value that a cell of the tables stands for, in any language.
#[must_use]
pub fn word_of<W: FixedWord>(list: &str, text: &str) -> Option<W> {
    english(list, text).and_then(W::from_word)
}

/// Lists, and what may stand before and behind their words without meaning anything.
const AROUND: &[(&[&str], &[&str], &[&str])] = &[
    (
        &["support", "kind_of_kindergarten"],
        &[],
        &[
            "幼儿园",
            "幼兒園",
            "园所",
            "園所",
            "园",
            "園",
            "类",
            "類",
            "级",
            "級",
            "等",
            "型",
            "办",
            "辦",
            "班",
        ],
    ),
    (&["weekday"], &["每周", "每週", "每个", "每"], &[]),
    (
        &["kind_of_event", "kind_of_activity", "mode", "kind_of_placement"],
        &[],
        &["活动", "活動", "会", "會", "类", "類", "学习", "學習", "举行", "舉行"],
    ),
    (&["kind_of_closure", "kind_of_change", "status"], &["已"], &["了", "日", "一天", "期间"]),
];

/// A word as it is compared: without spaces, signs between words, brackets at its ends, in any
/// width and case.
fn as_compared(text: &str) -> String {
    let text = folded(text).replace(['-', '_'], "");
    let inside = text.trim_matches(['(', ')', '[', ']', '【', '】', '“', '”', '"', '。', '.']);
    if inside.is_empty() { text } else { inside.to_owned() }
}

/// Every way to write a word of a list, for suggestions.
pub(super) fn spellings(list_name: &str) -> impl Iterator<Item = &'static str> {
    list(list_name).flat_map(WordName::spellings)
}

/// The allowed words for messages, each in every language: `strong/强/強`.
pub(super) fn allowed(list_name: &str) -> impl Iterator<Item = String> {
    list(list_name).map(|w| all_names(w.english, w.zh_hans, w.zh_hant))
}

/// A name in English, simplified and traditional Chinese, without repeats.
pub(super) fn all_names(english: &str, zh_hans: &[&str], zh_hant: &[&str]) -> String {
    match (zh_hans[0], zh_hant[0]) {
        (hans, hant) if hans == hant => format!("{english}/{hans}"),
        (hans, hant) => format!("{english}/{hans}/{hant}"),
    }
}

/// A value that a fixed word of a list of [`WORD_NAMES`] stands for.
pub(super) trait Listed: Sized + Copy {
    /// Name of the list.
    const LIST: &'static str;
    /// The value of an English word.
    fn of(english: &str) -> Option<Self>;
}

macro_rules! listed {
    ($($type:ty = $list:literal),+ $(,)?) => {
        $(impl Listed for $type {
            const LIST: &'static str = $list;
            fn of(english: &str) -> Option<Self> {
                Self::from_word(english)
            }
        })+
    };
}
listed!(
    Support = "support",
    PlaceKind = "kind_of_kindergarten",
    EventKind = "kind_of_event",
    Mode = "mode",
    EventLength = "duration",
    Slot = "session",
    ActivityKind = "kind_of_activity",
    ChangeKind = "kind_of_change",
    PlacementKind = "kind_of_placement",
    Outcome = "result",
);

impl Listed for bool {
    const LIST: &'static str = "yes_no";
    fn of(english: &str) -> Option<Self> {
        match english {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }
}

/// Whether a row of the history has taken place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// It has.
    Done,
    /// It has not, and counts nowhere.
    Cancelled,
    /// It has, on another day.
    Moved,
    /// It has, with other people.
    Replaced,
}

impl Listed for Status {
    const LIST: &'static str = "status";
    fn of(english: &str) -> Option<Self> {
        match english {
            "done" => Some(Self::Done),
            "cancelled" => Some(Self::Cancelled),
            "moved" => Some(Self::Moved),
            "replaced" => Some(Self::Replaced),
            _ => None,
        }
    }
}

impl Listed for ClosureKind {
    const LIST: &'static str = "kind_of_closure";
    fn of(english: &str) -> Option<Self> {
        match english {
            "closed" => Some(Self::Closed),
            "working" => Some(Self::Working),
            _ => None,
        }
    }
}

impl Listed for jiff::civil::Weekday {
    const LIST: &'static str = "weekday";
    fn of(english: &str) -> Option<Self> {
        let monday_first = list(Self::LIST).position(|w| w.english == english)?;
        Self::from_monday_zero_offset(i8::try_from(monday_first).ok()?).ok()
    }
}

/// The value that a text stands for.
pub(super) fn parse<W: Listed>(text: &str) -> Option<W> {
    english(W::LIST, text).and_then(W::of)
}

/// A language as it is compared: a known one by its code.
pub(super) fn language(text: &str) -> String {
    english("language", text).map_or_else(|| text.to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;

    use super::*;
    use crate::domain::Session;

    fn covers<W: Listed + FixedWord>() {
        for &value in W::ALL {
            assert!(english(W::LIST, value.word()) == Some(value.word()), "{}", value.word());
        }
        assert_eq!(list(W::LIST).count(), W::ALL.len());
    }

    #[test]
    fn every_fixed_word_has_its_names() {
        covers::<Support>();
        covers::<PlaceKind>();
        covers::<EventKind>();
        covers::<Mode>();
        covers::<EventLength>();
        covers::<Slot>();
        covers::<ActivityKind>();
        covers::<ChangeKind>();
        covers::<PlacementKind>();
        covers::<Outcome>();
        assert!(Session::ALL.iter().all(|s| english("session", s.word()).is_some()));
    }

    #[test]
    fn words_are_read_as_they_are_typed() {
        for (list, text, word) in [
            ("support", "优质园", "strong"),
            ("support", "一般园", "ordinary"),
            ("support", "薄弱园", "weak"),
            ("kind_of_kindergarten", "村级园", "village"),
            ("kind_of_kindergarten", "民办幼儿园", "private"),
            ("yes_no", "✔", "yes"),
            ("yes_no", "Ｙ", "yes"),
            ("yes_no", "（是）", "yes"),
            ("kind_of_closure", "请假", "closed"),
            ("who", "全旗", "all"),
            ("weekday", "每周三", "wednesday"),
            ("weekday", "Wed.", "wednesday"),
            ("kind_of_event", "教研活动", "research"),
            ("duration", "半 天", "half"),
            ("kind_of_change", "已离岗", "leaves"),
            ("kind_of_kindergarten", "乡镇中心幼儿园", "township"),
        ] {
            assert_eq!(english(list, text), Some(word), "{text}");
        }
        for (list, text) in
            [("support", "园"), ("yes_no", ""), ("weekday", "每"), ("yes_no", "是否")]
        {
            assert_eq!(english(list, text), None, "{text}");
        }
    }

    #[test]
    fn no_spelling_stands_for_two_words_of_a_list() {
        for word in WORD_NAMES {
            for spelling in word.spellings() {
                assert_eq!(english(word.list, spelling), Some(word.english), "{spelling}");
            }
        }
    }

    #[test]
    fn words_are_read_in_three_languages() {
        assert_eq!(parse::<Support>("强"), Some(Support::Strong));
        assert_eq!(parse::<Support>("強"), Some(Support::Strong));
        assert_eq!(parse::<bool>("TRUE"), Some(true));
        assert_eq!(parse::<bool>("否"), Some(false));
        assert_eq!(parse::<Weekday>("Saturday"), Some(Weekday::Saturday));
        assert_eq!(parse::<EventKind>("Open half-day"), Some(EventKind::OpenHalfDay));
        assert_eq!(parse::<Support>("weakk"), None);
        assert_eq!(language("普通话"), "zh");
        assert_eq!(language("mn"), "mn");
    }
}
