//! Pictures as data: what is drawn, on which scale, and the same in words.
//!
//! Nothing here knows how a picture will look. Every mark has its words beside it, so that a medium that cannot draw says the same, and nobody
//! who cannot see it misses anything. All places are thousandths of the scale, from 0 to 1000.

use super::Text;

/// A picture, what it shows, and what to know before looking.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// What it shows: outcome, unit, time. Empty where the heading above says it.
    pub title: Text,
    /// What to know before looking; may be empty.
    pub caution: Text,
    /// What a filled icon counts; empty for other drawings.
    pub counted: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// What to know of its lines or its study; may be empty. What the signs mean is said by each medium.
    pub legend: Text,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// People of a hundred, one array an option, in the order of the columns.
    Icons(Vec<IconArray>),
    /// Figures and ranges on one scale.
    Ranges(Ranges),
    /// How something went over time.
    Courses(Courses),
    /// How often each amount came up.
    Spreads(Spreads),
}

impl Default for Drawing {
    fn default() -> Self {
        Self::Icons(Vec::new())
    }
}

/// A hundred people in ten rows of ten, filled from the top left without gaps.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IconArray {
    /// Whose figure it is.
    pub label: Text,
    /// Who is filled in; `None`: there is no figure, and the words say why.
    pub share: Option<IconFill>,
    /// The same in words.
    pub words: Text,
}

/// A part of a hundred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IconFill {
    /// Filled in, at most 100.
    pub filled: u8,
    /// Filled in half, after the filled ones: where only a range is known, from its low to its high end.
    pub unsure: u8,
}

/// Figures and their ranges on one scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ranges {
    /// Values named along the scale, in order.
    pub axis: Vec<Tick>,
    /// Lines across all bars, each with its meaning.
    pub lines: Vec<Tick>,
    /// Bars that belong together.
    pub groups: Vec<RangeGroup>,
}

/// A place on a scale and its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tick {
    /// In thousandths of the scale.
    pub at: u16,
    /// A value, or what the place means.
    pub label: String,
}

/// Bars under one heading.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RangeGroup {
    /// What they share, such as the time; may be empty.
    pub heading: Text,
    /// One a figure, in the order of the columns.
    pub bars: Vec<Bar>,
}

/// One figure with its range. With neither, the words say why.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: Text,
    /// From its low to its high end, in thousandths.
    pub span: Option<(u16, u16)>,
    /// The best estimate, in thousandths.
    pub point: Option<u16>,
    /// It is a part of the bar above it, and is drawn lighter.
    pub is_part: bool,
    /// The same in words.
    pub words: Text,
}

/// Values over time, one line an option.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Courses {
    /// Times named along the bottom, in order.
    pub times: Vec<Tick>,
    /// Values named up the side, in order.
    pub values: Vec<Tick>,
    /// One an option, in the order of the columns.
    pub courses: Vec<TimeCourse>,
}

/// How something went with one option.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TimeCourse {
    /// Whose it is.
    pub label: Text,
    /// Time and value in thousandths, in the order of time.
    pub points: Vec<(u16, u16)>,
    /// The same in words.
    pub words: Text,
}

/// How often each amount came up, one row an option on one scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spreads {
    /// Values named along the scale, in order.
    pub axis: Vec<Tick>,
    /// One an option.
    pub spreads: Vec<Spread>,
}

/// How often each amount came up with one option.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spread {
    /// Whose it is.
    pub label: Text,
    /// Steps of equal width from the start of the scale to its end, each in thousandths of the highest step of all.
    pub heights: Vec<u16>,
    /// Half of the cases lie on either side of it, in thousandths of the scale.
    pub middle: Option<u16>,
    /// The same in words.
    pub words: Text,
}
