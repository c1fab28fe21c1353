//! The sections of all documents, read entry by entry, and the names that they declare.

use super::context::Spot;
use crate::knowledge::raw::{
    RawCitedWork, RawClaim, RawCondition, RawContext, RawCriterion, RawDispute, RawFact, RawFile,
    RawFinding, RawGap, RawMeaningfulChange, RawModifier, RawOutcome, RawQuestion, RawRedFlag,
    RawRuleSet, RawSource, RawTerm, RawTreatment, RawUnit, RawWaiver,
};
use crate::knowledge::raw_about::RawAbout;
use crate::knowledge::raw_cost::{
    RawCostItem, RawCosts, RawLegalLimit, RawMedicareRules, RawMedicareYear, RawPathway, RawPreset,
    RawPrice, RawPriceIndex,
};
use crate::knowledge::{
    Claim, Condition, Context, CostItem, Criterion, Dispute, Fact, Finding, MeaningfulChange,
    Modifier, Outcome, Pathway, Preset, Price, PriceIndex, Question, RedFlag, RuleSet, Source,
    Treatment, Unit, Waiver,
};
use crate::values::{Ref, visible};
use crate::yaml::{Document, Path, Problems, Value, decode, outline};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// The ids that a section declares, in order.
#[derive(Debug)]
pub(super) struct Names<T> {
    /// What an entry is called in messages.
    pub(super) noun: &'static str,
    positions: BTreeMap<String, usize>,
    of: PhantomData<fn() -> T>,
}

impl<T> Names<T> {
    pub(super) fn find(&self, id: &str) -> Option<Ref<T>> {
        self.positions.get(id).map(|position| Ref::new(*position))
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.positions.keys().map(String::as_str)
    }
}

/// An entry and where it stands. `raw` is `None` where its shape does not fit; that is told already, and it keeps its position.
#[derive(Debug)]
pub(super) struct Entry<'d, R> {
    pub(super) at: Spot<'d>,
    pub(super) raw: Option<R>,
}

/// A section over all documents.
#[derive(Debug)]
pub(super) struct Section<'d, R, T> {
    pub(super) entries: Vec<Entry<'d, R>>,
    pub(super) names: Names<T>,
}

/// All sections over all documents.
#[derive(Debug)]
pub(super) struct Sections<'d> {
    pub(super) about: Vec<Entry<'d, RawAbout>>,
    pub(super) units: Section<'d, RawUnit, Unit>,
    pub(super) meaningful_changes: Section<'d, RawMeaningfulChange, MeaningfulChange>,
    pub(super) conditions: Section<'d, RawCondition, Condition>,
    pub(super) treatments: Section<'d, RawTreatment, Treatment>,
    pub(super) outcomes: Section<'d, RawOutcome, Outcome>,
    pub(super) findings: Section<'d, RawFinding, Finding>,
    pub(super) gaps: Vec<Entry<'d, RawGap>>,
    pub(super) disputes: Section<'d, RawDispute, Dispute>,
    pub(super) modifiers: Section<'d, RawModifier, Modifier>,
    pub(super) context: Section<'d, RawContext, Context>,
    pub(super) claims: Section<'d, RawClaim, Claim>,
    pub(super) cited_works: Vec<Entry<'d, RawCitedWork>>,
    pub(super) facts: Section<'d, RawFact, Fact>,
    pub(super) red_flags: Section<'d, RawRedFlag, RedFlag>,
    pub(super) rule_sets: Section<'d, RawRuleSet, RuleSet>,
    pub(super) waivers: Section<'d, RawWaiver, Waiver>,
    pub(super) criteria: Section<'d, RawCriterion, Criterion>,
    pub(super) questions: Section<'d, RawQuestion, Question>,
    pub(super) glossary: Vec<Entry<'d, RawTerm>>,
    pub(super) sources: Section<'d, RawSource, Source>,
    pub(super) costs: CostSections<'d>,
    /// For problems of the whole, which stand at the top of the first file.
    pub(super) top: Spot<'d>,
    /// Every document could be read.
    pub(super) is_whole: bool,
}

/// The sections about money.
#[derive(Debug)]
pub(super) struct CostSections<'d> {
    pub(super) frame: Vec<Entry<'d, RawCosts>>,
    pub(super) prices: Section<'d, RawPrice, Price>,
    pub(super) items: Section<'d, RawCostItem, CostItem>,
    pub(super) pathways: Section<'d, RawPathway, Pathway>,
    pub(super) plans: Section<'d, RawPreset, Preset>,
    pub(super) medicare_years: Vec<Entry<'d, RawMedicareYear>>,
    pub(super) medicare_rules: Vec<Entry<'d, RawMedicareRules>>,
    pub(super) legal_limits: Vec<Entry<'d, RawLegalLimit>>,
    pub(super) indexes: Section<'d, RawPriceIndex, PriceIndex>,
}

