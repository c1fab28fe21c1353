//! What the worksheet says and asks. It leans to no option.

/// Above the six steps.
pub(crate) const TITLE: &str = "Worksheet: six steps to your decision";
pub(crate) const HOW_TO: &str = "Fill it in on paper or on this page, and take it to your visit. Nothing that you write here is sent or saved anywhere.";

/// In a step that the page asks in the open, in whole or in part.
pub(crate) const ABOVE: &str = "The main part of this step stands open, above on this page.";

/// Warning signs come before everything.
pub(crate) const SAFETY: &str = "1. Put safety first";
pub(crate) const SIGNS_READ: &str =
    "I have read the warning signs at the top of this page. Does one of them fit?";
pub(crate) const SIGNS_ANSWERS: [&str; 2] =
    ["No, none of them", "Yes, or I cannot tell: I get help first, as it says there"];

/// Has every option been read?
pub(crate) const CHOICES: &str = "2. Look at every choice";
pub(crate) const BOTH_SIDES_READ: &str = "I have read the good and the bad sides of:";
pub(crate) const NOT_UNDERSTOOD: &str = "What I did not understand, or want to know more about:";

/// How much each thing that was measured matters.
pub(crate) const PRIORITIES: &str = "3. Mark what matters to you";
pub(crate) const NO_RIGHT_ANSWER: &str = "There is no right answer. Tick one box in each row. Then look at the rows above for the things that matter most to you: what does each choice do there, and how sure is anybody?";
pub(crate) const HOW_MUCH: [&str; 2] = ["does not matter", "matters a great deal"];
pub(crate) const SOMETHING_ELSE: &str =
    "Something else that matters to me (write it here): ______________________";

/// Where it was told about.
pub(crate) fn see_above(outcome: &str) -> String {
    format!("See above: {outcome}.")
}

/// Where the person leans.
pub(crate) const LEANING: &str = "4. See where you lean";
pub(crate) const LEAN_TO: &str = "Today I lean towards:";
pub(crate) const CANNOT_SAY: &str = "I cannot say yet";
pub(crate) const HOW_SETTLED: &str = "How settled I feel about that:";
pub(crate) const SETTLED: [&str; 2] = ["not at all", "fully"];
pub(crate) const CHANGE_MY_MIND: &str = "What would change my mind:";

/// Questions to take along.
pub(crate) const QUESTIONS: &str = "5. Pick your questions";
pub(crate) const TICK_QUESTIONS: &str = "Tick the ones that you want to ask.";
pub(crate) const ABOUT_ALL: &str = "About the problem and all choices:";
pub(crate) const ABOUT_COST: &str = "About the cost:";
pub(crate) const ABOUT_UNKNOWN: &str = "About what is not known of me yet:";
pub(crate) const OWN_QUESTIONS: &str = "My own questions, and notes from the visit:";

/// What happens after the page is put away.
pub(crate) const NEXT: &str = "6. Plan what comes next";
pub(crate) const WHAT_I_DO: &str = "What I will do:";
pub(crate) const NEXT_ANSWERS: [&str; 5] = [
    "Talk it over with somebody close to me",
    "Ask my clinician the questions that I ticked",
    "Find out what I would have to pay",
    "Wait, and look at it again on this date: ____________",
    "Tell my clinician what I have decided",
];
pub(crate) const WHEN_AND_WHO: &str = "When, and with whom:";
