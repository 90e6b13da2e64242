"""Choosing a file on this computer or a stick: by arrows, by mouse, or by typing where it lies."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.clock import Clock
from screens.staff.base import StaffScreen
from screens.staff.key_line import BACK, Key, KeyLine
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from screens.widgets.plain import PlainText
from store import printouts
from store.errors import Refused
from store.fields import Field
from store.looking import file_kinds, files
from store.signing_in.session import Session

MOST = 500
"""So many of a folder are listed; of a larger one the path is typed."""
UP = ".."
PATH = Field(
    "path", "Where it lies", required=True, limit=1000, hint="For example /media/usb/a.png"
)
EMPTY = "Nothing is in this folder. Backspace goes up, P types where the file lies."
_FOLDER = "folder "
KEYS = (
    Key("choose", "Enter", "Choose"),
    Key("up", "⌫", "Up"),
    Key("stick", "S", "Stick"),
    Key("home", "H", "Home"),
    Key("type_path", "P", "Path"),
)
"""What can be done here; ids are actions, but for the first."""


@dataclass(frozen=True)
class Picked:
    """A file that was chosen, and what is in it."""

    path: Path
    content: bytes

    def written(self, now: datetime) -> str:
        """Return when it was changed last, as a form takes it; nothing where that is not known.

        A camera whose clock is wrong may say that it is still to come: that is not known either.
        """
        with suppress(OSError, ValueError, OverflowError):
            then = datetime.fromtimestamp(self.path.stat().st_mtime, now.tzinfo)
            return f"{then:%Y-%m-%d %H:%M}" if then <= now else ""
        return ""


class FilePicker(StaffScreen[Picked | None]):
    """A folder; Enter opens one, or chooses a file that can be kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "up", "Folder above", id="picker.up"),
        Binding("p", "type_path", "Type a path", id="picker.path", tooltip="Type where it lies"),
        Binding("h", "home", "Home", id="picker.home", tooltip="Go to the home folder"),
        Binding("s", "stick", "Stick", id="picker.stick", tooltip="Go to the stick"),
    ]

    def __init__(self, session: Session, clock: Clock, folder: Path | None = None) -> None:
        super().__init__(session, clock)
        self._folder = folder or printouts.usual_folder()

    def compose(self) -> ComposeResult:
        """Draw where one is, what is there, and what can be done."""
        yield PlainText("Choose a file", classes="title")
        yield PlainText(id="where", classes="quiet")
        columns = (Column("Name"), Column("Size", 8), Column("Changed", 12))
        yield Listing(columns, empty=EMPTY, id="files")
        yield PlainText(f"{file_kinds.TAKEN}, up to 5 MB.", classes="quiet", id="taken")
        yield KeyLine((*KEYS, *BACK), id="picker-foot")

    def on_mount(self) -> None:
        """Show the first folder."""
        self._show()

    def _show(self, first: str = "") -> None:
        try:
            rows = list(self._rows())
        except OSError:
            rows = [Row(UP, ("(this folder cannot be opened)", "", ""), "warning")]
        self.query_one("#where", PlainText).show(str(self._folder))
        listing = self.query_one(Listing)
        listing.show(rows)
        begin = min(1, len(rows) - 1)
        listing.cursor = next((n for n, row in enumerate(rows) if row.id == first), begin)

    def _rows(self) -> Iterator[Row]:
        if self._folder.parent != self._folder:
            yield Row(UP, (".. (the folder above)", "", ""), "quiet")
        with os.scandir(self._folder) as found:
            here = [each for each in found if not each.name.startswith(".")]
        here.sort(key=lambda each: (not _is_folder(each), each.name.casefold()))
        for each in here[:MOST]:
            yield self._row(each)
        if len(here) > MOST:
            yield Row("more", (f"and {len(here) - MOST} more: P types the path", "", ""), "quiet")

    def _row(self, each: "os.DirEntry[str]") -> Row:
        if _is_folder(each):
            return Row(f"{_FOLDER}{each.name}", (f"{each.name}/", "", ""))
        size = changed = ""
        with suppress(OSError):
            facts = each.stat()
            size = file_kinds.in_words(facts.st_size)
            then = datetime.fromtimestamp(facts.st_mtime, self.clock().tzinfo)
            changed = day(then.isoformat(), self.clock())
        end = Path(each.name).suffix.lower().lstrip(".")
        known = any(end in kind.ends for kind in file_kinds.KINDS)
        return Row(each.name, (each.name, size, changed), "" if known else "quiet")

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.row_id == UP:
            self.action_up()
        elif event.row_id.startswith(_FOLDER):
            self._go(self._folder / event.row_id.removeprefix(_FOLDER))
        elif event.row_id != "more":
            self.attempt(lambda: self._take(self._folder / event.row_id))

    def _go(self, folder: Path, first: str = "") -> None:
        self._folder = folder
        self._show(first)

    def _take(self, path: Path) -> None:
        self.dismiss(Picked(path, files.read_in(path)))

    def action_up(self) -> None:
        """Go to the folder above."""
        here = self._folder
        self._go(here.parent, f"{_FOLDER}{here.name}")

    def action_home(self) -> None:
        """Go to the home folder."""
        self._go(Path.home())

    def action_stick(self) -> None:
        """Go to the stick, or say that there is none."""
        stick = printouts.usual_folder()
        if stick == Path.home():
            self.attempt(_no_stick)
        else:
            self._go(stick)

    def action_type_path(self) -> None:
        """Type where the file lies."""
        self.ask("Where it lies", (PATH,), self._typed, form="picker@path", save="Go there")

    def _typed(self, said: dict[str, str]) -> None:
        path = Path(said["path"].strip()).expanduser()
        if path.is_dir():
            self._go(path)
        else:
            self._take(path)

    @on(KeyLine.Pressed, "#picker-foot")
    def _foot_pressed(self, event: KeyLine.Pressed) -> None:
        if event.key == "choose":
            self.query_one(Listing).action_choose()


def _is_folder(each: "os.DirEntry[str]") -> bool:
    try:
        return each.is_dir()
    except OSError:
        return False


def _no_stick() -> None:
    raise Refused("No stick is plugged in, or it is not ready yet. P types where a file lies.")
