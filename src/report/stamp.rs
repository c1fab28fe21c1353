//! What a report was made from, so that it can be made again: the program, the knowledge, what was asked, the day.

use super::{Block, Page, Records, Report, Text};
use serde_json::{Value, json};

/// A report with what it was made from.
pub struct Stamped<'r> {
    /// The report.
    pub report: &'r dyn Report,
    /// SHA-256 of what was asked and of the files that were read for it.
    pub inputs: String,
    /// The day that ages are counted to.
    pub today: jiff::civil::Date,
}

/// The program's name and version.
const PROGRAM: &str = "spinecmp";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// So much of a hash tells two apart at a glance.
const SHORT: usize = 8;

impl Stamped<'_> {
    fn line(&self, is_short: bool) -> String {
        let cut = |hash: &str| {
            if is_short { hash.chars().take(SHORT).collect::<String>() } else { hash.to_owned() }
        };
        let knowledge = self.report.edition().map_or(String::new(), |edition| {
            format!("; knowledge {} {}", edition.version, cut(edition.sha256))
        });
        let seed = self.report.seed().map_or(String::new(), |seed| format!("; seed {seed}"));
        format!(
            "{PROGRAM} {VERSION}, {}{knowledge}; inputs {}{seed}",
            self.today,
            cut(&self.inputs)
        )
    }
}

impl Report for Stamped<'_> {
    fn page(&self) -> Page {
        let mut page = self.report.page();
        let line = self.line(page.compact);
        page.blocks.push(Block::Paragraph(Text::quiet(if page.compact {
            line
        } else {
            format!("Made by {line}.")
        })));
        page
    }

    fn records(&self) -> Records {
        self.report.records()
    }

    fn document(&self) -> Value {
        let mut document = self.report.document();
        if let Value::Object(map) = &mut document {
            map.insert(
                "made".to_owned(),
                json!({
                    "program": PROGRAM,
                    "program_version": VERSION,
                    "inputs_sha256": self.inputs,
                    "seed": self.report.seed(),
                    "today": self.today.to_string(),
                }),
            );
        }
        document
    }
}
