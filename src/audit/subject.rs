//! What an audit looks at: the knowledge, and for each decision the page that a reader gets whole.

use super::grades::{PageGrades, grades};
use super::meter::{Balance, balance};
use super::passage::{Passage, PassageKind, texts_of};
use super::segmentation::passages;
use super::texts::{JoinedTexts, PageTexts, ProseTexts, SaidTexts};
use crate::answer::{Compare, CostQuery, CostReport, Extras, NoPrices};
use crate::cost::{Choice, TreatmentOrPathway};
use crate::evidence::{self, Comparison, Detail, compare};
use crate::knowledge::{Condition, Finding, Knowledge, Treatment};
use crate::profile::Profile;
use crate::reading::Glossary;
use crate::report::{
    Block, GRADE_OPENING, MatrixCell, MatrixFigure, MatrixRow, NO_RANGE, Page, WordsFound,
    comparison_page, explained,
};
use crate::rules::assess;
use crate::values::Ref;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::rc::Rc;

/// Everything that the checks may look at.
#[derive(Debug)]
pub(super) struct Subject<'s> {
    pub(super) knowledge: &'s Knowledge,
    pub(super) today: Date,
    /// Two a decision: the usual page and the one with every row.
    pub(super) pages: Vec<AuditedPage<'s>>,
    /// The room of the options, page by page.
    pub(super) balance: Vec<Balance>,
    /// How hard each page is.
    pub(super) grades: Vec<PageGrades>,
    /// The different texts of the pages in small letters, in the order of their numbers.
    pub(super) lower: JoinedTexts,
}

impl<'s> Subject<'s> {
    /// Measures the pages once, for the checks and for the report.
    pub(super) fn of(
        knowledge: &'s Knowledge,
        made: &'s [ReportWithPage<'s>],
        today: Date,
        prose: &mut ProseTexts,
    ) -> Self {
        let mut texts = PageTexts::new(prose);
        let cut: Vec<Vec<Passage>> = made.iter().map(|made| made.passages(&mut texts)).collect();
        let said = Rc::new(texts.said());
        let pages: Vec<AuditedPage> = made
            .iter()
            .zip(cut)
            .map(|(made, passages)| AuditedPage::of(knowledge, made, passages, Rc::clone(&said)))
            .collect();
        Self {
            knowledge,
            today,
            balance: pages.iter().map(balance).collect(),
            grades: pages.iter().map(grades).collect(),
            lower: texts.lower(),
            pages,
        }
    }

    /// The pages with every row, one a decision.
    pub(super) fn whole(&self) -> impl Iterator<Item = &AuditedPage<'s>> {
        self.pages.iter().filter(|audited| audited.detail == Detail::Full)
    }
}

/// One page of a decision, and what it was made from.
#[derive(Debug)]
pub(super) struct AuditedPage<'s> {
    pub(super) knowledge: &'s Knowledge,
    pub(super) condition: &'s Condition,
    /// Whether it has every row or those that the file chose.
    pub(super) detail: Detail,
    /// Which condition it is.
    pub(super) pointer: Ref<Condition>,
    /// The columns.
    pub(super) columns: &'s [Ref<Treatment>],
    /// The treatments of the columns.
    pub(super) options: Vec<&'s Treatment>,
    /// Every block of the page, those that are folded away too.
    pub(super) blocks: Vec<&'s Block>,
    /// The words that it explains.
    pub(super) glossary: &'s Glossary,
    /// Its texts.
    pub(super) passages: Vec<Passage<'s>>,
    /// Which of the different texts of all pages it has, by their numbers.
    has: Vec<bool>,
    said: Rc<SaidTexts>,
    /// Its rows, each by its label.
    pub(super) rows: Vec<(String, &'s evidence::Row)>,
    /// The rows that the usual page of the decision has, each by its label, whatever this page has.
    pub(super) usual: Vec<(String, &'s evidence::Row)>,
    /// Every figure of the table that shows a finding.
    pub(super) shown: Vec<Shown<'s>>,
}

/// A figure of the table as it is printed.
#[derive(Debug)]
pub(super) struct Shown<'s> {
    pub(super) row: &'s MatrixRow,
    pub(super) figure: &'s MatrixFigure,
    /// The finding that it shows.
    pub(super) finding: &'s Finding,
    /// Which finding it is.
    pub(super) pointer: Ref<Finding>,
    /// It is the figure of what the finding's treatment was compared with.
    pub(super) is_other_side: bool,
    /// Everything that is printed with it, in one line.
    pub(super) words: String,
    /// Its row as a place.
    pub(super) at: String,
}

