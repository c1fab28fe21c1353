//! What a resource is called: an id within its kind, and a UUID that tells it from those of all other knowledge.

use sha2::{Digest, Sha256};

/// An id of FHIR has so many characters at most: `[A-Za-z0-9\-\.]{1,64}`.
#[cfg(test)]
const LONGEST: usize = 64;
/// An id of ours as long as this goes in whole, a suffix with it.
const WHOLE: usize = 50;
/// A longer one begins with so many of its characters.
const BEGINNING: usize = 33;
/// Then come a dot and so many bytes of its hash, in hexadecimal. No id of ours has a dot, so none can be taken for it.
const HASH: usize = 8;

/// The id of a resource, from an id of the knowledge: small letters, digits and hyphens, at most 80. Ours go in as they are, but for those that are too
/// long.
pub(super) fn id(ours: &str, suffix: &str) -> String {
    if ours.len() <= WHOLE {
        return format!("{ours}{suffix}");
    }
    let beginning = ours.get(..BEGINNING).unwrap_or_default();
    let hash = hexadecimal(hash(&[ours]).into_iter().take(HASH));
    format!("{beginning}.{hash}{suffix}")
}

/// The `fullUrl` of a resource: a UUID of version 8, whose bits come from SHA-256 of the knowledge's title, the kind of resource and its id. The same
/// resource has the same one in every version of the knowledge. Version and variant stand where RFC 9562 has them.
pub(super) fn full_url(title: &str, kind: &str, id: &str) -> String {
    let bytes = (0..).zip(hash(&["spinecmp", title, kind, id])).take(16);
    let digits = hexadecimal(bytes.map(|(place, byte)| match place {
        6 => byte & 0x0f | 0x80,
        8 => byte & 0x3f | 0x80,
        _ => byte,
    }));
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    let parts = [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)];
    format!("urn:uuid:{}", parts.join("-"))
}

/// Two digits a byte.
fn hexadecimal(bytes: impl Iterator<Item = u8>) -> String {
    bytes.map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// SHA-256 of these words, each ended so that no two lists run into one.
fn hash(words: &[&str]) -> Vec<u8> {
    let mut digest = Sha256::new();
    for word in words {
        digest.update(word.as_bytes());
        digest.update([0]);
    }
    digest.finalize().to_vec()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, full_url, id};
    use std::collections::BTreeSet;

    #[test]
    fn ids_fit_and_tell_apart() {
        assert_eq!(id("a-1", ".comparator"), "a-1.comparator");
        let mut seen = BTreeSet::new();
        for length in 1..=80 {
            for last in ["a", "b"] {
                let ours = format!("{}{last}", "x".repeat(length - 1));
                for suffix in ["", ".comparator"] {
                    let id = id(&ours, suffix);
                    let is_letter =
                        |sign: char| sign.is_ascii_alphanumeric() || "-.".contains(sign);
                    assert!(id.len() <= LONGEST && id.chars().all(is_letter), "{id}");
                    assert!(seen.insert(id), "{ours}{suffix}");
                }
            }
        }
    }

    #[test]
    fn addresses_are_uuids_of_version_8() {
        let one = full_url("Knees", "Evidence", "a");
        assert_eq!(one, full_url("Knees", "Evidence", "a"));
        for other in
            [("Hips", "Evidence", "a"), ("Knees", "Citation", "a"), ("Knees", "Evidence", "b")]
        {
            assert_ne!(one, full_url(other.0, other.1, other.2));
        }
        // Where one word ends and the next begins counts.
        assert_ne!(full_url("a", "bc", "d"), full_url("ab", "c", "d"));
        let parts: Vec<&str> = one.trim_start_matches("urn:uuid:").split('-').collect();
        let [first, second, version, variant, last] = parts.as_slice() else {
            return assert_eq!(one, "a UUID of five parts");
        };
        let lengths = [first, second, version, variant, last].map(|part| part.len());
        assert_eq!(lengths, [8, 4, 4, 4, 12]);
        assert!(parts.concat().chars().all(|digit| matches!(digit, '0'..='9' | 'a'..='f')));
        assert!(version.starts_with('8') && variant.starts_with(['8', '9', 'a', 'b']), "{one}");
    }
}
