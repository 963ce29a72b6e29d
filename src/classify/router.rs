//! Routes topics: the manager's call and embargoes first, then the rules.

use std::sync::Arc;

use chrono::NaiveDate;

use super::config::{RoutingConfig, UserRule};
use super::features::{Meanings, Reading, Span, features};
use super::judge::{Evidence, Judgement, Limits};
use super::lessons::Lessons;
use super::model::{BROADCAST, Model, SENSITIVE};
use super::news::{News, Told};
use super::people::{People, Role};
use super::phrases::{Group, Hit, Phrases};
use super::precedence::{Decision, decision};
use super::score::{Names, Sum};
use super::senses::Senses;
use super::telling::says_little;
use super::text::Gap;
use super::verdict::{About, Field};
use super::{Doubt, Routed, Source, Verdict};
use crate::domain::{Handle, Mistakes, Practice, Principle, Route, Team, Topic, With};

/// Decides where topics are talked about. It can be shared between threads.
#[derive(Debug)]
pub struct Router {
    pub(super) people: People,
    pub(super) phrases: Phrases,
    pub(super) senses: Senses,
    news: News,
    pub(super) model: Model,
    pub(super) limits: Limits,
    /// The user's rules, and their phrases in the same order.
    pub(super) rules: Vec<UserRule>,
    pub(super) own: Phrases,
    /// What the manager's calls have taught.
    pub(super) lessons: Lessons,
    /// The team, when its mistakes are told without names.
    nameless: Option<Team>,
    tags: Vec<String>,
    pub(super) handles: Vec<Handle>,
}

/// A topic's texts, analysed.
pub(super) struct Read {
    pub title: Reading,
    pub notes: Reading,
}

impl Read {
    /// Whether it is no more than one or two small words.
    fn is_a_mere_word(&self) -> bool {
        let words = &self.title.text.words;
        let is_small = |word| says_little(self.title.text.folded(word));
        words.len() <= 2 && words.iter().all(is_small) && self.notes.text.words.is_empty()
    }

    /// Whether the text names anybody, on the team or not.
    fn names_somebody(&self) -> bool {
        let mut roles = self.title.roles.iter().chain(&self.notes.roles);
        roles.any(|role| matches!(role, Role::Name(_)))
    }
}

impl Router {
    /// A router for a team, with the user's own rules.
    pub fn new(team: &Team, config: &RoutingConfig) -> Self {
        Self::fitted(team, config, Model::built_in(), Limits::built_in())
    }

    /// A router with other weights and limits than the built-in ones, for fitting them.
    pub fn fitted(team: &Team, config: &RoutingConfig, model: Model, limits: Limits) -> Self {
        let senses = Senses::built_in();
        Self {
            people: People::new(team, &senses),
            phrases: Phrases::built_in(),
            senses,
            news: News::built_in(),
            model,
            limits,
            lessons: Lessons::default(),
            rules: config.rules.clone(),
            own: Phrases::of(config.rules.iter().map(|rule| (rule.id.as_str(), rule.phrases.as_slice()))),
            nameless: (team.mistakes == Mistakes::Nameless).then(|| team.clone()),
            tags: config.confidential_tags.iter().map(|tag| tag.to_lowercase()).collect(),
            handles: team.members.iter().map(|member| member.handle.clone()).collect(),
        }
    }

    /// Routes a topic as of a day.
    pub fn route(&self, topic: Arc<Topic>, today: NaiveDate) -> Routed {
        let verdict = self.verdict(&topic, today);
        Routed { topic, verdict }
    }

    /// The members whom a topic's text names, in the order of the roster.
    pub fn mentions(&self, topic: &Topic) -> Vec<Handle> {
        let read = self.read(topic);
        let roles = read.title.roles.iter().chain(&read.notes.roles);
        let mut named: Vec<usize> = roles
            .filter_map(|role| if let Role::Name(Some(member)) = role { Some(*member) } else { None })
            .collect();
        named.sort_unstable();
        named.dedup();
        named.into_iter().filter_map(|member| self.handles.get(member).cloned()).collect()
    }

