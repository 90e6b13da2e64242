"""A class and the words its children agree to: who has, when and with whom; who has not."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.labels import names_of
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import signing_up, unsigning
from store.consents.forms import Form
from store.consents.signing_up import Child
from store.fields import Choice, Field, Kind
from store.signing_in.session import Session

NOBODY = "No child of this class is on the roll yet."
LEAD = "{agreed} of {all} have agreed. N: go through the words together, then note who agrees."
ALL, SOME, BUT = "all", "some", "but"
HOW = {"class": "aloud", "paper": "on paper"}


class ClassAgreement(StaffScreen[None]):
    """Each child with how they agreed; N notes who has, U takes one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "note", "Note", id="class_agree.note", tooltip="Note who has agreed"),
        Binding("u", "not_so", "Not so", id="class_agree.back", tooltip="Noted by mistake"),
    ]

    def __init__(self, session: Session, clock: Clock, school_class: str, form: Form) -> None:
        super().__init__(session, clock)
        self._class, self._form = school_class, form
        self._found: dict[str, Child] = {}

    def compose(self) -> ComposeResult:
        """Draw the head, the children and what can be done."""
        yield PlainText(f"{self._class}: {self._form.title}", classes="title")
        yield PlainText(id="class-agree-lead", classes="quiet")
        columns = (Column("Child"), Column("When", 11), Column("How", 8), Column("Noted by", 16))
        yield Listing(columns, empty=NOBODY, id="agreed")
        yield PlainText(id="class-agree-about", classes="lead")
        with Horizontal(classes="foot"):
            yield Button("Who agrees  N", id="note", classes="-main")
            yield Button("Noted by mistake  U", id="not-so")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show it as it is now."""
        self.show()

    def _children(self) -> list[Child]:
        return signing_up.of_class(self.session, self._class, self._form, self.clock().date())

    def show(self) -> None:
        """Read everything anew and show it."""
        if not self.session.drawers:
            return
        found = self._children()
        lead = LEAD.format(agreed=sum(bool(each.at) for each in found), all=len(found))
        self.query_one("#class-agree-lead", PlainText).show(lead if found else "")
        self._found = {each.pupil.id: each for each in found}
        self.query_one(Listing).show([self._row(each) for each in found])
        self._about()

    @on(Listing.Highlighted)
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        self._about()

    def _about(self) -> None:
        """Say of the marked child why it was taken back that they had agreed."""
        each = self._found.get(self.query_one(Listing).row_id or "")
        words = ""
        if each and (back := each.back):
            who, when = names_of(self.session.public, (back.by,)), day(back.at, self.clock())
            words = f"Taken back by {who}, {when}: {back.why}"
        self.query_one("#class-agree-about", PlainText).show(words)

    def _row(self, each: Child) -> Row:
        name = each.pupil.called
        if not each.at:
            return Row(
                each.pupil.id,
                (name, "", "", ""),
                "warning",
                "taken back" if each.back else "not yet",
            )
        who = names_of(self.session.public, (each.by,))
        cells = (name, day(each.at, self.clock()), HOW.get(each.how, each.how), who)
        return Row(each.pupil.id, cells, "good", "agreed")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.action_note()

    def action_note(self) -> None:
        """Note who has agreed; nobody is ticked beforehand."""
        left = [each.pupil for each in self._children() if not each.at]
        if not left:
            words = "Every child of this class has agreed." if self._children() else NOBODY
            self.app.push_screen(Message(self._form.title, words))
            return
        whom = (
            Choice(ALL, f"All {len(left)} who had not yet"),
            Choice(SOME, "Those I mark"),
            Choice(BUT, "All but those I mark"),
        )
        pupils = tuple(Choice(each.id, each.called) for each in left)
        rules = "\n".join(f"· {rule}" for rule in self._form.statements)
        self.ask(
            f"{self._class}: {self._form.title}",
            (
                Field("whom", "Who has agreed?", Kind.CHOICE, True, choices=whom),
                _marking(SOME, "Mark who has agreed", pupils),
                _marking(BUT, "Mark who has not agreed", pupils),
                *signing_up.CLASS_FIELDS,
            ),
            lambda said: self._note(said, [each.id for each in left]),
            form=f"agree@{self._class}@{self._form.id}",
            values={"on": self.clock().date().isoformat()},
            intro=f"Go through it together first:\n{rules}\nWho was not there is noted later. A "
            f"paper of these words has \u201cWords {self._form.mark}\u201d at its foot.",
        )

    def _note(self, said: dict[str, str], left: list[str]) -> None:
        marked = {id for id in said.get(said["whom"], "").splitlines() if id}
        but = [id for id in left if id not in marked]
        some = [id for id in left if id in marked]
        pupils = {ALL: left, SOME: some, BUT: but}[said["whom"]]
        signing_up.sign_class(self.session, self._class, self._form, pupils, self.clock(), said)
        self.show()

    def action_not_so(self) -> None:
        """Take back that the marked child has agreed: it was noted by mistake."""
        each = self._found.get(self.query_one(Listing).row_id or "")
        if each is None or not each.at:
            self.app.push_screen(Message(self._form.title, unsigning.NOT_NOTED))
            return
        self.ask(
            f"{each.pupil.called} has not agreed",
            unsigning.BACK_FIELDS,
            lambda said: self._not_so(each.pupil.id, said),
            form=f"agree-back@{each.pupil.id}@{self._form.id}",
            intro="What was noted stays in the record, with why it was taken back.",
        )

    def _not_so(self, pupil: str, said: dict[str, str]) -> None:
        unsigning.take_back_child(self.session, pupil, self._form, said, self.clock())
        self.show()


def _marking(whom: str, label: str, pupils: tuple[Choice, ...]) -> Field:
    """Return the field that marks children; its label says what a mark means."""
    return Field(whom, label, Kind.SEVERAL, True, choices=pupils, only_if=("whom", (whom,)))
