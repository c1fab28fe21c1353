//! The side-by-side: the rows and cells, the warning signs before them, and all that belongs to the decision.
//!
//! [`Compare`] holds what was chosen, and the page is drawn from it; as a document it becomes a [`CompareEntry`], which is made only when somebody
//! asks for one.

mod about;
mod document;
mod key_row;
mod option;
mod pictures;
mod price_row;
mod questions;
mod row;
mod sources;
mod worksheet;

pub use about::AboutEntry;
pub use document::{ColumnGapsEntry, CompareEntry, NoticeableEntry, TermEntry, WarningSignEntry};
pub use key_row::{ComparisonGroupEntry, KeyCellEntry, KeyRowEntry, KeySentenceEntry};
pub use option::{ExperienceEntry, OptionEntry, SourcedEntry};
pub(crate) use pictures::pictures;
pub(crate) use questions::{asked, for_missing_answers};
pub use row::{CellComparatorEntry, CellEntry, CellGapEntry, CostRowEntry, RowEntry};
pub use worksheet::{AskEntry, WorksheetStepEntry};
pub(crate) use worksheet::{leaning, priorities, worksheet};

use super::cost::CostRow;
use super::{CommandAnswer, CostReport, Rows, Table, Weigh};
use crate::evidence::{Comparison, Detail, Row, compare};
use crate::knowledge::{
    Context, Finding, Knowledge, MeaningfulChange, Modifier, OutcomeGroup, Treatment,
    UnpricedPayer, Urgency,
};
use crate::profile::Profile;
use crate::rules::Assessment;
use crate::values::{Ref, distinct};
use crate::wording::cell;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The answer of `compare`.
#[derive(Debug, Clone)]
pub struct Compare<'k> {
    /// Where everything comes from.
    pub knowledge: &'k Knowledge,
    /// The rows and cells.
    pub comparison: Comparison<'k>,
    /// How much its page shows.
    pub detail: Detail,
    /// What its page holds beside its rows.
    pub extras: Extras,
    /// The person.
    pub profile: Profile,
    /// The rules held against the person.
    pub assessment: Assessment<'k>,
    /// What each choice costs, with the plan where one is named.
    pub costs: Result<CostReport<'k>, NoPrices<'k>>,
    /// What the person's own importances imply; `None`: they named none.
    pub weighed: Option<Box<Weigh<'k>>>,
    /// The comparison is told although a red flag calls for help first.
    pub despite_red_flags: bool,
    /// The day that ages are counted to.
    pub today: Date,
}

/// Why nothing can be said of costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPrices<'k> {
    /// The knowledge has none for these choices.
    OfNobody,
    /// It has none of the payer that the person names.
    OfPayer(&'k UnpricedPayer),
}

/// What a page holds beside its rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extras {
    /// The rows as pictures.
    pub pictures: bool,
    /// What to fill in before a visit.
    pub worksheet: bool,
    /// Everything else that is known.
    pub layers: Layers,
}

/// All that a short page leaves out, for a medium that can fold it away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layers {
    /// It is not there.
    #[default]
    Absent,
    /// Folded away.
    Folded,
    /// Open, to be printed whole.
    Open,
}

impl Extras {
    /// All of it.
    pub const ALL: Self = Self { pictures: true, worksheet: true, layers: Layers::Folded };

    /// Whether everything else is there, folded or open.
    pub fn has_layers(self) -> bool {
        self.layers != Layers::Absent
    }
}

impl<'k> Compare<'k> {
    /// Whether help comes before any comparison, so that only the warning is told.
    pub fn is_stopped(&self) -> bool {
        !self.despite_red_flags
            && self.assessment.urgency(self.knowledge).is_some_and(Urgency::stops_comparison)
    }

