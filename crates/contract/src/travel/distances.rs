//! The distance table (contract, section 2).

use std::collections::HashMap;

use crate::domain::{KinderIx, Km, Minutes, Scenario};

/// Mean earth radius R₁ of the IUGG, in km.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Great-circle distance in km between two (longitude, latitude) points in degrees, by the
/// haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky & Telescope 68, 1984).
#[must_use]
pub fn great_circle_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lon1, lat1) = (a.0.to_radians(), a.1.to_radians());
    let (lon2, lat2) = (b.0.to_radians(), b.1.to_radians());
    let h = ((lat2 - lat1) / 2.0).sin().powi(2)
        + lat1.cos() * lat2.cos() * ((lon2 - lon1) / 2.0).sin().powi(2);
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// `km(a, b)` and `minutes(a, b)` for every pair of kindergartens.
///
/// Pairs inside an alliance are stored in one dense block per alliance. All others are computed on
/// demand, so the table grows linearly with the number of alliances.
#[derive(Debug, Clone)]
pub struct DistanceTable {
    /// For each kindergarten: first cell of its alliance's block, block size, position in the
    /// block.
    at: Vec<(usize, usize, usize)>,
    alliance: Vec<u32>,
    cells: Vec<(f64, f64)>,
    given: HashMap<(KinderIx, KinderIx), (f64, f64)>,
    position: Vec<Option<(f64, f64)>>,
    detour: f64,
    speed_kmh: f64,
}

impl DistanceTable {
    /// Reads the distances of a scenario.
    ///
    /// A pair given one way only serves both ways; a pair not given is great-circle distance ×
    /// `travel.detour`, and minutes = km / `travel.speed_kmh` × 60.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let travel = &scenario.settings.travel;
        let mut given = HashMap::with_capacity(scenario.distances.len());
        for d in &scenario.distances {
            given.insert((d.from, d.to), (d.km.0, d.minutes.0));
        }
        let mut table = Self {
            at: vec![(0, 0, 0); scenario.kindergartens.len()],
            alliance: scenario.kindergartens.iter().map(|k| k.alliance.0).collect(),
            cells: Vec::new(),
            given,
            position: scenario.kindergartens.iter().map(|k| k.position).collect(),
            detour: travel.detour,
            speed_kmh: travel.speed_kmh,
        };
        for alliance in &scenario.alliances {
            let n = alliance.members.len();
            let base = table.cells.len();
            for (i, &a) in alliance.members.iter().enumerate() {
                table.at[a.index()] = (base, n, i);
                for &b in &alliance.members {
                    let cell = table.compute(a, b);
                    table.cells.push(cell);
                }
            }
        }
        table
    }

    fn compute(&self, a: KinderIx, b: KinderIx) -> (f64, f64) {
        if a == b {
            return (0.0, 0.0);
        }
        if let Some(&pair) = self.given.get(&(a, b)).or_else(|| self.given.get(&(b, a))) {
            return pair;
        }
        match (self.position[a.index()], self.position[b.index()]) {
            (Some(p), Some(q)) => {
                // The smaller index first, so that both directions are equal to the last bit.
                let (p, q) = if a < b { (p, q) } else { (q, p) };
                let km = great_circle_km(p, q) * self.detour;
                (km, km / self.speed_kmh * 60.0)
            }
            _ => (f64::INFINITY, f64::INFINITY),
        }
    }

    fn pair(&self, a: KinderIx, b: KinderIx) -> (f64, f64) {
        if self.alliance[a.index()] == self.alliance[b.index()] {
            let (base, n, i) = self.at[a.index()];
            self.cells[base + i * n + self.at[b.index()].2]
        } else {
            self.compute(a, b)
        }
    }

    /// Road kilometres from `a` to `b`; infinite if unknown, which a validated scenario has only
    /// between alliances.
    #[must_use]
    pub fn km(&self, a: KinderIx, b: KinderIx) -> Km {
        Km(self.pair(a, b).0)
    }

    /// Minutes on the road from `a` to `b`; infinite if unknown.
    #[must_use]
    pub fn minutes(&self, a: KinderIx, b: KinderIx) -> Minutes {
        Minutes(self.pair(a, b).1)
    }

    /// Kilometres of home → the stops in order → home.
    #[must_use]
    pub fn route_km(&self, home: KinderIx, stops: &[KinderIx]) -> Km {
        self.legs(home, stops).map(|(a, b)| self.km(a, b)).sum()
    }

    /// Minutes of home → the stops in order → home.
    #[must_use]
    pub fn route_minutes(&self, home: KinderIx, stops: &[KinderIx]) -> Minutes {
        self.legs(home, stops).map(|(a, b)| self.minutes(a, b)).sum()
    }

    fn legs<'a>(
        &self,
        home: KinderIx,
        stops: &'a [KinderIx],
    ) -> impl Iterator<Item = (KinderIx, KinderIx)> + 'a {
        let from = std::iter::once(home).chain(stops.iter().copied());
        from.zip(stops.iter().copied().chain(std::iter::once(home)))
    }
}
