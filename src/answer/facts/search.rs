//! Words looked for in entries: numbers as they are printed, works by their numbers, and what was found in the order in which it fits.

use super::Selection;
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{Finding, KeyCellSays, Knowledge, Source};
use crate::values::Ref;
use crate::wording::phrase::Phrase;
use std::collections::BTreeSet;

/// Words that must all stand in an entry.
pub(super) struct Query {
    words: Vec<String>,
    /// All of them in their order.
    phrase: String,
}

impl Query {
    pub(super) fn of(words: &[String]) -> Self {
        // A range of money has a dash on the screen and "to" elsewhere.
        let text = plain(&words.join(" ")).replace("-$", " to $");
        let words: Vec<String> =
            text.split(' ').map(bare).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { phrase: words.join(" "), words }
    }

    /// Whether every word stands somewhere in the text: a number as a whole number, other words as a part of one.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let text = plain(text);
        // Signs alone are no words, and stand nowhere.
        !self.words.is_empty() && self.words.iter().all(|word| stands_in(&text, word))
    }

    /// Whether the words stand in the text side by side.
    fn is_phrase_in(&self, text: &str) -> bool {
        !self.words.is_empty() && stands_in(&letters_and_numbers(text), &self.phrase)
    }

    fn has_number(&self) -> bool {
        self.words.iter().any(|word| word.chars().any(|letter| letter.is_ascii_digit()))
    }

    /// How well an entry fits: 0 where the words stand in what it says side by side, 1 where all stand in it, 2 where they are found elsewhere.
    fn rank(&self, says: &str) -> u8 {
        match (self.is_phrase_in(says), self.is_in(says)) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        }
    }
}

/// Small letters, one blank between words, and numbers without commas.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        let is_after_digit = plain.ends_with(|before: char| before.is_ascii_digit());
        let is_before_digit = rest.peek().is_some_and(char::is_ascii_digit);
        match letter {
            ',' if is_after_digit && is_before_digit => {}
            blank if blank.is_whitespace() => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            '\u{2212}' => plain.push('-'),
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    plain
}

/// The same without the signs around words, so that words that are parted by a bracket or a full stop stand side by side.
fn letters_and_numbers(text: &str) -> String {
    let text = plain(text);
    let words = text.split(' ').map(bare).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A word without the signs that stand around it in a sentence or in a list of ids.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|sign: char| {
        "()[]{}<>.,;:!?`'\"\u{2018}\u{2019}\u{201c}\u{201d}".contains(sign)
    })
}

/// Whether a word stands in a text. A number does not stand in a longer number.
fn stands_in(text: &str, word: &str) -> bool {
    let begins_with_number = word.starts_with(|letter: char| letter.is_ascii_digit());
    let ends_with_number = word.ends_with(|letter: char| letter.is_ascii_digit());
    text.match_indices(word).any(|(at, found)| {
        let mut before = text.get(..at).unwrap_or_default().chars().rev();
        let mut after = text.get(at + found.len()..).unwrap_or_default().chars();
        let goes_on = |next: Option<char>, further: Option<char>| match next {
            Some(digit) if digit.is_ascii_digit() => true,
            Some('.') => further.is_some_and(|letter| letter.is_ascii_digit()),
            _ => false,
        };
        let is_part_of_longer = begins_with_number && goes_on(before.next(), before.next())
            || ends_with_number && goes_on(after.next(), after.next());
        !is_part_of_longer
    })
}

/// A finding's numbers in every form in which a page prints them.
pub(super) fn printed(knowledge: &Knowledge, finding: Ref<Finding>) -> String {
    let sides = [StudyArm::Treatment, StudyArm::Comparator].map(|side| {
        let figure = Figure { finding, side };
        let against = Phrase::new(knowledge, figure).against().unwrap_or_default();
        format!("{}. {against}", printed_of(knowledge, figure))
    });
    sides.join(". ")
}

fn printed_of(knowledge: &Knowledge, figure: Figure) -> String {
    let phrase = Phrase::new(knowledge, figure);
    let forms = [phrase.lead(), phrase.lead_with_scale(), phrase.range(), phrase.other_frame()];
    forms.into_iter().flatten().collect::<Vec<_>>().join(". ")
}

impl Selection {
    /// The work with this number: a DOI, a `PubMed` number or an address, in any form in which it is printed.
    pub fn work(knowledge: &Knowledge, words: &[String]) -> Self {
        let asked = words.join(" ").to_lowercase();
        let asked = bare(asked.trim());
        let number = ["https://", "http://"]
            .iter()
            .fold(asked, |rest, way| rest.strip_prefix(way).unwrap_or(rest));
        let number = ["dx.doi.org/", "doi.org/", "pubmed.ncbi.nlm.nih.gov/"]
            .iter()
            .fold(number, |rest, place| rest.strip_prefix(place).unwrap_or(rest));
        let number = number
            .trim_start_matches("doi:")
            .trim_start_matches("pmid")
            .trim_start_matches([':', ' ']);
        let number = number.trim_end_matches('/');
        let is = |source: &Source| {
            let same =
                |text: &String| text.to_lowercase() == number || text.to_lowercase() == asked;
            source.doi.as_ref().is_some_and(same)
                || source.pmcid.as_ref().is_some_and(same)
                || source.url.as_ref().is_some_and(same)
                // A short number is a figure.
                || (number.len() >= 7 && source.pmid.is_some_and(|pmid| pmid.to_string() == number))
        };
        let sources =
            knowledge.sources.refs().filter(|(_, source)| !number.is_empty() && is(source));
        Self { sources: sources.map(|(pointer, _)| pointer).collect(), ..Self::default() }
    }

