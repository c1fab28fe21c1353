//! Rows and cells: one entry a figure, with every digit; a cell without any is one entry that says why.

use super::Compare;
use crate::answer::cost::CostRow;
use crate::answer::entry::{self, NOT_PUBLISHED, NOTHING_TO_ADD};
use crate::answer::{AsPublishedEntry, CountEntry, Missing, Number, with_missing};
use crate::evidence::{Cell, Figure, Row, StudyArm};
use crate::knowledge::{
    Band, Better, Certainty, ComparatorKind, Design, Direction, GapKind, Knowledge, Measure,
    OutcomeGroup, Provenance, RangeKind, Treatment,
};
use crate::values::Ref;
use crate::wording::cell::{self, absence};
use crate::wording::phrase::Phrase;
use schemars::JsonSchema;
use serde::Serialize;

/// One outcome, at one time or with each cell naming its own.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RowEntry<'k> {
    /// What was measured.
    pub outcome: &'k str,
    /// The same in words, with unit and time.
    pub label: String,
    /// Which part of the page it belongs to.
    pub group: OutcomeGroup,
    /// The unit of its figures.
    pub unit: &'k str,
    /// For shares: out of how many.
    pub denominator: Option<u64>,
    /// The column of time.
    pub horizon: Option<Band>,
    /// Which way is better.
    pub better: Better,
    /// Whether its cells may be set side by side: they are of the same people, counted in the same way.
    pub comparable: bool,
    /// What to know before setting the cells side by side.
    pub caution: Option<&'k str>,
    /// One entry a figure, in the order of the columns.
    pub cells: Vec<CellEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A row of costs: from a finding, or from the plan that was named.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum CostRowEntry<'k> {
    /// Of published prices.
    Published(RowEntry<'k>),
    /// Reckoned with the plan.
    Reckoned(CostRow<'k>),
}

/// A figure as it stands in a cell, or why there is none.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CellEntry<'k> {
    /// Whose column it is.
    pub treatment: &'k str,
    /// The id of the finding.
    pub finding: Option<&'k str>,
    /// Whose number of the finding it is: the treatment's, or that of what it was compared with.
    pub side: Option<&'static str>,
    /// The figure in a few words, or why there is none.
    pub text: String,
    /// What the page says of it, piece by piece.
    pub words: Vec<String>,
    /// In a sentence.
    pub statement: Option<&'k str>,
    /// The way of doing it.
    pub variant: Option<&'k str>,
    /// The kind of number.
    pub measure: Option<Measure>,
    /// Best estimate, in `unit`.
    pub value: Option<Number>,
    /// Low end.
    pub low: Option<Number>,
    /// High end.
    pub high: Option<Number>,
    /// What low and high are.
    pub range_kind: Option<RangeKind>,
    /// The same as `range_kind`, under the name that it had first.
    pub interval: Option<RangeKind>,
    /// The usual figure within a range of prices.
    pub typical: Option<Number>,
    /// The score before treatment.
    pub start_value: Option<Number>,
    /// Events counted.
    pub count: Option<CountEntry>,
    /// The printed figure, where it was rescaled.
    pub as_published: Option<AsPublishedEntry<'k>>,
    /// For shares: out of how many.
    pub denominator: Option<u64>,
    /// What is counted where it is not people.
    pub per: Option<&'k str>,
    /// The unit of its numbers.
    pub unit: &'k str,
    /// The column of time.
    pub horizon: Option<Band>,
    /// When it was measured, in words.
    pub window: Option<&'k str>,
    /// Against what.
    pub comparator: Option<CellComparatorEntry<'k>>,
    /// Whom it speaks for.
    pub direction: Option<Direction>,
    /// Who was studied, in a few words.
    pub who: Option<&'k str>,
    /// Who was studied.
    pub population: Option<&'k str>,
    /// How many people or procedures.
    pub n: Option<u64>,
    /// The kind of study.
    pub design: Option<Design>,
    /// How sure anybody is.
    pub certainty: Option<Certainty>,
    /// How much of the source was read.
    pub provenance: Option<Provenance>,
    /// Who pays, for prices.
    pub payer: Option<&'k str>,
    /// The year of a price.
    pub price_year: Option<u64>,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str>,
    /// What to know about it.
    pub note: Option<&'k str>,
    /// Why there is no figure.
    pub gap: Option<CellGapEntry<'k>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// What a figure was compared with.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CellComparatorEntry<'k> {
    /// How.
    pub kind: ComparatorKind,
    /// In words.
    pub arm: Option<&'k str>,
    /// The other treatment, where it is one.
    pub treatment: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// Why a cell has no figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CellGapEntry<'k> {
    /// Nothing was found, it does not apply, or it is what the others were compared with.
    pub kind: &'static str,
    /// In a sentence.
    pub reason: String,
    /// The id of the nearest finding there is.
    pub show_instead: Option<&'k str>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

impl<'k> RowEntry<'k> {
    pub(super) fn of(answer: &Compare<'k>, row: &Row) -> Self {
        let knowledge = answer.knowledge;
        let outcome = &knowledge.outcomes[row.outcome];
        with_missing!(Self {
            outcome: &outcome.id,
            label: cell::label(knowledge, row),
            group: outcome.group,
            unit: &knowledge.units[row.unit].id,
            denominator: unless(outcome.denominator, "it is no share"),
            horizon: unless(row.band, "each cell names its own time"),
            better: outcome.better,
            comparable: row.is_comparable(knowledge),
            caution: unless(outcome.caution.as_deref(), NOTHING_TO_ADD),
            cells: answer
                .comparison
                .columns
                .iter()
                .zip(&row.cells)
                .flat_map(|(treatment, cell)| cells(answer, row, *treatment, cell))
                .collect(),
        })
    }
}

fn cells<'k>(
    answer: &Compare<'k>,
    row: &Row,
    treatment: Ref<Treatment>,
    cell: &Cell,
) -> Vec<CellEntry<'k>> {
    let id = &answer.knowledge.treatments[treatment].id;
    let figures = cell.figures();
    if figures.is_empty() {
        return vec![CellEntry::without(answer.knowledge, row, id, cell)];
    }
    figures.iter().map(|figure| CellEntry::of(answer, row, id, *figure)).collect()
}

