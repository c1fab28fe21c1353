//! The sections of all documents, read entry by entry, and the names that they declare.

use super::context::Location;
use crate::knowledge::raw::RawAbout;
use crate::knowledge::raw::RawAttributeScale;
use crate::knowledge::raw::{
    RawCitedWork, RawClaim, RawCondition, RawContext, RawContradiction, RawCriterion, RawDispute,
    RawFact, RawFinding, RawGap, RawMeaningfulChange, RawModifier, RawOutcome, RawQuestion,
    RawRedFlag, RawRuleSet, RawTreatment, RawWaiver,
};
use crate::knowledge::raw::{RawCodeFamily, RawCodeSystem, RawRecordMeaning};
use crate::knowledge::raw::{RawComparisonGroup, RawKeyRow};
use crate::knowledge::raw::{
    RawCostItem, RawCosts, RawLegalLimit, RawMedicareRules, RawMedicareYear, RawPathway, RawPreset,
    RawPrice, RawPriceIndex,
};
use crate::knowledge::{
    Attribute, Claim, CodeFamily, CodeSystem, ComparisonGroup, Condition, Context, Contradiction,
    CostItem, Criterion, Dispute, Fact, Finding, KeyQuestion, KeyRow, MeaningfulChange, Modifier,
    Outcome, Pathway, Preset, Price, PriceIndex, Question, RecordMeaning, RedFlag, RuleSet, Source,
    Term, Treatment, Unit, Waiver,
};
use crate::values::{Ref, visible};
use crate::yaml::{Node, Outline, Path, Problems, YamlDocument, decode};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// The sections that a file can hold.
const SECTIONS: [&str; 39] = [
    "about",
    "units",
    "meaningful-changes",
    "conditions",
    "treatments",
    "outcomes",
    "findings",
    "comparison-groups",
    "key-questions",
    "key-rows",
    "attributes",
    "attribute-scales",
    "gaps",
    "disputes",
    "modifiers",
    "context",
    "claims",
    "cited-works",
    "facts",
    "code-systems",
    "code-families",
    "record-meanings",
    "red-flags",
    "rule-sets",
    "contradictions",
    "waivers",
    "criteria",
    "questions",
    "glossary",
    "sources",
    "costs",
    "prices",
    "cost-items",
    "pathways",
    "plans",
    "medicare-amounts",
    "medicare-rules",
    "legal-limits",
    "price-indexes",
];

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
    pub(super) at: Location<'d>,
    pub(super) raw: Option<R>,
}

/// A section over all documents: entries as they are written, and the names of what is made of them.
#[derive(Debug)]
pub(super) struct EntrySection<'d, R, T = R> {
    pub(super) entries: Vec<Entry<'d, R>>,
    pub(super) names: Names<T>,
}

