//! Chances: of whom, out of how many, over what time, and never as a ratio alone.

use crate::audit::check_result::CheckResult;
use crate::audit::counting;
use crate::audit::passage::PassageKind;
use crate::audit::subject::{AuditedPage, Shown, Subject};
use crate::evidence::Cell;
use crate::knowledge::{Finding, Measure};
use crate::report::RATIOS_ONLY;
use crate::values::{Ref, grouped, holds, plural};
use std::collections::BTreeMap;

/// Denominators that people meet: a sentence with another one of these than its row speaks of other people.
const ROUND: [u64; 5] = [100, 1_000, 10_000, 100_000, 1_000_000];

/// The figures of the table that are chances.
pub(super) fn shown<'a, 's>(audited: &'a AuditedPage<'s>) -> impl Iterator<Item = &'a Shown<'s>> {
    audited.shown.iter().filter(|shown| is_chance(shown.finding))
}

fn is_chance(finding: &Finding) -> bool {
    matches!(finding.measure, Measure::Share | Measure::ShareDifference)
}

/// K4: with every chance stands who was studied.
pub(in crate::audit) fn groups_named(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("findings[].population");
    let mut count = 0;
    for shown in subject.pages.iter().flat_map(shown) {
        count += 1;
        let words = &shown.words;
        let above = shown.row.caution.as_ref().map_or(String::new(), crate::report::Text::bare);
        let finding = shown.finding;
        found.expect(
            [&finding.population, &finding.who]
                .iter()
                .filter(|who| !who.trim().is_empty())
                .any(|who| holds(words, who) || holds(&above, who)),
            &shown.at,
            format_args!("`{}` does not say who was studied", finding.id),
        );
        found.expect(
            counting::words(&finding.population) > 0,
            format_args!("findings: {}.population", finding.id),
            "it is empty",
        );
    }
    found
        .judged(count)
        .counted(format!("{} looked at for who was studied", plural(count, "chance", "chances")))
}

/// K5: no chance of an option is a ratio alone; what multiplies a chance has that chance on the same page.
pub(in crate::audit) fn event_rates(subject: &Subject) -> CheckResult {
    let knowledge = subject.knowledge;
    let mut found = CheckResult::at("findings[].value and modifiers[].relative-only");
    let (mut count, mut ratios, mut without) = (0, 0, 0);
    for audited in &subject.pages {
        for chance in self::shown(audited) {
            count += 1;
            let out_of = format!(" of {}", all(chance.finding));
            found.expect(
                !chance.finding.has_number() || chance.words.contains(&out_of),
                &chance.at,
                format_args!("`{}` does not say out of how many", chance.finding.id),
            );
        }
        for modifier in &knowledge.modifiers {
            if !modifier.relative_only || !audited.says(&modifier.statement) {
                continue;
            }
            ratios += 1;
            let base = audited.rows.iter().any(|(_, row)| {
                row.outcome == modifier.outcome
                    && row.cells.iter().any(|cell| matches!(cell, Cell::Figures(_)))
            });
            let says_itself = counting::behind_of(&modifier.statement)
                .iter()
                .any(|number| ROUND.contains(number));
            let is_told = audited.says(RATIOS_ONLY);
            without += usize::from(!base && !says_itself);
            found.expect(
                base || says_itself || is_told,
                audited.place(format_args!("modifiers: {}", modifier.id)),
                format_args!(
                    "it multiplies a chance (`{}`) that this page does not give, and the page does not say so",
                    knowledge.outcomes[modifier.outcome].id
                ),
            );
        }
    }
    found.judged(count).counted(format!(
        "{} looked at for out of how many people; {} of what a person brings along, {without} of them without the chance they multiply",
        plural(count, "chance", "chances"),
        plural(ratios, "ratio", "ratios")
    ))
}

