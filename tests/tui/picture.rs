//! The picture in the README is a picture of the real screen.

#[path = "../../examples/screenshot/svg.rs"]
mod svg;

#[test]
fn the_committed_picture_is_current() {
    let now = svg::picture((svg::COLUMNS, svg::LINES), &[]);
    let committed = include_str!("../../docs/screen.svg");
    assert!(now == committed, "run `cargo run --example screenshot > docs/screen.svg`");
}
