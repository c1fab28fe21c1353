//! One YAML file, read safely into its tree with places.

use super::node::{Content, Node, Path, Place};
use super::problem::{Problem, Problems};
use super::tree::{TreeBuilder, ValueBudget};
use std::borrow::Cow;

/// A longer file is not a knowledge file or a profile.
pub const MAX_FILE_BYTES: usize = 1 << 20;
/// A YAML file: what it says, and where everything stands.
#[derive(Debug, Clone)]
pub struct YamlDocument {
    name: String,
    root: Node,
}

impl YamlDocument {
    /// Reads the bytes of somebody's own file: a profile, a plan, bills. Refuses what is not one plain YAML document: aliases, anchors,
    /// tags, several documents, repeated keys, nesting over 64 levels, more than 1 MiB.
    ///
    /// # Errors
    /// Every problem that could be found, with its place.
    pub fn read(name: &str, bytes: &[u8]) -> Result<Self, Problems> {
        let if_too_large =
            "a profile, a plan or a list of bills is far smaller: is it the right file?";
        Self::build(name, bytes, &mut ValueBudget::new(usize::MAX), if_too_large)
    }

    /// Reads one of the files of a knowledge base, as [`read`](Self::read) does, within the budget that is left for all of them.
    ///
    /// # Errors
    /// Every problem that could be found, with its place.
    pub fn read_part(name: &str, bytes: &[u8], budget: &mut ValueBudget) -> Result<Self, Problems> {
        Self::build(name, bytes, budget, "split it into several files of one folder")
    }

    fn build(
        name: &str,
        bytes: &[u8],
        budget: &mut ValueBudget,
        if_too_large: &'static str,
    ) -> Result<Self, Problems> {
        let at = |line: usize, column: usize, message: &str, hint: &str| {
            Problems::from(Problem::at(name, (line, column), message, Some(hint.to_owned())))
        };
        if bytes.len() > MAX_FILE_BYTES {
            let message = "the file is larger than 1 MiB, so it was not read";
            return Err(at(1, 1, message, if_too_large));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            at(line, 1, "the file is not UTF-8 text", "save it as UTF-8 in a text editor")
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some((line, column)) = first_control(text) {
            return Err(at(
                line,
                column,
                "a control character stands here",
                "take it out; a text editor can show it",
            ));
        }
        let text = with_plain_tabs(text);
        let tree = TreeBuilder::new(name, &text, budget, if_too_large).document()?;
        if tree.is_nothing() {
            return Err(at(
                1,
                1,
                "the file is empty",
                "`docs/knowledge.md` and `spinecmp check --questions` show what belongs in one",
            ));
        }
        Ok(Self { name: name.to_owned(), root: tree })
    }

    /// The file's name as the user gave it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The tree with places.
    pub fn root(&self) -> &Node {
        &self.root
    }

    /// The value at a path, where there is one.
    pub fn node(&self, path: &Path) -> Option<&Node> {
        self.root.at(&path.0)
    }

    /// The keys of the map at a path; none where there is no map.
    pub fn keys(&self, path: &Path) -> impl Iterator<Item = &str> {
        let entries = match self.root.at(&path.0).map(|node| &node.content) {
            Some(Content::Map(entries)) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().map(|(key, _, _)| key.as_str())
    }

    /// Where the value at a path stands.
    pub fn place(&self, path: &Path) -> Place {
        self.root.place_of(&path.0)
    }
}

/// The place of the first character that no text file needs. The next-line character is one that YAML lets stand (it ends no line);
/// text that holds it is refused where text is read.
fn first_control(text: &str) -> Option<(usize, usize)> {
    let is_control =
        |character: char| character.is_control() && !matches!(character, '\t' | '\r' | '\u{85}');
    text.lines().enumerate().find_map(|(line, words)| {
        words.chars().position(is_control).map(|column| (line + 1, column + 1))
    })
}

/// The text with a space for every tab that is no indent: between words the two mean the same, but the parser wants a space after a
/// colon. Inside text every run of blanks is one space anyway.
fn with_plain_tabs(text: &str) -> Cow<'_, str> {
    if !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let mut is_indent = true;
    let spaced = text.chars().map(|character| {
        is_indent = match character {
            '\n' | '\r' => true,
            ' ' | '\t' | '-' | '?' => is_indent,
            _ => false,
        };
        if character == '\t' && !is_indent { ' ' } else { character }
    });
    Cow::Owned(spaced.collect())
}
