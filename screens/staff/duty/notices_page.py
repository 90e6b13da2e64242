"""Notices: how each adult is told that something waits, and what was sent."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.staff.base import StaffScreen
from screens.staff.duty.message_words import last_to, latest_lines
from screens.staff.enter_button import EnterButton
from screens.staff.labels import roles_of
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.duty import outbox, post, reach
from store.duty.reach import MAIL, Reach
from store.fields import Field, Kind
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, Person

LOOK_AGAIN = 1.0
"""Seconds between two looks at what became of a notice."""
LEAD = (
    "A notice says only that something waits, is urgent or late, and the school's name. "
    "Addresses lie sealed on office terminals."
)
FIELDS = (
    Field(
        "number",
        "Telephone",
        limit=reach.NUMBER_LIMIT,
        hint="Shown on a locked office screen when nobody has looked. Empty: only the name.",
    ),
    Field(
        "addresses",
        "Notices go to",
        Kind.TEXT,
        hint="One to a line: an e-mail address, or an address of Apprise (ntfys://, workflows://, "
        "a text message service …). See docs/notices.md.",
    ),
)
MAIL_FIELDS = (
    Field(
        "address",
        "The school's mail server",
        limit=reach.ADDRESS_LIMIT,
        hint="mailtos://name:password@mail.school.example?from=office@school.example",
    ),
)
MAIL_INTRO = "Plain e-mail addresses are sent to through it. Empty: no e-mail is sent."


class NoticesPage(StaffScreen[None]):
    """Everybody who may be told; Enter says how. One's own can be tried."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "test", "Test", id="notices.test", tooltip="Send me a test notice"),
        Binding("m", "mail", "Mail server", id="notices.mail", tooltip="How e-mail is sent"),
    ]

    def compose(self) -> ComposeResult:
        """Draw the list, what was sent last, and what can be done."""
        yield PlainText(f"Notices · {self.session.public.school}", classes="title")
        yield PlainText(LEAD, classes="quiet")
        columns = (
            Column("Name", 18),
            Column("Told by", 14),
            Column("Telephone", 14),
            Column("Last"),
        )
        yield Listing(columns, empty="Nobody is on the list.", id="reached")
        yield PlainText(id="sent-last", classes="quiet")
        with Horizontal(classes="foot"):
            yield EnterButton("Change  Enter", id="change", classes="-main")
            yield Button("Test  T", id="test")
            if self.session.is_keeper:
                yield Button("Mail server  M", id="mail")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Follow what becomes of a notice."""
        reach.forget(self.session.home)
        self.show()
        self.set_interval(LOOK_AGAIN, self.show)

    def show(self) -> None:
        """Show how everybody is reached, and what was sent last."""
        if not self.session.drawers:
            return
        home, public, now = self.session.home, self.session.public, self.clock()
        known = reach.everybody(home)
        people = [each for each in public.adults() if self._may_see(each)]
        first = (*public.held_by(SAFEGUARDING), *public.held_by(HEAD), *public.held_by(CHAIR))
        people.sort(key=lambda each: (each.id not in first, each.name.casefold()))
        self.query_one(Listing).show([self._row(each, known.get(each.id)) for each in people])
        lines = latest_lines(
            home, public, now, None if self.session.is_keeper else self.session.person_id
        )
        self.query_one("#sent-last", PlainText).show("\n".join(lines))

    def _may_see(self, person: Person) -> bool:
        return reach.may_say(self.session.public, person.id, self.session.person_id)

    def _row(self, person: Person, known: Reach | None) -> Row:
        kinds = ", ".join(dict.fromkeys(reach.kind_of(a) for a in known.addresses)) if known else ""
        tone, said = last_to(self.session.home, person.id, self.clock())
        number = known.number if known else ""
        cells = (person.name, kinds or "not told", number, said or roles_of(person, short=True))
        word = "you" if person.id == self.session.person_id else ""
        return Row(person.id, cells, tone or ("" if kinds else "quiet"), word)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        person, known = event.row_id, reach.everybody(self.session.home).get(event.row_id)
        values = {}
        if known:
            values = {"number": known.number, "addresses": "\n".join(known.addresses)}
        self.ask(
            self.session.public.name_of(person),
            FIELDS,
            lambda said: self._keep(person, said),
            form=f"reach@{person}",
            values=values,
        )

    def _keep(self, person: str, said: dict[str, str]) -> None:
        number, addresses = said.get("number", ""), said.get("addresses", "")
        reach.say(self.session, person, number, addresses)
        self.post_message(self.CarryNow())
        self.show()
        self._try(tuple(addresses.split("\n")))

    def _try(self, addresses: tuple[str, ...]) -> None:
        """Say of what was saved whether Apprise knows it; it is slow to ask the first time."""
        given = tuple(each.strip() for each in addresses if each.strip())
        if any(not reach.is_email(each) for each in given):
            job = Busy("Looking whether the addresses can be used…", lambda: post.judge(given))
            self.app.push_screen(job, self._tried)

    def _tried(self, outcome: Outcome | None) -> None:
        if outcome is not None and outcome.value:
            self.app.push_screen(Message("An address cannot be used", outcome.value))

    def action_test(self) -> None:
        """Send a test notice to oneself."""
        me, home = self.session.person_id, self.session.home
        known = reach.everybody(home).get(me)
        if known is None or not known.addresses:
            words = "There is no address of yours yet. Press Enter on your name to write one down."
            self.app.push_screen(Message("Nowhere to send it", words))
            return
        if self.attempt(lambda: outbox.ask_test(home, me, self.clock())):
            self.show()

    def action_mail(self) -> None:
        """Say how the school sends e-mail."""
        if not self.session.is_keeper:
            return
        known = reach.everybody(self.session.home).get(MAIL)
        self.ask(
            "How e-mail is sent",
            MAIL_FIELDS,
            self._keep_mail,
            form="reach@mail",
            values={"address": known.addresses[0] if known and known.addresses else ""},
            intro=MAIL_INTRO,
        )

    def _keep_mail(self, said: dict[str, str]) -> None:
        address = said.get("address", "")
        reach.say(self.session, MAIL, "", address)
        self.post_message(self.CarryNow())
        self._try((address,))