impl<'d> Sections<'d> {
    /// Reads every section of every document. `None` where there is no document.
    pub(super) fn of(documents: &'d [Document], problems: &mut Problems) -> Option<Self> {
        let top = Spot { document: documents.first()?, path: Path::top() };
        let mut files: Vec<(&Document, RawFile)> = Vec::new();
        for document in documents {
            match document.value() {
                Ok(value) => {
                    files.extend(outline(document, &value, problems).map(|file| (document, file)));
                }
                Err(found) => problems.extend(found),
            }
        }
        let is_whole = files.len() == documents.len();
        let mut reader = Reader { files: &files, problems };
        Some(Self {
            about: reader.once("about", |file| file.about.as_ref()),
            units: reader.section("units", "unit", |file| &file.units),
            meaningful_changes: reader.section("meaningful-changes", "meaningful change", |file| {
                &file.meaningful_changes
            }),
            conditions: reader.section("conditions", "condition", |file| &file.conditions),
            treatments: reader.section("treatments", "treatment", |file| &file.treatments),
            outcomes: reader.section("outcomes", "outcome", |file| &file.outcomes),
            findings: reader.section("findings", "finding", |file| &file.findings),
            gaps: reader.entries("gaps", |file| &file.gaps),
            disputes: reader.section("disputes", "dispute", |file| &file.disputes),
            modifiers: reader.section("modifiers", "modifier", |file| &file.modifiers),
            context: reader.section("context", "context fact", |file| &file.context),
            claims: reader.section("claims", "claim", |file| &file.claims),
            cited_works: reader.entries("cited-works", |file| &file.cited_works),
            facts: reader.section("facts", "fact", |file| &file.facts),
            red_flags: reader.section("red-flags", "red flag", |file| &file.red_flags),
            rule_sets: reader.section("rule-sets", "rule set", |file| &file.rule_sets),
            waivers: reader.section("waivers", "waiver", |file| &file.waivers),
            criteria: reader.section("criteria", "criterion", |file| &file.criteria),
            questions: reader.section("questions", "question", |file| &file.questions),
            glossary: reader.entries("glossary", |file| &file.glossary),
            sources: reader.section("sources", "source", |file| &file.sources),
            costs: CostSections {
                frame: reader.once("costs", |file| file.costs.as_ref()),
                prices: reader.section("prices", "price", |file| &file.prices),
                items: reader.section("cost-items", "cost item", |file| &file.cost_items),
                pathways: reader.section("pathways", "pathway", |file| &file.pathways),
                plans: reader.section("plans", "plan", |file| &file.plans),
                medicare_years: reader.entries("medicare-amounts", |file| &file.medicare_amounts),
                medicare_rules: reader.once("medicare-rules", |file| file.medicare_rules.as_ref()),
                legal_limits: reader.entries("legal-limits", |file| &file.legal_limits),
                indexes: reader.section("price-indexes", "price index", |file| &file.price_indexes),
            },
            top,
            is_whole,
        })
    }
}

struct Reader<'d, 'p> {
    files: &'p [(&'d Document, RawFile)],
    problems: &'p mut Problems,
}

impl<'d> Reader<'d, '_> {
    /// A section that is one entry, which should stand once over all files.
    fn once<R: DeserializeOwned>(
        &mut self,
        key: &str,
        section: impl Fn(&RawFile) -> Option<&Value>,
    ) -> Vec<Entry<'d, R>> {
        let path = Path::top().key(key);
        let mut entries = Vec::new();
        for (document, file) in self.files {
            if let Some(value) = section(file) {
                entries.push(Entry {
                    at: Spot { document, path: path.clone() },
                    raw: decode(document, &path, value, self.problems),
                });
            }
        }
        entries
    }

    fn entries<R: DeserializeOwned>(
        &mut self,
        key: &str,
        list: impl Fn(&RawFile) -> &Vec<Value>,
    ) -> Vec<Entry<'d, R>> {
        let mut entries = Vec::new();
        for (document, file) in self.files {
            for (position, value) in list(file).iter().enumerate() {
                let path = Path::top().key(key).item(position);
                let raw = if self.problems.is_full() {
                    None
                } else {
                    decode(document, &path, value, self.problems)
                };
                entries.push(Entry { at: Spot { document, path }, raw });
            }
        }
        entries
    }

    fn section<R: DeserializeOwned, T>(
        &mut self,
        key: &str,
        noun: &'static str,
        list: impl Fn(&RawFile) -> &Vec<Value>,
    ) -> Section<'d, R, T> {
        let mut positions = BTreeMap::new();
        let mut count = 0;
        for (document, file) in self.files {
            for (position, value) in list(file).iter().enumerate() {
                // The id counts even where the rest of the entry does not fit: others may point to it.
                if let Some(id) = value.get("id").and_then(Value::as_str) {
                    let path = Path::top().key(key).item(position).key("id");
                    if !is_slug(id) {
                        self.problems.add_with_hint(
                            document,
                            &path,
                            format!("`{}` is no id", visible(id)),
                            "an id is of small letters, digits and hyphens, at most 80, such as `pain-score`",
                        );
                    }
                    if positions.insert(id.to_owned(), count).is_some() {
                        self.problems.add_with_hint(
                            document,
                            &path,
                            format!("a second {noun} has the id `{}`", visible(id)),
                            "give one of the two another id",
                        );
                    }
                }
                count += 1;
            }
        }
        Section {
            entries: self.entries(key, list),
            names: Names { noun, positions, of: PhantomData },
        }
    }
}

/// Ids are public names: scripts and file names hold them.
fn is_slug(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 80
        && !id.starts_with('-')
        && !id.ends_with('-')
        && id.chars().all(|character| matches!(character, 'a'..='z' | '0'..='9' | '-'))
}
