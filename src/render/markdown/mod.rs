//! GitHub Markdown.
//!
//! Notes are a numbered list with anchors, not footnotes: GitHub numbers footnotes afresh and drops those that nothing refers to,
//! and a number must be the same in every format.

mod escape;
mod form;
mod table;
mod words;

use words::MarkdownWriter;

use super::{Layout, phrase};
use crate::report::{AlertLevel, Block, Note, Page, Picture, Text, TreeLine};

/// The page of an answer in Markdown.
pub(super) fn render(page: &Page, layout: &Layout) -> String {
    let words = MarkdownWriter::of(page, layout.ascii);
    let title = heading(&words, 1, &page.title);
    let parts = page.blocks.iter().map(|block| part(&words, block, 1));
    paragraphs(std::iter::once(title).chain(parts)) + "\n"
}

/// A text as a block of one line, with nothing in it to obey, for a medium that holds Markdown.
pub(super) fn line(text: &Text) -> String {
    MarkdownWriter::of(&Page::default(), false).block(text)
}

/// Parts with a blank line between them, without those that say nothing.
fn paragraphs(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<_> = parts
        .into_iter()
        .map(|part| part.trim_end().to_owned())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n\n")
}

/// One part of a page; `level` is that of the heading that it stands under.
fn part(words: &MarkdownWriter, block: &Block, level: usize) -> String {
    match block {
        Block::Alert { level, title, body } => alert(words, *level, title, body),
        Block::Paragraph(text) | Block::Hint(text) => words.block(text),
        Block::List { ordered, items } => list(words, *ordered, items),
        Block::Matrix(matrix) => table::tables(words, matrix, level + 1),
        Block::Grid(grid) => table::grid(words, grid),
        Block::Entries(entries) => self::entries(words, entries),
        Block::Picture(picture) => self::picture(words, picture),
        Block::Form(asks) => form::form(words, asks),
        Block::Section(section) => {
            let (title, level) = if section.is_folded {
                (words.strong(&section.title), level)
            } else {
                let level = (level + 1).min(5);
                (heading(words, level, &section.title), level)
            };
            let inside = section.blocks.iter().map(|block| part(words, block, level));
            paragraphs(std::iter::once(title).chain(inside))
        }
        Block::Steps(steps) => {
            let mut output = String::new();
            add_steps(words, steps, 0, &mut output);
            output
        }
        Block::Notes(notes) => self::notes(words, notes),
    }
}

/// A heading; nothing for no words.
fn heading(words: &MarkdownWriter, level: usize, text: &Text) -> String {
    let line = words.inline(text);
    if line.is_empty() { line } else { format!("{} {line}", "#".repeat(level)) }
}

/// A quotation: the nearest that Markdown has to a box.
fn alert(words: &MarkdownWriter, level: AlertLevel, title: &Text, body: &[Text]) -> String {
    let title = words.strong(&phrase::alert_title(level, title));
    std::iter::once(title)
        .chain(body.iter().map(|text| words.block(text)))
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| format!("> {paragraph}\n"))
        .collect::<Vec<_>>()
        .join(">\n")
}

fn list(words: &MarkdownWriter, ordered: bool, items: &[Text]) -> String {
    let mut output = String::new();
    for (number, item) in (1..).zip(items) {
        let mark = if ordered { format!("{number}.") } else { String::from("-") };
        output += &format!("{mark} {}\n", words.block(item));
    }
    output
}

fn entries(words: &MarkdownWriter, entries: &[(Text, Text)]) -> String {
    let mut output = String::new();
    for (label, value) in entries {
        let label = words.strong(&phrase::leading(label.clone()));
        output += &format!("- {label} {}\n", words.inline(value));
    }
    output
}

/// What a picture shows, in words.
fn picture(words: &MarkdownWriter, picture: &Picture) -> String {
    paragraphs([
        words.strong(&picture.title),
        words.italic(&picture.caution),
        entries(words, &phrase::pictured(&picture.drawing)),
        words.block(&picture.legend),
    ])
}

fn notes(words: &MarkdownWriter, notes: &[Note]) -> String {
    let mut output = String::new();
    for Note { number, text } in notes {
        let text = words.inline(text);
        output += &format!("{number}. <a id=\"note-{number}\"></a>{text}\n");
    }
    output
}

/// A nested list, remarks on lines of their own within an item.
fn add_steps(words: &MarkdownWriter, steps: &[TreeLine], depth: usize, output: &mut String) {
    let indent = "  ".repeat(depth);
    for step in steps {
        let verdict = phrase::capital_verdict(step);
        *output += &format!("{indent}- **{verdict}:** {}", words.inline(&step.text));
        for remark in &step.remarks {
            *output += &format!("<br>{}", words.inline(remark));
        }
        output.push('\n');
        add_steps(words, &step.steps, depth + 1, output);
    }
}
