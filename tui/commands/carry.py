"""`worrybox carry`: one round without a screen."""

from typing import TYPE_CHECKING

import click

from tui.data_folder import DataFolder
from tui.say import say

if TYPE_CHECKING:
    from store.carrying.carry import Carried
    from store.home import Home


@click.command()
@click.pass_obj
def command(folder: DataFolder) -> None:
    """Carry once: what waits here goes out, what others posted comes in.

    The kiosk does this by itself while it runs; this is for a machine without one, or a stick.
    """
    from store.errors import HomeBusy, Refused

    if folder.is_missing:
        raise Refused("There is no school in this data folder yet.")
    try:
        home = folder.open()
    except HomeBusy:
        raise HomeBusy("Worry Box is running on this data folder, and carries by itself.") from None
    with home:
        done = _round(home)
        went = _sentence(f"{_letters(done.sent)} sent, {_letters(done.came)} received.")
        say(f"{went} {_left(home)}")
        if done.went_on:
            say(_went_on(done.went_on))


def _round(home: "Home") -> "Carried":
    from screens.clock import wall_clock
    from store.carriers.address import carrier_at
    from store.carrying import carry
    from store.carrying.last_round import note_trouble
    from store.errors import Refused, Unreachable
    from store.terminals import settings

    address = settings.get(home.desk.db, settings.CARRIER)
    if not address:
        raise Refused("No carrier is set for this terminal. Run worrybox carrier use ADDRESS.")
    carrier = carrier_at(address, home.desk.id)
    try:
        done = carry.carry(home, carrier, wall_clock(), again=True)
    except Unreachable as error:
        note_trouble(home, str(error))
        raise Unreachable(f"{error} {_left(home)}") from None
    carrier.close()
    note_trouble(home)
    return done


def _left(home: "Home") -> str:
    """Say what still waits here, and whether this terminal waits itself."""
    from store.carrying.last_round import last_round

    last = last_round(home)
    waits = last.waiting if last else 0
    wait = "waits" if waits == 1 else "wait"
    said = _sentence(f"{_letters(waits)} {wait} here for an office to sign.")
    if home.waits_to_join:
        said += " This terminal waits to be let in."
    return said


def _went_on(number: int) -> str:
    return (
        "This terminal was put back from a copy of its files. It went on from letter "
        f"{number} and sent again what may be missing elsewhere."
    )


def _letters(count: int) -> str:
    return "1 letter" if count == 1 else f"{count or 'no'} letters"


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]
