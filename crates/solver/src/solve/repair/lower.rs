//! What no calendar of an alliance goes below, by its number of changes.

/// Missing duties of one role up to which [`RoleBounds::together`] looks one by one.
const MOST: u32 = 64;

/// What no assignment of one role goes below, dates of what is new left aside. Let one lack `n`
/// earlier duties and cost `c`.
#[derive(Debug, Clone, Default)]
pub(super) struct RoleBounds {
    /// `c` is at least this.
    pub floor: f64,
    /// Price `q` of a duty and a figure that `c + q n` is at least.
    pub traded: Vec<(f64, f64)>,
    /// Most duties lacking, most changes of the whole calendar, and a figure that `c` is at least
    /// where there are no more of either.
    pub within: Vec<(u32, u32, f64)>,
}

impl RoleBounds {
    /// Cost where at most so many are missing in a calendar of at most so many changes.
    ///
    /// Where `n` ≤ `most`, `c` ≥ bound − q n ≥ bound − q · `most`; and what holds for more missing
    /// holds for fewer.
    pub fn cost(&self, most: u32, changes: u32) -> f64 {
        let traded = self.traded.iter().map(|(km, bound)| bound - km * f64::from(most));
        let within = self.within.iter().filter(|w| w.0 >= most && w.1 >= changes).map(|w| w.2);
        traded.chain(within).fold(self.floor, f64::max)
    }

    /// `c + km n`.
    ///
    /// For a price q ≤ km it is at least `c + q n`. A price above km says something through the
    /// numbers one by one: `n` is one of them, or more than all, where the floor holds.
    pub fn together(&self, km: f64) -> f64 {
        let below = self.traded.iter().filter(|(price, _)| *price <= km).map(|t| t.1);
        let stepwise = (0..=MOST)
            .map(|n| self.cost(n, u32::MAX) + km * f64::from(n))
            .fold(self.floor + km * f64::from(MOST + 1), f64::min);
        below.fold(stepwise, f64::max)
    }
}

/// What the two roles prove together, one way of counting the duties that either may keep.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted {
    /// Duties that both roles count, of which one role at least lacks each. The others that either
    /// may keep are counted by none.
    pub twice: u32,
    pub roles: [RoleBounds; 2],
}

impl Counted {
    /// How many duties each role lacks where the bound of so many changes comes from, so many of
    /// which are forced, and the bound of what the roles cost.
    ///
    /// What they lack is shared out between them in some way, so the least over all ways is a bound.
    pub fn split(&self, changes: u32, forced: u32) -> ([u32; 2], f64) {
        let free = (changes + self.twice).saturating_sub(forced);
        let sum = |n: u32| {
            let cost = self.roles[0].cost(n, changes) + self.roles[1].cost(free - n, changes);
            ([n, free - n], cost)
        };
        let all = (0..=free).map(sum);
        all.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(([0, free], 0.0))
    }

    /// What the roles cost, and what they lack at a price.
    fn together(&self, km: f64) -> f64 {
        let roles = self.roles[0].together(km) + self.roles[1].together(km);
        roles - km * f64::from(self.twice)
    }
}

/// What no calendar of the alliance with the shortfall reached or less goes below, wherever the
/// other alliances have their events. Let a calendar have `n` changes and cost `c`.
#[derive(Debug, Clone, Default)]
pub(super) struct Bounds {
    /// `n` is at least this.
    pub changes: u32,
    /// Changes in every calendar, of which the roles know nothing.
    pub forced: u32,
    /// `c` is at least this.
    pub floor: f64,
    /// What the events drive at least, to which the roles' own costs are added.
    pub hosting: f64,
    /// What the roles prove; each holds.
    pub counted: Vec<Counted>,
    /// Most changes, ascending, and a figure that `c` is at least where `n` is not more.
    pub within: Vec<(u32, f64)>,
}

impl Bounds {
    /// Cost with at most so many changes; infinite where there is no such calendar.
    pub fn cost(&self, changes: u32) -> f64 {
        if changes < self.changes {
            return f64::INFINITY;
        }
        let within = self.within.iter().filter(|w| w.0 >= changes).map(|w| w.1);
        let roles = self.counted.iter().map(|c| self.hosting + c.split(changes, self.forced).1);
        within.chain(roles).fold(self.floor, f64::max)
    }

    /// Cost and changes at a price together: `c + km n`.
    ///
    /// Up to the most changes that were looked at one by one, `n` is one of the numbers tried, and
    /// `c` is at least [`Self::cost`] of it; beyond, [`Self::beyond`] holds. The least of all those
    /// is a bound, and so is `beyond` from the fewest changes on; the larger is taken.
    pub fn together(&self, km: f64) -> f64 {
        let all = self.beyond(km, self.changes);
        let Some(&(most, _)) = self.within.last() else { return all };
        let stepwise = (self.changes..=most)
            .map(|n| self.cost(n) + km * f64::from(n))
            .fold(self.beyond(km, self.changes.max(most + 1)), f64::min);
        all.max(stepwise)
    }

    /// `c + km n` where `n` is at least so much.
    fn beyond(&self, km: f64, least: u32) -> f64 {
        let besides = self.hosting + km * f64::from(self.forced);
        let roles = self.counted.iter().map(|c| besides + c.together(km));
        roles.fold(self.floor + km * f64::from(least), f64::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_shared_out_as_is_cheapest() {
        // One role saves 10 with its second change, the other 4 with its first.
        let first = RoleBounds {
            floor: 90.0,
            within: vec![(1, u32::MAX, 100.0)],
            traded: vec![(6.0, 102.0)],
        };
        let second = RoleBounds {
            floor: 46.0,
            within: vec![(0, u32::MAX, 50.0), (1, 4, 49.0)],
            ..RoleBounds::default()
        };
        let bounds = Bounds {
            changes: 3,
            forced: 4,
            floor: 0.0,
            hosting: 7.0,
            counted: vec![Counted { twice: 1, roles: [first, second] }],
            within: Vec::new(),
        };
        assert!(bounds.cost(2).is_infinite());
        // The price of 6 says 102 where nothing of the first role is missing.
        assert_eq!([3, 4, 5, 6].map(|n| bounds.cost(n)), [159.0, 157.0, 147.0, 143.0]);
        assert_eq!(bounds.counted[0].split(5, 4).0, [2, 0]);
        assert_eq!(bounds.together(0.0), 143.0);
        // A change that saves 5 or more: only the second one of the first role, with the first.
        assert_eq!(bounds.together(5.0), 7.0 + 15.0 + 100.0 + 50.0);
    }
}
