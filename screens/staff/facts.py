"""Labelled facts, and words that are set apart because somebody said them."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from screens.widgets.plain import PlainText, plain


@dataclass(frozen=True)
class Fact:
    """A label, what it says, and a tone (`urgent`, `warning`, `good`) where it matters."""

    label: str
    text: str
    tone: str = ""


Part = Widget | Fact
"""What a pane to read shows below one another."""


class FactLine(Widget):
    """One fact: its label beside what it says."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact

    def compose(self) -> ComposeResult:
        """Draw both parts."""
        yield PlainText(self.fact.label, classes="fact-label")
        yield PlainText(self.fact.text, classes=self.fact.tone or None)


class Words(PlainText):
    """Somebody's own words in a frame that names them; a child's stand out."""

    def __init__(self, heading: str, words: str, *, child: bool = False) -> None:
        super().__init__(words, classes="words -child" if child else "words")
        self.border_title = plain(heading)


class Parts(Vertical):
    """Words and facts below one another, as tall as they are."""

    def show(self, parts: Sequence[Part]) -> None:
        """Show these instead."""
        _fill(self, parts)


class Reading(VerticalScroll, can_focus=True):
    """A pane to read: words and facts below one another, to scroll through."""

    def show(self, parts: Sequence[Part]) -> None:
        """Show these instead."""
        _fill(self, parts)


def _fill(pane: Widget, parts: Sequence[Part]) -> None:
    with pane.app.batch_update():
        pane.remove_children()
        pane.mount_all([FactLine(part) if isinstance(part, Fact) else part for part in parts])


class Block(Vertical):
    """A few lines that belong together, under a heading."""

    def __init__(self, heading: str, lines: Sequence[str]) -> None:
        super().__init__()
        self.heading, self.lines = heading, tuple(lines)

    def compose(self) -> ComposeResult:
        """Draw the heading and the lines."""
        yield PlainText(self.heading, classes="block-heading")
        for line in self.lines:
            yield PlainText(line, classes="block-line")
