//! What the comments on the headers and the explanations of the settings say.

/// The message about a column of a table; the column by its English name.
pub(super) fn column(table: &str, column: &str) -> &'static str {
    match (table, column) {
        ("distances.csv", "from") => "workbook-col-road-from",
        ("distances.csv", "to") => "workbook-col-road-to",
        ("kindergartens.csv", "kind") => "workbook-col-kind-place",
        ("events.csv", "kind") => "workbook-col-kind-event",
        ("closures.csv", "kind") => "workbook-col-kind-closure",
        ("placements.csv", "kind") => "workbook-col-kind-placement",
        ("placements.csv", "staff") => "workbook-col-placed",
        ("placements.csv", "host") => "workbook-col-placed-at",
        (_, "contact") => "workbook-col-contact",
        (_, "phone") => "workbook-col-phone",
        ("placements.csv", "replaced") => "workbook-col-replaced-placed",
        ("followups.csv", "kindergarten") => "workbook-col-followed-up",
        ("happened.csv", "kindergarten") => "workbook-col-happened-place",
        ("happened.csv", "minutes") => "workbook-col-happened-minutes",
        (_, "change") => "workbook-col-change",
        (_, "subject") => "workbook-col-subject",
        (_, "events") => "workbook-col-events",
        (_, "entered") => "workbook-col-entered",
        (_, "entry") => "workbook-col-entry",
        (_, "kind") => "workbook-col-kind-activity",
        ("staff.csv", "kindergarten") => "workbook-col-home",
        (_, "kindergarten") => "workbook-col-place",
        (_, "max_one_way_minutes") => "workbook-col-max-one-way",
        (_, "name") => "workbook-col-name",
        (_, "lead") => "workbook-col-lead",
        (_, "alliance") => "workbook-col-alliance",
        (_, "support") => "workbook-col-support",
        (_, "longitude") => "workbook-col-longitude",
        (_, "latitude") => "workbook-col-latitude",
        (_, "language") => "workbook-col-language",
        (_, "can_host") => "workbook-col-can-host",
        (_, "host_capacity") => "workbook-col-host-capacity",
        (_, "max_away") => "workbook-col-max-away",
        (_, "visits_min") => "workbook-col-visits-min",
        (_, "visits_max") => "workbook-col-visits-max",
        (_, "inspections_per_year") => "workbook-col-inspections-per-year",
        (_, "backbone") => "workbook-col-backbone",
        (_, "mentor") => "workbook-col-mentor",
        (_, "subjects") => "workbook-col-subjects",
        (_, "expertise") => "workbook-col-expertise",
        (_, "languages") => "workbook-col-languages",
        (_, "visits_per_term") => "workbook-col-visits-per-term",
        (_, "inspections_max") => "workbook-col-inspections-max",
        (_, "title") => "workbook-col-title",
        (_, "mode") => "workbook-col-mode",
        (_, "duration") => "workbook-col-duration",
        (_, "host") => "workbook-col-host",
        (_, "from") => "workbook-col-from",
        (_, "to") => "workbook-col-to",
        (_, "theme") => "workbook-col-theme",
        (_, "who") => "workbook-col-who",
        (_, "session") => "workbook-col-session",
        (_, "note") => "workbook-col-note",
        (_, "km") => "workbook-col-km",
        (_, "minutes") => "workbook-col-minutes",
        (_, "event") => "workbook-col-event",
        (_, "date") => "workbook-col-date",
        (_, "staff") => "workbook-col-staff",
        (_, "pinned") => "workbook-col-pinned",
        (_, "until") => "workbook-col-until",
        (_, "held_on") => "workbook-col-held-on",
        (_, "held_by") => "workbook-col-held-by",
        (_, "result") => "workbook-col-result",
        (_, "status") => "workbook-col-status",
        (_, "placements_max") => "workbook-col-placements-max",
        (_, "minutes_max") => "workbook-col-minutes-max",
        (_, "delegates") => "workbook-col-delegates",
        (_, "times") => "workbook-col-times",
        (_, "weekday") => "workbook-col-weekday",
        (_, "replaced") => "workbook-col-replaced",
        (_, "days") => "workbook-col-days",
        (_, "a") => "workbook-col-apart",
        (_, "b") => "workbook-col-apart-from",
        _ => "workbook-col-id",
    }
}

