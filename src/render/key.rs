//! What the signs of pictures mean, in the same words in every medium that draws them. Each medium names its own signs beside them.

/// An icon that is filled in.
pub(super) const FILLED: &str = "it happened";

/// An icon that is filled in half.
pub(super) const UNSURE: &str = "it may have: only a range is known";

/// An icon that is left empty.
pub(super) const EMPTY: &str = "it did not";

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
