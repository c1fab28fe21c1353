//! How sure a sum is, in words: the simulated cases, what matters most, how many sessions cost as much as what is done once.

use super::cost::{people, session_count};
use super::number::whole;
use crate::cost::{Distribution, MOST_SESSIONS, Meeting, STEPS, Sessions, Wins};
use crate::values::{Money, join_with};
use std::cmp::Reverse;

/// What is drawn in each case. `chances`: pathways with the fewest and the most who go on, in hundredths of a person.
pub(crate) fn how_drawn(sessions: Sessions, chances: &[(String, (u16, u16))]) -> String {
    let mut parts = vec![
        "Each case draws its own prices: where a low, a typical and a high amount are known, near the typical one most often (a triangle); where only two ends are known, any amount between them; where official rates differ by site, one of the sites.".to_owned(),
    ];
    if sessions.low != sessions.high {
        parts.push(format!(
            "Sessions a year: {} to {}, each number as likely as the next.",
            sessions.low, sessions.high
        ));
    }
    for (name, (low, high)) in chances {
        parts.push(if low == high {
            format!("\"{name}\": {} of 100 go on.", people(*low))
        } else {
            format!(
                "\"{name}\": how many go on is drawn too, from {} to {} of 100, because studies of different people found so many.",
                people(*low),
                people(*high)
            )
        });
    }
    parts.push(
        "All choices see the same draws. It shows the spread of what is known, not what will happen to one person.".to_owned(),
    );
    parts.join(" ")
}

/// A distribution: the middle, then what else there is to say.
pub(crate) fn distribution(of: &Distribution) -> (String, Vec<String>) {
    if of.least == of.most {
        return (of.median.to_string(), vec!["in every case".to_owned()]);
    }
    (
        format!("{} or less in half of the cases", of.median),
        vec![format!("from {} to {} in 90 of 100", of.p5, of.p95), format!("average {}", of.mean)],
    )
}

/// "In 83 of 100 simulated cases A costs you less than B; in 17 it costs you more."
pub(crate) fn wins(first: &str, second: &str, is_own: bool, wins: &Wins) -> String {
    let all = wins.first + wins.same + wins.second;
    let [less, more, same] = shares_of_100([wins.first, wins.second, wins.same]);
    let of_100 = |share: u64, count: u64| match share {
        0 if count > 0 => "fewer than 1".to_owned(),
        100 if count < all => "more than 99".to_owned(),
        share => share.to_string(),
    };
    let (costs, tail) = if is_own { ("costs you", "") } else { ("costs", " in all") };
    let same = if wins.same > 0 {
        format!(", and in {} the same", of_100(same, wins.same))
    } else {
        String::new()
    };
    format!(
        "In {} of 100 simulated cases \"{first}\" {costs} less{tail} than \"{second}\"; in {} it {costs} more{same}.",
        of_100(less, wins.first),
        of_100(more, wins.second)
    )
}

/// Counts as whole shares of 100 that add up to it: what rounding down leaves goes to the largest remainders.
fn shares_of_100(counts: [u64; 3]) -> [u64; 3] {
    let all = counts.iter().sum::<u64>().max(1);
    let mut parts = counts.map(|count| (count * 100 / all, count * 100 % all));
    let whole: u64 = parts.iter().map(|(share, _)| share).sum();
    let mut largest: Vec<&mut (u64, u64)> = parts.iter_mut().collect();
    largest.sort_by_key(|(_, remainder)| Reverse(*remainder));
    let left = if whole == 0 { 0 } else { 100 - whole };
    for ((share, _), _) in largest.into_iter().zip(0..left) {
        *share += 1;
    }
    parts.map(|(share, _)| share)
}

/// How the steps of a picture are cut, what its signs mean, and what lies beyond its end: so many of so many cases of whom.
pub(crate) fn steps(from: Money, to: Money, beyond: &[(u64, u64, &str)]) -> String {
    let beyond: Vec<String> = beyond
        .iter()
        .map(|(count, all, name)| {
            format!("{} of {} cases of \"{name}\"", whole(*count), whole(*all))
        })
        .collect();
    let beyond = if beyond.is_empty() {
        String::new()
    } else {
        format!(" Beyond the end, and counted in the last step: {}.", join_with(&beyond, "and"))
    };
    format!(
        "{STEPS} equal steps from {from} to {to}. The higher a step, the more cases came to so much. The mark is the middle: half of the cases came to so much or less.{beyond}"
    )
}

