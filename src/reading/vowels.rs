//! The vowels of a word as they are heard: groups of letters, and neighbours that are said apart ("a-re-a", "do-ing").
//!
//! Every pair below is a rule of English spelling with its usual exceptions, tuned on a pronouncing dictionary. It looks at letters a to z only.

/// The letter at a place, or a blank beyond either end.
pub(super) fn at(letters: &[u8], place: usize) -> u8 {
    letters.get(place).copied().unwrap_or(b' ')
}

/// The letter so many places before one.
pub(super) fn before(letters: &[u8], place: usize, back: usize) -> u8 {
    place.checked_sub(back).map_or(b' ', |place| at(letters, place))
}

/// One of a, e, i, o, u, y.
pub(super) fn is_vowel_letter(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Whether the letter at a place is said as a vowel: not the u of "qu", nor the y of "yes" and "player".
fn is_vowel(letters: &[u8], place: usize, previous: u8) -> bool {
    match at(letters, place) {
        b'a' | b'e' | b'i' | b'o' => true,
        b'u' => previous != b'q',
        b'y' => {
            let glides = previous == b' ' || is_vowel_letter(previous);
            !(glides && is_vowel_letter(at(letters, place + 1)))
        }
        _ => false,
    }
}

/// Vowels as they are heard: one a group, and one more wherever two neighbours are said apart.
pub(super) fn vowels(letters: &[u8]) -> u32 {
    let mut count = 0;
    let mut inside = false;
    let mut previous = b' ';
    for (place, letter) in letters.iter().enumerate() {
        let vowel = is_vowel(letters, place, previous);
        if vowel && (!inside || is_apart(letters, place, count > 1)) {
            count += 1;
        }
        inside = vowel;
        previous = *letter;
    }
    count
}

/// Whether the vowel at a place is said apart from the vowel before it, as in "area", "radio", "doing". `later`: a vowel group came before this one.
fn is_apart(letters: &[u8], place: usize, later: bool) -> bool {
    let front = before(letters, place, 2);
    let rest = letters.get(place + 1..).unwrap_or_default();
    let tail = letters.get(place..).unwrap_or_default();
    let follows = |endings: &[&[u8]]| endings.iter().any(|ending| rest.starts_with(ending));
    let ends = |endings: &[&[u8]]| endings.contains(&rest);
    if matches!(tail, b"ing" | b"ings") {
        return true;
    }
    match (before(letters, place, 1), at(letters, place)) {
        (b'i', b'a') => {
            let soft = (matches!(front, b'c' | b's' | b't') || front == b'g' && later)
                && (follows(&[b"l", b"n"]) || ends(&[b"", b"s"]));
            let glide =
                front == b'l' && (before(letters, place, 3) == b'l' || follows(&[b"n", b"r"]));
            let age = front == b'r' && ends(&[b"ge", b"ges"]) && later;
            !(soft || glide || age)
        }
        (b'i', b'o') => {
            let soft = matches!(front, b't' | b's' | b'c' | b'g' | b'x' | b'h' | b'n')
                && follows(&[b"n", b"us"]);
            let glide = front == b'l' && before(letters, place, 3) == b'l';
            let or = matches!(front, b'v' | b'n') && follows(&[b"r", b"ur"]);
            !(soft || glide || or)
        }
        (b'i', b'e') => {
            let ent = matches!(front, b'r' | b'd' | b'p' | b'l')
                && follows(&[b"n"])
                && before(letters, place, 3) != b'f';
            let er = later && ends(&[b"r", b"rs", b"st"]);
            let et = follows(&[b"t"]);
            let science = follows(&[b"nc", b"nt"]) && front == b'c' && !later;
            ent || er || et || science
        }
        (b'e', b'a') => {
            let end = later && ends(&[b"", b"s"]);
            let create = front == b'r'
                && before(letters, place, 3) == b'c'
                && follows(&[b"te", b"ti", b"to"]);
            let again = front == b'r'
                && place == 2
                && follows(&[b"ct", b"pp", b"ss", b"lis", b"lit", b"lize", b"lizi"]);
            end || create || again
        }
        (b'e', b'o') => {
            !(front == b'g' && follows(&[b"n", b"r", b"us"]) || front == b'p' && follows(&[b"p"]))
        }
        (b'e', b'i') => {
            front == b'r' && place == 2 && follows(&[b"m", b"nf", b"nj", b"ns", b"nt", b"nv"])
        }
        (b'e', b'u') => {
            later && follows(&[b"m"]) || front == b'r' && place == 2 && follows(&[b"n", b"s"])
        }
        (b'u', b'a') => front != b'g' && !(front == b's' && follows(&[b"d", b"s", b"v"])),
        (b'u', b'e') => front != b'g' && follows(&[b"l", b"n"]),
        (b'u', b'i') => match front {
            b'g' => follows(&[b"ty"]),
            b'l' => follows(&[b"d", b"n"]),
            b't' => follows(&[b"n", b"ti"]),
            _ => follows(&[b"ci", b"n", b"ty"]),
        },
        (b'u', b'o') => follows(&[b"u"]) || ends(&[b""]),
        (b'o', b'e') => {
            front == b'p' && follows(&[b"m", b"t"])
                || front == b'c' && place == 2
                || follows(&[b"ve"])
        }
        (b'o', b'o') => front == b'c' && place == 2 && follows(&[b"pe", b"rd"]),
        (b'o', b'i') => front == b'c' && place == 2 && follows(&[b"nc"]) || follows(&[b"lia"]),
        (b'o', b'a') => front == b'c' && place == 2 && follows(&[b"gu", b"li"]),
        (b'a', b'i') => ends(&[b"c"]),
        (b'y', b'e') => follows(&[b"l", b"r"]) && is_consonant(front),
        (b'y', b'a') => is_consonant(front) && !follows(&[b"rd"]),
        (b'y', b'o') => is_consonant(front),
        (b'i', b'u' | b'i') | (b'a', b'o') => true,
        _ => false,
    }
}

/// A small letter that is not one of them.
pub(super) fn is_consonant(letter: u8) -> bool {
    letter.is_ascii_lowercase() && !is_vowel_letter(letter)
}
