//! The audit for spreadsheets: one row an item, and one more for each thing that is wrong.

use super::AuditReport;
use crate::audit::Fault;
use crate::report::Records;

const HEADER: [&str; 9] =
    ["id", "group", "kind", "status", "asks", "message", "evidence", "file", "line"];

pub(super) fn records(report: &AuditReport) -> Records {
    let mut records = Records { header: HEADER.to_vec(), rows: Vec::new() };
    for judgement in &report.audit.judgements {
        let item = judgement.item;
        let head = [item.id, item.group.slug(), item.kind().slug(), judgement.status.slug()];
        let mut add = |asks: &str, message: &str, evidence: &str, fault: Option<&Fault>| {
            records.rows.push(row(head, asks, message, evidence, fault));
        };
        add(item.asks, &judgement.message, &judgement.evidence, None);
        for fault in &judgement.faults {
            add("", &fault.says, &fault.at, Some(fault));
        }
    }
    for fault in &report.audit.other_problems {
        records.rows.push(row(["", "", "", "not_met"], "", &fault.says, &fault.at, Some(fault)));
    }
    records
}

fn row(
    head: [&str; 4],
    asks: &str,
    message: &str,
    evidence: &str,
    fault: Option<&Fault>,
) -> Vec<String> {
    let line = fault.and_then(|fault| fault.line.as_ref());
    head.into_iter()
        .chain([asks, message, evidence])
        .map(str::to_owned)
        .chain([
            line.map_or(String::new(), |line| line.file.clone()),
            line.map_or(String::new(), |line| line.line.to_string()),
        ])
        .collect()
}
