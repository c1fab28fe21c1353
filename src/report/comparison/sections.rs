//! What stands below the matrix: what people notice, figures met elsewhere, disputes, the frame, questions to ask.

use super::ComparisonReport;
use crate::comparison::{Detail, Figure, Side};
use crate::knowledge::{
    Dispute, Fact, Finding, Knowledge, MeaningfulChange, Modifier, QuestionScope, Treatment,
};
use crate::report::citations::Citations;
use crate::report::phrase::Phrase;
use crate::report::{Block, RATIOS_ONLY, Text, facts, phrase};
use crate::values::{Ref, plural};

/// The usual page tells so many disputes in words and names the others.
const DISPUTES_IN_WORDS: usize = 3;

/// The sizes of change that people notice, for the rows shown.
pub(super) fn noticed<'k>(report: &ComparisonReport<'k>) -> Vec<&'k MeaningfulChange> {
    let knowledge = report.knowledge;
    let mut seen = Vec::new();
    for row in &report.comparison.rows {
        if let Some(change) = knowledge.outcomes[row.outcome].meaningful_change
            && !seen.contains(&change)
        {
            seen.push(change);
        }
    }
    seen.into_iter()
        .map(|change| &knowledge.meaningful_changes[change])
        .collect()
}

/// How much of a change people notice, in words.
pub(super) fn noticeable(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    noticed(report)
        .into_iter()
        .map(|change| {
            let numbers = citations.cite(&change.sources, None);
            Block::Paragraph(Text::plain(&change.text).then_notes(numbers))
        })
        .collect()
}

/// Figures that people meet elsewhere, with what is behind them.
pub(super) fn quoted(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    let items: Vec<Text> = condition
        .quoted
        .iter()
        .map(|finding| &knowledge.findings[*finding])
        .filter(|finding| {
            finding
                .treatments
                .iter()
                .any(|treatment| report.comparison.columns.contains(treatment))
        })
        .map(|finding| with_note(finding, citations))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Figures you may have read elsewhere"),
        Block::List {
            ordered: false,
            items,
        },
    ]
}

fn with_note(finding: &Finding, citations: &mut Citations) -> Text {
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    let mut text = Text::strong(&finding.statement);
    if let Some(note) = &finding.note {
        text = text.then(format!(" {note}"));
    }
    text.then_notes(numbers)
}

fn heading(words: &str) -> Block {
    Block::Heading {
        level: 2,
        text: Text::plain(words),
    }
}

/// Disputes: in brief their number, then their gist, in full every side.
pub(super) fn disputes(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let disputes: Vec<_> = report
        .comparison
        .disputes
        .iter()
        .map(|dispute| &knowledge.disputes[*dispute])
        .collect();
    if disputes.is_empty() {
        return Vec::new();
    }
    if report.extras.layers {
        return folded_disputes(&disputes, citations);
    }
    match report.detail {
        Detail::Brief => vec![Block::Paragraph(
            Text::strong(format!(
                "Experts disagree on {}.",
                plural(disputes.len(), "point", "points")
            ))
            .then(" This, and who was studied: ")
            .then_code("--detail normal"),
        )],
        Detail::Normal => {
            let mut items: Vec<Text> = disputes
                .iter()
                .take(DISPUTES_IN_WORDS)
                .map(|dispute| {
                    Text::strong(phrase::closed(&dispute.title))
                        .then(format!(" {}", dispute.say_plainly))
                })
                .collect();
            let rest = disputes.len().saturating_sub(DISPUTES_IN_WORDS);
            if rest > 0 {
                items.push(
                    Text::quiet(format!("And {rest} more: "))
                        .then_code("spinecmp compare --detail full"),
                );
            }
            vec![
                heading("Where experts disagree"),
                Block::List {
                    ordered: false,
                    items,
                },
            ]
        }
        Detail::Full => {
            let mut blocks = vec![heading("Where experts disagree")];
            for dispute in disputes {
                blocks.extend(facts::dispute(dispute, citations));
            }
            blocks
        }
    }
}

