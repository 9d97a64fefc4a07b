//! Every finding that reading can give: its stable code and its entry in the message files.

use crate::domain::{Message, Severity};

/// A sort of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Stable code: `E…` an error, `W…` a warning.
    pub code: &'static str,
    /// Entry of the message files; its attribute `hint` says what to do.
    pub key: &'static str,
}

impl Code {
    /// Error or warning, by the first letter of the code.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.code.starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// The message, its gaps still open.
    #[must_use]
    pub(super) fn message(&self) -> Message {
        Message::new(self.key)
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $key:literal)+) => {
        $($(#[$doc])* pub(super) const $name: Code = Code { code: $code, key: $key };)+

        /// Every sort of finding, in the order of the codes' families.
        pub const CODES: &[Code] = &[$($name),+];
    };
}

codes! {
    // Files and their shape.
    NO_FOLDER "E001" "input-no-folder"
    NOT_A_FOLDER "E002" "input-not-a-folder"
    CANNOT_READ "E003" "input-cannot-read"
    MISSING_FILE "E004" "input-missing-file"
    FILE_TOO_LARGE "E005" "input-file-too-large"
    BAD_ENCODING "E006" "input-bad-encoding"
    BINARY "E007" "input-binary"
    CELL_TOO_LONG "E008" "input-cell-too-long"
    UNCLOSED_QUOTE "E009" "input-unclosed-quote"
    EMPTY_FILE "E010" "input-empty-file"
    WRONG_DELIMITER "E011" "input-wrong-delimiter"
    MISSING_COLUMN "E012" "input-missing-column"
    DUPLICATE_COLUMN "E013" "input-duplicate-column"
    TOO_MANY_FIELDS "E014" "input-too-many-fields"
    TOO_FEW_FIELDS "E015" "input-too-few-fields"
    TOO_MANY_ROWS "E016" "input-too-many-rows"
    NO_ROWS "E017" "input-no-rows"
    OLD_WORKBOOK "E018" "input-old-workbook"
    BROKEN_WORKBOOK "E019" "input-broken-workbook"
    NO_WORKBOOK "E030" "input-no-workbook"
    WORKBOOK_TOO_LARGE "E020" "input-workbook-too-large"
    SHEET_TOO_LARGE "E021" "input-sheet-too-large"
    MISSING_SHEET "E022" "input-missing-sheet"
    SHEET_TWICE "E023" "input-sheet-twice"
    SWALLOWED_ROWS "E026" "input-swallowed-rows"
    BIG5 "E027" "input-big5"
    CONTROL_CHARACTER "E028" "input-control-character"
    SIMILAR_COLUMN "E029" "input-similar-column"
    EDITED_VIEW "E031" "input-edited-view"
    SIMILAR_FILE "W001" "input-similar-file"
    UNKNOWN_COLUMN "W002" "input-unknown-column"
    SIMILAR_SHEET "W003" "input-similar-sheet"
    HIDDEN_ROWS "W004" "input-hidden-rows"
    STRUCK_ROWS "W005" "input-struck-rows"
    HIDDEN_COLUMNS "W006" "input-hidden-columns"
    UNREAD_SHEETS "W007" "input-unread-sheets"

    // Single cells.
    EMPTY_CELL "E101" "input-empty-cell"
    NOT_A_NUMBER "E102" "input-not-a-number"
    NOT_WHOLE "E103" "input-not-whole"
    OUT_OF_RANGE "E104" "input-out-of-range"
    NOT_A_DATE "E105" "input-not-a-date"
    IMPOSSIBLE_DATE "E106" "input-impossible-date"
    UNKNOWN_WORD "E107" "input-unknown-word"
    FROM_AFTER_TO "E108" "input-from-after-to"
    BAD_ID "E109" "input-bad-id"
    CELL_FAULT "E110" "input-cell-fault"
    CELL_UNCACHED "E111" "input-cell-uncached"
    OTHER_WEEKDAY "E112" "input-other-weekday"
    TIME_IGNORED "W101" "input-time-ignored"
    CIRCLE_IS_YES "W102" "input-circle-is-yes"

    // scenario.toml.
    TOML_SYNTAX "E201" "input-toml-syntax"
    MISSING_KEY "E202" "input-missing-key"
    WRONG_TYPE "E203" "input-wrong-type"
    SETTING_OUT_OF_RANGE "E204" "input-setting-out-of-range"
    TERM_OUTSIDE_YEAR "E205" "input-term-outside-year"
    TERM_TOO_LONG "E206" "input-term-too-long"
    TERM_INDEX "E207" "input-term-index"
    BAD_MONTH "E208" "input-bad-month"
    HOLIDAYS_UNKNOWN "E209" "input-holidays-unknown"
    NO_WORKING_DAY "E210" "input-no-working-day"
    SETTING_TWICE "E211" "input-setting-twice"
    BAD_HOURS "E212" "input-bad-hours"
    HOURS_OVERLAP "E213" "input-hours-overlap"
    SIMILAR_KEY "E214" "input-similar-key"
    STRAY_KEY "E215" "input-stray-key"
    BAD_WEIGHTS "E216" "input-bad-weights"
    UNKNOWN_KEY "W201" "input-unknown-key"
    HOLIDAYS_STATUTORY "W202" "input-holidays-statutory"
    INDEX_ASSUMED "W203" "input-index-assumed"
    INDEX_CONTRADICTED "W204" "input-index-contradicted"
    NAME_CONTRADICTED "W205" "input-name-contradicted"

    // Rows that name one another.
    DUPLICATE_ID "E301" "input-duplicate-id"
    UNKNOWN_ID "E302" "input-unknown-id"
    WRONG_KIND_OF_ID "E303" "input-wrong-kind-of-id"
    LEAD_OUTSIDE "E304" "input-lead-outside"
    NO_MEMBERS "E305" "input-no-members"
    HALF_POSITION "E306" "input-half-position"
    NO_DISTANCE "E307" "input-no-distance"
    SELF_DISTANCE "E308" "input-self-distance"
    DISTANCE_TWICE "E309" "input-distance-twice"
    WORKING_NOT_ALL "E310" "input-working-not-all"
    ALLIANCE_TOO_LARGE "E311" "input-alliance-too-large"
    CLOSED_AND_WORKING "E312" "input-closed-and-working"
    APART_FROM_SELF "E313" "input-apart-from-self"
    HOST_IS_HOME "E314" "input-host-is-home"
    HOST_OUT_OF_REACH "E315" "input-host-out-of-reach"
    ROUNDED_ID "E316" "input-rounded-id"
    NULL_ISLAND "E320" "input-null-island"
    SWAPPED_POSITION "E321" "input-swapped-position"
    UNUSED_PERSON "W301" "input-unused-person"
    NO_SUBJECTS "W302" "input-no-subjects"
    USELESS_EXPERTISE "W303" "input-useless-expertise"
    OUT_OF_REACH "W304" "input-out-of-reach"
    VISITS_MAX_BELOW "W305" "input-visits-max-below"
    RECEIVES_MAX_BELOW "W306" "input-receives-max-below"
    TEAM_TOO_SMALL "W307" "input-team-too-small"
    LANGUAGE_UNSPOKEN "W308" "input-language-unspoken"
    CLOSURE_NEVER "W309" "input-closure-never"
    REPLACED_PLACE "W310" "input-replaced-place"
    ROW_TWICE "W311" "input-row-twice"
    APART_IDLE "W312" "input-apart-idle"
    PLACEMENT_ROOM "W313" "input-placement-room"
    FOLLOW_UP_CLOSED "W314" "input-follow-up-closed"
    SPAN_CUT "W315" "input-span-cut"
    PERSON_TWICE "W316" "input-person-twice"
    SAME_NAME "W317" "input-same-name"
    PLACE_TWICE "W318" "input-place-twice"
    OUTSIDE_CHINA "W320" "input-outside-china"
    FAR_AWAY "W321" "input-far-away"

    // Events.
    WINDOW_OUTSIDE_TERM "E401" "input-window-outside-term"
    HOST_ELSEWHERE "E403" "input-host-elsewhere"
    HOST_ONLINE "E404" "input-host-online"
    TOO_MANY_TIMES "E405" "input-too-many-times"
    NO_HOST "W401" "input-no-host"
    FEW_EVENTS "W402" "input-few-events"
    WINDOW_CLOSED "W404" "input-window-closed"

    // Calendars, histories and pins.
    OUTSIDE_HISTORY "E501" "input-outside-history"
    WHOLE_DAY_DUTY "E502" "input-whole-day-duty"
    NO_STAFF "E503" "input-no-staff"
    STAFF_TWICE "E504" "input-staff-twice"
    STAFF_AT_EVENT "E505" "input-staff-at-event"
    NO_PLACE "E506" "input-no-place"
    KIND_OF_DUTY "E507" "input-kind-of-duty"
    UNKNOWN_EVENT "E508" "input-unknown-event"
    OTHER_ALLIANCE "E509" "input-other-alliance"
    EVENT_DISAGREES "E510" "input-event-disagrees"
    NAME_DISAGREES "E511" "input-name-disagrees"
    NAME_AMBIGUOUS "E512" "input-name-ambiguous"
    PART_OF_DAY "E513" "input-part-of-day"
    NO_UNTIL "E514" "input-no-until"
    NEEDS_NO_UNTIL "E515" "input-needs-no-until"
    ONE_PERSON "E516" "input-one-person"
    GONE_STAFF "W501" "input-gone-staff"
    NO_HISTORY "W502" "input-no-history"

    // What has happened.
    NOT_TWO_ENDS "E707" "input-not-two-ends"
    INCOMPLETE_OPTION "E708" "input-incomplete-option"
    MARK_WITHOUT_STATE "E710" "input-mark-without-state"
    MARK_WITHOUT_DAY "E711" "input-mark-without-day"
    MARK_WITHOUT_PEOPLE "E712" "input-mark-without-people"
    MARK_CANCELLED_HELD "E713" "input-mark-cancelled-held"

    // Tables made elsewhere.
    NO_LOADS "E601" "input-no-loads"
    NOT_SQUARE "E602" "input-not-square"
    MATRIX_TOO_LARGE "E603" "input-matrix-too-large"
    WHICH_PROBLEM "E604" "input-which-problem"
    OTHER_SHAPE "E605" "input-other-shape"
    NO_LIMIT "E606" "input-no-limit"
    NO_SUCH_LINE "E607" "input-no-such-line"
    OTHER_NAME "E608" "input-other-name"
}

/// Says how many further findings of a sort a file has; stands under that sort's own code.
pub(super) const MORE_KEY: &str = "input-more-of-the-same";

/// Whether a finding of this code is about a row of a calendar that contradicts the tables.
#[must_use]
pub fn contradicts_tables(code: &str) -> bool {
    [UNKNOWN_ID, OTHER_ALLIANCE, EVENT_DISAGREES].iter().any(|c| c.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_and_keys_are_unique() {
        let codes: BTreeSet<_> = CODES.iter().map(|c| c.code).collect();
        let keys: BTreeSet<_> = CODES.iter().map(|c| c.key).collect();
        assert_eq!((codes.len(), keys.len()), (CODES.len(), CODES.len()));
    }

    #[test]
    fn every_sort_is_worded_with_a_hint_in_every_language() {
        for (language, text) in [
            ("en", include_str!("../../../../src/text/messages/en/input.ftl")),
            ("zh-Hans", include_str!("../../../../src/text/messages/zh-Hans/input.ftl")),
            ("zh-Hant", include_str!("../../../../src/text/messages/zh-Hant/input.ftl")),
        ] {
            fluent_bundle::FluentResource::try_new(text.to_owned()).expect("Fluent syntax");
            for key in CODES.iter().map(|c| c.key).chain([MORE_KEY]) {
                let entry = text
                    .split("\ninput-")
                    .find(|e| e.starts_with(&format!("{} =", &key["input-".len()..])));
                let entry = entry.unwrap_or_else(|| panic!("{language}: no entry {key}"));
                assert!(entry.contains("\n    .hint ="), "{language}: no hint in {key}");
            }
        }
    }
}
