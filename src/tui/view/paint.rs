//! The brush: lines with two ends, frames and selected rows, on a buffer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget as _};

use super::super::layout::inside;
use super::super::model::Tone;
use super::super::theme::Theme;
use crate::{cells, escape};

/// Draws on a buffer in the colours of a theme. It alone has the buffer, and [`Paint::line`] alone puts text
/// there, so that none gets there unless it is safe.
#[derive(Debug)]
pub struct Paint<'a> {
    buf: &'a mut Buffer,
    /// What it looks like.
    pub theme: &'a Theme,
}

impl<'a> Paint<'a> {
    /// A brush for a buffer.
    pub fn new(buf: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buf, theme }
    }

    /// Draws a frame with a title at each end of its upper edge; gives back the room inside.
    pub fn frame(&mut self, area: Rect, left: Line<'_>, right: &Line<'_>, focused: bool) -> Rect {
        let style = if focused { self.theme.focus } else { self.theme.border };
        Block::bordered().border_type(BorderType::Rounded).border_style(style).render(area, self.buf);
        let edge =
            Rect { x: area.x + 1, height: area.height.min(1), width: area.width.saturating_sub(2), ..area };
        self.title(edge, left, right);
        inside(area)
    }

    fn title(&mut self, edge: Rect, left: Line<'_>, right: &Line<'_>) {
        let room = usize::from(edge.width);
        // Where not both fit, a short one stays whole.
        let most = if line_width(right) * 2 <= room {
            line_width(right)
        } else {
            room.saturating_sub(line_width(&left) + 1)
        };
        let right = cut_line(right.clone(), most);
        let gap = usize::from(line_width(&right) > 0);
        self.line(edge, &cut_line(left, room.saturating_sub(line_width(&right) + gap)));
        self.line(right_end(edge, line_width(&right)), &right);
    }

    /// Puts a remark into the lower edge of a frame, at its right end.
    pub fn foot(&mut self, frame: Rect, remark: &Line<'_>) {
        let room = frame.width.saturating_sub(2);
        if frame.height > 1 && line_width(remark) <= usize::from(room) {
            let edge = Rect { x: frame.x + 1, y: frame.bottom() - 1, width: room, height: 1 };
            self.line(right_end(edge, line_width(remark)), remark);
        }
    }

    /// Says in the lower edge of a frame how many topics its list has below; `None` when it ends there.
    pub fn more(&mut self, frame: Rect, left_out: Option<usize>) {
        let text = match left_out {
            None => return,
            Some(0) => " ↓ more ".to_owned(),
            Some(count) => format!(" ↓ {count} more "),
        };
        self.foot(frame, &Line::styled(text, self.theme.dim));
    }

    /// Clears an area and draws a frame around it.
    pub fn sheet(&mut self, area: Rect, left: Line<'_>, right: &Line<'_>) -> Rect {
        Clear.render(area, self.buf);
        self.cut_at_left_edge(area);
        self.frame(area, left, right, true)
    }

    /// A wide character of which the left half stands beside an area would be drawn over its edge.
    fn cut_at_left_edge(&mut self, area: Rect) {
        let Some(x) = area.x.checked_sub(1) else { return };
        for y in area.y..area.bottom() {
            let cell = self.buf.cell_mut((x, y));
            if let Some(cell) = cell.filter(|cell| cells::width(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }

    /// Draws a line from the left end. What is not safe to show in it is escaped here at the latest.
    pub fn line(&mut self, row: Rect, line: &Line<'_>) {
        if row.height == 0 {
            return;
        }
        let safe = line.spans.iter().map(|span| Span::styled(escape::visible(&span.content), span.style));
        let safe = Line { spans: safe.collect(), ..*line };
        self.buf.set_line(row.x, row.y, &safe, row.width);
    }

    /// Gives an area a style, whatever is drawn there.
    pub fn fill(&mut self, area: Rect, style: Style) {
        self.buf.set_style(area, style);
    }

    /// Draws a line that gives way to another one at the right end.
    pub fn ends(&mut self, row: Rect, left: Line<'_>, right: &Line<'_>) {
        let right_width = line_width(right);
        let room = usize::from(row.width);
        if right_width + 2 > room {
            self.line(row, &cut_line(left, room));
            return;
        }
        let gap = usize::from(right_width > 0);
        self.line(row, &cut_line(left, room - right_width - gap));
        self.line(right_end(row, right_width), right);
    }

    /// Marks a row as selected, the air beside it included.
    pub fn select(&mut self, row: Rect, style: Style) {
        let area = Rect { x: row.x.saturating_sub(1), width: row.width + 2, ..row };
        self.buf.set_style(area.intersection(*self.buf.area()), style);
    }

    /// The style of what means this.
    pub fn tone(&self, tone: Tone) -> Style {
        tone_style(self.theme, tone)
    }
}

/// The style of what means this.
pub fn tone_style(theme: &Theme, tone: Tone) -> Style {
    match tone {
        Tone::Plain => theme.text,
        Tone::Dim => theme.dim,
        Tone::Good => theme.good,
        Tone::Warning => theme.warning,
        Tone::Error => theme.error,
        Tone::Broadcast => theme.broadcast,
        Tone::Private => theme.private,
        Tone::Unsure => theme.unsure,
    }
}

/// The line of an area, counted from its top; `None` below its end.
pub fn row(area: Rect, line: usize) -> Option<Rect> {
    let line = u16::try_from(line).ok()?;
    (line < area.height).then(|| Rect { y: area.y + line, height: 1, ..area })
}

/// Text from a file, made safe.
pub fn safe(text: &str, style: Style) -> Span<'static> {
    Span::styled(escape::visible(text).into_owned(), style)
}

/// The cells that a line takes when it is drawn.
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(span_width).sum()
}

