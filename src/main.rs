//! The command `alliance`.

fn main() {}
