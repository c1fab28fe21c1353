//! How much each attribute matters: as it was said, or as it follows from trade-offs.

use super::scale::WeighedAttributeEntry;
use super::{TradeOffs, WeighQuery};
use crate::knowledge::Attribute;
use crate::values::Ref;
use crate::weighing::Exact;

/// What was said of each attribute.
pub(super) struct Stated<'k> {
    /// One an attribute; 0 where nothing was said.
    pub(super) importances: Vec<Exact>,
    /// Importances that fit the trade-offs; none where none were asked.
    pub(super) points: Vec<Vec<u32>>,
    /// Whether something was said.
    pub(super) answered: Vec<bool>,
    /// The questions, where some were answered.
    pub(super) trade_offs: Option<TradeOffs<'k>>,
    /// Ids of the attributes whose answers could not be used.
    pub(super) not_used: Vec<&'k str>,
}

impl<'k> Stated<'k> {
    pub(super) fn of(
        query: &WeighQuery<'k>,
        attributes: &[WeighedAttributeEntry<'k>],
        ranked: &[usize],
    ) -> Self {
        if query.preferences.trade_offs.is_empty() {
            Self::of_weights(query, attributes)
        } else {
            Self::of_trade_offs(query, attributes, ranked)
        }
    }

    /// As it was said.
    fn of_weights(query: &WeighQuery<'k>, attributes: &[WeighedAttributeEntry<'k>]) -> Self {
        let (knowledge, preferences) = (query.compare.knowledge, &query.preferences);
        let mut own = preferences.own.iter().map(|own| &own.importance);
        let said: Vec<Option<&Exact>> = attributes
            .iter()
            .map(|entry| match entry.pointer {
                Some(attribute) => preferences.importance(attribute),
                None => own.next(),
            })
            .collect();
        let has_scale = |attribute: &Ref<Attribute>| {
            attributes.iter().any(|entry| entry.pointer == Some(*attribute))
        };
        let asked = preferences.importances.iter().map(|(attribute, _)| *attribute);
        Self {
            answered: said.iter().map(Option::is_some).collect(),
            importances: said
                .into_iter()
                .map(|said| said.cloned().unwrap_or_else(|| Exact::whole(0)))
                .collect(),
            points: Vec::new(),
            trade_offs: None,
            not_used: asked
                .filter(|attribute| !has_scale(attribute))
                .map(|attribute| knowledge.attributes[attribute].id.as_str())
                .collect(),
        }
    }

    /// As it follows from what matters more than what.
    fn of_trade_offs(
        query: &WeighQuery<'k>,
        attributes: &[WeighedAttributeEntry<'k>],
        ranked: &[usize],
    ) -> Self {
        let knowledge = query.compare.knowledge;
        let mut trade_offs = TradeOffs::of(knowledge, attributes, ranked, query.seed);
        let mut not_used = Vec::new();
        for kept in &query.preferences.trade_offs {
            if !trade_offs.as_mut().is_some_and(|asked| asked.take(kept)) {
                for change in [&kept.first, &kept.second] {
                    let of = knowledge.attributes[change.attribute].id.as_str();
                    if !not_used.contains(&of) {
                        not_used.push(of);
                    }
                }
            }
        }
        let none = || (vec![Exact::whole(0); attributes.len()], Vec::new());
        let (importances, points) =
            trade_offs.as_ref().map_or_else(none, |asked| asked.importances(attributes.len()));
        Self {
            answered: importances.iter().map(|importance| !importance.is_zero()).collect(),
            importances,
            points,
            trade_offs,
            not_used,
        }
    }
}
