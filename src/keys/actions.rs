//! The one table of everything that a key can do. Dispatch, the footer, the help overlay, the README's
//! table and the config's `[keys]` section are made from it.

/// Where the keys of the terminal interface go at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// The plan and triage screens.
    Main,
    /// Presenter mode.
    Presenter,
    /// A meeting that is being held.
    Hold,
    /// The question what becomes of a meeting that was not closed.
    Unfinished,
    /// The question what becomes of changes that were not saved.
    Unsaved,
    /// The pages that look back and ahead: people, and what follows from the log.
    Sight,
    /// The list of problems in the files.
    Problems,
    /// The help overlay.
    Help,
    /// The page that says all about the selected topic.
    Why,
    /// The list of what the manager should look at.
    Advice,
    /// A prompt of one line, with or without choices below it.
    Line,
    /// The form with all fields of a topic.
    Form,
    /// A question that is answered with yes or no.
    Confirm,
    /// The question which of two versions stays.
    Conflict,
}

impl Context {
    /// All contexts.
    pub const ALL: [Self; 14] = [
        Self::Main,
        Self::Presenter,
        Self::Hold,
        Self::Unfinished,
        Self::Unsaved,
        Self::Sight,
        Self::Problems,
        Self::Help,
        Self::Why,
        Self::Advice,
        Self::Line,
        Self::Form,
        Self::Confirm,
        Self::Conflict,
    ];

    /// Whether keys that mean nothing else are typed into a field.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Line | Self::Form)
    }

    /// The heading above its keys in the README and the help overlay.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Main => "Plan and triage",
            Self::Presenter => "Presenter mode",
            Self::Hold => "Holding a meeting",
            Self::Unfinished => "A meeting that was not closed",
            Self::Unsaved => "Changes that were not saved",
            Self::Sight => "Looking back and ahead",
            Self::Problems => "Problems",
            Self::Help => "Help",
            Self::Why => "Why",
            Self::Advice => "What to look at",
            Self::Line => "Prompts",
            Self::Form => "The form",
            Self::Confirm => "Questions",
            Self::Conflict => "Two versions of a topic",
        }
    }
}

macro_rules! actions {
    ($($action:ident $name:literal [$($context:ident)+] [$($key:literal)*] $label:literal $help:literal;)+) => {
        /// Something that a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $help] $action),+
        }

        /// All actions in the order of the help overlay.
        pub const ACTIONS: &[Entry] = &[
            $(Entry {
                action: Action::$action,
                name: $name,
                contexts: &[$(Context::$context),+],
                keys: &[$($key),*],
                label: $label,
                help: $help,
            }),+
        ];
    };
}

/// One row of the table of actions.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// Its name in the config's `[keys]` section.
    pub name: &'static str,
    /// Where it can be done.
    pub contexts: &'static [Context],
    /// The keys that do it unless the config says otherwise.
    pub keys: &'static [&'static str],
    /// The word beside the key in the footer; empty where the footer leaves it out.
    pub label: &'static str,
    /// What it does, as a sentence for the help overlay.
    pub help: &'static str,
}

