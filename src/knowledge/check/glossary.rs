//! Checks the glossary: every word once in all its forms, short enough to be a help, and written so that a page can find it.

use super::context::{CheckContext, Location};
use crate::knowledge::Term;
use crate::values::{List, visible};
use std::collections::BTreeSet;

/// Nobody reads more, and every page looks for all of them.
const MAX_TERMS: usize = 300;
/// Plural, synonym, short form, and some more.
const MAX_ALSO: usize = 12;
/// A longer one is a sentence, not a word.
const MAX_WORD: usize = 40;
/// A longer one is a lecture.
const MAX_MEANING: usize = 160;

pub(super) fn glossary(context: &mut CheckContext) -> List<Term> {
    if let Some(entry) = context.sections.glossary.entries.get(MAX_TERMS) {
        context.problem(&entry.at, format!("the glossary holds more than {MAX_TERMS} words"));
    }
    let mut known = BTreeSet::new();
    let mut terms = Vec::new();
    for entry in &context.sections.glossary.entries {
        let Some(term) = &entry.raw else { continue };
        let also = entry.at.key("also");
        if term.also.len() > MAX_ALSO {
            context.problem(&also, format!("a word has at most {MAX_ALSO} other forms here"));
        }
        form(context, &entry.at.key("word"), &term.word, &mut known);
        for (at, text) in also.each(&term.also) {
            form(context, &at, text, &mut known);
        }
        let length = term.means.chars().count();
        if length > MAX_MEANING {
            context.problem_with_hint(
                &entry.at.key("means"),
                format!("this meaning has {length} characters; {MAX_MEANING} are the most"),
                "one or two short sentences say enough for reading on",
            );
        }
        terms.push(term.clone());
    }
    List::new(terms)
}

/// One form of a word, seen for the first time.
fn form(context: &mut CheckContext, at: &Location, text: &str, known: &mut BTreeSet<String>) {
    if text.chars().count() > MAX_WORD {
        context.problem(
            at,
            format!(
                "`{}` is too long for a word; {MAX_WORD} characters are the most",
                visible(text)
            ),
        );
    }
    // Words are found from one end to the other, and end where letters and digits do.
    let is_word = |end: Option<char>| end.is_some_and(char::is_alphanumeric);
    if !is_word(text.chars().next()) || !is_word(text.chars().last()) {
        context.problem(
            at,
            format!(
                "`{}` does not begin and end with a letter or a digit, so no page can find it",
                visible(text)
            ),
        );
    }
    if !known.insert(text.to_lowercase()) {
        context.problem_with_hint(
            at,
            format!("the word `{}` stands twice in the glossary", visible(text)),
            "keep one of the two, among `word` and `also` of all entries",
        );
    }
}
