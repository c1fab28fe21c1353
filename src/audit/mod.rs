//! The audit: what the pages for patients achieve, item by item, and what nobody can compute.
//!
//! An item is computed here, declared by somebody, in need of a study, or about another kind of aid; the four are never added up. A check looks at
//! the very page that a reader gets and at the knowledge behind it, and it can fail. It proves that something is there and consistent, never
//! that it is good.

mod ages;
mod check_result;
mod checks;
mod counting;
mod crosswalk;
mod grades;
mod item;
mod items;
mod judgement;
mod meter;
mod passage;
mod report;
mod segmentation;
mod status;
mod subject;
#[cfg(test)]
mod tests;
mod texts;
mod unread;

pub use ages::{AGE_LIMIT_YEARS, Age, Ages, PageAge};
pub use check_result::{Fault, FileLine};
pub use crosswalk::{CrosswalkResult, Extent, ExternalRequirement};
pub use grades::{EASY_GRADE, Grade, HARDEST_GRADE, PageGrades};
pub use item::{AuditItem, ItemGroup, VerificationMethod};
pub use items::{ITEMS, LISTED};
pub use judgement::Judgement;
pub use meter::{Balance, InformationAmount, OptionPair, Points, Ratio};
pub use report::{AuditEntry, AuditReport};
pub use status::Status;

use crate::knowledge::{Condition, Knowledge, Term};
use crate::reading::Glossary;
use crate::report::WordsFound;
use crate::values::Ref;
use crate::yaml::Problem;
use jiff::civil::Date;
use subject::{ReportWithPage, Subject};
use texts::ProseTexts;

/// Everything that an audit found.
#[derive(Debug)]
pub struct Audit {
    /// The conditions whose pages were looked at, by their ids.
    pub conditions: Vec<String>,
    /// One an item, in the order of the list.
    pub judgements: Vec<Judgement>,
    /// Problems of a file that does not load which break no item of their own.
    pub other_problems: Vec<Fault>,
    /// Even room, page by page.
    pub balance: Vec<Balance>,
    /// How hard each page is to read.
    pub grades: Vec<PageGrades>,
    /// The age of the evidence; `None` where the file cannot be read.
    pub ages: Option<Ages>,
    /// Other lists.
    pub crosswalk: Vec<CrosswalkResult>,
}

impl Audit {
    /// Whether every computed item is met.
    pub fn is_met(&self) -> bool {
        self.other_problems.is_empty()
            && self.of_kind(VerificationMethod::Computed).all(|of| of.status == Status::Met)
    }

    /// Whether everything that somebody would have to declare is declared.
    pub fn is_declared(&self) -> bool {
        self.of_kind(VerificationMethod::Declared).all(|of| of.status == Status::Declared)
    }

    /// How many items of a kind came out so; the house rules are counted apart.
    pub fn count(&self, kind: VerificationMethod, house: bool, status: Status) -> usize {
        let of_list = self.of_kind(kind).filter(|of| (of.item.group == ItemGroup::House) == house);
        of_list.filter(|of| of.status == status).count()
    }

    fn of_kind(&self, kind: VerificationMethod) -> impl Iterator<Item = &Judgement> {
        self.judgements.iter().filter(move |judgement| judgement.item.kind() == kind)
    }
}

/// Looks at the pages of these conditions.
pub fn audit(knowledge: &Knowledge, conditions: &[Ref<Condition>], today: Date) -> Audit {
    let explained = Glossary::new(knowledge.glossary.iter().flat_map(Term::forms));
    let mut words = WordsFound::of_many_pages(knowledge, explained.clone());
    let mut prose = ProseTexts::new(explained);
    let made: Vec<ReportWithPage> = conditions
        .iter()
        .flat_map(|condition| {
            ReportWithPage::both(knowledge, *condition, today, &mut words, &mut prose)
        })
        .collect();
    let subject = Subject::of(knowledge, &made, today, &mut prose);
    let judgements: Vec<Judgement> =
        ITEMS.iter().map(|item| Judgement::of(item, &subject)).collect();
    Audit {
        conditions: subject.whole().map(|audited| audited.condition.id.clone()).collect(),
        other_problems: Vec::new(),
        ages: Some(ages::ages(&subject)),
        crosswalk: crosswalk::crosswalk(&judgements),
        judgements,
        balance: subject.balance,
        grades: subject.grades,
    }
}

/// What can be said of a file that does not load: each problem breaks its item, and nothing else is judged.
pub fn audit_unread(problems: &[Problem]) -> Audit {
    let mut broken: Vec<(&'static str, Fault)> = Vec::new();
    let mut other_problems = Vec::new();
    for problem in problems {
        let fault = unread::fault(problem);
        let items = unread::broken_items(problem);
        if items.is_empty() {
            other_problems.push(fault);
        } else {
            broken.extend(items.into_iter().map(|id| (id, fault.clone())));
        }
    }
    let judgements: Vec<Judgement> = ITEMS
        .iter()
        .map(|item| {
            let faults = broken
                .iter()
                .filter(|(id, _)| *id == item.id)
                .map(|(_, fault)| fault.clone())
                .collect();
            Judgement::of_unread(item, faults)
        })
        .collect();
    Audit {
        conditions: Vec::new(),
        other_problems,
        balance: Vec::new(),
        grades: Vec::new(),
        ages: None,
        crosswalk: crosswalk::crosswalk(&judgements),
        judgements,
    }
}
