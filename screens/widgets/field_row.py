"""One field of a form: its label, its entry, a hint, and what is wrong with it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, TextArea

from screens.clock import Clock, wall_clock
from screens.widgets.choice_line import ChoiceLine
from screens.widgets.choice_list import ChoiceList
from screens.widgets.choices import FEW, ChoiceChanged, ChoiceDeaf
from screens.widgets.day_words import OTHERS, as_kept, as_typed, hint, in_words
from screens.widgets.plain import PlainText
from screens.widgets.secret_entry import SECRET_LIMIT, SecretEntry
from screens.widgets.text_entry import LineEntry, TextEntry
from store.fields import Choice, Field, Kind

Entry = LineEntry | TextEntry | ChoiceLine | ChoiceList

NEARLY = 0.8
"""Where so much of an entry is full it is said how many characters are left."""
NARROW = 56
"""Below so many columns the label stands above its entry."""

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
SHAPES = {
    Kind.DATE: "day/month",
    Kind.MOMENT: "day/month hour:minute",
    Kind.TIME: "hour:minute",
}


def entry_for(field: Field, value: str) -> Entry:
    """Return the entry in which `field` is filled in; a secret always begins empty."""
    if field.kind is Kind.TEXT:
        return TextEntry(value, limit=field.limit, to_read=field.to_read)
    if field.kind is Kind.SECRET:
        return SecretEntry(limit=min(field.limit, SECRET_LIMIT))
    if field.kind in (Kind.CHOICE, Kind.SEVERAL, Kind.YES_NO):
        choices = YES_NO if field.kind is Kind.YES_NO else field.choices
        kind = ChoiceLine if len(choices) <= FEW else ChoiceList
        return kind(choices, value, many=field.kind is Kind.SEVERAL, stays=field.required)
    year = "/year" if field.with_year else ""
    placeholder, value = SHAPES.get(field.kind, "") + year, as_typed(field.kind, value)
    entry = LineEntry(value, limit=field.limit, placeholder=placeholder, known=field.known)
    # A day or a name filled in beforehand is a proposal: who types another replaces it.
    entry.select_on_focus = field.kind in SHAPES or bool(field.known)
    return entry


class FieldRow(Widget):
    """A field on a form; `value` is what was filled in, a day as it is kept.

    A day is said back in words as it is typed, in the place of the hint. Before an entry is full
    it is said how much fits: letters that are not taken are easily missed.
    """

    def __init__(self, field: Field, value: str = "", clock: Clock = wall_clock) -> None:
        super().__init__()
        self.field, self._clock = field, clock
        self.entry = entry_for(field, value)
        self._before = self.entry.value
        self._is_wrong, self._wrong_of = False, ""
        self._rows = 0
        self.entry.add_class("field-entry")

    def compose(self) -> ComposeResult:
        """Draw the label beside the entry, hint and error below it."""
        yield PlainText(
            self.field.label + (" *" if self.field.required else ""), classes="field-label"
        )
        with Vertical(classes="field-body"):
            yield self.entry
            yield PlainText(classes="field-room")
            if hint := self._hint():
                yield PlainText(hint, classes="field-hint")
            yield PlainText(classes="field-error")

    def on_mount(self) -> None:
        """Say of an entry that is nearly full already how much fits."""
        self._say_room()

    def on_resize(self, event: events.Resize) -> None:
        """Put the label above the entry where there is no room beside it."""
        self.set_class(event.size.width < NARROW, "-stacked")
        self.call_after_refresh(self._follow)

    def on_click(self, event: events.Click) -> None:
        """Begin to type in the entry whose label, or the room beside it, was clicked."""
        if event.widget is None or self.entry not in event.widget.ancestors_with_self:
            self.entry.focus()

    def _follow(self) -> None:
        """Keep a text that grew as it was typed in sight, its last line too."""
        before, self._rows = self._rows, self.entry.size.height
        if self.entry.has_focus and 0 < before < self._rows:
            self.entry.scroll_visible(animate=False)

    def appear(self, applies: bool) -> None:
        """Be there or not; one that appears takes no key pressed before it was seen."""
        if applies and not self.display:
            self.entry.appear()
        self.display = applies

    @property
    def value(self) -> str:
        """What was filled in."""
        return as_kept(self.field, self.entry.value, self._clock)

    @property
    def is_wrong(self) -> bool:
        """Whether something is said to be wrong with it."""
        return self._is_wrong

    def _hint(self) -> str:
        said = in_words(self.field, self.entry.value, self._clock)
        if said and self.entry.value == self._before and not self.field.with_year:
            return f"{said} {OTHERS[self.field.kind]}"
        return said or self.field.hint or hint(self.field)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _say_room(self) -> None:
        if self.field.kind not in (Kind.LINE, Kind.TEXT):
            return
        typed, limit = len(self.entry.value), self.field.limit
        room = self.query_one(".field-room", PlainText)
        room.display = typed >= NEARLY * limit
        room.set_class(typed >= limit, "-full")
        full = ": it is full" if typed >= limit else ""
        room.show(f"{typed:,} of {limit:,} characters{full}" if room.display else "")

    @on(Input.Changed)
    def _say_back(self) -> None:
        if self.field.kind in SHAPES:
            self.query_one(".field-hint", PlainText).show(self._hint())

    @on(ChoiceDeaf)
    def _say_deaf(self, event: ChoiceDeaf) -> None:
        # The form says it too: at the end of a long list this may be out of sight.
        self.show_wrong(event.sentence)
        if self.entry.has_focus:
            # Only once it is drawn is there something to scroll to.
            error = self.query_one(".field-error", PlainText)
            self.call_after_refresh(error.scroll_visible, animate=False)

    def not_taken(self) -> str:
        """Return, once, a sentence about what letters found and nobody chose; empty: nothing."""
        return self.entry.not_taken() if isinstance(self.entry, ChoiceList) else ""

    @on(ChoiceChanged)
    @on(Input.Changed)
    @on(TextArea.Changed)
    def _say_heard(self) -> None:
        """Take back what was wrong with what is filled in differently now."""
        if self._is_wrong and self.entry.value != self._wrong_of:
            self.show_wrong("")

    def show_wrong(self, sentence: str) -> None:
        """Say beside the entry what is wrong; nothing when all is well."""
        error = self.query_one(".field-error", PlainText)
        error.say(f"! {sentence}" if sentence else "")
        self._is_wrong, self._wrong_of = bool(sentence), self.entry.value
