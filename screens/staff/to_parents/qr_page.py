"""The parents' code: black on a white screen, the address in words beside it."""

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from screens.idle import Idle
from screens.staff.base import StaffScreen
from screens.widgets.dialogs import Message
from screens.widgets.plain import PlainText
from screens.widgets.qr import QrCode
from screens.widgets.screen import Screen
from store.consents import form_address
from store.errors import Incomplete
from store.fields import Field
from store.school import people
from store.school.public_list import next_list
from store.signing_in.session import Session

MOST = 90
"""Characters of an address whose code fits 24 rows at level M."""

EDGE = 3
"""Modules of the code's own white; the white screen round it is the rest of its quiet zone."""

ADDRESS_FIELDS = (
    Field(
        "address",
        "Address of the form",
        required=True,
        limit=MOST,
        hint="It begins with https:// and is the same for everybody.",
    ),
)


class QrPage(Screen[None]):
    """One code for parents to scan from the screen."""

    IDLE: ClassVar[Idle | None] = None
    DEFAULT_CLASSES = "-staff"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "back", "Back", id="qr.back"),
    ]

    def __init__(self, address: str, title: str) -> None:
        super().__init__()
        self.address = address
        self.title_words = title

    def compose(self) -> ComposeResult:
        """Draw the code and its words."""
        with Horizontal(classes="paper"):
            yield QrCode(self.address, "M", quiet=EDGE, id="code")
            with Vertical(classes="paper-words"):
                yield PlainText(self.title_words, classes="paper-title")
                yield PlainText("Point your phone's camera at the square to open the form.")
                yield PlainText("Or type this address:", classes="paper-or")
                yield PlainText(self.address, classes="paper-address")
                yield PlainText("Esc: back", classes="paper-back")

    def on_mount(self) -> None:
        """Give the code the room it takes; the words have the rest."""
        self.query_one(QrCode).styles.width = self.query_one(QrCode).needed.width

    def on_click(self, event: events.Click) -> None:
        """Go back at a click on the word that says so."""
        if event.widget is not None and event.widget.has_class("paper-back"):
            self.action_back()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def show_code(screen: StaffScreen[Any]) -> None:
    """Show the code of the parents' form in front of `screen`, or ask for its address."""
    session = screen.session
    public = session.public
    if public.form_address:
        screen.app.push_screen(QrPage(public.form_address, public.school))
    elif not session.is_keeper:
        words = "The address of the parents' form is not set. A keeper of the list can set it here."
        screen.app.push_screen(Message("No address yet", words))
    else:
        screen.ask(
            "The address of the parents' form",
            ADDRESS_FIELDS,
            lambda said: _set(screen, said["address"]),
            form="list@form_address",
            intro="Parents open this address when they scan the code. It is typed once; "
            "whoever runs the form's server knows it.",
        )


def set_address(session: Session, address: str, now: datetime) -> None:
    """Put the address of the parents' form on the public list.

    Raises:
        Incomplete: it is no address that a phone could open.
        Refused: this person is no keeper.
    """
    address = address.strip()
    if wrong := form_address.judge(address):
        raise Incomplete({"address": wrong})
    new = replace(next_list(session.public), form_address=address)
    people.propose(session, new, "The address of the parents' form.", now)


def _set(screen: StaffScreen[Any], address: str) -> None:
    set_address(screen.session, address, screen.clock())
    show_code(screen)
