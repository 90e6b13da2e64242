"""Something good as far as it is said: for whom, what, and what becomes of it.

Full screens and pages in a browser both go by this, so that they ask the same in the same order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assets.texts import text
from screens.pupil.along import Along
from screens.pupil.names import joined
from screens.pupil.telling import Telling, fresh_telling
from store.school.public_list import PublicList, SchoolClass
from store.worries.good import GOOD_DAY, HELPED, KIND, THANKS, Good, addressed, praise_readers

ANYONE, TELL = "anyone", "tell"
"""For any grown-up of the class; and the way over to telling."""
PICTURES = ((THANKS, "thanks"), (HELPED, "grown-up"), (GOOD_DAY, "sunny"), (KIND, "friend"))
"""What can be said with a picture, and the pictures."""


@dataclass
class SomethingGood(Telling):
    """What is said so far; `asks_for` is whom it is for, `what` a picture's meaning."""

    what: str = ""

    def good(self) -> Good:
        """Return what is to be posted: all that was said, in either version."""
        return Good(
            what=self.what,
            words=self.words.strip(),
            to=self.asks_for,
            name=self.name.strip(),
            peg=self.peg,
            class_id=self.school_class.id if self.school_class else "",
            class_name=self.class_name,
        )

    def readers(self, school: PublicList) -> str:
        """Return the names of those who could read typed words."""
        good = replace(self.good(), words=self.words.strip() or ".")
        return joined([school.name_of(id) for id in praise_readers(school, good)])

    def in_haste(self, school: PublicList) -> Along:
        """Return what a call for help takes along: whom it was for is not asked to come."""
        along = super().in_haste(school)
        apart = along.apart and replace(along.apart, asks_for="")
        return Along(replace(along.told, asks_for=""), apart)

    def as_telling(self) -> Telling:
        """Return a telling that begins with the words, for who needs help with something too."""
        return Telling(
            version=self.version,
            school_class=self.school_class,
            class_asked=True,
            words=self.words,
            name=self.name,
            peg=self.peg,
        )


def fresh_good(
    school: PublicList, version: str, own_class: SchoolClass | None = None
) -> SomethingGood:
    """Return something good of which nothing is said; a class that is known is not asked for."""
    fresh = fresh_telling(school, version, own_class)
    return SomethingGood(
        version=fresh.version, school_class=fresh.school_class, class_asked=fresh.class_asked
    )


def pages_of_good(telling: SomethingGood, school: PublicList) -> list[str]:
    """Return the pages by their names, in order: whom it is for, what it is, and who says it."""
    pages = ["class"] if len(school.classes) > 1 else []
    if telling.school_class and addressed(school, telling.good()):
        pages.append("to")
    pages.append("words" if telling.older else "what")
    if telling.older and telling.words.strip():
        pages.append("more")
    elif not telling.older and telling.school_class and telling.school_class.pegs:
        pages.append("who")
    return pages


def who_gets(version: str, names: list[str]) -> Iterator[str]:
    """Yield the sentences after Send: who gets it, and that one can tell other things too."""
    words = f"{version}.good"
    if len(names) > 1:
        yield text(f"{words}.gets_many", names=joined(names))
    else:
        yield text(f"{words}.gets", name=names[0]) if names else text(f"{words}.box")
    yield text(f"{words}.tell")
