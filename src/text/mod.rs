//! Text in three languages, from message files.
//!
//! May use: [`Message`] and the fixed words of the domain.
//! Must not contain: decisions about content, colours, layout.
//!
//! The message files are in [Fluent](https://projectfluent.org) syntax, one per module with text:
//! `messages/<language>/<module>.ftl`. Keys are prefixed with the module (`cli-`, `explain-`,
//! `init-`, `input-`, `plan-`, `reason-`, `verify-`), or with `word-` for the fixed words of the
//! domain. The attribute `.hint` is the remedy of a finding. A whole number as argument can select
//! a plural form; a fixed word can select a variant.

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

use crate::domain::{Demand, FixedWord, Language, Message, Rule};

/// All texts in one language.
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
    /// Replacements of names in the message files.
    calls: Vec<(&'static str, String)>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of a language, with English as fallback.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            chosen: bundle(language),
            english: (language != Language::En).then(|| bundle(Language::En)),
            calls: Vec::new(),
        }
    }

    /// The same texts with some names replaced, e.g. `staff.csv` by the sheet that holds the table.
    #[must_use]
    pub fn calling(self, calls: Vec<(&'static str, String)>) -> Self {
        Self { calls, ..self }
    }

    /// The language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a message.
    ///
    /// A key that the language lacks is given in English; an unknown key is returned unchanged.
    ///
    /// # Panics
    /// Only with debug assertions: if the key is unknown or an argument is missing.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.find(message.key, None, &message.args).unwrap_or_else(|| {
            debug_assert!(false, "no message file has `{}`", message.key);
            message.key.to_owned()
        })
    }

    /// The text of a key without gaps.
    #[must_use]
    pub fn key(&self, key: &'static str) -> String {
        self.say(&Message::new(key))
    }

    /// The remedy, if the entry has a `.hint`.
    #[must_use]
    pub fn hint(&self, message: &Message) -> Option<String> {
        self.find(message.key, Some("hint"), &message.args)
    }

    /// A fixed word of the domain for people.
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

    /// A text for people who do not know the names of rules: `P4: too far` becomes `too far`, and a
    /// name inside a sentence becomes the rule's words.
    #[must_use]
    pub fn without_codes(&self, text: &str) -> String {
        let words = |code: &str| {
            let rule = Rule::ALL.iter().find(|r| r.name() == code).map(|r| self.word(*r));
            rule.or_else(|| Demand::ALL.iter().find(|d| d.name() == code).map(|d| self.word(*d)))
        };
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while !rest.is_empty() {
            let code = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (token, after) = rest.split_at(code);
            let begins = said.chars().next_back().is_none_or(|c| " \n(（；;?".contains(c));
            let ends = after.chars().next().is_none_or(|c| " \n:：,，;；)）".contains(c));
            match words(token).filter(|_| begins && ends) {
                Some(words) => {
                    let label = after.strip_prefix('：').or_else(|| after.strip_prefix(": "));
                    let named = after.strip_prefix(' ').filter(|a| a.starts_with(&words));
                    match label.or(named) {
                        Some(bare) => rest = bare,
                        None => {
                            said += &words;
                            rest = after;
                        }
                    }
                }
                None => {
                    let mut next = after.chars();
                    said += token;
                    said.extend(next.next());
                    rest = next.as_str();
                }
            }
        }
        said
    }

    /// The separator between two sentences of one line.
    #[must_use]
    pub const fn separator(&self) -> &'static str {
        match self.language {
            Language::En => "; ",
            Language::ZhHans | Language::ZhHant => "；",
        }
    }

    /// The separator after a label.
    #[must_use]
    pub const fn colon(&self) -> &'static str {
        match self.language {
            Language::En => ": ",
            Language::ZhHans | Language::ZhHant => "：",
        }
    }

    /// The separator between the items of a list.
    #[must_use]
    pub const fn comma(&self) -> &'static str {
        match self.language {
            Language::En => ", ",
            Language::ZhHans | Language::ZhHant => "、",
        }
    }

    /// The text of an entry without gaps, or of its attribute, if there is one.
    #[must_use]
    pub fn entry(&self, key: &str, attribute: Option<&str>) -> Option<String> {
        self.find(key, attribute, &[])
    }

    /// Every text whose key begins so, with `{name}` in each gap: for pages, which fill them.
    #[must_use]
    pub fn templates(&self, prefix: &str) -> std::collections::BTreeMap<String, String> {
        let mut found = std::collections::BTreeMap::new();
        for (_, source) in catalogue::files(self.language) {
            let keys = source.lines().filter(|line| line.starts_with(prefix));
            for key in keys.filter_map(|line| line.split_whitespace().next()) {
                let entry = source.split(&format!("\n{key} =")).nth(1).unwrap_or_default();
                let ends = |line: &&str| line.starts_with([' ', '}']) || line.is_empty();
                let lines = entry.lines().enumerate();
                let whole = lines.take_while(|(i, line)| *i == 0 || ends(line));
                let whole: String = whole.map(|(_, line)| line).collect();
                let gap = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
                let gaps = whole
                    .split('$')
                    .skip(1)
                    .map(|rest| rest.split(|c| !gap(c)).next().unwrap_or_default());
                let gaps: Vec<(&str, String)> =
                    gaps.map(|name| (name, format!("{{{name}}}"))).collect();
                found.extend(self.find(key, None, &gaps).map(|text| (key.to_owned(), text)));
            }
        }
        found
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
            true => self.called(&text, name, called),
            false => text,
        })
    }

    /// The text with a name replaced wherever it stands by itself: not in a path.
    fn called(&self, text: &str, name: &str, called: &str) -> String {
        let more = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '_' | '-');
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(name) {
            let (before, behind) = (&rest[..at], &rest[at + name.len()..]);
            let inside = before.ends_with(|c| more(c) || c == '.') || behind.starts_with(more);
            out += before;
            rest = behind;
            if inside {
                out += name;
                continue;
            }
            // Chinese sets foreign names off with spaces and its own not.
            if self.language != Language::En {
                out.truncate(out.strip_suffix(' ').map_or(out.len(), str::len));
                rest = rest.strip_prefix(' ').unwrap_or(rest);
            }
            out += called;
        }
        out + rest
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
