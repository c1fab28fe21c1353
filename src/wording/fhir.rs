//! The words of a finding as a resource for other programs: what its number is, what its range is, what belongs to it.

use super::number::whole;
use super::phrase;
use crate::knowledge::{
    About, Better, CertaintyBy, Design, Direction, Finding, Horizon, Knowledge, Measure,
    Provenance, RangeKind, TimeUnit, Unit, UnitKind,
};

/// What the number is, where no code says it.
pub(crate) fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Difference => "Difference: treatment minus comparison",
        Measure::Level => "Score at that time, healing that comes anyway included",
        Measure::Change => "Change of the score from the start, healing that comes anyway included",
        Measure::Share => "People out of the denominator",
        Measure::ShareDifference => "Treatment minus comparison, in people out of the denominator",
        Measure::Time => "Length of time",
        Measure::Count => "How many times",
        Measure::Range => "From a low to a high figure",
        Measure::Text => "In words only",
    }
}

/// What a usual figure is.
pub(crate) const TYPICAL: &str = "Usual figure within the range";

/// What the score before is.
pub(crate) const START: &str = "Score before the treatment";

/// What a figure is that the finding sets beside its own, where there is no other group.
pub(crate) const COMPARED: &str = "The figure that it was set against";

/// What the figure of the people that somebody was compared with is, where no code says it.
pub(crate) const OTHER_GROUP: &str = "The other group's own figure";

/// Whose figure a number is, where two groups were compared.
pub(crate) const EXPOSED: &str =
    "The figure of the group with the exposure, not of the group with the reference exposure.";

/// What another group goes by that the finding does not name.
pub(crate) const UNNAMED_GROUP: &str = "the other group";

/// That nobody drew lots between two groups.
pub(crate) const OTHER_STUDIES: &str =
    "People of other studies: the two groups are of no one trial.";

/// That a figure stands once more.
pub(crate) const AS_PRINTED: &str = "The same figure as the source prints it.";

/// That nobody said how sure a figure is.
pub(crate) const NOT_GRADED: &str = "Nobody has graded it.";

/// What a work is.
pub(crate) const KIND_OF_WORK: &str = "Kind of work";

/// What stands at an address that is not the work's own.
pub(crate) const READ_COPY: &str = "The copy or summary that was read";

/// What a range is, where no code says it.
pub(crate) fn range(kind: Option<RangeKind>) -> &'static str {
    match kind {
        Some(RangeKind::Ci95) => "95 percent confidence interval",
        Some(RangeKind::Range) => "Limits that the source names",
        Some(RangeKind::Arms) => "Figures of two groups or two trials",
        Some(RangeKind::Iqr) => "The middle half",
        None => "Range",
    }
}

/// What the unit of a number is called.
pub(crate) fn unit(finding: &Finding, unit: &Unit) -> String {
    let many = || unit.many.clone().unwrap_or_else(|| unit.id.replace('-', " "));
    match unit.kind {
        UnitKind::People => match (finding.denominator, &finding.per) {
            (Some(all), Some(per)) => format!("of {} {per}s", whole(all)),
            (Some(all), None) => format!("of {} people", whole(all)),
            (None, Some(per)) => format!("{per}s"),
            (None, None) => "people".to_owned(),
        },
        UnitKind::Points => match unit.out_of {
            Some(top) => format!("points on a scale of 0 to {top}"),
            None => many(),
        },
        UnitKind::Money => "US dollars".to_owned(),
        UnitKind::Time | UnitKind::Count | UnitKind::Text => many(),
    }
}

/// What the unit of a printed figure is called: by its words where it is a scale that is known here.
pub(crate) fn printed_unit(knowledge: &Knowledge, unit: &str) -> String {
    let scale = knowledge.units.iter().find(|known| known.id == unit);
    match scale.and_then(|scale| scale.out_of) {
        Some(top) => format!("points on a scale of 0 to {top}"),
        None => unit.to_owned(),
    }
}

/// Which of the choices a group had.
pub(crate) fn choice(label: &str) -> String {
    format!("Of the choices here: {}", phrase::closed(label))
}

/// Which group did better.
pub(crate) fn direction(direction: Direction) -> Option<&'static str> {
    match direction {
        Direction::FavoursTreatment => Some("The treatment did better."),
        Direction::FavoursComparator => Some("The comparison did better."),
        Direction::NoClearDifference => {
            Some("No clear difference: it could be chance, or there is no gap.")
        }
        Direction::NotApplicable => None,
    }
}

