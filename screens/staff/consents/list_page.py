"""Who must not be published: by class, for every use, to read and to print."""

from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Button

from screens.clock import Clock
from screens.papers.pdf import render
from screens.staff.consents.live_page import LivePage
from screens.staff.consents.words import unopened_words
from screens.staff.desk.carrier_line import CarrierLine
from screens.staff.fetching import fetch
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store import printouts
from store.consents import checking, unseen, uses, wording
from store.consents.uses import Use
from store.dates import written
from store.errors import WorryBoxError
from store.fields import Choice, Field, Kind
from store.roll import book
from store.signing_in.session import Session

ALL = "all"
GROWN_UP, WISH = "grown-up", "wish "
NOBODY = "Everybody on the roll may be shown everywhere."
NO_PUPILS = "No pupil is on the roll yet, so nobody may be published."
LEAD = "A child without an answer may not be shown. As it stands here at {time}; print it anew."
MAKING = "The list is being made. Keys do nothing here until it is saved."
LATE = "{at} (what was said elsewhere could not be fetched: print it anew)"


def not_shown(session: Session, pupil: str, today: date) -> str:
    """Return a line on where a child may not be shown, as every member of staff may read it."""
    forms = wording.current(session.home.desk.db, session.public)
    pictures = [use for use in uses.published(forms).values() if use.pictures]
    against = [use.say for use in pictures if checking.who_blocks(session, [pupil], use.id, today)]
    if not against:
        return "Pictures: may be shown." if pictures else ""
    where = "anywhere" if len(against) == len(pictures) else f"here: {', '.join(against)}"
    return f"Pictures: not to be shown {where}."


