//! A county of two kindergartens and two people with a plan of three rows, for the tests.

use jiff::civil::{Weekday, date, time};

use crate::domain::*;

pub(crate) fn scenario() -> Scenario {
    let kindergarten = |id: &str, name: &str| Kindergarten {
        id: id.to_owned(),
        name: name.to_owned(),
        alliance: AllianceIx(0),
        kind: None,
        support: Support::Ordinary,
        position: Some((103.0, 37.0)),
        language: "zh".to_owned(),
        can_host: true,
        host_capacity: None,
        max_away: 1,
        visits_min: 1,
        visits_max: None,
        inspections_per_year: 1,
        placements_max: 2,
        contact: None,
        phone: None,
        line: 2,
    };
    let person = |id: &str, name: &str, subject: &str| Person {
        id: id.to_owned(),
        name: name.to_owned(),
        home: KinderIx(0),
        backbone: true,
        mentor: true,
        subjects: vec![subject.to_owned()],
        expertise: Vec::new(),
        languages: vec!["zh".to_owned()],
        visits_per_term: 1,
        visits_max: 1,
        inspections_max: None,
        max_one_way: Minutes(120.0),
        minutes_max: None,
        line: 2,
    };
    Scenario {
        settings: settings(),
        alliances: vec![Alliance {
            id: "A1".to_owned(),
            name: "甲联盟".to_owned(),
            lead: KinderIx(0),
            members: vec![KinderIx(0), KinderIx(1)],
            line: 2,
        }],
        kindergartens: vec![kindergarten("K1", "甲园"), kindergarten("K2", "乙园")],
        staff: vec![person("P1", "张三", "语言"), person("P2", "李四", "艺术")],
        events: vec![Event {
            id: "EV1".to_owned(),
            alliance: AllianceIx(0),
            kind: EventKind::Research,
            title: "教研 \"三月\"".to_owned(),
            mode: Mode::InPerson,
            length: EventLength::Full,
            host: None,
            from: date(2027, 3, 1),
            to: date(2027, 3, 31),
            theme: None,
            delegates: 2,
            line: 2,
        }],
        closures: Vec::new(),
        distances: Vec::new(),
        apart: Vec::new(),
        follow_ups: Vec::new(),
        placements: Vec::new(),
        history: Vec::new(),
        pins: Vec::new(),
        roads: Vec::new(),
        facts: Vec::new(),
        cancelled: Vec::new(),
        digest: "d1ce57".to_owned(),
    }
}

fn settings() -> Settings {
    Settings {
        name: "样例县".to_owned(),
        language: Language::ZhHans,
        year: YearSettings { start: date(2026, 9, 1), end: date(2027, 7, 16), terms: 2 },
        term: TermSettings { index: 2, start: date(2027, 3, 1), end: date(2027, 7, 9) },
        calendar: CalendarSettings {
            weekend: vec![Weekday::Saturday, Weekday::Sunday],
            holidays: Holidays::None,
        },
        travel: TravelSettings {
            detour: 1.4,
            speed_kmh: 40.0,
            seats: 4,
            max_one_way_minutes: Minutes(120.0),
            max_drive_minutes_per_day: Minutes(300.0),
            half_day_reach_minutes: Minutes(60.0),
            cost_per_km: 0.0,
        },
        outreach: OutreachSettings {
            visits_per_term: 1,
            group_max: 3,
            subjects_min: 2,
            visits_min: [2, 1, 0],
        },
        inspection: InspectionSettings {
            per_year: [2, 1, 1],
            team: 1,
            expertise: Vec::new(),
            gap_days: 28,
        },
        events: EventSettings { min_per_year: 1, delegates: 2, gap_days: 7, bureau_parallel: 2 },
        limits: LimitSettings { days_out_per_week: 1, incoming_per_week: 2, placements_max: 2 },
        repair: RepairSettings { notice_days: 0 },
        burden: BurdenSettings { session_minutes: Minutes(180.0) },
        objective: ObjectiveSettings {
            policy: Policy::Balanced,
            lambda: 1.0,
            weights: vec![3.0, 2.0, 1.0],
            alpha: 1.0,
            disagreement: Minutes(2400.0),
        },
        quality: QualitySettings {
            spacing_days: 14,
            preferred_weekdays: vec![Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday],
        },
        hours: HourSettings {
            sessions: [
                (time(8, 30, 0, 0), time(11, 30, 0, 0)),
                (time(14, 30, 0, 0), time(17, 30, 0, 0)),
            ],
        },
        notice: NoticeSettings::default(),
        themes: std::collections::BTreeMap::new(),
    }
}

pub(crate) fn plan() -> Plan {
    let row = |id: &str, what, day, slot, staff: &[u32]| Activity {
        id: id.to_owned(),
        what,
        alliance: AllianceIx(0),
        date: date(2027, 3, day),
        slot,
        kindergarten: Some(KinderIx(1)),
        staff: staff.iter().map(|&p| StaffIx(p)).collect(),
        title: String::new(),
        pinned: false,
        line: 0,
    };
    let research = What::Event { kind: EventKind::Research, row: Some(EventIx(0)) };
    let event = Activity {
        kindergarten: Some(KinderIx(0)),
        title: "教研 \"三月\"".to_owned(),
        pinned: true,
        ..row("EV1", research, 3, Slot::Day, &[])
    };
    let group = |role, first, second| GroupReport {
        alliance: AllianceIx(0),
        role,
        burdens: vec![(StaffIx(0), Minutes(first)), (StaffIx(1), Minutes(second))],
        proven: None,
    };
    let cost = CostValue { value: 500.25, bound: Some(490.25) };
    Plan {
        scenario: "样例县".to_owned(),
        digest: "d1ce57".to_owned(),
        version: "0.1.0".to_owned(),
        policy: Policy::Balanced,
        seed: 1,
        threads: 2,
        limit: LimitReport { time_s: Some(20.0), work: None },
        start: None,
        time_s: 0.5,
        stopped_by: StoppedBy::Time,
        activities: vec![
            row("o1", What::Outreach, 2, Slot::Am, &[0, 1]),
            event,
            row("i1", What::Inspection, 9, Slot::Pm, &[0]),
        ],
        levels: Levels {
            shortfall: ShortfallValue { value: 5, bound: Some(5) },
            cost,
            changes: None,
            quality: QualityValue {
                value: 1,
                parts: QualityParts { spacing: 1, ..QualityParts::default() },
                least: None,
                bound: None,
            },
        },
        vehicle_km: Km(60.5),
        alliances: vec![AllianceReport {
            alliance: AllianceIx(0),
            shortfall: ShortfallValue { value: 5, bound: Some(5) },
            vehicle_km: Km(60.5),
            cost,
            without_dates: None,
            quality: None,
        }],
        groups: vec![group(Role::Outreach, 200.0, 200.0), group(Role::Inspection, 220.0, 0.0)],
        shortfalls: vec![Shortfall {
            demand: Demand::D5,
            subject: "K2".to_owned(),
            units: 1,
            reason: Vec::new(),
        }],
    }
}
