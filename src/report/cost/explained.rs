//! A plan printed back in plain words, to be held against the paper.

use super::plan;
use crate::answer::PlanReport;
use crate::report::citations::Citations;
use crate::report::{Block, HasPage, Page, Text, about_this_page, glossary};

impl HasPage for PlanReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let lines = self.lines.iter().map(|line| {
            Text::strong(format!("{}: ", line.what))
                .then(format!("{}. ", line.says))
                .then_quiet(&line.means)
        });
        let mut blocks = vec![
            Block::Paragraph(Text::plain(
                "This is how every sum reads the plan. Hold it against the paper, line by line.",
            )),
            Block::list(lines),
        ];
        blocks.extend(Block::listed(
            "Taken for granted",
            self.assumptions.iter().map(Text::plain).collect(),
        ));
        blocks.push(plan::beside(&self.plan, &mut citations));
        blocks.extend(glossary::blocks(self.knowledge, &blocks));
        blocks.extend(about_this_page::of_prices(self.knowledge, &citations, self.today));
        Page {
            title: Text::plain(format!("What the plan says: {}", self.plan.label)),
            blocks,
            ..Page::default()
        }
    }
}