/// K6: the figures of a row are of one time, or each names its own.
pub(in crate::audit) fn windows(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("findings[].horizon");
    let (mut rows, mut mixed) = (0, 0);
    for audited in &subject.pages {
        let mut by_row: BTreeMap<String, Vec<&Shown>> = BTreeMap::new();
        for shown in &audited.shown {
            by_row.entry(shown.row.label.bare()).or_default().push(shown);
        }
        for (label, figures) in by_row {
            rows += 1;
            let first = figures.first().map(|shown| &shown.finding.horizon.label);
            let is_mixed = figures.iter().any(|shown| Some(&shown.finding.horizon.label) != first);
            mixed += usize::from(is_mixed);
            for shown in &figures {
                let window = &shown.finding.horizon.label;
                found.expect(
                    shown.words.contains(window.as_str())
                        || (!is_mixed && label.contains(window.as_str())),
                    &shown.at,
                    format_args!("`{}` does not say its time ({window})", shown.finding.id),
                );
            }
        }
    }
    found.judged(rows).counted(format!(
        "{} with figures; in {} the times differ, and each figure was looked at for its own",
        plural(rows, "row", "rows"),
        mixed
    ))
}

/// K7: one denominator a row: in its label, in every figure, and in the sentence that the figure was taken from.
pub(in crate::audit) fn denominators(subject: &Subject) -> CheckResult {
    let knowledge = subject.knowledge;
    let mut found = CheckResult::at("outcomes[].denominator");
    let mut count = 0;
    let mut told: BTreeMap<Ref<Finding>, bool> = BTreeMap::new();
    for audited in &subject.pages {
        for shown in self::shown(audited) {
            let Some(denominator) = knowledge.outcomes[shown.finding.outcome].denominator else {
                continue;
            };
            count += 1;
            let at = shown.at.as_str();
            let finding = shown.finding;
            let out_of = format!("of {}", grouped(&denominator.to_string()));
            found.expect(
                shown.row.label.bare().contains(&format!("({out_of})")),
                at,
                format_args!("the label does not say `({out_of})`"),
            );
            let lead = counting::behind_of(&shown.figure.lead.bare());
            found.expect(
                lead.iter().all(|number| *number == denominator),
                at,
                format_args!("`{}` is printed out of another number", finding.id),
            );
            found.expect(
                *told.entry(shown.pointer).or_insert_with(|| is_told(finding)),
                format_args!("findings: {}", finding.id),
                "its figure stands nowhere in its own sentence or note",
            );
            let stated = counting::behind_of(&finding.statement);
            let round: Vec<&u64> = stated.iter().filter(|number| ROUND.contains(number)).collect();
            found.expect(
                round.is_empty() || round.contains(&&denominator),
                at,
                format_args!(
                    "`{}` stands {out_of}, but its own sentence says otherwise",
                    finding.id
                ),
            );
        }
        // Labels are the row's own: no two of them may share a row.
        for label in audited.parts(PassageKind::Label) {
            let numbers = counting::behind_of(label.words());
            found.expect(
                numbers.len() <= 1,
                audited.place(label.place()),
                "two denominators in one label",
            );
        }
    }
    found.judged(count).counted(format!(
        "{} held against the row's number in label, figure and sentence",
        plural(count, "chance", "chances")
    ))
}

/// Whether the sentence or the note of a finding holds its figure: as printed, as published, or the rest of it. Where only counts were
/// published, or the sentence tells in words ("half", "none"), there is no such number to hold it against.
fn is_told(finding: &Finding) -> bool {
    let mut text = finding.statement.clone();
    text.extend(finding.note.as_deref().map(|note| format!(" {note}")));
    let stated = counting::decimals(&text);
    let published = finding.as_published.as_ref();
    let of = finding.denominator.unwrap_or(100);
    let all = f64::from(u32::try_from(of).unwrap_or(u32::MAX));
    let figures: Vec<f64> = [
        finding.value,
        finding.low.filter(|_| finding.value.is_none()),
        published.and_then(|published| published.value),
        published.and_then(|published| published.low),
    ]
    .into_iter()
    .flatten()
    .collect();
    figures.is_empty()
        || counting::decimals(&finding.statement).is_empty()
        || finding.count.is_some()
        || figures.iter().any(|figure| {
            stated.iter().any(|number| {
                [*figure, all - *figure, figure.abs()]
                    .iter()
                    .any(|wanted| (wanted - number).abs() <= 0.501)
            })
        })
}

/// Out of how many, as it is printed.
fn all(finding: &Finding) -> String {
    grouped(&finding.denominator.unwrap_or(100).to_string())
}
