//! The check as a page.

use super::AssessmentReport;
use super::words;
use crate::comparison::Detail;
use crate::knowledge::{CriterionKind, Knowledge, Provenance, RuleSet};
use crate::profile::Profile;
use crate::report::citations::Citations;
use crate::report::{Block, Page, Step, Text, colophon, phrase, warning};
use crate::rules::{self, Applies, Assessment, JudgedCriterion, JudgedRuleSet};
use crate::values::{Verdict, plural};

pub(super) fn page(report: &AssessmentReport) -> Page {
    let AssessmentReport {
        knowledge,
        profile,
        assessment,
        detail,
        ..
    } = report;
    let condition = &knowledge.conditions[profile.condition];
    let mut citations = Citations::default();
    let mut blocks = warning::blocks(
        knowledge,
        assessment,
        profile.given,
        *detail,
        &mut citations,
    );
    if !profile.condition_named {
        blocks.push(Block::Paragraph(
            Text::plain(format!(
                "No condition was named, so the first was taken: {}. Name one with ",
                condition.label
            ))
            .then_code("--condition"),
        ));
    }
    blocks.push(Block::Paragraph(Text::plain(
        "Here each published set of rules is held against your answers, apart from the others. It says what they ask for. It does \
         not say what to choose.",
    )));
    blocks.extend(flags(report));
    blocks.extend(questions(report));
    for treatment in &assessment.treatments {
        let entry = &knowledge.treatments[treatment.treatment];
        blocks.push(Block::Heading {
            level: 2,
            text: Text::plain(&entry.label),
        });
        if treatment.rule_sets.is_empty() {
            blocks.push(Block::Paragraph(Text::plain(
                "No published rule about this was found for this condition.",
            )));
        }
        for rule_set in &treatment.rule_sets {
            blocks.extend(self::rule_set(report, rule_set, &mut citations));
        }
    }
    for waiver in &assessment.waivers {
        let waiver = &knowledge.waivers[*waiver];
        let numbers = citations.cite(&waiver.sources, None);
        blocks.push(Block::Paragraph(
            Text::strong(&waiver.text).then_notes(numbers),
        ));
    }
    blocks.extend(answers_used(report));
    blocks.extend(colophon::blocks(
        knowledge,
        &citations,
        *detail,
        report.today,
    ));
    Page {
        title: Text::plain(format!(
            "Published rules and your answers: {}",
            condition.label
        )),
        blocks,
        compact: false,
    }
}

/// One line a flag that is open or ruled out; the raised ones stand in their boxes above.
fn flags(report: &AssessmentReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    let steps: Vec<Step> = report
        .assessment
        .red_flags
        .iter()
        .filter(|judged| report.detail == Detail::Full || judged.step.verdict != Verdict::NotMet)
        .map(|judged| {
            let flag = &knowledge.red_flags[judged.flag];
            let mut remarks = Vec::new();
            if judged.step.verdict == Verdict::Unknown {
                remarks
                    .push(Text::quiet("Hangs on: ").then(missing_labels(knowledge, &judged.step)));
            }
            if report.detail == Detail::Full {
                remarks.extend(flag.note.as_ref().map(Text::quiet));
            }
            Step {
                verdict: Some(judged.step.verdict),
                text: Text::plain(format!("{} ({})", flag.label, words::urgency(flag.urgency))),
                remarks,
                steps: if report.detail == Detail::Full {
                    vec![step(report, &judged.step)]
                } else {
                    Vec::new()
                },
            }
        })
        .collect();
    let mut blocks = vec![Block::Heading {
        level: 2,
        text: Text::plain("Warning signs"),
    }];
    let ruled_out = report
        .assessment
        .red_flags
        .iter()
        .filter(|judged| judged.step.verdict == Verdict::NotMet)
        .count();
    if !steps.is_empty() {
        blocks.push(Block::Steps(steps));
    }
    if ruled_out > 0 {
        blocks.push(Block::Paragraph(Text::plain(format!(
            "{} ruled out by your answers. Answers can be wrong and things can change: if one shows up, act on it.",
            plural(ruled_out, "warning sign is", "warning signs are")
        ))));
    }
    blocks
}

