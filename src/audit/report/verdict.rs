//! The verdict in three lines: whether it passes, and the sums by kind. Kinds are never added up to one mark.

use super::AuditReport;
use crate::audit::{ItemGroup, LISTED, Status, VerificationMethod};
use crate::report::{Block, Text};
use crate::values::plural;

pub(super) fn blocks(report: &AuditReport) -> Vec<Block> {
    vec![
        Block::Paragraph(Text::strong(verdict(report))),
        Block::Paragraph(Text::plain(sums(report))),
    ]
}

fn verdict(report: &AuditReport) -> String {
    let audit = &report.audit;
    if report.knowledge.is_none() {
        return "It does not pass: the file cannot be read whole, so most items cannot be judged."
            .to_owned();
    }
    let failed: Vec<&str> = audit
        .judgements
        .iter()
        .filter(|judgement| judgement.status == Status::NotMet)
        .map(|judgement| judgement.item.id)
        .collect();
    if !failed.is_empty() {
        return format!(
            "It does not pass: {} not met ({}).",
            plural(failed.len(), "computed item is", "computed items are"),
            failed.join(", ")
        );
    }
    let declared = audit.of_kind(VerificationMethod::Declared);
    let undone: Vec<&str> = declared
        .filter(|judgement| judgement.status != Status::Declared)
        .map(|judgement| judgement.item.id)
        .collect();
    match (report.strict, undone.is_empty()) {
        (true, false) => format!(
            "It does not pass with --strict: every computed item is met, but {} not declared as done ({}).",
            plural(undone.len(), "item is", "items are"),
            undone.join(", ")
        ),
        (false, false) => format!(
            "{} Of what only people can do, {} not done ({}).",
            present(report),
            plural(undone.len(), "thing was", "things were"),
            undone.join(", ")
        ),
        (_, true) => present(report),
    }
}

/// What a program can say at best.
fn present(report: &AuditReport) -> String {
    let met = report.audit.count(VerificationMethod::Computed, false, Status::Met);
    let unjudged = report.audit.count(VerificationMethod::Computed, false, Status::NotJudged);
    let all = met + unjudged;
    let rest = match unjudged {
        0 => String::new(),
        count => format!(" {count} of them found nothing to judge."),
    };
    format!(
        "Present and consistent: {met} of {all} computed items.{rest} Whether it is good enough, no program can say."
    )
}

/// "Of 44 items 26 are computed (25 met, 1 not met), …".
fn sums(report: &AuditReport) -> String {
    let of = |kind: VerificationMethod, house: bool| -> (usize, String) {
        let mut all = 0;
        let mut parts = Vec::new();
        for status in Status::ALL.iter().copied() {
            let count = report.audit.count(kind, house, status);
            all += count;
            if count > 0 {
                parts.push(format!("{count} {}", status.words()));
            }
        }
        (all, parts.join(", "))
    };
    let (computed, how_computed) = of(VerificationMethod::Computed, false);
    let (declared, how_declared) = of(VerificationMethod::Declared, false);
    let (evidence, how_evidence) = of(VerificationMethod::Evidence, false);
    let (never, _) = of(VerificationMethod::NotApplicable, false);
    let (house, how_house) = of(VerificationMethod::Computed, true);
    format!(
        "Of the {LISTED} items, {computed} are computed ({how_computed}), {declared} can only be declared ({how_declared}), \
         {evidence} need a study ({how_evidence}) and {never} do not apply. {}: {house} ({how_house}).",
        ItemGroup::House.heading()
    )
}
