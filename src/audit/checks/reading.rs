//! How hard the pages are to read, printed on each, and no harder than grade 8.

use crate::audit::check_result::CheckResult;
use crate::audit::grades::{Grade, HARDEST_GRADE};
use crate::audit::subject::Subject;
use crate::report::grade_words;
use crate::values::plural;

/// K21: the grade stands on the page, and no page, section or option is above grade 8.
pub(in crate::audit) fn reading(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("the reading grades below");
    let mut hardest: f64 = 0.0;
    let mut parts = 0;
    for (audited, page) in subject.pages.iter().zip(&subject.grades) {
        let printed = grade_words(page.whole.known);
        found.expect(
            printed.is_some_and(|words| audited.says(&words)),
            audited.place("its own reading grade"),
            "the page does not print it",
        );
        let mut judge = |name: &str, grade: Grade| {
            parts += usize::from(grade.is_telling());
            if let Some(level) = grade.grade().filter(|_| grade.is_telling()) {
                hardest = hardest.max(level);
                found.expect(
                    !grade.is_hard(),
                    audited.place(name),
                    format_args!("grade {level:.1}; {HARDEST_GRADE:.0} is the limit"),
                );
            }
        };
        judge("the whole page", page.whole);
        for (name, grade) in &page.sections {
            judge(&format!("section \"{name}\""), *grade);
        }
        for (name, grade) in &page.options {
            judge(name, *grade);
        }
    }
    found.counted(format!(
        "{} read; the hardest is grade {hardest:.1}",
        plural(parts, "part", "parts")
    ))
}
