//! What was made of a record of care: each reason in words, and in one word for programs.

use crate::knowledge::{FactKind, Knowledge, RecordPart};
use crate::profile::record::{
    Mention, RecordCode, RecordDoubt, RecordDoubtKind, ResourceKind, UnreadEntries, WhyNot,
};
use crate::values::plural;
use crate::wording::number;

/// Where something stands in a record.
pub(crate) fn part(part: RecordPart) -> &'static str {
    match part {
        RecordPart::Patient => "the person",
        RecordPart::Condition => "diagnosis",
        RecordPart::Observation => "measurement",
        RecordPart::Procedure => "procedure",
        RecordPart::Medication => "medicine",
    }
}

/// How many entries of a kind.
pub(crate) fn kinds(kind: ResourceKind, count: usize) -> String {
    match kind.name() {
        Some(name) => format!("{count} {name}"),
        None => plural(count, "other entry", "other entries"),
    }
}

/// A code with the name of its system: "ICD-10-CM M54.5".
pub(crate) fn code(knowledge: &Knowledge, code: &RecordCode) -> String {
    format!("{} {}", knowledge.code_systems[code.system].label, code.code)
}

/// Where something stands: "diagnosis, ICD-10-CM M54.5, 2013-02-28".
pub(crate) fn mention(knowledge: &Knowledge, mention: &Mention) -> String {
    let mut words = vec![part(mention.part).to_owned()];
    words.extend(mention.code.as_ref().map(|of| code(knowledge, of)));
    words.extend(mention.date.map(|date| date.to_string()));
    words.join(", ")
}

/// The one word for a reason, and the reason itself.
fn said(why: &WhyNot) -> (&'static str, &str) {
    match why {
        WhyNot::OtherKind => ("other-kind", "entries of this kind are not read"),
        WhyNot::Malformed => ("malformed", "not formed as FHIR asks"),
        WhyNot::TooLarge => ("too-large", "larger than 1 MiB"),
        WhyNot::Ambiguous => ("ambiguous", "a key or a value stands there twice"),
        WhyNot::TakenBack => ("taken-back", "another entry of the same name takes it back"),
        WhyNot::Modified => ("modified", "an extension may change what it means"),
        WhyNot::SomebodyElse => {
            ("somebody-else", "it is about somebody else, or not clearly about the person")
        }
        WhyNot::NoCode => ("no-code", "it has no code"),
        WhyNot::UnknownSystem => ("unknown-system", "codes of a system that is not known here"),
        WhyNot::NotOfSystem => ("not-of-system", "the code is none of the system that is named"),
        WhyNot::UnknownCode => ("unknown-code", "a code that is not known here"),
        WhyNot::EnteredInError => ("entered-in-error", "it was entered in error"),
        WhyNot::RuledOut => ("ruled-out", "it was ruled out"),
        WhyNot::NotConfirmed => ("not-confirmed", "it is not confirmed"),
        WhyNot::Over => ("over", "it is over"),
        WhyNot::NoStatus => ("no-status", "its status does not tell whether it counts"),
        WhyNot::NotFinal => ("not-final", "it is not final"),
        WhyNot::NotDone => ("not-done", "it was not done"),
        WhyNot::NotInUse => ("not-in-use", "it is not in use now"),
        WhyNot::NotOrdered => ("not-ordered", "it is no order"),
        WhyNot::Future => ("future", "it is dated after today"),
        WhyNot::TooOld => ("too-old", "it is too old to tell of today"),
        WhyNot::Undated => ("undated", "it has no date that tells"),
        WhyNot::DateNotExact => ("date-not-exact", "its date is not exact enough"),
        WhyNot::NotLong => ("not-long", "it has not lasted long enough to mean it"),
        WhyNot::NoValue => ("no-value", "it holds no value"),
        WhyNot::ValueNotRead => ("value-not-read", "its value is of a kind that is not read"),
        WhyNot::NoUnit => ("no-unit", "its number has no unit"),
        WhyNot::OtherUnit => ("other-unit", "its number is in a unit that is not read"),
        WhyNot::OutOfRange => ("out-of-range", "its value is none that the question takes"),
        WhyNot::UnknownAnswer => ("unknown-answer", "its answer is not known here"),
        WhyNot::AnswerDoesNotFit(why) => ("answer-does-not-fit", why),
        WhyNot::NotAsked(why) => ("not-asked", why),
        WhyNot::Superseded => ("superseded", "a later one counts"),
        WhyNot::Outranked => ("outranked", "another entry tells more"),
        WhyNot::Disagreement => ("disagreement", "entries that count the same differ"),
        WhyNot::NotSure => ("not-sure", "it often goes along with it, and does not mean it"),
        WhyNot::SeveralConditions => ("several-conditions", "the record names more than one"),
        WhyNot::NotAlone => ("not-alone", "the record names something more exact"),
        WhyNot::Died => ("died", "the record says that the person has died"),
    }
}

/// A reason in words.
pub(crate) fn reason(why: &WhyNot) -> &str {
    said(why).1
}

/// A reason in one word.
pub(crate) fn reason_word(why: &WhyNot) -> &'static str {
    said(why).0
}

/// What a record leaves in doubt.
pub(crate) fn doubt_in_words(knowledge: &Knowledge, of: &RecordDoubt) -> String {
    let (first, rest) = doubt(knowledge, of);
    first + &rest
}

/// What a record leaves in doubt: what stands out, and what follows it.
pub(crate) fn doubt(knowledge: &Knowledge, doubt: &RecordDoubt) -> (String, String) {
    let labels = doubt.labels.join("; ");
    let fact = doubt.fact.map(|fact| &knowledge.facts[fact]);
    let UnreadEntries { entries, medicines } = doubt.unread;
    let alone = |text: &str| (text.to_owned(), String::new());
    let plain = |text: String| (String::new(), text);
    match doubt.kind {
        RecordDoubtKind::NotConfirmed => (
            "The record speaks of this, and it is not confirmed: ".to_owned(),
            format!("{labels}. Ask whether it is so before all else."),
        ),
        RecordDoubtKind::LeadsToQuestion => {
            let question = fact.map_or("", |fact| &fact.question);
            (
                format!("The record tells of {labels}. "),
                format!("That is no answer here, so answer first: {question}"),
            )
        }
        RecordDoubtKind::AgeNotCovered => {
            let range = match fact.map(|fact| &fact.kind) {
                Some(FactKind::Number { unit, min, max, .. }) => {
                    format!("{} to {} {unit}", number::decimal(*min), number::decimal(*max))
                }
                _ => "covered".to_owned(),
            };
            alone(&format!(
                "By the record the age is not {range}. What stands here is about others."
            ))
        }
        RecordDoubtKind::Died => alone("The record says that the person has died."),
        RecordDoubtKind::AllergiesNotRead => {
            let what = plural(entries, "entry on allergies is", "entries on allergies are");
            plain(format!("{what} not read. Answer what you are asked about them."))
        }
        RecordDoubtKind::ConditionNotSure => {
            plain(format!("{labels} often goes along with this problem, and does not mean it."))
        }
        RecordDoubtKind::NotUnderstood => {
            let among = match medicines {
                0 => String::new(),
                count => format!(" ({} among them)", plural(count, "medicine", "medicines")),
            };
            let what = plural(entries, "entry of the record was", "entries of the record were");
            plain(format!("{what} not understood{among}, so what they say is unknown."))
        }
    }
}
