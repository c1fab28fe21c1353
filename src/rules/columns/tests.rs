//! A block of people comes out as each of them alone.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

use super::{CompiledRules, JudgedBlock, People};
use crate::knowledge::{Answer, Answers, Condition, Fact, FactKind, Knowledge, Test};
use crate::profile::Profile;
use crate::rules::{Applies, RuleDirection, assess, judge};
use crate::values::Ref;
use proptest::prelude::*;

fn knowledge() -> &'static Knowledge {
    crate::builtin().expect("the built-in knowledge")
}

/// The facts that some verdict of a person hangs on.
fn missing_of(judged: &JudgedBlock, person: usize) -> Vec<Ref<Fact>> {
    let of_person = judged.missing.iter().filter(|(_, people)| people.has(person));
    of_person.map(|(fact, _)| *fact).collect()
}

/// Answers at which some rule can turn, unknown included.
fn answers_of(fact: &Fact, limits: &[f64]) -> Vec<Option<Answer>> {
    let mut answers = vec![None];
    match &fact.kind {
        FactKind::Flag => answers.extend([false, true].map(|flag| Some(Answer::Flag(flag)))),
        FactKind::Number { min, max, .. } => {
            let around = limits.iter().flat_map(|limit| [limit - 1.0, *limit, limit + 1.0]);
            let inside = |number: &f64| (*min..=*max).contains(number);
            answers.extend(
                [*min, *max]
                    .into_iter()
                    .chain(around)
                    .filter(inside)
                    .map(|n| Some(Answer::Number(n))),
            );
        }
        FactKind::Choice(options) => answers.extend(
            (0..options.len())
                .filter_map(|option| u8::try_from(option).ok())
                .map(|option| Some(Answer::Choice(option))),
        ),
        FactKind::Set(options) => {
            answers.push(Some(Answer::Set(0)));
            answers.extend((0..options.len()).map(|option| Some(Answer::Set(1 << option))));
            answers.push(Some(Answer::Set((1 << options.len()) - 1)));
            answers.extend((0..options.len()).map(|option| Some(Answer::Among(1 << option))));
        }
    }
    answers
}

/// The numbers that any rule of the knowledge compares a fact with.
fn limits(knowledge: &Knowledge, fact: Ref<Fact>) -> Vec<f64> {
    let mut limits = Vec::new();
    let mut look = |test: &Test| {
        test.each_leaf(&mut |leaf| {
            if leaf.fact == fact
                && let crate::knowledge::Predicate::AtLeast(limit)
                | crate::knowledge::Predicate::AtMost(limit) = leaf.predicate
            {
                limits.push(limit);
            }
        });
    };
    knowledge.red_flags.iter().for_each(|flag| look(&flag.when));
    for criterion in &knowledge.criteria {
        look(&criterion.when);
        criterion.applies_when.iter().for_each(&mut look);
    }
    limits
}

/// People by the numbers that choose their condition and answers.
fn people(seeds: &[(usize, Vec<usize>)]) -> Vec<(Ref<Condition>, Answers)> {
    let knowledge = knowledge();
    let conditions: Vec<Ref<Condition>> =
        knowledge.conditions.refs().map(|(found, _)| found).collect();
    seeds
        .iter()
        .map(|(condition, choices)| {
            let condition = *conditions.get(condition % conditions.len()).expect("a condition");
            let mut answers = Profile::of_condition(knowledge, condition).answers;
            for ((fact, entry), choice) in knowledge.facts.refs().zip(choices) {
                if Some(fact) != knowledge.condition_fact {
                    let all = answers_of(entry, &limits(knowledge, fact));
                    answers.set(fact, *all.get(choice % all.len()).expect("an answer"));
                }
            }
            (condition, answers)
        })
        .collect()
}

fn block(people: &[(Ref<Condition>, Answers)]) -> People {
    let knowledge = knowledge();
    let mut block = People::new(knowledge);
    for (condition, answers) in people {
        let person = block.add().expect("room");
        block.set_condition(person, *condition);
        for (fact, _) in knowledge.facts.refs() {
            if let Some(answer) = answers.get(fact) {
                block.set(person, fact, answer);
            }
        }
    }
    block
}

