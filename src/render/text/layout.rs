//! The layout of a page in lines: how wide it is, and how lines are broken on it.

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter};

use super::glyphs::Glyphs;
use super::style::{StyleOptions, TextStyle, styled};
use crate::report::Text;

/// Longer lines of prose are hard to follow.
const WIDEST_PROSE: usize = 100;

/// A part that belongs to another stands in by so much, unless the page is narrower than this.
const MARGIN: usize = 2;
const NARROWEST_WITH_MARGIN: usize = 40;

/// What every part of a page needs to know to lay itself out.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextLayout {
    /// What no line may exceed.
    pub(super) width: usize,
    /// What running text keeps to.
    pub(super) prose: usize,
    /// Whether words must be ASCII.
    pub(super) ascii: bool,
    /// Whether words keep the mark of their style.
    pub(super) color: bool,
    /// What to draw with.
    pub(super) glyphs: Glyphs,
}

impl TextLayout {
    /// A layout of a sensible width near the one asked for.
    pub(super) fn new(width: usize, ascii: bool, color: bool) -> Self {
        let width = width.clamp(20, 500);
        Self {
            width,
            prose: width.min(WIDEST_PROSE),
            ascii,
            color,
            glyphs: if ascii { Glyphs::ASCII } else { Glyphs::UNICODE },
        }
    }

    /// How far a part that belongs to another stands in.
    pub(super) fn margin(&self) -> usize {
        if self.width < NARROWEST_WITH_MARGIN { 0 } else { MARGIN }
    }

    /// The layout that is left beside a margin.
    pub(super) fn within(&self, margin: usize) -> Self {
        Self {
            width: self.width.saturating_sub(margin),
            prose: self.prose.saturating_sub(margin),
            ..*self
        }
    }

    /// A text marked with styles.
    pub(super) fn styled(&self, text: &Text, style: TextStyle) -> String {
        // What is to be typed stays on one line if that leaves no great gap.
        styled(text, style, self.style_options(self.prose / 2))
    }

    /// As [`styled`](Self::styled), for narrow columns, where code must break like other words.
    pub(super) fn styled_narrow(&self, text: &Text, style: TextStyle) -> String {
        styled(text, style, self.style_options(0))
    }

    fn style_options(&self, whole: usize) -> StyleOptions {
        StyleOptions { ascii: self.ascii, color: self.color, whole }
    }

    /// Running text with a first line after `first` and all others after `rest`.
    pub(super) fn wrap(
        &self,
        text: &Text,
        style: TextStyle,
        first: &str,
        rest: &str,
    ) -> Vec<String> {
        wrap(&self.styled(text, style), self.prose, first, rest)
    }
}

/// Breaks marked words into lines; none if there are no words.
///
/// Lines break at spaces only: a break inside an address or a range such as `3-4` costs more than a ragged edge. Words that are
/// wider than the page are cut.
pub(super) fn wrap(words: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let words = words.trim_matches([' ', '\n']);
    if words.is_empty() {
        return Vec::new();
    }
    let mut style = TextStyle::Plain;
    let mut lines = Vec::new();
    // Paragraph by paragraph: `textwrap` measures the first line of each with `first`, though it sets it with `rest`.
    for paragraph in words.split('\n') {
        let indent = if lines.is_empty() { first } else { rest };
        let options = Options::new(width)
            .initial_indent(indent)
            .subsequent_indent(rest)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(paragraph, options) {
            lines.push(resume(&line, rest, style));
            style = line.chars().rev().find_map(TextStyle::of_mark).unwrap_or(style);
        }
    }
    lines
}

/// A line that goes on in the style of the line before it: the rest of a word that had to be cut has no mark of its own.
fn resume(line: &str, indent: &str, style: TextStyle) -> String {
    let body = line.strip_prefix(indent).unwrap_or(line);
    if style == TextStyle::Plain || body.chars().next().and_then(TextStyle::of_mark).is_some() {
        line.to_owned()
    } else {
        format!("{indent}{}", style.resumed(body))
    }
}

/// A rule without style.
pub(super) fn rule(glyph: char, width: usize) -> String {
    std::iter::repeat_n(glyph, width).collect()
}

/// The columns that marked words take.
pub(super) fn columns(words: &str) -> usize {
    display_width(words)
}

/// Words filled up with spaces to a width.
pub(super) fn padded(words: &str, width: usize) -> String {
    let missing = width.saturating_sub(columns(words));
    format!("{words}{}", " ".repeat(missing))
}

#[cfg(test)]
mod tests {
    use super::{TextLayout, TextStyle};
    use crate::render::text::style::paint;
    use crate::report::Text;

    #[test]
    fn a_cut_word_keeps_its_ink() {
        let layout = TextLayout::new(20, false, true);
        let lines = layout.wrap(&Text::strong("x".repeat(30)), TextStyle::Plain, "* ", "  ");
        let painted: Vec<_> = lines.iter().map(|line| paint(line, true)).collect();
        assert_eq!(
            painted,
            ["* \u{1b}[1mxxxxxxxxxxxxxxxxxx\u{1b}[0m", "  \u{1b}[1mxxxxxxxxxxxx\u{1b}[0m"]
        );
    }

    #[test]
    fn ranges_and_addresses_stay_whole() {
        let layout = TextLayout::new(20, false, true);
        let text = Text::plain("about five or six 3-4 https://a.example/b");
        let lines = layout.wrap(&text, TextStyle::Plain, "", "");
        let painted: Vec<_> = lines.iter().map(|line| paint(line, false)).collect();
        assert_eq!(painted, ["about five or six", "3-4", "https://a.example/b"]);
    }
}
