//! Small help with words: suggestions for misspelt names, counts, lists, characters that must not reach a terminal.

use memchr::{memchr_iter, memmem};

/// Longer words are no slips of the pen, and comparing them would take its time.
const LONGEST_WORD: usize = 64;
/// So many characters of somebody else's text are shown.
const LONGEST_SHOWN: usize = 60;
/// So many names are looked through for a suggestion.
const MOST_CANDIDATES: usize = 2_000;

/// Whether a text holds these words.
pub fn holds(text: &str, words: &str) -> bool {
    words.len() <= text.len() && first_place(text, words).is_some()
}

/// Where these words first begin in a text.
///
/// Of a sentence, which begins with a capital, this tells it sooner than a search that studies its words first, where each is looked for once.
pub fn first_place(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let Some(capital) = words.first().filter(|first| first.is_ascii_uppercase()) else {
        return memmem::find(text, words);
    };
    let mut places = memchr_iter(*capital, text);
    places.find(|place| text.get(*place..).is_some_and(|rest| rest.starts_with(words)))
}

/// Names that are right, and of something that is not known here: whoever writes one has not misspelt its neighbour.
const NOT_KNOWN_HERE: [(&str, &str); 9] = [
    ("medigap", "a Medigap plan without its letter"),
    ("medigap-e", "Medigap plan E"),
    ("medigap-h", "Medigap plan H"),
    ("medigap-i", "Medigap plan I"),
    ("medigap-j", "Medigap plan J"),
    ("medicaid", "Medicaid"),
    ("medi-cal", "Medi-Cal"),
    ("medicare-advantage", "Medicare Advantage"),
    ("tricare", "TRICARE"),
];

/// The candidate that a misspelt word most likely meant, if any is near enough to be worth offering.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD || not_known_here(word).is_some() {
        return None;
    }
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .filter(|candidate| candidate.len() <= LONGEST_WORD)
        .filter_map(|candidate| Some((slips(&word, candidate)?, candidate)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// Asks whether the nearest of the candidates was meant, where one is near.
pub fn did_you_mean<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    closest(word, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// How many slips of the pen lead from the word to the candidate; `None` where they are too many to be slips.
fn slips(word: &str, candidate: &str) -> Option<usize> {
    let lower = candidate.to_lowercase();
    let (wrong, right) = differing(word, &lower);
    let slips = strsim::damerau_levenshtein(&wrong, &right);
    // What differs may be off by a third of its letters, where the rest is right by a little more. A part of a longer name counts as near.
    let has_right_parts = usize::from(wrong.len() < word.len());
    let allowed = ((wrong.chars().count() + has_right_parts) / 3).max(1);
    if word.len() >= 4 && lower.contains(word) {
        return Some(slips.min(allowed));
    }
    // A letter or a digit that is a whole part of a name is no slip: plan F is not plan G.
    let is_sign = |part: &str| part.chars().count() == 1;
    let is_other = is_sign(&wrong) && is_sign(&right) && wrong != right;
    (slips <= allowed && !is_other).then_some(slips)
}

/// What is left of two names without the parts that they begin and end with alike.
fn differing(word: &str, candidate: &str) -> (String, String) {
    let parts = |name: &str| name.split(['-', '_']).map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (parts(word), parts(candidate));
    let shorter = one.len().min(other.len());
    let before = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let after = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take(shorter - before)
        .take_while(|(one, other)| one == other)
        .count();
    let rest =
        |parts: &[String]| parts.get(before..parts.len() - after).unwrap_or_default().join("-");
    (rest(&one), rest(&other))
}

/// What that name is of, where it is right but not known here.
fn not_known_here(word: &str) -> Option<&'static str> {
    NOT_KNOWN_HERE.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, of)| *of)
}

/// What to write in place of a word that is none of those known: the nearest, or any of them as they are `shown`. `all` leads up to their list.
pub fn instead<S: AsRef<str>>(
    word: &str,
    known: &[S],
    shown: impl Fn(&str) -> String,
    all: &str,
) -> String {
    if let Some(near) = did_you_mean(word, known.iter().map(AsRef::as_ref)) {
        return near;
    }
    let has_other = known.iter().any(|known| known.as_ref() == "other");
    let list = || {
        let shown: Vec<String> = known.iter().map(|known| shown(known.as_ref())).collect();
        join_with(&shown, "or")
    };
    match not_known_here(word) {
        Some(name) if has_other => format!("{name} is not known here; write `other`"),
        Some(name) => format!("{name} is not known here; {all} {}", list()),
        None => format!("{all} {}", list()),
    }
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
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The characters of a text, each with whether it is hidden: it could move a terminal's cursor, recolour it, turn its text round, or
/// stand there unseen. Joiners and selectors are part of the letters and pictures that they belong to.
fn with_hidden(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut before = None;
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let character = rest.next()?;
        let after = rest.clone().next();
        let is_hidden = is_unseen(character) && !belongs(before, character, after);
        before = Some(character);
        Some((character, is_hidden))
    })
}

/// Controls, direction marks and what takes no room.
fn is_unseen(character: char) -> bool {
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

/// Whether a joiner stands between two letters or pictures, or a selector after one. None has a use among the letters of ASCII, but for
/// the selector of a keycap: a digit, the selector, the cap.
fn belongs(before: Option<char>, character: char, after: Option<char>) -> bool {
    let is_shape = |neighbour: char| {
        !neighbour.is_ascii() && !neighbour.is_whitespace() && !is_unseen(neighbour)
    };
    let is_selector = |neighbour: char| matches!(neighbour, '\u{FE00}'..='\u{FE0F}');
    match character {
        '\u{200C}' | '\u{200D}' => {
            before.is_some_and(|before| is_shape(before) || is_selector(before))
                && after.is_some_and(is_shape)
        }
        '\u{FE0F}' if after == Some('\u{20E3}') => {
            before.is_some_and(|cap| cap.is_ascii_digit() || matches!(cap, '#' | '*'))
        }
        selector if is_selector(selector) => before.is_some_and(is_shape),
        _ => false,
    }
}

/// The first character of a text that is hidden.
pub fn hidden_in(text: &str) -> Option<char> {
    // Nearly all texts are this plain.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return None;
    }
    with_hidden(text).find(|(_, is_hidden)| *is_hidden).map(|(character, _)| character)
}

/// A whole message made safe for a terminal: hidden characters other than line breaks shown as `\u{1b}`.
pub fn safe(message: &str) -> String {
    shown(with_hidden(message).map(|(character, hidden)| (character, hidden && character != '\n')))
}

/// Somebody else's text made safe to print in a message: hidden characters shown as `\u{1b}`, cut after 60 characters.
pub fn visible(text: &str) -> String {
    let mut shown = shown(with_hidden(text).take(LONGEST_SHOWN));
    if text.chars().nth(LONGEST_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn shown(characters: impl Iterator<Item = (char, bool)>) -> String {
    let mut shown = String::new();
    for (character, is_hidden) in characters {
        if is_hidden {
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
