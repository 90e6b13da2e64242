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
from store.consents import signing_up
from store.consents.forms import Form
from store.consents.signing_up import Child
from store.fields import Choice, Field, Kind
from store.signing_in.session import Session

NOBODY = "No child of this class is on the roll yet."
LEAD = "{agreed} of {all} have agreed. N: go through the words together, then note who agrees."
ALL, SOME, BUT = "all", "some", "but"
HOW = {"class": "aloud", "paper": "on paper"}


class ClassAgreement(StaffScreen[None]):
    """Each child with how they agreed; N notes who has."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "note", "Note", id="class_agree.note", tooltip="Note who has agreed"),
    ]

    def __init__(self, session: Session, clock: Clock, school_class: str, form: Form) -> None:
        super().__init__(session, clock)
        self._class, self._form = school_class, form

    def compose(self) -> ComposeResult:
        """Draw the head, the children and what can be done."""
        yield PlainText(f"{self._class}: {self._form.title}", classes="title")
        yield PlainText(id="class-agree-lead", classes="quiet")
        columns = (Column("Child"), Column("When", 11), Column("How", 8), Column("Noted by", 16))
        yield Listing(columns, empty=NOBODY, id="agreed")
        with Horizontal(classes="foot"):
            yield Button("Who agrees  N", id="note", classes="-main")
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
        self.query_one(Listing).show([self._row(each) for each in found])

    def _row(self, each: Child) -> Row:
        name = each.pupil.called
        if not each.at:
            return Row(each.pupil.id, (name, "", "", ""), "warning", "not yet")
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
                Field(
                    "pupils",
                    "Mark them",
                    Kind.SEVERAL,
                    True,
                    choices=pupils,
                    only_if=("whom", (SOME, BUT)),
                ),
                *signing_up.CLASS_FIELDS,
            ),
            lambda said: self._note(said, [each.id for each in left]),
            form=f"agree@{self._class}@{self._form.id}",
            values={"on": self.clock().date().isoformat()},
            intro=f"Go through it together first:\n{rules}\nWho was not there is noted later. A "
            f"paper of these words has \u201cWords {self._form.mark}\u201d at its foot.",
        )

    def _note(self, said: dict[str, str], left: list[str]) -> None:
        marked = [id for id in said.get("pupils", "").splitlines() if id]
        but = [id for id in left if id not in marked]
        pupils = {ALL: left, SOME: marked, BUT: but}[said["whom"]]
        signing_up.sign_class(self.session, self._class, self._form, pupils, self.clock(), said)
        self.show()
