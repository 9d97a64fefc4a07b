//! A small county with distances that are easy to add up, and calendars written in short rows.

use alliance_calendar::domain::{Activity, Policy, Scenario};
use alliance_calendar::input::{Sources, read_calendar_bytes, read_sources};
use alliance_calendar::verify::{Verdict, verify};

const SCENARIO: &str = r#"name = "Sample county"
language = "en"
[year]
start = 2026-09-01
end = 2027-07-16
[term]
index = 2
start = 2027-03-01
end = 2027-07-09
[calendar]
holidays = "none"
[travel]
seats = 2
max_drive_minutes_per_day = 210
[outreach]
group_max = 2
[events]
min_per_year = 0
bureau_parallel = 1
[limits]
incoming_per_week = 2
"#;

/// Minutes are kilometres: every line is as long as it takes. A1 is K1 (the lead) to K4.
const DISTANCES: &str = "from,to,km,minutes\n\
    K1,K2,30,30\nK1,K3,50,50\nK1,K4,80,80\nK2,K3,40,40\nK2,K4,100,100\nK3,K4,40,40\n\
    K5,K6,20,20\nK1,K6,25,25\n";

const FILES: &[(&str, &str)] = &[
    ("scenario.toml", SCENARIO),
    ("alliances.csv", "id,name,lead\nA1,First,K1\nA2,Second,K5\n"),
    (
        "kindergartens.csv",
        "id,name,alliance,kind,support,longitude,latitude,language,can_host,host_capacity,\
         max_away,visits_min,visits_max,inspections_per_year\n\
         K1,Lead,A1,county,strong,102.0,37.0,,yes,,3,0,9,2\n\
         K2,Town,A1,township,ordinary,102.1,37.0,,yes,8,1,0,,1\n\
         K3,Valley,A1,village,weak,102.2,37.0,,no,,1,0,2,4\n\
         K4,Pasture,A1,pastoral,weak,102.3,37.0,,yes,,1,0,,4\n\
         K5,Second lead,A2,county,strong,102.4,37.0,,yes,,1,0,0,0\n\
         K6,Far,A2,village,ordinary,102.5,37.0,,yes,3,1,,,1\n",
    ),
    (
        "staff.csv",
        "id,name,kindergarten,backbone,mentor,subjects,expertise,languages,visits_per_term,\
         visits_max,inspections_max,max_one_way_minutes\n\
         T1,Ann,K1,yes,no,art,,,0,3,,\n\
         T2,Bo,K1,yes,no,art,,,0,1,,79\n\
         T3,Cai,K1,yes,no,science,,zh;bo,0,1,,\n\
         T4,Dan,K2,yes,no,music,,,0,2,,\n\
         T5,Eve,K5,yes,no,music,,,0,1,,\n\
         B1,Fay,K1,yes,yes,art,safety,,0,1,,\n\
         M1,Gao,K1,no,yes,,curriculum,,,,2,\n\
         M2,Han,K1,no,yes,,safety,zh;bo,,,,\n\
         M3,Ito,K2,no,yes,,safety,,,,,\n\
         M6,Jin,K1,no,yes,,curriculum;safety,,,,,\n",
    ),
    (
        "events.csv",
        "id,alliance,kind,title,mode,duration,host,from,to,theme\n\
         E1,A1,open_half_day,Open half day,in_person,half,K1,2027-03-08,2027-03-19,\n\
         E2,A1,research,Research,in_person,half,,2027-03-01,2027-04-30,\n\
         E3,A1,meeting,Meeting,online,full,,2027-05-10,2027-05-21,\n\
         E4,A2,training,Training,in_person,full,,2027-03-01,2027-06-30,\n",
    ),
    ("distances.csv", DISTANCES),
];

const CALENDAR: &str = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n";

