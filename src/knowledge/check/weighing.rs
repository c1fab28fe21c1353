//! Checks attributes and their scales: that choices are scored only on figures that may be compared, that a scale holds all of them the right way up,
//! and that its words can be asked.

use super::comparability::{Comparability, ConditionChecker};
use super::context::{CheckContext, Location};
use super::evidence::CheckedEvidence;
use super::sections::Entry;
use crate::knowledge::key_row::comparable;
use crate::knowledge::raw::{RawAttributeScale, RawScaleCell};
use crate::knowledge::weighing::{
    AMOUNT, Attribute, AttributeScale, ScaleCell, ScaleEnds, ScoredBy, ScoredOn,
};
use crate::knowledge::{
    Assignment, Better, ComparatorKind, ComparisonGroup, Finding, Measure, Treatment,
};
use crate::values::Ref;

/// A label stands in one line of a narrow column, an importance behind it.
const LONGEST_LABEL: usize = 22;
const LONGEST_WHAT: usize = 44;
const LONGEST_CHANGE: usize = 64;
const LONGEST_EMPTY: usize = 30;
/// More questions are not answered with care.
const MOST_ATTRIBUTES: usize = 12;
/// So many choices are weighed at most.
pub(super) const MOST_CHOICES: usize = 8;

pub(super) fn attribute(context: &mut CheckContext, at: &Location, attribute: &Attribute) {
    let Attribute { id: _, label, question, why } = attribute;
    context.fits(&at.key("label"), label, LONGEST_LABEL);
    if !question.ends_with('?') {
        context.problem(&at.key("question"), "a question ends in a question mark");
    }
    if !why.ends_with('.') {
        context.problem(&at.key("why"), "a sentence ends in a full stop");
    }
}

/// The scales, those of a condition in the order of the attributes; scales that do not hold are left out, and told.
pub(super) fn scales(
    context: &mut CheckContext,
    evidence: &CheckedEvidence,
) -> Vec<AttributeScale> {
    let sections = context.sections;
    let attributes = &sections.attributes.entries;
    if let Some(over) = attributes.get(MOST_ATTRIBUTES) {
        context.problem(
            &over.at.key("id"),
            format!(
                "there are at most {MOST_ATTRIBUTES} attributes: more are not weighed with care"
            ),
        );
    }
    let mut scales: Vec<AttributeScale> = Vec::new();
    for entry in &sections.attribute_scales.entries {
        if let Some(scale) = scale(context, evidence, entry) {
            let is_same = |other: &AttributeScale| {
                (other.condition, other.attribute) == (scale.condition, scale.attribute)
            };
            if scales.iter().any(is_same) {
                context.problem(
                    &entry.at.key("attribute"),
                    "this condition has a scale for this attribute already",
                );
            }
            scales.push(scale);
        }
    }
    for (place, entry) in attributes.iter().enumerate() {
        let is_used = scales.iter().any(|scale| scale.attribute.position() == place);
        if !is_used && sections.is_whole && entry.raw.is_some() {
            context.problem_with_hint(
                &entry.at.key("id"),
                "no condition has a scale for this attribute",
                "add one to `attribute-scales`, or take the attribute out",
            );
        }
    }
    scales.sort_by_key(|scale| (scale.condition, scale.attribute));
    scales
}

fn scale(
    context: &mut CheckContext,
    evidence: &CheckedEvidence,
    entry: &Entry<RawAttributeScale>,
) -> Option<AttributeScale> {
    let (at, raw) = (&entry.at, entry.raw.as_ref()?);
    let condition = context.reference(&at.key("condition"), &raw.condition);
    let attribute = context.reference(&at.key("attribute"), &raw.attribute);
    context.fits(&at.key("what"), &raw.what, LONGEST_WHAT);
    context.fits(&at.key("change"), &raw.change, LONGEST_CHANGE);
    let scale = ConditionChecker::of(evidence, condition?)?;
    if scale.treatments.len() > MOST_CHOICES {
        context.problem(
            &at.key("condition"),
            format!("at most {MOST_CHOICES} treatments of a condition can be weighed"),
        );
    }
    let scored_by = scale.scored_by(context, at, raw)?;
    let wants_amount = scored_by.ends().is_some() || scored_by == ScoredBy::Costs;
    if raw.change.matches(AMOUNT).count() != usize::from(wants_amount) {
        let message = if wants_amount {
            format!("{AMOUNT} stands once for the size of a step, such as `{AMOUNT} less to pay`")
        } else {
            format!("such a scale has no steps that {AMOUNT} could stand for")
        };
        context.problem(&at.key("change"), message);
    }
    Some(AttributeScale {
        condition: scale.condition,
        attribute: attribute?,
        what: raw.what.clone(),
        change: raw.change.clone(),
        scored_by,
    })
}

