//! Entries whole: every field in words, with its sources.

use super::dispute::dispute;
use super::list::claim_words;
use crate::answer::{Facts, RelatedEntry, RestingEntry, RuleEntry};
use crate::evidence::{Detail, Figure, StudyArm};
use crate::knowledge::{
    AsPublished, CertaintyBy, Finding, Knowledge, Modifier, Pointer, Role, Source,
};
use crate::report::citations::{Citations, citation};
use crate::report::{Block, Page, Text, about_this_page};
use crate::values::Ref;
use crate::wording::number;
use crate::wording::phrase::{self, Phrase};

pub(super) fn page(report: &Facts) -> Page {
    let knowledge = report.knowledge;
    let selection = &report.selection;
    let mut citations = Citations::default();
    let mut blocks = Vec::new();
    for pointer in &selection.findings {
        blocks.extend(finding(knowledge, *pointer, &mut citations));
    }
    for pointer in &selection.disputes {
        blocks.push(dispute(&knowledge.disputes[*pointer], &mut citations));
    }
    for pointer in &selection.modifiers {
        blocks.extend(modifier(knowledge, *pointer, &mut citations));
    }
    for pointer in &selection.context {
        let context = &knowledge.context[*pointer];
        let numbers = citations.cite(&context.sources, Some(context.provenance));
        blocks.push(Block::Paragraph(Text::strong(&context.statement).then_notes(numbers)));
    }
    for pointer in &selection.claims {
        let claim = &knowledge.claims[*pointer];
        let numbers = citations.cite(&claim.sources, None);
        blocks.push(Block::Paragraph(
            Text::plain(format!("It is said: \"{}\"", claim.gist)).then_notes(numbers),
        ));
        blocks.push(Block::Paragraph(
            Text::strong(format!("{}. ", claim_words(claim.verdict))).then(&claim.note),
        ));
        let see = claim.see.iter().map(|pointer| see(knowledge, *pointer, &mut citations));
        blocks.push(Block::list(see));
    }
    for RuleEntry { kind, id, text, cited, sources: _ } in &report.rules {
        let numbers = citations.cite(cited, None);
        blocks.push(Block::Paragraph(
            Text::strong(format!("{} ", kind.label()))
                .then_code(*id)
                .then(format!(": {text}"))
                .then_notes(numbers),
        ));
    }
    blocks.extend(leads_to("Findings about it", &report.related));
    blocks.extend(leads_to("Warning signs and rules that ask for it", &report.asked_by));
    for (pointer, resting) in selection.sources.iter().zip(&report.resting) {
        blocks.extend(source(&knowledge.sources[*pointer], resting));
    }
    blocks.extend(about_this_page::blocks(knowledge, &citations, Detail::Normal, report.today));
    Page { title: Text::plain(&report.asked), blocks, ..Page::default() }
}

/// The statement, its fields and its note.
fn whole(
    statement: &str,
    numbers: Vec<usize>,
    pairs: Vec<(Text, Text)>,
    note: Option<&String>,
) -> Vec<Block> {
    let mut blocks =
        vec![Block::Paragraph(Text::strong(statement).then_notes(numbers)), Block::Entries(pairs)];
    blocks.extend(note.map(|note| Block::Paragraph(Text::plain(format!("Note: {note}")))));
    blocks
}

/// Something about a person that changes a figure, whole.
fn modifier(
    knowledge: &Knowledge,
    pointer: Ref<Modifier>,
    citations: &mut Citations,
) -> Vec<Block> {
    let entry = &knowledge.modifiers[pointer];
    let numbers = citations.cite(&entry.sources, Some(entry.provenance));
    let number = |value: Option<f64>| value.map(number::decimal);
    let mut pairs: Vec<(Text, Text)> = Vec::new();
    let mut pair = |label: &str, words: Option<String>| {
        if let Some(words) = words {
            pairs.push((Text::plain(label), Text::plain(words)));
        }
    };
    pair("Id", Some(entry.id.clone()));
    pair("What about the person", Some(entry.factor.replace('-', " ")));
    pair("Outcome", Some(knowledge.outcomes[entry.outcome].label.clone()));
    pair("Kind of number", Some(entry.measure.slug().to_owned()));
    pair("Number", number(entry.value));
    if let (Some(low), Some(high)) = (number(entry.low), number(entry.high)) {
        pair("Range", Some(format!("{low} to {high}")));
    }
    pair("For everybody else", number(entry.comparator_value));
    whole(&entry.statement, numbers, pairs, entry.note.as_ref())
}

