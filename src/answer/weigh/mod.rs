//! What a person's own importances imply: attribute by attribute where each choice stands, how often each comes first when everything is drawn within
//! its range, and at which importance the order turns. A mirror, and no verdict.

mod scale;
mod tipping;
mod trade_off;

pub use scale::{ScoreKind, WeighedAttributeEntry, WeighedCellEntry};
pub use tipping::{PairCall, TippingEntry, WeighedPairEntry};
pub use trade_off::{TradeOffAnswer, TradeOffEntry, TradeOffs, TradeOffsEnd};

use super::check::{self, RedFlagEntry};
use super::entry::sources_whole;
use super::{CommandAnswer, Compare, Missing, Number, Rows, SourceEntry, Table};
use crate::evidence::Detail;
use crate::knowledge::{Attribute, Knowledge, Treatment};
use crate::profile::preferences::Preferences;
use crate::rules::RuleDirection;
use crate::values::Ref;
use crate::weighing::{Analysis, Exact, Importances, RankAcceptability, ValueInterval};
use crate::wording::weigh as words;
use schemars::JsonSchema;
use serde::Serialize;
use tipping::of_100;

/// What is asked of the choices of a decision.
#[derive(Debug, Clone)]
pub struct WeighQuery<'k> {
    /// The choices, what is known of them, the person, and what each costs.
    pub compare: Compare<'k>,
    /// What matters to the person.
    pub preferences: Preferences,
    /// How many draws.
    pub draws: u32,
    /// Where chance begins.
    pub seed: u64,
}

/// The answer of `weigh`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Weigh<'k> {
    /// The condition.
    pub condition: &'k str,
    /// Its name.
    pub condition_label: &'k str,
    /// Whether somebody named it; else it is the first of the knowledge.
    pub condition_named: bool,
    /// Whether help comes first, so that nothing is weighed.
    pub stopped_by_red_flag: bool,
    /// The flags that are raised, most urgent first.
    pub red_flags: Vec<RedFlagEntry<'k>>,
    /// What the answers come to.
    pub call: WeighCall,
    /// The same in a sentence.
    pub in_short: String,
    /// The choices, in the order of the cells. The order is no ranking.
    pub options: Vec<WeighedOptionEntry<'k>>,
    /// What may matter, in the order in which it is asked; concerns of the person's own last.
    pub attributes: Vec<WeighedAttributeEntry<'k>>,
    /// Every two choices that are weighed.
    pub pairs: Vec<WeighedPairEntry<'k>>,
    /// Answers to which of two changes matters more, in the order of the questions.
    pub trade_offs: Vec<TradeOffEntry<'k>>,
    /// How these questions ended.
    pub trade_offs_end: Option<TradeOffsEnd>,
    /// Ids of the attributes that the person did not say anything of.
    pub not_answered: Vec<&'k str>,
    /// Ids of the attributes that were answered, and have no scale for this condition, or answers that could not be used.
    pub not_used: Vec<&'k str>,
    /// Ids of the attributes on which no figures tell the choices apart.
    pub evidence_cannot_tell: Vec<&'k str>,
    /// How many draws were made.
    pub draws: Option<u32>,
    /// What every share takes for granted.
    pub assumptions: Vec<&'static str>,
    /// Every source that is named, whole.
    pub sources: Vec<SourceEntry<'k>>,
    /// What the answer is for.
    pub intended_use: &'k str,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
    /// The choices, and what is known of them.
    #[serde(skip)]
    pub compare: Compare<'k>,
    /// Where chance began.
    #[serde(skip)]
    pub seed: u64,
}

/// What a person's own answers come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WeighCall {
    /// Nothing was weighed: help comes first, nothing was said to matter, or fewer than two choices are left.
    NothingWeighed,
    /// No choice comes out ahead of each of the others.
    TooClose,
    /// One comes out ahead of each of the others, by what is known of both.
    OneAhead,
    /// One comes out ahead wherever the figures lie within their ranges, and though each importance be meant a quarter lower or higher.
    OneAheadForSure,
}

