//! What is said of a person's own importances. Nothing here says what to choose: it says what the person's numbers come to, and where that turns.

use super::phrase;
use crate::knowledge::{Approach, Certainty};
use crate::values::join_with;

pub(crate) const TITLE: &str = "What matters to you";
pub(crate) const DIFFERENT_PEOPLE: &str = "different people: not a fair match, so not counted";
pub(crate) const THE_SAME: &str = "it is the same for every choice";
pub(crate) const NOT_RATED: &str = "not rated";
pub(crate) const OWN_RATINGS: &str = "Your own ratings, of 10";
pub(crate) const ANYWHERE: &str = "nobody knows: it may be anywhere between the two";

pub(crate) const STOPPED: &str = "help comes first";
pub(crate) const TOO_FEW: &str = "fewer than two choices are left to weigh";
pub(crate) const NOTHING_SAID: &str = "nothing was said to matter";
pub(crate) const NOTHING_TELLS: &str = "no figures set the choices apart";
pub(crate) const NO_FIGURES: &str = "no figures tell the choices apart in what you rated";
pub(crate) const TOO_LITTLE: &str =
    "less than half of what matters to you can be counted, and the rest could outweigh it";
pub(crate) const NO_CLEAR_GAIN: &str = "no clear gain";
pub(crate) const NOT_ALL_PRICED: &str = "not all have a price, so it is not counted";
pub(crate) const A_YEAR_AMONG_THEM: &str = "one is a year of care, not one treatment: not counted";
pub(crate) const BARRED: &str = "a published rule gives a reason against it";

/// What every share takes for granted, whether importance was told in numbers or worked out of trade-offs.
pub(crate) fn assumptions(are_trade_offs: bool) -> Vec<&'static str> {
    let of_the_unsaid = if are_trade_offs {
        "What no question was about may matter as little or as much as anything."
    } else {
        "What you said nothing of does not count."
    };
    let of_all = [
        "Each figure is drawn anywhere in its range, evenly. Where a study gives a count and no range, the range is what chance alone leaves to such a count, in 95 of 100 cases.",
        "What is not known is never guessed. Two choices are set against each other by what is known of both; how often one comes out on top is told from one end of what the unknown can be for it to the other.",
        "Each number that you gave is taken as meant up to a quarter lower or higher. That is our own guess.",
        "From one end of a scale to the other, each step counts the same.",
    ];
    of_all.into_iter().chain([of_the_unsaid]).collect()
}

/// Why an attribute scores nothing.
pub(crate) fn one_figure(count: usize) -> &'static str {
    if count == 0 {
        "no figure was found for any choice"
    } else {
        "only one choice has a figure, so it tells none apart"
    }
}

/// Whether a choice is this kind of care.
pub(crate) fn takes(approach: Approach, takes_it: bool) -> String {
    let word = approach.slug();
    if takes_it { word.to_owned() } else { format!("no {word}") }
}

pub(crate) fn your_rating(rating: f64) -> String {
    format!("you said {}", super::number::decimal(rating))
}

pub(crate) fn how_sure(certainty: Certainty) -> String {
    match certainty {
        Certainty::NotGraded => phrase::certainty(certainty).to_owned(),
        _ => super::key_row::grade(certainty).to_owned(),
    }
}

/// Why nothing is weighed.
pub(crate) fn nothing_weighed(why: &str) -> String {
    format!("Nothing is weighed: {why}.")
}

/// What the answers come to, in short.
pub(crate) struct InShort<'a> {
    /// The fewest choices that come out ahead of all others.
    pub(crate) ahead: Vec<&'a str>,
    /// The others.
    pub(crate) behind: Vec<&'a str>,
    /// The things that are in the sum: they were said to matter, and figures tell the choices apart.
    pub(crate) counted: Vec<&'a str>,
    /// How many things may matter in all.
    pub(crate) of: usize,
    /// It holds wherever the figures lie.
    pub(crate) is_sure: bool,
}

