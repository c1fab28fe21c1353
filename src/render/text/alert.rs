//! Alerts: boxes that stand out by their frame and their words.

use super::layout::{TextLayout, padded, rule, wrap};
use super::style::TextStyle;
use crate::report::{AlertLevel, Text};

/// A box as wide as running text.
pub(super) fn lines(
    layout: &TextLayout,
    level: AlertLevel,
    title: &Text,
    body: &[Text],
) -> Vec<String> {
    let (frame, style) = match level {
        AlertLevel::Urgent => (layout.glyphs.urgent_frame, TextStyle::Alert),
        AlertLevel::Important => (layout.glyphs.frame, TextStyle::Quiet),
    };
    let inside = layout.prose.saturating_sub(4);
    let mut content = wrap(&layout.styled(title, TextStyle::Alert), inside, "", "");
    for paragraph in body {
        content.extend(wrap(&layout.styled(paragraph, TextStyle::Plain), inside, "", ""));
    }
    let across = rule(frame.across, inside + 2);
    let side = style.over(&frame.down.to_string());
    let mut lines = vec![style.over(&format!("{}{across}{}", frame.top_left, frame.top_right))];
    for line in content {
        lines.push(format!("{side} {} {side}", padded(&line, inside)));
    }
    lines.push(style.over(&format!("{}{across}{}", frame.bottom_left, frame.bottom_right)));
    lines
}