actions! {
    Why "why" [Main Sight Why Advice] ["enter"] "why" "Show the topic's verdict with all its reasons, and who a 1-1 is with.";
    Add "add" [Main Sight Hold] ["a"] "add" "Capture a topic: `@dana #incident 15m !high due:fri ~private` are read.";
    Broadcast "broadcast" [Main Why Advice] ["b"] "broadcast" "Call the topic: say it to everyone in the team meeting.";
    Private "private" [Main Why] ["p"] "private" "Call the topic: talk about it in a 1-1.";
    With "with" [Main Why Advice] ["w"] "whom" "Say whom the topic concerns.";
    Title "title" [Main Why] ["e"] "title" "Change the topic's title.";
    Fields "fields" [Main Why] ["shift-e"] "edit" "Change any field of the topic, its notes too.";
    Done "done" [Main Why Advice] ["d"] "done" "Mark the topic as talked about.";
    Defer "defer" [Main Why Advice] ["f"] "defer" "Put the topic off until a day.";
    Drop "drop" [Main Sight Why Advice] ["x"] "drop" "Give the topic up; dismiss a suggested question.";
    Undo "undo" [Main Sight Hold] ["u"] "undo" "Take the last change back; the file gets its old bytes again.";
    Filter "filter" [Main Sight] ["/"] "filter" "Show only topics that match: words, `@dana`, `#tag`, `is:unsure`; on the log's page, search it.";
    NextUnsure "next-unsure" [Main Why] ["n"] "next ◐" "Go to the next topic that needs your call.";
    Split "split" [Main Why] ["s"] "split" "Split the topic: a case study without names for all, the rest for a 1-1.";
    Hold "hold" [Main Presenter] ["shift-h"] "hold" "Hold the selected meeting: the team's, or a 1-1; go back to the one that is being held.";
    Next "next" [Hold] ["enter" "n"] "next" "The item has been talked about: go on to the next one.";
    Pause "pause" [Hold] ["space"] "pause" "Stop the clock, or let it run again.";
    Decide "decision" [Hold] ["d"] "decision" "Note a decision about the selected item.";
    Promise "action" [Hold] ["x" "!"] "action" "Note who does what until when: `kim: write the runbook by fri`.";
    Note "note" [Hold] ["o"] "note" "Note something else about the selected item.";
    Attendance "attendance" [Hold] ["w"] "who is here" "Say who is not there.";
    CloseMeeting "close" [Hold Unfinished] ["shift-c"] "close" "Close the meeting: what was said, decided and promised goes into the log.";
    Extend "extend" [Hold] ["+" "="] "5 min more" "Give the item five minutes more.";
    Resume "resume" [Unfinished] ["r" "enter"] "resume" "Go on with the meeting.";
    TakeOver "take-over" [Unsaved] ["t" "enter"] "take over" "Save the changes now; what somebody else has changed since is shown first.";
    Forget "forget" [Unfinished Unsaved] ["f"] "forget" "Throw away what was noted of the meeting, or the changes.";
    Tick "tick" [Main Sight Hold] ["t"] "tick" "Tick off a promise or what somebody has heard now; make a topic of a suggested question; take up the item.";
    Park "park" [Main Why Advice Hold] ["z"] "park" "Put the topic into the parking lot, or take it out again.";
    Write "in-writing" [Main Why Advice] ["shift-w"] "in writing" "Tell the topic in writing instead of in the team meeting, or in the meeting after all.";
    Seal "seal" [Main] ["shift-l"] "" "Move what is private out of the file that others read, into `private/`.";
    Carry "carry" [Main Why Hold] ["c"] "carry" "Note that the meeting did not reach the topic.";
    Earlier "earlier" [Main Hold] ["shift-k" "shift-up"] "move up" "Move the topic up on its agenda.";
    Later "later" [Main Hold] ["shift-j" "shift-down"] "" "Move the topic down on its agenda.";
    MoveMeeting "move-meeting" [Main] ["shift-m"] "move meeting" "Move the selected meeting to another day or time of its week.";
    Skip "skip" [Main] ["shift-s"] "skip" "Skip the selected meeting, or hold it as usual again.";
    Redo "redo" [Main Sight] ["ctrl-r"] "redo" "Make the change again that was taken back.";
    Up "up" [Main Presenter Sight Hold Problems Help Why Advice] ["k" "up"] "" "Go one line up.";
    Down "down" [Main Presenter Sight Hold Problems Help Why Advice] ["j" "down"] "" "Go one line down.";
    PageUp "page-up" [Main Presenter Sight Hold Problems Help Why Advice] ["pageup" "ctrl-b"] "" "Go one page up.";
    PageDown "page-down" [Main Presenter Sight Hold Problems Help Why Advice] ["pagedown" "ctrl-f"] "" "Go one page down.";
    First "first" [Main Presenter Sight Hold Problems Help Why Advice] ["g" "home"] "" "Go to the first line.";
    Last "last" [Main Presenter Sight Hold Problems Help Why Advice] ["shift-g" "end"] "" "Go to the last line.";
    NextPane "next-pane" [Main Sight] ["tab" "right" "l"] "pane" "Go to the next pane.";
    PreviousPane "previous-pane" [Main Sight] ["shift-tab" "left" "h"] "" "Go to the pane before.";
    NextWeek "next-week" [Main Sight Presenter] ["]"] "next week" "Show the week after this one.";
    PreviousWeek "previous-week" [Main Sight Presenter] ["["] "week before" "Show the week before this one.";
    ThisWeek "this-week" [Main Sight Presenter] ["0"] "" "Come back to the current week; at a weekend, to the coming one.";
    Advice "advice" [Main Sight Advice] ["shift-a"] "to look at" "Show what you should look at this week, and what could be done.";
    Plan "plan" [Main Sight Problems] ["1"] "" "Show the plan: topics, team agenda and 1-1s.";
    Triage "triage" [Main Sight Problems] ["2"] "" "Show all topics with what their verdicts rest on.";
    People "people" [Main Sight Problems] ["3"] "" "Show how everybody's 1-1s are doing, and what was promised there.";
    Log "log" [Main Sight Problems] ["4"] "" "Show the log: what was said, decided and promised, the newest first.";
    Forecast "forecast" [Main Sight Problems] ["5"] "" "Show the weeks to come: which meeting will have each topic, and what comes too late.";
    LookBack "look-back" [Main Sight Problems] ["6"] "" "Look back on a week: what was held, who was heard, what was promised and kept.";
    Problems "problems" [Main Sight] ["!" "7"] "" "Show the problems in the files.";
    Present "present" [Main Sight Presenter Hold] ["shift-p"] "present" "Show the team agenda alone, to share the screen; again to come back.";
    Retry "retry" [Main Sight Hold Problems] ["r"] "retry" "Save again what could not be saved, choose between two versions, or read the files again.";
    Help "help" [Main Presenter Sight Hold Problems Help] ["?" "f1"] "help" "Show all keys.";
    Accept "accept" [Line Form] ["enter"] "ok" "Take what was typed; in the form, go to the next field.";
    NextField "next-field" [Form] ["tab" "down"] "next" "Go to the next field.";
    PreviousField "previous-field" [Form] ["shift-tab" "up"] "" "Go to the field before.";
    NextValue "next-value" [Form] ["ctrl-n"] "next value" "Choose the next value of a field that has a few.";
    Save "save" [Form] ["ctrl-s"] "save" "Save the form.";
    Mark "mark" [Line] ["tab"] "mark" "Choose this one and go on typing, several can be chosen; in a split, give the team the notes, too.";
    NextChoice "next-choice" [Line] ["down" "ctrl-n"] "next" "Go to the next choice.";
    PreviousChoice "previous-choice" [Line] ["up" "ctrl-p"] "" "Go to the choice before.";
    Yes "yes" [Confirm] ["y"] "yes" "Do it.";
    No "no" [Confirm] ["n"] "no" "Leave it as it is.";
    KeepMine "keep-mine" [Conflict] ["m"] "keep mine" "Keep your version; what else was changed in the file stays.";
    KeepTheirs "keep-theirs" [Conflict] ["t"] "keep theirs" "Keep the version in the file and give yours up.";
    Cancel "cancel" [Main Presenter Sight Hold Unfinished Unsaved Problems Help Why Advice Line Form Confirm Conflict] ["esc"] "back" "Close what is open, clear the filter, leave the field.";
    Repaint "repaint" [Main Presenter Sight Hold Unfinished Unsaved Problems Help Why Advice Line Form Confirm Conflict] ["ctrl-l"] "" "Draw the screen anew.";
    Suspend "suspend" [Main Presenter Sight Hold Unfinished Unsaved Problems Help Why Advice Line Form Confirm Conflict] ["ctrl-z"] "" "Go to the shell; `fg` comes back.";
    Quit "quit" [Main Presenter Sight Hold Problems] ["q" "ctrl-c"] "quit" "Leave songsheet; what is being saved is saved first.";
}

impl Action {
    /// The action's row in the table.
    pub fn entry(self) -> &'static Entry {
        const FALLBACK: &Entry =
            &Entry { action: Action::Cancel, name: "", contexts: &[], keys: &[], label: "", help: "" };
        ACTIONS.iter().find(|entry| entry.action == self).unwrap_or(FALLBACK)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_every_action_can_be_reached() {
        let mut names: Vec<_> = ACTIONS.iter().map(|entry| entry.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ACTIONS.len());
        assert!(ACTIONS.iter().all(|entry| !entry.keys.is_empty() && !entry.contexts.is_empty()));
    }

    #[test]
    fn help_is_a_sentence() {
        for entry in ACTIONS {
            assert!(entry.help.ends_with('.') && entry.label.chars().count() <= 12, "{}", entry.name);
        }
    }
}
