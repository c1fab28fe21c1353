//! What to know about the answers of a person: what cannot all be right, what a record leaves in doubt, and what of it was not understood.

use super::Text;
use crate::knowledge::Knowledge;
use crate::profile::Profile;
use crate::profile::record::{RecordDoubt, RecordDoubtKind};
use crate::rules::Assessment;
use crate::wording::record as words;

/// A sentence each.
pub(super) fn remarks(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Vec<Text> {
    let contradictions = contradictions(knowledge, assessment).into_iter();
    contradictions.chain(profile.open_doubts().map(|open| doubt(knowledge, open))).collect()
}

fn contradictions(knowledge: &Knowledge, assessment: &Assessment) -> Option<Text> {
    let entries = assessment.contradictions.iter().map(|entry| &knowledge.contradictions[*entry]);
    let told: Vec<&str> = entries.map(|entry| entry.text.as_str()).collect();
    if told.is_empty() {
        return None;
    }
    let told = format!("{}. Please check them: what rests on them may be wrong.", told.join("; "));
    Some(Text::strong("Answers that do not fit together: ").then(told))
}

fn doubt(knowledge: &Knowledge, doubt: &RecordDoubt) -> Text {
    let (first, rest) = words::doubt(knowledge, doubt);
    let text = Text::strong(first).then(rest);
    match doubt.kind {
        RecordDoubtKind::NotUnderstood => text.then(" Which: ").then_code("--explain-input"),
        _ => text,
    }
}
