//! `L`: what is private leaves the file that others read, once the manager has seen what goes.

use crate::app::App;

const TOPICS: &str = "# The backlog\n\n[[topic]]\ntitle = \"Release plan\"\nroute = \"broadcast\"\n\n# in the corridor\n\
    [[topic]]\ntitle = \"Blorf: pay\"\nwith = [\"dana\"]\nroute = \"private\"   # my call\n\n\
    [[topic]]\ntitle = \"Snarf was said\"\nroute = \"private\"\ndone = 2026-11-16\n";

#[test]
fn it_shows_what_goes_and_moves_it_and_can_be_taken_back() {
    let mut app = App::new(TOPICS);
    app.press("L");
    assert!(app.shows("Move these 2 topics to private/topics.toml?"), "{}", app.screen());
    assert!(app.shows("Blorf: pay") && app.shows("Snarf was said"), "{}", app.screen());
    app.press("n");
    assert_eq!(app.file("topics.toml"), TOPICS);
    app.press("L y");
    let (shared, private) = (app.file("topics.toml"), app.file("private/topics.toml"));
    assert!(
        !shared.contains("Blorf") && !shared.contains("Snarf") && shared.contains("Release plan"),
        "{shared}"
    );
    assert!(private.contains("# in the corridor\n[[topic]]\ntitle = \"Blorf: pay\""), "{private}");
    assert!(private.contains("route = \"private\"   # my call"), "{private}");
    assert!(app.shows("2 topics moved to private/topics.toml; older versions"), "{}", app.screen());
    app.press("u");
    assert_eq!((app.file("topics.toml").as_str(), app.file("private/topics.toml").as_str()), (TOPICS, ""));
}

#[test]
fn it_says_when_there_is_nothing_to_move() {
    let mut app = App::new("[[topic]]\ntitle = \"Release plan\"\nroute = \"broadcast\"\n");
    app.press("L");
    assert!(app.shows("Nothing private stands in topics.toml"), "{}", app.screen());
    let mut app = App::new("topic = [{ title = \"Blorf\", route = \"private\" }]\n");
    app.press("L");
    assert!(app.shows("cannot be moved: `songsheet seal` says why"), "{}", app.screen());
}

#[test]
fn what_somebody_adds_meanwhile_is_asked_about_first() {
    let mut app = App::new(TOPICS);
    app.press("L");
    let more = format!("{TOPICS}\n[[topic]]\ntitle = \"Gnarl\"\nroute = \"private\"\n");
    app.somebody_writes("topics.toml", &more);
    app.press("y");
    assert!(app.shows("Move these 3 topics") && app.shows("Gnarl"), "{}", app.screen());
    assert_eq!(app.file("topics.toml"), more);
    app.press("y");
    assert!(!app.file("topics.toml").contains("Gnarl"));
}
