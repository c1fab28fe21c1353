//! The reasons against and cautions that a person's answers bring up, and what guidelines say, yes and no alike, for pages about something else: whoever
//! compares choices should not miss them.

use super::screen::in_line;
use crate::knowledge::Knowledge;
use crate::profile::Profile;
use crate::report::{Block, Text, unnamed};
use crate::rules::Assessment;
use crate::wording::rule_set::{advice, warnings};

const WARNINGS: &str = "Your answers bring up published warnings.";
const ADVICE: &str = "Published advice, held against your answers.";

/// Under a line that says what they are; none where nothing comes up.
pub(in crate::report) fn blocks(
    knowledge: &Knowledge,
    profile: &Profile,
    assessment: &Assessment,
) -> Vec<Block> {
    let entries = entries(knowledge, assessment);
    if entries.is_empty() {
        return Vec::new();
    }
    let warns = assessment.treatments.iter().any(|judged| !warnings(knowledge, judged).is_empty());
    let title = Text::strong(if warns { WARNINGS } else { ADVICE });
    let entries = entries.into_iter().map(|(names, says)| (Text::plain(names), says)).collect();
    vec![
        Block::Paragraph(title),
        Block::Entries(entries),
        // On paper nobody can type it.
        Block::Hint(
            Text::quiet("Each rule: ").then_code(unnamed::with_answers(knowledge, profile)),
        ),
    ]
}

/// The same as lines of a card.
pub(in crate::report) fn lines(knowledge: &Knowledge, assessment: &Assessment) -> Vec<Text> {
    let line = |(names, says): (String, Text)| Text::strong(format!("{names}: ")).then(says.bare());
    entries(knowledge, assessment).into_iter().map(line).collect()
}

/// Choices by their names, and what is said of them; those of whom the same is said together.
fn entries(knowledge: &Knowledge, assessment: &Assessment) -> Vec<(String, Text)> {
    let mut entries: Vec<(String, Text)> = Vec::new();
    for judged in &assessment.treatments {
        let mut says = in_line(&warnings(knowledge, judged));
        for (set, statement) in advice(knowledge, judged) {
            let sentence = if says.is_empty() { "" } else { ". " };
            says = says.then(sentence).then(set.narrow()).then(" ").join(in_line(&[statement]));
        }
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
