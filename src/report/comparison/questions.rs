//! Questions to take along: a choice of them for the usual page, all of them for a worksheet.

use super::ComparisonReport;
use crate::evidence::Detail;
use crate::knowledge::{Fact, QuestionScope, Treatment};
use crate::report::{Block, Text};
use crate::values::Ref;

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
    vec![Block::heading(2, "Questions to ask"), Block::List { ordered: false, items }]
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
    asked.push(("About the cost:".to_owned(), of(&|scope| matches!(scope, QuestionScope::Cost))));
    if report.profile.given {
        asked.push(("About what is not known of me yet:".to_owned(), of_unknown(report)));
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
