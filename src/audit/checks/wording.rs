//! Words that a plain page does not use: no chance in words alone, no "1 in 50", no words of statistics.

use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::passage::{Passage, PassageKind};
use crate::audit::subject::Subject;
use crate::report::Text;
use crate::values::plural;
use memchr::memmem;

/// Words that tell a chance by themselves.
const CHANCES: [&str; 14] = [
    "rare",
    "rarely",
    "very rare",
    "uncommon",
    "unlikely",
    "very likely",
    "low risk",
    "high risk",
    "small risk",
    "small chance",
    "good chance",
    "hardly ever",
    "almost never",
    "almost always",
];

/// Words of statistics.
const JARGON: [&str; 7] =
    ["p<", "p <", "p=", "p =", "confidence interval", "odds ratio", "hazard ratio"];

/// Said where nobody has counted: then no number can stand beside the word.
const NOT_COUNTED: [&str; 2] = ["no count", "no number"];

/// A number this near makes a word of chance plain, and so does the remark that there is none.
const NEAR: usize = 60;

/// G2: a word of chance has its number beside it.
pub(in crate::audit) fn words_of_chance(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("every text of the page but the sources' titles");
    let mut count = 0;
    for audited in &subject.pages {
        let words_of_page = held(&audited.lower, &CHANCES);
        for passage in &audited.passages {
            if !is_ours(passage) {
                continue;
            }
            let lower = &passage.lower;
            for word in &words_of_page {
                // The legend's "unlikely" is about studies to come, not about anybody's chance.
                if !word.stands_in(lower) || audited.is_of_itself(passage) {
                    continue;
                }
                count += 1;
                let word = word.words();
                if !has_number_near(&whole(passage).to_lowercase(), word) {
                    found.fault(
                        audited.place(&passage.place()),
                        format_args!(
                            "\"{word}\" stands without a number: \"{}\"",
                            excerpt(passage.words(), word)
                        ),
                    );
                }
            }
        }
    }
    found.counted(format!(
        "{} of chance, each with a number within {NEAR} characters or the remark that nobody has counted",
        plural(count, "word", "words")
    ))
}

/// The words of a passage; of a figure all that it says, because its number leads. The numbers of notes are no figures.
fn whole(passage: &Passage) -> String {
    match passage.figure {
        Some(figure) => std::iter::once(&figure.lead)
            .chain(&figure.details)
            .chain(&figure.more)
            .map(without_notes)
            .collect::<Vec<_>>()
            .join("; "),
        None => without_notes(passage.text),
    }
}

fn without_notes(text: &Text) -> String {
    text.clone().without_notes().bare()
}

/// G6: no "1 in 50", no p values, no percent of a chance.
pub(in crate::audit) fn one_in_n(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("every text of the page but the sources' titles");
    let mut count = 0;
    for audited in &subject.pages {
        let jargon_of_page = held(&audited.lower, &JARGON);
        let may_tell_one_in = !held(&audited.lower, &["1 in "]).is_empty();
        for passage in audited.passages.iter().filter(|passage| is_ours(passage)) {
            count += 1;
            let words = passage.words();
            let lower = &passage.lower;
            let one_in = may_tell_one_in
                && lower.match_indices("1 in ").any(|(place, phrase)| {
                    let before = lower.get(..place).and_then(|before| before.chars().last());
                    let after = lower.get(place + phrase.len()..).unwrap_or_default();
                    before.is_none_or(|before| !before.is_alphanumeric() && before != '.')
                        && after.starts_with(|character: char| character.is_ascii_digit())
                });
            if one_in {
                found.fault(
                    audited.place(&passage.place()),
                    format_args!(
                        "\"{}\": chances are told out of 100 or more",
                        excerpt(words, "1 in ")
                    ),
                );
            }
            for jargon in &jargon_of_page {
                if jargon.stands_in(lower) {
                    found.fault(
                        audited.place(&passage.place()),
                        format_args!("\"{}\" is not a patient's word", jargon.words()),
                    );
                }
            }
        }
    }
    found.counted(format!("{} read", plural(count, "text", "texts")))
}

