//! What to type instead, where a line is not understood and no word of the program is near it.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What a person knows of a plan and looks for as an option of its own.
const TERMS: [&str; 6] =
    ["--deductible", "--coinsurance", "--copay", "--copays", "--limit", "--out-of-pocket-max"];

/// Adds to an error what was most likely meant.
pub(super) fn suggest(error: &mut Error) {
    let is_term = matches!(
        error.get(ContextKind::InvalidArg),
        Some(ContextValue::String(option)) if TERMS.contains(&option.as_str())
    );
    let tip = match error.kind() {
        ErrorKind::InvalidSubcommand if error.get(ContextKind::SuggestedSubcommand).is_none() => {
            "a condition is named behind a command: spinecmp compare CONDITION"
        }
        ErrorKind::UnknownArgument if is_term => {
            error.remove(ContextKind::SuggestedArg);
            "what a plan asks for stands in one option: spinecmp cost --plan deductible=2000,coinsurance=0.20,out-of-pocket-max=6000"
        }
        _ => return,
    };
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
}
