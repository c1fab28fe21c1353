//! One item, judged.

use super::check_result::{CheckResult, Fault};
use super::item::{AuditItem, How, VerificationMethod};
use super::status::Status;
use super::subject::Subject;
use crate::knowledge::{Declaration, Knowledge, StudyTopic};

/// One item and how it came out.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The item.
    pub item: &'static AuditItem,
    /// How it came out.
    pub status: Status,
    /// What was counted, declared or not claimed, in one line.
    pub message: String,
    /// Where to look.
    pub evidence: String,
    /// What is wrong, each at its place.
    pub faults: Vec<Fault>,
}

impl Judgement {
    /// Judges an item of a file that was read.
    pub(super) fn of(item: &'static AuditItem, subject: &Subject) -> Self {
        match item.how {
            How::Computed(check) => Self::computed(item, check(subject)),
            How::Declared(key, declared) => Self::declared(item, key, declared(subject.knowledge)),
            How::Authors => Self::authors(item, subject.knowledge),
            How::Study(topic) => Self::study(item, topic, subject.knowledge),
            How::Never(why) => Self::plain(item, Status::NotApplicable, why, ""),
        }
    }

    /// An item of a file that was not read whole: broken, or not to be judged.
    pub(super) fn of_unread(item: &'static AuditItem, faults: Vec<Fault>) -> Self {
        if let How::Never(why) = item.how {
            return Self::plain(item, Status::NotApplicable, why, "");
        }
        if faults.is_empty() {
            return Self::plain(
                item,
                Status::NotJudged,
                "not judged: the file cannot be read whole",
                "",
            );
        }
        // What cannot be read was not done, as far as anybody can tell; only a check can fail.
        let status = match item.kind() {
            VerificationMethod::Computed => Status::NotMet,
            VerificationMethod::Declared => Status::NotDone,
            VerificationMethod::Evidence => Status::NotClaimed,
            VerificationMethod::NotApplicable => Status::NotApplicable,
        };
        Self { faults, ..Self::plain(item, status, "the file does not hold here", "") }
    }

    fn plain(
        item: &'static AuditItem,
        status: Status,
        message: impl Into<String>,
        evidence: impl Into<String>,
    ) -> Self {
        Self {
            item,
            status,
            message: message.into(),
            evidence: evidence.into(),
            faults: Vec::new(),
        }
    }

    fn computed(item: &'static AuditItem, found: CheckResult) -> Self {
        if found.is_without_matter() {
            let message = format!("nothing to judge: {}", found.message);
            return Self::plain(item, Status::NotJudged, message, found.evidence);
        }
        Self {
            item,
            status: if found.is_met() { Status::Met } else { Status::NotMet },
            message: found.message,
            evidence: found.evidence,
            faults: found.faults,
        }
    }

    fn declared(item: &'static AuditItem, key: &str, declared: Option<&Declaration>) -> Self {
        let evidence = format!("about.{key}");
        match declared {
            Some(Declaration { text, done: Some(done) }) => Self::plain(
                item,
                Status::Declared,
                format!("declared, not verified: {text} ({}, {})", done.by, done.date),
                evidence,
            ),
            Some(Declaration { text, done: None }) => {
                Self::plain(item, Status::NotDone, text.clone(), evidence)
            }
            None => Self::plain(item, Status::NotDone, "nothing is said of it", evidence),
        }
    }

    /// The loader asks every author for credentials and interests; whether they are true nobody here can tell.
    fn authors(item: &'static AuditItem, knowledge: &Knowledge) -> Self {
        let about = &knowledge.about;
        let authors: Vec<String> = about
            .authors
            .iter()
            .map(|author| {
                format!(
                    "{}. Credentials: {} Interests: {}",
                    author.name, author.credentials, author.interests
                )
            })
            .collect();
        let status = if authors.is_empty() { Status::NotDone } else { Status::Declared };
        let message = format!(
            "declared, not verified: {} (in version {}, {})",
            authors.join("; "),
            about.version,
            about.published
        );
        Self::plain(item, status, message, "about.authors")
    }

    fn study(item: &'static AuditItem, topic: StudyTopic, knowledge: &Knowledge) -> Self {
        let studies: Vec<String> = knowledge
            .about
            .studies
            .iter()
            .filter(|study| study.about == topic)
            .map(|study| format!("{} ({})", study.text, knowledge.sources[study.source].id))
            .collect();
        if studies.is_empty() {
            return Self::plain(
                item,
                Status::NotClaimed,
                "no evidence claimed: no study of this aid is named",
                "about.studies",
            );
        }
        Self::plain(
            item,
            Status::Declared,
            format!("declared, not verified: {}", studies.join("; ")),
            "about.studies",
        )
    }
}
