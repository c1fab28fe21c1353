//! The key rows: what a person sees first is short, plain and taken from figures that bear it.

use super::comparable::key_rows;
use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::grades::EASY_GRADE;
use crate::audit::subject::{AuditedPage, Subject};
use crate::knowledge::{Certainty, ComparatorKind, Design, Finding, KeyAnswers, KeyRow};
use crate::reading::read;
use crate::report::{GridRow, Span, Text};
use crate::values::plural;

/// Fewer rows leave a question of the first minute open; more do not fit one screen.
const ROWS: std::ops::RangeInclusive<usize> = 6..=12;
/// A number that words may hold by themselves: a person, and a hundred to count in.
const FREE: [f64; 2] = [1.0, 100.0];

/// G8: so many key rows, each number of them in what the cell opens to, no more than grade 6, none from a count that bears nothing.
pub(in crate::audit) fn key_answers(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("key-rows, and the first table of each page");
    let (mut rows, mut numbers) = (0, 0);
    let mut hardest: f64 = 0.0;
    // A file without key rows begins with its main rows.
    let pages = subject.pages.iter().filter(|_| !subject.knowledge.key_rows.is_empty());
    for audited in pages {
        let drawn = key_rows(audited);
        rows += drawn.len();
        found.expect(
            ROWS.contains(&drawn.len()),
            audited.place("the first table"),
            format_args!(
                "{}; {} to {} fit",
                plural(drawn.len(), "key row", "key rows"),
                ROWS.start(),
                ROWS.end()
            ),
        );
        for (key_row, drawn) in &drawn {
            numbers += traced(&mut found, audited, key_row, drawn);
            for finding in key_row.answers.findings() {
                let finding = &subject.knowledge.findings[finding];
                found.expect(
                    !bears_nothing(finding),
                    audited.place(format_args!("key row `{}`", key_row.id)),
                    format_args!(
                        "`{}` is a count with nobody to compare, of very low certainty",
                        finding.id
                    ),
                );
            }
        }
        let plain: Vec<String> =
            drawn.iter().flat_map(|(_, row)| plain(row)).map(Text::bare).collect();
        if let Some(grade) = read(plain.iter().map(String::as_str), audited.glossary).grade() {
            hardest = hardest.max(grade);
            found.expect(
                grade <= EASY_GRADE,
                audited.place("the first table"),
                format_args!(
                    "its plain sentences are of grade {grade:.1}; {EASY_GRADE:.0} is the limit"
                ),
            );
        }
    }
    found.judged(rows).counted(format!(
        "{} with {} looked for in what they open to; the hardest plain sentences of a page are of grade {hardest:.1}",
        plural(rows, "key row", "key rows"),
        plural(numbers, "number", "numbers")
    ))
}

/// A count of a few with nobody to compare them with.
fn bears_nothing(finding: &Finding) -> bool {
    finding.certainty == Certainty::VeryLow
        && matches!(finding.design, Design::Cohort | Design::Registry)
        && matches!(finding.comparator.kind, ComparatorKind::None | ComparatorKind::BeforeAfter)
}

fn plain(row: &GridRow) -> Vec<&Text> {
    let cells = row.answers.cells().iter().map(|cell| &cell.plain);
    cells.chain(row.answers.lines().iter().map(|line| &line.plain)).collect()
}

/// Looks for every number of a row in what opens beneath it; says how many there were.
fn traced(
    found: &mut CheckResult,
    audited: &AuditedPage,
    key_row: &KeyRow,
    drawn: &GridRow,
) -> usize {
    // The program itself reckons prices, and tells how beside them.
    if key_row.answers == KeyAnswers::Prices {
        return 0;
    }
    let cells = drawn.answers.cells().iter();
    let cells = cells.map(|cell| (vec![&cell.lead, &cell.more, &cell.plain], &cell.behind));
    let lines = drawn.answers.lines().iter();
    let lines = lines.map(|line| (vec![&line.line, &line.plain], &line.behind));
    let mut count = 0;
    for (words, behind) in cells.chain(lines) {
        let behind: Vec<f64> = behind
            .iter()
            .flatten()
            .flat_map(|(_, value)| counting::decimals(&bare_words(value)))
            .collect();
        for words in words {
            let words = words.bare();
            for number in counting::decimals(&words) {
                count += 1;
                found.expect(
                    behind.iter().chain(&FREE).any(|known| is_printed(*known, number)),
                    audited.place(format_args!("key row `{}`", key_row.id)),
                    format_args!("\"{words}\": {number} does not stand in what it opens to"),
                );
            }
        }
    }
    count
}

/// The words of a text, without the numbers of its notes and without ids, which hold digits that count nothing.
fn bare_words(text: &Text) -> String {
    let spans = text.0.iter().filter_map(|span| match span {
        Span::Plain(words) | Span::Strong(words) | Span::Quiet(words) => Some(words.as_str()),
        Span::Code(_) | Span::Link { .. } | Span::Note(_) => None,
    });
    spans.collect()
}

/// Whether a number is another, rounded to its own places: 13 for 13.4.
fn is_printed(known: f64, number: f64) -> bool {
    [1.0, 10.0, 100.0].into_iter().any(|places| {
        let is_of_these_places = (number * places).fract().abs() < f64::EPSILON * places;
        is_of_these_places && ((known * places).round() - (number * places).round()).abs() < 0.5
    })
}