/// Those of these phrases that a page in small letters holds at all, be it as a part of longer words. Most are on no page, and only the others have
/// to be looked for text by text.
pub(super) fn held<'p>(page: &str, phrases: &[&'p str]) -> Vec<SoughtPhrase<'p>> {
    let phrases = phrases.iter().map(|words| SoughtPhrase::of(words));
    phrases.filter(|phrase| phrase.finder.find(page.as_bytes()).is_some()).collect()
}

/// A word or phrase in small letters, with what finds it in many texts.
pub(super) struct SoughtPhrase<'p> {
    words: &'p str,
    finder: memmem::Finder<'p>,
}

impl<'p> SoughtPhrase<'p> {
    fn of(words: &'p str) -> Self {
        Self { words, finder: memmem::Finder::new(words) }
    }

    /// It itself.
    pub(super) fn words(&self) -> &'p str {
        self.words
    }

    /// Whether it stands in a text in small letters, not as a part of a longer word.
    pub(super) fn stands_in(&self, lower: &str) -> bool {
        self.places(lower).next().is_some()
    }

    fn places<'t>(&'t self, lower: &'t str) -> impl Iterator<Item = usize> + 't {
        let places = self.finder.find_iter(lower.as_bytes());
        places.filter(|place| is_whole(lower, *place, self.words))
    }
}

/// Whether a word that stands at a place of a text is no part of a longer one.
fn is_whole(lower: &str, place: usize, word: &str) -> bool {
    let before = lower.get(..place).and_then(|before| before.chars().last());
    let after = lower.get(place + word.len()..).and_then(|after| after.chars().next());
    let is_edge =
        |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
    is_edge(before) && (is_edge(after) || !word.ends_with(char::is_alphanumeric))
}

fn has_number_near(lower: &str, word: &str) -> bool {
    SoughtPhrase::of(word).places(lower).all(|place| {
        let start = lower
            .char_indices()
            .map(|(start, _)| start)
            .find(|start| start + NEAR >= place)
            .unwrap_or_default();
        let near: String =
            lower.get(start..).unwrap_or_default().chars().take(NEAR * 2 + word.len()).collect();
        counting::has_number(&near) || NOT_COUNTED.iter().any(|words| near.contains(words))
    })
}

/// A few words around another.
fn excerpt(text: &str, word: &str) -> String {
    let lower = text.to_lowercase();
    let place = lower.find(word).unwrap_or_default();
    let before: Vec<&str> =
        text.get(..place).unwrap_or_default().split_whitespace().rev().take(4).collect();
    let after: Vec<&str> =
        text.get(place..).unwrap_or_default().split_whitespace().take(5).collect();
    let before: Vec<&str> = before.into_iter().rev().collect();
    format!("{} {}", before.join(" "), after.join(" ")).trim().to_owned()
}

/// Whether a text is ours: the title of a source is not.
pub(super) fn is_ours(passage: &Passage) -> bool {
    passage.part != PassageKind::Note
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_chance_needs_its_number() {
        assert!(has_number_near("rare: 3 of 10,000", "rare"));
        assert!(!has_number_near("it is rare", "rare"));
        assert!(has_number_near("it is rare (no count was found)", "rare"));
        assert!(has_number_near(&format!("3 of 100, {} rare", "x".repeat(40)), "rare"));
        assert!(!has_number_near(&format!("3 of 100, {} rare", "x".repeat(70)), "rare"));
        let held = held("compared with rarefied air", &["odds", "rare", "air"]);
        assert_eq!(held.iter().map(SoughtPhrase::words).collect::<Vec<_>>(), ["rare", "air"]);
        let stands = held.iter().map(|phrase| phrase.stands_in("compared with rarefied air"));
        assert_eq!(stands.collect::<Vec<_>>(), [false, true]);
    }
}
