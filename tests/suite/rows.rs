//! Which rows of a comparison a shorter page shows: those that the knowledge names, with or without a figure, or those that most options have a figure in.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

use crate::common::files;
use spinecmp::evidence::{Cell, Comparison, Detail, compare};
use spinecmp::knowledge::{Knowledge, OutcomeGroup};

/// The built-in knowledge with other rows for its first condition, and that condition's comparison.
struct Subject(Knowledge);

impl Subject {
    fn with(rows: &str) -> Self {
        let mut files = files();
        let file =
            files.iter_mut().find(|file| file.name == "conditions.yaml").expect("the conditions");
        let text = std::str::from_utf8(&file.bytes).expect("text");
        let (before, rest) = text.split_once("    rows:\n").expect("rows");
        let (_, after) = rest.split_once("    quoted:").expect("what follows");
        file.bytes = format!("{before}{rows}    quoted:{after}").into_bytes();
        Self(Knowledge::load(&files).expect("sound"))
    }

    fn compared(&self, detail: Detail) -> Comparison<'_> {
        let (condition, entry) = self.0.conditions.refs().next().expect("a condition");
        compare(&self.0, condition, &entry.treatments, detail)
    }

    /// Each row as the knowledge file would name it, and in how many columns it has a figure.
    fn rows(&self, detail: Detail) -> Vec<(String, usize)> {
        let of = self.compared(detail);
        of.rows()
            .iter()
            .map(|row| {
                let outcome = &self.0.outcomes[row.outcome].id;
                let name = match row.band {
                    Some(band) => format!("{outcome}/{}", band.slug()),
                    None => outcome.clone(),
                };
                let figures = |cell: &&Cell| matches!(cell, Cell::Figures(_));
                (name, row.cells.iter().filter(figures).count())
            })
            .collect()
    }

    fn group(&self, row: &str) -> OutcomeGroup {
        let id = row.split('/').next().expect("an id");
        self.0.outcomes.find(|outcome| outcome.id == id).expect("an outcome").1.group
    }
}

#[test]
fn without_a_choice_each_group_shows_the_rows_that_tell_most() {
    let subject = Subject::with("");
    let all = subject.rows(Detail::Full);
    for (detail, most) in [(Detail::Brief, 1), (Detail::Normal, 2)] {
        let shown = subject.rows(detail);
        for group in OutcomeGroup::ALL {
            // Only main findings stand on the shorter pages, so a group can have fewer figures there, never more rows than it may.
            let of = |rows: &[(String, usize)]| {
                rows.iter().filter(|(row, _)| subject.group(row) == *group).count()
            };
            assert!(of(&shown) <= most, "{group:?}: {shown:?}");
            if of(&all) > 0 {
                assert!(of(&shown) > 0, "{group:?} is not shown: {shown:?}");
            }
        }
    }
    // The effect that most options have a figure in comes first of its group.
    let brief = subject.rows(Detail::Brief);
    let normal = subject.rows(Detail::Normal);
    for (row, figures) in &brief {
        let alike = normal.iter().filter(|(other, _)| subject.group(other) == subject.group(row));
        assert_eq!(alike.map(|(_, figures)| figures).max(), Some(figures), "{row}");
    }
}

#[test]
fn an_outcome_without_its_band_is_chosen_in_every_band_that_has_a_figure() {
    let subject = Subject::with("    rows:\n      brief: [leg-pain-extra]\n");
    let shown = subject.rows(Detail::Brief);
    let bands: Vec<&str> = shown.iter().map(|(row, _)| row.as_str()).collect();
    assert!(bands.len() > 1, "{bands:?}");
    assert!(bands.iter().all(|row| row.starts_with("leg-pain-extra/")), "{bands:?}");
    assert!(shown.iter().all(|(_, figures)| *figures > 0), "{shown:?}");
    let one = Subject::with("    rows:\n      brief: [leg-pain-extra/year]\n");
    let one = one.rows(Detail::Brief);
    assert_eq!(
        one.iter().map(|(row, _)| row.as_str()).collect::<Vec<_>>(),
        ["leg-pain-extra/year"]
    );
}

#[test]
fn a_row_that_is_wanted_is_there_without_a_figure() {
    // Nobody has a figure of either: one is asked for at one time, the other stands for all times.
    let all = Subject::with("").rows(Detail::Full);
    let knowledge = spinecmp::builtin().expect("the built-in knowledge");
    let has_row = |name: &str| all.iter().any(|(row, _)| row == name);
    let joined =
        |group: OutcomeGroup| !matches!(group, OutcomeGroup::Effect | OutcomeGroup::Repeat);
    let empty = |is_joined: bool| {
        knowledge
            .outcomes
            .iter()
            .filter(|outcome| joined(outcome.group) == is_joined)
            .map(
                |outcome| {
                    if is_joined { outcome.id.clone() } else { format!("{}/long", outcome.id) }
                },
            )
            .find(|name| !has_row(name))
            .expect("an outcome without a figure")
    };
    for name in [empty(true), empty(false)] {
        let subject = Subject::with(&format!("    rows:\n      brief: [infection, {name}]\n"));
        let shown = subject.rows(Detail::Brief);
        assert!(shown.contains(&(name.clone(), 0)), "{name}: {shown:?}");
        assert_eq!(shown.len(), 2, "{shown:?}");
        // Who did not ask for it does not see it.
        let other = Subject::with("    rows:\n      brief: [infection]\n").rows(Detail::Brief);
        assert!(!other.iter().any(|(row, _)| *row == name), "{other:?}");
    }
}
