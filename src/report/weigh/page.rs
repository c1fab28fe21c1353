//! The page: on one screen, on a few, or whole.

use super::grid::{grid, plain};
use crate::answer::{
    Compare, ScoreKind, TradeOffAnswer, Weigh, WeighCall, WeighedAttributeEntry, WeighedOptionEntry,
};
use crate::evidence::Detail;
use crate::report::citations::Citations;
use crate::report::warning::PageReader;
use crate::report::{Block, Page, Text, about_this_page, own_answers, unnamed, warning};
use crate::wording::{phrase, weigh as words};

/// So many tipping points stand on one screen.
const TIPPING_POINTS: usize = 3;

pub(super) fn page(answer: &Weigh) -> Page {
    let compare = &answer.compare;
    let knowledge = compare.knowledge;
    let is_brief = answer.detail() == Detail::Brief && !answer.stopped_by_red_flag;
    let detail = if answer.stopped_by_red_flag { Detail::Normal } else { answer.detail() };
    let mut citations = Citations::default();
    let reader = PageReader::of_comparison(compare.profile.given, false);
    let mut blocks =
        warning::blocks(knowledge, &compare.assessment, reader, detail, &mut citations);
    if answer.stopped_by_red_flag {
        blocks.push(Block::Paragraph(
            Text::plain("Nothing is weighed, because help comes first. To see it all the same: ")
                .then_code("--despite-red-flags"),
        ));
        blocks.extend(about_this_page::blocks(knowledge, &citations, detail, compare.today));
    } else {
        blocks.extend(what_it_comes_to(answer));
        let shows = |entry: &WeighedAttributeEntry| !is_brief || is_main(answer, entry);
        let grid = grid(answer, shows, &mut citations);
        // Without a row there is nothing that its signs could mean.
        blocks.extend((!grid.rows.is_empty()).then_some(Block::Grid(grid)));
        blocks.extend(remarks(answer, is_brief));
        if is_brief {
            blocks.push(Block::Paragraph(Text::plain(&knowledge.about.intended_use)));
            blocks.push(Block::Paragraph(more(answer)));
        } else {
            blocks.extend(turns(answer));
            blocks.extend(cautions(answer));
            if detail == Detail::Full {
                blocks.extend(in_numbers(answer));
            }
            blocks.extend(trade_offs(answer));
            let assumed = Block::list(answer.assumptions.iter().copied());
            blocks.push(Block::section("What this takes for granted", vec![assumed]));
            blocks.extend(about_this_page::in_short(knowledge, &citations, compare.today));
        }
    }
    Page {
        title: Text::plain(format!("{}: {}", words::TITLE, answer.condition_label)),
        blocks,
        compact: is_brief,
        ..Page::default()
    }
}

/// What it comes to, in short, for a page of something else.
pub(in crate::report) fn section(answer: &Weigh, citations: &mut Citations) -> Block {
    let mut blocks = what_it_comes_to(answer);
    if !answer.stopped_by_red_flag {
        blocks.push(Block::Grid(grid(answer, |entry| is_main(answer, entry), citations)));
        blocks.extend(remarks(answer, true));
    }
    Block::section(words::TITLE, blocks)
}

/// The same in a line.
pub(in crate::report) fn line(answer: &Weigh) -> Block {
    Block::Paragraph(
        Text::strong(&answer.in_short)
            .then(" How that comes about: ")
            .then_code("spinecmp weigh --weights FILE"),
    )
}

/// Whether one screen has room for it: what was said to matter and tells the choices apart, or before anything was said all that does.
fn is_main(answer: &Weigh, entry: &WeighedAttributeEntry) -> bool {
    let matters = plain(entry.importance).is_some_and(|importance| importance > 0.0);
    entry.tells_apart && (matters || answer.call == WeighCall::NothingWeighed)
}

fn what_it_comes_to(answer: &Weigh) -> Vec<Block> {
    let mut text = Text::strong(&answer.in_short);
    let unknown: Vec<(&str, f64)> = answer
        .options
        .iter()
        .filter_map(|option| Some((option.short, plain(option.unknown_of_100)?)))
        .filter(|(_, share)| *share > 0.0)
        .collect();
    if !unknown.is_empty() {
        text = text.then(" ").then(words::unknown(&unknown, answer.options.len()));
    }
    let mut blocks = vec![Block::Paragraph(text)];
    for option in answer.options.iter().filter(|option| !option.barred_by.is_empty()) {
        blocks.push(Block::Paragraph(barred(answer, option)));
    }
    blocks
}

