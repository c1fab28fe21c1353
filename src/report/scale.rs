//! A scale with round numbers on it: where a value lies between two ends, and which values are worth naming.
//!
//! Every picture with a scale takes its places from here, so that the same value lies at the same place whoever draws it.

use super::Tick;

/// The ends of a scale are rounded to a step of which so many fit at most.
const FINEST: u16 = 10;
/// Nothing that is drawn is larger, and arithmetic up to here is sure.
const LARGEST: f64 = 1e15;

/// A scale between two round numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// The scale that holds both values, in either order, and ends at the next round numbers outside them. A scale that is to begin at nothing is asked for with 0.
    pub(super) fn over(one: f64, other: f64) -> Self {
        let (one, other) = (one.clamp(-LARGEST, LARGEST), other.clamp(-LARGEST, LARGEST));
        // What is no number is as if it were not there.
        let (low, high) = match (one.is_nan(), other.is_nan()) {
            (false, false) => (one.min(other), one.max(other)),
            (false, true) => (one, one),
            (true, false) => (other, other),
            (true, true) => (0.0, 0.0),
        };
        // One value alone has no width: it gets that of its own size.
        let size = low.abs().max(high.abs());
        let high = if high - low > size.max(1e-3) * 1e-9 {
            high
        } else {
            low + if size < 1e-12 { 1.0 } else { size }
        };
        let step = RoundInterval::at_least((high - low) / f64::from(FINEST));
        Self { low: step.times(step.fit(low).floor()), high: step.times(step.fit(high).ceil()) }
    }

    /// The scale from one value to another, whether they are round or not; [`over`](Self::over) them where it would have no width.
    pub(super) fn between(low: f64, high: f64) -> Self {
        if high - low > low.abs().max(high.abs()).max(1e-3) * 1e-9 && high - low < LARGEST {
            Self { low, high }
        } else {
            Self::over(low, high)
        }
    }

    /// Where a value lies, in thousandths of the scale; what lies outside is put at the end that it is beyond.
    pub(super) fn place(&self, value: f64) -> u16 {
        let part = (value - self.low) / (self.high - self.low) * 1000.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "rounded, from 0 to 1000; what is no number becomes 0"
        )]
        let place = part.round().clamp(0.0, 1000.0) as u16;
        place
    }

    /// The round values on the scale, in order, at most so many, named by `name`; where fewer than two would be, the two ends.
    pub(super) fn ticks(&self, most: u16, name: impl Fn(f64) -> String) -> Vec<Tick> {
        let most = f64::from(most.max(2));
        let mut step = RoundInterval::at_least((self.high - self.low) / most);
        let (mut first, mut last) = self.within(step);
        while last - first + 1.0 > most {
            step = step.next();
            (first, last) = self.within(step);
        }
        let tick = |value: f64| Tick { at: self.place(value), label: name(value) };
        if last - first < 1.0 {
            return vec![tick(self.low), tick(self.high)];
        }
        let mut ticks = Vec::new();
        while first <= last {
            ticks.push(tick(step.times(first)));
            first += 1.0;
        }
        ticks
    }

    /// The first and the last multiple of a step that lie on the scale, counted in steps from 0.
    fn within(&self, step: RoundInterval) -> (f64, f64) {
        (step.fit(self.low).ceil(), step.fit(self.high).floor())
    }
}

/// A round distance: 1, 2 or 5 at some power of ten.
#[derive(Debug, Clone, Copy)]
struct RoundInterval {
    digit: f64,
    power: i32,
}