    /// What fits best first; and of a number within its words ("17 of 100") only where they stand side by side, if they do so anywhere. With `widened`,
    /// findings are added that the one screen of a comparison tells in these words.
    pub fn ranked(mut self, knowledge: &Knowledge, words: &[String], widened: bool) -> Self {
        let query = Query::of(words);
        let on_one_screen = on_one_screen(knowledge, &query);
        for finding in on_one_screen.iter().filter(|_| widened) {
            if !self.findings.contains(finding) {
                self.findings.push(*finding);
            }
        }
        let findings: Vec<(u8, Ref<Finding>)> = self
            .findings
            .iter()
            .map(|pointer| {
                let entry = &knowledge.findings[*pointer];
                let mut says = format!("{} {}", entry.id, entry.statement);
                // Its own number fits better than that of whom it was compared with.
                if query.has_number() {
                    let own = Figure { finding: *pointer, side: StudyArm::Treatment };
                    says += &format!(". {}", printed_of(knowledge, own));
                }
                let rank = if on_one_screen.contains(pointer) { 0 } else { query.rank(&says) };
                (rank, *pointer)
            })
            .collect();
        self.findings = sorted(findings);
        self.disputes = by_rank(&self.disputes, |id| {
            let entry = &knowledge.disputes[id];
            query.rank(&format!("{} {} {}", entry.id, entry.title, entry.say_plainly))
        });
        self.modifiers =
            by_rank(&self.modifiers, |id| query.rank(&knowledge.modifiers[id].statement));
        self.context = by_rank(&self.context, |id| query.rank(&knowledge.context[id].statement));
        self.gaps = by_rank(&self.gaps, |id| query.rank(&knowledge.gaps[id].reason));
        if query.has_number() && query.words.len() > 1 {
            self.keep_phrases(knowledge, &query, &on_one_screen);
        }
        self
    }

    /// Keeps only what holds the words side by side, if anything does.
    fn keep_phrases(
        &mut self,
        knowledge: &Knowledge,
        query: &Query,
        known: &BTreeSet<Ref<Finding>>,
    ) {
        let mut kept = self.clone();
        kept.findings.retain(|id| {
            let entry = &knowledge.findings[*id];
            known.contains(id)
                || query.is_phrase_in(&format!("{}. {}", entry.statement, printed(knowledge, *id)))
        });
        kept.disputes.retain(|id| query.is_phrase_in(&knowledge.disputes[*id].say_plainly));
        kept.modifiers.retain(|id| query.is_phrase_in(&knowledge.modifiers[*id].statement));
        kept.context.retain(|id| query.is_phrase_in(&knowledge.context[*id].statement));
        kept.gaps.retain(|id| query.is_phrase_in(&knowledge.gaps[*id].reason));
        if !kept.is_empty() {
            *self = kept;
        }
    }
}

/// The findings behind what the one screen of a comparison prints in these very words.
fn on_one_screen(knowledge: &Knowledge, query: &Query) -> BTreeSet<Ref<Finding>> {
    let mut findings = BTreeSet::new();
    if !query.has_number() {
        return findings;
    }
    for row in &knowledge.key_rows {
        for cell in row.answers.cells() {
            if let KeyCellSays::Figure { findings: of, lead, more, plain } = &cell.says {
                let more = more.as_deref().unwrap_or_default();
                if query.is_phrase_in(&format!("{lead} {more} / {plain}")) {
                    findings.extend(of);
                }
            }
        }
        for sentence in row.answers.sentences() {
            if query.is_phrase_in(&format!("{} / {}", sentence.line, sentence.plain)) {
                findings.extend(&sentence.findings);
            }
        }
    }
    findings
}

fn by_rank<T>(pointers: &[Ref<T>], rank: impl Fn(Ref<T>) -> u8) -> Vec<Ref<T>> {
    sorted(pointers.iter().map(|pointer| (rank(*pointer), *pointer)).collect())
}

/// What fits best first; what fits alike keeps the order of the knowledge.
fn sorted<T>(mut ranked: Vec<(u8, Ref<T>)>) -> Vec<Ref<T>> {
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, pointer)| pointer).collect()
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn found(words: &str, text: &str) -> (bool, bool) {
        let query = Query::of(&[words.to_owned()]);
        (query.is_in(text), query.is_phrase_in(text))
    }

    #[test]
    fn a_number_is_found_as_it_is_printed_and_in_no_longer_one() {
        assert_eq!(found("17 of 100", "At 1 year, 17 of 100 had more."), (true, true));
        assert_eq!(found("17 of 100", "It was 117 of 100."), (false, false));
        assert_eq!(found("17 of 100", "Of 100 people, 17 had more."), (true, false));
        assert_eq!(found("4.6", "It fell by 14.6 points."), (false, false));
        assert_eq!(found("6", "It fell by 4.6 points."), (false, false));
        assert_eq!(found("4", "It fell by 4.6 points, then 4."), (true, true));
        assert_eq!(found("$4,512", "It costs $4512 to $7351."), (true, true));
        assert_eq!(found("(-6 to 13)", "4 more of 100 (-6 to 13) helped."), (true, true));
        assert_eq!(found("helped (-6", "4 more of 100 helped (-6 to 13)."), (true, true));
    }

    #[test]
    fn words_are_found_in_any_capitals_and_as_parts_of_words() {
        assert_eq!(found("Wound INFECTION", "Infections of the wound"), (true, false));
        assert_eq!(found("`infection`", "An infection."), (true, true));
        assert_eq!(found("fever", "An infection."), (false, false));
    }
}
