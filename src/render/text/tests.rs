//! The terminal page as a whole.

use unicode_width::UnicodeWidthStr;

use super::render;
use crate::render::Layout;
use crate::render::sample::{Fruit, HOSTILE, Hostile, layout};
use crate::report::Report;

#[test]
fn the_sample_in_full_at_80_columns() {
    assert_eq!(render(&Fruit.page(), &layout(80)), include_str!("../sample/80.txt"));
}

#[test]
fn the_sample_in_full_at_40_columns() {
    assert_eq!(render(&Fruit.page(), &layout(40)), include_str!("../sample/40.txt"));
}

#[test]
fn the_sample_in_full_in_ascii() {
    let layout = Layout { ascii: true, ..layout(80) };
    assert_eq!(render(&Fruit.page(), &layout), include_str!("../sample/ascii.txt"));
}

#[test]
fn no_line_is_wider_than_the_page_or_ends_in_a_space() {
    for width in 20..=200 {
        for ascii in [false, true] {
            let layout = Layout { ascii, ..layout(width) };
            assert_fits(&render(&Fruit.page(), &layout), width);
            // Slow to set, and one wide page is like the next.
            if width < 40 || width % 10 == 0 {
                let report = Hostile { word: width + 10 };
                assert_fits(&render(&report.page(), &layout), width);
            }
        }
    }
}

#[test]
fn a_word_of_5000_characters_is_cut() {
    for width in [20, 90] {
        assert_fits(&render(&HOSTILE.page(), &layout(width)), width);
    }
}

fn assert_fits(output: &str, width: usize) {
    assert!(!output.contains('\u{1b}'));
    for line in output.lines() {
        assert!(line.width() <= width, "{} > {width}: {line}", line.width());
        assert_eq!(line, line.trim_end(), "at {width}");
    }
}

#[test]
fn colour_changes_nothing_but_colour() {
    for width in [20, 40, 80, 140] {
        let plain = layout(width);
        let painted = render(&Fruit.page(), &Layout { color: true, ..plain });
        assert!(painted.contains('\u{1b}'));
        let mut stripped = String::new();
        for (index, piece) in painted.split('\u{1b}').enumerate() {
            let words = if index == 0 {
                piece
            } else {
                piece.split_once('m').map_or("", |(_, words)| words)
            };
            stripped.push_str(words);
        }
        assert_eq!(stripped, render(&Fruit.page(), &plain));
    }
}

#[test]
fn every_painted_line_is_reset_at_its_end() {
    let output = render(&Fruit.page(), &Layout { color: true, ..layout(80) });
    for line in output.lines().filter(|line| line.contains('\u{1b}')) {
        let last = line.rsplit('\u{1b}').next().unwrap_or_default();
        assert!(last.starts_with("[0m"), "{line:?}");
    }
}

#[test]
fn absurd_widths_do_no_harm() {
    for width in [0, 1, 19, 100_000, usize::MAX] {
        assert!(!render(&Fruit.page(), &layout(width)).is_empty());
    }
}
