//! Calendars for phones: one file for the county, each alliance, kindergarten and person
//! (RFC 5545).
//!
//! An activity has one entry, the same in every file; its UID stays while it can be called the same
//! activity, and its SEQUENCE grows by one whenever what it says has changed. What a file said
//! before and its owner no longer has stays in it as cancelled, so that the phone takes it away.
//! The earlier files are the memory: nothing else is kept.

mod earlier;
mod event;
mod line;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};

use sha2::{Digest, Sha256};

use self::earlier::{Earlier, Entry, Key};
use super::edition::{Edition, OutputFile};
use super::file_name::FileNames;
use super::formats::{Folders, Made};
use super::owner::Owner;
use crate::domain::{Activity, Scenario, hex};

/// The only zone of the calendars.
const ZONE: &str = "Asia/Shanghai";
const PRODUCT: &str = "-//alliance-calendar//alliance//ZH";
const PROPERTY_OWNER: &str = "X-ALLIANCE-OWNER";
const PROPERTY_ID: &str = "X-ALLIANCE-ID";
const PROPERTY_KIND: &str = "X-ALLIANCE-KIND";
const PROPERTY_EVENT: &str = "X-ALLIANCE-EVENT";
const PROPERTY_PLACE: &str = "X-ALLIANCE-PLACE";
const PROPERTY_STAFF: &str = "X-ALLIANCE-STAFF";

/// China has had one zone and no summer time since 1991.
const TIMEZONE: [&str; 8] = [
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
];

/// Where the files are.
pub(super) const FOLDERS: Folders =
    Folders { names: &["ics", "ics/alliance", "ics/kindergarten", "ics/person"], ending: "ics" };

/// Whether a file is one of these calendars.
pub(super) fn is_ours(content: &[u8]) -> bool {
    let head = &content[..content.len().min(400)];
    let product = PRODUCT.as_bytes();
    head.starts_with(b"BEGIN:VCALENDAR") && head.windows(product.len()).any(|w| w == product)
}

/// An activity's entry, the same in every file.
#[derive(Debug)]
struct Live<'a> {
    row: &'a Activity,
    uid: String,
    sequence: u32,
    told: Vec<String>,
}

/// The calendars of a plan.
pub(super) fn calendars(edition: &Edition<'_>) -> Made {
    let scenario = edition.scenario;
    let term = &scenario.settings.term;
    let earlier = Earlier::read(edition.earlier, term.start, term.end);
    let live = live(edition, &earlier);
    let sequences: HashMap<&str, u32> = live.iter().map(|e| (e.uid.as_str(), e.sequence)).collect();

    let mut owned: BTreeMap<Owner, Vec<&Live<'_>>> = BTreeMap::from([(Owner::County, Vec::new())]);
    for entry in &live {
        for owner in Owner::of(scenario, entry.row) {
            owned.entry(owner).or_default().push(entry);
        }
    }
    let leaves = edition.departures();
    let mut before = earlier.by_owner.clone();
    let mut names = FileNames::default();
    let mut files = Vec::new();
    for owner in Owner::all(scenario) {
        let tag = owner.tag(scenario);
        let former = before.remove(&tag).unwrap_or_default();
        let entries = owned.get(&owner).map_or(&[][..], Vec::as_slice);
        if entries.is_empty() && former.is_empty() && owner != Owner::County {
            continue;
        }
        let (folder, stem, title) = called(edition, owner);
        let name = names.take(folder, &stem, FOLDERS.ending);
        files.push(OutputFile {
            name,
            content: file(edition, &tag, &title, entries, &former, &sequences, |entry| {
                event::alarms(edition, owner, entry.row, &leaves)
            }),
        });
    }
    // Who is no longer in the tables still has the entries on the phone.
    for (tag, former) in before {
        let Some((folder, id)) = tag.split_once(' ') else { continue };
        let name = names.take(&format!("ics/{folder}"), id, FOLDERS.ending);
        files.push(OutputFile {
            name,
            content: file(edition, &tag, id, &[], &former, &sequences, |_| Vec::new()),
        });
    }
    Ok(files)
}

