"""A forgotten PIN: who can renew it, and renewing it with a recovery sheet."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.idle import Idle
from screens.staff.labels import names_of
from screens.staff.signing_in.shown_once import ShownOnce
from screens.staff.signing_in.two_sheets import (
    ADD,
    RENEW,
    WhichWay,
    drawers_in_a_line,
    opens,
    what_closes,
)
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Confirm, Message, Refusal
from screens.widgets.form import Form
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from store.crypto.codes import read_phrase
from store.errors import BadCode, WorryBoxError
from store.fields import Choice, Field, Kind
from store.home import Home
from store.school import people
from store.school.public_list import Person, PublicList
from store.signing_in import renewal
from store.signing_in.renewal import Renewal


class Forgotten(Screen[None]):
    """Says who can renew somebody's PIN, and offers the recovery sheet."""

    IDLE: ClassVar[Idle | None] = Idle(after=60)
    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="forgotten.back"),
    ]

    def __init__(self, home: Home, clock: Clock, person: Person) -> None:
        super().__init__()
        self.home = home
        self.clock = clock
        self.person = person

    def compose(self) -> ComposeResult:
        """Draw the two ways."""
        public = self.home.desk.school
        others = tuple(id for id in public.keepers if id != self.person.id and public.is_active(id))
        yield PlainText("A forgotten PIN", classes="title")
        yield PlainText(self.person.name, classes="door-name")
        if others:
            yield PlainText(
                f"Ask {names_of(public, others).replace(' and ', ' or ')}. They sign in and "
                "choose People, your name, and “Renew the PIN”. "
                "You get a first PIN and choose your own with it.",
                classes="lead -roomy",
            )
        sheet = (
            "Or use a recovery sheet: nine words on paper. One is in the school safe, the other "
            "with the chair of governors."
        )
        if not self._in_office:
            sheet += " That works at an office terminal only."
        yield PlainText(sheet, classes="lead -roomy")
        yield PlainText(
            "Nothing is lost. Your inbox and drafts stay sealed until the school's sheet opens "
            "them. A second sheet opens more to the same PIN and closes nothing.",
            classes="quiet -roomy",
        )
        with Horizontal(classes="foot"):
            if self._in_office:
                yield Button("I have a recovery sheet", id="sheet", classes="-main")
            yield Button("Back  Esc", id="back")

    @property
    def _in_office(self) -> bool:
        offices = self.home.desk.school.offices()
        return self.home.device.id in {each.id for each in offices}

    @on(Button.Pressed, "#sheet")
    def _sheet(self) -> None:
        self.app.push_screen(RecoveryPage(self.home, self.clock, self.person.id), self._renewed)

    def _renewed(self, renewed: bool | None) -> None:
        if renewed:
            self.dismiss(None)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def sheet_fields(public: PublicList) -> tuple[Field, ...]:
    """Return what is asked with a recovery sheet."""
    adults = tuple(Choice(person.id, person.name) for person in public.adults())
    return (
        Field("words", "Nine words, in order", Kind.TEXT, True, limit=400),
        Field("person", "Whose PIN is renewed?", Kind.CHOICE, True, choices=adults),
    )


class RecoveryPage(Screen[bool]):
    """Nine words, a name, and a new first PIN; ends with True when a PIN was renewed."""

    IDLE: ClassVar[Idle | None] = Idle(after=240)
    DEFAULT_CLASSES = "-staff"

    def __init__(self, home: Home, clock: Clock, person: str = "") -> None:
        super().__init__()
        self.home = home
        self.clock = clock
        self.person = person

    def compose(self) -> ComposeResult:
        """Draw the form."""
        yield PlainText("Recovery sheet", classes="title")
        yield PlainText(
            "Type the words as they stand on the sheet, with spaces between them. "
            "What it opens, and what stays shut, is said before anything changes.",
            classes="lead -roomy",
        )
        before = {"person": self.person}
        yield Form(sheet_fields(self.home.desk.school), before, save="Go on", id="sheet-form")

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one(Form).focus_first()

    @on(Form.Cancelled)
    def _cancelled(self, event: Form.Cancelled) -> None:
        event.stop()
        self.dismiss(False)

    @on(Form.Submitted)
    def _submitted(self, event: Form.Submitted) -> None:
        event.stop()
        try:
            phrase = read_phrase(event.values["words"], wordlist())
            sheet, keys = renewal.sheet_of(self.home.desk.school, phrase)
        except BadCode as error:
            self.query_one(Form).show_wrong({"words": str(error)})
            return
        person = event.values["person"]
        shut = renewal.still_shut(self.home, sheet, keys, person)
        if not shut:
            self._ask_to_renew(phrase, sheet, person)
            return

        def answered(way: str | None) -> None:
            if way == ADD:
                self._open_more(phrase, person)
            elif way == RENEW:
                self._ask_to_renew(phrase, sheet, person)

        self.app.push_screen(WhichWay(self.home.desk.school, sheet, person, shut), answered)

    def _open_more(self, phrase: tuple[str, ...], person: str) -> None:
        try:
            opened = renewal.open_more(self.home, phrase, person, self.clock())
        except WorryBoxError as error:
            self._refused(error)
            return
        said = (
            f"Open to {self.home.desk.school.name_of(person)} now: {drawers_in_a_line(opened)}. "
            "They sign in with the PIN they have."
        )
        self.app.push_screen(Message("More is open", said), self._written)

    def _ask_to_renew(self, phrase: tuple[str, ...], sheet: str, person: str) -> None:
        public = self.home.desk.school
        question = Confirm(
            f"Renew the PIN of {public.name_of(person)}?",
            f"{opens(sheet)}\n\n{what_closes(public, sheet, person)}",
            yes="Renew the PIN",
            no="Not now",
            careful=True,
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._renew(phrase, person)

        self.app.push_screen(question, answered)

    def _renew(self, phrase: tuple[str, ...], person: str) -> None:
        pin = people.first_pin(self.home, self.home.desk.school, person, wordlist())
        try:
            renew = renewal.begin_with_sheet(self.home, phrase, person, self.clock())
        except WorryBoxError as error:
            self._refused(error)
            return

        def locked(outcome: Outcome | None) -> None:
            if outcome is not None:
                self._finish(renew, outcome, pin)

        self.app.push_screen(Busy("Making a new key ring…", lambda: renew.lock_ring(pin)), locked)

    def _finish(self, renew: Renewal, outcome: Outcome, pin: str) -> None:
        try:
            if outcome.error is not None:
                raise outcome.error
            renew.finish(outcome.value, self.clock())
        except WorryBoxError as error:
            self._refused(error)
            return
        name = self.home.desk.school.name_of(renew.person)
        once = ShownOnce("The new first PIN", f"Please give it to {name}, and nobody else.", pin)
        self.app.push_screen(once, self._written)

    def _written(self, _: None) -> None:
        self.dismiss(True)

    def _refused(self, error: WorryBoxError) -> None:
        self.app.push_screen(Refusal(error))
