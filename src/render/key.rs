//! What the signs of pictures mean, in the same words in every medium that draws them. Each medium names its own signs beside them.

/// An icon that is filled in: what it counts, where the picture says so.
pub(super) fn filled(counted: &str) -> String {
    let mut letters = counted.chars();
    match letters.next() {
        None => "it happened".to_owned(),
        Some(first) => format!("{}{}", first.to_lowercase(), letters.as_str()),
    }
}

/// An icon that is filled in half.
pub(super) const UNSURE: &str = "perhaps: only a range is known";

/// An icon that is left empty.
pub(super) const EMPTY: &str = "the others";

/// The bar of a range.
pub(super) const SPAN: &str = "low to high";

/// The lighter bar of a part.
pub(super) const PART: &str = "a part of the bar above";

/// The point on a bar.
pub(super) const POINT: &str = "best estimate";

/// Points of several options in one place.
pub(super) const SHARED: &str = "more than one";

/// A step of a spread.
pub(super) const HEIGHT: &str = "the taller, the more often";

/// The middle of a spread.
pub(super) const MIDDLE: &str = "half of the cases lie on either side";