/// The state of each dispute, and who says what folded away below it.
fn folded_disputes(disputes: &[&Dispute], citations: &mut Citations) -> Vec<Block> {
    let mut blocks = vec![heading("Where experts disagree")];
    for dispute in disputes {
        blocks.push(Block::Paragraph(
            Text::strong(phrase::closed(&dispute.title)).then(format!(" {}", dispute.say_plainly)),
        ));
        blocks.push(Block::Fold {
            title: Text::plain("Who says what"),
            blocks: facts::sides(dispute, citations).into(),
        });
    }
    blocks
}

pub(super) fn natural_course(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    if condition.natural_course.is_empty() {
        let gap = knowledge
            .gaps
            .iter()
            .find(|gap| gap.explains_natural_course(report.comparison.condition));
        return vec![
            heading("What happens if nothing new is done"),
            Block::Paragraph(Text::plain(
                gap.map_or("This file holds no figure for it.", |gap| {
                    gap.reason.as_str()
                }),
            )),
        ];
    }
    vec![
        heading("What happens if nothing new is done"),
        Block::List {
            ordered: false,
            items: condition
                .natural_course
                .iter()
                .map(|finding| come_by_itself(knowledge, *finding, citations))
                .collect(),
        },
    ]
}

/// How it goes without anything new: the sentence, then the figure with its range, who was studied, when, and how sure.
fn come_by_itself(knowledge: &Knowledge, pointer: Ref<Finding>, citations: &mut Citations) -> Text {
    let finding = &knowledge.findings[pointer];
    let numbers = citations.cite(&finding.sources, Some(finding.provenance));
    let phrase = Phrase::new(
        knowledge,
        Figure {
            finding: pointer,
            side: Side::Treatment,
        },
    );
    let pieces: Vec<String> = [
        phrase.lead_with_scale(),
        phrase.range(),
        Some(finding.population.trim_end_matches('.').to_owned()),
        Some(finding.horizon.label.clone()),
        Some(phrase.certainty()),
    ]
    .into_iter()
    .flatten()
    .collect();
    Text::plain(format!("{} ({}.)", finding.statement, pieces.join("; "))).then_notes(numbers)
}

/// What about a person changes a figure of these options.
pub(super) fn modifiers<'k>(report: &ComparisonReport<'k>) -> impl Iterator<Item = &'k Modifier> {
    report.knowledge.modifiers.iter().filter(|modifier| {
        modifier
            .treatments
            .iter()
            .any(|treatment| report.comparison.columns.contains(treatment))
    })
}

/// What about a person changes a figure, and facts around the decision.
pub(super) fn around(report: &ComparisonReport, citations: &mut Citations) -> Vec<Block> {
    let knowledge = report.knowledge;
    let modifiers: Vec<Text> = modifiers(report)
        .map(|modifier| {
            let numbers = citations.cite(&modifier.sources, Some(modifier.provenance));
            Text::plain(&modifier.statement).then_notes(numbers)
        })
        .collect();
    let context: Vec<Text> = knowledge
        .context
        .iter()
        .filter(|context| context.is_around(report.comparison.condition))
        .map(|context| {
            let numbers = citations.cite(&context.sources, Some(context.provenance));
            Text::plain(&context.statement).then_notes(numbers)
        })
        .collect();
    let mut blocks = Vec::new();
    let is_relative = self::modifiers(report).any(|modifier| modifier.relative_only);
    for (words, items) in [
        ("What about a person changes the figures", modifiers),
        ("Facts around the decision", context),
    ] {
        if !items.is_empty() {
            blocks.push(heading(words));
            blocks.push(Block::List {
                ordered: false,
                items,
            });
        }
    }
    if is_relative && !blocks.is_empty() {
        blocks.insert(1, Block::Paragraph(Text::plain(RATIOS_ONLY)));
    }
    blocks
}

