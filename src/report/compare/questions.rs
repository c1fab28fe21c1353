//! Questions to take along: a choice of them for the usual page; a worksheet asks them all.

use crate::answer::{Compare, for_missing_answers};
use crate::evidence::Detail;
use crate::knowledge::{QuestionScope, Treatment};
use crate::report::{Block, Text};
use crate::values::Ref;

/// Questions for the visit: one of each kind and option at normal, all in full, and those for the answers that are missing.
pub(super) fn questions(answer: &Compare) -> Option<Block> {
    // A worksheet asks them all.
    if answer.detail == Detail::Brief || answer.extras.worksheet {
        return None;
    }
    Block::listed("Questions to ask", picked(answer))
}

/// One of each kind and option, in full all of them; and those for the answers that are missing.
pub(super) fn picked(answer: &Compare) -> Vec<Text> {
    let knowledge = answer.knowledge;
    let full = answer.detail == Detail::Full;
    let mut items: Vec<Text> = Vec::new();
    let mut general = 0;
    let mut asked: Vec<Ref<Treatment>> = Vec::new();
    let mut has_cost = false;
    for question in answer.comparison.questions() {
        let question = &knowledge.questions[question];
        let keep = full
            || match &question.scope {
                QuestionScope::General => {
                    general += 1;
                    general <= 1
                }
                QuestionScope::Cost => !std::mem::replace(&mut has_cost, true),
                QuestionScope::Treatments(treatments) => {
                    let new = treatments.iter().any(|treatment| {
                        answer.comparison.columns.contains(treatment) && !asked.contains(treatment)
                    });
                    if new {
                        asked.extend(treatments.iter().copied());
                    }
                    new
                }
                QuestionScope::Conditions(_) | QuestionScope::Facts(_) => false,
            };
        if keep {
            let text = match &question.scope {
                QuestionScope::Treatments(treatments) => {
                    let names: Vec<&str> = treatments
                        .iter()
                        .filter(|treatment| answer.comparison.columns.contains(treatment))
                        .map(|treatment| knowledge.treatments[*treatment].short.as_str())
                        .collect();
                    Text::quiet(format!("{}: ", names.join(", "))).then(&question.text)
                }
                _ => Text::plain(&question.text),
            };
            items.push(text);
        }
    }
    if answer.profile.given && full {
        items.extend(for_missing_answers(answer).into_iter().map(Text::plain));
    }
    items
}
