//! Chunks judged by several threads, their rows in the order of the input.

use super::chunk::{Chunk, Chunks, StreamError};
use super::prepared::Batch;
use super::worker::JudgedChunk;
use std::io::Read;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, scope};
use std::time::Duration;

/// Whether to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// With the next rows.
    On,
    /// No more.
    Stop,
}

/// A chunk, and where its rows are waited for.
type Job = (Chunk, SyncSender<JudgedChunk>);

/// What is waited for, in the order of the input.
type Waited = Result<Receiver<JudgedChunk>, StreamError>;

/// How often the caller is asked whether to go on while rows are waited for.
const PATIENCE: Duration = Duration::from_millis(100);

/// Judges a stream on so many threads; one more reads it. `rows` is called with the rows of each chunk in the order of the input, and with `None` every tenth of a second
/// while there are none; it says whether to go on.
///
/// At most two chunks a thread are held at a time, whatever the length of the stream. Where the system starts no threads, this one does the work.
///
/// # Errors
/// When the stream cannot be read to its end; the rows before have been given.
pub fn run<R: Read + Send>(
    batch: &Batch,
    mut chunks: Chunks<R>,
    threads: usize,
    mut rows: impl FnMut(Option<JudgedChunk>) -> Flow,
) -> Result<(), StreamError> {
    let (jobs, queue) = sync_channel::<Job>(threads);
    let queue = Mutex::new(queue);
    scope(|scope| {
        let queue = &queue;
        let work = move || {
            let mut worker = batch.worker();
            // Whoever takes a job holds the queue no longer than that.
            let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
            while let Ok((chunk, done)) = next() {
                // Nobody waits for it any more: then nobody waits for the next either.
                if done.send(worker.judge(&chunk)).is_err() {
                    break;
                }
            }
        };
        let started = (0..threads).filter(|_| Builder::new().spawn_scoped(scope, work).is_ok());
        if started.count() == 0 {
            return alone(batch, &mut chunks, &mut rows);
        }
        let (order, waited) = sync_channel::<Waited>(threads);
        let read = move || read(&mut chunks, &jobs, &order);
        match Builder::new().spawn_scoped(scope, read) {
            Ok(_) => in_order(&waited, &mut rows),
            Err(error) => Err(StreamError::Read(error)),
        }
    })
}

/// Reads the stream, and hands its chunks out.
fn read<R: Read>(chunks: &mut Chunks<R>, jobs: &SyncSender<Job>, order: &SyncSender<Waited>) {
    loop {
        let next = chunks.next_chunk();
        let is_last = match next {
            Ok(None) => return,
            Ok(Some(chunk)) => {
                let (done, rows) = sync_channel(1);
                // Whoever listens no more wants no more.
                order.send(Ok(rows)).is_err() || jobs.send((chunk, done)).is_err()
            }
            Err(error) => {
                let _ = order.send(Err(error));
                true
            }
        };
        if is_last {
            return;
        }
    }
}

/// Gives what was judged, chunk by chunk.
fn in_order(
    waited: &Receiver<Waited>,
    rows: &mut impl FnMut(Option<JudgedChunk>) -> Flow,
) -> Result<(), StreamError> {
    while let Some(judged) = received(waited, rows) {
        let Some(judged) = received(&judged?, rows) else { break };
        if rows(Some(judged)) == Flow::Stop {
            break;
        }
    }
    Ok(())
}

/// The next of a channel; `None`: there is no next, or the caller wants none.
fn received<T>(
    channel: &Receiver<T>,
    rows: &mut impl FnMut(Option<JudgedChunk>) -> Flow,
) -> Option<T> {
    loop {
        match channel.recv_timeout(PATIENCE) {
            Ok(next) => return Some(next),
            Err(RecvTimeoutError::Timeout) if rows(None) == Flow::On => {}
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// One chunk after the other, on this thread.
fn alone<R: Read>(
    batch: &Batch,
    chunks: &mut Chunks<R>,
    rows: &mut impl FnMut(Option<JudgedChunk>) -> Flow,
) -> Result<(), StreamError> {
    let mut worker = batch.worker();
    while let Some(chunk) = chunks.next_chunk()? {
        if rows(Some(worker.judge(&chunk))) == Flow::Stop {
            break;
        }
    }
    Ok(())
}
