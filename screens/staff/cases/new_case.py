"""Opening a case at the desk that began with no worry in the box: a post, a complaint, a fault."""

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.staff.cases.case_page import CasePage
from screens.staff.cases.case_triage import TRIAGE
from screens.staff.duty.duty_keys import DutyKeys
from screens.staff.gently import gently
from screens.staff.labels import names_of
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Row
from store.cases import beginning, case_types
from store.cases.case_types import CaseType
from store.fields import Kind
from store.worries.wording import remarks

NONE = "No type of case is used here. The page Our edition (People, E) has them."
NAMED = (
    "Your words name {}, who could open it. Go back if they should not see it, and choose them "
    "under “Who should not see this?”."
)
NAMES_YOU = "They name yourself: somebody else says whether it is about you before it is closed."


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
        fields = beginning.fields(self.session, chosen)
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
            sure=partial(self._last_look, chosen),
        )

    def _last_look(self, chosen: CaseType, said: dict[str, str]) -> Confirm | None:
        """Return what is asked before it is opened: whoever is named could open it, as with C."""
        fields, me = beginning.fields(self.session, chosen), self.session.person_id
        named = tuple(each.id for each in beginning.named(self.session, chosen, said))
        if not named:
            return gently(fields)(said)
        others = names_of(self.session.public, tuple(id for id in named if id != me))
        lines = [NAMED.format(others)] if others else []
        lines += [NAMES_YOU] if me in named else []
        words = "\n\n".join((*lines, *(f"• {each}" for each in remarks(fields, said))))
        return Confirm("Open it?", words, "Open the case", "Go back", careful=True)

    def _begin(self, chosen: CaseType, said: dict[str, str]) -> None:
        drawer, case = beginning.begin(self.session, chosen, said, self.clock())
        page = CasePage(self.session, self.clock, drawer.name, case)
        self.app.push_screen(page)
        page.call_after_refresh(page.action_deed, TRIAGE.id)
