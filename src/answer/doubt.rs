//! What a record of care leaves in doubt, told beside every answer about the person.

use super::answer_entry;
use crate::knowledge::Knowledge;
use crate::profile::Profile;
use crate::profile::record::{RecordDoubt, RecordDoubtKind};
use crate::wording::record as words;

answer_entry! {
    /// Something that a record of care leaves in doubt.
    pub struct RecordDoubtEntry<'k>;

    fn of(knowledge: &'k Knowledge, doubt: &RecordDoubt) {
        let fact = doubt.fact.map(|fact| knowledge.facts[fact].id.as_str());
    }

    /// What kind of doubt it is.
    pub kind: RecordDoubtKind = doubt.kind,
    /// What the record names, in the words of the knowledge; or its code.
    pub names: Vec<String> = doubt.labels.clone(),
    /// The id of the fact to ask for.
    pub fact: Option<&'k str> = unless(fact, "no answer would settle it"),
    /// How many entries are not read.
    pub unread: usize = doubt.unread.entries,
    /// The same in words.
    pub text: String = words::doubt_in_words(knowledge, doubt),
}

/// What is in doubt about a person, what may be urgent first; what an answer has settled is left out.
pub(crate) fn record_doubts<'k>(
    knowledge: &'k Knowledge,
    profile: &Profile,
) -> Vec<RecordDoubtEntry<'k>> {
    profile.open_doubts().map(|doubt| RecordDoubtEntry::of(knowledge, doubt)).collect()
}
