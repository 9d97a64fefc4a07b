//! What a plan comes to, in words that a clerk understands.

use std::collections::BTreeMap;

use super::layout::{pad, safe, width};
use super::progress::percent;
use super::style::{self, paint};
use super::verdict;
use super::voice::Voice;
use crate::domain::{
    Activity, ActivityKind, AllianceIx, KinderIx, Km, Message, Minutes, PROVEN_GAP, Plan, Policy,
    QualityValue, Scenario, StaffIx, StartReport,
};

/// People listed as the busiest.
const BUSIEST: usize = 5;
/// Alliances whose hosts are listed.
const HOSTS: usize = 24;
/// Columns of a name.
const NAME: usize = 40;

/// The whole summary of a plan that has been written.
pub(super) fn summary(scenario: &Scenario, plan: &Plan, files: &[String], voice: &Voice) -> String {
    let term = &scenario.settings.term;
    let title = Message::new("cli-title")
        .with("name", &plan.scenario)
        .with("from", term.start)
        .with("to", term.end);
    let search = Message::new("cli-search-value")
        .with("seconds", format!("{:.1}", plan.time_s))
        .with("stopped", voice.word(plan.stopped_by));
    let mut rows = vec![
        ("cli-activities", activities(&plan.activities, voice)),
        ("cli-vehicle-km", kilometres(scenario, plan.vehicle_km, voice)),
        ("cli-cost", cost(plan, voice)),
        ("cli-quality", quality(plan.levels.quality, voice)),
        ("cli-shortfalls", unmet(plan, voice)),
        ("cli-search", voice.say(&search)),
    ];
    rows.extend(plan.start.as_ref().map(|start| ("cli-start", begun(start, voice))));
    let mut text = format!("\n{}\n\n", paint(style::TITLE, voice.say(&title)));
    text += &table(&rows, voice);
    let shortfalls = verdict::shortfalls(scenario, &plan.shortfalls, voice);
    let files: Vec<String> = files.iter().map(|f| safe(f, 240)).collect();
    for (head, lines) in [
        ("cli-shortfalls", shortfalls),
        ("cli-without-dates", without_dates(scenario, plan, voice)),
        ("cli-busiest", busiest(scenario, plan, voice)),
        ("cli-hosts", hosts(scenario, &plan.activities, voice)),
        ("cli-files", files),
    ] {
        text += &list(head, &lines, voice);
    }
    text
}

/// Alliances whose dates cost something listed before it says "and more".
const DATES: usize = 10;

/// Where no calendar found is as good as the assignment without dates, and what was in the way.
fn without_dates(scenario: &Scenario, plan: &Plan, voice: &Voice) -> Vec<String> {
    let all: Vec<_> =
        plan.alliances.iter().filter_map(|a| Some((a, a.without_dates.as_ref()?))).collect();
    let mut lines = Vec::new();
    for (report, assigned) in all.iter().take(DATES) {
        let figures = |unmet: u64, cost: f64| (unmet, format!("{cost:.1}"));
        let dated = figures(report.shortfall.value, report.cost.value);
        let before = figures(assigned.shortfall, assigned.cost);
        // Under `minimax` and `leximin` what the cost does not show may be worse.
        let alike = dated == before;
        let key = if alike { "cli-without-dates-alike" } else { "cli-without-dates-line" };
        let mut line = Message::new(key)
            .with("alliance", safe(&scenario.alliance(report.alliance).name, NAME))
            .with("unmet", dated.0)
            .with("cost", dated.1);
        if !alike {
            line = line.with("assigned-unmet", before.0).with("assigned", before.1);
        }
        lines.push(voice.say(&line));
        lines.extend(assigned.reason.iter().map(|r| format!("  {}", voice.say(r))));
    }
    if all.len() > DATES {
        let more = Message::new("cli-without-dates-more");
        lines.push(voice.say(&more.with("n", all.len() - DATES)));
    }
    lines
}

