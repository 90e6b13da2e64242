"""Something good that a child says to a grown-up: it waits for nobody and asks for nothing.

It lies in the own drawer of each who may read it and is never counted among what waits. Typed
words can hold more than a child means to say: those also go to the readers of the letterbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from store.journal import Entry
from store.public_list import CHAIR, HEAD, SAFEGUARDING, Person, PublicList
from store.readers import PUPIL, named_in, readers_of
from store.record import Apply, Noun, Summary, folded

NOUN = "praise"
RECEIVED, READ = "praise.received", "praise.read"
NEW, SEEN = "new", "read"

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


@dataclass(frozen=True)
class Praise:
    """Something good as it lies in somebody's own drawer; `at` are times (ISO 8601)."""

    id: str
    good: Good = Good()
    sent_at: str = ""
    read_at: str = ""

    @property
    def title(self) -> str:
        """Whom it is from, in a line."""
        who = self.good.name or (self.good.peg and f"the {self.good.peg}") or "a child"
        return f"{who}, {self.good.class_name}" if self.good.class_name else who


def addressed(public: PublicList, good: Good) -> tuple[str, ...]:
    """Return whom it is for: the one who was chosen, or every grown-up of the class.

    Where nobody was chosen, not those whom typed words name: what is said of them may be no praise.
    """
    found = public.school_class(good.class_id)
    people = (good.to,) if good.to else found.adults if found else ()
    named = set[str]() if good.to else {one.id for one in named_in(good.words, public.adults())}
    return tuple(dict.fromkeys(id for id in people if public.is_active(id) and id not in named))


def praise_readers(public: PublicList, good: Good) -> tuple[str, ...]:
    """Return who may read it: whom it is for and, of typed words, the readers of the letterbox.

    Of those nobody whom the words name, unless it is for them: it may be no praise.
    """
    people = addressed(public, good)
    if people and not good.words.strip():
        return people
    named = tuple(one.id for one in named_in(good.words, _holders(public)))
    return tuple(dict.fromkeys((*people, *readers_of(public, PUPIL, named).people)))


def _holders(public: PublicList) -> list[Person]:
    drawers = {SAFEGUARDING, HEAD, CHAIR}
    return [one for one in public.adults() if drawers & set(public.drawers_of(one.id))]


def fold(entries: Sequence[Entry]) -> Praise:
    """Return what was said, and when it was read first."""
    return folded(Praise(entries[0].subject), entries, _APPLY)


def _received(praise: Praise, entry: Entry, said: Any) -> Praise:
    good = msgspec.convert(said.get("good", {}), Good)
    return replace(praise, good=good, sent_at=said.get("sent_at", ""))


def _read(praise: Praise, entry: Entry, said: Any) -> Praise:
    return replace(praise, read_at=praise.read_at or entry.at)


def _summarise(praise: Praise) -> Summary:
    return Summary(SEEN if praise.read_at else NEW, 0, praise.sent_at, "", praise.title)


_APPLY: Apply[Praise] = {RECEIVED: _received, READ: _read}

PRAISE = Noun(NOUN, Praise, fold, _summarise, frozenset(_APPLY), frozenset({RECEIVED}))
