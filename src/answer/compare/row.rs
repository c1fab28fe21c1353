//! Rows and cells: one entry a figure, with every digit; a cell without any is one entry that says why.

use super::Compare;
use crate::answer::cost::CostRow;
use crate::answer::entry::{self, NOT_PUBLISHED, NOTHING_TO_ADD};
use crate::answer::{AsPublishedEntry, CountEntry, Number, answer_entry, with_missing};
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

answer_entry! {
    /// One outcome, at one time or with each cell naming its own.
    pub struct RowEntry<'k>;

    pub(super) fn of(answer: &Compare<'k>, row: &Row) {
        let knowledge = answer.knowledge;
        let outcome = &knowledge.outcomes[row.outcome];
    }

    /// What was measured.
    pub outcome: &'k str = &outcome.id,
    /// The same in words, with unit and time.
    pub label: String = cell::label(knowledge, row),
    /// Which part of the page it belongs to.
    pub group: OutcomeGroup = outcome.group,
    /// The unit of its figures.
    pub unit: &'k str = &knowledge.units[row.unit].id,
    /// For shares: out of how many.
    pub denominator: Option<u64> = unless(outcome.denominator, "it is no share"),
    /// The column of time.
    pub horizon: Option<Band> = unless(row.band, "each cell names its own time"),
    /// Which way is better.
    pub better: Better = outcome.better,
    /// Whether its cells may be set side by side: they are of the same people, counted in the same way.
    pub comparable: bool = row.is_comparable(knowledge),
    /// What to know before setting the cells side by side.
    pub caution: Option<&'k str> = unless(outcome.caution.as_deref(), NOTHING_TO_ADD),
    /// One entry a figure, in the order of the columns.
    pub cells: Vec<CellEntry<'k>> = answer
        .comparison
        .columns
        .iter()
        .zip(&row.cells)
        .flat_map(|(treatment, cell)| cells(answer, row, *treatment, cell))
        .collect(),
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

answer_entry! {
    /// A figure as it stands in a cell, or why there is none.
    pub struct CellEntry<'k>;

    /// The cell that has no figure.
    fn without(knowledge: &'k Knowledge, row: &Row, treatment: &'k str, cell: &Cell) {
        let none = "there is no figure";
    }

    /// Whose column it is.
    pub treatment: &'k str = treatment,
    /// The id of the finding.
    pub finding: Option<&'k str> = unless(None, none),
    /// Whose number of the finding it is: the treatment's, or that of what it was compared with.
    pub side: Option<&'static str> = unless(None, none),
    /// The figure in a few words, or why there is none.
    pub text: String = absence(knowledge, cell),
    /// What the page says of it, piece by piece.
    pub words: Vec<String> = Vec::new(),
    /// In a sentence.
    pub statement: Option<&'k str> = unless(None, none),
    /// The way of doing it.
    pub variant: Option<&'k str> = unless(None, none),
    /// The kind of number.
    pub measure: Option<Measure> = unless(None, none),
    /// Best estimate, in `unit`.
    pub value: Option<Number> = unless(None, none),
    /// Low end.
    pub low: Option<Number> = unless(None, none),
    /// High end.
    pub high: Option<Number> = unless(None, none),
    /// What low and high are.
    pub range_kind: Option<RangeKind> = unless(None, none),
    /// The same as `range_kind`, under the name that it had first.
    pub interval: Option<RangeKind> = unless(None, none),
    /// The usual figure within a range of prices.
    pub typical: Option<Number> = unless(None, none),
    /// The score before treatment.
    pub start_value: Option<Number> = unless(None, none),
    /// Events counted.
    pub count: Option<CountEntry> = unless(None, none),
    /// The printed figure, where it was rescaled.
    pub as_published: Option<AsPublishedEntry<'k>> = unless(None, none),
    /// For shares: out of how many.
    pub denominator: Option<u64> =
        unless(knowledge.outcomes[row.outcome].denominator, "it is no share"),
    /// What is counted where it is not people.
    pub per: Option<&'k str> = unless(None, none),
    /// The unit of its numbers.
    pub unit: &'k str = &knowledge.units[row.unit].id,
    /// The column of time.
    pub horizon: Option<Band> = unless(row.band, none),
    /// When it was measured, in words.
    pub window: Option<&'k str> = unless(None, none),
    /// Against what.
    pub comparator: Option<CellComparatorEntry<'k>> = unless(None, none),
    /// Whom it speaks for.
    pub direction: Option<Direction> = unless(None, none),
    /// Who was studied, in a few words.
    pub who: Option<&'k str> = unless(None, none),
    /// Who was studied.
    pub population: Option<&'k str> = unless(None, none),
    /// How many people or procedures.
    pub n: Option<u64> = unless(None, none),
    /// The kind of study.
    pub design: Option<Design> = unless(None, none),
    /// How sure anybody is.
    pub certainty: Option<Certainty> = unless(None, none),
    /// How much of the source was read.
    pub provenance: Option<Provenance> = unless(None, none),
    /// Who pays, for prices.
    pub payer: Option<&'k str> = unless(None, none),
    /// The year of a price.
    pub price_year: Option<u64> = unless(None, none),
    /// Ids of its sources.
    pub sources: Vec<&'k str> = Vec::new(),
    /// What it is most likely mistaken for.
    pub take_care: Option<&'k str> = unless(None, none),
    /// What to know about it.
    pub note: Option<&'k str> = unless(None, none),
    /// Why there is no figure.
    pub gap: Option<CellGapEntry<'k>> = Some(CellGapEntry::of(knowledge, cell)),
}

answer_entry! {
    /// What a figure was compared with.
    pub struct CellComparatorEntry<'k>;

    fn of(knowledge: &'k Knowledge, figure: Figure) {
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
    }

    /// How.
    pub kind: ComparatorKind = comparator.kind,
    /// In words.
    pub arm: Option<&'k str> = unless(arm, "there is no other group"),
    /// The other treatment, where it is one.
    pub treatment: Option<&'k str> = unless(treatment, "it is none of the treatments here"),
}

answer_entry! {
    /// Why a cell has no figure.
    pub struct CellGapEntry<'k>;

    fn of(knowledge: &'k Knowledge, cell: &Cell) {
        let (kind, instead) = match cell {
            Cell::Gap(gap) => {
                let gap = &knowledge.gaps[*gap];
                (gap.kind, gap.show_instead.map(|id| knowledge.findings[id].id.as_str()))
            }
            Cell::Figures(_) | Cell::ComparedAgainst(_) | Cell::Unexplained => {
                (GapKind::Missing, None)
            }
        };
    }

    /// Nothing was found, it does not apply, or it is what the others were compared with.
    pub kind: &'static str = match cell {
        Cell::ComparedAgainst(_) => "compared-against",
        Cell::Figures(_) | Cell::Gap(_) | Cell::Unexplained => kind.slug(),
    },
    /// In a sentence.
    pub reason: String = absence(knowledge, cell),
    /// The id of the nearest finding there is.
    pub show_instead: Option<&'k str> = unless(instead, "no figure comes near"),
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
}
