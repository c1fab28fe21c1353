//! Which way the rules of one set speak of one treatment. Every way that some rule takes is kept: a set is never summed up to one verdict.

use super::assessment::{Applies, JudgedCriterion, JudgedRuleSet};
use crate::knowledge::{Criterion, CriterionKind, Fact, Knowledge, Polarity};
use crate::values::{Ref, Verdict, distinct};

/// What a rule comes to for a person, in the order in which a reader needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleDirection {
    /// A reason against holds.
    ReasonAgainst,
    /// It speaks against.
    No,
    /// A caution comes up.
    TakeCare,
    /// It speaks for.
    Yes,
    /// A study of people like this.
    Fits,
    /// An answer that is missing could make it speak against.
    NoIf,
    /// An answer that is missing could make it speak for.
    YesIf,
    /// It would speak for, and asks for what is not so.
    NotMet,
    /// An answer that is missing could bring up a reason against or a caution.
    CareIf,
    /// An answer that is missing could make it a study of people like this.
    FitsIf,
    /// It would speak against, and what it asks for is not so.
    NoForOthers,
    /// A reason against or a caution that does not come up.
    Quiet,
    /// A study of other people.
    FitsOthers,
    /// It is for other people.
    Others,
}

impl RuleDirection {
    /// Which way one rule speaks.
    pub fn of(knowledge: &Knowledge, judged: &JudgedCriterion) -> Self {
        let entry = &knowledge.criteria[judged.criterion];
        let speaks_against = entry.polarity == Some(Polarity::Against);
        // Of a rule that may be for others, nothing holds yet.
        let verdict = match (judged.verdict(), judged.applies.verdict()) {
            (Some(Verdict::Met), Verdict::Unknown) => Some(Verdict::Unknown),
            (verdict, _) => verdict,
        };
        match (verdict, entry.kind) {
            (None, _) => Self::Others,
            (Some(Verdict::Met), _) => Self::where_met(entry),
            (Some(Verdict::Unknown), CriterionKind::Contraindication | CriterionKind::Caution) => {
                Self::CareIf
            }
            (Some(Verdict::Unknown), CriterionKind::EvidenceFit) => Self::FitsIf,
            (Some(Verdict::Unknown), _) if speaks_against => Self::NoIf,
            (Some(Verdict::Unknown), _) => Self::YesIf,
            (Some(Verdict::NotMet), CriterionKind::Contraindication | CriterionKind::Caution) => {
                Self::Quiet
            }
            (Some(Verdict::NotMet), CriterionKind::EvidenceFit) => Self::FitsOthers,
            (Some(Verdict::NotMet), _) if speaks_against => Self::NoForOthers,
            (Some(Verdict::NotMet), _) => Self::NotMet,
        }
    }
}

impl RuleDirection {
    /// Which way a rule speaks where it is met.
    pub fn where_met(criterion: &Criterion) -> Self {
        match criterion.kind {
            CriterionKind::Contraindication => Self::ReasonAgainst,
            CriterionKind::Caution => Self::TakeCare,
            CriterionKind::EvidenceFit => Self::Fits,
            _ if criterion.polarity == Some(Polarity::Against) => Self::No,
            _ => Self::Yes,
        }
    }
}

impl<'k> JudgedRuleSet<'k> {
    /// Its rules by the way in which they speak; those of one way in the order of the knowledge.
    pub fn directions(
        &self,
        knowledge: &Knowledge,
    ) -> Vec<(RuleDirection, Vec<&JudgedCriterion<'k>>)> {
        let mut ways: Vec<(RuleDirection, Vec<&JudgedCriterion<'k>>)> = Vec::new();
        for judged in &self.criteria {
            let way = RuleDirection::of(knowledge, judged);
            match ways.iter_mut().find(|(known, _)| *known == way) {
                Some((_, rules)) => rules.push(judged),
                None => ways.push((way, vec![judged])),
            }
        }
        ways.sort_by_key(|(way, _)| *way);
        ways
    }

    /// The facts that its rules still hang on, each once.
    pub fn missing(&self) -> Vec<Ref<Fact>> {
        distinct(self.criteria.iter().flat_map(JudgedCriterion::missing))
    }
}

impl JudgedCriterion<'_> {
    /// The facts that it still hangs on: whether it is for this person, then how it comes out.
    pub fn missing(&self) -> Vec<Ref<Fact>> {
        let mut missing = match &self.applies {
            Applies::Always => Vec::new(),
            Applies::Depends(step) => step.missing(),
        };
        missing.extend(self.step.iter().flat_map(super::Step::missing));
        distinct(missing)
    }
}
