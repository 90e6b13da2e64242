"""`worrybox forms`: the parents' pages, on the internet behind the school's own name."""

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from tui.commands.serving import opened, serving_of, serving_options
from tui.data_folder import DataFolder

if TYPE_CHECKING:
    from store.home import Home

EVERYONE = ("0.0.0.0/0", "::/0")


@click.command()
@serving_options
@click.pass_obj
def command(folder: DataFolder, /, **said: Any) -> None:
    """Serve the parents' form: letters are opened by their codes and answered.

    The data folder is that of a terminal of its own, invited as a parents' form. It holds public
    keys, and neither a name of a child nor an answer that could be read there. /health says
    whether answers can be kept.

    \b
    Exit status:
      0   it was told to end
      1   it cannot be served: the sentence says why
      70  an error nobody expected
    """
    serving = serving_of(said, EVERYONE)
    with opened(folder, "parents' form") as home:
        _refuse_others(home)
        from dataclasses import replace

        from screens.clock import wall_clock
        from screens.parents.site import HEADERS_HERE, Site
        from screens.served.guard import Guard
        from store.consents.parents_slot import ParentsSlot
        from tui.web_server import serve

        site = Site(ParentsSlot(home), wall_clock)
        guard = partial(Guard, said=site.turned, headers=HEADERS_HERE)

        def ready(where: str) -> None:
            click.echo(f"The parents' form is at {where}")

        serve(home, site, replace(serving, guard=guard), folder.log, ready)


def _refuse_others(home: "Home") -> None:
    """Serve the internet only from where nothing can be opened and nothing else is told."""
    from store.errors import Refused

    here = home.desk.school.terminal(home.device.id)
    if here is not None and not home.is_form:
        raise Refused(
            f"This is the data folder of a terminal of the kind “{here.kind}”. Please invite a "
            "parents' form at an office terminal, and enrol it in a folder of its own."
        )
