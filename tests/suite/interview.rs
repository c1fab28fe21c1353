//! Questions one at a time, held against random answers: none twice, none that can change nothing, warning signs first, and the same answer as that of a
//! profile with the same answers.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

use crate::common::{Run, spinecmp, unstamped};
use proptest::prelude::*;
use spinecmp::knowledge::{Answer, Criterion, Fact, FactKind, Knowledge, Urgency};
use spinecmp::profile::{Profile, ProfileBuilder, filled};
use spinecmp::rules::{Assessment, Interview, NextQuestion, StopReason, Turn, assess};
use spinecmp::values::{Ref, Verdict};
use std::collections::BTreeSet;

fn knowledge() -> &'static Knowledge {
    spinecmp::builtin().expect("the built-in knowledge")
}

fn someone(condition: usize) -> (Profile, Vec<Ref<spinecmp::knowledge::Treatment>>) {
    let knowledge = knowledge();
    let (condition, entry) = knowledge.conditions.refs().nth(condition).expect("a condition");
    (Profile::of_condition(knowledge, condition), entry.treatments.clone())
}

/// An answer of that fact, from a number that was drawn.
fn drawn(fact: &Fact, draw: u32) -> Answer {
    let place = |count: usize| draw as usize % count;
    match &fact.kind {
        FactKind::Flag => Answer::Flag(draw.is_multiple_of(4)),
        FactKind::Choice(options) => {
            Answer::Choice(u8::try_from(place(options.len())).expect("small"))
        }
        FactKind::Set(options) => Answer::Set(u64::from(draw) & ((1 << options.len()) - 1)),
        FactKind::Number { min, max, .. } => Answer::Number((min + f64::from(draw % 60)).min(*max)),
    }
}

/// How everything comes out but what is left out.
fn verdicts(assessment: &Assessment, without: &BTreeSet<Ref<Criterion>>) -> Vec<Option<Verdict>> {
    let flags = assessment.red_flags.iter().map(|judged| Some(judged.step.verdict));
    let criteria = assessment.criteria();
    let rules = criteria.iter().filter(|judged| !without.contains(&judged.criterion));
    flags.chain(rules.map(|judged| judged.verdict())).collect()
}

/// Whether the fact is read by a rule or a sign that is not settled.
fn bears_on_something(assessment: &Assessment, fact: Ref<Fact>) -> bool {
    assessment.undetermined().tests().any(|test| test.facts().contains(&fact))
}

