//! What is left when songsheet itself is at fault: the place in its source, and no text of any topic.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::process::{Command, Output};

use songsheet::bug;

const CANARY: &str = "zxqsecret";

/// Runs one of the programs below as a process of its own, as talkative as a process can be.
fn run(program: &str) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", program, "--nocapture"])
        .env("RUST_BACKTRACE", "full")
        .env("RUST_LIB_BACKTRACE", "1")
        .env("RUST_LOG", "trace")
        .output()
        .unwrap()
}

#[test]
#[ignore = "a program that panics, run by the tests below"]
#[allow(clippy::exit)]
fn a_panic_that_quotes_a_topic() {
    let title = format!("Dana's pay {CANARY}");
    std::process::exit(i32::from(bug::guarded(|| panic!("index out of range for {title:?}"))));
}

#[test]
#[ignore = "a program that panics, run by the tests below"]
#[allow(clippy::exit)]
fn a_thread_that_panics_with_a_topic() {
    std::process::exit(i32::from(bug::guarded(|| {
        let thread = std::thread::Builder::new().name("files".to_owned());
        let title = format!("Dana's pay {CANARY}");
        u8::from(thread.spawn(move || panic!("{title}")).unwrap().join().is_err())
    })));
}

fn says(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes).into_owned()).concat()
}

#[test]
fn a_panic_report_has_the_place_and_no_text_of_a_topic() {
    let output = run("a_panic_that_quotes_a_topic");
    let said = says(&output);
    assert_eq!(output.status.code(), Some(70), "{said}");
    assert!(said.contains("stopped because of a bug in it at tests/bug.rs:"), "{said}");
    assert!(!said.contains(CANARY) && !said.contains("Dana"), "{said}");
}

#[test]
fn nor_has_that_of_a_thread() {
    let output = run("a_thread_that_panics_with_a_topic");
    let said = says(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("tests/bug.rs:") && !said.contains(CANARY), "{said}");
}
