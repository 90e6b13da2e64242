"""A page of set-up that is a few fields."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from screens.staff.set_up.step import Step
from screens.staff.set_up.work import Work
from screens.widgets.field_row import FieldRow
from store.fields import Field, check


class StepFields(VerticalScroll, can_focus=False):
    """The fields, which scroll when the window is small."""


class FieldsStep(Step):
    """Fields below one another; Enter goes to the next one."""

    def __init__(self, work: Work, fields: Sequence[Field], values: Mapping[str, str]) -> None:
        super().__init__(work)
        self.fields = tuple(fields)
        self._rows = {each.id: FieldRow(each, values.get(each.id, "")) for each in fields}

    def compose(self) -> ComposeResult:
        """Draw the fields."""
        with StepFields():
            yield from self._rows.values()

    @property
    def values(self) -> dict[str, str]:
        """What is filled in."""
        return {name: row.value for name, row in self._rows.items()}

    def wrong(self) -> str:
        """Say beside each field what is wrong."""
        wrong = check(self.fields, self.values)
        for name, row in self._rows.items():
            row.show_wrong(wrong.get(name, ""))
        for name in wrong:
            self._rows[name].entry.focus()
            return "Please put right what is marked."
        return ""

    def begin(self) -> bool:
        """Begin at the first field."""
        next(iter(self._rows.values())).entry.focus()
        return True

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.focus_next()