impl<'k> CellEntry<'k> {
    fn of(answer: &Compare<'k>, row: &Row, treatment: &'k str, figure: Figure) -> Self {
        let knowledge = answer.knowledge;
        let finding = &knowledge.findings[figure.finding];
        let phrase = Phrase::new(knowledge, figure);
        let is_own = figure.side == StudyArm::Treatment;
        let unit = &knowledge.units[finding.unit];
        let number = |value: Option<f64>| value.map(|value| Number::in_unit(unit, value));
        // Of the comparator's side only the figure is published.
        let own = |value: Option<f64>| number(value.filter(|_| is_own));
        let no_price = "it is no price";
        let no_range = "there is no range";
        let not_there = if is_own { NOT_PUBLISHED } else { "it is the other group's figure" };
        let range_kind = finding.range_kind.filter(|_| is_own);
        with_missing!(Self {
            treatment,
            finding: Some(&finding.id),
            side: Some(if is_own { "treatment" } else { "comparator" }),
            text: phrase.lead_with_scale().unwrap_or_else(|| finding.statement.clone()),
            words: cell::figure(knowledge, answer.detail, row, figure).pieces(),
            statement: Some(&finding.statement),
            variant: unless(finding.variant.as_deref().filter(|_| is_own), "not of one way alone"),
            measure: Some(finding.measure),
            value: unless(number(phrase.value()), entry::no_value(finding)),
            low: unless(own(finding.low), not_there),
            high: unless(own(finding.high), not_there),
            range_kind: unless(range_kind, no_range),
            interval: unless(range_kind, no_range),
            typical: unless(own(finding.typical), not_there),
            start_value: unless(own(finding.start), not_there),
            count: unless(finding.count.filter(|_| is_own).map(CountEntry::of), not_there),
            as_published: unless(
                finding.as_published.as_ref().map(AsPublishedEntry::of),
                "it was not rescaled",
            ),
            denominator: unless(finding.denominator, "it is no share"),
            per: unless(finding.per.as_deref(), "people are counted"),
            unit: &unit.id,
            horizon: Some(finding.horizon.band),
            window: Some(&finding.horizon.label),
            comparator: Some(CellComparatorEntry::of(knowledge, figure)),
            direction: Some(finding.direction),
            who: Some(&finding.who),
            population: Some(&finding.population),
            n: unless(finding.n.filter(|_| is_own), not_there),
            design: Some(finding.design),
            certainty: Some(finding.certainty),
            provenance: Some(finding.provenance),
            payer: unless(finding.payer.as_deref(), no_price),
            price_year: unless(finding.price_year, no_price),
            sources: entry::sources(knowledge, &finding.sources),
            take_care: unless(finding.take_care.as_deref(), NOTHING_TO_ADD),
            note: unless(
                finding.note.as_deref().filter(|_| is_own),
                if is_own { NOTHING_TO_ADD } else { not_there },
            ),
            gap: unless(None, "there is a figure"),
        })
    }

