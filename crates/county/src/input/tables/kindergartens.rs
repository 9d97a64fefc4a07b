//! `kindergartens.csv`

use super::NOWHERE;
use crate::domain::{AllianceIx, KinderIx, Kindergarten, PlaceKind, Settings, Support, by_support};
use crate::input::codes;
use crate::input::findings::Findings;
use crate::input::ids::{Ids, Named};
use crate::input::table::{Cell, Row, Table};
use crate::input::words;

/// The kindergartens; `is_lead` says which serve as leads, whose demands default to 0.
pub(in crate::input) fn read(
    table: &Table,
    ids: &Ids,
    settings: &Settings,
    is_lead: impl Fn(KinderIx) -> bool,
    found: &mut Findings,
) -> Vec<Kindergarten> {
    let rows = table.rows().enumerate();
    rows.map(|row| one(row, ids, settings, is_lead(KinderIx::from(row.0)), found)).collect()
}

fn one(
    (i, row): (usize, Row<'_>),
    ids: &Ids,
    settings: &Settings,
    lead: bool,
    found: &mut Findings,
) -> Kindergarten {
    let alliance = ids.required(row.cell("alliance"), Named::Alliance, found);
    let support = row.cell("support").required_word(found).unwrap_or(Support::Ordinary);
    let mut count = |name: &str| row.cell(name).count(0, found);
    let host_capacity = count("host_capacity");
    let max_away = count("max_away").unwrap_or(1);
    let visits_min = count("visits_min");
    let visits_max = count("visits_max");
    let inspections_per_year = count("inspections_per_year");
    let placements_max = count("placements_max").unwrap_or(settings.limits.placements_max);
    let (default_min, default_max, default_inspections) = if lead {
        (0, Some(0), 0)
    } else {
        (
            by_support(&settings.outreach.visits_min, support),
            None,
            by_support(&settings.inspection.per_year, support),
        )
    };
    Kindergarten {
        id: ids.id(Named::Kindergarten, i).to_owned(),
        name: row.cell("name").called(found),
        alliance: alliance.map_or(AllianceIx(NOWHERE), AllianceIx::from),
        kind: kind(row.cell("kind"), found),
        support,
        position: position(row, found),
        language: words::language(row.cell("language").optional().unwrap_or("zh")),
        can_host: row.cell("can_host").word(found).unwrap_or(false),
        host_capacity,
        max_away,
        visits_min: visits_min.unwrap_or(default_min),
        visits_max: visits_max.or(default_max),
        inspections_per_year: inspections_per_year.unwrap_or(default_inspections),
        placements_max,
        contact: row.cell("contact").optional().map(str::to_owned),
        phone: row.cell("phone").optional().map(str::to_owned),
        line: row.line(),
    }
}

/// The kind; one that only says who pays says none of those that there are.
fn kind(cell: Cell<'_>, found: &mut Findings) -> Option<PlaceKind> {
    let public = ["公办", "公辦", "公立", "国办"].iter().any(|word| cell.text.starts_with(word));
    if public { None } else { cell.word(found) }
}

/// Degrees east and north between which China lies.
const CHINA: [std::ops::RangeInclusive<f64>; 2] = [73.0..=136.0, 3.0..=54.0];

/// Tells of a position that no kindergarten has.
fn plausible((x, y): (f64, f64), longitude: Cell<'_>, found: &mut Findings) {
    let inside = |x: f64, y: f64| CHINA[0].contains(&x) && CHINA[1].contains(&y);
    let code = match () {
        () if x == 0.0 && y == 0.0 => codes::NULL_ISLAND,
        () if inside(x, y) => return,
        () if inside(y, x) => codes::SWAPPED_POSITION,
        () => codes::OUTSIDE_CHINA,
    };
    found.report(code, longitude.place(), |m| m.with("longitude", x).with("latitude", y));
}

fn position(row: Row<'_>, found: &mut Findings) -> Option<(f64, f64)> {
    let (longitude, latitude) = (row.cell("longitude"), row.cell("latitude"));
    let x = longitude.number(-180.0, 180.0, found);
    let y = latitude.number(-90.0, 90.0, found);
    let (empty, other) = match (longitude.optional(), latitude.optional()) {
        (Some(_), None) => (latitude, "longitude"),
        (None, Some(_)) => (longitude, "latitude"),
        _ => {
            let position = x.zip(y)?;
            plausible(position, longitude, found);
            return Some(position);
        }
    };
    found.report(codes::HALF_POSITION, empty.place(), |m| m.with("given", other));
    None
}