/// What is looked at: a sum of one column, or the difference of two.
pub(crate) fn looked_at(is_own: bool, of: &str, less: Option<&str>) -> String {
    let what = if is_own { "your own share" } else { "the cost in all" };
    match less {
        None => format!("{what} of \"{of}\""),
        Some(less) => format!("{what} of \"{of}\" less that of \"{less}\""),
    }
}

/// `idle`: inputs that have a range.
pub(crate) fn nothing_moves(what: &str, base: Money, idle: &[&str]) -> String {
    if idle.is_empty() {
        return format!("Nothing here has a range, so nothing moves {what}: {base}.");
    }
    format!("What has a range here ({}) does not move {what}: {base}.", idle.join("; "))
}

/// Inputs that have a range, and change nothing.
pub(crate) fn changes_nothing(idle: &[&str]) -> String {
    format!("Changes nothing, and has no bar: {}.", idle.join("; "))
}

/// `sessions`: the middle of a spread of them; `is_difference`: two columns are looked at.
pub(crate) fn in_the_middle(
    sessions: Option<u32>,
    what: &str,
    base: Money,
    is_difference: bool,
) -> String {
    let middle =
        sessions.map_or(String::new(), |count| format!(" ({} a year)", session_count(count)));
    let below =
        if is_difference { " Below zero the first costs less, above zero the second." } else { "" };
    format!(
        "With everything in the middle{middle}, {what} is {base} on average.{below} One input at a time is moved from its low to its high end; the others stay. Longest bar first."
    )
}

/// Where two sums meet.
pub(crate) fn meeting(session: &str, once: &str, found: &Meeting) -> String {
    let count = session_count(found.sessions);
    if found.exactly {
        return format!(
            "{count} of \"{session}\" cost exactly as much as \"{once}\": {}.",
            found.cost
        );
    }
    format!(
        "{count} of \"{session}\" cost at least as much as \"{once}\" ({} against {}); one fewer costs less.",
        found.cost, found.once
    )
}

/// From the fewest to the most.
pub(crate) fn meetings(once: &str, fewest: &Meeting, most: &Meeting) -> String {
    let of = |meeting: &Meeting| format!("{} together, against {}", meeting.cost, meeting.once);
    format!(
        "from {} (the dearest sessions against the cheapest \"{once}\": {}) to {} (the cheapest sessions against the dearest: {}).",
        session_count(fewest.sessions),
        of(fewest),
        session_count(most.sessions),
        of(most)
    )
}

pub(crate) fn never(once: &str, amount: Money) -> String {
    format!(
        "never. However many sessions, they leave you less to pay than the {amount} of \"{once}\"."
    )
}

pub(crate) fn not_within() -> String {
    format!("not within {MOST_SESSIONS} sessions.")
}

/// What a count of sessions does not say.
pub(crate) fn money_only(has_more: bool) -> String {
    let only = if has_more {
        " It is about the treatments alone, without what was added, and not about --years."
    } else {
        ""
    };
    format!("A count of money only: it says nothing about what helps, or how long.{only}")
}

/// A payer's rule that so many sessions would run into.
pub(crate) fn not_all_paid(rule: &str, rule_set: &str) -> String {
    format!(" So many sessions in twelve months may not all be paid for: \"{rule}\" ({rule_set}).")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn shares_add_up_to_100_and_lie_within_one_of_the_exact(counts in any::<[u32; 3]>()) {
            let counts = counts.map(u64::from);
            let all: u64 = counts.iter().sum();
            prop_assume!(all > 0);
            let shares = shares_of_100(counts);
            prop_assert_eq!(shares.iter().sum::<u64>(), 100);
            for (share, count) in shares.into_iter().zip(counts) {
                prop_assert!((share * all).abs_diff(count * 100) < all);
            }
        }
    }

    #[test]
    fn the_largest_remainder_is_rounded_up_first() {
        assert_eq!(shares_of_100([965, 0, 35]), [97, 0, 3]);
        assert_eq!(shares_of_100([1, 1, 1]), [34, 33, 33]);
        assert_eq!(shares_of_100([0, 0, 0]), [0, 0, 0]);
    }
}
