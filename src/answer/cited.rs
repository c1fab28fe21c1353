//! Sources that an entry names: their ids in a document, and themselves for a page that cites them.

use crate::knowledge::{Knowledge, Source};
use crate::values::{Ref, distinct};
use schemars::JsonSchema;
use serde::Serialize;

/// Ids of sources, each once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Cited<'k> {
    ids: Vec<&'k str>,
    /// The sources.
    #[serde(skip)]
    pub refs: Vec<Ref<Source>>,
}

impl<'k> Cited<'k> {
    /// These sources, each once, in the order given.
    pub(super) fn of<'r>(
        knowledge: &'k Knowledge,
        all: impl IntoIterator<Item = &'r Ref<Source>>,
    ) -> Self {
        let refs = distinct(all.into_iter().copied());
        Self { ids: refs.iter().map(|source| &*knowledge.sources[*source].id).collect(), refs }
    }
}
