//! Small help with words: suggestions for misspelt names, counts, lists, characters that must not reach a terminal.

/// Longer words are no slips of the pen, and comparing them would take its time.
const LONGEST_WORD: usize = 64;
/// So many names are looked through for a suggestion.
const MOST_CANDIDATES: usize = 2_000;

/// The candidate that a misspelt word most likely meant, if any is near enough to be worth offering.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    // A name of 12 letters may be off by 4; one of 3 letters by 1. A part of a longer name counts as near.
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .filter(|candidate| candidate.len() <= LONGEST_WORD)
        .map(|candidate| {
            let distance = strsim::damerau_levenshtein(&word, &candidate.to_lowercase());
            let part = word.len() >= 4 && candidate.contains(word.as_str());
            (if part { distance.min(allowed) } else { distance }, candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "1 source", "2 sources".
pub fn plural(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// "a", "a or b", "a, b or c" for `last` = "or".
pub fn join_with<S: AsRef<str>>(words: &[S], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., end] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", most.join(", "), end.as_ref())
        }
    }
}

/// Digits with commas: "12,049,555".
pub fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Whether a character could move a terminal's cursor, recolour it or turn its text round: controls and direction marks.
pub fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{3164}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
                | '\u{E0000}'..='\u{E01EF}'
        )
}

/// Whether a terminal may act on a character, or print what follows it in another order.
pub fn is_treacherous(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A whole message made safe for a terminal: hidden characters other than line breaks shown as `\u{1b}`.
pub fn safe(message: &str) -> String {
    let mut shown = String::new();
    for character in message.chars() {
        if is_hidden(character) && character != '\n' {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Somebody else's text made safe to print in a message: hidden characters shown as `\u{1b}`, cut after 60 characters.
pub fn visible(text: &str) -> String {
    let mut shown = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == 60 {
            shown.push('…');
            break;
        }
        if is_hidden(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        let names = ["symptom-weeks", "leg-pain", "age", "medicine-weeks"];
        assert_eq!(closest("symptoms-weeks", names), Some("symptom-weeks"));
        assert_eq!(closest("symptom_week", names), Some("symptom-weeks"));
        assert_eq!(closest("legpain", names), Some("leg-pain"));
        assert_eq!(closest("weight", names), None);
    }

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(join_with::<&str>(&[], "or"), "");
        assert_eq!(join_with(&["a"], "or"), "a");
        assert_eq!(join_with(&["a", "b", "c"], "and"), "a, b and c");
    }

    #[test]
    fn nothing_hidden_is_shown_raw() {
        let shown = visible("a\u{1b}[31m\u{202e}b");
        assert_eq!(shown, "a\\u{1b}[31m\\u{202e}b");
    }
}
