//! A dispute between respected sources: the claim, who says what, the state of things.

use crate::knowledge::Dispute;
use crate::report::citations::Citations;
use crate::report::{Block, Text};

/// A dispute, whole, under its title: every side, then the state of things.
pub(in crate::report) fn dispute(dispute: &Dispute, citations: &mut Citations) -> Block {
    let [claim, positions, open] = sides(dispute, citations);
    let short = Block::Paragraph(Text::strong("In short: ").then(&dispute.say_plainly));
    Block::section(&dispute.title, vec![claim, positions, short, open])
}

/// What is in question, who says what, and why nobody can settle it.
pub(in crate::report) fn sides(dispute: &Dispute, citations: &mut Citations) -> [Block; 3] {
    let sides = dispute.sides.iter().map(|side| {
        let numbers = citations.cite(&side.sources, None);
        let year = side.year.map_or(String::new(), |year| format!(" ({year})"));
        Text::strong(format!("{}{year}: ", side.who)).then(&side.position).then_notes(numbers)
    });
    [
        Block::Paragraph(Text::quiet("In question: ").then(&dispute.claim)),
        Block::list(sides),
        Block::Paragraph(Text::quiet("Why it is open: ").then(&dispute.why_it_is_open)),
    ]
}
