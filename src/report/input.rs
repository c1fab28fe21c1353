//! What was made of a record of care, as a page.

use super::{Block, HasPage, Page, Text};
use crate::answer::{ExplainedInput, TakenEntry};
use crate::knowledge::Answers;
use crate::profile::record::{Ignored, RecordCode, ResourceKind, Taken, Told, Unused, WhyNot};
use crate::values::plural;
use crate::wording::{record as words, rules};
use std::collections::BTreeMap;

/// So many codes are named where many are not known; documents for programs have them all.
const MOST_CODES: usize = 6;

impl HasPage for ExplainedInput<'_> {
    fn page(&self) -> Page {
        let record = &self.record;
        let mut blocks = vec![Block::Paragraph(Text::plain(format!(
            "The bundle holds {}. Names, addresses, numbers of the person and free text are not kept.",
            plural(self.entries, "entry", "entries")
        )))];
        let taken: Vec<Text> = record
            .taken
            .iter()
            .zip(&self.taken)
            .map(|(one, entry)| self.taken(one, entry))
            .collect();
        let nothing = || vec![Text::plain("Nothing.")];
        let list = |items: Vec<Text>| Block::list(if items.is_empty() { nothing() } else { items });
        let mut about_condition = Vec::new();
        if self.condition.is_none() && !self.possible_conditions.is_empty() {
            about_condition.push(Block::Paragraph(
                Text::plain("No condition was taken. The record may be about ")
                    .then_code(self.possible_conditions.join(", "))
                    .then(". Say which: ")
                    .then_code("--condition NAME")
                    .then("."),
            ));
        }
        about_condition.push(list(taken));
        blocks.push(Block::section("Taken as answers", about_condition));
        let unused = record.unused.iter().map(|one| self.unused(one)).collect();
        blocks.push(Block::section("Understood, but no answer", vec![list(unused)]));
        blocks.push(Block::section("Not used", vec![list(self.ignored())]));
        Page { title: Text::plain("What was read from the record"), blocks, ..Page::default() }
    }
}

impl ExplainedInput<'_> {
    fn taken(&self, taken: &Taken, entry: &TakenEntry) -> Text {
        let text = match taken.told {
            Told::Condition(condition) => {
                let condition = &self.knowledge.conditions[condition];
                Text::strong(&condition.label)
                    .then_quiet(" (")
                    .then_code(&condition.id)
                    .then_quiet(")")
            }
            Told::Fact(fact, answer) => {
                let mut answers = Answers::none(self.knowledge.facts.len());
                answers.set(fact, Some(answer));
                let said = rules::answer(self.knowledge, &answers, fact).unwrap_or_default();
                let fact = &self.knowledge.facts[fact];
                Text::strong(format!("{}: {said}", fact.label))
                    .then_quiet(" (")
                    .then_code(&fact.id)
                    .then_quiet(")")
            }
        };
        let mention = words::mention(self.knowledge, &taken.mention);
        let text = match taken.mention.code {
            Some(_) => text.then(format!(". From: {} ({mention}).", taken.label)),
            None => text.then(". From the day of birth."),
        };
        if entry.overruled {
            text.then(" The command line says otherwise, and wins.")
        } else {
            text
        }
    }

    fn unused(&self, unused: &Unused) -> Text {
        let mention = words::mention(self.knowledge, &unused.mention);
        let text = Text::strong(capital(&unused.label)).then(format!(" ({mention}"));
        let text = match unused.count {
            1 => text,
            count => text.then(format!("; {count} in all")),
        };
        let text = text.then(format!("): {}.", words::reason(&unused.why)));
        let ids: Vec<&str> = unused
            .conditions
            .iter()
            .map(|condition| self.knowledge.conditions[*condition].id.as_str())
            .collect();
        if ids.is_empty() || !matters(&unused.why) {
            return text;
        }
        text.then_quiet(" (").then_code(ids.join(", ")).then_quiet(")")
    }

    /// One line for each kind and reason, with the first of its codes.
    fn ignored(&self) -> Vec<Text> {
        let mut lines: BTreeMap<(ResourceKind, &WhyNot), (usize, Vec<&RecordCode>)> =
            BTreeMap::new();
        for Ignored { kind, code, why, count } in &self.record.ignored {
            let (sum, codes) = lines.entry((*kind, why)).or_default();
            *sum += count;
            codes.extend(code);
        }
        let line = |((kind, why), (count, codes)): (
            (ResourceKind, &WhyNot),
            (usize, Vec<&RecordCode>),
        )| {
            let text =
                Text::strong(words::kinds(kind, count)).then(format!(": {}", words::reason(why)));
            let named: Vec<String> = codes
                .iter()
                .take(MOST_CODES)
                .map(|code| words::code(self.knowledge, code))
                .collect();
            match (named.is_empty(), codes.len().saturating_sub(MOST_CODES)) {
                (true, _) => text.then("."),
                (false, 0) => text.then_quiet(format!(" ({}).", named.join(", "))),
                (false, more) => {
                    text.then_quiet(format!(" ({} and {more} more).", named.join(", ")))
                }
            }
        };
        lines.into_iter().map(line).collect()
    }
}

/// With a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().collect::<String>());
    first.unwrap_or_default() + letters.as_str()
}

/// Whether the conditions say something beside that reason.
fn matters(why: &WhyNot) -> bool {
    matches!(
        why,
        WhyNot::NotSure
            | WhyNot::SeveralConditions
            | WhyNot::NotAlone
            | WhyNot::NotLong
            | WhyNot::Undated
            | WhyNot::DateNotExact
            | WhyNot::Outranked
    )
}
