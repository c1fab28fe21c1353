//! What to know about the answers of a person: what cannot all be right, what a record leaves in doubt, and what of it was not understood.

use super::Text;
use crate::knowledge::{Fact, FactKind, Knowledge};
use crate::profile::Profile;
use crate::profile::record::UnreadEntries;
use crate::rules::Assessment;
use crate::values::{Ref, distinct, plural};
use crate::wording::record as words;

/// A sentence each.
pub(super) fn remarks(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Vec<Text> {
    let contradictions = contradictions(knowledge, assessment).into_iter();
    contradictions
        .chain(doubts(knowledge, profile))
        .chain(profile.related_code.as_deref().map(|code| Text::plain(words::related(code))))
        .chain(unread(profile))
        .collect()
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

/// What a record leaves in doubt: what may be urgent comes first.
fn doubts(knowledge: &Knowledge, profile: &Profile) -> Vec<Text> {
    let doubts = &profile.doubts;
    let mut texts = Vec::new();
    if !doubts.unconfirmed.is_empty() {
        let labels = doubts.unconfirmed.join("; ");
        texts.push(Text::strong(words::UNCONFIRMED).then(words::unconfirmed(&labels)));
    }
    let open = |fact: &Ref<Fact>| profile.answers.get(*fact).is_none();
    let facts = doubts.to_ask.iter().map(|(_, fact)| *fact).filter(open);
    for fact in distinct(facts) {
        let labels = doubts.to_ask.iter().filter(|(_, of)| *of == fact);
        let labels: Vec<&str> = labels.map(|(label, _)| label.as_str()).collect();
        let question = &knowledge.facts[fact].question;
        texts.push(
            Text::strong(words::tells_of(&labels.join("; "))).then(words::ask_first(question)),
        );
    }
    if let Some(FactKind::Number { unit, min, max, .. }) =
        doubts.other_age.filter(|age| open(age)).map(|age| &knowledge.facts[age].kind)
    {
        texts.push(Text::strong(words::other_age(*min, *max, unit)));
    }
    if doubts.has_died {
        texts.push(Text::strong(words::HAS_DIED));
    }
    if doubts.allergies > 0 {
        texts.push(Text::plain(words::allergies(doubts.allergies)));
    }
    texts
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
