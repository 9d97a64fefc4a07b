//! A plan into files: one writer each, every file written whole or not at all.
//!
//! What may enter: the domain types and the wording.
//! What never belongs here: any figure that the plan does not carry.
