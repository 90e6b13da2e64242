"""`worrybox carrier use`: which way this terminal takes to the others."""

import click

from tui.data_folder import DataFolder
from tui.say import say


@click.command()
@click.argument("address", metavar="ADDRESS|none")
@click.pass_obj
def command(folder: DataFolder, address: str) -> None:
    """Set the way this terminal takes to the school's others, or none.

    ADDRESS is folder:/path or postgresql://... as docs/carriers.md says.
    """
    from store.carriers.address import carrier_at
    from store.errors import Refused
    from store.terminals import settings

    if folder.is_missing:
        raise Refused("There is no school in this data folder yet.")
    with folder.open() as home:
        school = home.desk.id if home.desk.has_school else ""
        if not school:
            raise Refused("There is no school in this data folder yet.")
        if address != "none":
            carrier_at(address, school)
        settings.put(home.desk.db, settings.CARRIER, "" if address == "none" else address)
        settings.put(home.desk.db, settings.TROUBLE, "")
        terminal = home.device.id
    if address == "none":
        say("This terminal carries nothing any more.")
    else:
        say(f"It is used from now on. Its school is {school} there, itself {terminal}.")
