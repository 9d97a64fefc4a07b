//! What the reader can choose, and what the script must know to follow the choice.

use serde::Serialize;

use super::words::Words;
use crate::domain::Activity;

/// A kindergarten to choose, under its alliance; or people under their kindergarten.
pub(super) struct Choice {
    pub name: String,
    /// Positions of the alliance and of the kindergarten that it belongs to.
    pub alliance: usize,
    pub options: Vec<(usize, String)>,
}

/// Everything to choose from.
pub(super) struct Choices {
    pub alliances: Vec<String>,
    pub kindergartens: Vec<Choice>,
    pub people: Vec<(usize, Choice)>,
}

pub(super) fn choices(words: &Words<'_>) -> Choices {
    let scenario = words.scenario;
    let alliances: Vec<String> = scenario.alliances.iter().map(|a| words.option(&a.name)).collect();
    let kindergartens = scenario
        .alliances
        .iter()
        .enumerate()
        .map(|(a, alliance)| Choice {
            name: words.option(&alliance.name),
            alliance: a,
            options: alliance
                .members
                .iter()
                .map(|&k| (k.index(), words.option(&scenario.kindergarten(k).name)))
                .collect(),
        })
        .collect();
    let mut staff: Vec<Vec<(usize, String)>> = vec![Vec::new(); scenario.kindergartens.len()];
    for p in scenario.staff_ixs() {
        let person = scenario.person(p);
        staff[person.home.index()].push((p.index(), words.option(&person.name)));
    }
    let people = staff
        .into_iter()
        .enumerate()
        .filter(|(_, people)| !people.is_empty())
        .map(|(k, options)| {
            let home = &scenario.kindergartens[k];
            let name = words.option(&home.name);
            (k, Choice { name, alliance: home.alliance.index(), options })
        })
        .collect();
    Choices { alliances, kindergartens, people }
}

/// Positions only, so that no word of a user ever stands in the script's data.
#[derive(Serialize)]
struct Data {
    /// Kind in the order of the kinds, alliance, place or −1, people.
    rows: Vec<(u8, usize, i64, Vec<usize>)>,
    /// Home of each person.
    home: Vec<usize>,
    /// Alliance of each kindergarten.
    alliance: Vec<usize>,
}

/// The data as JSON that may stand inside a `<script>` element.
pub(super) fn data(words: &Words<'_>, activities: &[Activity]) -> String {
    let data = Data {
        rows: activities
            .iter()
            .map(|a| {
                let kind = a.kind() as u8;
                let place = a.kindergarten.map_or(-1, |k| i64::from(k.0));
                (kind, a.alliance.index(), place, a.staff.iter().map(|p| p.index()).collect())
            })
            .collect(),
        home: words.scenario.staff.iter().map(|p| p.home.index()).collect(),
        alliance: words.scenario.kindergartens.iter().map(|k| k.alliance.index()).collect(),
    };
    inside_script(&serde_json::to_string(&data).unwrap_or_default())
}

/// JSON in which nothing can end the element that it stands in: `<` only occurs inside strings,
/// where JSON has another way to write it.
fn inside_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_ends_the_script() {
        let attack = "</script><script>alert(1)</script><!--";
        let json = inside_script(&serde_json::to_string(attack).expect("a string"));
        assert!(!json.contains('<'), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).expect("still JSON"), attack);
    }
}
