//! What a person's own importances imply: attribute by attribute where each choice stands, how often each comes first when everything is drawn within
//! its range, and at which importance the order turns. A mirror, and no verdict.

mod cell;
mod costs;
mod option;
mod order;
mod scale;
mod stated;
mod step;
mod tipping;
mod trade_off;

pub use cell::WeighedCellEntry;
pub use option::WeighedOptionEntry;
pub use order::WeighCall;
pub use scale::{ScoreKind, WeighedAttributeEntry};
pub use tipping::{PairCall, TippingEntry, WeighedPairEntry};
pub use trade_off::{TradeOffAnswer, TradeOffEntry, TradeOffs, TradeOffsEnd};

use super::check::{self, ContradictionEntry, RedFlagEntry};
use super::doubt::{RecordDoubtEntry, record_doubts};
use super::entry::sources_whole;
use super::{CommandAnswer, Compare, Rows, SourceEntry, Table, answer_entry};
use crate::evidence::Detail;
use crate::knowledge::{Attribute, Knowledge};
use crate::profile::preferences::Preferences;
use crate::values::{Ref, distinct};
use crate::weighing::{Exact, Importances, RankAcceptability, ValueInterval};
use crate::wording::weigh as words;
use option::{barred_by, options};
use order::{Weighed, ahead, call};
use stated::Stated;

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

answer_entry! {
    /// The answer of `weigh`.
    pub struct Weigh<'k>;

    /// What the person's answers imply.
    pub fn of(query: WeighQuery<'k>) {
        let ranked = query.ranked();
        let mut attributes = query.attributes();
        let Stated { importances, points, answered, trade_offs, not_used } =
            Stated::of(&query, &attributes, &ranked);
        let WeighQuery { compare, preferences, draws, seed } = query;
        let knowledge = compare.knowledge;
        let is_stopped = compare.is_stopped();
        let total: Exact = importances.iter().cloned().sum();
        // A number of nothing says that it does not matter.
        let has_said = !preferences.is_empty() && total > Exact::whole(0);
        for ((entry, importance), is_answered) in
            attributes.iter_mut().zip(&importances).zip(&answered)
        {
            entry.weigh(Some(importance).filter(|_| *is_answered), &total);
        }
        let (rated, is_too_little) = counted(&attributes, &importances, &answered, &total);
        let weighed = Weighed::of(&compare, &attributes, &ranked, importances);
        let is_weighed = !is_stopped
            && !rated.is_empty()
            && !is_too_little
            && !weighed.analysis.pairs().is_empty();
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
        let tells = attributes.iter().any(|entry| entry.tells_apart);
        let said = has_said.then_some(rated.len());
        let unweighed = why_nothing(is_stopped, ranked.len(), tells, said);
        let options =
            options(&compare, &ranked, &weighed.analysis, drawn.as_ref(), &firsts, unweighed);
        let name = |place: &usize| -> &'k str {
            let column = compare.comparison.columns.get(*place);
            column.map_or("", |column| knowledge.treatments[*column].narrow())
        };
        let (before, behind): (Vec<usize>, Vec<usize>) =
            ranked.iter().partition(|place| ahead.contains(place));
        let asked = trade_offs.as_ref().map(|asked| traded_off(&asked.entries()));
        let is_counted = |(place, entry): &(usize, &WeighedAttributeEntry)| match &asked {
            Some(asked) => entry.attribute.is_some_and(|id| asked.contains(&id)),
            None => rated.contains(place),
        };
        let in_short = words::InShort {
            ahead: before.iter().map(name).collect(),
            behind: behind.iter().map(name).collect(),
            counted: attributes
                .iter()
                .enumerate()
                .filter(is_counted)
                .map(|(_, entry)| &*entry.label)
                .collect(),
            of: attributes.len(),
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
    }

    /// The condition.
    pub condition: &'k str = &knowledge.conditions[compare.comparison.condition].id,
    /// Its name.
    pub condition_label: &'k str = &knowledge.conditions[compare.comparison.condition].label,
    /// Whether somebody named it; else it is the first of the knowledge.
    pub condition_named: bool = compare.profile.condition_named,
    /// Whether help comes first, so that nothing is weighed.
    pub stopped_by_red_flag: bool = is_stopped,
    /// The flags that are raised, most urgent first.
    pub red_flags: Vec<RedFlagEntry<'k>> = check::raised(knowledge, &compare.assessment),
    /// Answers of the person that cannot all be right.
    pub contradictions: Vec<ContradictionEntry<'k>> =
        check::contradictions(knowledge, &compare.assessment),
    /// What a record of care leaves in doubt, what may be urgent first.
    pub record_doubts: Vec<RecordDoubtEntry<'k>> = record_doubts(knowledge, &compare.profile),
    /// What the answers come to.
    pub call: WeighCall = call,
    /// The same in a sentence.
    pub in_short: String = match call {
        WeighCall::NothingWeighed => words::nothing_weighed(unweighed),
        WeighCall::TooClose | WeighCall::OneAhead | WeighCall::OneAheadForSure => {
            in_short.sentence()
        }
    },
    /// The choices, in the order of the cells. The order is no ranking.
    pub options: Vec<WeighedOptionEntry<'k>> = options,
    /// What may matter, in the order in which it is asked; concerns of the person's own last.
    pub attributes: Vec<WeighedAttributeEntry<'k>> =
        if is_stopped { Vec::new() } else { attributes },
    /// Every two choices that are weighed.
    pub pairs: Vec<WeighedPairEntry<'k>> = pairs,
    /// Answers to which of two changes matters more, in the order of the questions.
    pub trade_offs: Vec<TradeOffEntry<'k>> =
        trade_offs.as_ref().map_or(Vec::new(), TradeOffs::entries),
    /// How these questions ended.
    pub trade_offs_end: Option<TradeOffsEnd> =
        unless(trade_offs.as_ref().map(|asked| asked.turn().into()), "no trade-offs were asked"),
    /// Ids of the attributes that the person did not say anything of.
    pub not_answered: Vec<&'k str> = if is_stopped { Vec::new() } else { not_answered },
    /// Ids of the attributes that were answered, and have no scale for this condition, or answers that could not be used.
    pub not_used: Vec<&'k str> = not_used,
    /// Ids of the attributes on which no figures tell the choices apart.
    pub evidence_cannot_tell: Vec<&'k str> =
        if is_stopped { Vec::new() } else { evidence_cannot_tell },
    /// How many draws were made.
    pub draws: Option<u32> = unless(drawn.map(|draws| draws.count), unweighed),
    /// What every share takes for granted.
    pub assumptions: Vec<&'static str> =
        if is_stopped { Vec::new() } else { words::assumptions(trade_offs.is_some()) },
    /// Every source that is named, whole.
    pub sources: Vec<SourceEntry<'k>> =
        if is_stopped { Vec::new() } else { sources_whole(knowledge, cited) },
    /// What the answer is for.
    pub intended_use: &'k str = &knowledge.about.intended_use,
    /// The choices, and what is known of them.
    #[serde(skip)]
    pub compare: Compare<'k> = compare,
    /// Where chance began.
    #[serde(skip)]
    pub seed: u64 = seed,
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
            let attribute = entry.pointer?;
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

impl Weigh<'_> {
    /// Whether a trade-off was about it.
    pub fn is_traded_off(&self, attribute: Option<&str>) -> bool {
        let mut asked = self.trade_offs.iter().flat_map(|entry| [entry.first, entry.second]);
        attribute.is_some_and(|attribute| asked.any(|asked| asked == attribute))
    }

    /// How much its page shows.
    pub fn detail(&self) -> Detail {
        self.compare.detail
    }
}

