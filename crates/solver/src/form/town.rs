//! The township of a kindergarten.

/// What ends the name of a township.
const ENDS: [&str; 7] = ["苏木", "蘇木", "街道", "镇", "鎮", "乡", "鄉"];

/// The township in a kindergarten's name: everything up to the first word for one, which is not at
/// the beginning.
///
/// ```
/// use alliance_solver::form::township;
/// assert_eq!(township("华藏寺镇中心幼儿园"), Some("华藏寺镇"));
/// assert_eq!(township("锡尼河西苏木幼儿园"), Some("锡尼河西苏木"));
/// assert_eq!(township("天祝县幼儿园"), None);
/// ```
#[must_use]
pub fn township(name: &str) -> Option<&str> {
    let ends =
        ENDS.iter().filter_map(|end| name.find(end).filter(|&at| at > 0).map(|at| at + end.len()));
    ends.min().map(|end| &name[..end])
}
