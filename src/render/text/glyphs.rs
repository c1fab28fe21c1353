//! The glyphs that a page is drawn with, in Unicode and in ASCII.

use crate::report::{Sureness, TreeLine, WhenMet};
use crate::values::Verdict;

/// One set of glyphs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyphs {
    /// Under a heading.
    pub(super) rule: char,
    /// Under the title.
    pub(super) heavy_rule: char,
    /// Between columns.
    pub(super) seam: char,
    /// Before an item of a list.
    pub(super) bullet: &'static str,
    /// Around an alert that cannot wait.
    pub(super) urgent_frame: Frame,
    /// Around any other alert.
    pub(super) frame: Frame,
    /// Before the warning of a row whose figures may not be compared.
    pub(super) apart: &'static str,
    /// A part of a bar that is filled, perhaps filled, empty.
    pub(super) bar: [&'static str; 3],
    full: &'static str,
    hollow: &'static str,
    met: &'static str,
    not_met: &'static str,
    unknown: &'static str,
    not_judged: &'static str,
    /// Beside a rule that is met and speaks against, a caution and a warning sign.
    against: &'static str,
}

/// The sides and corners of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub(super) top_left: char,
    pub(super) top_right: char,
    pub(super) bottom_left: char,
    pub(super) bottom_right: char,
    pub(super) across: char,
    pub(super) down: char,
}

impl Glyphs {
    /// For terminals that can show them.
    pub(super) const UNICODE: Self = Self {
        rule: '─',
        heavy_rule: '━',
        seam: '│',
        bullet: "•",
        urgent_frame: Frame {
            top_left: '╔',
            top_right: '╗',
            bottom_left: '╚',
            bottom_right: '╝',
            across: '═',
            down: '║',
        },
        frame: Frame {
            top_left: '┌',
            top_right: '┐',
            bottom_left: '└',
            bottom_right: '┘',
            across: '─',
            down: '│',
        },
        apart: "≠ ",
        bar: ["█", "▒", "░"],
        full: "●",
        hollow: "○",
        met: "✓",
        not_met: "✗",
        unknown: "?",
        not_judged: "–",
        against: "!",
    };

    /// For everything else.
    pub(super) const ASCII: Self = Self {
        rule: '-',
        heavy_rule: '=',
        seam: '|',
        bullet: "*",
        urgent_frame: Frame {
            top_left: '#',
            top_right: '#',
            bottom_left: '#',
            bottom_right: '#',
            across: '=',
            down: '#',
        },
        frame: Frame {
            top_left: '+',
            top_right: '+',
            bottom_left: '+',
            bottom_right: '+',
            across: '-',
            down: '|',
        },
        apart: "!= ",
        bar: ["#", "=", "-"],
        full: "*",
        hollow: "-",
        met: "[x]",
        not_met: "[ ]",
        unknown: "[?]",
        not_judged: "[-]",
        against: "[!]",
    };

    /// How sure a figure is, in marks.
    pub(super) fn sureness(&self, of: Sureness) -> String {
        let marks = usize::from(of.marks.min(Sureness::MOST));
        self.full.repeat(marks) + &self.hollow.repeat(usize::from(Sureness::MOST) - marks)
    }

    /// The glyph beside the word for how a step was judged.
    pub(super) fn verdict(&self, step: &TreeLine) -> &'static str {
        match step.verdict {
            Some(Verdict::Met) if step.when_met != WhenMet::Met => self.against,
            Some(Verdict::Met) => self.met,
            Some(Verdict::NotMet) => self.not_met,
            Some(Verdict::Unknown) => self.unknown,
            None => self.not_judged,
        }
    }
}
