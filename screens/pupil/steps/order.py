"""Which pages a child meets, by name and in which order."""

from screens.pupil.telling import Telling
from store.school.public_list import PublicList

YOUNGER_PAGES = ("who", "feel", "when", "not_see")
OLDER_PAGES = ("promise", "words", "feel", "when", "who", "not_see", "ask", "look")
HELP, SEND = "help", "send"
"""What comes instead of a page: a call for help, or sending."""
REOPEN = "reopen"
"""A page that is no part of the way: only the page to write on leads to it, and it leads back."""


def pages_of(telling: Telling, school: PublicList) -> list[str]:
    """Return the pages of a telling by their names, in order.

    `not_see` is among them when the child wishes it or the words name a holder, whichever version
    they were written in; the faces are for whoever is older when they were answered before.
    """
    pages = ["class"] if len(school.classes) > 1 else []
    pages += OLDER_PAGES if telling.older else YOUNGER_PAGES
    if not (telling.wants_not_see or telling.named_holders(school)):
        pages.remove("not_see")
    if telling.older and not telling.feeling:
        pages.remove("feel")
    if not telling.older and not (telling.school_class and telling.school_class.pegs):
        pages.remove("who")
    return pages


def first_question(telling: Telling, school: PublicList) -> str:
    """Return the first page about the worry: on it the version can be switched."""
    return next(name for name in pages_of(telling, school) if name != "class")


def begins_at(telling: Telling, school: PublicList) -> str:
    """Return the page on which telling begins: a class that the terminal knows is not asked for.

    Back leads to that page all the same.
    """
    return first_question(telling, school) if telling.class_asked else pages_of(telling, school)[0]


def next_step(telling: Telling, school: PublicList, here: str, *, looked: bool) -> str:
    """Return the page after `here`; nothing after the last.

    Who should not see it is asked as long as somebody is named about whom nothing was said.
    Whoever `looked` and changes something looks again, but never past what is still to be asked.
    """
    names = pages_of(telling, school)
    after = names[names.index(here) + 1 :]
    if here == "not_see" and telling.undecided(school):
        return here  # the words name more than one
    if not looked or not telling.older:
        return after[0] if after else ""
    if telling.undecided(school):
        return "not_see"
    return "look" if telling.asked else "ask"


def onward(telling: Telling, school: PublicList, here: str, *, looked: bool) -> str:
    """Return what follows once `here` is answered: a page, or `HELP` or `SEND`.

    A call for help waits for no page, see `screens.pupil.calling`.
    """
    if telling.wants_now and here in ("when", "not_see"):
        return HELP
    return next_step(telling, school, here, looked=looked) or SEND


def goes_from(telling: Telling, school: PublicList, here: str) -> bool:
    """Tell whether an answer to `here` can send or call for help, with no page between."""
    if here == "not_see" and telling.help_called is not None:
        return True
    return here == "when" or here in pages_of(telling, school)[-1:]


def backward(telling: Telling, school: PublicList, here: str, *, looked: bool) -> str:
    """Return the page before `here`; nothing before the first."""
    if here == REOPEN:
        return "words"
    pages = pages_of(telling, school)
    place = pages.index(here) if here in pages else 0
    if looked and next_step(telling, school, pages[place], looked=True) == "look":
        return "look"
    return pages[place - 1] if place else ""
