//! One person's best set of places under prices: a knapsack of minutes, by dynamic programming.

use super::space::Space;

/// May be visited, may not, has to be.
pub const FREE: u8 = 0;
pub const NO: u8 = 1;
pub const YES: u8 = 2;

/// The best set of a person and tables that tell what other sets are worth.
#[derive(Debug, Default)]
pub struct Knapsack {
    /// Places worth a visit, with minutes and gain.
    items: Vec<(usize, usize, f64)>,
    /// Best gain of the first items within so many minutes, row by row.
    table: Vec<f64>,
    /// Best gain of the later items.
    back: Vec<f64>,
    taken: Vec<bool>,
    /// The number of places counts.
    counts: bool,
    room: usize,
    /// Gain of the set.
    pub gain: f64,
    pub set: Vec<usize>,
}

impl Knapsack {
    /// Finds the best set; `false` if what has to be visited does not fit.
    pub fn solve(&mut self, space: &Space, p: usize, state: &[u8], prices: &[f64]) -> bool {
        self.items.clear();
        self.set.clear();
        self.gain = 0.0;
        let mut room = space.limit[p] as usize;
        let mut minutes = 0.0;
        for (k, price) in prices.iter().enumerate() {
            let at = space.at(p, k);
            let (cost, weight) = (space.cost[at], space.weight[at] as usize);
            match state[at] {
                YES => {
                    if weight > room {
                        return false;
                    }
                    room -= weight;
                    minutes += space.minutes[at];
                    self.gain += price - cost;
                    self.set.push(k);
                }
                FREE if cost.is_finite() => self.items.push((k, weight, price - cost)),
                _ => {}
            }
        }
        if minutes > space.most_minutes[p] && !self.set.is_empty() {
            return false;
        }
        self.room = room;
        let (least, most) = space.quota[p];
        let had = self.set.len() as u32;
        if had > most {
            return false;
        }
        let mut lightest: Vec<usize> = self.items.iter().map(|i| i.1).collect();
        lightest.sort_unstable();
        let mut left = room;
        let fitting = lightest.iter().take_while(|&&w| {
            let fits = w <= left;
            left -= if fits { w } else { 0 };
            fits
        });
        let fitting = fitting.count() as u32;
        if least <= had && had + fitting <= most {
            self.plain();
            return true;
        }
        if space.lacking.0.is_infinite() && had + fitting < least {
            return false;
        }
        self.counted(space.lacking.0, (least.saturating_sub(had), most - had))
    }

    /// Any number of places.
    fn plain(&mut self) {
        self.counts = false;
        self.items.retain(|i| i.2 > 0.0 && i.1 <= self.room);
        let width = self.room + 1;
        let all: usize = self.items.iter().map(|i| i.1).sum();
        if all <= self.room {
            self.table.clear();
            self.gain += self.items.iter().map(|i| i.2).sum::<f64>();
            self.set.extend(self.items.iter().map(|i| i.0));
            return;
        }
        self.table.clear();
        self.table.resize((self.items.len() + 1) * width, 0.0);
        for (i, &(_, weight, gain)) in self.items.iter().enumerate() {
            let (before, now) = self.table.split_at_mut((i + 1) * width);
            step(&before[i * width..], &mut now[..width], weight, gain);
        }
        let mut w = self.room;
        for (i, &(k, weight, _)) in self.items.iter().enumerate().rev() {
            let (with, without) = (self.table[(i + 1) * width + w], self.table[i * width + w]);
            if with > without {
                self.set.push(k);
                w -= weight;
            }
        }
        self.gain += self.table[self.items.len() * width + self.room];
    }

