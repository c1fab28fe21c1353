//! What a word without quotes means: nothing, yes or no, a number, or text. One answer for every file, and for the command line.

/// Whether the word stands for no value at all.
pub fn is_nothing(word: &str) -> bool {
    matches!(word, "" | "~" | "null" | "Null" | "NULL")
}

/// Yes or no, in any usual capitals.
pub fn yes_or_no(word: &str) -> Option<bool> {
    match word {
        "yes" | "Yes" | "YES" => Some(true),
        "no" | "No" | "NO" => Some(false),
        word => true_or_false(word),
    }
}

/// Whether the word is text where text is wanted. Numbers, `true` and `false` are not: those stand in quotes.
pub(super) fn is_text(word: &str) -> bool {
    !is_nothing(word) && true_or_false(word).is_none() && !is_number(word)
}

fn true_or_false(word: &str) -> Option<bool> {
    match word {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// How a number is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberNotation {
    /// In plain digits, perhaps with a sign and a point: the only form that is read.
    Plain,
    /// In a form that means different numbers to different readers (`017`), or is no way to write an amount (`1e3`, `1_000`). With
    /// the plain form, where there is only one that can be meant.
    Odd(Option<String>),
    /// `.inf` or `.nan`.
    NotFinite,
}

/// How the number is written; `None` where the word is no number.
pub fn number(word: &str) -> Option<NumberNotation> {
    // Nearly all words begin with a letter.
    if !word.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '-' | '+' | '.')) {
        return None;
    }
    if is_plain(word) {
        return Some(NumberNotation::Plain);
    }
    let (sign, digits) = match word.strip_prefix(['-', '+']) {
        Some(digits) if word.starts_with('-') => ("-", digits),
        Some(digits) => ("", digits),
        None => ("", word),
    };
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(word, ".nan" | ".NaN" | ".NAN") {
        return Some(NumberNotation::NotFinite);
    }
    let mended = mended(sign, digits);
    (mended.is_some() || is_of_another_base(digits) || is_power_of_ten(digits))
        .then_some(NumberNotation::Odd(mended))
}

/// Whether a word is a number by the rules of YAML, so that as text it stands in quotes.
pub(super) fn is_number(word: &str) -> bool {
    number(word).is_some() && !word.contains(['_', ','])
}

/// Digits without a zero before them, perhaps with a sign and a point.
fn is_plain(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or(word);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    all_digits(whole) && all_digits(decimals) && (whole.len() == 1 || !whole.starts_with('0'))
}

fn all_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The plain form of `017`, `+5`, `.5`, `5.`, `1_000` and `1,000`.
fn mended(sign: &str, digits: &str) -> Option<String> {
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let whole = match whole.split_once([',', '_']) {
        None => whole.to_owned(),
        // Commas and underscores stand between groups of three, or they are a slip for something else.
        Some((first, rest)) => {
            let is_grouped = (1..=3).contains(&first.len())
                && rest.split([',', '_']).all(|group| group.len() == 3);
            is_grouped.then(|| whole.replace([',', '_'], ""))?
        }
    };
    let decimals = decimals.filter(|decimals| !decimals.is_empty());
    if whole.is_empty() && decimals.is_none() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let plain = match decimals {
        Some(decimals) => format!("{sign}{whole}.{decimals}"),
        None => format!("{sign}{whole}"),
    };
    is_plain(&plain).then_some(plain)
}

/// `0x1F`, `0o17`.
fn is_of_another_base(digits: &str) -> bool {
    let of = |prefix: &str, base: u32| {
        digits
            .strip_prefix(prefix)
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|digit| digit.is_digit(base)))
    };
    of("0x", 16) || of("0o", 8) || of("0b", 2)
}

/// `1e3`, `1.5E-3`.
fn is_power_of_ten(digits: &str) -> bool {
    digits.split_once(['e', 'E']).is_some_and(|(number, power)| {
        let power = power.strip_prefix(['-', '+']).unwrap_or(power);
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        all_digits(power)
            && are_digits(whole)
            && are_digits(decimals)
            && !(whole.is_empty() && decimals.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::{NumberNotation, is_nothing, number, yes_or_no};
    use proptest::prelude::*;

    #[test]
    fn each_word_has_one_meaning() {
        for word in ["", "~", "null", "Null", "NULL"] {
            assert!(is_nothing(word) && yes_or_no(word).is_none() && number(word).is_none());
        }
        for (word, meaning) in [("true", true), ("True", true), ("YES", true), ("No", false)] {
            assert_eq!(yes_or_no(word), Some(meaning));
        }
        for word in ["y", "on", "tRue", "yEs", "1", "nil", "ja", " yes"] {
            assert_eq!(yes_or_no(word), None, "{word}");
        }
    }

    #[test]
    fn a_number_is_read_in_plain_digits_only() {
        for word in ["0", "7", "-3", "98.53", "0.5", "-0.25", "1000000", "1.10"] {
            assert_eq!(number(word), Some(NumberNotation::Plain), "{word}");
        }
        for (word, plain) in [
            ("017", "17"),
            ("-017", "-17"),
            ("00", "0"),
            ("00.5", "0.5"),
            ("+5", "5"),
            (".5", "0.5"),
            ("-.5", "-0.5"),
            ("5.", "5"),
            ("1_000", "1000"),
            ("1,250,000.50", "1250000.50"),
        ] {
            assert_eq!(number(word), Some(NumberNotation::Odd(Some(plain.to_owned()))), "{word}");
        }
        for word in ["1e3", "1.5E-3", "-2e+9", "0x1F", "0o17", "-0b11"] {
            assert_eq!(number(word), Some(NumberNotation::Odd(None)), "{word}");
        }
        for word in [".inf", "-.INF", "+.Inf", ".nan", ".NaN"] {
            assert_eq!(number(word), Some(NumberNotation::NotFinite), "{word}");
        }
        for word in [
            "",
            "-",
            "+",
            ".",
            "-.",
            "2026-03-02",
            "07-01",
            "1.2.3",
            "12:30",
            "10%",
            "$5",
            "1e",
            "0x",
            "1,00",
            "1_0000",
            "_1",
            "1 000",
            "10.1056/NEJM",
            "7days",
            "--5",
            "٣",
        ] {
            assert_eq!(number(word), None, "{word}");
        }
    }

    proptest! {
        #[test]
        fn what_is_mended_is_plain_and_the_same_number(word in "[-+]?[0-9,_]{0,7}\\.?[0-9]{0,3}") {
            if let Some(NumberNotation::Odd(Some(plain))) = number(&word) {
                prop_assert_eq!(number(&plain), Some(NumberNotation::Plain));
                let bare = word.replace([',', '_'], "");
                prop_assert_eq!(plain.parse::<f64>(), bare.parse::<f64>());
            }
        }
    }
}
