//! Scores over time, where one study followed two options or more and measured them at the same times.

use crate::answer::Compare;
use crate::evidence::{Row, ScoreCourse};
use crate::report::citations::Citations;
use crate::report::scale::Scale;
use crate::report::{Courses, Drawing, Picture, Text, Tick, TimeCourse};
use crate::wording::cell;
use crate::wording::number::decimal;
use crate::wording::picture as words;

/// So many values are named up the side.
const TICKS: u16 = 6;

/// The lines of one study.
pub(super) fn picture(
    answer: &Compare,
    row: &Row,
    lines: &[ScoreCourse],
    citations: &mut Citations,
) -> Option<Picture> {
    let knowledge = answer.knowledge;
    let first = lines.first()?;
    let values = Scale::over(0.0, knowledge.units[row.unit].out_of?);
    let mut numbers: Vec<usize> = lines
        .iter()
        .flat_map(|line| citations.cite(&line.finding.sources, Some(line.finding.provenance)))
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    Some(Picture {
        title: Text::plain(format!("{}, over time", cell::measured(knowledge, row)))
            .then_notes(numbers),
        caution: Text::plain(words::over_time(knowledge, row, first)),
        drawing: Drawing::Courses(Courses {
            times: vec![
                Tick { at: 0, label: "before".to_owned() },
                Tick { at: 1000, label: first.finding.horizon.label.clone() },
            ],
            values: values.ticks(TICKS, decimal),
            // Every option has its line and its sign, in every picture the same, measured or not.
            courses: (0..answer.comparison.columns.len())
                .map(|column| {
                    let line = lines.iter().find(|line| line.column == column);
                    course(answer, column, line, values)
                })
                .collect(),
        }),
        counted: String::new(),
        legend: Text::default(),
    })
}

/// What the study found with one option.
fn course(
    answer: &Compare,
    column: usize,
    line: Option<&ScoreCourse>,
    values: Scale,
) -> TimeCourse {
    let label = super::option(answer, column);
    let Some(line) = line else {
        return TimeCourse {
            label,
            points: Vec::new(),
            words: Text::plain(words::NOT_IN_THIS_STUDY),
        };
    };
    TimeCourse {
        label,
        points: vec![(0, values.place(line.before)), (1000, values.place(line.after))],
        words: Text::plain(words::line(line)),
    }
}
