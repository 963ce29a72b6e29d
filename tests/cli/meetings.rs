//! Meetings that are moved, skipped, or held as usual.

use insta::assert_snapshot;

use crate::fixture::{TEAM, user};
use crate::harness::User;

/// What the roster says at its end that it did not say before.
fn added(user: &User) -> String {
    user.read("team.toml").strip_prefix(TEAM).expect("all else stays").to_owned()
}

#[test]
fn a_one_on_one_is_moved_within_its_week() {
    let user = user();
    assert_snapshot!(user.run(&["move", "dana", "fri", "15:00"]).fine(), @"
    Moved: 1-1 with Dana, Wed 25 Nov → Fri 27 Nov 15:00
      2 topics, 20 of 30 min
    ");
    assert_eq!(
        added(&user),
        "\n[[exception]]\nwith = \"dana\"\non = 2026-11-25\nto = 2026-11-27\ntime = \"15:00\"\n"
    );
    let agenda = user.run(&["agenda", "dana"]).fine();
    assert!(agenda.contains("Fri 27 Nov 2026 · 15:00–15:30"), "{agenda}");
    assert_snapshot!(user.run(&["move", "Dee", "2026-11-26"]).fine(), @"
    Moved: 1-1 with Dana, Wed 25 Nov → Thu 26 Nov 14:00
      2 topics, 20 of 30 min
    ");
    assert_eq!(added(&user), "\n[[exception]]\nwith = \"dana\"\non = 2026-11-25\nto = 2026-11-26\n");
    assert_snapshot!(user.run(&["usual", "dana"]).fine(), @"
    As usual: 1-1 with Dana on Wed 25 Nov 14:00
      2 topics, 20 of 30 min
    ");
    assert_eq!(added(&user), "");
    let next = user.run(&["agenda", "dana", "--week", "next"]).fine();
    assert!(next.contains("Wed 2 Dec 2026"), "the rhythm goes on: {next}");
}

#[test]
fn what_a_skipped_meeting_had_waits_for_the_next_one() {
    let user = user();
    assert_snapshot!(user.run(&["skip", "team"]).fine(), @"
    Skipped: team meeting on Tue 24 Nov
      its 2 topics wait for the next one, on Tue 1 Dec
      late: due Fri 27 Nov: “Checkout outage on Friday: what the alert missed”
    ");
    assert_eq!(added(&user), "\n[[exception]]\non = 2026-11-24\n");
    let why = user.run(&["why", "q5m8"]).fine();
    assert!(why.contains("→ skipped; team meeting on Tue 1 Dec"), "{why}");
    assert_snapshot!(user.run(&["agenda", "team"]).fine(), @"2026-W48 has no team meeting; the next is on Tue 1 Dec.");
    assert_snapshot!(user.run(&["skip", "kim", "--week", "next"]).fine(), @"
    Skipped: 1-1 with Kim on Wed 2 Dec
      the next one is on Wed 9 Dec
    ");
    let kim = user.run(&["skip", "kim"]).fine();
    assert!(kim.contains("its topic waits for the next one, on Wed 9 Dec"), "{kim}");
    user.run(&["usual", "kim"]).fine();
    assert_snapshot!(user.run(&["usual", "team", "--format", "json"]).fine(), @r#"
    {
      "schema": 1,
      "with": null,
      "week": "2026-W48",
      "usual": "2026-11-24",
      "held": true,
      "date": "2026-11-24",
      "start": "10:00",
      "why": null,
      "next": "2026-12-01",
      "topics": [
        {
          "id": "k7f2",
          "title": "Checkout outage on Friday: what the alert missed",
          "due": "2026-11-27",
          "late": false
        },
        {
          "id": "q5m8",
          "title": "Which queue do we keep?",
          "due": null,
          "late": false
        }
      ]
    }
    "#);
    assert_eq!(added(&user), "\n[[exception]]\nwith = \"kim\"\non = 2026-12-02\n");
}

#[test]
fn a_meeting_is_not_moved_to_where_it_cannot_be() {
    let user = user();
    let team = TEAM.replace(
        "[meeting]",
        "holidays = [2026-11-26]\nmanager_away = [{ from = 2026-11-27, to = 2026-11-27 }]\n\n[meeting]",
    );
    user.write("team.toml", &team);
    assert_snapshot!(user.run(&["move", "dana", "2026-12-01", "--week", "this"]).failed(1), @"
    error: A meeting stays in its week, and Tue 1 Dec is not in 2026-W48.
    hint: `songsheet skip dana` lets it go; its topics can wait for the next one
    ");
    assert_snapshot!(user.run(&["move", "dana", "thu"]).failed(1), @"
    error: The 1-1 with Dana cannot be on Thu 26 Nov: Thu 26 Nov is a holiday.
    hint: another day of the week, or `songsheet skip dana`
    ");
    assert_snapshot!(user.run(&["move", "team", "fri"]).failed(1), @"
    error: The team meeting cannot be on Fri 27 Nov: you are away.
    hint: another day of the week, or `songsheet skip team`
    ");
    assert_snapshot!(user.run(&["move", "leo", "tue"]).failed(1), @"
    error: The 1-1 with Leo cannot be on Tue 24 Nov: Leo is away.
    hint: another day of the week, or `songsheet skip leo`
    ");
    assert_snapshot!(user.run(&["move", "dana", "sun", "25:00"]).failed(2), @"
    error: “25:00” is not a time.
    hint: hours and minutes, such as 15:00
    ");
    assert_snapshot!(user.run(&["skip", "zoe"]).failed(1), @"
    error: Nobody on the team is called `zoe`.
    hint: the members are dana, kim, leo
    ");
    assert_eq!(user.read("team.toml"), team);
    let monday =
        user.command(&["move", "dana", "mon"]).env("SONGSHEET_NOW", "2026-11-26T09:00:00").output().unwrap();
    assert_snapshot!(String::from_utf8(monday.stderr).unwrap(), @"
    error: Mon 23 Nov is over.
    hint: --week next moves that of the next week
    ");
}

#[test]
fn a_week_without_the_meeting_names_the_next_one() {
    let user = user();
    user.write(
        "team.toml",
        &TEAM.replace("cadence = \"weekly\"", "cadence = \"fortnightly\"\nfirst = 2026-12-02"),
    );
    assert_snapshot!(user.run(&["skip", "dana"]).failed(1), @"
    error: 2026-W48 has no 1-1 with Dana.
    hint: the next is on Wed 2 Dec: --week 2026-W49
    ");
    assert!(user.run(&["move", "dana", "2 dec", "9:00"]).fine().contains("Wed 2 Dec → Wed 2 Dec 09:00"));
}

#[test]
fn two_meetings_at_once_are_remarked_on() {
    let user = user();
    let shown = user.run(&["move", "dana", "tue", "10:30"]);
    assert_eq!(shown.stderr, "note: it overlaps with the team meeting, 10:00–10:45.\n");
    assert_eq!(user.run(&["move", "dana", "tue", "10:45"]).stderr, "");
}

#[test]
fn meetings_that_are_not_held_say_why() {
    let user = user();
    let away = "manager_away = [{ from = 2026-11-23, to = 2026-11-27 }]\n\n[meeting]";
    user.write("team.toml", &TEAM.replace("[meeting]", away));
    assert_snapshot!(user.run(&["agenda", "dana"]).fine(), @"2026-W48 has no 1-1 with Dana (you are away); the next is on Wed 2 Dec.");
    assert_snapshot!(user.run(&["agenda", "team"]).fine(), @"2026-W48 has no team meeting; the next is on Tue 1 Dec.");
    assert_snapshot!(user.run(&["agenda"]).fine(), @"
    Platform · week 48 · 23–27 Nov 2026

    TEAM MEETING  none this week

    NEEDS YOUR CALL  1
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    private?  Next year's budget

    WAITING  8
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    you are away; team meeting on Tue 1 Dec,  Checkout outage on Friday: what the alert missed
    late: due Fri 27 Nov
    you are away; team meeting on Tue 1 Dec   Which queue do we keep?
    you are away; 1-1 with Dana on Wed 2 Dec  What would you like to learn?
                                              The data team joins us in January
    you are away; 1-1 with Kim on Wed 2 Dec   What would you like to learn?
    you are away; 1-1 with Leo on Wed 2 Dec   What would you like to learn?
                                              Leo: a quieter week after the move
    embargo until Tue 8 Dec                   The data team joins us in January

    NOT HELD
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    team meeting, 1-1 with Dana, 1-1 with Kim, 1-1 with Leo: you are away

    WORTH A LOOK  1
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    · “Checkout outage on Friday: what the alert missed” is due Fri 27 Nov and is heard in the team
      meeting only on Tue 1 Dec.
    ");
    let markdown = user.run(&["agenda", "--format", "markdown"]).fine();
    assert!(markdown.contains("## No team meeting this week"), "{markdown}");
}
