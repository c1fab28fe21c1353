//! What the file says of itself: dates, updates, money, method; each on the page, and each true on the day of the audit.

use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::subject::Subject;
use crate::values::plural;
use jiff::Span;

/// An aid of which nothing is looked at for longer is not kept up to date.
const LONGEST_REVIEW_MONTHS: u64 = 36;
/// Evidence searched longer ago than this is not the evidence of the day it came out.
const OLDEST_SEARCH_YEARS: i32 = 5;
/// Fewer different words do not say how evidence was found.
const METHOD_WORDS: usize = 15;

/// Notes a fault for each page that does not print some words.
fn printed(found: &mut CheckResult, subject: &Subject, at: &str, words: &str) {
    for audited in &subject.pages {
        found.expect(
            audited.says(words),
            at,
            format_args!("the page of {} does not print it", audited.condition.id),
        );
    }
}

/// C3: the date of publication and the version.
pub(in crate::audit) fn published(subject: &Subject) -> CheckResult {
    let about = &subject.knowledge.about;
    let mut found = CheckResult::at("about.published and about.version");
    found.expect(
        about.published <= subject.today,
        "about.published",
        format_args!("{} is still to come", about.published),
    );
    printed(&mut found, subject, "about.published", &about.published.to_string());
    printed(&mut found, subject, "about.version", &about.version);
    found.counted(format!("version {}, published {}", about.version, about.published))
}

/// C4: how and when it is brought up to date, and that this day is not past.
pub(in crate::audit) fn updates(subject: &Subject) -> CheckResult {
    let about = &subject.knowledge.about;
    let mut found = CheckResult::at("about.update-policy");
    found.expect(
        about.next_review >= subject.today,
        "about.update-policy.next-review",
        format_args!("the review of {} is overdue on {}", about.next_review, subject.today),
    );
    let months = about.review_every_months;
    found.expect(
        (1..=LONGEST_REVIEW_MONTHS).contains(&months),
        "about.update-policy.review-every-months",
        format_args!("{months} months; a review is due within {LONGEST_REVIEW_MONTHS}"),
    );
    let due = i64::try_from(months.min(LONGEST_REVIEW_MONTHS))
        .ok()
        .and_then(|months| about.published.checked_add(Span::new().months(months)).ok());
    found.expect(
        due.is_some_and(|due| about.next_review <= due),
        "about.update-policy.next-review",
        format_args!(
            "{} is more than {} after {}",
            about.next_review,
            plural(usize::try_from(months).unwrap_or(usize::MAX), "month", "months"),
            about.published
        ),
    );
    printed(&mut found, subject, "about.update-policy.text", &about.update_policy);
    printed(&mut found, subject, "about.update-policy.next-review", &about.next_review.to_string());
    found.counted(format!("every {months} months, next on {}", about.next_review))
}

/// C6: who paid.
pub(in crate::audit) fn funding(subject: &Subject) -> CheckResult {
    let about = &subject.knowledge.about;
    let mut found = CheckResult::at("about.funding");
    found.expect(counting::different_words(&about.funding) > 0, "about.funding", "it says nothing");
    printed(&mut found, subject, "about.funding", &about.funding);
    found.counted(format!("\"{}\"", about.funding))
}

/// K18: how the evidence was found, and until when it was looked for.
pub(in crate::audit) fn method(subject: &Subject) -> CheckResult {
    let about = &subject.knowledge.about;
    let mut found = CheckResult::at("about.method and about.evidence-until");
    found.expect(
        about.evidence_until <= about.published,
        "about.evidence-until",
        "the search ends after the file was published",
    );
    let oldest = about.published.checked_sub(Span::new().years(OLDEST_SEARCH_YEARS));
    found.expect(
        oldest.is_ok_and(|oldest| about.evidence_until >= oldest),
        "about.evidence-until",
        format_args!(
            "the search ended more than {OLDEST_SEARCH_YEARS} years before the file was published"
        ),
    );
    found.expect_words(&about.method, METHOD_WORDS, "about.method", "say how");
    printed(&mut found, subject, "about.method", &about.method);
    printed(&mut found, subject, "about.evidence-until", &about.evidence_until.to_string());
    found.counted(format!(
        "{} words on how; searched until {}",
        counting::words(&about.method),
        about.evidence_until
    ))
}
