//! What the reader fills in, so that the printed page is a worksheet: boxes to mark or to tick, and lines to write on.

use super::layout::{TextLayout, columns, padded, rule, wrap};
use super::style::{NO_BREAK, TextStyle};
use crate::render::phrase;
use crate::report::{FormField, Text};

const BOX: &str = "[ ]";

/// A box and the space behind it.
const STEP: usize = BOX.len() + 1;

/// Answers stand in from their question.
const MARGIN: &str = "  ";

/// Between the boxes of a scale and the words at its ends.
const GAP: usize = 2;

/// The asks one after another, a blank line between them unless the page is compact.
pub(super) fn lines(layout: &TextLayout, asks: &[FormField], compact: bool) -> Vec<String> {
    let first = first_end(layout, asks);
    let mut lines = Vec::new();
    for ask in asks {
        if !lines.is_empty() && !compact {
            lines.push(String::new());
        }
        lines.extend(question(layout, ask));
        lines.extend(answer(layout, ask, first));
    }
    lines
}

/// The question, and how it is answered.
fn question(layout: &TextLayout, ask: &FormField) -> Vec<String> {
    let words = [
        layout.styled(phrase::question(ask), TextStyle::Strong),
        layout.styled(&phrase::how_to_answer(ask).into(), TextStyle::Quiet),
    ];
    wrap(&words.join(" "), layout.prose, "", "")
}

/// Where the answer goes; `first` is the width of the first end of a scale.
fn answer(layout: &TextLayout, ask: &FormField, first: Option<usize>) -> Vec<String> {
    match ask {
        FormField::Scale { ends, boxes, .. } => scale(layout, ends, usize::from(*boxes), first),
        FormField::OneOf { answers, .. } | FormField::AnyOf { answers, .. } => {
            let mark = format!("{MARGIN}{BOX} ");
            let rest = " ".repeat(mark.len());
            answers
                .iter()
                .flat_map(|answer| layout.wrap(answer, TextStyle::Plain, &mark, &rest))
                .collect()
        }
        FormField::Lines { lines, .. } => {
            let line = rule('_', layout.prose.saturating_sub(MARGIN.len()));
            (0..*lines)
                // Nobody writes as small as print.
                .flat_map(|_| [String::new(), MARGIN.to_owned() + &line])
                .collect()
        }
    }
}

/// The columns of the first end of all scales of a form, so that their boxes are aligned; none if there is no room for that.
fn first_end(layout: &TextLayout, asks: &[FormField]) -> Option<usize> {
    let scales = asks.iter().filter_map(|ask| match ask {
        FormField::Scale { ends, boxes, .. } => Some((ends, usize::from(*boxes))),
        FormField::OneOf { .. } | FormField::AnyOf { .. } | FormField::Lines { .. } => None,
    });
    let (mut first, mut others) = (0, 0);
    for ([low, high], boxes) in scales {
        let [low, high] = [low, high].map(|end| layout.styled(end, TextStyle::Plain));
        if low.contains('\n') || high.contains('\n') {
            return None;
        }
        first = first.max(columns(&low));
        others = others.max(boxes * STEP + columns(&high));
    }
    let all = MARGIN.len() + first + 2 * GAP + others;
    (all <= layout.prose).then_some(first)
}

/// The boxes between the words at both ends or, without room for that, above them.
fn scale(layout: &TextLayout, ends: &[Text; 2], boxes: usize, first: Option<usize>) -> Vec<String> {
    let [low, high] = ends.each_ref().map(|end| layout.styled(end, TextStyle::Plain));
    if let Some(first) = first {
        let boxes = vec![BOX; boxes].join(" ");
        let gap = " ".repeat(GAP);
        return vec![format!("{MARGIN}{}{gap}{boxes}{gap}{high}", padded(&low, first))];
    }
    let each = BOX.replace(' ', NO_BREAK);
    let row = vec![each; boxes].join(" ");
    let mut lines = wrap(&row, layout.prose, MARGIN, MARGIN);
    let [low, high] = ends;
    for (place, end) in [("First box: ", low), ("Last box: ", high)] {
        if !end.is_empty() {
            let end = Text::quiet(place).join(end.clone());
            lines.extend(layout.wrap(&end, TextStyle::Plain, MARGIN, "    "));
        }
    }
    lines
}
