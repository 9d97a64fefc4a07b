//! Answers for scripts.

use serde_json::Value;

/// The value with its line end.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
