"""Whom a case may be about: everybody at school who was told of in what came into it.

Chosen in a colleague's concern, typed there (not on the list), shut out by the child, or named in
the words. Each of them is judged, or somebody else says that they are only mentioned: what is said
of one says nothing of another (KCSIE part four; procedure rows 27 and 28).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from store.adults.rows import HANDED, LOW, MENTIONED, SAID_OF, TOLD
from store.drawers.record import words_of
from store.looking.noted import Noted, of_kind

OTHER = "other"
"""The choice of an adult who is not on the list."""
SAID = "said"
"""The part of a row that holds what somebody said of an adult, one of the four that follow."""
ONLY, ABOUT_THEM, OWN_CASE, OUTSIDE = "mentioned", "about", "own_case", "outside"
NOT_OURS = frozenset({ONLY, OUTSIDE})
"""It is about nobody at school: they were only mentioned, or are nobody here."""
PLAIN = "plain"
"""The part of a mention that says `yes` where it names nobody by a word of every day alone."""

HARM = "harm"
"""The part of a mention that says `yes` where a child shut them out and told of harm, or where what
was told says that they harmed a child."""
LEFT_OPEN = "left_open"
"""The part of a mention that says `yes` where what was told names them and leaves open
what they did: who says alone that it is not about them is agreed with, or undone (`cleared`)."""
SAY_BY = "say_by"
"""The part of a mention that says by when somebody says whether it is about them, where what was
told says that they harmed a child."""
TYPED = "typed"
"""The part of a mention that says, by its key, who was told of by a name alone that is theirs too
(`by_typed_name`)."""
ENTERED = "entered"
"""The part of a mention that says `yes` where they were put into the case as somebody in it."""


@dataclass(frozen=True)
class Adult:
    """One of them: the id in the list (or OTHER) and the name, and how they were told of.

    `told`: somebody said that it is about them. `named`: they were shut out or named, and nobody
    has said yet what of; `asked` is the same for what may be a word of every day. `entered`: they
    were put into the case as somebody in it, `harm`: a child shut them out and told of
    harm, or it was told that they did some, `left_open`: that was not said. `ever`: they were one
    of the first two once. `place` and `at` are those of the latest telling that counts, `due` is by
    when somebody says what of it is theirs, where anything says so.
    """

    id: str
    name: str
    told: bool = False
    named: bool = False
    asked: bool = False
    entered: bool = False
    harm: bool = False
    left_open: bool = False
    ever: bool = False
    place: int = -1
    at: str = ""
    due: str = ""

    @property
    def key(self) -> str:
        """What tells them apart from others."""
        return key_of({"adult": self.id, "name": self.name})


def key_of(said: Mapping[str, str]) -> str:
    """Return what tells apart the adult of a row: the id, or of a typed name its words."""
    id = said.get("adult", "")
    return id if id not in ("", OTHER) else " ".join(sorted(words_of(said.get("name", ""))))


def known(rows: Sequence[Noted]) -> dict[str, Adult]:
    """Return everybody who was ever told of, by key, as it stands; nobody without a name."""
    found: dict[str, Adult] = {}
    for place, row in _once(rows):
        if not (key := key_of(row.said)):
            continue
        if row.kind == LOW and key not in found and any(each.told for each in found.values()):
            continue  # what is written down of somebody else tells of nobody
        new = Adult(row.said.get("adult", ""), row.said.get("name", ""))
        found[key] = _with(found.get(key, new), row, place)
    return found


def may_be(rows: Sequence[Noted]) -> tuple[Adult, ...]:
    """Return those whom it may be about still, in the order in which they were told of."""
    return tuple(each for each in known(rows).values() if each.told or each.named)


def accusing(noted: Sequence[Noted]) -> frozenset[str]:
    """Return the mentions that say, or leave open, that somebody harmed a child, by their ids.

    That somebody is called as who was told of says no more of what was done.
    """
    rows = (each for each in of_kind(noted, MENTIONED) if TYPED not in each.said)
    return frozenset(each.id for each in rows if each.said.keys() & {HARM, LEFT_OPEN})


def without(noted: Sequence[Noted], worry: str) -> tuple[Noted, ...]:
    """Return the rows of a case once a worry is in it no more: it names nobody by that.

    Nor does it say of anybody then that it is not about them, whom nothing else mentions.
    """
    rows = tuple(e for e in noted if e.kind != MENTIONED or e.said.get("worry") != worry)
    left = known([row for row in rows if row.kind != SAID_OF])
    return tuple(
        row
        for row in rows
        if row.kind != SAID_OF or row.said.get(SAID) not in NOT_OURS or key_of(row.said) in left
    )


def told_last(rows: Sequence[Noted]) -> int:
    """Return the place of the last telling that names nobody; -1 where there is none."""
    nameless = (n for n, row in enumerate(rows) if row.kind == TOLD and not key_of(row.said))
    return max(nameless, default=-1)


def _once(rows: Sequence[Noted]) -> Iterator[tuple[int, Noted]]:
    """Yield rows with their places; two terminals may note the same mention."""
    seen: set[tuple[str, str, str]] = set()
    for place, row in enumerate(rows):
        if row.kind == MENTIONED:
            mention = (row.said.get("worry", ""), row.said.get("part", ""), key_of(row.said))
            if mention in seen:
                continue
            seen.add(mention)
        yield place, row


def _with(adult: Adult, row: Noted, place: int) -> Adult:
    if row.kind == TOLD:
        return replace(adult, told=True, ever=True, place=place)
    if row.kind in (HANDED, LOW):
        return replace(adult, told=True, ever=True)
    if row.kind == MENTIONED:
        plain = row.said.get(PLAIN) == "yes"
        entered = adult.entered or row.said.get(ENTERED) == "yes"
        harm = adult.harm or row.said.get(HARM) == "yes"
        left_open = adult.left_open or row.said.get(LEFT_OPEN) == "yes"
        adult = replace(adult, entered=entered, harm=harm, left_open=left_open)
        found = replace(adult, asked=True, at=row.at, due=adult.due or row.said.get(SAY_BY, ""))
        return replace(found, named=True, ever=True, place=place) if plain else found
    if row.kind == SAID_OF:
        said = row.said.get(SAID, "")
        told = said == ABOUT_THEM or (adult.told and said in NOT_OURS)
        was = adult.place if told else -1
        return replace(adult, told=told, named=False, asked=False, entered=False, place=was)
    return adult
