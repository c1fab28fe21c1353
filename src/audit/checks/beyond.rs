//! Texts for patients that other commands print, or that a page prints only for some readers.

use crate::knowledge::Knowledge;

/// A list of the knowledge, one of its entries, and a text of it.
pub(super) type TextBeyond<'k> = (&'static str, &'k str, &'k str);

/// Every such text with its place in the file. Positions of guidelines are quoted on the pages, each with its source, and are read there.
pub(super) fn beyond_the_page<'k>(knowledge: &'k Knowledge) -> Vec<TextBeyond<'k>> {
    let mut texts = Vec::new();
    let mut add = |place: &'static str, id: &'k str, found: &[Option<&'k String>]| {
        for text in found.iter().copied().flatten() {
            texts.push((place, id, text.as_str()));
        }
    };
    for entry in &knowledge.criteria {
        let found =
            [Some(&entry.text), Some(&entry.why), entry.text_not_met.as_ref(), entry.note.as_ref()];
        add("criteria", &entry.id, &found);
    }
    for entry in &knowledge.red_flags {
        let found = [Some(&entry.label), Some(&entry.text), Some(&entry.why), entry.note.as_ref()];
        add("red-flags", &entry.id, &found);
    }
    for entry in &knowledge.facts {
        add("facts", &entry.id, &[Some(&entry.label), Some(&entry.question), Some(&entry.why)]);
    }
    for entry in &knowledge.questions {
        add("questions", &entry.id, &[Some(&entry.text)]);
    }
    for entry in &knowledge.rule_sets {
        add("rule-sets", &entry.id, &[Some(&entry.label), entry.note.as_ref()]);
    }
    for entry in &knowledge.contradictions {
        add("contradictions", &entry.id, &[Some(&entry.text)]);
    }
    for entry in &knowledge.waivers {
        add("waivers", &entry.id, &[Some(&entry.text), entry.note.as_ref()]);
    }
    for entry in &knowledge.treatments {
        add("treatments", &entry.id, &[entry.no_rules_on.as_ref()]);
    }
    for entry in &knowledge.claims {
        add("claims", &entry.id, &[Some(&entry.note)]);
    }
    for entry in &knowledge.modifiers {
        let found = [Some(&entry.factor), Some(&entry.statement), entry.note.as_ref()];
        add("modifiers", &entry.id, &found);
    }
    for entry in &knowledge.context {
        add("context", &entry.id, &[Some(&entry.statement)]);
    }
    for entry in &knowledge.glossary {
        add("glossary", &entry.word, &[Some(&entry.means)]);
    }
    for entry in &knowledge.outcomes {
        add("outcomes", &entry.id, &[entry.caution.as_ref()]);
        for priority in &entry.priorities {
            add("outcomes", &entry.id, &[Some(priority)]);
        }
    }
    for entry in &knowledge.costs.plans {
        add("plans", &entry.id, &[Some(&entry.label)]);
        for note in &entry.notes {
            add("plans", &entry.id, &[Some(note)]);
        }
    }
    if let Some(frame) = &knowledge.costs.frame {
        for assumption in &frame.assumptions {
            add("costs", "assumptions", &[Some(assumption)]);
        }
        for payer in &frame.without_prices {
            add("costs", &payer.answer, &[Some(&payer.line), Some(&payer.plain)]);
        }
    }
    texts
}
