//! An answer full of words that try to break its renderer.

use serde_json::json;

use super::hostile_parts;
use crate::answer::{AnswerProvenance, CardIndicator, CardSource, CardSummary, Edition, text};
use crate::report::{
    AlertLevel, Block, CardPage, CardPart, CardPartShape, Matrix, MatrixCell, MatrixFigure,
    MatrixGroup, MatrixRow, Note, Page, Records, Report, Text, TreeLine, WhenMet,
};
use crate::values::Verdict;

/// An answer with the same words, full of everything that could break a renderer, in every place of a page.
pub(in crate::render) struct Hostile {
    /// Characters of the long word at the end.
    pub(in crate::render) word: usize,
}

/// Hostile words that end in one of 5,000 characters.
pub(in crate::render) const HOSTILE: Hostile = Hostile { word: 5000 };

impl Hostile {
    /// Marks of every format, control characters, a direction override and a very long word.
    pub(in crate::render) fn words(&self) -> String {
        format!(
            "=a|b \"c\" <script>d</script> &lt; # *e* _f_ `g` [h](i) \\ \n\n# j\r\n- k\t\u{1b}[31ml\u{1b}]0;m\u{7}\u{202e}n\u{9b}2J\u{200f} ❤\u{fe0f} 漢字 \u{e01e1}o │ {}",
            "x".repeat(self.word)
        )
    }
}

impl Report for Hostile {
    fn page(&self) -> Page {
        let text = || {
            let words = self.words();
            Text::plain(words.clone())
                .then_strong(words.clone())
                .then_quiet(words.clone())
                .then_link(words.clone(), format!("https://a.example/{words}"))
                .then_link("p", format!("javascript://{words}"))
                .then_code(words)
                .then_notes(vec![1, 999])
        };
        let figure = || MatrixFigure {
            more: vec![text()],
            entry: Some(self.words()),
            lead: text(),
            details: vec![text(), text()],
        };
        let row = || MatrixRow {
            label: text(),
            caution: Some(text()),
            cells: vec![MatrixCell::Figures(vec![figure(), figure()]), MatrixCell::Absent(text())],
        };
        let leaf = || TreeLine {
            verdict: None,
            when_met: WhenMet::Met,
            text: text(),
            remarks: vec![text()],
            steps: vec![],
        };
        let branch = (0..30).fold(leaf(), |below, _| TreeLine {
            verdict: Some(Verdict::Met),
            when_met: WhenMet::Against,
            text: "k".into(),
            remarks: vec![],
            steps: vec![below],
        });
        let alert =
            |level| Block::Alert { level, title: text(), body: vec![text(), Text::default()] };
        let mut page = Page {
            compact: false,
            opened: false,
            title: text(),
            blocks: vec![
                alert(AlertLevel::Urgent),
                alert(AlertLevel::Important),
                Block::section(
                    text(),
                    vec![Block::section(text(), vec![Block::Paragraph(text())])],
                ),
                Block::Paragraph(text()),
                Block::Paragraph(Text::default()),
                Block::Hint(text()),
                Block::List { ordered: true, items: vec![text()] },
                Block::List { ordered: false, items: vec![text(), Text::default()] },
                Block::Matrix(Matrix {
                    columns: vec![text(), text()],
                    groups: vec![
                        MatrixGroup { heading: text(), rows: vec![row()] },
                        MatrixGroup::default(),
                    ],
                }),
                Block::Matrix(Matrix::default()),
                Block::Entries(vec![(text(), text()), ("a".into(), text())]),
                Block::Entries(vec![("a".into(), text())]),
                Block::Steps(vec![leaf(), branch]),
                Block::Notes(vec![Note { number: 1, text: text() }]),
            ],
        };
        page.blocks.extend(hostile_parts::blocks(&text()));
        page
    }

    fn cards(&self) -> Vec<CardPage> {
        // Short enough to go in, too.
        [self.words(), Self { word: 1 }.words()].map(|words| card_of(&words)).into()
    }

    fn records(&self, _made: &AnswerProvenance) -> Records {
        Records { header: vec!["a", "b"], rows: vec![vec![self.words(), String::new()]] }
    }

    fn document(&self, _made: &AnswerProvenance) -> serde_json::Value {
        json!({ self.words(): self.words() })
    }

    fn json(&self, made: &AnswerProvenance) -> String {
        text(&self.document(made))
    }

    fn edition(&self) -> Edition<'_> {
        Edition::of(None)
    }

    fn seed(&self) -> Option<u64> {
        None
    }
}

/// A card with these words in every place.
fn card_of(words: &str) -> CardPage {
    let part = |rank, shape| CardPart {
        text: Text::plain(words).then_strong(words).then_code(words),
        shape,
        rank,
        sources: vec![words.to_owned()],
    };
    CardPage {
        indicator: CardIndicator::Warning,
        summaries: vec![words.to_owned()],
        fixed_summary: CardSummary::fixed("Fruit."),
        source: CardSource::of(words),
        parts: vec![part(0, CardPartShape::Paragraph), part(1, CardPartShape::Item)],
        foot: Text::plain(words),
        foot_rank: 2,
        rest: Text::plain("All."),
    }
}
