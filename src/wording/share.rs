//! How a plan splits a bill, in words: each step of the sum with its amount.

use crate::cost::{Daily, Parts, SharingRule, Split};
use crate::knowledge::Towards;
use crate::values::{Fraction, Money, plural};
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
        steps.push(aside(text, room - over));
    }
    if let SharingRule::Line(Parts { uncovered, limit: Some(limit), .. }) = split.rule
        && uncovered > Money::ZERO
    {
        let covered = super::service_line::limit(limit);
        steps.push(aside(format!("beyond {covered} nothing is covered: {uncovered}"), uncovered));
    }
    if split.above > Money::ZERO && !matches!(split.rule, SharingRule::PartB { .. }) {
        let above = split.above;
        let text = format!("{above} billed above the allowed amount");
        steps.push(ShareStep { joint: ", plus ", text, amount: above });
    }
    if matches!(split.rule, SharingRule::Line(Parts { counts: false, .. })) {
        steps.push(aside("this counts towards no yearly limit".to_owned(), Money::ZERO));
    }
    steps
}

fn aside(text: String, amount: Money) -> ShareStep {
    ShareStep { joint: "; ", text, amount }
}

/// The step before all others, where an amount was reckoned from a list price.
pub(crate) fn discounted(list: Money, discount: Fraction, price: Money) -> ShareStep {
    step(format!("list price {list} less {discount} is {price}"), Money::ZERO)
}

fn asked(split: &Split) -> Vec<ShareStep> {
    let allowed = split.allowed;
    match split.rule {
        SharingRule::Line(parts) => by_line(&parts, "the deductible"),
        SharingRule::PartB { parts, policy } => {
            let mut steps = part_b(&parts);
            if split.above > Money::ZERO {
                let text = format!("{} billed above what Medicare allows", split.above);
                steps.push(ShareStep { joint: ", plus ", text, amount: split.above });
            }
            steps.extend(paid(policy));
            steps
        }
        SharingRule::Stay { deductible, daily, beyond, policy, is_nursing } => {
            let mut steps = stay(deductible, &daily, beyond, is_nursing);
            if steps.is_empty() {
                let text = match (policy.is_some(), is_nursing) {
                    (true, _) => "nothing: the Medigap plan pays what Part A asks for",
                    (false, true) => "nothing: these days in skilled nursing are paid in full",
                    (false, false) => {
                        "nothing: the Part A deductible of this benefit period is paid"
                    }
                };
                steps.push(step(text, Money::ZERO));
            }
            steps.extend(paid(policy));
            steps
        }
        // It may stand after the list price that it was reckoned from.
        SharingRule::Cash => vec![aside(format!("no insurance: the whole {allowed}"), allowed)],
        SharingRule::OwnPocket => {
            vec![step(format!("no plan shares this: the whole {allowed}"), allowed)]
        }
        SharingRule::NotCovered => vec![step(
            format!("not covered: the whole {allowed}, which counts towards nothing"),
            allowed,
        )],
        SharingRule::Refund => {
            vec![step(
                "money back: an earlier bill of this kind is undone by so much",
                split.patient,
            )]
        }
    }
}

/// What a policy pays of the steps before.
fn paid(policy: Option<Money>) -> Option<ShareStep> {
    let paid = policy.filter(|paid| *paid > Money::ZERO)?;
    Some(aside(format!("the Medigap plan pays {paid} of it"), Money::ZERO - paid))
}

/// The steps of a line of a plan's table.
fn by_line(parts: &Parts, deductible: &str) -> Vec<ShareStep> {
    let mut steps = Vec::new();
    if parts.towards == Towards::AfterCopay {
        steps.extend(copay(parts));
    }
    if parts.deductible_is_other {
        steps.extend(to_deductible(parts.deductible, "the deductible of this service"));
    } else {
        steps.extend(to_deductible(parts.deductible, deductible));
    }
    if parts.towards != Towards::AfterCopay {
        steps.extend(copay(parts));
    }
    if parts.asked.is_none()
        && parts.towards == Towards::Nothing
        && parts.coinsurance == Fraction::ZERO
    {
        steps.push(step("no charge", Money::ZERO));
    } else if parts.asked.is_none() && (parts.rest > Money::ZERO || steps.is_empty())
        || parts.percentage > Money::ZERO
    {
        steps.push(step(format!("{} of {}", parts.coinsurance, parts.rest), parts.percentage));
    }
    if let Some(cap) = parts.capped_at {
        steps.push(ShareStep {
            joint: ", ",
            text: format!("but this part stops at {cap}"),
            amount: cap - parts.copay - parts.percentage,
        });
    }
    steps
}

