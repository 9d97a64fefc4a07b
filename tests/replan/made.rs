//! Small counties made by hand.

use alliance_calendar::domain::{ChangeKind, Plan, Scenario, Stated};
use alliance_calendar::input::{
    ChangeSource, Sources, read_calendar_bytes, read_changes, read_sources,
};
use alliance_calendar::replan;
use alliance_calendar::replan::{Earlier, Known, Prepared, Request, Wish, prepare};
use alliance_calendar::solve::Silent;

use crate::replan::disruptions::options;

/// Monday to Friday, of which the last three days are closed; nothing is asked for but what the
/// tables say.
const SCENARIO: &str = r#"name = "Two days"
language = "en"
[year]
start = 2026-10-12
end = 2026-10-16
terms = 1
[term]
index = 1
start = 2026-10-12
end = 2026-10-16
[calendar]
holidays = "none"
[outreach]
visits_min = { weak = 0, ordinary = 0, strong = 0 }
[inspection]
per_year = { weak = 0, ordinary = 0, strong = 0 }
[events]
min_per_year = 0
bureau_parallel = 1
"#;

const CLOSED: &str = "who,from,to\nall,2026-10-14,2026-10-16\n";

const HEADER: &str = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n";

/// A county of two alliances of two kindergartens each, 20 and 10 km apart.
pub fn county(staff: &str, events: &str, closed: &str) -> Scenario {
    let files = [
        ("scenario.toml", SCENARIO.to_owned()),
        ("alliances.csv", "id,name,lead\nA1,First,K1\nA2,Second,K3\n".to_owned()),
        (
            "kindergartens.csv",
            "id,name,alliance,support,longitude,latitude,can_host\nK1,One,A1,strong,102,37,yes\n\
             K2,Two,A1,strong,102.1,37,no\nK3,Three,A2,strong,103,37,yes\n\
             K4,Four,A2,strong,103.1,37,no\nK5,Five,A1,strong,102.2,37,no\n"
                .to_owned(),
        ),
        ("staff.csv", format!("id,name,kindergarten,backbone,visits_per_term\n{staff}")),
        ("events.csv", format!("id,alliance,kind,title,mode,duration,host,from,to\n{events}")),
        ("closures.csv", format!("{CLOSED}{closed}")),
        ("distances.csv", "from,to,km\nK1,K2,20\nK3,K4,10\nK1,K5,50\nK2,K5,60\n".to_owned()),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let reading = read_sources(&Sources { name: "two".to_owned(), files: files.into() });
    reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

/// A calendar in force that left this unmet in the first alliance.
pub fn earlier(scenario: &Scenario, rows: &str, unmet: u64) -> Earlier {
    let text = format!("{HEADER}{rows}");
    let activities = read_calendar_bytes(scenario, "calendar.csv", text.as_bytes());
    let shortfall = [("A1".to_owned(), unmet), ("A2".to_owned(), 0)].into();
    let known = Known { shortfall, ..Known::default() };
    Earlier { activities: activities.expect("reads"), known: Some(known), ..Earlier::default() }
}

pub fn changes(scenario: &Scenario, kind: ChangeKind, value: &str) -> Vec<Stated> {
    let source = ChangeSource::Option { kind, value: value.to_owned() };
    read_changes(scenario, &[source]).expect("no slip")
}

pub fn prepared(scenario: &Scenario, changes: &[Stated], earlier: &Earlier) -> Prepared {
    let request = Request { scenario, changes, earlier, edits: None, today: None, policy: None };
    prepare(&request).expect("nothing contradicts itself")
}

pub fn repaired(prepared: &Prepared, wish: Wish) -> Plan {
    replan(prepared, wish, &options(300), &Silent).expect("it stands")
}
