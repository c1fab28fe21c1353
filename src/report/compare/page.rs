//! The comparison as a page: on one screen, on a few, whole, or in layers that fold. Whatever its shape, it begins with warning signs and the key
//! rows, and says each thing once.

use super::disputes::disputes;
use super::key_rows;
use super::matrix::{matrix, more_harms};
use super::questions::questions;
use super::sections::{around, natural_course, noticeable, quoted};
use super::{experience, layers, pictures, visit, worksheet};
use crate::answer::{Compare, Layers};
use crate::evidence::Detail;
use crate::reading::{Glossary, Reading};
use crate::report::check::RuleContext;
use crate::report::citations::Citations;
use crate::report::warning::PageReader;
use crate::report::{
    Block, Page, Prose, Text, WordsFound, about_this_page, check, grade_words, own_answers,
    prose_of, unnamed, warning, weigh,
};

/// The page; `words` finds what it explains, and `read` tells how hard its prose is, where the page says so of itself.
pub(super) fn page(
    answer: &Compare,
    words: &mut WordsFound,
    read: impl FnOnce(&Prose, Glossary) -> Reading,
) -> Page {
    let condition = &answer.knowledge.conditions[answer.comparison.condition];
    let is_one_screen =
        answer.detail == Detail::Brief && !answer.is_stopped() && !answer.extras.has_layers();
    let mut citations = Citations::default();
    let mut blocks = if answer.is_stopped() {
        stopped(answer, &mut citations, words)
    } else if answer.extras.has_layers() {
        in_layers(answer, &mut citations, words)
    } else {
        let mut blocks = warnings(answer, &mut citations);
        blocks.extend(if is_one_screen {
            on_one_screen(answer, &mut citations)
        } else {
            on_screens(answer, &mut citations, words)
        });
        blocks
    };
    if has_all(answer) && !answer.is_stopped() {
        let known = words.explained(&blocks);
        let grade = grade_words(read(&prose_of(&blocks), known));
        blocks.extend(grade.map(|words| Block::Paragraph(Text::quiet(words))));
    }
    Page {
        title: Text::plain(if answer.is_stopped() {
            &condition.label
        } else {
            &condition.decision
        }),
        blocks,
        compact: is_one_screen,
        opened: answer.extras.layers == Layers::Open,
    }
}

/// Whether the page explains its words and names every source.
fn has_all(answer: &Compare) -> bool {
    answer.detail == Detail::Full || answer.extras.has_layers()
}

/// What is said where no comparison is shown.
pub(super) const STOPPED: &str =
    "The comparison is not shown, because help comes first. To see it all the same: ";

/// Nothing but the warning: help comes before any comparison.
fn stopped(answer: &Compare, citations: &mut Citations, words: &mut WordsFound) -> Vec<Block> {
    let mut blocks = warnings(answer, citations);
    blocks.push(Block::Hint(Text::plain(STOPPED).then_code("--despite-red-flags")));
    let ending = ending(answer, citations, words, &blocks);
    blocks.extend(ending);
    blocks
}

/// What must be read before anything else.
fn warnings(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    let knowledge = answer.knowledge;
    let reader = PageReader::of_comparison(answer.profile.given, answer.extras.has_layers());
    let detail =
        if answer.is_stopped() { answer.detail.max(Detail::Normal) } else { answer.detail };
    let mut blocks = warning::blocks(knowledge, &answer.assessment, reader, detail, citations);
    if answer.extras.has_layers() {
        // What is folded holds the one line too, as its title.
        if !answer.profile.given {
            blocks.clear();
        }
        blocks.push(warning::all(knowledge, citations));
    }
    if !answer.is_stopped() {
        blocks.extend(check::met_warnings::blocks(knowledge, &answer.profile, &answer.assessment));
    }
    blocks
}

