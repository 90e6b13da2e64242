"""Saving a paper of set-up in a file, so that it can be printed."""

from pathlib import Path

from textual.widget import Widget

from screens.widgets.ask import Ask
from screens.widgets.dialogs import Message
from store.errors import WorryBoxError
from store.fields import Field
from store.papers import DESTROY, PaperFile

INTRO = "A plain text file that only you can read. A new one: nothing is written over."


def save_for_printing(widget: Widget, title: str, paper: str, file: str) -> None:
    """Ask where to put a paper, and put it there; `file` is the name offered."""
    fields = (Field("path", "File", required=True, limit=1000, hint=DESTROY),)

    def answered(said: dict[str, str] | None) -> None:
        if said is None:
            return
        path = Path(said["path"].strip())
        try:
            path = path.expanduser().absolute()
            PaperFile(path).write(paper)
        except (WorryBoxError, RuntimeError) as error:
            widget.app.push_screen(Message("Not saved", str(error)))
        else:
            widget.app.push_screen(Message("Saved", f"{path}\n\n{DESTROY}"))

    widget.app.push_screen(
        Ask(title, fields, {"path": str(Path.home() / file)}, intro=INTRO), answered
    )
