//! A page for the ear: one fact a line, no tables, no frames, no wrapping.
//!
//! Every line makes sense on its own, since a screen reader jumps from line to line.

use super::Layout;
use super::clean::clean_line;
use super::phrase;
use crate::report::{
    Block, Matrix, MatrixCell, MatrixRow, OptionGrid, Page, Picture, RowAnswers, Text, TreeLine,
};

/// The page of an answer, one fact a line.
pub(super) fn render(page: &Page, layout: &Layout) -> String {
    let mut parts = vec![vec![page.title.clone()]];
    parts.extend(parts_of(&page.blocks, 0));
    let parts: Vec<String> = parts
        .iter()
        .map(|part| {
            part.iter()
                .map(|fact| clean_line(&fact.bare(), layout.ascii))
                .filter(|line| !line.is_empty())
                .map(|line| line + "\n")
                .collect::<String>()
        })
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("\n")
}

/// The facts of each part, those of a section part by part below its title.
fn parts_of(blocks: &[Block], depth: usize) -> Vec<Vec<Text>> {
    let mut parts = Vec::new();
    for block in blocks {
        match block {
            Block::Section(section) if !section.is_folded => {
                let word = if depth == 0 { "Section: " } else { "Subsection: " };
                parts.push(vec![Text::plain(word).join(section.title.clone())]);
                parts.extend(parts_of(&section.blocks, depth + 1));
            }
            _ => parts.push(facts(block)),
        }
    }
    parts
}

/// The facts of one part of a page.
fn facts(block: &Block) -> Vec<Text> {
    match block {
        Block::Alert { level, title, body } => {
            let title = phrase::sentence(phrase::alert_title(*level, title));
            std::iter::once(title).chain(body.iter().cloned()).collect()
        }
        Block::Paragraph(text) | Block::Hint(text) => vec![text.clone()],
        Block::List { ordered: false, items } => items.clone(),
        Block::List { ordered: true, items } => (1..)
            .zip(items)
            .map(|(number, item)| Text::plain(format!("{number}. ")).join(item.clone()))
            .collect(),
        Block::Matrix(matrix) => matrix_facts(matrix),
        Block::Grid(grid) => grid_facts(grid),
        Block::Entries(entries) => entries
            .iter()
            .map(|(label, value)| phrase::labelled(label.clone(), value.clone()))
            .collect(),
        Block::Picture(picture) => picture_facts(picture),
        Block::Form(asks) => asks.iter().map(phrase::asked).collect(),
        Block::Section(section) => std::iter::once(naming("Details: ", &section.title))
            .chain(section.blocks.iter().flat_map(facts))
            .collect(),
        Block::Steps(steps) => {
            let mut facts = Vec::new();
            step_facts(steps, "", &mut facts);
            facts
        }
        Block::Notes(notes) => notes
            .iter()
            .map(|note| Text::plain(format!("Source {}: ", note.number)).join(note.text.clone()))
            .collect(),
    }
}

/// A picture as sentences: what it shows, then each mark, then what to know besides.
fn picture_facts(picture: &Picture) -> Vec<Text> {
    let marks = phrase::pictured(&picture.drawing);
    let marks =
        marks.into_iter().map(|(label, words)| phrase::sentence(phrase::labelled(label, words)));
    [naming("Picture: ", &picture.title), naming("Caution: ", &picture.caution)]
        .into_iter()
        .chain(marks)
        .chain([phrase::sentence(picture.legend.clone())])
        .collect()
}

/// A sentence behind a word for what it is; nothing for no words.
fn naming(kind: &str, text: &Text) -> Text {
    if text.is_empty() {
        Text::default()
    } else {
        phrase::sentence(Text::plain(kind).join(text.clone()))
    }
}

/// Each figure with the names of its column and its row.
fn matrix_facts(matrix: &Matrix) -> Vec<Text> {
    let mut facts = Vec::new();
    for group in &matrix.groups {
        facts.push(Text::plain("Comparison: ").join(group.heading.clone()));
        for row in &group.rows {
            row_facts(&matrix.columns, row, &mut facts);
        }
    }
    facts
}

/// The caution of a row first: it is needed before the figures.
fn row_facts(columns: &[Text], row: &MatrixRow, facts: &mut Vec<Text>) {
    let label = phrase::sentence(row.label.clone());
    if let Some(caution) = &row.caution {
        facts.push(label.clone().then(" Caution: ").join(caution.clone()));
    }
    for (column, cell) in columns.iter().zip(&row.cells) {
        let place = phrase::sentence(column.clone()).then(" ").join(label.clone()).then(" ");
        match cell {
            MatrixCell::Figures(figures) => facts.extend(
                figures
                    .iter()
                    .map(|figure| place.clone().join(phrase::sentence(phrase::figure(figure)))),
            ),
            MatrixCell::Absent(reason) => facts.push(place.join(phrase::sentence(reason.clone()))),
        }
    }
}

/// Each answer as a sentence that names its choice; what may not be compared says so first.
fn grid_facts(grid: &OptionGrid) -> Vec<Text> {
    let mut facts = Vec::new();
    for row in &grid.rows {
        let mut question = phrase::sentence(row.question.clone());
        if !row.what.is_empty() {
            question = question.then(" ").join(phrase::sentence(row.what.clone()));
        }
        if let RowAnswers::Apart { warning, .. } = &row.answers {
            facts.push(question.clone().then(" ").join(phrase::sentence(warning.clone())));
        }
        for (column, cell) in grid.columns.iter().zip(row.answers.cells()) {
            let words = if cell.is_empty { &cell.lead } else { &cell.plain };
            let fact = phrase::sentence(column.clone())
                .then(" ")
                .join(question.clone())
                .then(" ")
                .join(phrase::sentence(words.clone()));
            facts.push(phrase::with_certainty(fact, cell.certainty));
        }
        for line in row.answers.lines() {
            let fact = question.clone().then(" ").join(phrase::sentence(line.plain.clone()));
            facts.push(phrase::with_certainty(fact, line.certainty));
        }
    }
    if !grid.common.is_empty() {
        facts.push(phrase::sentence(grid.common.clone()));
    }
    facts
}

/// Steps with their place in the tree as a number: the second below the first is `1.2`.
fn step_facts(steps: &[TreeLine], place: &str, facts: &mut Vec<Text>) {
    for (number, step) in (1..).zip(steps) {
        let place = format!("{place}{number}");
        let verdict = phrase::capital_verdict(step);
        facts.push(Text::plain(format!("{place} {verdict}: ")).join(step.text.clone()));
        for remark in &step.remarks {
            facts.push(Text::plain(format!("{place} Remark: ")).join(remark.clone()));
        }
        step_facts(&step.steps, &format!("{place}."), facts);
    }
}
