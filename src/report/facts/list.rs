//! Many entries, one short paragraph each.

use super::FactsReport;
use super::selection::age;
use crate::comparison::{Detail, Figure, Side};
use crate::knowledge::Source;
use crate::report::citations::{Citations, citation};
use crate::report::phrase::{self, Phrase};
use crate::report::{Block, Page, Text, colophon};
use crate::values::{Ref, plural};

pub(super) fn page(report: &FactsReport) -> Page {
    let knowledge = report.knowledge;
    let selection = &report.selection;
    let mut citations = Citations::default();
    let mut blocks = Vec::new();
    let mut section = |heading: String, items: Vec<Text>| {
        if !items.is_empty() {
            blocks.push(Block::Heading {
                level: 2,
                text: Text::plain(heading),
            });
            blocks.push(Block::List {
                ordered: false,
                items,
            });
        }
    };
    section(
        plural(selection.findings.len(), "finding", "findings"),
        selection
            .findings
            .iter()
            .map(|pointer| {
                let finding = &knowledge.findings[*pointer];
                let phrase = Phrase::new(
                    knowledge,
                    Figure {
                        finding: *pointer,
                        side: Side::Treatment,
                    },
                );
                let numbers = citations.cite(&finding.sources, Some(finding.provenance));
                let mut text = Text::code(&finding.id).then(" ");
                if let Some(lead) = phrase.lead() {
                    text = text.then_strong(format!("{lead}. "));
                }
                text.then(&finding.statement)
                    .then_quiet(format!(
                        " {}; {}; {}.",
                        finding.population,
                        finding.horizon.label,
                        phrase::certainty(finding.certainty)
                    ))
                    .then_notes(numbers)
            })
            .collect(),
    );
    section(
        plural(selection.disputes.len(), "dispute", "disputes"),
        selection
            .disputes
            .iter()
            .map(|pointer| {
                let dispute = &knowledge.disputes[*pointer];
                Text::code(&dispute.id)
                    .then(" ")
                    .then_strong(format!("{}. ", dispute.title))
                    .then(&dispute.say_plainly)
            })
            .collect(),
    );
    section(
        plural(
            selection.modifiers.len(),
            "thing that changes a figure",
            "things that change a figure",
        ),
        selection
            .modifiers
            .iter()
            .map(|pointer| {
                let modifier = &knowledge.modifiers[*pointer];
                let numbers = citations.cite(&modifier.sources, Some(modifier.provenance));
                Text::code(&modifier.id)
                    .then(format!(" {}", modifier.statement))
                    .then_notes(numbers)
            })
            .collect(),
    );
    section(
        plural(
            selection.context.len(),
            "fact around the decision",
            "facts around the decision",
        ),
        selection
            .context
            .iter()
            .map(|pointer| {
                let context = &knowledge.context[*pointer];
                let numbers = citations.cite(&context.sources, Some(context.provenance));
                Text::code(&context.id)
                    .then(format!(" {}", context.statement))
                    .then_notes(numbers)
            })
            .collect(),
    );
    section(
        plural(selection.gaps.len(), "gap", "gaps"),
        selection
            .gaps
            .iter()
            .map(|pointer| {
                let gap = &knowledge.gaps[*pointer];
                let outcomes: Vec<&str> = gap
                    .outcomes
                    .iter()
                    .map(|choice| knowledge.outcomes[choice.outcome].short.as_str())
                    .chain(gap.topics.iter().map(String::as_str))
                    .collect();
                Text::plain(&gap.reason).then_quiet(format!(" ({})", outcomes.join(", ")))
            })
            .collect(),
    );
    let claims = selection.claims.len();
    section(
        plural(
            claims,
            "statement that people meet, and how it stands up",
            "statements that people meet, and how they stand up",
        ),
        selection
            .claims
            .iter()
            .map(|pointer| {
                let claim = &knowledge.claims[*pointer];
                Text::code(&claim.id)
                    .then(format!(" \"{}\" ", claim.gist))
                    .then_strong(format!("{}. ", claim_words(claim.verdict)))
                    .then(&claim.note)
            })
            .collect(),
    );
    if claims > 1 && claims == knowledge.claims.len() {
        section(
            "Works that the article cites".to_owned(),
            knowledge
                .cited_works
                .iter()
                .map(|work| {
                    let numbers = work
                        .source
                        .map_or(Vec::new(), |source| citations.cite(&[source], None));
                    Text::plain(format!("{}. {}", work.cited, work.note)).then_notes(numbers)
                })
                .collect(),
        );
    }
    if !selection.sources.is_empty() {
        blocks.push(Block::Heading {
            level: 2,
            text: Text::plain(plural(selection.sources.len(), "source", "sources")),
        });
        blocks.push(Block::List {
            ordered: false,
            items: selection
                .sources
                .iter()
                .map(|pointer| {
                    let source = &knowledge.sources[*pointer];
                    let mut text = Text::code(&source.id)
                        .then(" ")
                        .join(citation(source, std::iter::empty()));
                    if let Some(year) = source.year {
                        text = text.then_quiet(format!(
                            " ({} old)",
                            plural_years(age(year, report.today))
                        ));
                    }
                    text
                })
                .collect(),
        });
    }
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(Text::plain(
            "Nothing fits. Fewer words or filters find more.",
        )));
    } else {
        blocks.push(Block::Paragraph(
            Text::quiet("One of them whole: ").then_code("spinecmp facts ID"),
        ));
    }
    blocks.extend(colophon::blocks(
        knowledge,
        &citations,
        Detail::Normal,
        report.today,
    ));
    Page {
        title: Text::plain(&report.asked),
        blocks,
        compact: false,
    }
}

fn plural_years(years: u64) -> String {
    plural(
        usize::try_from(years).unwrap_or(usize::MAX),
        "year",
        "years",
    )
}

/// How a claim stands up, in words.
pub(super) fn claim_words(verdict: crate::knowledge::ClaimVerdict) -> &'static str {
    use crate::knowledge::ClaimVerdict;
    match verdict {
        ClaimVerdict::Supported => "The evidence backs it",
        ClaimVerdict::Partly => "Partly so",
        ClaimVerdict::Disputed => "Disputed",
        ClaimVerdict::NotConfirmed => "Not confirmed",
        ClaimVerdict::Advice => "Advice, not a fact",
    }
}

/// Every source of the entries, once, in order.
pub(super) fn sources(report: &FactsReport) -> Vec<Ref<Source>> {
    let knowledge = report.knowledge;
    let selection = &report.selection;
    let mut citations = Citations::default();
    citations.cite(&selection.sources, None);
    for finding in &selection.findings {
        citations.cite(&knowledge.findings[*finding].sources, None);
    }
    for dispute in &selection.disputes {
        for side in &knowledge.disputes[*dispute].sides {
            citations.cite(&side.sources, None);
        }
    }
    for modifier in &selection.modifiers {
        citations.cite(&knowledge.modifiers[*modifier].sources, None);
    }
    for context in &selection.context {
        citations.cite(&knowledge.context[*context].sources, None);
    }
    for claim in &selection.claims {
        citations.cite(&knowledge.claims[*claim].sources, None);
    }
    for (_, _, _, sources) in super::entry::rules(report) {
        citations.cite(&sources, None);
    }
    citations.sources().collect()
}
