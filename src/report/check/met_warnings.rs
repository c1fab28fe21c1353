//! The reasons against and cautions that a person's answers bring up, and what guidelines say, yes and no alike, for pages about something else: whoever
//! compares choices should not miss them.

use super::screen::in_line;
use crate::knowledge::Knowledge;
use crate::profile::Profile;
use crate::report::{Block, Text, unnamed};
use crate::rules::{Assessment, JudgedTreatment};
use crate::wording::rule_set::{advice, warnings};

const WARNINGS: &str = "Your answers bring up published warnings.";
const ADVICE: &str = "Published advice, held against your answers.";

/// Under a line that says what they are; none where nothing comes up.
pub(in crate::report) fn blocks(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Vec<Block> {
    let entries = entries(assessment, knowledge, &|judged| {
        let (warned, advised) = (warned(knowledge, judged), advised(knowledge, judged));
        let between = if warned.is_empty() || advised.is_empty() { "" } else { ". " };
        warned.then(between).join(advised)
    });
    if entries.is_empty() {
        return Vec::new();
    }
    let title = if warnings_in_lines(knowledge, assessment).is_empty() { ADVICE } else { WARNINGS };
    let entries = entries.into_iter().map(|(names, says)| (Text::plain(names), says)).collect();
    vec![
        Block::Paragraph(Text::strong(title)),
        Block::Entries(entries),
        // On paper nobody can type it.
        Block::Hint(
            Text::quiet("Each rule: ").then_code(unnamed::with_answers(knowledge, profile)),
        ),
    ]
}

/// The reasons against and cautions as lines of a card.
pub(in crate::report) fn warnings_in_lines(
    knowledge: &Knowledge,
    assessment: &Assessment,
) -> Vec<Text> {
    lines(entries(assessment, knowledge, &|judged| warned(knowledge, judged)))
}

/// What guidelines say as lines of a card.
pub(in crate::report) fn advice_in_lines(
    knowledge: &Knowledge,
    assessment: &Assessment,
) -> Vec<Text> {
    lines(entries(assessment, knowledge, &|judged| advised(knowledge, judged)))
}

fn lines(entries: Vec<(String, Text)>) -> Vec<Text> {
    let line = |(names, says): (String, Text)| Text::strong(format!("{names}: ")).then(says.bare());
    entries.into_iter().map(line).collect()
}

fn warned(knowledge: &Knowledge, judged: &JudgedTreatment) -> Text {
    in_line(&warnings(knowledge, judged))
}

fn advised(knowledge: &Knowledge, judged: &JudgedTreatment) -> Text {
    let mut says = Text::default();
    for (place, (set, statement)) in advice(knowledge, judged).into_iter().enumerate() {
        let between = if place > 0 { ". " } else { "" };
        says = says.then(between).then(set.narrow()).then(" ").join(in_line(&[statement]));
    }
    says
}

/// Choices by their names, and what is said of them; those of whom the same is said together.
fn entries(
    assessment: &Assessment,
    knowledge: &Knowledge,
    says: &dyn Fn(&JudgedTreatment) -> Text,
) -> Vec<(String, Text)> {
    let mut entries: Vec<(String, Text)> = Vec::new();
    for judged in &assessment.treatments {
        let says = says(judged);
        if says.is_empty() {
            continue;
        }
        let name = knowledge.treatments[judged.treatment].narrow();
        match entries.iter_mut().find(|(_, known)| *known == says) {
            Some((names, _)) => names.push_str(&format!(", {name}")),
            None => entries.push((name.to_owned(), says)),
        }
    }
    entries
}
