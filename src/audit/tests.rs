//! Pages that the program would not make, so that every check that looks at a page is seen to fail.

#![expect(clippy::panic, reason = "a broken page should stop the test")]

use super::items::ITEMS;
use super::judgement::Judgement;
use super::status::Status;
use super::subject::{ReportWithPage, Subject};
use super::texts::ProseTexts;
use crate::knowledge::{Knowledge, Term};
use crate::reading::Glossary;
use crate::report::{
    Block, GridCell, GridRow, Matrix, MatrixCell, MatrixFigure, Page, RowAnswers, Span, Text,
    WordsFound,
};

/// The items that fail for the first problem's usual page, changed.
fn failed(change: impl FnOnce(&mut Page)) -> Vec<&'static str> {
    let Ok(knowledge) = crate::builtin() else {
        panic!("the built-in knowledge is damaged");
    };
    let today = knowledge.about.published;
    let Some((condition, _)) = knowledge.conditions.refs().next() else {
        panic!("no condition");
    };
    let mut words = WordsFound::of_one_page(knowledge);
    let mut prose = ProseTexts::new(explained(knowledge));
    let [mut made, _] = ReportWithPage::both(knowledge, condition, today, &mut words, &mut prose);
    made.change(change);
    judged(knowledge, &made)
}

/// All words that any page may explain.
fn explained(knowledge: &Knowledge) -> Glossary {
    Glossary::new(knowledge.glossary.iter().flat_map(Term::forms))
}

fn judged(knowledge: &Knowledge, made: &ReportWithPage) -> Vec<&'static str> {
    let today = knowledge.about.published;
    let subject = Subject::of(
        knowledge,
        std::slice::from_ref(made),
        today,
        &mut ProseTexts::new(explained(knowledge)),
    );
    ITEMS
        .iter()
        .map(|item| Judgement::of(item, &subject))
        .filter(|judgement| judgement.status == Status::NotMet)
        .map(|judgement| judgement.item.id)
        .collect()
}

#[test]
fn what_is_audited_is_the_page_that_a_reader_gets() {
    let Ok(knowledge) = crate::builtin() else {
        panic!("the built-in knowledge is damaged");
    };
    // What one page reads, the next one finds.
    let mut words = WordsFound::of_many_pages(knowledge, explained(knowledge));
    let mut prose = ProseTexts::new(explained(knowledge));
    for (condition, _) in knowledge.conditions.refs() {
        let today = knowledge.about.published;
        for made in ReportWithPage::both(knowledge, condition, today, &mut words, &mut prose) {
            assert!(made.is_what_a_reader_gets(), "{condition:?}");
        }
    }
}

fn each_matrix(page: &mut Page, change: &mut dyn FnMut(&mut Matrix)) {
    fn of(blocks: &mut [Block], change: &mut dyn FnMut(&mut Matrix)) {
        for block in blocks {
            match block {
                Block::Matrix(matrix) => change(matrix),
                Block::Section(section) => of(&mut section.blocks, change),
                _ => {}
            }
        }
    }
    of(&mut page.blocks, change);
}

fn each_grid_row(page: &mut Page, change: &mut dyn FnMut(&mut GridRow)) {
    fn of(blocks: &mut [Block], change: &mut dyn FnMut(&mut GridRow)) {
        for block in blocks {
            match block {
                Block::Grid(grid) => grid.rows.iter_mut().for_each(&mut *change),
                Block::Section(section) => of(&mut section.blocks, change),
                _ => {}
            }
        }
    }
    of(&mut page.blocks, change);
}

/// The cells of every key row that has some.
fn each_grid_cell(page: &mut Page, change: &mut dyn FnMut(&mut GridCell)) {
    each_grid_row(page, &mut |row| match &mut row.answers {
        RowAnswers::Compared { cells, .. } | RowAnswers::Apart { cells, .. } => {
            cells.iter_mut().for_each(&mut *change);
        }
        RowAnswers::Across(_) => {}
    });
}

