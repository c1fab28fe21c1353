//! A user's own bills put through a plan: each bill with its steps, each plan year, the sum.

use super::{amount, share};
use crate::cost::{Course, Settlement};
use crate::evidence::Detail;
use crate::knowledge::{Knowledge, Service};
use crate::report::citations::Citations;
use crate::report::document::{head, sources_whole};
use crate::report::{Block, Page, Records, Text, colophon, glossary};
use crate::values::Money;
use jiff::civil::Date;
use serde_json::{Value, json};

/// What a course of care comes to.
#[derive(Debug, Clone)]
pub struct CourseReport<'k> {
    /// Where words and sources come from.
    pub knowledge: &'k Knowledge,
    /// The bills.
    pub course: Course,
    /// The plan as the page names it, and what it makes of the bills; `None`: no plan was named.
    pub settled: Option<(crate::answer::NamedPlan<'k>, Settlement)>,
    /// The day that ages are counted to.
    pub today: Date,
}

impl CourseReport<'_> {
    fn allowed(&self) -> Money {
        self.course.bills.iter().map(|bill| bill.amount).sum()
    }

    fn what(&self, position: usize) -> String {
        self.course.bills.get(position).map_or(String::new(), |bill| {
            bill.label.clone().unwrap_or_else(|| service_words(bill.service).to_owned())
        })
    }
}

/// A kind of bill in words.
pub(super) fn service_words(service: Service) -> &'static str {
    match service {
        Service::OfficeVisit => "office visit",
        Service::SpecialistVisit => "visit to a specialist",
        Service::Physician => "doctor's fee",
        Service::OutpatientFacility => "hospital's fee, without a stay",
        Service::SurgeryCenterFacility => "surgery center's fee",
        Service::InpatientFacility => "hospital's fee for a stay",
        Service::PhysicalTherapy => "physical therapy",
        Service::Imaging => "scan",
        Service::Other => "all parts together",
        Service::OwnPocket => "paid by you alone",
    }
}

crate::report::handwritten!(CourseReport);

impl crate::report::Handwritten for CourseReport<'_> {
    fn page(&self) -> Page {
        let mut citations = Citations::default();
        let mut blocks = Vec::new();
        match &self.settled {
            None => {
                blocks.push(Block::Paragraph(
                    Text::plain("All bills together: ")
                        .then_strong(self.allowed().to_string())
                        .then("."),
                ));
                blocks.push(Block::Paragraph(
                    Text::plain("Without a plan nobody can say what of it is yours. Name one: ")
                        .then_code("--plan ID_or_FILE")
                        .then(" (the presets: ")
                        .then_code("spinecmp cost --list-plans")
                        .then(")."),
                ));
                blocks.push(Block::List {
                    ordered: false,
                    items: self
                        .course
                        .bills
                        .iter()
                        .enumerate()
                        .map(|(position, bill)| {
                            Text::plain(format!("{}, {}: ", bill.date, self.what(position)))
                                .then_strong(bill.amount.to_string())
                        })
                        .collect(),
                });
            }
            Some((plan, settlement)) => {
                blocks.extend(sums(settlement));
                blocks.push(Block::heading(2, "Bill by bill"));
                blocks.push(Block::List { ordered: false, items: self.bills(settlement) });
                blocks.extend(plan.blocks(&mut citations));
                let mut taken = plan.taken_for_granted();
                taken.push(
                    "On one day, visits count first, then doctors' fees, then facility fees, then everything else.".to_owned(),
                );
                taken.push("The sum is exact and rounded once, so it can differ by a cent from the rounded bills added up.".to_owned());
                blocks.push(Block::heading(2, "Taken for granted"));
                blocks.push(super::list(taken));
            }
        }
        blocks.extend(glossary::blocks(self.knowledge, &blocks));
        blocks.extend(colophon::of_prices(self.knowledge, &citations, Detail::Normal, self.today));
        Page {
            title: Text::plain(match &self.settled {
                Some((plan, _)) => format!("Your own bills, with: {}", plan.label),
                None => "Your own bills".to_owned(),
            }),
            blocks,
            compact: false,
        }
    }

    fn records(&self) -> Records {
        let mut records = Records::new(&[
            "date",
            "plan_year",
            "service",
            "label",
            "allowed",
            "patient_share",
            "steps",
        ]);
        for (position, bill) in self.course.bills.iter().enumerate() {
            let settled = self.settled.as_ref().and_then(|(_, settlement)| {
                Some((settlement.splits.get(position)?, settlement.plan_years.get(position)?))
            });
            records.add([
                ("date", bill.date.to_string()),
                ("plan_year", settled.map_or(String::new(), |(_, year)| year.to_string())),
                ("service", bill.service.slug().to_owned()),
                ("label", bill.label.clone().unwrap_or_default()),
                ("allowed", bill.amount.plain()),
                (
                    "patient_share",
                    settled.map_or(String::new(), |(split, _)| split.patient.plain()),
                ),
                ("steps", settled.map_or(String::new(), |(split, _)| self.steps(position, split))),
            ]);
        }
        records
    }

    fn document(&self) -> Value {
        let mut document = head(self.knowledge);
        let settlement = self.settled.as_ref().map(|(_, settlement)| settlement);
        document.insert("currency".to_owned(), json!("USD"));
        document.insert(
            "plan".to_owned(),
            self.settled.as_ref().map_or(Value::Null, |(plan, _)| plan.document()),
        );
        let services: Vec<Value> = self
            .course
            .bills
            .iter()
            .enumerate()
            .map(|(position, bill)| {
                let split = settlement.and_then(|settlement| settlement.splits.get(position));
                let mut steps = split.map_or(Value::Null, share::document);
                if let (Some((list, discount)), Some(steps)) = (bill.discounted, steps.as_array_mut()) {
                    steps.insert(0, json!({"text": discounted(list, discount, bill.amount), "amount": amount(Money::ZERO)}));
                }
                json!({
                    "date": bill.date.to_string(),
                    "plan_year": settlement.and_then(|settlement| settlement.plan_years.get(position)),
                    "service": bill.service.slug(),
                    "label": bill.label,
                    "allowed": amount(bill.amount),
                    "patient_share": split.map(|split| amount(split.patient)),
                    "steps": steps,
                })
            })
            .collect();
        document.insert("services".to_owned(), json!(services));
        document.insert(
            "years".to_owned(),
            settlement.map_or(Value::Null, |settlement| {
                settlement
                    .years
                    .iter()
                    .map(|year| {
                        json!({
                            "plan_year": year.plan_year,
                            "allowed": amount(year.allowed),
                            "patient_share": amount(year.patient),
                        })
                    })
                    .collect()
            }),
        );
        document.insert(
            "total_patient_share_in_one_plan_year".to_owned(),
            settlement.and_then(|settlement| settlement.together).map_or(Value::Null, amount),
        );
        document.insert("total_allowed".to_owned(), amount(self.allowed()));
        document.insert(
            "total_patient_share".to_owned(),
            settlement.map_or(Value::Null, |settlement| amount(settlement.patient())),
        );
        if settlement.is_none() {
            document.insert("total_patient_share_reason".to_owned(), json!("no plan was named"));
        }
        let sources = self.settled.as_ref().map_or(Vec::new(), |(plan, _)| plan.all_sources());
        document.insert("sources".to_owned(), sources_whole(self.knowledge, sources));
        Value::Object(document)
    }

    fn knowledge(&self) -> Option<&crate::knowledge::Knowledge> {
        Some(self.knowledge)
    }
}

