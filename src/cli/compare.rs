//! `spinecmp compare`: the options side by side.

use super::args::{CompareArgs, PrintArg};
use super::settings::{self, OutputSettings, knowledge};
use super::side_by_side::side_by_side;
use super::{Exit, Session, deliver::deliver, failure::Failure, person, preferences};
use crate::answer::{Extras, Layers, Weigh, WeighQuery};
use crate::render::Format;
use crate::weighing::DEFAULT_DRAWS;

pub(super) fn run(args: &CompareArgs, session: &mut Session) -> Result<Exit, Failure> {
    let CompareArgs {
        detail,
        named,
        case,
        plan,
        weights,
        pictures,
        worksheet,
        print,
        despite_red_flags,
    } = args;
    let output = OutputSettings::of(session)?;
    let knowledge = knowledge(session)?;
    let named = settings::in_one(named);
    let said = preferences::said(weights, &knowledge, session)?;
    let explains = case.explain_input;
    let day = output.today;
    let case =
        preferences::case(case, named.as_deref(), "compare", &said, &knowledge, day, session)?;
    if explains {
        return person::explain(&knowledge, case, &output, session);
    }
    let detail = settings::detail_for(*detail, &output);
    if *worksheet && matches!(output.format, Format::Csv | Format::Card) {
        return Err(settings::no_place("--worksheet", "a worksheet", output.format));
    }
    if !said.is_empty() && output.format == Format::Card {
        return Err(settings::no_place("--weights", "what matters to a person", output.format));
    }
    let pictures = settings::pictures(*pictures, detail, &output)?;
    let is_page = output.format == Format::Html;
    let layers = match (is_page, print) {
        (false, _) => Layers::Absent,
        (true, PrintArg::Sides) => Layers::Folded,
        (true, PrintArg::Full) => Layers::Open,
    };
    if *print == PrintArg::Full && !is_page {
        return Err(Failure::usage(
            "--print full: only a page in HTML folds anything away",
            "leave --print out, or write a page: -o page.html",
        ));
    }
    let mut answer = side_by_side(&knowledge, &case, plan, detail, &output, session)?;
    answer.despite_red_flags = *despite_red_flags;
    if !said.is_empty() {
        let (compare, draws, seed) = (answer.clone(), DEFAULT_DRAWS, 1);
        let query = WeighQuery { compare, preferences: said, draws, seed };
        answer.weighed = Some(Box::new(Weigh::of(query)));
    }
    answer.extras = Extras { pictures, worksheet: *worksheet || is_page, layers };
    deliver(&answer, &output, session)?;
    Ok(Exit::Answered)
}
