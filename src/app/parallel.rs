//! Work that keeps processors busy, done on all of them: as many pieces at once as there are processors, each given out
//! as it is ready and the next begun in its place. So memory holds what is at hand, however many there are.

use std::{num::NonZero, sync::Arc, thread};

use tokio::task::JoinSet;

use crate::{Error, Result};

/// What is being done to the rest of `items`.
pub(crate) struct OnAllCores<I: Iterator, T> {
    items: I,
    work: Arc<dyn Fn(I::Item) -> T + Send + Sync>,
    at_hand: JoinSet<T>,
}

impl<I, T> OnAllCores<I, T>
where
    I: Iterator<Item: Send + 'static>,
    T: Send + 'static,
{
    /// Begins.
    pub(crate) fn new(items: I, work: impl Fn(I::Item) -> T + Send + Sync + 'static) -> Self {
        let mut this = Self { items, work: Arc::new(work), at_hand: JoinSet::new() };
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            this.begin_next();
        }
        this
    }

    fn begin_next(&mut self) {
        if let Some(item) = self.items.next() {
            let work = Arc::clone(&self.work);
            self.at_hand.spawn_blocking(move || work(item));
        }
    }

    /// What is ready next, in no order; nothing when all is done.
    pub(crate) async fn next(&mut self) -> Option<Result<T>> {
        let done = self.at_hand.join_next().await?;
        self.begin_next();
        Some(done.map_err(|e| Error::Report(e.to_string())))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn everything_is_done_once_and_no_more_at_a_time_than_there_are_processors() {
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let work = {
            let (running, most) = (Arc::clone(&running), Arc::clone(&most));
            move |n: usize| {
                most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                thread::sleep(std::time::Duration::from_millis(1));
                running.fetch_sub(1, Ordering::SeqCst);
                n
            }
        };
        let mut all = OnAllCores::new(0..100, work);
        let mut done = Vec::new();
        while let Some(n) = all.next().await {
            done.push(n.unwrap());
        }
        done.sort_unstable();
        assert_eq!(done, (0..100).collect::<Vec<_>>());
        assert!(most.load(Ordering::SeqCst) <= thread::available_parallelism().unwrap().get());
    }
}
