//! Addresses that links may lead to: pages of the web, written so that no sign in them means anything to the format around them.

/// The address as a link may hold it, nothing but harmless ASCII; none if it leads anywhere but to a page of the web.
pub(super) fn of_page(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let starts_with_host = rest.starts_with(|first: char| first.is_alphanumeric() || first == '[');
    if !is_web || !starts_with_host {
        return None;
    }
    let mut safe = String::with_capacity(address.len());
    for byte in address.bytes() {
        if is_harmless(byte) {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    Some(safe)
}

/// Whether a byte of an address is neither blank nor a bracket, quote or other sign that a format may obey.
fn is_harmless(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&*+,;=%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::of_page;

    #[test]
    fn only_pages_of_the_web_are_linked() {
        for address in [
            "",
            "javascript:alert(1)",
            "javascript://%0aalert(1)",
            "data:text/html,a",
            " https://a.example",
            "https:a.example",
            "https://",
            "https:// a.example",
            "/a",
            "mailto:a@b.example",
        ] {
            assert_eq!(of_page(address), None, "{address}");
        }
    }

    #[test]
    fn plain_addresses_stay_as_they_are() {
        for address in [
            "https://a.example/b_c-d.e~f?g=1&h=2%20#i",
            "HTTP://a.example:80/@b/*,c;d=e!$+",
        ] {
            assert_eq!(of_page(address).as_deref(), Some(address));
        }
    }

    #[test]
    fn signs_of_formats_are_encoded() {
        assert_eq!(
            of_page("https://a.example/(b) \"c\" <d>\n'`[e]\\|^ é\u{202e}").as_deref(),
            Some(
                "https://a.example/%28b%29%20%22c%22%20%3Cd%3E%0A%27%60%5Be%5D%5C%7C%5E%20%C3%A9%E2%80%AE"
            )
        );
    }
}
