"""A tiny app behind closed doors, for the tests to attack over a real terminal."""

import json
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable, Input, Label, OptionList, Static, TextArea

from tests.terminal import Terminal
from tui.closed_doors import ClosedDoors

PIN = "-".join(["8472", "9163"])
"""Put together here so that no source line a traceback might quote holds it whole."""

LINKS = "[@click=app.quit]leave by link[/] [@click=app.bell]ring[/] [@click=app.tempt]tempt[/]"


class ClosedApp(ClosedDoors):
    """Shows one text in every kind of widget and does what its input says."""

    CSS = """
    ClosedApp { layers: base; }
    #typed, #area { height: 3; }
    #label, #static, #linked { height: 1; }
    OptionList, DataTable { height: 3; border: none; }
    """

    def __init__(self, log: Path, shown: str) -> None:
        super().__init__(log=log)
        self._shown = shown

    def compose(self) -> ComposeResult:
        yield Input(id="typed")
        yield Label("ready", id="said")
        yield Static(
            "[@click=app.quit]leave by link[/] [@click=app.bell]ring[/] [@click=app.tempt]tempt[/]",
            id="linked",
        )
        yield Static(Content(self._shown), id="static", markup=False)
        yield Label(Content(self._shown), id="label", markup=False)
        yield OptionList(Content(self._shown), markup=False)
        yield DataTable[Content]()
        yield Input(self._shown, id="given")
        yield TextArea(self._shown, id="area")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_column(Text(self._shown))
        table.add_row(Content(self._shown))
        table.border_title = Content(self._shown)
        self.query_one("#typed").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        order = event.value
        event.input.value = ""
        getattr(self, f"do_{order}", self.do_say)(order)

    def action_tempt(self) -> None:
        self.do_say("tempted")

    def do_say(self, words: str) -> None:
        self.query_one("#said", Label).update(Content(f"said {words}"))

    def do_leave(self, _order: str) -> None:
        self.leave()

    def do_toast(self, _order: str) -> None:
        self.notify(self._shown, title=self._shown)
        self.do_say("toasted")

    def do_copy(self, _order: str) -> None:
        self.copy_to_clipboard(PIN)
        self.do_say(f"copied {self.clipboard or 'nothing'}")

    def do_crash(self, _order: str) -> None:
        pin = PIN
        raise ValueError(f"the PIN {pin} of Ayşe")

    def do_exitcrash(self, _order: str) -> None:
        raise SystemExit(f"the PIN {PIN}")

    def do_work(self, _order: str) -> None:
        self._fail()

    def do_stuck(self, _order: str) -> None:
        Path("stuck").touch()
        threading.Event().wait(60)

    @work(thread=True)
    def do_busy(self, _order: str) -> None:
        self.call_from_thread(self.do_say, "busy")
        threading.Event().wait(60)

    def do_thread(self, _order: str) -> None:
        threading.Thread(target=self._raise).start()
        self.do_say("thread")

    def do_callback(self, _order: str) -> None:
        assert self._loop is not None
        self._loop.call_soon(self._raise)
        self.do_say("callback")

    def do_stderr(self, _order: str) -> None:
        os.write(1, PIN.encode())
        os.write(2, PIN.encode())
        self.do_say("stderr")

    @work(thread=True)
    def _fail(self) -> None:
        self._raise()

    def _raise(self) -> None:
        pin = PIN
        raise ValueError(f"the PIN {pin}")


def in_terminal(
    folder: Path,
    shown: str = "hello",
    *,
    columns: int = 80,
    rows: int = 24,
    env: Mapping[str, str] | None = None,
) -> Terminal:
    """Return a terminal that runs the app in the folder, with its log beside it."""
    program = Path(__file__).with_name("run_closed_app.py")
    command: list[str | Path] = [sys.executable, program, folder / "log", json.dumps(shown)]
    return Terminal(command, columns=columns, rows=rows, env=env, cwd=folder)


def order(terminal: Terminal, words: str) -> None:
    """Type words into the app's first field and press enter."""
    terminal.send(words)
    terminal.press("enter")
