//! Why something in a record was not used: plain reasons, which hold nothing of the record itself.

/// What stands in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceKind {
    /// One of the kinds that are known by name; others have none here, for a name can hold anything.
    Named(&'static str),
    /// Any other.
    Other,
}

/// The kinds that are read, and those that stand in most records.
const NAMED: [&str; 24] = [
    "AllergyIntolerance",
    "Bundle",
    "CarePlan",
    "CareTeam",
    "Claim",
    "Condition",
    "Coverage",
    "Device",
    "DiagnosticReport",
    "Encounter",
    "ExplanationOfBenefit",
    "Goal",
    "ImagingStudy",
    "Immunization",
    "Medication",
    "MedicationRequest",
    "MedicationStatement",
    "Observation",
    "Organization",
    "Patient",
    "Practitioner",
    "Procedure",
    "Questionnaire",
    "QuestionnaireResponse",
];

impl ResourceKind {
    /// The kind of that name.
    pub(super) fn of(name: &str) -> Self {
        NAMED.iter().find(|known| **known == name).map_or(Self::Other, |known| Self::Named(known))
    }

    /// Its name, or none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Other => None,
        }
    }
}

/// Why something was not used.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyNot {
    /// Resources of this kind are not read.
    OtherKind,
    /// It is not formed as FHIR asks.
    Malformed,
    /// It is larger than any entry should be.
    TooLarge,
    /// A key stands there twice.
    Ambiguous,
    /// Another entry of its name takes it back.
    TakenBack,
    /// A part of it may change what the rest means.
    Modified,
    /// It is about somebody else.
    SomebodyElse,
    /// It has no code.
    NoCode,
    /// Its codes are of a system that is not known here.
    UnknownSystem,
    /// Its code does not look like one of its system.
    NotOfSystem,
    /// Its code is not known here.
    UnknownCode,
    /// It was entered in error.
    EnteredInError,
    /// It was ruled out.
    RuledOut,
    /// It is not confirmed.
    NotConfirmed,
    /// It is over.
    Over,
    /// Whether it is over is not told.
    NoStatus,
    /// It is not final.
    NotFinal,
    /// It was not done.
    NotDone,
    /// It is not in use now.
    NotInUse,
    /// It is no order, but a plan or a proposal.
    NotOrdered,
    /// It is dated after today.
    Future,
    /// It is too old to tell of today.
    TooOld,
    /// It has no date.
    Undated,
    /// Its date is not exact enough.
    DateNotExact,
    /// It has not lasted long enough.
    NotLong,
    /// It has no value.
    NoValue,
    /// Its value is of a kind that is not read.
    ValueNotRead,
    /// Its value has no unit.
    NoUnit,
    /// Its value is in another unit.
    OtherUnit,
    /// Its value is none that the question takes.
    OutOfRange,
    /// Its answer is not known here.
    UnknownAnswer,
    /// Its answer is known, and does not fit the question; why.
    AnswerDoesNotFit(String),
    /// Nothing here asks for it; why.
    NotAsked(String),
    /// A later entry counts.
    Superseded,
    /// Something that counts more says otherwise.
    Outranked,
    /// Entries that count the same say different things.
    Disagreement,
    /// It often goes along with a condition, and does not mean it.
    NotSure,
    /// The record names other conditions too.
    SeveralConditions,
    /// It counts only where the record names no other condition.
    NotAlone,
    /// The person has died.
    Died,
}

impl WhyNot {
    /// Which of two reasons is told: that of the status of an entry, but for one that is not confirmed. That is an open question only where nothing else
    /// speaks against it.
    pub(super) fn first_of(of_status: Option<Self>, other: Option<Self>) -> Option<Self> {
        match of_status {
            Some(Self::NotConfirmed) => other.or(Some(Self::NotConfirmed)),
            of_status => of_status.or(other),
        }
    }

    /// Whether the status of an entry says so: another version of it, if there is one, may be older.
    pub(super) fn is_of_status(&self) -> bool {
        matches!(
            self,
            Self::EnteredInError
                | Self::RuledOut
                | Self::NotConfirmed
                | Self::Over
                | Self::NoStatus
                | Self::NotFinal
                | Self::NotDone
                | Self::NotInUse
                | Self::NotOrdered
        )
    }
}
