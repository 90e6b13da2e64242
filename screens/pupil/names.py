"""Grown-ups' names as a child reads them."""

from collections.abc import Sequence

from assets.texts import Text, text, unread
from assets.tongue import ENGLISH, spoken_now
from store.letterbox.readers import Readers
from store.school.public_list import PublicList


def joined(names: Sequence[str]) -> Text:
    """Return names as one says them in the language spoken: `A`, `A and B`, `A, B and C`."""
    return unread(lambda: _joined(names))


def _joined(names: Sequence[str]) -> str:
    tongue = spoken_now()
    if tongue.code != ENGLISH and tongue.drawn:
        # Read when first needed: English needs none of it.
        from babel.lists import format_list

        return format_list(names, locale=tongue.code)
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def who_opens(page: str, version: str, school: PublicList, readers: Readers) -> str:
    """Return who opens the box, in the words of a page; without anybody, other help."""
    names = [school.name_of(id) for id in readers.people]
    if not names:
        return text(f"{version}.sent.nobody")
    if len(names) == 1:
        return text(f"{version}.{page}.opens", name=names[0])
    return text(f"{version}.{page}.opens_many", names=joined(names))
