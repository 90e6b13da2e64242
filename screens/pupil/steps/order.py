"""Which pages a child meets, by name and in which order."""

from screens.pupil.telling import Telling
from store.public_list import PublicList

YOUNGER_PAGES = ("who", "feel", "when")
OLDER_PAGES = ("promise", "words", "when", "who", "not_see", "ask", "look")


def pages_of(telling: Telling, school: PublicList) -> list[str]:
    """Return the pages of a telling by their names, in order.

    `not_see` is among them when the child wishes it or the words name a holder.
    """
    pages = ["class"] if len(school.classes) > 1 else []
    pages += OLDER_PAGES if telling.older else YOUNGER_PAGES
    if telling.older and not (telling.wants_not_see or telling.named_holders(school)):
        pages.remove("not_see")
    if not telling.older and not (telling.school_class and telling.school_class.pegs):
        pages.remove("who")
    return pages


def next_step(telling: Telling, school: PublicList, here: str, *, looked: bool) -> str:
    """Return the page after `here`; nothing after the last.

    Whoever `looked` and changes something looks again, but never past what is still to be asked.
    """
    names = pages_of(telling, school)
    after = names[names.index(here) + 1 :]
    if not looked or not telling.older:
        return after[0] if after else ""
    if telling.undecided(school):
        return "not_see"
    return "look" if telling.asked else "ask"
