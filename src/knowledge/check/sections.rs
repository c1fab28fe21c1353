//! The sections of all documents, read entry by entry, and the names that they declare.

use super::context::Location;
use crate::knowledge::raw::{
    RawAbout, RawAttributeScale, RawCitedWork, RawClaim, RawCodeFamily, RawCodeSystem,
    RawComparisonGroup, RawCondition, RawContext, RawContradiction, RawCostItem, RawCosts,
    RawCriterion, RawDispute, RawFact, RawFinding, RawGap, RawKeyRow, RawLegalLimit,
    RawMeaningfulChange, RawMedicareRules, RawMedicareYear, RawModifier, RawOutcome, RawPathway,
    RawPreset, RawPrice, RawPriceIndex, RawQuestion, RawRecordMeaning, RawRedFlag, RawRuleSet,
    RawTreatment, RawWaiver,
};
use crate::knowledge::{
    Attribute, Claim, CodeFamily, CodeSystem, ComparisonGroup, Condition, Context, Contradiction,
    CostItem, Criterion, Dispute, Fact, Finding, KeyQuestion, KeyRow, MeaningfulChange, Modifier,
    Outcome, Pathway, Preset, Price, PriceIndex, Question, RecordMeaning, RedFlag, RuleSet, Source,
    Term, Treatment, Unit, Waiver,
};
use crate::values::{Ref, visible};
use crate::yaml::{Node, Outline, Path, Problems, YamlDocument, decode};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

/// An entry and where it stands. `raw` is `None` where its shape does not fit; that is told already, and it keeps its position.
#[derive(Debug)]
pub(super) struct Entry<'d, R> {
    pub(super) at: Location<'d>,
    pub(super) raw: Option<R>,
}

/// A section over all documents: entries as they are written, and the positions of those that have an id.
#[derive(Debug)]
pub(in crate::knowledge) struct EntrySection<'d, R, K> {
    pub(super) entries: Vec<Entry<'d, R>>,
    positions: BTreeMap<String, usize>,
    of: PhantomData<fn() -> K>,
}

/// What is made of the entries of a section, or that they have no ids.
pub(in crate::knowledge) trait SectionKind {
    /// The section is one entry, which should stand once over all files.
    const STANDS_ONCE: bool = false;
    /// What an entry is called in messages; nothing where entries have no ids.
    const NOUN: &'static str = "";
}

/// A section that is one entry.
#[derive(Debug)]
pub(in crate::knowledge) enum Once {}

impl SectionKind for Once {
    const STANDS_ONCE: bool = true;
}

/// A section of entries without ids.
#[derive(Debug)]
pub(in crate::knowledge) enum Unnamed {}

impl SectionKind for Unnamed {}

/// What ids point to.
pub(super) trait HasId: SectionKind + Sized {
    /// The positions of its ids.
    fn positions<'s>(sections: &'s Sections) -> &'s BTreeMap<String, usize>;
}

/// A line a section, in the order of the schema: its key, how an entry is written, what is made of it, and what that is called.
macro_rules! sections {
    ($(
        #[doc = $about:literal]
        $field:ident: $key:literal, $raw:ident as $kind:ident $(, $noun:literal)?;
    )+) => {
        /// The keys that a file can hold.
        const KEYS: &[&str] = &[$($key),+];

        /// All sections over all documents. Their schema is that of a file; they are read one by one, to find every problem.
        #[derive(Debug, JsonSchema)]
        #[schemars(deny_unknown_fields, title = "Knowledge", description = "A file of knowledge, or one of several that are read as one.")]
        pub(in crate::knowledge) struct Sections<'d> {
            $(
                #[doc = $about]
                #[schemars(rename = $key, default)]
                pub(super) $field: EntrySection<'d, $raw, $kind>,
            )+
            /// For problems of the whole, which stand at the top of the first file.
            #[schemars(skip)]
            pub(super) top: Location<'d>,
            /// Every document could be read.
            #[schemars(skip)]
            pub(super) is_whole: bool,
        }

        impl<'d> Sections<'d> {
            fn read(reader: &mut SectionReader<'d, '_>, top: Location<'d>, is_whole: bool) -> Self {
                Self { $($field: reader.section($key),)+ top, is_whole }
            }
        }

        $($(
            impl SectionKind for $kind {
                const NOUN: &'static str = $noun;
            }

            impl HasId for $kind {
                fn positions<'s>(sections: &'s Sections) -> &'s BTreeMap<String, usize> {
                    &sections.$field.positions
                }
            }
        )?)+
    };
}

