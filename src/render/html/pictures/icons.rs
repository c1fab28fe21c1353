//! A hundred people in ten rows of ten, one array an option.

use crate::render::html::words::ViewContext;
use crate::render::key;
use crate::report::{IconArray, IconFill};
use askama::Template;
use askama::filters::HtmlSafe;

/// How many stand in a row, and how many rows there are.
const SIDE: u8 = 10;

/// The arrays side by side.
#[derive(Template)]
#[template(path = "icons.html", config = "src/render/html/askama.toml")]
pub(super) struct IconsView<'p> {
    arrays: &'p [IconArray],
    /// What a filled icon counts.
    filled: String,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for IconsView<'_> {}

impl<'p> IconsView<'p> {
    pub(super) fn of(arrays: &'p [IconArray], counted: &str, context: ViewContext<'p>) -> Self {
        Self { arrays, filled: key::filled(counted), context }
    }

    fn has_unsure(&self) -> bool {
        self.arrays.iter().any(|array| array.share.is_some_and(|share| share.unsure > 0))
    }
}

/// The three kinds of dots of an array, each as one line drawn in round dots.
struct Dots {
    filled: String,
    unsure: String,
    empty: String,
}

impl Dots {
    fn of(share: &IconFill) -> Self {
        let all = SIDE * SIDE;
        let filled = share.filled.min(all);
        let unsure = filled.saturating_add(share.unsure).min(all);
        Self { filled: dots(0, filled), unsure: dots(filled, unsure), empty: dots(unsure, all) }
    }
}

/// The people from one to before another, row by row: a line through the middle of each dot, which the style sheet draws as dots.
fn dots(from: u8, to: u8) -> String {
    let mut path = String::new();
    for row in 0..SIDE {
        let first = from.max(row * SIDE);
        let end = to.min((row + 1) * SIDE);
        if first < end {
            // A hair longer than to the last middle, so that the last dot is never lost.
            path.push_str(&format!(
                "M{} {}h{}.1",
                5 + 10 * u16::from(first - row * SIDE),
                5 + 10 * u16::from(row),
                10 * u16::from(end - first - 1)
            ));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::{Dots, dots};
    use crate::report::IconFill;

    /// Dots of a path: each run of it begins with one and has one more every ten.
    fn count(path: &str) -> usize {
        path.split('h')
            .skip(1)
            .filter_map(|run| run.split('.').next()?.parse::<usize>().ok())
            .map(|length| length / 10 + 1)
            .sum()
    }

    #[test]
    fn as_many_dots_as_people() {
        for filled in 0..=100 {
            for unsure in 0..=(100 - filled) {
                let drawn = Dots::of(&IconFill { filled, unsure });
                assert_eq!(count(&drawn.filled), usize::from(filled));
                assert_eq!(count(&drawn.unsure), usize::from(unsure));
                assert_eq!(count(&drawn.empty), usize::from(100 - filled - unsure));
            }
        }
        let too_many = Dots::of(&IconFill { filled: 90, unsure: 250 });
        assert_eq!(count(&too_many.unsure), 10);
    }

    #[test]
    fn dots_fill_from_the_top_left() {
        assert_eq!(dots(0, 12), "M5 5h90.1M5 15h10.1");
        assert_eq!(dots(12, 21), "M25 15h70.1M5 25h0.1");
    }
}
