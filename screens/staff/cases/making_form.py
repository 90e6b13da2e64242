"""A paper about one case: made, saved in a folder that somebody names, and noted in the case."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens.papers.looking_papers import Form
from screens.papers.pdf import Pdf, render
from screens.staff.base import StaffScreen
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from store import printouts
from store.cases import papers_made
from store.drawers.drawer import Drawer
from store.fields import Field
from store.looking.noted import PAPER

FOLDER = Field(
    "folder",
    "Save in",
    required=True,
    hint="On a stick, for example. It is made if it is not there.",
    limit=1000,
)
CLEAR = "It lies there for everybody to read: print it, then delete the file."


def make_form(
    page: StaffScreen[Any],
    drawer: Drawer,
    case: str,
    title: str,
    form: Callable[[], Form],
    then: Callable[[], None] | None = None,
    intro: str = "",
    kind: str = PAPER,
) -> None:
    """Have a folder named, make the paper there, say where it is, and go on with `then`.

    `intro` says which paper, where a case has several of the same kind; `kind` is noted of it.

    Raises:
        Refused: whoever is signed in does not make this kind of paper of this case.
    """
    papers_made.refuse(page.session.public, drawer, case, kind)

    def go_on(_: object = None) -> None:
        if then is not None:
            then()

    def made(outcome: Outcome | None, folder: Path, filled: Form) -> None:
        if outcome is None:
            return
        if outcome.error is not None:
            page.app.push_screen(Message("Not made", str(outcome.error)), go_on)
            return
        page.attempt(lambda: saved(outcome.value, folder, filled))

    def saved(pdf: Pdf, folder: Path, filled: Form) -> None:
        name = printouts.free_name(folder, filled.file)
        papers_made.note(drawer, case, title, str(folder), page.clock(), kind)
        file = printouts.put(folder, name, pdf.content)
        page.app.push_screen(Message("Saved", f"{file}\n\n{CLEAR}"), go_on)

    def asked(said: dict[str, str]) -> None:
        folder, filled = printouts.folder_named(said["folder"]), form()
        busy = Busy("Making the page…", lambda: render(filled.template, filled.data()))
        page.app.push_screen(busy, lambda outcome: made(outcome, folder, filled))

    page.ask(
        title,
        (FOLDER,),
        asked,
        form=f"paper:{title}@{case}",
        values={"folder": str(printouts.usual_folder() / "papers")},
        intro=f"{intro} {CLEAR}".strip(),
        save="Make it",
        ready=True,
    )
