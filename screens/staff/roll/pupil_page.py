"""A pupil of the roll: class and peg for all staff; details and adults for the office."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.consents.child_page import ChildConsents
from screens.staff.consents.list_page import not_shown
from screens.staff.involved.child_page import ChildPage
from screens.staff.key_line import Key, KeyLine
from screens.staff.roll import adult_forms
from screens.staff.roll.roll_words import (
    adult_words,
    details_words,
    flag,
    left_words,
    place_of,
    told,
)
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.fields import Choice, Field, Kind
from store.involved import flags
from store.roll import book, changing, details, pegs, pupils
from store.roll.carers import Carer
from store.roll.details import Details
from store.roll.pupils import Pupil
from store.roll.ties import Tie
from store.school.public_list import OFFICE
from store.signing_in.session import Session

NO_ADULT = "No adult is known. Press A to add one."
NO_PEG = "none"


class PupilPage(adult_forms.Page):
    """One pupil; Enter changes the adult under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Put right", id="pupil.edit", tooltip="Put right what is wrong"),
        Binding("p", "peg", "Peg", id="pupil.peg", tooltip="Give them another peg"),
        Binding("a", "add", "Add an adult", id="pupil.add", tooltip="Add a parent or carer"),
        Binding("k", "known", "Known adult", id="pupil.known", tooltip="A parent of another child"),
        Binding("t", "take_off", "Take off", id="pupil.take_off", tooltip="Take this adult off"),
        Binding("h", "history", "All cases", id="pupil.history", tooltip="The child, all cases"),
        Binding("c", "consents", "Consents", id="pupil.consents", tooltip="Who permitted what"),
        Binding("l", "leave", "Left", id="pupil.leave", tooltip="They have left, or are back"),
    ]

    def __init__(self, session: Session, clock: Clock, pupil: str) -> None:
        super().__init__(session, clock)
        self.pupil_id = pupil
        self._office = book.may_change(session)
        self._adults: dict[str, tuple[Tie, Carer]] = {}

    def compose(self) -> ComposeResult:
        """Draw who it is, their adults, what was changed, and what can be done."""
        yield PlainText(id="pupil-name", classes="title")
        yield PlainText(id="pupil-place", classes="lead")
        yield PlainText(id="pupil-not-shown", classes="lead")
        yield PlainText(id="pupil-left", classes="warning")
        if self._office:
            yield PlainText(id="pupil-details", classes="quiet")
            columns = (Column("", 2), Column("Adult"), Column("Relationship", 14), Column("", 20))
            yield Listing(columns, empty=NO_ADULT, id="adults")
            yield PlainText(id="adult-words", classes="lead")
        changes = (Column("When", 11), Column("By", 14), Column("What was changed"))
        yield Listing(changes, empty="Nothing was changed.", id="pupil-history")
        yield KeyLine(id="pupil-ways")
        with Horizontal(classes="foot"):
            if flags.may(self.session):
                yield Button("All cases  H", id="history")
            yield Button("Back  Esc", id="back")

    def on_mount(self) -> None:
        """Begin among the adults, or at what was changed."""
        self.query(Listing).first(Listing).focus()

    def on_screen_resume(self) -> None:
        """Show everything as it is now."""
        self.show()

    @property
    def pupil(self) -> Pupil:
        """The pupil as they are known now."""
        return book.one(self.session, self.pupil_id) or Pupil(self.pupil_id)

    @property
    def _details(self) -> Details:
        found = self.session.drawer(OFFICE).get(details.subject(self.pupil_id))
        return found if isinstance(found, Details) else Details(self.pupil_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only those change something who may."""
        if action in ("edit", "add", "known", "leave", "consents"):
            return self._office
        if action == "take_off":
            return self._office and self._marked is not None
        if action == "peg":
            return self._may_peg
        if action == "history":
            return flags.may(self.session)
        return super().check_action(action, parameters)

    @property
    def _may_peg(self) -> bool:
        if not self.session.drawers:
            return False
        pupil = self.pupil
        return pupil.is_here and pegs.may_give(self.session, pupil.school_class)

    @property
    def _marked(self) -> tuple[Tie, Carer] | None:
        listing = self.query("#adults").results(Listing)
        return next((self._adults.get(each.row_id or "") for each in listing), None)

    def show(self) -> None:
        """Show everything anew."""
        if not self.session.drawers:
            return
        pupil, now = self.pupil, self.clock()
        self.query_one("#pupil-name", PlainText).show(pupil.called)
        self.query_one("#pupil-place", PlainText).show(place_of(pupil))
        against = self.query_one("#pupil-not-shown", PlainText)
        against.show(not_shown(self.session, pupil.id, now.date()))
        against.display = pupil.is_here
        left = self.query_one("#pupil-left", PlainText)
        left.show(left_words(pupil, now))
        left.display = not pupil.is_here
        if self._office:
            words = details_words(self._details, now)
            self.query_one("#pupil-details", PlainText).show(words)
            found = book.adults_of(self.session, self.pupil_id)
            self._adults = {carer.id: (tie, carer) for tie, carer in found}
            rows = [_adult_row(tie, carer) for tie, carer in found]
            self.query_one("#adults", Listing).show(rows)
            self._show_adult()
        self._show_history()
        self.query_one("#pupil-ways", KeyLine).show(self._ways(pupil))

    def _ways(self, pupil: Pupil) -> list[Key]:
        ways = [Key("edit", "E", "Put right")] if self._office else []
        ways += [Key("peg", "P", "Peg")] if self._may_peg else []
        if self._office:
            ways += [Key("add", "A", "Add adult"), Key("known", "K", "Known adult")]
            ways += [Key("take_off", "T", "Take off")] if self._marked else []
            ways.append(Key("consents", "C", "Consents"))
            ways.append(Key("leave", "L", "Left" if pupil.is_here else "Here again"))
        return ways

    def _show_history(self) -> None:
        now, public = self.clock(), self.session.public
        rows = []
        for place, (kind, by, at, said) in enumerate(changing.history(self.session, self.pupil_id)):
            if line := told(public, kind, by, said):
                what, who, words = line
                rows.append(Row(str(place), (day(at, now), who, f"{what}: {words}")))
        self.query_one("#pupil-history", Listing).show(rows)

    @on(Listing.Highlighted, "#adults")
    def _show_adult(self) -> None:
        marked = self._marked
        words = adult_words(*marked) if marked else ""
        line = self.query_one("#adult-words", PlainText)
        line.show(words)
        line.set_class(bool(marked and marked[0].is_flagged), "warning")

    def action_consents(self) -> None:
        """Show who permitted what for them."""
        self.app.push_screen(ChildConsents(self.session, self.clock, self.pupil_id))

    def action_edit(self) -> None:
        """Put right what is wrong about them."""
        self.ask(
            f"Put right · {self.pupil.name}",
            (*changing.PUPIL_FIELDS, *changing.OPEN_REASONS),
            self._corrected,
            form=f"pupil@{self.pupil_id}",
            values=changing.pupil_values(self.pupil, self._details),
            intro="The next list does not take it back: it asks first.",
            sure=self._judge,
        )

    def _judge(self, said: dict[str, str]) -> None:
        changing.judged(said, self.clock().date())

    def _corrected(self, said: dict[str, str]) -> None:
        changing.correct_pupil(self.session, self.pupil_id, said, self.clock())
        self.show()

    def action_peg(self) -> None:
        """Give them another peg."""
        pupil = self.pupil
        there = pegs.free(self.session, pupil.school_class, pupil.id)
        choices = (Choice(NO_PEG, "No picture"), *(Choice(each, each) for each in there))
        self.ask(
            f"Peg · {pupil.name}",
            (Field("peg", "Picture", Kind.CHOICE, True, choices=choices),),
            lambda said: self._pegged(said["peg"]),
            form=f"peg@{pupil.id}",
            values={"peg": pupil.peg or NO_PEG},
        )

    def _pegged(self, peg: str) -> None:
        pegs.give(self.session, self.pupil, "" if peg == NO_PEG else peg, self.clock())
        self.show()

    def action_history(self) -> None:
        """Show what happened to them over all cases."""
        key = f"{pupils.NOUN}:{self.pupil_id}"
        self.app.push_screen(ChildPage(self.session, self.clock, key))

    def action_add(self) -> None:
        """Add an adult who is not known yet."""
        adult_forms.add(self, self.pupil)

    def action_known(self) -> None:
        """Choose an adult who is one of another child's already."""
        adult_forms.join(self, self.pupil)

    @on(Listing.Chosen, "#adults")
    def _adult_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        tie, carer = self._adults[event.row_id]
        adult_forms.change(self, self.pupil, tie, carer)

    def action_take_off(self) -> None:
        """Note that the adult under the cursor is none of theirs any more."""
        if self._marked is not None:
            adult_forms.take_off(self, self.pupil, *self._marked)

    def action_leave(self) -> None:
        """Note that they have left, or that they are back."""
        pupil = self.pupil
        if pupil.is_here:
            self.ask(
                f"{pupil.name} has left",
                changing.LEAVER_FIELDS,
                self._left,
                form=f"left@{pupil.id}",
                values={"on": self.clock().date().isoformat()},
                intro="They are kept apart, with all that is known, and can be brought back.",
            )
            return
        question = Confirm(f"Is {pupil.name} here again?", place_of(pupil), yes="Here again")
        self.app.push_screen(question, lambda yes: self._is_back() if yes else None)

    def _left(self, said: dict[str, str]) -> None:
        changing.leave(self.session, self.pupil_id, said, self.clock())
        self.show()

    def _is_back(self) -> None:
        if self.attempt(lambda: changing.bring_back(self.session, self.pupil_id, self.clock())):
            self.show()


def _adult_row(tie: Tie, carer: Carer) -> Row:
    word = flag(tie)
    cells = (tie.priority, carer.name, tie.relationship, carer.phone or carer.email)
    return Row(carer.id, cells, "warning" if word else "", word)
