//! Agendas as text, Markdown, Slack's mrkdwn, HTML, iCalendar and JSON.
//!
//! Sees agendas only. What is for the team takes a [`TeamAgenda`](crate::plan::TeamAgenda) and nothing
//! else, so that it cannot show what the team may not see; what takes a [`Plan`](crate::plan::Plan) or a
//! 1-1 is for the manager's eyes. All text from files is made safe to show.
//!
//! ```
//! # fn print(agenda: &songsheet::plan::TeamAgenda) -> String {
//! songsheet::share::text::team(agenda, 80)
//! # }
//! ```
//!
//! A team agenda cannot be printed from anything but itself:
//!
//! ```compile_fail,E0308
//! # fn print(plan: &songsheet::plan::Plan) -> String {
//! songsheet::share::text::team(plan, 80)
//! # }
//! ```
//!
//! ```compile_fail,E0308
//! # fn print(agenda: &songsheet::plan::OneOnOneAgenda) -> String {
//! songsheet::share::markdown::team(agenda)
//! # }
//! ```
//!
//! ```compile_fail,E0308
//! # fn print(plan: &songsheet::plan::Plan) -> String {
//! songsheet::share::slack::team(plan)
//! # }
//! ```
//!
//! An item of it cannot be made of a topic, nor of an item of a 1-1, nor by naming its fields:
//!
//! ```compile_fail,E0308
//! # fn sneak(topic: &songsheet::domain::Topic) -> Option<songsheet::plan::BroadcastItem> {
//! songsheet::plan::BroadcastItem::admit(topic)
//! # }
//! ```
//!
//! ```compile_fail,E0308
//! # fn sneak(agenda: &mut songsheet::plan::TeamAgenda, item: songsheet::plan::Slot<songsheet::plan::PrivateItem>) {
//! agenda.items.push(item);
//! # }
//! ```
//!
//! ```compile_fail,E0451
//! # fn sneak(item: &songsheet::plan::PrivateItem) -> songsheet::plan::BroadcastItem {
//! songsheet::plan::BroadcastItem { text: item.text().clone() }
//! # }
//! ```
//!
//! And the verdict that admits it cannot be made up:
//!
//! ```compile_fail,E0451
//! # fn sneak(topic: std::sync::Arc<songsheet::domain::Topic>, verdict: songsheet::classify::Verdict) {
//! let routed = songsheet::classify::Routed { topic, verdict };
//! # }
//! ```

pub mod advice;
mod block;
mod columns;
pub mod html;
pub mod ics;
pub mod json;
mod link;
pub mod logged;
pub mod markdown;
pub mod nudge;
mod outline;
pub mod released;
pub mod remembered;
pub mod remembered_json;
pub mod slack;
pub mod text;
pub mod words;
