//! The fixed words in the three languages: English as the contract writes them, and Chinese.

use crate::domain::{
    ActivityKind, ChangeKind, ClosureKind, EventKind, EventLength, FixedWord, Mode, PlaceKind,
    PlacementKind, Slot, Support,
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
        "yes" = "y" | "true" | "1" | "√" | "✓" ["是"] ["是"],
        "no" = "n" | "false" | "0" | "×" ["否"] ["否"],
    }
    "support" {
        "weak" ["弱" | "薄弱"] ["弱" | "薄弱"],
        "ordinary" ["一般" | "普通"] ["一般" | "普通"],
        "strong" ["强" | "优质"] ["強" | "優質"],
    }
    "kind_of_kindergarten" {
        "county" ["县城" | "县直"] ["縣城" | "縣直"],
        "township" ["乡镇"] ["鄉鎮"],
        "village" ["村" | "村级"] ["村" | "村級"],
        "private" ["民办"] ["民辦"],
        "attached" ["附属" | "附设"] ["附屬" | "附設"],
        "pastoral" ["牧区"] ["牧區"],
    }
    "kind_of_event" {
        "open_half_day" ["开放半日" | "半日开放"] ["開放半日" | "半日開放"],
        "research" ["教研"] ["教研"],
        "training" ["培训"] ["培訓"],
        "meeting" ["会议"] ["會議"],
        "showcase" ["展示"] ["展示"],
        "seminar" ["研讨"] ["研討"],
    }
    "mode" {
        "in_person" ["线下" | "现场"] ["線下" | "現場"],
        "online" ["线上"] ["線上"],
    }
    "duration" {
        "half" ["半天" | "半日"] ["半天" | "半日"],
        "full" ["全天" | "全日"] ["全天" | "全日"],
    }
    "session" {
        "am" ["上午"] ["上午"],
        "pm" ["下午"] ["下午"],
        "day" ["全天" | "全日"] ["全天" | "全日"],
    }
    "kind_of_activity" {
        "outreach" ["送教"] ["送教"],
        "inspection" ["视导"] ["視導"],
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
        "cancelled" = "canceled" ["已取消" | "取消"] ["已取消" | "取消"],
    }
    "kind_of_closure" {
        "closed" ["关闭" | "放假" | "停课"] ["關閉" | "放假" | "停課"],
        "working" ["上班" | "调休上班" | "补班"] ["上班" | "調休上班" | "補班"],
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
        "all" ["全部" | "全县"] ["全部" | "全縣"],
    }
    "language" {
        "zh" ["汉语" | "中文" | "普通话" | "国家通用语言"] ["漢語" | "中文" | "普通話" | "國家通用語言"],
    }
    "weekday" {
        "monday" ["星期一" | "周一"] ["星期一" | "週一"],
        "tuesday" ["星期二" | "周二"] ["星期二" | "週二"],
        "wednesday" ["星期三" | "周三"] ["星期三" | "週三"],
        "thursday" ["星期四" | "周四"] ["星期四" | "週四"],
        "friday" ["星期五" | "周五"] ["星期五" | "週五"],
        "saturday" ["星期六" | "周六"] ["星期六" | "週六"],
        "sunday" ["星期日" | "周日" | "星期天"] ["星期日" | "週日" | "星期天"],
    }
};

impl WordName {
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
    let text = text.to_lowercase();
    let text = text.replace([' ', '-'], "_");
    list(list_name).find(|w| w.spellings().any(|s| s == text)).map(|w| w.english)
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
}

impl Listed for Status {
    const LIST: &'static str = "status";
    fn of(english: &str) -> Option<Self> {
        match english {
            "done" => Some(Self::Done),
            "cancelled" => Some(Self::Cancelled),
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

/// A language as it is compared: the common one is always `zh`.
pub(super) fn language(text: &str) -> &str {
    english("language", text).unwrap_or(text)
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
        assert!(Session::ALL.iter().all(|s| english("session", s.word()).is_some()));
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
