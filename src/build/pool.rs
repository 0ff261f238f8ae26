//! The threads of a build: parts of work in any order, groups of parts each finished as one.
//!
//! A part that panics costs its group, not the run.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::panics;

/// What the parts of a group became so far, each with its number.
type Group<M> = Vec<(usize, Result<M, String>)>;

/// Runs every part of every group on so many threads, and finishes a group as soon as its last part is done. Returns
/// what the groups became, in their order.
///
/// Each thread has a state that its parts share; after a panic, which may have left it half changed, it is made anew.
/// What a part became is the message of its panic when it had one.
pub fn run<P: Sync, S, M: Send, R: Send>(
    groups: &[Vec<P>],
    threads: usize,
    state: impl Fn(usize) -> S + Sync,
    part: impl Fn(&mut S, &P) -> M + Sync,
    finish: impl Fn(usize, Vec<Result<M, String>>) -> R + Sync,
) -> Vec<R> {
    let parts: Vec<(usize, usize)> =
        groups.iter().enumerate().flat_map(|(g, group)| (0..group.len()).map(move |p| (g, p))).collect();
    let next = AtomicUsize::new(0);
    let open: Vec<Mutex<Group<M>>> = groups.iter().map(|_| Mutex::default()).collect();
    let results: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(groups.len()));
    let work = |thread: usize| {
        let mut mine = state(thread);
        while let Some(&(g, p)) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            let made = panics::catch(|| part(&mut mine, &groups[g][p]));
            if made.is_err() {
                mine = state(thread);
            }
            let mut group = lock(&open[g]);
            group.push((p, made));
            if group.len() == groups[g].len() {
                let mut whole = std::mem::take(&mut *group);
                drop(group);
                whole.sort_by_key(|(p, _)| *p);
                let result = finish(g, whole.into_iter().map(|(_, made)| made).collect());
                lock(&results).push((g, result));
            }
        }
    };
    std::thread::scope(|scope| {
        let work = &work;
        let wanted = threads.clamp(1, parts.len().max(1));
        let started = (0..wanted)
            .take_while(|&thread| std::thread::Builder::new().spawn_scoped(scope, move || work(thread)).is_ok())
            .count();
        // A system that gives no more threads gets the work done more slowly.
        if started == 0 {
            work(0);
        }
    });
    let mut results = results.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    results.sort_by_key(|(g, _)| *g);
    results.into_iter().map(|(_, result)| result).collect()
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_its_group_and_no_other() {
        let groups = vec![vec![1, 2], vec![3, 0, 4], vec![5], vec![]];
        for threads in [1, 2, 9] {
            let made = run(
                &groups,
                threads,
                |_| 10,
                |state, n| {
                    *state += 1;
                    assert!(*n > 0, "nothing to divide by");
                    12 / n
                },
                |group, parts| (group, parts),
            );
            let panic = Err("nothing to divide by".to_owned());
            let expected = vec![(0, vec![Ok(12), Ok(6)]), (1, vec![Ok(4), panic, Ok(3)]), (2, vec![Ok(2)])];
            assert_eq!(made, expected, "{threads} threads");
        }
    }

    #[test]
    fn a_state_that_saw_a_panic_is_not_used_again() {
        let groups = vec![vec![1], vec![0], vec![1]];
        let count = |state: &mut i32, n: &i32| {
            *state += 1;
            assert!(*n > 0);
            *state
        };
        let made = run(&groups, 1, |_| 0, count, |_, parts| parts[0].clone().ok());
        assert_eq!(made, [Some(1), None, Some(1)]);
    }
}
