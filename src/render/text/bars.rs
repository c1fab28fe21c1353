//! Ranges drawn on one scale, a line each: label, bar, words. Where a line has no room for the bar, the words stand alone.

use super::ink::Ink;
use super::lists::entries;
use super::sheet::{Sheet, columns, padded};
use crate::report::{Bar, Text};

/// A bar is drawn this wide at most, and not at all below the least.
const WIDEST: usize = 40;
const NARROWEST: usize = 12;

/// The lines of the bars.
pub(super) fn lines(sheet: &Sheet, bars: &[Bar]) -> Vec<String> {
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
    labels
        .iter()
        .zip(words)
        .zip(bars)
        .map(|((label, words), bar)| {
            let drawn = drawn(sheet.signs.bar, bar, room);
            format!("{}{drawn}  {words}", padded(label, label_width + 2))
        })
        .collect()
}

fn drawn([filled, empty, mark]: [char; 3], bar: &Bar, room: usize) -> String {
    let place = |thousandths: u16| usize::from(thousandths.min(1000)) * (room - 1) / 1000;
    let (from, to, point) = (place(bar.from), place(bar.to), place(bar.mark));
    (0..room)
        .map(|column| {
            if column == point {
                mark
            } else if (from..=to).contains(&column) {
                filled
            } else {
                empty
            }
        })
        .collect()
}