/// The key rows, and where more is.
fn on_one_screen(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    let mut blocks = main_rows(answer, citations);
    if answer.extras.pictures {
        blocks.extend(picture_block(answer, citations));
    }
    if answer.extras.worksheet {
        blocks.push(worksheet::blocks(answer));
    }
    blocks.extend(answer.weighed.as_deref().map(weigh::line));
    let (knowledge, profile) = (answer.knowledge, &answer.profile);
    let are_told = !check::met_warnings::blocks(knowledge, profile, &answer.assessment).is_empty();
    if profile.given && !are_told {
        blocks.push(Block::Paragraph(
            Text::plain("Published rules held against your answers: ")
                .then_code(unnamed::with_answers(answer.knowledge, &answer.profile)),
        ));
    }
    blocks.extend(remarks(answer));
    blocks.push(Block::Paragraph(Text::plain(&answer.knowledge.about.intended_use)));
    let more = Text::quiet("more: ")
        .then_code("--detail normal")
        .then_quiet(" · page: ")
        .then_code("-o page.html");
    let check = unnamed::command(answer.knowledge, &answer.profile, "check");
    // One line has room for the name of a condition, or for more.
    let is_bare = check == "check";
    blocks.push(Block::Paragraph(
        match unnamed::in_short(answer.knowledge, &answer.profile, "compare NAME") {
            Some(which) => which.then_quiet(" · ").join(more),
            None if answer.profile.given => more,
            None if is_bare => more
                .then_quiet(" · yours: ")
                .then_code(check)
                .then_quiet(" · a number: ")
                .then_code("facts"),
            None => more.then_quiet(" · yours: ").then_code(check),
        },
    ));
    blocks
}

/// The key rows; where a knowledge has none, the rows that say most.
fn main_rows(answer: &Compare, citations: &mut Citations) -> Vec<Block> {
    match key_rows::grid(answer, citations) {
        Some(grid) => vec![Block::Grid(grid)],
        None => vec![Block::Matrix(matrix(answer, citations))],
    }
}

/// A few screens, or everything.
fn on_screens(answer: &Compare, citations: &mut Citations, words: &mut WordsFound) -> Vec<Block> {
    let is_full = answer.detail == Detail::Full;
    let has_key_rows = !answer.key_rows().is_empty();
    let mut blocks: Vec<Block> = which_condition(answer);
    if is_full || !has_key_rows {
        let condition = &answer.knowledge.conditions[answer.comparison.condition];
        blocks.push(Block::Paragraph(Text::plain(&condition.summary)));
    }
    if has_key_rows {
        blocks.extend(main_rows(answer, citations));
    }
    if is_full || !has_key_rows {
        blocks.push(Block::Matrix(matrix(answer, citations)));
        blocks.extend(noticeable(answer, citations));
    } else {
        blocks.extend(layers::behind(answer, citations));
        blocks.extend(answer.own_costs().map(|costs| visit::costs(answer, costs, citations)));
    }
    blocks.extend(answer.weighed.as_deref().map(|weighed| weigh::section(weighed, citations)));
    if answer.extras.pictures {
        blocks.extend(picture_block(answer, citations));
    }
    if is_full {
        blocks.push(natural_course(answer, citations));
        blocks.push(experience::blocks(answer));
    }
    blocks.extend(disputes(answer, citations));
    if is_full || !has_key_rows {
        blocks.extend(quoted(answer, citations));
    }
    if is_full {
        blocks.extend(around(answer, citations));
    }
    if answer.profile.given {
        blocks.push(check::summary(answer.knowledge, &answer.assessment));
    }
    blocks.extend(questions(answer));
    if answer.extras.worksheet {
        blocks.push(worksheet::blocks(answer));
    }
    blocks.extend(ending(answer, citations, words, &blocks));
    blocks
}

