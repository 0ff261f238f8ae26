//! Runs of the program that are killed at a random moment.
