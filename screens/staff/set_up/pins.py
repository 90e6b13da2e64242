"""The page that shows everybody's first PIN, once."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.set_up.saving import save_for_printing
from screens.staff.set_up.step import Step
from screens.staff.signing_in.choose_secret import spaced
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from store.papers import pins_paper


class PinsStep(Step):
    """First PINs, to be copied down or printed."""

    PART: ClassVar[str] = "PINs"
    KEYS: ClassVar[Mapping[str, str]] = {"p": "save"}
    NEXT: ClassVar[str] = "I have them all"

    @property
    def lead(self) -> str:
        """Say what to do with them."""
        return (
            "Copy these down, one slip for each person. They are shown only now. Each works once:"
            " whoever signs in with it chooses their own."
        )

    def compose(self) -> ComposeResult:
        """Draw names and PINs."""
        rows = [Row(name, (name, spaced(pin))) for name, pin in self.work.prepared.pins.items()]
        columns = (Column("Name", 28), Column("First PIN"))
        yield Listing(columns, rows, empty="There are no adults yet.")
        with Horizontal(classes="step-buttons"):
            yield Button("Save for printing  P", id="save")

    @on(Button.Pressed, "#save")
    def _save(self, event: Button.Pressed) -> None:
        event.stop()
        prepared = self.work.prepared
        paper = pins_paper(prepared.public.school, prepared.pins)
        save_for_printing(self, "Save the first PINs", paper, "first-pins.txt")