/// A choice.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WeighedOptionEntry<'k> {
    /// The treatment.
    pub treatment: &'k str,
    /// Its name.
    pub name: &'k str,
    /// A shorter name.
    pub short: &'k str,
    /// Ids of published rules that give a reason against it for this person: it is not ranked.
    pub barred_by: Vec<&'k str>,
    /// The least that it scores, from 0 to 1.
    pub score_low: Option<Number>,
    /// The most that it scores.
    pub score_high: Option<Number>,
    /// Of all that matters to the person, of 100, so much has no figure for it that could be scored: it was drawn from end to end.
    pub unknown_of_100: Option<Number>,
    /// In how many of 100 draws it came first, from what is unknown of it at its low end (and of the others at their high end) to the other way round.
    pub first_of_100: Option<[Number; 2]>,
    /// In how many of 100 draws it came first, second and so on, where what is unknown may with equal chance stand anywhere on its scale.
    pub ranks_of_100: Option<Vec<Number>>,
    /// Why a field is null.
    pub missing_because: Missing<'k>,
}

impl<'k> WeighQuery<'k> {
    /// The questions of the trade-offs; `None`: no two choices differ in two things that could be traded off.
    pub fn trade_offs(&self) -> Option<TradeOffs<'k>> {
        let attributes = self.attributes();
        TradeOffs::of(self.compare.knowledge, &attributes, &self.ranked(), self.seed)
    }

    /// What can be asked, each with what the whole way up its scale means for these choices.
    pub fn questions(&self) -> Vec<(Ref<Attribute>, String)> {
        let knowledge = self.compare.knowledge;
        let entries = self.attributes().into_iter();
        let question = |entry: WeighedAttributeEntry<'k>| {
            let id = entry.attribute?;
            let (attribute, _) = knowledge.attributes.find(|attribute| attribute.id == id)?;
            let places = || entry.spans.iter().filter_map(ValueInterval::at);
            let widest = places().max().zip(places().min()).map(|(most, least)| most - least);
            let size = widest.and_then(|widest| u16::try_from(widest.thousandths()).ok());
            let means = match (entry.step, size) {
                (Some(step), Some(size)) if entry.tells_apart => {
                    words::it_means(&step.of(knowledge, size))
                }
                _ => words::TELLS_NOTHING.to_owned(),
            };
            Some((attribute, means))
        };
        entries.filter_map(question).collect()
    }

    fn attributes(&self) -> Vec<WeighedAttributeEntry<'k>> {
        let knowledge = self.compare.knowledge;
        let condition = self.compare.comparison.condition;
        let scales = knowledge.attribute_scales.iter();
        let scales = scales.filter(|scale| scale.condition == condition);
        let own = self.preferences.own.iter();
        scales
            .map(|scale| WeighedAttributeEntry::of(&self.compare, scale))
            .chain(own.map(|own| WeighedAttributeEntry::of_own(&self.compare, own)))
            .collect()
    }

    /// The places of the choices that no rule bars.
    fn ranked(&self) -> Vec<usize> {
        let columns = self.compare.comparison.columns.iter().enumerate();
        columns
            .filter(|(_, column)| barred_by(&self.compare, **column).is_empty())
            .map(|(place, _)| place)
            .collect()
    }
}