impl InShort<'_> {
    /// "On your answers to 5 of 9 things, Injection and Carry on come out ahead of Surgery. Between the two it is too close to call." Where that is less than half
    /// of them it says what they are first, and that the others could turn it.
    pub(crate) fn sentence(&self) -> String {
        let (counted, all) = (self.counted.len(), self.of);
        if counted * 2 >= all {
            return self.order(&format!("On your answers to {counted} of {all} things"));
        }
        let only = format!("Counting nothing but {}", join_with(&self.counted, "and"));
        let left_out = all - counted;
        format!("{} {left_out} of {all} things are left out, and could turn it.", self.order(&only))
    }

    fn order(&self, on: &str) -> String {
        let (ahead, behind) = (join_with(&self.ahead, "and"), join_with(&self.behind, "and"));
        match (self.ahead.as_slice(), self.behind.as_slice()) {
            (_, []) => format!("{on}, it is too close to call."),
            ([_], _) if self.is_sure => format!(
                "{on}, {ahead} comes out ahead of {behind}, wherever the figures lie in their ranges."
            ),
            ([_], _) => {
                format!(
                    "{on}, {ahead} comes out ahead of {behind}, by what is known. It is not sure."
                )
            }
            (several, _) => {
                let among = if several.len() == 2 { "the two" } else { "these" };
                format!(
                    "{on}, {ahead} come out ahead of {behind}, by what is known. Between {among} it is too close to call."
                )
            }
        }
    }
}

/// How much of what matters nothing is known of, choice by choice.
pub(crate) fn unknown(shares: &[(&str, f64)], all: usize) -> String {
    let of = |share: f64| format!("{} of 100", super::number::thousands(share));
    let same = shares.first().filter(|(_, first)| {
        shares.len() == all && shares.iter().all(|(_, share)| of(*share) == of(*first))
    });
    if let Some((_, share)) = same {
        return format!("Of all that matters to you, {} is not known for any choice.", of(*share));
    }
    let shares: Vec<String> =
        shares.iter().map(|(name, share)| format!("{name} {}", of(*share))).collect();
    format!("Not known, of all that matters to you: {}.", shares.join(", "))
}

/// What would turn the order.
pub(crate) fn would_turn(points: &[&str]) -> String {
    format!("What would turn it: {}", points.join(" "))
}

/// Where two choices change places.
pub(crate) fn tipping(label: &str, from: Option<f64>, to: f64, one: &str, other: &str) -> String {
    let to = super::number::decimal(to);
    let from = from.map_or(String::new(), |from| format!(", not {}", super::number::decimal(from)));
    format!("{label} at {to}{from}: {one} and {other} tie.")
}

pub(crate) const NOTHING_TIPS: &str =
    "No single number of yours, from 0 to 10, makes two of the choices change places.";

/// What the person did not say.
pub(crate) fn not_answered(labels: &[String]) -> String {
    format!("You did not say how much these matter: {}.", join_with(labels, "and"))
}

/// What is alike for all.
pub(crate) fn the_same(labels: &[String]) -> String {
    format!("The same for all: {}.", join_with(labels, "and"))
}

/// Where the figures leave the choices alike.
pub(crate) fn cannot_tell(labels: &[String]) -> String {
    format!("Too little is known to compare: {}.", join_with(labels, "and"))
}

pub(crate) fn not_used(labels: &[String], are_trade_offs: bool) -> String {
    let why = if are_trade_offs {
        ", because other choices, figures or amounts were asked about"
    } else {
        ", because nothing was found on it for these choices"
    };
    format!("Not used{why}: {}.", join_with(labels, "and"))
}

/// A choice that is left out.
pub(crate) fn barred(name: &str) -> String {
    format!("Not ranked: {name}. A published rule gives a reason against it:")
}

pub(crate) const ALL_IN_ALL: &str = "All in all";

/// "top in 0 to 58 of 100 tries".
pub(crate) fn first_in(low: f64, high: f64) -> String {
    let (low, high) = (low.round(), high.round());
    if low <= 0.0 && high >= 100.0 {
        // Of which hundred, the line below the bars says.
        "top 0 to 100".to_owned()
    } else if low.to_string() == high.to_string() {
        format!("top in {low} of 100")
    } else {
        format!("top in {low} to {high} of 100")
    }
}

pub(crate) const FIRST_OF_TRIES: &str =
    "How often each came out on top when the sum was tried 100 times";
pub(crate) const NOT_RANKED: &str = "not ranked";

pub(crate) fn came_first_in(low: f64, high: f64) -> String {
    let (low, high) = (low.round().to_string(), high.round().to_string());
    let times = if low == high { low } else { format!("{low} to {high}") };
    format!("Of 100 tries of the sum: top in {times}.")
}

/// A figure, and where it stands: "4 weeks: near the good end."
pub(crate) fn stands(text: &str, least: u16, most: u16) -> String {
    let place = match (least, most) {
        (667.., _) => "near the good end",
        (_, ..=333) => "near the bad end",
        (334.., ..=666) => "in between",
        (334.., _) => "in between or near the good end",
        (_, ..=666) => "near the bad end or in between",
        _ => "too little data to say",
    };
    format!("{text}: {place}.")
}

