//! Numbers in words: how a figure, its range, its comparison and its certainty are said.
//!
//! Chances are "12 of 100", with how many did not; a change says against what; a range says what it is. Rounding happens here and nowhere
//! else: documents for programs keep every digit.

use super::number::{decimal, exact, money, rounded, thousands, whole};
use crate::comparison::{Figure, Side};
use crate::knowledge::{
    Certainty, CertaintyBy, ComparatorKind, Direction, Finding, Knowledge, Measure, Provenance,
    RangeKind, Unit, UnitKind,
};

/// A finding as one side of it is said.
pub(super) struct Phrase<'k> {
    finding: &'k Finding,
    unit: &'k Unit,
    side: Side,
}

impl<'k> Phrase<'k> {
    pub(super) fn new(knowledge: &'k Knowledge, figure: Figure) -> Self {
        let finding = &knowledge.findings[figure.finding];
        Self {
            finding,
            unit: &knowledge.units[finding.unit],
            side: figure.side,
        }
    }

    /// The best estimate of this side.
    pub(super) fn value(&self) -> Option<f64> {
        match self.side {
            Side::Treatment => self.finding.value,
            Side::Comparator => self.finding.comparator.value,
        }
    }

    fn ends(&self) -> (Option<f64>, Option<f64>) {
        match self.side {
            Side::Treatment => (self.finding.low, self.finding.high),
            // Ranges are published for the treatment's side only.
            Side::Comparator => (None, None),
        }
    }

    /// The figure itself: "17 of 100", "0.5 of 10 lower", "$246 to $979". `None` where there is no number; then the statement speaks.
    pub(super) fn lead(&self) -> Option<String> {
        if let (Side::Treatment, Some(count)) = (self.side, self.finding.count)
            && self.unit.kind == UnitKind::Count
        {
            return Some(format!(
                "{} among {} people",
                self.counted(exact(count.events)),
                whole(count.of)
            ));
        }
        match (self.value(), self.ends()) {
            (Some(value), _) => Some(self.say(value)),
            (None, (Some(low), Some(high))) => Some(self.say_range(low, high)),
            (None, (Some(only), None) | (None, Some(only))) => Some(self.say(only)),
            (None, (None, None)) => None,
        }
    }

    /// The figure where no row label names the scale: "0.5 points lower (0 to 10)".
    pub(super) fn lead_with_scale(&self) -> Option<String> {
        let lead = self.lead()?;
        Some(match self.unit.out_of {
            Some(top) => format!("{lead} (0 to {})", decimal(top)),
            None => lead,
        })
    }

    /// One number of this measure, whole.
    fn say(&self, value: f64) -> String {
        match self.finding.measure {
            Measure::Share => format!("{}{}", self.people(value), self.of_how_many()),
            Measure::ShareDifference => {
                let word = if value < 0.0 { "fewer" } else { "more" };
                format!("{} {word}{}", self.people(value.abs()), self.of_how_many())
            }
            Measure::Difference => self.moved(value, "no difference", ""),
            Measure::Change => self.moved(value, "no change from before", " than before"),
            Measure::Level => self.points(value),
            Measure::Time | Measure::Count | Measure::Range => self.counted(value),
            Measure::Text => String::new(),
        }
    }

    /// "0.5 of 10 lower than before".
    fn moved(&self, value: f64, none: &str, suffix: &str) -> String {
        if value == 0.0 {
            return none.to_owned();
        }
        format!("{} {}{suffix}", self.points(value.abs()), up_or_down(value))
    }

    /// From low to high where there is no best estimate: "42 to 56 of 100", "$90 to $1,000".
    fn say_range(&self, low: f64, high: f64) -> String {
        match self.finding.measure {
            Measure::Share => {
                format!(
                    "{} to {}{}",
                    self.people(low),
                    self.people(high),
                    self.of_how_many()
                )
            }
            _ if self.unit.kind == UnitKind::Money => format!("{} to {}", money(low), money(high)),
            _ => format!("{} to {}", self.number(low), self.counted(high)),
        }
    }

    /// " of 100", " of 10,000 injections".
    fn of_how_many(&self) -> String {
        let all = self.finding.denominator.map_or(100.0, exact);
        match &self.finding.per {
            Some(per) => format!(" of {} {per}s", thousands(all)),
            None => format!(" of {}", thousands(all)),
        }
    }

    /// A number of people, whole, never 0 for what does happen and never all for what sometimes does not.
    fn people(&self, value: f64) -> String {
        let all = self.finding.denominator.map_or(100.0, exact);
        if value > 0.0 && value < 1.0 {
            "fewer than 1".to_owned()
        } else if value < all && value.round() >= all {
            format!("more than {}", thousands(all - 1.0))
        } else {
            thousands(value.round())
        }
    }

    /// A score: "0.5 points", "50 percent". People are "12 of 100", so points never are.
    fn points(&self, value: f64) -> String {
        match self.unit.out_of {
            Some(_) => {
                let number = decimal(value);
                let word = if number == "1" { "point" } else { "points" };
                format!("{number} {word}")
            }
            None => self.counted(value),
        }
    }

