//! A small scenario without a fault, to be spoilt.

use alliance_calendar::input::Sources;

/// Its files.
pub const FILES: &[(&str, &str)] = &[
    (
        "scenario.toml",
        r#"name = "样例县"
[year]
start = 2026-09-01
end = 2027-07-16
terms = 2
[term]
index = 2
start = 2027-03-01
end = 2027-07-09
[calendar]
weekend = ["saturday", "sunday"]
holidays = "none"
[travel]
detour = 1.4
seats = 4
[outreach]
visits_min = { weak = 2, ordinary = 1, strong = 0 }
[inspection]
team = 2
expertise = ["curriculum", "safety"]
[events]
min_per_year = 2
[themes]
"2027-03" = "入园适应"
"#,
    ),
    ("alliances.csv", "id,name,lead\nA1,第一联盟,K1\nA2,第二联盟,K4\n"),
    (
        "kindergartens.csv",
        "id,name,alliance,kind,support,longitude,latitude,language,can_host,host_capacity,max_away,visits_min,visits_max,inspections_per_year\n\
         K1,县直园,A1,county,strong,102.10,36.90,,yes,,2,,,\n\
         K2,乡镇园,A1,township,ordinary,102.20,36.95,,yes,60,1,,,\n\
         K3,牧区园,A1,pastoral,weak,102.30,37.00,bo,no,,,,4,\n\
         K4,第二园,A2,county,strong,,,,yes,,,,,\n\
         K5,村园,A2,village,weak,,,,no,,,,,\n",
    ),
    (
        "staff.csv",
        "id,name,kindergarten,backbone,mentor,subjects,expertise,languages,visits_per_term,visits_max,inspections_max,max_one_way_minutes\n\
         P1,张三,K1,yes,yes,language;art,curriculum,zh;bo,2,3,4,90\n\
         P2,李四,K1,no,yes,,safety,,,,,\n\
         P3,王五,K2,yes,no,science,,,,,,\n\
         P4,赵六,K4,yes,yes,art,curriculum,,,,,\n\
         P5,钱七,K4,no,yes,,safety,,,,,\n",
    ),
    (
        "events.csv",
        "id,alliance,kind,title,mode,duration,host,from,to,theme\n\
         E1,A1,open_half_day,开放半日,in_person,half,K1,2027-03-08,2027-03-19,\n\
         E2,A1,research,教研,in_person,half,,2027-04-01,2027-04-30,区域活动\n\
         E3,A2,training,培训,online,full,,2027-05-10,2027-05-21,\n\
         E4,A2,meeting,会议,in_person,half,,2027-06-01,2027-06-30,\n",
    ),
    (
        "closures.csv",
        "who,from,to,session,kind,note\n\
         all,2027-04-05,2027-04-05,,closed,清明\n\
         all,2027-04-10,2027-04-10,,working,调休\n\
         K3,2027-06-01,2027-06-01,pm,,\n\
         P1,2027-05-03,2027-05-07,day,closed,培训\n",
    ),
    ("distances.csv", "from,to,km,minutes\nK4,K5,12.5,20\nK1,K2,15,\n"),
    (
        "history.csv",
        "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n\
         H1,outreach,,A1,2026-10-13,am,K2,P1,,no\n\
         H2,inspection,,A1,2026-11-10,pm,K3,P1;P2,,no\n\
         H3,event,research,A1,2026-12-01,am,K2,,教研,no\n",
    ),
    (
        "pins.csv",
        "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n\
         N1,outreach,,A1,2027-03-23,am,K3,P1,,yes\n\
         E1,event,open_half_day,A1,2027-03-10,am,K1,,,yes\n",
    ),
];

/// A calendar for it.
pub const CALENDAR: &str = "id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n\
    E1,event,open_half_day,A1,2027-03-10,am,K1,,开放半日,yes\n\
    O1,outreach,,A1,2027-03-23,am,K3,P3;P1,送教,no\n\
    I1,inspection,,A1,2027-03-30,pm,K2,P2;P1,视导,no\n\
    E3,event,training,A2,2027-05-11,day,,,培训,no\n";

/// The scenario in memory.
pub fn sources() -> Sources {
    let files = FILES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    Sources { name: "sample".to_owned(), files: files.collect() }
}
