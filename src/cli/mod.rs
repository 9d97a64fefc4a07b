//! The command line: arguments, one file per command, rendering.
//!
//! What may enter: every room. This is the only place for colour and terminal layout.
//! What never belongs here: rules, figures, formats of files.
