//! From the arguments to what the calculation is asked for.

use super::args::{PriceArgs, UncertaintyArgs};
use super::choices::of;
use super::plan::dollars;
use crate::cli::failure::Failure;
use crate::cost::{Draws, Extra, Sessions, price_by_id};
use crate::knowledge::{Condition, Knowledge, Payer, Price, PriceIndex, Site};
use crate::values::{
    ClosedVocabulary, Money, Ref, closest, did_you_mean, instead, join_with, visible,
};

/// `3` or `1-4`.
pub(super) fn sessions(text: Option<&str>) -> Result<Option<Sessions>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let number = |text: &str| text.parse().ok().filter(|number| (1..=365).contains(number));
    match spread(text, number) {
        Some((low, high)) => Ok(Some(Sessions { low, high })),
        None => Err(Failure::usage(
            format!("--sessions: expected a number of sessions a year, found `{}`", visible(text)),
            "write a whole number from 1 to 365, or a spread such as 1-4",
        )),
    }
}

/// `30` or `20-50`, of 100 people.
pub(super) fn chance(text: Option<&str>) -> Result<Option<(u16, u16)>, Failure> {
    let Some(text) = text else { return Ok(None) };
    // Hundredths of a person are as fine as published figures get.
    let number = |text: &str| {
        let hundredths = Money::parse(text, 2).ok().map(Money::in_cents)?;
        u16::try_from(hundredths).ok().filter(|hundredths| *hundredths <= 10_000)
    };
    match spread(text, number) {
        // Less than one of a hundred is most likely a fraction.
        Some((_, high)) if (1..100).contains(&high) => Err(Failure::usage(
            format!("--chance: `{}` is less than one of 100 people", visible(text)),
            "it is counted in people of 100: for half of them write 50",
        )),
        Some(chance) => Ok(Some(chance)),
        None => Err(Failure::usage(
            format!("--chance: expected so many of 100 people, found `{}`", visible(text)),
            "write a number from 0 to 100, or a spread such as 20-50",
        )),
    }
}

/// A number, or two in order with a line between them.
fn spread<N: PartialOrd>(text: &str, number: impl Fn(&str) -> Option<N>) -> Option<(N, N)> {
    let (low, high) = text.split_once('-').unwrap_or((text, text));
    let (low, high) = (number(low)?, number(high)?);
    (low <= high).then_some((low, high))
}

/// What is added: `ITEM=COUNT`, `ITEM=COUNT@DOLLARS`, `TREATMENT:ITEM=COUNT`.
pub(super) fn extras(
    knowledge: &Knowledge,
    condition: Option<Ref<Condition>>,
    with: &[String],
) -> Result<Vec<Extra>, Failure> {
    with.iter().map(|text| extra(knowledge, condition, text)).collect()
}

fn extra(
    knowledge: &Knowledge,
    condition: Option<Ref<Condition>>,
    text: &str,
) -> Result<Extra, Failure> {
    let Some((name, amount)) = text.split_once('=') else {
        return Err(Failure::usage(
            format!("--with: expected ITEM=COUNT, found `{}`", visible(text)),
            "write for example --with physical-therapy-visit=12",
        ));
    };
    let (only, id) = match name.split_once(':') {
        Some((treatment, id)) => (Some(of(knowledge, condition, treatment)?), id),
        None => (None, name),
    };
    let items = &knowledge.costs.items;
    let (item, _) = items.find(|item| item.id == id).ok_or_else(|| {
        let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        Failure::usage(
            format!("--with: nothing with the id `{}` can be added", visible(id)),
            did_you_mean(id, ids.iter().copied())
                .unwrap_or_else(|| format!("it can be {}", join_with(&ids, "or"))),
        )
    })?;
    let (count, price) = match amount.split_once('@') {
        Some((count, price)) => {
            let price = dollars("--with", price)?;
            if price == Money::ZERO {
                return Err(Failure::usage(
                    format!("--with: the price of `{}` is nothing", visible(id)),
                    "write it without a dollar sign, which the shell takes for itself: @90",
                ));
            }
            (count, Some(price))
        }
        None => (amount, None),
    };
    let count = count.parse::<u32>().ok().filter(|count| (1..=10_000).contains(count)).ok_or_else(
        || {
            Failure::usage(
                format!("--with: `{}` is no number of {id}", visible(count)),
                "write a whole number from 1 to 10000",
            )
        },
    )?;
    Ok(Extra { item, only, count, price })
}

/// The payer of the option.
pub(super) fn payer(args: &PriceArgs) -> Result<Option<Payer>, Failure> {
    let words: Vec<&str> = Payer::ALL.iter().map(|payer| payer.slug()).collect();
    args.payer.as_deref().map(|text| word("--payer", text, Payer::from_slug, &words)).transpose()
}

/// The site of the option.
pub(super) fn site(args: &PriceArgs) -> Result<Option<Site>, Failure> {
    args.site.as_deref().map(|text| word("--site", text, user_site, &sites())).transpose()
}

/// A place that somebody can go to.
pub(super) fn user_site(text: &str) -> Option<Site> {
    Site::from_slug(text).filter(|site| *site != Site::Any)
}

pub(super) fn sites() -> Vec<&'static str> {
    Site::ALL.iter().filter(|site| **site != Site::Any).map(|site| site.slug()).collect()
}

/// The nearest word, and all of them: so few, and the nearest is not always the one that was meant.
fn one_of(text: &str, words: &[&str]) -> String {
    match closest(text, words.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? Write one of {}", join_with(words, "or")),
        None => instead(text, words, str::to_owned, "write one of"),
    }
}

pub(super) fn word<W>(
    option: &str,
    text: &str,
    parse: fn(&str) -> Option<W>,
    words: &[&str],
) -> Result<W, Failure> {
    parse(&text.to_lowercase()).ok_or_else(|| {
        Failure::usage(format!("{option}: `{}` is not known", visible(text)), one_of(text, words))
    })
}

/// The prices that were chosen by id.
pub(super) fn chosen(knowledge: &Knowledge, ids: &[String]) -> Result<Vec<Ref<Price>>, Failure> {
    let costs = &knowledge.costs;
    let price = |id: &String| {
        price_by_id(costs, id).ok_or_else(|| {
            let ids = costs.prices.iter().map(|price| price.id.as_str());
            Failure::usage(
                format!("--price: no price has the id `{}`", visible(id)),
                did_you_mean(id, ids)
                    .unwrap_or_else(|| "`spinecmp cost --list-prices` lists them".to_owned()),
            )
        })
    };
    ids.iter().map(price).collect()
}

/// The price index that was named.
pub(super) fn index(
    knowledge: &Knowledge,
    name: Option<&str>,
) -> Result<Option<Ref<PriceIndex>>, Failure> {
    let indexes = &knowledge.costs.indexes;
    let Some(name) = name else { return Ok(None) };
    if let Some((index, _)) = indexes.find(|index| index.id == name || index.series == name) {
        return Ok(Some(index));
    }
    let ids: Vec<&str> = indexes.iter().map(|index| index.id.as_str()).collect();
    Err(Failure::usage(
        format!("--index: no price index has the id `{}`", visible(name)),
        did_you_mean(name, ids.iter().copied())
            .unwrap_or_else(|| format!("they are {}", join_with(&ids, "and"))),
    ))
}

/// The cases that are to be drawn.
pub(super) fn draws(args: &UncertaintyArgs) -> Option<Draws> {
    let cases = args.simulate?;
    Some(Draws { cases, seed: args.seed, threads: args.threads.count() })
}
