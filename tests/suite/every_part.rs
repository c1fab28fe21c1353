//! One page with every part that a page can have, in plain and in hostile words: what the commands print today need not hold all of them.
//!
//! The pages are left in the target folder, where the checks in a browser (`.ci/pages`) find them. `UPDATE_EXPECT=1` writes the expected ones anew.

#![expect(clippy::expect_used, reason = "a broken test should stop")]

mod extremes;
mod journey;

use crate::common::as_expected;
use extremes::extremes;
use journey::Journey;
use spinecmp::answer::AnswerProvenance;
use spinecmp::render::{Format, Layout, draw, render};
use spinecmp::report::{Block, Page, Report, Span, Text, traversal};
use std::path::Path;

use unicode_width::UnicodeWidthStr;

/// Marks of every format, control characters, a direction override and characters of odd widths.
const HARM: &str = " =a|b \"c\" <script>alert(1)</script> \"><img src=x onerror='alert(1)'> &lt; &amp </style> # *e* _f_ `g` [h](i) \\ \n\n# j\r\n- k\t\u{1b}[31ml\u{1b}]0;m\u{7}\u{202e}n\u{9b}2J\u{200f} ❤\u{fe0f} שלום 漢字 \u{e01e1}o │";

fn plain() -> Journey {
    Journey(String::new())
}

fn hostile(letters: usize) -> Journey {
    Journey(format!("{HARM} {}", "x".repeat(letters)))
}

/// Every part in hostile words, and what no command prints.
fn worst(letters: usize) -> Page {
    let Journey(words) = hostile(letters);
    let mut page = hostile(letters).page();
    let text = Text::plain(&words)
        .then_strong(&words)
        .then_link(&words, format!("https://a.example/{words}"))
        .then_link("p", format!("javascript://{words}"))
        .then_notes(vec![1, 999]);
    page.blocks.extend(extremes(&text));
    page
}

const LAYOUT: Layout = Layout { width: 80, ascii: false, color: false, linear: false };

fn written(page: &Journey, format: Format, layout: &Layout) -> String {
    render(page, &AnswerProvenance::new("", jiff::civil::date(2026, 11, 29)), format, layout)
}

fn html(name: &str, page: &Journey) -> String {
    let html = written(page, Format::Html, &LAYOUT);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(path, &html).expect("written");
    html
}

#[test]
fn every_part_of_a_page_has_its_element() {
    let html = html("every-part.html", &plain());
    for element in [
        "<table",
        "<figure",
        "<svg",
        "<details",
        "<fieldset",
        "<textarea",
        "<dl",
        "<ol",
        "<ul",
        "<nav",
        "<code",
    ] {
        assert!(html.contains(element), "no {element}");
    }
}

#[test]
fn hostile_words_stay_words_in_every_part() {
    let html = html("every-part-hostile.html", &hostile(1));
    for element in ["<script", "<img", "</style> ", "\u{202e}", "\u{1b}", "\"c\" <"] {
        assert!(!html.contains(element), "{element:?} got through");
    }
    assert!(html.contains("&#60;script&#62;"));
}

#[test]
fn a_word_wider_than_any_window_is_written_whole() {
    let word = "x".repeat(500);
    let html = html("every-part-long.html", &Journey(format!(" {word}")));
    assert!(html.contains(&word));
}