/// A finding, whole.
fn finding(knowledge: &Knowledge, pointer: Ref<Finding>, citations: &mut Citations) -> Vec<Block> {
    let entry = &knowledge.findings[pointer];
    let outcome = &knowledge.outcomes[entry.outcome];
    let phrase = Phrase::new(knowledge, Figure { finding: pointer, side: StudyArm::Treatment });
    let numbers = citations.cite(&entry.sources, Some(entry.provenance));
    let mut pairs: Vec<(Text, Text)> = Vec::new();
    let mut pair = |label: &str, words: Option<String>| {
        if let Some(words) = words {
            pairs.push((Text::plain(label), Text::plain(words)));
        }
    };
    pair("Id", Some(entry.id.clone()));
    pair("Figure", phrase.lead_with_scale());
    pair("Take care", entry.take_care.clone());
    pair("Way of doing it", entry.variant.as_ref().map(|variant| variant.replace('-', " ")));
    pair("The other way round", phrase.other_frame());
    pair("Range", phrase.range());
    pair("Typical", phrase.typical());
    pair("Start", phrase.start());
    pair("Against", phrase.against());
    pair("It found", phrase.direction().map(str::to_owned));
    pair("Outcome", Some(outcome.label.clone()));
    pair("When", Some(entry.horizon.label.clone()));
    pair("Who was studied", Some(entry.population.clone()));
    pair("How many", entry.n.map(|n| format!("{} counted", number::whole(n))));
    pair("Kind of study", Some(phrase::design(entry.design).to_owned()));
    pair(
        "Certainty",
        Some(match entry.certainty_by {
            Some(CertaintyBy::Source) => format!("{} (the source's own grade)", phrase.certainty()),
            Some(CertaintyBy::Editor) | None => phrase.certainty(),
        }),
    );
    pair("How it was read", Some(phrase::provenance(entry.provenance).to_owned()));
    pair("As printed", entry.as_published.as_ref().map(as_printed));
    pair(
        "For",
        Some(format!(
            "{} in {}",
            names(&entry.treatments, |id| &knowledge.treatments[id].label),
            names(&entry.conditions, |id| &knowledge.conditions[id].label)
        )),
    );
    pair("Year of the price", entry.price_year.map(|year| year.to_string()));
    pair("Who pays", entry.payer.clone());
    if entry.role == Role::Supporting {
        pair("Shown", Some("in full detail only, or as a quoted figure".to_owned()));
    }
    let mut blocks = whole(&entry.statement, numbers, pairs, entry.note.as_ref());
    blocks.extend(
        outcome
            .caution
            .as_ref()
            .map(|caution| Block::Paragraph(Text::plain(format!("Take care: {caution}")))),
    );
    blocks
}

fn names<'k, T>(pointers: &[Ref<T>], name: impl Fn(Ref<T>) -> &'k str) -> String {
    pointers.iter().map(|pointer| name(*pointer)).collect::<Vec<_>>().join(", ")
}

/// The figure as the source prints it, where it was rescaled.
pub(in crate::report) fn as_printed(published: &AsPublished) -> String {
    let mut words = published.value.map_or(String::new(), |value| value.to_string());
    if let (Some(low), Some(high)) = (published.low, published.high) {
        words.push_str(&format!(" ({low} to {high})"));
    }
    format!("{} {}", words.trim(), published.unit)
}

/// Where a claim is answered: the words of the entry, so that nobody has to ask again.
fn see(knowledge: &Knowledge, pointer: Pointer, citations: &mut Citations) -> Text {
    let code = Text::code(crate::answer::see(knowledge, pointer));
    let (words, sources): (&str, &[Ref<Source>]) = match pointer {
        Pointer::Finding(id) => {
            let finding = &knowledge.findings[id];
            (&finding.statement, &finding.sources)
        }
        Pointer::Dispute(id) => (&knowledge.disputes[id].say_plainly, &[]),
        Pointer::RuleSet(id) => (&knowledge.rule_sets[id].label, &knowledge.rule_sets[id].sources),
        Pointer::RedFlag(id) => (&knowledge.red_flags[id].text, &knowledge.red_flags[id].sources),
        Pointer::Criterion(id) => (&knowledge.criteria[id].text, &knowledge.criteria[id].sources),
        Pointer::Context(id) => (&knowledge.context[id].statement, &knowledge.context[id].sources),
        Pointer::Treatment(id) => (&knowledge.treatments[id].how_it_works, &[]),
        Pointer::Question(id) => (&knowledge.questions[id].text, &[]),
    };
    let numbers = citations.cite(sources, None);
    code.then(format!(" {words}")).then_notes(numbers)
}

/// Entries that this one leads to, one line each.
fn leads_to(heading: &str, entries: &[RelatedEntry]) -> Option<Block> {
    let items = entries.iter().map(|entry| Text::code(entry.id).then(format!(" {}", entry.text)));
    Block::listed(heading, items.collect())
}

/// A source, whole, and what rests on it.
fn source(source: &Source, resting: &RestingEntry) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(citation(source, std::iter::empty(), false))];
    let mut pairs = vec![(Text::plain("Kind"), Text::plain(source.kind.slug().replace('-', " ")))];
    if let Some(url) = &source.url {
        pairs.push((Text::plain("Address"), Text::plain(url)));
    }
    if let Some(checked_by) = &source.checked_by {
        pairs.push((Text::plain("Read by"), Text::plain(checked_by)));
    }
    blocks.push(Block::Entries(pairs));
    blocks.extend(leads_to("What rests on it", &resting.entries));
    blocks
}
