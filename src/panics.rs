//! Panics: a fault of ours costs the document it happened in, not the run.
//!
//! What is under way for one document runs inside [`catch`]: its reading, its rules, its typesetting; [`hush`] keeps the
//! default report of such a panic, which is made for programmers, from standing between the findings.

use std::any::Any;
use std::cell::Cell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Arc;

use crate::diag::{Finding, SourceFile, codes};
use crate::say;

/// Name of threads whose panics always reach a [`catch`] in another thread.
pub const WATCHED_THREAD: &str = "pliego-press";

thread_local! {
    /// How many calls of [`catch`] are under way in this thread.
    static CATCHING: Cell<usize> = const { Cell::new(0) };
}

/// Runs `work`; a panic in it becomes its message. What `work` had in hands must not be used again.
///
/// # Errors
/// The message of the panic.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    CATCHING.set(CATCHING.get() + 1);
    let result = catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(CATCHING.get() - 1);
    result.map_err(|panic| words(&*panic))
}

fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("panic").to_owned()
}

/// The finding about a document that a panic happened with.
pub fn finding(file: &Arc<SourceFile>, span: Range<usize>, panic: &str) -> Finding {
    let message = say!("error interno de pliego: {panic}" | "internal error of pliego: {panic}");
    Finding::new(codes::CANNOT_TYPESET, file, span, message).help(say!(
        "es un fallo de pliego, no del documento: avise a quien lo mantiene y adjunte el documento; lo publicado antes queda como estaba"
            | "this is a fault of pliego, not of the document: please report it to its maintainers with the document; what was published before stays as it was"
    ))
}

/// Silences the report of panics that are caught. For the command line, which owns its process; a library must not.
pub fn hush() {
    let report = take_hook();
    set_hook(Box::new(move |panic| {
        let watched = std::thread::current().name() == Some(WATCHED_THREAD);
        // Whoever asks for the way to a panic is a programmer.
        if (CATCHING.get() == 0 && !watched) || std::env::var_os("RUST_BACKTRACE").is_some() {
            report(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_its_message() {
        assert_eq!(catch(|| 3), Ok(3));
        assert_eq!(catch(|| -> u8 { panic!("plain") }), Err("plain".to_owned()));
        let name = "composed";
        assert_eq!(catch(|| -> u8 { panic!("{name}") }), Err("composed".to_owned()));
        assert_eq!(catch(|| -> u8 { std::panic::panic_any(7) }), Err("panic".to_owned()));
        assert_eq!(CATCHING.get(), 0);
    }
}
