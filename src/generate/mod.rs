//! Made-up scenarios of a given shape, and starting folders for a real one.
//!
//! What may enter: the domain's fixed words, the input's [`Sources`](crate::input::Sources).
//! What never belongs here: the solver and the verifier.
