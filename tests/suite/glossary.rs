//! The words and the priorities of the built-in knowledge: each word is used and explained simply, and every row can be weighed.

#![expect(clippy::expect_used, reason = "a broken file should stop the test")]

use std::collections::BTreeSet;
use std::path::Path;

fn knowledge() -> &'static spinecmp::knowledge::Knowledge {
    spinecmp::builtin().expect("whole")
}

/// Everything that a page may be made of: the data without the glossary, and what the pages about money say by themselves.
fn texts() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["data/knowledge", "src/report/cost", "src/wording", "src/cost"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() && !path.ends_with("glossary.yaml") && !path.ends_with("sources.yaml")
            {
                let text = std::fs::read_to_string(&path).expect("a file");
                // A sentence in a file of data may run over the end of a line.
                let lines: Vec<&str> = text
                    .lines()
                    .map(str::trim)
                    .filter(|line| !line.starts_with('#') && !line.starts_with("//"))
                    .collect();
                all.push_str(&lines.join(" "));
                all.push(' ');
            }
        }
    }
    all.to_lowercase()
}

fn holds(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(start, _)| {
        let is_letter = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
        !is_letter(text[..start].chars().last())
            && !is_letter(text[start + word.len()..].chars().next())
    })
}

/// Runs of vowels, a silent `e` at the end left out: good enough for plain words.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let mut count = 0;
    let mut before = ' ';
    for letter in word.chars() {
        if is_vowel(letter) && !is_vowel(before) {
            count += 1;
        }
        before = letter;
    }
    if word.ends_with('e') && !word.ends_with("le") && count > 1 {
        count -= 1;
    }
    count.max(1)
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['.', '?', '!'])
        .map(str::trim)
        .filter(|sentence| !sentence.is_empty())
        .collect()
}

/// The school year in which a text can be read, by Flesch and Kincaid.
#[expect(clippy::cast_precision_loss, reason = "these texts are short")]
fn grade<'t>(texts: impl IntoIterator<Item = &'t str>) -> f64 {
    let (mut said, mut words, mut parts) = (0, 0, 0);
    for text in texts {
        said += sentences(text).len();
        words += text.split_whitespace().count();
        parts += text.split_whitespace().map(syllables).sum::<usize>();
    }
    0.39 * words as f64 / said as f64 + 11.8 * parts as f64 / words as f64 - 15.59
}

#[test]
fn every_word_of_the_glossary_is_used() {
    let texts = texts();
    let idle: Vec<&str> = knowledge()
        .glossary
        .iter()
        .filter(|term| !term.forms().any(|form| holds(&texts, &form.to_lowercase())))
        .map(|term| term.word.as_str())
        .collect();
    assert_eq!(idle, [""; 0], "no text uses these");
}

#[test]
fn the_glossary_is_in_the_order_of_the_alphabet() {
    let words: Vec<String> =
        knowledge().glossary.iter().map(|term| term.word.to_lowercase()).collect();
    assert!(words.is_sorted(), "{words:?}");
}

#[test]
fn every_meaning_reads_simply() {
    let glossary = &knowledge().glossary;
    for term in glossary {
        let said = sentences(&term.means);
        assert!((1..=2).contains(&said.len()), "{}", term.means);
        assert!(term.means.ends_with('.'), "{}", term.means);
        // One word is a rule of law in days, and means nothing without them.
        assert!(
            term.word == "benefit period"
                || !term.means.contains(|letter: char| letter.is_ascii_digit()),
            "{}: a figure has no source here",
            term.means
        );
        for sentence in said {
            assert!(sentence.split_whitespace().count() <= 20, "{sentence}");
        }
        // A short text cannot be graded finely, so each has room; all of them together have none.
        let grade = grade([term.means.as_str()]);
        assert!(grade <= 12.0, "{}: grade {grade:.1}", term.means);
    }
    let grade = grade(glossary.iter().map(|term| term.means.as_str()));
    assert!(grade <= 6.0, "grade {grade:.1}");
}

