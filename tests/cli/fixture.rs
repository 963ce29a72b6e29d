//! A small workspace whose verdicts rest on calls, embargoes and rules of its own, so that they stay as
//! they are when the built-in rules learn.

use crate::harness::User;

pub const TEAM: &str = r#"[team]
name = "Platform"
manager = "Alex Moreau"

[meeting]
weekday = "tue"
time = "10:00"
minutes = 45

[one_on_one]
minutes = 30
cadence = "weekly"
weekday = "wed"

[[member]]
name = "Dana Whitfield"
handle = "dana"
aliases = ["Dee"]
time = "14:00"

[[member]]
name = "Kim Osei"
handle = "kim"
time = "15:00"

[[member]]
name = "Leo Fontana"
handle = "leo"
time = "16:00"
away = [{ from = 2026-11-23, to = 2026-11-27 }]
"#;

pub const TOPICS: &str = r#"# The backlog.

[[topic]]
id = "k7f2"
title = "Checkout outage on Friday: what the alert missed"
from = "dana"
kind = "discuss"
minutes = 15
due = 2026-11-27   # before the audit
route = "broadcast"

[[topic]]
id = "q5m8"
title = "Which queue do we keep?"
from = "leo"
kind = "decide"
carried = [2026-11-17]
route = "broadcast"
because = "everybody runs it"

[[topic]]
title = "Next year's budget"
tags = ["confidential"]
route = "broadcast"

[[topic]]
id = "r2d4"
title = "What would you like to learn?"
with = ["everyone"]
route = "private"

[[topic]]
id = "old1"
title = "Kudos for Kim"
done = 2026-11-17
"#;

pub const PRIVATE: &str = r#"[[topic]]
id = "m2c5"
title = "The data team joins us in January"
with = ["dana"]
embargo = 2026-12-08

[[topic]]
title = "Leo: a quieter week after the move"
with = ["leo"]
"#;

/// Rules of the user's own that outweigh the built-in ones.
pub const CONFIG: &str = r#"[[routing.rule]]
id = "outages"
practice = "collective-learning"
phrases = ["outage", "queue"]
weight = 10.0

[[routing.rule]]
id = "mergers"
practice = "confidential"
phrases = ["data team", "budget"]
weight = 10.0

[[routing.rule]]
id = "learning"
practice = "growth"
phrases = ["like to learn"]
weight = 10.0

[[routing.rule]]
id = "moves"
practice = "trust"
phrases = ["a quieter week"]
weight = 10.0
"#;

/// A user of the small workspace.
pub fn user() -> User {
    let user = User::with(TEAM, TOPICS);
    user.write("../.config/songsheet/config.toml", CONFIG);
    user.write("private/topics.toml", PRIVATE);
    user.make_private("private");
    user.write(".gitignore", "private/\n.songsheet.lock\n");
    user
}
