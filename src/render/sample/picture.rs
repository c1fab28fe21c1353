//! Pictures of fruit, one of each kind.

use crate::report::{Bar, Drawing, Picture, RangeGroup, Ranges, Tick};

/// What moves the price of a crate.
pub(super) fn tornado() -> Picture {
    let bar = |label: &str, from, to, words: &str| Bar {
        label: label.into(),
        span: Some((from, to)),
        words: words.into(),
        ..Bar::default()
    };
    Picture {
        drawing: Drawing::Ranges(Ranges {
            axis: Vec::new(),
            lines: vec![Tick {
                at: 250,
                label: "today".to_owned(),
            }],
            groups: vec![RangeGroup {
                heading: "".into(),
                bars: vec![
                    bar("Weight", 0, 500, "80 to 120"),
                    bar("Price | week", 200, 1000, "90 to 160"),
                ],
            }],
        }),
        ..Picture::default()
    }
}
