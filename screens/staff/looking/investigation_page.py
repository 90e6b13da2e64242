"""One investigation: what was looked at, by whom, what was judged, and who has signed."""

from collections.abc import Callable, Mapping
from functools import partial

from textual.app import ComposeResult

from screens.clock import Clock
from screens.papers import looking_papers
from screens.staff.cases import follows
from screens.staff.cases.making_form import make_form
from screens.staff.deeds import Deed
from screens.staff.facts import Reading
from screens.staff.labels import first_capital
from screens.staff.looking import looking_words
from screens.staff.looking.computer_form import name_computer
from screens.staff.looking.investigation_deeds import (
    ADD_SITE,
    AGAIN,
    IN_NO_SESSION,
    INSIDE,
    JUDGE,
    LOOKS_AT_NOTHING,
    PRINT,
    SIGN,
    SIGNING,
    SIGNING_WITHOUT_SESSION,
)
from screens.staff.looking.investigation_parts import parts_of
from screens.staff.looking.looking_work import LookingWork
from screens.staff.signing_in.pin_check import PinCheck
from screens.widgets.dialogs import Confirm
from screens.widgets.plain import PlainText, plain
from store.adults import told_about
from store.cases import freezes
from store.cases.acts import Act
from store.cases.case_parts import OPEN
from store.fields import Choice
from store.looking import investigating, looking_fields, reviewers, signing
from store.looking.investigations import Investigation, investigations
from store.looking.looked_fields import session as to_log
from store.looking.noted import (
    ABOUT,
    CLOSED,
    COMPUTER,
    JUDGED,
    REOPENED,
    REVIEWER,
    SESSION,
    SIGNED,
    SITE,
)
from store.signing_in.session import Session
from store.signing_in.sign_in import Unlocked