fn missing_labels(knowledge: &Knowledge, step: &rules::Step) -> String {
    step.missing()
        .into_iter()
        .map(|fact| knowledge.facts[fact].label.as_str())
        .collect::<Vec<_>>()
        .join("; ")
}

/// The missing answers as questions, the one that would settle most first.
fn questions(report: &AssessmentReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    if report.open.is_empty() {
        return Vec::new();
    }
    let shown = match report.detail {
        Detail::Brief => 3,
        Detail::Normal => 10,
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
    let mut blocks = vec![
        Block::Heading {
            level: 2,
            text: Text::plain("Answers that are missing, the most telling first"),
        },
        Block::List {
            ordered: true,
            items,
        },
    ];
    if rest > 0 {
        blocks.push(Block::Paragraph(
            Text::quiet(format!(
                "And {}. All, ready to fill in: ",
                plural(rest, "more", "more")
            ))
            .then_code("spinecmp check --questions"),
        ));
    }
    blocks
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

fn rule_set(
    report: &AssessmentReport,
    judged: &JudgedRuleSet,
    citations: &mut Citations,
) -> Vec<Block> {
    let knowledge = report.knowledge;
    let entry = &knowledge.rule_sets[judged.rule_set];
    let mut blocks = vec![Block::Heading {
        level: 3,
        text: Text::plain(rule_set_name(entry)),
    }];
    let (for_all, depends): (Vec<&JudgedCriterion>, Vec<&JudgedCriterion>) = judged
        .criteria
        .iter()
        .partition(|judged| judged.applies.verdict() != Verdict::Unknown);
    let full = report.detail == Detail::Full;
    let shown: Vec<Step> = for_all
        .iter()
        .filter(|judged| full || (judged.step.is_some() && !is_quiet(knowledge, judged)))
        .map(|judged| criterion(report, judged, citations))
        .collect();
    if !shown.is_empty() {
        blocks.push(Block::Steps(shown));
    }
    if !full {
        blocks.extend(does_not_come_up(report, &for_all));
        let skipped = for_all
            .iter()
            .filter(|judged| judged.step.is_none())
            .count();
        if skipped > 0 {
            blocks.push(Block::Paragraph(Text::quiet(format!(
                "{} not apply to your answers (another payer, or no repeat).",
                plural(skipped, "rule does", "rules do")
            ))));
        }
    }
    if !depends.is_empty() {
        blocks.push(Block::Paragraph(Text::quiet(
            "If this is who pays, or if it is a repeat:",
        )));
        blocks.push(Block::Steps(
            depends
                .iter()
                .map(|judged| criterion(report, judged, citations))
                .collect(),
        ));
    }
    if report.detail == Detail::Full {
        let numbers = citations.cite(&entry.sources, Some(entry.provenance));
        let note = entry.note.as_deref().unwrap_or("From");
        blocks.push(Block::Paragraph(Text::quiet(note).then_notes(numbers)));
    }
    blocks
}

/// Whether a criterion is a warning that does not come up: many of those say nothing but that all is well.
fn is_quiet(knowledge: &Knowledge, judged: &JudgedCriterion) -> bool {
    let entry = &knowledge.criteria[judged.criterion];
    judged.verdict() == Some(Verdict::NotMet)
        && entry.text_not_met.is_none()
        && matches!(
            entry.kind,
            CriterionKind::Contraindication | CriterionKind::Caution
        )
}

/// The warnings that do not come up, in one line.
fn does_not_come_up(report: &AssessmentReport, criteria: &[&JudgedCriterion]) -> Option<Block> {
    let topics: Vec<String> = criteria
        .iter()
        .filter(|judged| is_quiet(report.knowledge, judged))
        .map(|judged| topic(report, judged).to_lowercase())
        .collect();
    (!topics.is_empty()).then(|| {
        Block::Steps(vec![Step {
            verdict: Some(Verdict::NotMet),
            text: Text::plain(format!(
                "{} not come up: {}.",
                plural(topics.len(), "warning does", "warnings do"),
                topics.join("; ")
            )),
            ..Step::default()
        }])
    })
}

/// "NICE guideline NG59 (2016, read only in somebody's summary)".
fn rule_set_name(entry: &RuleSet) -> String {
    let year = entry
        .year
        .map_or_else(|| "no date".to_owned(), |year| year.to_string());
    match entry.provenance {
        Provenance::SecondarySummary => {
            format!(
                "{} ({year}; {})",
                entry.label,
                phrase::provenance(entry.provenance)
            )
        }
        Provenance::FullText | Provenance::Abstract => format!("{} ({year})", entry.label),
    }
}

fn criterion(
    report: &AssessmentReport,
    judged: &JudgedCriterion,
    citations: &mut Citations,
) -> Step {
    let knowledge = report.knowledge;
    let entry = &knowledge.criteria[judged.criterion];
    let verdict = judged.verdict();
    let numbers = citations.cite(&entry.sources, None);
    let text = match (verdict, entry.kind) {
        (Some(Verdict::Met), _) => Text::plain(&entry.text),
        // What a rule says when it is met must not be read as said of somebody for whom it is not.
        (Some(Verdict::NotMet), kind) => match (&entry.text_not_met, kind) {
            (Some(text), _) => Text::plain(text),
            (None, CriterionKind::EvidenceFit) => Text::plain(format!(
                "A study whose people differ from these answers ({}).",
                topic(report, judged)
            )),
            (None, CriterionKind::Contraindication | CriterionKind::Caution) => {
                Text::plain(format!("Does not come up: {}.", topic(report, judged)))
            }
            (None, CriterionKind::Indication | CriterionKind::CoverageLimit) => {
                Text::plain(format!(
                    "A rule whose conditions do not all fit these answers ({}).",
                    topic(report, judged)
                ))
            }
        },
        (Some(Verdict::Unknown), _) => Text::plain(format!(
            "Cannot be told yet: it hangs on {}.",
            judged
                .step
                .as_ref()
                .map_or(String::new(), |step| missing_labels(knowledge, step)
                    .to_lowercase())
        )),
        (None, _) => Text::plain(format!("Not for this person ({}).", topic(report, judged))),
    }
    .then_notes(numbers);
    let mut remarks = Vec::new();
    if verdict == Some(Verdict::Met) {
        remarks.push(Text::quiet("Why: ").then(&entry.why));
        if report.detail == Detail::Full {
            remarks.extend(entry.note.as_ref().map(Text::quiet));
        }
    }
    if report.detail == Detail::Full {
        remarks.push(
            Text::quiet(format!("{} · ", words::kind(entry.kind, entry.polarity)))
                .then_code(&entry.id),
        );
    }
    let mut steps = Vec::new();
    if let Applies::Depends(applies) = &judged.applies
        && (report.detail == Detail::Full || applies.verdict == Verdict::Unknown)
    {
        let mut applies = step(report, applies);
        applies.text = Text::plain("Whom it is for: ").join(applies.text);
        steps.push(applies);
    }
    let reads_only_the_condition = entry
        .when
        .facts()
        .iter()
        .all(|fact| Some(*fact) == knowledge.condition_fact);
    if let Some(judged) = &judged.step
        && report.detail > Detail::Brief
        && !reads_only_the_condition
    {
        steps.push(step(report, judged));
    }
    Step {
        verdict,
        text,
        remarks,
        steps,
    }
}

/// What a rule that is not met, or not told yet, is about: the facts that it reads.
fn topic(report: &AssessmentReport, judged: &JudgedCriterion) -> String {
    let knowledge = report.knowledge;
    let entry = &knowledge.criteria[judged.criterion];
    let mut facts: Vec<&str> = entry
        .when
        .facts()
        .into_iter()
        .filter(|fact| Some(*fact) != knowledge.condition_fact)
        .map(|fact| knowledge.facts[fact].label.as_str())
        .collect();
    let more = facts.len() > 4;
    facts.truncate(4);
    format!(
        "{}{}",
        facts.join(", "),
        if more { " and more" } else { "" }
    )
}

/// A judged step, its answer and the steps below it.
fn step(report: &AssessmentReport, judged: &rules::Step) -> Step {
    let knowledge = report.knowledge;
    let mut text = Text::plain(words::test(knowledge, judged.test));
    if let crate::knowledge::Test::Leaf(leaf) = judged.test {
        text = match words::answer(knowledge, &report.profile.answers, leaf.fact) {
            Some(answer) => text.then_quiet(format!(" (you said: {answer})")),
            None => text.then_quiet(" (not answered)"),
        };
    }
    Step {
        verdict: Some(judged.verdict),
        text,
        remarks: Vec::new(),
        steps: judged
            .steps
            .iter()
            .map(|below| step(report, below))
            .collect(),
    }
}

/// What the user told us, so that a slip of the pen is seen.
fn answers_used(report: &AssessmentReport) -> Vec<Block> {
    let knowledge = report.knowledge;
    let pairs: Vec<(Text, Text)> = knowledge
        .facts
        .refs()
        .filter(|(fact, _)| Some(*fact) != knowledge.condition_fact)
        .filter_map(|(fact, entry)| {
            let answer = words::answer(knowledge, &report.profile.answers, fact)?;
            Some((Text::plain(&entry.label), Text::plain(answer)))
        })
        .collect();
    if pairs.is_empty() || report.detail == Detail::Brief {
        return Vec::new();
    }
    vec![
        Block::Heading {
            level: 2,
            text: Text::plain("Your answers"),
        },
        Block::Entries(pairs),
    ]
}

/// The check in a few lines, for the page of a comparison: per treatment and rule set how many criteria are met, not met and unknown, by kind.
pub(in crate::report) fn summary(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Vec<Block> {
    let mut blocks = vec![Block::Heading {
        level: 2,
        text: Text::plain("Published rules and your answers"),
    }];
    for treatment in &assessment.treatments {
        let items: Vec<Text> = treatment
            .rule_sets
            .iter()
            .filter_map(|judged| {
                let counts = counts(judged, knowledge)?;
                Some(
                    Text::plain(format!(
                        "{}: ",
                        rule_set_name(&knowledge.rule_sets[judged.rule_set])
                    ))
                    .then(counts),
                )
            })
            .collect();
        if items.is_empty() {
            continue;
        }
        blocks.push(Block::Heading {
            level: 3,
            text: Text::plain(&knowledge.treatments[treatment.treatment].label),
        });
        blocks.push(Block::List {
            ordered: false,
            items,
        });
    }
    let condition = &knowledge.conditions[profile.condition].id;
    blocks.push(Block::Paragraph(
        Text::quiet("Each rule as a tree, with the answers it used: ")
            .then_code("spinecmp check")
            .then_quiet(format!(" with the same answers ({condition}).")),
    ));
    blocks
}

/// "reasons for care: 2 met, 5 not met, 1 unknown". Kinds are never added up: they speak different ways.
fn counts(judged: &JudgedRuleSet, knowledge: &Knowledge) -> Option<String> {
    let mut kinds: Vec<(&str, [usize; 3])> = Vec::new();
    for criterion in &judged.criteria {
        let entry = &knowledge.criteria[criterion.criterion];
        let Some(verdict) = criterion.verdict() else {
            continue;
        };
        let name = words::kind(entry.kind, entry.polarity);
        let position = kinds.iter().position(|(known, _)| *known == name);
        let position = position.unwrap_or_else(|| {
            kinds.push((name, [0; 3]));
            kinds.len() - 1
        });
        if let Some((_, [met, not_met, unknown])) = kinds.get_mut(position) {
            match verdict {
                Verdict::Met => *met += 1,
                Verdict::NotMet => *not_met += 1,
                Verdict::Unknown => *unknown += 1,
            }
        }
    }
    let parts: Vec<String> = kinds
        .into_iter()
        .map(|(name, [met, not_met, unknown])| {
            let mut words = Vec::new();
            for (count, word) in [(met, "met"), (not_met, "not met"), (unknown, "unknown")] {
                if count > 0 {
                    words.push(format!("{count} {word}"));
                }
            }
            format!("{name}: {}", words.join(", "))
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
