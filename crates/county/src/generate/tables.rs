//! The generated county as CSV text.

use jiff::civil::Date;

use super::county::{Alliance, Kindergarten, Person, Row, Whom};
use super::dates::Terms;
use super::events::title;
use super::scheme::ApartFrom;
use crate::domain::{EventKind, EventLength, FixedWord, Mode};

/// Joins cells into a line. Generated names contain no comma, quote or line break.
fn line(out: &mut String, cells: &[&str]) {
    debug_assert!(cells.iter().all(|c| !c.contains([',', '"', '\n', '\r'])));
    out.push_str(&cells.join(","));
    out.push('\n');
}

fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn number(value: Option<u32>) -> String {
    value.map_or_else(String::new, |v| v.to_string())
}

fn day(date: Date) -> String {
    date.to_string()
}

pub(super) fn alliances(county: &[Alliance]) -> String {
    let mut out = String::from("id,name,lead\n");
    for a in county {
        line(&mut out, &[&a.id, &a.name, &a.kindergartens[0].id]);
    }
    out
}

/// Micro-degrees with five decimals.
fn degrees(micro: i64) -> String {
    format!("{}.{:05}", micro / 1_000_000, micro % 1_000_000 / 10)
}

/// Longitude and latitude: the county's seat is at 103.14° E, 36.97° N.
fn position(k: &Kindergarten) -> (String, String) {
    let (x, y) = (i64::from(k.at.0), i64::from(k.at.1));
    (degrees(103_140_000 + x * 11_260 / 1_000), degrees(36_970_000 + y * 8_993 / 1_000))
}

pub(super) fn kindergartens(county: &[Alliance]) -> String {
    let mut out = String::from(
        "id,name,alliance,kind,support,longitude,latitude,language,can_host,host_capacity,max_away,\
         visits_max\n",
    );
    for a in county {
        for k in &a.kindergartens {
            let (longitude, latitude) = position(k);
            line(
                &mut out,
                &[
                    &k.id,
                    &k.name,
                    &a.id,
                    k.kind.word(),
                    k.support.word(),
                    &longitude,
                    &latitude,
                    if k.minority { MINORITY } else { "zh" },
                    yes(k.can_host),
                    &number(k.host_capacity),
                    &k.max_away.to_string(),
                    &number(k.visits_max),
                ],
            );
        }
    }
    out
}

/// The minority language of the generated county: Tibetan.
const MINORITY: &str = "bo";

pub(super) fn staff(county: &[Alliance]) -> String {
    let mut out = String::from(
        "id,name,kindergarten,backbone,mentor,subjects,expertise,languages,visits_per_term,\
         visits_max,inspections_max,max_one_way_minutes\n",
    );
    for a in county {
        for p in &a.staff {
            person(&mut out, a, p);
        }
    }
    out
}

fn person(out: &mut String, a: &Alliance, p: &Person) {
    let visits = if p.backbone && p.visits != 1 { p.visits.to_string() } else { String::new() };
    line(
        out,
        &[
            &p.id,
            &p.name,
            &a.kindergartens[p.home].id,
            yes(p.backbone),
            yes(p.mentor),
            &p.subjects.join(";"),
            &p.expertise.join(";"),
            if p.minority { "zh;bo" } else { "zh" },
            &visits,
            &number(p.visits_max),
            &number(p.inspections_max),
            &number(p.max_one_way),
        ],
    );
}

pub(super) fn events(county: &[Alliance]) -> String {
    let rhythm = county.iter().any(|a| a.scheme.rhythm.is_some());
    let width = if rhythm { 11 } else { 10 };
    let head = ["id", "alliance", "kind", "title", "mode", "duration", "host", "from", "to"];
    let mut out = String::new();
    line(&mut out, &[&head[..], &["theme", "times"]].concat()[..width]);
    for a in county {
        for e in &a.events {
            let (id, from, to) = (e.id.as_str(), day(e.from), day(e.to));
            let row = [
                id,
                &a.id,
                e.kind.word(),
                title(e.kind),
                e.mode.word(),
                e.length.word(),
                e.host.map_or("", |k| &a.kindergartens[k].id),
                &from,
                &to,
                e.theme,
                "",
            ];
            line(&mut out, &row[..width]);
        }
        if let Some((from, to, times)) = a.scheme.rhythm {
            let (id, kind) = (format!("{}-R", a.id), EventKind::Seminar);
            let (mode, length) = (Mode::Online.word(), EventLength::Half.word());
            let (from, to, times) = (day(from), day(to), times.to_string());
            let row =
                [&id, &a.id, kind.word(), "网络研讨", mode, length, "", &from, &to, "", &times];
            line(&mut out, &row);
        }
    }
    out
}

