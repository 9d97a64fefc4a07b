//! Exchanges between teachers that bring all burdens under a ceiling.

use super::Matching;
use super::several::SLACK;

/// Exchanges for each teacher, at most.
const MOST: usize = 8;

/// Visits of the same shortfall with no burden above a ceiling, from some on; `None` where
/// exchanges do not lead there.
pub(super) fn mend(
    problem: &Matching,
    mut visits: Vec<Vec<usize>>,
    ceiling: f64,
) -> Option<Vec<Vec<usize>>> {
    let minutes = |t: usize, k: usize| problem.minutes[t][k];
    let may = |t: usize, k: usize| problem.cost[t][k].is_some();
    let sum = |(t, places): (usize, &Vec<usize>)| {
        problem.past[t] + places.iter().map(|&k| minutes(t, k)).sum::<f64>()
    };
    let mut burdens: Vec<f64> = visits.iter().enumerate().map(sum).collect();
    let mut at = vec![0_u32; problem.coverage.len()];
    visits.iter().flatten().for_each(|&k| at[k] += 1);
    let over = |b: f64| (b - ceiling).max(0.0);
    for _ in 0..MOST * visits.len() {
        let t = (0..visits.len()).max_by(|&a, &b| burdens[a].total_cmp(&burdens[b]))?;
        if burdens[t] <= ceiling + SLACK {
            visits.iter_mut().for_each(|places| places.sort_unstable());
            return Some(visits);
        }
        // Gain, kilometres, position of the visit given away, and who takes it for what.
        let mut best: Option<(f64, f64, usize, Option<(usize, Option<usize>)>, Option<usize>)> =
            None;
        let mut consider = |gain: f64, km: f64, i, other, instead| {
            let better = best.is_none_or(|b| gain > b.0 + 1e-12 || gain > b.0 - 1e-12 && km < b.1);
            if gain > 1e-9 && better {
                best = Some((gain, km, i, other, instead));
            }
        };
        let km = |t: usize, k: usize| problem.cost[t][k].unwrap_or(f64::INFINITY);
        for (i, &k) in visits[t].iter().enumerate() {
            let rest = burdens[t] - minutes(t, k);
            if at[k] > problem.coverage[k].0 || problem.coverage[k].0 == 0 {
                let free = |l: &usize| at[*l] < problem.coverage[*l].1 && !visits[t].contains(l);
                for l in problem.open(t).filter(free) {
                    let gain = over(burdens[t]) - over(rest + minutes(t, l));
                    consider(gain, km(t, l) - km(t, k), i, None, Some(l));
                }
            }
            for u in (0..visits.len()).filter(|&u| u != t && may(u, k) && !visits[u].contains(&k)) {
                for (j, &l) in visits[u].iter().enumerate() {
                    if !may(t, l) || visits[t].contains(&l) {
                        continue;
                    }
                    let theirs = burdens[u] - minutes(u, l) + minutes(u, k);
                    let before = over(burdens[t]) + over(burdens[u]);
                    let gain = before - over(rest + minutes(t, l)) - over(theirs);
                    let more = km(t, l) + km(u, k) - km(t, k) - km(u, l);
                    consider(gain, more, i, Some((u, Some(j))), Some(l));
                }
                let spare = visits[t].len() > problem.quota[t].0 as usize
                    && visits[u].len() < problem.quota[u].1 as usize;
                if spare {
                    let before = over(burdens[t]) + over(burdens[u]);
                    let gain = before - over(rest) - over(burdens[u] + minutes(u, k));
                    consider(gain, km(u, k) - km(t, k), i, Some((u, None)), None);
                }
            }
        }
        let (_, _, i, other, instead) = best?;
        let k = visits[t].swap_remove(i);
        burdens[t] -= minutes(t, k);
        at[k] -= 1;
        if let Some((u, given)) = other {
            if let Some(j) = given {
                let l = visits[u].swap_remove(j);
                burdens[u] -= minutes(u, l);
                at[l] -= 1;
            }
            visits[u].push(k);
            burdens[u] += minutes(u, k);
            at[k] += 1;
        }
        if let Some(l) = instead {
            visits[t].push(l);
            burdens[t] += minutes(t, l);
            at[l] += 1;
        }
    }
    None
}
