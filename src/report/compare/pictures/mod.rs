//! The pictures of a comparison: each entry of the document on a scale.

mod icons;
mod scales;

use crate::answer::{self, Compare, MarkEntry, PictureEntry};
use crate::evidence::{Cell, PictureRows, Row};
use crate::knowledge::{Finding, Knowledge};
use crate::report::citations::Citations;
use crate::report::{Drawing, Picture, Text, cost};
use std::collections::BTreeSet;
use std::slice::from_ref;

/// The pictures of the rows, in the order of the rows, then those over time, then that of the costs.
pub(super) fn pictures(answer: &Compare, citations: &mut Citations) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = answer::pictures(answer)
        .iter()
        .filter_map(|drawn| picture(answer, drawn, citations))
        .collect();
    pictures.extend(answer.own_costs().and_then(cost::picture));
    pictures
}

fn picture(answer: &Compare, drawn: &PictureRows, citations: &mut Citations) -> Option<Picture> {
    let knowledge = answer.knowledge;
    let entry = PictureEntry::of(answer, drawn)?;
    let drawing = match drawn {
        PictureRows::People(_) => Drawing::Icons(icons::arrays(answer, &entry)),
        PictureRows::Scores(rows) => Drawing::Ranges(scales::scores(answer, rows.first()?, &entry)),
        PictureRows::Amounts(row) => Drawing::Ranges(scales::amounts(answer, row, &entry)),
        PictureRows::OverTime(row, lines) => {
            Drawing::Courses(scales::courses(answer, row, lines.first()?, &entry)?)
        }
    };
    let change = match drawn {
        PictureRows::Scores(rows) => knowledge.outcomes[rows.first()?.outcome].meaningful_change,
        PictureRows::People(_) | PictureRows::Amounts(_) | PictureRows::OverTime(..) => None,
    };
    let legend = entry.legend.zip(change).map_or(Text::default(), |(words, change)| {
        let sources = &knowledge.meaningful_changes[change].sources;
        Text::plain(words).then_notes(citations.cite(sources, None))
    });
    Some(Picture {
        title: Text::plain(&entry.title).then_notes(cite(knowledge, drawn, citations)),
        caution: Text::plain(&entry.caution),
        counted: entry.counted.unwrap_or_default().to_owned(),
        drawing,
        legend,
    })
}

/// The name of the option that a mark is of.
fn option(answer: &Compare, mark: &MarkEntry) -> Text {
    let treatment = answer.treatments().find(|treatment| treatment.id == mark.treatment);
    treatment.map_or(Text::default(), |treatment| Text::plain(&treatment.short))
}

/// Cites the sources of what is drawn.
fn cite(knowledge: &Knowledge, drawn: &PictureRows, citations: &mut Citations) -> Vec<usize> {
    let in_rows = |rows: &[Row]| -> Vec<&Finding> {
        let figures = rows.iter().flat_map(|row| &row.cells).flat_map(Cell::figures);
        figures.map(|figure| &knowledge.findings[figure.finding]).collect()
    };
    let findings = match drawn {
        PictureRows::People(row) | PictureRows::Amounts(row) => in_rows(from_ref(row)),
        PictureRows::Scores(rows) => in_rows(rows),
        PictureRows::OverTime(_, lines) => lines.iter().map(|line| line.finding).collect(),
    };
    let numbers: BTreeSet<usize> = findings
        .into_iter()
        .flat_map(|finding| citations.cite(&finding.sources, Some(finding.provenance)))
        .collect();
    numbers.into_iter().collect()
}
