//! The glyphs that pictures are drawn with, in Unicode and in ASCII. Each takes one column, and none of them relies on colour.

/// One set of glyphs.
#[derive(Debug)]
pub(super) struct PictureGlyphs {
    /// One of a hundred: in the figure.
    pub(super) filled: char,
    /// One of a hundred: perhaps in the figure.
    pub(super) unsure: char,
    /// One of a hundred: not in the figure.
    pub(super) empty: char,
    /// From the low to the high end of a range.
    pub(super) span: char,
    /// As `span`, of a part of the bar above.
    pub(super) part: char,
    /// Where no bar is.
    pub(super) track: char,
    /// The best estimate.
    pub(super) point: char,
    /// Lines across all bars, a glyph for each meaning.
    pub(super) lines: [char; 3],
    /// An axis along the bottom, and a value named on it.
    pub(super) along: [char; 2],
    /// An axis up the side, a value named on it, and its foot.
    pub(super) up: [char; 3],
    /// Points of a course, a glyph for each option.
    pub(super) points: [char; 6],
    /// Points of several options in one place.
    pub(super) shared: char,
    /// Between the points of a course: low, in the middle of the line, high.
    pub(super) path: [char; 3],
    /// Heights of a line, from the lowest to the full one.
    pub(super) levels: &'static [char],
    /// Lines that the tallest step takes.
    pub(super) height: usize,
    /// Below the middle of a spread.
    pub(super) middle: char,
}

impl PictureGlyphs {
    /// The set for a page.
    pub(super) fn of(ascii: bool) -> &'static Self {
        if ascii { &ASCII } else { &UNICODE }
    }
}

const UNICODE: PictureGlyphs = PictureGlyphs {
    filled: '●',
    unsure: '◐',
    empty: '○',
    span: '━',
    part: '─',
    track: '·',
    point: '●',
    lines: ['┃', '╎', '┊'],
    along: ['─', '┬'],
    up: ['│', '┤', '└'],
    points: ['●', '▲', '■', '○', '△', '□'],
    shared: '◎',
    path: ['.', '·', '˙'],
    levels: &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
    height: 2,
    middle: '▲',
};

const ASCII: PictureGlyphs = PictureGlyphs {
    filled: '#',
    unsure: '+',
    empty: '.',
    span: '=',
    part: '-',
    track: '.',
    point: 'O',
    lines: ['|', ':', '!'],
    along: ['-', '+'],
    up: ['|', '+', '+'],
    points: ['o', 'x', '#', '*', '@', '%'],
    shared: '&',
    path: ['.', '-', '\''],
    levels: &['.', '#'],
    height: 4,
    middle: '^',
};
