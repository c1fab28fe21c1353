//! Many people, one after the other: rows in, a row a person out, in the order of the input.
//!
//! Rules are compiled once ([`rules::columns`](crate::rules::columns)); a stream is cut into chunks of whole rows, threads judge the chunks, and what they
//! write is put together in order. A row's answer hangs on nothing but the row, so any split of the input gives the same rows, and memory does not grow
//! with the input. A row that cannot be read becomes a row that says why.

mod block;
mod chunk;
mod column;
mod cost_cells;
mod csv_rows;
mod input;
mod json_rows;
mod judge;
mod threads;
mod writer;

pub use chunk::{Chunk, Chunks, InputFormat, StreamError};
pub use column::{ColumnError, usual_columns};
pub use input::{InputColumns, InputError};
pub use csv_rows::header;
pub use judge::{BadRow, Batch, BatchQuery, BatchWorker, Counts, JudgedChunk};
pub use threads::{Flow, run};
pub use writer::RowFormat;
