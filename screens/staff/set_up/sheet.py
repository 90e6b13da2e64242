"""The pages for one recovery sheet: shown once, then typed back."""

from collections.abc import Mapping
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
from store.errors import BadCode
from store.papers import KEEP, compare, sheet_paper, sheet_title


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
        phrase = self.work.prepared.sheets[self.sheet]
        cells = [f"{place}  {word:<12}" for place, word in enumerate(phrase, 1)]
        rows = ["   ".join(cells[start : start + 3]) for start in (0, 3, 6)]
        with VerticalScroll(classes="sheet", can_focus=False):
            yield PlainText("\n\n".join(rows))
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
        """Draw one line to type in."""
        yield self._entry

    def begin(self) -> bool:
        """Begin typing."""
        self._entry.focus()
        return True

    def wrong(self) -> str:
        """Name the place of a word that is not the one on the sheet."""
        phrase = self.work.prepared.sheets[self.sheet]
        try:
            compare(self._entry.value, phrase, self.work.words)
        except BadCode as error:
            self._entry.focus()
            return str(error)
        return ""

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.GoOn())
