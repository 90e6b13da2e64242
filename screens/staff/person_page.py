"""One person: what they open, and what can be changed about them."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import DRAWER_CONTENTS, DRAWER_NAMES, roles_of, the_drawer
from screens.staff.proposing import proposed
from screens.staff.shown_once import ShownOnce
from screens.staff.slow_work import Busy, Outcome
from screens.times import day
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles
from store import holders, moves, people, renewal
from store.errors import Damaged, Refused
from store.fields import Choice, Field, Kind
from store.public_list import STANDING, Person, PublicList
from store.renewal import Renewal
from store.session import Session

GIVEN = (
    "They can then read everything in it, what is there already too. What is kept from them, "
    "and what is about them, is moved to case drawers first, before they get the key."
)
TAKEN = "The drawer gets a new key, so that an old copy of theirs no longer opens it."
ENDED = (
    "They can no longer sign in, every drawer they open gets a new key, and children no longer "
    "see their name. What they wrote stays."
)
RENEWED = (
    "The PIN they had stops working. They get new keys and a first PIN, which you pass on. "
    "Drawers that you do not open yourself stay shut to them until one of those who do says that "
    "it is really them. They can countersign nothing until tomorrow."
)


class PersonPage(TileKeys, StaffScreen[None]):
    """Somebody on the list."""

    def __init__(self, session: Session, clock: Clock, person: str) -> None:
        super().__init__(session, clock)
        self.id_of_person = person

    def compose(self) -> ComposeResult:
        """Draw who it is and what can be done."""
        yield PlainText(self.who.name, classes="title")
        yield PlainText(roles_of(self.who), classes="quiet")
        yield VerticalScroll(id="opens", classes="pane")
        with Horizontal(id="person-acts"):
            yield Tiles(
                Tile("Renew the PIN", "renew"),
                Tile("Give a drawer", "give"),
                Tile("Take a drawer back", "take"),
                Tile("No longer works here", "end"),
                numbered=True,
                columns=2,
                classes="-low",
            )
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Hide what this session may not do."""
        keeper = self.session.person_id in self.session.public.keepers
        self.query_one("#person-acts").display = keeper and self.who.active
        self.query_one("#back").focus()

    def on_screen_resume(self) -> None:
        """Show what is so now."""
        place, public = self.query_one("#opens"), self.session.public
        place.remove_children()
        place.mount(*(PlainText(line, classes="lead") for line in self._lines(public)))

    @property
    def who(self) -> Person:
        """The person as the list has them now."""
        person = self.session.public.person(self.id_of_person)
        if person is None:
            raise Damaged("This name is no longer in the list of people.")
        return person

    def _lines(self, public: PublicList) -> list[str]:
        who = self.who
        if not who.active:
            return ["No longer works here. What they wrote stays."]
        opens = public.drawers_of(who.id)
        lines = [f"{DRAWER_NAMES[drawer]}: {DRAWER_CONTENTS[drawer]}" for drawer in opens]
        lines = ["Opens these drawers:", *lines] if lines else ["Opens no drawer but their own."]
        lines = [lines[0], *(f"  • {line}" for line in lines[1:])]
        if who.id in public.keepers:
            lines += ["", "Is a keeper of this list: may propose and agree to changes."]
        if who.renewed:
            by = public.name_of(who.renewed_by)
            lines += ["", f"PIN renewed {day(who.renewed, self.clock())}, by {by}."]
        return lines

    @on(Tile.Chosen)
    def _tile_chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        acts: dict[str, Callable[[], None]] = {
            "renew": self._ask_to_renew,
            "give": self._ask_to_give,
            "take": self._ask_to_take,
            "end": self._ask_to_end,
        }
        acts[event.tile.value]()

    def _ask_to_renew(self) -> None:
        self._confirm(f"Renew the PIN of {self.who.name}?", RENEWED, "Renew", self._renew)

    def _renew(self) -> None:
        started: list[Renewal] = []
        person, now = self.who.id, self.clock()
        if not self.attempt(lambda: started.append(renewal.begin(self.session, person, now))):
            return
        renew = started[0]
        pin = people.first_pin(self.session.home, renew.new, person, wordlist())

        def locked(outcome: Outcome | None) -> None:
            if outcome is not None and self.attempt(lambda: self._keep(renew, outcome)):
                words = f"Please give it to {self.who.name}, and nobody else."
                self.app.push_screen(ShownOnce("The new first PIN", words, pin))

        self.app.push_screen(Busy("Making a new key ring…", lambda: renew.lock_ring(pin)), locked)

    def _keep(self, renew: Renewal, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        renew.finish(outcome.value, self.clock())

    def _ask_to_give(self) -> None:
        has = self.session.public.drawers_of(self.who.id)
        left = [drawer for drawer in STANDING if drawer not in has]
        self._choose_drawer("Give a drawer", left, f"{GIVEN}\n{moves.WARNING}", self._give)

    def _give(self, said: dict[str, str]) -> None:
        drawer, who = said["drawer"], self.who
        why = f"{who.name} opens {the_drawer(drawer)}."
        self._propose(people.grant(self.session.public, drawer, who.id), why)

    def _ask_to_take(self) -> None:
        has = self.session.public.drawers_of(self.who.id)
        self._choose_drawer("Take a drawer back", has, f"{TAKEN}\n{moves.WARNING}", self._take)

    def _take(self, said: dict[str, str]) -> None:
        drawer, who = said["drawer"], self.who
        why = f"{who.name} no longer opens {the_drawer(drawer)}."
        self._propose(people.end_grant(self.session.public, drawer, who.id), why)

    def _ask_to_end(self) -> None:
        def end() -> None:
            new = people.end_person(self.session.public, self.who.id)
            why = f"{self.who.name} no longer works here."
            self.attempt(lambda: self._propose(new, why))

        self._confirm(f"Does {self.who.name} no longer work here?", ENDED, "Propose it", end)

    def _choose_drawer(
        self,
        title: str,
        drawers: list[str] | tuple[str, ...],
        intro: str,
        then: Callable[[dict[str, str]], None],
    ) -> None:
        if not drawers:
            self.app.push_screen(Message(title, "There is no drawer for that."))
            return
        choices = tuple(Choice(d, f"{DRAWER_NAMES[d]}: {DRAWER_CONTENTS[d]}") for d in drawers)
        fields = (Field("drawer", "Which drawer?", Kind.CHOICE, True, choices=choices),)
        name = f"{title} · {self.who.name}"
        self.ask(name, fields, then, form=f"{title}@{self.who.id}", intro=intro, save="Propose")

    def _confirm(self, title: str, text: str, yes: str, then: Callable[[], None]) -> None:
        question = Confirm(title, text, yes=yes, no="Not now", careful=True)
        self.app.push_screen(question, lambda said: then() if said else None)

    def _propose(self, new: PublicList, why: str) -> None:
        if new.people == self.session.public.people and new.holders == self.session.public.holders:
            raise Refused("That is so already.")
        in_force = people.propose(self.session, new, why)
        if in_force:
            holders.settle(self.session, self.clock())
        self.app.push_screen(Message("Proposed", proposed(in_force)))

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()