/// Everything at once: the key rows and what is filled in for the visit stand open, all else is folded below them.
fn in_layers(answer: &Compare, citations: &mut Citations, words: &mut WordsFound) -> Vec<Block> {
    // What stands open is cited first, so that its sources come first; the warning stands above it.
    let mut open = vec![Block::section("Compare", main_rows(answer, citations))];
    open.extend(answer.own_costs().map(|costs| visit::costs(answer, costs, citations)));
    open.extend(answer.weighed.as_deref().map(|weighed| weigh::section(weighed, citations)));
    citations.fold_the_rest();
    let mut blocks = warnings(answer, citations);
    blocks.extend(which_condition(answer));
    blocks.extend(open);
    blocks.push(visit::answers(answer));
    blocks.push(visit::questions(answer));
    let summary = &answer.knowledge.conditions[answer.comparison.condition].summary;
    let mut folds = vec![Block::fold("What it is", vec![Block::Paragraph(Text::plain(summary))])];
    if answer.extras.pictures {
        folds.extend(picture_block(answer, citations).map(folded));
    }
    let mut rows = vec![
        Block::Paragraph(Text::quiet(
            "The choices stand in the same order everywhere. The order is no ranking.",
        )),
        Block::Matrix(matrix(answer, citations)),
    ];
    rows.extend(more_harms(answer, citations).map(Block::Matrix));
    rows.extend(noticeable(answer, citations));
    folds.push(Block::fold("Every row, side by side", rows));
    folds.push(folded(natural_course(answer, citations)));
    folds.push(folded(experience::blocks(answer)));
    folds.extend(disputes(answer, citations).into_iter().map(folded));
    folds.extend(quoted(answer, citations).into_iter().map(folded));
    folds.extend(around(answer, citations).into_iter().map(folded));
    if answer.profile.given {
        let context = RuleContext {
            knowledge: answer.knowledge,
            answers: &answer.profile.answers,
            detail: Detail::Normal,
        };
        folds.push(folded(check::folded(context, &answer.assessment, citations)));
    }
    if answer.extras.worksheet {
        let is_full = answer.detail == Detail::Full;
        folds.push(folded(if is_full {
            worksheet::blocks(answer)
        } else {
            visit::rest(answer, &blocks)
        }));
    }
    blocks.extend(folds);
    blocks.extend(ending(answer, citations, words, &blocks));
    blocks
}

/// The same section, folded away.
fn folded(block: Block) -> Block {
    match block {
        Block::Section(section) => Block::fold(section.title, section.blocks),
        other => other,
    }
}

fn picture_block(answer: &Compare, citations: &mut Citations) -> Option<Block> {
    let pictures = pictures::pictures(answer, citations);
    let blocks: Vec<Block> = pictures.into_iter().map(Block::Picture).collect();
    (!blocks.is_empty()).then(|| Block::section("In pictures", blocks))
}

/// Which condition was taken, where nobody named one.
fn which_condition(answer: &Compare) -> Vec<Block> {
    let named = unnamed::sentence(answer.knowledge, &answer.profile).into_iter();
    named.chain(remarks(answer)).collect()
}

/// What to know about the person's answers.
fn remarks(answer: &Compare) -> impl Iterator<Item = Block> {
    let remarks = own_answers::remarks(answer.knowledge, &answer.profile, &answer.assessment);
    remarks.into_iter().map(Block::Paragraph)
}

/// The words used, the sources, and what the page is.
fn ending(
    answer: &Compare,
    citations: &Citations,
    words: &mut WordsFound,
    shown: &[Block],
) -> Vec<Block> {
    let knowledge = answer.knowledge;
    let has_all = has_all(answer);
    let mut blocks = Vec::new();
    // Who is told to get help has no words to look up.
    if has_all && !answer.is_stopped() {
        let explained = words.blocks(shown).into_iter();
        blocks.extend(
            explained.map(|block| if answer.extras.has_layers() { folded(block) } else { block }),
        );
    }
    if answer.extras.has_layers() && !answer.is_stopped() {
        let is_full = answer.detail == Detail::Full;
        blocks.extend(about_this_page::folded(knowledge, citations, is_full, answer.today));
    } else {
        let detail = if has_all { Detail::Full } else { answer.detail };
        if detail == Detail::Normal && !answer.is_stopped() && !answer.key_rows().is_empty() {
            blocks.extend(about_this_page::in_short(knowledge, citations, answer.today));
        } else {
            blocks.extend(about_this_page::blocks(knowledge, citations, detail, answer.today));
        }
    }
    blocks
}