    /// At least and at most so many places, or what is lacking paid for.
    fn counted(&mut self, lacking: f64, (least, most): (u32, u32)) -> bool {
        self.counts = true;
        self.table.clear();
        self.items.retain(|i| i.1 <= self.room);
        let width = self.room + 1;
        let most = (most as usize).min(self.items.len());
        let size = (most + 1) * width;
        let mut best = vec![f64::NEG_INFINITY; size];
        best[..width].fill(0.0);
        self.taken.clear();
        self.taken.resize(self.items.len() * size, false);
        for (i, &(_, weight, gain)) in self.items.iter().enumerate() {
            let taken = &mut self.taken[i * size..][..size];
            for c in (1..=most.min(i + 1)).rev() {
                let (lower, upper) = best.split_at_mut(c * width);
                let lower = &lower[(c - 1) * width..];
                for w in weight..width {
                    let with = lower[w - weight] + gain;
                    if with > upper[w] {
                        upper[w] = with;
                        taken[c * width + w] = true;
                    }
                }
            }
        }
        let short = |c: usize| f64::from(least.saturating_sub(c as u32));
        let worth = |c: usize| {
            let gain = best[c * width + self.room];
            if short(c) > 0.0 { gain - lacking * short(c) } else { gain }
        };
        let c = (0..=most).max_by(|&a, &b| worth(a).total_cmp(&worth(b)).then(b.cmp(&a)));
        let Some(c) = c.filter(|&c| worth(c) > f64::NEG_INFINITY) else { return false };
        self.gain += worth(c);
        let (mut c, mut w) = (c, self.room);
        for (i, &(k, weight, _)) in self.items.iter().enumerate().rev() {
            if self.taken[i * size + c * width + w] {
                self.set.push(k);
                (c, w) = (c - 1, w - weight);
            }
        }
        true
    }

    /// What is lost at least if a free place is, or is not, in the set: of each free place. Nothing
    /// is known where the number of places counts.
    pub fn losses(
        &mut self,
        space: &Space,
        p: usize,
        state: &[u8],
        prices: &[f64],
    ) -> Vec<(usize, f64, f64)> {
        if self.counts {
            return Vec::new();
        }
        let free = (0..space.places).filter(|&k| state[space.at(p, k)] == FREE && space.open(p, k));
        let width = self.room + 1;
        let n = self.items.len();
        if self.table.is_empty() {
            // Everything worth its price fits.
            return free
                .map(|k| {
                    let at = space.at(p, k);
                    let gain = prices[k] - space.cost[at];
                    let fits = space.weight[at] as usize <= self.room;
                    match fits {
                        true => (k, (-gain).max(0.0), gain.max(0.0)),
                        false => (k, f64::INFINITY, 0.0),
                    }
                })
                .collect();
        }
        self.back.clear();
        self.back.resize((n + 1) * width, 0.0);
        for (i, &(_, weight, gain)) in self.items.iter().enumerate().rev() {
            let (now, later) = self.back.split_at_mut((i + 1) * width);
            step(&later[..width], &mut now[i * width..], weight, gain);
        }
        let best = self.table[n * width + self.room];
        let mut position = vec![None; space.places];
        self.items.iter().enumerate().for_each(|(i, item)| position[item.0] = Some(i));
        free.map(|k| {
            let at = space.at(p, k);
            let (weight, gain) = (space.weight[at] as usize, prices[k] - space.cost[at]);
            if weight > self.room {
                return (k, f64::INFINITY, 0.0);
            }
            let left = self.room - weight;
            let Some(i) = position[k] else {
                return (k, best - gain - self.table[n * width + left], 0.0);
            };
            let (before, later) = (&self.table[i * width..], &self.back[(i + 1) * width..]);
            let within = |room: usize| {
                (0..=room).map(|w| before[w] + later[room - w]).fold(f64::NEG_INFINITY, f64::max)
            };
            (k, best - gain - within(left), best - within(self.room))
        })
        .collect()
    }
}

/// One more item: the best with it or without.
fn step(before: &[f64], now: &mut [f64], weight: usize, gain: f64) {
    let width = now.len();
    now[..weight.min(width)].copy_from_slice(&before[..weight.min(width)]);
    for (now, (with, without)) in
        now[weight..].iter_mut().zip(before.iter().zip(&before[weight..width]))
    {
        *now = (with + gain).max(*without);
    }
}
