//! Which entries are meant: by id, by filters, by words.

use super::search::{Query, bare, printed};
use crate::knowledge::{
    Claim, Condition, Context, Criterion, Dispute, Fact, Finding, Gap, Knowledge, Modifier,
    Outcome, Question, RedFlag, RuleSet, Source, Treatment, Waiver,
};
use crate::values::{List, Ref};
use crate::wording::rule_entry;
use jiff::civil::Date;
use serde::de::DeserializeOwned;

/// Entries of every section.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selection {
    /// Findings.
    pub findings: Vec<Ref<Finding>>,
    /// Disputes.
    pub disputes: Vec<Ref<Dispute>>,
    /// Gaps.
    pub gaps: Vec<Ref<Gap>>,
    /// Modifiers.
    pub modifiers: Vec<Ref<Modifier>>,
    /// Context facts.
    pub context: Vec<Ref<Context>>,
    /// Claims.
    pub claims: Vec<Ref<Claim>>,
    /// Red flags.
    pub red_flags: Vec<Ref<RedFlag>>,
    /// Rule sets.
    pub rule_sets: Vec<Ref<RuleSet>>,
    /// Criteria.
    pub criteria: Vec<Ref<Criterion>>,
    /// Treatments.
    pub treatments: Vec<Ref<Treatment>>,
    /// Conditions.
    pub conditions: Vec<Ref<Condition>>,
    /// Outcomes.
    pub outcomes: Vec<Ref<Outcome>>,
    /// Facts about a person.
    pub facts: Vec<Ref<Fact>>,
    /// Waivers.
    pub waivers: Vec<Ref<Waiver>>,
    /// Questions to ask.
    pub questions: Vec<Ref<Question>>,
    /// Sources named for themselves; those of the other entries come with them.
    pub sources: Vec<Ref<Source>>,
}

/// Narrows a list. Filters that are given must all fit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// About this condition.
    pub condition: Option<Ref<Condition>>,
    /// About this treatment.
    pub treatment: Option<Ref<Treatment>>,
    /// About this outcome.
    pub outcome: Option<Ref<Outcome>>,
    /// From this source.
    pub source: Option<Ref<Source>>,
    /// Every word stands somewhere in the entry.
    pub words: Vec<String>,
    /// The newest source is older than so many years, or has no date.
    pub older_than: Option<(u64, Date)>,
}

fn by_id<T: DeserializeOwned>(list: &List<T>, id: &str, name: impl Fn(&T) -> &str) -> Vec<Ref<T>> {
    list.that_may_hold(id)
        .filter(|(_, entry)| name(entry) == id)
        .map(|(pointer, _)| pointer)
        .collect()
}

/// The entries that fit, in the order of the file.
fn pointers<T: DeserializeOwned>(
    list: &List<T>,
    mut fits: impl FnMut(Ref<T>, &T) -> bool,
) -> Vec<Ref<T>> {
    list.refs()
        .filter(|(pointer, entry)| fits(*pointer, entry))
        .map(|(pointer, _)| pointer)
        .collect()
}

impl Selection {
    /// Everything that has this id, with whatever signs it was copied; ids are unique within a section, and two sections may share one.
    pub fn by_id(knowledge: &Knowledge, id: &str) -> Self {
        // Ids are made of small letters.
        let id = bare(id).to_lowercase();
        let id = id.as_str();
        Self {
            findings: by_id(&knowledge.findings, id, |entry| &entry.id),
            disputes: by_id(&knowledge.disputes, id, |entry| &entry.id),
            gaps: Vec::new(),
            modifiers: by_id(&knowledge.modifiers, id, |entry| &entry.id),
            context: by_id(&knowledge.context, id, |entry| &entry.id),
            claims: by_id(&knowledge.claims, id, |entry| &entry.id),
            red_flags: by_id(&knowledge.red_flags, id, |entry| &entry.id),
            rule_sets: by_id(&knowledge.rule_sets, id, |entry| &entry.id),
            criteria: by_id(&knowledge.criteria, id, |entry| &entry.id),
            treatments: by_id(&knowledge.treatments, id, |entry| &entry.id),
            conditions: by_id(&knowledge.conditions, id, |entry| &entry.id),
            outcomes: by_id(&knowledge.outcomes, id, |entry| &entry.id),
            facts: by_id(&knowledge.facts, id, |entry| &entry.id),
            waivers: by_id(&knowledge.waivers, id, |entry| &entry.id),
            questions: by_id(&knowledge.questions, id, |entry| &entry.id),
            sources: by_id(&knowledge.sources, id, |entry| &entry.id),
        }
    }

