"""A paper about one case: made, saved in a folder that somebody names, and noted in the case."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from screens.papers.looking_papers import Form
from screens.papers.pdf import Pdf, render
from screens.papers.pdf_text import lines_of
from screens.papers.record_marks import proof
from screens.staff.base import StaffScreen
from screens.staff.slow_work import Busy, Outcome
from screens.widgets.dialogs import Message
from store import printouts
from store.cases import papers_made, printed
from store.cases.case import Case
from store.cases.printed import Commitment
from store.drawers.drawer import Drawer
from store.errors import WorryBoxError
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


@dataclass(frozen=True)
class _Drawn:
    """A paper that is drawn: where it has a code, what that is bound to and what can be read."""

    pdf: Pdf
    bound: Commitment | None = None
    lines: tuple[str, ...] = ()


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
    One that is bound to a code is recorded as a printed record is.

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

    def saved(drawn: _Drawn, folder: Path, filled: Form) -> None:
        name = printouts.free_name(folder, filled.file)
        content, bound = drawn.pdf.content, drawn.bound
        if bound is None:
            papers_made.note(drawer, case, title, str(folder), page.clock(), kind)
            code = ""
        else:
            said = {"what": filled.bound, "why": "", "covered": []}
            printed.record(drawer, of(), bound, content, drawn.lines, said, page.clock())
            code = f"Its code is {bound.code}.\n\n"
        try:
            file = printouts.put(folder, name, content)
        except WorryBoxError as error:
            if bound is not None:
                printed.take_back(drawer, of(), bound, str(error), page.clock())
            raise
        page.app.push_screen(Message("Saved", f"{file}\n\n{code}{CLEAR}"), go_on)

    def of() -> Case:
        found = drawer.get(case)
        assert isinstance(found, Case)
        return found

    def asked(said: dict[str, str]) -> None:
        folder, filled = printouts.folder_named(said["folder"]), form()
        if not filled.bound:
            busy = Busy("Making the page…", lambda: _Drawn(render(filled.template, filled.data())))
        else:
            data = dict(filled.data())
            bound = printed.commit(drawer, of(), (case,), json.dumps(data), page.clock())
            data |= {"code": bound.code, "proof": proof(page.session.public, bound)}
            busy = Busy("Making the page…", lambda: _bound(filled.template, data, bound))
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


def _bound(template: str, data: dict[str, Any], bound: Commitment) -> _Drawn:
    pdf = render(template, data)
    return _Drawn(pdf, bound, lines_of(pdf.content))
