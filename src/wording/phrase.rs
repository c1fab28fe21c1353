//! Numbers in words: how a figure, its range, its comparison and its certainty are said.
//!
//! Chances are "12 of 100", with how many did not; a change says against what; a range says what it is. Rounding happens here and nowhere
//! else: documents for programs keep every digit. The figure itself is said here, what belongs to it in [`setting`].

use super::number::{decimal, exact, money, rounded, thousands, whole};
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{
    Certainty, Design, Finding, Knowledge, Measure, Provenance, Source, Unit, UnitKind,
};

/// A finding as one side of it is said.
pub(crate) struct Phrase<'k> {
    pub(super) finding: &'k Finding,
    pub(super) unit: &'k Unit,
    pub(super) side: StudyArm,
    value: Option<f64>,
    ends: (Option<f64>, Option<f64>),
}

impl<'k> Phrase<'k> {
    pub(crate) fn new(knowledge: &'k Knowledge, figure: Figure) -> Self {
        let finding = &knowledge.findings[figure.finding];
        Self {
            finding,
            unit: &knowledge.units[finding.unit],
            side: figure.side,
            value: figure.value(knowledge),
            ends: figure.ends(knowledge),
        }
    }

    /// The best estimate of this side.
    pub(crate) fn value(&self) -> Option<f64> {
        self.value
    }

    /// The low and the high end of this side.
    pub(crate) fn ends(&self) -> (Option<f64>, Option<f64>) {
        self.ends
    }

    /// The figure itself: "17 of 100", "0.5 of 10 lower", "$246 to $979". `None` where there is no number; then the statement speaks.
    pub(crate) fn lead(&self) -> Option<String> {
        if let (StudyArm::Treatment, Some(count)) = (self.side, self.finding.count)
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
    pub(crate) fn lead_with_scale(&self) -> Option<String> {
        let lead = self.lead()?;
        Some(match self.unit.out_of {
            Some(top) => format!("{lead} (0 to {})", decimal(top)),
            None => lead,
        })
    }

    /// One number of this measure, whole.
    pub(crate) fn say(&self, value: f64) -> String {
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

    /// So much of this measure, without a direction: "24 of 100", "2 points", "11 weeks".
    pub(crate) fn amount(&self, size: f64) -> String {
        match self.finding.measure {
            Measure::Share | Measure::ShareDifference => {
                format!("{}{}", self.people(size), self.of_how_many())
            }
            Measure::Difference | Measure::Change | Measure::Level => self.points(size),
            Measure::Time | Measure::Count | Measure::Range | Measure::Text => self.counted(size),
        }
    }

    /// From low to high where there is no best estimate: "42 to 56 of 100", "$90 to $1,000".
    fn say_range(&self, low: f64, high: f64) -> String {
        match self.finding.measure {
            Measure::Share => {
                format!("{} to {}{}", self.people(low), self.people(high), self.of_how_many())
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
    pub(crate) fn people(&self, value: f64) -> String {
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
    pub(super) fn counted(&self, value: f64) -> String {
        if self.unit.kind == UnitKind::Money {
            return money(value);
        }
        let number = decimal(value);
        let word = if number == "1" { &self.unit.one } else { &self.unit.many };
        match word {
            Some(word) => format!("{number} {word}"),
            None => number,
        }
    }

    /// An end of a range, with as many decimals as the other end.
    pub(crate) fn number(&self, value: f64) -> String {
        match self.ends() {
            (Some(low), Some(high)) => {
                let tiny =
                    [low, high].into_iter().any(|number| number != 0.0 && number.abs() < 0.1);
                rounded(value, if tiny { 2 } else { 1 })
            }
            _ => decimal(value),
        }
    }
}

/// The certainty in words.
pub(crate) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "high certainty",
        Certainty::Moderate => "moderate certainty",
        Certainty::Low => "low certainty",
        Certainty::VeryLow => "very low certainty",
        Certainty::NotGraded => "not graded",
    }
}

/// How much of a source was read, in words.
pub(crate) fn provenance(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::FullText => "read in full",
        Provenance::Abstract => "read as an abstract",
        Provenance::SecondarySummary => "read only in a summary",
    }
}

/// The kind of study in words.
pub(crate) fn design(design: Design) -> &'static str {
    match design {
        Design::Rct => "randomized trial",
        Design::SystematicReview => "review of many studies",
        Design::Registry => "register of all patients of a place or plan",
        Design::Cohort => "group followed over time",
        Design::PriceData => "published prices",
        Design::News => "news or patient-information page",
        Design::Guideline => "guideline",
    }
}

pub(crate) fn up_or_down(value: f64) -> &'static str {
    if value < 0.0 { "lower" } else { "higher" }
}

/// A title as a sentence: a question keeps its mark.
pub(crate) fn closed(title: &str) -> String {
    if title.ends_with(['.', '?', '!']) { title.to_owned() } else { [title, "."].concat() }
}

/// A source as scholars write it: authors, title, journal or issuer, year. Where the authors were not shown the title stands first.
pub(crate) fn full_source(
    authors: Option<&str>,
    title: &str,
    publisher: &str,
    year: Option<u64>,
) -> String {
    let year = year.map_or_else(|| "no date".to_owned(), |year| year.to_string());
    let work = [&closed(title), " ", publisher, ", ", &year, "."].concat();
    match authors {
        Some(authors) => [&closed(authors), " ", &work].concat(),
        None => format!("{work} The authors were not shown where it was read."),
    }
}

/// A source in a few words: the first author, where it came out, and when.
pub(crate) fn short_source(source: &Source) -> String {
    let mut words = first_author(source);
    let publisher = shortened(&source.publisher);
    words.push_str(", ");
    // Who wrote it may have published it too: then its title tells more.
    let is_same = publisher.starts_with(words.trim_end_matches(['\u{2026}', ',', ' ']));
    words.push_str(&if is_same { shortened(&source.title) } else { publisher });
    words.extend(source.year.map(|year| format!(", {year}")));
    words
}

/// A source in as few words as can be: the first author, and when.
pub(crate) fn shortest_source(source: &Source) -> String {
    let year = source.year.map_or(String::new(), |year| format!(", {year}"));
    format!("{}{year}", first_author(source))
}

/// The first of the authors; where they were not shown the first words of the title.
fn first_author(source: &Source) -> String {
    let Some(authors) = source.authors.as_deref() else {
        let title = source.title.trim_start_matches('(').trim_end_matches(')');
        return format!("\u{201c}{}\u{201d}", shortened(title));
    };
    let first = authors.split([',', '(']).next().unwrap_or(authors).trim();
    if first.len() < authors.len() && !first.ends_with("et al.") {
        shortened(&[first, " et al."].concat())
    } else {
        shortened(first)
    }
}

/// The name of an author, a journal or a publisher; a longer one is cut at a word.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 26;
    let mut short = String::with_capacity(2 * LONGEST);
    let mut letters = 0;
    let mut is_cut = false;
    for word in words.split_whitespace() {
        let is_issue = word.starts_with(|letter: char| letter.is_ascii_digit());
        let more = word.chars().count();
        if letters > 0 && (is_issue || letters + more >= LONGEST) {
            is_cut = !is_issue;
            break;
        }
        if letters > 0 {
            short.push(' ');
            letters += 1;
        }
        short.push_str(word);
        letters += more;
    }
    short.truncate(short.trim_end_matches([',', '.', ':']).len());
    if is_cut {
        short.push('\u{2026}');
    }
    short
}