pub(super) fn closures(county: &[Alliance], terms: &Terms) -> String {
    let fixed = county.iter().any(|a| !a.scheme.fixed.is_empty());
    let width = if fixed { 8 } else { 6 };
    let head = ["who", "from", "to", "session", "kind", "note", "weekday", "replaced"];
    let mut out = String::new();
    line(&mut out, &head[..width]);
    for a in county {
        for c in &a.closures {
            let who = match c.whom {
                Whom::County => "all",
                Whom::Alliance => &a.id,
                Whom::Kindergarten(k) => &a.kindergartens[k].id,
                Whom::Person(p) => &a.staff[p].id,
            };
            let kind = if c.working { "working" } else { "closed" };
            let row = [who, &day(c.from), &day(c.to), c.slot.word(), kind, c.note, "", ""];
            line(&mut out, &row[..width]);
        }
        for f in &a.scheme.fixed {
            let (from, to) = (day(terms.start), day(terms.end));
            let (who, weekday) = (&a.staff[f.person].id, f.weekday);
            let row = [who, &from, &to, f.slot.word(), "closed", "固定工作", weekday];
            line(&mut out, &[&row[..], &[yes(f.replaced)]].concat());
        }
    }
    out
}

pub(super) fn apart(county: &[Alliance]) -> String {
    let mut out = String::from("a,b,note\n");
    for a in county {
        for &(person, from) in &a.scheme.apart {
            let other = match from {
                ApartFrom::Person(p) => &a.staff[p].id,
                ApartFrom::Kindergarten(k) => &a.kindergartens[k].id,
            };
            line(&mut out, &[&a.staff[person].id, other, "亲属"]);
        }
    }
    out
}

pub(super) fn follow_ups(county: &[Alliance]) -> String {
    let mut out = String::from("id,kindergarten,from,to,note\n");
    for a in county {
        for (i, &(place, from, to)) in a.scheme.follow_ups.iter().enumerate() {
            let id = format!("{}-F{}", a.id, i + 1);
            let row = [&id, &a.kindergartens[place].id, &day(from), &day(to), "整改复查"];
            line(&mut out, &row);
        }
    }
    out
}

pub(super) fn placements(county: &[Alliance]) -> String {
    let mut out = String::from("id,staff,host,kind,days,from,to,replaced\n");
    for a in county {
        for (i, p) in a.scheme.placements.iter().enumerate() {
            line(
                &mut out,
                &[
                    &format!("{}-L{}", a.id, i + 1),
                    &a.staff[p.person].id,
                    &a.kindergartens[p.host].id,
                    p.kind.word(),
                    &p.days.to_string(),
                    &day(p.from),
                    &day(p.to),
                    yes(p.replaced),
                ],
            );
        }
    }
    out
}

pub(super) fn distances(county: &[Alliance]) -> String {
    let mut out = String::from("from,to,km,minutes\n");
    for a in county {
        for r in &a.roads {
            let km = format!("{}.{}", r.hectometres / 10, r.hectometres % 10);
            let (from, to) = (&a.kindergartens[0].id, &a.kindergartens[r.to].id);
            line(&mut out, &[from, to, &km, &number(r.minutes)]);
        }
    }
    out
}

/// Rows of `history.csv` or `pins.csv`, in the order of a calendar.
pub(super) fn calendar<'a>(rows: impl IntoIterator<Item = &'a Row>) -> String {
    let mut rows: Vec<&Row> = rows.into_iter().collect();
    rows.sort_by(|a, b| {
        (a.date, a.slot, &a.alliance, &a.id).cmp(&(b.date, b.slot, &b.alliance, &b.id))
    });
    let mut out =
        String::from("id,kind,event,alliance,date,session,kindergarten,staff,title,pinned\n");
    for r in rows {
        line(
            &mut out,
            &[
                &r.id,
                r.kind.word(),
                r.event.map_or("", FixedWord::word),
                &r.alliance,
                &day(r.date),
                r.slot.word(),
                &r.kindergarten,
                &r.staff.join(";"),
                &r.title,
                yes(r.pinned),
            ],
        );
    }
    out
}
