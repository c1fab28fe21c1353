//! The options of a comparison: what each is, and what living with it can be like.

use super::Compare;
use crate::answer::{answer_entry, entry};
use crate::knowledge::{Approach, Experience, Knowledge, Sourced, Treatment};

answer_entry! {
    /// An option.
    pub struct OptionEntry<'k>;

    fn of(knowledge: &'k Knowledge, treatment: &'k Treatment, is_stopped: bool) {
        // An answer that stops for a red flag tells nothing of what the options do.
        let reason = if is_stopped { "help comes first" } else { "no source was found for this" };
        let sourced = |part: &'k Option<Sourced>| {
            let part = part.as_ref().filter(|_| !is_stopped);
            part.map(|part| SourcedEntry::of(knowledge, part))
        };
    }

    /// The treatment.
    pub treatment: &'k str = &treatment.id,
    /// Its name.
    pub name: &'k str = &treatment.label,
    /// A shorter name.
    pub short: &'k str = &treatment.short,
    /// The kind of road it takes.
    pub approach: Approach = treatment.approach,
    /// What is done.
    pub how_it_works: &'k str = &treatment.how_it_works,
    /// Where it is done.
    pub setting: Option<SourcedEntry<'k>> = unless(sourced(&treatment.setting), reason),
    /// Asleep or awake.
    pub anesthesia: Option<SourcedEntry<'k>> = unless(sourced(&treatment.anesthesia), reason),
    /// The way back.
    pub recovery: Option<SourcedEntry<'k>> = unless(sourced(&treatment.recovery), reason),
    /// What living with it can be like.
    pub experience: ExperienceEntry<'k> = ExperienceEntry::of(&treatment.experience),
}

answer_entry! {
    /// A sentence with its sources.
    pub struct SourcedEntry<'k>;

    fn of(knowledge: &'k Knowledge, part: &'k Sourced) {}

    /// The sentence.
    pub text: &'k str = &part.text,
    /// Ids of its sources.
    pub sources: Vec<&'k str> = entry::sources(knowledge, &part.sources),
}

answer_entry! {
    /// What living with an option can be like.
    pub struct ExperienceEntry<'k>;

    fn of(experience: &'k Experience) {}

    /// For the body.
    pub physical: &'k str = &experience.physical,
    /// For the mind.
    pub emotional: &'k str = &experience.emotional,
    /// Among others.
    pub social: &'k str = &experience.social,
    /// It has no source: who wrote it.
    pub written_by: &'static str = "the editors of the knowledge",
}

/// The options in the order of the cells.
pub(super) fn options<'k>(answer: &Compare<'k>, is_stopped: bool) -> Vec<OptionEntry<'k>> {
    let treatments = answer.treatments();
    treatments.map(|treatment| OptionEntry::of(answer.knowledge, treatment, is_stopped)).collect()
}
