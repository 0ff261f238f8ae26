//! The tests that see pliego from outside, in one program: it is linked once, and a test that fails keeps no other from
//! running.
//!
//! `cargo test NAME::` runs those of one file. Tests of a single function stand beside it in `src`.

mod support;

mod carried;
mod ccpm;
mod cli;
mod determinism;
mod diff;
mod docs;
mod errata;
mod explain;
mod failures;
mod findings;
mod fixes;
mod geometry;
mod heavy;
mod interrupted;
mod killed;
mod kinds;
mod lessons;
mod meaning;
mod mended;
mod mistakes;
mod mutation;
mod new_kind;
mod outputs;
mod pages;
mod poa;
mod printed;
mod proof;
mod readme;
mod renamed;
mod rules;
mod samples;
mod schema;
mod seed_faults;
mod strategy;
mod structure;
mod tamper;
mod telling;
mod tenfold;
mod texts;
mod theme;
mod tutorials;
mod typography;
mod versions;
