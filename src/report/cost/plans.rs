//! The plans that can be named.

use super::amount;
use super::plan::{private_terms, terms_document};
use crate::evidence::Detail;
use crate::knowledge::{Knowledge, Supplement, Terms};
use crate::report::citations::Citations;
use crate::report::document::{head, source_ids, sources_whole};
use crate::report::{Block, Page, Records, Text, colophon, glossary};
use crate::values::Money;
use jiff::civil::Date;
use serde_json::{Value, json};

/// The plans of the knowledge.
#[derive(Debug, Clone)]
pub struct PlansReport<'k> {
    /// Where they stand.
    pub knowledge: &'k Knowledge,
    /// The day that ages are counted to.
    pub today: Date,
}

impl PlansReport<'_> {
    fn terms(terms: &Terms) -> String {
        match terms {
            Terms::Private(terms) => private_terms(terms),
            Terms::Medicare(terms) => match terms.supplement {
                Supplement::None => {
                    "You pay the Part B deductible, then your share, without a yearly limit."
                        .to_owned()
                }
                Supplement::G => {
                    "You pay the Part B deductible; the policy pays the rest.".to_owned()
                }
                Supplement::N { visit_copay } => format!(
                    "You pay the Part B deductible and up to {visit_copay} a visit; the policy pays the rest."
                ),
            },
            Terms::Uninsured { .. } => "You pay the cash price.".to_owned(),
        }
    }
}

crate::report::handwritten!(PlansReport);

impl crate::report::Handwritten for PlansReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let items = self
            .knowledge
            .costs
            .plans
            .iter()
            .map(|preset| {
                let numbers = citations.cite(&preset.sources(), None);
                Text::code(&preset.id)
                    .then(format!(" {}. ", preset.label))
                    .then_quiet(Self::terms(&preset.plan.terms))
                    .then_notes(super::plan::unique(numbers))
            })
            .collect();
        let mut blocks = vec![
            Block::Paragraph(
                Text::plain("Use one with ")
                    .then_code("spinecmp cost --plan ID")
                    .then(", or write your own plan file and name it in place of the ID:"),
            ),
            Block::Paragraph(Text::code(
                "{type: private, plan-year: 2026, deductible: 4500, coinsurance: 0.30, out-of-pocket-max: 8500}",
            )),
        ];
        if !self.knowledge.costs.plans.is_empty() {
            blocks.push(Block::heading(2, "Plans"));
            blocks.push(Block::List { ordered: false, items });
        }
        blocks.extend(glossary::blocks(self.knowledge, &blocks));
        blocks.extend(colophon::of_prices(self.knowledge, &citations, Detail::Normal, self.today));
        Page { title: Text::plain("Insurance plans that can be named"), blocks, compact: false }
    }

    fn records(&self) -> Records {
        let mut records = Records::new(&[
            "plan",
            "label",
            "type",
            "plan_year",
            "deductible",
            "coinsurance",
            "out_of_pocket_max",
            "sources",
        ]);
        for preset in &self.knowledge.costs.plans {
            let sources = preset.sources();
            let (deductible, coinsurance, limit) = match &preset.plan.terms {
                Terms::Private(terms) => (
                    terms.deductible.plain(),
                    terms.coinsurance.plain(),
                    terms.limit.map_or(String::new(), Money::plain),
                ),
                Terms::Medicare(_) | Terms::Uninsured { .. } => Default::default(),
            };
            records.add([
                ("plan", preset.id.clone()),
                ("label", preset.label.clone()),
                ("type", preset.plan.plan_type().slug().to_owned()),
                ("plan_year", preset.plan.year.map_or(String::new(), |year| year.to_string())),
                ("deductible", deductible),
                ("coinsurance", coinsurance),
                ("out_of_pocket_max", limit),
                ("sources", source_ids(self.knowledge, &sources).join(";")),
            ]);
        }
        records
    }

    fn document(&self) -> Value {
        let mut document = head(self.knowledge);
        let mut cited = Vec::new();
        let plans: Vec<Value> = self
            .knowledge
            .costs
            .plans
            .iter()
            .map(|preset| {
                let mut terms = terms_document(&preset.plan);
                if let Some(map) = terms.as_object_mut() {
                    map.remove("spent");
                    map.insert("id".to_owned(), json!(preset.id));
                    map.insert("label".to_owned(), json!(preset.label));
                    map.insert("notes".to_owned(), json!(preset.notes));
                    map.insert(
                        "basis".to_owned(),
                        preset
                            .basis
                            .iter()
                            .map(|basis| {
                                cited.extend(basis.sources.iter().copied());
                                json!({
                                    "of": basis.of,
                                    "sources": source_ids(self.knowledge, &basis.sources),
                                    "assumption": basis.assumption,
                                })
                            })
                            .collect(),
                    );
                }
                terms
            })
            .collect();
        document.insert("plans".to_owned(), json!(plans));
        document.insert(
            "medicare_amounts".to_owned(),
            self.knowledge
                .costs
                .medicare_years
                .iter()
                .map(|year| {
                    cited.extend(year.sources.iter().copied());
                    json!({
                        "year": year.year,
                        "part_a_deductible": year.part_a_deductible.map(amount),
                        "part_b_deductible": amount(year.part_b_deductible),
                        "sources": source_ids(self.knowledge, &year.sources),
                    })
                })
                .collect(),
        );
        document.insert("sources".to_owned(), sources_whole(self.knowledge, cited));
        Value::Object(document)
    }

    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge> {
        Some(self.knowledge)
    }
}
