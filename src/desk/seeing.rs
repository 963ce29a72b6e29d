//! What the desk sees beyond a week's plan: how the 1-1s are doing, the weeks ahead, a week that is past, and a
//! question to ask.

use super::{Desk, IntentError};
use crate::domain::{Drawer, Handle, Route, Suggestion, Topic, TopicKey, Week, With};
use crate::plan::{Asked, Coverage, Forecast, Ledger, LookBack, Suggested};
use crate::store::Edit;

impl Desk {
    /// How everybody's 1-1s are doing, the overdue first.
    pub fn people(&self) -> Vec<Coverage> {
        self.with_basis(self.routed(), Coverage::of_all)
    }

    /// Who still has to hear what the team has heard.
    pub fn ledger(&self) -> Ledger {
        Ledger::of(self.team(), self.log(), self.today())
    }

    /// What the meetings of so many weeks, this one included, will have.
    pub fn forecast(&self, weeks: u32) -> Forecast {
        self.with_basis(self.routed(), |basis| Forecast::make(basis, weeks))
    }

    /// What a week was like.
    pub fn look_back(&self, week: Week) -> LookBack {
        self.with_basis(self.routed(), |basis| LookBack::on(basis, week))
    }

    /// A question for a member's next 1-1; with `any`, also when nothing has waited long.
    pub fn suggestion(&self, who: &Handle, any: bool) -> Option<Asked> {
        let member = self.team().member(who)?;
        self.with_basis(self.routed(), |basis| Asked::next(basis, member, any))
    }

    /// Makes a topic of a question, for a 1-1 and in the private drawer.
    pub fn take_suggestion(&self, who: &Handle, question: &Suggested) -> Result<Edit, IntentError> {
        if self.team().member(who).is_none() {
            return Err(IntentError::NotConcerned(who.clone()));
        }
        let key = TopicKey { drawer: Drawer::Private, index: 0 };
        let mut topic = Topic::new(key, question.text);
        topic.with = With::Members(vec![who.clone()]);
        topic.route = Some(Route::Private);
        topic.added = Some(self.today());
        topic.id = Some(self.workspace().new_id(&topic.title, topic.added));
        Ok(Edit::add(Drawer::Private, topic))
    }

    /// What the log notes of a question that was taken or dismissed today.
    pub fn noted_suggestion(&self, who: &Handle, question: &Suggested, taken: bool) -> Suggestion {
        Suggestion { with: who.clone(), question: question.id.to_owned(), on: self.today(), taken }
    }
}
