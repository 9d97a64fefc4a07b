//! A message that is not yet in a language: a key of the message files and its arguments.

/// A message to a person, in the language that the reader has chosen.
///
/// `key` names an entry of the message files; `args` are its arguments.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    /// Entry of the message files, kebab-case, e.g. `reason-out-of-reach`.
    pub key: &'static str,
    /// Name and value of each argument.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without arguments.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Separates the items of a list; each language replaces it by its own separator.
    pub const LIST_BREAK: char = '\u{1f}';

    /// The same message with a list as one more argument.
    #[must_use]
    pub fn with_list(
        mut self,
        name: &'static str,
        items: impl IntoIterator<Item = impl ToString>,
    ) -> Self {
        let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
        self.args.push((name, items.join(Self::LIST_BREAK.encode_utf8(&mut [0; 4]))));
        self
    }

    /// The same message with its arguments as `shown` gives them, each item of a list by itself.
    #[must_use]
    pub fn shown_as(&self, shown: impl Fn(&str) -> String) -> Self {
        let all = self.args.iter().map(|(name, value)| (*name, value.split(Self::LIST_BREAK)));
        let new = Self::new(self.key);
        all.fold(new, |message, (name, items)| message.with_list(name, items.map(&shown)))
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
