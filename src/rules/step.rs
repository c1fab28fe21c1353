//! One test judged: the tree of its steps, each with its verdict. The tree is the result; its root is the verdict.

use crate::knowledge::{Answers, Fact, Test};
use crate::values::{Ref, Verdict};

/// A judged step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step<'k> {
    /// What was asked.
    pub test: &'k Test,
    /// How it came out.
    pub verdict: Verdict,
    /// The steps below, every one judged, so that the explanation is whole.
    pub steps: Vec<Step<'k>>,
}

/// Judges a test and every step in it.
pub fn judge<'k>(test: &'k Test, answers: &Answers) -> Step<'k> {
    let steps: Vec<Step<'k>> = match test {
        Test::Leaf(_) => Vec::new(),
        Test::All(tests) | Test::Any(tests) | Test::AtLeast(_, tests) => {
            tests.iter().map(|test| judge(test, answers)).collect()
        }
        Test::Not(test) => vec![judge(test, answers)],
    };
    let verdicts = steps.iter().map(|step| step.verdict);
    let verdict = match test {
        Test::Leaf(leaf) => answers.judge_leaf(leaf),
        Test::All(_) => verdicts.fold(Verdict::Met, Verdict::and),
        Test::Any(_) => verdicts.fold(Verdict::NotMet, Verdict::or),
        Test::AtLeast(needed, _) => Verdict::at_least(*needed, verdicts),
        Test::Not(_) => verdicts.fold(Verdict::Unknown, |_, verdict| verdict.negate()),
    };
    Step { test, verdict, steps }
}

impl Step<'_> {
    /// The facts that an unknown verdict still hangs on, in reading order; none for a settled one.
    pub fn missing(&self) -> Vec<Ref<Fact>> {
        let mut facts = Vec::new();
        self.collect_missing(&mut facts);
        facts
    }

    fn collect_missing(&self, facts: &mut Vec<Ref<Fact>>) {
        // A settled step cannot change any more, whatever is unknown below it.
        if self.verdict != Verdict::Unknown {
            return;
        }
        if let Test::Leaf(leaf) = self.test
            && !facts.contains(&leaf.fact)
        {
            facts.push(leaf.fact);
        }
        for step in &self.steps {
            step.collect_missing(facts);
        }
    }

    /// The facts whose answers made it come out as not met, in reading order; none for any other verdict.
    pub fn failing(&self) -> Vec<Ref<Fact>> {
        let mut facts = Vec::new();
        self.collect_deciding(Verdict::NotMet, &mut facts);
        facts
    }

    fn collect_deciding(&self, verdict: Verdict, facts: &mut Vec<Ref<Fact>>) {
        if self.verdict != verdict {
            return;
        }
        // What decides under a "not" came out the other way round.
        let below = match self.test {
            Test::Not(_) => verdict.negate(),
            Test::Leaf(_) | Test::All(_) | Test::Any(_) | Test::AtLeast(..) => verdict,
        };
        if let Test::Leaf(leaf) = self.test
            && !facts.contains(&leaf.fact)
        {
            facts.push(leaf.fact);
        }
        for step in &self.steps {
            step.collect_deciding(below, facts);
        }
    }

    /// Whether an answer given points towards it: a step is met that speaks for the whole, not against it.
    pub fn is_suggested(&self) -> bool {
        match self.test {
            Test::Leaf(_) => self.verdict == Verdict::Met,
            Test::Not(_) => false,
            Test::All(_) | Test::Any(_) | Test::AtLeast(..) => {
                self.steps.iter().any(Self::is_suggested)
            }
        }
    }
}
