//! The option grid: a table whose cells open to what stands behind them; on a phone a card a question with a line a choice.

use super::words::ViewContext;
use crate::report::{
    Counted, GridCell, GridLine, GridRow, OptionGrid, RowAnswers, Sparkline, Sureness, Text,
};
use askama::Template;
use askama::filters::{HtmlSafe, Safe};
use std::collections::BTreeSet;

/// The grid.
#[derive(Template)]
#[template(path = "grid.html", config = "src/render/html/askama.toml")]
pub(super) struct GridView<'p> {
    grid: &'p OptionGrid,
    context: ViewContext<'p>,
}

// The template escapes what it is given.
impl HtmlSafe for GridView<'_> {}

impl<'p> GridView<'p> {
    pub(super) fn of(grid: &'p OptionGrid, context: ViewContext<'p>) -> Self {
        Self { grid, context }
    }

    /// The class of a row: how its figures belong together, and what they count.
    fn class(row: &GridRow) -> String {
        let people = match row.answers {
            RowAnswers::Compared { .. } => "compared",
            RowAnswers::Apart { .. } => "apart",
            RowAnswers::Across(_) => "across",
        };
        let counts = match row.counts {
            Counted::Help => " help",
            Counted::Harm => " harm",
            Counted::Neither => "",
        };
        format!("{people}{counts}")
    }

    /// What the head of a row says of its people.
    fn people(row: &'p GridRow) -> Option<&'p Text> {
        match &row.answers {
            RowAnswers::Compared { people: head, .. } | RowAnswers::Apart { warning: head, .. } => {
                Some(head).filter(|head| !head.is_empty())
            }
            RowAnswers::Across(_) => None,
        }
    }

    fn cells(&self, row: &'p GridRow) -> impl Iterator<Item = (&'p Text, &'p GridCell)> {
        self.grid.columns.iter().zip(row.answers.cells())
    }

    fn lines(row: &'p GridRow) -> &'p [GridLine] {
        row.answers.lines()
    }

    /// The numbers of the sources behind a figure. On a screen they stand in what opens; paper can't open it.
    fn on_paper(behind: &[Vec<(Text, Text)>]) -> String {
        let numbers = behind.iter().flatten().flat_map(|(_, value)| value.notes());
        let numbers: BTreeSet<usize> = numbers.collect();
        numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
    }

    /// The figure; a range of dollars may go on in a second line behind its hyphen, and nowhere within an amount.
    fn lead(&self, cell: &'p GridCell) -> Safe<String> {
        let words = self.context.words(&cell.lead).to_string();
        let mut parts = words.split("-$").peekable();
        let mut lead = String::with_capacity(words.len() + 5);
        while let Some(part) = parts.next() {
            lead.push_str(part);
            if parts.peek().is_some() {
                let is_range = part.ends_with(|letter: char| letter.is_ascii_digit());
                lead.push_str(if is_range { "-<wbr>$" } else { "-$" });
            }
        }
        Safe(lead)
    }

    /// How sure, in marks; a word beside them says the same.
    fn marks(sureness: &Sureness) -> String {
        let marks = usize::from(sureness.marks.min(Sureness::MOST));
        "●".repeat(marks) + &"○".repeat(usize::from(Sureness::MOST) - marks)
    }

    fn sparkline(of: &Sparkline) -> SparklineView {
        SparklineView { of: *of }
    }
}

/// A small drawing.
#[derive(Template)]
#[template(path = "sparkline.html", config = "src/render/html/askama.toml")]
struct SparklineView {
    of: Sparkline,
}

// The template holds numbers alone.
impl HtmlSafe for SparklineView {}

impl SparklineView {
    fn others(people: &u8) -> String {
        Self::dots(*people, 100)
    }

    fn counted(people: &u8) -> String {
        Self::dots(0, *people)
    }

    /// The lines of dots from one person to before another, ten a line.
    fn dots(from: u8, to: u8) -> String {
        let to = to.min(100);
        let mut path = String::new();
        for line in 0..10_u8 {
            let first = from.max(line * 10);
            let end = to.min((line + 1) * 10);
            if first < end {
                path.push_str(&format!(
                    "M{}.5 {}.5h{}.01",
                    3 + 7 * u32::from(first - line * 10),
                    3 + 7 * u32::from(line),
                    7 * u32::from(end - first - 1)
                ));
            }
        }
        path
    }

    /// A place on a bar of 200.
    fn fifth(thousandths: &u16) -> u16 {
        (*thousandths).min(1000) / 5
    }
}
