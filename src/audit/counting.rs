//! Counting in texts: words, numbers, "of 100".

use std::collections::BTreeSet;

/// How many words a text has. What holds neither letter nor digit is none.
pub(super) fn words(text: &str) -> usize {
    words_and_numbers(text).0
}

/// What a character is to who counts words, a bit each.
const BLANK: u8 = 1;
const LETTER: u8 = 2;
const DIGIT: u8 = 4;

/// The same for every byte below 128, worked out when the program is built.
#[expect(clippy::indexing_slicing, reason = "worked out when the program is built")]
const KINDS: [u8; 128] = {
    let mut kinds = [0; 128];
    let (mut place, mut byte) = (0, 0_u8);
    while byte.is_ascii() {
        kinds[place] = match byte {
            b' ' | b'\t'..=b'\r' => BLANK,
            b'0'..=b'9' => LETTER | DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            _ => 0,
        };
        place += 1;
        byte += 1;
    }
    kinds
};

fn kind_of_ascii(byte: u8) -> u8 {
    KINDS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Whether a byte is a letter or a digit by itself.
pub(super) fn is_letter_or_digit(byte: u8) -> bool {
    kind_of_ascii(byte) & LETTER != 0
}

fn kind_of_others(character: char) -> u8 {
    let blank = if character.is_whitespace() { BLANK } else { 0 };
    blank | if character.is_alphanumeric() { LETTER } else { 0 }
}

/// How many words a text has, and in how many of them stands a number in digits.
pub(super) fn words_and_numbers(text: &str) -> (usize, usize) {
    if text.is_ascii() {
        // Bytes are sooner told apart than characters.
        return count(text.bytes().map(kind_of_ascii));
    }
    count(text.chars().map(|character| {
        u8::try_from(character)
            .ok()
            .filter(u8::is_ascii)
            .map_or_else(|| kind_of_others(character), kind_of_ascii)
    }))
}

/// The same of a text whose characters are of these kinds.
fn count(kinds: impl Iterator<Item = u8>) -> (usize, usize) {
    let (mut words, mut numbers) = (0, 0);
    let mut word = 0;
    kinds.chain([BLANK]).for_each(|kind| {
        word |= kind;
        if kind == BLANK {
            words += usize::from(word & LETTER != 0);
            numbers += usize::from(word & DIGIT != 0);
            word = 0;
        }
    });
    (words, numbers)
}

/// Whether a phrase between these two texts is no part of a longer word.
pub(super) fn is_whole(before: &str, phrase: &str, behind: &str) -> bool {
    let goes_on =
        phrase.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
    !goes_on && !before.ends_with(char::is_alphanumeric)
}

/// How many different words a text has: "pain" forty times is one.
pub(super) fn different_words(text: &str) -> usize {
    text.to_lowercase()
        .split_whitespace()
        .map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect::<BTreeSet<&str>>()
        .len()
}

/// Whether a text holds a number in digits.
pub(super) fn has_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// What numbers count.
const COUNTED: [&str; 7] = ["people", "patients", "adults", "men", "women", "treatments", "times"];

/// Whether a text holds a figure: a number that is neither a year ("2021" counts nothing) nor a part of a name ("B12").
pub(super) fn has_figure(text: &str) -> bool {
    if !has_number(text) {
        return false;
    }
    let tokens: Vec<&str> = text
        .split_whitespace()
        .flat_map(|token| token.split(['-', '\u{2013}', '/']))
        .map(|token| token.trim_matches(|character: char| !character.is_alphanumeric()))
        .collect();
    let neighbour = |place: Option<usize>| place.and_then(|place| tokens.get(place).copied());
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.starts_with(|first: char| first.is_ascii_digit()))
        .any(|(place, number)| {
            let is_year =
                number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
            // "2000 people", "12 of 2000": no year counts people.
            let counts = neighbour(place.checked_add(1))
                .is_some_and(|next| COUNTED.contains(&next))
                || (neighbour(place.checked_sub(1)) == Some("of")
                    && neighbour(place.checked_sub(2)).is_some_and(has_number));
            !is_year || counts
        })
}

/// Every number of a text, with its decimals and without its commas.
pub(super) fn decimals(text: &str) -> Vec<f64> {
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    let mut rest = text;
    let numbers = std::iter::from_fn(|| {
        let start = rest.bytes().position(|byte| byte.is_ascii_digit())?;
        let length = rest.bytes().skip(start).take_while(is_part).count();
        let number = rest.get(start..start + length)?;
        rest = rest.get(start + length..)?;
        Some(number.trim_end_matches(['.', ',']))
    });
    numbers.filter_map(|number| number.replace(',', "").parse().ok()).collect()
}

/// The number that a text begins with, without its commas: 1000 for "1,000 people".
pub(super) fn leading_number(text: &str) -> Option<u64> {
    let digits: String = text
        .trim_start()
        .chars()
        .take_while(|character| character.is_ascii_digit() || *character == ',')
        .filter(|character| *character != ',')
        .collect();
    digits.parse().ok()
}

/// Every number that stands behind "of": 100 and 10,000 for "12 of 100, out of 10,000".
pub(super) fn behind_of(text: &str) -> Vec<u64> {
    memchr::memchr2_iter(b'f', b'F', text.as_bytes())
        .filter_map(|place| {
            let (before, found) = text.split_at_checked(place)?;
            // "half of 100", not "proof of 100".
            let before = before.strip_suffix(['o', 'O'])?;
            let rest = found.get(1..)?.strip_prefix(' ')?;
            (!before.ends_with(char::is_alphanumeric)).then_some(rest)
        })
        .filter_map(|rest| {
            let every = rest.get(..6).filter(|every| every.eq_ignore_ascii_case("every "));
            leading_number(every.and_then(|_| rest.get(6..)).unwrap_or(rest))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_counted_as_people_count_them() {
        assert_eq!(words_and_numbers("12 of 100 – that is all."), (6, 2));
        assert_eq!(words_and_numbers("12 of\n100 - that\tis all: L4."), (7, 3));
        assert_eq!(words("  "), 0);
        assert!(has_number("up to 3 months"));
        assert!(!has_number("up to three months"));
        assert!(!has_figure("found for fiscal year 2021 only."));
        assert!(has_figure("12 in 2021") && has_figure("2,021 people") && has_figure("($12)"));
        assert!(has_figure("2000 people were asked") && has_figure("12 of 2000"));
        assert!(!has_figure("rules of 2021"));
        assert_eq!(different_words("Pain, pain and PAIN."), 2);
        assert!(has_figure("from 5-10 weeks") && !has_figure("HbA1c, L4 and T-x1000"));
        assert_eq!(leading_number("10,000 injections"), Some(10_000));
        assert_eq!(leading_number("many"), None);
        assert_eq!(
            behind_of("Out of 10,000 people, 12 of every 100; proof of 7"),
            [10_000, 100, 7]
        );
        assert_eq!(behind_of("roof 12"), Vec::<u64>::new());
    }
}
