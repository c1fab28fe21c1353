//! What a look at the codes of files found.

use super::{CommandAnswer, Missing, Rows, Table, answer_entry, with_missing};
use crate::knowledge::Knowledge;
use crate::profile::record::{CodeFinding, CodeLook};
use crate::wording::codes as words;
use schemars::JsonSchema;
use serde::Serialize;

answer_entry! {
    /// The answer of `validate --codes`.
    pub struct CodesValidation<'k>;

    /// The answer about these files, held against the lists of that knowledge.
    pub fn of(knowledge: &'k Knowledge, files: Vec<LookedFile>) {
        let count = |level: &str| -> usize {
            let findings = files.iter().flat_map(|file| &file.findings);
            findings.filter(|finding| finding.level == level).count()
        };
        let (errors, warnings) = (count("error"), count("warning"));
        let releases = knowledge.code_systems.iter().filter_map(|system| {
            Some(format!("{}, {}", system.label, system.release.as_ref()?.label))
        });
    }

    /// Whether nothing is surely wrong.
    pub sound: bool = errors == 0,
    /// How many things are surely wrong.
    pub errors: usize = errors,
    /// How many may be.
    pub warnings: usize = warnings,
    /// The releases that the codes were held against.
    pub releases: Vec<String> = releases.collect(),
    /// The files, in the order in which they were named.
    pub files: Vec<LookedFile> = files,
    /// Where the lists are.
    #[serde(skip)]
    pub knowledge: &'k Knowledge = knowledge,
}

/// What a look at one file found.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct LookedFile {
    /// The file as the user named it.
    pub file: String,
    /// How many codes were looked at.
    pub codes: usize,
    /// What was found, in the order of the file.
    pub findings: Vec<CodeFindingEntry>,
}

/// One thing that is wrong with a code, or may be.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CodeFindingEntry {
    /// The file.
    pub file: String,
    /// Where in it: a JSON pointer in a bundle, ids and keys in a knowledge file.
    pub place: String,
    /// `error` or `warning`.
    pub level: &'static str,
    /// Which rule, in one word.
    pub rule: &'static str,
    /// The id of the system that is named.
    pub system: String,
    /// The code.
    pub code: Option<String>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub hint: String,
    /// Why a field is null.
    pub missing_because: Missing<'static>,
}

impl LookedFile {
    /// What a look at a file found, with the lists of `lists`.
    pub fn of(file: &str, lists: &Knowledge, look: CodeLook) -> Self {
        let entry = |finding: CodeFinding| {
            let CodeFinding { place, system, code, fault } = finding;
            let system = &lists.code_systems[system];
            let release = system.release.as_ref().map_or("", |release| release.label.as_str());
            let (message, hint) = words::fault(lists, &system.label, release, &fault);
            with_missing!(CodeFindingEntry {
                file: file.to_owned(),
                place,
                level: if fault.is_error() { "error" } else { "warning" },
                rule: words::fault_word(&fault),
                system: system.id.clone(),
                code: unless(code, "it does not look like a code of that system"),
                message,
                hint,
            })
        };
        let findings = look.findings.into_iter().map(entry).collect();
        Self { file: file.to_owned(), codes: look.codes, findings }
    }
}

impl CommandAnswer for CodesValidation<'_> {
    const TABLE: Table = Table {
        header: "file,place,level,rule,system,code,message,hint",
        rows: &[Rows {
            each: &["files", "findings"],
            fields: &["file place level rule system code message hint"],
        }],
    };

    fn knowledge(&self) -> Option<&Knowledge> {
        Some(self.knowledge)
    }
}