    /// The features of a topic's text with how often each occurs, for fitting.
    pub fn features(&self, topic: &Topic) -> Vec<(String, u32)> {
        let mut names = Names::default();
        let read = self.read(topic);
        features(&read.title, &read.notes, self.meanings(), &mut names);
        names.0.sort_unstable();
        let mut counted: Vec<(String, u32)> = Vec::new();
        for name in names.0 {
            match counted.last_mut() {
                Some((last, count)) if *last == name => *count += 1,
                _ => counted.push((name, 1)),
            }
        }
        counted
    }

    pub(super) fn meanings(&self) -> Meanings<'_> {
        Meanings { phrases: &self.phrases, senses: &self.senses }
    }

    pub(super) fn read(&self, topic: &Topic) -> Read {
        Read {
            title: Reading::new(&topic.title, &self.people, &self.phrases),
            notes: Reading::new(&topic.notes, &self.people, &self.phrases),
        }
    }

    pub(super) fn verdict(&self, topic: &Topic, today: NaiveDate) -> Verdict {
        let read = self.read(topic);
        let judgement = self.judgement(topic, &read);
        let mistake = self.is_case_study(&read);
        let marked = self.mark(topic).is_some();
        let named = || (mistake && self.names_too_much(topic, &judgement)).then_some(Doubt::Named);
        let about =
            About { names: read.names_somebody(), news: judgement.unannounced || self.is_news(&read) };
        let verdict = |route, source, doubt, sensitive| {
            let practice = judgement.practice(route, sensitive);
            let rival = judgement.rival(route);
            let principles = principles(practice, mistake);
            let share = judgement.broadcast_share;
            let guarded = judgement.guarded;
            Verdict {
                route,
                source,
                practice,
                rival,
                sensitive,
                guarded,
                doubt,
                about,
                broadcast_share: share,
                principles,
            }
        };
        match decision(topic, today, marked) {
            Decision::Rules | Decision::Kept if marked => verdict(Route::Private, Source::Rules, None, true),
            Decision::Rules => {
                let doubt = judgement.doubt.or_else(named);
                verdict(judgement.route, Source::Rules, doubt, judgement.sensitive)
            }
            // The guess is the rules' wherever a topic lies; until the call it stands on no agenda.
            Decision::Kept if judgement.doubt.is_some() || judgement.route == Route::Private => {
                verdict(judgement.route, Source::Rules, judgement.doubt, judgement.sensitive)
            }
            Decision::Kept => verdict(Route::Private, Source::Manager, None, judgement.sensitive),
            Decision::Made(Route::Broadcast, Source::Embargo) => {
                verdict(Route::Broadcast, Source::Embargo, named(), marked || judgement.sensitive)
            }
            Decision::Made(route, source) => verdict(route, source, None, marked || judgement.sensitive),
            Decision::Contradiction(source) => {
                verdict(Route::Private, source, Some(Doubt::Contradiction), true)
            }
        }
    }

    /// What the rules alone say.
    pub(super) fn judgement(&self, topic: &Topic, read: &Read) -> Judgement {
        self.judged(topic, read).1
    }

    pub(super) fn evidence(&self, topic: &Topic, read: &Read, sum: &Sum<'_>) -> Evidence {
        let (title, notes) = self.news_told(read);
        let mut evidence = Evidence {
            practices: std::array::from_fn(|practice| sum.score(practice)),
            sensitive: sum.score(SENSITIVE),
            broadcast: sum.score(BROADCAST),
            calls: sum.of_calls(),
            known: if sum.says_what && !read.is_a_mere_word() { sum.known } else { 0 },
            strange: sum.strange,
            secret: self.hits(read).any(|group| group.secret),
            news: (title.news.or(notes.news)).is_some() && !title.announced && !notes.announced,
            personal: title.personal || self.dismisses_people(&read.title),
            // The fact of an absence is for all, its reason is not.
            reason: title.reason || topic.share_notes && notes.reason,
            suspicious: read.title.text.suspicious || read.notes.text.suspicious,
            concerns: topic.with != With::Nobody,
            to_you: read.title.is_to_you(),
        };
        for (_, hit) in self.own_hits(read) {
            if let Some(rule) = self.rules.get(hit.group) {
                evidence.add_rule(rule);
            }
        }
        evidence
    }

    /// The groups that the text uses, in title and notes.
    fn hits<'r>(&'r self, read: &'r Read) -> impl Iterator<Item = &'r Group> {
        let hits = read.title.hits.iter().chain(&read.notes.hits);
        hits.filter_map(|hit| self.phrases.groups().get(hit.group))
    }

    /// Where the text meets the user's rules.
    pub(super) fn own_hits(&self, read: &Read) -> Vec<(Field, Hit)> {
        let fields = [(Field::Title, &read.title), (Field::Notes, &read.notes)];
        let find = |(field, reading): (Field, &Reading)| {
            let hits = self.own.find(&reading.text, &reading.roles);
            hits.into_iter().map(move |hit| (field, hit))
        };
        fields.into_iter().flat_map(find).collect()
    }

    /// The tag that marks a topic as told in confidence.
    pub(super) fn mark<'t>(&self, topic: &'t Topic) -> Option<&'t str> {
        topic.tags.iter().find(|tag| self.tags.contains(&tag.to_lowercase())).map(String::as_str)
    }

    /// Whether what the team reads of a case study names a member although the team wants that of none.
    fn names_too_much(&self, topic: &Topic, judgement: &Judgement) -> bool {
        let Some(team) = &self.nameless else { return false };
        let names = |text: &str| self.namings(team, text, &[]).iter().any(|naming| naming.who.is_some());
        judgement.practice(Route::Broadcast, false) == Practice::CollectiveLearning
            && judgement.route == Route::Broadcast
            && (names(&topic.title) || (topic.share_notes && names(&topic.notes)))
    }

    /// The words that tell news of people or pay, unless the text says that these are announced.
    pub(super) fn unannounced(&self, read: &Read) -> Option<(Field, Span)> {
        let (title, notes) = self.news_told(read);
        let told =
            title.news.map(|span| (Field::Title, span)).or(notes.news.map(|span| (Field::Notes, span)));
        told.filter(|_| !title.announced && !notes.announced)
    }

    /// What title and notes tell of people.
    fn news_told(&self, read: &Read) -> (Told, Told) {
        (self.news.of(&read.title), self.news.of(&read.notes))
    }

    /// Whether it speaks of dismissing a kind of people ("firing the lazy"), which is told to one person, however
    /// general it sounds: a word for a trait follows one for dismissing.
    fn dismisses_people(&self, title: &Reading) -> bool {
        let dismissal = |hit: &&Hit| self.phrases.symbol_of(hit.group).text == "dismissal";
        title.hits.iter().filter(dismissal).any(|hit| {
            let mut near =
                title.text.words.iter().skip(hit.to).take(2).take_while(|word| word.gap < Gap::Comma);
            near.any(|word| self.senses.of(word.stem).any(|sense| sense.text == "trait"))
        })
    }

    /// Whether it is of a kind that is secret until it is announced.
    fn is_news(&self, read: &Read) -> bool {
        const KINDS: [&str; 6] =
            ["promotion", "dismissal", "resignation", "confidential-business", "secrecy", "rumour"];
        self.hits(read).any(|group| KINDS.contains(&group.name.as_str()))
    }

    /// Whether something went wrong from which all can learn.
    pub(super) fn is_case_study(&self, read: &Read) -> bool {
        self.hits(read).any(|group| matches!(group.name.as_str(), "incident" | "lesson"))
    }
}

/// The sections of the article that a practice rests on.
fn principles(practice: Practice, mistake: bool) -> [Option<Principle>; 2] {
    let [first, second] = match practice {
        Practice::BroadInformation => [Principle::EqualAccess, Principle::OneMessage],
        Practice::CollectiveLearning if mistake => [Principle::CaseStudy, Principle::Transparency],
        Practice::CollectiveLearning => [Principle::Transparency, Principle::FeedbackAsLearning],
        Practice::OpenFeedback => [Principle::FeedbackAsLearning, Principle::Transparency],
        Practice::TimeEfficiency => [Principle::Transparency, Principle::OneMessage],
        _ => return [None, None],
    };
    [Some(first), Some(second)]
}
