//! What to know about the answers of a person: what of a record was not understood, and what cannot all be right.

use super::Text;
use crate::knowledge::Knowledge;
use crate::profile::Profile;
use crate::profile::record::UnreadEntries;
use crate::rules::Assessment;
use crate::values::plural;

/// A sentence each.
pub(super) fn remarks(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Vec<Text> {
    contradictions(knowledge, assessment).into_iter().chain(unread(profile)).collect()
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

/// What of a record was not understood, and so is unknown.
fn unread(profile: &Profile) -> Option<Text> {
    let UnreadEntries { entries, medicines } = profile.unread;
    if entries == 0 {
        return None;
    }
    let among = match medicines {
        0 => String::new(),
        count => format!(" ({} among them)", plural(count, "medicine", "medicines")),
    };
    let what = plural(entries, "entry of the record was", "entries of the record were");
    let text = format!("{what} not understood{among}, so what they say is unknown. Which: ");
    Some(Text::plain(text).then_code("--explain-input"))
}