#[test]
fn names_are_given_once_in_a_page_of_html() {
    for page in [plain(), hostile(1)] {
        let html = written(&page, Format::Html, &LAYOUT);
        let mut names: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

#[test]
fn every_part_in_full() {
    let narrow = Layout { width: 40, ..LAYOUT };
    let ascii = Layout { ascii: true, ..LAYOUT };
    let linear = Layout { linear: true, ..LAYOUT };
    let markdown = written(&plain(), Format::Markdown, &LAYOUT);
    let pages = [
        ("every-part.txt", draw(&plain().page(), &LAYOUT)),
        ("every-part-40.txt", draw(&plain().page(), &narrow)),
        ("every-part-ascii.txt", draw(&plain().page(), &ascii)),
        ("every-part-linear.txt", draw(&plain().page(), &linear)),
        ("every-part.md", markdown),
    ];
    for (name, page) in pages {
        as_expected(&format!("golden/{name}"), &page);
    }
}

#[test]
fn no_format_lets_hostile_text_steer_the_terminal() {
    // JSON is made of the document, not of the page: `answer::json` has tests of its own.
    for format in Format::ALL.iter().filter(|format| **format != Format::Json) {
        // Short enough for a card to go in, too.
        for (linear, letters) in [(false, 1), (true, 1), (false, 5000)] {
            let output = written(&hostile(letters), *format, &Layout { linear, ..LAYOUT });
            assert!(output.ends_with('\n'));
            assert_steers_nothing(&output);
        }
    }
    for linear in [false, true] {
        assert_steers_nothing(&draw(&worst(5000), &Layout { linear, ..LAYOUT }));
    }
}

fn assert_steers_nothing(output: &str) {
    for character in output.chars().filter(|character| *character != '\n') {
        assert!(!spinecmp::values::is_treacherous(character), "{:?}", u32::from(character));
    }
}

#[test]
fn hostile_words_make_no_blocks_cells_or_lines() {
    let markdown = written(&hostile(1), Format::Markdown, &LAYOUT);
    for line in markdown.lines() {
        assert!(!line.starts_with("# j") && !line.starts_with("- k"));
        if line.starts_with('|') {
            // Three columns and the labels.
            assert_eq!(line.replace("\\|", "").matches('|').count(), 5, "{line}");
        }
    }
    let lines = |page| written(page, Format::Table, &Layout { linear: true, ..LAYOUT });
    assert_eq!(lines(&hostile(1)).lines().count(), lines(&plain()).lines().count());
}

#[test]
fn ascii_is_ascii_in_every_format_for_people() {
    let ascii = Layout { ascii: true, ..LAYOUT };
    for format in [Format::Table, Format::Markdown, Format::Html] {
        for layout in [ascii, Layout { linear: true, ..ascii }] {
            assert!(written(&plain(), format, &layout).is_ascii());
            assert!(written(&hostile(1), format, &layout).is_ascii());
        }
    }
}

#[test]
fn no_line_is_wider_than_the_page_or_ends_in_a_space() {
    for width in 20..=200 {
        for ascii in [false, true] {
            let layout = Layout { width, ascii, ..LAYOUT };
            assert_fits(&draw(&plain().page(), &layout), width);
            // Slow to set, and one wide page is like the next.
            if width < 40 || width % 10 == 0 {
                assert_fits(&draw(&worst(width + 10), &layout), width);
            }
        }
    }
    for width in [20, 90] {
        assert_fits(&draw(&worst(5000), &Layout { width, ..LAYOUT }), width);
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
fn colour_changes_nothing_but_colour_and_ends_with_its_line() {
    for width in [20, 40, 80, 140] {
        let layout = Layout { width, ..LAYOUT };
        let painted = draw(&plain().page(), &Layout { color: true, ..layout });
        let mut stripped = String::new();
        for (index, piece) in painted.split('\u{1b}').enumerate() {
            let words = piece.split_once('m').map_or("", |(_, words)| words);
            stripped.push_str(if index == 0 { piece } else { words });
        }
        assert_ne!(painted, stripped);
        assert_eq!(stripped, draw(&plain().page(), &layout));
        for line in painted.lines().filter(|line| line.contains('\u{1b}')) {
            let last = line.rsplit('\u{1b}').next().unwrap_or_default();
            assert!(last.starts_with("[0m"), "{line:?}");
        }
    }
}

#[test]
fn absurd_widths_do_no_harm() {
    for width in [0, 1, 19, 100_000, usize::MAX] {
        assert!(!draw(&plain().page(), &Layout { width, ..LAYOUT }).is_empty());
    }
}

/// Every word of the pictures, one entry a piece of text.
fn words_of(pictures: &[Block]) -> Vec<String> {
    let mut words = Vec::new();
    traversal::each_text(pictures, &mut |text| {
        words.extend(text.0.iter().filter_map(|span| match span {
            Span::Plain(words) => Some(words.clone()),
            _ => None,
        }));
    });
    words
}

#[test]
fn a_picture_says_the_same_in_every_format_for_people() {
    let linear = written(&plain(), Format::Table, &Layout { linear: true, ..LAYOUT });
    let markdown = written(&plain(), Format::Markdown, &LAYOUT).replace('\\', "");
    for words in words_of(&plain().pictures()) {
        assert!(linear.contains(&words), "`{words}` is lost");
        assert!(markdown.contains(&words), "`{words}` is lost");
    }
}

/// Words without the marks behind them: where there is no room to draw, other marks string the pieces of text together.
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().map(|word| word.trim_end_matches([',', '.', ';', ':']))
}

#[test]
fn no_picture_loses_a_word_at_any_width() {
    for picture in plain().pictures() {
        let page = Page { blocks: vec![picture], ..Page::default() };
        for width in (20..=60).chain([80, 100, 120, 140, 200]) {
            let drawn = draw(&page, &Layout { width, ascii: width % 2 == 0, ..LAYOUT });
            // As ASCII has it.
            let drawn = drawn.replace("EUR", "€");
            let mut rest: Vec<&str> = words_in(&drawn).collect();
            for words in words_of(&page.blocks) {
                for word in words_in(&words) {
                    let place = rest.iter().position(|other| *other == word);
                    assert!(place.is_some(), "`{word}` is lost at {width}:\n{drawn}");
                    place.map(|place| rest.swap_remove(place));
                }
            }
        }
    }
}
