//! Addresses that links may lead to: pages of the web, written so that no sign in them means anything to the format around them.

/// The address as a link may hold it, nothing but harmless ASCII; none if it leads anywhere but to a page of the web.
pub(super) fn of_page(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = (rest.get(..end)?, rest.get(end..)?);
    if !is_web || !is_host(host) {
        return None;
    }
    // Nearly every address is harmless as it stands.
    if path.bytes().all(is_harmless) {
        return Some(address.to_owned());
    }
    Some(format!("{scheme}://{host}{}", safe(path)))
}

/// Whether it is the plain name of a machine, perhaps with a port: no number in place of a name, and nobody's name before it, which would mislead.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let is_named = name
        .rsplit('.')
        .next()
        .is_some_and(|last| last.starts_with(|first: char| first.is_ascii_alphabetic()));
    is_named && name.split('.').all(is_label) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// The rest of an address with every other sign as its number. A percent sign stands only before such a number, a hash only once.
fn safe(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut safe = String::with_capacity(path.len());
    let mut has_fragment = false;
    for (place, byte) in bytes.iter().copied().enumerate() {
        let is_kept = match byte {
            b'#' => !std::mem::replace(&mut has_fragment, true),
            b'%' => bytes
                .get(place + 1..place + 3)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)),
            byte => is_harmless(byte),
        };
        if is_kept {
            safe.push(char::from(byte));
        } else {
            safe.push_str(&format!("%{byte:02X}"));
        }
    }
    safe
}

/// Whether a byte of an address is neither blank nor a bracket, quote or other sign that a format may obey.
fn is_harmless(byte: u8) -> bool {
    matches!(
        byte,
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'?'
            | b'@' | b'!' | b'$' | b'&' | b'*' | b'+' | b',' | b';' | b'='
    )
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
            "https://user:pw@a.example/",
            "https://a:b/",
            "https://a:99999999/",
            "https://a..b/",
            "http://1.2.3.4.5/",
            "https://[::1]/x",
        ] {
            assert_eq!(of_page(address), None, "{address}");
        }
    }

    #[test]
    fn plain_addresses_stay_as_they_are() {
        for address in
            ["https://a.example/b_c-d.e~f?g=1&h=2%20#i", "HTTP://a.example:80/@b/*,c;d=e!$+"]
        {
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