/// One page, and the report that it is made from. The only place where an audit makes them.
#[derive(Debug)]
pub(super) struct ReportWithPage<'k> {
    report: Compare<'k>,
    page: Page,
    /// The words that the page explains.
    glossary: Glossary,
    /// The usual rows of the decision, whatever the page has.
    usual: Comparison<'k>,
}

impl<'k> ReportWithPage<'k> {
    /// The pages of `compare --condition ID --detail … -o page.html` for a reader of whom nothing is known, which hold most: the usual one, and the
    /// one with every row.
    pub(super) fn both(
        knowledge: &'k Knowledge,
        condition: Ref<Condition>,
        today: Date,
        words: &mut WordsFound<'k>,
        prose: &mut ProseTexts,
    ) -> [Self; 2] {
        let offered = knowledge.conditions[condition].treatments.iter();
        let costs = CostQuery {
            condition: Some(condition),
            choices: offered
                .map(|treatment| Choice::unnamed(TreatmentOrPathway::Treatment(*treatment)))
                .collect(),
            sums_only: true,
            ..CostQuery::new(knowledge, today)
        };
        let costs = CostReport::of(costs).map_err(|_| NoPrices::OfNobody);
        [Detail::Normal, Detail::Full].map(|detail| {
            Self::of(knowledge, condition, detail, costs.clone(), today, words, prose)
        })
    }

    fn of(
        knowledge: &'k Knowledge,
        condition: Ref<Condition>,
        detail: Detail,
        costs: Result<CostReport<'k>, NoPrices<'k>>,
        today: Date,
        words: &mut WordsFound<'k>,
        prose: &mut ProseTexts,
    ) -> Self {
        let profile = Profile::of_condition(knowledge, condition);
        let report = Compare {
            knowledge,
            comparison: compare(
                knowledge,
                condition,
                &knowledge.conditions[condition].treatments,
                detail,
            ),
            detail,
            extras: Extras::ALL,
            assessment: assess(knowledge, &profile, &[]),
            profile,
            costs,
            weighed: None,
            despite_red_flags: false,
            today,
        };
        let mut glossary = None;
        let page = comparison_page(&report, words, |texts, known| {
            let reading = prose.read(texts, &known);
            glossary = Some(known);
            reading
        });
        let glossary = glossary.unwrap_or_else(|| explained(knowledge, &page.blocks));
        let usual = compare(knowledge, condition, &report.comparison.columns, Detail::Normal);
        Self { report, page, glossary, usual }
    }

    /// The treatments of the columns.
    fn options(&self) -> impl Iterator<Item = &'k Treatment> {
        self.report.treatments()
    }

    /// The texts of the page, each at its place.
    fn passages<'s>(&'s self, texts: &mut PageTexts<'s, '_>) -> Vec<Passage<'s>> {
        let names = |option: &Treatment| vec![option.short.clone(), option.label.clone()];
        passages(&self.page, &self.options().map(names).collect::<Vec<_>>(), texts)
    }

    /// The rows that the usual page of the decision has.
    fn usual_rows(&self) -> &[evidence::Row] {
        let is_usual = self.report.detail == Detail::Normal;
        if is_usual { self.report.comparison.rows() } else { self.usual.rows() }
    }

    /// Whether `compare` makes the same page.
    #[cfg(test)]
    pub(super) fn is_what_a_reader_gets(&self) -> bool {
        self.page == crate::report::HasPage::page(&self.report)
    }

    /// Another page than the program makes, to see whether a check notices.
    #[cfg(test)]
    pub(super) fn change(&mut self, change: impl FnOnce(&mut Page)) {
        change(&mut self.page);
        self.glossary = explained(self.report.knowledge, &self.page.blocks);
    }
}

impl<'s> AuditedPage<'s> {
    pub(super) fn of(
        knowledge: &'s Knowledge,
        made: &'s ReportWithPage<'s>,
        passages: Vec<Passage<'s>>,
        said: Rc<SaidTexts>,
    ) -> Self {
        let ReportWithPage { report, page, glossary, .. } = made;
        let comparison = &report.comparison;
        let numbers = || passages.iter().map(|passage| passage.known.number);
        let mut has = vec![false; numbers().max().map_or(0, |last| last + 1)];
        for number in numbers() {
            if let Some(has) = has.get_mut(number) {
                *has = true;
            }
        }
        let condition = &knowledge.conditions[comparison.condition];
        let blocks = blocks(&page.blocks);
        Self {
            has,
            said,
            knowledge,
            condition,
            detail: report.detail,
            pointer: comparison.condition,
            columns: &comparison.columns,
            options: made.options().collect(),
            glossary,
            passages,
            rows: comparison.rows().iter().map(|row| (report.label(row), row)).collect(),
            usual: made.usual_rows().iter().map(|row| (report.label(row), row)).collect(),
            shown: shown(knowledge, condition, &comparison.columns, &blocks),
            blocks,
        }
    }

