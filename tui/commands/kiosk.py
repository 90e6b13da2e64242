"""What `worrybox` alone does: the kiosk, after set-up where there is no school yet."""

import gc
import sys
from typing import TYPE_CHECKING

import click

from tui.data_folder import DataFolder

if TYPE_CHECKING:
    from store.errors import WorryBoxError
    from store.home import Home


def start(folder: DataFolder, language: str = "") -> int:
    """Run the kiosk until staff leave it and return its exit status."""
    # Nothing made while starting is thrown away: looking for rubbish would only take time.
    # The kiosk looks again once its first page stands.
    gc.disable()
    opened, status = _opened(folder)
    if opened is None:
        return status
    with opened as home:
        if not home.desk.has_school:
            from tui.set_up_app import run_set_up

            status, made = run_set_up(home, folder.log)
            if not made:
                return status
        from tui.kiosk import Kiosk

        if home.waits_to_join:
            from tui.waiting_app import run_waiting

            status, let_in = run_waiting(home, folder.log)
            if not let_in:
                return status

        home.refuse_children()
        return Kiosk(home, log=folder.log, language=language).serve()


def _opened(folder: DataFolder) -> "tuple[Home | None, int]":
    """Open the folder; what stands in the way is said to a child first, then to staff."""
    from store.errors import HomeBusy, WorryBoxError

    try:
        return folder.open(), 0
    except WorryBoxError as error:
        # Another kiosk on this folder is no fault, and has a page of its own in front of it.
        if sys.stdin.isatty() and not isinstance(error, HomeBusy):
            return _stay(folder, error)
        click.echo("This box is out of order. Please tell a grown-up.", err=True)
        raise


def _stay(folder: DataFolder, wrong: "WorryBoxError") -> "tuple[Home | None, int]":
    """Show a page until the folder can be opened after all."""
    from tui.out_of_order_app import OutOfOrderApp

    app = OutOfOrderApp(folder.open, wrong, may_be_left=folder.is_missing, log=folder.log)
    status = app.serve()
    return app.home, status
