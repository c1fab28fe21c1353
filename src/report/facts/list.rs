//! Many entries, one short paragraph each.

use crate::answer::{Facts, age};
use crate::evidence::{Detail, Figure, StudyArm};
use crate::knowledge::ClaimVerdict;
use crate::report::citations::{Citations, citation};
use crate::report::{Block, Page, Text, about_this_page};
use crate::values::{List, Ref, plural};
use crate::wording::phrase::{self, Phrase};
use serde::de::DeserializeOwned;

pub(super) fn page(report: &Facts) -> Page {
    let selection = &report.selection;
    let mut citations = Citations::default();
    let sections = [
        (plural(selection.findings.len(), "finding", "findings"), findings(report, &mut citations)),
        (plural(selection.disputes.len(), "dispute", "disputes"), disputes(report)),
        (
            plural(selection.red_flags.len(), "warning sign", "warning signs"),
            red_flags(report, &mut citations),
        ),
        (
            plural(selection.criteria.len(), "published rule", "published rules"),
            criteria(report, &mut citations),
        ),
        (
            plural(
                selection.modifiers.len(),
                "thing that changes a figure",
                "things that change a figure",
            ),
            modifiers(report, &mut citations),
        ),
        (
            plural(
                selection.context.len(),
                "fact around the decision",
                "facts around the decision",
            ),
            context(report, &mut citations),
        ),
        (plural(selection.gaps.len(), "gap", "gaps"), gaps(report)),
        (
            plural(
                selection.claims.len(),
                "statement that people meet, and how it stands up",
                "statements that people meet, and how they stand up",
            ),
            claims(report),
        ),
        ("Works that those who say so cite".to_owned(), cited_works(report, &mut citations)),
        (plural(selection.sources.len(), "source", "sources"), own_sources(report)),
    ];
    let sections = sections.into_iter();
    let mut blocks: Vec<Block> =
        sections.filter_map(|(heading, items)| Block::listed(heading, items)).collect();
    blocks.push(Block::Paragraph(if blocks.is_empty() {
        Text::plain("Nothing fits. Fewer words or filters find more.")
    } else {
        Text::quiet("One of them whole: ").then_code("spinecmp facts ID")
    }));
    blocks.extend(about_this_page::blocks(
        report.knowledge,
        &citations,
        Detail::Normal,
        report.today,
    ));
    Page { title: Text::plain(&report.asked), blocks, ..Page::default() }
}

fn findings(report: &Facts, citations: &mut Citations) -> Vec<Text> {
    let knowledge = report.knowledge;
    report
        .selection
        .findings
        .iter()
        .map(|pointer| {
            let finding = &knowledge.findings[*pointer];
            let figure = Figure { finding: *pointer, side: StudyArm::Treatment };
            let numbers = citations.cite(&finding.sources, Some(finding.provenance));
            let mut text = Text::code(&finding.id).then(" ");
            if let Some(lead) = Phrase::new(knowledge, figure).lead_with_scale() {
                text = text.then_strong(format!("{lead}. "));
            }
            let care = finding.take_care.as_ref().map_or(String::new(), |care| format!("; {care}"));
            text.then(&finding.statement)
                .then_quiet(format!(
                    " {}; {}{care}; {}.",
                    finding.population,
                    finding.horizon.label,
                    phrase::certainty(finding.certainty)
                ))
                .then_notes(numbers)
        })
        .collect()
}

/// A line for each of these entries.
fn each<T: DeserializeOwned>(
    pointers: &[Ref<T>],
    entries: &List<T>,
    line: impl FnMut(&T) -> Text,
) -> Vec<Text> {
    pointers.iter().map(|pointer| &entries[*pointer]).map(line).collect()
}

fn disputes(report: &Facts) -> Vec<Text> {
    each(&report.selection.disputes, &report.knowledge.disputes, |dispute| {
        Text::code(&dispute.id)
            .then(" ")
            .then_strong(phrase::closed(&dispute.title))
            .then(format!(" {}", dispute.say_plainly))
    })
}

