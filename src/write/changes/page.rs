//! The page of changes: what is different, alliance by alliance, and a notice for each person.

use super::told::{Effect, shown};
use super::{Told, by_person, changes_message};
use crate::domain::{Message, PROVEN_GAP, Plan, Scenario};
use crate::text::Texts;

const STYLE: &str = "\
:root{color-scheme:light dark;--line:#8886;--soft:#8882;--head:#0b5cab}\
@media(prefers-color-scheme:dark){:root{--head:#8ec2ff}}\
*{box-sizing:border-box}\
body{font:16px/1.5 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;\
margin:0 auto;max-width:70rem;padding:1rem;overflow-wrap:anywhere}\
h1{font-size:1.4rem}h2{font-size:1.15rem;color:var(--head);margin-top:2rem}\
h3{font-size:1rem;margin-bottom:.3rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{opacity:.75}dd{margin:0}\
table{border-collapse:collapse;width:100%}\
th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid var(--line)}\
tr:nth-child(even) td{background:var(--soft)}\
td:nth-child(-n+2){word-break:keep-all;overflow-wrap:break-word}\
.notice{border:1px solid var(--line);border-radius:.4rem;padding:.2rem 1rem;margin:1rem 0}\
.why{opacity:.8;font-size:.92em}\
@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}\
td{border:0;padding:.15rem .5rem}tr{border-bottom:1px solid var(--line);padding:.4rem 0}\
td[data-head]::before{content:attr(data-head) ' ';opacity:.7}}\
@media print{body{max-width:none;font-size:11pt}.notice{break-inside:avoid}}";

/// A page that needs nothing but itself.
pub(super) fn page(scenario: &Scenario, plan: &Plan, told: &[Told], texts: &Texts) -> String {
    let say = |key: &'static str| escape(&texts.say(&Message::new(key)));
    let title = texts.say(&Message::new("replan-page-title").with("name", shown(&plan.scenario)));
    let mut html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n",
        crate::domain::FixedWord::word(texts.language()),
        title = escape(&title),
    );
    html += &summary(plan, told, texts);
    if told.is_empty() {
        html += &format!("<p>{}</p>\n", say("replan-page-nothing"));
    }
    let heads = [
        say("replan-page-activity"),
        say("replan-page-who"),
        say("replan-page-before"),
        say("replan-page-after"),
        say("replan-why"),
    ];
    for a in scenario.alliance_ixs() {
        let alliance = scenario.alliance(a);
        let rows: Vec<&Told> = told.iter().filter(|t| t.alliance_id == alliance.id).collect();
        if rows.is_empty() {
            continue;
        }
        html += &format!("<h2>{}</h2>\n<table>\n<thead><tr>", escape(&shown(&alliance.name)));
        for head in &heads {
            html += &format!("<th scope=\"col\">{head}</th>");
        }
        html += "</tr></thead>\n<tbody>\n";
        for t in rows {
            let what = texts.word(t.kind);
            let who = if t.person.is_some() {
                format!("{} {}", shown(&t.person_name), t.person_id)
            } else {
                shown(&t.alliance)
            };
            let cells = [
                format!("{what} {}", t.activity),
                who,
                t.before_text.clone(),
                t.after_text.clone(),
                t.why.clone(),
            ];
            html += "<tr>";
            for (cell, head) in cells.iter().zip(&heads) {
                html += &format!("<td data-head=\"{head}\">{}</td>", escape(cell));
            }
            html += "</tr>\n";
        }
        html += "</tbody>\n</table>\n";
    }
    let people = by_person(told);
    if !people.is_empty() {
        html += &format!("<h2>{}</h2>\n", say("replan-page-notices"));
    }
    for (p, concerned) in people {
        let person = scenario.person(p);
        html += &format!(
            "<section class=\"notice\">\n<h3>{} {} · {}</h3>\n",
            escape(&shown(&person.name)),
            escape(&person.id),
            escape(&shown(&scenario.kindergarten(person.home).name)),
        );
        for effect in Effect::ALL {
            let lines: Vec<&&Told> = concerned.iter().filter(|t| t.effect == *effect).collect();
            if lines.is_empty() {
                continue;
            }
            html += &format!("<p>{}</p>\n<ul>\n", say(effect.head()));
            for t in lines {
                html += &format!(
                    "<li>{}<br><span class=\"why\">{}{}{}</span></li>\n",
                    escape(&t.line),
                    say("replan-why"),
                    texts.colon(),
                    escape(&t.why)
                );
            }
            html += "</ul>\n";
        }
        html += "</section>\n";
    }
    html + "</main>\n</body>\n</html>\n"
}

fn summary(plan: &Plan, told: &[Told], texts: &Texts) -> String {
    let mut rows: Vec<(&'static str, String)> = Vec::new();
    if let Some(changes) = plan.levels.changes {
        rows.push(("replan-page-changes", texts.say(&changes_message(changes))));
    }
    rows.push(("replan-page-people", by_person(told).len().to_string()));
    rows.push(("replan-page-unmet", plan.levels.shortfall.value.to_string()));
    let cost = plan.levels.cost;
    let proven = cost.gap().is_some_and(|gap| gap <= PROVEN_GAP) && plan.leximin_said().is_none();
    let cost = format!("{:.1}", cost.value);
    let key = if proven { "replan-page-cost-proven" } else { "replan-page-cost-value" };
    rows.push(("replan-page-cost", texts.say(&Message::new(key).with("cost", cost))));
    let lines: String = rows
        .into_iter()
        .map(|(key, value)| {
            let head = texts.say(&Message::new(key));
            format!("<dt>{}</dt><dd>{}</dd>\n", escape(&head), escape(&value))
        })
        .collect();
    format!("<dl>\n{lines}</dl>\n")
}

/// Text as HTML.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escape("<script>\"'&"), "&lt;script&gt;&quot;&#39;&amp;");
    }
}
