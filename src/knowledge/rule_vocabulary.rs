//! The closed vocabularies of rules, of warning signs and of what a person is asked.

use crate::values::vocabulary;

vocabulary! {
    /// What kind of answer a fact about a person has.
    AnswerType {
        /// Yes or no.
        Boolean = "boolean",
        /// A number.
        Number = "number",
        /// One word of a list.
        OneOf = "one-of",
        /// Any of a list of words.
        SetOf = "set-of",
        /// One of the conditions of the file.
        Condition = "condition",
    }
}

vocabulary! {
    /// How early a question is asked.
    Priority {
        /// Before all else.
        Safety = "safety",
        /// Of everybody.
        Core = "core",
        /// Only where it matters.
        IfRelevant = "if-relevant",
    }
}

vocabulary! {
    /// How fast a red flag calls for help, most urgent first.
    Urgency {
        /// Emergency department, now.
        EmergencyNow = "emergency-now",
        /// Today.
        SameDay = "same-day",
        /// Within days.
        WithinDays = "within-days",
        /// Within weeks.
        UrgentWeeks = "urgent-weeks",
    }
}

vocabulary! {
    /// Whose rules a rule set holds.
    RuleSetKind {
        /// Reasons against and cautions.
        Safety = "safety",
        /// A guideline.
        Guideline = "guideline",
        /// What a payer pays for.
        CoveragePolicy = "coverage-policy",
        /// Who was in the studies.
        Study = "study",
    }
}

vocabulary! {
    /// What a criterion says when it is met.
    CriterionKind {
        /// A reason not to.
        Contraindication = "contraindication",
        /// A reason for care.
        Caution = "caution",
        /// What a guideline or policy asks for.
        Indication = "indication",
        /// What a payer asks for or limits.
        CoverageLimit = "coverage-limit",
        /// Whether the studies were about people like this.
        EvidenceFit = "evidence-fit",
    }
}

vocabulary! {
    /// Which way a criterion speaks when it is met.
    Polarity {
        /// For the treatment.
        For = "for",
        /// Against it.
        Against = "against",
    }
}

impl Urgency {
    /// Whether help comes before any comparison of treatments.
    pub fn stops_comparison(self) -> bool {
        match self {
            Self::EmergencyNow | Self::SameDay => true,
            Self::WithinDays | Self::UrgentWeeks => false,
        }
    }
}
