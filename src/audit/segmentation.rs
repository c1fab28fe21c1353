//! Cuts a page into passages, so that the checks look at texts and places and not at blocks: a part that moves on the page is still found.

use super::passage::{Passage, PassageKind};
use super::texts::PageTexts;
use crate::report::{
    Block, Matrix, MatrixCell, MatrixFigure, MatrixRow, Page, Section, Text, traversal,
};
use std::rc::Rc;

/// Every passage of a page in reading order. `options` are the names that an option goes by, in the order of the columns.
pub(super) fn passages<'p>(
    page: &'p Page,
    options: &[Vec<String>],
    texts: &mut PageTexts<'p, '_>,
) -> Vec<Passage<'p>> {
    let mut segmenter = Segmenter {
        options,
        texts,
        section: Rc::default(),
        folded: false,
        is_inside: false,
        option: None,
        row: None,
        column: None,
        figure: None,
        cut: Vec::new(),
    };
    segmenter.add(PassageKind::Title, &page.title);
    segmenter.blocks(&page.blocks);
    segmenter.cut
}

struct Segmenter<'p, 'r, 't> {
    options: &'t [Vec<String>],
    texts: &'t mut PageTexts<'p, 'r>,
    section: Rc<str>,
    folded: bool,
    is_inside: bool,
    option: Option<usize>,
    row: Option<&'p MatrixRow>,
    column: Option<usize>,
    figure: Option<&'p MatrixFigure>,
    cut: Vec<Passage<'p>>,
}

impl<'p> Segmenter<'p, '_, '_> {
    fn add(&mut self, part: PassageKind, text: &'p Text) {
        if !text.is_empty() {
            let known = self.texts.of(text, part != PassageKind::Note);
            let option = match self.row {
                Some(_) => self.column,
                None => self.option.or_else(|| self.begins_with(&known.words)),
            };
            self.cut.push(Passage {
                section: Rc::clone(&self.section),
                part,
                folded: self.folded,
                option,
                row: self.row,
                figure: self.figure,
                text,
                known,
            });
        }
    }

    /// The option that a heading names.
    fn named(&self, words: &str) -> Option<usize> {
        self.options.iter().position(|names| names.iter().any(|name| name == words))
    }

