//! Pages about money: what treatments cost, a user's own bills, the plans and prices that are known. Each is drawn from its answer.

mod axis;
mod break_even;
mod course;
mod explained;
mod matrix;
mod page;
mod pathways;
mod pictures;
mod plan;
mod plans;
mod prices;
mod rows;
mod screen;
mod sensitivity;
mod simulation;
mod sums;

pub(super) use pictures::picture;
pub(super) use rows::rows;
