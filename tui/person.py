"""Signing somebody in at the command line."""

from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from store.home import Home
    from store.signing_in.session import Session


def sign_in_by_name(home: "Home", name: str, pin_file: IO[str] | None) -> "Session":
    """Sign in somebody who has signed in at this terminal before; their PIN is asked for.

    Raises:
        Refused: nobody or more than one is called so, the PIN is a first one, or no drawer lies
            here.
        WrongPin: it is another PIN.
    """
    from screens.clock import wall_clock
    from store.errors import Refused
    from store.signing_in import sign_in
    from store.signing_in.session import Session

    attempt = sign_in.begin(home, _whom(home, name))
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


def _whom(home: "Home", typed: str) -> str:
    """Return whom a name means that is typed as people write it: "Mrs Adeyemi", "adeyemi".

    Raises:
        Refused: nobody or more than one is called so; it says who can sign in here.
    """
    from store.drawers.record import words_of
    from store.errors import Refused
    from store.school.typed_names import named
    from store.signing_in import sign_in

    here = sign_in.names(home)
    meant = {each.id for each in named(home.desk.school, typed)}
    found = [each for each in here if each.id in meant]
    in_full = [each for each in found if set(words_of(each.name)) == set(words_of(typed))]
    if len(in_full or found) == 1:
        return (in_full or found)[0].id
    names = ", ".join(each.name for each in found or here)
    if found:
        raise Refused(f"More than one is called {typed}: {names}. Please say the whole name.")
    if not here:
        raise Refused("Nobody can sign in at this terminal yet.")
    raise Refused(f"Nobody called {typed} can sign in here. These can: {names}.")
