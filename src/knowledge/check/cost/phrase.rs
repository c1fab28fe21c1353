//! A line of a plan as plans print it: "$25 copay plus 20% coinsurance after deductible". Each clause is understood by itself; a word that is part of
//! none is an error, because a clause that is passed over changes what a bill costs.

use super::line::StatedCostSharing;
use crate::knowledge::Towards;
use crate::values::{Fraction, Money, visible};

/// What is understood, for whoever wrote something else.
pub(super) const UNDERSTOOD: &str = "what is understood: `$40 copay`, `$250 copay per day, days 1 to 5`, `$500 per stay`, `20% coinsurance`, `$25 copay plus 20% \
     coinsurance`, `no charge`, `not covered`, each with `after deductible`, `deductible does not apply` or `$600 copay, then deductible`; `at most $200`, \
     `limited to 20 visits`, `$95 copay for the first 3 visits, then …`, `does not count towards the yearly limit`";

/// Two steps of a line may follow each other, not more.
const MOST_STEPS: usize = 2;

/// Reads a phrase.
///
/// # Errors
/// What is not understood, as a message.
pub(super) fn parse(text: &str) -> Result<StatedCostSharing, String> {
    let words = words(text);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.is_empty() {
        return Err("nothing stands here".to_owned());
    }
    steps(&words, MOST_STEPS)
}

/// Clauses up to the end. What stands behind "for the first N visits, then" is a line of its own.
fn steps(words: &[&str], left: usize) -> Result<StatedCostSharing, String> {
    let mut stated = StatedCostSharing::default();
    let mut rest = words;
    while !rest.is_empty() {
        if let (["then", tail @ ..], Some(_), true) =
            (rest, stated.first_visits, !stated.says_no_price())
        {
            if left < 2 {
                return Err("too many steps follow each other".to_owned());
            }
            let mut then = steps(tail, left - 1)?;
            // How many are covered holds for all of them.
            for (outer, inner) in
                [(&mut stated.visits, &mut then.visits), (&mut stated.days, &mut then.days)]
            {
                if let Some(number) = inner.take() {
                    once(outer, number, "a limit of visits")?;
                }
            }
            stated.then = Some(Box::new(then));
            return Ok(stated);
        }
        rest = clause(&mut stated, rest)?;
    }
    Ok(stated)
}

/// Takes one clause off, and gives what is left.
fn clause<'w, 's>(
    stated: &mut StatedCostSharing,
    words: &'w [&'s str],
) -> Result<&'w [&'s str], String> {
    if let Some(rest) = about_deductible(stated, words)? {
        return Ok(rest);
    }
    if let Some(rest) = about_limits(stated, words)? {
        return Ok(rest);
    }
    Ok(match words {
        ["no", "charge", rest @ ..] => {
            stated.is_free = true;
            rest
        }
        ["not", "covered", rest @ ..] => {
            once(&mut stated.covered, false, "`not covered`")?;
            rest
        }
        ["then", _, ..]
            if stated.deductible.is_none()
                && (stated.visits.is_some()
                    || stated.days.is_some()
                    || stated.to_day.is_some()) =>
        {
            return Err("what comes then? write `for the first 3 visits, then …`, or `plus` where both are paid".to_owned());
        }
        ["plus" | "and" | "then", rest @ ..] if !rest.is_empty() => rest,
        [first, tail @ ..] => {
            if let Some(part) = percent(first) {
                once(&mut stated.coinsurance, part, "a percentage")?;
                let rest = skip(tail, &["coinsurance"]);
                match rest {
                    ["of", "the", "whole", "price" | "bill" | "cost", rest @ ..] => {
                        stated.of_whole = true;
                        rest
                    }
                    _ => rest,
                }
            } else if let Some(amount) = dollars(first)
                .or_else(|| Money::parse(first, 2).ok().filter(|_| tail.first() == Some(&"copay")))
            {
                once(&mut stated.copay, amount, "a copay")?;
                often(stated, skip(tail, &["copay"]))
            } else {
                return Err(format!("`{}` is not understood here", visible(first)));
            }
        }
        [] => words,
    })
}

/// How often a copay comes: "per day, days 1 to 5", "per visit".
fn often<'w, 's>(stated: &mut StatedCostSharing, words: &'w [&'s str]) -> &'w [&'s str] {
    match words {
        ["per" | "a" | "each", "day", rest @ ..] => {
            stated.per_day = true;
            rest
        }
        [
            "per" | "a" | "each",
            "visit" | "stay" | "admission" | "prescription" | "trip" | "test" | "procedure"
            | "service" | "scan" | "item",
            rest @ ..,
        ] => rest,
        _ => words,
    }
}