/// Which choice is not ranked, and the rules that give a reason against it.
fn barred(answer: &Weigh, option: &WeighedOptionEntry) -> Text {
    let criteria = &answer.compare.knowledge.criteria;
    let mut text = Text::plain(words::barred(option.short));
    for (place, id) in option.barred_by.iter().enumerate() {
        let rule = criteria.iter().find(|rule| rule.id == *id);
        let short = rule.and_then(|rule| rule.short.as_deref());
        text = text.then(if place > 0 { "; " } else { " " });
        text = match short {
            Some(short) => text.then(format!("{short} ")).then_code(*id),
            None => text.then_code(*id),
        };
    }
    text
}

fn remarks(answer: &Weigh, is_brief: bool) -> Vec<Block> {
    let Compare { knowledge, profile, assessment, .. } = &answer.compare;
    let mut remarks = own_answers::remarks(knowledge, profile, assessment);
    if is_brief && answer.draws.is_some() {
        let tips = tips(answer);
        let nearest: Vec<&str> =
            tips.iter().take(TIPPING_POINTS).map(|(_, words)| words.as_str()).collect();
        remarks.push(Text::plain(if nearest.is_empty() {
            words::NOTHING_TIPS.to_owned()
        } else {
            words::would_turn(&nearest)
        }));
    }
    let labels = |ids: &[&str]| -> Vec<String> {
        let attributes = &answer.compare.knowledge.attributes;
        let label = |id: &&str| attributes.find(|attribute| attribute.id == **id);
        ids.iter().filter_map(label).map(|(_, attribute)| attribute.label.clone()).collect()
    };
    let is_the_same = |id: &&str| {
        answer.attributes.iter().any(|entry| {
            entry.attribute == Some(*id) && entry.warning.as_deref() == Some(words::THE_SAME)
        })
    };
    let (same, unknown): (Vec<&str>, Vec<&str>) =
        answer.evidence_cannot_tell.iter().partition(|id| is_the_same(id));
    if !unknown.is_empty() {
        remarks.push(Text::plain(words::cannot_tell(&labels(&unknown))));
    }
    if !same.is_empty() {
        remarks.push(Text::plain(words::the_same(&labels(&same))));
    }
    // Before anything was said, everything is open; and what no figures compare is named already.
    let is_open = |id: &&&str| {
        answer.call != WeighCall::NothingWeighed
            && answer.trade_offs.is_empty()
            && !answer.evidence_cannot_tell.contains(id)
    };
    let open: Vec<&str> = answer.not_answered.iter().filter(is_open).copied().collect();
    if !open.is_empty() {
        remarks.push(Text::plain(words::not_answered(&labels(&open))));
    }
    let is_costed = |entry: &&WeighedAttributeEntry| entry.scored_by == ScoreKind::Costs;
    if let Some(costs) = answer.attributes.iter().find(is_costed)
        && answer.compare.own_costs().is_none()
        && (!is_brief || is_main(answer, costs))
    {
        remarks.push(Text::plain(words::full_price(&costs.what)).then_code("--plan"));
    }
    if !answer.not_used.is_empty() {
        let is_of_trade_offs = !answer.trade_offs.is_empty();
        remarks.push(Text::plain(words::not_used(&labels(&answer.not_used), is_of_trade_offs)));
    }
    remarks.into_iter().map(Block::Paragraph).collect()
}

/// Every importance at which two choices change places, the nearest to what was said first.
fn tips(answer: &Weigh) -> Vec<(f64, String)> {
    /// What is printed the same has not moved.
    const LEAST_MOVE: f64 = 0.05;
    let mut all = Vec::new();
    for entry in answer.attributes.iter().filter(|entry| entry.tells_apart) {
        let from = plain(entry.importance);
        for point in &entry.tipping_points {
            // At 0 two choices tie that nothing else tells apart: no order turns there.
            let Some(to) = plain(Some(point.importance)).filter(|to| *to > 0.0) else { continue };
            let distance = (to - from.unwrap_or(0.0)).abs();
            if distance >= LEAST_MOVE {
                let [one, other] = point.options.map(|id| short(answer, id));
                all.push((distance, words::tipping(&entry.label, from, to, one, other)));
            }
        }
    }
    all.sort_by(|one, other| one.0.total_cmp(&other.0));
    all
}

