"""What somebody did with a worry without knowing that it was kept from them meanwhile.

Two office terminals work apart: at one somebody keeps a worry from an adult (K), at the other that
adult files it, or opens a case with it. Whichever came first by the clock, none of that ends it:
it waits again, and whoever looks at it is told. What a child was answered stays answered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.drawers.journal import Entry
from store.drawers.knowledge import Knowledge
from store.school.public_list import PublicList
from store.worries import kinds

_WORDS = {
    kinds.FILED: "filed it",
    kinds.ENDED: "said that nothing more is to be done",
    kinds.LINKED: "put it into a case",
    kinds.UNLINKED: "took it out of its case",
    kinds.CHOSEN: "chose what stands",
    kinds.ANSWERED: "answered the child",
}


@dataclass(frozen=True)
class MadeApart:
    """One such deed: its entry, its kind, by whom and when (ISO 8601)."""

    id: str
    kind: str
    by: str
    at: str

    @property
    def counts(self) -> bool:
        """Whether it stands all the same: what was sent to a child was sent."""
        return self.kind == kinds.ANSWERED


def found(entries: Sequence[Entry]) -> tuple[MadeApart, ...]:
    """Return what was done apart by those whom a worry is kept from, in order."""
    kept = [each for each in entries if each.kind == kinds.KEPT_FROM]
    away = {each.said.get("person") for each in kept}
    if not any(away & {*each.hands} and each.kind in _WORDS for each in entries):
        return ()
    known = Knowledge(entries)
    return tuple(
        MadeApart(each.id, each.kind, each.by, each.at)
        for each in known.ordered
        if each.kind in _WORDS and any(_apart(known, each, one) for one in kept)
    )


def _apart(known: Knowledge, deed: Entry, kept: Entry) -> bool:
    theirs = kept.said.get("person") in deed.hands and kept.by != deed.by
    return theirs and not known.knew(deed, kept) and not known.knew(kept, deed)


def void(entries: Sequence[Entry], made: Sequence[MadeApart]) -> frozenset[str]:
    """Return the entries that count no more: what was done apart, and agreements taken back."""
    back = {each.said.get("agreed") for each in entries if each.kind == kinds.AGREED_BACK}
    agreed = (each.id for each in entries if each.kind == kinds.KEEPING_AGREED and each.id in back)
    return frozenset({*agreed, *(each.id for each in made if not each.counts)})


def sentences(public: PublicList, made: Sequence[MadeApart]) -> tuple[str, ...]:
    """Return who did what apart, a sentence each."""
    return tuple(
        f"Made apart: {public.name_of(each.by)} {_WORDS[each.kind]} at another terminal, without "
        "knowing that it is kept from them. Look at it again."
        for each in made
    )
