"""The form of the computer at which an investigation looks."""

from collections.abc import Callable, Mapping
from functools import partial

from screens.staff.looking.looking_work import LookingWork
from store.fields import Choice
from store.looking import computer_register, investigating, looking_fields
from store.looking.noted import COMPUTER

NONE_FITS = "No computer fits yet: on the page before this one, M lists them."


def name_computer(
    page: LookingWork, intro: str = "", then: Callable[[], None] | None = None
) -> None:
    """Ask at which computer the investigation of a page looks from now on; then go on."""
    listed = computer_register.computers(page.session)
    act = looking_fields.computer([Choice(e.id, e.words) for e in listed if e.fits])

    def named(said: Mapping[str, str]) -> None:
        change = partial(investigating.change_computer, page.drawer, page.case)
        write = partial(change, page.investigation, act, said, listed)
        page.tried(lambda: write(page.clock()), "Saved. The history keeps who wrote it.")
        if then is not None:
            then()

    page.ask_for(act, named, COMPUTER, intro=intro if act.fields[0].choices else NONE_FITS)