/// What may be said of the deductible.
const OF_DEDUCTIBLE: [(&str, Towards); 19] = [
    ("after the deductible", Towards::First),
    ("after deductible", Towards::First),
    ("after your deductible", Towards::First),
    ("after plan deductible", Towards::First),
    ("after the plan deductible", Towards::First),
    ("deductible then", Towards::First),
    ("deductible applies", Towards::First),
    ("subject to the deductible", Towards::First),
    ("subject to deductible", Towards::First),
    ("deductible does not apply", Towards::Nothing),
    ("deductible doesn't apply", Towards::Nothing),
    ("deductible waived", Towards::Nothing),
    ("no deductible", Towards::Nothing),
    ("before the deductible", Towards::Nothing),
    ("before deductible", Towards::Nothing),
    ("not subject to deductible", Towards::Nothing),
    ("then the deductible", Towards::AfterCopay),
    ("then deductible", Towards::AfterCopay),
    ("with deductible", Towards::AfterCopay),
];

fn about_deductible<'w, 's>(
    stated: &mut StatedCostSharing,
    words: &'w [&'s str],
) -> Result<Option<&'w [&'s str]>, String> {
    let found =
        OF_DEDUCTIBLE.iter().find_map(|(phrase, towards)| Some((*towards, after(words, phrase)?)));
    let Some((towards, rest)) = found else { return Ok(None) };
    once(&mut stated.deductible, towards, "what holds for the deductible")?;
    Ok(Some(rest))
}

/// What follows a phrase; `None` where it does not stand there.
fn after<'w, 's>(words: &'w [&'s str], phrase: &str) -> Option<&'w [&'s str]> {
    let mut rest = words;
    for word in phrase.split(' ') {
        let (first, behind) = rest.split_first()?;
        if *first != word {
            return None;
        }
        rest = behind;
    }
    Some(rest)
}

fn about_limits<'w, 's>(
    stated: &mut StatedCostSharing,
    words: &'w [&'s str],
) -> Result<Option<&'w [&'s str]>, String> {
    let most = match words {
        ["up" | "limited", "to", rest @ ..] | ["at", "most", rest @ ..] => rest,
        ["for", "the", "first", count, "visits", rest @ ..] => {
            return first(stated, count, rest).map(Some);
        }
        ["first", count, "visits", rest @ ..] => return first(stated, count, rest).map(Some),
        ["for", "the", "first", count, "days", rest @ ..] => {
            return days(stated, "1", Some(count), rest).map(Some);
        }
        ["for", "days" | "day", ..] => return Ok(words.get(1..)),
        ["days" | "day", from, "to" | "through", to, rest @ ..] => {
            return days(stated, from, Some(to), rest).map(Some);
        }
        ["from", "day", from, rest @ ..] => return days(stated, from, None, rest).map(Some),
        ["does", "not", "count", "towards" | "toward" | "to", rest @ ..] => {
            let rest = skip(rest, &["the", "yearly", "out-of-pocket"]);
            let ["limit" | "maximum", rest @ ..] = rest else {
                return Err("`does not count towards` what? write `the yearly limit`".to_owned());
            };
            once(&mut stated.counts, false, "what counts")?;
            return Ok(Some(rest));
        }
        [_, "visits" | "visit" | "days" | "day", "per" | "a", "year", ..] => words,
        _ => return Ok(None),
    };
    match most {
        [count, "days", ..] if stated.per_day && words.first() == Some(&"up") => Err(format!(
            "`up to {0} days` can mean two things: write `days 1 to {0}` where only those cost a copay, or `limited to {0} days` where no more are covered",
            visible(count)
        )),
        [count, unit @ ("visits" | "visit" | "days" | "day"), rest @ ..] => {
            let number = number(count)?;
            let place =
                if unit.starts_with("visit") { &mut stated.visits } else { &mut stated.days };
            once(place, number, "a limit of visits")?;
            Ok(Some(skip(rest, &["per", "a", "plan", "calendar", "year"])))
        }
        [amount, rest @ ..] => {
            let Some(amount) = dollars(amount) else {
                return Err(format!("`{}` is no amount and no number of visits", visible(amount)));
            };
            let is_loose = words.first() != Some(&"at");
            let is_flat = stated.is_free || stated.copay.is_some() && !stated.per_day;
            if is_loose && is_flat && stated.coinsurance.is_none() {
                return Err(
                    "what costs the same every time has no cap: is it what the plan pays? write what you pay".to_owned()
                );
            }
            once(&mut stated.at_most, amount, "a cap")?;
            let mut ignored = StatedCostSharing::default();
            Ok(Some(often(&mut ignored, rest)))
        }
        [] => Err("the phrase ends too early".to_owned()),
    }
}

fn first<'w, 's>(
    stated: &mut StatedCostSharing,
    count: &str,
    rest: &'w [&'s str],
) -> Result<&'w [&'s str], String> {
    once(&mut stated.first_visits, number(count)?, "a number of first visits")?;
    Ok(rest)
}

fn days<'w, 's>(
    stated: &mut StatedCostSharing,
    from: &str,
    to: Option<&str>,
    rest: &'w [&'s str],
) -> Result<&'w [&'s str], String> {
    once(&mut stated.from_day, number(from)?, "a first day")?;
    stated.to_day = to.map(number).transpose()?;
    Ok(rest)
}

/// The words that may stand there, each at most once and in that order, left out.
fn skip<'w, 's>(mut words: &'w [&'s str], fillers: &[&str]) -> &'w [&'s str] {
    for filler in fillers {
        if let [first, rest @ ..] = words
            && first == filler
        {
            words = rest;
        }
    }
    words
}

