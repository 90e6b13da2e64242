"""What waits for this person's word: renewed keys, and changes that a colleague proposed."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import names_of
from screens.staff.notices import doubt_sentence
from screens.staff.proposal_page import ProposalPage
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store import holders, people
from store.holders import Doubt
from store.people import Proposal
from store.session import Session

EMPTY = (
    "Nothing waits for your word. Changes that a colleague proposes stand here, and what became "
    "of yours."
)


class Questions(StaffScreen[None]):
    """Doubts and proposals; Enter opens one."""

    def __init__(self, session: Session, clock: Clock, doubts: Sequence[Doubt] = ()) -> None:
        super().__init__(session, clock)
        self.doubts = list(doubts)

    def compose(self) -> ComposeResult:
        """Draw the list."""
        yield PlainText("What waits for a word", classes="title")
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
        rows += [self._row(proposal) for proposal in self._proposals()]
        self.query_one(Listing).show(rows)

    def _proposals(self) -> list[Proposal]:
        """Return what waits, and what this person proposed in vain."""
        desk = self.session.home.desk
        return [*people.proposals(desk), *people.fallen(desk, self.session.person_id)]

    def _row(self, proposal: Proposal) -> Row:
        public = self.session.public
        by = names_of(public, tuple(proposal.signatures))
        if proposal.refused_by:
            who = public.name_of(proposal.refused_by)
            return Row(proposal.id, (by, f"{who} refused: {proposal.why}"), "warning", "refused")
        if proposal.new.previous != public.hash():
            return Row(proposal.id, (by, proposal.why), "warning", "overtaken")
        own = self.session.person_id in proposal.signatures
        return Row(proposal.id, (by, proposal.why), "quiet" if own else "", "yours" if own else "")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.row_id.startswith("doubt "):
            self._ask_about(self.doubts[int(event.row_id.split()[1])])
            return
        for proposal in self._proposals():
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
