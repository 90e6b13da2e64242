"""`worrybox carrier`: make ready what envelopes travel through, before any terminal uses it."""

from pathlib import Path

import click

from tui.commands import carrier_use
from tui.say import say

SCHOOL = click.option(
    "--school", required=True, metavar="ID", help="The school's short id, a-z and 0-9."
)


@click.group()
def command() -> None:
    """Make a folder or a database ready to carry sealed envelopes, or say which one is used."""


command.add_command(carrier_use.command, "use")


@command.command(short_help="Mark a folder as a carrier.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def folder(folder: Path) -> None:
    """Mark a folder as a carrier: a share, a synced folder or a stick, plugged in now."""
    from store.carriers.folder_mark import prepare

    new = prepare(folder)
    say(f"{folder} {'is now' if new else 'was already'} a carrier's folder.")


@command.command(short_help="Make a PostgreSQL database a carrier.")
@click.argument("address", default="")
@SCHOOL
@click.option("--add", metavar="TERMINAL", help="Make this terminal's login.")
@click.option(
    "--kind",
    type=click.Choice(["classroom", "office", "forms"]),
    help="What kind of terminal --add makes a login for.",
)
@click.option("--drop", metavar="TERMINAL", help="Take this terminal's login away.")
@click.option("--print", "only_print", is_flag=True, help="Print the SQL and run nothing.")
def postgres(
    address: str, school: str, add: str | None, kind: str | None, drop: str | None, only_print: bool
) -> None:
    """Make a PostgreSQL database ready for a school, or make or take away a terminal's login.

    ADDRESS is postgresql://... as a superuser of the server; the database must be empty or
    already a carrier. With --print a database administrator can read and run it instead.
    """
    from store.carriers.address import run_script

    if bool(add) != bool(kind) or (add and drop):
        raise click.UsageError("--add goes with --kind, and not with --drop.")
    if bool(address) == only_print:
        raise click.UsageError("Give an ADDRESS, or --print.")
    said, text = _script(school, add, kind, drop)
    if only_print:
        click.echo(text, nl=False)
        return
    run_script(address, text)
    say(said)


def _script(school: str, add: str | None, kind: str | None, drop: str | None) -> tuple[str, str]:
    """Return a sentence and the SQL it stands for."""
    from store.carriers.logins import add_terminal, drop_terminal, login_of, make_school

    if add and kind:
        sql = add_terminal(school, add, kind)
        return f"The login {login_of(school, add)} is there. It needs a certificate.", sql
    if drop:
        return f"The login {login_of(school, drop)} is gone.", drop_terminal(school, drop)
    return f"The database is ready for the school {school}.", make_school(school)
