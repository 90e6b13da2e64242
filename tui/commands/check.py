"""`worrybox check`: is everything still what was written?"""

import sys
from typing import IO

import click

from tui.data_folder import DataFolder
from tui.person import sign_in_by_name
from tui.say import say

FOUND, REFUSED = 1, 2


@click.command()
@click.option("--person", metavar="NAME", help="Look into the drawers of this person as well.")
@click.option(
    "--pin-file",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Read that person's PIN from the first line of a file (- for standard input).",
)
@click.pass_obj
def command(folder: DataFolder, person: str | None, pin_file: IO[str] | None) -> None:
    """Check that everything is still what was written.

    Signatures, chains, the history of the public list, every summary against a fresh fold, and
    SQLite's own integrity. Drawers are sealed: name a person to look into theirs.

    Exit status: 0 all is well, 1 something is wrong and a sentence names it, 2 it could not be
    looked into.
    """
    from store.errors import Damaged, WorryBoxError

    if pin_file and not person:
        raise click.UsageError("--pin-file goes with --person.")
    if not folder.is_used:
        _refuse("There is no school in this data folder yet.")
    found: list[str] = []
    refusal = ""
    try:
        _check(folder, person, pin_file, found)
    except Damaged as error:
        found.append(f"{error} The rest was not looked into.")
    except WorryBoxError as error:
        refusal = str(error)
    for sentence in found:
        say(sentence)
    if refusal:
        _refuse(refusal)
    if found:
        sys.exit(FOUND)
    click.echo("All is well.")


def _check(
    folder: DataFolder, person: str | None, pin_file: IO[str] | None, found: list[str]
) -> None:
    """Look into everything; what is found is added to `found` as it is found."""
    from store import checkup

    with folder.open() as home:
        found += checkup.check_open(home, _say)
        for sentence in checkup.remarks(home):
            _say(sentence, "")
        if not home.desk.has_school:
            return
        session = sign_in_by_name(home, person, pin_file) if person else None
        try:
            found += checkup.check_session(session, _say) if session else []
            left = checkup.not_looked_into(home, session)
        finally:
            if session:
                session.lock()
    if left:
        _say(f"Not looked into, for want of a PIN that opens them: {left}.", "")


def _say(what: str, before: str = "Looking at ") -> None:
    say(f"{before}{what}", error=True)


def _refuse(sentence: str) -> None:
    say(sentence, error=True)
    sys.exit(REFUSED)