/// All sections over all documents.
#[derive(Debug)]
pub(super) struct Sections<'d> {
    pub(super) about: Vec<Entry<'d, RawAbout>>,
    pub(super) units: EntrySection<'d, Unit>,
    pub(super) meaningful_changes: EntrySection<'d, RawMeaningfulChange, MeaningfulChange>,
    pub(super) conditions: EntrySection<'d, RawCondition, Condition>,
    pub(super) treatments: EntrySection<'d, RawTreatment, Treatment>,
    pub(super) outcomes: EntrySection<'d, RawOutcome, Outcome>,
    pub(super) findings: EntrySection<'d, RawFinding, Finding>,
    pub(super) comparison_groups: EntrySection<'d, RawComparisonGroup, ComparisonGroup>,
    pub(super) key_questions: EntrySection<'d, KeyQuestion>,
    pub(super) key_rows: EntrySection<'d, RawKeyRow, KeyRow>,
    pub(super) attributes: EntrySection<'d, Attribute>,
    pub(super) attribute_scales: Vec<Entry<'d, RawAttributeScale>>,
    pub(super) gaps: Vec<Entry<'d, RawGap>>,
    pub(super) disputes: EntrySection<'d, RawDispute, Dispute>,
    pub(super) modifiers: EntrySection<'d, RawModifier, Modifier>,
    pub(super) context: EntrySection<'d, RawContext, Context>,
    pub(super) claims: EntrySection<'d, RawClaim, Claim>,
    pub(super) cited_works: Vec<Entry<'d, RawCitedWork>>,
    pub(super) facts: EntrySection<'d, RawFact, Fact>,
    pub(super) code_systems: EntrySection<'d, RawCodeSystem, CodeSystem>,
    pub(super) code_families: EntrySection<'d, RawCodeFamily, CodeFamily>,
    pub(super) record_meanings: EntrySection<'d, RawRecordMeaning, RecordMeaning>,
    pub(super) red_flags: EntrySection<'d, RawRedFlag, RedFlag>,
    pub(super) rule_sets: EntrySection<'d, RawRuleSet, RuleSet>,
    pub(super) contradictions: EntrySection<'d, RawContradiction, Contradiction>,
    pub(super) waivers: EntrySection<'d, RawWaiver, Waiver>,
    pub(super) criteria: EntrySection<'d, RawCriterion, Criterion>,
    pub(super) questions: EntrySection<'d, RawQuestion, Question>,
    pub(super) glossary: Vec<Entry<'d, Term>>,
    pub(super) sources: EntrySection<'d, Source>,
    pub(super) costs: CostSections<'d>,
    /// For problems of the whole, which stand at the top of the first file.
    pub(super) top: Location<'d>,
    /// Every document could be read.
    pub(super) is_whole: bool,
}

/// The sections about money.
#[derive(Debug)]
pub(super) struct CostSections<'d> {
    pub(super) frame: Vec<Entry<'d, RawCosts>>,
    pub(super) prices: EntrySection<'d, RawPrice, Price>,
    pub(super) items: EntrySection<'d, RawCostItem, CostItem>,
    pub(super) pathways: EntrySection<'d, RawPathway, Pathway>,
    pub(super) plans: EntrySection<'d, RawPreset, Preset>,
    pub(super) medicare_years: Vec<Entry<'d, RawMedicareYear>>,
    pub(super) medicare_rules: Vec<Entry<'d, RawMedicareRules>>,
    pub(super) legal_limits: Vec<Entry<'d, RawLegalLimit>>,
    pub(super) indexes: EntrySection<'d, RawPriceIndex, PriceIndex>,
}

impl<'d> Sections<'d> {
    /// Reads every section of every document. `None` where there is no document.
    pub(super) fn of(documents: &'d [YamlDocument], problems: &mut Problems) -> Option<Self> {
        let top = Location { document: documents.first()?, path: Path::top() };
        let files: Vec<(&YamlDocument, Outline)> = documents
            .iter()
            .filter_map(|document| Some((document, Outline::of(document, &SECTIONS, problems)?)))
            .collect();
        let is_whole = files.len() == documents.len();
        let mut reader = SectionReader { files: &files, problems };
        Some(Self {
            about: reader.once("about"),
            units: reader.section("units", "unit"),
            meaningful_changes: reader.section("meaningful-changes", "meaningful change"),
            conditions: reader.section("conditions", "condition"),
            treatments: reader.section("treatments", "treatment"),
            outcomes: reader.section("outcomes", "outcome"),
            findings: reader.section("findings", "finding"),
            comparison_groups: reader.section("comparison-groups", "comparison group"),
            key_questions: reader.section("key-questions", "key question"),
            key_rows: reader.section("key-rows", "key row"),
            attributes: reader.section("attributes", "attribute"),
            attribute_scales: reader.entries("attribute-scales"),
            gaps: reader.entries("gaps"),
            disputes: reader.section("disputes", "dispute"),
            modifiers: reader.section("modifiers", "modifier"),
            context: reader.section("context", "context fact"),
            claims: reader.section("claims", "claim"),
            cited_works: reader.entries("cited-works"),
            facts: reader.section("facts", "fact"),
            code_systems: reader.section("code-systems", "system of codes"),
            code_families: reader.section("code-families", "family of codes"),
            record_meanings: reader.section("record-meanings", "meaning"),
            red_flags: reader.section("red-flags", "red flag"),
            rule_sets: reader.section("rule-sets", "rule set"),
            contradictions: reader.section("contradictions", "contradiction"),
            waivers: reader.section("waivers", "waiver"),
            criteria: reader.section("criteria", "criterion"),
            questions: reader.section("questions", "question"),
            glossary: reader.entries("glossary"),
            sources: reader.section("sources", "source"),
            costs: CostSections {
                frame: reader.once("costs"),
                prices: reader.section("prices", "price"),
                items: reader.section("cost-items", "cost item"),
                pathways: reader.section("pathways", "pathway"),
                plans: reader.section("plans", "plan"),
                medicare_years: reader.entries("medicare-amounts"),
                medicare_rules: reader.once("medicare-rules"),
                legal_limits: reader.entries("legal-limits"),
                indexes: reader.section("price-indexes", "price index"),
            },
            top,
            is_whole,
        })
    }
}

