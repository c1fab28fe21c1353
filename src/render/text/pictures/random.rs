//! Pictures of anything, anywhere on their scales and off them: none may leave the page.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::tests::{drawn, of};
use crate::report::{Bar, Courses, Drawing, RangeGroup, Ranges, Spread, Spreads, Tick, TimeCourse};

fn tick() -> impl Strategy<Value = Tick> {
    (any::<u16>(), "[a-z ]{0,12}").prop_map(|(at, label)| Tick { at, label })
}

fn bar() -> impl Strategy<Value = Bar> {
    let places = (option::of(any::<(u16, u16)>()), option::of(any::<u16>()), any::<bool>());
    (places, "[a-z ]{0,40}").prop_map(|((span, point, is_part), words)| Bar {
        label: words.as_str().into(),
        span,
        point,
        is_part,
        words: words.into(),
    })
}

fn course() -> impl Strategy<Value = TimeCourse> {
    (vec(any::<(u16, u16)>(), 0..5), "[a-z ]{0,40}").prop_map(|(points, words)| TimeCourse {
        label: words.as_str().into(),
        points,
        words: words.into(),
    })
}

fn spread() -> impl Strategy<Value = Spread> {
    (vec(any::<u16>(), 0..90), option::of(any::<u16>()), "[a-z ]{0,40}").prop_map(
        |(heights, middle, words)| Spread {
            label: words.as_str().into(),
            heights,
            middle,
            words: words.into(),
        },
    )
}

fn drawing() -> impl Strategy<Value = Drawing> {
    let ticks = || vec(tick(), 0..5);
    prop_oneof![
        (ticks(), ticks(), vec(bar(), 0..5)).prop_map(|(axis, lines, bars)| {
            Drawing::Ranges(Ranges {
                axis,
                lines,
                groups: vec![RangeGroup { heading: "a".into(), bars }],
            })
        }),
        (ticks(), ticks(), vec(course(), 0..5)).prop_map(|(times, values, courses)| {
            Drawing::Courses(Courses { times, values, courses })
        }),
        (ticks(), vec(spread(), 0..5))
            .prop_map(|(axis, spreads)| Drawing::Spreads(Spreads { axis, spreads })),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_drawn_keeps_to_the_width(drawing in drawing(), width in 20..200_usize, ascii: bool) {
        for line in drawn(&of(drawing), width, ascii) {
            prop_assert!(line.width() <= width, "{line}");
            prop_assert!(!ascii || line.is_ascii(), "{line}");
        }
    }
}
