//! Asks which of two changes matters more, the question that would settle most first.

use crate::answer::TradeOffs;
use crate::cli::ask::{Dialog, Reply};
use crate::cli::failure::Failure;
use crate::profile::preferences::Preferences;
use crate::report::{numbered_question, remark};
use crate::weighing::{MOST_QUESTIONS, Preference, TradeOffEnd, TradeOffTurn};
use crate::wording::weigh as words;

/// Asks until the order is settled, nothing more would settle it, or the person stops.
pub(super) fn ask(
    mut asked: TradeOffs,
    preferences: &mut Preferences,
    dialog: &mut Dialog,
) -> Result<(), Failure> {
    let kept = &preferences.trade_offs;
    if !kept.is_empty() && kept.iter().filter(|kept| asked.take(kept)).count() < kept.len() {
        dialog.say(&remark(words::KEPT_NOT_USED))?;
    }
    // Where the person stood before each question of this session.
    let mut before: Vec<TradeOffs> = Vec::new();
    dialog.say(&remark(words::OPENING_TRADE_OFFS))?;
    loop {
        let question = match asked.turn() {
            TradeOffTurn::Ask(question) => question,
            TradeOffTurn::End(end) => {
                let words =
                    if end == TradeOffEnd::Settled { words::SETTLED } else { words::LEFT_OPEN };
                dialog.say(&remark(words))?;
                break;
            }
        };
        let number = asked.count() + 1;
        let [first, second] = asked.changes(question);
        let answers = [first.as_str(), second.as_str(), words::THE_SAME_TO_ME];
        dialog.say(&numbered_question(number, MOST_QUESTIONS, words::WHICH_MATTERS, &answers))?;
        let preference = match dialog.reply()? {
            Reply::Stop => break,
            Reply::Skip => None,
            Reply::Back => {
                match before.pop() {
                    Some(earlier) => asked = earlier,
                    None => dialog.say(&remark(crate::wording::ask::NO_QUESTION_BEFORE))?,
                }
                continue;
            }
            Reply::Why => {
                dialog.say(&remark(words::WHY_TRADE_OFF))?;
                continue;
            }
            Reply::Words(line) => match line.as_str() {
                "1" => Some(Preference::First),
                "2" => Some(Preference::Second),
                "3" => Some(Preference::Same),
                _ => {
                    dialog.refuse(number, &line, &crate::wording::ask::one_of(answers.len()))?;
                    continue;
                }
            },
        };
        let earlier = asked.clone();
        if asked.answer(question, preference) {
            before.push(earlier);
        } else {
            dialog.say(&remark(words::NO_ANSWER_FITS))?;
            asked.answer(question, None);
        }
    }
    preferences.trade_offs = asked.kept();
    Ok(())
}