impl RoundInterval {
    /// The least round distance that is no less than this one.
    fn at_least(distance: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "a power of ten of a finite number")]
        let power = distance.log10().floor() as i32;
        let mut step = Self { digit: 1.0, power };
        while step.times(1.0) < distance * (1.0 - 1e-9) {
            step = step.next();
        }
        step
    }

    /// The next round distance.
    fn next(self) -> Self {
        let Self { digit, power } = self;
        if digit < 2.0 {
            Self { digit: 2.0, power }
        } else if digit < 5.0 {
            Self { digit: 5.0, power }
        } else {
            Self { digit: 1.0, power: power + 1 }
        }
    }

    /// So many of it. Below 1 it is a division, because a tenth cannot be written exactly and ten can.
    fn times(self, count: f64) -> f64 {
        let value = if self.power < 0 {
            count * self.digit / 10_f64.powi(-self.power)
        } else {
            count * self.digit * 10_f64.powi(self.power)
        };
        // Nothing has no sign.
        value + 0.0
    }

    /// How many of it a value is; so near to a whole number that only the arithmetic can differ, that number.
    fn fit(self, value: f64) -> f64 {
        let fit = if self.power < 0 {
            value * 10_f64.powi(-self.power) / self.digit
        } else {
            value / 10_f64.powi(self.power) / self.digit
        };
        let whole = fit.round();
        if (fit - whole).abs() < 1e-6 { whole } else { fit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPANS: [(f64, f64); 20] = [
        (0.0, 18_670.98),
        (0.0, 28_617.22),
        (0.0, 583.32),
        (0.0, 0.07),
        (-1225.0, -383.0),
        (-3.1, 11.09),
        (-11.09, -2.0),
        (0.5, 1.9),
        (3.0, 3.0),
        (-4.0, -4.0),
        (0.0, 0.0),
        (99.9, 100.1),
        (1.0, 1e9),
        (1e-4, 2e-4),
        (f64::NAN, 7.0),
        (f64::NAN, f64::NAN),
        (f64::INFINITY, f64::NEG_INFINITY),
        (f64::MAX, f64::MIN),
        (1.0, 1.0 + f64::EPSILON),
        (0.0, f64::MIN_POSITIVE),
    ];

    fn named(low: f64, high: f64, most: u16) -> Vec<(u16, String)> {
        Scale::over(low, high)
            .ticks(most, |value| format!("{value}"))
            .into_iter()
            .map(|tick| (tick.at, tick.label))
            .collect()
    }

    #[test]
    fn round_numbers_of_worked_examples() {
        for (low, high, most, labels) in [
            (0.0, 18_670.98, 6, "0 5000 10000 15000 20000"),
            (0.0, 28_617.22, 6, "0 10000 20000 30000"),
            (-1225.0, -383.0, 4, "-1000 -500"),
            (-0.9, 0.65, 5, "-1 -0.5 0 0.5"),
            (-3.1, 11.09, 5, "0 5 10"),
            (0.0, 0.3, 4, "0 0.1 0.2 0.3"),
            // No two round values between them: the ends.
            (7.0, 14.0, 2, "7 14"),
        ] {
            let found: Vec<String> =
                named(low, high, most).into_iter().map(|(_, label)| label).collect();
            assert_eq!(found.join(" "), labels);
        }
    }

    #[test]
    fn ticks_are_round_ordered_and_no_more_than_asked_for() {
        for ((low, high), most) in
            SPANS.into_iter().flat_map(|span| (0..12).map(move |most| (span, most)))
        {
            let scale = Scale::over(low, high);
            let ticks = named(low, high, most);
            assert!((2..=usize::from(most.max(2))).contains(&ticks.len()));
            assert!(ticks.iter().is_sorted_by(|one, next| one.0 < next.0));
            let values: Vec<f64> =
                ticks.iter().filter_map(|(_, label)| label.parse().ok()).collect();
            assert_eq!(values.len(), ticks.len());
            for (value, (at, label)) in values.iter().zip(&ticks) {
                assert!((scale.low..=scale.high).contains(value), "{low} {high}");
                assert_eq!(*at, scale.place(*value));
                assert_ne!(label, "-0", "nothing has no sign");
            }
            // Equal steps of 1, 2 or 5 at a power of ten; among fewer than five the ends may stand in.
            for (one, next) in values.iter().zip(values.iter().skip(1)) {
                let step = next - one;
                let digit = step / 10_f64.powf((step.log10() + 1e-9).floor());
                assert!(
                    most < 5 || [1.0, 2.0, 5.0].iter().any(|d| (digit - d).abs() < 1e-3),
                    "{low} {high} {most}: steps of {step}"
                );
            }
        }
    }

    #[test]
    fn what_a_scale_is_over_lies_on_it_and_places_keep_the_order() {
        for (low, high) in SPANS {
            let scale = Scale::over(low, high);
            assert!(scale.low < scale.high, "{low} {high}");
            assert_eq!(scale, Scale::over(high, low));
            for end in [low, high] {
                assert!(
                    end.abs() > LARGEST || end.is_nan() || (scale.low..=scale.high).contains(&end),
                    "{low} {high}: {scale:?}"
                );
            }
            let span = scale.high - scale.low;
            let at = |fiftieth: i32| scale.place(scale.low + span * f64::from(fiftieth) / 50.0);
            let places: Vec<u16> = (-5..=55).map(at).collect();
            assert!(places.is_sorted());
            assert_eq!((at(-5), at(0), at(50), at(55)), (0, 0, 1000, 1000));
            assert_eq!(scale.place(f64::NAN), 0);
            // The ends are near what the scale is over, so that little of it is empty.
            if low.abs() < LARGEST && high - low > 1e-6 {
                assert!(span <= (high - low) * 1.5, "{low} {high}: {scale:?}");
            }
        }
    }

    #[test]
    fn a_scale_may_end_where_it_is_asked_to() {
        let scale = Scale::between(580.0, 18_980.0);
        assert_eq!((scale.place(580.0), scale.place(18_980.0)), (0, 1000));
        let ticks = scale.ticks(5, |value| format!("{value}"));
        let found: Vec<(u16, &str)> =
            ticks.iter().map(|tick| (tick.at, tick.label.as_str())).collect();
        assert_eq!(found, [(240, "5000"), (512, "10000"), (784, "15000")]);
        for (low, high) in SPANS {
            let scale = Scale::between(low, high);
            assert!(scale.low < scale.high, "{low} {high}: {scale:?}");
        }
    }

    #[test]
    fn a_scale_from_nothing_begins_there() {
        for high in [0.01, 1.0, 583.32, 99_999.99, 100_000_000.0] {
            let ticks = named(0.0, high, 5);
            assert_eq!(ticks.first(), Some(&(0, "0".to_owned())));
        }
    }
}