/// What `alliance verify` says of a calendar's levels.
pub(super) fn levels(
    scenario: &Scenario,
    calendar: &[Activity],
    verdict: &crate::verify::Verdict,
    policy: Policy,
    voice: &Voice,
) -> String {
    let cost = Message::new("cli-cost-value")
        .with("cost", format!("{:.1}", verdict.cost))
        .with("policy", voice.word(policy));
    let units: u32 = verdict.shortfalls.iter().map(|s| s.units).sum();
    let unmet = if units == 0 {
        voice.key("cli-shortfalls-none")
    } else {
        let message = Message::new("cli-shortfalls-value");
        voice.say(&message.with("n", units).with("weight", verdict.shortfall))
    };
    let rows = [
        ("cli-activities", activities(calendar, voice)),
        ("cli-vehicle-km", kilometres(scenario, verdict.vehicle_km, voice)),
        ("cli-cost", voice.say(&cost)),
        (
            "cli-quality",
            quality(QualityValue { parts: verdict.quality, ..QualityValue::default() }, voice),
        ),
        ("cli-shortfalls", unmet),
    ];
    let lines = verdict::shortfalls(scenario, &verdict.shortfalls, voice);
    format!("{}{}", table(&rows, voice), list("cli-shortfalls", &lines, voice))
}

