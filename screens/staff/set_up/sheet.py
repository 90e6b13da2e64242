"""The pages for one recovery sheet: shown once, then typed back."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Input

from screens.staff.set_up.saving import save_for_printing
from screens.staff.set_up.step import Step
from screens.staff.set_up.work import Work
from screens.widgets.plain import PlainText
from screens.widgets.text_entry import LineEntry
from store.crypto.codes import typed_words
from store.errors import BadCode
from store.papers import KEEP, compare, sheet_paper, sheet_title


def in_rows(words: Sequence[str], between: str = "\n") -> str:
    """Return words numbered, three to a row, read along the rows."""
    cells = [f"{place}  {word:<12}" for place, word in enumerate(words, 1)]
    return between.join("   ".join(cells[at : at + 3]) for at in range(0, len(cells), 3))


class SheetStep(Step):
    """Nine words to copy down on a sheet of paper."""

    PART: ClassVar[str] = "Sheets"
    KEYS: ClassVar[Mapping[str, str]] = {"p": "save"}
    NEXT: ClassVar[str] = "I have copied it"

    def __init__(self, work: Work, sheet: str) -> None:
        super().__init__(work)
        self.sheet = sheet

    @property
    def lead(self) -> str:
        """Say what the sheet is for."""
        return f"{sheet_title(self.sheet)}. {KEEP[self.sheet]}"

    def compose(self) -> ComposeResult:
        """Draw the nine words, three to a row, read along the rows."""
        with VerticalScroll(classes="sheet", can_focus=False):
            yield PlainText(in_rows(self.work.prepared.sheets[self.sheet], "\n\n"))
        with Horizontal(classes="step-buttons"):
            yield Button("Save for printing  P", id="save")

    @on(Button.Pressed, "#save")
    def _save(self, event: Button.Pressed) -> None:
        event.stop()
        prepared, sheet = self.work.prepared, self.sheet
        paper = sheet_paper(prepared.public.school, sheet, prepared.sheets[sheet])
        file = f"{sheet.replace(':', '-')}.txt"
        save_for_printing(self, f"Save {sheet_title(sheet).lower()}", paper, file)


class TypedBackStep(Step):
    """The nine words again, from the paper: the proof that it is readable."""

    PART: ClassVar[str] = "Sheets"

    def __init__(self, work: Work, sheet: str) -> None:
        super().__init__(work)
        self.sheet = sheet
        self._entry = LineEntry(limit=300, placeholder="nine words, a space between them")

    @property
    def lead(self) -> str:
        """Say what to type."""
        return (
            f"{sheet_title(self.sheet)}: now type its nine words from your paper."
            " Esc goes back to them."
        )

    def compose(self) -> ComposeResult:
        """Draw one line to type in, and the words as they stand on the paper."""
        yield self._entry
        yield PlainText(id="typed", classes="quiet")

    def begin(self) -> bool:
        """Begin typing."""
        self._entry.focus()
        return True

    def wrong(self) -> str:
        """Name the place of a word that is not the one on the sheet."""
        sheets = self.work.prepared.sheets
        try:
            compare(self._entry.value, sheets[self.sheet], self.work.words)
        except BadCode as error:
            self._entry.focus()
            typed = typed_words(self._entry.value)
            other = [sheet_title(each) for each, phrase in sheets.items() if phrase == typed]
            return f"{other[0]} was typed. Please take the other paper." if other else str(error)
        return ""

    @on(Input.Changed)
    def _count(self, event: Input.Changed) -> None:
        """Number what is typed, as on the paper: a word left out is seen at once."""
        event.stop()
        self.query_one("#typed", PlainText).show(in_rows(typed_words(event.value)))

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.GoOn())
