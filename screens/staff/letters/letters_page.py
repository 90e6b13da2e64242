"""The letters of one case: written, printed, sent, asked after, taken further."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual import on
from textual.app import ComposeResult

from screens.papers import letter_paper
from screens.staff.cases.making_form import make_form
from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.letters import letter_words
from screens.staff.letters.writing import next_after, take_further, write_one
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing
from screens.widgets.plain import PlainText
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Field, Values
from store.letters import fields, texts, writing
from store.letters.kept import Letter, letters
from store.looking.noted import LETTER_PRINTED
from store.worries.worry import Worry

LETTERS = Deed("letters", "z", "Letters", everybody=True)
WRITE = Deed("write", "n", "Write a letter")
PRINT = Deed("print_letter", "p", "Print it")
SENT = Deed("sent", "s", "Log the sending")
CAME = Deed("came", "a", "What came of it")
FURTHER = Deed("further", "t", "Take it further")
DROP = Deed("drop", "d", "Do not send it")
Write = Callable[[Drawer, Case, str, Values, datetime], None]
EMPTY = (
    "No letter yet. N writes one in our own words: it is filled in, read through, printed, and "
    "its sending is logged with a day on which somebody asks what came of it."
)


class LettersPage(RecordPage):
    """All letters of one case; Enter reads one. Each deed is about the one under the cursor."""

    record: Case | None

    def all_deeds(self) -> tuple[Deed, ...]:
        """Return what can be done with letters."""
        return (WRITE, PRINT, SENT, CAME, FURTHER, DROP)

    def is_possible(self, deed: str) -> bool:
        """Tell whether a deed makes sense for the letter under the cursor."""
        if self.record is None:
            return False
        if deed == WRITE.id:
            return self.record.state == OPEN
        letter = self._letter
        if letter is None:
            return False
        if deed == PRINT.id:
            return letter.dropped is None
        if self.record.state != OPEN:
            return False
        if deed == SENT.id:
            return letter.dropped is None
        if deed == CAME.id:
            return bool(letter.sent) and not letter.is_settled
        if deed == FURTHER.id:
            found = next_after(texts.of_school(self.session), letter)
            return bool(letter.sent) and found is not None
        return letter.is_waiting

    def do(self, deed: str) -> None:
        """Do a deed."""
        doing: dict[str, Callable[[], None]] = {
            WRITE.id: lambda: write_one(self, self._as_it_stands(), self._worries()),
            PRINT.id: self._print,
            SENT.id: self._sent,
            CAME.id: lambda: self._say(CAME.title, fields.FOLLOWED_FIELDS, writing.follow_up),
            FURTHER.id: lambda: take_further(self, self._as_it_stands(), self.letter),
            DROP.id: lambda: self._say(DROP.title, fields.DROPPED_FIELDS, writing.drop),
        }
        doing[deed]()

    @property
    def case(self) -> Case:
        """The case, which is there."""
        assert self.record is not None
        return self.record

    @property
    def letter(self) -> Letter:
        """The letter under the cursor.

        Raises:
            Refused: there is none.
        """
        if self._letter is None:
            raise Refused("Choose a letter of the list first.")
        return self._letter

    def compose_record(self) -> ComposeResult:
        """Draw the list."""
        columns = (Column("No", 3), Column("To"), Column("Letter"), Column("When", 11))
        yield Listing(columns, empty=EMPTY, id="letters", classes="pane")

    def compose_beside(self) -> ComposeResult:
        """Draw which letter is under the cursor, in full."""
        yield PlainText(id="which-letter", classes="good")

    def begin(self) -> None:
        """Begin in the list."""
        self.query_one("#letters", Listing).focus()

    def show_record(self) -> None:
        """Fill the head and the list."""
        case = self.case
        title = f"Letters · {case.number}  {case.title}"
        self.query_one("#record-title", PlainText).show(title)
        try:
            writing.may_be_shown(case)
            why = "What is kept here is what is printed. A letter is never changed: write another."
        except Refused as error:
            why = str(error)
        self.query_one("#record-state", PlainText).show(why)
        rows = [letter_words.row(each, self.clock()) for each in letters(case.noted)]
        self.query_one("#letters", Listing).show(rows)
        self._show_which()

    @property
    def _letter(self) -> Letter | None:
        found = self.query("#letters").results(Listing)
        id = next((each.row_id for each in found), None)
        return next((each for each in letters(self.case.noted) if each.id == id), None)

    def _show_which(self) -> None:
        letter = self._letter
        self.query_one("#which-letter", PlainText).show(
            letter_words.which(letter) if letter else ""
        )

    def _as_it_stands(self) -> Case:
        """Read the case again: somebody elsewhere may have closed its files meanwhile."""
        return as_it_stands(self.drawer, self.case)

    def _worries(self) -> tuple[Worry, ...]:
        rows = self.drawer.rows("worry", parent=self.subject)
        return tuple(self.drawer.get(row.subject) for row in rows)

    @on(Listing.Highlighted, "#letters")
    def _highlighted(self, event: Listing.Highlighted) -> None:
        event.stop()
        if self.record is not None:
            self.half_written_changed()
            self._show_which()

    @on(Listing.Chosen, "#letters")
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.attempt(self._read)

    def _read(self) -> None:
        letter = self.letter
        writing.may_be_shown(self._as_it_stands())
        log = letter_words.log(letter, self.session.public, self.clock())
        text = letter_words.in_page(letter, self.session.public.school)
        self.app.push_screen(Message(letter_words.which(letter), f"{log}\n\n{'─' * 24}\n\n{text}"))

    def _print(self) -> None:
        letter = self.letter
        writing.may_be_shown(self._as_it_stands())
        make_form(
            self,
            self.drawer,
            self.subject,
            f"Letter {letter.written.said.get('reference', '')}",
            lambda: letter_paper.letter(self.session.public, self._as_it_stands(), letter),
            intro=letter_words.which(letter),
            kind=LETTER_PRINTED,
        )

    def _sent(self) -> None:
        letter, now, public = self.letter, self.clock(), self.session.public
        writing.may_be_written(self._as_it_stands())
        used = letter.written.said.get("template", "")
        listed = texts.of_school(self.session)
        text = next((each for each in listed if each.id == used), None)
        known = {
            "given_to": letter.written.said.get("to", ""),
            "when": f"{now:%Y-%m-%d %H:%M}",
            "by": self.session.person_id,
            "follow_up": writing.proposed_day(text, letter, public, now),
        }
        anothers = writing.is_anothers(public, self.session.person_id, letter)
        log = partial(writing.log_sent, public, self.drawer, self.case, letter.id)
        self.ask(
            SENT.title,
            fields.sending(public, signed_by_another=anothers),
            lambda said: self.tried(lambda: log(said, self.clock()), "Logged."),
            form=self.draft_name(f"sent:{letter.id}"),
            values=known,
            intro=letter_words.which(letter),
        )

    def _say(self, title: str, asked: tuple[Field, ...], write: Write) -> None:
        letter = self.letter
        self.ask(
            title,
            asked,
            lambda said: self.tried(
                lambda: write(self.drawer, self.case, letter.id, said, self.clock()),
                "Saved. The history keeps it.",
            ),
            form=self.draft_name(f"{title}:{letter.id}"),
            intro=letter_words.which(letter),
        )