impl ConditionChecker<'_> {
    fn scored_by(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &RawAttributeScale,
    ) -> Option<ScoredBy> {
        let RawAttributeScale {
            least_wanted, most_wanted, cells, certainty, costs, avoids, ..
        } = raw;
        let has_cells = !cells.is_empty();
        let of_figures = has_cells && !certainty;
        let kinds = [of_figures, *certainty, *costs, avoids.is_some()];
        let is_one = kinds.iter().filter(|kind| **kind).count() == 1;
        let has_ends = least_wanted.is_some() || most_wanted.is_some();
        if !context.stands(&at.key("avoids")) {
            return None;
        }
        if !is_one || has_cells != (of_figures || *certainty) || (has_ends && !of_figures) {
            context.problem_with_hint(
                &at.key("attribute"),
                "choices are scored in one way",
                "give it `cells` with `least-wanted` and `most-wanted`, or `certainty: true` with `cells`, or `avoids`, or `costs: true`",
            );
            return None;
        }
        if raw.different_people && !of_figures {
            context.problem(&at.key("different-people"), "only figures can be of different people");
        }
        if *costs {
            return Some(ScoredBy::Costs);
        }
        if let Some(approach) = avoids {
            return Some(ScoredBy::Avoiding(*approach));
        }
        let cells = self.cells(context, at, cells, *certainty)?;
        if *certainty {
            self.compared(context, at, &cells);
            return Some(ScoredBy::Certainty(cells));
        }
        let (Some(least_wanted), Some(most_wanted)) = (least_wanted, most_wanted) else {
            context.problem(
                &at.key("attribute"),
                "figures need the ends of their scale: `least-wanted` and `most-wanted`",
            );
            return None;
        };
        let ends = ScaleEnds { least_wanted: *least_wanted, most_wanted: *most_wanted };
        self.comparable(context, at, raw.different_people, &cells)?;
        self.within(context, at, ends, &cells);
        Some(if raw.different_people {
            ScoredBy::DifferentPeople(ends, cells)
        } else {
            ScoredBy::Figures(ends, cells)
        })
    }

    fn cells(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &[RawScaleCell],
        is_certainty: bool,
    ) -> Option<Vec<ScaleCell>> {
        let at = at.key("cells");
        let cells = at.each(raw).map(|(at, raw)| self.cell(context, &at, raw, is_certainty));
        let cells: Vec<ScaleCell> = cells.collect::<Option<_>>()?;
        let of = cells.iter().map(|cell| cell.treatment);
        self.each_treatment_once(context, &at, &of, "on this scale");
        Some(cells)
    }

    fn cell(
        &self,
        context: &mut CheckContext,
        at: &Location,
        raw: &RawScaleCell,
        is_certainty: bool,
    ) -> Option<ScaleCell> {
        let RawScaleCell { treatment, finding, empty, unknown } = raw;
        let treatment_at = at.key("treatment");
        let treatment = self.treatment(context, &treatment_at, treatment)?;
        let on = match (finding, empty, unknown) {
            (Some(id), None, None) => {
                let at = at.key("finding");
                let pointer = context.reference(&at, id)?;
                self.suits(context, &at, pointer, treatment);
                ScoredOn::Finding(pointer)
            }
            (None, Some(empty), None) => {
                context.fits(&at.key("empty"), empty, LONGEST_EMPTY);
                ScoredOn::Nothing(empty.clone())
            }
            (None, None, Some(unknown)) => {
                context.fits(&at.key("unknown"), unknown, LONGEST_EMPTY);
                if !is_certainty {
                    context.problem_with_hint(
                        &at.key("unknown"),
                        "only the scale of how sure studies are tells `unknown` from nothing",
                        "write `empty`: without a figure a choice may stand anywhere",
                    );
                }
                ScoredOn::Unknown(unknown.clone())
            }
            _ => {
                context.problem(
                    &treatment_at,
                    "a choice is scored on a `finding`, or `empty` or `unknown` says why there is none",
                );
                return None;
            }
        };
        Some(ScaleCell { treatment, on })
    }

    /// A choice can be scored on a finding that is about it, and holds a number that is wanted high or low.
    fn suits(
        &self,
        context: &mut CheckContext,
        at: &Location,
        pointer: Ref<Finding>,
        treatment: Ref<Treatment>,
    ) {
        let Some(finding) = self.finding(pointer) else {
            return;
        };
        if !finding.is_about(self.condition, treatment) {
            context.problem(at, "this finding is not about this condition and treatment");
        }
        let has_number =
            finding.value.is_some() || (finding.low.is_some() && finding.high.is_some());
        if finding.measure == Measure::Text || !has_number {
            context.problem(at, "this finding has no number that could be scored");
        }
    }

    /// That something helps is told by a comparison with other people, and by no change since before.
    fn compared(&self, context: &mut CheckContext, at: &Location, cells: &[ScaleCell]) {
        for (place, cell) in cells.iter().enumerate() {
            let ScoredOn::Finding(pointer) = cell.on else {
                continue;
            };
            let kind = self.finding(pointer).map(|finding| finding.comparator.kind);
            if matches!(kind, Some(ComparatorKind::BeforeAfter | ComparatorKind::None)) {
                context.problem_with_hint(
                    &at.key("cells").item(place).key("finding"),
                    "this finding compares nobody with anybody else: it can't be sure that something helps",
                    "take another finding, or say in `empty` that no fair test was found",
                );
            }
        }
    }

    fn comparable(
        &self,
        context: &mut CheckContext,
        at: &Location,
        different_people: bool,
        cells: &[ScaleCell],
    ) -> Option<()> {
        let found: Vec<&Finding> = self.findings(cells).collect();
        let groups = &self.evidence.comparison_groups;
        let is_by_lot = |group: Ref<ComparisonGroup>| {
            let group = groups.get(group.position()).and_then(Option::as_ref);
            // A group that does not hold is told already.
            group.is_none_or(|group| group.assignment == Assignment::ByLot)
        };
        let may_be_compared = found.len() < 2 || comparable(&found).is_some_and(is_by_lot);
        let said = Comparability {
            whole: "scale",
            of_one_group: "of one group that was drawn by lot",
            then: "then no choice is scored on them, and every page says so",
        };
        said.check(context, at, may_be_compared, different_people)
    }

    /// The ends of a scale hold all that it shows, and lie the way that people want it.
    fn within(
        &self,
        context: &mut CheckContext,
        at: &Location,
        ends: ScaleEnds,
        cells: &[ScaleCell],
    ) {
        let ScaleEnds { least_wanted, most_wanted } = ends;
        let (low, high) = (least_wanted.min(most_wanted), least_wanted.max(most_wanted));
        let ends_at = at.key("least-wanted");
        if low >= high {
            context.problem(&ends_at, "the ends of a scale differ");
        }
        for finding in self.findings(cells) {
            // The range that chance leaves to a count is drawn too.
            let (low_end, high_end) = finding.interval().unzip();
            let numbers = [low_end, finding.low, finding.value, finding.high, high_end];
            if numbers.into_iter().flatten().any(|number| number < low || number > high) {
                context.problem(
                    &ends_at,
                    format!("`{}` reaches beyond the ends of this scale", finding.id),
                );
            }
            let outcome = self.evidence.outcomes.get(finding.outcome.position());
            let is_upright = match outcome.and_then(Option::as_ref).map(|outcome| outcome.better) {
                Some(Better::Higher) => most_wanted > least_wanted,
                Some(Better::Lower) => most_wanted < least_wanted,
                Some(Better::Neither) => false,
                None => true,
            };
            if !is_upright {
                context.problem(
                    &ends_at,
                    format!("the outcome of `{}` is not wanted that way", finding.id),
                );
            }
        }
    }

    fn findings(&self, cells: &[ScaleCell]) -> impl Iterator<Item = &Finding> {
        cells.iter().filter_map(|cell| match cell.on {
            ScoredOn::Finding(pointer) => self.finding(pointer),
            ScoredOn::Nothing(_) | ScoredOn::Unknown(_) => None,
        })
    }
}
