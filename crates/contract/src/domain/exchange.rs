//! Exchanges of staff in earlier years.

use jiff::civil::Date;

use super::StaffIx;

/// Somebody who has worked at another kindergarten for a good while 輪崗.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchanged {
    /// Who.
    pub person: StaffIx,
    /// Last day there.
    pub until: Date,
}
