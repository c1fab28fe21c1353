//! `spinecmp facts`: where a number comes from.

use super::settings::{self, OutputSettings, knowledge};
use super::{Exit, Session, deliver::deliver, failure::Failure, files};
use crate::answer::{EvidenceBundle, Facts, Filter, Selection};
use crate::knowledge::Knowledge;
use crate::render::Format;
use crate::values::{List, Ref, closest, did_you_mean, join_with, visible};
use clap::Args;
use jiff::civil::Date;
use serde::de::DeserializeOwned;

pub(super) const FACTS_HELP: &str = include_str!("../../data/help/facts.txt").trim_ascii_end();

#[derive(Debug, Args)]
pub(super) struct FactsArgs {
    /// An id to show whole, or words to look for
    #[arg(value_name = "ID or WORDS")]
    pub(super) words: Vec<String>,
    /// About this condition, by id or ICD-10-CM code
    #[arg(long, value_name = "ID")]
    pub(super) condition: Option<String>,
    /// About this treatment
    #[arg(long, value_name = "ID")]
    pub(super) treatment: Option<String>,
    /// About this outcome
    #[arg(long, value_name = "ID")]
    pub(super) outcome: Option<String>,
    /// From this source
    #[arg(long, value_name = "ID")]
    pub(super) source: Option<String>,
    /// Evidence older than so many years, or without a date
    #[arg(long, value_name = "YEARS", value_parser = years)]
    pub(super) older_than: Option<u16>,
    /// The sources, each as a citation
    #[arg(long, conflicts_with_all = ["claims", "treatment", "outcome", "condition"])]
    pub(super) sources: bool,
    /// Sentences that people meet, and how they stand up
    #[arg(long, conflicts_with_all = ["treatment", "outcome", "condition", "source", "older_than"])]
    pub(super) claims: bool,
}

pub(super) fn run(args: &FactsArgs, session: &mut Session) -> Result<Exit, Failure> {
    let output = OutputSettings::of(session)?;
    let knowledge = knowledge(session)?;
    let (selection, whole) = select(args, &knowledge, output.today)?;
    let answer = Facts::of(&knowledge, asked(args), selection, whole, output.today);
    deliver(&answer, &output, session)?;
    if output.format == Format::Fhir {
        tell_what_is_left_out(&answer, session)?;
    }
    Ok(Exit::Answered)
}

/// What the answer holds and the bundle does not, and that it is empty, on standard error.
fn tell_what_is_left_out(answer: &Facts, session: &mut Session) -> Result<(), Failure> {
    let left_out = EvidenceBundle::left_out(answer);
    let mut message = String::new();
    if !left_out.is_empty() {
        message = format!(
            "Left out, since only findings and sources go out as FHIR: {}. `-f json` has all.\n",
            join_with(&left_out, "and")
        );
    }
    if EvidenceBundle::is_empty_for(answer) {
        message.push_str("The bundle is empty. To choose findings: --treatment, --condition, ");
        message.push_str("--outcome or their ids.\n");
    }
    files::print(&message, &mut *session.err)
}

