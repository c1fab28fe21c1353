//! What stands around the rows, for programs: the options whole, what is noticed, what comes by itself, what changes a figure, the words used.

use super::{ComparisonReport, Extras, page};
use crate::knowledge::{Finding, Knowledge, RangeKind, Source, Sourced};
use crate::report::document::{amount, number, source_ids};
use crate::report::{Ask, Block, Text, colophon, glossary, picture_document};
use crate::values::Ref;
use serde_json::{Map, Value, json};

/// The columns, each with all that is known of its option.
pub(super) fn columns(report: &ComparisonReport) -> Value {
    let knowledge = report.knowledge;
    // A page that stops for a red flag tells nothing of what the options do.
    let is_stopped = report.is_stopped();
    let sourced = |part: &Option<Sourced>| {
        part.as_ref().filter(|_| !is_stopped).map(
            |part| json!({ "text": part.text, "sources": source_ids(knowledge, &part.sources) }),
        )
    };
    report
        .comparison
        .columns
        .iter()
        .map(|treatment| {
            let treatment = &knowledge.treatments[*treatment];
            json!({
                "treatment": treatment.id,
                "name": treatment.label,
                "short": treatment.short,
                "approach": treatment.approach.slug(),
                "how_it_works": treatment.how_it_works,
                "setting": sourced(&treatment.setting),
                "anesthesia": sourced(&treatment.anesthesia),
                "recovery": sourced(&treatment.recovery),
                "experience": {
                    "physical": treatment.experience.physical,
                    "emotional": treatment.experience.emotional,
                    "social": treatment.experience.social,
                    "sources": [],
                    "sources_missing_because": "written by the editors",
                },
            })
        })
        .collect()
}

/// Everything else that a page of layers holds and a page of rows does not. Returns the sources of that page, in the order of its notes.
pub(super) fn background(
    report: &ComparisonReport,
    add: &mut dyn FnMut(&str, Value),
) -> Vec<Ref<Source>> {
    let knowledge = report.knowledge;
    let condition = &knowledge.conditions[report.comparison.condition];
    add("summary", json!(condition.summary));
    add(
        "warning_signs",
        knowledge
            .red_flags
            .iter()
            .map(|flag| {
                json!({
                    "id": flag.id,
                    "urgency": flag.urgency.slug(),
                    "label": flag.label,
                    "text": flag.text,
                    "sources": source_ids(knowledge, &flag.sources),
                })
            })
            .collect(),
    );
    add("about", about(knowledge));
    // The whole page, whatever the format asked for shows of it: so no format knows what another does not.
    let draft = page::draft(&ComparisonReport { extras: Extras::ALL, ..report.clone() });
    add("reading_grade", json!(draft.grade));
    let told = draft.told();
    let sources = draft.citations.sources().collect();
    add(
        "glossary",
        glossary::used(knowledge, told)
            .map(|term| json!({ "word": term.word, "means": term.means }))
            .collect(),
    );
    if report.is_stopped() {
        return sources;
    }
    add("noticeable", noticeable(report));
    add(
        "natural_course",
        condition
            .natural_course
            .iter()
            .map(|id| by_itself(knowledge, &knowledge.findings[*id]))
            .collect(),
    );
    add(
        "modifiers",
        super::sections::modifiers(report)
            .map(|modifier| {
                json!({
                    "id": modifier.id,
                    "statement": modifier.statement,
                    "sources": source_ids(knowledge, &modifier.sources),
                })
            })
            .collect(),
    );
    add(
        "context",
        knowledge
            .context
            .iter()
            .filter(|context| context.is_around(report.comparison.condition))
            .map(|context| {
                json!({
                    "id": context.id,
                    "statement": context.statement,
                    "sources": source_ids(knowledge, &context.sources),
                })
            })
            .collect(),
    );
    add("pictures", pictures(told));
    add("worksheet", worksheet(told));
    sources
}

fn noticeable(report: &ComparisonReport) -> Value {
    let knowledge = report.knowledge;
    super::sections::noticed(report)
        .into_iter()
        .map(|change| {
            json!({
                "id": change.id,
                "value": number(Some(change.value)),
                "unit": knowledge.units[change.unit].id,
                "text": change.text,
                "sources": source_ids(knowledge, &change.sources),
            })
        })
        .collect()
}

/// How it goes without anything new; the whole finding is one `facts` away.
fn by_itself(knowledge: &Knowledge, finding: &Finding) -> Value {
    let in_unit = |value: Option<f64>| amount(&knowledge.units[finding.unit], value);
    json!({
        "finding": finding.id,
        "statement": finding.statement,
        "value": in_unit(finding.value),
        "low": in_unit(finding.low),
        "high": in_unit(finding.high),
        "interval": finding.range_kind.map(RangeKind::slug),
        "denominator": finding.denominator,
        "unit": knowledge.units[finding.unit].id,
        "horizon": { "band": finding.horizon.band.slug(), "label": finding.horizon.label },
        "population": finding.population,
        "certainty": finding.certainty.slug(),
        "sources": source_ids(knowledge, &finding.sources),
    })
}

/// Who keeps the knowledge, and how.
fn about(knowledge: &Knowledge) -> Value {
    let about = &knowledge.about;
    json!({
        "published": about.published.to_string(),
        "evidence_until": about.evidence_until.to_string(),
        "next_review": about.next_review.to_string(),
        "review_every_months": about.review_every_months,
        "update_policy": about.update_policy,
        "method": about.method,
        "funding": about.funding,
        "country": about.country,
        "warning": about.warning,
        "certainty": colophon::CERTAINTY,
        "authors": about.authors.iter().map(|author| json!({
            "name": author.name,
            "role": author.role,
            "credentials": author.credentials,
            "interests": author.interests,
        })).collect::<Vec<_>>(),
    })
}

fn pictures(blocks: &[Block]) -> Value {
    blocks
        .iter()
        .filter_map(|block| match block {
            Block::Picture(picture) => Some(picture_document::picture(picture)),
            Block::Alert { .. }
            | Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::List { .. }
            | Block::Matrix(_)
            | Block::Entries(_)
            | Block::Form(_)
            | Block::Fold { .. }
            | Block::Steps(_)
            | Block::Notes(_) => None,
        })
        .collect()
}

/// The steps of the worksheet: a heading of the third level, then what is asked.
fn worksheet(blocks: &[Block]) -> Value {
    let mut steps: Vec<Map<String, Value>> = Vec::new();
    let mut title: Option<&Text> = None;
    for block in blocks {
        if let Block::Heading { text, .. } = block {
            title = Some(text);
        }
        if let Block::Form(asks) = block {
            let mut step = Map::new();
            step.insert("step".to_owned(), json!(title.map(Text::bare)));
            step.insert("asks".to_owned(), asks.iter().map(ask).collect());
            steps.push(step);
        }
    }
    json!(steps)
}

fn ask(ask: &Ask) -> Value {
    let texts = |texts: &[Text]| texts.iter().map(Text::bare).collect::<Vec<_>>();
    match ask {
        Ask::Scale { question, ends, boxes } => json!({
            "kind": "scale",
            "question": question.bare(),
            "ends": texts(ends),
            "boxes": boxes,
        }),
        Ask::OneOf { question, answers } => json!({
            "kind": "one-of",
            "question": question.bare(),
            "answers": texts(answers),
        }),
        Ask::AnyOf { question, answers } => json!({
            "kind": "any-of",
            "question": question.bare(),
            "answers": texts(answers),
        }),
        Ask::Lines { question, .. } => json!({
            "kind": "lines",
            "question": question.bare(),
        }),
    }
}
