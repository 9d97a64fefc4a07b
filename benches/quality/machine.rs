//! The machine, and what this process has taken of it. Linux tells; elsewhere nothing is known.

use std::fs;

/// A line about processor, cores, memory and system.
pub fn describe() -> String {
    let find = |file: &str, key: &str| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|l| l.starts_with(key))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let model = find("/proc/cpuinfo", "model name");
    let memory = find("/proc/meminfo", "MemTotal")
        .and_then(|m| m.split_whitespace().next()?.parse::<f64>().ok())
        .map_or_else(String::new, |kib| format!(", {:.0} GiB of memory", kib / (1024.0 * 1024.0)));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    format!("{}, {cores} threads{memory}, {os} {arch}", model.unwrap_or("processor unknown".into()))
}

/// How many others want the processors: the load of the last minute.
pub fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split_whitespace().next()?.parse().ok()
}

/// Processor seconds of this process so far, all threads.
pub fn cpu_seconds() -> Option<f64> {
    /// Ticks of a second in `/proc`, the same on every Linux (`USER_HZ`).
    const TICKS: f64 = 100.0;
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The program's name stands in brackets and may hold anything.
    let rest = text.rsplit_once(')')?.1;
    let field = |i: usize| rest.split_whitespace().nth(i)?.parse::<f64>().ok();
    Some((field(11)? + field(12)?) / TICKS)
}

/// The most memory that this process has held so far, in MiB.
pub fn peak_mib() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|l| l.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}
