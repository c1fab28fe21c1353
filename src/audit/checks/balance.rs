//! Even room: the meter's ratios, and the same type for every option.

use crate::audit::check_result::CheckResult;
use crate::audit::passage::PassageKind;
use crate::audit::subject::Subject;
use crate::report::Span;
use crate::values::plural;

/// C1: no option is given half as much again as another, and none is set in another type.
pub(in crate::audit) fn balance(subject: &Subject) -> CheckResult {
    let mut found = CheckResult::at("the balance meter below");
    let (mut pairs, mut ratios) = (0, 0);
    let mut widest: f64 = 1.0;
    for (audited, balance) in subject.pages.iter().zip(&subject.balance) {
        for pair in &balance.pairs {
            pairs += 1;
            for ratio in &pair.ratios {
                ratios += 1;
                let value = ratio.value();
                widest = widest.max(value).max(1.0 / value);
                found.expect(
                    ratio.is_fair(),
                    audited.place(format_args!("{} and {}", pair.first, pair.second)),
                    format_args!("{}: {} and {}", ratio.of, ratio.first, ratio.second),
                );
            }
        }
        for passage in &audited.passages {
            let is_loud = passage.part == PassageKind::Detail
                && passage.text.0.iter().any(|span| matches!(span, Span::Strong(_)));
            if is_loud {
                found.fault(
                    audited.place(passage.place()),
                    format_args!(
                        "{}: strong type where the other options have none",
                        passage.option.map_or("", |option| audited.option(option))
                    ),
                );
            }
        }
    }
    found.counted(format!(
        "{} of {}; the widest is {widest:.2}, and 0.67 to 1.50 is even",
        plural(ratios, "ratio", "ratios"),
        plural(pairs, "pair of options", "pairs of options")
    ))
}
