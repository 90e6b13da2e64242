"""The chronology of a case on the screen."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from screens.staff.cases.event import Event
from screens.staff.facts import Reading, Words
from screens.times import moment
from screens.widgets.plain import plain

LABEL, HEADING, APART = "$text-muted", "bold $text-primary", "bold $text-warning"


class EventLines(Static):
    """One event: what, when, who; why it does not count; then what was written, line by line."""

    def __init__(self, event: Event, at: str) -> None:
        head = plain(event.title).stylize(HEADING)
        lines = [head.append(plain(f"  {at}, {event.who}").stylize(LABEL))]
        if event.apart:
            lines.append(plain(event.apart).stylize(APART))
        for label, text in event.lines:
            colon = "" if label[-1:] in "?." else ":"
            start = plain(f"{label}{colon} " if label else "").stylize(LABEL)
            lines.append(start.append(plain(text)))
        super().__init__(Content("\n").join(lines), markup=False)


class Chronology(Reading):
    """Events below one another; a child's words are set apart."""

    def tell(self, events: Sequence[Event], now: datetime) -> None:
        """Show these events in the order given."""
        parts: list[Widget] = []
        for event in events:
            parts.append(EventLines(event, moment(event.at, now)))
            if event.child:
                parts.append(Words("In the child's own words", event.child, child=True))
        self.show(parts)
