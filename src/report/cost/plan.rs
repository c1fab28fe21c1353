//! A plan as a page names it, with its numbers, where they come from and what is taken for granted.

use super::amount;
use crate::answer::NamedPlan;
use crate::knowledge::{
    LegalLimit, Payer, Plan, PlanType, Preset, PrivateTerms, Service, Supplement, Terms, YearStart,
};
use crate::report::citations::Citations;
use crate::report::document::source_ids;
use crate::report::{Block, Text};
use crate::values::{Money, Ref};
use serde_json::{Value, json};

impl NamedPlan<'_> {
    fn entry(&self) -> Option<&Preset> {
        self.preset.map(|pointer| &self.knowledge.costs.plans[pointer])
    }

    /// The preset's id, or the file's name.
    pub fn id(&self) -> String {
        self.entry().map_or_else(|| self.label.clone(), |entry| entry.id.clone())
    }

    /// Whose prices go with it.
    pub fn payer(&self) -> Payer {
        self.entry()
            .and_then(|entry| entry.prices)
            .unwrap_or_else(|| PlanType::payer(self.plan.plan_type()))
    }

    /// The section about the plan.
    pub(super) fn blocks(&self, citations: &mut Citations) -> Vec<Block> {
        let mut items = vec![self.terms(citations)];
        if self.plan.starts != YearStart::default() {
            items.push(Text::plain(format!(
                "The plan year starts on {:02}-{:02} (month and day).",
                self.plan.starts.month, self.plan.starts.day
            )));
        }
        if self.plan.spent != crate::knowledge::Spent::default() {
            items.push(Text::plain(format!(
                "Paid so far this plan year: {} to the deductible, {} in all.{}",
                self.plan.spent.deductible,
                self.plan.spent.out_of_pocket,
                self.met()
            )));
        }
        if let Some(entry) = self.entry() {
            for basis in &entry.basis {
                if let Some(assumption) = &basis.assumption {
                    let numbers = citations.cite(&basis.sources, None);
                    items.push(
                        Text::plain(format!(
                            "About the {}: {assumption}",
                            crate::values::join_with(&basis.of, "and").replace('-', " ")
                        ))
                        .then_notes(numbers),
                    );
                }
            }
            items.extend(entry.notes.iter().map(Text::plain));
        }
        let of_year = self.medicare_year.and_then(|year| self.knowledge.costs.medicare_year(year));
        if let (Some(note), Terms::Medicare(_)) =
            (of_year.and_then(|year| year.note.as_ref()), &self.plan.terms)
        {
            items.push(Text::plain(note));
        }
        if let Some(limit) = self.over_the_law() {
            let numbers = citations.cite(&limit.sources, None);
            items.push(
                Text::plain(format!(
                    "The yearly limit is above the {} that the law lets most private plans ask of one person in {}. Is it right?",
                    limit.amount, limit.year
                ))
                .then_notes(numbers),
            );
        }
        vec![
            Block::heading(2, format!("The plan: {}", self.label)),
            Block::List { ordered: false, items },
        ]
    }

    /// What is met by more than the plan asks for.
    fn met(&self) -> String {
        let spent = self.plan.spent;
        let of_year = self.medicare_year.or(self.plan.year);
        let of_year = of_year.and_then(|year| self.knowledge.costs.medicare_year(year));
        let (deductible, limit) = match &self.plan.terms {
            Terms::Private(terms) => (Some(terms.deductible), terms.limit),
            Terms::Medicare(terms) => {
                (terms.part_b_deductible.or(of_year.map(|year| year.part_b_deductible)), None)
            }
            Terms::Uninsured { .. } => (None, None),
        };
        let met = |what: &str, spent: Money, asked: Option<Money>| match asked {
            Some(asked) if spent > asked => format!(" The {what} of {asked} is met."),
            _ => String::new(),
        };
        met("deductible", spent.deductible, deductible)
            + &met("yearly limit", spent.out_of_pocket, limit)
    }

    /// The numbers of the plan in one sentence.
    fn terms(&self, citations: &mut Citations) -> Text {
        let numbers =
            self.entry().map_or(Vec::new(), |entry| citations.cite(&entry.sources(), None));
        match &self.plan.terms {
            Terms::Private(terms) => Text::plain(private_terms(terms)).then_notes(unique(numbers)),
            Terms::Medicare(terms) => {
                let costs = &self.knowledge.costs;
                let of_year = self.medicare_year.and_then(|year| costs.medicare_year(year));
                let part_b = terms.part_b_deductible.or(of_year.map(|year| year.part_b_deductible));
                let part_a =
                    terms.part_a_deductible.or(of_year.and_then(|year| year.part_a_deductible));
                let rules = costs.medicare_rules.as_ref();
                let percent = rules.map_or(String::new(), |rules| rules.coinsurance.to_string());
                let mut sources: Vec<_> = rules.map_or(Vec::new(), |rules| rules.sources.clone());
                sources.extend(of_year.into_iter().flat_map(|year| year.sources.clone()));
                let mut all = numbers;
                all.extend(citations.cite(&sources, None));
                let year = self.medicare_year.map_or(String::new(), |year| format!(" in {year}"));
                let known = |amount: Option<Money>| {
                    amount.map_or("of the year of the service".to_owned(), |amount| {
                        format!("of {amount}")
                    })
                };
                let text = match terms.supplement {
                    Supplement::None => format!(
                        "You pay the Part B deductible {}{year}, then {percent} of what Medicare allows, without a yearly limit. For one hospital outpatient service the {percent} stops at the Part A deductible ({}). For a hospital stay you pay the Part A deductible once per benefit period.",
                        known(part_b),
                        part_a.map_or("of the year of the service".to_owned(), |amount| amount
                            .to_string()),
                    ),
                    Supplement::G => format!(
                        "You pay the Part B deductible {}{year}; the Medigap plan pays the rest of what Medicare allows.",
                        known(part_b)
                    ),
                    Supplement::N { visit_copay } => format!(
                        "You pay the Part B deductible {}{year} and up to {visit_copay} a visit; the Medigap plan pays the rest of what Medicare allows.",
                        known(part_b)
                    ),
                };
                Text::plain(text).then_notes(unique(all))
            }
            Terms::Uninsured { discount_off_list } => {
                let discount = discount_off_list
                    .or_else(|| crate::cost::default_discount(&self.knowledge.costs));
                let discount = discount.map_or(String::new(), |discount| {
                    format!(" Where only a list price is known, {discount} are taken off it.")
                });
                Text::plain(format!("You pay the whole cash price; nothing limits it.{discount}"))
                    .then_notes(unique(numbers))
            }
        }
    }

    /// Every source of the plan's numbers.
    pub(super) fn all_sources(&self) -> Vec<Ref<crate::knowledge::Source>> {
        let costs = &self.knowledge.costs;
        let mut sources = self.entry().map_or(Vec::new(), Preset::sources);
        if matches!(self.plan.terms, Terms::Medicare(_)) {
            sources.extend(costs.medicare_rules.iter().flat_map(|rules| rules.sources.clone()));
            let of_year = self.medicare_year.and_then(|year| costs.medicare_year(year));
            sources.extend(of_year.into_iter().flat_map(|year| year.sources.clone()));
        }
        sources
    }

    /// The limit of the law that a user's own private plan is above: likely a slip of the pen.
    fn over_the_law(&self) -> Option<&LegalLimit> {
        if self.preset.is_some() {
            return None;
        }
        let Terms::Private(PrivateTerms { limit: Some(limit), .. }) = &self.plan.terms else {
            return None;
        };
        self.knowledge
            .costs
            .legal_limits
            .iter()
            .find(|law| Some(law.year) == self.plan.year && law.amount < *limit)
    }

    /// What every sum with this plan takes for granted.
    pub(super) fn taken_for_granted(&self) -> Vec<String> {
        let mut taken = Vec::new();
        match &self.plan.terms {
            Terms::Private(_) => {
                taken.push("Everything is covered and in the plan's network.".to_owned());
                taken.push(match (self.preset, self.plan.year) {
                    (Some(_), Some(year)) => {
                        format!("The plan's amounts, those of {year}, hold in every plan year.")
                    }
                    _ => "The plan's amounts hold in every plan year.".to_owned(),
                });
            }
            Terms::Medicare(_) => {
                taken.push(
                    "Medicare covers everything here, and the doctors take what Medicare allows."
                        .to_owned(),
                );
            }
            Terms::Uninsured { .. } => {}
        }
        taken
    }

    /// The plan for programs.
    pub(super) fn document(&self) -> Value {
        let entry = self.entry();
        let mut document = terms_document(&self.plan);
        if let Some(map) = document.as_object_mut() {
            map.insert("id".to_owned(), json!(entry.map(|entry| &entry.id)));
            map.insert("label".to_owned(), json!(self.label));
            map.insert("medicare_year".to_owned(), json!(self.medicare_year));
            map.insert(
                "sources".to_owned(),
                json!(source_ids(self.knowledge, &self.all_sources())),
            );
        }
        document
    }
}

