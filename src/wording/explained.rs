//! A plan in plain words, one line after another: what it is about, what the plan prints, what that means.

use super::plan::{bound, outside};
use super::service_line::{limit, line as printed, name, service_terms};
use crate::knowledge::{
    Bound, CostSharing, Days, MedicareRules, MedicareTerms, MedicareYear, Policy, PrivateTerms,
    ServiceTerms, Terms, Towards,
};
use crate::values::{Fraction, Money, join_with};

/// One line: what, says, means.
type ExplainedLine = [String; 3];

fn explained_line(what: &str, says: impl Into<String>, means: impl Into<String>) -> ExplainedLine {
    [what.to_owned(), says.into(), means.into()]
}

/// The plan, line by line. `policy`: what fills Medicare's gaps.
pub(crate) fn lines(
    terms: &Terms,
    rules: Option<&MedicareRules>,
    year: Option<&MedicareYear>,
    policy: Option<&Policy>,
) -> Vec<ExplainedLine> {
    match terms {
        Terms::Private(terms) => private(terms),
        Terms::Medicare(terms) => rules
            .map_or(Vec::new(), |rules| MedicareExplainer { terms, rules, year, policy }.lines()),
        Terms::Uninsured { .. } => {
            vec![explained_line(
                "any service",
                "no insurance",
                "You pay the cash price. Nothing limits it.",
            )]
        }
    }
}

fn private(terms: &PrivateTerms) -> Vec<ExplainedLine> {
    let mut lines =
        vec![explained_line("deductible", bound(&terms.deductible), deductible(&terms.deductible))];
    for other in &terms.others {
        let services: Vec<&str> = other.services.iter().map(|of| name(*of)).collect();
        lines.push(explained_line(
            &format!("deductible of {}", join_with(&services, "and")),
            bound(&other.amount),
            "It stands in place of the other one. What you pay to it counts towards the yearly limit.",
        ));
    }
    lines.push(match &terms.limit {
        None => {
            explained_line("yearly limit", "none", "Nothing limits what you pay in a plan year.")
        }
        Some(limit) => explained_line(
            "yearly limit",
            bound(limit),
            "Once you have paid so much in a plan year, the plan pays what it covers in full.",
        ),
    });
    let has_deductible = terms.deductible.for_one() > Money::ZERO || !terms.others.is_empty();
    for (service, terms) in &terms.services {
        lines.push(explained_line(
            name(*service),
            service_terms(terms, *service),
            all(terms, has_deductible),
        ));
    }
    let what = if terms.services.is_empty() { "any service" } else { "every other service" };
    lines.push(explained_line(
        what,
        printed(&terms.rest, None),
        means(&terms.rest, has_deductible),
    ));
    lines.push(match &terms.outside {
        None => explained_line(
            "outside the network",
            "not said",
            "The plan says nothing about it, so such bills cannot be reckoned.",
        ),
        Some(of) => explained_line(
            "outside the network",
            if of.terms.is_some() { "a share of its own" } else { "not covered" },
            outside(of),
        ),
    });
    lines
}

fn deductible(deductible: &Bound) -> String {
    if deductible.for_one() == Money::ZERO {
        return "There is none: the plan shares from the first bill on.".to_owned();
    }
    let start = "Where a line says `after deductible`, you pay the whole bill until you have paid so much in a plan year.";
    match (deductible.person, deductible.family) {
        (Some(_), Some(_)) => format!(
            "{start} It is met for everybody once all of the family together have paid the family's."
        ),
        (None, _) => format!("{start} Only what all of the family pay together counts."),
        (Some(_), None) => start.to_owned(),
    }
}

/// What the lines of a service mean together.
fn all(terms: &ServiceTerms, has_deductible: bool) -> String {
    let mut text = match &terms.first {
        None => means(&terms.line, has_deductible),
        Some((visits, first)) => format!(
            "The first {visits} visits of a plan year: {} Then: {}",
            means(first, has_deductible),
            means(&terms.line, has_deductible)
        ),
    };
    if let Some(most) = terms.limit {
        text.push_str(&format!(" After {} in a plan year you pay all of it.", limit(most)));
    }
    text
}

/// What one line means for the person.
fn means(line: &CostSharing, has_deductible: bool) -> String {
    if !line.is_covered {
        return "You pay all of it, and it counts towards nothing.".to_owned();
    }
    let copay = line.copay.map(|copay| match copay.days {
        None => copay.amount.to_string(),
        Some(Days { from, to: Some(to) }) => {
            format!("{} for each of the days {from} to {to}", copay.amount)
        }
        Some(Days { from: 1, to: None }) => format!("{} a day", copay.amount),
        Some(Days { from, to: None }) => format!("{} a day from day {from} on", copay.amount),
    });
    let share = (line.coinsurance > Fraction::ZERO).then_some(line.coinsurance);
    let mut text = match line.deductible {
        Towards::First if !has_deductible => {
            format!("You pay {}.", asks(copay.as_deref(), share, line.of_whole, false))
        }
        Towards::First => format!(
            "You pay the whole bill until the deductible is met, then {}.",
            asks(copay.as_deref(), share, line.of_whole, true)
        ),
        Towards::Nothing => format!(
            "You pay {}, whether or not the deductible is met.",
            asks(copay.as_deref(), share, line.of_whole, false)
        ),
        Towards::AfterCopay => format!(
            "You pay {}. What is left of the bill goes to the deductible; after it you pay {}.",
            copay.as_deref().unwrap_or("nothing"),
            asks(None, share, line.of_whole, true)
        ),
    };
    if let Some(cap) = line.at_most {
        text.push_str(&format!(" What you pay beside the deductible stops at {cap} a bill."));
    }
    if !line.counts {
        text.push_str(" It does not count towards the yearly limit, and is owed beyond it.");
    }
    text
}

