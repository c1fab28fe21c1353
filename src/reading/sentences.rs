//! Where a sentence ends.
//!
//! Only a full stop, a question mark, an exclamation mark, a blank line and the end of a text end a sentence; a semicolon and a colon do not. Flesch
//! counted independent clauses by hand, but the grades that readers' limits are set in, and those published for other pages, were made by programs that
//! look for `.`, `!` and `?` only. So ours can be set beside them, and nobody can make a page "easier" by turning commas into semicolons.
//! Phrases that stand apart on the page (entries of a list, pieces of a cell) should be given as texts of their own. In doubt (an initial, an
//! abbreviation) a sentence goes on: a doubt may make a text harder than it is, never easier.

/// Never the last word of a sentence, whatever follows.
const ALWAYS_GO_ON: [&str; 12] =
    ["approx", "cf", "dr", "e.g", "fig", "i.e", "mr", "mrs", "ms", "prof", "st", "vs"];

/// May be the last word: then a capital follows.
const MAY_END: [&str; 6] = ["a.m", "al", "etc", "inc", "p.m", "viz"];

/// Without one of these bytes no sentence ends: `…` begins with the last, and so do dashes and some quotation marks.
fn is_stop(byte: u8) -> bool {
    matches!(byte, b'.' | b'!' | b'?' | b'\n' | 0xE2)
}

/// The sentences of one text, each cut out of it as it stands.
pub(super) struct Sentences<'a> {
    rest: &'a str,
}

impl<'a> Sentences<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text }
    }
}

impl<'a> Iterator for Sentences<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        if text.is_empty() {
            return None;
        }
        let mut end = 0;
        loop {
            end += before_stop(text.get(end..).unwrap_or_default());
            let mut pieces =
                text.get(end..).unwrap_or_default().split_inclusive(char::is_whitespace).peekable();
            let Some(piece) = pieces.next() else { break };
            end += piece.len();
            // What stands between two words: the break after this one, and blank pieces.
            let mut breaks = usize::from(piece.ends_with('\n'));
            while let Some(blank) = pieces.next_if(|piece| piece.trim_end().is_empty()) {
                end += blank.len();
                breaks += usize::from(blank.ends_with('\n'));
            }
            let follows = pieces.peek().copied().unwrap_or_default();
            if breaks > 1 || is_end(piece.trim_end(), follows.trim_end()) {
                // Note marks after the stop belong to what they stand behind.
                while let Some(mark) = pieces.next_if(|piece| is_mark(piece.trim_end())) {
                    end += mark.len();
                }
                break;
            }
        }
        let (sentence, rest) = text.split_at_checked(end).unwrap_or((text, ""));
        self.rest = rest;
        Some(sentence.trim_end())
    }
}

/// How much stands before the word with the first stop: it ends nothing.
fn before_stop(text: &str) -> usize {
    let first = text.bytes().position(is_stop).unwrap_or(text.len());
    let before = text.get(..first).unwrap_or_default();
    before.trim_end_matches(|letter: char| !letter.is_whitespace()).len()
}

/// Whether a sentence ends with this word, given the one that follows.
fn is_end(word: &str, follows: &str) -> bool {
    // Most words end in a letter.
    if word.ends_with(|letter: char| letter.is_ascii_alphanumeric()) {
        return false;
    }
    let word = without_notes(word).trim_end_matches(is_closing);
    let capital = || {
        follows
            .trim_start_matches(|letter: char| !letter.is_alphanumeric())
            .starts_with(|letter: char| !letter.is_lowercase())
    };
    if word.ends_with(['!', '?']) {
        return true;
    }
    if word.ends_with('…') || word.ends_with("..") {
        return capital();
    }
    let Some(stem) = word.strip_suffix('.') else {
        return false;
    };
    let stem = stem.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let is = |known: &&str| stem.eq_ignore_ascii_case(known);
    if ALWAYS_GO_ON.iter().any(is) {
        return false;
    }
    if MAY_END.iter().any(is) {
        return capital();
    }
    if stem.eq_ignore_ascii_case("no") {
        // "Does it help? No." but "no. 4".
        return !follows.starts_with(|letter: char| letter.is_ascii_digit());
    }
    !is_initials(stem)
}

/// A word without the note marks that hang on it: "pain.[1,2]", "pain.²".
pub(super) fn without_notes(word: &str) -> &str {
    let word = match word.bytes().position(|byte| byte == b'[') {
        Some(start) if start > 0 => {
            let (front, mark) = word.split_at_checked(start).unwrap_or((word, ""));
            if mark.contains(char::is_alphabetic) { word } else { front }
        }
        _ => word,
    };
    word.trim_end_matches(|letter| {
        matches!(letter, '¹' | '²' | '³' | '\u{2070}'..='\u{2079}' | '*' | '†')
    })
}

/// Whether a whole word is a note mark, "[1,2]", or the blank around one.
fn is_mark(word: &str) -> bool {
    word.is_empty() || word.starts_with('[') && !word.contains(char::is_alphabetic)
}

/// "U.S", "J": letters that stand for words, with a full stop after each.
pub(super) fn is_initials(stem: &str) -> bool {
    !stem.is_empty()
        && stem.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
}

fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '*' | '_' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        Sentences::of(text).collect()
    }

    #[test]
    fn stops_end_a_sentence_and_abbreviations_do_not() {
        for (count, text) in [
            (0, " \n "),
            (1, "No full stop at the end"),
            (2, "It hurts. It stops"),
            (2, "Does it help? No."),
            (1, "See no. 4 of Dr. Brown, e.g. on U.S. prices vs. ours, approx. half."),
            (1, "It fell by 0.5 to 1.2 points of 10."),
            (1, "It costs 10,000.50; it may cost more: ask."),
            (2, "(It hurts.) It stops."),
            (2, "It hurts. [1,2] It stops. [3] "),
            (2, "It hurts.[1,2] It stops.³"),
            (2, "It hurts [1, 2]. It stops."),
            (2, "He said “stop.” So they did."),
            (1, "At 9 a.m. they start."),
            (2, "They start at 9 a.m. They stop at ten."),
            (1, "Well … it hurts"),
            (2, "A heading\n\nand a text"),
            (1, "A line\nand another"),
        ] {
            assert_eq!(sentences(text).len(), count, "{text}: {:?}", sentences(text));
        }
    }

    #[test]
    fn nothing_is_lost() {
        let text = "It hurts. [1,2]  (It stops!)\n\nWhy? ";
        assert_eq!(sentences(text), ["It hurts. [1,2]", "(It stops!)", "Why?"]);
    }
}
