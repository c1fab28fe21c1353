//! Whether the numbers of a few words are those of findings: printed exactly, or rounded to the places that are printed.

use crate::knowledge::{Finding, Unit};

/// A number that words may hold without a finding: a person, and a hundred to count in.
const FREE: [f64; 2] = [1.0, 100.0];
/// Words after which a number only bounds another.
const BELOW: [&str; 3] = ["under", "below", "than"];

/// The numbers in words that no finding has.
pub(super) fn strays<'w>(
    words: &'w str,
    findings: &[&Finding],
    units: &[Option<Unit>],
) -> Vec<&'w str> {
    let known: Vec<f64> = findings.iter().flat_map(|finding| of(finding, units)).collect();
    let mut before = "";
    let mut strays = Vec::new();
    for word in words.split_whitespace() {
        for number in numbers(word) {
            let Ok(value) = number.replace(',', "").parse::<f64>() else { continue };
            let places = number.split_once('.').map_or(0, |(_, rest)| rest.len());
            let is_printed = |exact: &f64| rounded(exact.abs(), places) == rounded(value, places);
            let is_bound = BELOW.contains(&before) && known.iter().any(|exact| *exact < value);
            if !known.iter().chain(&FREE).any(is_printed) && !is_bound {
                strays.push(number);
            }
        }
        before = word;
    }
    strays
}

/// So many places after the point, half away from nothing.
fn rounded(value: f64, places: usize) -> String {
    // Published figures are decimals: the nearest binary number must not turn a half down.
    format!("{:.places$}", value + value * 1e-12)
}

/// The runs of digits in a word: of "3.7-4.4" two.
fn numbers(word: &str) -> impl Iterator<Item = &str> {
    word.split(|character: char| !(character.is_ascii_digit() || matches!(character, '.' | ',')))
        .map(|number| number.trim_matches(['.', ',']))
        .filter(|number| !number.is_empty())
}

/// Every number of a finding: its figures, its time, its people, and those in its own sentences.
fn of(finding: &Finding, units: &[Option<Unit>]) -> Vec<f64> {
    let horizon = &finding.horizon;
    let mut all: Vec<f64> = [
        finding.value,
        finding.low,
        finding.high,
        finding.typical,
        finding.start,
        finding.comparator.value,
        horizon.value,
        horizon.low,
        horizon.high,
        units.get(finding.unit.position()).and_then(|unit| unit.as_ref()?.out_of),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(published) = &finding.as_published {
        all.extend([published.value, published.low, published.high].into_iter().flatten());
    }
    let texts = [
        Some(&finding.statement),
        Some(&finding.population),
        Some(&horizon.label),
        finding.take_care.as_ref(),
        finding.comparator.arm.as_ref(),
    ];
    let of_texts = texts.into_iter().flatten().flat_map(|text| text.split_whitespace());
    all.extend(
        of_texts.flat_map(numbers).filter_map(|number| number.replace(',', "").parse::<f64>().ok()),
    );
    #[expect(clippy::cast_precision_loss, reason = "counts are far below the limit")]
    if let Some(count) = finding.count {
        all.extend([count.events as f64, count.of as f64]);
    }
    #[expect(clippy::cast_precision_loss, reason = "counts are far below the limit")]
    all.extend([finding.n, finding.denominator].into_iter().flatten().map(|count| count as f64));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_digits_are_found_whatever_stands_around_them() {
        let of = |word| numbers(word).collect::<Vec<_>>();
        assert_eq!(of("3.7-4.4"), ["3.7", "4.4"]);
        assert_eq!(of("(10,000)."), ["10,000"]);
        assert_eq!(of("$246,"), ["246"]);
        assert_eq!(of("none"), [""; 0]);
    }

    #[test]
    fn a_half_is_not_turned_down_by_binary_fractions() {
        assert_eq!(rounded(0.285, 2), "0.29");
        assert_eq!(rounded(28.5, 0), "29");
        assert_eq!(rounded(13.4, 0), "13");
    }
}
