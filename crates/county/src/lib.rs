//! A county's tables: read and checked, generated, and completed with distances.
//!
//! | module | contents |
//! |---|---|
//! | [`input`] | from bytes to a validated scenario |
//! | [`generate`] | generated counties and starting folders |
//! | [`roads`] | distances from coordinates, files and table services |
//! | [`archive`] | the parts of zip archives, with size limits |

use alliance_contract::{calendar, changes, domain, travel};

pub mod archive;
pub mod generate;
pub mod input;
pub mod roads;
