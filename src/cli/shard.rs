//! `--shard`: which part of the work this process has, said or taken from a cluster's scheduler.

use super::values::Wrong;
use super::voice::{Voice, note};
use crate::domain::Message;
use crate::study::{Missing, Shard};

/// Most missing runs that are named.
const MOST_NAMED: usize = 20;

/// How several processes share the work.
#[derive(Debug, Default, clap::Args)]
pub(super) struct ShareArgs {
    #[arg(long, value_name = "I/N", value_parser = shard, conflicts_with = "merge")]
    pub shard: Option<Shard>,
    #[arg(long)]
    pub merge: bool,
}

impl ShareArgs {
    /// Whether the work is shared at all.
    pub const fn asked(&self) -> bool {
        self.shard.is_some() || self.merge
    }
}

/// Reads `i/n`, `auto` or `auto/n`.
pub(super) fn shard(text: &str) -> Result<Shard, Wrong> {
    read(text, &|key| std::env::var(key).ok())
}

/// The same with what the scheduler sets.
///
/// With `auto/n` the part is the number of the task, counted round: n tasks with numbers in a row
/// have all parts, wherever the numbers begin. `auto` alone divides by the tasks of a Slurm array.
fn read(text: &str, set: &dyn Fn(&str) -> Option<String>) -> Result<Shard, Wrong> {
    let wrong = |key| Wrong(Message::new(key));
    let whole = |text: &str| text.trim().parse::<u64>().ok();
    let (part, parts) = match text.split_once('/') {
        Some((part, parts)) => {
            let parts = whole(parts).filter(|&n| n > 0).ok_or_else(|| wrong("usage-not-shard"))?;
            (part, Some(parts))
        }
        None => (text, None),
    };
    let number = |key: &str| set(key).as_deref().and_then(whole);
    match (part.trim(), parts) {
        ("auto", parts) => {
            let array = number("SLURM_ARRAY_TASK_ID");
            let task = array.or_else(|| number("JOB_COMPLETION_INDEX"));
            let task = task.ok_or_else(|| wrong("usage-shard-no-task"))?;
            if let Some(count) = parts {
                return Ok(Shard { index: task % count, count });
            }
            array.ok_or_else(|| wrong("usage-shard-no-count"))?;
            let count = number("SLURM_ARRAY_TASK_COUNT").filter(|&n| n > 0);
            let count = count.ok_or_else(|| wrong("usage-shard-no-count"))?;
            let [least, most] = ["SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX"].map(number);
            let (least, most) = least.zip(most).ok_or_else(|| wrong("usage-shard-no-count"))?;
            // The numbers must be evenly spaced: otherwise a part would be left out.
            let step = most.saturating_sub(least).checked_div(count - 1).unwrap_or(1).max(1);
            let steps = task.checked_sub(least).filter(|past| past.is_multiple_of(step));
            let even = most.checked_sub(least) == Some(step.saturating_mul(count - 1));
            match steps.map(|past| past / step).filter(|&index| even && index < count) {
                Some(index) => Ok(Shard { index, count }),
                None => Err(wrong("usage-shard-uneven")),
            }
        }
        (part, Some(count)) => match whole(part) {
            Some(part) if (1..=count).contains(&part) => Ok(Shard { index: part - 1, count }),
            _ => Err(wrong("usage-not-shard")),
        },
        _ => Err(wrong("usage-not-shard")),
    }
}

/// Tells what is missing, of `all`.
pub(super) fn tell(missing: &[Missing], all: usize, voice: &Voice) {
    let mut lines = lines(missing, all).into_iter();
    if let Some(first) = lines.next() {
        voice.complain(&first);
    }
    lines.for_each(|line| note(&voice.say(&line)));
}

fn lines(missing: &[Missing], all: usize) -> Vec<Message> {
    let mut lines =
        vec![Message::new("study-missing").with("missing", missing.len()).with("all", all)];
    lines.extend(missing.iter().take(MOST_NAMED).map(|missing| {
        match &missing.holder {
            None => Message::new("study-missing-run").with("run", &missing.run),
            Some(by) => Message::new("study-missing-claimed")
                .with("run", &missing.run)
                .with("host", &by.host)
                .with("pid", by.pid)
                .with("since", &by.since),
        }
    }));
    if let Some(more) = missing.len().checked_sub(MOST_NAMED).filter(|&more| more > 0) {
        lines.push(Message::new("study-missing-more").with("n", more));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a value comes to with variables as `KEY=value`.
    fn found(text: &str, set: &str) -> Result<(u64, u64), &'static str> {
        let get = |key: &str| {
            let mut pairs = set.split_whitespace().filter_map(|pair| pair.split_once('='));
            pairs.find(|(name, _)| *name == key).map(|(_, value)| value.to_owned())
        };
        read(text, &get).map(|shard| (shard.index, shard.count)).map_err(|wrong| wrong.0.key)
    }

    #[test]
    fn parts_are_said_or_found() {
        let slurm = |id: u32, least: u32, most: u32, count: u32| {
            format!(
                "SLURM_ARRAY_TASK_ID={id} SLURM_ARRAY_TASK_MIN={least} \
                 SLURM_ARRAY_TASK_MAX={most} SLURM_ARRAY_TASK_COUNT={count}"
            )
        };
        let index = "JOB_COMPLETION_INDEX=3".to_owned();
        for (text, set, comes_to) in [
            ("1/4", String::new(), Ok((0, 4))),
            ("4/4", String::new(), Ok((3, 4))),
            ("0/4", String::new(), Err("usage-not-shard")),
            ("5/4", String::new(), Err("usage-not-shard")),
            ("1/0", String::new(), Err("usage-not-shard")),
            ("3", String::new(), Err("usage-not-shard")),
            ("x/3", String::new(), Err("usage-not-shard")),
            ("auto", String::new(), Err("usage-shard-no-task")),
            ("auto/4", String::new(), Err("usage-shard-no-task")),
            ("auto", slurm(0, 0, 3, 4), Ok((0, 4))),
            ("auto", slurm(4, 1, 4, 4), Ok((3, 4))),
            ("auto", slurm(7, 3, 7, 2), Ok((1, 2))),
            ("auto", slurm(3, 3, 3, 1), Ok((0, 1))),
            ("auto", slurm(3, 1, 7, 3), Err("usage-shard-uneven")),
            ("auto", slurm(1, 1, 8, 3), Err("usage-shard-uneven")),
            ("auto/4", slurm(3, 3, 3, 1), Ok((3, 4))),
            ("auto/4", slurm(4, 1, 4, 4), Ok((0, 4))),
            ("auto", index.clone(), Err("usage-shard-no-count")),
            ("auto/8", index, Ok((3, 8))),
        ] {
            assert_eq!(found(text, &set), comes_to, "{text} {set}");
        }
    }
}
