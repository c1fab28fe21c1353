//! Checks how large the pages get: a small file can name every treatment in every entry, and so ask for a page that no machine holds.

use crate::values::grouped;
use crate::yaml::{Content, Node, Path, Problems, YamlDocument};

/// Places for a figure (a treatment and an outcome of it), over the pages of all conditions. The built-in knowledge has a twentieth.
const MOST_PLACES: usize = 20_000;
/// Bytes of text, each entry counted as often as a page can print it. The built-in knowledge has a fourteenth.
const MOST_BYTES: usize = 32 << 20;

/// Refuses what no page can hold, at the entry that goes beyond it.
pub(super) fn check(documents: &[YamlDocument], problems: &mut Problems) {
    let outcomes = entries(documents, "outcomes").count();
    let conditions = entries(documents, "conditions").count();
    let mut places: usize = 0;
    for (document, path, node) in entries(documents, "conditions") {
        places = places.saturating_add(named(node, "treatments").saturating_mul(outcomes));
        if places > MOST_PLACES {
            problems.add_with_hint(
                document,
                &path.key("treatments"),
                format!(
                    "the pages have more than {} places for a figure: so many treatments of a condition and so many outcomes, over all conditions",
                    grouped(&MOST_PLACES.to_string())
                ),
                "make several knowledge bases of it, each about fewer conditions",
            );
            return;
        }
    }
    let mut bytes: usize = 0;
    for document in documents {
        for section in document.keys(&Path::top()) {
            for (document, path, node) in entries(std::slice::from_ref(document), section) {
                // What names no condition can stand on the page of each.
                let pages = match named(node, "conditions") {
                    0 => conditions.max(1),
                    named => named,
                };
                let times = ["treatments", "outcomes", "topics"]
                    .iter()
                    .map(|key| named(node, key).max(1))
                    .fold(pages, usize::saturating_mul);
                bytes = bytes.saturating_add(text(node).saturating_mul(times));
                if bytes > MOST_BYTES {
                    problems.add_with_hint(
                        document,
                        &path,
                        "the pages come to more than 32 MiB of text, each entry counted for every condition, treatment and outcome that it names",
                        "name fewer of them in one entry, or make several knowledge bases of it",
                    );
                    return;
                }
            }
        }
    }
}

/// The entries of a section over all files, each with its path.
fn entries<'d>(
    documents: &'d [YamlDocument],
    section: &'d str,
) -> impl Iterator<Item = (&'d YamlDocument, Path, &'d Node)> {
    documents.iter().flat_map(move |document| {
        let items = match document.root().get(section).map(|node| &node.content) {
            Some(Content::List(items)) => items.as_slice(),
            _ => &[],
        };
        let path = move |position| Path::top().key(section).item(position);
        items.iter().enumerate().map(move |(position, node)| (document, path(position), node))
    })
}

/// How many entries a key names.
fn named(node: &Node, key: &str) -> usize {
    match node.get(key).map(|node| &node.content) {
        Some(Content::List(items)) => items.len(),
        _ => 0,
    }
}

/// The bytes of all text in it.
fn text(node: &Node) -> usize {
    match &node.content {
        Content::Scalar { text, .. } => text.len(),
        Content::List(items) => items.iter().map(text).sum(),
        Content::Map(entries) => {
            entries.iter().map(|(key, _, value)| key.len() + text(value)).sum()
        }
    }
}
