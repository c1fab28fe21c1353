//! The simulated cases on the page: side by side, as pictures on one scale, and which choice costs less how often.

use super::axis::Axis;
use crate::answer::CostReport;
use crate::answer::cost::SimulationEntry;
use crate::cost::{Histogram, SimulatedSum};
use crate::report::{
    Block, Drawing, Matrix, MatrixCell, MatrixGroup, MatrixRow, Picture, Spread, Spreads, Text,
};
use crate::wording::number::whole;
use crate::wording::uncertainty as words;

pub(super) fn blocks(report: &CostReport) -> Vec<Block> {
    let Some(found) = &report.simulation else {
        return Vec::new();
    };
    let names = found.strategies.iter().map(|strategy| &strategy.column.short);
    let chances: Vec<_> = names
        .clone()
        .zip(&report.reckoned.model().strategies)
        .filter_map(|(name, strategy)| Some((name.clone(), strategy.chance()?)))
        .collect();
    let sums: Vec<_> = quantities(found);
    let rows = sums
        .iter()
        .map(|(label, of)| MatrixRow {
            label: Text::plain(*label),
            caution: None,
            cells: of.iter().map(|of| cell(of)).collect(),
        })
        .collect();
    let mut blocks = vec![
        Block::Paragraph(
            Text::plain(words::how_drawn(found.sessions, &chances))
                .then(" The same command with ")
                .then_code(format!("--seed {}", found.seed))
                .then(" draws the same cases again."),
        ),
        Block::Matrix(Matrix {
            columns: names.map(Text::plain).collect(),
            groups: vec![MatrixGroup { heading: Text::plain("Side by side"), rows }],
        }),
    ];
    if report.reckoned.query.pictures {
        let pictures = sums.iter().filter_map(|(what, of)| picture(report, found, what, of));
        blocks.extend(pictures.map(Block::Picture));
    }
    let mut items = Vec::new();
    for pair in found.pairs.iter().filter(|pair| pair.alike) {
        let wins = |is_own, wins| words::wins(&pair.first_name, &pair.second_name, is_own, wins);
        items.push(wins(false, &pair.wins.total));
        items.extend(pair.wins.patient_share.as_ref().map(|own| wins(true, own)));
    }
    if !items.is_empty() {
        blocks.push(Block::list(items));
    }
    vec![Block::section(format!("{} simulated cases", whole(found.cases as u64)), blocks)]
}

/// What is paid in all and, with a plan, the person's own share.
fn quantities<'a>(found: &'a SimulationEntry) -> Vec<(&'static str, Vec<&'a SimulatedSum>)> {
    let sums = || found.strategies.iter().map(|strategy| &strategy.sums);
    let own: Vec<_> = sums().filter_map(|sums| sums.patient_share.as_ref()).collect();
    let mut all = vec![("In all", sums().map(|sums| &sums.total).collect())];
    if !own.is_empty() {
        all.push(("Your own share", own));
    }
    all
}

fn cell(of: &SimulatedSum) -> MatrixCell {
    let (lead, details) = words::distribution(&of.figures);
    MatrixCell::figure(Text::plain(lead), details.into_iter().map(Text::plain).collect())
}

/// How often each amount came up; `None` where every case of every option came to the same.
fn picture(
    report: &CostReport,
    found: &SimulationEntry,
    what: &str,
    of: &[&SimulatedSum],
) -> Option<Picture> {
    let drawn = || {
        let moving = of.iter().filter(|of| of.figures.least < of.figures.most);
        moving.map(|of| &of.histogram)
    };
    let scale = drawn().next()?;
    let highest = drawn().flat_map(|cases| cases.counts).max()?;
    let axis = Axis::between(scale.from, scale.to);
    let named = || found.strategies.iter().map(|strategy| &strategy.column.short).zip(of);
    let spread = |(name, of): (&String, &&SimulatedSum)| {
        let SimulatedSum { figures, histogram } = of;
        let (lead, details) = words::distribution(figures);
        Spread {
            label: Text::plain(name),
            heights: heights(figures.least == figures.most, histogram, highest),
            middle: Some(axis.place(figures.median)),
            words: Text::plain(std::iter::once(lead).chain(details).collect::<Vec<_>>().join("; ")),
        }
    };
    let beyond: Vec<_> = named()
        .map(|(name, of)| (of.histogram.beyond, of.histogram.counts.iter().sum(), name.as_str()))
        .filter(|(beyond, ..)| *beyond > 0)
        .collect();
    Some(Picture {
        counted: String::new(),
        title: Text::plain(format!("{what}: how often each amount came up")),
        caution: report.caution.map(Text::plain).unwrap_or_default(),
        drawing: Drawing::Spreads(Spreads {
            axis: axis.ticks(),
            spreads: named().map(spread).collect(),
        }),
        legend: Text::plain(words::steps(scale.from, scale.to, &beyond)),
    })
}

/// One amount in every case is a mark alone: a step with all cases in it would flatten what there is to see of the others.
fn heights(is_one_amount: bool, cases: &Histogram, highest: u64) -> Vec<u16> {
    cases
        .counts
        .iter()
        .map(|count| {
            // Rounded up: what came up at all is seen.
            let height = (count * 1000).div_ceil(highest.max(1));
            if is_one_amount { 0 } else { u16::try_from(height).unwrap_or(1000) }
        })
        .collect()
}