class DoNotPublish(LivePage):
    """Children with what they may not be used for; P prints the list of a class."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "grown_up", "Grown-up", id="do_not.add", tooltip="A grown-up's own wish"),
        Binding("e", "end", "End it", id="do_not.end", tooltip="This grown-up's wish is over"),
        Binding("p", "print", "Print", id="do_not.print", tooltip="Print the list"),
    ]

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__(session, clock)
        forms = wording.current(session.home.desk.db, session.public)
        self._uses: dict[str, Use] = uses.published(forms)
        self._making = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take no letters while a list is made: somebody types for the next one already."""
        if self._making and action in ("grown_up", "end", "print", "look_again"):
            return False
        return super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        """Draw the list and what can be done."""
        yield PlainText(f"Do not publish · {self.session.public.school}", classes="title")
        yield PlainText(id="list-lead", classes="quiet")
        yield CarrierLine(id="list-carried")
        yield PlainText(id="list-unopened", classes="warning")
        columns = (Column("Child", 24), Column("Class", 12), Column("Not for"))
        yield Listing(columns, empty=NOBODY, id="do-not")
        with Horizontal(classes="foot"):
            yield Button("Print  P", id="print")
            yield Button("A grown-up  G", id="grown_up")
            yield Button("It is over  E", id="end")
            yield Button("Back  Esc", id="back")

    def show(self) -> None:
        """Read everything anew and show it."""
        if self.session.drawers and self.is_attached:
            self.query_one(CarrierLine).look(self.session.home, self.clock())
            listing = self.query_one(Listing)
            listing.empty = NOBODY if book.find_pupils(self.session) else NO_PUPILS
            listing.show([Row(id, (*cells,), "warning") for id, *cells in self._rows("")])
            said = unopened_words(self.session)
            line = self.query_one("#list-unopened", PlainText)
            line.show(said)
            line.display = bool(said)
            lead = LEAD.format(time=f"{self.clock():%H:%M}")
            self.query_one("#list-lead", PlainText).show(MAKING if self._making else lead)

    def _rows(self, school_class: str) -> list[tuple[str, str, str, str]]:
        """Return id, name, class and the uses that are not permitted, of whom there are some."""
        today, found = self.clock().date(), book.find_pupils(self.session)
        here = [each for each in found if school_class in ("", each.school_class)]
        ids = [each.id for each in here]
        against: dict[str, list[str]] = {}
        for use in self._uses.values():
            for each in checking.who_blocks(self.session, ids, use.id, today):
                against.setdefault(each.id, []).append(use.say)
        return [
            (each.id, each.called, each.school_class, self._all_of(against[each.id]))
            for each in here
            if each.id in against
        ] + [
            (f"{WISH}{each.id}", each.name, GROWN_UP, each.where or "everything")
            for each in checking.wishes(self.session)
        ]

    def _all_of(self, said: list[str]) -> str:
        return "everything" if len(said) == len(self._uses) else ", ".join(said)

    def action_grown_up(self) -> None:
        """Note that a grown-up does not want to be shown."""
        self.ask(
            "A grown-up's own wish",
            unseen.FIELDS,
            self._add,
            form="unseen@",
            intro="It holds at once, for whatever reason.",
        )

    def _add(self, said: dict[str, str]) -> None:
        checking.add_wish(self.session, said, self.clock())
        self.show()

    def action_end(self) -> None:
        """Let the marked grown-up's wish be over."""
        id = (self.query_one(Listing).row_id or "").removeprefix(WISH)
        for each in checking.wishes(self.session):
            if each.id == id:
                self.ask(
                    f"{each.name}'s wish holds no more",
                    unseen.END_FIELDS,
                    lambda said: self._end(id, said),
                    form=f"unseen-end@{id}",
                )

    def _end(self, id: str, said: dict[str, str]) -> None:
        checking.end_wish(self.session, id, said, self.clock())
        self.show()

    def action_print(self) -> None:
        """Print the list of a class, or of all."""
        names = book.class_names(book.find_pupils(self.session))
        classes = (Choice(ALL, "The whole school"), *(Choice(name, name) for name in names))
        fields = (
            Field("class", "For", Kind.CHOICE, True, choices=classes),
            Field("event", "What for (stands on the paper)", limit=80, hint="Sports day"),
            Field("folder", "Save in", required=True, limit=1000),
        )
        folder = str(printouts.usual_folder() / "papers")
        self.ask(
            "Print the list",
            fields,
            self._print,
            form="do-not-publish@",
            values={"class": ALL, "folder": folder},
            save="Print",
        )

    def _print(self, said: dict[str, str]) -> None:
        folder = printouts.folder_named(said["folder"])
        self._made(making=True)
        try:
            fetch(
                self,
                lambda why: self._make(said, folder, why),
                stopped=self._made,
                words="Making the list:",
            )
        except WorryBoxError:
            self._made()
            raise

    def _made(self, *, making: bool = False) -> None:
        """Say that the list is being made, or no longer."""
        self._making = making
        self.show()

    def _make(self, said: dict[str, str], folder: Path, unfetched: str) -> None:
        self.take_in()
        now = self.clock()
        # A paper lies about for longer than a year.
        at = f"{written(now.date().isoformat())} {now:%H:%M}"
        school_class = "" if said["class"] == ALL else said["class"]
        data = {
            "lang": "en",
            "words": {},
            "title": f"Do not publish · {self.session.public.school}",
            "school": self.session.public.school,
            "heading": f"Do not publish: {school_class or 'the whole school'}",
            "event": said.get("event", ""),
            "at": LATE.format(at=at) if unfetched else at,
            "rows": [list(row[1:]) for row in self._rows(school_class)],
        }
        name = printouts.free_name(folder, printouts.file_name("do-not-publish", school_class))

        def made(outcome: Outcome | None) -> None:
            self._made()
            if outcome is None:
                return
            if outcome.error is not None:
                self.app.push_screen(Message("Not printed", str(outcome.error)))
                return
            file = outcome.value
            words = f"{file}\n\nIt holds names: shred it after use."
            self.app.push_screen(Message("Saved", words))

        def draw() -> object:
            return printouts.put(folder, name, render("do-not-publish", data).content)

        self.app.push_screen(Busy("Making the list…", draw), made)
