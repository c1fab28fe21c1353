//! Styles: what a word looks like, carried through the layout as a character that takes no room.
//!
//! Escape codes would upset every measure of width. So each word is marked with an invisible character (a variation selector of
//! the supplement, which [`clean`](super::super::clean) lets nobody else use), and [`paint`] turns the marks into escape codes
//! once all lines are laid out.

use anstyle::{AnsiColor, Style};

use crate::render::clean::clean;
use crate::report::{Span, Text, note_marks};

/// A space that no line is broken at; on paper it is like any other.
pub(super) const NO_BREAK: &str = "\u{a0}";

/// What a word looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextStyle {
    /// As the terminal prints.
    Plain,
    /// Bold.
    Strong,
    /// Dim.
    Quiet,
    /// Bold in the colour of headings.
    Heading,
    /// Bold in the colour of warnings.
    Alert,
}

impl TextStyle {
    const ALL: [Self; 5] = [Self::Plain, Self::Strong, Self::Quiet, Self::Heading, Self::Alert];

    /// The invisible character that turns it on.
    fn mark(self) -> char {
        match self {
            Self::Plain => '\u{e01e0}',
            Self::Strong => '\u{e01e1}',
            Self::Quiet => '\u{e01e2}',
            Self::Heading => '\u{e01e3}',
            Self::Alert => '\u{e01e4}',
        }
    }

    /// The style that a character turns on.
    pub(super) fn of_mark(character: char) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.mark() == character)
    }

    /// Glyphs of the layout in this style, and plain style after them.
    pub(super) fn over(self, glyphs: &str) -> String {
        format!("{}{glyphs}{}", self.mark(), Self::Plain.mark())
    }

    /// The mark as a string to put before the rest of a broken word.
    pub(super) fn resumed(self, words: &str) -> String {
        format!("{}{words}", self.mark())
    }

    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Heading => AnsiColor::BrightBlue.on_default().bold(),
            Self::Alert => AnsiColor::Yellow.on_default().bold(),
        }
    }

    /// The style of a piece of text that stands in text of this style.
    fn within(self, span: &Span) -> Self {
        match (span, self) {
            (Span::Quiet(_) | Span::Note(_), _) => Self::Quiet,
            (Span::Strong(_) | Span::Code(_), Self::Plain | Self::Quiet) => Self::Strong,
            (Span::Plain(_) | Span::Strong(_) | Span::Code(_) | Span::Link { .. }, style) => style,
        }
    }
}

/// Glyphs of a drawing, each in its style, and plain style after them.
pub(super) fn styled_glyphs(glyphs: impl IntoIterator<Item = (TextStyle, char)>) -> String {
    let mut output = String::new();
    let mut current = None;
    for (style, glyph) in glyphs {
        if current != Some(style) {
            output.push(style.mark());
            current = Some(style);
        }
        output.push(glyph);
    }
    output.push(TextStyle::Plain.mark());
    output
}

/// How words are put on paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct StyleOptions {
    /// In nothing but ASCII.
    pub(super) ascii: bool,
    /// With marks for their styles; without colour they would be measured and thrown away.
    pub(super) color: bool,
    /// Code of up to so many characters is kept whole.
    pub(super) whole: usize,
}

/// A text, cleaned, with every word marked; `style` is that of its ordinary words.
pub(super) fn styled(text: &Text, style: TextStyle, options: StyleOptions) -> String {
    let StyleOptions { ascii, color, whole } = options;
    let mut output = String::new();
    for span in &text.0 {
        let mark = color.then(|| style.within(span).mark());
        match span {
            Span::Plain(words)
            | Span::Strong(words)
            | Span::Quiet(words)
            | Span::Link { words, .. } => {
                mark_words(&clean(words, ascii), mark, &mut output);
            }
            Span::Code(words) => {
                let mut words = clean(words, ascii);
                if words.chars().count() <= whole {
                    words = words.replace(' ', NO_BREAK).into();
                }
                mark_words(&words, mark, &mut output);
            }
            Span::Note(numbers) => {
                output.truncate(output.trim_end_matches(' ').len());
                let marks = note_marks(numbers);
                if !output.is_empty() {
                    // On the line of the word before it.
                    output.push_str(NO_BREAK);
                }
                mark_words(marks.trim_start(), mark, &mut output);
            }
        }
    }
    output
}

/// Marks the start of every word, so that each keeps its style wherever lines are broken.
fn mark_words(words: &str, mark: Option<char>, output: &mut String) {
    let Some(mark) = mark else {
        output.push_str(words);
        return;
    };
    let mut between_words = true;
    for character in words.chars() {
        let is_space = matches!(character, ' ' | '\n');
        if between_words && !is_space {
            output.push(mark);
        }
        between_words = is_space;
        output.push(character);
    }
}

/// A finished line with escape codes for its styles, or with none at all; nothing blank at its end.
pub(super) fn paint(line: &str, color: bool) -> String {
    let is_blank = |character: char| {
        matches!(character, ' ' | '\u{a0}') || TextStyle::of_mark(character).is_some()
    };
    let mut output = String::new();
    let mut current = TextStyle::Plain;
    for character in line.trim_end_matches(is_blank).chars() {
        if let Some(style) = TextStyle::of_mark(character) {
            if color && style != current {
                output.push_str(&change(current, style));
                current = style;
            }
        } else {
            output.push(if character == '\u{a0}' { ' ' } else { character });
        }
    }
    output + &change(current, TextStyle::Plain)
}

/// The escape codes from one style to another: none between the same.
fn change(from: TextStyle, to: TextStyle) -> String {
    if from == to {
        return String::new();
    }
    format!("{}{}", from.style().render_reset(), to.style().render())
}

#[cfg(test)]
mod tests {
    use super::{StyleOptions, TextStyle, paint, styled};
    use crate::report::Text;

    const OPTIONS: StyleOptions = StyleOptions { ascii: false, color: true, whole: 0 };

    #[test]
    fn marks_become_codes_or_nothing() {
        let text = Text::plain("an ").then_strong("old apple").then_notes(vec![1, 2]);
        let line = styled(&text, TextStyle::Plain, OPTIONS);
        assert_eq!(paint(&line, false), "an old apple [1,2]");
        assert_eq!(paint(&line, true), "an \u{1b}[1mold apple \u{1b}[0m\u{1b}[2m[1,2]\u{1b}[0m");
    }

    #[test]
    fn a_note_stays_with_its_word() {
        let text = Text::plain("apple ").then_notes(vec![1]);
        assert!(styled(&text, TextStyle::Plain, OPTIONS).contains("apple\u{a0}"));
        let alone = Text::default().then_notes(vec![1]);
        assert_eq!(paint(&styled(&alone, TextStyle::Plain, OPTIONS), false), "[1]");
    }
}
