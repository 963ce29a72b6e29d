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
    /// The place of the highlighted one.
    pub at: usize,
    /// What was marked, in the order of marking.
    pub marked: Vec<super::Answer>,
}

impl Choices {
    /// Takes the choices that fit what is typed now.
    pub fn refresh(&mut self, fitting: Vec<Choice<super::Answer>>) {
        self.fitting = fitting;
        self.at = 0;
    }

    /// Highlights the next choice or the one before, around the end.
    pub fn step(&mut self, forward: bool) {
        let count = self.fitting.len();
        if count > 0 {
            self.at = if forward { (self.at + 1) % count } else { (self.at + count - 1) % count };
        }
    }

    /// The highlighted choice.
    pub fn highlighted(&self) -> Option<&super::Answer> {
        self.fitting.get(self.at).map(|choice| &choice.value)
    }

    /// Marks the highlighted choice, or takes its mark away.
    pub fn mark(&mut self) {
        let Some(value) = self.highlighted().cloned() else { return };
        match self.marked.iter().position(|marked| *marked == value) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(value),
        }
    }

    /// What was chosen: all that is marked, or else the highlighted one.
    pub fn chosen(&self) -> Vec<super::Answer> {
        if self.marked.is_empty() {
            self.highlighted().cloned().into_iter().collect()
        } else {
            self.marked.clone()
        }
    }
}
