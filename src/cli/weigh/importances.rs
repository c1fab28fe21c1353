//! Asks how much each attribute matters, then for a concern of the person's own: a line out, a line in.

use crate::answer::WeighQuery;
use crate::cli::ask::{Dialog, Reply};
use crate::cli::failure::Failure;
use crate::profile::preferences::{
    LONGEST_CONCERN, MOST_CONCERNS, OwnConcern, Preferences, importance,
};
use crate::report::{numbered_question, remark};
use crate::values::hidden_in;
use crate::weighing::Exact;
use crate::wording::weigh as words;

/// Asks what was not said yet, until all is asked or the person stops.
pub(super) fn ask(
    query: &WeighQuery,
    preferences: &mut Preferences,
    dialog: &mut Dialog,
) -> Result<(), Failure> {
    let knowledge = query.compare.knowledge;
    let steps = query.questions();
    let open: Vec<_> = steps
        .iter()
        .map(|(attribute, _)| *attribute)
        .filter(|attribute| preferences.importance(*attribute).is_none())
        .collect();
    dialog.say(&remark(words::OPENING))?;
    let mut place = 0;
    while let Some(attribute) = open.get(place).copied() {
        let entry = &knowledge.attributes[attribute];
        let means = steps.iter().find(|(of, _)| *of == attribute).map(|(_, means)| means);
        let wanted = match means {
            Some(means) => format!("{means} {}", words::NUMBER_WANTED),
            None => words::NUMBER_WANTED.to_owned(),
        };
        dialog.say(&numbered_question(place + 1, open.len(), &entry.question, &[&wanted]))?;
        let importance = match dialog.reply()? {
            Reply::Stop => return Ok(()),
            Reply::Skip => None,
            Reply::Back => {
                match place.checked_sub(1) {
                    Some(before) => place = before,
                    None => dialog.say(&remark(crate::wording::ask::NO_QUESTION_BEFORE))?,
                }
                continue;
            }
            Reply::Why => {
                dialog.say(&remark(&entry.why))?;
                continue;
            }
            Reply::Words(line) => {
                let Ok(importance) = importance(&line) else {
                    dialog.refuse(place + 1, &line, words::NUMBER_WANTED)?;
                    continue;
                };
                Some(importance)
            }
        };
        preferences.importances.retain(|(known, _)| *known != attribute);
        preferences.importances.extend(importance.map(|importance| (attribute, importance)));
        place += 1;
    }
    if preferences.own.len() < MOST_CONCERNS {
        own(query, open.len() + 1, preferences, dialog)?;
    }
    Ok(())
}

/// A concern of the person's own, how much it matters, and how well each choice does for it.
fn own(
    query: &WeighQuery,
    number: usize,
    preferences: &mut Preferences,
    dialog: &mut Dialog,
) -> Result<(), Failure> {
    let knowledge = query.compare.knowledge;
    let concern = loop {
        dialog.say(&remark(words::OWN_CONCERN))?;
        match dialog.reply()? {
            Reply::Words(line) if hidden_in(&line).is_some() => {
                dialog.refuse(number, &line, words::HIDDEN)?;
            }
            Reply::Words(line) if line.chars().count() <= LONGEST_CONCERN => break line,
            Reply::Words(line) => {
                dialog.refuse(number, &line, &words::too_long(LONGEST_CONCERN))?;
            }
            Reply::Stop | Reply::Skip | Reply::Back | Reply::Why => return Ok(()),
        }
    };
    let Some(weight) = number_of(words::OWN_IMPORTANCE, number, dialog)? else {
        return Ok(());
    };
    let mut ratings = Vec::new();
    for column in &query.compare.comparison.columns {
        let name = knowledge.treatments[*column].narrow();
        if let Some(rating) = number_of(&words::rating_wanted(name), number, dialog)? {
            ratings.push((*column, rating));
        }
    }
    preferences.own.push(OwnConcern { concern, importance: weight, ratings });
    Ok(())
}

/// A number from 0 to 10; `None`: not said.
fn number_of(question: &str, number: usize, dialog: &mut Dialog) -> Result<Option<Exact>, Failure> {
    loop {
        dialog.say(&remark(format!("{question} {}", words::NUMBER_WANTED)))?;
        match dialog.reply()? {
            Reply::Words(line) => match importance(&line) {
                Ok(found) => return Ok(Some(found)),
                Err(_) => dialog.refuse(number, &line, words::NUMBER_WANTED)?,
            },
            Reply::Stop | Reply::Skip | Reply::Back | Reply::Why => return Ok(None),
        }
    }
}
