"""Who may read what is told: the rule of the letterbox, as pure functions.

Whoever is about to post asks `readers_of`; whoever collects, `needs_case_drawer`. The order in
which drawers are tried never leads to somebody whom the teller excluded, and never to nobody: a
recovery sheet can always open it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

from store.school.public_list import (
    CHAIR,
    CHAIR_SHEET,
    HEAD,
    SAFEGUARDING,
    SCHOOL_SHEET,
    Person,
    PublicList,
)

PUPIL, ADULT, HEADTEACHER = "pupil", "adult", "headteacher"
"""What is told may be about a pupil, about an adult at school, or about the headteacher."""

ORDER = {
    PUPIL: (SAFEGUARDING, HEAD, CHAIR),
    ADULT: (HEAD, CHAIR, SAFEGUARDING),
    HEADTEACHER: (CHAIR, HEAD, SAFEGUARDING),
}
"""The drawers that are tried, by what it is about, until somebody may read it."""


@dataclass(frozen=True)
class Readers:
    """Who can open an envelope: people, the recovery sheet, and the drawer it is meant for.

    `kept_from` is everybody who must not read it, the headteacher included when it is about them.
    `people` is empty when only the sheet can open it: then the child is shown other help.
    """

    people: tuple[str, ...]
    sheet: str
    drawer: str
    kept_from: tuple[str, ...] = ()

    @property
    def nobody(self) -> bool:
        """Tell whether no living person can open it."""
        return not self.people


def readers_of(public: PublicList, about: str = PUPIL, kept_from: Collection[str] = ()) -> Readers:
    """Return who may read something `about` a pupil, an adult or the headteacher.

    `kept_from` are the people who must not: whom the teller excluded and whom it is about. Whose
    PIN one of those renewed is asked only where nobody else is left: they made that person's keys.
    """
    excluded = set(kept_from)
    if about == HEADTEACHER:
        excluded |= {person.id for person in public.with_role("headteacher")}
    in_doubt = {each.id for each in public.people if each.renewed_by in excluded - {""}}
    for left_out, drawer in product((excluded | in_doubt, excluded), ORDER[about]):
        people = tuple(id for id in public.held_by(drawer) if id not in left_out)
        if people:
            break
    else:
        people, drawer = (), ORDER[about][0]
    return Readers(people, _sheet(public, drawer, excluded), drawer, tuple(sorted(excluded - {""})))


def needs_case_drawer(
    public: PublicList, drawer: str, kept_from: Collection[str], known: Collection[str] = ()
) -> bool:
    """Tell whether somebody it is kept from can open the standing drawer it is meant for.

    `known` are those who have its key still, though the list may name them no more.
    """
    return any(id in kept_from for id in (*public.held_by(drawer), *known))


def left_without_readers(public: PublicList) -> tuple[Person, ...]:
    """Return the adults whom nobody could be told about: the proof wants this empty."""
    return tuple(
        person for person in public.adults() if readers_of(public, PUPIL, (person.id,)).nobody
    )


def _sheet(public: PublicList, drawer: str, excluded: set[str]) -> str:
    """The school's safe is within reach of the office: what is kept from a holder goes to the
    chair's sheet, unless the chair is the one it is kept from."""
    chairs = {person.id for person in public.with_role("chair")}
    if excluded & chairs:
        return SCHOOL_SHEET
    if drawer == SAFEGUARDING and not needs_case_drawer(public, drawer, excluded):
        return SCHOOL_SHEET
    return CHAIR_SHEET
