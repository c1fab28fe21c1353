//! The audit as a document: items, sums, balance, reading grades, ages, other lists.

use super::AuditReport;
use super::balance::BalanceEntry;
use super::grade::ReadingEntry;
use crate::answer::{CommandAnswer, Missing, Number, Rows, Table, with_missing, written};
use crate::audit::{
    AGE_LIMIT_YEARS, Age, CrosswalkResult, Extent, Fault, ItemGroup, Judgement, Status,
    VerificationMethod,
};
use crate::evidence::Detail;
use crate::knowledge::Knowledge;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The document of `audit`.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Audit")]
pub struct AuditEntry<'a> {
    /// The file or folder as the user named it.
    pub file: &'a str,
    /// The day of the audit.
    #[serde(serialize_with = "written")]
    #[schemars(with = "String")]
    pub today: Date,
    /// Whether every computed item is met and, if asked for, everything that can be declared is.
    pub passes: bool,
    /// Whether what nobody has declared counts as a failure.
    pub strict: bool,
    /// The conditions whose pages were looked at.
    pub conditions: &'a [String],
    /// How many items of the list came out how, by kind. Kinds are never added up.
    pub counts: StatusCounts,
    /// The same of the rules beyond the list.
    pub house_counts: StatusCounts,
    /// The items, in the order of the list.
    pub items: Vec<ItemEntry<'a>>,
    /// Problems of a file that does not load which break no item of their own.
    pub other_problems: Vec<FaultEntry<'a>>,
    /// How much room each option is given.
    pub balance: Vec<BalanceEntry<'a>>,
    /// How hard each page is to read.
    pub reading: Vec<ReadingEntry<'a>>,
    /// How old the evidence is.
    pub ages: Option<AgesEntry<'a>>,
    /// Other lists, mapped to these items.
    pub crosswalk: Vec<CrosswalkEntry<'a>>,
    /// What of the other lists nobody here has read.
    pub crosswalk_not_read: &'static str,
    /// What an audit can not show.
    pub limits: [&'static str; 6],
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// Items by kind and status; what none came out as is not there.
type StatusCounts = BTreeMap<&'static str, BTreeMap<&'static str, usize>>;

/// One item, judged.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ItemEntry<'a> {
    /// Public id.
    pub id: &'static str,
    /// The part of the list.
    pub group: ItemGroup,
    /// How it can be answered.
    pub kind: VerificationMethod,
    /// How it came out.
    pub status: Status,
    /// What it asks.
    pub asks: &'static str,
    /// Where to look.
    pub evidence: &'a str,
    /// What was counted, declared or not claimed.
    pub message: &'a str,
    /// What is wrong, each at its place.
    pub faults: Vec<FaultEntry<'a>>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FaultEntry<'a> {
    /// A field of the knowledge file, or a part of a page.
    pub at: &'a str,
    /// The file.
    pub file: Option<&'a str>,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// What is wrong there.
    pub message: &'a str,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// How old the sources of the figures are.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AgesEntry<'a> {
    /// What is older is told.
    pub limit_years: u64,
    /// All pages together.
    pub all: AgeEntry<'a>,
    /// Each page.
    pub pages: Vec<AgeEntry<'a>>,
}

/// Sources by their age.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AgeEntry<'a> {
    /// The condition; `all` for all pages.
    pub condition: &'a str,
    /// How many there are.
    pub sources: usize,
    /// How many are older than the limit.
    pub older: usize,
    /// How many have no year.
    pub undated: usize,
    /// The year of the oldest.
    pub oldest: Option<u64>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

/// What another list asks for, and how far it is met.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CrosswalkEntry<'a> {
    /// Whose list it is.
    pub list: &'static str,
    /// Where it is published.
    pub source: &'static str,
    /// What it asks.
    pub asks: &'static str,
    /// The items that answer it.
    pub items: &'static [&'static str],
    /// How far it is met.
    pub status: Extent,
    /// How many of its items are met.
    pub met: usize,
    /// The items that are not.
    pub not_met: &'a [&'static str],
    /// What no check here can show.
    pub not_computed: Option<&'static str>,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl<'a> AuditEntry<'a> {
    fn of(report: &'a AuditReport) -> Self {
        let audit = &report.audit;
        let ages = audit.ages.as_ref().map(|ages| AgesEntry {
            limit_years: AGE_LIMIT_YEARS,
            all: AgeEntry::of("all", &ages.all),
            pages: ages.pages.iter().map(|page| AgeEntry::of(&page.condition, &page.age)).collect(),
        });
        with_missing!(Self {
            file: &report.name,
            today: report.today,
            passes: report.passes(),
            strict: report.strict,
            conditions: &audit.conditions,
            counts: counts(report, false),
            house_counts: counts(report, true),
            items: audit.judgements.iter().map(ItemEntry::of).collect(),
            other_problems: audit.other_problems.iter().map(FaultEntry::of).collect(),
            balance: audit.balance.iter().map(BalanceEntry::of).collect(),
            reading: audit.grades.iter().map(ReadingEntry::of).collect(),
            ages: unless(ages, "the file cannot be read whole"),
            crosswalk: audit.crosswalk.iter().map(CrosswalkEntry::of).collect(),
            crosswalk_not_read: crate::audit::crosswalk::NOT_READ,
            limits: super::page::LIMITS,
        })
    }
}

