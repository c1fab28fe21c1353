//! What stands behind a figure, for a medium that can fold it away: the sentence, every digit, who was studied, and how.

use super::key_rows::digits;
use crate::answer::Compare;
use crate::evidence::{Figure, StudyArm};
use crate::knowledge::{Finding, Knowledge, Measure};
use crate::report::citations::Citations;
use crate::report::facts;
use crate::report::{Block, Text};
use crate::values::{Ref, holds};
use crate::wording::number;
use crate::wording::phrase::{self, Phrase};

/// Every finding behind the key rows in a line or two: the sentence, its range, how sure it is, and its id, to look it up.
pub(super) fn behind(answer: &Compare, citations: &mut Citations) -> Option<Block> {
    let knowledge = answer.knowledge;
    let key_findings = answer.key_findings();
    // The other side of a comparison whose number is told already says nothing new.
    let is_mirrored = |pointer: &Ref<Finding>, position: usize| {
        let finding = &knowledge.findings[*pointer];
        key_findings.iter().take(position).any(|other| {
            let other = &knowledge.findings[*other];
            finding.comparator.treatment.is_some_and(|side| other.treatments.contains(&side))
                && other.comparator.value.is_some()
                && other.comparator.value == finding.value
                && other.outcome == finding.outcome
                && finding.value.is_some_and(|value| is_told(value, &other.statement))
        })
    };
    let items = key_findings
        .iter()
        .enumerate()
        .filter(|(position, pointer)| !is_mirrored(pointer, *position));
    let items = items.map(|(_, pointer)| {
        let pointer = *pointer;
        let finding = &knowledge.findings[pointer];
        let numbers = citations.cite(&finding.sources, Some(finding.provenance));
        let phrase = Phrase::new(knowledge, Figure { finding: pointer, side: StudyArm::Treatment });
        // Where the sentence has another number, or none, the range says whose it is.
        let figure = phrase.lead_with_scale().filter(|_| !is_only_number(&phrase, finding));
        let range = phrase
            .range()
            .map(|range| figure.into_iter().chain([range]).collect::<Vec<_>>().join(", "));
        let range = range.map_or(String::new(), |range| format!(" ({range})"));
        Text::plain(finding.statement.trim_end_matches('.'))
            .then(format!("{range}."))
            .then_notes(numbers)
            .then(" ")
            .then_code(&finding.id)
    });
    Block::listed("The figures behind it", items.collect())
}

/// Small numbers as sentences spell them.
const SPELLED: [&str; 11] =
    ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Whether a sentence tells a number: in digits, rounded or not, or spelled.
fn is_told(value: f64, statement: &str) -> bool {
    let exact = number::decimal(value.abs());
    let rounded = number::decimal(value.abs().round());
    let spelled = exact.parse::<usize>().ok().and_then(|number| SPELLED.get(number));
    digits(statement).any(|told| told == exact || told == rounded)
        || spelled.is_some_and(|word| statement.split(' ').any(|told| told == *word))
}

/// Whether the sentence of a finding has its number and no other, but for how many it is out of and when.
fn is_only_number(phrase: &Phrase, finding: &Finding) -> bool {
    let figure = phrase.lead_with_scale().unwrap_or_default();
    let own: Vec<&str> = digits(&figure).chain(digits(&finding.horizon.label)).collect();
    let told: Vec<&str> = digits(&finding.statement).collect();
    let first = digits(&figure).next();
    first.is_some_and(|first| told.contains(&first)) && told.iter().all(|told| own.contains(told))
}

/// What is known of a figure beyond what its cell says in `said`.
pub(super) fn more(knowledge: &Knowledge, figure: Figure, shown: &[String]) -> Vec<Text> {
    let finding = &knowledge.findings[figure.finding];
    let phrase = Phrase::new(knowledge, figure);
    let is_own = figure.side == StudyArm::Treatment;
    let mut more: Vec<Text> = Vec::new();
    let is_said = |words: &str| shown.iter().any(|text| holds(text, words));
    let mut say = |words: Option<String>| {
        more.extend(words.filter(|words| !is_said(words)).map(Text::plain));
    };
    say(finding.has_number().then(|| finding.statement.clone()));
    say(exactly(&phrase, finding, figure.side));
    let counted = finding.n.filter(|_| is_own).map(|n| format!("{} counted", number::whole(n)));
    let is_population_said = is_said(&finding.population);
    let studied: Vec<String> = [&finding.who, &finding.population]
        .into_iter()
        .filter(|words| !is_said(words))
        // The long form says it all, but for a count that only the short one has.
        .filter(|words| {
            !is_population_said || words.chars().any(|character| character.is_ascii_digit())
        })
        .map(|words| words.trim_end_matches('.').to_owned())
        .chain(counted)
        .collect();
    say((!studied.is_empty()).then(|| format!("Studied: {}.", studied.join("; "))));
    if is_own {
        say(finding.count.map(|count| {
            format!("Counted: {} among {}.", number::whole(count.events), number::whole(count.of))
        }));
        say(finding
            .comparator
            .arm
            .as_ref()
            .filter(|arm| !is_said(arm))
            .map(|arm| format!("Against: {}.", arm.trim_end_matches('.'))));
    }
    let horizon = &finding.horizon.label;
    say((!is_said(horizon)).then(|| format!("When: {horizon}.")));
    say(finding
        .as_published
        .as_ref()
        .map(|published| format!("As printed in the source: {}.", facts::as_printed(published))));
    say(finding.note.clone().filter(|_| is_own));
    say(match (&finding.payer, finding.price_year) {
        (None, None) => None,
        (payer, year) => Some(format!(
            "Prices{}{}.",
            year.map_or(String::new(), |year| format!(" of {year}")),
            payer.as_ref().map_or(String::new(), |payer| format!(", paid by: {payer}"))
        )),
    });
    let (design, read) = (phrase::design(finding.design), phrase::provenance(finding.provenance));
    say(Some(format!("Kind of study: {design}; {read}.")));
    more.push(Text::quiet("Id: ").then_code(&finding.id));
    more
}

/// Every digit of the figure, where the cell rounds.
fn exactly(phrase: &Phrase, finding: &Finding, side: StudyArm) -> Option<String> {
    let written = |value: f64| -> String {
        let magnitude = value.abs();
        match finding.measure {
            Measure::Difference | Measure::Change => {
                format!("{magnitude} {}", phrase::up_or_down(value))
            }
            Measure::ShareDifference => {
                format!("{magnitude} {}", if value < 0.0 { "fewer" } else { "more" })
            }
            Measure::Level
            | Measure::Share
            | Measure::Time
            | Measure::Count
            | Measure::Range
            | Measure::Text => value.to_string(),
        }
    };
    let mut pieces: Vec<String> = phrase.value().map(written).into_iter().collect();
    if let (Some(low), Some(high)) = phrase.ends() {
        pieces.push(format!("from {} to {}", written(low), written(high)));
    }
    if side == StudyArm::Treatment {
        pieces.extend(finding.typical.map(|typical| format!("typical {}", written(typical))));
        pieces.extend(finding.start.map(|start| format!("at the start {start}")));
    }
    (!pieces.is_empty()).then(|| format!("Before rounding: {}.", pieces.join("; ")))
}
