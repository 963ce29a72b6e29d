//! What can be chosen in a prompt.

/// One of the choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// What is chosen.
    pub value: T,
    /// Its name.
    pub label: String,
    /// What is to be known of it.
    pub hint: String,
}

/// The choices that fit what was typed, and those that were marked.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// What fits, best first.
    pub fitting: Vec<Choice<super::Answer>>,
    /// The place of the highlighted one. Nothing is highlighted, and so nothing is chosen by chance, before
    /// something was typed or suggests itself.
    pub at: Option<usize>,
    /// What was marked, in the order of marking.
    pub marked: Vec<super::Answer>,
    /// Whether the marks say it all, because nothing was typed or highlighted since they were made.
    pub settled: bool,
}

impl Choices {
    /// Takes the choices that fit what is typed now, the first of them highlighted or none.
    pub fn refresh(&mut self, fitting: Vec<Choice<super::Answer>>, highlight: bool) {
        self.at = (highlight && !fitting.is_empty()).then_some(0);
        self.fitting = fitting;
    }

    /// Highlights the next choice or the one before, around the end.
    pub fn step(&mut self, forward: bool) {
        self.settled = false;
        let count = self.fitting.len();
        let to = match (self.at, forward) {
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
            (Some(at), true) => (at + 1) % count.max(1),
            (Some(at), false) => (at + count.max(1) - 1) % count.max(1),
        };
        self.at = (count > 0).then_some(to);
    }

    /// The highlighted choice.
    pub fn highlighted(&self) -> Option<&super::Answer> {
        self.fitting.get(self.at?).map(|choice| &choice.value)
    }

    /// Marks the highlighted choice, or takes its mark away.
    pub fn mark(&mut self) {
        let Some(value) = self.highlighted().cloned() else { return };
        self.settled = true;
        match self.marked.iter().position(|marked| *marked == value) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(value),
        }
    }

    /// What was chosen: all that is marked, and the one that was typed or gone to afterwards.
    pub fn chosen(&self) -> Vec<super::Answer> {
        let more = self.highlighted().filter(|one| !self.settled && !self.marked.contains(one));
        self.marked.iter().chain(more).cloned().collect()
    }
}
