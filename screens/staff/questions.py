"""What waits for this person's word: renewed keys, and changes that a colleague proposed."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.changes import changes
from screens.staff.labels import names_of
from screens.staff.notices import doubt_sentence
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store import holders, moves, people
from store.holders import Doubt
from store.people import Proposal
from store.session import Session

EMPTY = "Nothing waits for your word. Changes that a colleague proposes stand here."


class Questions(StaffScreen[None]):
    """Doubts and proposals; Enter opens one."""

    def __init__(self, session: Session, clock: Clock, doubts: Sequence[Doubt] = ()) -> None:
        super().__init__(session, clock)
        self.doubts = list(doubts)

    def compose(self) -> ComposeResult:
        """Draw the list."""
        yield PlainText("What waits for agreement", classes="title")
        yield Listing((Column("From", 20), Column("What")), empty=EMPTY, id="questions")
        with Horizontal(classes="foot"):
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()
        self.query_one(Listing).focus()

    def on_screen_resume(self) -> None:
        """Show what is left."""
        self._show()

    def _show(self) -> None:
        public, rows = self.session.public, []
        for place, doubt in enumerate(self.doubts):
            cells = (public.name_of(doubt.renewed_by), doubt_sentence(self.session, doubt))
            rows.append(Row(f"doubt {place}", cells, "warning", "PIN"))
        for proposal in people.proposals(self.session.home.desk):
            by = names_of(public, tuple(proposal.signatures))
            own = self.session.person_id in proposal.signatures
            rows.append(Row(proposal.id, (by, proposal.why), "quiet" if own else "", "list"))
        self.query_one(Listing).show(rows)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.row_id.startswith("doubt "):
            self._ask_about(self.doubts[int(event.row_id.split()[1])])
            return
        for proposal in people.proposals(self.session.home.desk):
            if proposal.id == event.row_id:
                self.app.push_screen(ProposalPage(self.session, self.clock, proposal))

    def _ask_about(self, doubt: Doubt) -> None:
        name = self.session.public.name_of(doubt.person)
        question = Confirm(
            "Is it really them?",
            f"{doubt_sentence(self.session, doubt)}\n\nSay yes only when you have spoken with "
            f"{name} yourself.",
            yes="Yes, let them",
            no="Not now",
            careful=True,
        )
        self.app.push_screen(question, lambda yes: self._trust(doubt) if yes else None)

    def _trust(self, doubt: Doubt) -> None:
        def settle() -> None:
            self.doubts = holders.settle(self.session, self.clock(), [doubt])

        self.attempt(settle)
        self._show()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()


class ProposalPage(StaffScreen[None]):
    """One proposed change: what it really does, and agreeing to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "agree", "Agree", id="proposal.agree", tooltip="Agree: it is done at once"),
        Binding(
            "w", "withdraw", "Withdraw", id="proposal.withdraw", tooltip="Take it off the table"
        ),
    ]

    def __init__(self, session: Session, clock: Clock, proposal: Proposal) -> None:
        super().__init__(session, clock)
        self.proposal = proposal

    def compose(self) -> ComposeResult:
        """Draw the change, read from the lists themselves."""
        public = self.session.public
        by = names_of(public, tuple(self.proposal.signatures))
        found = changes(public, self.proposal.new)
        own = self.session.person_id in self.proposal.signatures
        keeper = self.session.person_id in public.keepers
        yield PlainText("A proposed change", classes="title")
        with VerticalScroll(classes="pane", can_focus=True):
            yield PlainText(f"Proposed by {by}. It does this:", classes="lead -roomy")
            for sentence in found:
                yield PlainText(f"• {sentence}", classes="lead")
            if any("opens" in sentence for sentence in found):
                yield PlainText(f"\n{moves.WARNING}", classes="quiet")
            if own:
                yield PlainText("\nAnother keeper has to agree.", classes="warning")
        with Horizontal(classes="foot"):
            if keeper and not own:
                yield Button("Agree  Y", id="agree", classes="-main")
            if keeper:
                yield Button("Withdraw  W", id="withdraw")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin at the way back: agreeing is meant."""
        self.query_one("#back").focus()

    @on(Button.Pressed, "#agree")
    def action_agree(self) -> None:
        """Sign the change too."""
        done: list[bool] = []

        def agree() -> None:
            done.append(people.agree(self.session, self.proposal, self.clock()))
            holders.settle(self.session, self.clock())

        if self.attempt(agree):
            words = "It is in force now." if done[0] else "One more keeper has to agree."
            self.app.push_screen(Message("Agreed", words), self._agreed)

    def _agreed(self, _: None) -> None:
        self.dismiss()

    @on(Button.Pressed, "#withdraw")
    def action_withdraw(self) -> None:
        """Take the change off the table, after asking."""
        if self.session.person_id not in self.session.public.keepers:
            return
        question = Confirm(
            "Withdraw this change?",
            "It is not made. It can be proposed again.",
            yes="Withdraw",
            no="Leave it",
            careful=True,
        )
        self.app.push_screen(question, self._withdrawn)

    def _withdrawn(self, yes: bool | None) -> None:
        desk = self.session.home.desk
        if yes and self.attempt(lambda: people.withdraw(desk, self.proposal)):
            self.dismiss()

    @on(Button.Pressed, "#back")
    def _back(self) -> None:
        self.action_back()
