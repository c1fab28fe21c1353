//! Whole pages of the samples, and what no words may do to a page.

use super::render;
use crate::render::Layout;
use crate::render::sample::{Fruit, HOSTILE, layout};
use crate::report::Report;

#[test]
fn hostile_words_stay_words() {
    let html = render(&HOSTILE.page(), &layout(80));
    assert!(!html.contains("<script"));
    assert!(!html.contains("\u{202e}") && !html.contains('\u{1b}'));
    assert!(html.contains("&#60;script&#62;"));
    // Every attribute that holds words of others is closed where it should be.
    assert!(!html.contains("\"c\" <"));
}

#[test]
fn names_are_given_once() {
    for report in [&Fruit as &dyn crate::report::Report, &HOSTILE] {
        let html = render(&report.page(), &layout(80));
        let mut names: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

#[test]
fn ascii_is_ascii_and_says_the_same() {
    let ascii = Layout { ascii: true, ..layout(80) };
    let html = render(&Fruit.page(), &ascii);
    assert!(html.is_ascii());
    assert!(html.contains("growers&#8217; yearbook"));
}
