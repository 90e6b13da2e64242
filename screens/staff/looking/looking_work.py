"""What the pages of looking into a case share: STOP, the page for the police, whom to call."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from textual.screen import Screen

from screens.papers import looking_papers
from screens.staff.cases import follows
from screens.staff.cases.before_told import first_told
from screens.staff.cases.making_form import make_form
from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.gently import gently
from screens.staff.school.contacts_page import ContactsPage
from screens.times import moment
from store.cases import casework, demands, freezes
from store.cases.acts import Act, acts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.choices import agencies
from store.cases.kinds import ESCALATED
from store.looking import kept_safe, looking_fields, stopping
from store.looking.investigations import still_open
from store.looking.noted import STOP_TOLD, STOPPED, of_kind

STOP = Deed(STOPPED, "x", "STOP, close all of it", everybody=True)
TELL = Deed(STOP_TOLD, "t", "Who was there at STOP", everybody=True)
POLICE = Deed("police", "y", "Page for the police", everybody=True)
CALL = Deed("call", "e", "Whom to call", everybody=True)

Write = Callable[[Mapping[str, str], datetime], object]


class LookingWork(RecordPage):
    """A page about how a case is looked into; its record is the case."""

    record: Case | None

    def urgent_deeds(self) -> tuple[Deed, ...]:
        """Return what must be at hand whatever else is done."""
        return (STOP, TELL, POLICE, CALL)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        case = self.record
        if case is None:
            return False
        if deed in (POLICE.id, CALL.id):
            return True
        if deed == STOP.id:
            return case.state == OPEN and not self.is_stopped
        if deed == TELL.id:
            return case.state == OPEN and bool(of_kind(case.noted, STOPPED))
        return case.state == OPEN

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand."""
        if key == "f":
            return "Triage is on the page of the case: Esc, then F."
        if key not in {each.key for each in self.all_deeds()}:
            return ""
        if self.case.state != OPEN:
            return "This case is closed. Open it again first, on its own page."
        return freezes.why_frozen(self.case)

    def do(self, deed: str) -> None:
        """Do a deed that both pages offer."""
        if deed == STOP.id:
            self._stop()
        elif deed == TELL.id:
            self._tell_stop()
        elif deed == POLICE.id:
            self._print_for_police()
        elif deed == CALL.id:
            self._call()

    @property
    def case(self) -> Case:
        """The case, which is there."""
        assert self.record is not None
        return self.record

    @property
    def is_stopped(self) -> bool:
        """Whether STOP freezes the case."""
        return freezes.stopped(self.case) is not None

    @property
    def investigation(self) -> str:
        """The id of the investigation the page is about, if it is about one."""
        return ""

    @property
    def first_calls(self) -> tuple[str, ...]:
        """Whom to call before anybody else, by the ids of contacts."""
        return ("police",)

    def how_it_stands(self) -> str:
        """Return in a line who stopped it, or what this page is for."""
        stop = freezes.stopped(self.case)
        if stop is None:
            why = freezes.why_frozen(self.case)
            return why or "X stops all of it at once, should a crime come up."
        by, at = self.session.public.name_of(stop.by), moment(stop.at, self.clock())
        return f"STOP: {by}, {at}. Nothing is looked at further; do not switch anything on or off."

    def push(self, page: Screen[Any], then: Callable[[Any], None] | None = None) -> None:
        """Show another page in front."""
        self.app.push_screen(page, then)

    def ask_for(
        self,
        act: Act,
        then: Callable[[dict[str, str]], None],
        draft: str,
        known: Mapping[str, str] | None = None,
        intro: str = "",
    ) -> None:
        """Have an act filled in and hand it on."""
        form = self.draft_name(f"{draft}{self.investigation}")
        self.ask(act.title, act.fields, then, form=form, values=known, intro=intro)

    def ask_and_write(
        self,
        act: Act,
        write: Write,
        draft: str,
        known: Mapping[str, str] | None = None,
        intro: str = "",
    ) -> None:
        """Have an act filled in, write it, and say that it is saved."""

        def then(said: dict[str, str]) -> None:
            self.tried(lambda: write(said, self.clock()), "Saved. The history keeps who wrote it.")

        self.ask_for(act, then, draft, known, intro)

    def _stop(self) -> None:
        stopping.stop(self.drawer, self.case, self.investigation, self.clock())
        self.reload()
        self.say("Stopped. Say who was there; then call, and print the page for the police.")
        self._tell_stop(then=self._after_stop)

    def _tell_stop(self, then: Callable[[], None] | None = None) -> None:
        act = looking_fields.stop_told(self.session.public)
        found = still_open(self.case.noted)
        looked = [each for each in found if each.id == self.investigation] or found[:1]
        # Who adds to it later need not have been there. Nor need both reviewers: they are named.
        known = {"present": self.session.person_id} if then is not None else {}
        if used := [each.computer.said["computer_is"] for each in looked if each.computer]:
            known["device"] = used[0]
        elif len(kept := kept_safe.here(self.case.noted)) == 1:
            said = kept[0].last.said
            known |= {"device": kept[0].kept.said.get("device", "")}
            known |= {each: said.get(each, "") for each in ("where", "holder")}
        write = partial(stopping.tell_stop, self.drawer, self.case, act)

        def told(said: dict[str, str]) -> None:
            self.tried(lambda: write(said, self.clock()), "Saved.")
            if then is not None:
                then()

        name_of = self.session.public.name_of
        names = " and ".join(name_of(o.person) for e in looked for o in e.reviewers if o.person)
        intro = "It is stopped. Turn the screen away, touch nothing. Write no content here."
        if names:
            intro += f" The reviewers are {names}: say who of them was there."
        self.ask_for(act, told, STOP_TOLD, known, intro)

    def _after_stop(self) -> None:
        self._print_for_police(then=self._call)

    def _print_for_police(self, then: Callable[[], None] | None = None) -> None:
        make_form(
            self,
            self.drawer,
            self.subject,
            "Page for the police",
            lambda: looking_papers.hand_over(self.session.public, self.case, self.clock()),
            then,
        )

    def _call(self) -> None:
        case, public = self.case, self.session.public
        calls = [id for each in demands.counting(case) for id in each.calls]
        page = ContactsPage(
            self.session,
            self.clock,
            agencies=[each.id for each in agencies(public, case.kept_from)],
            first=tuple(dict.fromkeys((*self.first_calls, *calls))),
            called=case.escalated,
            stops=follows.as_lines(case.stops),
        )
        self.push(page, lambda to: self.log_call(to) if to else None)

    def log_call(self, to: str) -> None:
        """Have a call written down, as the page of the case does."""
        case = self.case
        act = acts(self.session.public, case.kept_from)[ESCALATED]
        known = {"to": to, "when": f"{self.clock():%Y-%m-%d %H:%M}"}
        write = partial(casework.do, self.drawer, case, act)

        def then(said: dict[str, str]) -> None:
            self.tried(lambda: write(said, self.clock()), "Saved: the call is logged.")

        self.ask(
            act.title,
            act.fields,
            then,
            form=self.draft_name(f"{ESCALATED}:{to}"),
            values=known,
            sure=gently(act.fields, first_told(self, case)),
        )
