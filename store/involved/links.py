"""Cases that belong together: linked with a reason, seen from both, by whoever may open both.

A link is an entry of one of the two, and of the one that fewer may read: so it tells nobody who
may read only the other that there is more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.cases.case import Case
from store.cases.case_parts import OPEN, SHUT
from store.cases.cases import NOUN
from store.cases.casework import as_it_stands
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.errors import Refused
from store.fields import Field, Kind, Values, kept, require
from store.involved.findable import word_for
from store.involved.kinds import LINKED, UNLINKED
from store.looking.noted import Noted, of_kind
from store.signing_in.session import Session

WHY = (Field("why", "Why they belong together", Kind.TEXT, True, in_words=True),)
UNLINK_WHY = (Field("why", "Why they do not belong together", Kind.TEXT, True, in_words=True),)


@dataclass(frozen=True)
class Link:
    """Another case that belongs to one, and why; `inside` is the subject that holds the entry."""

    id: str
    case: Case
    why: str
    by: str
    at: str
    inside: str


def links(session: Session, case: Case) -> tuple[Link, ...]:
    """Return the cases linked with this one that this session may open, the oldest link first."""
    found = [
        Link(row.id, other, row.said.get("why", ""), row.by, row.at, case.id)
        for row in standing(case)
        if (other := leads_to(session, row.said.get("other", ""))) is not None
    ]
    for other in _naming(session, case):
        found += [
            Link(row.id, other, row.said.get("why", ""), row.by, row.at, other.id)
            for row in standing(other)
            if row.said.get("other") == case.id
        ]
    return tuple(sorted(found, key=lambda each: each.at))


def link(session: Session, case: Case, other: Case, values: Values, now: datetime) -> None:
    """Link two cases, with why.

    Raises:
        Incomplete: the reason is missing.
        Refused: it is one case, they are linked, or neither's readers may all read the other.
    """
    require(WHY, values)
    if case.id == other.id:
        raise Refused("That is this case itself.")
    if any(each.case.id == other.id for each in links(session, case)):
        raise Refused("They are linked already.")
    here, there = _drawer(session, case), _drawer(session, other)
    drawer = _fewest(session, here, there)
    if drawer is None:
        raise Refused(
            "Neither case may be read by all who may read the other: a link would tell somebody "
            "what is kept from them."
        )
    inside, named = (case, other) if drawer is here else (other, case)
    body = {"other": named.id, **kept(WHY, values)}
    drawer.record(as_it_stands(drawer, inside).id, LINKED, body, now)


def possible(session: Session, case: Case) -> tuple[Case, ...]:
    """Return the other cases of this session that a link with this one tells nobody too much of."""
    here = _drawer(session, case)
    linked = {case.id, *(each.case.id for each in links(session, case))}
    drawers = (each for each in session.shared() if _fewest(session, here, each) is not None)
    found = (
        other
        for drawer in drawers
        for other in drawer.since(NOUN, (OPEN, SHUT), "", ranks=(0, 1, 2, 3))
    )
    return tuple(each for each in found if isinstance(each, Case) and each.id not in linked)


def unlink(session: Session, found: Link, values: Values, now: datetime) -> None:
    """End a link, with why; the history keeps both.

    Raises:
        Incomplete: the reason is missing.
        Refused: it is not there any more.
    """
    require(UNLINK_WHY, values)
    drawer = session.find(found.inside)
    case = drawer.get(found.inside) if drawer is not None else None
    there = standing(case) if isinstance(case, Case) else ()
    if drawer is None or found.id not in {row.id for row in there}:
        raise Refused("This link is not there any more.")
    drawer.record(found.inside, UNLINKED, {"link": found.id, **kept(UNLINK_WHY, values)}, now)


def standing(case: Case) -> tuple[Noted, ...]:
    """Return the links that a case itself holds and that nobody has ended."""
    ended = {row.said.get("link") for row in of_kind(case.noted, UNLINKED)}
    return tuple(row for row in of_kind(case.noted, LINKED) if row.id not in ended)


def leads_to(session: Session, subject: str) -> Case | None:
    """Return the case a link leads to; None where this session may not open it."""
    drawer = session.find(subject) if subject else None
    found = drawer.get(subject) if drawer is not None else None
    return found if isinstance(found, Case) else None


def _naming(session: Session, case: Case) -> Iterator[Case]:
    words = [word_for(case.id)]
    for drawer in session.shared():
        for row in drawer.called(words, [NOUN], whole=True, limit=200):
            if (found := leads_to(session, row.subject)) is not None:
                yield found


def _fewest(session: Session, here: Drawer, there: Drawer) -> Drawer | None:
    """Return which of two drawers a link lies in: all who read it read the other one too."""
    can_here, can_there = set(holders_of(session, here)), set(holders_of(session, there))
    if can_here <= can_there:
        return here
    return there if can_there <= can_here else None


def _drawer(session: Session, case: Case) -> Drawer:
    found = session.find(case.id)
    if found is None:
        raise Refused("One of the two is in no drawer that your key ring opens.")
    return found