/// A figure that scores nothing.
pub(crate) fn no_place(text: &str) -> String {
    format!("{text}: not counted.")
}

/// Scores and ranks of a choice.
pub(crate) fn in_numbers(low: f64, high: f64, ranks: &[f64]) -> String {
    let ranks: Vec<String> = ranks.iter().map(ToString::to_string).collect();
    format!(
        "scores {} to {} of 1; of 100 draws, by rank: {}",
        super::number::rounded(low, 2),
        super::number::rounded(high, 2),
        ranks.join(", ")
    )
}

pub(crate) fn versus(one: &str, other: &str) -> String {
    format!("{one} and {other}")
}

/// Two choices in numbers.
pub(crate) fn pair(gap: f64, ahead: f64, behind: f64) -> String {
    format!(
        "gap {} of 1; of 100 draws the first is ahead in {ahead}, the second in {behind}",
        super::number::rounded(gap, 2)
    )
}

pub(crate) fn or(first: &str, second: &str) -> String {
    format!("{first}, or {second}: ")
}

pub(crate) const THE_FIRST: &str = "the first matters more";
pub(crate) const THE_SECOND: &str = "the second matters more";
pub(crate) const UNKNOWN: &str = "you did not say";

/// The label of a row with how much it matters.
pub(crate) fn weighed_label(label: &str, importance: ImportanceInWords) -> String {
    match importance {
        ImportanceInWords::WorkedOut(number) => format!("{label}: about {}", number.round()),
        ImportanceInWords::Said(number) => format!("{label}: {}", super::number::decimal(number)),
        ImportanceInWords::NotAsked => format!("{label}: not asked"),
        ImportanceInWords::NotSaid => label.to_owned(),
    }
}

/// How much something matters to a person, and how that is known.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ImportanceInWords {
    /// The person said it.
    Said(f64),
    /// It was worked out of their answers to trade-offs.
    WorkedOut(f64),
    /// No trade-off was about it: it may matter as little or as much as anything.
    NotAsked,
    /// Nothing was said of it.
    NotSaid,
}

/// What the bars mean.
pub(crate) const LEGEND: &str =
    "A longer bar is nearer the better end. Dark: sure. Pale: could be more or less.";

// The questions.

pub(crate) const OPENING: &str = "One question at a time: 0 does not matter at all, 10 matters most. Enter skips one, `b` goes back, `w` says why it is asked, `q` stops. Nothing is kept unless you say so.";
pub(crate) const OPENING_TRADE_OFFS: &str = "At most nine questions: which of two changes matters more to you? Enter skips one, `q` stops. Nothing is kept unless you say so.";
pub(crate) const TELLS_NOTHING: &str = "No figures compare the choices here, so your number is not in the sum; a high one says that what matters is not known.";

/// What a number is given for: the whole way up a scale.
pub(crate) fn it_means(change: &str) -> String {
    format!("At stake: {change}.")
}

pub(crate) const NUMBER_WANTED: &str = "A number from 0 to 10.";
pub(crate) const OWN_CONCERN: &str =
    "Is there something else that matters to you? Say it in a few words, or press Enter.";
pub(crate) const OWN_IMPORTANCE: &str = "How much does that matter to you?";
pub(crate) const WHICH_MATTERS: &str = "Which matters more to you?";
pub(crate) const THE_SAME_TO_ME: &str = "they matter the same";
pub(crate) const SETTLED: &str = "That is all that can be asked: more would change little.";
pub(crate) const LEFT_OPEN: &str = "That is all: your answers leave this open.";
pub(crate) const KEPT_NOT_USED: &str =
    "Some answers of the file are left out: other choices, figures or amounts were asked about.";
pub(crate) const HIDDEN: &str = "It holds a sign that cannot be seen. Type it anew.";
pub(crate) const NO_ANSWER_FITS: &str =
    "That goes against what you said before, so it is left out.";
pub(crate) const WHY_TRADE_OFF: &str = "The change is between groups of people in studies. What you give up for it shows what it is worth to you.";

pub(crate) fn rating_wanted(name: &str) -> String {
    format!("How well would \"{name}\" do for that? 10 is as well as can be.")
}

pub(crate) fn too_long(most: usize) -> String {
    format!("At most {most} characters.")
}

pub(crate) fn kept(file: &str) -> String {
    format!("Next time: spinecmp weigh --weights {file}")
}

/// Whose costs these are.
pub(crate) fn full_price(what: &str) -> String {
    format!("{what}: not what you pay yourself. With your plan: ")
}