    /// The cell that has no figure.
    fn without(knowledge: &'k Knowledge, row: &Row, treatment: &'k str, cell: &Cell) -> Self {
        let none = "there is no figure";
        with_missing!(Self {
            treatment,
            finding: unless(None, none),
            side: unless(None, none),
            text: absence(knowledge, cell),
            words: Vec::new(),
            statement: unless(None, none),
            variant: unless(None, none),
            measure: unless(None, none),
            value: unless(None, none),
            low: unless(None, none),
            high: unless(None, none),
            range_kind: unless(None, none),
            interval: unless(None, none),
            typical: unless(None, none),
            start_value: unless(None, none),
            count: unless(None, none),
            as_published: unless(None, none),
            denominator: unless(knowledge.outcomes[row.outcome].denominator, "it is no share"),
            per: unless(None, none),
            unit: &knowledge.units[row.unit].id,
            horizon: unless(row.band, none),
            window: unless(None, none),
            comparator: unless(None, none),
            direction: unless(None, none),
            who: unless(None, none),
            population: unless(None, none),
            n: unless(None, none),
            design: unless(None, none),
            certainty: unless(None, none),
            provenance: unless(None, none),
            payer: unless(None, none),
            price_year: unless(None, none),
            sources: Vec::new(),
            take_care: unless(None, none),
            note: unless(None, none),
            gap: Some(CellGapEntry::of(knowledge, cell)),
        })
    }
}

impl<'k> CellComparatorEntry<'k> {
    fn of(knowledge: &'k Knowledge, figure: Figure) -> Self {
        let finding = &knowledge.findings[figure.finding];
        let comparator = &finding.comparator;
        let name = |id: Ref<Treatment>| knowledge.treatments[id].id.as_str();
        let (arm, treatment) = match figure.side {
            StudyArm::Treatment => (comparator.arm.as_deref(), comparator.treatment.map(name)),
            StudyArm::Comparator => (
                Some("the other group of the same study"),
                finding.treatments.first().copied().map(name),
            ),
        };
        with_missing!(Self {
            kind: comparator.kind,
            arm: unless(arm, "there is no other group"),
            treatment: unless(treatment, "it is none of the treatments here"),
        })
    }
}

impl<'k> CellGapEntry<'k> {
    fn of(knowledge: &'k Knowledge, cell: &Cell) -> Self {
        let (kind, instead) = match cell {
            Cell::Gap(gap) => {
                let gap = &knowledge.gaps[*gap];
                (gap.kind, gap.show_instead.map(|id| knowledge.findings[id].id.as_str()))
            }
            Cell::Figures(_) | Cell::ComparedAgainst(_) | Cell::Unexplained => {
                (GapKind::Missing, None)
            }
        };
        with_missing!(Self {
            kind: match cell {
                Cell::ComparedAgainst(_) => "compared-against",
                Cell::Figures(_) | Cell::Gap(_) | Cell::Unexplained => kind.slug(),
            },
            reason: absence(knowledge, cell),
            show_instead: unless(instead, "no figure comes near"),
        })
    }
}
