//! Wording in three languages, from message files; nothing else.
//!
//! May use: [`Message`] and the fixed words of the domain.
//! Must not contain: decisions about what is said, colours, layout.
//!
//! The message files are in [Fluent](https://projectfluent.org) syntax, one per module with text:
//! `messages/<language>/<module>.ftl`, keys prefixed with the module (`cli-`, `explain-`, `init-`, `input-`, `plan-`,
//! `reason-`, `verify-`) and `word-` for the fixed words of the domain. What to do about a finding
//! stands in the attribute `.hint` of its entry. A gap filled with a whole number can select a
//! plural form; a gap filled with a fixed word can select by that word.

mod catalogue;
mod dates;
mod locale;
mod safe;
mod words;

#[cfg(test)]
mod tests;

pub use locale::{language_of_environment, language_of_locale};
pub use safe::{plain, safe, unseen};
pub use words::Worded;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::domain::{FixedWord, Language, Message};

/// Everything that can be said in one language.
///
/// ```
/// use alliance_calendar::domain::{ActivityKind, Language};
/// use alliance_calendar::text::Texts;
///
/// let texts = Texts::new(Language::ZhHant);
/// assert_eq!(texts.word(ActivityKind::Inspection), "視導");
/// ```
pub struct Texts {
    language: Language,
    chosen: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
    /// What is called otherwise than the message files call it.
    calls: Vec<(&'static str, String)>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of a language, with English to fall back on.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            chosen: bundle(language),
            english: (language != Language::En).then(|| bundle(Language::En)),
            calls: Vec::new(),
        }
    }

    /// The same texts in which some things, e.g. `staff.csv`, are called otherwise, e.g. by the
    /// name of the sheet that holds the table.
    #[must_use]
    pub fn calling(self, calls: Vec<(&'static str, String)>) -> Self {
        Self { calls, ..self }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The sentence in words.
    ///
    /// A key that the language lacks is said in English; a key that nobody knows is said as it
    /// is.
    ///
    /// # Panics
    /// Only with debug assertions: if the key is unknown or one of its gaps is not filled.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.find(message.key, None, &message.args).unwrap_or_else(|| {
            debug_assert!(false, "no message file has `{}`", message.key);
            message.key.to_owned()
        })
    }

    /// What to do about it, if the entry has a `.hint`.
    #[must_use]
    pub fn hint(&self, message: &Message) -> Option<String> {
        self.find(message.key, Some("hint"), &message.args)
    }

    /// A fixed word of the domain as people say it.
    #[must_use]
    pub fn word<W: Worded>(&self, word: W) -> String {
        let key = words::key(word);
        self.find(&key, None, &[]).unwrap_or_else(|| {
            debug_assert!(false, "no message file has `{key}`");
            word.written().to_owned()
        })
    }

    /// Several sentences in one line, with the language's own separator.
    #[must_use]
    pub fn join(&self, messages: &[Message]) -> String {
        let said: Vec<String> = messages.iter().map(|m| self.say(m)).collect();
        said.join(self.separator())
    }

    /// What stands between two sentences of one line.
    #[must_use]
    pub const fn separator(&self) -> &'static str {
        match self.language {
            Language::En => "; ",
            Language::ZhHans | Language::ZhHant => "；",
        }
    }

    /// What stands between a word and what it announces.
    #[must_use]
    pub const fn colon(&self) -> &'static str {
        match self.language {
            Language::En => ": ",
            Language::ZhHans | Language::ZhHant => "：",
        }
    }

    /// What stands between the items of a list.
    #[must_use]
    pub const fn comma(&self) -> &'static str {
        match self.language {
            Language::En => ", ",
            Language::ZhHans | Language::ZhHant => "、",
        }
    }

    fn find(&self, key: &str, attribute: Option<&str>, args: &[(&str, String)]) -> Option<String> {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value.contains(Message::LIST_BREAK) {
                true => filled.set(*name, value.replace(Message::LIST_BREAK, self.comma())),
                false => filled.set(*name, gap(value)),
            }
        }
        for bundle in std::iter::once(&self.chosen).chain(&self.english) {
            let Some(message) = bundle.get_message(key) else { continue };
            let pattern = match attribute {
                None => message.value(),
                Some(name) => message.get_attribute(name).map(|a| a.value()),
            };
            let Some(pattern) = pattern else { continue };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&filled), &mut errors);
            debug_assert!(errors.is_empty(), "`{key}`: {errors:?}");
            return Some(self.call(text.into_owned()));
        }
        None
    }
}

impl Texts {
    fn call(&self, text: String) -> String {
        self.calls.iter().fold(text, |text, (name, called)| match text.contains(name) {
            // Chinese sets foreign names off with spaces and its own not.
            true if self.language != Language::En => text
                .replace(&format!(" {name} "), called)
                .replace(&format!(" {name}"), called)
                .replace(&format!("{name} "), called)
                .replace(name, called),
            true => text.replace(name, called),
            false => text,
        })
    }
}

/// Whole numbers can select plural forms; everything else, `007` too, is kept letter by letter.
fn gap(value: &str) -> FluentValue<'_> {
    const EXACT: i64 = 1 << 53;
    match value.parse::<i64>() {
        Ok(n) if n.abs() < EXACT && n.to_string() == value => FluentValue::from(n),
        _ => FluentValue::from(value),
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let tag = language.word().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would end up in files and in copied text.
    bundle.set_use_isolating(false);
    for (file, source) in catalogue::files(language) {
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(rest, errors)| {
                debug_assert!(false, "{file}: {errors:?}");
                rest
            });
        if let Err(errors) = bundle.add_resource(resource) {
            debug_assert!(false, "{file}: {errors:?}");
        }
    }
    bundle
}