impl CommandAnswer for Weigh<'_> {
    const TABLE: Table = Table {
        header: "condition,attribute,label,importance,share_of_100,treatment,text,empty,\
            score_low,score,score_high,ranks_of_100,finding,certainty,warning,sources,section",
        rows: &[
            Rows {
                each: &["red_flags"],
                fields: &["/condition attribute:=red-flag text finding:id sources \
                    section:=red-flag"],
            },
            Rows {
                each: &["record_doubts"],
                fields: &["/condition attribute:=record-doubt label:kind text \
                    section:=record-doubt"],
            },
            Rows {
                each: &["contradictions"],
                fields: &["/condition attribute:=contradiction text finding:id \
                    section:=contradiction"],
            },
            Rows {
                each: &["attributes", "cells"],
                fields: &["/condition ^attribute ^label ^importance ^share_of_100 treatment text \
                    empty score_low score score_high finding certainty ^warning sources \
                    section:=attribute"],
            },
            Rows {
                each: &["options"],
                fields: &["/condition attribute:=all treatment score_low score_high ranks_of_100 \
                    empty:missing_because.ranks_of_100 section:=option"],
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

/// Which of the things that were said to matter are in the sum, and whether they are less than half of all that matters: then what is not known could
/// outweigh any lead.
fn counted(
    attributes: &[WeighedAttributeEntry],
    importances: &[Exact],
    answered: &[bool],
    total: &Exact,
) -> (Vec<usize>, bool) {
    let all = attributes.iter().zip(importances).zip(answered).enumerate();
    // What no figures tell apart does not change the sum, however it was rated.
    let counts = all.filter(|(_, ((entry, importance), is_answered))| {
        **is_answered && entry.tells_apart && **importance > Exact::whole(0)
    });
    let (places, counted): (Vec<usize>, Vec<&Exact>) =
        counts.map(|(place, ((_, importance), _))| (place, importance)).unzip();
    let sum: Exact = counted.into_iter().cloned().sum();
    (places, &sum + &sum < *total)
}

/// What was traded off.
fn traded_off<'k>(asked: &[TradeOffEntry<'k>]) -> Vec<&'k str> {
    distinct(asked.iter().flat_map(|entry| [entry.first, entry.second]))
}

/// Why nothing was weighed, where it was not. `rated`: how many things were said to matter that figures tell apart; `None`: nothing was said.
fn why_nothing(is_stopped: bool, ranked: usize, tells: bool, rated: Option<usize>) -> &'static str {
    if is_stopped {
        words::STOPPED
    } else if ranked < 2 {
        words::TOO_FEW
    } else if !tells {
        words::NOTHING_TELLS
    } else {
        match rated {
            None => words::NOTHING_SAID,
            Some(0) => words::NO_FIGURES,
            Some(_) => words::TOO_LITTLE,
        }
    }
}