/// Two columns, the first as wide as its widest word.
pub(super) fn table(rows: &[(&'static str, String)], voice: &Voice) -> String {
    let heads: Vec<String> = rows.iter().map(|(key, _)| voice.key(key)).collect();
    let columns = heads.iter().map(|h| width(h)).max().unwrap_or(0);
    heads
        .iter()
        .zip(rows)
        .map(|(head, (_, value))| format!("  {}  {value}\n", pad(head, columns)))
        .collect()
}

/// A heading and lines below it; nothing where there are none.
pub(super) fn list(head: &'static str, lines: &[String], voice: &Voice) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!("\n  {}\n{lines}", paint(style::TITLE, voice.key(head)))
}

/// What of an earlier calendar the search could begin with.
fn begun(start: &StartReport, voice: &Voice) -> String {
    let said = Message::new("cli-start-value").with("rows", start.rows);
    let mut said = voice.say(&said.with("standing", start.standing));
    for (key, n) in [
        ("cli-start-undated", start.undated),
        ("cli-start-unknown", start.unknown),
        ("cli-start-outside", start.outside),
        ("cli-start-forbidden", start.forbidden),
    ] {
        if n > 0 {
            said += &voice.say(&Message::new(key).with("n", n));
        }
    }
    said
}

fn activities(rows: &[Activity], voice: &Voice) -> String {
    let of = |kind| rows.iter().filter(|a| a.kind() == kind).count();
    let mut said = voice.say(
        &Message::new("cli-activities-value")
            .with("all", rows.len())
            .with("outreach", of(ActivityKind::Outreach))
            .with("inspection", of(ActivityKind::Inspection))
            .with("event", of(ActivityKind::Event)),
    );
    for (key, n) in [
        ("cli-activities-followups", of(ActivityKind::FollowUp)),
        ("cli-activities-placements", of(ActivityKind::Placement)),
    ] {
        if n > 0 {
            said += &voice.say(&Message::new(key).with("n", n));
        }
    }
    said
}

fn kilometres(scenario: &Scenario, km: Km, voice: &Voice) -> String {
    let price = scenario.settings.travel.cost_per_km;
    let said = format!("{:.1}", km.value());
    if price > 0.0 {
        let money = format!("{:.0}", km.value() * price);
        voice.say(&Message::new("cli-vehicle-money").with("km", said).with("money", money))
    } else {
        voice.say(&Message::new("cli-vehicle-km-value").with("km", said))
    }
}

fn cost(plan: &Plan, voice: &Voice) -> String {
    let cost = plan.levels.cost;
    let said = |key| {
        Message::new(key)
            .with("cost", format!("{:.1}", cost.value))
            .with("policy", voice.word(plan.policy))
    };
    if let Some(proven) = plan.leximin_said() {
        return voice.say(&said("cli-cost-leximin").with("said", voice.say(&proven)));
    }
    voice.say(&match (cost.bound, cost.gap()) {
        (Some(_), Some(gap)) if gap <= PROVEN_GAP => said("cli-cost-proven"),
        (Some(bound), Some(gap)) => said("cli-cost-bound")
            // Rounded down: a bound shown higher than it is would promise too much.
            .with("bound", format!("{:.1}", (bound * 10.0).floor() / 10.0))
            .with("gap", percent(gap)),
        _ => said("cli-cost-open"),
    })
}

fn quality(quality: QualityValue, voice: &Voice) -> String {
    let parts = quality.parts;
    let said = voice.say(
        &Message::new("cli-quality-value")
            .with("all", parts.value())
            .with("evenness", parts.evenness)
            .with("spacing", parts.spacing)
            .with("weekday", parts.weekday)
            .with("rotation", parts.rotation),
    );
    match parts.nearness {
        0 if parts.value() == 0 => said,
        0 if quality.bound == Some(parts.value()) => said + &voice.key("cli-quality-proven"),
        0 if quality.least == Some(parts.value()) => said + &voice.key("cli-quality-least"),
        0 => said,
        n => said + &voice.say(&Message::new("cli-quality-nearness").with("n", n)),
    }
}

fn unmet(plan: &Plan, voice: &Voice) -> String {
    let units: u32 = plan.shortfalls.iter().map(|s| s.units).sum();
    let level = plan.levels.shortfall;
    if units == 0 {
        return voice.key("cli-shortfalls-none");
    }
    let said = |key| Message::new(key).with("n", units).with("weight", level.value);
    voice.say(&match level.bound {
        Some(bound) if bound >= level.value => said("cli-shortfalls-proven"),
        // That no plan gets below nothing says nothing.
        Some(0) => said("cli-shortfalls-open"),
        Some(bound) => said("cli-shortfalls-bound").with("bound", bound),
        None => said("cli-shortfalls-value"),
    })
}

/// The people with the largest burdens, both roles together.
fn busiest(scenario: &Scenario, plan: &Plan, voice: &Voice) -> Vec<String> {
    let mut burden: BTreeMap<StaffIx, Minutes> = BTreeMap::new();
    for &(person, minutes) in plan.groups.iter().flat_map(|g| &g.burdens) {
        *burden.entry(person).or_default() += minutes;
    }
    let mut people: Vec<(StaffIx, Minutes)> =
        burden.into_iter().filter(|(_, minutes)| minutes.value() > 0.0).collect();
    people.sort_by(|a, b| b.1.total_cmp(&a.1));
    people
        .iter()
        .take(BUSIEST)
        .map(|&(p, minutes)| {
            let person = scenario.person(p);
            voice.say(
                &Message::new("cli-busiest-value")
                    .with("name", safe(&person.name, NAME))
                    .with("home", safe(&scenario.kindergarten(person.home).name, NAME))
                    .with("minutes", format!("{:.0}", minutes.value())),
            )
        })
        .collect()
}

/// For each alliance: who hosts how many of its events.
fn hosts(scenario: &Scenario, rows: &[Activity], voice: &Voice) -> Vec<String> {
    let mut of: BTreeMap<AllianceIx, BTreeMap<Option<KinderIx>, usize>> = BTreeMap::new();
    for row in rows.iter().filter(|a| a.kind() == ActivityKind::Event) {
        *of.entry(row.alliance).or_default().entry(row.kindergarten).or_default() += 1;
    }
    let mut lines: Vec<String> = of
        .iter()
        .take(HOSTS)
        .map(|(&alliance, places)| {
            let mut places: Vec<(Option<KinderIx>, usize)> =
                places.iter().map(|(&k, &n)| (k, n)).collect();
            // Online last, else by number and file order.
            places.sort_by_key(|&(k, n)| (k.is_none(), std::cmp::Reverse(n), k));
            let said: Vec<String> = places
                .iter()
                .map(|&(place, n)| {
                    voice.say(&match place {
                        None => Message::new("cli-hosts-online").with("n", n),
                        Some(k) => Message::new("cli-hosts-place")
                            .with("place", safe(&scenario.kindergarten(k).name, NAME))
                            .with("n", n),
                    })
                })
                .collect();
            format!("{}  {}", safe(&scenario.alliance(alliance).name, NAME), said.join(" · "))
        })
        .collect();
    if of.len() > HOSTS {
        lines.push(voice.say(&Message::new("cli-hosts-more").with("n", of.len() - HOSTS)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CostValue, Language};
    use crate::write::sample;

    fn plain(language: Language, plan: &Plan) -> String {
        let voice = Voice::new(Some(language), None);
        let files = ["out/x/calendar.csv", "out/x/plan.json"].map(str::to_owned);
        let text = summary(&sample::scenario(), plan, &files, &voice);
        anstream::adapter::strip_str(&text).to_string()
    }

    #[test]
    fn in_simplified_chinese() {
        insta::assert_snapshot!(plain(Language::ZhHans, &sample::plan()), @"
        样例县：2027-03-01 至 2027-07-09 学期计划

          安排          3 项：送教 1，视导 1，联盟活动 1
          行车里程      合乘用车 60.5 公里
          综合成本      500.2（里程与最忙者兼顾）；已证明任何方案不低于 490.2，至多还能省 2.00%
          日历质量      扣 1 分：周内过密 0，间隔过近 1，不在优选日 0，集中在同一星期几 0
          未满足的要求  共 1 项，权重 5；已证明没有更好的方案
          搜索          0.5 秒；时间用完

          未满足的要求
            D5 送教的不同学科：乙园，缺 1

          最忙的人（本学年，含路途）
            张三（甲园）：420 分钟
            李四（甲园）：200 分钟

          联盟活动由谁承办
            甲联盟  甲园 1

          文件
            out/x/calendar.csv
            out/x/plan.json
        ");
    }

    #[test]
    fn in_english_with_everything_met_and_proven() {
        let mut plan = sample::plan();
        plan.shortfalls.clear();
        plan.levels.shortfall.value = 0;
        plan.levels.cost.bound = Some(plan.levels.cost.value);
        insta::assert_snapshot!(plain(Language::En, &plan), @"
        样例县: the term from 2027-03-01 to 2027-07-09

          Activities   3: 1 outreach, 1 inspection, 1 event
          On the road  60.5 km by shared cars
          Cost         500.2 (kilometres and the busiest balanced); nothing cheaper exists
          Calendar     1 penalty point: 0 crowded weeks, 1 too close, 0 on other weekdays, 0 too often on one weekday
          Not met      nothing: every demand is met
          Search       0.5 s; the time was up

          Busiest people (minutes in the school year, travel included)
            张三 (甲园): 420 min
            李四 (甲园): 200 min

          Hosts of events
            甲联盟  甲园 1

          Files
            out/x/calendar.csv
            out/x/plan.json
        ");
    }

    #[test]
    fn unknown_bound_is_said_so() {
        let voice = Voice::new(Some(Language::En), None);
        let mut plan = sample::plan();
        plan.levels.cost = CostValue { value: 3.0, bound: None };
        let said = cost(&plan, &voice);
        assert!(said.ends_with("not known"), "{said}");
    }

    #[test]
    fn leximin_is_called_proven_only_where_every_burden_is() {
        let voice = Voice::new(Some(Language::En), None);
        let mut plan = sample::plan();
        plan.policy = Policy::Leximin;
        plan.levels.cost = CostValue { value: 3.0, bound: Some(3.0) };
        let mut said = |short: usize| {
            for group in &mut plan.groups {
                group.proven = Some(group.burdens.len() as u32);
            }
            plan.groups[0].proven = Some((plan.groups[0].burdens.len() - short) as u32);
            cost(&plan, &voice)
        };
        let all = said(0);
        assert!(all.contains("every burden is proven"), "{all}");
        let some = said(1);
        assert!(some.contains("under the burdens reached"), "{some}");
        assert!(!some.contains("every burden") && !some.contains("cheaper"), "{some}");
    }
}
