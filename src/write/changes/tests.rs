//! Everybody whom a difference concerns is told, in words without rules.

use jiff::civil::date;

use super::*;
use crate::domain::{ActivityKind, AllianceIx, KinderIx, Language, Rule, Slot, StaffIx};
use crate::replan::{Cause, Happened, Kind, Spot};
use crate::write::sample;

fn spot(day: i8, slot: Slot, place: u32, staff: &[u32]) -> Option<Spot> {
    Some(Spot {
        date: date(2027, 3, day),
        last: date(2027, 3, day),
        slot,
        kindergarten: Some(KinderIx(place)),
        staff: staff.iter().map(|&p| StaffIx(p)).collect(),
    })
}

fn difference(
    id: &str,
    activity: ActivityKind,
    before: Option<Spot>,
    after: Option<Spot>,
) -> Difference {
    let away = Happened::Away(StaffIx(0), date(2027, 3, 1), date(2027, 3, 8));
    Difference {
        id: id.to_owned(),
        activity,
        alliance: AllianceIx(0),
        title: if id == "EV1" { "教研 \"三月\"".to_owned() } else { String::new() },
        kind: Kind::Moved,
        before,
        after,
        causes: vec![Cause::Happened(away)],
    }
}

/// Text of each file by its name.
fn told(differences: &[Difference]) -> Vec<(String, String)> {
    let (scenario, plan) = (sample::scenario(), sample::plan());
    let repair = Repair {
        differences,
        today: Some(date(2027, 3, 1)),
        earlier: &[],
        cost_before: 480.0,
        headers: None,
    };
    let files = change_files(&scenario, &plan, &repair, &Texts::new(Language::ZhHans));
    let text = |f: OutputFile| (f.name, String::from_utf8(f.content).expect("UTF-8"));
    files.expect("they can be made").into_iter().map(text).collect()
}

fn one(files: &[(String, String)], name: &str) -> String {
    let found = files.iter().find(|(n, _)| n == name);
    found.unwrap_or_else(|| panic!("{name} is missing: {files:?}")).1.clone()
}

