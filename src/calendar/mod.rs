//! Working days, sessions and weeks of a term: who is open or available when.
//!
//! What may enter: the domain types and the built-in table of holidays.
//! What never belongs here: rules about activities, and any choice.

mod holidays;
mod work;

pub use holidays::{CoverYear, HolidayTable, holidays_cn};
pub use work::{DayIx, WeekIx, WorkCalendar, iso_week_start};
