//! The check on one screen: warning signs, then in a line each what every rule set says, then what to answer next.

use super::warning_signs::{flag_line, stop};
use super::{RuleContext, criteria};
use crate::answer::Check;
use crate::evidence::Detail;
use crate::knowledge::{Knowledge, RuleSet};
use crate::report::citations::Citations;
use crate::report::warning::PageReader;
use crate::report::{Block, Page, Text, own_answers, unnamed, warning};
use crate::rules::JudgedTreatment;
use crate::values::plural;
use crate::wording::rule_set::{RuleStatement, says};
use crate::wording::rules as words;

pub(super) fn page(report: &Check) -> Page {
    let Check { knowledge, assessment, .. } = report;
    let mut blocks = warnings(report);
    let remarks = own_answers::remarks(knowledge, &report.profile, assessment);
    let remarks = remarks.into_iter().map(Block::Paragraph);
    if let Some(stop) = stop(report) {
        blocks.extend(stop);
        blocks.extend(remarks);
        blocks.push(Block::Paragraph(Text::plain(&knowledge.about.intended_use)));
        blocks.extend(warning::last(knowledge, assessment));
        return Page { title: in_short(report), blocks, compact: true, ..Page::default() };
    }
    blocks.extend(flag_line(report));
    blocks.extend(first_taken(report));
    // What the verdicts below hang on comes before them.
    blocks.extend(remarks);
    blocks.extend(assessment.treatments.iter().map(|judged| treatment(report, judged)));
    blocks.extend(gaps(report).map(Block::Paragraph));
    blocks.extend(for_others(report));
    for waiver in &assessment.waivers {
        blocks.push(Block::Paragraph(Text::plain(&knowledge.waivers[*waiver].text)));
    }
    blocks.extend(next(report));
    blocks.push(Block::Paragraph(Text::plain(&knowledge.about.intended_use)));
    blocks.push(Block::Paragraph(
        Text::quiet("each rule: ")
            .then_code("--detail normal")
            .then_quiet(" · one rule: ")
            .then_code("--criterion ID")
            .then_quiet(" · a page: ")
            .then_code("-o page.html"),
    ));
    Page { title: in_short(report), blocks, compact: true, ..Page::default() }
}

fn in_short(report: &Check) -> Text {
    let condition = &report.knowledge.conditions[report.profile.condition];
    Text::plain(format!("Published rules: {}", condition.label))
}

/// One rule in a few lines: how it came out, what it asks for, what is missing, where it stands.
pub(super) fn one_rule(report: &Check) -> Option<Page> {
    let knowledge = report.knowledge;
    let criteria = report.assessment.criteria();
    let judged = *criteria.first()?;
    let entry = &knowledge.criteria[judged.criterion];
    let mut citations = Citations::default();
    let mut blocks = warnings(report);
    blocks.extend(first_taken(report));
    let context = RuleContext { detail: Detail::Brief, ..RuleContext::of(report) };
    let mut sets = report.assessment.treatments.iter().flat_map(|treatment| &treatment.rule_sets);
    let others = sets.find(|set| set.is_for_others).map(|set| criteria::for_others(context, set));
    let rule = criteria::criterion(context, judged, &mut citations);
    blocks.push(Block::Steps(others.into_iter().chain([rule]).collect()));
    let remarks = own_answers::remarks(knowledge, &report.profile, &report.assessment);
    blocks.extend(remarks.into_iter().map(Block::Paragraph));
    let missing = judged.missing();
    if let Some(first) = missing.first() {
        blocks.push(Block::Paragraph(open(missing.len(), &knowledge.facts[*first].question)));
    }
    blocks.push(Block::Notes(citations.short_notes(knowledge).collect()));
    blocks.push(Block::Paragraph(Text::plain(&knowledge.about.intended_use)));
    blocks.push(Block::Paragraph(
        Text::quiet("step by step: ")
            .then_code("--detail normal")
            .then_quiet(" · the rule itself: ")
            .then_code(format!("spinecmp facts {}", entry.id)),
    ));
    blocks.extend(warning::last(knowledge, &report.assessment));
    let set = criteria::name(&knowledge.rule_sets[entry.rule_set]);
    Some(Page {
        title: Text::plain(format!("{set}: ")).then_code(&entry.id),
        blocks,
        compact: true,
        ..Page::default()
    })
}

