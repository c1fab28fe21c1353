//! Both frames: how many have it and how many have not, and the two make up all.

use super::chances;
use crate::audit::check_result::CheckResult;
use crate::audit::counting::{behind_of, leading_number};
use crate::audit::subject::{Shown, Subject};
use crate::values::plural;

/// G3: who has it and who has it not make up all.
pub(in crate::audit) fn frames_add_up(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("figures of the table");
    let mut pairs = 0;
    for shown in subject.pages.iter().flat_map(chances::shown) {
        let Some((few, rest)) = other_frame(shown) else {
            continue;
        };
        pairs += 1;
        let lead = shown.figure.lead.bare();
        found.expect(
            adds_up(&lead, &rest, behind_of(&lead).first().copied()),
            &shown.at,
            format_args!("\"{lead}\" and \"{few}\" do not make up all"),
        );
    }
    found
        .judged(pairs)
        .counted(format!("{} added up", plural(pairs, "pair of frames", "pairs of frames")))
}

/// The other frame of a figure as printed, and its numbers' words.
pub(super) fn other_frame(shown: &Shown) -> Option<(String, String)> {
    shown.figure.details.iter().find_map(|detail| {
        let words = detail.bare();
        let rest = words.strip_suffix(" did not").or_else(|| words.strip_suffix(" without it"))?;
        crate::audit::counting::has_number(rest).then(|| (words.clone(), rest.to_owned()))
    })
}

/// "12 of 100" and "88"; "42 to 56 of 100" and "44 to 58"; "fewer than 1 of 100" and "more than 99".
fn adds_up(lead: &str, rest: &str, all: Option<u64>) -> bool {
    let Some(all) = all else { return false };
    let ends = |text: &str| -> Option<(u64, u64)> {
        let text = text.trim_start_matches("fewer than ").trim_start_matches("more than ");
        let low = leading_number(text)?;
        let high = text.split_once(" to ").and_then(|(_, high)| leading_number(high));
        Some((low, high.unwrap_or(low)))
    };
    match (ends(lead), ends(rest)) {
        (Some((low, high)), Some((rest_low, rest_high))) => {
            low + rest_high == all && high + rest_low == all
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_frames_make_up_all() {
        for (lead, rest, all, adds) in [
            ("12 of 100", "88", 100, true),
            ("12 of 100", "89", 100, false),
            ("42 to 56 of 100", "44 to 58", 100, true),
            ("fewer than 1 of 1,000", "more than 999", 1000, true),
            ("105 of 1,000", "895", 1000, true),
        ] {
            assert_eq!(adds_up(lead, rest, Some(all)), adds, "{lead} / {rest}");
        }
        assert!(!adds_up("many", "88", Some(100)));
    }
}
