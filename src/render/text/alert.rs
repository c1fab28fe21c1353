//! Alerts: boxes that stand out by their frame and their words.

use super::layout::{TextLayout, padded, rule, wrap};
use super::style::TextStyle;
use crate::report::{AlertLevel, Text};

/// A box as wide as running text.
pub(super) fn lines(
    sheet: &TextLayout,
    level: AlertLevel,
    title: &Text,
    body: &[Text],
) -> Vec<String> {
    let (frame, ink) = match level {
        AlertLevel::Urgent => (sheet.signs.urgent_frame, TextStyle::Alert),
        AlertLevel::Important => (sheet.signs.frame, TextStyle::Quiet),
    };
    let inside = sheet.prose.saturating_sub(4);
    let mut content = wrap(&sheet.inked(title, TextStyle::Alert), inside, "", "");
    for paragraph in body {
        content.extend(wrap(&sheet.inked(paragraph, TextStyle::Plain), inside, "", ""));
    }
    let across = rule(frame.across, inside + 2);
    let side = ink.over(&frame.down.to_string());
    let mut lines = vec![ink.over(&format!("{}{across}{}", frame.top_left, frame.top_right))];
    for line in content {
        lines.push(format!("{side} {} {side}", padded(&line, inside)));
    }
    lines.push(ink.over(&format!("{}{across}{}", frame.bottom_left, frame.bottom_right)));
    lines
}
