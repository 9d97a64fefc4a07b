//! What a county is called: 县, 旗, 区 or 市 of its own name.

use crate::domain::{Message, Scenario};
use crate::text::Texts;

/// What may follow the county's name in that of a scenario, beside a year.
const BUREAUS: [&str; 4] = ["教育", "教体", "教體", "幼"];

/// The county's name, if that of the scenario begins with one: 鄂温克族自治旗 of
/// 鄂温克族自治旗2026—2027学年秋季学期.
pub(super) fn county_name(scenario: &Scenario) -> Option<&str> {
    let name = &scenario.settings.name;
    let ends = BUREAUS.iter().filter_map(|bureau| name.find(bureau));
    let end = ends.chain(name.find(|c: char| c.is_numeric() || "零〇一二".contains(c))).min();
    let name = name[..end.unwrap_or(name.len())].trim();
    (name.chars().count() > 1 && kind(name).is_some()).then_some(name)
}

/// The whole county in a word or two: 全县, 全旗.
#[must_use]
pub fn whole_county(scenario: &Scenario, texts: &Texts) -> String {
    let kind = county_name(scenario).and_then(kind).unwrap_or("county");
    texts.say(&Message::new("replan-all").with("kind", kind))
}

/// The county's name, or that it is the whole county.
pub(super) fn called(scenario: &Scenario, texts: &Texts) -> String {
    county_name(scenario).map_or_else(|| whole_county(scenario, texts), str::to_owned)
}

fn kind(name: &str) -> Option<&'static str> {
    match name.chars().last()? {
        '县' | '縣' => Some("county"),
        '旗' => Some("banner"),
        '区' | '區' => Some("district"),
        '市' => Some("city"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::write::sample;

    #[test]
    fn county_is_called_by_its_name() {
        let texts = Texts::new(Language::ZhHans);
        for (name, county, whole) in [
            ("鄂温克族自治旗2026—2027学年秋季学期", Some("鄂温克族自治旗"), "全旗"),
            ("天祝藏族自治县 2027 春", Some("天祝藏族自治县"), "全县"),
            ("庐阳区教育体育局幼儿园联盟", Some("庐阳区"), "全区"),
            ("桐乡市二〇二六学年", Some("桐乡市"), "全市"),
            ("幼儿园联盟", None, "全县"),
            ("县", None, "全县"),
            ("微型示例", None, "全县"),
            ("Example County", None, "全县"),
        ] {
            let mut scenario = sample::scenario();
            scenario.settings.name = name.to_owned();
            assert_eq!(county_name(&scenario), county, "{name}");
            assert_eq!(whole_county(&scenario, &texts), whole, "{name}");
        }
    }
}