    /// Whether these words stand on the page, in one piece.
    pub(super) fn says(&self, words: &str) -> bool {
        let has = |number: usize| self.has.get(number) == Some(&true);
        let said = &self.said;
        !words.is_empty()
            && (said.beginning(words).any(has) || said.saying(words).iter().copied().any(has))
    }

    /// Every row of the page's tables.
    pub(super) fn table_rows(&self) -> impl Iterator<Item = &'s MatrixRow> {
        table_rows(&self.blocks)
    }

    /// Whether a passage is about the page and not about care: its dates and method, its legend, its own reading grade.
    pub(super) fn is_of_itself(&self, passage: &Passage) -> bool {
        let about = &self.knowledge.about;
        let words = passage.words();
        // A version may be "7", which stands in many a figure: it is exempt only with its label.
        (!about.method.is_empty() && words.contains(about.method.as_str()))
            || words.contains(NO_RANGE)
            || words.contains(GRADE_OPENING)
            || words == about.version
            || words.contains(&format!("version {}", about.version))
            || words.contains(&format!("Version {}", about.version))
    }

    /// The name of an option, by the order of the columns.
    pub(super) fn option(&self, position: usize) -> &'s str {
        self.options.get(position).map_or("", |option| option.short.as_str())
    }

    /// A place on this page.
    pub(super) fn place<P: Display>(&self, place: P) -> PagePlace<'s, P> {
        PagePlace { condition: &self.condition.id, place }
    }

    /// The passages of a kind.
    pub(super) fn parts(&self, part: PassageKind) -> impl Iterator<Item = &Passage<'s>> {
        self.passages.iter().filter(move |passage| passage.part == part)
    }
}

/// Every figure of a page's tables that shows a finding.
fn shown<'s>(
    knowledge: &'s Knowledge,
    condition: &Condition,
    columns: &[Ref<Treatment>],
    blocks: &[&'s Block],
) -> Vec<Shown<'s>> {
    let findings: BTreeMap<&str, (Ref<Finding>, &Finding)> =
        knowledge.findings.refs().map(|found| (found.1.id.as_str(), found)).collect();
    let mut shown = Vec::new();
    for row in table_rows(blocks) {
        let at = format!("{}: row \"{}\"", condition.id, row.label.bare());
        for (option, cell) in row.cells.iter().enumerate() {
            let figures = match cell {
                MatrixCell::Figures(figures) => figures.as_slice(),
                MatrixCell::Absent(_) => &[],
            };
            for figure in figures {
                let found = figure.entry.as_deref().and_then(|entry| findings.get(entry));
                if let Some((pointer, finding)) = found {
                    let is_own = |own: &Ref<Treatment>| finding.treatments.contains(own);
                    shown.push(Shown {
                        row,
                        figure,
                        finding,
                        pointer: *pointer,
                        is_other_side: !columns.get(option).is_some_and(is_own),
                        words: words_of(figure),
                        at: at.clone(),
                    });
                }
            }
        }
    }
    shown
}

/// Everything that is printed with a figure, in one line.
fn words_of(figure: &MatrixFigure) -> String {
    let mut words = String::new();
    for (place, text) in texts_of(figure).enumerate() {
        if place > 0 {
            words.push_str("; ");
        }
        text.add_bare(&mut words);
    }
    words
}

/// Every row of the tables among these blocks.
fn table_rows<'s>(blocks: &[&'s Block]) -> impl Iterator<Item = &'s MatrixRow> {
    blocks
        .iter()
        .filter_map(|block| if let Block::Matrix(matrix) = block { Some(matrix) } else { None })
        .flat_map(|matrix| &matrix.groups)
        .flat_map(|group| &group.rows)
}

/// A place on the page of a condition, to be put into words where something is wrong there.
pub(super) struct PagePlace<'s, P> {
    condition: &'s str,
    place: P,
}

impl<P: Display> Display for PagePlace<'_, P> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.condition, self.place)
    }
}

/// Blocks and those folded away in them, in reading order.
fn blocks(all: &[Block]) -> Vec<&Block> {
    let mut found = Vec::new();
    for block in all {
        found.push(block);
        found.extend(blocks(block.inner()));
    }
    found
}
