//! The rows that a plan adds to a comparison: what each choice costs in all, and what of it is the person's own.

use super::{amount, words};
use crate::answer::CostReport;
use crate::cost::{Column, Range};
use crate::report::citations::Citations;
use crate::report::document::source_ids;
use crate::report::{Cell, Figure, Row, Text};
use serde_json::{Value, json};

/// One of the two rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sum {
    Total,
    Patient,
}

impl Sum {
    const ALL: [Self; 2] = [Self::Total, Self::Patient];

    fn id(self) -> &'static str {
        match self {
            Self::Total => "cost-total",
            Self::Patient => "cost-patient-share",
        }
    }

    fn label(self, report: &CostReport) -> String {
        let plan = report.plan.as_ref().map_or("", |plan| plan.label.as_str());
        match self {
            Self::Total => format!("Cost in all, at the prices of {}", words::payer(report.payer)),
            Self::Patient => format!("Your own share, with: {plan}"),
        }
    }

    fn range(self, report: &CostReport, place: usize) -> Option<Range> {
        let estimate = report.estimates.get(place)?;
        match self {
            Self::Total => Some(estimate.total),
            Self::Patient => estimate.patient,
        }
    }
}

/// What one cell is for: "one session; an estimate".
fn what(report: &CostReport, place: usize) -> String {
    report
        .model()
        .strategies
        .get(place)
        .and_then(|strategy| report.price(strategy.first.quote))
        .map_or(String::new(), |price| {
            format!("{}; {}", words::episode(price.episode), words::basis(price.basis))
        })
}

/// The sources of a column's prices.
fn cited(report: &CostReport, place: usize) -> Vec<crate::values::Ref<crate::knowledge::Source>> {
    report
        .model()
        .strategies
        .get(place)
        .into_iter()
        .flat_map(crate::cost::Strategy::quotes)
        .filter_map(|quote| report.quote(quote))
        .flat_map(|quote| quote.sources.clone())
        .collect()
}

impl CostReport<'_> {
    /// The rows for people.
    pub(in crate::report) fn rows(&self, citations: &mut Citations) -> Vec<Row> {
        Sum::ALL
            .into_iter()
            .map(|sum| Row {
                label: Text::plain(sum.label(self)),
                caution: None,
                cells: self
                    .built
                    .columns
                    .iter()
                    .map(|column| match column {
                        Column::Unpriced(_, why) => Cell::Absent(Text::plain(self.why_empty(why))),
                        Column::Priced(place) => self.cell(sum, *place, citations),
                    })
                    .collect(),
            })
            .collect()
    }

    fn cell(&self, sum: Sum, place: usize, citations: &mut Citations) -> Cell {
        let Some(range) = sum.range(self, place) else {
            return Cell::Absent(Text::default());
        };
        let typical = range
            .typical
            .filter(|_| !range.is_one_amount())
            .map(|typical| Text::plain(format!("typical {typical}")));
        let what = (sum == Sum::Total).then(|| {
            let numbers = citations.cite(&cited(self, place), None);
            Text::plain(what(self, place)).then_notes(numbers)
        });
        Cell::Figures(vec![Figure {
            lead: Text::plain(self.range_words(place, &range)),
            details: typical.into_iter().chain(what).collect(),
            ..Figure::default()
        }])
    }

    /// The rows for programs, in the shape of the comparison's own.
    pub(crate) fn row_documents(&self) -> Vec<Value> {
        Sum::ALL
            .into_iter()
            .map(|sum| {
                json!({
                    "outcome": sum.id(),
                    "label": sum.label(self),
                    "group": "cost",
                    "unit": "usd",
                    "denominator": null,
                    "horizon": null,
                    "horizon_missing_because": "each cell names the care that it is for",
                    "better": "neither",
                    "caution": null,
                    "cells": self.built.columns.iter().map(|column| self.cell_document(sum, column)).collect::<Vec<_>>(),
                })
            })
            .collect()
    }

    fn cell_document(&self, sum: Sum, column: &Column) -> Value {
        let treatment = self.of(column).map(|of| self.id(of));
        let found = match column {
            Column::Unpriced(..) => None,
            Column::Priced(place) => sum.range(self, *place).map(|range| (*place, range)),
        };
        match found {
            None => {
                let gap = match column {
                    Column::Unpriced(_, why) => self.why_empty(why),
                    Column::Priced(_) => String::new(),
                };
                json!({
                    "treatment": treatment,
                    "text": gap,
                    "value": null,
                    "low": null,
                    "high": null,
                    "gap": gap,
                    "sources": [],
                })
            }
            Some((place, range)) => json!({
                "treatment": treatment,
                "text": format!("{}; {}", words::range(&range), what(self, place)),
                "value": range.typical.map(amount),
                "low": amount(range.low),
                "high": amount(range.high),
                "interval": null,
                "certainty": "not-graded",
                "gap": null,
                "sources": source_ids(self.knowledge, &cited(self, place)),
            }),
        }
    }

    /// The sources of its rows.
    pub(crate) fn cited(&self) -> Vec<crate::values::Ref<crate::knowledge::Source>> {
        let mut citations = Citations::default();
        self.rows(&mut citations);
        citations.sources().collect()
    }
}