impl<'k> Weigh<'k> {
    /// What the person's answers imply.
    pub fn of(query: WeighQuery<'k>) -> Self {
        let ranked = query.ranked();
        let mut attributes = query.attributes();
        let Stated { importances, points, answered, trade_offs, not_used } =
            Stated::of(&query, &attributes, &ranked);
        let WeighQuery { compare, preferences, draws, seed } = query;
        let knowledge = compare.knowledge;
        let is_stopped = compare.is_stopped();
        let has_said = !preferences.is_empty();
        let total: Exact = importances.iter().cloned().sum();
        for ((entry, importance), is_answered) in
            attributes.iter_mut().zip(&importances).zip(answered)
        {
            entry.weigh(Some(importance).filter(|_| is_answered), &total);
        }
        let weighed = Weighed::of(&compare, &attributes, &ranked, importances);
        let is_weighed = !is_stopped && !weighed.analysis.pairs().is_empty();
        let draw = |choices: &[Vec<ValueInterval>]| {
            let importances = match points.as_slice() {
                [] => Importances::Stated(weighed.analysis.importances()),
                points => Importances::Sampled(points),
            };
            RankAcceptability::of(&importances, choices, draws, seed)
        };
        let drawn = is_weighed.then(|| draw(weighed.analysis.choices()));
        let pairs = if is_weighed { weighed.pairs(&draw) } else { Vec::new() };
        let firsts = if is_weighed { weighed.firsts(&draw) } else { Vec::new() };
        if is_weighed {
            weighed.tip(&mut attributes);
        }
        let ahead = ahead(&ranked, &pairs);
        let call = call(&ranked, &ahead, &pairs);
        let mut missing = Missing::default();
        let unweighed = if is_stopped {
            words::STOPPED
        } else if ranked.len() < 2 {
            words::TOO_FEW
        } else if has_said {
            words::NO_FIGURES
        } else {
            words::NOTHING_SAID
        };
        let options =
            options(&compare, &ranked, &weighed.analysis, drawn.as_ref(), &firsts, unweighed);
        let name = |place: &usize| -> &'k str {
            let column = compare.comparison.columns.get(*place);
            column.map_or("", |column| knowledge.treatments[*column].narrow())
        };
        let (before, behind): (Vec<usize>, Vec<usize>) =
            ranked.iter().partition(|place| ahead.contains(place));
        let rated = attributes.iter().filter(|entry| entry.importance.is_some()).count();
        let in_short = words::InShort {
            ahead: before.iter().map(name).collect(),
            behind: behind.iter().map(name).collect(),
            rated: (rated, attributes.len()),
            is_sure: call == WeighCall::OneAheadForSure,
        };
        let ids = |keep: &dyn Fn(&WeighedAttributeEntry) -> bool| -> Vec<&'k str> {
            let kept = attributes.iter().filter(|entry| keep(entry));
            kept.filter_map(|entry| entry.attribute).collect()
        };
        let not_answered = ids(&|entry| entry.importance.is_none());
        let evidence_cannot_tell = ids(&|entry| !entry.tells_apart);
        let cells = attributes.iter().flat_map(|entry| &entry.cells);
        let cited: Vec<_> =
            cells.flat_map(|cell: &WeighedCellEntry| cell.sources.refs.clone()).collect();
        Self {
            condition: &knowledge.conditions[compare.comparison.condition].id,
            condition_label: &knowledge.conditions[compare.comparison.condition].label,
            condition_named: compare.profile.condition_named,
            stopped_by_red_flag: is_stopped,
            red_flags: check::raised(knowledge, &compare.assessment),
            call,
            in_short: match call {
                WeighCall::NothingWeighed => words::nothing_weighed(unweighed),
                WeighCall::TooClose | WeighCall::OneAhead | WeighCall::OneAheadForSure => {
                    in_short.sentence()
                }
            },
            options,
            pairs,
            trade_offs: trade_offs.as_ref().map_or(Vec::new(), TradeOffs::entries),
            trade_offs_end: missing.unless(
                "trade_offs_end",
                trade_offs.as_ref().map(|asked| asked.turn().into()),
                "no trade-offs were asked",
            ),
            not_answered: if is_stopped { Vec::new() } else { not_answered },
            not_used,
            evidence_cannot_tell: if is_stopped { Vec::new() } else { evidence_cannot_tell },
            draws: missing.unless("draws", drawn.map(|draws| draws.count), unweighed),
            assumptions: if is_stopped { Vec::new() } else { words::ASSUMPTIONS.to_vec() },
            sources: if is_stopped { Vec::new() } else { sources_whole(knowledge, cited) },
            attributes: if is_stopped { Vec::new() } else { attributes },
            intended_use: &knowledge.about.intended_use,
            missing_because: missing,
            compare,
            seed,
        }
    }

    /// How much its page shows.
    pub fn detail(&self) -> Detail {
        self.compare.detail
    }
}

