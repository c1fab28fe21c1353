//! Sentences counted by hand, and laws that hold for any text.

use super::*;
use proptest::prelude::*;

fn reading(words: u32, sentences: u32, syllables: u32, polysyllables: u32) -> Reading {
    Reading { words, sentences, syllables, polysyllables }
}

#[test]
fn sentences_counted_by_hand() {
    for (text, expected) in [
        ("The cat sat on the mat.", reading(6, 1, 6, 0)),
        // Some-one has to drive you home. It can take 10.
        ("Someone has to drive you home. It can take 10.", reading(9, 2, 10, 0)),
        // A doc-tor puts a ste-roid in the space a-round the nerves.
        ("A doctor puts a steroid in the space around the nerves.", reading(11, 1, 14, 0)),
        // Sur-ge-ry works fas-ter; re-co-ve-ry may take six weeks.
        ("Surgery works faster; recovery may take 6 weeks [1,2].", reading(7, 1, 13, 2)),
        // In-fec-tion, e.g. of the wound, hap-pens to 1.5 of 100.
        ("Infection, e.g. of the wound, happens to 1.5 of 100.", reading(8, 1, 12, 1)),
        ("12.5 (10.9 to 15.6) [4]. 1,200", reading(1, 1, 1, 0)),
        ("", Reading::default()),
        ("12. 13!", Reading::default()),
    ] {
        assert_eq!(read([text], &Glossary::none()), expected, "{text}");
    }
}

#[test]
fn a_term_of_the_glossary_counts_as_short() {
    let text = "Physical therapy, an Arthroscopy, two arthroscopies; physical work, an assembly.";
    let known = Glossary::new(["physical therapy", "arthroscopy", "assemblies"]);
    assert_eq!(read([text], &Glossary::none()), reading(10, 1, 24, 6));
    assert_eq!(read([text], &known), reading(10, 1, 12, 1));
}

#[test]
fn the_hardest_sentences_come_first_and_say_where_they_are() {
    let texts = [
        "It hurts when you walk far. An operation is occasionally unavoidable for them.",
        "Radiofrequency denervation. Stay in bed for a day or two.",
    ];
    let found = hardest(texts, &Glossary::none(), 2);
    let shown: Vec<(usize, &str)> = found.iter().map(|one| (one.part, one.text)).collect();
    assert_eq!(
        shown,
        [
            (0, "An operation is occasionally unavoidable for them."),
            (1, "Stay in bed for a day or two.")
        ]
    );
    // Two words are no sentence to grade.
    assert_eq!(hardest(texts, &Glossary::none(), 9).len(), 3);
}

#[test]
fn long_texts_of_anything_are_read() {
    for unit in [
        "a", ".", "a.", "a. ", "-", "'", "`", "[", "[1]", "e.g.", "\n", "é", "語", "\u{202e}",
        "ia", "A.B", "eye ",
    ] {
        let text = unit.repeat(100_000 / unit.len());
        let found = read([text.as_str()], &Glossary::new(["a", "a a a", "語"]));
        assert!(found.polysyllables <= found.words, "{unit}");
    }
}

#[test]
fn a_megabyte_is_read() {
    let text = "ia.é 語[1] `e.g. A.B\u{202e}\n--'’… ".repeat(30_000);
    assert!(text.len() > 1_000_000);
    let found = read([text.as_str()], &Glossary::new(["ia"]));
    assert!(found.sentences > 0 && found.words >= found.sentences);
}

proptest! {
    #[test]
    fn parts_read_apart_add_up_in_any_order(texts in prop::collection::vec("\\PC{0,60}", 0..6)) {
        let known = Glossary::new(["a", "b c"]);
        let together = read(texts.iter().map(String::as_str), &known);
        let apart: Reading = texts.iter().rev().map(|text| read([text.as_str()], &known)).sum();
        prop_assert_eq!(together, apart);
    }

    #[test]
    fn a_glossary_never_raises_the_grade(text in "([a-e]{1,4}[ .]){1,40}", terms in prop::collection::vec("[a-e]{1,3}( [a-e]{1,3})?", 0..8)) {
        let bare = read([text.as_str()], &Glossary::none());
        let explained = read([text.as_str()], &Glossary::new(terms.iter().map(String::as_str)));
        prop_assert!(explained.grade() <= bare.grade());
        prop_assert!(explained.smog() <= bare.smog());
        prop_assert_eq!((explained.words, explained.sentences), (bare.words, bare.sentences));
    }

    #[test]
    fn a_long_word_put_in_never_lowers_smog(words in prop::collection::vec("[a-z]{1,9}", 1..30), place in 0_usize..30) {
        let mut longer = words.clone();
        longer.insert(place.min(words.len()), "operation".to_owned());
        let smog = |words: &[String]| read([words.join(" ").as_str()], &Glossary::none()).smog();
        prop_assert!(smog(&longer) >= smog(&words));
    }

    #[test]
    fn no_text_stops_it(text in any::<String>(), term in any::<String>()) {
        let known = Glossary::new([term.as_str()]);
        let whole = read([text.as_str()], &known);
        let found = hardest([text.as_str()], &known, usize::MAX);
        prop_assert!(found.iter().map(|one| one.reading.words).sum::<u32>() <= whole.words);
    }
}
