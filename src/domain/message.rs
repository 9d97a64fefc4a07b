//! A sentence not yet worded: a key of the message files and what goes into its gaps.

/// What is to be said to a person, in whichever language the reader has chosen.
///
/// `key` names an entry of the message files; `args` fill the gaps of that entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Entry of the message files, kebab-case, e.g. `reason-out-of-reach`.
    pub key: &'static str,
    /// Name of the gap and what fills it.
    pub args: Vec<(&'static str, String)>,
}

impl Message {
    /// A message without gaps.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// What stands between the items of a list in a gap; each language puts its own sign there.
    pub const LIST_BREAK: char = '\u{1f}';

    /// The same message with a gap filled with several items.
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

    /// The same message with one more gap filled.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}
