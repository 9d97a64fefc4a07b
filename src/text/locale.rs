//! The language of the user's system.

use crate::domain::Language;

/// The language of the environment: the first non-empty one of `LC_ALL`, `LC_MESSAGES` and `LANG`,
/// in the order of POSIX.
#[must_use]
pub fn language_of_environment() -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    language_of_locale(locale.as_deref().unwrap_or(""))
}

/// The language of a locale's name, e.g. `zh_TW.UTF-8`.
///
/// Chinese of Taiwan, Hong Kong and Macau is traditional, other Chinese simplified. A neutral
/// locale (`C`, `POSIX`, empty) gives simplified Chinese, because the users are county bureaus.
#[must_use]
pub fn language_of_locale(locale: &str) -> Language {
    let name = locale.split(['.', '@']).next().unwrap_or("").replace('-', "_").to_lowercase();
    let mut parts = name.split('_');
    match parts.next().unwrap_or("") {
        "" | "c" | "posix" => Language::ZhHans,
        "zh" => {
            let parts: Vec<&str> = parts.collect();
            let says = |words: &[&str]| parts.iter().any(|p| words.contains(p));
            if !says(&["hans"]) && says(&["hant", "tw", "hk", "mo"]) {
                Language::ZhHant
            } else {
                Language::ZhHans
            }
        }
        _ => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        for (locale, expected) in [
            ("", Language::ZhHans),
            ("C", Language::ZhHans),
            ("C.UTF-8", Language::ZhHans),
            ("POSIX", Language::ZhHans),
            ("zh", Language::ZhHans),
            ("zh_CN.GB18030", Language::ZhHans),
            ("zh_SG", Language::ZhHans),
            ("zh_TW.UTF-8", Language::ZhHant),
            ("zh_HK", Language::ZhHant),
            ("zh-Hant", Language::ZhHant),
            ("zh_Hans_HK", Language::ZhHans),
            ("en_GB.UTF-8", Language::En),
            ("mn_MN", Language::En),
        ] {
            assert_eq!(language_of_locale(locale), expected, "{locale}");
        }
    }
}
