"""Triage: a few questions below one another, and beside them what follows from the answers."""

from dataclasses import replace
from typing import ClassVar

from screens.clock import Clock
from screens.staff.cases import follows
from screens.staff.cases.form_beside import FormBeside
from screens.staff.half_written import HalfWritten
from screens.staff.labels import names_of
from screens.staff.second_words import with_days
from screens.widgets.form import Form
from screens.widgets.plain import PlainText
from store.adults import kept_from_head
from store.cases import devices, directory, lowering, restrict, triaging
from store.cases.case import Case
from store.cases.procedures import RIGHT
from store.cases.questions import WHY, triage_fields
from store.cases.triaging import Plan
from store.drawers.drawer import Drawer
from store.edition import edition
from store.fields import Values, check
from store.signing_in.session import Session

LESS_GRAVE = "This is less grave than it stands"
UNTIL = (
    "Two take that back: until somebody else agrees, all stays as grave as it was. Files stay "
    "closed, STOP and the steps stay."
)
KEEP_FROM = "keep_from"
"""The step that the triage itself does where it names the headteacher."""


class TriagePage(FormBeside[Plan | None]):
    """The questions about one case; ends with what follows once it is recorded.

    `step` is the step that asks to triage again, if one does.
    """

    SAVE: ClassVar[str] = "Save"
    BESIDE = "What follows"

    def __init__(
        self,
        session: Session,
        clock: Clock,
        drawer: Drawer,
        case: Case,
        begun: dict[str, str],
        step: str = "",
    ) -> None:
        self._drawer, self._case, self._step = drawer, case, step
        self._contacts = {each.id: each for each in directory.contacts(session)}
        self._edition = edition.of_school(session)
        self._devices_told = devices.are_told(drawer, case)
        half = HalfWritten(session, clock, f"triage@{case.id}")
        known = {**begun, **half.before}
        asked = triage_fields(self._edition.guide)
        form = Form(asked, known, save=self.SAVE, clock=clock, id="triage-form")
        super().__init__(session, clock, form, half)

    def heading(self) -> str:
        """Return what stands above the questions."""
        again = "Triage once more" if self._case.triage else "Triage"
        return f"{again} · {self._case.number}  {self._case.title}"

    def show_beside(self, head: PlainText, below: PlainText) -> None:
        """Show what follows: how grave it is, what nobody does, whom to call, the steps."""
        plan = self._plan(self._form.values)
        missing = len(check(self._form.fields, {**self._form.values, WHY: "not yet"}))
        head.set_class(plan.side == RIGHT, "urgent")
        steps, stops = triaging.still_to_do(plan, self._case)
        done = len(plan.steps) - len(steps)
        said = (self._case, self._form.values)
        away = kept_from_head.kept_with(self.session, self._drawer, *said)
        if away:
            stops = tuple(each for each in stops if each.until != KEEP_FROM)
            steps = tuple(each for each in steps if each.id != KEEP_FROM)
        name_of = self.session.public.name_of
        stops = tuple(
            replace(each, say=follows.kept_already(map(name_of, out)))
            if each.until == KEEP_FROM and (out := restrict.unsaid_of(self._case))
            else each
            for each in stops
        )
        plan = replace(plan, steps=steps, stops=stops)
        new = tuple(id for id in away if id not in self._case.kept_from)
        kept = names_of(self.session.public, new)
        waits = not missing and lowering.lowers(self._case, frozenset(plan.grave))
        head.show(follows.head(plan, self._contacts, missing, kept, waits=waits))
        below.show(follows.steps(plan, done, self.clock()))

    def take(self, answers: dict[str, str]) -> None:
        """Record the triage; where it takes back something grave, ask first who agrees."""
        plan = self._plan(answers)
        if lowering.lowers(self._case, frozenset(plan.grave)):
            fields = lowering.fields(self.session, self._drawer, self._case)
            self.ask(
                LESS_GRAVE,
                fields,
                lambda said: self._record(answers, said),
                form=f"lowering@{self._case.id}",
                intro=with_days(self.session, UNTIL, fields, self.clock()),
                save="Propose",
            )
        else:
            self.attempt(lambda: self._record(answers))

    def _plan(self, answers: Values) -> Plan:
        public, now = self.session.public, self.clock()
        in_it = self._devices_told or devices.are_answered(self._case, answers)
        return triaging.plan(public, self._case, answers, now, self._edition, with_devices=in_it)

    def _record(self, answers: dict[str, str], less: Values | None = None) -> None:
        if less is not None:
            said = lowering.propose(self.session, self._drawer, self._case, less, self.clock())
            self._drawer, less = said
        drawer = kept_from_head.keep(self.session, self._drawer, self._case, answers, self.clock())
        plan = triaging.triage(
            self.session.public,
            drawer,
            self._case,
            answers,
            self.clock(),
            self._edition,
            step=self._step,
            lowering=less,
        )
        self.forget_draft()
        self.dismiss(plan)
