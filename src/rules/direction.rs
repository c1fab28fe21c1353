//! Which way the rules of one set speak of one treatment. Every way that some rule takes is kept: a set is never summed up to one verdict.

use super::assessment::{Applies, JudgedCriterion, JudgedRuleSet};
use crate::knowledge::{Criterion, CriterionKind, Fact, Knowledge, Polarity};
use crate::values::{Ref, Verdict, distinct, vocabulary};

vocabulary! {
    /// What a rule comes to for a person, in the order in which a reader needs it.
    RuleDirection {
        /// A reason against holds.
        ReasonAgainst = "reason-against",
        /// It speaks against.
        No = "no",
        /// A caution comes up.
        TakeCare = "take-care",
        /// It speaks for.
        Yes = "yes",
        /// A study of people like this.
        Fits = "fits",
        /// An answer that is missing could make it speak against.
        NoIf = "no-if",
        /// An answer that is missing could make it speak for.
        YesIf = "yes-if",
        /// It would speak for, and asks for what is not so.
        NotMet = "not-met",
        /// An answer that is missing could bring up a reason against or a caution.
        CareIf = "care-if",
        /// An answer that is missing could make it a study of people like this.
        FitsIf = "fits-if",
        /// It would speak against, and what it asks for is not so.
        NoForOthers = "no-for-others",
        /// A reason against or a caution that does not come up.
        Quiet = "quiet",
        /// A study of other people.
        FitsOthers = "fits-others",
        /// It is for other people.
        Others = "others",
    }
}

impl RuleDirection {
    /// Which way one rule speaks.
    pub fn of(knowledge: &Knowledge, judged: &JudgedCriterion) -> Self {
        // Of a rule that may be for others, nothing holds yet.
        match (judged.verdict(), judged.applies.verdict()) {
            (None, _) => Self::Others,
            (Some(Verdict::Met), Verdict::Unknown) => {
                Self::where_it_comes_out(&knowledge.criteria[judged.criterion], Verdict::Unknown)
            }
            (Some(verdict), _) => {
                Self::where_it_comes_out(&knowledge.criteria[judged.criterion], verdict)
            }
        }
    }

    /// Which way a rule speaks where it is for the person, and comes out so.
    pub fn where_it_comes_out(criterion: &Criterion, verdict: Verdict) -> Self {
        let speaks_against = criterion.polarity == Some(Polarity::Against);
        let [met, not_met, unknown] = match criterion.kind {
            CriterionKind::Contraindication => [Self::ReasonAgainst, Self::Quiet, Self::CareIf],
            CriterionKind::Caution => [Self::TakeCare, Self::Quiet, Self::CareIf],
            CriterionKind::EvidenceFit => [Self::Fits, Self::FitsOthers, Self::FitsIf],
            _ if speaks_against => [Self::No, Self::NoForOthers, Self::NoIf],
            _ => [Self::Yes, Self::NotMet, Self::YesIf],
        };
        match verdict {
            Verdict::Met => met,
            Verdict::NotMet => not_met,
            Verdict::Unknown => unknown,
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