/// The county after some edits: (file, text there, text instead). An edit of a text that is not
/// there, or of a file that is not there unless the text is empty, is a mistake of the test.
pub fn county(edits: &[(&str, &str, &str)]) -> Scenario {
    let mut files: Vec<(String, String)> =
        FILES.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    for (name, from, to) in edits {
        if let Some((_, text)) = files.iter_mut().find(|f| f.0 == *name) {
            assert!(text.contains(from), "{name} has no {from}");
            *text = text.replacen(from, to, 1);
        } else {
            assert!(from.is_empty(), "no {name}");
            // A table may come with its own header.
            let header = match *name {
                _ if to.starts_with("who,") || to.starts_with("id,") => "",
                "closures.csv" => "who,from,to,session\n",
                "apart.csv" => "a,b\n",
                "followups.csv" => "id,kindergarten,from,to\n",
                "placements.csv" => "id,staff,host,kind,days,from,to,replaced\n",
                _ => CALENDAR,
            };
            files.push(((*name).to_owned(), format!("{header}{to}\n")));
        }
    }
    let files = files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    let reading = read_sources(&Sources { name: "sample".to_owned(), files });
    reading.scenario.unwrap_or_else(|| panic!("{:#?}", reading.findings))
}

/// A calendar from short rows: `K2 2027-03-02 am T1;T3` is an outreach activity, `inspect K2 …`
/// an inspection, `E2 2027-03-02 am K2` an event, `follow F1 K2 2027-03-02 am M1;M2` a follow-up,
/// `placed L1 K2 2027-03-02 2027-03-04 T1` a placement. The first row is line 2.
pub fn calendar(scenario: &Scenario, rows: &[&str]) -> Vec<Activity> {
    let mut text = CALENDAR.replace("pinned", "pinned,until");
    for (i, row) in rows.iter().enumerate() {
        let words: Vec<&str> = row.split_whitespace().collect();
        let word = |n: usize| words.get(n).copied().unwrap_or_default();
        let line = match words[0] {
            "inspect" => duty(scenario, &format!("X{i}"), "inspection", &words[1..]),
            "follow" => duty(scenario, words[1], "followup", &words[2..]),
            "placed" => {
                let [_, id, host, from, until, staff] = words[..] else { panic!("{words:?}") };
                let person = scenario.staff_ixs().find(|&p| scenario.person(p).id == staff);
                let alliance = scenario.alliance_of(person.expect("a person"));
                let alliance = &scenario.alliance(alliance).id;
                format!("{id},placement,,{alliance},{from},day,{host},{staff},,no,{until}\n")
            }
            event if event.starts_with('E') => {
                let found = scenario.events.iter().find(|e| e.id == event).expect("an event");
                let kind = match event {
                    "E1" => "open_half_day",
                    "E2" => "research",
                    "E3" => "meeting",
                    _ => "training",
                };
                let alliance = &scenario.alliance(found.alliance).id;
                let (date, session, host) = (word(1), word(2), word(3));
                format!("{event},event,{kind},{alliance},{date},{session},{host},,,no,\n")
            }
            _ => duty(scenario, &format!("X{i}"), "outreach", &words),
        };
        text.push_str(&line);
    }
    read_calendar_bytes(scenario, "calendar.csv", text.as_bytes())
        .unwrap_or_else(|found| panic!("{found:#?}\n{text}"))
}

fn duty(scenario: &Scenario, id: &str, kind: &str, words: &[&str]) -> String {
    let [place, date, session, staff] = words else { panic!("{words:?}") };
    let found = scenario.kindergartens.iter().find(|k| k.id == *place).expect("a kindergarten");
    let alliance = &scenario.alliance(found.alliance).id;
    format!("{id},{kind},,{alliance},{date},{session},{place},{staff},,no,\n")
}

/// What the verifier says of rows.
pub fn judged(edits: &[(&str, &str, &str)], rows: &[&str], policy: Policy) -> Verdict {
    let scenario = county(edits);
    let rows = calendar(&scenario, rows);
    verify(&scenario, &rows, policy)
}
