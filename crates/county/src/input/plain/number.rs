//! Numbers, with or without their units.

use super::folded;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::input) enum Unit {
    /// People.
    People,
    /// Visits, inspections, events.
    Times,
    /// Days.
    Days,
    /// Minutes; hours are turned into them.
    Minutes,
    /// Kilometres; metres are turned into them.
    Km,
    /// Degrees east or north.
    Degrees,
    /// Kilometres in an hour.
    Speed,
    /// Money for a kilometre.
    Money,
    /// Which term.
    Term,
    /// Anything else.
    Other,
}

impl Unit {
    /// What a column or a setting of a name counts.
    pub fn of(name: &str) -> Self {
        let last = name.rsplit('.').next().unwrap_or(name);
        match last {
            "km" => Self::Km,
            "longitude" | "latitude" => Self::Degrees,
            "speed_kmh" => Self::Speed,
            "cost_per_km" => Self::Money,
            "index" => Self::Term,
            "max_away" | "host_capacity" | "placements_max" | "delegates" | "seats" | "team"
            | "group_max" => Self::People,
            "days" | "gap_days" | "spacing_days" | "notice_days" | "days_out_per_week" => {
                Self::Days
            }
            "visits_min"
            | "visits_max"
            | "visits_per_term"
            | "inspections_per_year"
            | "inspections_max"
            | "times"
            | "incoming_per_week"
            | "min_per_year"
            | "bureau_parallel"
            | "weak"
            | "ordinary"
            | "strong" => Self::Times,
            name if name.contains("minutes") => Self::Minutes,
            _ => Self::Other,
        }
    }

    /// How it may be written behind a number.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::People => &["人", "名", "位", "个人", "個人", "座", "个", "個"],
            Self::Times => &["次", "场", "場", "回", "场次", "場次", "次/人", "个", "個"],
            Self::Days => &["天", "日", "个工作日", "個工作日"],
            Self::Minutes => &["分钟", "分鐘", "分", "min", "mins", "minutes", "'"],
            Self::Km => &["公里", "千米", "km", "kms"],
            Self::Degrees => &["°", "度", "º"],
            Self::Speed => &[
                "公里/小时",
                "公里/小時",
                "km/h",
                "公里每小时",
                "公里每小時",
                "千米/小时",
                "千米/时",
            ],
            Self::Money => &["元", "元/公里", "元每公里", "块", "塊"],
            Self::Term => &["学期", "學期"],
            Self::Other => &["个", "個", "个学期", "個學期", "门", "門", "种", "種"],
        }
    }
}

/// A number with or without its unit, in figures or Chinese numerals; `None` if it is none.
pub(in crate::input) fn number(text: &str, unit: Unit) -> Option<f64> {
    let text = folded(text);
    let figure = |text: &str| -> Option<f64> {
        let plain =
            text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | 'e' | 'E'));
        if plain { text.parse().ok() } else { numeral(text).map(f64::from) }
    };
    if let Some(value) = figure(&text) {
        return Some(value);
    }
    let amount = |text: &str, names: &[&str]| {
        names.iter().filter_map(|name| text.strip_suffix(name)).find_map(figure)
    };
    match unit {
        Unit::Minutes => {
            let hours = ["个小时", "個小時", "小时", "小時", "时", "時", "hours", "hour", "h"];
            let cut = hours.iter().find_map(|h| text.split_once(h));
            if text == "半小时" || text == "半小時" || text == "半个小时" || text == "半個小時"
            {
                return Some(30.0);
            }
            if let Some((whole, rest)) = cut {
                let half = |t: &str| {
                    ["个半", "個半", "半"].iter().find_map(|h| t.strip_suffix(h).and_then(figure))
                };
                let whole = figure(whole).or_else(|| Some(half(whole)? + 0.5))?;
                let rest = match rest {
                    "" => 0.0,
                    "半" => 30.0,
                    rest => figure(rest).or_else(|| amount(rest, unit.names()))?,
                };
                return Some(whole * 60.0 + rest);
            }
        }
        Unit::Km => {
            if let Some(metres) = amount(text.strip_suffix("公里").unwrap_or(&text), &["米", "m"])
                .filter(|_| !text.ends_with("千米") && !text.ends_with("km"))
            {
                return Some(metres / 1000.0);
            }
        }
        Unit::Degrees => return degrees(&text),
        Unit::Money => {
            let text = text.trim_start_matches(['¥', '￥']);
            return figure(text).or_else(|| amount(text, unit.names()));
        }
        Unit::Term => {
            let bare = text.trim_end_matches("学期").trim_end_matches("學期");
            return match bare {
                "上" | "秋季" | "秋" => Some(1.0),
                "下" | "春季" | "春" => Some(2.0),
                _ => figure(bare.strip_prefix('第').unwrap_or(bare)),
            };
        }
        _ => {}
    }
    amount(&text, unit.names())
}

