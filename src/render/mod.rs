//! Renderers: how an answer looks in each format.
//!
//! A renderer maps the tags of a [`Page`] to one medium and knows nothing of what the page is about. A new format is a new file with a `render`
//! function, its `mod` line, and its row in `formats!` below.

mod address;
mod card;
mod clean;
mod csv;
mod html;
mod key;
mod linear;
mod markdown;
mod phrase;
mod text;

pub(crate) use csv::write_field as write_csv_field;

use crate::answer::{AnswerProvenance, Records};
use crate::report::{CardPage, Page, Report, stamped, stamped_cards};

/// Everything that depends on the list of formats, from that one list.
macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident, $name:literal, [$($extension:literal),*], $render:expr;)+) => {
        /// A format that an answer can be written in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Format {
            $($(#[$doc])* $format,)+
        }

        impl Format {
            /// Every format, in the order in which help texts list them.
            pub const ALL: &'static [Self] = &[$(Self::$format,)+];

            /// The word that a command line takes for it.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$format => $name,)+
                }
            }

            /// The extensions of files that hold it, lower case, without the dot.
            pub fn extensions(self) -> &'static [&'static str] {
                match self {
                    $(Self::$format => &[$($extension),*],)+
                }
            }

            fn renderer(self) -> Renderer {
                match self {
                    $(Self::$format => $render,)+
                }
            }
        }
    };
}

formats! {
    /// For reading in a terminal; with [`Layout::linear`] one fact a line.
    Table, "table", ["txt"], Renderer::Page(text_or_linear);
    /// GitHub Markdown.
    Markdown, "markdown", ["md", "markdown"], Renderer::Page(markdown::render);
    /// One page that needs nothing else: for a browser and for paper.
    Html, "html", ["html", "htm"], Renderer::Page(html::render);
    /// Comma-separated values, long form.
    Csv, "csv", ["csv"], Renderer::Records(csv::render);
    /// A document for programs.
    Json, "json", ["json"], Renderer::Document;
    /// Cards of CDS Hooks, for a clinical system. No extension means it: a file of JSON holds the whole answer.
    Card, "card", [], Renderer::Cards(card::render);
    /// Findings as a bundle of FHIR R5, for a repository of evidence. No extension means it either.
    Fhir, "fhir", [], Renderer::Evidence;
}

impl Format {
    /// The format that a file with this extension (without the dot, in any case) should hold.
    pub fn from_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        Self::ALL.iter().copied().find(|format| format.extensions().contains(&extension.as_str()))
    }
}

/// The space and the means that an output has. Formats for programs heed none of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Columns of the terminal.
    pub width: usize,
    /// Nothing but ASCII.
    pub ascii: bool,
    /// Escape codes for bold, dim and colour.
    pub color: bool,
    /// For screen readers: one fact a line instead of tables and boxes.
    pub linear: bool,
}

/// What a format is made from.
#[derive(Clone, Copy)]
enum Renderer {
    /// The page for people.
    Page(fn(&Page, &Layout) -> String),
    /// The records for spreadsheets.
    Records(fn(&Records) -> String),
    /// The document for programs, which needs no drawing.
    Document,
    /// The cards for a clinical system.
    Cards(fn(&[CardPage]) -> String),
    /// The resources for a repository of evidence, which need no drawing either.
    Evidence,
}

/// The answer in a format, ending in a line break.
pub fn render(
    report: &dyn Report,
    made: &AnswerProvenance,
    format: Format,
    layout: &Layout,
) -> String {
    match format.renderer() {
        Renderer::Page(draw) => draw(&stamped(report, made), layout),
        Renderer::Records(write) => write(&report.records(made)),
        Renderer::Document => report.json(made),
        Renderer::Cards(write) => write(&stamped_cards(report, made)),
        Renderer::Evidence => crate::answer::text(&report.evidence()),
    }
}

/// A page that is no answer of a command, as a terminal shows it.
pub fn draw(page: &Page, layout: &Layout) -> String {
    text_or_linear(page, layout)
}

/// A terminal page, or the same page for the ear.
fn text_or_linear(page: &Page, layout: &Layout) -> String {
    if layout.linear { linear::render(page, layout) } else { text::render(page, layout) }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn extensions_lead_to_formats() {
        assert_eq!(Format::from_extension("md"), Some(Format::Markdown));
        assert_eq!(Format::from_extension("MARKDOWN"), Some(Format::Markdown));
        assert_eq!(Format::from_extension("txt"), Some(Format::Table));
        assert_eq!(Format::from_extension("html"), Some(Format::Html));
        assert_eq!(Format::from_extension("pdf"), None);
    }
}
