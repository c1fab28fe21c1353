//! What every document for programs shares: its head, numbers, lists of ids.

use crate::answer::SCHEMA_VERSION;
use crate::knowledge::{Knowledge, Source};
use crate::values::Ref;
use serde_json::{Map, Value, json};

/// The head of every document.
pub(crate) fn head(knowledge: &Knowledge) -> Map<String, Value> {
    let mut map = Map::new();
    map.insert("schema_version".to_owned(), json!(SCHEMA_VERSION));
    map.insert(
        "knowledge".to_owned(),
        json!({
            "title": knowledge.about.title,
            "version": knowledge.about.version,
            "sha256": knowledge.sha256,
        }),
    );
    map
}

/// A number as the knowledge file writes it: 24, not 24.0.
pub(super) fn number(value: Option<f64>) -> Value {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole and far below the limit: the checker refuses numbers over 2^53"
    )]
    match value {
        None => Value::Null,
        Some(value) if value.fract() == 0.0 => json!(value as i64),
        Some(value) => json!(value),
    }
}

/// Ids of sources.
pub(super) fn source_ids(knowledge: &Knowledge, sources: &[Ref<Source>]) -> Vec<String> {
    sources.iter().map(|source| knowledge.sources[*source].id.clone()).collect()
}

/// One source, whole.
pub(super) fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "authors": source.authors,
        "title": source.title,
        "publisher": source.publisher,
        "year": source.year,
        "doi": source.doi,
        "pmid": source.pmid,
        "pmcid": source.pmcid,
        "url": source.url,
        "read_at": source.read_at,
        "kind": source.kind.slug(),
        "checked_by": source.checked_by,
        "ids_from": source.ids_from,
    })
}

/// These sources, each once, whole, in the order of the knowledge.
pub(super) fn sources_whole(knowledge: &Knowledge, mut sources: Vec<Ref<Source>>) -> Value {
    sources.sort();
    sources.dedup();
    sources.into_iter().map(|pointer| source(&knowledge.sources[pointer])).collect()
}
