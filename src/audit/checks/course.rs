//! What happens when nothing new is done.

use crate::audit::check_result::CheckResult;
use crate::audit::subject::Subject;
use crate::evidence::Detail;
use crate::knowledge::Approach;
use crate::values::plural;

/// K1: numbers with source and time for every problem, or the plain statement that none were found.
pub(in crate::audit) fn natural_course(subject: &Subject) -> CheckResult {
    let knowledge = subject.knowledge;
    let mut found = CheckResult::at("conditions[].natural-course");
    let (mut figures, mut with, mut without) = (0, 0, 0);
    for audited in &subject.pages {
        let at = audited.place("natural-course");
        let mut numbers = 0;
        for finding in &audited.condition.natural_course {
            let finding = &knowledge.findings[*finding];
            let at = format!("findings: {}", finding.id);
            // What followed a programme or a later operation is not what happens when nothing new is done.
            let is_carried_on = !finding.treatments.is_empty()
                && finding.treatments.iter().all(|treatment| {
                    knowledge.treatments[*treatment].approach == Approach::CarryOn
                });
            numbers += usize::from(finding.has_number() && is_carried_on);
            for (words, what) in
                [(&finding.statement, "what was found"), (&finding.horizon.label, "the time")]
            {
                found.expect(
                    audited.says(words),
                    &at,
                    format_args!("the page of {} does not print {what}", audited.condition.id),
                );
            }
            found.expect(!finding.sources.is_empty(), at, "it names no source");
        }
        if numbers > 0 {
            if audited.detail == Detail::Full {
                figures += numbers;
                with += 1;
            }
            continue;
        }
        let gap = knowledge.gaps.iter().find(|gap| gap.explains_natural_course(audited.pointer));
        match gap {
            Some(gap) => {
                without += usize::from(audited.detail == Detail::Full);
                found.expect(
                    audited.says(&gap.reason),
                    at,
                    "the page does not print why there is no figure",
                );
            }
            None => {
                found.fault(at, "no number, and no gap with the topic `natural-course` says why");
            }
        }
    }
    found.counted(format!(
        "{} of people who carried on, for {}; {} that none was found",
        plural(figures, "figure", "figures"),
        plural(with, "problem", "problems"),
        plural(without, "problem's pages say", "problems' pages say")
    ))
}