/// What is asked for after the deductible, or without it.
fn asks(copay: Option<&str>, share: Option<Fraction>, of_whole: bool, is_rest: bool) -> String {
    let what = if is_rest { "of what is left" } else { "of the bill" };
    match (copay, share) {
        (None, None) => "nothing".to_owned(),
        (Some(copay), None) => copay.to_owned(),
        (None, Some(share)) => format!("{share} {what}"),
        (Some(copay), Some(share)) if of_whole => format!("{copay}, and {share} {what}"),
        (Some(copay), Some(share)) => format!("{copay}, and {share} of what is left after that"),
    }
}

/// Medicare in one year, with what fills its gaps.
struct MedicareExplainer<'m> {
    terms: &'m MedicareTerms,
    rules: &'m MedicareRules,
    year: Option<&'m MedicareYear>,
    policy: Option<&'m Policy>,
}

/// An amount, where it is known.
fn known(amount: Option<Money>) -> String {
    amount.map_or("not known for this year".to_owned(), |amount| amount.to_string())
}

impl MedicareExplainer<'_> {
    fn lines(&self) -> Vec<ExplainedLine> {
        let mut lines = self.part_b();
        lines.extend(self.part_a());
        lines.extend(self.policy());
        lines
    }

    fn part_a_deductible(&self) -> Option<Money> {
        self.terms.part_a(self.year)
    }

    /// What Medicare asks for, and what of it a policy pays.
    fn left(&self, paid: fn(&Policy) -> Fraction, asks: &str) -> String {
        match self.policy.map(paid) {
            None | Some(Fraction::ZERO) => asks.to_owned(),
            Some(Fraction::ALL) => format!("{asks} The Medigap plan pays it."),
            Some(paid) => format!("{asks} The Medigap plan pays {paid} of it."),
        }
    }

    fn part_b(&self) -> Vec<ExplainedLine> {
        let Self { terms, rules, year, .. } = self;
        let part_b = terms.part_b(*year);
        let mut lines = vec![
            explained_line(
                "Part B deductible",
                known(part_b),
                self.left(
                    |policy| policy.part_b_deductible,
                    "Doctors, places without a stay, scans and therapy: you pay the whole bill until you have paid so much in a calendar year.",
                ),
            ),
            explained_line(
                "share under Part B",
                rules.coinsurance.to_string(),
                self.left(
                    |policy| policy.part_b_share,
                    "After that deductible you pay this part.",
                ),
            ),
        ];
        for (service, line) in &rules.services {
            lines.push(explained_line(name(*service), printed(line, None), means(line, true)));
        }
        let capped: Vec<&str> = rules.capped.iter().map(|of| name(*of)).collect();
        if !capped.is_empty() {
            lines.push(explained_line(
                &join_with(&capped, "and"),
                format!("at most {}", known(self.part_a_deductible())),
                "For one such bill the share stops at the Part A deductible.",
            ));
        }
        if let Some(excess) = rules.excess {
            lines.push(explained_line(
                "billed above what Medicare allows",
                format!("up to {excess}"),
                self.left(
                    |policy| policy.excess,
                    "A doctor who does not take what Medicare allows may bill so much more, and you owe it.",
                ),
            ));
        }
        lines
    }

    fn part_a(&self) -> Vec<ExplainedLine> {
        let part_a = self.part_a_deductible();
        let mut lines = vec![explained_line(
            "Part A deductible",
            known(part_a),
            self.left(
                |policy| policy.part_a_deductible,
                "A stay in hospital: you owe it once in a benefit period.",
            ),
        )];
        let Some(days) = self.rules.days else { return lines };
        let part = |part| format!("{} a day", known(part_a.map(|amount| amount.share(part))));
        let first = days.free_to.saturating_add(1);
        lines.push(explained_line(
            &format!("days {first} to {} in hospital", days.shared_to),
            part(days.shared),
            self.left(
                |policy| policy.hospital_days,
                "The days of all stays of a benefit period count together.",
            ),
        ));
        lines.push(explained_line(
            &format!("{} further days, once in a life", days.lifetime_days),
            part(days.lifetime),
            self.left(|policy| policy.hospital_days, "Beyond them Medicare pays nothing."),
        ));
        let first = days.nursing_free_to.saturating_add(1);
        lines.push(explained_line(
            &format!("days {first} to {} of skilled nursing", days.nursing_to),
            part(days.nursing),
            self.left(
                |policy| policy.nursing_days,
                "The days before cost nothing; beyond them Medicare pays nothing.",
            ),
        ));
        lines
    }

    fn policy(&self) -> Vec<ExplainedLine> {
        let Some(policy) = self.policy else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(copay) = policy.visit_copay {
            lines.push(explained_line(
                "visits, with the Medigap plan",
                format!("up to {copay}"),
                "Of the share of a visit to a doctor so much stays yours.",
            ));
        }
        if let Some(copay) = policy.emergency_copay {
            lines.push(explained_line(
                "emergency room, with the Medigap plan",
                format!("up to {copay}"),
                "Of the share so much stays yours, where no stay follows.",
            ));
        }
        let own = known(self.terms.own_amount(policy, self.year));
        if policy.has_deductible {
            lines.push(explained_line(
                "the Medigap plan's own deductible",
                own,
                "It pays nothing until what Medicare leaves to you comes to so much in a calendar year.",
            ));
        } else if policy.limit.is_some() {
            lines.push(explained_line(
                "the Medigap plan's yearly limit",
                own,
                "Once you have paid so much in a calendar year, it pays the rest in full.",
            ));
        }
        lines
    }
}
