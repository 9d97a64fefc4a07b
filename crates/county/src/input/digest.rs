//! A digest that only depends on what the files say.

use sha2::{Digest, Sha256};

use crate::domain::hex;

/// SHA-256, in hex, over the files in the order of their names: name, length and text of each.
///
/// The text is the decoded one with its line ends made equal, so that saving a file in another
/// encoding does not change the digest.
pub(super) fn digest<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> String {
    let mut files: Vec<_> = files.into_iter().collect();
    files.sort_unstable();
    let mut hash = Sha256::new();
    for (name, text) in files {
        hash.update(format!("{name}\n{}\n", text.len()));
        hash.update(text);
    }
    hex(&hash.finalize())
}

/// SHA-256 of bytes, in hex.
pub(super) fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn order_does_not_count_and_names_do() {
        let ab = digest([("a", "x"), ("b", "y")]);
        assert_eq!(ab, digest([("b", "y"), ("a", "x")]));
        assert_ne!(ab, digest([("a", "y"), ("b", "x")]));
        assert_ne!(ab, digest([("a", "xb\n1\ny")]));
        assert_eq!(ab.len(), 64);
    }
}
