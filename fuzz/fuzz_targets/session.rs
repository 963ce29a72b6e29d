#![no_main]

#[path = "../../tests/hostile/checks/mod.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::check("session", bytes));
