//! The distributions that calendars make, against the files and the verifier.

use alliance_calendar::domain::{Activity, ActivityKind, Policy, Scenario, StaffIx};
use alliance_calendar::loads::{Distribution, Group, Period, What, distributions};
use alliance_calendar::solve::Silent;
use alliance_calendar::{plan, verify};

use crate::{example, of_work};

/// A plan to look at: fast, and of no quality.
fn planned(scenario: &Scenario) -> Vec<Activity> {
    plan(scenario, &of_work(50), &Silent).expect("nothing is pinned").activities
}

fn county(all: &[Distribution]) -> &Distribution {
    all.iter().find(|d| d.group == Group::County(None)).expect("the county")
}

#[test]
fn burdens_are_the_verifiers() {
    let scenario = example("tianzhu");
    let calendar = planned(&scenario);
    let verdict = verify(&scenario, &calendar, Policy::Cost);
    let found = distributions(&scenario, &[&calendar], What::Burden, Period::Year);
    let groups: Vec<&Distribution> =
        found.iter().filter(|d| matches!(d.group, Group::Alliance(..))).collect();
    assert_eq!(groups.len(), verdict.groups.len());
    for (group, report) in groups.iter().zip(&verdict.groups) {
        assert_eq!(group.group, Group::Alliance(report.alliance, Some(report.role)));
        let want: Vec<f64> = report.burdens.iter().map(|b| b.1.value()).collect();
        assert_eq!(group.values(0), want);
    }
    let all: f64 = verdict.groups.iter().flat_map(|g| &g.burdens).map(|b| b.1.value()).sum();
    assert!((county(&found).values(0).iter().sum::<f64>() - all).abs() < 1e-6);
    let people = scenario.staff.iter().filter(|p| p.backbone || p.mentor).count();
    assert_eq!(county(&found).ids.len(), people);
}

/// Each duty is taken out of the calendar, and the burdens are counted again.
#[test]
fn largest_duty_is_what_a_burden_loses_without_it() {
    let scenario = example("tianzhu");
    let calendar = planned(&scenario);
    let found = distributions(&scenario, &[&calendar], What::Burden, Period::Term);
    let mut tried = 0;
    for group in &found {
        let Group::Alliance(alliance, Some(role)) = group.group else { continue };
        // Three alliances have days of two duties and days of one.
        if alliance.index() > 2 {
            continue;
        }
        let largest = &group.largest.as_ref().expect("calendars say")[0];
        for ((id, load), largest) in group.ids.iter().zip(group.values(0)).zip(largest) {
            let is = |p: &StaffIx| scenario.person(*p).id == *id;
            let mut most = 0.0_f64;
            for at in 0..calendar.len() {
                if calendar[at].role() != Some(role) || !calendar[at].staff.iter().any(is) {
                    continue;
                }
                let mut without = calendar.clone();
                without[at].staff.retain(|p| !is(p));
                let groups = alliance_calendar::verify::burdens_of_term(&scenario, &without);
                let same = groups.iter().find(|g| (g.alliance, g.role) == (alliance, role));
                let burdens = &same.expect("the group").burdens;
                let left = burdens.iter().find(|b| is(&b.0)).expect("the person").1.value();
                most = most.max(load - left);
                tried += 1;
            }
            assert!((largest - most).abs() < 1e-6, "{id}: {largest}, not {most}");
        }
    }
    assert!(tried > 60, "{tried}");
    // Duties and activities count one each.
    for what in [What::Duties, What::Hostings, What::Received, What::Inspected] {
        for group in distributions(&scenario, &[&calendar], what, Period::Year) {
            let largest = &group.largest.as_ref().expect("calendars say")[0];
            let loads = group.values(0);
            assert!(loads.iter().zip(largest).all(|(load, one)| *one == load.min(1.0)), "{what:?}");
        }
    }
}

#[test]
fn year_is_history_and_term() {
    let scenario = example("tianzhu");
    let calendar = planned(&scenario);
    let no_calendar: &[Activity] = &[];
    for what in [What::Burden, What::Duties, What::Hostings, What::Received, What::Inspected] {
        let both: [&[Activity]; 2] = [&calendar, no_calendar];
        let year = distributions(&scenario, &both, what, Period::Year);
        let term = distributions(&scenario, &both, what, Period::Term);
        assert_eq!(year.len(), term.len());
        for (year, term) in year.iter().zip(&term) {
            assert_eq!((&year.group, &year.ids), (&term.group, &term.ids));
            assert!(term.values(1).iter().all(|&x| x == 0.0));
            for ((all, past), now) in year.values(0).iter().zip(year.values(1)).zip(term.values(0))
            {
                assert!((all - past - now).abs() < 1e-6, "{what:?} {:?}", year.group);
            }
        }
    }
}

/// Rows of the file, counted without the reader.
#[test]
fn counts_are_the_files() {
    let scenario = example("tianzhu");
    let text = include_str!("../../data/tianzhu/history.csv");
    let (mut visits, mut inspections, mut duties, mut hostings) = (0, 0, 0, 0);
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let people = cells[7].split(';').filter(|p| !p.is_empty()).count();
        match cells[1] {
            "outreach" => visits += people,
            "inspection" => inspections += 1,
            _ if !cells[6].is_empty() && cells[2] != "open_half_day" => hostings += 1,
            _ => {}
        }
        duties += people;
    }
    let gone = scenario.history.iter().filter(|a| a.kind() != ActivityKind::Event);
    let known: usize = gone.map(|a| a.staff.len()).sum();
    assert_eq!(known, duties, "nobody of the example has left");
    let total = |what| {
        let found = distributions(&scenario, &[&[]], what, Period::Year);
        county(&found).values(0).iter().sum::<f64>() as usize
    };
    assert_eq!(total(What::Received), visits);
    assert_eq!(total(What::Inspected), inspections);
    assert_eq!(total(What::Hostings), hostings);
    assert_eq!(total(What::Duties), duties);
    assert!(visits > 100 && inspections > 10 && hostings > 5);
}
