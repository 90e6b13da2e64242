"""A file of a case, looked at in here: nothing of it lies in the clear on the disk."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from screens import drawing
from screens.clock import Clock
from screens.papers import looking_papers
from screens.staff.base import StaffScreen
from screens.staff.cases.making_form import make_form
from screens.staff.key_line import BACK, Key, KeyLine
from screens.staff.looking import looking_words
from screens.staff.slow_work import Busy, Outcome
from screens.times import moment
from screens.widgets.dialogs import Message
from screens.widgets.drawn_picture import DrawnPicture
from screens.widgets.plain import PlainText
from store import printouts
from store.cases.case import Case
from store.errors import Refused, WorryBoxError
from store.looking import file_kinds, files
from store.looking.file_kinds import OFFICE, PDF, PICTURE, TEXT
from store.looking.noted import FILE_PRINTED
from store.signing_in.session import Session

MOST_TEXT = 200_000
"""So many characters of a text are shown."""
LOOK_AGAIN = 2.0
"""After so many seconds it is asked again whether the file may be looked at."""
NOT_HERE = (
    "This kind of file cannot be shown in here: a program made for it would write it to the disk. "
    "S saves it outside, with why."
)
OUTSIDE = "It lies there for everybody to read. Delete it when it is not needed any more."


class FilePage(StaffScreen[str | None]):
    """One file: read or drawn, with what is known of it above.

    Ends with why it was closed, where somebody closed the files of the case meanwhile.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s", "save", "Save outside", id="file.save", tooltip="Save it in a folder, with why"
        ),
        Binding("p", "print", "Print", id="file.print", tooltip="A page with lines to sign"),
        Binding("n", "page(1)", "Next page", id="file.next", tooltip="The next page of a PDF"),
        Binding("b", "page(-1)", "Page before", id="file.before", tooltip="The page before"),
    ]

    def __init__(self, session: Session, clock: Clock, drawer: str, case: str, file: str) -> None:
        super().__init__(session, clock)
        self._drawer, self._case = drawer, case
        self.file, self._content = files.view(
            session.drawer(drawer), self._found(session), file, clock()
        )
        self.kind = file_kinds.kind(self.file.kind)
        self._page = 1

    def _found(self, session: Session) -> Case:
        case = session.drawer(self._drawer).get(self._case)
        if not isinstance(case, Case):
            raise Refused("This is not in its drawer any more.")
        return case

    def compose(self) -> ComposeResult:
        """Draw what is known of it, then the file."""
        file, public, now = self.file, self.session.public, self.clock()
        by = f"{public.name_of(file.by)}, {moment(file.at, now)}"
        yield PlainText(file.said.get("what", ""), classes="title")
        yield PlainText(
            f"{file.name} · {looking_words.about_file(file)} · put here by {by}", classes="quiet"
        )
        yield PlainText(f"SHA-256 {file.sha256}", classes="quiet", id="file-hash")
        if self.kind.shown in (PICTURE, PDF):
            yield DrawnPicture(id="picture")
        else:
            with VerticalScroll(id="file-text", classes="pane", can_focus=True):
                yield PlainText(self._text())
        yield PlainText(id="file-note", classes="quiet")
        yield KeyLine(self._keys(), id="file-foot")

    def on_mount(self) -> None:
        """Draw it, and look again and again whether it may be looked at."""
        self.query("#picture, #file-text").first().focus()
        self.set_interval(LOOK_AGAIN, self._look_again)
        if self.kind.shown in (PICTURE, PDF):
            self.call_after_refresh(self._draw)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let pages be turned only where there are some."""
        if action == "page":
            return self.kind.shown == PDF
        if action == "print":
            return self.kind.shown == PICTURE
        return super().check_action(action, parameters)

    def _keys(self) -> tuple[Key, ...]:
        keys = [Key("save", "S", "Save outside")]
        if self.kind.shown in (PICTURE, PDF):
            keys = [Key("larger", "+", "Larger"), Key("smaller", "-", "Less"), *keys]
        if self.kind.shown == PICTURE:
            keys.append(Key("print", "P", "Print"))
        if self.kind.shown == PDF:
            keys = [Key("page(1)", "N", "Next page"), Key("page(-1)", "B", "Before"), *keys]
        return (*keys, *BACK)

    def _text(self) -> str:
        if self.kind.shown != TEXT:
            return NOT_HERE if self.kind.shown == OFFICE else f"A {self.kind.name}. {NOT_HERE}"
        text = file_kinds.as_text(self._content)
        more = f"\n\n(The first {MOST_TEXT} characters of {len(text)}.)"
        return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + more

    def _draw(self) -> None:
        picture = self.query_one(DrawnPicture)
        page = self._page if self.kind.shown == PDF else 0
        wide, high = picture.size.width, 2 * picture.size.height
        content = self._content
        busy = Busy("Drawing it…", lambda: drawing.drawn(content, wide, high, page))
        self.app.push_screen(busy, self._drawn)

    def _drawn(self, outcome: Outcome | None) -> None:
        if outcome is None:
            return
        if outcome.error is not None:
            if self._page > 1:
                self._page -= 1
            self._say(str(outcome.error))
            return
        self.query_one(DrawnPicture).show(outcome.value)
        page = f"Page {self._page}. " if self.kind.shown == PDF else ""
        self._say(f"{page}Arrows move about once it is larger.")

    def _say(self, sentence: str) -> None:
        self.query_one("#file-note", PlainText).show(sentence)

    def _look_again(self) -> None:
        """Close the page at once when the files of the case were closed meanwhile."""
        try:
            closed = self._found(self.session).files_closed
        except WorryBoxError as error:
            closed = str(error)
        if not closed:
            return
        self._content = b""
        if self.is_active:
            self.dismiss(closed)

    def action_page(self, by: int) -> None:
        """Show another page of a PDF."""
        if self._page + by >= 1:
            self._page += by
            self._draw()

    def action_print(self) -> None:
        """Make a page with the picture, what is known of it, and lines to sign on."""
        drawer, public = self.session.drawer(self._drawer), self.session.public

        def form() -> looking_papers.Form:
            # Asked anew: the files may have been closed since the page was opened.
            case, now = self._found(self.session), self.clock()
            file, content = files.view(drawer, case, self.file.id, now)
            return looking_papers.picture(public, case, file, content, now)

        title = f"Print: {self.file.name}"
        self.attempt(lambda: make_form(self, drawer, self._case, title, form, kind=FILE_PRINTED))

    def action_save(self) -> None:
        """Save it in the clear in a folder, with why."""
        self.ask(
            "Save outside",
            files.SAVE_FIELDS,
            self._save,
            form=f"save@{self.file.id}",
            values={"folder": str(printouts.usual_folder())},
            intro=f"{self.file.name}. {OUTSIDE}",
            save="Save it there",
        )

    def _save(self, said: dict[str, str]) -> None:
        drawer = self.session.drawer(self._drawer)
        case = self._found(self.session)
        path: Path = files.save(drawer, case, self.file.id, said, self.clock())
        self.app.push_screen(Message("Saved", f"{path}\n\n{OUTSIDE}"))

    @on(KeyLine.Pressed, "#file-foot")
    def _foot_pressed(self, event: KeyLine.Pressed) -> None:
        if event.key in ("larger", "smaller"):
            self.query_one(DrawnPicture).action_zoom(1 if event.key == "larger" else -1)
