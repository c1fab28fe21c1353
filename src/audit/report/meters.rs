//! The balance meter and the reading grades as tables and lines.

use super::AuditReport;
use crate::audit::{
    Balance, EASY_GRADE, Grade, HARDEST_GRADE, InformationAmount, OptionPair, PageGrades, Points,
    Ratio,
};
use crate::evidence::Detail;
use crate::report::{Block, Matrix, MatrixCell, MatrixGroup, MatrixRow, Text};
use crate::values::plural;

/// How much room each option is given.
pub(super) fn balance(report: &AuditReport) -> Vec<Block> {
    if report.audit.balance.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Paragraph(Text::plain(
        "Each pair of options is compared where both have something to tell; 0.67 to 1.50 is even. Figures and stated reasons are counted \
             apart: where studies are missing, the reason is the room, and all words can differ.",
    ))];
    for balance in &report.audit.balance {
        if !is_shown(report, balance.detail) {
            continue;
        }
        let blocks_of_page = if report.detail == Detail::Full {
            let items = balance.pairs.iter().map(pair).collect();
            vec![Block::Matrix(matrix(balance)), Block::List { ordered: false, items }]
        } else {
            let lines = balance
                .options
                .iter()
                .map(|amount| (Text::plain(&amount.option), Text::plain(in_a_line(amount))));
            let widest = widest(balance).map(Block::Paragraph);
            std::iter::once(Block::Entries(lines.collect())).chain(widest).collect()
        };
        blocks
            .push(Block::section(name(report, &balance.condition, balance.detail), blocks_of_page));
    }
    vec![Block::section("Balance meter", blocks)]
}

/// The usual audit shows the usual pages only.
fn is_shown(report: &AuditReport, page: Detail) -> bool {
    report.detail == Detail::Full || page == Detail::Normal
}

/// The name of a page, where there are two.
fn name(report: &AuditReport, condition: &str, page: Detail) -> String {
    if report.detail < Detail::Full {
        return condition.to_owned();
    }
    match page {
        Detail::Full => format!("{condition}, page with every row"),
        Detail::Brief | Detail::Normal => format!("{condition}, usual page"),
    }
}

fn in_a_line(amount: &InformationAmount) -> String {
    format!(
        "good points {}; bad points {}; {}, {}",
        points_in_words(amount.benefits),
        points_in_words(amount.harms),
        plural(amount.words, "word", "words"),
        plural(amount.numbers, "number", "numbers"),
    )
}

/// "9 with figures, 5 with a reason".
fn points_in_words(points: Points) -> String {
    format!("{} with figures, {} with a reason", points.figures, points.reasons)
}

/// The pair and the count that are furthest apart, and the same of all words, which are not judged.
fn widest(balance: &Balance) -> Option<Text> {
    let judged = furthest(
        balance.pairs.iter().flat_map(|pair| pair.ratios.iter().map(move |ratio| (pair, ratio))),
    )?;
    let all = furthest(balance.pairs.iter().map(|pair| (pair, &pair.all_words)))?;
    Some(Text::quiet(format!("Furthest apart: {judged}. Not judged: {all}.")))
}

fn furthest<'b>(ratios: impl Iterator<Item = (&'b OptionPair, &'b Ratio)>) -> Option<String> {
    let apart = |ratio: &Ratio| {
        let value = ratio.value();
        value.max(1.0 / value)
    };
    ratios.max_by(|(_, one), (_, other)| apart(one).total_cmp(&apart(other))).map(
        |(pair, ratio)| {
            format!("{} and {}, {}: {}", pair.first, pair.second, ratio.of, counted(ratio))
        },
    )
}

/// "120 and 90, ratio 1.33".
fn counted(ratio: &Ratio) -> String {
    format!("{} and {}, ratio {:.2}", ratio.first, ratio.second, ratio.value())
}

fn pair(pair: &OptionPair) -> Text {
    let ratios: Vec<String> =
        pair.ratios.iter().map(|ratio| format!("{} {}", ratio.of, counted(ratio))).collect();
    Text::strong(format!("{} and {}: ", pair.first, pair.second)).then(ratios.join("; "))
}

fn matrix(balance: &Balance) -> Matrix {
    let row = |label: &str, say: &dyn Fn(&InformationAmount) -> String| MatrixRow {
        label: Text::plain(label),
        caution: None,
        cells: balance
            .options
            .iter()
            .map(|amount| MatrixCell::figure(Text::default(), vec![Text::plain(say(amount))]))
            .collect(),
    };
    Matrix {
        columns: balance.options.iter().map(|amount| Text::plain(&amount.option)).collect(),
        groups: vec![MatrixGroup {
            heading: Text::default(),
            rows: vec![
                row("Good points", &|room| points_in_words(room.benefits)),
                row("Bad points", &|room| points_in_words(room.harms)),
                row("All rows of the table", &|room| points_in_words(room.all)),
                row("Words on what is done and what it is like", &|room| room.texts.to_string()),
                row("All words", &|room| room.words.to_string()),
                row("Numbers", &|room| room.numbers.to_string()),
            ],
        }],
    }
}

/// How hard each page is to read.
pub(super) fn reading(report: &AuditReport) -> Vec<Block> {
    if report.audit.grades.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Paragraph(Text::plain(format!(
        "Flesch-Kincaid grade of the sentences on each page, with the words that the page explains taken as short; in brackets as it stands, \
             and SMOG. Above {HARDEST_GRADE:.0} fails, above {EASY_GRADE:.0} is worth another look.",
    )))];
    for page in &report.audit.grades {
        if !is_shown(report, page.detail) {
            continue;
        }
        blocks.push(Block::section(
            name(report, &page.condition, page.detail),
            vec![Block::Entries(entries(page, report.detail))],
        ));
    }
    vec![Block::section("How hard it is to read", blocks)]
}

fn entries(page: &PageGrades, detail: Detail) -> Vec<(Text, Text)> {
    let mut entries =
        vec![(Text::plain("The whole page"), Text::plain(grade_in_words(page.whole)))];
    let parts = page
        .options
        .iter()
        .chain(page.sections.iter().filter(|(_, grade)| detail == Detail::Full || is_told(*grade)));
    entries.extend(
        parts.map(|(name, grade)| (Text::plain(name), Text::plain(grade_in_words(*grade)))),
    );
    entries
}

/// The usual page tells only of sections that are worth another look.
fn is_told(grade: Grade) -> bool {
    grade.is_telling() && grade.grade().is_some_and(|grade| grade > EASY_GRADE)
}

/// "5.8 (6.4; SMOG 8.9), 120 sentences".
fn grade_in_words(grade: Grade) -> String {
    let (Some(known), Some(bare), Some(smog)) =
        (grade.grade(), grade.bare.grade(), grade.known.smog())
    else {
        return "no sentence".to_owned();
    };
    let few = if grade.is_telling() { "" } else { ": too few to tell" };
    let indicative = if grade.known.is_indicative() { ", indicative" } else { "" };
    format!(
        "{known:.1} ({bare:.1}; SMOG {smog:.1}{indicative}), {}{few}",
        plural(
            usize::try_from(grade.bare.sentences).unwrap_or(usize::MAX),
            "sentence",
            "sentences"
        )
    )
}