#[test]
fn who_is_ill_who_is_left_and_who_receives() {
    let d = difference(
        "o1",
        ActivityKind::Outreach,
        spot(2, Slot::Am, 1, &[0, 1]),
        spot(2, Slot::Am, 1, &[1]),
    );
    let files = told(&[d]);
    insta::assert_snapshot!(one(&files, "变动通知/个人/张三（甲园）.txt"), @r"
    张三老师：
    您好！2026—2027学年第二学期的安排有调整，与您有关的如下。

    【取消】
    1. 送教：3月2日（周二）上午（08:30–11:30），乙园
       原因：因您3月1日至3月8日请假

    未提到的安排不变。

    甲联盟
    2027年3月1日
    ");
    let part = |name: &str| {
        let text = one(&files, name);
        text.lines()
            .skip(3)
            .take_while(|l| !l.is_empty())
            .map(|l| format!("{l}\n"))
            .collect::<String>()
    };
    insta::assert_snapshot!(part("变动通知/个人/李四（甲园）.txt"), @r"
    【人员变动】
    1. 送教：3月2日（周二）上午（08:30–11:30），乙园；改为本人单独前往
       原因：因张三3月1日至3月8日请假
    ");
    insta::assert_snapshot!(part("变动通知/幼儿园/乙园.txt"), @r"
    【取消】
    1. 来园送教：3月2日（周二）上午（08:30–11:30），张三（甲园）
       原因：因张三3月1日至3月8日请假
    ");
    insta::assert_snapshot!(part("变动通知/幼儿园/甲园.txt"), @r"
    【取消】
    1. 张三：外出送教：3月2日（周二）上午（08:30–11:30），乙园
       原因：因张三3月1日至3月8日请假
    ");
}

#[test]
fn same_visit_on_another_day_is_moved_and_another_makes_up() {
    let gone = difference("o1", ActivityKind::Outreach, spot(2, Slot::Am, 1, &[0, 1]), None);
    let demand = vec![Cause::Demand];
    let again = Difference {
        causes: demand.clone(),
        ..difference("o2", ActivityKind::Outreach, None, spot(9, Slot::Am, 1, &[0]))
    };
    let files = told(&[gone.clone(), again]);
    let mine = one(&files, "变动通知/个人/张三（甲园）.txt");
    assert!(mine.contains("【改期】") && !mine.contains("【新增】"), "{mine}");
    assert!(mine.contains("原定3月2日（周二）上午（08:30–11:30），乙园，改为3月9日"), "{mine}");
    let single = Difference { before: spot(2, Slot::Am, 1, &[0]), ..gone };
    let other = Difference {
        causes: demand,
        ..difference("o2", ActivityKind::Outreach, None, spot(9, Slot::Am, 1, &[1]))
    };
    let files = told(&[single, other]);
    let others = one(&files, "变动通知/个人/李四（甲园）.txt");
    assert!(others.contains("原因：补上原定3月2日（周二）在乙园的送教\n"), "{others}");
}

#[test]
fn moved_event_is_told_to_all_with_both_places() {
    let d = difference(
        "EV1",
        ActivityKind::Event,
        spot(3, Slot::Day, 0, &[]),
        spot(10, Slot::Day, 1, &[]),
    );
    let d = Difference { causes: vec![Cause::Happened(Happened::NoHost(KinderIx(0)))], ..d };
    let files = told(&[d]);
    let old = one(&files, "变动通知/幼儿园/甲园.txt");
    for part in [
        "【改期】\n1. 教研 \"三月\"：原定3月3日（周三）全天（08:30–17:30），甲园，改为3月10日（周三）全天（08:30–17:30），乙园（贵园不再承办；请派2人参加）\n",
        "原因：因甲园不再承办活动\n",
    ] {
        assert!(old.contains(part), "{old}");
    }
    let new = one(&files, "变动通知/幼儿园/乙园.txt");
    assert!(new.contains("（改由贵园承办）"), "{new}");
    let table = one(&files, CHANGES_CSV);
    insta::assert_snapshot!(table.trim_start_matches('\u{feff}'), @r#"
    变动,联盟,事项,人员,原日期,原时段,原地点,现日期,现时段,现地点,原因,编号
    改期,甲联盟,"教研 ""三月""",,2027-03-03,全天,甲园,2027-03-10,全天,乙园,因甲园不再承办活动,EV1
    "#);
    assert!(table.starts_with('\u{feff}'));
    let page = one(&files, CHANGES_HTML);
    for part in ["教研 \"三月\"", "500.2 公里", "480.0 公里", "联盟各园", "0人、2所园"]
    {
        let part = part.replace('"', "&#34;");
        assert!(page.contains(&part), "{part}: {page}");
    }
}

#[test]
fn no_code_of_a_rule_is_told() {
    let cause = |cause| Difference {
        causes: vec![cause],
        ..difference("o1", ActivityKind::Outreach, spot(2, Slot::Am, 1, &[0]), None)
    };
    for &rule in Rule::ALL {
        for made in [
            Cause::Rule(rule, Message::new("plan-anonymous")),
            Cause::Beside(rule, Message::new("plan-anonymous")),
        ] {
            for (name, text) in told(&[cause(made)]) {
                let code = rule.name();
                assert!(!name.ends_with(".txt") || !text.contains(code), "{code}: {text}");
            }
        }
    }
}

#[test]
fn numbers_of_changes_say_nothing_that_goes_without_saying() {
    let texts = Texts::new(Language::ZhHans);
    let said = |value, bound| texts.say(&changes_message(ChangesValue { value, bound }));
    assert_eq!(said(3, Some(0)), "3 项任务和活动");
    assert_eq!(said(3, Some(2)), "3 项任务和活动；已证明任何方案都至少要变动 2 项");
    assert_eq!(said(2, Some(2)), "2 项任务和活动，已证明不能更少");
}