fn warnings(report: &Check) -> Vec<Block> {
    let reader = PageReader::of_check(report.profile.given);
    let (knowledge, assessment) = (report.knowledge, &report.assessment);
    warning::blocks(knowledge, assessment, reader, Detail::Brief, &mut Citations::default())
}

/// That no condition was named, in one line: the title says which was taken.
fn first_taken(report: &Check) -> Option<Block> {
    let text = unnamed::in_short(report.knowledge, &report.profile, "--condition NAME")?;
    Some(Block::Paragraph(text))
}

/// What each rule set says of one treatment, a line each.
fn treatment(report: &Check, judged: &JudgedTreatment) -> Block {
    let knowledge = report.knowledge;
    let named = |(set, says): (Option<&RuleSet>, Text)| {
        let name = set.map_or(RULES, RuleSet::narrow);
        (Text::plain(name), says)
    };
    let lines = lines(knowledge, judged).into_iter().map(named).collect();
    let name = knowledge.treatments[judged.treatment].narrow();
    Block::section(name, vec![Block::Entries(lines)])
}

/// What stands where the name of a set would.
pub(super) const RULES: &str = "Rules";

/// The rule sets that speak of a treatment for this person, and what each says; where none does, why.
pub(super) fn lines<'k>(
    knowledge: &'k Knowledge,
    judged: &JudgedTreatment,
) -> Vec<(Option<&'k RuleSet>, Text)> {
    let mut lines: Vec<(Option<&RuleSet>, Text)> = judged
        .rule_sets
        .iter()
        .filter_map(|rule_set| {
            let statements = says(knowledge, rule_set)?;
            Some((Some(&knowledge.rule_sets[rule_set.rule_set]), in_line(&statements)))
        })
        .collect();
    if lines.is_empty() {
        let why = if judged.rule_sets.is_empty() {
            "none was found for this choice, which does not make it safe"
        } else {
            "all that were found are for other people"
        };
        lines.push((None, Text::plain(why)));
    }
    lines
}

/// Which rules are not known here, choice by choice: where no warning comes up, that does not make it safe.
pub(super) fn gaps(report: &Check) -> impl Iterator<Item = Text> {
    report.assessment.treatments.iter().filter_map(|judged| {
        let entry = &report.knowledge.treatments[judged.treatment];
        let gap = words::rules_not_known(entry.no_rules_on.as_ref()?);
        Some(Text::quiet(format!("{}: {}", entry.narrow(), words::inline(&gap))))
    })
}

/// "says yes: a scan that fits. 2 open".
pub(super) fn in_line(statements: &[RuleStatement]) -> Text {
    let mut text = Text::default();
    for (place, RuleStatement { lead, of }) in statements.iter().enumerate() {
        if place > 0 {
            text = text.then(". ");
        }
        text = match (lead.is_empty(), of.is_empty()) {
            (true, _) => text.then_quiet(of),
            (false, true) => text.then_strong(lead),
            (false, false) => text.then_strong(lead).then(format!(": {of}")),
        };
    }
    text
}

/// The rule sets that speak of none of these choices for this person, in one line.
pub(super) fn for_others(report: &Check) -> Option<Block> {
    let knowledge = report.knowledge;
    let mut names: Vec<&str> = Vec::new();
    for judged in report.assessment.treatments.iter().flat_map(|judged| &judged.rule_sets) {
        let name = knowledge.rule_sets[judged.rule_set].narrow();
        if says(knowledge, judged).is_none() && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty())
        .then(|| Block::Paragraph(Text::quiet(format!("For other people: {}.", names.join("; ")))))
}

/// The answer that would settle most, and how many are missing.
fn next(report: &Check) -> Option<Block> {
    let first = report.open.first()?;
    let question = &report.knowledge.facts[first.fact].question;
    Some(Block::Paragraph(open(report.open.len(), question)))
}

/// How many answers are missing, the next question, and how it is answered.
fn open(count: usize, question: &str) -> Text {
    let open = plural(count, "answer is", "answers are");
    Text::strong(format!("{open} open. ")).then(question).then(" ").then_code("--ask")
}