fn red_flags(report: &Facts, citations: &mut Citations) -> Vec<Text> {
    each(&report.selection.red_flags, &report.knowledge.red_flags, |flag| {
        let numbers = citations.cite(&flag.sources, None);
        Text::code(&flag.id)
            .then(" ")
            .then_strong(phrase::closed(&flag.label))
            .then(format!(" {}", flag.text))
            .then_notes(numbers)
    })
}

fn criteria(report: &Facts, citations: &mut Citations) -> Vec<Text> {
    let knowledge = report.knowledge;
    each(&report.selection.criteria, &knowledge.criteria, |criterion| {
        let numbers = citations.cite(&criterion.sources, None);
        Text::code(&criterion.id)
            .then(" ")
            .then_strong(format!("{}. ", knowledge.rule_sets[criterion.rule_set].narrow()))
            .then_quiet("Where it is met: ")
            .then(&criterion.text)
            .then_notes(numbers)
    })
}

fn modifiers(report: &Facts, citations: &mut Citations) -> Vec<Text> {
    each(&report.selection.modifiers, &report.knowledge.modifiers, |modifier| {
        let numbers = citations.cite(&modifier.sources, Some(modifier.provenance));
        Text::code(&modifier.id).then(format!(" {}", modifier.statement)).then_notes(numbers)
    })
}

fn context(report: &Facts, citations: &mut Citations) -> Vec<Text> {
    each(&report.selection.context, &report.knowledge.context, |context| {
        let numbers = citations.cite(&context.sources, Some(context.provenance));
        Text::code(&context.id).then(format!(" {}", context.statement)).then_notes(numbers)
    })
}

fn gaps(report: &Facts) -> Vec<Text> {
    let knowledge = report.knowledge;
    each(&report.selection.gaps, &knowledge.gaps, |gap| {
        let treatments =
            gap.treatments.iter().map(|treatment| knowledge.treatments[*treatment].short.as_str());
        let outcomes = gap
            .outcomes
            .iter()
            .map(|choice| knowledge.outcomes[choice.outcome].short.as_str())
            .chain(gap.topics.iter().map(String::as_str));
        Text::plain(&gap.reason).then_quiet(format!(
            " ({}: {})",
            treatments.collect::<Vec<_>>().join(", "),
            outcomes.collect::<Vec<_>>().join(", ")
        ))
    })
}

fn claims(report: &Facts) -> Vec<Text> {
    each(&report.selection.claims, &report.knowledge.claims, |claim| {
        Text::code(&claim.id)
            .then(format!(" \"{}\" ", claim.gist))
            .then_strong(format!("{}. ", claim_words(claim.verdict)))
            .then(&claim.note)
    })
}

/// What the claims rest on by their own account.
fn cited_works(report: &Facts, citations: &mut Citations) -> Vec<Text> {
    if report.cited_works.is_empty() {
        return Vec::new();
    }
    report
        .knowledge
        .cited_works
        .iter()
        .map(|work| {
            let numbers = work.source.map_or(Vec::new(), |source| citations.cite(&[source], None));
            Text::plain(format!("{} {}", phrase::closed(&work.cited), work.note))
                .then_notes(numbers)
        })
        .collect()
}

fn own_sources(report: &Facts) -> Vec<Text> {
    each(&report.selection.sources, &report.knowledge.sources, |source| {
        let text =
            Text::code(&source.id).then(" ").join(citation(source, std::iter::empty(), false));
        match source.year {
            Some(year) => {
                let years = usize::try_from(age(year, report.today)).unwrap_or(usize::MAX);
                text.then_quiet(format!(" ({} old)", plural(years, "year", "years")))
            }
            None => text,
        }
    })
}

/// How a claim stands up, in words.
pub(super) fn claim_words(verdict: ClaimVerdict) -> &'static str {
    match verdict {
        ClaimVerdict::Supported => "The evidence backs it",
        ClaimVerdict::Partly => "Partly so",
        ClaimVerdict::Disputed => "Disputed",
        ClaimVerdict::NotConfirmed => "Not confirmed",
        ClaimVerdict::Advice => "Advice, not a fact",
    }
}
