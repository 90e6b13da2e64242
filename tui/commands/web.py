"""`worrybox web`: the pupils' pages in browsers of the school's own network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.commands.serving import HERE_ONLY, opened, serving_of, serving_options
from tui.data_folder import DataFolder
from tui.say import say

if TYPE_CHECKING:
    from screens.web.aloud import Aloud
    from screens.web.site import Site
    from store.home import Home
    from tui.web_server import Serving

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@serving_options
@click.option(
    "--allow",
    multiple=True,
    metavar="NETWORK",
    help="Let only this network in, as 10.1.0.0/16. Can be given several times. "
    "Without it: every private network.",
)
@click.option(
    "--pictures", type=FOLDER, help="The school's own pictures and photos of its grown-ups."
)
@click.pass_obj
def command(folder: DataFolder, /, **said: Any) -> None:
    """Serve the pupils' pages to browsers on the school's network.

    The data folder is that of a terminal of its own, invited as a classroom: nothing that was
    told can be read there. What an address ends with says how a device looks and which class it
    belongs to: /?look=cream+large&class=Oak

    \b
    Exit status:
      0   it was told to end
      1   it cannot be served: the sentence says why
      70  an error nobody expected
    """
    allow, pictures = said.pop("allow"), said.pop("pictures")
    serving = serving_of(said, allow)
    with opened(folder, "classroom") as home:
        _refuse_an_office(home, serving)
        home.refuse_children()
        from dataclasses import replace
        from functools import partial

        from screens.served.guard import Guard
        from screens.web.turned_away import OFTEN
        from tui.web_server import serve

        site = _site(home, serving, pictures)
        guarded = replace(serving, guard=partial(Guard, said=site.turned, often=OFTEN))

        def ready(where: str) -> None:
            click.echo(f"The pages are at {where}")

        serve(home, site, guarded, folder.log, ready)


def _site(home: "Home", serving: "Serving", pictures: Path | None) -> "Site":
    from screens.clock import wall_clock
    from screens.web.pictures import NO_PICTURES, names_of_pictures, read_folder
    from screens.web.site import Site
    from store.letterbox.intake import Intake

    def waiting() -> bool:
        return home.waits_to_join

    own = NO_PICTURES
    if pictures:
        own = read_folder(pictures, names_of_pictures(home.desk.school))
    for sentence in own.refused:
        say(sentence, error=True)
    aloud = _aloud(home)
    return Site(Intake(home), wall_clock, own, secure=serving.secure, waiting=waiting, aloud=aloud)


def _aloud(home: "Home") -> "Aloud":
    """Return what reads pages aloud, as far as this terminal's setting allows it."""
    from functools import partial

    from screens.web.aloud import Aloud
    from store.languages.clips import clip_of, has_kind
    from store.terminals import settings
    from tui.speech.players import OGG
    from tui.speech.waves import Waves, trouble

    way = settings.get(home.desk.db, settings.SOUND)
    if not way:
        return Aloud()
    if found := trouble(clips_in_ogg=has_kind(home, OGG)):
        say(found, error=True)
    return Aloud(Waves(partial(clip_of, home)), overheard=way == settings.SPEAKER)


def _refuse_an_office(home: "Home", serving: "Serving") -> None:
    """Serve others only from where nothing can be opened; this machine itself may try it."""
    from store.errors import Refused

    here = home.desk.school.terminal(home.device.id)
    tries = serving.address in HERE_ONLY and not serving.behind_proxy
    if here is not None and here.kind == "office" and not tries:
        raise Refused(
            "This is an office terminal's data folder, and drawers lie in it. Please enrol a "
            "classroom terminal of its own for the browsers."
        )
