//! The `songsheet` program.

fn main() {}