    /// "4 weeks", "$583", "50 percent".
    fn counted(&self, value: f64) -> String {
        if self.unit.kind == UnitKind::Money {
            return money(value);
        }
        let number = decimal(value);
        let word = if number == "1" {
            &self.unit.one
        } else {
            &self.unit.many
        };
        match word {
            Some(word) => format!("{number} {word}"),
            None => number,
        }
    }

    /// An end of a range, with as many decimals as the other end.
    fn number(&self, value: f64) -> String {
        match self.ends() {
            (Some(low), Some(high)) => {
                let tiny = [low, high]
                    .into_iter()
                    .any(|number| number != 0.0 && number.abs() < 0.1);
                rounded(value, if tiny { 2 } else { 1 })
            }
            _ => decimal(value),
        }
    }

    /// The other frame: "83 of 100 did not".
    pub(super) fn other_frame(&self) -> Option<String> {
        let all = exact(self.finding.denominator?);
        if self.finding.measure != Measure::Share {
            return None;
        }
        let rest = |value: f64| {
            if value > 0.0 && value < 1.0 {
                format!("more than {}", thousands(all - 1.0))
            } else {
                thousands(all - value.round())
            }
        };
        let rest = match (self.value(), self.ends()) {
            (Some(value), _) => rest(value),
            (None, (Some(low), Some(high))) => format!("{} to {}", rest(high), rest(low)),
            _ => return None,
        };
        Some(match &self.finding.per {
            Some(_) => format!("{rest} without it"),
            None => format!("{rest} did not"),
        })
    }

    /// What the score was before: "from 7.7 at the start".
    pub(super) fn start(&self) -> Option<String> {
        match self.side {
            Side::Treatment => self
                .finding
                .start
                .map(|start| format!("from {} at the start", decimal(start))),
            Side::Comparator => None,
        }
    }

    /// "than with dummy (placebo) injection".
    pub(super) fn against(&self) -> Option<String> {
        let comparator = &self.finding.comparator;
        match (self.side, comparator.kind) {
            (_, ComparatorKind::None) | (Side::Comparator, ComparatorKind::BeforeAfter) => None,
            (Side::Comparator, _) => Some("the other group of the same study".to_owned()),
            (Side::Treatment, ComparatorKind::BeforeAfter) => {
                Some("before and after, no comparison group".to_owned())
            }
            (Side::Treatment, ComparatorKind::Direct) => {
                let word = match self.finding.measure {
                    Measure::Difference | Measure::ShareDifference => "than with",
                    _ => "compared with",
                };
                self.arm()
                    .map(|arm| format!("{word} {arm}{}", self.other_value()))
            }
            (Side::Treatment, ComparatorKind::Indirect) => self
                .arm()
                .map(|arm| format!("set against other studies: {arm}{}", self.other_value())),
        }
    }

    /// The comparison's own figure: " (15 of 100)". Where both sides are columns of one study, each has its cell.
    fn other_value(&self) -> String {
        match self.finding.comparator.value {
            Some(value) if self.finding.treatments.len() == 1 => format!(" ({})", self.say(value)),
            Some(_) | None => String::new(),
        }
    }

    /// The comparison in words. Counts in brackets give way to the figure itself, in the row's own terms.
    fn arm(&self) -> Option<String> {
        let comparator = &self.finding.comparator;
        let arm = comparator.arm.as_ref()?;
        Some(match comparator.value {
            Some(_) => without_counts(arm),
            None => arm.clone(),
        })
    }

    /// "likely 0.5 to 1.9 lower".
    pub(super) fn range(&self) -> Option<String> {
        let (Some(low), Some(high)) = self.ends() else {
            return None;
        };
        self.value()?;
        let (from, to) = match self.finding.measure {
            Measure::Share => (self.people(low), self.people(high)),
            Measure::ShareDifference => {
                both_ways(low, high, "fewer", "more", |value| self.people(value))
            }
            Measure::Difference | Measure::Change => {
                both_ways(low, high, "lower", "higher", |value| self.number(value))
            }
            _ if self.unit.kind == UnitKind::Money => (money(low), money(high)),
            _ => (self.number(low), self.number(high)),
        };
        // Two ends that print alike tell nothing.
        if from == to {
            return None;
        }
        Some(match self.finding.range_kind {
            Some(RangeKind::Ci95) => format!("likely {from} to {to}"),
            Some(RangeKind::Arms) => format!("{from} and {to} in its two groups"),
            Some(RangeKind::Iqr) => format!("middle half: {from} to {to}"),
            Some(RangeKind::Range) | None => format!("from {from} to {to}"),
        })
    }

