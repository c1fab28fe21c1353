//! The outline of a file: the keys at its top, each an entry or a list of entries, which are read one by one.

use super::YamlDocument;
use super::node::{Content, Node, Path, Place};
use super::problem::Problems;

/// The keys at the top of a file.
#[derive(Debug, Clone, Copy)]
pub struct Outline<'d> {
    entries: &'d [(String, Place, Node)],
}

impl<'d> Outline<'d> {
    /// The top of a file that may hold these keys. Another key is a problem, and so is a file that holds none at all: then there is
    /// no outline.
    pub fn of(document: &'d YamlDocument, known: &[&str], problems: &mut Problems) -> Option<Self> {
        let Content::Map(entries) = &document.root().content else {
            problems.add(
                document,
                &Path::top(),
                format!(
                    "expected an entry with keys (`key: …`), found {}",
                    document.root().description()
                ),
            );
            return None;
        };
        for (key, _, _) in entries {
            if !known.contains(&key.as_str()) {
                let at = Path::top().name(key);
                if key.trim() != key && known.contains(&key.trim()) {
                    problems.spaces_around(document, &at);
                } else {
                    problems.unknown_key(document, &at, key, known);
                }
            }
        }
        Some(Self { entries })
    }

    /// The value of a key, where there is one.
    pub fn entry(
        &self,
        document: &YamlDocument,
        key: &str,
        problems: &mut Problems,
    ) -> Option<&'d Node> {
        let (_, _, value) = self.entries.iter().find(|(name, _, _)| name == key)?;
        if value.is_nothing() {
            problems.nothing_here(document, &Path::top().key(key));
            return None;
        }
        Some(value)
    }

    /// The entries of a list; none where the key does not stand in the file.
    pub fn list(&self, document: &YamlDocument, key: &str, problems: &mut Problems) -> &'d [Node] {
        match self.entry(document, key, problems) {
            None => &[],
            Some(Node { content: Content::List(items), .. }) => items,
            Some(other) => {
                problems.add(
                    document,
                    &Path::top().key(key),
                    format!(
                        "expected a list (`[a, b]` or lines that begin with `- `), found {}",
                        other.description()
                    ),
                );
                &[]
            }
        }
    }
}
