"""A page of set-up that is a list to add to, change and remove from."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.set_up.step import Step
from screens.staff.set_up.work import Work
from screens.widgets.ask import Ask
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText, plain
from store.fields import Field


class ListingStep(Step):
    """A list; rows are known by their place in it."""

    COLUMNS: ClassVar[tuple[Column, ...]]
    EMPTY: ClassVar[str]
    ONE: ClassVar[str]
    """What a row is called."""
    KEYS: ClassVar[Mapping[str, str]] = {
        "a": "add",
        "r": "remove",
        "delete": "remove",
        "g": "next",
    }

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._list = Listing(self.COLUMNS, empty=self.EMPTY)

    def compose(self) -> ComposeResult:
        """Draw the list and what can be done with it."""
        yield self._list
        yield PlainText(id="missing", classes="warning")
        with Horizontal(classes="step-buttons"):
            yield Button(plain(f"Add {self.ONE}  A"), id="add")
            yield Button("Change  Enter", id="change")
            yield Button("Remove  R", id="remove")

    def on_mount(self) -> None:
        """Show what is there."""
        self.show()

    # What a kind of list says of itself.

    @abstractmethod
    def rows(self) -> list[tuple[str, ...]]:
        """Return the cells of each row."""

    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """Return the fields of a row."""

    @abstractmethod
    def values(self, place: int) -> dict[str, str]:
        """Return a row as the values of its fields."""

    @abstractmethod
    def keep(self, said: dict[str, str], place: int | None) -> None:
        """Put what was filled in into the plan, at the end when there is no place."""

    @abstractmethod
    def drop(self, place: int) -> None:
        """Take a row out of the plan."""

    def missing(self) -> str:
        """Return what is still wanting."""
        return ""

    # What all of them do.

    def show(self) -> None:
        """Show the list as it is now."""
        self._list.show([Row(str(place), cells) for place, cells in enumerate(self.rows())])
        self.query_one("#missing", PlainText).show(self.missing())
        for name in ("change", "remove"):
            self.query_one(f"#{name}", Button).disabled = not self._list.rows

    def begin(self) -> bool:
        """Begin at the list, or at adding when it is empty."""
        if self._list.rows:
            self._list.focus()
        else:
            self.query_one("#add").focus()
        return True

    def action_add(self) -> None:
        """Add one."""
        self._ask(None, {})

    @on(Listing.Chosen)
    def action_change(self) -> None:
        """Change the one under the cursor."""
        if (row := self._list.row_id) is not None:
            self._ask(int(row), self.values(int(row)))

    def action_remove(self) -> None:
        """Remove the one under the cursor."""
        if (row := self._list.row_id) is None:
            return
        name = self._list.rows[int(row)].cells[0]

        def answered(yes: bool | None) -> None:
            if yes:
                self.drop(int(row))
                self._again(self._list.cursor)

        self.app.push_screen(Confirm("Remove?", f"{name} goes from the list."), answered)

    def _ask(self, place: int | None, values: dict[str, str]) -> None:
        def answered(said: dict[str, str] | None) -> None:
            if said is None:
                return
            self.keep(said, place)
            self._again(len(self.rows()) - 1 if place is None else place)

        title = f"Add {self.ONE}" if place is None else f"Change {self.ONE}"
        self.app.push_screen(Ask(title, self.fields(), values), answered)

    def _again(self, cursor: int) -> None:
        self.show()
        self._list.cursor = cursor
        self.begin()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        {"add": self.action_add, "change": self.action_change, "remove": self.action_remove}[
            event.button.id or "add"
        ]()
