//! What a record of care leaves in doubt: not an answer, and too weighty to pass over.

use super::{Record, UnreadEntries, WhyNot};
use crate::knowledge::{Answer, Fact};
use crate::values::{Ref, distinct, vocabulary};

vocabulary! {
    /// What is in doubt; what may be urgent comes first.
    RecordDoubtKind {
        /// What would raise a warning sign is not confirmed.
        NotConfirmed = "not-confirmed",
        /// Something answers nothing, and leads to a question.
        LeadsToQuestion = "leads-to-question",
        /// The age is none that is taken here.
        AgeNotCovered = "age-not-covered",
        /// The person has died.
        Died = "died",
        /// Entries on allergies are not read.
        AllergiesNotRead = "allergies-not-read",
        /// The condition was named by a code that often goes along with it, and does not mean it.
        ConditionNotSure = "condition-not-sure",
        /// Entries were not understood.
        NotUnderstood = "not-understood",
    }
}

impl RecordDoubtKind {
    /// Whether it may change who needs what at all.
    pub fn is_weighty(self) -> bool {
        self <= Self::Died
    }
}

/// Something that a record leaves in doubt; the person is told on every page.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordDoubt {
    /// What kind of doubt it is.
    pub kind: RecordDoubtKind,
    /// What the record names, in the words of the knowledge; or its code.
    pub labels: Vec<String>,
    /// The fact to ask for.
    pub fact: Option<Ref<Fact>>,
    /// The entries that are not read.
    pub unread: UnreadEntries,
}

impl RecordDoubt {
    pub(super) fn new(kind: RecordDoubtKind) -> Self {
        Self { kind, labels: Vec::new(), fact: None, unread: UnreadEntries::default() }
    }

    /// The condition was named by a code that does not mean it.
    pub fn of_related_code(code: String) -> Self {
        Self { labels: vec![code], ..Self::new(RecordDoubtKind::ConditionNotSure) }
    }

    /// Whether it is still open: what asks for a fact is settled by an answer.
    pub fn is_open(&self, answer: impl Fn(Ref<Fact>) -> Option<Answer>) -> bool {
        self.fact.is_none_or(|fact| answer(fact).is_none())
    }
}

impl Record {
    /// What it leaves in doubt, in the order of the kinds.
    pub fn doubts(&self) -> Vec<RecordDoubt> {
        let mut doubts = Vec::new();
        let unconfirmed = self.unused.iter().filter(|unused| unused.is_warning);
        let labels: Vec<String> = unconfirmed.map(|unused| unused.label.clone()).collect();
        if !labels.is_empty() {
            doubts.push(RecordDoubt { labels, ..RecordDoubt::new(RecordDoubtKind::NotConfirmed) });
        }
        for fact in distinct(self.unused.iter().filter_map(|unused| unused.ask)) {
            let leading = self.unused.iter().filter(|unused| unused.ask == Some(fact));
            doubts.push(RecordDoubt {
                labels: leading.map(|unused| unused.label.clone()).collect(),
                fact: Some(fact),
                ..RecordDoubt::new(RecordDoubtKind::LeadsToQuestion)
            });
        }
        let mut unused = self.unused.iter();
        let of_age =
            unused.find(|unused| unused.why == WhyNot::OutOfRange && unused.of_age.is_some());
        doubts.extend(of_age.map(|unused| RecordDoubt {
            fact: unused.of_age,
            ..RecordDoubt::new(RecordDoubtKind::AgeNotCovered)
        }));
        if self.unused.iter().any(|unused| unused.why == WhyNot::Died) {
            doubts.push(RecordDoubt::new(RecordDoubtKind::Died));
        }
        let mut not_read = |kind, unread: UnreadEntries| {
            if unread.entries > 0 {
                doubts.push(RecordDoubt { unread, ..RecordDoubt::new(kind) });
            }
        };
        let allergies = self.ignored.iter().filter(|ignored| {
            ignored.why == WhyNot::OtherKind && ignored.kind.name() == Some("AllergyIntolerance")
        });
        let entries = allergies.map(|ignored| ignored.count).sum();
        not_read(RecordDoubtKind::AllergiesNotRead, UnreadEntries { entries, medicines: 0 });
        not_read(RecordDoubtKind::NotUnderstood, self.unread());
        doubts
    }
}
