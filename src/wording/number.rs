//! Numbers as people read them: rounded half away from zero, grouped by commas, dollars whole.

use crate::values::grouped;

/// A number as people read it: two decimals below 1, else one, none that are zero.
pub(crate) fn decimal(value: f64) -> String {
    rounded(value, if value.abs() < 1.0 { 2 } else { 1 })
}

/// At most so many decimals (1 or 2), none that are zero at the end.
pub(crate) fn rounded(value: f64, places: usize) -> String {
    let scale = if places == 2 { 100.0 } else { 10.0 };
    // Half away from zero, on the decimal that was published: 0.455 is stored a little below itself.
    let rounded = (value * scale + value.signum() * 1e-9).round() / scale;
    let text = format!("{rounded:.places$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.split_once('.') {
        Some((whole, rest)) => format!("{}.{rest}", group(whole)),
        None => group(text),
    }
}

/// A whole number with commas.
pub(crate) fn thousands(value: f64) -> String {
    let rounded = value.round();
    if (1.0..1e15).contains(&rounded) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number that a float holds exactly"
        )]
        return whole(rounded as u64);
    }
    group(&format!("{rounded:.0}"))
}

/// A count with commas.
pub(crate) fn whole(count: u64) -> String {
    group(&count.to_string())
}

/// A count as a number to reckon with.
#[expect(
    clippy::cast_precision_loss,
    reason = "the checker refuses counts that a float cannot hold exactly"
)]
pub(crate) fn exact(count: u64) -> f64 {
    count as f64
}

/// Whole dollars.
pub(crate) fn money(value: f64) -> String {
    format!("${}", thousands(value))
}

fn group(digits: &str) -> String {
    match digits.strip_prefix('-') {
        Some(digits) => format!("-{}", grouped(digits)),
        None => grouped(digits),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        for (value, text) in [
            (0.5, "0.5"),
            (0.65, "0.65"),
            (0.456, "0.46"),
            (0.02, "0.02"),
            (1.17, "1.2"),
            (4.25, "4.3"),
            (-11.09, "-11.1"),
            (30.02, "30"),
            (1741.66, "1,741.7"),
            (10.0, "10"),
        ] {
            assert_eq!(decimal(value), text);
        }
        assert_eq!(money(1741.66), "$1,742");
        assert_eq!(money(246.33), "$246");
        assert_eq!(thousands(12_049_555.0), "12,049,555");
    }
}