struct SectionReader<'d, 'p> {
    files: &'p [(&'d YamlDocument, Outline<'d>)],
    problems: &'p mut Problems,
}

impl<'d> SectionReader<'d, '_> {
    /// A section that is one entry, which should stand once over all files.
    fn once<R: DeserializeOwned>(&mut self, key: &str) -> Vec<Entry<'d, R>> {
        let mut entries = Vec::new();
        for (document, outline) in self.files {
            if let Some(node) = outline.entry(document, key, self.problems) {
                let path = Path::top().key(key);
                let raw = decode(document, &path, node, self.problems);
                entries.push(Entry { at: Location { document, path }, raw });
            }
        }
        entries
    }

    /// The entries of a section over all files, as they stand there.
    fn nodes(&mut self, key: &str) -> Vec<(Location<'d>, &'d Node)> {
        let list = Path::top().key(key);
        let mut nodes = Vec::new();
        for (document, outline) in self.files {
            let items = outline.list(document, key, self.problems);
            nodes.extend(
                items.iter().enumerate().map(|(position, node)| {
                    (Location { document, path: list.item(position) }, node)
                }),
            );
        }
        nodes
    }

    fn read<R: DeserializeOwned>(
        &mut self,
        nodes: Vec<(Location<'d>, &Node)>,
    ) -> Vec<Entry<'d, R>> {
        nodes
            .into_iter()
            .map(|(at, node)| {
                let raw = decode(at.document, &at.path, node, self.problems);
                Entry { at, raw }
            })
            .collect()
    }

    fn entries<R: DeserializeOwned>(&mut self, key: &str) -> Vec<Entry<'d, R>> {
        let nodes = self.nodes(key);
        self.read(nodes)
    }

    fn section<R: DeserializeOwned, T>(
        &mut self,
        key: &str,
        noun: &'static str,
    ) -> EntrySection<'d, R, T> {
        let nodes = self.nodes(key);
        let mut positions = BTreeMap::new();
        for (position, (at, node)) in nodes.iter().enumerate() {
            // The id counts even where the rest of the entry does not fit: others may point to it.
            let Some(id) = node.word("id") else { continue };
            let at = at.key("id");
            if !is_slug(id) {
                self.problems.add_with_hint(
                    at.document,
                    &at.path,
                    format!("`{}` is no id", visible(id)),
                    "an id is of small letters, digits and hyphens, at most 80, such as `pain-score`",
                );
            }
            if positions.insert(id.to_owned(), position).is_some() {
                self.problems.add_with_hint(
                    at.document,
                    &at.path,
                    format!("a second {noun} has the id `{}`", visible(id)),
                    "give one of the two another id",
                );
            }
        }
        EntrySection {
            entries: self.read(nodes),
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_schema_has_every_section_and_no_other() {
        let schema = crate::knowledge::file_schema();
        let known = schema.get("properties").and_then(|properties| properties.as_object());
        let known: Vec<&str> = known.into_iter().flatten().map(|(name, _)| &**name).collect();
        assert_eq!(known, super::SECTIONS);
    }
}
