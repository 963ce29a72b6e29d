//! Help, completions, the manual page, and command lines that are wrong.

use insta::assert_snapshot;

use crate::harness::User;

#[test]
fn help_tells_what_there_is() {
    let user = User::new().columns(100);
    assert_snapshot!(user.run(&["--help"]).fine(), @"
    Plans a team's meetings: routes each topic to the team meeting or to a 1-1, and says why.

    Topics are captured in a line, each is routed to the team meeting (broadcast) or to a 1-1 (private)
    by the practices of an article about 1-1 meetings at scale, and the week's agendas stand side by
    side. What songsheet is not sure about stands on no agenda until you call it.

    Without a command, songsheet opens its screen; when the output is not a terminal, it prints the
    week's plan as text.

    Usage: songsheet [OPTIONS] [COMMAND]

    Commands:
      init         Make a workspace: a roster, a few topics, a .gitignore
      add          Write down a topic, and hear where it goes
      import       Take in topics from a list of another program
      triage       Show every open topic with its route
      why          Say why a topic, or any text, goes where it goes
      call         Decide where a topic goes; your call wins over the rules
      calls        Show what songsheet has learned from your calls
      split        Split a topic into a case study without names and a private part
      seal         Move private topics out of the file that others read
      agenda       Show the agendas of a week
      people       Show who is overdue, and what 1-1s had room for
      forecast     Show which meeting will have each topic
      look-back    Show what a week was like
      suggest      Suggest a question for a 1-1
      done         Mark a topic as talked about
      hold         Note that a meeting was held, and what became of its topics
      log          Search what was said, decided and promised
      tick         Tick off a promise
      told         Note that somebody has heard something
      carry        Note that a meeting did not reach a topic
      defer        Let a topic rest until a date
      park         Put a topic into the parking lot, or take it out
      drop         Give a topic up
      move         Hold one meeting on another day of its week
      skip         Skip one meeting
      usual        Hold one meeting as usual, after it was moved or skipped
      edit         Change fields of a topic
      check        List all problems of the workspace
      restore      Bring back an earlier text of a file
      paths        Say where the files are and why there
      completions  Print completions for a shell
      man          Print the manual page
      help         Print this message or the help of the given subcommand(s)

    Options:
          --presenter
              Show the team agenda alone, for sharing the screen

      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Everywhere:
          --dir <DIR>
              The workspace: a folder with team.toml and topics.toml

          --team <FILE>
              This roster instead of the workspace's

          --topics <FILE>
              This backlog instead of the workspace's

          --config <FILE>
              This configuration file

          --color <auto|always|never>
              When to use colours; auto is on a terminal, unless `NO_COLOR` is set

    A usual week:
      songsheet init ~/team                       make a workspace and fill in the roster
      songsheet add 'Checkout outage: what the alert missed #incident 15m'
      songsheet add 'Kim: what would a next step be @kim'
      songsheet triage --unsure                   what needs your call?
      songsheet call k7f2 broadcast
      songsheet agenda team --format markdown     to send out a day ahead
      songsheet agenda dana                       to prepare one 1-1
      songsheet done k7f2

    A TOPIC is an id (k7f2), the beginning of one, or words of one title.

    Exit codes: 0 fine, 1 something is wrong with your data or files,
    2 the command line is wrong, 70 a bug in songsheet.
    ");
}

#[test]
fn help_of_a_command_tells_what_it_reads() {
    let user = User::new().columns(100);
    assert_snapshot!(user.run(&["add", "--help"]).fine(), @"
    Write down a topic, and hear where it goes

    Usage: songsheet add [OPTIONS] <TEXT>...

    Arguments:
      <TEXT>...  The topic in a line, or `-` to read one topic per line from standard input

    Options:
          --because <TEXT>  Your reason, kept beside the call
      -h, --help            Print help

    Everywhere:
          --dir <DIR>                  The workspace: a folder with team.toml and topics.toml
          --team <FILE>                This roster instead of the workspace's
          --topics <FILE>              This backlog instead of the workspace's
          --config <FILE>              This configuration file
          --color <auto|always|never>  When to use colours; auto is on a terminal, unless `NO_COLOR` is
                                       set

    In the text:
      @dana  @everyone           whom it concerns
      #incident                  a tag
      15m                        how long it takes
      !high  !low                how much it matters
      kind:decide                what for: inform, discuss or decide
      due:fri  after:2026-12-07  must be said by; not before
      embargo:2026-12-03         private until then, for the team from then on
      from:dana  first:kim       who raised it; who hears it before the team
      ~private  ~broadcast       your call
      because:REASON             why; a broadcast of what may be sensitive needs it

    Examples:
      songsheet add 'Which queue do we keep? kind:decide 15m due:fri'
      songsheet add 'How is the new on-call rota for her @dana ~private'
      songsheet add 'Kim becomes a parent in May ~broadcast' --because 'she asked me to'
      pbpaste | songsheet add -                      one topic per line

    Quote the text: a shell takes # and ! for itself.
    ");
}

#[test]
fn every_command_has_help_that_fits_eighty_columns() {
    let user = User::new().columns(80);
    let commands = "init add import triage why call agenda done defer drop edit check paths completions man";
    for command in commands.split(' ') {
        let help = user.run(&[command, "--help"]).fine();
        assert!(help.contains(&format!("Usage: songsheet {command}")), "{help}");
        let long = help.lines().find(|line| line.chars().count() > 80);
        assert_eq!(long, None, "{command}");
    }
}

#[test]
fn a_wrong_command_line_is_exit_2() {
    let user = User::new();
    assert_eq!(user.run(&["--presenter", "triage"]).code, 2);
    assert_eq!(user.run(&["why", " "]).failed(2), "error: There is no text to judge.\n");
    assert!(user.run(&["add", " "]).failed(1).contains("no workspace"));
    assert_snapshot!(user.run(&["agnda"]), @"
    -- stderr
    error: unrecognized subcommand 'agnda'

      tip: a similar subcommand exists: 'agenda'

    Usage: songsheet [OPTIONS] [COMMAND]

    For more information, try '--help'.
    -- exit 2
    ");
    assert_snapshot!(user.run(&["call", "k7f2", "secret"]), @"
    -- stderr
    error: invalid value 'secret' for '<broadcast|private>'
      [possible values: broadcast, private]

    For more information, try '--help'.
    -- exit 2
    ");
    assert_snapshot!(user.run(&["add"]), @"
    -- stderr
    error: the following required arguments were not provided:
      <TEXT>...

    Usage: songsheet add <TEXT>...

    For more information, try '--help'.
    -- exit 2
    ");
}

#[test]
fn what_was_typed_cannot_steer_the_terminal() {
    let user = User::new();
    for hostile in ["\x1b[31mred", "bell\x07", "\u{202e}gnp", "\u{9b}2J"] {
        let error = user.run(&["triage", hostile]).failed(2);
        assert!(!error.contains(['\x1b', '\x07', '\u{202e}', '\u{9b}']), "{error:?}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_text_are_refused() {
    use std::os::unix::ffi::OsStrExt as _;
    let bytes = std::ffi::OsStr::from_bytes(b"caf\xe9");
    let error = User::new().run(&[std::ffi::OsStr::new("add"), bytes]).failed(2);
    assert!(error.contains("invalid UTF-8"), "{error}");
}

#[test]
fn the_version_is_the_packages() {
    let version = User::new().run(&["--version"]).fine();
    assert_eq!(version, format!("songsheet {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_come_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = User::new().run(&["completions", shell]).fine();
        assert!(script.contains("songsheet") && script.contains("triage"), "{shell}");
    }
}

#[test]
fn the_manual_page_names_every_command_and_flag() {
    let manual = User::new().run(&["man"]).fine();
    for part in [".TH", ".SS agenda", ".SS edit", "\\-\\-because", "Exit codes"] {
        assert!(manual.contains(part), "{part} is missing");
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_not_an_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = User::new().command(&["man"]).stdout(writer).output().unwrap();
    assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
}