fn counts(report: &AuditReport, house: bool) -> StatusCounts {
    let mut kinds = StatusCounts::new();
    for kind in VerificationMethod::ALL.iter().copied() {
        for status in Status::ALL.iter().copied() {
            let count = report.audit.count(kind, house, status);
            if count > 0 {
                kinds.entry(kind.slug()).or_default().insert(status.slug(), count);
            }
        }
    }
    kinds
}

impl<'a> ItemEntry<'a> {
    fn of(judgement: &'a Judgement) -> Self {
        Self {
            id: judgement.item.id,
            group: judgement.item.group,
            kind: judgement.item.kind(),
            status: judgement.status,
            asks: judgement.item.asks,
            evidence: &judgement.evidence,
            message: &judgement.message,
            faults: judgement.faults.iter().map(FaultEntry::of).collect(),
        }
    }
}

impl<'a> FaultEntry<'a> {
    fn of(fault: &'a Fault) -> Self {
        let line = fault.line.as_ref();
        let reason = "it is on a page, or in more than one line";
        with_missing!(Self {
            at: &fault.at,
            file: unless(line.map(|line| line.file.as_str()), reason),
            line: unless(line.map(|line| line.line), reason),
            message: &fault.says,
        })
    }
}

impl<'a> AgeEntry<'a> {
    fn of(condition: &'a str, age: &Age) -> Self {
        with_missing!(Self {
            condition,
            sources: age.sources,
            older: age.older,
            undated: age.undated,
            oldest: unless(age.oldest, "none has a year"),
        })
    }
}

impl<'a> CrosswalkEntry<'a> {
    fn of(crossed: &'a CrosswalkResult) -> Self {
        with_missing!(Self {
            list: crossed.ask.list,
            source: crossed.ask.source,
            asks: crossed.ask.asks,
            items: crossed.ask.items,
            status: crossed.extent,
            met: crossed.met,
            not_met: &crossed.missing,
            not_computed: unless(crossed.ask.beyond, "the items show all of it"),
        })
    }
}

/// Which of the two pages of a decision.
pub(super) fn page_name(detail: Detail) -> &'static str {
    match detail {
        Detail::Brief | Detail::Normal => "usual",
        Detail::Full => "every_row",
    }
}

/// Two decimals are all that a count of some hundred words is worth.
pub(super) fn rounded(value: Option<f64>) -> Option<Number> {
    value
        .filter(|value| value.is_finite())
        .map(|value| Number::Plain((value * 100.0).round() / 100.0))
}

impl Serialize for AuditReport<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        AuditEntry::of(self).serialize(serializer)
    }
}

impl JsonSchema for AuditReport<'_> {
    fn schema_name() -> Cow<'static, str> {
        AuditEntry::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        AuditEntry::json_schema(generator)
    }
}

impl CommandAnswer for AuditReport<'_> {
    const TABLE: Table = Table {
        header: "id,group,kind,status,asks,message,evidence,file,line",
        rows: &[
            Rows { each: &["items"], fields: &["id group kind status asks message evidence"] },
            Rows {
                each: &["items", "faults"],
                fields: &["^id ^group ^kind ^status message evidence:at file line"],
            },
            Rows {
                each: &["other_problems"],
                fields: &["status:=not_met message evidence:at file line"],
            },
        ],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        self.knowledge
    }
}
