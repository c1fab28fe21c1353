//! What the process finds around it: the terminal, the environment, the date. The only file that asks for them.

use super::args::Color;
use jiff::civil::Date;
use std::path::PathBuf;

/// The terminal, the environment and the date, as far as a page depends on them.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one independent fact about the process, not a state"
)]
pub struct Environment {
    /// Standard input is a terminal: somebody types.
    pub typed: bool,
    /// Standard output is a terminal.
    pub terminal: bool,
    /// Standard error is a terminal.
    pub error_terminal: bool,
    /// Its width, or what `COLUMNS` says.
    pub width: Option<usize>,
    /// How many lines the terminal has, or what `LINES` says.
    pub height: Option<usize>,
    /// What `SPINECMP_PAGER` says, else `PAGER`; empty: none is wanted.
    pub pager: Option<String>,
    /// `LESS` is set.
    pub less: bool,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `CLICOLOR_FORCE` is set, and not to 0.
    pub color_force: bool,
    /// `CLICOLOR` is set to 0.
    pub color_off: bool,
    /// `TERM` is `dumb`.
    pub dumb: bool,
    /// `ACCESSIBLE` is set, and not to 0.
    pub accessible: bool,
    /// The locale names an encoding other than UTF-8.
    pub ascii_locale: bool,
    /// The knowledge that `SPINECMP_KNOWLEDGE` names; empty counts as not set.
    pub knowledge: Option<PathBuf>,
    /// Today, in universal time.
    pub today: Date,
}

impl Environment {
    /// No terminal and no environment, on that day.
    pub fn bare(today: Date) -> Self {
        Self { today, ..Self::default() }
    }

    /// Looks around. Which of standard input, output and error is a terminal, the caller says.
    pub fn of_process([typed, terminal, error_terminal]: [bool; 3]) -> Self {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let on = |name: &str| set(name).is_some_and(|value| value != "0");
        let count = |name: &str| set(name).and_then(|text| text.parse().ok()).filter(|n| *n > 0);
        let measured = if terminal { terminal_size::terminal_size() } else { None };
        let variable =
            |name: &str| std::env::var_os(name).map(|text| text.to_string_lossy().into_owned());
        Self {
            typed,
            terminal,
            error_terminal,
            width: count("COLUMNS").or(measured.map(|(width, _)| usize::from(width.0))),
            height: count("LINES").or(measured.map(|(_, height)| usize::from(height.0))),
            pager: variable("SPINECMP_PAGER").or_else(|| variable("PAGER")),
            less: std::env::var_os("LESS").is_some(),
            no_color: set("NO_COLOR").is_some(),
            color_force: on("CLICOLOR_FORCE"),
            color_off: set("CLICOLOR").is_some_and(|value| value == "0"),
            dumb: set("TERM").is_some_and(|term| term == "dumb"),
            accessible: on("ACCESSIBLE"),
            ascii_locale: ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).is_some_and(
                |locale| {
                    let locale = locale.to_lowercase();
                    !locale.contains("utf-8") && !locale.contains("utf8")
                },
            ),
            knowledge: std::env::var_os("SPINECMP_KNOWLEDGE")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from),
            today: jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date(),
        }
    }

    /// Whether to colour: the flag wins, then `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then whether it is a terminal that can.
    pub(crate) fn styled(&self, color: Color) -> bool {
        match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if self.no_color => false,
            Color::Auto if self.color_force => true,
            Color::Auto => self.terminal && !self.color_off && !self.dumb,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Environment {
        Environment::bare(Date::constant(2026, 11, 22))
    }

    #[test]
    fn every_pair_of_colour_wishes_has_one_winner() {
        let with = |change: fn(&mut Environment)| {
            let mut environment = plain();
            change(&mut environment);
            environment
        };
        // The flag wins over every variable.
        for environment in [
            with(|s| s.no_color = true),
            with(|s| s.color_off = true),
            with(|s| s.dumb = true),
            with(|_| {}),
        ] {
            assert!(environment.styled(Color::Always));
        }
        for environment in [with(|s| s.color_force = true), with(|s| s.terminal = true)] {
            assert!(!environment.styled(Color::Never));
            assert!(environment.styled(Color::Auto));
        }
        // NO_COLOR wins over CLICOLOR_FORCE, CLICOLOR_FORCE over CLICOLOR and a dumb terminal.
        assert!(!with(|s| (s.no_color, s.color_force) = (true, true)).styled(Color::Auto));
        assert!(with(|s| (s.color_force, s.color_off) = (true, true)).styled(Color::Auto));
        assert!(with(|s| (s.color_force, s.dumb) = (true, true)).styled(Color::Auto));
        assert!(!with(|s| (s.terminal, s.color_off) = (true, true)).styled(Color::Auto));
        assert!(!with(|s| (s.terminal, s.dumb) = (true, true)).styled(Color::Auto));
        assert!(!with(|s| (s.terminal, s.no_color) = (true, true)).styled(Color::Auto));
        assert!(!plain().styled(Color::Auto));
    }
}
