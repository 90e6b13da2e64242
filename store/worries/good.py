"""Something good that a child says, and who may read it.

Typed words can hold more than a child means to say: those also go to the readers of the letterbox.
"""

from collections.abc import Collection
from dataclasses import dataclass

from store.letterbox.called import teachers_of
from store.letterbox.naming import named_in
from store.letterbox.readers import PUPIL, readers_of
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList
from store.worries.family import of_child

NOUN = "praise"
THANKS, HELPED, GOOD_DAY, KIND = "thanks", "helped", "good_day", "kind"
GOOD_THINGS = (THANKS, HELPED, GOOD_DAY, KIND)
"""What a child can say with a picture."""


@dataclass(frozen=True)
class Good:
    """What was said: one of `GOOD_THINGS`, or typed words. All texts may be empty.

    `to` is the id of the grown-up it is for; empty for any grown-up of the class.
    """

    what: str = ""
    words: str = ""
    to: str = ""
    name: str = ""
    peg: str = ""
    class_id: str = ""
    class_name: str = ""


def addressed(public: PublicList, good: Good) -> tuple[str, ...]:
    """Return whom it is for: the one who was chosen, or every grown-up of the class.

    Where nobody was chosen, not those whom typed words name: what is said of them may be no praise.
    """
    found = public.school_class(good.class_id)
    people = (good.to,) if good.to else found.adults if found else ()
    named = () if good.to else _named(public, good, [each.id for each in public.adults()])
    return tuple(dict.fromkeys(id for id in people if public.is_active(id) and id not in named))


def praise_readers(public: PublicList, good: Good) -> tuple[str, ...]:
    """Return who may read it: whom it is for and, of typed words, the readers of the letterbox.

    Of those nobody whom the words name, unless it is for them: it may be no praise.
    """
    people = addressed(public, good)
    if people and not good.words.strip():
        return people
    named = _named(public, good, _holders(public))
    return tuple(dict.fromkeys((*people, *readers_of(public, PUPIL, named).people)))


def _named(public: PublicList, good: Good, people: Collection[str]) -> tuple[str, ...]:
    """Return whom of some people typed words name, or may be about as of the child's family."""
    called, words = public.called({*people}), good.words
    teachers = teachers_of(public, good.class_name, good.class_id)
    found = (*named_in(words, called, teachers), *of_child((good.name,), words, called))
    return tuple(dict.fromkeys(each.id for each in found))


def _holders(public: PublicList) -> list[str]:
    drawers = {SAFEGUARDING, HEAD, CHAIR}
    return [one.id for one in public.adults() if drawers & set(public.drawers_of(one.id))]
