//! Titles of the rows that nobody has titled.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::domain::{Activity, ActivityKind, Message, Scenario};
use crate::text::Texts;

/// The title of a row for people.
///
/// A title that is there stands, and a pinned row stays as it was given; an outreach visit
/// without one is named after its place and the subjects of its teachers, an inspection after its
/// place.
#[must_use]
pub fn title<'a>(scenario: &'a Scenario, activity: &'a Activity, texts: &Texts) -> Cow<'a, str> {
    if !activity.title.is_empty() || activity.pinned {
        return Cow::Borrowed(&activity.title);
    }
    let place = activity.kindergarten.map_or("", |k| &scenario.kindergarten(k).name);
    let message = match activity.kind() {
        ActivityKind::Event => {
            return Cow::Borrowed(activity.event().map_or("", |e| &scenario.event(e).title));
        }
        ActivityKind::Inspection => Message::new("plan-title-inspection"),
        ActivityKind::FollowUp => Message::new("plan-title-followup"),
        ActivityKind::Placement => {
            let kind = activity.placement().map(|p| texts.word(scenario.placement(p).kind));
            let kind = kind.unwrap_or_else(|| texts.word(ActivityKind::Placement));
            Message::new("plan-title-placement").with("kind", kind)
        }
        ActivityKind::Outreach => {
            let subjects: BTreeSet<&str> = activity
                .staff
                .iter()
                .flat_map(|&p| &scenario.person(p).subjects)
                .map(String::as_str)
                .collect();
            if subjects.is_empty() {
                Message::new("plan-title-outreach")
            } else {
                let subjects: Vec<&str> = subjects.into_iter().collect();
                Message::new("plan-title-outreach-subjects")
                    .with("subjects", subjects.join(texts.comma()))
            }
        }
    };
    Cow::Owned(texts.say(&message.with("place", place)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;
    use crate::write::sample;

    #[test]
    fn own_title_stands_and_others_are_worded() {
        let (scenario, plan) = (sample::scenario(), sample::plan());
        let texts = Texts::new(Language::ZhHans);
        let titles: Vec<_> =
            plan.activities.iter().map(|a| title(&scenario, a, &texts).into_owned()).collect();
        assert_eq!(titles, ["送教：乙园（艺术、语言）", "教研 \"三月\"", "视导：乙园"]);
    }

    #[test]
    fn pinned_row_stays_as_given() {
        let (scenario, mut plan) = (sample::scenario(), sample::plan());
        plan.activities[0].pinned = true;
        assert_eq!(title(&scenario, &plan.activities[0], &Texts::new(Language::En)), "");
    }
}
