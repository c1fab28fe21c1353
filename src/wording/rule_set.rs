//! What a rule set says of a treatment in a line: which way its rules speak, and of what.

use super::rules::{about, facts, inline, topic};
use crate::knowledge::{Knowledge, RuleSet, RuleSetKind};
use crate::rules::{JudgedCriterion, JudgedRuleSet, JudgedTreatment, RuleDirection};
use crate::values::{Verdict, distinct, plural};

/// So many characters fit beside the name of the set on a common screen.
const LINE: usize = 47;

/// One thing that a rule set says: which way, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleStatement {
    /// "says yes"; empty: only how many answers are open.
    pub(crate) lead: String,
    /// What it speaks of; may be empty.
    pub(crate) of: String,
}

/// All that it says, in the order in which a reader needs it. `None`: it is for other people, or all its rules are.
pub(crate) fn says(knowledge: &Knowledge, judged: &JudgedRuleSet) -> Option<Vec<RuleStatement>> {
    if judged.is_for_others {
        return None;
    }
    let mut ways = judged.directions(knowledge);
    let kind = knowledge.rule_sets[judged.rule_set].kind;
    if is_of_payer(kind) {
        // A payer asks for all of it: what is lacking decides.
        ways.sort_by_key(|(way, _)| match way {
            RuleDirection::NotMet => RuleDirection::Yes,
            RuleDirection::Yes => RuleDirection::NotMet,
            way => *way,
        });
    }
    let has_loud = ways.iter().any(|(way, _)| !is_quiet(*way));
    let mut statements: Vec<RuleStatement> = Vec::new();
    for (way, rules) in &ways {
        let is_told = !(has_loud && is_quiet(*way));
        if let Some(lead) = lead(*way).filter(|_| is_told) {
            // A set that asks for more than is met, or speaks against too, has not said yes. Nor does a payer whose rules are met: that is for the payer.
            let quiet = none_comes_up(rules.len());
            let lead = match way {
                RuleDirection::Quiet => quiet.as_str(),
                RuleDirection::Yes if is_of_payer(kind) || has_more_to_say(&ways) => "met",
                RuleDirection::YesIf if is_of_payer(kind) => "met if",
                _ => lead,
            };
            let room =
                LINE.saturating_sub(statements.iter().map(width).sum::<usize>() + lead.len() + 2);
            let of = items(knowledge, *way, rules, room);
            // What a guideline speaks for is named, whatever it speaks against beside it.
            let is_named = *way == RuleDirection::Yes && !is_of_payer(kind);
            statements.push(if statements.is_empty() || of.len() <= room || is_named {
                RuleStatement { lead: lead.to_owned(), of }
            } else {
                in_short(*way, lead, rules.len())
            });
        }
    }
    let open = judged.missing().len();
    if open > 0 {
        let lead = if statements.is_empty() { "not told yet" } else { "" };
        statements.push(RuleStatement { lead: lead.to_owned(), of: format!("{open} open") });
    }
    (!statements.is_empty()).then_some(statements)
}

/// The reasons against and cautions about a treatment that the answers bring up, whatever sets they stand in. What holds for everybody with the condition is
/// no answer's doing, and is left out.
pub(crate) fn warnings(knowledge: &Knowledge, judged: &JudgedTreatment) -> Vec<RuleStatement> {
    let sets = judged.rule_sets.iter().filter(|set| !set.is_for_others);
    let rules = sets.flat_map(|set| &set.criteria);
    let rules: Vec<&JudgedCriterion> =
        rules.filter(|rule| !facts(knowledge, rule).is_empty()).collect();
    let of_way = |way: RuleDirection| {
        let speaks_so = |rule: &&JudgedCriterion| RuleDirection::of(knowledge, rule) == way;
        let rules: Vec<&JudgedCriterion> = rules.iter().copied().filter(speaks_so).collect();
        let lead = lead(way).filter(|_| !rules.is_empty())?.to_owned();
        Some(RuleStatement { lead, of: items(knowledge, way, &rules, LINE) })
    };
    [RuleDirection::ReasonAgainst, RuleDirection::TakeCare].into_iter().filter_map(of_way).collect()
}

/// What guidelines say of a treatment for this person, yes and no alike; nothing of one that hangs on an answer or asks for what is not so.
pub(crate) fn advice<'k>(
    knowledge: &'k Knowledge,
    judged: &JudgedTreatment,
) -> Vec<(&'k RuleSet, RuleStatement)> {
    let sets = judged.rule_sets.iter().filter(|set| !set.is_for_others);
    let mut advice = Vec::new();
    for set in sets {
        let entry = &knowledge.rule_sets[set.rule_set];
        if entry.kind != RuleSetKind::Guideline {
            continue;
        }
        let ways = set.directions(knowledge);
        let is_qualified = has_more_to_say(&ways);
        for (way, rules) in &ways {
            let is_told =
                *way == RuleDirection::No || (*way == RuleDirection::Yes && !is_qualified);
            if let Some(lead) = lead(*way).filter(|_| is_told) {
                let of = items(knowledge, *way, rules, LINE);
                advice.push((entry, RuleStatement { lead: lead.to_owned(), of }));
            }
        }
    }
    advice
}

