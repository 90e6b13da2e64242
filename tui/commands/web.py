"""`worrybox web`: the pupils' pages in browsers of the school's own network."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.data_folder import DataFolder

if TYPE_CHECKING:
    from store.home import Home
    from tui.web_server import Serving

HERE_ONLY = ("127.0.0.1", "::1", "localhost")
"""Addresses that only this machine itself can reach."""
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option(
    "--listen",
    "address",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address of this machine to listen at.",
)
@click.option("--port", default=8443, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name that browsers use for this machine. Can be given several times.",
)
@click.option("--certificate", type=FILE, help="The certificate and its chain (PEM).")
@click.option("--key", type=FILE, help="Its key (PEM), if that is a file of its own.")
@click.option(
    "--behind-proxy",
    is_flag=True,
    help="A proxy on this machine holds the certificate and says who asks.",
)
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
    serving = _serving(said)
    with _opened(folder) as home:
        _refuse_an_office(home, serving)
        from tui.web_server import serve

        serve(home, serving, folder.log, lambda where: click.echo(f"The pages are at {where}"))


def _serving(said: dict[str, Any]) -> "Serving":
    from store.errors import Refused

    try:
        from screens.web.guard import HOME_NETWORKS, Door, networks
        from screens.web.pictures import NO_PICTURES, read_folder
        from tui.web_server import Serving, check_certificate
    except ModuleNotFoundError:
        raise Refused(
            "The pages in a browser are an extra. Install it: pip install 'worrybox[web]'"
        ) from None
    allow, pictures = said.pop("allow"), said.pop("pictures")
    door = Door(networks(allow or HOME_NETWORKS), said.pop("names"))
    own = read_folder(pictures) if pictures else NO_PICTURES
    serving = Serving(door, **said, pictures=own)
    if serving.certificate:
        check_certificate(serving.certificate, serving.key)
    elif not serving.behind_proxy and serving.address not in HERE_ONLY:
        raise Refused(
            "Words must not travel in the open: give a --certificate, or use --behind-proxy."
        )
    return serving


def _opened(folder: DataFolder) -> "Home":
    from store.errors import NoSchool

    home = None if folder.is_missing else folder.open()
    if home is not None and home.desk.has_school:
        return home
    if home is not None:
        home.close()
    raise NoSchool(
        "This data folder belongs to no school yet. Invite a classroom at an office terminal, "
        "then run worrybox enrol here."
    )


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
