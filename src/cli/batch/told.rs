//! What is told on standard error: bad rows as they come, how far it is, and a summary at the end.

use super::source::ReadSoFar;
use super::written::strict_failure;
use crate::batch::{BadRow, BatchCounts};
use crate::cli::Environment;
use crate::cli::failure::Failure;
use crate::values::{grouped, plural, safe};
use std::io::Write;
use std::time::{Duration, Instant};

/// More bad rows than this are counted only: the column `error` tells of all.
const MOST_TOLD: usize = 10;

/// Often enough to be seen moving.
const BETWEEN: Duration = Duration::from_millis(200);

/// Tells who runs it how it goes.
pub(super) struct Messages<'n> {
    file: &'n str,
    begun: Instant,
    /// When it was last told how far it is; `None`: nobody watches.
    moved: Option<Instant>,
    /// A line stands there that is written over.
    is_drawn: bool,
    /// Bad rows that were told.
    bad: usize,
    /// Somebody reads what is written to standard error.
    is_watched: bool,
}

impl<'n> Messages<'n> {
    /// Nothing yet. Progress is for a terminal that the rows are not written to.
    pub(super) fn new(file: &'n str, environment: &Environment, to_file: bool) -> Self {
        let begun = Instant::now();
        let is_drawn_to = environment.error_terminal && (to_file || !environment.terminal);
        Self {
            file,
            begun,
            moved: is_drawn_to.then_some(begun),
            is_drawn: false,
            bad: 0,
            is_watched: environment.error_terminal,
        }
    }

    /// Tells of the first bad rows, each with its line.
    pub(super) fn bad_rows(&mut self, rows: &[BadRow], err: &mut dyn Write) {
        for row in rows {
            if self.bad == MOST_TOLD {
                return;
            }
            self.clear(err);
            self.bad += 1;
            tell(&format!("{}:{}: {}\n", self.file, row.line, row.problem), err);
        }
    }

    /// How far it is, now and then.
    pub(super) fn progress(&mut self, counts: &BatchCounts, read: &ReadSoFar, err: &mut dyn Write) {
        let Some(moved) = self.moved.filter(|moved| moved.elapsed() >= BETWEEN) else { return };
        let seconds = self.begun.elapsed().as_secs_f64();
        let mut line = format!("{} · {}", people(counts.people), self.rate(counts));
        if let Some(of) = read.of.filter(|of| *of > 0) {
            let bytes = read.bytes().clamp(1, of);
            #[expect(
                clippy::cast_precision_loss,
                reason = "a share that is shown in whole percent"
            )]
            let share = bytes as f64 / of as f64;
            let left = seconds / share - seconds;
            line.push_str(&format!(" · {:.0}% · {left:.0} s left", 100.0 * share));
        }
        self.clear(err);
        self.is_drawn = true;
        self.moved = self.moved.map(|_| moved + moved.elapsed());
        let _ = write!(err, "{line}").and_then(|()| err.flush());
    }

    fn rate(&self, counts: &BatchCounts) -> String {
        let seconds = self.begun.elapsed().as_secs_f64().max(0.001);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rate that is shown without decimals"
        )]
        let rate = (counts.people as f64 / seconds) as u64;
        format!("{} a second", grouped(&rate.to_string()))
    }

    /// Takes the line away that says how far it is.
    pub(super) fn clear(&mut self, err: &mut dyn Write) {
        if std::mem::take(&mut self.is_drawn) {
            let _ = write!(err, "\r\x1b[K");
        }
    }

    /// What came out.
    pub(super) fn summary(&self, counts: &BatchCounts, err: &mut dyn Write) {
        let mut parts = vec![people(counts.people)];
        let number = |count: u64| grouped(&count.to_string());
        if counts.with_red_flag > 0 {
            parts.push(format!("{} with a red flag", number(counts.with_red_flag)));
        }
        if counts.with_unconfirmed > 0 {
            parts.push(format!(
                "{} whose record speaks of what would be a red flag, and is not confirmed (--columns id,record_doubts)",
                number(counts.with_unconfirmed)
            ));
        }
        if counts.not_covered > 0 {
            parts.push(format!(
                "{} who by the record have died or are of an age that is not covered (--columns id,record_doubts)",
                number(counts.not_covered)
            ));
        }
        if counts.without_condition > 0 {
            parts.push(format!(
                "{} without a condition, so that no rule could be held against them (--condition names one for all)",
                number(counts.without_condition)
            ));
        }
        if counts.with_contradiction > 0 {
            parts.push(format!(
                "{} whose answers do not fit together (--columns id,contradictions)",
                number(counts.with_contradiction)
            ));
        }
        if counts.plan_not_used > 0 {
            parts.push(format!(
                "{} that name a plan, whose costs were not asked for (--columns plan,payer,costs)",
                number(counts.plan_not_used)
            ));
        }
        if counts.with_error > 0 {
            parts.push(format!(
                "{} that could not be read (see `error`)",
                number(counts.with_error)
            ));
        }
        if self.is_watched {
            parts.push(self.rate(counts));
        }
        tell(&format!("{}\n", parts.join("; ")), err);
    }

    /// A bad row that stops everything.
    pub(super) fn failure(&self, bad: &BadRow) -> Failure {
        strict_failure(self.file, bad)
    }
}

fn people(count: u64) -> String {
    let number = usize::try_from(count).unwrap_or(usize::MAX);
    let words = plural(number, "person", "people");
    words.replace(&count.to_string(), &grouped(&count.to_string()))
}

/// Nobody is left to tell when standard error is closed too.
fn tell(text: &str, err: &mut dyn Write) {
    let _ = write!(err, "{}", safe(text));
}
