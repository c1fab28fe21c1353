//! The balance meter: how much room each option is given, and how far apart two of them are.
//!
//! What is compared is what both can be told at: rows in which both have figures, and the texts that every option has. Where one has no evidence
//! and the page says so, that reason is its room; figures and reasons are counted apart, so that nobody takes one for the other.

use super::counting;
use super::passage::Passage;
use super::subject::AuditedPage;
use crate::evidence::{Cell, Detail};
use crate::knowledge::{OutcomeGroup, Treatment};
use crate::report::MatrixCell;
use schemars::JsonSchema;
use serde::Serialize;

/// How much room the options of one decision are given.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// The id of the condition.
    pub condition: String,
    /// Which of its pages.
    pub detail: Detail,
    /// One an option, in the order of the columns.
    pub options: Vec<InformationAmount>,
    /// Every pair of options.
    pub pairs: Vec<OptionPair>,
}

/// The room that one option is given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "InformationAmountEntry")]
pub struct InformationAmount {
    /// Its name.
    pub option: String,
    /// All words about it.
    pub words: usize,
    /// Words of the texts that every option has.
    #[serde(rename = "words_of_texts")]
    pub texts: usize,
    /// Numbers in digits.
    pub numbers: usize,
    /// Good points.
    pub benefits: Points,
    /// Bad points.
    pub harms: Points,
    /// Everything in the table.
    pub all: Points,
}

/// Figures, and reasons where there is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Points {
    /// With a figure.
    pub figures: usize,
    /// Without one, and with the reason.
    pub reasons: usize,
}

impl Points {
    /// How often something is said.
    pub fn count(self) -> usize {
        self.figures + self.reasons
    }
}

/// Two options held against each other; each ratio is the first by the second.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionPair {
    /// The first option.
    pub first: String,
    /// The second.
    pub second: String,
    /// The ratios that are judged.
    pub ratios: Vec<Ratio>,
    /// All words, which are not judged: more studies of one option make more words about it.
    pub all_words: Ratio,
}

/// One ratio of a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// What was counted.
    pub of: &'static str,
    /// Of the first option.
    pub first: usize,
    /// Of the second.
    pub second: usize,
}

impl Ratio {
    /// The first by the second; nothing by nothing is 1.
    pub fn value(&self) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        match (self.first, self.second) {
            (0, 0) => 1.0,
            (_, 0) => f64::INFINITY,
            (first, second) => number(first) / number(second),
        }
    }

    /// Whether neither is given half as much again as the other.
    pub fn is_fair(&self) -> bool {
        // 2 by 3 is fair, as 3 by 2 is: reckoned in whole numbers, so that neither end depends on rounding.
        self.first * 2 <= self.second * 3 && self.second * 2 <= self.first * 3
    }
}

/// Measures the page of one decision.
pub(super) fn balance(audited: &AuditedPage) -> Balance {
    let options: Vec<InformationAmount> = audited
        .options
        .iter()
        .enumerate()
        .map(|(position, option)| information_amount(audited, position, option))
        .collect();
    let rows = row_word_counts(audited);
    let mut pairs = Vec::new();
    for (first, amount_of_first) in options.iter().enumerate() {
        for (second, amount_of_second) in options.iter().enumerate().skip(first + 1) {
            pairs.push(pair(matched(&rows, first, second), amount_of_first, amount_of_second));
        }
    }
    Balance { condition: audited.condition.id.clone(), detail: audited.detail, options, pairs }
}

fn information_amount(
    audited: &AuditedPage,
    position: usize,
    option: &Treatment,
) -> InformationAmount {
    let about = || {
        let passages = audited.passages.iter();
        passages.filter(|passage| passage.option == Some(position)).map(|passage| &passage.known)
    };
    let experience = &option.experience;
    let texts =
        [&option.how_it_works, &experience.physical, &experience.emotional, &experience.social]
            .into_iter()
            .filter(|text| audited.says(text))
            .map(|text| counting::words(text))
            .sum();
    InformationAmount {
        option: option.short.clone(),
        words: about().map(|text| text.word_count()).sum(),
        texts,
        numbers: about().map(|text| text.number_count()).sum(),
        benefits: points(audited, position, Some(OutcomeGroup::Effect)),
        harms: points(audited, position, Some(OutcomeGroup::Harm)),
        all: points(audited, position, None),
    }
}

/// What an option's cells hold, in one part of the table or in all.
fn points(audited: &AuditedPage, position: usize, group: Option<OutcomeGroup>) -> Points {
    let mut points = Points::default();
    for (_, row) in &audited.rows {
        let own = audited.knowledge.outcomes[row.outcome].group;
        if group.is_some_and(|group| group != own) {
            continue;
        }
        match row.cells.get(position) {
            // However many figures a cell holds, it is one answer to its row.
            Some(Cell::Figures(_)) => points.figures += 1,
            Some(Cell::Gap(_) | Cell::ComparedAgainst(_)) => points.reasons += 1,
            Some(Cell::Unexplained) | None => {}
        }
    }
    points
}

fn pair(
    words: (usize, usize),
    first: &InformationAmount,
    second: &InformationAmount,
) -> OptionPair {
    let ratio = |of: &'static str, count: fn(&InformationAmount) -> usize| Ratio {
        of,
        first: count(first),
        second: count(second),
    };
    OptionPair {
        first: first.option.clone(),
        second: second.option.clone(),
        all_words: ratio("all words", |amount| amount.words),
        ratios: vec![
            Ratio { of: "words in rows where both have figures", first: words.0, second: words.1 },
            ratio("words on what is done and what it is like", |amount| amount.texts),
            ratio("good points", |amount| amount.benefits.count()),
            ratio("bad points", |amount| amount.harms.count()),
            ratio("figures and reasons", |amount| amount.all.count()),
        ],
    }
}

/// The words of every option in one row; `None` for an option without a figure there.
type RowWordCounts = Vec<Option<usize>>;

/// Row by row, how much is told of each option.
fn row_word_counts(audited: &AuditedPage) -> Vec<RowWordCounts> {
    let of_rows = audited.passages.chunk_by(|one, next| match (one.row, next.row) {
        (Some(row), Some(next)) => std::ptr::eq(row, next),
        _ => false,
    });
    let of_row = |passages: &[Passage]| {
        let row = passages.first()?.row?;
        let count = |(option, cell): (usize, &MatrixCell)| match cell {
            MatrixCell::Absent(_) => None,
            MatrixCell::Figures(_) => {
                let own = passages.iter().filter(|passage| passage.option == Some(option));
                Some(own.map(|passage| passage.known.word_count()).sum())
            }
        };
        Some(row.cells.iter().enumerate().map(count).collect())
    };
    of_rows.filter_map(of_row).collect()
}

/// The words of two options in the rows in which both have figures.
fn matched(rows: &[RowWordCounts], first: usize, second: usize) -> (usize, usize) {
    rows.iter()
        .filter_map(|row| Some(((*row.get(first)?)?, (*row.get(second)?)?)))
        .fold((0, 0), |sum, words| (sum.0 + words.0, sum.1 + words.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_is_given_half_as_much_again() {
        let fair = |first, second| Ratio { of: "words", first, second }.is_fair();
        assert!(fair(100, 150) && fair(150, 100) && fair(0, 0));
        assert!(!fair(100, 151) && !fair(151, 100) && !fair(0, 1) && !fair(1, 0));
    }
}