/// The cells that a piece of a line takes.
pub fn span_width(span: &Span<'_>) -> usize {
    cells::width(&span.content)
}

/// A line in at most so many cells, with `…` where something was left out.
pub fn cut_line(line: Line<'_>, room: usize) -> Line<'_> {
    if line_width(&line) <= room {
        return line;
    }
    let mut used = 0;
    let mut cut = Line { spans: Vec::new(), ..line };
    for span in line.spans {
        let width = span_width(&span);
        if used + width < room {
            used += width;
            cut.push_span(span);
            continue;
        }
        let text =
            format!("{}…", cells::cut(&span.content, (room - used).saturating_sub(1)).trim_end_matches('…'));
        if room > used {
            cut.push_span(Span::styled(text, span.style));
        }
        break;
    }
    cut
}

fn right_end(row: Rect, width: usize) -> Rect {
    let width = u16::try_from(width).unwrap_or(u16::MAX).min(row.width);
    Rect { x: row.right() - width, width, ..row }
}

#[cfg(test)]
mod tests {
    use super::super::super::theme::TerminalColours;
    use super::*;

    #[test]
    fn a_sheet_is_whole_beside_a_wide_character() {
        let area = Rect::new(0, 0, 8, 3);
        let mut buf = Buffer::empty(area);
        let theme = Theme::of(crate::config::Theme::Dark, &TerminalColours::default());
        let mut paint = Paint::new(&mut buf, &theme);
        paint.line(Rect::new(0, 1, 8, 1), &Line::raw("a会議会議"));
        paint.sheet(Rect::new(4, 0, 4, 3), Line::default(), &Line::default());
        let row: Vec<_> = (0..8).map(|x| buf[(x, 1)].symbol().to_owned()).collect();
        assert_eq!(row, ["a", "会", " ", " ", "│", " ", " ", "│"]);
    }

    #[test]
    fn a_line_is_cut_where_the_room_ends() {
        let line = || Line::from(vec![Span::raw("● "), Span::raw("Checkout outage"), Span::raw("  Tue")]);
        assert_eq!(cut_line(line(), 22).to_string(), "● Checkout outage  Tue");
        assert_eq!(cut_line(line(), 12).to_string(), "● Checkout…");
        assert_eq!(cut_line(line(), 1).to_string(), "…");
        assert_eq!(cut_line(line(), 0).to_string(), "");
        for room in 0..24 {
            assert!(line_width(&cut_line(line(), room)) <= room, "{room}");
        }
    }
}
