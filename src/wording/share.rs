//! How a plan splits a bill, in words: each step of the sum with its amount.

use crate::cost::{Rule, Split};
use crate::values::{Fraction, Money};
use schemars::JsonSchema;
use serde::Serialize;

/// A step of a sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShareStep {
    /// What parts it from the step before it.
    #[serde(skip)]
    joint: &'static str,
    /// What it is.
    pub text: String,
    /// What it adds to, or takes from, what the person pays.
    pub amount: Money,
}

fn step(text: impl Into<String>, amount: Money) -> ShareStep {
    ShareStep { joint: ", then ", text: text.into(), amount }
}

/// The steps in one sentence: "$240.00 to the deductible, then 20% of $6.33".
pub(crate) fn sentence<'s>(steps: impl IntoIterator<Item = &'s ShareStep>) -> String {
    let mut sentence = String::new();
    for step in steps {
        if !sentence.is_empty() {
            sentence.push_str(step.joint);
        }
        sentence.push_str(&step.text);
    }
    sentence
}

/// The steps in order; their amounts add up to what the person pays.
pub(crate) fn steps(split: &Split) -> Vec<ShareStep> {
    let mut steps = asked(split);
    if let Some(room) = split.cut_at {
        let over: Money = steps.iter().map(|step| step.amount).sum();
        let text = if room == Money::ZERO {
            "the yearly limit is reached: nothing more to pay".to_owned()
        } else {
            format!("the yearly limit leaves only {room} to pay")
        };
        steps.push(ShareStep { joint: "; ", text, amount: room - over });
    }
    steps
}

/// The step before all others, where an amount was reckoned from a list price.
pub(crate) fn discounted(list: Money, discount: Fraction, price: Money) -> ShareStep {
    step(format!("list price {list} less {discount} is {price}"), Money::ZERO)
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
                steps.extend(capped_at.map(|cap| ShareStep {
                    joint: ", ",
                    text: format!(
                        "but for one hospital outpatient service this part stops at the Part A deductible, {cap}"
                    ),
                    amount: cap - share,
                }));
            }
            steps
        }
        Rule::Supplement { deductible, visit } => {
            let mut steps = to_deductible(deductible, "the Part B deductible");
            if visit > Money::ZERO {
                steps.push(step(format!("{visit} for the visit"), visit));
            }
            if deductible < allowed {
                let text = "the Medigap plan pays the rest".to_owned();
                steps.push(ShareStep { joint: "; ", text, amount: Money::ZERO });
            }
            steps
        }
        Rule::Stay { deductible, supplemented } => {
            let (text, amount) = match (supplemented, deductible == Money::ZERO) {
                (true, true) => {
                    ("nothing: the Medigap plan pays what Part A asks for".to_owned(), Money::ZERO)
                }
                (true, false) => (
                    format!("the Medigap plan pays the Part A deductible of {deductible}"),
                    Money::ZERO,
                ),
                (false, true) => (
                    "nothing: the Part A deductible of this benefit period is paid".to_owned(),
                    Money::ZERO,
                ),
                (false, false) => (
                    format!(
                        "{deductible} to the Part A deductible of this benefit period, and nothing more for days 1 to 60"
                    ),
                    deductible,
                ),
            };
            vec![step(text, amount)]
        }
        // It may stand after the list price that it was reckoned from.
        Rule::Cash => {
            let text = format!("no insurance: the whole {allowed}");
            vec![ShareStep { joint: "; ", text, amount: allowed }]
        }
        Rule::OwnPocket => vec![step(format!("no plan shares this: the whole {allowed}"), allowed)],
    }
}

fn to_deductible(deductible: Money, which: &str) -> Vec<ShareStep> {
    if deductible == Money::ZERO {
        return Vec::new();
    }
    vec![step(format!("{deductible} to {which}"), deductible)]
}

/// What every sum of a user's own bills takes for granted.
pub(crate) const OF_COURSES: [&str; 2] = [
    "On one day, visits count first, then doctors' fees, then facility fees, then everything else.",
    "The sum is exact and rounded once, so it can differ by a cent from the rounded bills added up.",
];