class InvestigationPage(LookingWork):
    """One investigation of a case, to read and to go on with."""

    def __init__(
        self, session: Session, clock: Clock, drawer_name: str, subject: str, investigation: str
    ) -> None:
        self._investigation = investigation
        self._went_through: dict[str, str] = {}
        super().__init__(session, clock, drawer_name, subject)

    @property
    def investigation(self) -> str:
        """Its id."""
        return self._investigation

    @property
    def found(self) -> Investigation:
        """The investigation as it stands.

        Raises:
            Refused: it is not in the case any more.
        """
        return investigating.find(self.case, self._investigation)

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done with an investigation, STOP first."""
        stop, tell, police, call = self.urgent_deeds()
        return (stop, tell, *INSIDE, police, call)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense as things stand."""
        case = self.record
        if case is None or not self._is_there():
            return False
        if deed in {each.id for each in self.urgent_deeds()} | {PRINT.id}:
            return deed == PRINT.id or super().is_possible(deed)
        still = deed in {each.id for each in LOOKS_AT_NOTHING}
        if case.state != OPEN or (freezes.why_still if still else freezes.why_frozen)(case):
            return False
        return self.found.is_closed == (deed == AGAIN.id)

    def why_not(self, key: str) -> str:
        """Return why a key does nothing here as things stand."""
        if (said := super().why_not(key)) or not self._is_there():
            return said
        if self.found.is_closed and key in {each.key for each in self.all_deeds()}:
            return "This one is closed. U opens it again, with why."
        return ""

    def do(self, deed: str) -> None:
        """Do a deed."""
        public = self.session.public
        doing: dict[str, Callable[[], None]] = {
            SESSION: lambda: self._at_computer(
                lambda: self._write(
                    to_log(public, {*self.found.about, *self.case.kept_from}), self._of_session()
                )
            ),
            SITE: lambda: self._at_computer(
                lambda: self._write(Act(SITE, ADD_SITE.title, "", looking_fields.SITE_FIELDS))
            ),
            JUDGED: self._judge,
            REOPENED: lambda: self._write(Act(REOPENED, AGAIN.title, "", looking_fields.WHY)),
            ABOUT: self._about_too,
            REVIEWER: self._other_reviewer,
            COMPUTER: lambda: name_computer(self),
            SIGNED: self._sign,
            CLOSED: self._close,
            PRINT.id: self._print,
        }
        if deed in doing:
            doing[deed]()
        else:
            super().do(deed)

    def compose_head(self) -> ComposeResult:
        """Draw what nobody may do."""
        yield PlainText(id="record-stop", classes="urgent")

    def compose_record(self) -> ComposeResult:
        """Draw the record to read."""
        pane = Reading(id="investigation", classes="pane")
        pane.border_title = plain("The record")
        yield pane

    def begin(self) -> None:
        """Begin where it is read."""
        self.query_one("#investigation").focus()

    def show_record(self) -> None:
        """Fill the head and the record."""
        case = self.case
        stops = (case.files_closed,) if case.files_closed else ()
        self.set_class(bool(stops), "-stop")
        self.query_one("#record-stop", PlainText).show(follows.as_lines(stops))
        self.query_one("#record-title", PlainText).show(f"Investigation · {case.number}")
        if not self._is_there():
            return
        found = self.found
        words = looking_words.standing(found)
        self.query_one("#record-state", PlainText).show(
            f"{first_capital(words)}. {self.how_it_stands()}"
        )
        shown = parts_of(self.session.public, self.drawer, case, found, self.clock())
        self.query_one("#investigation", Reading).show(shown)

    def _is_there(self) -> bool:
        noted = self.record.noted if self.record is not None else ()
        return any(each.id == self._investigation for each in investigations(noted))

    def _of_session(self) -> dict[str, str]:
        now = f"{self.clock():%Y-%m-%d %H:%M}"
        people = [each.person for each in self.found.reviewers]
        listed = [each.id for each in self.session.public.adults() if each.id in people]
        # It is logged once it is over: that it began just now would be a session of no length.
        return {"end": now, "present": "\n".join(listed)}

    def _write(self, act: Act, known: Mapping[str, str] | None = None) -> None:
        write = partial(investigating.write, self.drawer, self.case, self._investigation, act)
        self.ask_and_write(act, write, act.kind, known)

    def _judge(self) -> None:
        asked = looking_fields.judged(nothing_looked_at=self.found.nothing_looked_at)
        self._write(Act(JUDGED, JUDGE.title, "", asked))

    def _about_too(self) -> None:
        act = looking_fields.complained(self.session.public)

        def write(said: Mapping[str, str], now: object) -> None:
            investigating.add_complained(
                self.session.public,
                self.drawer,
                self.case,
                self._investigation,
                act,
                said,
                self.held_by,
                self.clock(),
            )

        self.ask_and_write(act, write, ABOUT)

    def _other_reviewer(self) -> None:
        public, held, about = self.session.public, self.held_by, self.found.about
        may = reviewers.may_review(public, self.drawer, self.case, held, about)
        act = looking_fields.reviewer([Choice(id, public.name_of(id)) for id in may])

        def write(typed: Mapping[str, str], now: object) -> None:
            said = looking_words.with_positions(public, typed, {"person": "position"})
            investigating.change_reviewer(
                public, self.drawer, self.case, self._investigation, act, said, held, self.clock()
            )

        self.ask_and_write(act, write, REVIEWER)

    def _at_computer(self, ask: Callable[[], None]) -> None:
        """Ask what was looked at, and before that at which computer, where none is named."""
        if self.found.computer:
            ask()
        else:
            name_computer(self, investigating.NO_COMPUTER, ask)

    def _missing(self, person: str) -> str:
        public, drawer = self.session.public, self.drawer
        told_about.note(public, drawer, self.subject, self.clock())
        self.reload()
        return signing.what_is_missing(public, drawer, self.case, self.found, person)

    def _sign(self) -> None:
        person = self.session.person_id
        if sentence := self._missing(person):
            self.say(sentence)
            return
        if not self.found.is_to_say(person):
            self._sign_with_pin(person, {}, SIGNING)
            return

        def said(values: dict[str, str]) -> None:
            # Whoever turns back at the PIN does not type it twice.
            self._went_through = values
            self._sign_with_pin(person, values, SIGNING_WITHOUT_SESSION)

        self.ask(
            SIGN.title,
            looking_fields.SIGNED_WITHOUT_SESSION,
            said,
            form=self.draft_name(f"{SIGNED}{self.investigation}"),
            values=self._went_through,
            intro=IN_NO_SESSION,
            save="Go on to the PIN",
        )

    def _sign_with_pin(self, person: str, values: Mapping[str, str], words: str) -> None:
        covers = self.found.covers

        def checked(unlocked: Unlocked | None) -> None:
            if unlocked is None:
                return
            self.reload()
            if self.found.covers != covers:
                self.say("Something was added meanwhile. Please read it before you sign.")
                return
            sign = partial(signing.sign, self.session, self.drawer, self.case, self._investigation)
            self.attempt(
                lambda: self.tried(lambda: sign(self.clock(), values), "Signed, as it stands now.")
            )

        title = f"Sign as {self.session.public.name_of(person)}"
        self.push(PinCheck(self.session, self.clock, title, words), checked)

    def _close(self) -> None:
        public, drawer = self.session.public, self.drawer
        if sentence := signing.cannot_close(public, drawer, self.case, self.found):
            self.say(sentence)
            return
        question = Confirm(
            "Close this investigation?",
            "Both reviewers have signed it as it stands. It can be opened again, with why.",
            "Close it",
            "Go back",
        )

        def answered(yes: bool | None) -> None:
            if yes:
                close = partial(signing.close, public, drawer, self.case, self._investigation)
                self.attempt(lambda: self.tried(lambda: close(self.clock()), "Closed."))

        self.push(question, answered)

    def _print(self) -> None:
        make_form(
            self,
            self.drawer,
            self.subject,
            "Record of the investigation",
            lambda: looking_papers.record(self.session.public, self.case, self.found, self.clock()),
        )
