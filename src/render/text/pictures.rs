//! Pictures in characters. Where a line has no room for a bar, the words stand alone.

use super::ink::Ink;
use super::lists::entries;
use super::sheet::{Sheet, columns, padded};
use crate::render::phrase;
use crate::report::{Bar, Drawing, Picture, Ranges, Text};

/// A bar is drawn this wide at most, and not at all below the least.
const WIDEST: usize = 40;
const NARROWEST: usize = 12;

/// The lines of a picture: what it shows, the drawing, what the signs mean.
pub(super) fn lines(sheet: &Sheet, picture: &Picture) -> Vec<String> {
    let mut lines = sheet.wrap(&picture.title, Ink::Heading, "", "");
    lines.extend(sheet.wrap(&picture.caution, Ink::Plain, "", ""));
    lines.extend(match &picture.drawing {
        Drawing::Ranges(ranges) => self::ranges(sheet, ranges),
        drawing @ (Drawing::Icons(_) | Drawing::Courses(_) | Drawing::Spreads(_)) => {
            entries(sheet, &phrase::pictured(drawing))
        }
    });
    lines.extend(sheet.wrap(&picture.legend, Ink::Quiet, "", ""));
    lines
}

/// Bars on one scale, a line each: label, bar, words.
fn ranges(sheet: &Sheet, ranges: &Ranges) -> Vec<String> {
    let bars: Vec<&Bar> = ranges.groups.iter().flat_map(|group| &group.bars).collect();
    let labels: Vec<String> = bars
        .iter()
        .map(|bar| sheet.inked(&bar.label, Ink::Quiet))
        .collect();
    let words: Vec<String> = bars
        .iter()
        .map(|bar| sheet.inked(&bar.words, Ink::Plain))
        .collect();
    let widest = |texts: &[String]| texts.iter().map(|text| columns(text)).max().unwrap_or(0);
    let (label_width, words_width) = (widest(&labels), widest(&words));
    let room = sheet
        .prose
        .saturating_sub(label_width + words_width + 4)
        .min(WIDEST);
    let is_broken = labels.iter().chain(&words).any(|text| text.contains('\n'));
    if room < NARROWEST || is_broken {
        let pairs: Vec<(Text, Text)> = bars
            .iter()
            .map(|bar| (bar.label.clone(), bar.words.clone()))
            .collect();
        return entries(sheet, &pairs);
    }
    let marks: Vec<u16> = ranges.lines.iter().map(|line| line.at).collect();
    labels
        .iter()
        .zip(words)
        .zip(bars)
        .map(|((label, words), bar)| {
            let drawn = drawn(sheet.signs.bar, bar, &marks, room);
            format!("{}{drawn}  {words}", padded(label, label_width + 2))
        })
        .collect()
}

fn drawn([filled, empty, mark]: [char; 3], bar: &Bar, marks: &[u16], room: usize) -> String {
    let place = |thousandths: u16| usize::from(thousandths.min(1000)) * (room - 1) / 1000;
    let span = bar.span.map(|(from, to)| place(from)..=place(to));
    (0..room)
        .map(|column| {
            if marks.iter().any(|at| place(*at) == column) {
                mark
            } else if span.as_ref().is_some_and(|span| span.contains(&column)) {
                filled
            } else {
                empty
            }
        })
        .collect()
}