/// The message about a setting; the setting as `scenario.toml` writes it.
pub(super) fn setting(key: &str) -> &'static str {
    match key {
        "name" => "workbook-set-name",
        "language" => "workbook-set-language",
        "year.start" => "workbook-set-year-start",
        "year.end" => "workbook-set-year-end",
        "year.terms" => "workbook-set-year-terms",
        "term.index" => "workbook-set-term-index",
        "term.start" => "workbook-set-term-start",
        "term.end" => "workbook-set-term-end",
        "calendar.weekend" => "workbook-set-calendar-weekend",
        "calendar.holidays" => "workbook-set-calendar-holidays",
        "travel.detour" => "workbook-set-travel-detour",
        "travel.speed_kmh" => "workbook-set-travel-speed-kmh",
        "travel.seats" => "workbook-set-travel-seats",
        "travel.max_one_way_minutes" => "workbook-set-travel-max-one-way-minutes",
        "travel.max_drive_minutes_per_day" => "workbook-set-travel-max-drive-minutes-per-day",
        "travel.half_day_reach_minutes" => "workbook-set-travel-half-day-reach-minutes",
        "travel.cost_per_km" => "workbook-set-travel-cost-per-km",
        "outreach.visits_per_term" => "workbook-set-outreach-visits-per-term",
        "outreach.group_max" => "workbook-set-outreach-group-max",
        "outreach.subjects_min" => "workbook-set-outreach-subjects-min",
        "outreach.visits_min.weak" => "workbook-set-outreach-visits-min-weak",
        "outreach.visits_min.ordinary" => "workbook-set-outreach-visits-min-ordinary",
        "outreach.visits_min.strong" => "workbook-set-outreach-visits-min-strong",
        "inspection.per_year.weak" => "workbook-set-inspection-per-year-weak",
        "inspection.per_year.ordinary" => "workbook-set-inspection-per-year-ordinary",
        "inspection.per_year.strong" => "workbook-set-inspection-per-year-strong",
        "inspection.team" => "workbook-set-inspection-team",
        "inspection.expertise" => "workbook-set-inspection-expertise",
        "inspection.gap_days" => "workbook-set-inspection-gap-days",
        "events.min_per_year" => "workbook-set-events-min-per-year",
        "events.delegates" => "workbook-set-events-delegates",
        "events.gap_days" => "workbook-set-events-gap-days",
        "events.bureau_parallel" => "workbook-set-events-bureau-parallel",
        "limits.days_out_per_week" => "workbook-set-limits-days-out-per-week",
        "limits.incoming_per_week" => "workbook-set-limits-incoming-per-week",
        "limits.placements_max" => "workbook-set-limits-placements-max",
        "repair.notice_days" => "workbook-set-repair-notice-days",
        "burden.session_minutes" => "workbook-set-burden-session-minutes",
        "objective.policy" => "workbook-set-objective-policy",
        "objective.lambda" => "workbook-set-objective-lambda",
        "objective.weights" => "workbook-set-objective-weights",
        "objective.alpha" => "workbook-set-objective-alpha",
        "objective.disagreement" => "workbook-set-objective-disagreement",
        "quality.spacing_days" => "workbook-set-quality-spacing-days",
        "quality.preferred_weekdays" => "workbook-set-quality-preferred-weekdays",
        "hours.am" => "workbook-set-hours-am",
        "hours.pm" => "workbook-set-hours-pm",
        "notice.issuer" => "workbook-set-notice-issuer",
        "notice.date" => "workbook-set-notice-date",
        _ => "workbook-setting-theme",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::input::{SETTING_NAMES, header_names, sheet_names};

    #[test]
    fn every_column_and_setting_is_explained() {
        // Changes and marks are no sheets of a scenario's workbook.
        let tables = |table: &str| sheet_names().any(|s| s.table == table);
        for h in header_names().filter(|h| h.english != "id" && tables(h.table)) {
            assert_ne!(column(h.table, h.english), "workbook-col-id", "{} {}", h.table, h.english);
        }
        let all: BTreeSet<_> = SETTING_NAMES.iter().map(|s| setting(s.key)).collect();
        assert_eq!(all.len(), SETTING_NAMES.len());
        assert!(!all.contains("workbook-setting-theme"));
    }
}
