//! What was handed out before: the entries of earlier files, and which of them go on.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::line;
use crate::write::OutputFile;

/// Lines of an entry that do not say what takes place.
const UNTOLD: [&str; 6] =
    ["UID", "DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "STATUS", super::PROPERTY_ID];

/// What an activity is, whenever it takes place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key {
    /// Kind of the activity.
    pub kind: String,
    /// Id of an event; empty for others.
    pub event: String,
    /// Id of the place; empty online.
    pub place: String,
    /// Ids of the people.
    pub staff: Vec<String>,
}

/// An entry of an earlier file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub uid: String,
    pub sequence: u32,
    pub cancelled: bool,
    pub key: Key,
    /// `DTSTART` and `DTEND` as they stand, parameters included.
    pub span: [String; 2],
    pub date: Date,
    /// Every line that says what takes place.
    pub told: Vec<String>,
}

/// Everything that was handed out before and lies in the term.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// Owner of a file → its entries, by UID.
    pub by_owner: BTreeMap<String, BTreeMap<String, Entry>>,
    /// UID → its largest sequence number.
    sequence: HashMap<String, u32>,
    /// UID → what was last said to take place.
    standing: BTreeMap<String, Entry>,
}

impl Earlier {
    /// Reads the files; what is no entry of ours, or lies outside the dates, is passed over.
    pub fn read(files: &[OutputFile], from: Date, to: Date) -> Self {
        let mut earlier = Self::default();
        for file in files {
            let Ok(content) = std::str::from_utf8(&file.content) else { continue };
            let (owner, entries) = entries(&line::lines(content));
            for entry in entries.into_iter().filter(|e| (from..=to).contains(&e.date)) {
                earlier.add(&owner, entry);
            }
        }
        earlier
    }

    fn add(&mut self, owner: &str, entry: Entry) {
        let largest = self.sequence.entry(entry.uid.clone()).or_default();
        *largest = (*largest).max(entry.sequence);
        let newer = |known: Option<&Entry>| known.is_none_or(|k| k.sequence <= entry.sequence);
        if !entry.cancelled && newer(self.standing.get(&entry.uid)) {
            self.standing.insert(entry.uid.clone(), entry.clone());
        }
        let owned = self.by_owner.entry(owner.to_owned()).or_default();
        if newer(owned.get(&entry.uid)) {
            owned.insert(entry.uid.clone(), entry);
        }
    }

    /// The sequence number of an entry that says this now.
    pub fn sequence(&self, uid: &str, told: &[String]) -> u32 {
        match (self.sequence.get(uid), self.standing.get(uid)) {
            (None, _) => 0,
            (Some(&largest), Some(e)) if e.sequence == largest && e.told == told => largest,
            (Some(largest), _) => largest.saturating_add(1),
        }
    }

    /// Finds for each activity (its key and the first line of its time) the UID under which it was
    /// handed out before; a new one is made by `fresh`, which gets a number to tell namesakes
    /// apart.
    ///
    /// Events go by their ids. Visits and inspections of a place go on from an entry of the same
    /// kind and place: first from one at the same time with the same people, then from one with
    /// the same people, then from one at the same time, then from one that shares somebody.
    pub fn uids(
        &self,
        activities: &[(Key, String)],
        fresh: impl Fn(&Key, usize) -> String,
    ) -> Vec<String> {
        let mut uids: Vec<Option<&str>> = vec![None; activities.len()];
        let mut free: BTreeMap<(&str, &str, &str), Vec<&Entry>> = BTreeMap::new();
        for entry in self.standing.values() {
            free.entry(place(&entry.key)).or_default().push(entry);
        }
        let shares = |a: &[String], b: &[String]| a.iter().any(|p| b.contains(p));
        let steps: [fn(&Key, &str, &Entry) -> bool; 3] = [
            |key, start, e| key.staff == e.key.staff && start == e.span[0],
            |key, _, e| key.staff == e.key.staff,
            |_, start, e| start == e.span[0],
        ];
        for step in 0..=steps.len() {
            for (uid, (key, start)) in uids.iter_mut().zip(activities) {
                let Some(entries) = free.get_mut(&place(key)).filter(|_| uid.is_none()) else {
                    continue;
                };
                let same = entries.iter().position(|e| match steps.get(step) {
                    Some(step) => step(key, start, e),
                    None => !key.event.is_empty() || shares(&key.staff, &e.key.staff),
                });
                if let Some(i) = same {
                    *uid = Some(&entries.remove(i).uid);
                }
            }
        }
        let mut taken: BTreeSet<String> = self.standing.keys().cloned().collect();
        uids.into_iter()
            .zip(activities)
            .map(|(uid, (key, _))| match uid {
                Some(uid) => uid.to_owned(),
                None => (0..)
                    .map(|n| fresh(key, n))
                    .find(|uid| taken.insert(uid.clone()))
                    .unwrap_or_default(),
            })
            .collect()
    }
}

/// What an activity must share with the one that it goes on from.
fn place(key: &Key) -> (&str, &str, &str) {
    // An event may change its host.
    let place = if key.event.is_empty() { key.place.as_str() } else { "" };
    (&key.kind, &key.event, place)
}

/// The owner and the entries of a file.
fn entries(lines: &[String]) -> (String, Vec<Entry>) {
    let mut owner = String::new();
    let mut found = Vec::new();
    let mut inside: Option<Vec<&String>> = None;
    let mut alarm = false;
    for line in lines {
        match (line.as_str(), &mut inside) {
            // When a phone rings says nothing of what takes place.
            ("BEGIN:VALARM", _) => alarm = true,
            ("END:VALARM", _) => alarm = false,
            _ if alarm => {}
            ("BEGIN:VEVENT", _) => inside = Some(Vec::new()),
            ("END:VEVENT", Some(event)) => {
                found.extend(entry(event));
                inside = None;
            }
            (_, Some(event)) => event.push(line),
            (head, None) => {
                if let Some(value) = head.strip_prefix(super::PROPERTY_OWNER) {
                    owner = line::unescaped(value.trim_start_matches(':'));
                }
            }
        }
    }
    (owner, found)
}

fn entry(lines: &[&String]) -> Option<Entry> {
    let name = |line: &str| line.split([':', ';']).next().unwrap_or("").to_owned();
    let find = |wanted: &str| lines.iter().find(|l| name(l) == wanted);
    let value = |wanted: &str| {
        let value = find(wanted)?.split_once(':')?.1;
        Some(line::unescaped(value))
    };
    let span = [find("DTSTART")?.to_string(), find("DTEND")?.to_string()];
    let day = span[0].split_once(':')?.1.get(..8)?;
    let staff = value(super::PROPERTY_STAFF).unwrap_or_default();
    Some(Entry {
        uid: value("UID")?,
        sequence: value("SEQUENCE")?.parse().ok()?,
        cancelled: value("STATUS").is_some_and(|s| s == "CANCELLED"),
        key: Key {
            kind: value(super::PROPERTY_KIND)?,
            event: value(super::PROPERTY_EVENT).unwrap_or_default(),
            place: value(super::PROPERTY_PLACE).unwrap_or_default(),
            staff: staff.split(';').filter(|p| !p.is_empty()).map(str::to_owned).collect(),
        },
        date: Date::strptime("%Y%m%d", day).ok()?,
        span,
        told: lines
            .iter()
            .filter(|l| !UNTOLD.contains(&name(l).as_str()))
            .map(ToString::to_string)
            .collect(),
    })
}
