//! The check for spreadsheets: one row a red flag, then one row a criterion and treatment.

use super::AssessmentReport;
use crate::report::Records;
use crate::report::document::source_ids;
use crate::values::Verdict;

pub(super) fn records(report: &AssessmentReport) -> Records {
    let knowledge = report.knowledge;
    let header = vec![
        "condition",
        "section",
        "treatment",
        "rule_set",
        "id",
        "kind",
        "polarity",
        "applies",
        "verdict",
        "missing",
        "text",
        "sources",
    ];
    let condition = &knowledge.conditions[report.profile.condition].id;
    let mut rows = Vec::new();
    for judged in &report.assessment.red_flags {
        let flag = &knowledge.red_flags[judged.flag];
        rows.push(vec![
            condition.clone(),
            "red-flag".to_owned(),
            String::new(),
            String::new(),
            flag.id.clone(),
            flag.urgency.slug().to_owned(),
            String::new(),
            "true".to_owned(),
            judged.step.verdict.slug().to_owned(),
            missing(report, Some(&judged.step)),
            if judged.step.verdict == Verdict::Met { flag.text.clone() } else { String::new() },
            source_ids(knowledge, &flag.sources).join(";"),
        ]);
    }
    for treatment in &report.assessment.treatments {
        for rule_set in &treatment.rule_sets {
            for judged in &rule_set.criteria {
                let entry = &knowledge.criteria[judged.criterion];
                let text = match judged.verdict() {
                    Some(Verdict::Met) => entry.text.clone(),
                    Some(Verdict::NotMet) => entry.text_not_met.clone().unwrap_or_default(),
                    Some(Verdict::Unknown) | None => String::new(),
                };
                rows.push(vec![
                    condition.clone(),
                    "criterion".to_owned(),
                    knowledge.treatments[treatment.treatment].id.clone(),
                    knowledge.rule_sets[rule_set.rule_set].id.clone(),
                    entry.id.clone(),
                    entry.kind.slug().to_owned(),
                    entry.polarity.map_or(String::new(), |polarity| polarity.slug().to_owned()),
                    match judged.applies.verdict() {
                        Verdict::Met => "true",
                        Verdict::NotMet => "false",
                        Verdict::Unknown => "unknown",
                    }
                    .to_owned(),
                    judged.verdict().map_or(String::new(), |verdict| verdict.slug().to_owned()),
                    missing(report, judged.step.as_ref()),
                    text,
                    source_ids(knowledge, &entry.sources).join(";"),
                ]);
            }
        }
    }
    Records { header, rows }
}

fn missing(report: &AssessmentReport, step: Option<&crate::rules::Step>) -> String {
    step.map_or(Vec::new(), crate::rules::Step::missing)
        .into_iter()
        .map(|fact| report.knowledge.facts[fact].id.as_str())
        .collect::<Vec<_>>()
        .join(";")
}
