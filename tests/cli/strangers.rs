//! Whom the log names although the roster does not have them.

use crate::fixture::{TEAM, user};
use crate::harness::User;

fn team_log(absent: &str, more: &str) -> String {
    format!(
        "[[meeting]]\ndate = 2026-11-17\npresent = [\"dana\"]\nabsent = [\"{absent}\"]\n[[meeting.item]]\n\
         title = \"Travel policy\"\n{more}"
    )
}

fn checked(user: &User) -> (i32, String) {
    let shown = user.run(&["check"]);
    (shown.code, shown.stdout)
}

#[test]
fn a_mistyped_handle_in_the_log_is_an_error_at_its_place() {
    let user = user();
    let before = checked(&user).0;
    user.write("log/2026-W47.toml", &team_log("kimm", "told = [{ who = \"loe\", on = 2026-11-18 }]\n"));
    let (code, text) = checked(&user);
    assert_eq!((before, code), (0, 1), "{text}");
    let absent = "log/2026-W47.toml:4:11: error: `absent` names \"kimm\", who is not on the roster\n";
    assert!(text.contains(absent) && text.contains("did you mean `kim`?"), "{text}");
    let told = "log/2026-W47.toml:7:17: error: `who` names \"loe\", who is not on the roster\n";
    assert!(text.contains(told) && text.contains("did you mean `leo`?"), "{text}");
}

#[test]
fn the_log_of_one_on_ones_is_looked_at_as_well() {
    let user = user();
    let log = "[[meeting]]\nwith = \"danna\"\ndate = 2026-11-18\n[[meeting.action]]\nwhat = \"Ask\"\nwho = \"danna\"\n";
    user.write("private/log/2026-W47.toml", log);
    user.make_private("private/log");
    let (code, text) = checked(&user);
    assert_eq!(code, 1, "{text}");
    let places = ["2:8", "6:7"].map(|place| format!("private/log/2026-W47.toml:{place}: error: "));
    assert!(places.iter().all(|place| text.contains(place)), "{text}");
    assert!(!text.contains("danna"), "a pipe has many readers: {text}");
}

#[test]
fn who_is_not_on_the_roster_any_more_is_one_warning() {
    let user = user();
    user.write("log/2026-W47.toml", &team_log("zacharias", ""));
    user.write("log/2026-W46.toml", &team_log("zacharias", "").replace("11-17", "11-10"));
    let (code, text) = checked(&user);
    assert_eq!((code, text.matches("zacharias").count()), (0, 1), "{text}");
    assert!(text.contains("W46.toml:4:11: warning") && text.contains("here and in one more place"), "{text}");
    assert!(text.contains("whoever has left stays in team.toml, with `until`"), "{text}");
}

#[test]
fn who_has_left_and_is_on_the_roster_is_no_problem() {
    let user = user();
    let oskar = "\n[[member]]\nname = \"Oskar Lind\"\nhandle = \"oskar\"\nuntil = 2026-06-26\n";
    user.write("team.toml", &format!("{TEAM}{oskar}"));
    user.write("log/2026-W47.toml", &team_log("oskar", ""));
    let (code, text) = checked(&user);
    assert_eq!((code, text.contains("oskar")), (0, false), "{text}");
}