#[test]
fn the_words_of_this_field_are_explained() {
    let forms: BTreeSet<&str> =
        knowledge().glossary.iter().flat_map(spinecmp::knowledge::Term::forms).collect();
    for word in [
        "anesthesia",
        "cauda equina",
        "certainty",
        "decompression",
        "deductible",
        "discectomy",
        "dummy",
        "epidural",
        "facet joint",
        "fusion",
        "heat treatment",
        "herniated disc",
        "MRI",
        "nerve block",
        "NHS",
        "NSAID",
        "opioid",
        "physical therapy",
        "placebo",
        "radiofrequency",
        "registry",
        "review",
        "sacroiliac joint",
        "sciatica",
        "sham",
        "slipped disc",
        "stenosis",
        "steroid",
        "trial",
    ] {
        assert!(forms.contains(word), "`{word}` is not explained");
    }
}

#[test]
fn every_row_that_people_see_can_be_weighed() {
    let knowledge = knowledge();
    for condition in &knowledge.conditions {
        let mut priorities = BTreeSet::new();
        for row in &condition.rows_normal {
            let outcome = &knowledge.outcomes[row.outcome];
            priorities.extend(&outcome.priorities);
            assert!(
                !outcome.priorities.is_empty(),
                "{}: `{}` has no priority",
                condition.id,
                outcome.id
            );
        }
        // Too few would leave nothing to weigh; too many would not be weighed.
        assert!((4..=14).contains(&priorities.len()), "{}: {priorities:?}", condition.id);
    }
}

#[test]
fn a_priority_is_what_somebody_may_care_for() {
    let all: BTreeSet<&str> = knowledge()
        .outcomes
        .iter()
        .flat_map(|outcome| &outcome.priorities)
        .map(String::as_str)
        .collect();
    for priority in &all {
        let words = priority.split_whitespace().count();
        assert!((8..=16).contains(&words), "{priority}: {words} words");
        assert!(priority.starts_with("I "), "{priority}");
        assert!(!priority.contains(|letter: char| letter.is_ascii_digit()), "{priority}");
        for word in ["better than", "best", "works", "should", "more likely"] {
            assert!(!holds(&priority.to_lowercase(), word), "{priority}");
        }
    }
    let grade = grade(all.iter().copied());
    assert!(grade <= 6.0, "grade {grade:.1}");
    // People care for different things, and none of them may be left out.
    for care in [
        "less pain",
        "as soon as",
        "clearly better",
        "serious harm",
        "daily tasks",
        "no more to follow",
    ] {
        assert!(all.iter().any(|priority| priority.contains(care)), "nobody cares for `{care}`");
    }
    // Who would rather not, and who would: neither is the natural one.
    for (one, other) in [
        ("avoid surgery", "accept surgery"),
        ("avoid needles", "accept a needle"),
        ("avoid being put to sleep", "accept being put to sleep"),
        ("home again on the same day", "accept some days in a hospital"),
        ("heal by itself", "rather have something done"),
        ("serious harm", "accept some risk"),
        ("cost of my care to be low", "accept a high cost"),
    ] {
        let outcome = knowledge()
            .outcomes
            .iter()
            .find(|outcome| outcome.priorities.iter().any(|text| text.contains(one)))
            .expect("somebody cares for it");
        assert!(
            outcome.priorities.iter().any(|text| text.contains(other)),
            "{}: `{one}` stands without `{other}`",
            outcome.id
        );
    }
}

#[test]
fn outcomes_that_mean_the_same_for_a_person_carry_the_same_sentence() {
    let knowledge = knowledge();
    let priorities = |id: &str| {
        knowledge
            .outcomes
            .iter()
            .find(|outcome| outcome.id == id)
            .map(|outcome| &outcome.priorities)
            .expect("an outcome")
    };
    for (one, other) in [
        ("leg-pain-extra", "leg-pain-after"),
        ("back-pain-extra", "back-pain-after"),
        ("disability-extra", "disability-after"),
        ("price-medicare", "year-cost"),
        ("infection", "nerve-damage"),
    ] {
        assert_eq!(priorities(one), priorities(other));
    }
}