    /// The comparison and the interval in one breath, for a page of one screen: "than with care without surgery (0.5 to 1.9)". A plain rate keeps
    /// its interval only.
    pub(super) fn against_with_range(&self) -> Option<String> {
        let range = self.range().map(|range| {
            // The lead has said the direction; an interval on both sides of nothing says its own.
            let range = range.trim_start_matches("likely ");
            let one_way = range.matches(" lower").count() + range.matches(" higher").count() < 2;
            let range = if one_way {
                range.trim_end_matches(" lower").trim_end_matches(" higher")
            } else {
                range
            };
            format!("({range})")
        });
        let against = self.against().filter(|_| {
            self.finding.comparator.kind == ComparatorKind::BeforeAfter
                || matches!(
                    self.finding.measure,
                    Measure::Difference | Measure::ShareDifference | Measure::Change
                )
        });
        match (against, range) {
            (Some(against), Some(range)) => Some(format!("{against} {range}")),
            (either, None) | (None, either) => either,
        }
    }

    /// For a range of prices: "typical $583".
    pub(super) fn typical(&self) -> Option<String> {
        let typical = self.finding.typical?;
        let kind = match self.finding.range_kind {
            Some(RangeKind::Iqr) => "; the range is the middle half",
            _ => "",
        };
        Some(format!("typical {}{kind}", self.counted(typical)))
    }

    /// "no clear difference", where a comparison found none.
    pub(super) fn direction(&self) -> Option<&'static str> {
        match self.finding.direction {
            // An interval that leaves nothing out on one side is clear, however small.
            Direction::NoClearDifference
                if self.finding.has_number()
                    && !self.is_one_sided()
                    && self.finding.measure != Measure::Level =>
            {
                Some("no clear difference")
            }
            Direction::NoClearDifference
            | Direction::FavoursTreatment
            | Direction::FavoursComparator
            | Direction::NotApplicable => None,
        }
    }

    /// Whether a difference's 95 percent interval lies on one side of no difference.
    fn is_one_sided(&self) -> bool {
        let differs = matches!(
            self.finding.measure,
            Measure::Difference | Measure::ShareDifference
        );
        match (self.finding.range_kind, self.ends()) {
            (Some(RangeKind::Ci95), (Some(low), Some(high))) => {
                differs && (low > 0.0 || high < 0.0)
            }
            _ => false,
        }
    }

    /// "moderate certainty", and whose grade it is where it is not the source's.
    pub(super) fn certainty(&self) -> String {
        let words = certainty(self.finding.certainty);
        match self.finding.certainty_by {
            Some(CertaintyBy::Editor) => format!("{words} (our grade)"),
            Some(CertaintyBy::Source) | None => words.to_owned(),
        }
    }
}

/// The certainty in words.
pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "high certainty",
        Certainty::Moderate => "moderate certainty",
        Certainty::Low => "low certainty",
        Certainty::VeryLow => "very low certainty",
        Certainty::NotGraded => "not graded",
    }
}

/// How much of a source was read, in words.
pub(super) fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::FullText => "read in full",
        Provenance::Abstract => "read as an abstract",
        Provenance::SecondarySummary => "read only in a summary",
    }
}

fn up_or_down(value: f64) -> &'static str {
    if value < 0.0 { "lower" } else { "higher" }
}

/// Both ends of a signed range in words, the direction said once where both ends share it.
fn both_ways(
    low: f64,
    high: f64,
    down: &str,
    up: &str,
    say: impl Fn(f64) -> String,
) -> (String, String) {
    if high <= 0.0 {
        // Both fall: the smaller fall first.
        (say(high.abs()), format!("{} {down}", say(low.abs())))
    } else if low >= 0.0 {
        (say(low), format!("{} {up}", say(high)))
    } else {
        (
            format!("{} {down}", say(low.abs())),
            format!("{} {up}", say(high)),
        )
    }
}

/// The words without brackets that hold digits: "fusion (11 of 71)" is "fusion".
fn without_counts(words: &str) -> String {
    let mut kept = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once(" (") {
        kept.push_str(before);
        let Some((inside, after)) = after.split_once(')') else {
            kept.push_str(&format!(" ({after}"));
            return kept;
        };
        if !inside.contains(|c: char| c.is_ascii_digit()) {
            kept.push_str(&format!(" ({inside})"));
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// A title as a sentence: a question keeps its mark.
pub(super) fn closed(title: &str) -> String {
    if title.ends_with(['.', '?', '!']) {
        title.to_owned()
    } else {
        format!("{title}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_brackets_give_way() {
        for (words, kept) in [
            ("fusion (11 of 71)", "fusion"),
            (
                "salt water (-0.7); medial branch block (-0.7)",
                "salt water; medial branch block",
            ),
            ("dummy (placebo) injection", "dummy (placebo) injection"),
            ("broken (off 3", "broken (off 3"),
        ] {
            assert_eq!(without_counts(words), kept);
        }
    }

    #[test]
    fn a_range_says_its_direction_once_or_twice() {
        assert_eq!(
            both_ways(-1.9, -0.5, "lower", "higher", decimal),
            ("0.5".to_owned(), "1.9 lower".to_owned())
        );
        assert_eq!(
            both_ways(-11.09, 2.59, "lower", "higher", decimal),
            ("11.1 lower".to_owned(), "2.6 higher".to_owned())
        );
    }
}