sections! {
    /// What the knowledge tells about itself. It stands once over all files.
    about: "about", RawAbout as Once;
    /// Units of findings.
    units: "units", Unit as Unit, "unit";
    /// How much of a change people notice.
    meaningful_changes: "meaningful-changes", RawMeaningfulChange as MeaningfulChange, "meaningful change";
    /// Problems that somebody decides about. The first is taken when nobody names one.
    conditions: "conditions", RawCondition as Condition, "condition";
    /// What can be chosen: the columns.
    treatments: "treatments", RawTreatment as Treatment, "treatment";
    /// What was measured, in the order of the rows.
    outcomes: "outcomes", RawOutcome as Outcome, "outcome";
    /// Published figures.
    findings: "findings", RawFinding as Finding, "finding";
    /// People whose figures may be set side by side.
    comparison_groups: "comparison-groups", RawComparisonGroup as ComparisonGroup, "comparison group";
    /// Questions of a person, in the order of the key rows.
    key_questions: "key-questions", KeyQuestion as KeyQuestion, "key question";
    /// What a person sees first.
    key_rows: "key-rows", RawKeyRow as KeyRow, "key row";
    /// What may matter to a person.
    attributes: "attributes", Attribute as Attribute, "attribute";
    /// How choices are scored for it.
    attribute_scales: "attribute-scales", RawAttributeScale as Unnamed;
    /// Why cells are empty.
    gaps: "gaps", RawGap as Unnamed;
    /// Where respected sources disagree.
    disputes: "disputes", RawDispute as Dispute, "dispute";
    /// What about a person changes a figure.
    modifiers: "modifiers", RawModifier as Modifier, "modifier";
    /// Facts around the decision.
    context: "context", RawContext as Context, "context fact";
    /// Sentences that people meet.
    claims: "claims", RawClaim as Claim, "claim";
    /// What those who make the claims cite.
    cited_works: "cited-works", RawCitedWork as Unnamed;
    /// What can be asked of a person.
    facts: "facts", RawFact as Fact, "fact";
    /// Systems of codes that records of care write.
    code_systems: "code-systems", RawCodeSystem as CodeSystem, "system of codes";
    /// Their codes, with their titles.
    code_families: "code-families", RawCodeFamily as CodeFamily, "family of codes";
    /// What codes mean.
    record_meanings: "record-meanings", RawRecordMeaning as RecordMeaning, "meaning";
    /// Warning signs.
    red_flags: "red-flags", RawRedFlag as RedFlag, "red flag";
    /// Issuers of rules.
    rule_sets: "rule-sets", RawRuleSet as RuleSet, "rule set";
    /// Answers that cannot all be right.
    contradictions: "contradictions", RawContradiction as Contradiction, "contradiction";
    /// Situations that lift waiting times.
    waivers: "waivers", RawWaiver as Waiver, "waiver";
    /// Published rules.
    criteria: "criteria", RawCriterion as Criterion, "criterion";
    /// Questions to take to the visit.
    questions: "questions", RawQuestion as Question, "question";
    /// Words that a reader may not know.
    glossary: "glossary", Term as Unnamed;
    /// Citations.
    sources: "sources", Source as Source, "source";
    /// What holds for every sum. It stands once over all files.
    costs: "costs", RawCosts as Once;
    /// Prices.
    prices: "prices", RawPrice as Price, "price";
    /// What can be added to a sum.
    cost_items: "cost-items", RawCostItem as CostItem, "cost item";
    /// One treatment first, another if it is not enough.
    pathways: "pathways", RawPathway as Pathway, "pathway";
    /// Insurance plans that can be named.
    plans: "plans", RawPreset as Preset, "plan";
    /// What Medicare asks of a person, by year.
    medicare_amounts: "medicare-amounts", RawMedicareYear as Unnamed;
    /// How Medicare shares bills. It stands once over all files.
    medicare_rules: "medicare-rules", RawMedicareRules as Once;
    /// The most that a private plan may ask of one person, by year.
    legal_limits: "legal-limits", RawLegalLimit as Unnamed;
    /// Yearly levels of prices.
    price_indexes: "price-indexes", RawPriceIndex as PriceIndex, "price index";
}