fn discounted(list: Money, discount: crate::values::Fraction, price: Money) -> String {
    format!("list price {list} less {discount} is {price}")
}

impl CourseReport<'_> {
    fn bills(&self, settlement: &Settlement) -> Vec<Text> {
        self.course
            .bills
            .iter()
            .zip(&settlement.splits)
            .enumerate()
            .map(|(position, (bill, split))| {
                Text::plain(format!(
                    "{}, {}, {}: you pay ",
                    bill.date,
                    self.what(position),
                    bill.amount
                ))
                .then_strong(split.patient.to_string())
                .then(format!(" ({}).", self.steps(position, split)))
            })
            .collect()
    }

    fn steps(&self, position: usize, split: &crate::cost::Split) -> String {
        let words = share::sentence(split);
        match self.course.bills.get(position).and_then(|bill| Some((bill.discounted?, bill.amount)))
        {
            Some(((list, discount), price)) => {
                format!("{}; {words}", discounted(list, discount, price))
            }
            None => words,
        }
    }
}

/// What the person pays, in all and by plan year.
fn sums(settlement: &Settlement) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(
        Text::plain("You pay ")
            .then_strong(settlement.patient().to_string())
            .then(format!(" of {} in all.", settlement.allowed())),
    )];
    if settlement.years.len() > 1 {
        blocks.push(Block::List {
            ordered: false,
            items: settlement
                .years
                .iter()
                .map(|year| {
                    Text::plain(format!("Plan year {}: you pay ", year.plan_year))
                        .then_strong(year.patient.to_string())
                        .then(format!(" of {}.", year.allowed))
                })
                .collect(),
        });
    }
    blocks.extend(timing(settlement).map(|words| Block::Paragraph(Text::plain(words))));
    blocks
}

/// Whether it matters that the bills fall into several plan years.
fn timing(settlement: &Settlement) -> Option<String> {
    let together = settlement.together?.rounded();
    let spread = settlement.patient().rounded();
    if together == spread {
        return None;
    }
    let (difference, word) =
        if together < spread { (spread - together, "less") } else { (together - spread, "more") };
    Some(format!(
        "The date makes a difference: with all of it in one plan year you would pay {together}, {difference} {word}."
    ))
}
