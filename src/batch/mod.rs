//! Many people, one after the other: rows in, a row a person out, in the order of the input.
//!
//! Rules are compiled once ([`rules::columns`](crate::rules::columns)); a stream is cut into chunks of whole rows, threads judge the chunks, and what they
//! write is put together in order. A row's answer hangs on nothing but the row, so any split of the input gives the same rows, and memory does not grow
//! with the input. A row that cannot be read becomes a row that says why.

mod answer_column;
mod block;
mod cells;
mod chunk;
mod column;
mod cost_cells;
mod csv_rows;
mod input;
mod json_rows;
mod planned;
mod prepared;
mod query;
mod row_names;
mod rows_out;
mod schema;
mod tally;
mod threads;
mod word_lists;
mod worker;
mod writer;

pub use chunk::{Chunk, Chunks, InputFormat, StreamError};
pub use column::usual_columns;
pub use csv_rows::header;
pub use input::InputColumns;
pub use prepared::Batch;
pub use query::BatchQuery;
pub use schema::row_schema;
pub use threads::{Flow, run};
pub use worker::{BadRow, BatchCounts, BatchWorker, JudgedChunk};
pub use writer::RowFormat;
