//! Questions to take along, all of them, by whom or what they are about.

use super::Compare;
use crate::knowledge::{Fact, QuestionScope};
use crate::values::{Ref, distinct};
use crate::wording::worksheet as words;

/// General questions, one entry an option, money, answers that are missing.
pub(crate) fn asked<'k>(answer: &Compare<'k>) -> Vec<(String, Vec<&'k str>)> {
    let knowledge = answer.knowledge;
    let of = |fits: &dyn Fn(&QuestionScope) -> bool| -> Vec<&'k str> {
        answer
            .comparison
            .questions()
            .into_iter()
            .map(|question| &knowledge.questions[question])
            .filter(|question| fits(&question.scope))
            .map(|question| question.text.as_str())
            .collect()
    };
    let mut asked = vec![(
        words::ABOUT_ALL.to_owned(),
        of(&|scope| matches!(scope, QuestionScope::General | QuestionScope::Conditions(_))),
    )];
    for treatment in &answer.comparison.columns {
        asked.push((
            format!("{}:", knowledge.treatments[*treatment].label),
            of(&|scope| {
                matches!(scope, QuestionScope::Treatments(treatments) if treatments.contains(treatment))
            }),
        ));
    }
    asked.push((words::ABOUT_COST.to_owned(), of(&|scope| matches!(scope, QuestionScope::Cost))));
    if answer.profile.given {
        asked.push((words::ABOUT_UNKNOWN.to_owned(), for_missing_answers(answer)));
    }
    asked
}

/// The questions for answers that are missing.
pub(crate) fn for_missing_answers<'k>(answer: &Compare<'k>) -> Vec<&'k str> {
    let knowledge = answer.knowledge;
    missing_facts(answer)
        .into_iter()
        .flat_map(|fact| {
            knowledge.questions.iter().filter(move |question| {
                matches!(&question.scope, QuestionScope::Facts(facts) if facts.contains(&fact))
            })
        })
        .map(|question| question.text.as_str())
        .collect()
}

fn missing_facts(answer: &Compare) -> Vec<Ref<Fact>> {
    let undetermined = answer.assessment.undetermined().criteria;
    distinct(undetermined.into_iter().flat_map(|(_, step)| step.missing()))
}