pub(super) fn unique(mut numbers: Vec<usize>) -> Vec<usize> {
    let mut seen = Vec::new();
    numbers.retain(|number| {
        let is_new = !seen.contains(number);
        seen.push(*number);
        is_new
    });
    numbers
}

/// A private plan's numbers in one sentence.
pub(super) fn private_terms(terms: &PrivateTerms) -> String {
    let deductible = terms.deductible;
    let share = terms.coinsurance;
    let is_free = share == crate::values::Fraction::ZERO;
    let first = match (deductible == Money::ZERO, is_free) {
        (true, true) => "No deductible, and nothing to pay.".to_owned(),
        (true, false) => {
            format!("No deductible: you pay {share} of every bill (the coinsurance).")
        }
        (false, true) => format!(
            "You pay all of the first {deductible} of a plan year (the deductible), then nothing more."
        ),
        (false, false) => format!(
            "You pay all of the first {deductible} of a plan year (the deductible), then {share} of the rest (the coinsurance)."
        ),
    };
    let limit = terms.limit.map_or("There is no yearly limit.".to_owned(), |limit| {
        format!("You never pay more than {limit} in a plan year (the out-of-pocket limit).")
    });
    let copays: Vec<String> = terms
        .copays
        .iter()
        .map(|(service, copay)| format!("{copay} for {}", copay_words(*service)))
        .collect();
    let copays = if copays.is_empty() {
        String::new()
    } else {
        format!(" Flat copay outside the deductible: {}.", copays.join(", "))
    };
    format!("{first} {limit}{copays}")
}

