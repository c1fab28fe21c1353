//! How sure the figures are: ranges and certainty, on the page and not only in the file.

use super::chances;
use crate::audit::check_result::CheckResult;
use crate::audit::subject::Subject;
use crate::knowledge::Certainty;
use crate::report::{NO_RANGE, certainty_words, range_words};
use crate::values::plural;

/// C5: every chance has its range on the page, or the page says that none was given; and its certainty.
pub(in crate::audit) fn uncertainty(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("findings[].low, high and range-kind");
    let (mut with, mut without) = (0, 0);
    for audited in &subject.pages {
        let mut unsaid = 0;
        for shown in chances::shown(audited) {
            let finding = shown.finding;
            let words = &shown.words;
            let range = range_words(subject.knowledge, shown.pointer);
            if let Some(range) = range.filter(|_| !shown.is_other_side) {
                with += 1;
                found.expect(
                    words.contains(&range),
                    &shown.at,
                    format_args!("`{}` has a range ({range}) and does not say it", finding.id),
                );
            } else {
                without += 1;
                unsaid += 1;
            }
            found.expect(
                words.contains(certainty_words(finding.certainty)),
                &shown.at,
                format_args!("`{}` does not say how sure it is", finding.id),
            );
        }
        if unsaid > 0 {
            found.expect(
                audited.says(NO_RANGE),
                audited.place("legend"),
                format_args!(
                    "{} without a range, and the page does not say why",
                    plural(unsaid, "chance stands", "chances stand")
                ),
            );
        }
    }
    let all = with + without;
    found.judged(all).counted(format!(
        "{without} of {} no range; {with} have one",
        plural(all, "chance has", "chances have")
    ))
}

/// K19: every figure says how sure it is, and the page says what the words mean.
pub(in crate::audit) fn certainty(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("findings[].certainty");
    let (mut graded, mut not_graded) = (0, 0);
    for audited in &subject.pages {
        for shown in &audited.shown {
            let finding = shown.finding;
            if finding.certainty == Certainty::NotGraded {
                not_graded += 1;
            } else {
                graded += 1;
            }
            // Words without a number have nothing that could be graded.
            let is_said = shown.words.contains(certainty_words(finding.certainty));
            found.expect(
                is_said || (!finding.has_number() && finding.certainty == Certainty::NotGraded),
                &shown.at,
                format_args!("`{}` does not say how sure it is", finding.id),
            );
        }
        for word in Certainty::ALL {
            let word = certainty_words(*word).trim_end_matches(" certainty");
            found.expect(
                audited.says(&format!("{word} = ")),
                audited.place("legend"),
                format_args!("the page does not say what `{word}` means"),
            );
        }
    }
    let all = graded + not_graded;
    found.judged(all).counted(format!(
        "{not_graded} of {} not graded by anybody; {graded} have a grade",
        plural(all, "figure is", "figures are")
    ))
}
