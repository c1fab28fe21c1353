//! What a look at the codes of files found, as a page.

use super::{Block, HasPage, Page, Text};
use crate::answer::{CodeFindingEntry, CodesValidation, LookedFile};
use crate::values::{join_with, plural};

impl HasPage for CodesValidation<'_> {
    fn page(&self) -> Page {
        let held = match self.releases.as_slice() {
            [] => "The knowledge file names no release, so only the look of codes was checked."
                .to_owned(),
            releases => format!("Held against {}.", join_with(releases, "and")),
        };
        let mut blocks = vec![Block::Paragraph(Text::plain(held))];
        for file in &self.files {
            blocks.push(found(file));
        }
        let title = match (self.errors, self.warnings) {
            (0, 0) => "Codes: nothing found".to_owned(),
            (errors, warnings) => format!(
                "Codes: {}, {}",
                plural(errors, "error", "errors"),
                plural(warnings, "warning", "warnings")
            ),
        };
        Page { title: Text::plain(title), blocks, ..Page::default() }
    }
}

fn found(file: &LookedFile) -> Block {
    let codes = plural(file.codes, "code", "codes");
    if file.findings.is_empty() {
        return Block::Paragraph(Text::plain(format!("{}: {codes}, nothing found.", file.file)));
    }
    let findings = Block::list(file.findings.iter().map(finding));
    Block::section(format!("{}: {codes}", file.file), vec![findings])
}

fn finding(finding: &CodeFindingEntry) -> Text {
    let text = Text::strong(format!("{} ", finding.level));
    let text = match &finding.code {
        Some(code) => text.then_code(code).then(" "),
        None => text,
    };
    text.then(format!("at {}: {}", finding.place, finding.message))
        .then_quiet(format!(" (hint: {})", finding.hint))
}