fn copay_words(service: Service) -> String {
    match service {
        Service::PhysicalTherapy => "a therapy visit".to_owned(),
        other => {
            let words = super::course::service_words(other);
            let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            format!("{article} {words}")
        }
    }
}

/// The terms under the names of a plan file.
pub(super) fn terms_document(plan: &Plan) -> Value {
    let mut document = json!({
        "type": plan.plan_type().slug(),
        "plan_year": plan.year,
        "plan_year_starts": format!("{:02}-{:02}", plan.starts.month, plan.starts.day),
    });
    let Some(map) = document.as_object_mut() else {
        return document;
    };
    let mut add = |key: &str, value: Value| map.insert(key.to_owned(), value);
    match &plan.terms {
        Terms::Private(terms) => {
            add("deductible", amount(terms.deductible));
            add("coinsurance", super::fraction(terms.coinsurance));
            add("out_of_pocket_max", terms.limit.map_or(Value::Null, amount));
            add(
                "copays",
                terms
                    .copays
                    .iter()
                    .map(|(service, copay)| (service.slug().to_owned(), amount(*copay)))
                    .collect::<serde_json::Map<String, Value>>()
                    .into(),
            );
        }
        Terms::Medicare(terms) => {
            add("part_a_deductible", terms.part_a_deductible.map_or(Value::Null, amount));
            add("part_b_deductible", terms.part_b_deductible.map_or(Value::Null, amount));
            if let Supplement::N { visit_copay } = terms.supplement {
                add("visit_copay", amount(visit_copay));
            }
        }
        Terms::Uninsured { discount_off_list } => {
            add("discount_off_list", discount_off_list.map_or(Value::Null, super::fraction));
        }
    }
    add(
        "spent",
        json!({
            "deductible": amount(plan.spent.deductible),
            "out_of_pocket": amount(plan.spent.out_of_pocket),
        }),
    );
    document
}
