//! Draws the real screen on the built-in example team as an SVG picture:
//! `cargo run --example screenshot > docs/screen.svg`, or with columns and lines of one's own:
//! `cargo run --example screenshot -- 200 60`. A test makes sure that the picture is current.

#[path = "screenshot/svg.rs"]
mod svg;

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut numbers = std::env::args().skip(1).filter_map(|text| text.parse().ok());
    let size = (numbers.next().unwrap_or(svg::COLUMNS), numbers.next().unwrap_or(svg::LINES));
    let keys: Vec<String> = std::env::args().skip(3).collect();
    io::stdout().write_all(svg::picture(size, &keys).as_bytes())
}
