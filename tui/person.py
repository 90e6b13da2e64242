"""Signing somebody in at the command line."""

from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from store.home import Home
    from store.signing_in.session import Session


def sign_in_by_name(home: "Home", name: str, pin_file: IO[str] | None) -> "Session":
    """Sign in somebody who has signed in at this terminal before; their PIN is asked for.

    Raises:
        Refused: nobody is called so, the PIN is a first one, or no drawer lies here.
        WrongPin: it is another PIN.
    """
    from screens.clock import wall_clock
    from store.errors import Refused
    from store.signing_in import sign_in
    from store.signing_in.session import Session

    wanted = name.strip().casefold()
    ids = [each.id for each in sign_in.names(home) if each.name.casefold() == wanted]
    if not ids:
        raise Refused(f"Nobody called {name} can sign in here.")
    attempt = sign_in.begin(home, ids[0])
    if pin_file:
        pin = pin_file.readline().strip()
    else:
        pin = click.prompt("PIN", hide_input=True, err=True)
    found = sign_in.finish(home, attempt.unlock(pin), wall_clock())
    if isinstance(found, sign_in.FirstSignIn):
        raise Refused("This is a first PIN. Please sign in at the kiosk and choose your own.")
    if not isinstance(found, Session):
        raise Refused("No drawer lies at this terminal. Please run it at an office terminal.")
    return found