/// The flat amount, as far as the bill reaches.
fn copay(parts: &Parts) -> Option<ShareStep> {
    let (copay, times) = parts.asked?;
    let amount = parts.copay;
    let whole = copay.amount * u32::from(times);
    let is_outside = parts.towards == Towards::Nothing;
    let is_alone = is_outside && copay.days.is_none();
    let outside = if is_outside { ", outside the deductible" } else { "" };
    let text = match copay.days {
        _ if whole > amount && is_alone => {
            format!("the whole {amount}, as the flat copay of {} is more", copay.amount)
        }
        _ if whole > amount && amount > Money::ZERO => {
            format!("the {amount} that are left, as the copay of {whole} is more")
        }
        _ if whole > amount => return None,
        Some(_) => {
            let days = plural(usize::from(times), "day", "days");
            format!("a copay of {} a day for {days}{outside}", copay.amount)
        }
        None => format!("a flat copay of {}{outside}", copay.amount),
    };
    Some(step(text, amount))
}

/// The steps of a bill under Part B of Medicare.
fn part_b(parts: &Parts) -> Vec<ShareStep> {
    let mut steps = by_line(parts, "the Part B deductible");
    if let (Some(cap), Some(last)) = (parts.capped_at, steps.last_mut()) {
        last.text = format!(
            "but for one hospital outpatient service this part stops at the Part A deductible, {cap}"
        );
    }
    steps
}

/// The steps of a stay under Part A of Medicare; none where it costs nothing.
fn stay(deductible: Money, daily: &Daily, beyond: Money, is_nursing: bool) -> Vec<ShareStep> {
    let mut steps = Vec::new();
    let days = |count: u16| plural(usize::from(count), "day", "days");
    if deductible > Money::ZERO {
        let nothing_more = if daily.shared == 0 && daily.beyond == 0 {
            ", and nothing more for days 1 to 60"
        } else {
            ""
        };
        steps.push(step(
            format!("{deductible} to the Part A deductible of this benefit period{nothing_more}"),
            deductible,
        ));
    }
    if daily.shared > 0 {
        let place = if is_nursing { "in skilled nursing" } else { "in hospital" };
        let text = format!(
            "{} for {} {place} that cost a share each",
            daily.shared_cost,
            days(daily.shared)
        );
        steps.push(step(text, daily.shared_cost));
    }
    if daily.lifetime > 0 {
        let text = format!(
            "{} for {} of those that Medicare gives once in a life",
            daily.lifetime_cost,
            days(daily.lifetime)
        );
        steps.push(step(text, daily.lifetime_cost));
    }
    if daily.beyond > 0 {
        let text = format!("{beyond} for {} that Medicare does not pay for", days(daily.beyond));
        steps.push(step(text, beyond));
    }
    steps
}

fn to_deductible(deductible: Money, which: &str) -> Option<ShareStep> {
    (deductible > Money::ZERO).then(|| step(format!("{deductible} to {which}"), deductible))
}

/// What every sum of a user's own bills takes for granted.
pub(crate) const OF_COURSES: [&str; 2] = [
    "On one day, visits count first, then doctors' fees, then facility fees, then everything else.",
    "Each bill is rounded to the cent, half a cent up, as insurers do; so the bills add up to the sum.",
];

/// Taken for granted where a stay beside Medicare does not tell its length.
pub(crate) const FEW_DAYS: &str =
    "A stay that does not tell its length is taken to have no more days than cost nothing.";

/// Taken for granted of skilled nursing beside Medicare.
pub(crate) const AFTER_A_STAY: &str = "Medicare pays for skilled nursing only after a stay in hospital that was long enough; that is taken for granted.";
