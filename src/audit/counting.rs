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

fn kind_of_others(character: char) -> u8 {
    let blank = if character.is_whitespace() { BLANK } else { 0 };
    blank | if character.is_alphanumeric() { LETTER } else { 0 }
}

/// How many words a text has, and in how many of them stands a number in digits.
pub(super) fn words_and_numbers(text: &str) -> (usize, usize) {
    let (mut words, mut numbers) = (0, 0);
    let mut word = 0;
    for character in text.chars().chain([' ']) {
        let of_ascii = usize::try_from(u32::from(character)).ok();
        let kind = of_ascii.and_then(|place| KINDS.get(place)).copied();
        let kind = kind.unwrap_or_else(|| kind_of_others(character));
        word |= kind;
        if kind == BLANK {
            words += usize::from(word & LETTER != 0);
            numbers += usize::from(word & DIGIT != 0);
            word = 0;
        }
    }
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
    text.split_whitespace()
        .map(|word| {
            word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .collect::<BTreeSet<String>>()
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
    text.split(|character: char| !character.is_ascii_digit() && !matches!(character, '.' | ','))
        .filter(|number| !number.is_empty())
        .filter_map(|number| number.trim_matches(['.', ',']).replace(',', "").parse().ok())
        .collect()
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
    let lower = text.to_lowercase();
    lower
        .match_indices("of ")
        .filter(|(place, _)| {
            // "half of 100", not "proof of 100".
            lower
                .get(..*place)
                .and_then(|before| before.chars().last())
                .is_none_or(|before| !before.is_alphanumeric())
        })
        .filter_map(|(place, of)| {
            let rest = lower.get(place + of.len()..)?;
            leading_number(rest.strip_prefix("every ").unwrap_or(rest))
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
