"""`worrybox keys`: do the keys a child needs arrive?"""

import sys

import click

from tui.data_folder import DataFolder
from tui.say import say

WRONG = 1


@click.command()
@click.pass_obj
def command(folder: DataFolder) -> None:
    """Try every key a child needs, one after another.

    Exit status 1 when one arrives wrongly. Nothing is changed or kept.
    """
    if not sys.stdin.isatty():
        raise click.UsageError("The keys can only be tried at a terminal.")
    from tui.key_test_app import KeyTestApp

    app = KeyTestApp()
    status = app.serve()
    for each in app.wrong:
        say(each.sentence)
    sys.exit(status or (WRONG if app.wrong else 0))
