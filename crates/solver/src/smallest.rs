//! A smallest set of facts that together leave no way.
//!
//! The deletion filter of J. W. Chinneck and E. W. Dravnieks, *Locating minimal infeasible constraint
//! sets in linear programs*, ORSA Journal on Computing 3, 1991: facts are lifted as long as there is
//! still no way; what cannot be lifted without opening one is the set. Many facts are lifted at a
//! time, and halved where that opens a way.

/// What is known of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// There is none as long as the rest of the facts hold.
    Impossible,
    /// There is one.
    Possible,
    /// Neither was shown within the work allowed.
    Unknown,
}

/// A fact of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<F> {
    /// What it is.
    pub fact: F,
    /// A way was found with this fact alone lifted beside those that play no part: without it the
    /// rest of the set stands in no way.
    pub needed: bool,
}

/// Lifts as many of the facts as leave everything impossible; the rest are members.
///
/// `test` says what is known with the given facts lifted.
pub fn shrink<F: Copy>(
    facts: &[F],
    lifted: &mut Vec<F>,
    members: &mut Vec<Member<F>>,
    test: &mut dyn FnMut(&[F]) -> Outcome,
) {
    if facts.is_empty() {
        return;
    }
    let before = lifted.len();
    lifted.extend(facts);
    let outcome = test(lifted);
    if outcome == Outcome::Impossible {
        return;
    }
    lifted.truncate(before);
    if let [fact] = *facts {
        members.push(Member { fact, needed: outcome == Outcome::Possible });
        return;
    }
    let (left, right) = facts.split_at(facts.len() / 2);
    shrink(left, lifted, members, test);
    shrink(right, lifted, members, test);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn just_the_facts_that_stand_in_the_way() {
        // No way while any of 2, 5 and 6 holds … that is, unless one of the three is lifted.
        let mut test = |lifted: &[u32]| match [2, 5, 6].iter().any(|f| lifted.contains(f)) {
            true => Outcome::Possible,
            false => Outcome::Impossible,
        };
        let (mut lifted, mut members) = (Vec::new(), Vec::new());
        shrink(&(0..9).collect::<Vec<_>>(), &mut lifted, &mut members, &mut test);
        let facts: Vec<u32> = members.iter().map(|m| m.fact).collect();
        assert_eq!(facts, [2, 5, 6]);
        assert!(members.iter().all(|m| m.needed));
        assert_eq!(lifted, [0, 1, 3, 4, 7, 8]);
    }
}
