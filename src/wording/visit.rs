//! What the side for the visit says.

pub(crate) const TICK: &str = "Tick the ones that you want to ask.";
pub(crate) const STEPS: &str = "Step by step: ";

pub(crate) fn with(plan: &str) -> String {
    format!("With: {plan}")
}

pub(crate) const MORE_QUESTIONS: &str = "More questions stand in the worksheet on this page.";
