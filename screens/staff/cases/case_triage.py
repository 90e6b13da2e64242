"""The part of a case's page that triages it, works off its steps, and calls for help."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from screens.staff.adults import hand_over
from screens.staff.cases import follows
from screens.staff.cases.case_steps import ACT, StepPage
from screens.staff.cases.case_work import CaseWork
from screens.staff.cases.deciding import SANCTION
from screens.staff.cases.triage_page import TriagePage
from screens.staff.deeds import Deed
from screens.staff.involved.page import DEALT
from screens.staff.school.contacts_page import ContactsPage
from screens.staff.worries.step_aside import KEEP
from screens.widgets.dialogs import Confirm
from store.adults import handing, rows
from store.adults.threshold import is_adults
from store.cases import (
    by_another,
    casework,
    demands,
    directory,
    door,
    freezes,
    gravity,
    plain_kind,
    step_parts,
    triaging,
)
from store.cases.act_fields import ALLOWS_FIELD, DECISION_FIELDS
from store.cases.acts import Act
from store.cases.case_parts import OPEN
from store.cases.checklist import Ticked
from store.cases.choices import AGENCIES, agencies
from store.cases.kinds import ESCALATED, KEPT_FROM, NOTE, PARENTS, SANCTIONED, TRIAGED
from store.cases.procedures import RIGHT, Step
from store.cases.questions import WHY
from store.cases.triaging import TICK_FIELDS, Plan
from store.edition import edition
from store.edition.edition import Edition
from store.errors import Refused
from store.fields import Kind
from store.involved import involving, target
from store.involved.kinds import ADDED, INFORMED
from store.involved.people import CasePerson
from store.looking.noted import LETTER_SENT, SHOWN_BY_STEPS

TRIAGE = Deed("triage", "f", "Triage")
STILL_TO_NAME = (
    "Still to be named: {missing}. Add them, or give somebody in the case that part too (I). Where "
    "nobody knows who: Not needed, and say so."
)
_PAGES = {KEPT_FROM: KEEP.id, SANCTIONED: SANCTION.id}
"""What does a step whose record is written by more than one form, by the kind of entry."""
PROPOSED = "Proposed. Until somebody else agrees the case stays as grave as it was."
ONLY_THAT, ASK_ALL = "So it is", "Ask all questions"
"""What is answered to the sentence that says that a fault is no more than one."""
TARGET = (
    "By the triage it was done to the child, or may have been, and nobody here has that part yet. "
    "They told it: with “Harmed, or the target” their parents are asked about, and it counts as "
    "theirs."
)
IS_TARGET = "Saved: harmed, or the target. J changes it."
LEFT_TO_THEM = "It is kept from them now. Triage it again, or say why the step is not needed."


def _nothing() -> None:
    """Do nothing more."""


class CaseTriage(CaseWork):
    """Triage, steps and calls."""

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done to a case, the triage first."""
        return (TRIAGE, *super().all_deeds())

    def do(self, deed: str) -> None:
        """Do a deed."""
        if deed == TRIAGE.id:
            self._triage()
        elif deed == ESCALATED:
            self._whom_to_call()
        else:
            super().do(deed)

    def is_half_written(self, deed: str) -> bool:
        """Tell whether a form was left half written; calls have one for each agency."""
        if deed == ESCALATED:
            drafts = (f"{ESCALATED}:{each.id}" for each in AGENCIES)
            return any(super(CaseTriage, self).is_half_written(draft) for draft in drafts)
        return super().is_half_written(deed)

    def open_step(self, id: str) -> None:
        """Show a step in full, and have it said what became of it."""
        found = triaging.step_of(self.case, id)
        if found is None:
            return
        page = StepPage(found, self.session.public, self.clock(), self._beside(found))

        def answered(said: str | None) -> None:
            if said:
                self.attempt(lambda: self._say(found, said))

        self.app.push_screen(page, answered)

    def look_into(self, first: str = "") -> None:
        """Show what was looked into, and what can be; begin with a deed, if one is named."""

    def show_involved(self, person: str = "", first: str = "") -> None:
        """Show who is involved; begin with a deed, if one is named."""

    def show_letters(self) -> None:
        """Show the letters of the case."""

    def about_adult(self) -> None:
        """Show what is decided about the adult it is about."""

    def after_triage(self) -> None:
        """Show the steps that followed."""

    def _triage(self, step: str = "") -> None:
        own = edition.of_school(self.session)
        begun = triaging.begun(self.session.public, self.case, self.worries, own)
        plain = {} if step else plain_kind.answers(self.case, begun, own.guide)
        if not plain:
            self._ask_all(begun, step)
            return

        def answered(only: bool | None) -> None:
            if only:
                self.attempt(lambda: self._triaged(self._record_plain(plain, own)))
            else:
                self._ask_all(begun, step)

        question = Confirm("Is it only that?", plain[WHY], ONLY_THAT, ASK_ALL, careful=True)
        self.app.push_screen(question, answered)

    def _ask_all(self, begun: dict[str, str], step: str) -> None:
        page = TriagePage(self.session, self.clock, self.drawer, self.case, begun, step)
        self.app.push_screen(page, self._triaged)

    def _record_plain(self, said: dict[str, str], own: Edition) -> Plan:
        return triaging.triage(self.session.public, self.drawer, self.case, said, self.clock(), own)

    def _triaged(self, plan: Plan | None) -> None:
        if plan is None:
            return
        self.reload()
        self.after_triage()
        waits = self.record is not None and gravity.waiting(self.case)
        self.say(PROPOSED if waits else "Triaged. The steps are beside the case.")
        calls = self._whom_to_call if plan.side == RIGHT else _nothing

        def then() -> None:
            self._ask_target(then=calls)

        adults = not waits and is_adults(self.case, self.drawer.name)
        if adults and handing.is_due(self.session, self.drawer, self.case):
            hand_over.propose(self, lambda: hand_over.ask(self, self.worries), then)
        else:
            then()

    def _ask_target(
        self, otherwise: Callable[[], None] = _nothing, *, then: Callable[[], None] = _nothing
    ) -> None:
        """Ask whether the child who told is who it was done to, where nobody is said to be.

        `otherwise` is done where that is somebody else, `then` whatever is said.
        """
        child = next(iter(target.proposed(self.case)), None) if self.record is not None else None
        if child is None:
            otherwise()
            then()
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self.tried(lambda: self._put_in_target(child), IS_TARGET))
            elif yes is False:
                otherwise()
            then()

        title = f"Was it done to {child.name}?"
        question = Confirm(title, TARGET, "Yes, to them", "No, or not only", careful=True)
        self.app.push_screen(question, answered)

    def _put_in_target(self, child: CasePerson) -> None:
        said, now = target.said(child), self.clock()
        involving.change(self.session, self.drawer, self.case, child.id, said, now)

    def _whom_to_call(self) -> None:
        case, public = self.case, self.session.public
        page = ContactsPage(
            self.session,
            self.clock,
            agencies=[each.id for each in agencies(public, case.kept_from)],
            first=tuple(dict.fromkeys(id for each in demands.counting(case) for id in each.calls)),
            called=case.escalated,
            stops=follows.as_lines(case.stops),
        )
        self.app.push_screen(page, lambda to: self._log_call(to) if to else None)

    def _log_call(self, to: str) -> None:
        self.attempt(lambda: self.act(self.declared(ESCALATED), known={"to": to}, draft=f":{to}"))

    def _say(self, ticked: Ticked, said: str) -> None:
        step = ticked.step
        door.refuse(self.session.public, self.drawer, self.case)
        by_another.refuse_alone(self.session.public, self.drawer, self.case, step.id)
        if said == ACT:
            self._show_it_done(step)
            return
        self.ask(
            step.title,
            TICK_FIELDS[said],
            lambda note: self._tick(step.id, said, note),
            form=self.draft_name(f"step:{step.id}:{said}"),
        )

    def _show_it_done(self, step: Step) -> None:
        """Have that written down, or go to where it is, which ticks the step."""
        record = step.record
        if record == LETTER_SENT:
            self.show_letters()
        elif record == INFORMED:
            self.show_involved(first=DEALT.id)
        elif record in rows.SHOWN_BY_STEPS:
            self.about_adult()
        elif record in SHOWN_BY_STEPS:
            self.look_into(record)
        elif record == TRIAGED:
            self._triage(step.id)
        elif record == PARENTS and self.case.state == OPEN:
            self.ask_parents(step.id)
        elif record in _PAGES:
            self.do(_PAGES[record])
        elif record == ADDED:
            self._ask_target(lambda: self._write_for(step))
        else:
            self._write_for(step)

    def _write_for(self, step: Step) -> None:
        act = self._act_for(step)
        if step.decides and act.kind == NOTE:
            act = replace(act, title="Write a decision", done="decision", fields=DECISION_FIELDS)
        act = replace(act, fields=casework.asked_for(self.case, act, step.id))
        first, *then = act.fields
        asks = (*step_parts.fields(step.parts, first), *then) if step.parts else act.fields
        title = step.title if first.kind is Kind.LINE else ""
        known = {"to": step.to[0]} if step.to else {}
        if ALLOWS_FIELD in act.fields:
            known["reference"] = freezes.reference(self.case)

        def kept(said: Mapping[str, str]) -> dict[str, str]:
            whole = {first.id: step_parts.joined(step.parts, said, title)} if step.parts else {}
            return {**said, **whole}

        self.act(
            act,
            f"{step.title}. {step.help}".strip(),
            known=known,
            draft=f"/{step.id}",
            step=step.id,
            asks=asks,
            kept=kept,
        )

    def _tick(self, step: str, said: str, note: dict[str, str]) -> None:
        self.tried(
            lambda: triaging.tick(self.drawer, self.case, step, said, note, self.clock()),
            "Saved. The history keeps who said so.",
        )

    def _act_for(self, step: Step) -> Act:
        """Return the act a step asks for, with only those to turn to who will do."""
        if self.case.state != OPEN:
            raise Refused("This case is closed. Open it again first.")
        act = self.declared(step.record)
        if not step.to:
            return act
        whom = act.fields[0]
        choices = tuple(each for each in whom.choices if each.id in step.to)
        if not choices:
            raise Refused(LEFT_TO_THEM)
        return replace(act, fields=(replace(whom, choices=choices), *act.fields[1:]))

    def _beside(self, ticked: Ticked) -> str:
        """Return whom a step rings, or who is still to be named for it."""
        if ticked.step.record == ADDED and ticked.is_open:
            missing = " and ".join(target.parts_missing(self.case))
            return STILL_TO_NAME.format(missing=missing) if missing and self.case.people else ""
        contacts = directory.contacts(self.session)
        return "\n".join(follows.called(each) for each in contacts if each.agency in ticked.step.to)
