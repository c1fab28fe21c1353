//! What counts as a word, and how it is said.
//!
//! As Flesch and `McLaughlin` count, a word with a hyphen is one word ("follow-up": three syllables). Letters that are spelt out count a syllable a
//! letter ("MRI"). Numbers, codes ("L4", "M51.16", `--detail`), note marks and addresses are not read as prose and do not count.

use super::by_number::with_letter;
use super::glossary::number;
use super::sentences::{is_initials, without_notes};
use super::syllables::syllables;

/// The words of one sentence in small letters, with a blank between them. Kept from sentence to sentence, so that little memory is asked for.
#[derive(Debug, Default)]
pub(super) struct Words {
    line: String,
    places: Vec<Word>,
    folded: String,
}

/// So many letters has a usual word, the blank behind it among them.
const USUAL_LETTERS: usize = 6;

/// One word: where it stands in the line, and its syllables.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    syllables: u32,
    /// Its letters as a [`number`].
    number: usize,
}

impl Words {
    /// Reads one sentence in place of what was read before.
    pub(super) fn read(&mut self, sentence: &str) {
        self.line.clear();
        self.places.clear();
        self.line.reserve(sentence.len());
        self.places.reserve(sentence.len() / USUAL_LETTERS);
        // In a sentence of capitals only, capitals do not mean that a word is spelt out.
        let spells = sentence.contains(char::is_lowercase);
        let mut rest = sentence;
        while !rest.is_empty() {
            // Most words are nothing but letters; the long way round would find the same.
            if let Some(word) = PlainWord::first_of(rest) {
                self.plain(&word);
                rest = word.after;
                continue;
            }
            let end = rest.bytes().position(|byte| byte == b' ').unwrap_or(rest.len());
            let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            piece.split_whitespace().for_each(|token| self.token(token, spells));
            rest = after.strip_prefix(' ').unwrap_or(after);
        }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The syllables of a word.
    pub(super) fn syllables(&self, place: usize) -> u32 {
        self.places.get(place).map_or(0, |word| word.syllables)
    }

    /// The letters of a word as a [`number`]; 0 where there is none.
    pub(super) fn number(&self, place: usize) -> usize {
        self.places.get(place).map_or(0, |word| word.number)
    }

    /// So many words from a place on, as one piece of text.
    pub(super) fn phrase(&self, place: usize, count: usize) -> Option<&str> {
        let first = self.places.get(place)?;
        let last = self.places.get((place + count).checked_sub(1)?)?;
        self.line.get(first.start..last.end)
    }

    /// All words as one piece of text.
    pub(super) fn line(&self) -> &str {
        &self.line
    }

    fn plain(&mut self, word: &PlainWord) {
        if !self.line.is_empty() {
            self.line.push(' ');
        }
        let start = self.line.len();
        self.line.push_str(word.letters);
        let end = self.line.len();
        let letters = self.line.get_mut(start..).unwrap_or_default();
        if let Some(first) = letters.get_mut(..1) {
            first.make_ascii_lowercase();
        }
        let syllables = syllables(letters);
        self.places.push(Word { start, end, syllables, number: word.number });
    }

    fn token(&mut self, token: &str, spells: bool) {
        if !token.contains(char::is_alphabetic) {
            return;
        }
        let token = without_notes(token);
        let core = token.trim_matches(|letter: char| !letter.is_alphanumeric());
        if core.is_empty() || is_code(token, core) {
            return;
        }
        if core.contains('.') {
            if is_initials(core) {
                // A letter, a syllable: "e.g.", "U.S.".
                self.begin();
                self.folded.clear();
                let count = core.split('.').count();
                self.line.extend(core.chars().flat_map(char::to_lowercase));
                self.end(u32::try_from(count).unwrap_or(u32::MAX));
                return;
            }
            if is_address(core) {
                return;
            }
        }
        for chunk in core.split(|letter: char| !belongs(letter)) {
            self.chunk(chunk, spells);
        }
    }

    /// One word, its parts joined by hyphens.
    fn chunk(&mut self, chunk: &str, spells: bool) {
        if !chunk.contains(char::is_alphabetic) || chunk.split(is_hyphen).any(is_mixed) {
            return;
        }
        self.begin();
        let mut count = 0_u32;
        let mut joined = false;
        for part in chunk.split(is_hyphen) {
            let part = without_possessive(part.trim_matches(is_apostrophe));
            if !part.contains(char::is_alphabetic) {
                continue;
            }
            if joined {
                self.line.push('-');
            }
            joined = true;
            for letter in part.chars() {
                if is_apostrophe(letter) {
                    self.line.push('\'');
                } else {
                    self.line.extend(letter.to_lowercase());
                }
            }
            count = count.saturating_add(self.syllables_of(part, spells));
        }
        self.end(count);
    }

    fn begin(&mut self) {
        if !self.line.is_empty() {
            self.line.push(' ');
        }
        let start = self.line.len();
        self.places.push(Word { start, end: start, syllables: 0, number: 0 });
    }

    fn end(&mut self, syllables: u32) {
        let end = self.line.len();
        if let Some(word) = self.places.last_mut() {
            word.end = end;
            word.syllables = syllables.max(1);
            word.number = number(self.line.get(word.start..).unwrap_or_default());
        }
    }

    /// The syllables of a word without hyphens.
    fn syllables_of(&mut self, part: &str, spells: bool) -> u32 {
        if spells && is_spelt_out(part) {
            return part
                .chars()
                .filter(char::is_ascii_uppercase)
                .map(|letter| if letter == 'W' { 3 } else { 1 })
                .sum();
        }
        self.folded.clear();
        for letter in part.chars().flat_map(char::to_lowercase) {
            if !is_apostrophe(letter) {
                self.folded.push(folded(letter));
            }
        }
        syllables(&self.folded)
    }
}

/// A word that is small letters a to z, perhaps with a capital before and common stops behind.
struct PlainWord<'a> {
    letters: &'a str,
    /// The small letters as a [`number`].
    number: usize,
    /// What follows after a blank.
    after: &'a str,
}

