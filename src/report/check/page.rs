//! The check as a page.

use super::warning_signs::{flags, stop};
use super::{RuleContext, criteria, screen};
use crate::answer::{Check, CheckScope};
use crate::evidence::Detail;
use crate::report::citations::Citations;
use crate::report::warning::PageReader;
use crate::report::{Block, Page, Text, about_this_page, own_answers, unnamed, warning};
use crate::rules::JudgedTreatment;
use crate::values::plural;
use crate::wording::rules as words;

pub(super) fn page(report: &Check) -> Page {
    let Check { knowledge, profile, assessment, detail, .. } = report;
    if *detail == Detail::Brief {
        let one_rule =
            (report.scope == CheckScope::OneRule).then(|| screen::one_rule(report)).flatten();
        return one_rule.unwrap_or_else(|| screen::page(report));
    }
    let condition = &knowledge.conditions[profile.condition];
    let mut citations = Citations::default();
    let mut blocks = warning::blocks(
        knowledge,
        assessment,
        PageReader::of_check(profile.given),
        *detail,
        &mut citations,
    );
    let stop = stop(report);
    let ends_here = stop.is_some() && *detail != Detail::Full;
    blocks.extend(unnamed::sentence(knowledge, profile));
    let remarks = own_answers::remarks(knowledge, profile, assessment);
    blocks.extend(remarks.into_iter().map(Block::Paragraph));
    blocks.push(flags(report));
    if let Some(stop) = stop {
        blocks.extend(stop);
    }
    if ends_here {
        blocks.extend(about_this_page::blocks(knowledge, &citations, *detail, report.today));
        blocks.extend(warning::last(knowledge, assessment));
        return Page { title: title(report), blocks, ..Page::default() };
    }
    blocks.push(Block::Paragraph(Text::plain(&condition.summary)));
    blocks.push(Block::Paragraph(Text::plain(
        "Here each published set of rules is held against your answers, apart from the others. It says what they ask for. It does \
         not say what to choose.",
    )));
    blocks.extend(questions(report));
    let treatments = assessment.treatments.iter();
    blocks.extend(treatments.map(|judged| treatment(report, judged, &mut citations)));
    if !assessment.waivers.is_empty() {
        let waivers = assessment.waivers.iter().map(|waiver| {
            let waiver = &knowledge.waivers[*waiver];
            let numbers = citations.cite(&waiver.sources, None);
            Block::Paragraph(Text::strong(&waiver.text).then_notes(numbers))
        });
        blocks.push(Block::section("What lifts waiting times", waivers.collect()));
    }
    blocks.extend(answers_used(RuleContext::of(report)));
    blocks.extend(about_this_page::blocks(knowledge, &citations, *detail, report.today));
    blocks.extend(warning::last(knowledge, assessment));
    Page { title: title(report), blocks, ..Page::default() }
}

/// The rule sets of one treatment, and which rules are not known.
fn treatment(report: &Check, judged: &JudgedTreatment, citations: &mut Citations) -> Block {
    let entry = &report.knowledge.treatments[judged.treatment];
    let none = judged
        .rule_sets
        .is_empty()
        .then(|| "No published rule about this was found for this condition.".to_owned());
    let sets = judged
        .rule_sets
        .iter()
        .map(|rule_set| criteria::rule_set(RuleContext::of(report), rule_set, citations));
    let sets: Vec<Block> = sets.collect();
    let gap = entry
        .no_rules_on
        .as_ref()
        .map(|gap| format!("{} That does not make it safe.", words::rules_not_known(gap)));
    let said = |text: String| Block::Paragraph(Text::plain(text));
    let blocks = none.map(said).into_iter().chain(sets).chain(gap.map(said));
    Block::section(&entry.label, blocks.collect())
}

fn title(report: &Check) -> Text {
    let condition = &report.knowledge.conditions[report.profile.condition];
    Text::plain(format!("Published rules and your answers: {}", condition.label))
}

/// The missing answers as questions, the one that would settle most first.
fn questions(report: &Check) -> Vec<Block> {
    let knowledge = report.knowledge;
    if report.open.is_empty() {
        return Vec::new();
    }
    let shown = match report.detail {
        Detail::Brief | Detail::Normal => 10,
        Detail::Full => usize::MAX,
    };
    let items: Vec<Text> = report
        .open
        .iter()
        .take(shown)
        .map(|open| {
            let fact = &knowledge.facts[open.fact];
            Text::plain(&fact.question)
                .then(" ")
                .then_code(&fact.id)
                .then_quiet(format!(" {}", hangs_on(open.red_flags, open.rules)))
        })
        .collect();
    let rest = report.open.len().saturating_sub(shown);
    let mut blocks = vec![Block::List { ordered: true, items }];
    if rest > 0 {
        blocks.push(Block::Paragraph(
            Text::quiet(format!("And {}. One by one: ", plural(rest, "more", "more")))
                .then_code("spinecmp check --ask")
                .then_quiet(". All, ready to fill in: ")
                .then_code("spinecmp check --questions"),
        ));
    }
    vec![Block::section("Answers that are missing, the most telling first", blocks)]
}

fn hangs_on(red_flags: usize, rules: usize) -> String {
    let mut parts = Vec::new();
    if red_flags > 0 {
        parts.push(plural(red_flags, "warning sign", "warning signs"));
    }
    if rules > 0 {
        parts.push(plural(rules, "rule", "rules"));
    }
    format!("({})", parts.join(", "))
}

/// The answers that were given, so that a slip of the pen is seen.
pub(super) fn answers_used(context: RuleContext) -> Vec<Block> {
    let knowledge = context.knowledge;
    let pairs: Vec<(Text, Text)> = knowledge
        .facts
        .refs()
        .filter(|(fact, _)| Some(*fact) != knowledge.condition_fact)
        .filter_map(|(fact, entry)| {
            let answer = words::answer(knowledge, context.answers, fact)?;
            Some((Text::plain(&entry.label), Text::plain(answer)))
        })
        .collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    vec![Block::section("Your answers", vec![Block::Entries(pairs)])]
}
