//! One bill's split in words and for programs: each step of the sum, with its amount.

use crate::cost::{Rule, Split};
use crate::values::Money;
use serde_json::{Value, json};

/// A step of a sum: what it is, and what it adds to (or takes from) what the person pays.
pub(super) struct ShareStep {
    pub(super) text: String,
    pub(super) amount: Money,
}

fn step(text: String, amount: Money) -> ShareStep {
    ShareStep { text, amount }
}

/// The steps in order; their amounts add up to what the person pays.
pub(super) fn steps(split: &Split) -> Vec<ShareStep> {
    let mut steps = asked(split);
    if let Some(room) = split.cut_at {
        let over: Money = steps.iter().map(|step| step.amount).sum();
        let text = if room == Money::ZERO {
            "the yearly limit is reached: nothing more to pay".to_owned()
        } else {
            format!("the yearly limit leaves only {room} to pay")
        };
        steps.push(step(text, room - over));
    }
    steps
}

fn asked(split: &Split) -> Vec<ShareStep> {
    let allowed = split.allowed;
    match split.rule {
        Rule::Copay { copay } if copay > allowed => {
            vec![step(
                format!("the whole {allowed}, as the flat copay of {copay} is more"),
                allowed,
            )]
        }
        Rule::Copay { copay } => {
            vec![step(format!("a flat copay of {copay}, outside the deductible"), copay)]
        }
        Rule::Percentage { deductible, rest, coinsurance, capped_at } => {
            let mut steps = to_deductible(deductible, "the deductible");
            if rest > Money::ZERO || steps.is_empty() {
                let share = rest.share(coinsurance);
                steps.push(step(format!("{coinsurance} of {rest}"), share));
                if let Some(cap) = capped_at {
                    steps.push(step(
                        format!(
                            "but for one hospital outpatient service this part stops at the Part A deductible, {cap}"
                        ),
                        cap - share,
                    ));
                }
            }
            steps
        }
        Rule::Supplement { deductible, visit } => {
            let mut steps = to_deductible(deductible, "the Part B deductible");
            if visit > Money::ZERO {
                steps.push(step(format!("{visit} for the visit"), visit));
            }
            if deductible < allowed {
                steps.push(step("the Medigap plan pays the rest".to_owned(), Money::ZERO));
            }
            steps
        }
        Rule::Stay { deductible, supplemented: true } if deductible == Money::ZERO => vec![step(
            "nothing: the Medigap plan pays what Part A asks for".to_owned(),
            Money::ZERO,
        )],
        Rule::Stay { deductible, .. } if deductible == Money::ZERO => vec![step(
            "nothing: the Part A deductible of this benefit period is paid".to_owned(),
            Money::ZERO,
        )],
        Rule::Stay { deductible, supplemented: true } => vec![step(
            format!("the Medigap plan pays the Part A deductible of {deductible}"),
            Money::ZERO,
        )],
        Rule::Stay { deductible, .. } => vec![step(
            format!(
                "{deductible} to the Part A deductible of this benefit period, and nothing more for days 1 to 60"
            ),
            deductible,
        )],
        Rule::Cash => vec![step(format!("no insurance: the whole {allowed}"), allowed)],
        Rule::OwnPocket => vec![step(format!("no plan shares this: the whole {allowed}"), allowed)],
    }
}

fn to_deductible(deductible: Money, which: &str) -> Vec<ShareStep> {
    if deductible == Money::ZERO {
        return Vec::new();
    }
    vec![step(format!("{deductible} to {which}"), deductible)]
}

/// "$240.00 to the deductible, then 20% of $6.33".
pub(super) fn sentence(split: &Split) -> String {
    let texts: Vec<String> = steps(split).into_iter().map(|step| step.text).collect();
    texts
        .join(", then ")
        .replace(", then but ", ", but ")
        .replace(", then the Medigap", "; the Medigap")
        .replace(", then the yearly", "; the yearly")
}

/// The steps for programs.
pub(super) fn document(split: &Split) -> Value {
    steps(split)
        .into_iter()
        .map(|step| json!({"text": step.text, "amount": super::amount(step.amount)}))
        .collect()
}
