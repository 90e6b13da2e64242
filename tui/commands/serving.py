"""What the commands that serve pages have in common: where, under which name, for whom."""

from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from store.home import Home
    from tui.data_folder import DataFolder
    from tui.web_server import Serving

HERE_ONLY = ("127.0.0.1", "::1", "localhost")
"""Addresses that only this machine itself can reach."""
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_OPTIONS = (
    click.option(
        "--listen",
        "address",
        default="127.0.0.1",
        show_default=True,
        metavar="ADDRESS",
        help="The address of this machine to listen at.",
    ),
    click.option("--port", default=8443, show_default=True, type=click.IntRange(0, 65535)),
    click.option(
        "--name",
        "names",
        multiple=True,
        metavar="HOST",
        help="A name that browsers use for this machine. Can be given several times.",
    ),
    click.option("--certificate", type=FILE, help="The certificate and its chain (PEM)."),
    click.option("--key", type=FILE, help="Its key (PEM), if that is a file of its own."),
    click.option(
        "--behind-proxy",
        is_flag=True,
        help="A proxy on this machine holds the certificate and says who asks.",
    ),
)


def serving_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where and how to serve."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def serving_of(said: dict[str, Any], allowed: Sequence[str], **more: Any) -> "Serving":
    """Return where and how to serve; `allowed` are the networks that may ask, else private ones.

    Raises:
        Refused: the extra is not installed, the certificate is none, or there is none.
    """
    from store.errors import Refused

    try:
        from screens.served.guard import HOME_NETWORKS, Door, networks
        from tui.web_server import Serving, check_certificate
    except ModuleNotFoundError:
        raise Refused(
            "The pages in a browser are an extra. Install it: pip install 'worrybox[web]'"
        ) from None
    door = Door(networks(allowed or HOME_NETWORKS), said["names"])
    given = {name: value for name, value in said.items() if name != "names"}
    serving = Serving(door, **given, **more)
    if serving.certificate:
        check_certificate(serving.certificate, serving.key)
    elif not serving.behind_proxy and serving.address not in HERE_ONLY:
        raise Refused(
            "Words must not travel in the open: give a --certificate, or use --behind-proxy."
        )
    return serving


def opened(folder: "DataFolder", kind: str) -> "Home":
    """Open the data folder of a terminal; `kind` is what to invite where there is none.

    Raises:
        NoSchool: the folder belongs to no school yet.
    """
    from store.errors import NoSchool

    home = None if folder.is_missing else folder.open()
    if home is not None and home.desk.has_school:
        return home
    if home is not None:
        home.close()
    raise NoSchool(
        f"This data folder belongs to no school yet. Invite a {kind} at an office terminal, "
        "then run worrybox enrol here."
    )