    /// Every entry that fits the filter, in the order of the file.
    pub fn filtered(knowledge: &Knowledge, filter: &Filter) -> Self {
        let names_no_outcome = filter.outcome.is_none();
        let mut selection = Self {
            findings: pointers(&knowledge.findings, |pointer, entry| {
                filter.takes_finding(knowledge, pointer, entry)
            }),
            ..Self::default()
        };
        selection.modifiers = pointers(&knowledge.modifiers, |_, entry| {
            filter.condition.is_none()
                && filter.treatment.is_none_or(|wanted| entry.treatments.contains(&wanted))
                && filter.outcome.is_none_or(|wanted| entry.outcome == wanted)
                && filter.takes_sources(knowledge, &entry.sources)
                && filter.takes_words(&format!("{} {} {}", entry.id, entry.factor, entry.statement))
        });
        if names_no_outcome {
            selection.disputes = pointers(&knowledge.disputes, |_, entry| {
                let sources: Vec<Ref<Source>> =
                    entry.sides.iter().flat_map(|side| side.sources.iter().copied()).collect();
                filter.condition.is_none_or(|wanted| entry.conditions.contains(&wanted))
                    && filter.treatment.is_none_or(|wanted| entry.treatments.contains(&wanted))
                    && filter.takes_sources(knowledge, &sources)
                    && filter.takes_words(&format!(
                        "{} {} {} {}",
                        entry.id, entry.title, entry.claim, entry.say_plainly
                    ))
            });
            if filter.treatment.is_none() {
                selection.context = pointers(&knowledge.context, |_, entry| {
                    // Of one condition: what is said of it, not what is said of all.
                    filter.condition.is_none_or(|wanted| entry.conditions.contains(&wanted))
                        && filter.takes_sources(knowledge, &entry.sources)
                        && filter.takes_words(&format!("{} {}", entry.id, entry.statement))
                });
            }
        }
        selection.gaps = pointers(&knowledge.gaps, |_, entry| {
            filter.source.is_none()
                && filter.older_than.is_none()
                && filter.condition.is_none_or(|wanted| entry.conditions.contains(&wanted))
                && filter.treatment.is_none_or(|wanted| entry.treatments.contains(&wanted))
                && filter.outcome.is_none_or(|wanted| {
                    entry.outcomes.iter().any(|choice| choice.outcome == wanted)
                })
                && filter.takes_words(&entry.reason)
        });
        selection
    }

    /// The same, with the published rules and warning signs that hold the filter's words.
    #[must_use]
    pub fn with_rules(self, knowledge: &Knowledge, filter: &Filter) -> Self {
        if filter.outcome.is_some() {
            // Rules are about no outcome.
            return self;
        }
        let criteria = pointers(&knowledge.criteria, |_, entry| {
            filter.condition.is_none_or(|wanted| entry.conditions.contains(&wanted))
                && filter.treatment.is_none_or(|wanted| entry.treatments.contains(&wanted))
                && filter.takes_sources(knowledge, &entry.sources)
                && filter.takes_words(&format!(
                    "{} {}",
                    entry.id,
                    rule_entry::criterion(knowledge, entry)
                ))
        });
        let red_flags = pointers(&knowledge.red_flags, |_, entry| {
            // A warning sign comes before every treatment of every condition.
            filter.takes_sources(knowledge, &entry.sources)
                && filter.takes_words(&format!(
                    "{} {}",
                    entry.id,
                    rule_entry::red_flag(knowledge, entry)
                ))
        });
        Self { red_flags, criteria, ..self }
    }

    /// Everything of every section but the rules, which `check` shows.
    pub fn everything(knowledge: &Knowledge) -> Self {
        let nothing = Filter::default();
        Self {
            claims: Self::claims(knowledge, &nothing).claims,
            sources: Self::sources(knowledge, &nothing).sources,
            ..Self::filtered(knowledge, &nothing)
        }
    }

    /// The claims that hold the filter's words.
    pub fn claims(knowledge: &Knowledge, filter: &Filter) -> Self {
        Self {
            claims: pointers(&knowledge.claims, |_, entry| {
                filter.takes_words(&format!("{} {} {}", entry.id, entry.gist, entry.note))
            }),
            ..Self::default()
        }
    }

    /// The sources that hold the filter's words and are old enough.
    pub fn sources(knowledge: &Knowledge, filter: &Filter) -> Self {
        Self {
            sources: pointers(&knowledge.sources, |pointer, entry| {
                filter.takes_sources(knowledge, &[pointer])
                    && filter.takes_words(&format!(
                        "{} {} {} {} {}",
                        entry.id,
                        entry.authors.as_deref().unwrap_or_default(),
                        entry.title,
                        entry.publisher,
                        entry.kind.slug()
                    ))
            }),
            ..Self::default()
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Filter {
    fn takes_finding(&self, knowledge: &Knowledge, pointer: Ref<Finding>, entry: &Finding) -> bool {
        self.condition.is_none_or(|wanted| entry.conditions.contains(&wanted))
            && self.treatment.is_none_or(|wanted| {
                entry.treatments.contains(&wanted) || entry.comparator.treatment == Some(wanted)
            })
            && self.outcome.is_none_or(|wanted| entry.outcome == wanted)
            && self.takes_sources(knowledge, &entry.sources)
            && (self.words.is_empty()
                || self.takes_words(&format!(
                    "{} {} {} {} {} {}",
                    entry.id,
                    knowledge.outcomes[entry.outcome].label,
                    entry.statement,
                    entry.population,
                    entry.note.as_deref().unwrap_or_default(),
                    printed(knowledge, pointer)
                )))
    }

    fn takes_sources(&self, knowledge: &Knowledge, sources: &[Ref<Source>]) -> bool {
        self.source.is_none_or(|wanted| sources.contains(&wanted))
            && self.older_than.is_none_or(|(years, today)| {
                let newest =
                    sources.iter().filter_map(|source| knowledge.sources[*source].year).max();
                newest.is_none_or(|newest| age(newest, today) > years)
            })
    }

    fn takes_words(&self, text: &str) -> bool {
        self.words.is_empty() || Query::of(&self.words).is_in(text)
    }
}

/// Full calendar years between a year of publication and today; 0 for what is dated ahead.
pub(crate) fn age(year: u64, today: Date) -> u64 {
    u64::try_from(today.year()).unwrap_or_default().saturating_sub(year)
}
