"""`worrybox enrol`: make this machine a terminal of a school, from a file and four words."""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tui.data_folder import DataFolder
from tui.say import say

if TYPE_CHECKING:
    from store.home import Home
    from store.terminals.enrolment import Invitation

NEXT = (
    "Now a keeper opens People, then Terminals, at an office terminal, and lets {name} in. "
    "A second keeper agrees.\nStart {start} here: it waits, and goes on by itself."
)


@click.command()
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option(
    "--code-file",
    type=click.File("r"),
    metavar="FILE",
    help="Read the four words from this file; - is standard input.",
)
@click.pass_obj
def command(folder: DataFolder, file: Path, code_file: IO[str] | None) -> None:
    """Make this machine a terminal of a school.

    FILE is the invitation that an office terminal made under People, Terminals. The four words
    that were shown there open it. The data folder must be empty.
    """
    _refuse_a_used(folder.path)
    invitation = _opened(folder, _content(file), code_file)
    from screens.staff.terminals.terminal_words import KIND_DOES, KIND_NAMES
    from store.crypto.stretch import STANDARD
    from store.terminals.enrolment import join

    with join(folder.path, invitation, folder.effort or STANDARD) as home:
        kind = KIND_NAMES[invitation.kind].lower()
        say(f"This machine is now {invitation.name}, and waits to be let in.")
        say(f"Its kind: {kind}. {KIND_DOES[invitation.kind]}")
        _carry(home, invitation.carrier)
    start = "worrybox forms" if invitation.kind == "forms" else "worrybox"
    say(NEXT.format(name=invitation.name, start=start))


def _refuse_a_used(path: Path) -> None:
    from store.errors import Refused

    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise Refused(f"There is something in the data folder {path} already. Please name another.")


def _content(file: Path) -> bytes:
    from store.errors import Refused

    try:
        return file.read_bytes()
    except OSError:
        raise Refused("The file cannot be read.") from None


def _opened(folder: DataFolder, content: bytes, code_file: IO[str] | None) -> "Invitation":
    """Open the invitation; somebody at the keyboard may try the words again."""
    from store.errors import BadCode

    while True:
        typed = code_file.read() if code_file else click.prompt("The four words", err=True)
        try:
            return _unlock(folder, content, typed)
        except BadCode as error:
            if code_file:
                raise
            say(str(error), error=True)


def _unlock(folder: DataFolder, content: bytes, typed: str) -> "Invitation":
    from store.crypto.codes import typed_words
    from store.crypto.stretch import LEAST, STANDARD
    from store.terminals.enrolment import unlock

    say("Opening the invitation…", error=True)
    least = min(LEAST, folder.effort or STANDARD)
    return unlock(content, " ".join(typed_words(typed)), least)


def _carry(home: "Home", address: str) -> None:
    """Send the answer on its way, if the carrier is there already."""
    from screens.clock import wall_clock
    from store.carriers.address import carrier_at
    from store.carrying import carry
    from store.errors import Refused, Unreachable

    if not address:
        say("It knows no way to the others yet: run worrybox carrier use ADDRESS.")
        return
    try:
        carrier = carrier_at(address, home.desk.id)
        carry.carry(home, carrier, wall_clock())
        carrier.close()
    except (Unreachable, Refused) as error:
        say(f"Its answer has not gone yet. {error} It is tried again when worrybox runs.")
    else:
        say("Its answer is on the way.")