/// Answers every question as the draws say (one of seven is skipped); returns the facts that were asked, and how it ended.
fn answered(interview: &mut Interview, draws: &[u32]) -> (Vec<Ref<Fact>>, StopReason) {
    let knowledge = knowledge();
    let mut asked: Vec<Ref<Fact>> = Vec::new();
    loop {
        let before = interview.assessment();
        match interview.turn() {
            Turn::End(end) => return (asked, end),
            Turn::Ask { question: NextQuestion::Condition, .. } => interview.answer_condition(None),
            Turn::Ask { question: NextQuestion::Fact(open), at_most } => {
                let fact = open.fact;
                assert!(!asked.contains(&fact), "{} twice", knowledge.facts[fact].id);
                assert!(at_most >= 1);
                assert_eq!(interview.profile().answers.get(fact), None, "it is known");
                assert!(bears_on_something(&before, fact), "{}", knowledge.facts[fact].id);
                // Warning signs first: nothing else is asked while one hangs on something that was not asked.
                if open.red_flags == 0 {
                    let open_signs = before.unanswered().flat_map(|judged| judged.step.missing());
                    assert!(open_signs.into_iter().all(|fact| asked.contains(&fact)));
                }
                let draw = draws.get(asked.len()).copied().unwrap_or_default();
                let answer = (draw % 7 != 3).then(|| drawn(&knowledge.facts[fact], draw / 7));
                interview.answer(fact, answer);
                asked.push(fact);
                assert!(asked.len() <= knowledge.facts.len());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_not_asked_can_change_nothing(
        condition in 0_usize..6,
        draws in proptest::collection::vec(any::<u32>(), 60),
        others in proptest::collection::vec(any::<u32>(), 60),
    ) {
        let knowledge = knowledge();
        let (profile, treatments) = someone(condition);
        let mut interview = Interview::new(knowledge, profile, treatments, false);
        let (asked, end) = answered(&mut interview, &draws);
        let assessment = interview.assessment();
        let urgency = assessment.urgency(knowledge);
        prop_assert_eq!(end == StopReason::GetHelp, urgency.is_some_and(Urgency::stops_comparison));
        if end == StopReason::Settled {
            // Whatever is true of all that was not asked, everything comes out the same: but for what counts only where somebody tells it.
            let tests = knowledge.criteria.iter().map(|rule| &rule.when);
            let mut told: BTreeSet<Ref<Fact>> = BTreeSet::new();
            for test in tests.chain(knowledge.red_flags.iter().map(|flag| &flag.when)) {
                test.each_leaf(&mut |leaf| told.extend(leaf.told.then_some(leaf.fact)));
            }
            let mut completed = interview.profile().clone();
            for (place, (fact, entry)) in knowledge.facts.refs().enumerate() {
                if completed.answers.get(fact).is_none() && !asked.contains(&fact) && !told.contains(&fact) {
                    let draw = others.get(place).copied().unwrap_or_default();
                    completed.answers.set(fact, Some(drawn(entry, draw)));
                }
            }
            let after = assess(knowledge, &completed, interview.treatments());
            // A set that is for other people is not asked about.
            let sets = assessment.treatments.iter().flat_map(|treatment| &treatment.rule_sets);
            let others = sets.filter(|set| set.is_for_others).flat_map(|set| &set.criteria);
            let others: BTreeSet<Ref<Criterion>> = others.map(|rule| rule.criterion).collect();
            prop_assert_eq!(verdicts(&assessment, &others), verdicts(&after, &others));
        }
    }

    #[test]
    fn answers_that_are_kept_read_back_as_they_are(
        condition in 0_usize..6,
        draws in proptest::collection::vec(any::<u32>(), 60),
    ) {
        let knowledge = knowledge();
        let (profile, treatments) = someone(condition);
        let mut interview = Interview::new(knowledge, profile, treatments, false);
        let (asked, _) = answered(&mut interview, &draws);
        let file = filled(knowledge, interview.profile());
        let mut builder = ProfileBuilder::new(knowledge);
        builder.read("kept.yaml", file.as_bytes()).expect("a sound file");
        let read = builder.build().expect("a profile");
        prop_assert_eq!(&read, interview.profile());
        let lines: BTreeSet<&str> = file.lines().collect();
        prop_assert!(lines.len() <= asked.len() + 2);
        // One step back and forward again leads to the same question.
        let end = interview.turn();
        if interview.back() {
            let Turn::Ask { question: NextQuestion::Fact(open), .. } = interview.turn() else {
                return Err(TestCaseError::fail("there was a question"));
            };
            prop_assert_eq!(Some(&open.fact), asked.last());
            interview.answer(open.fact, read.answers.get(open.fact));
            prop_assert_eq!(interview.turn(), end);
        } else {
            prop_assert!(asked.is_empty());
        }
    }
}

fn ask(args: &[&str], lines: &str) -> Run {
    spinecmp(&[&["check", "--ask"], args].concat(), lines)
}

#[test]
fn an_answer_from_a_pipe_is_that_of_a_profile_with_the_same_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let me = folder.path().join("me.yaml").display().to_string();
    let run = ask(&["--condition", "stenosis", "-f", "json"], "no\n\nno\n");
    assert_eq!(run.code, 0, "{}", run.err);
    let kept = ask(&["--condition", "stenosis", "-o", &me], "no\n\nno\n");
    assert_eq!(kept.code, 0, "{}", kept.err);
    let again = spinecmp(&["check", "-p", &me, "-f", "json"], "");
    assert_eq!(unstamped(&run.out), unstamped(&again.out));
    // The page is on the screen, not in the file of answers.
    assert!(kept.out.starts_with("Published rules"), "{}", kept.out);
    let file = std::fs::read_to_string(&me).expect("the answers");
    assert!(file.contains("condition: lumbar-spinal-stenosis\n"), "{file}");
    // Not every question takes a "no". From a list of answers that is an error: all that follow would be taken for answers to other questions.
    let run = ask(&[], &"no\n".repeat(40));
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`no` is no answer to question"), "{}", run.err);
    assert_eq!(run.out, "");
}

#[test]
fn it_ends_where_help_comes_first_and_where_the_person_stops() {
    let run = ask(&["--set", "saddle-numbness=true"], "");
    assert!(!run.err.contains("Question"), "{}", run.err);
    assert!(run.out.contains("emergency department now"));
    let run = ask(&[], "q\nyes\n");
    assert_eq!(run.err.matches("Question").count(), 1, "{}", run.err);
    assert_eq!(run.code, 0);
    // Back, why, and back before the first.
    let run = ask(&[], "b\nw\nno\nb\n");
    assert!(run.err.contains("This is the first question."), "{}", run.err);
    assert!(run.err.contains("hang on it.") || run.err.contains("hangs on it."), "{}", run.err);
    assert_eq!(run.err.matches("Question 1 ").count(), 2, "{}", run.err);
    assert!(!run.err.contains('\u{1b}'));
}

#[test]
fn standard_input_holds_one_thing() {
    let run = ask(&["-p", "-"], "age: 44\n");
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("--patient -, --ask: standard input can be read only once"),
        "{}",
        run.err
    );
}

#[test]
fn answers_that_are_kept_are_not_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("me.yaml");
    std::fs::write(&path, "age: 68\n").expect("written");
    let file = path.display().to_string();
    let run = ask(&["-o", &file], "q\n");
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("is there, and may hold other answers"), "{}", run.err);
    assert_eq!(std::fs::read_to_string(&path).expect("read"), "age: 68\n");
    // Who goes on with them keeps what was there.
    let run = ask(&["-p", &file, "-o", &file], "q\n");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(std::fs::read_to_string(&path).expect("read").contains("age: 68"));
}

