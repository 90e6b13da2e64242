"""`worrybox check`: is everything still what was written?"""

import sys
from typing import IO

import click

from tui.data_folder import DataFolder
from tui.person import sign_in_by_name
from tui.say import say

FOUND, REFUSED = 1, 2
WELL_SO_FAR = (
    "What was looked into is well. Whether anything is missing or changed in a drawer is seen only "
    "with somebody who opens it (--person NAME). Not looked into:"
)
THERE = "It looks at a printed record too: sign in there, press / and type the code or the file."


@click.command()
@click.option("--person", metavar="NAME", help="Look into the drawers of this person as well.")
@click.option(
    "--pin-file",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Read that person's PIN from the first line of a file (- for standard input).",
)
@click.option(
    "--record",
    metavar="FILE_OR_CODE",
    help="Tell whether a printed record (its PDF, or the code on it) is what was printed.",
)
@click.pass_obj
def command(
    folder: DataFolder, person: str | None, pin_file: IO[str] | None, record: str | None
) -> None:
    """Check that everything is still what was written.

    Signatures, chains, the history of the public list, every summary against a fresh fold, and
    SQLite's own integrity. Drawers are sealed: name a person to look into theirs. With --record
    only a printed record is checked, against the drawers of that person.

    Exit status: 0 all that was looked into is well, 1 something is wrong and a sentence names
    it, 2 it could not be looked into.
    """
    from store.errors import Damaged, HomeBusy, WorryBoxError

    if pin_file and not person:
        raise click.UsageError("--pin-file goes with --person.")
    if not folder.is_used:
        _refuse("There is no school in this data folder yet.")
    found: list[str] = []
    refusal = left = ""
    if record and not person:
        raise click.UsageError("--record goes with --person: which case it is, is sealed.")
    try:
        if record and person:
            _check_record(folder, person, pin_file, record, found)
        else:
            left = _check(folder, person, pin_file, found)
    except Damaged as error:
        found.append(f"{error} The rest was not looked into.")
    except HomeBusy as error:
        refusal = f"{error} {THERE}" if record else str(error)
    except WorryBoxError as error:
        refusal = str(error)
    for sentence in found:
        say(sentence)
    if refusal:
        _refuse(refusal)
    if found:
        sys.exit(FOUND)
    if not record:
        click.echo(f"{WELL_SO_FAR} {left}." if left else "All is well.")


def _check(
    folder: DataFolder, person: str | None, pin_file: IO[str] | None, found: list[str]
) -> str:
    """Look into everything; what is found is added to `found` as it is found.

    Returns which drawers nobody has looked into.
    """
    from store import checkup

    with folder.open() as home:
        found += checkup.check_open(home, _say)
        for sentence in checkup.remarks(home):
            _say(sentence, "")
        if not home.desk.has_school:
            return ""
        session = sign_in_by_name(home, person, pin_file) if person else None
        try:
            found += checkup.check_session(session, _say) if session else []
            return checkup.not_looked_into(home, session)
        finally:
            if session:
                session.lock()


def _check_record(
    folder: DataFolder, person: str, pin_file: IO[str] | None, record: str, found: list[str]
) -> None:
    """Look into a printed record; what is not as it was printed is added to `found`."""
    from screens.record_check import named, verdict
    from store.cases import printed

    code, content, lines = named(record)
    with folder.open() as home:
        session = sign_in_by_name(home, person, pin_file)
        try:
            said = printed.verify(session, code, content, lines)
            for sentence in verdict(said, session.public):
                click.echo(sentence)
            found += [f"NOT AS PRINTED: {sentence}." for sentence in said.wrong]
        finally:
            session.lock()


def _say(what: str, before: str = "Looking at ") -> None:
    say(f"{before}{what}", error=True)


def _refuse(sentence: str) -> None:
    say(sentence, error=True)
    sys.exit(REFUSED)
