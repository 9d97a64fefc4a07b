use super::*;

fn read(text: &str) -> Vec<Plain> {
    let mut words = text.split_whitespace().map(|w| w.parse::<f64>().expect("a number"));
    let mut next = || words.next().expect("more");
    let first = next();
    let (problems, mut head) = if first > 0.0 && text.split_whitespace().nth(1).is_some() { (first as usize, None) } else { (1, Some(first)) };
    let _ = &mut head;
    (0..problems)
        .map(|_| {
            let (m, n) = (next() as usize, next() as usize);
            let mut block = || (0..m).map(|_| (0..n).map(|_| next()).collect::<Vec<f64>>()).collect::<Vec<_>>();
            let cost = block();
            let minutes = block();
            Plain {
                cost: cost.into_iter().map(|r| r.into_iter().map(Some).collect()).collect(),
                minutes,
                most_minutes: (0..m).map(|_| next()).collect(),
                quota: vec![(0, n as u32); m],
                coverage: vec![(1, 1); n],
                weights: (100.0, 20.0),
                shortfall: Some(0.0),
            }
        })
        .collect()
}

#[test]
#[ignore]
fn bench() {
    let files = std::env::var("GAP_FILES").expect("files");
    let limit: f64 = std::env::var("GAP_TIME").map_or(20.0, |t| t.parse().expect("seconds"));
    for file in files.split(',') {
        let text = std::fs::read_to_string(format!("/tmp/gapdata/{file}")).expect("there");
        let text = if file.starts_with("gap") { text } else { format!("1 {text}") };
        let max = file.chars().nth(3).is_some_and(|c| c.is_ascii_digit()) && file.starts_with("gap");
        for (i, mut plain) in read(&text).into_iter().enumerate() {
            let mut most = 0.0;
            if max {
                most = plain.cost.iter().flatten().flatten().copied().fold(0.0, f64::max);
                plain.cost.iter_mut().flatten().flatten().for_each(|c| *c = most - *c);
            }
            let now = std::time::Instant::now();
            let over = || now.elapsed().as_secs_f64() > limit;
            let start = Start { sets: None, value: f64::INFINITY, nodes: u64::MAX / 40_000, seed: 1, over: &over };
            let found = solve(&plain, &start);
            let n = plain.coverage.len() as f64;
            let show = |v: f64| if max { most * n - v } else { v };
            println!(
                "{file} {} {}x{} value {} bound {} nodes {} {:.2}s",
                i + 1, plain.cost.len(), n, show(found.value), show(found.bound), found.nodes, now.elapsed().as_secs_f64()
            );
        }
    }
}
