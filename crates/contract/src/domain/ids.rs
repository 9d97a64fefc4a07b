//! Positions in the tables of one scenario; the text ids of the files live in the entities.

use serde::{Deserialize, Serialize};

macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        pub struct $name(pub u32);

        impl $name {
            /// The position as a vector index.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// # Panics
            /// If a table has more than 2³² rows.
            fn from(i: usize) -> Self {
                Self(u32::try_from(i).expect("tables hold fewer than 2^32 rows"))
            }
        }
    };
}

index!(
    /// Position in [`Scenario::alliances`](super::Scenario::alliances).
    AllianceIx
);
index!(
    /// Position in [`Scenario::kindergartens`](super::Scenario::kindergartens).
    KinderIx
);
index!(
    /// Position in [`Scenario::staff`](super::Scenario::staff).
    StaffIx
);
index!(
    /// Position in [`Scenario::events`](super::Scenario::events).
    EventIx
);
index!(
    /// Position in [`Scenario::follow_ups`](super::Scenario::follow_ups).
    FollowUpIx
);
index!(
    /// Position in [`Scenario::placements`](super::Scenario::placements).
    PlacementIx
);