fn each_figure(page: &mut Page, change: &mut dyn FnMut(&mut MatrixFigure)) {
    each_matrix(page, &mut |matrix| {
        for row in matrix.groups.iter_mut().flat_map(|group| &mut group.rows) {
            for cell in &mut row.cells {
                if let MatrixCell::Figures(figures) = cell {
                    figures.iter_mut().for_each(&mut *change);
                }
            }
        }
    });
}

/// Whether a paragraph says something.
fn says(block: &Block, words: &str) -> bool {
    matches!(block, Block::Paragraph(text) if text.bare().contains(words))
}

#[test]
fn the_page_as_it_is_fails_nowhere() {
    assert_eq!(failed(|_| ()), [""; 0]);
}

/// Takes parts out of a tree of sections.
fn remove(blocks: &mut Vec<Block>, is: fn(&Block) -> bool) {
    blocks.retain(|block| !is(block));
    for block in blocks {
        if let Block::Section(section) = block {
            remove(&mut section.blocks, is);
        }
    }
}

#[test]
fn parts_taken_from_the_page_are_missed() {
    type Is = fn(&Block) -> bool;
    let cases: [(&[&str], Is); 7] = [
        (&["K8"], |block| matches!(block, Block::Picture(_))),
        (&["C2"], |block| matches!(block, Block::Notes(_))),
        // The questions to ask are a part of the form.
        (&["K9", "K11"], |block| matches!(block, Block::Form(_))),
        (
            &["K10"],
            |block| matches!(block, Block::Section(section) if section.title.bare().starts_with("4. ")),
        ),
        (
            &["G4"],
            |block| matches!(block, Block::Section(section) if section.title.bare().starts_with("NEW ")),
        ),
        (&["C5", "K19"], |block| says(block, crate::report::NO_RANGE)),
        (&["K21"], |block| says(block, crate::report::GRADE_OPENING)),
    ];
    for (fails, is) in cases {
        let found = failed(|page| remove(&mut page.blocks, is));
        for id in fails {
            assert!(found.contains(id), "{id} is not among {found:?}");
        }
        // Fewer words make another reading grade, and fewer notes lead nowhere.
        let companions = ["K21", "C2", "G5"];
        for id in &found {
            assert!(fails.contains(id) || companions.contains(id), "{id} fails beside {fails:?}");
        }
    }
}

#[test]
fn two_notes_of_one_number_are_noticed() {
    fn double(blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Notes(notes) => notes.extend(notes.first().cloned()),
                Block::Section(section) => double(&mut section.blocks),
                _ => {}
            }
        }
    }
    assert_eq!(failed(|page| double(&mut page.blocks)), ["C2"]);
}

#[test]
fn what_a_figure_may_not_be_read_without_is_missed() {
    // Without what belongs to it, a figure says neither who was studied, nor when, nor how sure it is, nor where it comes from.
    let found = failed(|page| {
        each_figure(page, &mut |figure| {
            if figure.entry.is_some() {
                figure.details.clear();
                figure.more.clear();
            }
        });
    });
    for id in ["C2", "C5", "K4", "K6", "K8", "K19"] {
        assert!(found.contains(&id), "{id} is not among {found:?}");
    }
    // Another number of people in a figure than in its row.
    let found = failed(|page| {
        each_figure(page, &mut |figure| {
            let lead = figure.lead.bare();
            if lead.contains(" of 100") {
                figure.lead = Text::strong(lead.replace(" of 100", " of 1,000"));
            }
        });
    });
    assert!(found.contains(&"K7") && found.contains(&"G3"), "{found:?}");
    // A chance without its number of people.
    let found = failed(|page| {
        each_figure(page, &mut |figure| {
            let lead = figure.lead.bare();
            if let Some((number, _)) = lead.split_once(" of 100") {
                figure.lead = Text::strong(number);
                figure.more.clear();
            }
        });
    });
    assert!(found.contains(&"K5"), "{found:?}");
}