    /// The treatments that stand side by side, in the order of the columns.
    pub(crate) fn treatments(&self) -> impl Iterator<Item = &'k Treatment> {
        let knowledge = self.knowledge;
        self.comparison.columns.iter().map(|treatment| &knowledge.treatments[*treatment])
    }

    /// The label of a row as the page prints it.
    pub fn label(&self, row: &Row) -> String {
        cell::label(self.knowledge, row)
    }

    /// What can go wrong beyond the usual rows: nothing but a short page leaves a harm out.
    pub fn more_harms(&self) -> Vec<&Row> {
        if self.detail == Detail::Full {
            return Vec::new();
        }
        let rows = self.comparison.rows();
        let is_shown = |row: &Row| {
            rows.iter().any(|shown| {
                (shown.outcome, shown.unit, shown.band) == (row.outcome, row.unit, row.band)
            })
        };
        let is_harm = |row: &Row| self.knowledge.outcomes[row.outcome].group == OutcomeGroup::Harm;
        let every_row = self.comparison.every_row();
        every_row.iter().filter(|row| is_harm(row) && !is_shown(row)).collect()
    }

    /// What each choice costs with the plan that was named.
    pub fn own_costs(&self) -> Option<&CostReport<'k>> {
        self.costs.as_ref().ok().filter(|costs| costs.plan.is_some())
    }

    /// What each choice costs with the plan that was named, in all and of it the person's own.
    pub fn cost_rows(&self) -> Vec<CostRow<'k>> {
        self.own_costs().map_or(Vec::new(), |costs| costs.rows().into())
    }

    /// The same comparison at another detail.
    pub(crate) fn at(&self, detail: Detail) -> Comparison<'k> {
        compare(self.knowledge, self.comparison.condition, &self.comparison.columns, detail)
    }

    /// Whether the page holds everything, folded away or not.
    pub(crate) fn is_whole(&self) -> bool {
        self.detail == Detail::Full || self.extras.has_layers()
    }

    /// The sizes of change that people notice, for the rows shown.
    pub(crate) fn noticeable(&self) -> Vec<&'k MeaningfulChange> {
        let rows = self.comparison.rows().iter();
        let of_row = |row: &Row| self.knowledge.outcomes[row.outcome].meaningful_change;
        let changes = distinct(rows.filter_map(of_row));
        changes.into_iter().map(|change| &self.knowledge.meaningful_changes[change]).collect()
    }

    /// How it goes without anything new.
    pub(crate) fn natural_course(&self) -> &'k [Ref<Finding>] {
        &self.knowledge.conditions[self.comparison.condition].natural_course
    }

    /// Facts around the decision.
    pub(crate) fn context(&self) -> impl Iterator<Item = &'k Context> {
        let condition = self.comparison.condition;
        self.knowledge.context.iter().filter(move |context| context.is_around(condition))
    }

    /// Figures that people meet elsewhere about the options shown.
    pub(crate) fn quoted(&self) -> Vec<&'k Finding> {
        let is_shown = |finding: &&Finding| {
            finding.treatments.iter().any(|id| self.comparison.columns.contains(id))
        };
        self.knowledge.conditions[self.comparison.condition]
            .quoted
            .iter()
            .map(|finding| &self.knowledge.findings[*finding])
            .filter(is_shown)
            .collect()
    }

    /// What about a person changes a figure of these options.
    pub(crate) fn modifiers(&self) -> Vec<&'k Modifier> {
        self.knowledge
            .modifiers
            .iter()
            .filter(|modifier| {
                modifier.treatments.iter().any(|id| self.comparison.columns.contains(id))
            })
            .collect()
    }

    /// The outcomes of the rows, each once.
    fn outcomes(&self) -> Vec<&'k crate::knowledge::Outcome> {
        let outcomes = distinct(self.comparison.rows().iter().map(|row| row.outcome));
        outcomes.into_iter().map(|outcome| &self.knowledge.outcomes[outcome]).collect()
    }
}

impl Serialize for Compare<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CompareEntry::of(self).serialize(serializer)
    }
}

impl JsonSchema for Compare<'_> {
    fn schema_name() -> Cow<'static, str> {
        CompareEntry::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        CompareEntry::json_schema(generator)
    }
}

/// The fields of a cell, whichever row it stands in; but for the unit, which costs have once a row.
const OF_A_CELL: &str = "/condition ^outcome horizon treatment value low high denominator \
    window measure interval typical variant comparator:comparator.arm who population certainty \
    provenance take_care text statement gap:gap.reason finding sources payer price_year";
/// The fields of a finding behind a key row.
const OF_A_FINDING: &str = "/condition outcome horizon:horizon.band treatment:treatments value low high \
    unit denominator window:horizon.label measure interval:range_kind typical variant \
    comparator:comparator.arm who population certainty provenance take_care statement finding:id sources \
    payer price_year section:=key-row";

impl CommandAnswer for Compare<'_> {
    const TABLE: Table = Table {
        header: "condition,outcome,horizon,treatment,value,low,high,unit,denominator,window,\
            measure,interval,typical,variant,comparator,who,population,certainty,provenance,\
            take_care,text,statement,gap,finding,sources,section,payer,price_year",
        rows: &[
            Rows {
                each: &["red_flags"],
                fields: &["/condition outcome:=red-flag horizon:urgency text finding:id sources \
                    section:=red-flag"],
            },
            Rows {
                each: &["record_doubts"],
                fields: &[
                    "/condition outcome:=record-doubt horizon:kind text section:=record-doubt",
                ],
            },
            Rows {
                each: &["contradictions"],
                fields: &["/condition outcome:=contradiction text finding:id \
                    section:=contradiction"],
            },
            Rows { each: &["rows", "cells"], fields: &[OF_A_CELL, "unit section:=row"] },
            Rows { each: &["costs", "cells"], fields: &[OF_A_CELL, "unit:^unit section:=cost"] },
            Rows {
                each: &["more_harms", "cells"],
                fields: &[OF_A_CELL, "unit section:=more-harm"],
            },
            Rows { each: &["key_findings"], fields: &[OF_A_FINDING] },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }

    fn seed(&self) -> Option<u64> {
        self.weighed.as_ref().and_then(|weighed| weighed.seed())
    }
}
