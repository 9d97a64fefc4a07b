//! From degrees to the drawing: equirectangular about the middle latitude, so that a kilometre is
//! as long to the east as to the north (J. P. Snyder, *Map Projections: A Working Manual*, USGS
//! Professional Paper 1395, 1987, p. 90).

use crate::travel::EARTH_RADIUS_KM;

/// Width of every map in units of its drawing: a phone shows one unit as about one pixel.
pub(super) const WIDTH: f64 = 360.0;
/// Least and greatest height of what is drawn.
const HEIGHT: (f64, f64) = (170.0, 460.0);
/// Free space around the outermost places.
pub(super) const MARGIN: f64 = 26.0;
/// The least that a map shows across, in kilometres.
const LEAST_KM: f64 = 1.0;

/// Where a place on earth lies in the drawing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Projection {
    west: f64,
    north: f64,
    /// Kilometres of a degree of longitude and of latitude.
    km: (f64, f64),
    /// Units of a kilometre.
    scale: f64,
    offset: (f64, f64),
    /// Height of the drawing.
    pub height: f64,
}

impl Projection {
    /// The projection that fits all points, which are (longitude, latitude) in degrees.
    ///
    /// `None` without points.
    pub fn fit(points: &[(f64, f64)]) -> Option<Self> {
        let low = |f: fn(&(f64, f64)) -> f64| points.iter().map(f).fold(f64::INFINITY, f64::min);
        let high =
            |f: fn(&(f64, f64)) -> f64| points.iter().map(f).fold(f64::NEG_INFINITY, f64::max);
        if points.is_empty() {
            return None;
        }
        let (west, east) = (low(|p| p.0), high(|p| p.0));
        let (south, north) = (low(|p| p.1), high(|p| p.1));
        let degree = EARTH_RADIUS_KM * 1_f64.to_radians();
        // At a pole a degree of longitude has no length.
        let across = degree * ((north + south) / 2.0).to_radians().cos().max(1e-3);
        let wide = ((east - west) * across).max(LEAST_KM);
        let tall = ((north - south) * degree).max(LEAST_KM);
        let room = (WIDTH - 2.0 * MARGIN, HEIGHT.1 - 2.0 * MARGIN);
        let scale = (room.0 / wide).min(room.1 / tall);
        let height = (tall * scale + 2.0 * MARGIN).clamp(HEIGHT.0, HEIGHT.1);
        // What is left over goes to both sides alike.
        let offset = (
            (WIDTH - (east - west) * across * scale) / 2.0,
            (height - (north - south) * degree * scale) / 2.0,
        );
        Some(Self { west, north, km: (across, degree), scale, offset, height })
    }

    /// Units of the drawing.
    pub fn at(&self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        (
            self.offset.0 + (longitude - self.west) * self.km.0 * self.scale,
            self.offset.1 + (self.north - latitude) * self.km.1 * self.scale,
        )
    }

    /// A round number of kilometres for the scale bar, and its length in units: the longest of
    /// 1, 2, 5, 10 … that takes at most a quarter of the width.
    pub fn bar(&self) -> (f64, f64) {
        let most = WIDTH / 4.0 / self.scale;
        let ten = 10_f64.powf(most.log10().floor());
        let km = [5.0, 2.0, 1.0].map(|n| n * ten).into_iter().find(|km| *km <= most);
        let km = km.unwrap_or(ten);
        (km, km * self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::travel::great_circle_km;

    #[test]
    fn kilometre_is_as_long_either_way() {
        // About 60 by 60 km at 37° north.
        let points = [(103.0, 37.0), (103.675, 37.0), (103.0, 37.54)];
        let map = Projection::fit(&points).expect("points");
        let [a, b, c] = points.map(|p| map.at(p));
        let per_km = |p: (f64, f64), q: (f64, f64), km: f64| (p.0 - q.0).hypot(p.1 - q.1) / km;
        let east = per_km(a, b, great_circle_km(points[0], points[1]));
        let north = per_km(a, c, great_circle_km(points[0], points[2]));
        assert!((east / north - 1.0).abs() < 0.01, "{east} {north}");
        let (km, units) = map.bar();
        assert!((units / km / north - 1.0).abs() < 0.01);
        assert!(units <= WIDTH / 4.0 && units > WIDTH / 12.0);
    }

    #[test]
    fn everything_lies_inside() {
        for points in [
            vec![(120.0, 49.0)],
            vec![(120.0, 49.0), (120.0, 49.0)],
            vec![(120.0, 49.0), (120.0, 50.0)],
            vec![(-170.0, -80.0), (170.0, 80.0)],
            vec![(10.0, 90.0), (20.0, 90.0)],
        ] {
            let map = Projection::fit(&points).expect("points");
            for point in points {
                let (x, y) = map.at(point);
                assert!((0.0..=WIDTH).contains(&x) && (0.0..=map.height).contains(&y), "{x} {y}");
            }
            assert!(map.bar().0.is_finite() && map.bar().0 > 0.0);
        }
        assert!(Projection::fit(&[]).is_none());
    }

    #[test]
    fn north_is_up_and_east_is_right() {
        let map = Projection::fit(&[(103.0, 37.0), (103.5, 37.5)]).expect("points");
        let (west, east) = (map.at((103.0, 37.0)), map.at((103.5, 37.5)));
        assert!(west.0 < east.0 && west.1 > east.1);
    }
}
