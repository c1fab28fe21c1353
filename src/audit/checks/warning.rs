//! What must stand on every page whoever reads it: warning signs first, what the page is for last.

use crate::audit::check_result::CheckResult;
use crate::audit::passage::PassageKind;
use crate::audit::subject::Subject;
use crate::values::plural;

/// Fewer different words warn of nothing.
const WARNING_WORDS: usize = 8;
/// Fewer different words do not say what a page is for.
const USE_WORDS: usize = 5;

/// G4: the warning signs stand before any table, in the same words on every page.
pub(in crate::audit) fn warnings_first(subject: &Subject) -> CheckResult {
    let warning = &subject.knowledge.about.warning;
    let mut found = CheckResult::at("about.warning");
    found.expect_words(warning, WARNING_WORDS, "about.warning", "warn");
    for audited in &subject.pages {
        let at = audited.place("about.warning");
        let warned =
            audited.passages.iter().position(|passage| passage.words().contains(warning.as_str()));
        let compared = audited.passages.iter().position(|passage| {
            matches!(
                passage.part,
                PassageKind::Column | PassageKind::Label | PassageKind::Lead | PassageKind::Grid
            )
        });
        match (warned, compared) {
            (None, _) => found.fault(at, "the page does not print the warning signs"),
            (Some(warned), Some(compared)) if warned > compared => {
                found.fault(at, "a table comes before the warning signs");
            }
            (Some(_), _) => {}
        }
    }
    found.counted(format!(
        "{} looked at for the warning signs",
        plural(subject.pages.len(), "page", "pages")
    ))
}

/// G5: every page says what it is for and what it is not for.
pub(in crate::audit) fn intended_use(subject: &Subject) -> CheckResult {
    let words = &subject.knowledge.about.intended_use;
    let mut found = CheckResult::at("about.intended-use");
    found.expect_words(words, USE_WORDS, "about.intended-use", "say what it is for");
    for audited in &subject.pages {
        found.expect(
            audited.says(words),
            audited.place("about.intended-use"),
            "the page does not say what it is for",
        );
    }
    found.counted(format!("\"{words}\""))
}
