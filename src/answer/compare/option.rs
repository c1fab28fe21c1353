//! The options of a comparison: what each is, and what living with it can be like.

use super::Compare;
use crate::answer::entry;
use crate::answer::{Missing, with_missing};
use crate::knowledge::{Approach, Sourced};
use schemars::JsonSchema;
use serde::Serialize;

/// An option.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct OptionEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Its name.
    pub name: &'k str,
    /// A shorter name.
    pub short: &'k str,
    /// The kind of road it takes.
    pub approach: Approach,
    /// What is done.
    pub how_it_works: &'k str,
    /// Where it is done.
    pub setting: Option<SourcedEntry<'k>>,
    /// Asleep or awake.
    pub anesthesia: Option<SourcedEntry<'k>>,
    /// The way back.
    pub recovery: Option<SourcedEntry<'k>>,
    /// What living with it can be like.
    pub experience: ExperienceEntry<'k>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

/// A sentence with its sources.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourcedEntry<'k> {
    /// The sentence.
    pub text: &'k str,
    /// Ids of its sources.
    pub sources: Vec<&'k str>,
}

/// What living with an option can be like.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ExperienceEntry<'k> {
    /// For the body.
    pub physical: &'k str,
    /// For the mind.
    pub emotional: &'k str,
    /// Among others.
    pub social: &'k str,
    /// It has no source: who wrote it.
    pub written_by: &'static str,
}

/// The options in the order of the cells.
pub(super) fn options<'k>(answer: &Compare<'k>, is_stopped: bool) -> Vec<OptionEntry<'k>> {
    let knowledge = answer.knowledge;
    // An answer that stops for a red flag tells nothing of what the options do.
    let reason = if is_stopped { "help comes first" } else { "no source was found for this" };
    let sourced = |part: &'k Option<Sourced>| {
        part.as_ref().filter(|_| !is_stopped).map(|part| SourcedEntry {
            text: &part.text,
            sources: entry::sources(knowledge, &part.sources),
        })
    };
    answer
        .treatments()
        .map(|treatment| {
            let experience = &treatment.experience;
            with_missing!(OptionEntry {
                treatment: &treatment.id,
                name: &treatment.label,
                short: &treatment.short,
                approach: treatment.approach,
                how_it_works: &treatment.how_it_works,
                setting: unless(sourced(&treatment.setting), reason),
                anesthesia: unless(sourced(&treatment.anesthesia), reason),
                recovery: unless(sourced(&treatment.recovery), reason),
                experience: ExperienceEntry {
                    physical: &experience.physical,
                    emotional: &experience.emotional,
                    social: &experience.social,
                    written_by: "the editors of the knowledge",
                },
            })
        })
        .collect()
}
