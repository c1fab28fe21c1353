//! The plans that can be named, as a page.

use crate::answer::PlansReport;
use crate::report::citations::Citations;
use crate::report::{Block, HasPage, Page, Text, about_this_page, glossary};

impl HasPage for PlansReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let items = self.plans.iter().map(|plan| {
            Text::code(plan.id.unwrap_or_default())
                .then(format!(" {}. ", plan.label))
                .then_quiet(&plan.text)
                .then_notes(citations.cite(&plan.sources.refs, None))
        });
        let items = items.collect();
        let mut blocks = vec![
            Block::Paragraph(
                Text::plain("Use one with ")
                    .then_code("spinecmp cost --plan ID")
                    .then(", or name in place of the ID its terms (deductible=2000,coinsurance=0.20) or your own plan file:"),
            ),
            Block::Paragraph(Text::code(
                "{type: private, plan-year: 2026, deductible: 4500, coinsurance: 0.30, out-of-pocket-max: 8500}",
            )),
        ];
        blocks.extend(Block::listed("Plans", items));
        blocks.extend(glossary::blocks(self.knowledge, &blocks));
        blocks.extend(about_this_page::of_prices(self.knowledge, &citations, self.today));
        Page { title: Text::plain("Insurance plans that can be named"), blocks, ..Page::default() }
    }
}
