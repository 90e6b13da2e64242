"""Signing in: first who, then the PIN.

In a classroom it leads to logging a concern; who cannot sign in there is told why.
"""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input

from screens.clock import Clock
from screens.idle import Idle
from screens.staff.labels import roles_of
from screens.staff.signing_in import where
from screens.staff.signing_in.new_pin import NewPin
from screens.staff.signing_in.no_room import why_not
from screens.staff.signing_in.pin_door import TALL, PinDoor
from screens.staff.signing_in.recovery import Forgotten
from screens.styles import style
from screens.widgets.columns import Column
from screens.widgets.help import Help
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from screens.widgets.screen import Screen
from screens.widgets.text_entry import LineEntry
from store.errors import WorryBoxError
from store.home import Home
from store.school.public_list import Person
from store.signing_in import sign_in
from store.signing_in.logger import Logger
from store.signing_in.session import Session
from store.signing_in.sign_in import FirstSignIn, Name, Place

__all__ = ["NewPin", "SignIn"]


SLIP = "slip"
"""The end of a sign-in by somebody who writes a slip instead."""


class SignIn(Screen[Session | Logger | str | None]):
    """Ends with who is signed in, with `SLIP`, or with None when the person goes back.

    `waits` says how much lies in the box and who is on duty.
    """

    VERTICAL_BREAKPOINTS = TALL

    IDLE: ClassVar[Idle | None] = Idle(after=60)
    CSS_PATH = style("staff")
    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="sign_in.back", tooltip="Back: to the names, or out"),
        Binding("down", "step(1)", "Next name", id="sign_in.next"),
        Binding("up", "step(-1)", "Name before", id="sign_in.before"),
        Binding("ctrl+o", "forgotten", "PIN forgotten", id="sign_in.forgotten"),
        Binding("f1", "show_help", "Help", id="sign_in.help", show=False),
    ]

    def __init__(self, home: Home, clock: Clock, waits: str = "") -> None:
        super().__init__()
        self._waits = waits
        self.home = home
        self.clock = clock
        self.chosen: Person | None = None

    def compose(self) -> ComposeResult:
        """Draw the names; the PIN takes their place."""
        yield PlainText(f"Sign in · {self.home.desk.school.school}", classes="title")
        with Vertical(id="who"):
            yield PlainText(where.lead(self.home, self._names()), classes="lead")
            if self._waits:
                yield PlainText(self._waits, classes="quiet", id="waits")
            name = LineEntry(id="filter", limit=60)
            name.restrict = r"\D*"  # a PIN typed here by mistake would stand in the clear
            yield name
            yield Listing(
                (Column("Name"), Column("Here as"), *self._where()),
                self._rows(""),
                empty="Nobody of that name can sign in at this machine.",
                id="names",
            )
        # It is there from the beginning: what is typed right after Enter is part of the PIN.
        with Vertical(id="door-place"):
            yield PlainText(id="door-name", classes="door-name")
            yield PinDoor(self.home)
        with Horizontal(classes="foot"):
            yield Button("I forgot my PIN  Ctrl+O", id="forgotten")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin with the names."""
        self._show_names()

    def _forward_event(self, event: events.Event) -> None:
        """Take letters that are typed before the page stands for a name as well.

        Else Enter right behind them would choose the first of all names, and a PIN be tried on it.
        Once somebody is chosen what is typed is a secret, and no name.
        """
        unheard = self.focused is None and self.chosen is None and not event.is_forwarded
        if isinstance(event, events.Key) and event.is_printable and unheard:
            event._set_forwarded()
            self.call_later(self._type, event.character or "")
        else:
            super()._forward_event(event)

    def _type(self, letter: str) -> None:
        if self.chosen is None:
            self.query_one("#filter", LineEntry).insert_text_at_cursor(letter)

    def _names(self) -> tuple[Name, ...]:
        return sign_in.everybody(self.home)

    def _where(self) -> list[Column]:
        """Return a column for where people sign in, if that is not here for everybody."""
        here = all(name.place is Place.HERE for name in self._names())
        return [] if here else [Column("Signs in", 14)]

    def _rows(self, typed: str) -> list[Row]:
        part = " ".join(typed.casefold().split())
        return [
            Row(
                name.person.id,
                (name.person.name, roles_of(name.person), where.PLACES[name.place]),
                "" if name.place is Place.HERE else "quiet",
            )
            for name in self._names()
            if part in name.person.name.casefold()
        ]

    def _show_names(self) -> None:
        self.chosen = None
        self.query_one(PinDoor).forget()
        self.query_one("#door-place").display = False
        self.query_one("#forgotten").display = False
        self.query_one("#who").display = True
        self.query_one("#filter").focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one("#names", Listing).show(self._rows(event.value))

    @on(Input.Submitted, "#filter")
    def _enter(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#names", Listing).action_choose()

    @on(Listing.Chosen, "#names")
    def _choose(self, event: Listing.Chosen) -> None:
        event.stop()
        found = next((n for n in self._names() if n.person.id == event.row_id), None)
        if found is None:
            return
        if found.place is not Place.HERE:
            self.app.push_screen(where.why_not(self.home, found), self._instead)
            return
        self.chosen = found.person
        self.query_one("#filter", LineEntry).value = ""
        self.query_one("#who").display = False
        self.query_one("#forgotten").display = True
        self.query_one("#door-name", PlainText).show(self.chosen.name)
        self.query_one("#door-place").display = True
        self.query_one(PinDoor).ask(self.chosen.id)

    @on(PinDoor.Opened)
    def _opened(self, event: PinDoor.Opened) -> None:
        event.stop()
        try:
            opened = sign_in.finish(self.home, event.unlocked, self.clock())
        except WorryBoxError as error:
            self.query_one(PinDoor).ask(event.unlocked.person)
            self.app.push_screen(why_not(error))
            return
        if isinstance(opened, FirstSignIn):
            self.app.push_screen(NewPin(opened, self.clock), self._renewed)
        else:
            if isinstance(opened, Session):
                sign_in.owe(opened, event.unlocked.secret)
            self.dismiss(opened)

    def _instead(self, slip: bool | None) -> None:
        if slip:
            self.dismiss(SLIP)

    def _renewed(self, session: Session | None) -> None:
        if session is not None:
            self.dismiss(session)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Go back to the names, and from there out."""
        if self.chosen is not None:
            self._show_names()
        else:
            self.dismiss(None)

    @on(Button.Pressed, "#forgotten")
    def action_forgotten(self) -> None:
        """Say who can renew a PIN, and offer the recovery sheet."""
        if self.chosen is not None:
            # What was said of the PIN before is not said of the one it may be now.
            page = Forgotten(self.home, self.clock, self.chosen)
            self.app.push_screen(page, lambda _: self.query_one(PinDoor).ask(page.person.id))

    def action_step(self, by: int) -> None:
        """Go through the names without leaving the entry."""
        if self.chosen is None:
            self.query_one("#names", Listing).action_step(by)

    def action_show_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(Help(self))