/// Holds one person of a block against that person judged alone.
fn is_as_alone(judged: &JudgedBlock, person: usize, condition: Ref<Condition>, answers: &Answers) {
    let knowledge = knowledge();
    let treatments = &knowledge.conditions[condition].treatments;
    let alone = Profile { answers: answers.clone(), ..Profile::of_condition(knowledge, condition) };
    let assessment = assess(knowledge, &alone, treatments);
    for (flag, (pointer, column)) in assessment.red_flags.iter().zip(&judged.red_flags) {
        assert_eq!((flag.flag, flag.step.verdict), (*pointer, column.verdict(person)));
    }
    let contradictions: Vec<_> = judged.contradictions_of(person).collect();
    assert_eq!(contradictions, assessment.contradictions);
    let criteria = assessment.criteria();
    let mut missing: Vec<Ref<Fact>> =
        assessment.unanswered().flat_map(|flag| flag.step.missing()).collect();
    for column in &judged.criteria {
        let id = &knowledge.criteria[column.criterion].id;
        let of_person = criteria.iter().find(|judged| judged.criterion == column.criterion);
        let expected = of_person.and_then(|judged| judged.verdict_for_person());
        assert_eq!(column.verdict(person), expected, "{id} of person {person}");
        let mut sets = assessment.treatments.iter().flat_map(|treatment| &treatment.rule_sets);
        let is_for_others = sets.any(|set| {
            set.is_for_others && set.criteria.iter().any(|rule| rule.criterion == column.criterion)
        });
        let direction = of_person
            .filter(|_| !is_for_others)
            .map_or(RuleDirection::Others, |judged| RuleDirection::of(knowledge, judged));
        assert_eq!(column.direction(knowledge, person), direction, "{id} of person {person}");
        if let Some(judged) = of_person.filter(|_| !is_for_others) {
            if let Applies::Depends(step) = &judged.applies {
                missing.extend(step.missing());
            }
            missing.extend(judged.step.iter().flat_map(crate::rules::Step::missing));
        }
    }
    missing.sort();
    missing.dedup();
    assert_eq!(missing_of(judged, person), missing);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn people_judged_together_come_out_as_each_alone(
        seeds in proptest::collection::vec((any::<usize>(), proptest::collection::vec(any::<usize>(), 57)), 1..80),
    ) {
        let knowledge = knowledge();
        let people = people(&seeds);
        let mut block = block(&people);
        let rules = CompiledRules::of(knowledge, |condition, treatment| {
            knowledge.conditions[condition].treatments.contains(&treatment)
        });
        let judged = rules.judge(&block);
        for (person, (condition, answers)) in people.iter().enumerate() {
            prop_assert_eq!(&block.answers(person), answers);
            is_as_alone(&judged, person, *condition, answers);
        }
        // What is forgotten is unknown to everybody.
        for (fact, _) in knowledge.facts.refs() {
            block.forget_answers(fact);
        }
        let none = Answers::none(knowledge.facts.len());
        let again = rules.judge(&block);
        for (person, (condition, _)) in people.iter().enumerate() {
            prop_assert_eq!(&block.answers(person), &none);
            is_as_alone(&again, person, *condition, &none);
        }
    }

    /// Whatever a rule is made of, and where people need many words of bits.
    #[test]
    fn a_test_comes_out_the_same_compiled(
        test in tests(),
        given in proptest::collection::vec(proptest::collection::vec(any::<Option<bool>>(), 4), 1..=super::BLOCK),
    ) {
        let knowledge = knowledge();
        let people: Vec<(Ref<Condition>, Answers)> = given.iter().map(|given| {
            let mut answers = Answers::none(knowledge.facts.len());
            for (fact, answer) in flags().into_iter().zip(given) {
                answers.set(fact, answer.map(Answer::Flag));
            }
            let (condition, _) = knowledge.conditions.refs().next().expect("a condition");
            (condition, answers)
        }).collect();
        let mut rules = CompiledRules::of(knowledge, |_, _| false);
        let flag = rules.red_flags.first().expect("a red flag").0;
        rules.red_flags = vec![(flag, rules.compile(&test))];
        let judged = rules.judge(&block(&people));
        let (_, column) = judged.red_flags.first().expect("the test");
        for (person, (_, answers)) in people.iter().enumerate() {
            let step = judge(&test, answers);
            prop_assert_eq!(column.verdict(person), step.verdict);
            let mut missing = step.missing();
            missing.sort();
            prop_assert_eq!(missing_of(&judged, person), missing);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_counter_counts(all in proptest::collection::vec(proptest::collection::vec(0..super::BLOCK, 0..40), 0..40)) {
        let mut counter = super::Counter::default();
        let mut plain = vec![0; super::BLOCK];
        for people in &all {
            let mut bitmap = super::Bitmap::NONE;
            for person in people {
                if !bitmap.has(*person) {
                    bitmap.add(*person);
                    *plain.get_mut(*person).expect("a person") += 1;
                }
            }
            counter.add(&bitmap);
        }
        prop_assert_eq!(counter.numbers().to_vec(), plain);
    }
}

/// Facts that are answered with yes or no.
fn flags() -> Vec<Ref<Fact>> {
    let is_flag = |(_, fact): &(Ref<Fact>, &Fact)| matches!(fact.kind, FactKind::Flag);
    knowledge().facts.refs().filter(is_flag).map(|(pointer, _)| pointer).take(4).collect()
}

fn tests() -> impl Strategy<Value = Test> {
    let leaf = (0_usize..4, any::<bool>(), any::<bool>()).prop_map(|(flag, wanted, told)| {
        let fact = *flags().get(flag).expect("a flag");
        Test::Leaf(crate::knowledge::Leaf {
            fact,
            predicate: crate::knowledge::Predicate::Is(wanted),
            told,
        })
    });
    leaf.prop_recursive(4, 40, 4, |test| {
        let list = || proptest::collection::vec(test.clone(), 0..4);
        prop_oneof![
            list().prop_map(Test::All),
            list().prop_map(Test::Any),
            test.clone().prop_map(|test| Test::Not(Box::new(test))),
            (0_usize..6, list()).prop_map(|(needed, list)| Test::AtLeast(needed, list)),
        ]
    })
}