impl<'d> Sections<'d> {
    /// Reads every section of every document. `None` where there is no document.
    pub(super) fn of(documents: &'d [YamlDocument], problems: &mut Problems) -> Option<Self> {
        let top = Location { document: documents.first()?, path: Path::top() };
        let files: Vec<(&YamlDocument, Outline)> = documents
            .iter()
            .filter_map(|document| Some((document, Outline::of(document, KEYS, problems)?)))
            .collect();
        let is_whole = files.len() == documents.len();
        Some(Self::read(&mut SectionReader { files: &files, problems }, top, is_whole))
    }

    /// No entry at all: what a file is checked against that points to none.
    pub(super) fn none(top: Location<'d>) -> Self {
        let mut reader = SectionReader { files: &[], problems: &mut Problems::default() };
        Self::read(&mut reader, top, true)
    }

    /// What an id points to.
    pub(super) fn find<T: HasId>(&self, id: &str) -> Option<Ref<T>> {
        T::positions(self).get(id).map(|position| Ref::new(*position))
    }
}

impl<R, K> EntrySection<'_, R, K> {
    /// The entry that a pointer points to, as it is written.
    pub(super) fn raw(&self, pointer: Ref<K>) -> Option<&R> {
        self.entries.get(pointer.position())?.raw.as_ref()
    }
}

/// In the schema it is what one file holds of it.
impl<R: JsonSchema, K: SectionKind> JsonSchema for EntrySection<'_, R, K> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        R::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        if K::STANDS_ONCE {
            Option::<R>::json_schema(generator)
        } else {
            Vec::<R>::json_schema(generator)
        }
    }
}

/// Without it every section would be required of every file.
impl<R, K> Default for EntrySection<'_, R, K> {
    fn default() -> Self {
        Self { entries: Vec::new(), positions: BTreeMap::new(), of: PhantomData }
    }
}

struct SectionReader<'d, 'p> {
    files: &'p [(&'d YamlDocument, Outline<'d>)],
    problems: &'p mut Problems,
}

impl<'d> SectionReader<'d, '_> {
    fn section<R: DeserializeOwned, K: SectionKind>(
        &mut self,
        key: &str,
    ) -> EntrySection<'d, R, K> {
        let nodes = self.nodes(key, K::STANDS_ONCE);
        let positions = self.positions(&nodes, K::NOUN);
        let entries = nodes.into_iter().map(|(at, node)| {
            let raw = decode(at.document, &at.path, node, self.problems);
            Entry { at, raw }
        });
        EntrySection { entries: entries.collect(), positions, of: PhantomData }
    }

    /// The entries of a section over all files, as they stand there.
    fn nodes(&mut self, key: &str, stands_once: bool) -> Vec<(Location<'d>, &'d Node)> {
        let path = Path::top().key(key);
        let mut nodes = Vec::new();
        for (document, outline) in self.files {
            let at = Location { document, path: path.clone() };
            if stands_once {
                nodes.extend(outline.entry(document, key, self.problems).map(|node| (at, node)));
            } else {
                nodes.extend(at.each(outline.list(document, key, self.problems)));
            }
        }
        nodes
    }

    /// The positions of ids, each once. An id counts even where the rest of its entry does not fit: others may point to it.
    fn positions(
        &mut self,
        nodes: &[(Location<'d>, &Node)],
        noun: &str,
    ) -> BTreeMap<String, usize> {
        let mut positions = BTreeMap::new();
        if noun.is_empty() {
            return positions;
        }
        for (position, (at, node)) in nodes.iter().enumerate() {
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
        positions
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
