//! What belongs to a figure and may not be left out: the other frame, against what, the range, how sure.

use crate::evidence::StudyArm;
use crate::knowledge::{CertaintyBy, ComparatorKind, Direction, Measure, RangeKind, UnitKind};
use crate::wording::number::{decimal, exact, money, thousands};

use super::phrase::Phrase;

impl Phrase<'_> {
    /// The other frame: "83 of 100 did not".
    pub(crate) fn other_frame(&self) -> Option<String> {
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
    pub(crate) fn start(&self) -> Option<String> {
        match self.side {
            StudyArm::Treatment => {
                self.finding.start.map(|start| format!("from {} at the start", decimal(start)))
            }
            StudyArm::Comparator => None,
        }
    }

    /// "than with dummy (placebo) injection".
    pub(crate) fn against(&self) -> Option<String> {
        let comparator = &self.finding.comparator;
        match (self.side, comparator.kind) {
            (_, ComparatorKind::None) | (StudyArm::Comparator, ComparatorKind::BeforeAfter) => None,
            (StudyArm::Comparator, _) => Some("the other group of the same study".to_owned()),
            (StudyArm::Treatment, ComparatorKind::BeforeAfter) => {
                Some("before and after, no comparison group".to_owned())
            }
            (StudyArm::Treatment, ComparatorKind::Direct) => {
                let word = match self.finding.measure {
                    Measure::Difference | Measure::ShareDifference => "than with",
                    _ => "compared with",
                };
                self.arm().map(|arm| format!("{word} {arm}{}", self.other_value()))
            }
            (StudyArm::Treatment, ComparatorKind::Indirect) => self
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
    pub(crate) fn range(&self) -> Option<String> {
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
    pub(crate) fn against_with_range(&self) -> Option<String> {
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
    pub(crate) fn typical(&self) -> Option<String> {
        let typical = self.finding.typical?;
        let kind = match self.finding.range_kind {
            Some(RangeKind::Iqr) => "; the range is the middle half",
            _ => "",
        };
        Some(format!("typical {}{kind}", self.counted(typical)))
    }

    /// "no clear difference", where a comparison found none.
    pub(crate) fn direction(&self) -> Option<&'static str> {
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
        let differs =
            matches!(self.finding.measure, Measure::Difference | Measure::ShareDifference);
        match (self.finding.range_kind, self.ends()) {
            (Some(RangeKind::Ci95), (Some(low), Some(high))) => {
                differs && (low > 0.0 || high < 0.0)
            }
            _ => false,
        }
    }

    /// "moderate certainty", and whose grade it is where it is not the source's.
    pub(crate) fn certainty(&self) -> String {
        let words = super::phrase::certainty(self.finding.certainty);
        match self.finding.certainty_by {
            Some(CertaintyBy::Editor) => format!("{words} (our grade)"),
            Some(CertaintyBy::Source) | None => words.to_owned(),
        }
    }
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
        (format!("{} {down}", say(low.abs())), format!("{} {up}", say(high)))
    }
}

/// The words without brackets that hold digits: "plums (11 of 71)" is "plums".
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_in_brackets_give_way() {
        for (words, kept) in [
            ("plums (11 of 71)", "plums"),
            ("pears (-0.7); figs (-0.7)", "pears; figs"),
            ("pears (the late sort)", "pears (the late sort)"),
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