/// The entries of all activities, in the order of the plan.
fn live<'a>(edition: &Edition<'a>, earlier: &Earlier) -> Vec<Live<'a>> {
    let scenario = edition.scenario;
    let rows = &edition.plan.activities;
    let keys: Vec<(Key, String)> = rows
        .iter()
        .map(|row| {
            let [start, _] = event::span(scenario, row);
            (event::key(scenario, row), start)
        })
        .collect();
    let uids = earlier.uids(&keys, |key, n| uid(scenario, key, n));
    rows.iter()
        .zip(&keys)
        .zip(uids)
        .map(|((row, (key, _)), uid)| {
            let told = event::told(scenario, row, key, edition.texts);
            Live { row, sequence: earlier.sequence(&uid, &told), uid, told }
        })
        .collect()
}

/// A UID that says nothing and is the same wherever the same activity is planned anew.
fn uid(scenario: &Scenario, key: &Key, n: usize) -> String {
    let settings = &scenario.settings;
    let mut hash = Sha256::new();
    let (year, term) = (settings.year.start.to_string(), settings.term.index.to_string());
    let place = if key.event.is_empty() { key.place.as_str() } else { "" };
    let n = n.to_string();
    let head = [settings.name.as_str(), &year, &term, &key.kind, &key.event, place, &n];
    for part in head.into_iter().chain(key.staff.iter().map(String::as_str)) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    format!("{}@alliance-calendar", hex(&hash.finalize()[..16]))
}

/// Folder, name and title of an owner's file.
fn called(edition: &Edition<'_>, owner: Owner) -> (&'static str, String, String) {
    let scenario = edition.scenario;
    let stem =
        |id: &str, name: &str| if name == id { id.to_owned() } else { format!("{id}-{name}") };
    let (folder, stem) = match owner {
        Owner::County => ("ics", "county".to_owned()),
        Owner::Alliance(a) => {
            let a = scenario.alliance(a);
            ("ics/alliance", stem(&a.id, &a.name))
        }
        Owner::Kindergarten(k) => {
            let k = scenario.kindergarten(k);
            ("ics/kindergarten", stem(&k.id, &k.name))
        }
        Owner::Person(p) => {
            let p = scenario.person(p);
            ("ics/person", stem(&p.id, &p.name))
        }
    };
    (folder, stem, owner.name(scenario, edition.texts))
}

/// One file: what its owner has, then what its owner has no longer.
fn file(
    edition: &Edition<'_>,
    tag: &str,
    title: &str,
    entries: &[&Live<'_>],
    former: &BTreeMap<String, Entry>,
    live: &HashMap<&str, u32>,
    alarms: impl Fn(&Live<'_>) -> Vec<String>,
) -> Vec<u8> {
    let scenario = edition.scenario;
    let year = scenario.settings.year.start;
    let mut file = String::new();
    let mut put = |text: &str| line::push(&mut file, text);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put(&format!("PRODID:{PRODUCT}"));
    put("CALSCALE:GREGORIAN");
    put(&format!("{PROPERTY_OWNER}:{}", line::text(tag)));
    put(&format!("X-WR-CALNAME:{}", line::text(title)));
    put(&format!("X-WR-TIMEZONE:{ZONE}"));
    TIMEZONE.into_iter().chain(["END:VTIMEZONE"]).for_each(&mut put);
    let mut entry =
        |uid: &str, sequence, status, told: &[String], id: Option<&str>, alarms: &[String]| {
            let stamp = event::stamp(year, sequence);
            put("BEGIN:VEVENT");
            put(&format!("UID:{uid}"));
            put(&format!("DTSTAMP:{stamp}"));
            put(&format!("LAST-MODIFIED:{stamp}"));
            put(&format!("SEQUENCE:{sequence}"));
            put(&format!("STATUS:{status}"));
            if let Some(id) = id {
                put(&format!("{PROPERTY_ID}:{}", line::text(id)));
            }
            told.iter().chain(alarms).for_each(|line| put(line));
            put("END:VEVENT");
        };
    for live in entries {
        entry(&live.uid, live.sequence, "CONFIRMED", &live.told, Some(&live.row.id), &alarms(live));
    }
    let kept: HashSet<&str> = entries.iter().map(|e| e.uid.as_str()).collect();
    for (uid, was) in former.iter().filter(|(uid, _)| !kept.contains(uid.as_str())) {
        let sequence = if was.cancelled {
            was.sequence
        } else {
            // Others may still have it, with other people.
            let now = live.get(uid.as_str()).copied().unwrap_or(0);
            now.max(was.sequence.saturating_add(1))
        };
        let told = event::cancelled(scenario, was, edition.texts);
        entry(uid, sequence, "CANCELLED", &told, None, &[]);
    }
    put("END:VCALENDAR");
    file.into_bytes()
}