#[test]
fn an_option_set_louder_or_left_out_is_missed() {
    let found = failed(|page| {
        each_figure(page, &mut |figure| {
            for span in figure.details.iter_mut().flat_map(|detail| &mut detail.0) {
                if let Span::Plain(words) = span {
                    *span = Span::Strong(std::mem::take(words));
                }
            }
        });
    });
    assert_eq!(found, ["C1"]);
    let found = failed(|page| {
        each_matrix(page, &mut |matrix| {
            matrix.columns.pop();
        });
    });
    assert!(found.contains(&"Q3") && found.contains(&"K2"), "{found:?}");
    let found = failed(|page| {
        each_matrix(page, &mut |matrix| {
            for row in matrix.groups.iter_mut().flat_map(|group| &mut group.rows) {
                if let Some(cell) = row.cells.last_mut() {
                    *cell = MatrixCell::Absent(Text::default());
                }
            }
        });
    });
    assert!(found.contains(&"K2"), "{found:?}");
}

#[test]
fn different_people_set_side_by_side_are_missed() {
    let found = failed(|page| {
        each_matrix(page, &mut |matrix| {
            for row in matrix.groups.iter_mut().flat_map(|group| &mut group.rows) {
                row.caution = None;
            }
        });
    });
    assert!(found.contains(&"G7"), "{found:?}");
    let found = failed(|page| {
        each_grid_row(page, &mut |row| {
            if let RowAnswers::Apart { cells, .. } = &mut row.answers {
                let cells = std::mem::take(cells);
                row.answers = RowAnswers::Compared { people: Text::default(), cells };
            }
        });
    });
    assert_eq!(found, ["G7"]);
    // A warning where none is due makes the next one worthless.
    let found = failed(|page| {
        each_grid_row(page, &mut |row| {
            if let RowAnswers::Compared { cells, .. } = &mut row.answers {
                let cells = std::mem::take(cells);
                row.answers = RowAnswers::Apart { warning: Text::plain("do not compare"), cells };
            }
        });
    });
    assert_eq!(found, ["G7"]);
}

#[test]
fn a_key_answer_that_opens_to_nothing_or_is_hard_to_read_is_missed() {
    let found = failed(|page| each_grid_cell(page, &mut |cell| cell.behind.clear()));
    assert!(found.contains(&"G8"), "{found:?}");
    let found = failed(|page| {
        each_grid_cell(page, &mut |cell| {
            if !cell.is_empty {
                cell.lead = Text::plain("97 of 100");
            }
        });
    });
    assert!(found.contains(&"G8"), "{found:?}");
    let found = failed(|page| {
        each_grid_cell(page, &mut |cell| {
            cell.plain = Text::plain(
                "Considerable functional amelioration was demonstrated postoperatively in participants.",
            );
        });
    });
    assert!(found.contains(&"G8"), "{found:?}");
    // A screen that asks three questions leaves the rest open.
    let found = failed(|page| {
        fn shorten(blocks: &mut [Block]) {
            for block in blocks {
                match block {
                    Block::Grid(grid) => grid.rows.truncate(3),
                    Block::Section(section) => shorten(&mut section.blocks),
                    _ => {}
                }
            }
        }
        shorten(&mut page.blocks);
    });
    assert!(found.contains(&"G8"), "{found:?}");
}

#[test]
fn the_question_comes_once_and_early() {
    let twice = |page: &mut Page| page.blocks.push(Block::Paragraph(page.title.clone()));
    let found = failed(twice);
    assert!(found.contains(&"Q2"), "{found:?}");
    let found = failed(|page| {
        let question = std::mem::replace(&mut page.title, Text::plain("A way to the question"));
        let way = Text::plain("It is a long way to the question. ".repeat(40));
        page.blocks.splice(0..0, [Block::Paragraph(way), Block::Paragraph(question)]);
    });
    assert!(found.contains(&"Q2"), "{found:?}");
}
