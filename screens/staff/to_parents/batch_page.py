"""The letters of one batch: one printed again, looked at for the second time, or ended."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.to_parents.drawing import print_letters
from screens.staff.to_parents.words import DECIDE, STATES, titles
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store.consents import addressed, kept_away, making
from store.consents.letters import HELD, ON_SCREEN, OVER, Letter
from store.fields import Choice, Field, Kind
from store.roll import book
from store.roll.book import Book
from store.roll.ties import Tie
from store.signing_in.session import Session

EMPTY = "There is no letter."
_WHY_SO = Field(
    "why",
    "Why?",
    Kind.TEXT,
    True,
    limit=500,
    hint="What the order says, who was asked.",
    in_words=True,
)
VERDICT = (
    Field(
        "verdict",
        "Does this letter go out?",
        Kind.CHOICE,
        True,
        choices=(Choice("clear", "Yes, it may be printed"), Choice("refuse", "No, it is ended")),
    ),
    _WHY_SO,
)
WHY = (Field("why", "Why?", Kind.TEXT, True, limit=500, in_words=True),)
ANEW = (
    Field(
        "verdict",
        "What now?",
        Kind.CHOICE,
        True,
        choices=(
            Choice("anew", "Make it anew: it waits for a second look"),
            Choice("leave", "Leave it: this adult gets none"),
        ),
    ),
    _WHY_SO,
)
WAITS = "It waits for a second look: it cannot be printed before (S)."
WAITS_AGAIN = "It stands in a batch of its own, and waits for somebody else's second look."
IS_OVER = "This letter was ended. N on the page before makes new ones."


class BatchPage(StaffScreen[None]):
    """Every letter of a batch by class and child."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "look", "Second look", id="batch.look", tooltip="Look at a flagged letter"),
        Binding("p", "print", "Print", id="batch.print", tooltip="Print this letter (again)"),
        Binding("e", "end", "End", id="batch.end", tooltip="End this letter and its code"),
    ]

    def __init__(self, session: Session, clock: Clock, batch: str) -> None:
        super().__init__(session, clock)
        self._batch_id = batch
        self._found: dict[str, Letter] = {}
        self._known = Book()

    def compose(self) -> ComposeResult:
        """Draw what the letters ask, the list, what is noted of the marked one, and the foot."""
        yield PlainText("Letters of one batch", classes="title")
        yield PlainText(id="batch-asks", classes="quiet")
        columns = (Column("Child"), Column("Class", 14), Column("To"), Column("Code", 9))
        yield Listing(columns, empty=EMPTY, id="letters")
        yield PlainText(id="batch-line", classes="lead")
        with Horizontal(classes="foot"):
            yield Button("Second look  S", id="look")
            yield Button("Print  P", id="print")
            yield Button("End  E", id="end")
            yield Button("Back  Esc", id="back")

    def on_screen_resume(self) -> None:
        """Show the letters as they are now."""
        if self.session.drawers:
            self.show()

    def show(self) -> None:
        """Read the letters again."""
        self._known = known = book.read(self.session)
        found = [
            e for e in addressed.of_batch(self.session, self._batch_id) if e.pupil in known.pupils
        ]
        found.sort(
            key=lambda each: (not _is_waiting(each), *book.by_class(known.pupils[each.pupil]))
        )
        self._found = {each.id: each for each in found}
        self.query_one("#batch-asks", PlainText).show(titles(self.session, found))
        self.query_one(Listing).show([self._row(each) for each in found])
        self._show_line()

    def _row(self, letter: Letter) -> Row:
        pupil, carer = self._known.pupils[letter.pupil], self._known.carers.get(letter.carer)
        word, tone = DECIDE if letter.to_decide else STATES[letter.state]
        name = carer.name if carer else "no longer known"
        return Row(letter.id, (pupil.called, pupil.school_class, name, letter.code), tone, word)

    @property
    def _marked(self) -> Letter | None:
        return self._found.get(self.query_one(Listing).row_id or "")

    @on(Listing.Highlighted)
    def _show_line(self) -> None:
        self.query_one("#batch-line", PlainText).show(self._noted())

    def _whose(self, letter: Letter) -> str:
        carer, pupil = self._known.carers.get(letter.carer), self._known.pupils.get(letter.pupil)
        return f"{carer.name if carer else ''} about {pupil.called if pupil else ''}"

    def _noted(self) -> str:
        letter = self._marked
        if letter is None or not (letter.flagged or letter.kept_away):
            return ""
        said = [_of_order(self._tie(letter))]
        by = self.session.public.name_of(letter.cleared_by) if letter.cleared_by else ""
        said += [f"{by} has looked at it: it goes into no child's bag."] if by else []
        said += ["Ended since it was noted: say what now (S)."] if letter.to_decide else []
        return " ".join(each for each in said if each)

    def _tie(self, letter: Letter) -> Tie:
        ties = {each.carer: each for each in self._known.ties.get(letter.pupil, ())}
        return ties.get(letter.carer, Tie(letter.pupil, letter.carer))

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        letter = self._found[event.row_id]
        if letter.state == HELD or letter.to_decide:
            self.action_look()
        else:
            self.action_print()

    def action_look(self) -> None:
        """Look at a flagged letter for the second time, or say what comes of one that was ended."""
        letter = self._marked
        if letter is not None and letter.to_decide:
            self._ask_anew(letter)
        elif letter is None or letter.state != HELD:
            self.app.push_screen(Message("Second look", "This letter does not wait for one."))
        elif not making.may_clear(self.session, letter):
            words = "You made this letter. Somebody else who opens the office has to look at it."
            self.app.push_screen(Message("Second look", words))
        else:
            self.ask(
                f"A second look: {self._whose(letter)}",
                VERDICT,
                lambda said: self._looked(letter, said),
                form=f"letter-look@{letter.id}",
                intro=self._noted(),
            )

    def _ask_anew(self, letter: Letter) -> None:
        self.ask(
            f"Ended: {self._whose(letter)}",
            ANEW,
            lambda said: self._decided(letter, said),
            form=f"letter-anew@{letter.id}",
            intro=f"{_of_order(self._tie(letter))} That was noted after the letter was made, so "
            "its code opens nothing any more and a yes on its slip does not count.",
        )

    def _decided(self, letter: Letter, said: dict[str, str]) -> None:
        anew, now, words = said["verdict"] == "anew", self.clock(), ""
        if anew:
            again = addressed.again(self.session, letter, now.date())
            day = making.usual_reply_by(now.date(), self.session.public.calendar, again.forms)
            held = making.make(self.session, [again], day, now).held
            words = WAITS_AGAIN if held else "It stands in a batch of its own, to be printed."
        kept_away.decide(self.session, letter, anew=anew, why=said["why"], now=now)
        self.show()
        if anew:
            self.app.push_screen(Message("Made anew", words))

    def _looked(self, letter: Letter, said: dict[str, str]) -> None:
        act = making.clear if said["verdict"] == "clear" else making.refuse
        act(self.session, letter, said["why"], self.clock())
        self.show()

    def action_print(self) -> None:
        """Print the marked letter, with a code that takes the place of the one before."""
        letter = self._marked
        if letter is None or self._batch_id == ON_SCREEN:
            return
        if letter.state in (HELD, OVER):
            sentence = WAITS if letter.state == HELD else IS_OVER
            self.app.push_screen(Message("Not printed", sentence))
            return
        print_letters(self, [letter])

    def action_end(self) -> None:
        """End the marked letter: its code opens nothing any more, its slip says no yes."""
        letter = self._marked
        if letter is None or letter.state == OVER:
            return
        self.ask(
            "End this letter?",
            WHY,
            lambda said: self._end(letter, said["why"]),
            form=f"letter-end@{letter.id}",
            intro="Its code opens nothing any more, and of its slip a no counts and no yes. What "
            "was answered by it stays.",
            save="End it",
        )

    def _end(self, letter: Letter, why: str) -> None:
        making.end(self.session, [letter], self.clock(), why)
        self.post_message(StaffScreen.CarryNow())
        self.show()


def _of_order(tie: Tie) -> str:
    said = ["A court order is noted."] if tie.court_order == "yes" else []
    said += ["\u201cDo not contact\u201d is noted."] if tie.no_contact == "yes" else []
    return " ".join([*said, tie.court_note]).strip()


def _is_waiting(letter: Letter) -> bool:
    return letter.state == HELD or letter.to_decide