impl<'a> PlainWord<'a> {
    /// The word that a text begins with, if it is plain.
    fn first_of(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix('(').unwrap_or(text);
        let (first, rest) = text.as_bytes().split_first()?;
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let mut number = usize::from(first.to_ascii_lowercase());
        let mut end = 1;
        for letter in rest.iter().take_while(|letter| letter.is_ascii_lowercase()) {
            number = with_letter(number, usize::from(*letter));
            end += 1;
        }
        let is_stop = |byte: &u8| matches!(byte, b'.' | b',' | b';' | b':' | b'!' | b'?' | b')');
        let (letters, behind) = text.split_at_checked(end)?;
        let after = behind.get(behind.bytes().take_while(is_stop).count()..)?;
        let after = if after.is_empty() { after } else { after.strip_prefix(' ')? };
        Some(Self { letters, number, after })
    }
}

/// "MRI", "UK", "MRIs": two or three capitals, or more without a vowel among them. "NICE" is said as a word.
fn is_spelt_out(part: &str) -> bool {
    let letters = part.strip_suffix('s').unwrap_or(part);
    let short = letters.len() <= 3;
    letters.len() > 1
        && letters.bytes().all(|letter| letter.is_ascii_uppercase())
        && (short || !letters.contains(['A', 'E', 'I', 'O', 'U', 'Y']))
}

/// A flag, a name of a program's thing, a web or mail address.
fn is_code(token: &str, core: &str) -> bool {
    let quoted = token.len() > 2
        && token.starts_with('`')
        && token.trim_end_matches(['.', ',', ';', ':']).ends_with('`');
    quoted
        || token.starts_with("--")
        || core.contains(['@', '_', '\\'])
        || core.contains(':') && (core.contains("://") || core.contains("::"))
        || core.starts_with("www.")
}

/// "example.com", "facts.yaml", "M51.16". A capital or a blank mark after the stop means that only a blank is missing: "pain.Then".
fn is_address(core: &str) -> bool {
    core.split('.')
        .skip(1)
        .all(|part| part.starts_with(|letter: char| letter.is_lowercase() || letter.is_numeric()))
}

/// Letters next to digits: "L4", "5mg", "M51". With a hyphen between them ("6-week") they are a number and a word.
fn is_mixed(part: &str) -> bool {
    part.contains(char::is_numeric) && part.contains(char::is_alphabetic)
}

fn belongs(letter: char) -> bool {
    letter.is_alphanumeric() || is_apostrophe(letter) || is_hyphen(letter) || letter == '\u{AD}'
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '\u{AD}')
}

fn without_possessive(part: &str) -> &str {
    part.strip_suffix("'s").or_else(|| part.strip_suffix("’s")).unwrap_or(part)
}

/// The plain letter for one with a mark; letters of other scripts count as consonants. An e with an accent is never silent: an a stands for it.
fn folded(letter: char) -> char {
    match letter {
        'a'..='z' => letter,
        'à'..='æ' | 'é' | 'ā' | 'ă' | 'ą' => 'a',
        'è' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'œ' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ñ' | 'ń' => 'n',
        'ý' | 'ÿ' => 'y',
        _ => 'z',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Vec<(String, u32)> {
        let mut words = Words::default();
        words.read(sentence);
        (0..words.len())
            .map(|place| {
                let word = words.phrase(place, 1).unwrap_or_default();
                (word.to_owned(), words.syllables(place))
            })
            .collect()
    }

    #[test]
    fn what_is_not_prose_does_not_count() {
        let nothing = "12 0.5 10,000 50% $1,200 [1,2] [3] L4 M51.16 5mg 2nd --detail `compare` \
            https://example.org/a/b www.example.org a@b.org facts.yaml snake_case a::b — – ½";
        assert_eq!(read(nothing), []);
    }

    #[test]
    fn words_are_told_apart_as_readers_do() {
        let sentence = "Don't, “and/or”, follow-up: a 6-week MRI in the U.S., patients' café—people’s pain.[1]";
        let found = read(sentence);
        let expected = [
            ("don't", 1),
            ("and", 1),
            ("or", 1),
            ("follow-up", 3),
            ("a", 1),
            ("week", 1),
            ("mri", 3),
            ("in", 1),
            ("the", 1),
            ("u.s", 2),
            ("patients", 2),
            ("café", 2),
            ("people", 2),
            ("pain", 1),
        ];
        let expected: Vec<(String, u32)> =
            expected.into_iter().map(|(word, count)| (word.to_owned(), count)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn capitals_are_spelt_out_unless_all_is_in_capitals() {
        assert_eq!(read("the NHS").last(), Some(&("nhs".to_owned(), 3)));
        assert_eq!(read("the MRIs").last(), Some(&("mris".to_owned(), 3)));
        assert_eq!(read("by NICE").last(), Some(&("nice".to_owned(), 1)));
        assert_eq!(read("GO NOW").last(), Some(&("now".to_owned(), 1)));
    }
}
