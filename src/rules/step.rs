//! One test judged: the tree of its steps, each with its verdict. The tree is the result; its root is the verdict.

use crate::knowledge::{Answers, Fact, Test};
use crate::values::{Ref, Verdict, distinct};

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
    let steps: Vec<Step<'k>> = test.below().iter().map(|test| judge(test, answers)).collect();
    let verdict = answers.combine(test, steps.iter().map(|step| step.verdict));
    Step { test, verdict, steps }
}

impl Step<'_> {
    /// The facts that an unknown verdict still hangs on, in reading order; none for a settled one.
    pub fn missing(&self) -> Vec<Ref<Fact>> {
        let mut facts = Vec::new();
        self.collect_missing(&mut facts);
        distinct(facts)
    }

    fn collect_missing(&self, facts: &mut Vec<Ref<Fact>>) {
        // A settled step cannot change any more, whatever is unknown below it.
        if self.verdict != Verdict::Unknown {
            return;
        }
        if let Test::Leaf(leaf) = self.test {
            facts.push(leaf.fact);
        }
        for step in &self.steps {
            step.collect_missing(facts);
        }
    }

    /// The facts whose answers made it come out as not met, in reading order; none for any other verdict. Of ways of which one would do, those of the
    /// nearest: where the smallest part is lacking.
    pub fn failing(&self) -> Vec<Ref<Fact>> {
        let mut facts = Vec::new();
        self.collect_deciding(Verdict::NotMet, &mut facts);
        distinct(facts)
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
        match self.test {
            Test::Leaf(leaf) => facts.push(leaf.fact),
            Test::Any(_) if verdict == Verdict::NotMet => {
                let ways = self.steps.iter().map(|step| {
                    let mut lacking = Vec::new();
                    step.collect_deciding(verdict, &mut lacking);
                    (distinct(lacking), step.test.facts().len())
                });
                let nearest = ways.min_by(|(one, of_one), (other, of_other)| {
                    (one.len() * of_other).cmp(&(other.len() * of_one))
                });
                facts.extend(nearest.into_iter().flat_map(|(lacking, _)| lacking));
            }
            Test::All(_) | Test::Any(_) | Test::Not(_) | Test::AtLeast(..) => {
                for step in &self.steps {
                    step.collect_deciding(below, facts);
                }
            }
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

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a broken test should stop")]

    use super::judge;
    use crate::knowledge::{Answer, Answers, Fact, Knowledge, Leaf, Predicate, Test};
    use crate::values::{Ref, Verdict};
    use proptest::prelude::*;

    fn knowledge() -> &'static Knowledge {
        crate::builtin().expect("the built-in knowledge")
    }

    /// Facts that are answered with yes or no.
    fn flags() -> Vec<Ref<Fact>> {
        let is_flag = |fact: &Fact| matches!(fact.kind, crate::knowledge::FactKind::Flag);
        knowledge()
            .facts
            .refs()
            .filter(|(_, fact)| is_flag(fact))
            .map(|(pointer, _)| pointer)
            .take(4)
            .collect()
    }

    fn is(flag: usize, wanted: bool) -> Test {
        Test::Leaf(Leaf { fact: flags()[flag], predicate: Predicate::Is(wanted), told: false })
    }

    fn answered(given: &[Option<bool>]) -> Answers {
        let mut answers = Answers::none(knowledge().facts.len());
        for (fact, answer) in flags().into_iter().zip(given) {
            answers.set(fact, answer.map(Answer::Flag));
        }
        answers
    }

    #[test]
    fn an_answer_points_towards_a_test_only_where_it_speaks_for_it() {
        let yes_and_open = answered(&[Some(true), None, None, None]);
        let no_and_open = answered(&[Some(false), None, None, None]);
        let nothing = answered(&[]);
        let both = Test::All(vec![is(0, true), is(1, true)]);
        let suggested = |test: &Test, answers: &Answers| judge(test, answers).is_suggested();
        assert!(suggested(&both, &yes_and_open));
        assert!(!suggested(&both, &no_and_open));
        assert!(!suggested(&both, &nothing));
        let either = Test::Any(vec![is(0, true), is(1, true)]);
        assert!(!suggested(&either, &no_and_open));
        assert!(suggested(&Test::AtLeast(2, vec![is(0, true), is(1, true)]), &yes_and_open));
        // What is met below a "not" speaks against it.
        assert!(!suggested(&Test::Not(Box::new(is(0, true))), &yes_and_open));
    }

    fn tests() -> impl Strategy<Value = Test> {
        let leaf = (0_usize..4, any::<bool>()).prop_map(|(flag, wanted)| is(flag, wanted));
        leaf.prop_recursive(4, 40, 4, |test| {
            let list = || proptest::collection::vec(test.clone(), 1..4);
            prop_oneof![
                list().prop_map(Test::All),
                list().prop_map(Test::Any),
                test.clone().prop_map(|test| Test::Not(Box::new(test))),
                (0_usize..4, list()).prop_map(|(needed, list)| Test::AtLeast(needed, list)),
            ]
        })
    }

    /// How a test comes out where everything is answered, by the meaning of its words.
    fn holds(test: &Test, given: &[bool]) -> bool {
        match test {
            Test::Leaf(leaf) => {
                let place = flags().iter().position(|fact| *fact == leaf.fact).expect("a flag");
                leaf.predicate == Predicate::Is(given[place])
            }
            Test::All(tests) => tests.iter().all(|test| holds(test, given)),
            Test::Any(tests) => tests.iter().any(|test| holds(test, given)),
            Test::Not(test) => !holds(test, given),
            Test::AtLeast(needed, tests) => {
                tests.iter().filter(|test| holds(test, given)).count() >= *needed
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// With its steps or without, a test comes out the same, and as its words mean it: settled only where no missing answer could change it.
        #[test]
        fn a_test_comes_out_the_same_with_its_steps_and_without(
            test in tests(),
            given in proptest::collection::vec(any::<Option<bool>>(), 4),
        ) {
            let answers = answered(&given);
            let step = judge(&test, &answers);
            prop_assert_eq!(step.verdict, answers.judge(&test));
            prop_assert_eq!(step.steps.len(), test.below().len());
            let completions = (0..16_u8).map(|bits| -> Vec<bool> {
                let guess = |place: usize| bits >> place & 1 == 1;
                given.iter().enumerate().map(|(place, answer)| answer.unwrap_or(guess(place))).collect()
            });
            let outcomes: Vec<bool> = completions.map(|given| holds(&test, &given)).collect();
            match step.verdict {
                Verdict::Met => prop_assert!(outcomes.iter().all(|met| *met)),
                Verdict::NotMet => prop_assert!(outcomes.iter().all(|met| !*met)),
                Verdict::Unknown => prop_assert!(given.iter().any(Option::is_none)),
            }
        }
    }
}
