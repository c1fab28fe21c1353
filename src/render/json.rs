//! The document of an answer as indented JSON.

use super::Layout;
use super::clean::is_treacherous;
use crate::report::Report;

/// The document of an answer. The layout does not matter to data.
pub(super) fn render(report: &dyn Report, _layout: &Layout) -> String {
    let mut output = String::new();
    for character in format!("{:#}", report.document()).chars() {
        if character != '\n' && is_treacherous(character) {
            // JSON itself escapes only the first 32. The rest stand inside strings too, where this form means the same, and a
            // terminal sees letters.
            output.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            output.push(character);
        }
    }
    output.push('\n');
    output
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::render::sample::{Fruit, HOSTILE, layout};
    use crate::report::Report;

    #[test]
    fn it_parses_back_to_the_same_document() {
        for report in [&Fruit as &dyn Report, &HOSTILE] {
            let output = render(report, &layout(80));
            let parsed = serde_json::from_str::<serde_json::Value>(&output).ok();
            assert_eq!(parsed, Some(report.document()));
        }
    }

    #[test]
    fn control_characters_are_escaped_not_lost() {
        let output = render(&HOSTILE, &layout(80));
        assert!(HOSTILE.words().contains('\u{9b}'));
        assert!(output.contains("\\u009b") && output.contains("\\u202e"));
    }
}