    /// The option that a text is headed by: "Carry on: …".
    fn begins_with(&self, words: &str) -> Option<usize> {
        self.options.iter().position(|names| {
            let is_head = |name: &String| {
                words.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(": "))
            };
            names.iter().any(is_head)
        })
    }

    fn blocks(&mut self, blocks: &'p [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'p Block) {
        match block {
            Block::Alert { title, body, .. } => {
                self.add(PassageKind::Alert, title);
                for text in body {
                    self.add(PassageKind::Alert, text);
                }
            }
            Block::Paragraph(text) | Block::Hint(text) => self.add(PassageKind::Prose, text),
            Block::List { ordered, items } => {
                for item in items {
                    self.add(PassageKind::Item { ordered: *ordered }, item);
                }
            }
            Block::Matrix(matrix) => self.matrix(matrix),
            Block::Entries(entries) => {
                for (label, value) in entries {
                    self.add(PassageKind::Entry, label);
                    self.add(PassageKind::Entry, value);
                }
            }
            Block::Grid(_) => self.texts_of(PassageKind::Grid, block),
            Block::Picture(_) => self.texts_of(PassageKind::Picture, block),
            Block::Form(_) => self.texts_of(PassageKind::Ask, block),
            Block::Section(section) => self.section(section),
            Block::Steps(_) => self.texts_of(PassageKind::Step, block),
            Block::Notes(_) => self.texts_of(PassageKind::Note, block),
        }
    }

    /// A section of the page, or one within it, which keeps the name of the outer one.
    fn section(&mut self, section: &'p Section) {
        let (option, folded) = (self.option, self.folded);
        if !self.is_inside {
            self.section = section.title.bare().into();
        }
        self.option = self.named(&section.title.bare()).or(option);
        self.add(PassageKind::Heading, &section.title);
        let is_inside = std::mem::replace(&mut self.is_inside, true);
        self.folded |= section.is_folded;
        self.blocks(&section.blocks);
        (self.option, self.folded, self.is_inside) = (option, folded, is_inside);
    }

    /// A block whose texts need no place of their own.
    fn texts_of(&mut self, part: PassageKind, block: &'p Block) {
        traversal::each_text(std::slice::from_ref(block), &mut |text| {
            self.add(part, text);
        });
    }

    fn matrix(&mut self, matrix: &'p Matrix) {
        for column in &matrix.columns {
            self.add(PassageKind::Column, column);
        }
        for group in &matrix.groups {
            if !group.heading.is_empty() {
                self.section = group.heading.bare().into();
                self.add(PassageKind::Heading, &group.heading);
            }
            for row in &group.rows {
                self.row(row);
            }
        }
    }

    fn row(&mut self, row: &'p MatrixRow) {
        self.row = Some(row);
        self.add(PassageKind::Label, &row.label);
        if let Some(caution) = &row.caution {
            self.add(PassageKind::Caution, caution);
        }
        for (column, cell) in row.cells.iter().enumerate() {
            self.column = Some(column);
            match cell {
                MatrixCell::Absent(reason) => self.add(PassageKind::Absent, reason),
                MatrixCell::Figures(figures) => {
                    for figure in figures {
                        self.figure = Some(figure);
                        self.add(PassageKind::Lead, &figure.lead);
                        for detail in figure.details.iter().chain(&figure.more) {
                            self.add(PassageKind::Detail, detail);
                        }
                    }
                    self.figure = None;
                }
            }
        }
        (self.row, self.column) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::texts::ProseTexts;
    use crate::reading::Glossary;
    use crate::report::MatrixGroup;

    #[test]
    fn a_passage_knows_its_section_its_row_and_its_option() {
        let page = Page {
            title: Text::plain("Pears or plums"),
            blocks: vec![
                Block::Matrix(Matrix {
                    columns: vec![Text::plain("Pears"), Text::plain("Plums")],
                    groups: vec![MatrixGroup {
                        heading: Text::plain("Taste"),
                        rows: vec![MatrixRow {
                            label: Text::plain("Sweet (of 100)"),
                            caution: None,
                            cells: vec![
                                MatrixCell::figure(Text::strong("12 of 100"), Vec::new()),
                                MatrixCell::Absent(Text::plain("No figure. Nobody asked.")),
                            ],
                        }],
                    }],
                }),
                Block::section(
                    "Living with it",
                    vec![Block::section(
                        "Plums from the tree",
                        vec![Block::Paragraph(Text::plain("Sticky."))],
                    )],
                ),
                Block::section(
                    "Questions to ask",
                    vec![Block::List {
                        ordered: false,
                        items: vec![Text::quiet("Pears: ").then("When are they ripe?")],
                    }],
                ),
            ],
            ..Page::default()
        };
        let names =
            [vec!["Pears".to_owned()], vec!["Plums".to_owned(), "Plums from the tree".to_owned()]];
        let mut prose = ProseTexts::new(Glossary::none());
        let cut = passages(&page, &names, &mut PageTexts::new(&mut prose));
        let find = |words: &str| {
            cut.iter()
                .find(|passage| passage.words() == words)
                .map(|passage| (passage.part, passage.option, passage.place().to_string()))
        };
        let row = "row \"Sweet (of 100)\"".to_owned();
        assert_eq!(find("12 of 100"), Some((PassageKind::Lead, Some(0), row.clone())));
        assert_eq!(find("No figure. Nobody asked."), Some((PassageKind::Absent, Some(1), row)));
        assert_eq!(
            find("Sticky."),
            Some((PassageKind::Prose, Some(1), "section \"Living with it\"".to_owned()))
        );
        assert_eq!(find("Pears: When are they ripe?").map(|found| found.1), Some(Some(0)));
    }
}
