//! Working days, sessions and weeks of a term: when places are open and people available.
//!
//! May use: the domain types and the built-in table of holidays.
//! Must not contain: rules about activities, or any decision.

mod holidays;
mod work;

pub use holidays::{CoverYear, HolidayTable, holidays_cn};
pub use work::{DayIx, WeekIx, WorkCalendar, iso_week_start};
