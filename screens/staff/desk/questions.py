"""What waits for this person's word: renewed keys, and changes that a colleague proposed."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.desk.desk_panes import called
from screens.staff.desk.notices import doubt_sentence
from screens.staff.desk.opening import page_for
from screens.staff.school.proposal_page import ProposalPage
from screens.staff.school.two_at_once import sides, title_of
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing, Row, Tone
from screens.widgets.plain import PlainText
from store import on_desk
from store.cases import keeping
from store.cases.kept_alone import OF_ALL, TO_CLEAR, TO_KEEP, entry_of
from store.cases.to_do import TO_AGREE, TO_LOWER, TO_SIGN
from store.cases.waits import waits_for
from store.drawers import holders
from store.drawers.holders import Doubt
from store.letterbox.intake import Intake
from store.on_desk import ToDo
from store.school import list_rivals, people, table
from store.school.list_rivals import Rival
from store.school.proposal import Proposal
from store.signing_in.session import Session

EMPTY = (
    "Nothing waits for your word. Changes and closings that a colleague proposes stand here, and "
    "what became of yours."
)


WORDS = {
    TO_AGREE: "closing",
    TO_LOWER: "less grave",
    TO_SIGN: "parents",
    TO_KEEP: "kept from",
    TO_CLEAR: "not about",
}


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

    def on_screen_resume(self) -> None:
        """Show what is left."""
        self._show()

    def _show(self) -> None:
        public, rows = self.session.public, []
        for place, doubt in enumerate(self.doubts):
            cells = (public.name_of(doubt.renewed_by), doubt_sentence(self.session, doubt))
            rows.append(Row(f"doubt {place}", cells, "warning", "PIN"))
        rows += [self._rival_row(rival) for rival in self._rivals()]
        rows += [self._row(proposal) for proposal in self._proposals()]
        rows += [self._closing_row(todo) for todo in self._closings()]
        self.query_one(Listing).show(rows)

    def _proposals(self) -> list[Proposal]:
        """Return what waits, what this person proposed or refused in vain, what else fell."""
        desk, me = self.session.home.desk, self.session.person_id
        mine = [*people.fallen(desk, me), *table.overruled(desk, me)]
        others = people.overtaken(desk, me) if self.session.is_keeper else []
        return [*people.proposals(desk), *mine, *others]

    def _closings(self) -> list[ToDo]:
        return on_desk.to_agree(self.session)

    def _closing_row(self, todo: ToDo) -> Row:
        record = self.session.drawer(todo.drawer).get(todo.subject)
        waits = waits_for(record, self.session.person_id)
        word = todo.item.id.partition(" ")[0]
        said = {TO_AGREE: waits.closing, TO_LOWER: waits.lowering}
        id = todo.item.id.partition(" ")[2]
        of_one = (each for each in keeping.alone(record) if entry_of(each) == id)
        first = next(of_one, None) if word in OF_ALL else said.get(word)
        by = self.session.public.name_of(first.by) if first else "A case"
        cells = (by, f"{called(record)}: {todo.item.title}")
        return Row(f"case {todo.subject} {todo.item.id}", cells, "", WORDS[word])

    def _open_case(self, subject: str) -> None:
        for todo in self._closings():
            if todo.subject == subject:
                intake = Intake(self.session.home)
                page = page_for(self.session, intake, self.clock, todo.drawer, subject)
                if page is not None:
                    self.app.push_screen(page)
                return

    def _rivals(self) -> list[Rival]:
        """Return the changes that do not stand, for a keeper to see to."""
        session = self.session
        return list_rivals.rivals(session.home.desk) if session.is_keeper else []

    def _rival_row(self, rival: Rival) -> Row:
        cells = ("Two at once", title_of(self.session, rival, self.clock))
        state: tuple[Tone, str] = ("quiet", "seen to") if rival.seen else ("warning", "look")
        return Row(rival.new.hash(), cells, *state)

    def _row(self, proposal: Proposal) -> Row:
        public = self.session.public
        by, desk = public.name_of(proposal.by), self.session.home.desk
        if table.in_force(desk, proposal):
            said = f"In force, though you refused: {proposal.why}"
            return Row(proposal.id, (by, said), "warning", "in force")
        if proposal.refused_by:
            who = public.name_of(proposal.refused_by)
            return Row(proposal.id, (by, f"{who} refused: {proposal.why}"), "warning", "refused")
        if table.is_late(desk, proposal):
            return Row(proposal.id, (by, proposal.why), "warning", "overtaken")
        own = self.session.person_id == proposal.by
        return Row(proposal.id, (by, proposal.why), "quiet" if own else "", "yours" if own else "")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.row_id.startswith("doubt "):
            self._ask_about(self.doubts[int(event.row_id.split()[1])])
            return
        self._open_case(event.row_id.removeprefix("case ").partition(" ")[0])
        for rival in self._rivals():
            if rival.new.hash() == event.row_id:
                self._ask_to_see_to(rival)
        for proposal in self._proposals():
            if proposal.id == event.row_id:
                self.app.push_screen(ProposalPage(self.session, self.clock, proposal))

    def _ask_to_see_to(self, rival: Rival) -> None:
        words = sides(self.session, rival)
        if rival.seen:
            self.app.push_screen(Message("Two changes at once", words))
            return
        question = Confirm("Two changes at once", words, yes="I see to it", no="Not now")
        self.app.push_screen(question, lambda yes: self._see_to(rival) if yes else None)

    def _see_to(self, rival: Rival) -> None:
        self.attempt(lambda: list_rivals.see_to(self.session, rival, self.clock()))
        self._show()

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