fn short<'a>(answer: &'a Weigh, id: &str) -> &'a str {
    let option = answer.options.iter().find(|option| option.treatment == id);
    option.map_or("", |option| option.short)
}

/// Every importance at which two choices change places.
fn turns(answer: &Weigh) -> Option<Block> {
    answer.draws?;
    let items: Vec<Text> = tips(answer).into_iter().map(|(_, words)| Text::plain(words)).collect();
    let block = if items.is_empty() {
        Block::Paragraph(Text::plain(words::NOTHING_TIPS))
    } else {
        Block::list(items)
    };
    Some(Block::section("Where it turns", vec![block]))
}

/// What the figures are most likely mistaken for.
fn cautions(answer: &Weigh) -> Option<Block> {
    let mut items = Vec::new();
    for entry in &answer.attributes {
        for cell in &entry.cells {
            if let Some(care) = cell.take_care {
                let of = format!("{}, {}: ", entry.label, short(answer, cell.treatment));
                items.push(Text::quiet(of).then(phrase::closed(care)));
            }
        }
    }
    Block::listed("Take care", items)
}

/// Scores and ranks as numbers.
fn in_numbers(answer: &Weigh) -> Option<Block> {
    answer.draws?;
    let mut entries = Vec::new();
    for option in &answer.options {
        let (Some(low), Some(high), Some(ranks)) =
            (plain(option.score_low), plain(option.score_high), &option.ranks_of_100)
        else {
            continue;
        };
        let ranks: Vec<f64> = ranks.iter().filter_map(|rank| plain(Some(*rank))).collect();
        entries
            .push((Text::plain(option.short), Text::plain(words::in_numbers(low, high, &ranks))));
    }
    for pair in &answer.pairs {
        let [one, other] = pair.options.map(|id| short(answer, id));
        let (Some(gap), Some(ahead), Some(behind)) = (
            plain(Some(pair.gap)),
            plain(Some(pair.first_ahead_of_100)),
            plain(Some(pair.second_ahead_of_100)),
        ) else {
            continue;
        };
        let label = words::versus(one, other);
        entries.push((Text::plain(label), Text::plain(words::pair(gap, ahead, behind))));
    }
    Some(Block::section("In numbers", vec![Block::Entries(entries)]))
}

/// What was asked and answered.
fn trade_offs(answer: &Weigh) -> Option<Block> {
    let items: Vec<Text> = answer
        .trade_offs
        .iter()
        .map(|asked| {
            let text = Text::plain(words::or(&asked.first_change, &asked.second_change));
            text.then_strong(match asked.answer {
                TradeOffAnswer::First => words::THE_FIRST,
                TradeOffAnswer::Second => words::THE_SECOND,
                TradeOffAnswer::Same => words::THE_SAME_TO_ME,
                TradeOffAnswer::Unknown => words::UNKNOWN,
            })
        })
        .collect();
    (!items.is_empty())
        .then(|| Block::section("What you said", vec![Block::List { ordered: true, items }]))
}

/// Where more is.
fn more(answer: &Weigh) -> Text {
    let compare = &answer.compare;
    let first = unnamed::in_short(compare.knowledge, &compare.profile, "weigh NAME");
    let can_be_asked = answer.attributes.iter().any(|entry| entry.tells_apart);
    let has_said = answer.attributes.iter().any(|entry| entry.importance.is_some());
    let how = if answer.draws.is_some() || has_said || !can_be_asked {
        Text::quiet("more: ")
            .then_code("--detail normal")
            .then_quiet(" · page: ")
            .then_code("-o page.html")
    } else {
        Text::quiet("say what matters: ")
            .then_code("--ask")
            .then_quiet(" or ")
            .then_code("--trade-offs")
    };
    match first {
        Some(first) => first.then_quiet(" · ").join(how),
        None => how,
    }
}
