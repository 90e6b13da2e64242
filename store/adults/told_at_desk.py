"""Whom at school a case that begins at the desk is about, and whom its words name.

What a parent says of an adult is what a child says of one: it is kept from them from the first on,
and whoever is named decides nothing (KCSIE part four; procedure rows 7, 15, 27 and 28).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from assets.desk_data import look_closer
from store.adults.keeping_out import keep_away
from store.adults.rows import MENTIONED, SAID_OF
from store.adults.whom import ABOUT_THEM, PLAIN, SAID
from store.cases.choices import ever_adults
from store.drawers.drawer import Drawer, Fact
from store.fields import Field, Kind
from store.letterbox.naming import named_in, plainly_named
from store.school.due import LADO_WITHIN, due_at
from store.school.public_list import Person, PublicList
from store.signing_in.session import Session

WHOM = "whom_at_school"
WHAT = "Is it about what an adult at school did? Choose who"

SO_TOLD = "It was told so when the case was opened"


@dataclass(frozen=True)
class Said:
    """What stands in one field: its id, the words, and whether somebody from outside said them."""

    part: str
    words: str
    told: bool = False


def field(public: PublicList, me: str) -> Field:
    """Return what asks whom it is about; whoever asks does not choose themself."""
    hint = "It is kept from them from the first on, and judged by itself (H)."
    return Field(WHOM, WHAT, Kind.SEVERAL, hint=hint, choices=ever_adults(public, (me,)))


def chosen(values: str) -> tuple[str, ...]:
    """Return the ids of those who were chosen."""
    return tuple(id for id in values.split("\n") if id)


def named(public: PublicList, said: Iterable[Said], writer: str) -> tuple[Person, ...]:
    """Return whom words name, each once; whoever writes them counts in what others told."""
    return tuple({each.id: each for _, each in _mentions(public, said, writer)}.values())


def facts(public: PublicList, case: str, whom: Iterable[str], now: datetime) -> list[Fact]:
    """Return what is recorded of those whom it is about: the school knows from now on."""
    due = due_at(LADO_WITHIN, now, public.calendar)
    said = {"why": SO_TOLD, SAID: ABOUT_THEM, "due": due}
    return [Fact(case, SAID_OF, {"adult": id, "name": public.name_of(id), **said}) for id in whom]


def mentions(
    public: PublicList, case: str, said: Iterable[Said], writer: str, leave_out: Sequence[str]
) -> list[Fact]:
    """Return what is recorded of those whom words name, as it is of a worry's words."""
    return [
        Fact(case, MENTIONED, {"adult": each.id, "name": each.name, "worry": "", **where})
        for where, each in _mentions(public, said, writer)
        if each.id not in leave_out
    ]


def keep_from_them(
    session: Session, drawer: Drawer, case: str, whom: Iterable[str], now: datetime
) -> Drawer:
    """Keep a case from whom it is about; return where it lies now."""
    for id in whom:
        drawer = keep_away(session, drawer, drawer.get(case), id, now)
    return drawer


def _mentions(
    public: PublicList, said: Iterable[Said], writer: str
) -> Iterator[tuple[dict[str, str], Person]]:
    called = public.called({each.id for each in public.people})
    for each in said:
        for person in named_in(each.words, called):
            if person.id == writer and not each.told:
                continue  # their own words: they say what they did themself
            same = [one for one in called if one.id == person.id]
            plain = each.told and plainly_named(each.words, same, look_closer().everyday)
            yield {"part": each.part, **({PLAIN: "yes"} if plain else {})}, person
