//! The columns of the output: what each is called, and what stands in it.

use super::chunk::InputFormat;
use super::query::Asked;
use super::tally::Tallied;
use crate::cost::End;
use crate::knowledge::{Fact, Knowledge, Treatment};
use crate::profile::Mismatch;
use crate::rules::columns::CompiledRules;
use crate::values::{Ref, Verdict, did_you_mean, visible};
use std::collections::BTreeSet;

/// A column of the output.
#[derive(Debug, Clone)]
pub(super) struct OutputColumn {
    /// Its name: words joined by points.
    pub(super) name: String,
    pub(super) holds: ColumnContent,
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ColumnContent {
    Id,
    Line,
    Error,
    Condition,
    Urgency,
    RedFlags,
    RedFlagsUnanswered,
    Missing,
    /// Answers that cannot all be right.
    Contradictions,
    /// What kinds of doubt a record of care leaves.
    RecordDoubts,
    /// The plan that costs are shared by.
    Plan,
    /// Whose prices the costs are.
    Payer,
    /// What the person answered.
    Answer(Ref<Fact>),
    /// How many criteria of a rule set about a treatment come out so, by the place of the tally.
    Count(usize, Verdict),
    /// Which ways the criteria of a rule set about a treatment speak, by the place of the tally.
    Directions(usize),
    /// How a criterion comes out, by its place among those that are judged.
    Criterion(usize),
    /// A sum of money, by the treatment.
    Cost(Ref<Treatment>, CostPart),
    /// Whether these sums are the least that it costs.
    AtLeast(Ref<Treatment>),
    /// The value at a path of the answer of a command.
    Path(AnsweredBy, String),
}

/// Which sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CostPart {
    pub(super) is_patient_share: bool,
    pub(super) end: End,
}

/// A command whose answer about each person can be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnsweredBy {
    Check,
    Cost,
}

/// Every column that there is, and the tallies that its counts are read from.
pub(super) fn all(
    knowledge: &Knowledge,
    asked: &Asked,
    rules: &CompiledRules,
) -> (Vec<OutputColumn>, Vec<Tallied>) {
    let mut columns = Vec::new();
    let mut add = |name: String, holds| columns.push(OutputColumn { name, holds });
    for (name, holds) in FIXED {
        add((*name).to_owned(), holds.clone());
    }
    for (fact, entry) in knowledge.facts.refs() {
        if Some(fact) != knowledge.condition_fact {
            add(format!("{FACTS}.{}", entry.id), ColumnContent::Answer(fact));
        }
    }
    let mut tallies = Vec::new();
    for (treatment, entry) in knowledge.treatments.refs().filter(|(found, _)| asked.is_any(*found))
    {
        for (rule_set, set) in knowledge.rule_sets.refs() {
            let counted = Tallied::of(knowledge, asked, rules, treatment, rule_set);
            if counted.criteria.is_empty() {
                continue;
            }
            for verdict in [Verdict::Met, Verdict::NotMet, Verdict::Unknown] {
                let name = format!("{RULES}.{}.{}.{}", entry.id, set.id, verdict.slug());
                add(name, ColumnContent::Count(tallies.len(), verdict));
            }
            let name = format!("{DIRECTIONS}.{}.{}", entry.id, set.id);
            add(name, ColumnContent::Directions(tallies.len()));
            tallies.push(counted);
        }
    }
    for (place, (criterion, _)) in rules.criteria().enumerate() {
        let id = &knowledge.criteria[criterion].id;
        add(format!("{CRITERIA}.{id}"), ColumnContent::Criterion(place));
    }
    for (treatment, entry) in knowledge.treatments.refs().filter(|(found, _)| asked.is_any(*found))
    {
        for (whose, is_patient_share) in [("total", false), ("patient_share", true)] {
            for (end, word) in End::ALL.into_iter().zip(["low", "typical", "high"]) {
                let part = CostPart { is_patient_share, end };
                let name = format!("{COSTS}.{}.{whose}.{word}", entry.id);
                add(name, ColumnContent::Cost(treatment, part));
            }
        }
        add(format!("{COSTS}.{}.at_least", entry.id), ColumnContent::AtLeast(treatment));
    }
    (columns, tallies)
}