/// Who says no to everything is asked for what may be an emergency before what may be for today, and so on.
#[test]
fn the_most_urgent_sign_is_asked_for_first() {
    let knowledge = knowledge();
    for condition in 0..knowledge.conditions.len() {
        let (profile, treatments) = someone(condition);
        let mut interview = Interview::new(knowledge, profile, treatments, false);
        let mut before = Urgency::EmergencyNow;
        let mut count = 0;
        while let Turn::Ask { question: NextQuestion::Fact(open), .. } = interview.turn() {
            let assessment = interview.assessment();
            let of_fact =
                assessment.unanswered().filter(|judged| judged.step.missing().contains(&open.fact));
            let urgency = of_fact.map(|judged| knowledge.red_flags[judged.flag].urgency).min();
            let Some(urgency) = urgency else { break };
            assert!(before <= urgency, "{}", knowledge.facts[open.fact].id);
            before = urgency;
            let no = match &knowledge.facts[open.fact].kind {
                FactKind::Flag => Answer::Flag(false),
                FactKind::Choice(_) => Answer::Choice(0),
                FactKind::Set(_) => Answer::Set(0),
                FactKind::Number { min, .. } => Answer::Number(*min),
            };
            interview.answer(open.fact, Some(no));
            count += 1;
        }
        assert!(count > 10, "{count}");
    }
}

#[test]
fn answers_are_offered_in_plain_words_and_taken_in_the_words_of_a_profile() {
    let page = ask(&[], &"\n".repeat(60)).err;
    assert!(page.contains("such as warfarin") && !page.contains(". anticoagulant"), "{page}");
    // Whatever the dialog prints may be typed.
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut typed = 0;
    for fact in &spinecmp::builtin().expect("whole").facts {
        let Some((before, _)) = page.split_once(&format!(". {}", fact.question)) else { continue };
        let skipped = "\n".repeat(before.matches("Question ").count() - 1);
        for said in fact.words.values() {
            let run = ask(&["-f", "json"], &format!("{skipped}{said}\nq\n"));
            assert_eq!((run.code, run.err.contains("is no answer")), (0, false), "{said}");
            typed += 1;
        }
    }
    assert!(typed > 5, "{typed}");
}

/// Whoever fills in more keeps what is there.
#[test]
fn a_file_to_fill_in_holds_the_answers_that_were_given() {
    let given = ["check", "-p", "docs/example-profile.yaml", "--set", "age=50"];
    let file = spinecmp(&[&given[..], &["--questions"]].concat(), "").out;
    assert!(file.contains("\nage: 50\n") && file.contains("\nweakness: "), "{file}");
    let again = spinecmp(&["check", "-p", "-", "-f", "json"], &file).out;
    let first = spinecmp(&[&given[..], &["-f", "json"]].concat(), "").out;
    assert_eq!(unstamped(&again), unstamped(&first));
}
