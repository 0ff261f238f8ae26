//! pliego turns a folder of TOML documents into the publications of a coordination body.
//!
//! The data goes one way: [`workspace`] finds and reads files, [`source`] makes tables with spans out of them,
//! [`kinds`] makes documents, [`rules`] finds what is wrong with them, the kinds make a [`view`] of each edition,
//! [`html`] and [`pdf`] lay it out, and [`build`] runs all of it; [`theme`] gives both their colours
//! and letters, [`schema`] tells editors what the sources may hold, [`versions`] keeps what was issued, [`diff`] shows
//! what changed, and [`proof`] tells whether a publication is what its source makes. See `docs/architecture.md`.

pub mod assets;
pub mod build;
pub mod cli;
pub mod diag;
pub mod diff;
pub mod fix;
pub mod html;
pub mod kinds;
pub mod locale;
pub mod memo;
pub mod panics;
pub mod pdf;
pub mod proof;
pub mod rules;
pub mod schema;
pub mod source;
pub mod specimen;
pub mod theme;
pub mod typography;
pub mod versions;
pub mod view;
pub mod workspace;