fn once<T>(place: &mut Option<T>, value: T, what: &str) -> Result<(), String> {
    match place.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("{what} stands twice")),
    }
}

fn percent(word: &str) -> Option<Fraction> {
    let digits = word.strip_suffix('%')?;
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let hundredths: u32 = format!("{whole}{decimals:0<2}").parse().ok()?;
    let is_right = decimals.len() <= 2 && !whole.is_empty() && hundredths <= 10_000;
    Fraction::parse(&format!("{}.{:04}", hundredths / 10_000, hundredths % 10_000))
        .ok()
        .filter(|_| is_right)
}

fn dollars(word: &str) -> Option<Money> {
    let digits = word.strip_prefix('$')?;
    let has_cents = digits.split_once('.').is_none_or(|(_, cents)| cents.len() <= 2);
    Money::parse(digits, 2).ok().filter(|_| has_cents)
}

fn number(word: &str) -> Result<u16, String> {
    word.parse::<u16>()
        .ok()
        .filter(|number| *number > 0)
        .ok_or_else(|| format!("`{}` is no whole number above 0", visible(word)))
}

/// Small letters, one word a piece; `/` means "per", `1-5` means "1 to 5", other marks part words.
fn words(text: &str) -> Vec<String> {
    let text = text
        .to_lowercase()
        .replace(['\u{2019}'], "'")
        .replace(['\u{2013}', '\u{2014}'], "-")
        .replace("co-payment", "copay")
        .replace("copayment", "copay")
        .replace("co-pay", "copay")
        .replace("co-insurance", "coinsurance");
    let letters: Vec<char> = text.chars().collect();
    let is_digit = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(char::is_ascii_digit)
    };
    let mut spaced = String::new();
    for (place, letter) in letters.iter().enumerate() {
        let between = is_digit(place.checked_sub(1)) && is_digit(place.checked_add(1));
        match letter {
            // The comma of a thousand stands before three digits, neither more nor less.
            ',' if between
                && is_digit(Some(place + 2))
                && is_digit(Some(place + 3))
                && !is_digit(Some(place + 4)) => {}
            // Without a digit before it, it is a mistake that must not vanish.
            '.' if is_digit(Some(place + 1)) => spaced.push('.'),
            '-' if between => spaced.push_str(" to "),
            '.' if !between => spaced.push(' '),
            '/' => spaced.push_str(" per "),
            ',' | ';' | ':' | '(' | ')' => spaced.push(' '),
            // The sign belongs to the number before it.
            '%' => {
                spaced.truncate(spaced.trim_end().len());
                spaced.push_str("% ");
            }
            letter => spaced.push(*letter),
        }
    }
    spaced.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "a broken test should stop")]

    use super::{StatedCostSharing, parse};
    use crate::knowledge::Towards;
    use crate::values::{Fraction, Money};

    fn stated(text: &str) -> StatedCostSharing {
        parse(text).expect(text)
    }

    /// As summaries of benefits and lists of plans print it.
    #[test]
    fn phrases_as_they_are_printed() {
        for (text, copay, share, deductible) in [
            ("$30 copay/visit; deductible does not apply", 30, 0, Some(Towards::Nothing)),
            ("$0 Copay", 0, 0, None),
            ("$1,500 copayment per admission after deductible", 1500, 0, Some(Towards::First)),
            ("$600.00 Copay with deductible", 600, 0, Some(Towards::AfterCopay)),
            ("Deductible, then $250 copay per stay", 250, 0, Some(Towards::First)),
            (
                "$300 co-pay plus 20% co-insurance after your deductible",
                300,
                20,
                Some(Towards::First),
            ),
            ("40 copay per prescription", 40, 0, None),
        ] {
            let found = stated(text);
            assert_eq!(found.copay, Some(Money::cents(copay * 100)), "{text}");
            let share = Fraction::parse(&format!("0.{share:02}")).expect("a share");
            assert_eq!(found.coinsurance.unwrap_or_default(), share, "{text}");
            assert_eq!(found.deductible, deductible, "{text}");
        }
        let found = stated("50.00% Coinsurance after deductible");
        assert_eq!(found.coinsurance.map(Fraction::ten_thousandths), Some(5000));
        let found = stated("No Charge After Deductible");
        assert!(found.is_free && found.deductible == Some(Towards::First));
        let found = stated("$250 copay/day for the first 5 days");
        assert_eq!((found.per_day, found.from_day, found.to_day), (true, Some(1), Some(5)));
        let found = stated("$3,000 Copay per Day, days 1\u{2013}3; 20 visits/year");
        assert_eq!((found.from_day, found.to_day, found.visits), (Some(1), Some(3), Some(20)));
    }

    #[test]
    fn what_is_not_understood_is_told() {
        for text in [
            "",
            "ask us",
            "$30 copay for adults",
            "30% coinsurance, 20% coinsurance",
            "101% coinsurance",
            "12.345% coinsurance",
            "$12.345 copay",
            "$40 copay, limited to",
            "limited to 0 visits",
            "limited to 70000 visits",
            "does not count towards heaven",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
