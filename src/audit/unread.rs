//! A file that does not load: each of its problems is mapped to the item that it breaks, so that the audit answers all the same.

use super::check_result::{Fault, FileLine};
use crate::yaml::Problem;

/// The items that a problem breaks; empty: no item, but the file all the same. A whole part that is gone takes several with it.
pub(super) fn broken_items(problem: &Problem) -> Vec<&'static str> {
    match problem.path.as_str() {
        "about" => vec!["C3", "C4", "C6", "K18"],
        _ => broken_item(problem).into_iter().collect(),
    }
}

/// The item that a problem breaks.
fn broken_item(problem: &Problem) -> Option<&'static str> {
    let keys: Vec<&str> = problem
        .path
        .split('.')
        .map(|step| step.split_once('[').map_or(step, |(key, _)| key))
        .collect();
    let (section, rest) = keys.split_first()?;
    let has = |name: &str| rest.contains(&name);
    if *section == "about" {
        return of_about(rest);
    }
    if *section == "sources" || has("sources") || has("source") {
        return Some("C2");
    }
    let first = rest.first().copied().unwrap_or_default();
    match (*section, first) {
        ("conditions", "summary") => Some("Q1"),
        ("conditions", "decision") => Some("Q2"),
        ("conditions", "natural-course") => Some("K1"),
        ("treatments", "experience") => Some("Q6"),
        ("conditions", "treatments")
        | ("treatments", "short" | "label" | "approach" | "how-it-works") => Some("Q3"),
        ("outcomes", "denominator") | ("findings", "value" | "count" | "per") => Some("K7"),
        ("findings", "horizon") => Some("K6"),
        ("findings", "who" | "population") => Some("K4"),
        ("findings", "certainty" | "certainty-by") => Some("K19"),
        (_, "low" | "high" | "range-kind") => Some("C5"),
        // A figure that another entry points to is gone.
        ("gaps", "show-instead") | ("findings", "show-with") => Some("Q5"),
        ("gaps", _) => Some("K2"),
        ("questions", _) => Some("K11"),
        _ => None,
    }
}

fn of_about(rest: &[&str]) -> Option<&'static str> {
    match rest {
        ["published" | "version", ..] => Some("C3"),
        ["update-policy" | "next-review" | "review-every-months", ..] => Some("C4"),
        ["funding", ..] => Some("C6"),
        ["method" | "evidence-until", ..] => Some("K18"),
        ["authors", ..] => Some("K20"),
        ["development", "needs-patients", ..] => Some("K12"),
        ["development", "needs-professionals", ..] => Some("K13"),
        ["development", "review-patients", ..] => Some("K14"),
        ["development", "review-professionals", ..] => Some("K15"),
        ["studies", .., "source"] => Some("C2"),
        ["warning", ..] => Some("G4"),
        ["intended-use", ..] => Some("G5"),
        _ => None,
    }
}

/// The problem as a fault of an item.
pub(super) fn fault(problem: &Problem) -> Fault {
    let Problem { file, line, column: _, message, hint, path } = problem;
    Fault {
        at: path.clone(),
        line: Some(FileLine { file: file.clone(), line: *line }),
        says: match hint {
            Some(hint) => format!("{message} (hint: {hint})"),
            None => message.clone(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::items::ITEMS;

    #[test]
    fn a_path_leads_to_the_item_that_it_breaks() {
        for (path, item) in [
            ("about.update-policy", Some("C4")),
            ("about.update-policy.review-every-months", Some("C4")),
            ("about.published", Some("C3")),
            ("about.funding", Some("C6")),
            ("about.authors[0].interests", Some("K20")),
            ("about.development.review-patients.date", Some("K14")),
            ("about.studies[0].source", Some("C2")),
            ("sources[12].id", Some("C2")),
            ("findings[3].sources", Some("C2")),
            ("findings[3].sources[0]", Some("C2")),
            ("treatments[1].setting.sources[0]", Some("C2")),
            ("outcomes[1].denominator", Some("K7")),
            ("findings[3].count", Some("K7")),
            ("findings[3].horizon.unit", Some("K6")),
            ("findings[3].who", Some("K4")),
            ("findings[3].certainty", Some("K19")),
            ("findings[3].low", Some("C5")),
            ("conditions[0].summary", Some("Q1")),
            ("conditions[0].decision", Some("Q2")),
            ("conditions[0].treatments", Some("Q3")),
            ("conditions[0].natural-course[1]", Some("K1")),
            ("treatments[0].experience.social", Some("Q6")),
            ("questions[4].about", Some("K11")),
            ("criteria[0].polarity", None),
            ("", None),
        ] {
            let problem = Problem {
                file: "k.yaml".to_owned(),
                line: 1,
                column: 1,
                message: "wrong".to_owned(),
                hint: None,
                path: path.to_owned(),
            };
            let broken = broken_item(&problem);
            assert_eq!(broken, item, "{path}");
            assert!(broken.is_none_or(|id| ITEMS.iter().any(|item| item.id == id)));
        }
    }
}
