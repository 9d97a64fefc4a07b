//! The term in its school year: whether its number and the name contradict the dates.

use jiff::civil::Date;

use super::plain::folded;
use crate::domain::Settings;

/// In a year of two terms, the half in which the term's middle lies says which of them it is. `None`
/// where that is not plain: about the middle of the year, or for a term far longer than half of it.
pub(super) fn index_by_dates(settings: &Settings) -> Option<u32> {
    let days = |from: Date, to: Date| f64::from((to - from).get_days());
    let (year, term) = (&settings.year, &settings.term);
    let whole = days(year.start, year.end);
    let middle = days(year.start, term.start) + days(term.start, term.end) / 2.0;
    let plain = year.terms == 2 && whole > 0.0 && days(term.start, term.end) < 0.65 * whole;
    match middle / whole {
        share if plain && share < 0.4 => Some(1),
        share if plain && share > 0.6 => Some(2),
        _ => None,
    }
}

/// Whether the name speaks of another year or another term.
pub(super) fn name_disagrees(settings: &Settings) -> bool {
    let name = folded(&settings.name);
    let years = settings.year.start.year()..=settings.year.end.year();
    let figures = name.split(|c: char| !c.is_ascii_digit()).filter(|figures| figures.len() == 4);
    let mut figures = figures.filter_map(|figures| figures.parse::<i16>().ok());
    let other_year = figures.any(|year| (2000..2200).contains(&year) && !years.contains(&year));
    let says = |words: &str| words.split(' ').any(|word| name.contains(word));
    let term = match settings.year.terms {
        2 if says("第一学期 第一學期 上学期 上學期 秋季学期 秋季學期") => {
            settings.term.index
        }
        2 if says("第二学期 第二學期 下学期 下學期 春季学期 春季學期") => {
            3 - settings.term.index
        }
        _ => 1,
    };
    other_year || term != 1
}