/// What was said of each attribute.
struct Stated<'k> {
    /// One an attribute; 0 where nothing was said.
    importances: Vec<Exact>,
    /// Importances that fit the trade-offs; none where none were asked.
    points: Vec<Vec<u32>>,
    /// Whether something was said.
    answered: Vec<bool>,
    trade_offs: Option<TradeOffs<'k>>,
    /// Ids of the attributes whose answers could not be used.
    not_used: Vec<&'k str>,
}

impl<'k> Stated<'k> {
    fn of(
        query: &WeighQuery<'k>,
        attributes: &[WeighedAttributeEntry<'k>],
        ranked: &[usize],
    ) -> Self {
        let (knowledge, preferences) = (query.compare.knowledge, &query.preferences);
        let id = |attribute: Ref<Attribute>| knowledge.attributes[attribute].id.as_str();
        if preferences.trade_offs.is_empty() {
            let mut own = preferences.own.iter().map(|own| &own.importance);
            let said: Vec<Option<Exact>> = attributes
                .iter()
                .map(|entry| match entry.attribute {
                    Some(of) => {
                        let mut said = preferences.importances.iter();
                        said.find(|(known, _)| id(*known) == of).map(|(_, said)| said.clone())
                    }
                    None => own.next().cloned(),
                })
                .collect();
            let has_scale = |attribute: &Ref<Attribute>| {
                attributes.iter().any(|entry| entry.attribute == Some(id(*attribute)))
            };
            let asked = preferences.importances.iter().map(|(attribute, _)| *attribute);
            return Self {
                answered: said.iter().map(Option::is_some).collect(),
                importances: said
                    .into_iter()
                    .map(|said| said.unwrap_or_else(|| Exact::whole(0)))
                    .collect(),
                points: Vec::new(),
                trade_offs: None,
                not_used: asked.filter(|attribute| !has_scale(attribute)).map(id).collect(),
            };
        }
        let mut trade_offs = TradeOffs::of(knowledge, attributes, ranked, query.seed);
        let mut not_used = Vec::new();
        for kept in &preferences.trade_offs {
            if !trade_offs.as_mut().is_some_and(|asked| asked.take(kept)) {
                for change in [&kept.first, &kept.second] {
                    let of = id(change.attribute);
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

/// Ids of the rules that give a reason against a choice for this person.
fn barred_by<'k>(compare: &Compare<'k>, column: Ref<Treatment>) -> Vec<&'k str> {
    let knowledge = compare.knowledge;
    let judged = compare.assessment.treatments.iter().find(|judged| judged.treatment == column);
    let rules = judged.into_iter().flat_map(|judged| &judged.rule_sets);
    let rules = rules.flat_map(|rule_set| &rule_set.criteria);
    rules
        .filter(|rule| RuleDirection::of(knowledge, rule) == RuleDirection::ReasonAgainst)
        .map(|rule| knowledge.criteria[rule.criterion].id.as_str())
        .collect()
}

/// The choices that are ranked, as the analysis sees them.
struct Weighed<'a, 'k> {
    compare: &'a Compare<'k>,
    /// Their places among all.
    ranked: &'a [usize],
    analysis: Analysis,
}

impl<'a, 'k> Weighed<'a, 'k> {
    fn of(
        compare: &'a Compare<'k>,
        attributes: &[WeighedAttributeEntry],
        ranked: &'a [usize],
        importances: Vec<Exact>,
    ) -> Self {
        let spans = |place: &usize| {
            let all = attributes.iter().map(|entry| entry.spans.get(*place).cloned());
            all.map(|span| span.unwrap_or_else(ValueInterval::anywhere)).collect()
        };
        let analysis = Analysis::new(importances, ranked.iter().map(spans).collect());
        Self { compare, ranked, analysis }
    }

    /// The places of two of them among all choices, and their ids.
    fn named(&self, (first, second): (usize, usize)) -> Option<((usize, usize), [&'k str; 2])> {
        let of = (*self.ranked.get(first)?, *self.ranked.get(second)?);
        let columns = &self.compare.comparison.columns;
        let treatments = &self.compare.knowledge.treatments;
        let id = |place: usize| columns.get(place).map(|column| treatments[*column].id.as_str());
        Some((of, [id(of.0)?, id(of.1)?]))
    }

    /// Every two of them, by what is known of both and nothing else.
    fn pairs(
        &self,
        draw: &dyn Fn(&[Vec<ValueInterval>]) -> RankAcceptability,
    ) -> Vec<WeighedPairEntry<'k>> {
        let pairs = self.analysis.pairs();
        let pairs = pairs.iter().filter_map(|pair| {
            let (of, options) = self.named(pair.of)?;
            let drawn = draw(&self.analysis.known_of_both(pair.of));
            let wins = drawn.pairs.first().copied().unwrap_or_default();
            Some(WeighedPairEntry::of(pair, wins, drawn.count, options, of))
        });
        pairs.collect()
    }

    /// How often each comes first, from the worst to the best that its unknowns can be for it.
    fn firsts(
        &self,
        draw: &dyn Fn(&[Vec<ValueInterval>]) -> RankAcceptability,
    ) -> Vec<[Number; 2]> {
        (0..self.ranked.len())
            .map(|choice| {
                [false, true].map(|is_high| {
                    of_100(draw(&self.analysis.at_ends(choice, is_high)).share(choice, 0))
                })
            })
            .collect()
    }

    /// Says of each attribute where two choices change places.
    fn tip(&self, attributes: &mut [WeighedAttributeEntry<'k>]) {
        for point in self.analysis.tipping_points() {
            if let Some((_, options)) = self.named(point.of)
                && let Some(entry) = attributes.get_mut(point.attribute)
            {
                entry.tipping_points.push(TippingEntry::of(&point, options));
            }
        }
    }
}

fn options<'k>(
    compare: &Compare<'k>,
    ranked: &[usize],
    analysis: &Analysis,
    draws: Option<&RankAcceptability>,
    firsts: &[[Number; 2]],
    unweighed: &'static str,
) -> Vec<WeighedOptionEntry<'k>> {
    let knowledge = compare.knowledge;
    let columns = compare.comparison.columns.iter().enumerate();
    columns
        .map(|(place, column)| {
            let treatment = &knowledge.treatments[*column];
            let rank = ranked.iter().position(|ranked| *ranked == place);
            let score = rank.filter(|_| draws.is_some()).and_then(|rank| analysis.score(rank));
            let shares = rank.zip(draws).map(|(rank, draws)| {
                (0..ranked.len()).map(|at| of_100(draws.share(rank, at))).collect()
            });
            let is_stopped = unweighed == words::STOPPED;
            let why = if rank.is_none() && !is_stopped { words::BARRED } else { unweighed };
            let mut missing = Missing::default();
            let (low, high) = score.unzip();
            let unknown = rank.filter(|_| draws.is_some()).and_then(|rank| analysis.unknown(rank));
            let unknown = unknown.map(|share| &share * &Exact::whole(100));
            WeighedOptionEntry {
                treatment: &treatment.id,
                name: &treatment.label,
                short: treatment.narrow(),
                barred_by: barred_by(compare, *column),
                score_low: missing.unless("score_low", low.as_ref().map(scale::thousandths), why),
                score_high: missing.unless(
                    "score_high",
                    high.as_ref().map(scale::thousandths),
                    why,
                ),
                unknown_of_100: missing.unless(
                    "unknown_of_100",
                    unknown.as_ref().map(scale::thousandths),
                    why,
                ),
                first_of_100: missing.unless(
                    "first_of_100",
                    rank.and_then(|rank| firsts.get(rank).copied()),
                    why,
                ),
                ranks_of_100: missing.unless("ranks_of_100", shares, why),
                missing_because: missing,
            }
        })
        .collect()
}

/// The places of the fewest choices that each come out ahead of each of the others; all of them, where no order shows.
fn ahead(ranked: &[usize], pairs: &[WeighedPairEntry]) -> Vec<usize> {
    let is_ahead = |one: usize, other: usize| {
        pairs.iter().any(|pair| match pair.call {
            PairCall::FirstAhead => pair.of == (one, other),
            PairCall::SecondAhead => pair.of == (other, one),
            PairCall::TooClose => false,
        })
    };
    let mut ahead = ranked.to_vec();
    // From one choice on: whatever is not behind all that are in comes in too.
    for first in ranked {
        let mut group = vec![*first];
        while let Some(next) = ranked.iter().find(|place| {
            !group.contains(place) && !group.iter().all(|inside| is_ahead(*inside, **place))
        }) {
            group.push(*next);
        }
        if group.len() < ahead.len() {
            ahead = group;
        }
    }
    ahead
}

/// What the answers come to.
fn call(ranked: &[usize], ahead: &[usize], pairs: &[WeighedPairEntry]) -> WeighCall {
    if pairs.is_empty() {
        return WeighCall::NothingWeighed;
    }
    match ahead {
        [one] if ranked.len() > 1 => {
            let of_it = |pair: &&WeighedPairEntry| pair.of.0 == *one || pair.of.1 == *one;
            if pairs.iter().filter(of_it).all(|pair| pair.is_sure) {
                WeighCall::OneAheadForSure
            } else {
                WeighCall::OneAhead
            }
        }
        _ => WeighCall::TooClose,
    }
}

impl CommandAnswer for Weigh<'_> {
    const TABLE: Table = Table {
        columns: &[
            "condition",
            "attribute",
            "label",
            "importance",
            "share_of_100",
            "treatment",
            "text",
            "empty",
            "score_low",
            "score",
            "score_high",
            "ranks_of_100",
            "finding",
            "certainty",
            "warning",
            "sources",
            "section",
        ],
        rows: &[
            Rows {
                each: &["red_flags"],
                fields: &[
                    ("condition", "/condition"),
                    ("attribute", "=red-flag"),
                    ("text", "text"),
                    ("finding", "id"),
                    ("sources", "sources"),
                    ("section", "=red-flag"),
                ],
            },
            Rows {
                each: &["attributes", "cells"],
                fields: &[
                    ("condition", "/condition"),
                    ("attribute", "^attribute"),
                    ("label", "^label"),
                    ("importance", "^importance"),
                    ("share_of_100", "^share_of_100"),
                    ("treatment", "treatment"),
                    ("text", "text"),
                    ("empty", "empty"),
                    ("score_low", "score_low"),
                    ("score", "score"),
                    ("score_high", "score_high"),
                    ("finding", "finding"),
                    ("certainty", "certainty"),
                    ("warning", "^warning"),
                    ("sources", "sources"),
                    ("section", "=attribute"),
                ],
            },
            Rows {
                each: &["options"],
                fields: &[
                    ("condition", "/condition"),
                    ("attribute", "=all"),
                    ("treatment", "treatment"),
                    ("score_low", "score_low"),
                    ("score_high", "score_high"),
                    ("ranks_of_100", "ranks_of_100"),
                    ("empty", "missing_because.ranks_of_100"),
                    ("section", "=option"),
                ],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.compare.knowledge)
    }

    fn seed(&self) -> Option<u64> {
        self.draws.map(|_| self.seed)
    }
}
