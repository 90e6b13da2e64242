"""Drawing letters in a thread; Esc ends it at once, and nothing was made."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from screens.counted import counted
from screens.papers import letters as paper
from screens.papers.pdf import Pdf
from screens.staff.base import StaffScreen
from screens.staff.folder import absolute
from screens.staff.slow_work import Outcome, Stoppable
from screens.widgets.dialogs import Message
from store import printouts
from store.consents import printing
from store.consents.letters import Letter
from store.consents.printing import Copy
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind
from store.school.public_list import PublicList
from store.terminals import settings
from store.terminals.settings import BOTH_SIDES, ONE_SIDE

SIDES = (
    Choice(BOTH_SIDES, "On both sides of each sheet"),
    Choice(ONE_SIDE, "On one side"),
)
FIELDS = (
    Field("sides", "How will they be printed?", Kind.CHOICE, True, choices=SIDES),
    Field(
        "folder",
        "Save in",
        required=True,
        limit=1000,
        hint="On a stick, for example. Delete the file once it is printed.",
    ),
)
INTRO = (
    "One file: a page to try the printer with, then each class with its cover sheet and letters. "
    "What goes into no child's bag comes last. What was printed of these letters before opens "
    "nothing any more."
)


class DrawingLetters(Stoppable):
    """Draws letters; until the file is written Esc stops it, and nothing has changed."""

    def __init__(
        self, public: PublicList, copies: Sequence[Copy], now: datetime, *, both_sides: bool
    ) -> None:
        count = len(copies)
        words = f"Drawing {count:,} letters… Esc stops." if count > 1 else "Drawing the letter…"

        def draw() -> Pdf:
            return paper.draw(public, copies, now, lambda: self.is_stopped, both_sides=both_sides)

        super().__init__(words, draw)


def print_letters(screen: StaffScreen[Any], found: Sequence[Letter]) -> None:
    """Ask how and where to, draw letters with fresh codes, and keep the print.

    On which sides the printer here prints is remembered.
    """
    db = screen.session.home.desk.db
    sides = settings.get(db, settings.SIDES)

    def chosen(said: dict[str, str]) -> None:
        folder = absolute(said["folder"])
        settings.put(db, settings.SIDES, said["sides"])
        copies = printing.copies(screen.session, found)
        now, both = screen.clock(), said["sides"] == BOTH_SIDES
        job = DrawingLetters(screen.session.public, copies, now, both_sides=both)
        screen.app.push_screen(job, lambda outcome: _drawn(screen, copies, folder, outcome))

    def begin() -> None:
        printing.copies(screen.session, found)
        screen.ask(
            "Print one letter" if len(found) == 1 else "Print letters",
            FIELDS,
            chosen,
            form="letters@print",
            values={"folder": str(printouts.usual_folder() / "letters"), "sides": sides},
            intro=INTRO,
            save="Make",
            ready=bool(sides),
            sure=lambda said: _judge(said["folder"]),
        )

    screen.attempt(begin)


def _judge(typed: str) -> None:
    try:
        printouts.judge_folder(absolute(typed))
    except Refused as error:
        raise Incomplete({"folder": str(error)}) from None


def _drawn(
    screen: StaffScreen[Any], copies: Sequence[Copy], folder: Path, outcome: Outcome | None
) -> None:
    if outcome is None:
        return
    if outcome.error is not None:
        screen.app.push_screen(Message("Not made", str(outcome.error)))
        return
    now, kept, pdf = screen.clock(), list[Path](), outcome.value
    name = f"letters-{now:%Y-%m-%d}.pdf"

    def keep() -> None:
        kept.append(printing.keep(screen.session, copies, pdf.content, folder, name, now))

    if not screen.attempt(keep):
        return
    screen.post_message(StaffScreen.CarryNow())
    words = [f"{counted(len(copies), 'letter')} in {kept[0]}."]
    if apart := sum(each.apart for each in copies):
        words.append(
            f"The last {counted(apart, 'letter')} go into no child's bag: send them another way."
            if apart > 1
            else "The last letter goes into no child's bag: send it another way."
        )
    words += [
        "Print the first page alone first, and try its square with a phone.",
        "The file holds codes that open forms: delete it once it is printed. "
        "If the print breaks off, print the letters here again.",
    ]
    if pdf.undrawn:
        words.append(f"No letter shape is here for: {' '.join(sorted(pdf.undrawn))}")
    screen.app.push_screen(Message("Ready to print", "\n\n".join(words)))
