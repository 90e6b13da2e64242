"""Taking in a list: which file it is, then what its columns mean."""

from pathlib import Path

from screens.staff.base import StaffScreen
from screens.staff.roll.import_page import ImportPage
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from store import printouts
from store.errors import Incomplete, Refused
from store.fields import Field, Kind
from store.roll import taking_in
from store.roll.reading import read_file
from store.roll.sheet import content_of

INTRO = (
    "Save a list of pupils, with parents if you like, from the school's system as CSV, Excel or a "
    "Common Transfer File. You see what would change before anything does."
)
FIELDS = (
    Field("file", "File", required=True, hint="/media/stick/pupils.csv", limit=1000),
    Field(
        "whole",
        "Does it hold the whole school?",
        Kind.YES_NO,
        True,
        hint="Yes: those who are not in it are shown, and you say who has left.",
    ),
)


def ask(page: StaffScreen[None]) -> None:
    """Ask for the file, read it, and show what its columns mean."""

    def chosen(said: dict[str, str]) -> None:
        path = _path(said["file"])
        job = Busy("Reading the file…", lambda: read_file(path))
        page.app.push_screen(job, lambda outcome: _read(page, outcome, said["whole"] == "yes"))

    page.ask(
        "Take in a list",
        FIELDS,
        chosen,
        form="roll@import",
        values={"file": f"{printouts.usual_folder()}/", "whole": "yes"},
        intro=INTRO,
        save="Read it",
        sure=lambda said: _judge(said["file"]),
    )


def _judge(typed: str) -> None:
    try:
        content_of(_path(typed))
    except Refused as error:
        raise Incomplete({"file": str(error)}) from None


def _read(page: StaffScreen[None], outcome: Outcome | None, whole: bool) -> None:
    if outcome is None:
        return
    if outcome.error is not None:
        page.app.push_screen(Message("Not read", str(outcome.error)))
        return
    sheet = outcome.value

    def show() -> None:
        columns = taking_in.columns_of(page.session, sheet)
        page.app.push_screen(ImportPage(page.session, page.clock, sheet, columns, whole=whole))

    page.attempt(show)


def _path(typed: str) -> Path:
    try:
        return Path(typed.strip().strip("\"'")).expanduser()
    except RuntimeError:
        return Path(typed.strip())