/// `102.5°E`, `东经102.5`, `102°30′0″`.
fn degrees(text: &str) -> Option<f64> {
    let text = ["东经", "東經", "北纬", "北緯", "e", "n"]
        .iter()
        .find_map(|p| text.strip_prefix(p).or_else(|| text.strip_suffix(p)))
        .unwrap_or(text);
    let mut parts = text
        .split(['°', 'º', '度', '′', '\'', '’', '分', '″', '"', '”', '秒'])
        .filter(|part| !part.is_empty());
    let mut next = |scale: f64| match parts.next() {
        None => Some(0.0),
        Some(part) => {
            let plain = part.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
            part.parse::<f64>().ok().filter(|_| plain).map(|value| value / scale)
        }
    };
    let value = next(1.0)? + next(60.0)? + next(3600.0)?;
    (parts.next().is_none() && !text.is_empty()).then_some(value)
}

/// A whole number below 1000 in Chinese numerals.
pub(super) fn numeral(text: &str) -> Option<u32> {
    let digit = |c| {
        let at = ["零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"]
            .iter()
            .position(|d| d.contains(c))?;
        u32::try_from(at).ok()
    };
    let (mut sum, mut last, mut scale) = (0, None, 1000);
    for c in text.chars() {
        let of = match c {
            '十' => 10,
            '百' => 100,
            c => {
                let value = digit(c)?;
                if last.is_some_and(|last| last != 0) {
                    return None;
                }
                last = Some(value);
                continue;
            }
        };
        if of >= scale {
            return None;
        }
        scale = of;
        sum += of * last.take().unwrap_or(1);
    }
    (!text.is_empty()).then(|| sum + last.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_units() {
        let good = [
            (Unit::People, "40人 40.0"),
            (Unit::Km, "68公里 68.0;68km 68.0;800米 0.8;12千米 12.0;１２．５ 12.5"),
            (
                Unit::Minutes,
                "120分钟 120.0;1.5小时 90.0;1小时30分 90.0;一个半小时 90.0;半小时 30.0;2h 120.0",
            ),
            (Unit::Times, "2次 2.0;两次 2.0"),
            (Unit::Days, "28天 28.0;二十八天 28.0"),
            (Unit::Term, "第二学期 2.0;下学期 2.0;1 1.0"),
            (Unit::Degrees, "102.5°E 102.5;东经102.5 102.5;102°30′0″ 102.5"),
            (Unit::Speed, "40公里/小时 40.0"),
            (Unit::Money, "1.2元/公里 1.2"),
            (Unit::Other, "十二 12.0;-0 0.0;一百零五 105.0"),
        ];
        for (unit, cases) in good {
            for case in cases.split(';') {
                let (text, value) = case.split_once(' ').expect("a pair");
                assert_eq!(number(text, unit), value.parse().ok(), "{text}");
            }
        }
        let bad = [
            (Unit::Km, "40人;1,000;1e;2小时"),
            (Unit::Times, "2天;2小时"),
            (Unit::People, "约40;人;3-5人"),
            (Unit::Other, "inf;0x10;一二;"),
        ];
        for (unit, cases) in bad {
            for text in cases.split(';') {
                assert_eq!(number(text, unit), None, "{text}");
            }
        }
    }
}
