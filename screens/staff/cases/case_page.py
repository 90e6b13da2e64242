"""A case: a frame whose panes show it, with every act on it a key away."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.staff import read_alone
from screens.staff.adults.adult_page import AdultPage
from screens.staff.adults.beside import Beside, renew
from screens.staff.cases import case_head, follows
from screens.staff.cases.case_actions import Actions
from screens.staff.cases.case_panes import TITLES, CasePanes, CaseTabs
from screens.staff.cases.case_people import People
from screens.staff.cases.case_steps import Steps
from screens.staff.cases.case_tasks import Tasks, in_full
from screens.staff.cases.case_triage import CaseTriage
from screens.staff.cases.history import history
from screens.staff.cases.why_two import why_two
from screens.staff.deeds import Deed
from screens.staff.involved.page import InvolvedPage
from screens.staff.key_line import KeyLine
from screens.staff.letters.letters_page import LETTERS, LettersPage
from screens.staff.looking.looking_page import LookingPage
from screens.staff.looking.looking_work import STOP
from screens.staff.worries.doubts import NOBODY_LOOKS
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.adults import handing, on_the_roll, said_of, told_about
from store.adults.threshold import is_adults
from store.cases import casework, named, pictured
from store.cases.case_parts import OPEN
from store.cases.freezes import stopped
from store.cases.no_part import given_no_part
from store.involved.unseen import unseen
from store.worries.asked import Asked

TURN = Deed("turn", "v", "Turn history round", everybody=True)
ADULT = Deed("adult", "h", "About the adult", everybody=True)
LOOK = Deed("look_into", "l", "Look into it", everybody=True)
INVOLVED = Deed("involved", "j", "Who is involved", everybody=True)


class CasePage(CaseTriage):
    """One case with all that belongs to it. Closed ones can be read and opened again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(str(number), f"bring('{pane}')", title, show=False, tooltip=f"Go to: {title}")
        for number, (pane, title) in enumerate(TITLES.items(), 1)
    ]

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done to a case, and with the page."""
        deeds = super().all_deeds()
        return (*deeds[:5], STOP, INVOLVED, ADULT, LOOK, LETTERS, *deeds[5:], TURN)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        if deed == ADULT.id:
            names = self.record is not None and bool(named.mentions(self.case))
            return names or (self.record is not None and is_adults(self.case, self.drawer.name))
        if deed == STOP.id:
            return self.record is not None and self.case.state == OPEN and not stopped(self.case)
        always = deed in (TURN.id, LOOK.id, INVOLVED.id, LETTERS.id)
        return super().is_possible(deed) or (always and self.record is not None)

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand."""
        if key == STOP.key and self.case.state == OPEN:
            return "It was stopped already: L shows by whom, and prints the page for the police."
        return super().why_not(key)

    def do(self, deed: str) -> None:
        """Do a deed."""
        if deed == TURN.id:
            self._panes.turn(self.clock())
            self.action_bring("history")
        elif deed == LOOK.id:
            self.look_into()
        elif deed == STOP.id:
            self.look_into(STOP.id)
        elif deed == LETTERS.id:
            self.show_letters()
        elif deed == INVOLVED.id:
            self.show_involved()
        elif deed == ADULT.id:
            self.about_adult()
        else:
            super().do(deed)

    def look_into(self, first: str = "") -> None:
        """Show what was looked into, and what can be; begin with a deed, if one is named."""
        page = LookingPage(self.session, self.clock, self.drawer.name, self.subject)
        page.first_deed = first
        self.app.push_screen(page)

    def show_letters(self) -> None:
        """Show the letters of the case, and write one."""
        page = LettersPage(self.session, self.clock, self.drawer.name, self.subject)
        self.app.push_screen(page)

    def show_involved(self, person: str = "", first: str = "") -> None:
        """Show who is involved, beginning at somebody; begin with a deed, if one is named."""
        page = InvolvedPage(self.session, self.clock, self.drawer.name, self.subject, person)
        page.first_deed = first
        self.app.push_screen(page)

    def about_adult(self) -> None:
        """Show what is decided about the adult it is about."""
        page = AdultPage(self.session, self.clock, self.drawer.name, self.subject)
        self.app.push_screen(page)

    def named_here(self) -> str:
        """Return why whoever is signed in decides nothing here, and whom one key is asked of."""
        mine, me = super().named_here(), self.session.person_id
        public, case = self.session.public, self.case
        if not mine or not (named.is_only_named(me, case) or named.is_behind(public, me, case)):
            return mine
        away = {me, *given_no_part(self.session, self.drawer, case)}
        others = [each for each in self.held_by if each not in away]
        return f"{mine} {case_head.whom_to_ask(self.session.public, others)}".strip()

    def keys_offered(self) -> set[str]:
        """Return the keys of what can be done here, and behind H where that is this reader's."""
        says = said_of.may_say(self.session, self.case)
        judges = set() if self.named_here() else {case_head.JUDGE}
        return {*super().keys_offered(), *judges, *([case_head.SAY] if says else [])}

    def all_subjects(self) -> tuple[str, ...]:
        """Return the case and the worries in it."""
        return (self.subject, *(each.id for each in self.worries))

    def compose_record(self) -> ComposeResult:
        """Draw the panes."""
        yield CasePanes(id="case-panes")

    def compose_head(self) -> ComposeResult:
        """Draw whom to ring about an adult, what nobody may do, and the tabs."""
        yield Beside(self.session, self.clock())
        yield PlainText(id="record-stop", classes="urgent")
        yield CaseTabs(id="case-tabs")

    def on_screen_resume(self) -> None:
        """Show the numbers as they are by now, too."""
        renew(self)

    def take_note(self) -> None:
        """Note that somebody has it now whom it was handed to, and who in it is on the roll."""
        on_the_roll.look_up_in(self.session, self.drawer, self.subject, self.clock())
        told_about.note(self.session.public, self.drawer, self.subject, self.clock())
        handing.take(self.session, self.drawer, self.case, self.clock())

    def begin(self) -> None:
        """Begin with what happened."""
        self.action_bring("history")

    def show_record(self) -> None:
        """Fill the head and the panes."""
        case, public, now = self.case, self.session.public, self.clock()
        mine = self.named_here() if case.state == OPEN else ""
        keys = self.keys_offered()
        lines = (
            *([mine] if mine else []),
            *read_alone.sentences(self.session, self.drawer, case, now),
            *case_head.closed_unaware(case, public, keys),
            *filter(None, [why_two(self.drawer, case) if case.state == OPEN else ""]),
            *case_head.cleared_alone(case, public, self.drawer, keys),
            *case_head.flagged(self.session, case, now),
            case_head.standing(case, public, now, keys),
            case_head.missing(case, self.asked, public, now, self.worries, keys),
            case_head.readers(case, public, self.held_by),
        )
        self.query_one(Beside).display = is_adults(case, self.drawer.name)
        stops = case.stops if case.state == OPEN else ()
        if pictured.waits_for_triage(case, self.worries):
            stops = (*stops, NOBODY_LOOKS)
        self.set_class(bool(stops), "-stop")
        self.query_one("#record-stop", PlainText).show(follows.as_lines(stops))
        self.query_one("#record-title", PlainText).show(case_head.title(case))
        self.query_one("#record-state", PlainText).show("\n".join(lines))
        worries, left_out = self.all_subjects()[1:], unseen(self.session, case)
        told = history(self.drawer, self.subject, worries, public, now, left_out)
        self.query_one(CaseTabs).show(self._panes.tell(case, self.asked, told, public, now))

    def highlighted_action(self) -> str:
        """Return the action under the cursor of the list of what is to do."""
        return self.query_one(Actions).row_id or ""

    def after_triage(self) -> None:
        """Bring the steps to the front."""
        self.action_bring("steps")

    def action_bring(self, pane: str) -> None:
        """Bring a pane to the front."""
        if self.record is not None:
            self.query_one(CaseTabs).front = pane
            self._panes.bring(pane)

    @property
    def _panes(self) -> CasePanes:
        return self.query_one(CasePanes)

    @on(KeyLine.Pressed, "#case-tabs")
    def _tab_pressed(self, event: KeyLine.Pressed) -> None:
        event.prevent_default()
        self.action_bring(event.key)

    @on(Listing.Chosen)
    def _row_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if isinstance(event.listing, Tasks):
            self._show_task(event.row_id)
        elif isinstance(event.listing, Steps) and self.case.state == OPEN:
            self.open_step(event.row_id)
        elif isinstance(event.listing, People):
            self.show_involved(event.row_id)
        elif event.row_id in casework.to_finish(self.case):
            if why := self.named_here():
                self.say(why)
            else:
                self.finish_action(event.row_id)
        elif self.case.state != OPEN:
            self.say("The case is closed.")
        else:
            self._show_action(event.row_id)

    def _show_task(self, id: str) -> None:
        for task in self.asked:
            if task.id == id:
                text = in_full(task, self.session.public, self.clock())
                if casework.answered_action(self.case, task) and not self.named_here():
                    self._offer_to_finish(task, text)
                else:
                    self.app.push_screen(Message("What was asked", text))

    def _offer_to_finish(self, task: Asked, text: str) -> None:
        question = Confirm(
            "Is the action done with this?",
            text,
            yes="Finish it",
            no="Leave it open",
        )
        self.app.push_screen(question, lambda yes: self._finish(task) if yes else None)

    def _finish(self, task: Asked) -> None:
        if action := casework.answered_action(self.case, task):
            said, now = {"note": task.answer}, self.clock()
            finish = partial(casework.finish_action, self.drawer, self.case, action.id, said, now)
            self.attempt(lambda: self.tried(finish, "Saved: the action is done."))

    def _show_action(self, id: str) -> None:
        for action in self.case.actions:
            if action.id == id:
                text = f"{action.text}\n\nDone: {action.note}"
                self.app.push_screen(Message("What was done", text))
