//! What must hold of every picture in characters.

use super::glyphs::PictureGlyphs;
use super::lines;
use crate::render::text::layout::TextLayout;
use crate::render::text::style::paint;
use crate::report::{
    Bar, Courses, Drawing, IconArray, IconFill, Picture, RangeGroup, Ranges, Spread, Spreads, Tick,
    TimeCourse,
};

pub(super) fn drawn(picture: &Picture, width: usize, ascii: bool) -> Vec<String> {
    lines(&TextLayout::new(width, ascii, false), picture)
        .iter()
        .map(|line| paint(line, false))
        .collect()
}

pub(super) fn of(drawing: Drawing) -> Picture {
    Picture { drawing, ..Picture::default() }
}

fn icons(shares: &[(u8, u8)]) -> Picture {
    let array = |(filled, unsure): &(u8, u8)| IconArray {
        share: Some(IconFill { filled: *filled, unsure: *unsure }),
        ..IconArray::default()
    };
    of(Drawing::Icons(shares.iter().map(array).collect()))
}

#[test]
fn an_array_holds_as_many_icons_as_its_share_says() {
    for ascii in [false, true] {
        let glyphs = PictureGlyphs::of(ascii);
        for width in [20, 40, 80, 200] {
            for (filled, unsure) in
                (0..=100).flat_map(|filled| [(filled, 0), (filled, 7), (filled, 255)])
            {
                let lines = drawn(&icons(&[(filled, unsure)]), width, ascii);
                let order: String = lines.iter().take(10).flat_map(|line| line.chars()).collect();
                let order = order.replace(' ', "");
                let unsure = usize::from(unsure.min(100 - filled));
                let filled = usize::from(filled);
                // Filled from the top left, in reading order, without gaps.
                let expected = [
                    glyphs.filled.to_string().repeat(filled),
                    glyphs.unsure.to_string().repeat(unsure),
                    glyphs.empty.to_string().repeat(100 - filled - unsure),
                ];
                assert_eq!(order, expected.concat(), "at {width}");
            }
        }
    }
}

#[test]
fn arrays_side_by_side_have_one_size_and_stand_on_the_same_lines() {
    for (count, width) in [(2, 40), (3, 80), (4, 80), (5, 120)] {
        let shares: Vec<_> = (0..count).map(|place| (place * 20, place)).collect();
        let lines = drawn(&icons(&shares), width, false);
        for line in lines.iter().take(10) {
            let icons = line.chars().filter(|glyph| *glyph != ' ').count();
            assert_eq!(icons, usize::from(count) * 10, "{line}");
        }
        let key = lines.iter().skip(10);
        assert!((1..=3).contains(&key.count()), "{lines:?}");
    }
    // Without room, one below the other, and the key.
    assert_eq!(drawn(&icons(&[(1, 0), (2, 0), (3, 0)]), 40, true).len(), 31);
}

#[test]
fn the_key_names_the_signs_that_were_drawn_and_no_others() {
    let key = |share| drawn(&icons(&[share]), 80, true).pop().unwrap_or_default();
    assert_eq!(key((100, 0)), "# it happened");
    assert_eq!(key((0, 0)), ". the others");
    assert!(key((30, 5)).contains("+ perhaps"));
}

#[test]
fn a_bar_reaches_from_its_low_to_its_high_end_whichever_way_round() {
    let bar = |span, point| Bar { label: "a".into(), span, point, ..Bar::default() };
    let bars =
        [bar(Some((0, 1000)), Some(500)), bar(Some((500, 250)), None), bar(None, Some(1000))];
    let picture = of(Drawing::Ranges(Ranges {
        lines: vec![Tick { at: 750, label: "b".to_owned() }],
        groups: vec![RangeGroup { heading: "".into(), bars: bars.to_vec() }],
        ..Ranges::default()
    }));
    assert_eq!(
        drawn(&picture, 80, true),
        [
            "a  ====================O========|==========",
            "a  ..........===========........|..........",
            "a  .............................|.........O",
            "O best estimate   = low to high   | b",
        ]
    );
}

#[test]
fn what_came_up_at_all_is_seen_and_nothing_else() {
    let spread = Spread {
        label: "a".into(),
        heights: vec![1000, 0, 1, 500],
        middle: Some(0),
        ..Spread::default()
    };
    let lines = drawn(
        &of(Drawing::Spreads(Spreads { axis: Vec::new(), spreads: vec![spread] })),
        80,
        false,
    );
    let bars = |glyph: char, count| glyph.to_string().repeat(count);
    assert_eq!(
        lines,
        [
            format!("a  {}", bars('█', 10)),
            format!("   {}{}{}{}", bars('█', 10), bars(' ', 10), bars('▁', 10), bars('█', 10)),
            "   ▲".to_owned(),
            "█ the taller, the more often   ▲ half of the cases lie on either side".to_owned(),
        ]
    );
}

#[test]
fn no_option_hides_another() {
    let course = |label: &str| TimeCourse {
        label: label.into(),
        points: vec![(0, 0), (1000, 1000)],
        words: "c".into(),
    };
    let courses = |labels: &[&str]| {
        let courses = labels.iter().map(|label| course(label)).collect();
        drawn(&of(Drawing::Courses(Courses { courses, ..Courses::default() })), 80, true)
    };
    let both = courses(&["a", "b"]);
    assert_eq!(both.last().map(String::as_str), Some("& more than one"));
    assert_eq!(both.concat().matches('&').count(), 3, "{both:?}");
    // More options than glyphs: the words alone.
    assert_eq!(courses(&["a", "b", "c", "d", "e", "f", "g"]).len(), 7);
}
