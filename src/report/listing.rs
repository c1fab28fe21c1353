//! What there is and what it is called, as a page.

use super::{Block, HasPage, Page, Text};
use crate::answer::{ListedFact, Listing};

impl HasPage for Listing<'_> {
    fn page(&self) -> Page {
        let mut blocks = Vec::new();
        let mut list = |title: &str, hint: &str, items: Option<Vec<Text>>| {
            if let Some(items) = items {
                let use_it = Block::Paragraph(Text::quiet("Name one: ").then_code(hint));
                let items = Block::list(items);
                blocks.push(Block::section(title, vec![use_it, items]));
            }
        };
        let conditions = self.conditions.as_ref().map(|all| {
            all.iter()
                .map(|entry| {
                    named(entry.id, entry.label, &[&entry.also[..], &entry.icd10cm].concat())
                })
                .collect()
        });
        list("Conditions", "spinecmp compare NAME", conditions);
        let treatments = self
            .treatments
            .as_ref()
            .map(|all| all.iter().map(|entry| named(entry.id, entry.label, &entry.also)).collect());
        list("Treatments", "spinecmp compare --treatments NAME,NAME", treatments);
        let outcomes = self
            .outcomes
            .as_ref()
            .map(|all| all.iter().map(|entry| named(entry.id, entry.label, &[])).collect());
        list("Outcomes", "spinecmp facts --outcome ID", outcomes);
        let facts = self.facts.as_ref().map(|all| all.iter().map(fact).collect());
        list("Facts about a person", "spinecmp check --set ID=ANSWER", facts);
        let attributes = self
            .attributes
            .as_ref()
            .map(|all| all.iter().map(|entry| named(entry.id, entry.question, &[])).collect());
        list("What may matter", "spinecmp weigh --weight ID=7", attributes);
        let plans = self
            .plans
            .as_ref()
            .map(|all| all.iter().map(|entry| named(entry.id, entry.label, &[])).collect());
        list("Insurance plans", "spinecmp cost --plan ID", plans);
        blocks.push(Block::Paragraph(Text::plain(self.intended_use)));
        Page {
            title: Text::plain("What there is, and what it is called"),
            blocks,
            ..Page::default()
        }
    }
}

/// An id, a label, and the other names that are understood.
fn named(id: &str, label: &str, also: &[&str]) -> Text {
    let text = Text::code(id).then(format!(" {label}"));
    if also.is_empty() { text } else { text.then_quiet(format!(" (also: {})", also.join(", "))) }
}

/// An id, what is asked, and the answers that are taken.
fn fact(entry: &ListedFact) -> Text {
    let answers = match (&entry.options, entry.unit) {
        (Some(options), _) => options.join(", "),
        (None, Some(unit)) => format!("a number, {unit}"),
        (None, None) => "yes, no".to_owned(),
    };
    Text::code(entry.id).then(format!(" {}", entry.question)).then_quiet(format!(" ({answers})"))
}
