"""What is done to a case: every act the store declares, and what is done inside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from screens.staff.cases import agreeing, closing
from screens.staff.cases.agreeing import AGREE
from screens.staff.cases.before_told import first_told
from screens.staff.cases.closing import COPIED
from screens.staff.cases.deciding import SANCTION, ask_about
from screens.staff.cases.leave_case import MOVE, ask_where
from screens.staff.cases.print_record import PRINT, ask_how
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.involved import asking, asking_parents
from screens.staff.worries import reply
from screens.staff.worries.step_aside import ASIDE, KEEP, TASK, SharedPage
from screens.widgets.dialogs import Confirm
from store.cases import casework, copied, door, named, serious
from store.cases.acts import Act, acts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kinds import ACTION, CATEGORISED, CLOSED, ESCALATED, PARENTS, PASSED_ON, REOPENED
from store.cases.no_part import given_no_part
from store.cases.promised import promised
from store.cases.school_rules import main_file
from store.cases.waits import waits_for
from store.edition.edition import category_choices
from store.errors import Refused
from store.fields import Choice, Field, Kind
from store.involved import involving
from store.involved.kinds import ADDED
from store.involved.people import with_added
from store.worries import triage
from store.worries.asked import Asked
from store.worries.worry import Worry

DONE = Deed("done", "d", "Finish an action")
REPLY = Deed("reply", "r", "Answer the child")
CALLED = "A call that was made: E keeps who said what, and ends what was promised."


class CaseWork(SharedPage):
    """The part of the page of a case that changes it."""

    record: Case | None
    worries: tuple[Worry, ...] = ()

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return every act on a case, and what is not an act of the case itself."""
        acts = self._acts().values()
        declared = [Deed(a.kind, a.key, a.title, everybody=a.kind in door.MAY) for a in acts]
        first, then = declared[:3], declared[3:]
        return (AGREE, COPIED, *first, DONE, TASK, REPLY, SANCTION, *then, MOVE, KEEP, ASIDE, PRINT)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        case = self.record
        if case is None:
            return False
        if deed in (KEEP.id, ASIDE.id, PRINT.id):
            return True
        if deed == AGREE.id:
            return bool(waits_for(case, self.session.person_id))
        if deed == COPIED.id:
            return copied.may_be_noted(case, main_file(self.session), self.worries)
        if deed == REOPENED:
            return case.state != OPEN
        if deed == REPLY.id:
            return bool(self._children())
        if deed == DONE.id:
            return bool(casework.to_finish(case))
        return case.state == OPEN and (deed != MOVE.id or bool(self.worries))

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand."""
        known = any(each.key == key for each in self.all_deeds())
        return "This case is closed." if known and self.case.state != OPEN else ""

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            DONE.id: lambda: self.finish_action(self.highlighted_action()),
            REPLY.id: self._answer,
            CLOSED: self._close,
            AGREE.id: lambda: agreeing.answer(self, self.case),
            COPIED.id: lambda: closing.note_copied(self, self.case),
            SANCTION.id: lambda: ask_about(self, self.case),
            PRINT.id: lambda: ask_how(self, self.case),
            PASSED_ON: self._pass_on,
            PARENTS: self.ask_parents,
            MOVE.id: lambda: ask_where(self, self.worries),
        }
        if deed in doing:
            doing[deed]()
        elif deed in self._acts():
            self.act(self.declared(deed))
        else:
            super().do(deed)

    @property
    def case(self) -> Case:
        """The case, which is there."""
        assert self.record is not None
        return self.record

    def highlighted_action(self) -> str:
        """Return the id of the action that the page points at, or nothing."""
        return ""

    def what_else(self) -> object:
        """Read the worries of the case: the page shows them too."""
        rows = self.drawer.rows("worry", parent=self.subject) if self.record else []
        self.worries = tuple(self.drawer.get(row.subject) for row in rows)
        return self.worries

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What colleagues were asked about the case and about its worries, the first first."""
        asked = {each.id: each for worry in self.worries for each in worry.tasks}
        asked |= {each.id: each for each in self.case.tasks if each.id not in asked}
        return tuple(sorted(asked.values(), key=lambda a: a.sent or a.done))

    def suggested_colleague(self) -> str:
        """Return the grown-up whom a child of this case asked for."""
        asked = [worry.told.asks_for for worry in self.worries]
        return next((id for id in asked if self.can_be_asked(id)), "")

    def ask_parents(self, step: str = "") -> None:
        """Have it said whether parents were told, for the `step` that asks for it."""
        asking_parents.ask(self, self.case, None, step)

    def finish_action(self, action: str) -> None:
        """Have it written what was done about an action, the one given first in the list."""
        still_open = casework.to_finish(self.case)
        choices = tuple(Choice(id, text) for id, text in still_open.items())
        which = Field("action", "Which action", Kind.CHOICE, True, choices=choices)
        first = action if action in still_open else next(iter(still_open))
        self.ask(
            DONE.title,
            (which, *casework.DONE_FIELDS),
            lambda said: self.tried(
                lambda: casework.finish_action(
                    self.drawer, self.case, said["action"], said, self.clock()
                ),
                "Saved: the action is done.",
            ),
            form=self.draft_name(DONE.id),
            values={"action": first},
            intro=CALLED if self.case.state == OPEN and promised(self.case) else "",
        )

    def _acts(self) -> Mapping[str, Act]:
        case, categories = self.record, category_choices(self.session)
        if case is None:
            return acts(self.session.public, (), categories)
        return acts(self.session.public, case.kept_from, categories, named.about(case))

    def _children(self) -> dict[str, Worry]:
        return {worry.id: worry for worry in self.worries if reply.is_child(worry)}

    def declared(self, kind: str) -> Act:
        """Return the act of this kind, for those this case is not kept from."""
        act = self._acts()[kind]
        told = self._known(kind).get("name", "") if kind == ADDED else ""
        return involving.with_pupils(self.session, act, told) if kind == ADDED else act

    def act(
        self,
        act: Act,
        intro: str = "",
        *,
        known: Mapping[str, str] | None = None,
        draft: str = "",
        step: str = "",
        asks: Sequence[Field] = (),
        kept: Callable[[Mapping[str, str]], Mapping[str, str]] = dict,
    ) -> None:
        """Have an act filled in, for the `step` that asks for it; `draft` tells drafts apart.

        Where it `asks` for something else than its own fields, `kept` makes those of what was said.
        """
        asks = asks or act.fields
        self.ask(
            act.title,
            asks,
            lambda said: self._acted(act, kept(said), step),
            form=self.draft_name(act.kind + draft),
            values={**self._known(act.kind), **(known or {})},
            intro=intro,
            save=act.title if act.kind in (REOPENED, PASSED_ON) else "Save",
            changed=act.kind == CATEGORISED,
            sure=asking.asks_first(self, self.case, asks, lambda said: with_added(self.case, said))
            if act.kind == ADDED
            else gently(asks, first_told(self, self.case) if act.kind == ESCALATED else ""),
        )

    def _acted(self, act: Act, said: Mapping[str, str], step: str = "") -> None:
        before, saved = self.case, f"Saved: {act.done}."

        def write() -> None:
            if act.kind == ADDED:
                involving.put_in(
                    self.session, self.drawer, before, act, said, self.clock(), step=step
                )
            else:
                casework.do(self.drawer, before, act, said, self.clock(), step=step)

        asking.tried(self, before, write, saved)
        owner = said.get("owner", "")
        if act.kind == ACTION and owner not in self.held_by:
            self._offer_task(said)

    def _known(self, kind: str) -> dict[str, str]:
        """Return what can be filled in already for an act."""
        now = f"{self.clock():%Y-%m-%d %H:%M}"
        case = self.case
        if kind == ADDED:
            return next(iter(asking.told_in(self, case)), {})
        known = {
            ACTION: {"due": now[:10], "owner": self.session.person_id},
            ESCALATED: {"when": now},
            CATEGORISED: {"category": case.category, "seriousness": serious.said(case)},
        }
        return known.get(kind, {})

    def _close(self) -> None:
        if message := closing.in_the_way(self.case, self.worries):
            self.app.push_screen(message)
        else:
            closing.ask(self, self.case, self.worries)

    def _pass_on(self) -> None:
        # A case in the hands of somebody who cannot open it would be nobody's.
        public, act = self.session.public, self.declared(PASSED_ON)
        held = self.held_by
        away = {self.case.lead, *given_no_part(self.session, self.drawer, self.case)}
        choices = tuple(Choice(id, public.name_of(id)) for id in held if id not in away)
        if not choices:
            raise Refused("Nobody else can open this case, so nobody else can lead it.")
        whom = replace(act.fields[0], choices=choices)
        self.act(
            replace(act, fields=(whom, *act.fields[1:])), "Only those who can open it are listed."
        )

    def _offer_task(self, said: Mapping[str, str]) -> None:
        name = self.session.public.name_of(said["owner"])
        question = Confirm(
            f"Tell {name}?",
            f"{name} cannot open this case. Their own inbox can tell them what to do. "
            f"They see only this:\n\n{said['text']}",
            "Send it to them",
            "No, I tell them",
        )
        task = {"to": said["owner"], "text": said["text"], "due": said["due"]}

        def answered(yes: bool | None) -> None:
            if yes:
                self.attempt(lambda: self.tried(lambda: self._send(task), self.after_task()))

        self.app.push_screen(question, answered)

    def _send(self, task: Mapping[str, str]) -> None:
        casework.send_task(self.session, self.drawer, self.case, task, self.clock())

    def _answer(self) -> None:
        children = self._children()
        names = tuple(Choice(id, worry.name or "No name yet") for id, worry in children.items())
        which = Field("worry", "Which child", Kind.CHOICE, True, choices=names)
        first = next(iter(children.values()))
        public = self.session.public
        of_worries = (
            id
            for each in children.values()
            for id in reply.not_named(self.session, self.drawer, each)
        )
        kept_from = {*given_no_part(self.session, self.drawer, self.case), *of_worries}
        self.ask(
            REPLY.title,
            (which, *reply.reply_fields(public, kept_from)),
            self._answered,
            form=self.draft_name(REPLY.id),
            values={"worry": first.id, "who": self.suggested_colleague() or self.session.person_id},
            save="Answer",
        )

    def _answered(self, said: Mapping[str, str]) -> None:
        worry = self._children()[said["worry"]]
        public, now = self.session.public, self.clock()
        text, made_of = reply.answer_text(public, worry, said), reply.made_of(public, said)
        self.tried(
            lambda: triage.answer(self.session, self.drawer, worry, text, now, made_of),
            "Answered. " + reply.where_it_waits(worry),
        )
