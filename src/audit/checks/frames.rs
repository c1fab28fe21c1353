//! Both frames: how many have it and how many have not, and the two make up all.

use super::chances;
use crate::audit::counting::{behind_of, leading_number};
use crate::audit::found::Found;
use crate::audit::subject::{Sheet, Shown, Subject};
use crate::comparison::Detail;
use crate::knowledge::{ComparatorKind, Measure, OutcomeGroup};
use crate::report::{Block, Drawing};
use crate::values::plural;
use std::collections::BTreeMap;

/// K8: number and both ways round for every chance, and a picture for every chosen row whose figures may stand on one scale.
pub(in crate::audit) fn shown_in_several_ways(subject: &Subject) -> Found {
    let mut found = Found::at("rows of chances: figure, other frame, picture");
    let (mut drawn, mut told) = (0, 0);
    for sheet in &subject.sheets {
        let mut rows: BTreeMap<String, Vec<Shown>> = BTreeMap::new();
        for shown in chances::shown(sheet) {
            if shown.finding.measure != Measure::Share {
                continue;
            }
            found.expect(
                !shown.finding.has_number() || other_frame(&shown).is_some(),
                shown.place(sheet),
                format!("`{}` does not say how many have it not", shown.finding.id),
            );
            rows.entry(shown.row.label.bare()).or_default().push(shown);
        }
        for (label, figures) in rows {
            let has_picture = is_drawn(sheet, &label);
            drawn += usize::from(has_picture);
            told += usize::from(!has_picture);
            found.expect(
                has_picture || !is_due(sheet, &label, &figures),
                sheet.place(&format!("row \"{label}\"")),
                "no picture shows it",
            );
        }
    }
    found.counted(format!(
        "{} with number, both ways round and picture; {told} without a picture (not chosen by the file, taken at different times, or alone)",
        plural(drawn, "row of chances", "rows of chances")
    ))
}

/// Whether a row is to be drawn: the file chose it, its figures were taken at one time, and a good result has something to be held against.
fn is_due(sheet: &Sheet, label: &str, figures: &[Shown]) -> bool {
    let is_chosen =
        sheet.detail == Detail::Normal && sheet.rows.iter().any(|(chosen, _)| chosen == label);
    let first = figures.first();
    let at_one_time = figures
        .iter()
        .all(|shown| first.is_some_and(|first| first.finding.horizon == shown.finding.horizon));
    let is_benefit = first.is_some_and(|first| {
        sheet.knowledge.outcomes[first.finding.outcome].group == OutcomeGroup::Effect
    });
    let is_held_against = figures.len() > 1
        || figures
            .iter()
            .any(|shown| shown.finding.comparator.kind == ComparatorKind::Direct);
    is_chosen
        && at_one_time
        && (!is_benefit || is_held_against)
        && figures.iter().any(|shown| shown.finding.has_number())
}

/// Whether a picture of people or of amounts shows a row.
fn is_drawn(sheet: &Sheet, label: &str) -> bool {
    sheet.blocks().iter().any(|block| {
        if let Block::Picture(picture) = block {
            matches!(picture.drawing, Drawing::Icons(_) | Drawing::Ranges(_))
                && picture.title.bare().contains(label)
        } else {
            false
        }
    })
}

/// G3: who has it and who has it not make up all.
pub(in crate::audit) fn frames_add_up(subject: &Subject) -> Found {
    let mut found = Found::at("figures of the table");
    let mut pairs = 0;
    for sheet in &subject.sheets {
        for shown in chances::shown(sheet) {
            let Some((few, rest)) = other_frame(&shown) else {
                continue;
            };
            pairs += 1;
            let lead = shown.figure.lead.bare();
            found.expect(
                adds_up(&lead, &rest, behind_of(&lead).first().copied()),
                shown.place(sheet),
                format!("\"{lead}\" and \"{few}\" do not make up all"),
            );
        }
    }
    found.counted(format!(
        "{} that add up",
        plural(pairs, "pair of frames", "pairs of frames")
    ))
}

/// The other frame of a figure as printed, and its numbers' words.
fn other_frame(shown: &Shown) -> Option<(String, String)> {
    shown.figure.details.iter().find_map(|detail| {
        let words = detail.bare();
        let rest = words
            .strip_suffix(" did not")
            .or_else(|| words.strip_suffix(" without it"))?;
        crate::audit::counting::has_number(rest).then(|| (words.clone(), rest.to_owned()))
    })
}

/// "12 of 100" and "88"; "42 to 56 of 100" and "44 to 58"; "fewer than 1 of 100" and "more than 99".
fn adds_up(lead: &str, rest: &str, all: Option<u64>) -> bool {
    let Some(all) = all else { return false };
    let ends = |text: &str| -> Option<(u64, u64)> {
        let text = text
            .trim_start_matches("fewer than ")
            .trim_start_matches("more than ");
        let low = leading_number(text)?;
        let high = text
            .split_once(" to ")
            .and_then(|(_, high)| leading_number(high));
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