/// Questions for the visit: one of each kind and option at normal, all in full, and those for the answers that are missing.
pub(super) fn questions(report: &ComparisonReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    // A worksheet asks them all.
    if report.detail == Detail::Brief || report.extras.worksheet {
        return Vec::new();
    }
    let full = report.detail == Detail::Full;
    let mut items: Vec<Text> = Vec::new();
    let mut general = 0;
    let mut asked: Vec<Ref<Treatment>> = Vec::new();
    let mut once = (false, false);
    for question in &report.comparison.questions {
        let question = &knowledge.questions[*question];
        let keep = full
            || match &question.scope {
                QuestionScope::General => {
                    general += 1;
                    general <= 2
                }
                QuestionScope::Cost => !std::mem::replace(&mut once.0, true),
                QuestionScope::Conditions(_) => !std::mem::replace(&mut once.1, true),
                QuestionScope::Treatments(treatments) => {
                    let new = treatments.iter().any(|treatment| {
                        report.comparison.columns.contains(treatment) && !asked.contains(treatment)
                    });
                    if new {
                        asked.extend(treatments.iter().copied());
                    }
                    new
                }
                QuestionScope::Facts(_) => false,
            };
        if keep {
            let text = match &question.scope {
                QuestionScope::Treatments(treatments) => {
                    let names: Vec<&str> = treatments
                        .iter()
                        .filter(|treatment| report.comparison.columns.contains(treatment))
                        .map(|treatment| knowledge.treatments[*treatment].short.as_str())
                        .collect();
                    Text::quiet(format!("{}: ", names.join(", "))).then(&question.text)
                }
                _ => Text::plain(&question.text),
            };
            items.push(text);
        }
    }
    if report.profile.given && full {
        items.extend(of_unknown(report));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        heading("Questions to ask"),
        Block::List {
            ordered: false,
            items,
        },
    ]
}

/// All questions by whom or what they are about, for a worksheet: general ones, one entry an option, money, answers that are missing.
pub(super) fn asked(report: &ComparisonReport) -> Vec<(String, Vec<Text>)> {
    let knowledge = report.knowledge;
    let of = |fits: &dyn Fn(&QuestionScope) -> bool| -> Vec<Text> {
        report
            .comparison
            .questions
            .iter()
            .map(|question| &knowledge.questions[*question])
            .filter(|question| fits(&question.scope))
            .map(|question| Text::plain(&question.text))
            .collect()
    };
    let mut asked = vec![(
        "About the problem and all choices:".to_owned(),
        of(&|scope| matches!(scope, QuestionScope::General | QuestionScope::Conditions(_))),
    )];
    for treatment in &report.comparison.columns {
        asked.push((
            format!("{}:", knowledge.treatments[*treatment].label),
            of(&|scope| {
                matches!(scope, QuestionScope::Treatments(treatments) if treatments.contains(treatment))
            }),
        ));
    }
    asked.push((
        "About the cost:".to_owned(),
        of(&|scope| matches!(scope, QuestionScope::Cost)),
    ));
    if report.profile.given {
        asked.push((
            "About what is not known of me yet:".to_owned(),
            of_unknown(report),
        ));
    }
    asked
}

/// The questions for answers that are missing.
fn of_unknown(report: &ComparisonReport) -> Vec<Text> {
    let knowledge = report.knowledge;
    unknown_facts(report)
        .into_iter()
        .flat_map(|fact| {
            knowledge.questions.iter().filter(move |question| {
                matches!(&question.scope, QuestionScope::Facts(facts) if facts.contains(&fact))
            })
        })
        .map(|question| Text::plain(&question.text))
        .collect()
}

fn unknown_facts(report: &ComparisonReport) -> Vec<Ref<Fact>> {
    let mut facts = Vec::new();
    for step in report.assessment.undetermined().criteria {
        for fact in step.missing() {
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
    }
    facts
}