/// The entries meant, and whether each is shown whole: one word that is an id is.
fn select(
    args: &FactsArgs,
    knowledge: &Knowledge,
    today: Date,
) -> Result<(Selection, bool), Failure> {
    let FactsArgs { words, condition, treatment, outcome, source, older_than, sources, claims } =
        args;
    if let [word] = words.as_slice() {
        let selection = Selection::by_id(knowledge, word);
        if !selection.is_empty() {
            return Ok((selection, true));
        }
    }
    let of_work = Selection::work(knowledge, words);
    if !of_work.is_empty() {
        return Ok((of_work, true));
    }
    let filter = Filter {
        condition: settings::condition(knowledge, condition.as_deref())?,
        treatment: named("--treatment", treatment.as_deref(), &knowledge.treatments, |entry| {
            &entry.id
        })?,
        outcome: named("--outcome", outcome.as_deref(), &knowledge.outcomes, |entry| &entry.id)?,
        source: named("--source", source.as_deref(), &knowledge.sources, |entry| &entry.id)?,
        words: words.clone(),
        older_than: older_than.map(|years| (u64::from(years), today)),
    };
    let selection = if *claims {
        Selection::claims(knowledge, &filter)
    } else if *sources {
        Selection::sources(knowledge, &filter)
    } else if filter == Filter::default() {
        Selection::everything(knowledge)
    } else {
        Selection::filtered(knowledge, &filter)
    };
    if words.is_empty() || *claims || *sources {
        return found(knowledge, words, selection);
    }
    let is_of_words_only = filter == (Filter { words: words.clone(), ..Filter::default() });
    let mut selection = selection.ranked(knowledge, words, is_of_words_only);
    if selection.is_empty() && is_of_words_only {
        // Works and statements are looked through where no evidence has the words.
        let claims = Selection::claims(knowledge, &filter).claims;
        selection = Selection { claims, ..Selection::sources(knowledge, &filter) };
    }
    found(knowledge, words, selection.with_rules(knowledge, &filter))
}

/// Entries, one line each; words that none of them holds are told.
fn found(
    knowledge: &Knowledge,
    words: &[String],
    selection: Selection,
) -> Result<(Selection, bool), Failure> {
    if !words.is_empty() && selection.is_empty() {
        return Err(nothing_called(knowledge, &words.join(" ")));
    }
    Ok((selection, false))
}

/// An id of a section, or an error with a suggestion.
fn named<T: DeserializeOwned>(
    option: &str,
    id: Option<&str>,
    list: &List<T>,
    name: impl Fn(&T) -> &str,
) -> Result<Option<Ref<T>>, Failure> {
    let Some(id) = id else { return Ok(None) };
    match list.find(|entry| name(entry) == id) {
        Some((pointer, _)) => Ok(Some(pointer)),
        None => Err(Failure::usage(
            format!("{option}: nothing has the id `{}`", visible(id)),
            did_you_mean(id, list.iter().map(&name))
                .unwrap_or_else(|| "`spinecmp facts -f json` names them all".to_owned()),
        )),
    }
}

fn nothing_called(knowledge: &Knowledge, word: &str) -> Failure {
    let ids = knowledge
        .findings
        .iter()
        .map(|entry| entry.id.as_str())
        .chain(knowledge.disputes.iter().map(|entry| entry.id.as_str()))
        .chain(knowledge.sources.iter().map(|entry| entry.id.as_str()))
        .chain(knowledge.criteria.iter().map(|entry| entry.id.as_str()));
    Failure::usage(
        format!("nothing has the id or the word `{}`", visible(word)),
        match closest(word, ids) {
            Some(near) => format!("did you mean `{near}`?"),
            None if word.contains(|letter: char| letter.is_ascii_digit()) => {
                "prices stand in `spinecmp cost --list-prices`, all else in `spinecmp facts`"
                    .to_owned()
            }
            None => "`spinecmp facts` lists everything".to_owned(),
        },
    )
}

/// The title of the page: what was asked for.
fn asked(args: &FactsArgs) -> String {
    let FactsArgs { words, condition, treatment, outcome, source, older_than, sources, claims } =
        args;
    let mut parts = Vec::new();
    if *claims {
        parts.push("statements that people meet".to_owned());
    }
    if *sources {
        parts.push("sources".to_owned());
    }
    parts.extend(words.iter().map(|word| visible(word)));
    for (name, value) in [
        ("condition", condition),
        ("treatment", treatment),
        ("outcome", outcome),
        ("source", source),
    ] {
        parts.extend(value.as_ref().map(|value| format!("{name} {}", visible(value))));
    }
    parts.extend(older_than.map(|years| format!("older than {years} years")));
    if parts.is_empty() {
        "Everything that is known here".to_owned()
    } else {
        format!("What is known here: {}", parts.join(", "))
    }
}

/// A number of years.
fn years(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| "expected a whole number of years, such as 10".to_owned())
}
