//! The official Chinese days off and make-up working days, built in as data.
//!
//! 2026: the arrangement announced by the General Office of the State Council on 2025-11-04.
//! 2027: only the statutory festival days, because the arrangement is unknown.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;

/// Date → day off (`true`) or make-up working day (`false`).
#[derive(Debug)]
pub struct HolidayTable {
    days: BTreeMap<Date, bool>,
}

/// How well the table knows a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CoverYear {
    /// The official arrangement is in the table.
    Official,
    /// Only the statutory festival days are in the table; make-up days are unknown.
    StatutoryOnly,
    /// The year is unknown.
    Unknown,
}

impl HolidayTable {
    /// `Some(true)`: day off; `Some(false)`: make-up working day; `None`: an ordinary day.
    #[must_use]
    pub fn day_off(&self, date: Date) -> Option<bool> {
        self.days.get(&date).copied()
    }

    /// How well the table knows a year.
    ///
    /// An official arrangement always moves some working days, so a year without a make-up day
    /// contains only the statutory days.
    #[must_use]
    pub fn covers(&self, year: i16) -> CoverYear {
        let mut any = false;
        for (_, &off) in self.days.iter().filter(|(date, _)| date.year() == year) {
            if !off {
                return CoverYear::Official;
            }
            any = true;
        }
        if any { CoverYear::StatutoryOnly } else { CoverYear::Unknown }
    }
}

/// The built-in table.
///
/// # Panics
/// Never: the table is part of the program and a test reads it.
#[must_use]
pub fn holidays_cn() -> &'static HolidayTable {
    static TABLE: OnceLock<HolidayTable> = OnceLock::new();
    TABLE.get_or_init(|| HolidayTable {
        days: serde_json::from_str(include_str!("holidays-cn.json"))
            .expect("the built-in table of holidays is valid"),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn table_knows_2026_and_half_of_2027() {
        let table = holidays_cn();
        assert_eq!(table.covers(2026), CoverYear::Official);
        assert_eq!(table.covers(2027), CoverYear::StatutoryOnly);
        assert_eq!(table.covers(2028), CoverYear::Unknown);
        assert_eq!(table.day_off(date(2026, 10, 1)), Some(true));
        assert_eq!(table.day_off(date(2026, 10, 10)), Some(false));
        assert_eq!(table.day_off(date(2026, 10, 12)), None);
    }
}
