"""The command line: `worrybox` alone starts the kiosk, each further command has its own file."""

import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import IO, Any

import click

from tui import environment
from tui.data_folder import DataFolder, usual_place
from tui.say import say

FAILED = 1
STOPPED = 70
"""The exit status after an error nobody expected."""

COMMANDS = {
    "carrier": "Make ready what envelopes travel through.",
    "carry": "Send and fetch envelopes once, without a screen.",
    "check": "Check that everything is still what was written.",
    "demo": "Try a made-up school.",
    "enrol": "Make this machine a terminal of a school.",
    "forms": "Let parents answer letters in their browsers.",
    "import-roll": "Take in pupils and parents from a list.",
    "keys": "Try whether every key arrives.",
    "letters": "Make letters to parents to print.",
    "print": "Make papers to print, for staff and children.",
    "setup": "Set up a school.",
    "sound": "Read pages aloud here, or not.",
    "tell": "Tell something, in plain lines too.",
    "web": "Let pupils tell in browsers of the school's network.",
}
"""Every command with its line in the help; its file is read when it is called."""


class Failure(click.ClickException):
    """Something the store refused, said in one sentence."""

    exit_code = FAILED

    def show(self, file: IO[Any] | None = None) -> None:
        """Say the sentence."""
        say(self.message, error=True)


class Commands(click.Group):
    """The commands, none of which is imported before it is called."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Make the environment safe, then run; nothing anybody typed is ever printed."""
        environment.close(os.environ)
        with ExitStack() as stack:
            stack.push(_last_resort)
            return super().main(*args, **kwargs)
        sys.exit(STOPPED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, for the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import a command."""
        if name not in COMMANDS:
            return None
        command = import_module(f"tui.commands.{name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run; what the store refuses becomes one sentence."""
        from store.errors import WorryBoxError

        try:
            return super().invoke(ctx)
        except WorryBoxError as error:
            raise Failure(str(error)) from None


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="WORRYBOX_HOME",
    metavar="DIR",
    help="The data folder. Else $WORRYBOX_HOME, else the usual place of this platform.",
)
@click.version_option(package_name="worrybox", prog_name="worrybox", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, home: Path | None) -> None:
    """Worry Box: a child tells a trusted adult about a worry, and somebody answers.

    Without a command it starts the kiosk; without a school, setting one up comes first.
    """
    given = ctx.obj or DataFolder(Path())
    ctx.obj = replace(given, path=home or usual_place())
    if ctx.invoked_subcommand is None:
        from tui.commands.kiosk import start

        ctx.exit(start(ctx.obj))


def _last_resort(
    kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
) -> bool:
    """Say one neutral line instead of a traceback."""
    if not isinstance(error, Exception):
        return False
    from tui import last_words

    click.echo(f"Worry Box stopped: {last_words.describe(error)[0]}.", err=True)
    return True
