//! Sources: every figure leads to one that the page names, and every one that it names is used.

use crate::audit::check_result::CheckResult;
use crate::audit::passage::{Passage, PassageKind, texts_of};
use crate::audit::subject::{AuditedPage, Subject};
use crate::knowledge::Source;
use crate::report::{Block, Note, Span, Text};
use crate::values::{holds, plural};
use std::collections::{BTreeMap, BTreeSet};

/// C2: no number without a source, no note that leads nowhere, no source that nothing uses.
pub(in crate::audit) fn sources(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("the notes of each page");
    let (mut figures, mut notes) = (0, 0);
    for audited in &subject.pages {
        let mut listed: BTreeMap<usize, &Note> = BTreeMap::new();
        for note in notes_of(audited) {
            notes += 1;
            found.expect(
                listed.insert(note.number, note).is_none(),
                audited.place(format_args!("note {}", note.number)),
                "two notes have this number",
            );
        }
        let mut cited: BTreeSet<usize> = BTreeSet::new();
        for passage in &audited.passages {
            for number in passage.notes() {
                cited.insert(number);
                if !listed.contains_key(&number) {
                    found.fault(
                        audited.place(passage.place()),
                        format_args!("note {number} is not on the page"),
                    );
                }
            }
        }
        for number in listed.keys() {
            found.expect(
                cited.contains(number),
                audited.place(format_args!("note {number}")),
                "nothing on the page leads to it",
            );
        }
        for shown in &audited.shown {
            figures += 1;
            let own: Vec<&Note> = texts_of(shown.figure)
                .flat_map(Text::notes)
                .filter_map(|number| listed.get(&number).copied())
                .collect();
            for source in &shown.finding.sources {
                let source = &subject.knowledge.sources[*source];
                found.expect(
                    own.iter().any(|note| is_of(note, source)),
                    &shown.at,
                    format_args!(
                        "`{}` does not lead to its source `{}`",
                        shown.finding.id, source.id
                    ),
                );
            }
        }
        for passage in &audited.passages {
            if !needs_source(passage)
                || audited.is_of_itself(passage)
                || is_in_question(audited, passage)
            {
                continue;
            }
            found.fault(
                audited.place(passage.place()),
                format_args!("a number without a source: \"{}\"", passage.words()),
            );
        }
    }
    found.counted(format!(
        "{} and {} on {}; {} in the file",
        plural(figures, "figure", "figures"),
        plural(notes, "note", "notes"),
        plural(subject.pages.len(), "page", "pages"),
        plural(subject.knowledge.sources.len(), "source", "sources")
    ))
}

/// Whether a note names a source: by its title, or by its id in a line of its own.
fn is_of(note: &Note, source: &Source) -> bool {
    let has_id = note.text.0.iter().any(|span| matches!(span, Span::Code(id) if *id == source.id));
    has_id || holds(&note.text.bare(), &source.title)
}

/// The numbered notes of a page.
fn notes_of<'s>(audited: &AuditedPage<'s>) -> impl Iterator<Item = &'s Note> {
    let notes =
        |block: &&'s Block| if let Block::Notes(notes) = block { Some(notes) } else { None };
    audited.blocks.iter().filter_map(notes).flatten()
}

/// Whether a passage is the sentence of a dispute that its sides, each with sources, disagree on, or a question for the visit: neither states anything.
fn is_in_question(audited: &AuditedPage, passage: &Passage) -> bool {
    let words = passage.words();
    let knowledge = audited.knowledge;
    knowledge.disputes.iter().any(|dispute| words.ends_with(dispute.claim.as_str()))
        || knowledge.questions.iter().any(|question| words.ends_with(question.text.as_str()))
}

/// Whether a passage states a number about care and leads to no source.
fn needs_source(passage: &Passage) -> bool {
    let is_statement = match passage.part {
        PassageKind::Item { .. }
        | PassageKind::Prose
        | PassageKind::Entry
        | PassageKind::Absent => true,
        // What stands behind a cell of the grid names its source.
        PassageKind::Detail => passage.figure.is_some_and(|figure| figure.entry.is_none()),
        PassageKind::Title
        | PassageKind::Alert
        | PassageKind::Heading
        | PassageKind::Column
        | PassageKind::Label
        | PassageKind::Caution
        | PassageKind::Lead
        | PassageKind::Grid
        | PassageKind::Picture
        | PassageKind::Ask
        | PassageKind::Step
        | PassageKind::Note => false,
    };
    is_statement && !passage.has_source() && passage.known.has_figure()
}