/// What a rule speaks of, in a few words.
pub(crate) fn name(knowledge: &Knowledge, judged: &JudgedCriterion) -> String {
    let entry = &knowledge.criteria[judged.criterion];
    // Of several things that bring it up, the one that did.
    let steps = judged.step.iter().flat_map(|step| &step.steps);
    let mut branches = steps.zip(&entry.shorts);
    let of_branch = branches.find(|(step, _)| step.verdict == Verdict::Met);
    let short = of_branch.map(|(_, short)| short).or(entry.short.as_ref());
    short.map_or_else(|| topic(knowledge, judged), String::clone)
}

/// Whether a rule of the set speaks against, or asks for what is not so or not known.
fn has_more_to_say(ways: &[(RuleDirection, Vec<&JudgedCriterion>)]) -> bool {
    ways.iter().any(|(way, _)| {
        matches!(
            way,
            RuleDirection::No | RuleDirection::NotMet | RuleDirection::NoIf | RuleDirection::YesIf
        )
    })
}

fn is_of_payer(kind: RuleSetKind) -> bool {
    kind == RuleSetKind::CoveragePolicy
}

/// That no warning comes up, of how many that there are: few are no better than many, and none is no all-clear.
fn none_comes_up(count: usize) -> String {
    match count {
        1 => "the 1 known does not come up, no all-clear".to_owned(),
        count => format!("none of {count} comes up, no all-clear"),
    }
}

/// How many rules speak so, where the line is full.
fn in_short(way: RuleDirection, lead: &str, count: usize) -> RuleStatement {
    if way == RuleDirection::NotMet {
        return RuleStatement { lead: format!("{count} not met"), of: String::new() };
    }
    RuleStatement { lead: lead.to_owned(), of: plural(count, "rule", "rules") }
}

/// What changes nothing where something else is said.
fn is_quiet(way: RuleDirection) -> bool {
    matches!(
        way,
        RuleDirection::NoForOthers
            | RuleDirection::Quiet
            | RuleDirection::FitsOthers
            | RuleDirection::Others
    )
}

fn lead(way: RuleDirection) -> Option<&'static str> {
    Some(match way {
        RuleDirection::ReasonAgainst => "reason against",
        RuleDirection::No => "says no",
        RuleDirection::TakeCare => "take care",
        RuleDirection::Yes => "says yes",
        RuleDirection::NotMet => "not met",
        RuleDirection::Fits => "like you so far",
        RuleDirection::NoIf => "says no if",
        RuleDirection::YesIf => "says yes if",
        RuleDirection::FitsIf => "perhaps like you",
        RuleDirection::NoForOthers => "says no, but not for you",
        RuleDirection::Quiet => "nothing comes up",
        RuleDirection::FitsOthers => "people who differ",
        // The answers that are missing are told anyway.
        RuleDirection::CareIf | RuleDirection::Others => return None,
    })
}

/// What the rules of one way speak of: the first always, more where they fit, and how many are left.
fn items(
    knowledge: &Knowledge,
    way: RuleDirection,
    rules: &[&JudgedCriterion],
    room: usize,
) -> String {
    // A rule that does not fit is named by the answers that made it so: its own words are for others.
    let items: Vec<String> = match way {
        RuleDirection::Quiet => return String::new(),
        RuleDirection::FitsIf => return plural(rules.len(), "study", "studies"),
        RuleDirection::NotMet | RuleDirection::NoForOthers | RuleDirection::FitsOthers => {
            let facts = rules.iter().flat_map(|judged| about(knowledge, judged));
            distinct(facts.map(|fact| inline(&knowledge.facts[fact].label)))
        }
        _ => rules.iter().map(|judged| name(knowledge, judged)).collect(),
    };
    let mut words = String::new();
    for (place, item) in items.iter().enumerate() {
        let left = items.len() - place;
        if place > 0 && words.len() + 2 + item.len() > room {
            return format!("{words} +{left} more");
        }
        if place > 0 {
            words.push_str("; ");
        }
        words.push_str(item);
    }
    words
}

fn width(statement: &RuleStatement) -> usize {
    statement.lead.len() + statement.of.len() + 4 // ": " and ". "
}