/// The columns that hold no list of the knowledge.
const FIXED: &[(&str, ColumnContent)] = &[
    ("id", ColumnContent::Id),
    ("line", ColumnContent::Line),
    ("error", ColumnContent::Error),
    ("condition", ColumnContent::Condition),
    ("urgency", ColumnContent::Urgency),
    ("red_flags", ColumnContent::RedFlags),
    ("red_flags_unanswered", ColumnContent::RedFlagsUnanswered),
    ("missing", ColumnContent::Missing),
    ("contradictions", ColumnContent::Contradictions),
    ("record_doubts", ColumnContent::RecordDoubts),
    ("plan", ColumnContent::Plan),
    ("payer", ColumnContent::Payer),
];

const FACTS: &str = "facts";
const RULES: &str = "rules";
const DIRECTIONS: &str = "directions";
const CRITERIA: &str = "criteria";
const COSTS: &str = "costs";

/// What is written where nobody names columns. Records of care come as JSON.
pub fn usual_columns(input: InputFormat, with_costs: bool) -> Vec<String> {
    let mut names =
        vec!["id", "error", "condition", "urgency", "red_flags", "red_flags_unanswered"];
    if input == InputFormat::Json {
        names.push("record_doubts");
    }
    names.extend([RULES, "missing"]);
    if with_costs {
        names.extend(["plan", "payer", COSTS]);
    }
    names.into_iter().map(str::to_owned).collect()
}

/// The columns that these names mean, in their order: a name means its column, or all whose names begin with it and a point.
///
/// # Errors
/// The first name that means nothing.
pub(super) fn named(all: &[OutputColumn], names: &[String]) -> Result<Vec<OutputColumn>, Mismatch> {
    let mut columns: Vec<OutputColumn> = Vec::new();
    for name in names {
        let name = name.trim().trim_end_matches('.');
        if let Some((command, path)) = name.split_once(':') {
            columns.push(path_column(name, command, path)?);
            continue;
        }
        let below = format!("{name}.");
        let found =
            all.iter().filter(|column| column.name == name || column.name.starts_with(&below));
        let before = columns.len();
        columns.extend(found.cloned());
        if columns.len() == before {
            return Err(nothing(all, name));
        }
    }
    let mut seen = BTreeSet::new();
    columns.retain(|column| seen.insert(column.name.clone()));
    Ok(columns)
}

fn path_column(name: &str, command: &str, path: &str) -> Result<OutputColumn, Mismatch> {
    let command = match command {
        "check" => AnsweredBy::Check,
        "cost" => AnsweredBy::Cost,
        _ => {
            return Err(Mismatch {
                message: format!("`{}` is the answer of no command", visible(name)),
                hint: Some(
                    "write check: or cost: and a path of its JSON, such as check:waivers.0.id"
                        .to_owned(),
                ),
            });
        }
    };
    Ok(OutputColumn { name: name.to_owned(), holds: ColumnContent::Path(command, path.to_owned()) })
}

fn nothing(all: &[OutputColumn], name: &str) -> Mismatch {
    let names = all.iter().flat_map(|column| {
        let points = column.name.match_indices('.').map(|(place, _)| place);
        points.chain([column.name.len()]).filter_map(|end| column.name.get(..end))
    });
    let names: BTreeSet<&str> = names.collect();
    Mismatch {
        message: format!("no column is called `{}`", visible(name)),
        hint: Some(did_you_mean(name, names).unwrap_or_else(|| {
            let fixed: Vec<&str> = FIXED.iter().map(|(name, _)| *name).collect();
            format!(
                "the columns are {}; {FACTS}.*, {RULES}.*, {DIRECTIONS}.*, {CRITERIA}.*, {COSTS}.*; and check:PATH, cost:PATH",
                fixed.join(", ")
            )
        })),
    }
}
