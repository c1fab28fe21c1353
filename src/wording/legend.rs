//! What a page says once of all its figures.

/// What the dots of the grid mean.
pub(crate) const DOTS: &str =
    "Dots, how sure: ●●●● high ●●●○ moderate ●●○○ low ●○○○ very low; none: not graded";

/// What the words for certainty mean.
pub(crate) const CERTAINTY: &str = "Certainty: high = new studies are unlikely to change the number; moderate = they may; low = they \
     probably will; very low = little more than a guess; not graded = no grade stood in what was read. \
     \"Likely 1 to 3\" is a 95 percent interval: one study's doubt, not all doubt. Where none stands, none was given. A source \
     without a remark was read as its abstract or opening.";

/// Said once on every page, of every figure that has no range.
pub const NO_RANGE: &str = "Where none stands, none was given.";

/// Said above ratios of which no count of people was found.
pub const RATIOS_ONLY: &str = "Where it says \"twice\" or \"three times\", no count of people was found. Twice a small number is still a small number: ask \
     how many people it means.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_legend_says_why_a_range_is_missing() {
        assert!(CERTAINTY.contains(NO_RANGE));
    }
}
