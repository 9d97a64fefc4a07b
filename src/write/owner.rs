//! Whom a file is for: the county, an alliance, a kindergarten or a person.

use super::file_name::FileNames;
use crate::domain::{Activity, ActivityKind, AllianceIx, KinderIx, Message, Scenario, StaffIx};
use crate::text::Texts;

/// Whose calendar, paper or message a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Owner {
    County,
    Alliance(AllianceIx),
    Kindergarten(KinderIx),
    Person(StaffIx),
}

impl Owner {
    /// All that there are, in file order.
    pub fn all(scenario: &Scenario) -> impl Iterator<Item = Self> + use<> {
        std::iter::once(Self::County)
            .chain(scenario.alliance_ixs().map(Self::Alliance))
            .chain(scenario.kindergarten_ixs().map(Self::Kindergarten))
            .chain(scenario.staff_ixs().map(Self::Person))
    }

    /// How a later run knows the file again.
    pub fn tag(self, scenario: &Scenario) -> String {
        match self {
            Self::County => "county".to_owned(),
            Self::Alliance(a) => format!("alliance {}", scenario.alliance(a).id),
            Self::Kindergarten(k) => format!("kindergarten {}", scenario.kindergarten(k).id),
            Self::Person(p) => format!("person {}", scenario.person(p).id),
        }
    }

    /// Everybody whom an activity concerns: the county, the alliance, at an event every
    /// kindergarten of it, else the place, the people and their homes.
    pub fn of(scenario: &Scenario, row: &Activity) -> Vec<Self> {
        let mut owners = vec![Self::County, Self::Alliance(row.alliance)];
        if row.kind() == ActivityKind::Event {
            let members = &scenario.alliance(row.alliance).members;
            owners.extend(members.iter().map(|&k| Self::Kindergarten(k)));
        }
        owners.extend(row.kindergarten.map(Self::Kindergarten));
        owners.extend(row.staff.iter().map(|&p| Self::Kindergarten(scenario.person(p).home)));
        owners.extend(row.staff.iter().map(|&p| Self::Person(p)));
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// The alliance that an owner is, or is in.
    pub fn alliance(self, scenario: &Scenario) -> Option<AllianceIx> {
        match self {
            Self::County => None,
            Self::Alliance(a) => Some(a),
            Self::Kindergarten(k) => Some(scenario.kindergarten(k).alliance),
            Self::Person(p) => Some(scenario.alliance_of(p)),
        }
    }

    /// The name for people; a person's with the home.
    pub fn name(self, scenario: &Scenario, texts: &Texts) -> String {
        match self {
            Self::County => scenario.settings.name.clone(),
            Self::Alliance(a) => scenario.alliance(a).name.clone(),
            Self::Kindergarten(k) => scenario.kindergarten(k).name.clone(),
            Self::Person(p) => {
                let p = scenario.person(p);
                let home = &scenario.kindergarten(p.home).name;
                texts.say(&Message::new("ics-person").with("name", &p.name).with("home", home))
            }
        }
    }

    /// A text file for this owner in a folder, which has a folder for each sort of owner.
    pub fn text_file(
        self,
        folder: &str,
        names: &mut FileNames,
        scenario: &Scenario,
        texts: &Texts,
    ) -> String {
        let sort = match self {
            Self::County | Self::Alliance(_) => "plan-folder-alliances",
            Self::Kindergarten(_) => "plan-folder-kindergartens",
            Self::Person(_) => "plan-folder-people",
        };
        let sort = texts.key(sort);
        names.take(&format!("{folder}/{sort}"), &self.name(scenario, texts), "txt")
    }
}
