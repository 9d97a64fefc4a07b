//! How evenly burdens are shared: one index per file, each with its formula, range and source.
//!
//! What may enter: plain numbers.
//! What never belongs here: who the numbers belong to, and any judgement of them.

mod gini;
mod jain;

pub use gini::gini;
pub use jain::jain;

/// Known values, worked out by several statistics packages that agree with each other.
#[cfg(test)]
const KNOWN: &[(&str, &[f64], f64, f64)] = &[
    // name, burdens, Gini, Jain
    ("all equal", &[3.0, 3.0, 3.0, 3.0, 3.0], 0.0, 1.0),
    ("nearly equal", &[4.0, 4.0, 3.0, 2.0, 2.0], 0.15999999999999998, 0.9183673469387755),
    ("one above", &[5.0, 3.0, 3.0, 2.0, 2.0], 0.1866666666666667, 0.8823529411764706),
    ("two above", &[5.0, 5.0, 2.0, 2.0, 1.0], 0.29333333333333333, 0.7627118644067796),
    ("spread", &[6.0, 3.0, 3.0, 2.0, 1.0], 0.29333333333333333, 0.7627118644067796),
    ("unsorted", &[5.0, 6.0, 2.0, 1.0, 1.0], 0.37333333333333324, 0.6716417910447762),
    ("one far above", &[11.0, 1.0, 1.0, 1.0, 1.0], 0.5333333333333332, 0.36),
    ("tens", &[10.0, 10.0, 10.0, 20.0, 50.0], 0.36, 0.625),
    ("steps", &[10.0, 20.0, 30.0, 40.0, 50.0], 0.2666666666666666, 0.8181818181818182),
    ("one zero", &[0.0, 1.0, 2.0, 3.0, 4.0], 0.4, 0.6666666666666666),
    ("two of five", &[0.0, 0.0, 0.0, 6.0, 6.0], 0.6, 0.4),
    ("one of five", &[0.0, 0.0, 0.0, 0.0, 10.0], 0.8, 0.2),
    ("one person", &[7.0], 0.0, 1.0),
];
