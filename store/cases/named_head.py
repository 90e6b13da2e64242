"""A case that somebody has triaged as about the headteacher, and what the headteacher does not do.

One person has that role, so the answer names them as surely as a name does (rows 15 and 27).
"""

from typing import TYPE_CHECKING

from store.cases.questions import ADULT, HEADTEACHER
from store.errors import Refused
from store.school.public_list import PublicList

if TYPE_CHECKING:
    from store.cases.cases import Case

OWN = "It was triaged as about the headteacher: somebody else triages and closes it."


def refuse_named(public: PublicList, person: str, case: "Case") -> None:
    """Refuse what the headteacher does in a case that was triaged as about them.

    Raises:
        Refused: the person is the headteacher, and a triage names them.
    """
    named = any((each.answers or {}).get(ADULT) == HEADTEACHER for each in case.triages)
    if named and any(each.id == person for each in public.with_role("headteacher")):
        raise Refused(OWN)
