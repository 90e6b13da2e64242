"""One person: what they open, what waits about them, and what can be changed."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from assets.texts import wordlist
from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.desk.questions import Questions
from screens.staff.labels import DRAWER_CONTENTS, DRAWER_NAMES, roles_of, the_drawer
from screens.staff.school import newcomers
from screens.staff.school.changes import changes
from screens.staff.school.figure_page import FigurePage
from screens.staff.school.person_fields import PERSON_FIELDS, figure_of, free_name
from screens.staff.school.person_words import (
    BACK,
    ENDED,
    GIVEN,
    RENEWED,
    TAKEN,
    after_renewal,
    lines_about,
    what_ends,
)
from screens.staff.school.proposal_page import ProposalPage
from screens.staff.school.proposing import about, by_whom, follows, heading, proposed
from screens.staff.signing_in.shown_once import ShownOnce
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile, TileKeys, Tiles
from store.drawers import holders, moves
from store.errors import Damaged, Refused
from store.fields import Choice, Field, Kind
from store.school import people
from store.school.proof import prove
from store.school.proposal import Proposal
from store.school.public_list import STANDING, Person, PublicList
from store.signing_in import renewal
from store.signing_in.renewal import Renewal
from store.signing_in.session import Session


class PersonPage(TileKeys, StaffScreen[None]):
    """Somebody on the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "answer", "Look", id="person.answer", tooltip="Look at what waits"),
        Binding("w", "again", "Works again", id="person.again", tooltip="Works here again"),
    ]

    def __init__(self, session: Session, clock: Clock, person: str) -> None:
        super().__init__(session, clock)
        self.id_of_person = person

    def compose(self) -> ComposeResult:
        """Draw who it is and what can be done."""
        yield PlainText(id="person-name", classes="title")
        yield PlainText(id="person-roles", classes="quiet")
        yield VerticalScroll(id="opens", classes="pane")
        with Horizontal(id="person-acts"):
            yield Tiles(
                Tile("Renew the PIN", "renew"),
                Tile("Give a drawer", "give"),
                Tile("Take a drawer back", "take"),
                Tile("No longer works here", "end"),
                Tile("Name and roles", "change"),
                Tile("Figure", "figure"),
                numbered=True,
                columns=3,
                classes="-low",
            )
        with Horizontal(classes="foot"):
            yield Button("Look at what waits  A", id="answer", classes="-main")
            yield Button("Works here again  W", id="again", classes="-main")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin where no harm is done."""
        self.query_one("#back").focus()

    def on_screen_resume(self) -> None:
        """Show what is so now, and what this session may do."""
        place, who, waiting = self.query_one("#opens"), self.who, self.waiting
        keeper = self.session.is_keeper
        self.query_one("#person-name", PlainText).show(who.name)
        self.query_one("#person-roles", PlainText).show(roles_of(who))
        self.query_one("#person-acts").display = keeper and who.active
        self.query_one("#again").display = self._may_come_back
        answer = self.query_one("#answer")
        answer.display = bool(waiting)
        if answer.has_focus and not waiting:
            self.query_one("#back").focus()
        place.remove_children()
        place.mount(*(PlainText(self._waits(each), classes="warning") for each in waiting))
        lines = lines_about(self.session, self.clock, who)
        place.mount(*(PlainText(line, classes="lead") for line in lines))

    @property
    def who(self) -> Person:
        """The person as the list has them now."""
        person = self.session.public.person(self.id_of_person)
        if person is None:
            raise Damaged("This name is no longer in the list of people.")
        return person

    @property
    def waiting(self) -> list[Proposal]:
        """The changes about this person that wait for another keeper."""
        public, found = self.session.public, people.proposals(self.session.home.desk)
        return [each for each in found if about(public, each, self.id_of_person)]

    @property
    def _may_come_back(self) -> bool:
        return self.session.is_keeper and not self.who.active and not self.waiting

    def _waits(self, proposal: Proposal) -> str:
        by = by_whom(self.session.public, proposal, self.clock)
        return f"Waits for another keeper: {proposal.why} Proposed by {by}."

    def action_answer(self) -> None:
        """Look at what waits, to agree or to refuse."""
        waiting = self.waiting
        if len(waiting) == 1:
            self.app.push_screen(ProposalPage(self.session, self.clock, waiting[0]))
        elif waiting:
            self.app.push_screen(Questions(self.session, self.clock))

    def action_again(self) -> None:
        """Propose that somebody who left works here again, as who they were."""
        if not self._may_come_back:
            return
        who = self.who
        self.ask(
            f"Works here again · {who.name}",
            PERSON_FIELDS,
            self._come_back,
            form=f"back@{who.id}",
            values={"name": who.name, "roles": "\n".join(who.roles)},
            save="Go on",
            intro=BACK,
            sure=self._judge_name,
        )

    def _come_back(self, said: dict[str, str]) -> None:
        public, who = self.session.public, self.who
        name, roles = free_name(public, said["name"], who.id), said["roles"].split("\n")
        newcomers.propose(self, newcomers.somebody_back(public, who.id, name, roles))

    @on(Tile.Chosen)
    def _tile_chosen(self, event: Tile.Chosen) -> None:
        event.stop()
        acts: dict[str, Callable[[], None]] = {
            "renew": self._ask_to_renew,
            "give": self._ask_to_give,
            "take": self._ask_to_take,
            "end": self._ask_to_end,
            "change": self._ask_to_change,
            "figure": self._ask_for_figure,
        }
        acts[event.tile.value]()

    # Renewing the PIN.

    def _ask_to_renew(self) -> None:
        if self.attempt(lambda: renewal.refuse(self.session, self.who.id)):
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
                self.app.push_screen(ShownOnce("The new first PIN", words, pin), self._renewed)

        self.app.push_screen(Busy("Making a new key ring…", lambda: renew.lock_ring(pin)), locked)

    def _keep(self, renew: Renewal, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        renew.finish(outcome.value, self.clock())

    def _renewed(self, _: None) -> None:
        self.app.push_screen(Message("What happens next", after_renewal(self.session, self.who)))

    # What another keeper has to agree to.

    def _ask_to_change(self) -> None:
        who = self.who
        self.ask(
            f"Name and roles · {who.name}",
            PERSON_FIELDS,
            self._change,
            form=f"change@{who.id}",
            values={"name": who.name, "roles": "\n".join(who.roles)},
            save="Propose",
            intro="Another keeper has to agree. Keys, drawers and what they wrote stay.",
            sure=self._judge_name,
        )

    def _judge_name(self, said: dict[str, str]) -> None:
        free_name(self.session.public, said["name"], self.who.id)

    def _change(self, said: dict[str, str]) -> None:
        public, who = self.session.public, self.who
        name = free_name(public, said["name"], who.id)
        new = people.change_person(public, who.id, name, said["roles"].split("\n"))
        self._propose(new, " ".join(changes(public, new)))

    def _ask_for_figure(self) -> None:
        page = FigurePage(self.session, self.clock, self.who)
        self.app.push_screen(page, lambda name: self._choose_figure(name) if name else None)

    def _choose_figure(self, name: str) -> None:
        new = people.choose_figure(self.session.public, self.who.id, name)
        why = f"Children see {self.who.name} as a figure: {figure_of(new, self.who.id)}."
        self._try_to_propose(new, why)

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
        public, who = self.session.public, self.who
        new, why = people.end_person(public, who.id), f"{who.name} no longer works here."
        if not self.attempt(lambda: prove(public, new)):
            return
        title = f"Does {who.name} no longer work here?"
        text = f"{ENDED}\n\n{what_ends(public, who)}".strip()
        self._confirm(title, text, "Propose it", lambda: self._try_to_propose(new, why))

    def _try_to_propose(self, new: PublicList, why: str) -> None:
        self.attempt(lambda: self._propose(new, why))

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
        public = self.session.public
        same = replace(new, number=public.number, previous=public.previous, removed=public.removed)
        if same == public:
            raise Refused("That is so already.")
        follow = follows(self.session, new)
        in_force = people.propose(self.session, new, why, self.clock())
        if in_force:
            holders.settle(self.session, self.clock())
        said = Message(heading(in_force), proposed(self.session, in_force, new, follow))
        self.app.push_screen(said)
