"""Opening a case at the desk that began with no worry in the box: a post, a complaint, a fault."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.staff.cases.case_page import CasePage
from screens.staff.cases.case_triage import TRIAGE
from screens.staff.duty.duty_keys import DutyKeys
from screens.staff.gently import gently
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store.cases import case_types
from store.cases.case_types import CaseType
from store.fields import Kind

NONE = "No type of case is used here. The page Our edition (People, E) has them."


class NewCaseKeys(DutyKeys):
    """The part of the desk that opens a case of a type."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n", "new_case", "New case", id="desk.case", tooltip="A post, a complaint, a fault"
        ),
    ]

    def action_new_case(self) -> None:
        """Have a type chosen, and what it asks filled in."""
        types = {each.id: each for each in case_types.of_school(self.session) if each.used}
        rows = [Row(id, (each.say,)) for id, each in types.items()]
        columns = (Column("What is it?"),)

        def chosen(id: str | None) -> None:
            if id in types:
                self._ask_about(types[id])

        self.app.push_screen(Pick("A new case", columns, rows, empty=NONE), chosen)

    def _ask_about(self, chosen: CaseType) -> None:
        fields = case_types.fields(chosen)
        now = f"{self.clock():%Y-%m-%d %H:%M}"
        known = {each.id: now for each in fields if each.kind is Kind.MOMENT}
        self.ask(
            chosen.say,
            fields,
            partial(self._begin, chosen),
            form=f"new_case@{chosen.id}",
            values={**known, "title": chosen.title},
            intro=f"{chosen.hint} Next comes the triage, which says what is to be done.",
            save="Open the case",
            sure=gently(fields),
        )

    def _begin(self, chosen: CaseType, said: dict[str, str]) -> None:
        drawer, case = case_types.begin(self.session, chosen, said, self.clock())
        page = CasePage(self.session, self.clock, drawer.name, case)
        self.app.push_screen(page)
        page.call_after_refresh(page.action_deed, TRIAGE.id)
