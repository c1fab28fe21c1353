//! Everything that the program is held to, in one program: it is linked once, and its tests share the cores.
//!
//! `cargo test --test suite cost_laws::` runs one of these files.

mod audit;
mod batch;
mod cards;
mod cli;
mod common;
mod cost;
mod cost_documents;
mod cost_knowledge;
mod cost_laws;
mod cost_pictures;
mod cost_plans;
mod documents;
mod every_part;
mod evidence;
mod fhir;
mod glossary;
mod hostile;
mod house;
mod html;
mod inputs;
mod interview;
mod key_rows;
mod knowledge;
mod one_reader;
mod process;
mod public_ids;
mod readme;
mod record_doubts;
mod reference;
mod rows;
mod schemas;
mod shells_and_manual;
mod told_of_whom;
mod urgent;
mod vignettes;
mod way_in;
mod weigh;
