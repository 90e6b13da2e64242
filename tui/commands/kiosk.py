"""What `worrybox` alone does: the kiosk, after set-up where there is no school yet."""

import gc
from typing import TYPE_CHECKING

import click

from tui.data_folder import DataFolder

if TYPE_CHECKING:
    from store.home import Home


def start(folder: DataFolder) -> int:
    """Run the kiosk until staff leave it and return its exit status."""
    # Nothing made while starting is thrown away: looking for rubbish would only take time.
    # The kiosk looks again once its first page stands.
    gc.disable()
    with _opened(folder) as home:
        if not home.desk.has_school:
            from tui.set_up_app import run_set_up

            status, made = run_set_up(home, folder.log)
            if not made:
                return status
        from tui.kiosk import Kiosk

        return Kiosk(home, log=folder.log).serve()


def _opened(folder: DataFolder) -> "Home":
    """Open the folder; what stands in the way is said to a child first, then to staff."""
    from store.errors import WorryBoxError

    try:
        return folder.open()
    except WorryBoxError:
        click.echo("This box is out of order. Please tell a grown-up.", err=True)
        raise
