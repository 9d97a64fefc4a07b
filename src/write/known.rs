//! What `plan.json` says to a repair of the plan.

use crate::domain::{FixedWord, Policy};
use crate::replan::Known;
use crate::solve::KnownBounds;

/// What the figures of an earlier plan say.
#[must_use]
pub fn known_of(plan_json: &str) -> Option<Known> {
    let figures: serde_json::Value = serde_json::from_str(plan_json).ok()?;
    let mut known = Known {
        digest: figures.get("digest")?.as_str()?.to_owned(),
        policy: figures.get("policy").and_then(|p| Policy::from_word(p.as_str()?)),
        ..Known::default()
    };
    for a in figures.get("alliances")?.as_array()? {
        let id = a.get("id")?.as_str()?.to_owned();
        known.shortfall.insert(id.clone(), a.get("shortfall")?.as_u64()?);
        let bounds = || {
            let cost = a.get("cost")?.get("bound")?.as_f64()?;
            Some(KnownBounds { shortfall: a.get("shortfall_bound")?.as_u64()?, cost })
        };
        if let Some(bounds) = bounds() {
            known.bounds.insert(id, bounds);
        }
    }
    Some(known)
}
