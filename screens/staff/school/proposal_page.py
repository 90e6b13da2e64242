"""One proposed change: what it really does, agreeing to it, refusing it, proposing it again."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.school.changes import changes
from screens.staff.school.proposing import (
    agree_later,
    by_whom,
    first_pins,
    follows,
    heading,
    one_of,
    other_keepers,
    proposed,
    refusals,
    where,
)
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.plain import PlainText
from store.drawers import holders, moves
from store.drawers.holders import Doubt
from store.errors import WorryBoxError
from store.fields import Field, Kind
from store.school import again, in_turn, people, table
from store.school.proposal import Proposal
from store.school.public_list import PublicList
from store.school.renewals import too_soon_for_the_list
from store.signing_in.session import Session

OVERTAKEN = (
    "Another change of the list came first, so this was not done. {name} reads so on "
    "their desk too, and can propose it again."
)
REASON = (Field("words", "Why not?", Kind.TEXT, limit=300),)


class ProposalPage(StaffScreen[None]):
    """What a change does, read from the lists themselves, and this keeper's word on it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "agree", "Agree", id="proposal.agree", tooltip="Agree: it is done at once"),
        Binding("n", "refuse", "Refuse", id="proposal.refuse", tooltip="Say no to it"),
        Binding("p", "again", "Again", id="proposal.again", tooltip="Propose your change again"),
        Binding(
            "w", "withdraw", "Withdraw", id="proposal.withdraw", tooltip="Take your change back"
        ),
    ]

    def __init__(self, session: Session, clock: Clock, proposal: Proposal) -> None:
        super().__init__(session, clock)
        self.proposal = proposal
        desk, me = session.home.desk, session.person_id
        self.own = me == proposal.by
        self.keeper = session.is_keeper
        self.refused = me in {each.by for each in proposal.refusals}
        self.done = table.in_force(desk, proposal)
        self.overtaken = not self.done and table.is_late(desk, proposal)
        self.waits = not (self.done or self.overtaken or proposal.refusals)
        base = desk.known(proposal.new.number - 1, proposal.new.previous) if self.done else None
        self._old = base or session.public
        self._new: PublicList | None = None
        self._misfit = ""
        try:
            self._new = again.rebased(session, proposal) if self.overtaken else proposal.new
        except WorryBoxError as error:
            self._misfit = str(error)

    def compose(self) -> ComposeResult:
        """Draw the change and what can be done with it."""
        yield PlainText("A proposed change", classes="title")
        with VerticalScroll(classes="pane", can_focus=True):
            by = by_whom(self.session.public, self.proposal, self.clock)
            place = where(self.session, self.proposal.terminal)
            yield PlainText(f"Proposed by {by}, {place}. It does this:", classes="lead -roomy")
            yield from self._sentences()
            if state := self._state():
                yield PlainText(f"\n{state}", classes="warning")
        with Horizontal(classes="foot"):
            yield from self._buttons()
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin at the way back: agreeing is meant."""
        self.query_one("#back").focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those keys do something whose button is there."""
        if action in ("agree", "refuse", "again", "withdraw"):
            return bool(self.query(f"#{action}"))
        return super().check_action(action, parameters)

    def _sentences(self) -> Iterator[PlainText]:
        if self._new is None:
            yield PlainText(f"• {self.proposal.why}", classes="lead")
            return
        for sentence in changes(self._old, self._new):
            yield PlainText(f"• {sentence}", classes="lead")
        if self.done:
            return
        for sentence in first_pins(self.session, self.proposal):
            yield PlainText(f"\n{sentence}", classes="lead")
        following = follows(self.session, self._new)
        for sentence in following:
            yield PlainText(f"\n{sentence}", classes="lead")
        if following:
            yield PlainText(f"\n{moves.WARNING}", classes="quiet")
        if self.waits:
            fall = in_turn.falls(self.session.home.desk, self.proposal)
            for sentence in one_of(self.session.public, fall):
                yield PlainText(f"\n{sentence}", classes="warning")

    def _state(self) -> str:
        if self.proposal.refusals:
            return "\n".join(refusals(self.session, self.proposal, self.clock))
        if self.overtaken and not self.own:
            name = self.session.public.name_of(self.proposal.by)
            return OVERTAKEN.format(name=name)
        if self._misfit:
            return f"Another change of the list came first. {self._misfit}"
        if self.overtaken:
            return "Another change of the list came first, so this was not done. Propose it again?"
        if self.own:
            who = f"One of these has to agree: {other_keepers(self.session, self.proposal.new)}."
            return "\n".join((who, *agree_later(self.session, self.clock)))
        if not self.keeper:
            return "Only a keeper of the list can agree or refuse."
        now = self.clock()
        return too_soon_for_the_list(self.session, self.proposal.by, now) if self.waits else ""

    def _buttons(self) -> Iterator[Button]:
        if not self.keeper:
            return
        if self.waits and not self.own:
            yield Button("Agree  Y", id="agree", classes="-main")
            yield Button("Refuse  N", id="refuse")
        if self.own and self.overtaken and not self.proposal.refusals and self._new:
            yield Button("Propose again  P", id="again", classes="-main")
        if self.own or self.overtaken or (self.refused and self.done):
            yield Button("Take it back  W" if self.waits else "Put it away  W", id="withdraw")

    def action_agree(self) -> None:
        """Sign the change too."""
        new = self.proposal.new
        done: list[bool] = []
        doubts: list[Doubt] = []
        soon, now = (follows(self.session, new, done=moved) for moved in (False, True))

        def agree() -> None:
            done.append(people.agree(self.session, self.proposal, self.clock()))
            doubts.extend(holders.settle(self.session, self.clock()))

        if self.attempt(agree):
            # Somebody whose PIN was renewed gets no key yet, and nothing is moved for them.
            follow = soon if doubts else now
            self._close("Agreed", proposed(self.session, done[0], new, follow))

    def action_refuse(self) -> None:
        """Say no, and why."""
        by = self.session.public.name_of(self.proposal.by)
        self.ask(
            "Refuse this change?",
            REASON,
            lambda said: self._refused(said.get("words", "")),
            form=f"refuse@{self.proposal.id}",
            intro=f"It is not made. {by} finds on their desk that you refused, and what you "
            "write here.",
            save="Refuse",
        )

    def _refused(self, words: str) -> None:
        people.refuse(self.session, self.proposal, words.strip(), self.clock())
        self.dismiss()

    def action_again(self) -> None:
        """Propose it again on the list in force."""
        done: list[bool] = []
        session, now, new = self.session, self.clock(), self._new
        again_now = partial(again.propose_again, session, self.proposal, now)
        if new and self.attempt(lambda: done.append(again_now())):
            self._close(heading(done[0]), proposed(session, done[0], new))

    def action_withdraw(self) -> None:
        """Take the change off the table; one that waits only after asking."""
        if not self.waits:
            self._withdrawn(True)
            return
        question = Confirm(
            "Take this change back?",
            "It is not made. It can be proposed anew.",
            yes="Take it back",
            no="Leave it",
            careful=True,
        )
        self.app.push_screen(question, self._withdrawn)

    def _withdrawn(self, yes: bool | None) -> None:
        session, now = self.session, self.clock()
        if yes and self.attempt(lambda: people.withdraw(session, self.proposal, now)):
            self.dismiss()

    def _close(self, title: str, words: str) -> None:
        self.app.push_screen(Message(title, words), lambda _: self.dismiss())
