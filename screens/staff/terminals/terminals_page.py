"""The terminals of the school: who they are, when they were heard of, letting one in or out."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import names_of
from screens.staff.school.proposal_page import ProposalPage
from screens.staff.school.proposing import heading, proposed
from screens.staff.terminals import inviting
from screens.staff.terminals.letting_in import let_in
from screens.staff.terminals.sound_page import SoundPage
from screens.staff.terminals.terminal_acts import ACTS, by_day, giving_up, may
from screens.staff.terminals.terminal_rows import Known, sentence, terminals
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.errors import Incomplete, Refused
from store.fields import Field
from store.school import people
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.terminals import enrolment

LOOK_EVERY = 5.0
"""Seconds between two looks at what has come."""
EMPTY = "No terminal is on the list. Press N to invite one."
COLUMNS = (
    Column("Stands in"),
    Column("Kind", 13),
    Column("Letter", 6),
    Column("Last heard of", 17),
    Column("", 1),
)


class TerminalsPage(StaffScreen[None]):
    """Every terminal; Enter does the next thing about one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "invite", "Invite", id="terminals.invite", tooltip="Invite a new terminal"),
        Binding("l", "let_in", "Let in", id="terminals.let_in", tooltip="Let a new terminal in"),
        Binding("t", "take_back", "Take back", id="terminals.back", tooltip="End an invitation"),
        Binding("r", "rename", "Rename", id="terminals.rename", tooltip="Call it otherwise"),
        Binding(
            "w", "withdraw", "Withdraw", id="terminals.withdraw", tooltip="Let it count no more"
        ),
        Binding("g", "give_up", "Give up", id="terminals.give_up", tooltip="Wait for it no more"),
        Binding(
            "s", "sound", "Sound", id="terminals.sound", tooltip="Reading aloud, and keys, here"
        ),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        self._known: dict[str, Known] = {}

    def compose(self) -> ComposeResult:
        """Draw the list, what there is to know about one terminal, and what can be done."""
        yield PlainText(f"Terminals · {self.session.public.school}", classes="title")
        yield PlainText(self._lead(), classes="quiet")
        yield Listing(COLUMNS, empty=EMPTY, id="terminals")
        yield PlainText(id="terminal-said", classes="lead")
        with Horizontal(classes="foot"):
            if self.may_change:
                yield Button("Invite  N", id="invite")
                for act, (label, _) in ACTS.items():
                    yield Button(label, id=act.replace("_", "-"))
            yield Button("Sound  S", id="sound")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Look every now and then."""
        self.set_interval(LOOK_EVERY, self._look_if_in_front)

    def on_screen_resume(self) -> None:
        """Show how it is now."""
        self.show()

    @property
    def may_change(self) -> bool:
        """Whether this person may change the list, at this terminal."""
        session = self.session
        return session.is_keeper and session.home.is_office

    def show(self) -> None:
        """Show the terminals as they are now."""
        self._known = {each.id: each for each in terminals(self.session)}
        now = self.clock()
        self.query_one(Listing).show([each.row(now) for each in self._known.values()])
        self._show_marked()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those keys do something that fit the terminal under the cursor."""
        if action == "invite":
            return self.may_change
        if action in ACTS:
            return self._may(action)
        return super().check_action(action, parameters)

    def _look_if_in_front(self) -> None:
        if self.is_active:
            self.show()

    def _lead(self) -> str:
        if self.may_change:
            return "A terminal comes and goes with the word of two keepers."
        public = self.session.public
        who = names_of(public, public.keepers)
        return f"{who} can change this, at an office terminal."

    @property
    def _marked(self) -> Known | None:
        return self._known.get(self.query_one(Listing).row_id or "")

    def _may(self, act: str) -> bool:
        return self.may_change and may(act, self._marked)

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._show_marked()

    def _show_marked(self) -> None:
        marked = self._marked
        said = sentence(self.session, marked, self.clock()) if marked else ""
        line = self.query_one("#terminal-said", PlainText)
        line.show(said)
        line.set_class(bool(marked and marked.wrong), "warning")
        self.query_one(".foot").set_class(self._may("give_up"), "-tight")  # they must all fit
        for act in ACTS:
            for button in self.query(f"#{act.replace('_', '-')}").results(Button):
                button.display = self._may(act)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        marked = self._known[event.row_id]
        if marked.proposal:
            self.app.push_screen(ProposalPage(self.session, self.clock, marked.proposal))
        elif self._may("let_in"):
            self.action_let_in()
        else:
            self.app.push_screen(Message(marked.name, sentence(self.session, marked, self.clock())))

    def action_sound(self) -> None:
        """Switch reading aloud on or off at this terminal, and try the sound and the keys."""
        self.app.push_screen(SoundPage(self.session, self.clock))

    def action_invite(self) -> None:
        """Invite a terminal."""
        inviting.invite(self, self._changed)

    def _changed(self, id: str) -> None:
        """Show what changed, the cursor on it, and have it carried."""
        self.show()
        listing = self.query_one(Listing)
        places = {row.id: place for place, row in enumerate(listing.rows)}
        listing.cursor = places.get(id, listing.cursor)
        self.post_message(self.CarryNow())

    def action_let_in(self) -> None:
        """Propose that the machines which have answered are let in."""
        assert self._marked
        answered = [each for each in self._known.values() if may("let_in", each)]
        let_in(self, self._marked, answered, self._propose)

    def action_take_back(self) -> None:
        """Take an invitation back, after asking."""
        marked = self._marked
        assert marked
        question = Confirm(
            "Take the invitation back?",
            f"The file for {marked.name} opens nothing any more. You can invite it anew.",
            yes="Take it back",
            no="Leave it",
            careful=True,
        )
        self.app.push_screen(question, lambda yes: self._taken_back(marked.id) if yes else None)

    def _taken_back(self, id: str) -> None:
        self.attempt(lambda: enrolment.take_back(self.session.home, id))
        self.show()

    def action_rename(self) -> None:
        """Propose another name."""
        marked = self._marked
        assert marked
        self.ask(
            f"Rename {marked.name}",
            (Field("name", "Where it stands", required=True, limit=40),),
            lambda said: self._renamed(marked, said["name"]),
            form=f"terminal@{marked.id}-name",
            values={"name": marked.name},
            intro="Another keeper has to agree.",
            sure=lambda said: self._judge_name(marked, said["name"]),
        )

    def _judge_name(self, marked: Known, name: str) -> None:
        try:
            enrolment.rename(self.session.public, marked.id, name)
        except Refused as error:
            raise Incomplete({"name": str(error)}) from None

    def _renamed(self, marked: Known, name: str) -> None:
        new = enrolment.rename(self.session.public, marked.id, name)
        self._propose(new, f"The terminal {marked.name} is called {' '.join(name.split())}.")

    def action_withdraw(self) -> None:
        """Propose that a terminal counts no more after one of its letters."""
        marked = self._marked
        assert marked
        top = self.session.home.letterbox.chain(marked.id).top
        self.ask(
            f"Withdraw {marked.name}",
            (Field("last", "Last letter to count", required=True, limit=9),),
            lambda said: self._withdrawn(marked, int(said["last"])),
            form=f"terminal@{marked.id}-withdraw",
            values={"last": str(top)},
            intro=f"The last of its letters here is number {top}. Name an earlier one if it was in "
            f"other hands before that.{by_day(self.session, marked.id, self.clock())} What comes "
            "after it is still read, with a warning. Another keeper has to agree.",
            save="Go on",
            sure=lambda said: self._sure_to_withdraw(marked, said["last"]),
        )

    def _sure_to_withdraw(self, marked: Known, last: str) -> Confirm:
        if not (last.strip().isascii() and last.strip().isdigit()):
            raise Incomplete({"last": "Please write a number, 0 for none of them."})
        return Confirm(
            f"Withdraw {marked.name}?",
            f"What was told there after letter {int(last)} still comes, with a warning, and so do "
            "calls for help. Children can tell nothing there once it hears of this. To be used "
            "again, the machine would be invited anew, with an empty data folder.",
            yes="Withdraw it",
            no="Leave it",
            careful=True,
        )

    def _withdrawn(self, marked: Known, last: int) -> None:
        new = enrolment.withdraw(self.session.public, marked.id, last)
        self._propose(new, f"The terminal {marked.name} is withdrawn after its letter {last}.")

    def action_give_up(self) -> None:
        """Wait no more for letters that have not arrived, after asking."""
        marked = self._marked
        assert marked
        self.app.push_screen(giving_up(marked), lambda yes: self._given_up(marked) if yes else None)

    def _given_up(self, marked: Known) -> None:
        box, who, now = self.session.home.letterbox, self.session.person_id, self.clock()
        self.attempt(lambda: box.give_up(marked.id, marked.missing, who, now))
        self._changed(marked.id)

    def _propose(self, new: PublicList, why: str) -> None:
        done: list[bool] = []
        session, now = self.session, self.clock()
        if self.attempt(lambda: done.append(people.propose(session, new, why, now))):
            self.app.push_screen(Message(heading(done[0]), proposed(session, done[0], new)))
        self._changed("")