/// Which way is better.
pub(crate) fn better(better: Better) -> Option<&'static str> {
    match better {
        Better::Higher => Some("More is better."),
        Better::Lower => Some("Less is better."),
        Better::Neither => None,
    }
}

/// When a finding was measured.
pub(crate) fn when(horizon: &Horizon) -> String {
    format!("When: {}.", horizon.label)
}

/// The time of a finding in figures.
pub(crate) fn time(horizon: &Horizon) -> Option<String> {
    let unit = match horizon.unit? {
        TimeUnit::Days => "days",
        TimeUnit::Weeks => "weeks",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    };
    let range = match (horizon.low, horizon.high) {
        (Some(low), Some(high)) => Some(format!("{low} to {high}")),
        (Some(low), None) => Some(format!("{low} or more")),
        (None, Some(high)) => Some(format!("{high} or less")),
        (None, None) => None,
    };
    let figures = match (horizon.value, range) {
        (Some(value), Some(range)) => format!("{value} ({range})"),
        (Some(value), None) => value.to_string(),
        (None, Some(range)) => range,
        (None, None) => return None,
    };
    Some(format!("In figures: {figures} {unit}."))
}

/// How many were counted, where the number has no place of its own.
pub(crate) fn counted(n: u64, per: Option<&str>) -> String {
    match per {
        Some(per) => format!("{} counted (people or {per}s).", whole(n)),
        None => format!("{} counted. It may be both groups together.", whole(n)),
    }
}

/// Among how many events were counted, where the number has no place of its own.
pub(crate) fn counted_among(events: u64, of: u64, per: Option<&str>) -> String {
    let what = per.map_or_else(|| "people".to_owned(), |per| format!("{per}s"));
    format!("{} events among {} {what}.", whole(events), whole(of))
}

/// Who graded how sure a figure is.
pub(crate) fn rater(by: CertaintyBy) -> &'static str {
    match by {
        CertaintyBy::Source => "The source itself",
        CertaintyBy::Editor => "The editor who read the source",
    }
}

/// That a kind of document is no design of a study; `None`: it is one.
pub(crate) fn no_study(design: Design) -> Option<String> {
    match design {
        Design::News | Design::Guideline => {
            Some(format!("Kind of document: {}.", phrase::design(design)))
        }
        Design::Rct
        | Design::SystematicReview
        | Design::Registry
        | Design::Cohort
        | Design::PriceData => None,
    }
}

/// How much of the source was read.
pub(crate) fn read(provenance: Provenance) -> String {
    format!("The source was {}.", phrase::provenance(provenance))
}

/// What a figure is most likely mistaken for.
pub(crate) fn take_care(words: &str) -> String {
    format!("Take care: {}", phrase::closed(words))
}

/// Who pays a price, and in which year; `None`: it is no price.
pub(crate) fn price(payer: Option<&str>, year: Option<u64>) -> Option<String> {
    match (payer, year) {
        (Some(payer), Some(year)) => Some(format!("Price of {year}. Who pays: {payer}.")),
        (Some(payer), None) => Some(format!("Who pays: {payer}.")),
        (None, Some(year)) => Some(format!("Price of {year}.")),
        (None, None) => None,
    }
}

/// That the same people are compared, earlier and later.
pub(crate) fn before(arm: Option<&str>) -> String {
    let arm = arm.map_or(String::new(), |arm| format!(" ({arm})"));
    format!("Set against the same people earlier{arm}. Nobody else was compared.")
}

/// Why there is no figure.
pub(crate) fn no_figure(reason: &str) -> String {
    format!("No figure: {reason}.")
}

/// The other group of a finding, in a sentence.
pub(crate) fn other_group_of(id: &str, statement: &str) -> String {
    format!("The group that the finding {id} compares with. The finding: {statement}")
}

/// How to cite a finding: the knowledge that holds it, which version exactly, and its id.
pub(crate) fn cite_as(about: &About, sha256: &str, id: &str) -> String {
    let title = phrase::closed(&about.title);
    format!("{title} Version {}, SHA-256 {sha256}. Finding {id}.", about.version)
}

/// Who read a work.
pub(crate) fn checked_by(who: &str) -> String {
    format!("Read by {}", phrase::closed(who))
}

/// Where the numbers come from that a work is known by.
pub(crate) fn ids_from(from: &str) -> String {
    format!("Its numbers were not read on the work itself. Where from: {}", phrase::closed(from))
}
