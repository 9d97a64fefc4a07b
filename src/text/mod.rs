//! Wording in three languages, from message files; nothing else.
//!
//! What may enter: [`Message`](crate::domain::Message) and the fixed words of the domain.
//! What never belongs here: decisions about what is said, colours, layout.
