//! One self-contained HTML page: no script, nothing fetched, the same on a phone, on a desk and on paper.
//!
//! Words reach the page only through templates, which escape them; what is no template is the style sheet and drawn lines made of numbers. A
//! picture is drawn inline and says in words what it shows.

#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::ref_option,
    reason = "templates hand over references"
)]

mod form;
mod grid;
mod matrix;
mod part;
mod pictures;
mod words;

use super::Layout;
use super::clean::{clean, clean_line};
use crate::report::{Block, Page, Text};
use askama::Template;
use part::PartView;
use words::{Register, ViewContext};

/// Stands at the top of a page that has no title: every page needs a heading of the first level.
const NAME: &str = env!("CARGO_PKG_NAME");
/// A page that folds has about as many, and need not be moved while it grows.
const USUAL_BYTES: usize = 1 << 18;
/// A page with fewer sections needs no list of them.
const SECTIONS_WORTH_LISTING: usize = 4;
/// A longer name of a section is cut in its address.
const LONGEST_ADDRESS: usize = 40;

/// The page of an answer.
pub(super) fn render(page: &Page, layout: &Layout) -> String {
    let register = Register::of(page);
    let mut html = String::with_capacity(USUAL_BYTES);
    // Only writing could fail, and a text takes all that is written.
    let _ = PageView::of(page, ViewContext::new(&register)).render_into(&mut html);
    // The last line of defence against what would steer a terminal or reorder words, for the whole page at once.
    let html = clean(&html, false);
    let html = without_blank_lines(&html);
    if layout.ascii { in_ascii(&html) } else { html }
}

/// The lines that hold something, without their indent: templates leave much that holds nothing.
fn without_blank_lines(html: &str) -> String {
    let mut output = String::with_capacity(html.len());
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', html.as_bytes()).chain([html.len()]) {
        let line = html.get(start..end).unwrap_or_default();
        start = end + 1;
        // Every second line is empty.
        let line = if line.is_empty() { line } else { line.trim_matches(' ') };
        if !line.is_empty() {
            output.push_str(line);
            output.push('\n');
        }
    }
    output
}

/// The whole page.
#[derive(Template)]
#[template(path = "page.html", config = "src/render/html/askama.toml")]
struct PageView<'p> {
    context: ViewContext<'p>,
    window_title: String,
    generator: &'static str,
    title: &'p Text,
    /// What comes before the first section.
    lead: Vec<Top<'p>>,
    rest: Vec<Top<'p>>,
}

/// A part of the page itself: a section, which has an address, or one without a title.
struct Top<'p> {
    address: Option<String>,
    block: &'p Block,
}

impl<'p> PageView<'p> {
    fn of(page: &'p Page, context: ViewContext<'p>) -> Self {
        let mut lead = parts(&page.blocks);
        let first = lead.iter().position(|part| part.address.is_some()).unwrap_or(lead.len());
        let rest = lead.split_off(first);
        Self {
            context,
            window_title: if page.title.is_empty() {
                NAME.to_owned()
            } else {
                clean_line(&page.title.bare(), false)
            },
            generator: concat!("spinecmp ", env!("CARGO_PKG_VERSION")),
            title: &page.title,
            lead,
            rest,
        }
    }

    /// A part.
    fn part<'t>(&self, part: &'t Top<'p>) -> PartView<'t> {
        PartView::of(part.block, part.address.as_deref(), self.context)
    }

    /// The sections by address, where there are enough to list.
    fn listed(&self) -> Vec<(&str, String)> {
        let listed: Vec<(&str, String)> = self
            .rest
            .iter()
            .filter_map(|part| match (&part.address, part.block) {
                (Some(address), Block::Section(section)) => {
                    Some((address.as_str(), section.title.bare()))
                }
                _ => None,
            })
            .collect();
        if listed.len() < SECTIONS_WORTH_LISTING { Vec::new() } else { listed }
    }
}

/// The parts of the page itself; each section with an address of its own.
fn parts(blocks: &[Block]) -> Vec<Top<'_>> {
    let mut parts: Vec<Top> = Vec::new();
    let mut sections = 0;
    for block in blocks {
        let address = match block {
            Block::Section(section) if !section.is_folded => {
                let address = address(&section.title, sections);
                sections += 1;
                let is_taken = parts.iter().any(|other| other.address.as_ref() == Some(&address));
                Some(if is_taken { format!("{address}-{sections}") } else { address })
            }
            _ => None,
        };
        parts.push(Top { address, block });
    }
    parts
}

/// A heading as the name of its place: `what-it-costs`.
fn address(title: &Text, position: usize) -> String {
    let mut address = String::new();
    for character in title.bare().chars() {
        if character.is_ascii_alphanumeric() {
            address.push(character.to_ascii_lowercase());
        } else if !address.is_empty() && !address.ends_with('-') {
            address.push('-');
        }
        if address.len() >= LONGEST_ADDRESS {
            break;
        }
    }
    let address = address.trim_matches('-');
    // A name of digits alone, or that of a note, must not be given twice.
    if address.starts_with(|character: char| character.is_ascii_alphabetic()) {
        format!("s-{address}")
    } else {
        format!("s-{}", position + 1)
    }
}

/// Every other character as a reference to its number, which means the same.
fn in_ascii(html: &str) -> String {
    let mut output = String::with_capacity(html.len());
    for character in html.chars() {
        if character.is_ascii() {
            output.push(character);
        } else {
            output.push_str(&format!("&#{};", u32::from(character)));
        }
    }
    output
}
