//! Cards as data: what a clinical system shows of an answer in a few lines, told here and written in [`render`](crate::render).
//!
//! A card has little room, so each part has a rank. Parts of one rank go in together or not at all, and where a rank does not fit none after it does: no
//! choice gets more room than another, and nothing is shown without what ranks before it.

use super::Text;
use super::warning::{self, PageReader};
use crate::answer::{CardIndicator, CardSource, CardSummary};
use crate::knowledge::{Knowledge, RedFlag, Source, Urgency};
use crate::rules::Assessment;
use crate::values::Ref;
use crate::wording::phrase;
use crate::wording::rules as words;

/// One card.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPage {
    /// How loud it is.
    pub indicator: CardIndicator,
    /// What it is about as one sentence: the fullest first, the first that is short enough is taken.
    pub summaries: Vec<String>,
    /// What is said where none of them is.
    pub fixed_summary: CardSummary,
    /// Whose knowledge it is.
    pub source: CardSource,
    /// What it says, in reading order.
    pub parts: Vec<CardPart>,
    /// What it ends with: what it is for, how new it is, what it was made from.
    pub foot: Text,
    /// The rank of that.
    pub foot_rank: usize,
    /// Where all of it stands, and more.
    pub rest: Text,
}

/// A part that goes in whole or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct CardPart {
    /// The words.
    pub text: Text,
    /// What it is.
    pub shape: CardPartShape,
    /// Its rank: the lowest goes in first.
    pub rank: usize,
    /// The sources that it rests on, each in a few words.
    pub sources: Vec<String>,
}

/// What a part of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardPartShape {
    /// Words of their own.
    Paragraph,
    /// One of a list. Those that find no room are counted.
    Item,
}

impl CardPage {
    /// A card that says no more yet than where all of it stands.
    pub(super) fn new(
        knowledge: &Knowledge,
        indicator: CardIndicator,
        summaries: Vec<String>,
        fixed_summary: CardSummary,
        command: &str,
    ) -> Self {
        Self {
            indicator,
            summaries,
            fixed_summary,
            source: CardSource::of(&knowledge.about.title),
            parts: Vec::new(),
            foot: Text::default(),
            foot_rank: 0,
            rest: Text::plain("All of it: ").then_code(command),
        }
    }

    /// This card, then a paragraph, of the rank after the last.
    pub(super) fn then(mut self, text: Text) -> Self {
        self.add(text, CardPartShape::Paragraph, Vec::new());
        self
    }

    /// Adds a part of the rank after the last.
    pub(super) fn add(&mut self, text: Text, shape: CardPartShape, sources: Vec<String>) {
        let rank = self.next_rank();
        self.parts.push(CardPart { text, shape, rank, sources });
    }

    /// This card with what the answer is for and how new it is at its end, of the rank after the last.
    pub(super) fn with_foot(mut self, knowledge: &Knowledge, remark: &str) -> Self {
        let about = &knowledge.about;
        self.foot_rank = self.next_rank();
        self.foot = Text::plain(&about.intended_use)
            .then(format!("{remark} Evidence searched until {}.", about.evidence_until));
        self
    }

    /// The rank after the last.
    pub(super) fn next_rank(&self) -> usize {
        let of_foot = if self.foot.is_empty() { 0 } else { self.foot_rank + 1 };
        self.parts.iter().map(|part| part.rank + 1).max().unwrap_or_default().max(of_foot)
    }
}

/// A card for each red flag that is raised, the most urgent first.
pub(super) fn raised(
    knowledge: &Knowledge,
    assessment: &Assessment,
    reader: PageReader,
) -> Vec<CardPage> {
    let flags = assessment.raised().map(|judged| &knowledge.red_flags[judged.flag]);
    let mut cards: Vec<CardPage> = flags.map(|flag| of_flag(knowledge, flag)).collect();
    let is_stopped = assessment.urgency(knowledge).is_some_and(Urgency::stops_comparison);
    if let Some(first) = cards.first_mut().filter(|_| is_stopped) {
        for text in warning::not_raised(knowledge, assessment, reader) {
            first.add(text, CardPartShape::Paragraph, Vec::new());
        }
    }
    cards
}

const RAISED: CardSummary =
    CardSummary::fixed("A warning sign is raised, and its card says what to do.");

fn of_flag(knowledge: &Knowledge, flag: &RedFlag) -> CardPage {
    let needed = match flag.urgency {
        Urgency::EmergencyNow => "this is an emergency, now".to_owned(),
        urgency => format!("help is needed {}", words::urgency(urgency)),
    };
    let summaries =
        vec![format!("{}: {needed}.", flag.label), format!("A warning sign is raised: {needed}.")];
    let mut card =
        CardPage::new(knowledge, CardIndicator::Warning, summaries, RAISED, "spinecmp check")
            .then(Text::strong(&flag.text));
    let sources = short_sources(knowledge, &flag.sources);
    card.add(Text::plain(format!("Why: {}", flag.why)), CardPartShape::Paragraph, sources);
    card.with_foot(knowledge, "")
}

/// The sources, each in a few words.
pub(super) fn short_sources(knowledge: &Knowledge, sources: &[Ref<Source>]) -> Vec<String> {
    let sources = sources.iter().map(|source| &knowledge.sources[*source]);
    sources.map(phrase::shortest_source).collect()
}
