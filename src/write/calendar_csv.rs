//! `calendar.csv`: the rows of a plan (contract, section 6).

use crate::domain::{Activity, FixedWord, Scenario, What, calendar_order};
use crate::text::Texts;

use super::csv_text::csv_text;
use super::title;

/// The columns, in order.
const COLUMNS: [&str; 11] = [
    "id",
    "kind",
    "event",
    "alliance",
    "date",
    "session",
    "kindergarten",
    "staff",
    "title",
    "pinned",
    "until",
];

/// The calendar as CSV: UTF-8 without a byte-order mark, lines ended by LF, rows in
/// [`calendar_order`].
#[must_use]
pub fn calendar_csv(scenario: &Scenario, activities: &[Activity], texts: &Texts) -> String {
    let mut rows: Vec<&Activity> = activities.iter().collect();
    rows.sort_by(|a, b| calendar_order(scenario, a, b));
    let header = COLUMNS.map(str::to_owned);
    csv_text(std::iter::once(header).chain(rows.into_iter().map(|r| record(scenario, r, texts))))
}

fn record(scenario: &Scenario, row: &Activity, texts: &Texts) -> [String; 11] {
    let staff: Vec<&str> = row.staff.iter().map(|&p| scenario.person(p).id.as_str()).collect();
    [
        row.id.clone(),
        row.kind().word().to_owned(),
        row.event_kind().map_or("", FixedWord::word).to_owned(),
        scenario.alliance(row.alliance).id.clone(),
        row.date.to_string(),
        row.slot.word().to_owned(),
        row.kindergarten.map_or_else(String::new, |k| scenario.kindergarten(k).id.clone()),
        staff.join(";"),
        no_formula(title(scenario, row, texts).into_owned()),
        if row.pinned { "yes" } else { "no" }.to_owned(),
        match row.what {
            What::Placement { until, .. } => until.to_string(),
            _ => String::new(),
        },
    ]
}

/// A text that a spreadsheet program would work out gets an apostrophe in front, which such
/// programs take for the sign of a text.
fn no_formula(text: String) -> String {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{text}"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::write::sample;

    #[test]
    fn columns_order_and_quoting_of_the_contract() {
        let (scenario, mut plan) = (sample::scenario(), sample::plan());
        plan.activities.reverse();
        let csv = calendar_csv(&scenario, &plan.activities, &Texts::new(Language::ZhHans));
        insta::assert_snapshot!(csv, @r#"
        id,kind,event,alliance,date,session,kindergarten,staff,title,pinned,until
        o1,outreach,,A1,2027-03-02,am,K2,P1;P2,送教：乙园（艺术、语言）,no,
        EV1,event,research,A1,2027-03-03,day,K1,,"教研 ""三月""",yes,
        i1,inspection,,A1,2027-03-09,pm,K2,P1,视导：乙园,no,
        "#);
        assert!(!csv.contains('\r') && csv.ends_with("no,\n") && csv.starts_with("id,"));
    }

    #[test]
    fn empty_calendar_is_its_header() {
        let csv = calendar_csv(&sample::scenario(), &[], &Texts::new(Language::En));
        assert_eq!(csv, format!("{}\n", COLUMNS.join(",")));
    }
}
